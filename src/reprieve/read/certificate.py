"""Any proof -> issuer, person, dates and figures. Where each stands is data: the kind's file in the library."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import takewhile

from reprieve.library.document import OWN_FIELDS, STRICT, CertificateWords, DocumentKind, Form, Reading
from reprieve.library.pattern import compiled, with_value
from reprieve.library.reading import ReadingLibrary
from reprieve.model import Certificate, Place
from reprieve.read.certificates.glued_labels import labels_apart
from reprieve.read.certificates.labels import after_label, below_label, columns_under, under_label
from reprieve.read.certificates.names import name_in
from reprieve.read.certificates.signature import headed_or_dated_by, sealed_by, signed_on, written_to
from reprieve.read.certificates.void_marks import void_mark
from reprieve.read.certificates.whose_id import ids_in, is_of
from reprieve.read.days.dates import find_dates, find_months
from reprieve.read.page.figures import find_amounts, parse_amount
from reprieve.read.page.framed import framed
from reprieve.read.page.prose import page_lines, spaced
from reprieve.read.page.running import Running, Standing
from reprieve.read.page.words import Line, Page, Word

Value = str | dt.date | Decimal
_BARE = re.compile(r"\d{1,2}")
REFUSED = "refused"  # what any paper may say: that it does not grant what its title names
_BEFORE_PERCENT = re.compile(r"(?<=\d) (?=%)")
_SENTENCE_ENDS = "。;\n"
_NEAR = 24
_OTHER_END = re.compile(r"\s*元?\s*(?:至|到|~|—)\s*(?:人民币|¥)?\s*\d[\d,.]*\s*万?元")
_BETWEEN = re.compile(r"\s*(?:人民币|¥)?\s*\d[\d,.]*" + _OTHER_END.pattern)
_OTHER_END_BEFORE = re.compile(r"\d\s*万?元?\s*(?:至|到|~|—)\s*(?:人民币|¥)?\s*$")
_UNIT, _OF_MYRIADS = re.compile("[元万¥]"), re.compile(r"单位 ?:? ?(?:人民币)? ?万元")
_LABELLED = re.compile("[一-龥]{2,8} ?:")  # what stands below a table and says itself what it is
_NAME = Reading(form="name")
_NUMBERED = re.compile(r"^(?:\d{1,2}|\d{4}) +(?=-?¥?[\d,]+\.\d\d)")


@dataclass(frozen=True, slots=True)
class _Paper:
    """What is searched: the lines as they stand and as running text. None of its `labels` is a value."""

    lines: Sequence[Line]
    running: Running
    labels: frozenset[str]
    words: CertificateWords

    def value(self, text: str, reading: Reading) -> Value | None:
        """What the text tells in the form that is to be read, or None."""
        told = _date(text, -1 if reading.pick == "greatest" else 0) if reading.form == "date" else _value(text, reading.form, self.words)
        if isinstance(told, Decimal) and not _UNIT.search(text) and _OF_MYRIADS.search(self.running.text):
            return told * 10**4
        return name_in(told, self.words) if reading.form == "name" and isinstance(told, str) else told


@dataclass(frozen=True, slots=True)
class _Found:
    """A value, and where it stands."""

    value: Value
    place: Place | None


def read_certificate(pages: Sequence[Page], kind: DocumentKind, library: ReadingLibrary) -> Certificate:
    """Read a proof of a known kind. What it does not state is left empty; what it ought to state and does not is in `unstated`."""
    words = library.certificates
    readings = {**words.read, **kind.read}
    labels = frozenset({*words.labels, *(label for reading in readings.values() for label in reading.labels)})
    known = labels.union(*(reading.labels for reading in words.read.values()))
    lines = page_lines(framed(labels_apart(page, known, readings)) for page in pages)
    paper = _Paper(lines, Running(lines, labels), labels, words)
    found = {name: read for name, reading in kind.read.items() if (read := _read(paper, reading)) is not None}
    instead = [reading for name, reading in words.read.items() if name in kind.read and name not in found]
    found |= _shared(paper, found, kind, words)
    if REFUSED not in found and (mark := void_mark(pages, words)):
        found[REFUSED] = _Found(mark, None)
    event = found.get(kind.event) or found.get(kind.event_else)
    if event is not None:
        found["event_date"] = event
    people = dict.fromkeys(
        [str(_value_of(found, "person")), *(name for reading in (*readings.values(), *instead) for name in _people(paper, reading))]
    )
    own = _with_own_id(found, tuple(filter(None, people)), paper)
    return replace(_certificate(own, kind, lines), people=tuple(filter(None, people)))


def _with_own_id(found: Mapping[str, _Found], people: Sequence[str], paper: _Paper) -> Mapping[str, _Found]:
    """What was found, with the ID number of the person and nobody else's."""
    person, number, text = str(_value_of(found, "person")), str(_value_of(found, "id_number")), paper.running.text
    named = [*people, *filter(None, [str(_value_of(found, "issuer"))])]  # who lends may be a person too
    if not number or not person or is_of(number, person, named, text):
        return found
    others = {name: read for name, read in found.items() if name != "id_number"}
    own = next((each for each in ids_in(text) if is_of(each, person, named, text)), "")
    return {**others, "id_number": _Found(own, _line_of(paper, lambda line: own in "".join(line.split())))} if own else others


