"""The ends of a paper: whom it is written to, who signed and sealed it, and when."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Sequence
from itertools import chain

from reprieve.library.document import CertificateWords
from reprieve.library.pattern import compiled, with_value
from reprieve.read.certificates.values import name_in
from reprieve.read.days.dates import find_dates, parse_date
from reprieve.read.page.prose import spaced
from reprieve.read.page.words import Line

_SIGNATURE_LINES = 8
_HEAD_LINES = 4
_LAST_LINES = 3
_ORGANISATION = "(<organisation>)"
_REMARK = re.compile(r"\([^()]*\)$")
_GAP = re.compile(" {3,}")
_STAR = re.compile(r"\s*[★☆]\s*")  # of a seal that lies over the day
_OPEN_DATE = re.compile(r"(?<![\d〇零一二三四五六七八九])_* *年[ _]*月[ _]*日")


def written_to(text: str, words: CertificateWords, labels: Collection[str]) -> str:
    """The person in a letter's salutation, or ""; one of `labels` with nothing behind its colon is nobody."""
    found = (match for pattern in words.salutations for match in with_value(pattern).finditer(text))
    names = (name for match in found if (name := name_in(match[1], words)) and name not in labels)
    return next((name for name in names if not any(word in name for word in words.everybody)), "")


def signed_on(lines: Sequence[Line], words: CertificateWords) -> dt.date | None:
    """The last line that holds nothing but dates, filled in or not; or the date that ends the line of the signature."""
    texts = [_STAR.sub(" ", spaced(line.words)) for line in lines]
    alone = [day for text in texts if (day := _date_alone(text)) is not None]
    if alone:
        return alone[-1]
    ends = [find_dates(text) for text in texts[-_SIGNATURE_LINES:] if "。" not in text and not re.search(words.other_day, text)]
    single = [days[0] for days in ends if len(set(days)) == 1]
    return single[-1] if single else None


def is_date_alone(line: Line) -> bool:
    """Whether a line holds nothing but the day on which a paper was signed."""
    return _date_alone(_STAR.sub(" ", spaced(line.words))) is not None


def _date_alone(text: str) -> dt.date | None:
    """The day, where both sides of an agreement put the same, or one of them left it open."""
    parts = [part for part in _GAP.split(_OPEN_DATE.sub("   ", text).strip()) if part]
    days = [parse_date(part) for part in parts]
    return days[0] if len(set(days)) == 1 else None


def signed_by(lines: Sequence[Line], words: CertificateWords) -> str:
    """The institution by its seal's line, else by its name above the date at the end, else by the letterhead; or ""."""
    return next(chain(sealed_by(lines, words), headed_or_dated_by(lines, words)), "")


def sealed_by(lines: Sequence[Line], words: CertificateWords) -> Iterator[str]:
    """From the end: the name before a seal's words, or beside them, or in the line above where they stand alone."""
    texts = [spaced(line.words) for line in lines]
    for index in range(len(texts) - 1, -1, -1):
        text = texts[index]
        seal = seal_in(text, words)
        if seal is None or text.endswith("。"):
            continue
        for place in (text[: seal.start()], text[seal.end() :], *_near(texts, index)):
            yield from _organisations(place, words)[-1:]


def seal_in(text: str, words: CertificateWords) -> re.Match[str] | None:
    """The words of a seal in a line."""
    found = (compiled(word).search(text) for word in words.seal_words)
    return next((match for match in found if match and not re.match(words.seal_in_name, match[0] + text[match.end() :])), None)


def headed_or_dated_by(lines: Sequence[Line], words: CertificateWords) -> Iterator[str]:
    """The name above the date at the end, the name that the paper ends with, a name beside another date there, then the letterhead."""
    texts = [spaced(line.words) for line in lines]
    last = range(len(texts) - 1, max(len(texts) - _SIGNATURE_LINES, -1), -1)
    for index in (index for index in last if _date_alone(texts[index])):
        yield from (name for text in texts[max(0, index - 2) : index][::-1] for name in _signed(text, words))
    ends = (text for text in texts[-_LAST_LINES:][::-1] if compiled(_ORGANISATION).fullmatch("".join(text.split())))
    yield from (name for text in ends for name in _signed(text, words))
    for index in (index for index in last if find_dates(texts[index])):
        yield from (name for text in (texts[index], *texts[max(0, index - 1) : index]) for name in _signed(text, words))
    yield from _letterhead(texts[:_HEAD_LINES], words)


def _signed(text: str, words: CertificateWords) -> list[str]:
    return [] if text.endswith("。") else _organisations(text, words)[-1:]


def _near(texts: Sequence[str], index: int) -> Iterator[str]:
    """The line above; and the one below where that is a name and nothing else."""
    yield texts[index - 1] if index else ""
    below = texts[index + 1] if index + 1 < len(texts) else ""
    yield below if compiled(_ORGANISATION).fullmatch(below.strip()) else ""


def _letterhead(texts: Sequence[str], words: CertificateWords) -> Iterator[str]:
    ends, kinds = ("|".join(map(re.escape, some)) for some in (words.letterhead_ends, words.letterheads))
    for text in texts:
        plain = _REMARK.sub("", "".join(text.split()))
        if re.match(words.written_to, plain):
            continue
        whole = _whole(plain, words)
        if whole != plain:
            yield from filter(None, [whole])
            continue
        found = compiled("^<organisation>").match(plain) if len(plain) < 40 and not re.search(words.seal_room, plain) else None
        if found is not None and found[0] == plain:
            yield plain
        elif headed := re.match(rf"(.{{2,30}}?(?:{kinds}))[^。:]{{0,16}}(?:{ends})(?:\(.*\))?$", plain):
            yield headed[1]


def _organisations(text: str, words: CertificateWords) -> list[str]:
    """The institutions named in a line, each without the part of it that signed."""
    names = (
        part.rstrip("(").removeprefix("(" if part.count("(") > part.count(")") else "")
        for chunk in text.split("   ")
        for part in re.split(rf"[:,;。\s]|^\(?(?:{'|'.join(words.seal_marks)})\)", chunk)
    )
    found = [(name, _whole(name, words)) for name in names if len(name) > 3 and not re.search(words.seal_room, name)]
    return [whole for name, whole in found if whole and (whole != name or compiled(_ORGANISATION).fullmatch(name))]


def _whole(name: str, words: CertificateWords) -> str:
    """The institution that a name names a part of, "" where it does not say which; else the name as it is."""
    return next((part[1] for within in words.departments if (part := with_value(within).fullmatch(name))), name)
