"""The ends of a paper: whom it is written to, who signed and sealed it, and when."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from reprieve.library.document import CertificateWords
from reprieve.library.pattern import compiled
from reprieve.read.dates import find_dates, parse_date
from reprieve.read.prose import spaced
from reprieve.read.words import Line

_SIGNATURE_LINES = 8
_HEAD_LINES = 4
_ORGANISATION = "(<organisation>)"


def written_to(text: str, words: CertificateWords) -> str:
    """The person in a letter's salutation, or ""."""
    found = (match for pattern in words.salutations for match in compiled(pattern).finditer(text))
    return next(("".join(match[1].split()) for match in found), "")


def signed_on(lines: Sequence[Line]) -> dt.date | None:
    """The last line that is a date alone, or the date that ends the line of the signature."""
    texts = [spaced(line.words) for line in lines]
    alone = [day for text in texts if (day := parse_date(text)) is not None]
    if alone:
        return alone[-1]
    ends = [find_dates(text) for text in texts[-_SIGNATURE_LINES:] if "。" not in text]
    single = [days[0] for days in ends if len(days) == 1]
    return single[-1] if single else None


def signed_by(lines: Sequence[Line], words: CertificateWords) -> str:
    """The institution by its seal's line, else by its name above the date at the end, else by the letterhead; or ""."""
    texts = [spaced(line.words) for line in lines]
    found = (*_sealed(texts, words), *_above_date(texts), *_letterhead(texts, words))
    return next(iter(found), "")


def _sealed(texts: Sequence[str], words: CertificateWords) -> Iterator[str]:
    """From the end: the name before a seal's words, or in the line above where they stand alone."""
    for index in range(len(texts) - 1, -1, -1):
        text = texts[index]
        seal = next((match for word in words.seal_words if (match := compiled(word).search(text))), None)
        if seal is None or text.endswith("。"):
            continue
        for place in (text[: seal.start()], text[seal.end() :], texts[index - 1] if index else ""):
            yield from _organisations(place)[-1:]


def _above_date(texts: Sequence[str]) -> Iterator[str]:
    for index in range(len(texts) - 1, max(len(texts) - _SIGNATURE_LINES, -1), -1):
        if find_dates(texts[index]):
            for text in (texts[index], texts[index - 1] if index else ""):
                if not text.endswith("。"):
                    yield from _organisations(text)[-1:]


def _letterhead(texts: Sequence[str], words: CertificateWords) -> Iterator[str]:
    ends = "|".join(map(re.escape, words.letterhead_ends))
    for text in texts[:_HEAD_LINES]:
        plain = "".join(text.split())
        found = compiled("^<organisation>").match(plain) if len(plain) < 40 else None
        if found is not None and found[0] == plain:
            yield plain
        elif headed := re.match(
            rf"(.{{2,30}}?(?:公司|医院|银行|中心|局|法院|学校|集团|委员会))[^。:]{{0,16}}(?:{ends})(?:\(.*\))?$", plain
        ):
            yield headed[1]


def _organisations(text: str) -> list[str]:
    names = (part.strip("(") for chunk in text.split("   ") for part in re.split(r"[:,;。\s]", chunk))
    return [found[0] for name in names if (found := compiled(_ORGANISATION).fullmatch(name)) and len(found[0]) > 3]