def _shared(paper: _Paper, found: Mapping[str, _Found], kind: DocumentKind, words: CertificateWords) -> dict[str, _Found]:
    """What all proofs state, where the kind's own file does not find it: by a label, or at the foot or the head of the paper."""
    others = {name: read for name, reading in words.read.items() if name not in found and (read := _read(paper, reading)) is not None}
    name = _issuer(paper, {**found, **others}, kind, words) if "issuer" not in found else ""
    others.pop("issuer", None)
    if name:
        others["issuer"] = _Found(name, _line_of(paper, lambda text: name in "".join(text.split())))
    known = {*found, *others}
    if "issued" not in known and (day := signed_on(paper.lines, words)):
        others["issued"] = _Found(day, _line_of(paper, lambda text: day in find_dates(text)))
    if "person" not in known and (person := written_to(paper.running.text, words, paper.labels)):
        others["person"] = _Found(person, _line_of(paper, lambda text: person in "".join(text.split())))
    return others


def _issuer(paper: _Paper, found: Mapping[str, _Found], kind: DocumentKind, words: CertificateWords) -> str:
    """By the seal; else of those whom a label, the foot and the head name, the first that may issue such a paper, or the first.

    Whom the paper names as the employer did not issue it.
    """
    sealed = next(sealed_by(paper.lines, words), "")
    labelled = [str(found["issuer"].value)] if "issuer" in found else []
    named = [sealed] if sealed else [*labelled, *headed_or_dated_by(paper.lines, words)]
    named = [name for name in named if name != _value_of(found, "employer")]
    competent = (name for name in named if any(compiled(issuer).search(name) for issuer in kind.issuers))
    return next(competent, next(iter(named), ""))


def _line_of(paper: _Paper, holds: Callable[[str], bool]) -> Place | None:
    """The last line that holds it, and of its words no more than do: signatures stand at the end."""
    line = next((line for line in reversed(paper.lines) if holds(spaced(line.words))), None)
    return _fewest(Standing(spaced(line.words), line.words, line.page), holds).place if line else None


def _certificate(found: Mapping[str, _Found], kind: DocumentKind, lines: Sequence[Line]) -> Certificate:
    event, issued = _value_of(found, "event_date" if kind.event else ""), _value_of(found, "issued")
    own = {name: read.value for name, read in found.items() if (name in kind.read or name == REFUSED) and name not in OWN_FIELDS}
    return Certificate(
        issuer=str(_value_of(found, "issuer")),
        person=str(_value_of(found, "person")),
        id_number=str(_value_of(found, "id_number")),
        issued=issued if isinstance(issued, dt.date) else None,
        event_date=event if isinstance(event, dt.date) else None,
        dates={name: value for name, value in own.items() if isinstance(value, dt.date)},
        figures={name: value for name, value in own.items() if isinstance(value, Decimal)},
        fields={name: value for name, value in own.items() if isinstance(value, str)},
        verification_code=str(_value_of(found, "verification_code")),
        unstated=tuple(name for name in kind.states if not _value_of(found, name)),
        page=lines[0].page if lines else 1,
        places={name: read.place for name, read in found.items() if read.place is not None},
    )


def _value_of(found: Mapping[str, _Found], name: str) -> Value:
    return found[name].value if name in found else ""


def _read(paper: _Paper, reading: Reading) -> _Found | None:
    """The first value that fits, or all of them; of a column, its least or its greatest."""
    if reading.pick == "first":
        first = _first(_values(paper, reading), reading.form)
        return None if first is None else _placed(*first, reading, paper)
    if reading.pick == "all":
        told = {str(value): at for value, at in reversed(tuple(_values(paper, reading)))}
        return _Found("、".join(reversed(told)), next(reversed(told.values())).place) if told else None
    days = [(value, at) for value, at in (*_in_columns(paper, reading), *_values(paper, reading)) if isinstance(value, dt.date)]
    if not days:
        return None
    value, at = (min if reading.pick == "least" else max)(days, key=lambda day: day[0])
    return _placed(value, at, reading, paper)


def _first(values: Iterator[tuple[Value, Standing]], form: Form) -> tuple[Value, Standing] | None:
    """The first value; a bare 1 or 32 is a line's number where a plain amount stands further on."""
    bare: tuple[Value, Standing] | None = None
    for value, at in values:
        if form != "amount" or not _BARE.fullmatch(at.text.strip()):
            return value, at
        bare = bare or (value, at)
    return bare


def _placed(value: Value, at: Standing, reading: Reading, paper: _Paper) -> _Found:
    return _Found(value, _fewest(at, lambda text: paper.value(text, reading) == value).place)


def _fewest(at: Standing, holds: Callable[[str], bool]) -> Standing:
    """The fewest words in one stretch that still hold the value."""

    def tells(words: Sequence[Word]) -> bool:
        return bool(words) and holds(" ".join(word.text for word in words))

    words = at.words
    while tells(words[:-1]):
        words = words[:-1]
    while tells(words[1:]):
        words = words[1:]
    return replace(at, words=words)


def _values(paper: _Paper, reading: Reading) -> Iterator[tuple[Value, Standing]]:
    for pattern in reading.patterns:
        for match in with_value(pattern).finditer(paper.running.text):
            value = paper.value(match[1], reading)
            if value is not None and value not in paper.labels and not _counts_not(paper.running.text, match, reading):
                yield value, paper.running.between(*match.span(1))
    for at in _labelled(paper, reading):
        value = None if reading.form == "amount" and _BETWEEN.match(at.text) else paper.value(at.text, reading)
        if value is not None and not {str(value).partition(" ")[0], at.text} & paper.labels:
            yield value, at


def _counts_not(text: str, match: re.Match[str], reading: Reading) -> bool:
    """Whether a match is one of two ends that an amount lies between, or stands in a sentence that does not count."""
    ends = _OTHER_END_BEFORE.search(text, max(0, match.start(1) - _NEAR), match.start(1)) or _OTHER_END.match(text, match.end(1))
    return bool(reading.form == "amount" and ends) or _on_condition(text, match, reading)


def _on_condition(text: str, match: re.Match[str], reading: Reading) -> bool:
    """Whether the sentence around a match is one of those that do not count."""
    if not reading.unless:
        return False
    begin = max(text.rfind(end, 0, match.start(1)) for end in _SENTENCE_ENDS) + 1
    end = min((found for end in _SENTENCE_ENDS if (found := text.find(end, match.end(1))) >= 0), default=len(text))
    return any(compiled(pattern).search(text, begin, end) for pattern in reading.unless)


def _labelled(paper: _Paper, reading: Reading) -> Iterator[Standing]:
    for label in reading.labels:
        beside = list(after_label(paper.running, label))
        yield from beside
        if reading.pick != "first" and any(paper.value(at.text, reading) is not None for at in beside):
            continue  # of all that stand below the label, too, the greatest may be the day of issue
        if reading.form == "amount":
            yield from _single(columns_under(paper.lines, label), paper.words)
        else:
            below = under_label(paper.lines, label, colon=reading.form in STRICT)
            yield from (at for at in below if not _LABELLED.match(at.text))
    if reading.form == "text":
        for label in reading.labels:
            yield from below_label(paper.running, label)


def _single(columns: Iterator[list[Standing]], words: CertificateWords) -> Iterator[Standing]:
    """The figure under a label; of a column of several, which is a list of items, the last where it is what the others come to."""
    sentence = re.compile(rf"[,;、。]? ?(?!{'|'.join(words.before_sums)})[一-龥]{{2}}")
    for column in columns:
        end = next((index for index, at in enumerate(column) if index and sentence.match(at.text)), len(column))
        figures = list(takewhile(lambda at: _amount(at.text) is not None, column[:end]))
        amounts = [amount for at in figures if (amount := _amount(at.text)) is not None]
        if len(set(amounts)) == 1 or (len(amounts) > 2 and sum(amounts[:-1]) == amounts[-1]):
            yield figures[-1]


def _in_columns(paper: _Paper, reading: Reading) -> Iterator[tuple[Value, Standing]]:
    """What stands in the columns under the labels, each down to the first cell that is none of this form."""
    for label in reading.labels:
        for column in columns_under(paper.lines, label):
            for at in column:
                value = paper.value(at.text, reading)
                if value is None or _LABELLED.match(at.text):
                    break
                yield value, at


def _people(paper: _Paper, reading: Reading) -> Iterator[str]:
    """Everyone who is named where this statement may stand, not only the first."""
    if reading.form != "name":
        return
    texts = [match[1] for pattern in reading.patterns for match in with_value(pattern).finditer(paper.running.text)]
    yield from _names(texts, paper)
    for label in reading.labels:
        # Below a label whose value stands beside it, the next label stands.
        beside = list(_names((at.text for at in after_label(paper.running, label) if at.text not in paper.labels), paper))
        yield from beside or _names((at.text for at in under_label(paper.lines, label, colon=True)), paper)


def _names(texts: Iterable[str], paper: _Paper) -> Iterator[str]:
    parts = (part for text in texts for part in text.split("、"))
    yield from (name for part in parts if isinstance(name := paper.value(part, _NAME), str) and name not in paper.labels)


def _value(text: str, form: Form, words: CertificateWords) -> Value | None:
    if form == "amount":
        return _amount(text)
    if form == "text":
        return _plain(text)
    found = compiled(f"<{form}>").match(re.sub(rf"^\((?:{'|'.join(words.seal_marks)})\) *", "", text.strip()))
    return "".join(found[0].split()) if found else None


def _date(text: str, place: int) -> dt.date | None:
    """The first day in the text, or the last where `place` is -1; where it names months alone, that month's first day."""
    days = find_dates(text)
    if days:
        return days[place]
    months = find_months(text)
    return dt.date.fromisoformat(f"{months[place]}-01") if months else None


def _amount(text: str) -> Decimal | None:
    """The amount that the text begins with, or the first in it; a line's number before it does not count."""
    text = _NUMBERED.sub("", text.strip())
    found = compiled("<amount>").match(text)
    whole = parse_amount(found[0]) if found else None
    if whole is not None:
        return whole
    amounts = find_amounts(text)
    return amounts[0] if amounts else None


def _plain(text: str) -> str | None:
    """As printed, but for blanks that a font's own spacing leaves before a per cent sign."""
    return _BEFORE_PERCENT.sub("", " ".join(text.split())).strip(":,;。 ") or None
