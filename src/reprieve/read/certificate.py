"""Any proof -> issuer, person, dates and figures. Where each stands is data: the kind's file in the library."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import takewhile

from reprieve.library.document import OWN_FIELDS, DocumentKind, Form, Reading
from reprieve.library.pattern import compiled
from reprieve.library.reading import ReadingLibrary
from reprieve.model import Certificate
from reprieve.read.dates import find_dates, find_months
from reprieve.read.figures import find_amounts, parse_amount
from reprieve.read.glued_labels import labels_apart
from reprieve.read.labels import after_label, columns_under, under_label
from reprieve.read.prose import page_lines, prose
from reprieve.read.signature import signed_by, signed_on, written_to
from reprieve.read.words import Line, Page

Value = str | dt.date | Decimal


@dataclass(frozen=True, slots=True)
class _Paper:
    """What is searched: the lines as they stand and as running text. None of its `labels` is a value."""

    lines: Sequence[Line]
    text: str
    labels: frozenset[str]


def read_certificate(pages: Sequence[Page], kind: DocumentKind, library: ReadingLibrary) -> Certificate:
    """Read a proof of a known kind. What it does not state is left empty; what it ought to state and does not is in `unstated`."""
    words = library.certificates
    readings = {**words.read, **kind.read}
    labels = frozenset({*words.labels, *(label for reading in readings.values() for label in reading.labels)})
    known = labels.union(*(reading.labels for reading in words.read.values()))
    lines = page_lines(labels_apart(page, known, readings) for page in pages)
    paper = _Paper(lines, prose(lines), labels)
    found = {name: _read(paper, reading) for name, reading in readings.items()}
    issued = found["issued"] or signed_on(lines)
    found |= {
        "issued": issued,
        "issuer": found["issuer"] if "issuer" in kind.read and found["issuer"] else signed_by(lines, words) or found["issuer"],
        "person": found["person"] or written_to(paper.text, words),
    }
    people = dict.fromkeys([str(found["person"] or ""), *(name for reading in readings.values() for name in _people(paper, reading))])
    return replace(_certificate(found, kind, lines), people=tuple(filter(None, people)))


def _certificate(found: Mapping[str, Value | None], kind: DocumentKind, lines: Sequence[Line]) -> Certificate:
    event = found.get(kind.event)
    issued = found["issued"]
    own = {name: value for name, value in found.items() if name not in OWN_FIELDS}
    return Certificate(
        issuer=str(found["issuer"] or ""),
        person=str(found["person"] or ""),
        id_number=str(found["id_number"] or ""),
        issued=issued if isinstance(issued, dt.date) else None,
        event_date=event if isinstance(event, dt.date) else None,
        dates={name: value for name, value in own.items() if isinstance(value, dt.date)},
        figures={name: value for name, value in own.items() if isinstance(value, Decimal)},
        fields={name: value for name, value in own.items() if isinstance(value, str)},
        verification_code=str(found["verification_code"] or ""),
        unstated=tuple(name for name in kind.states if not found.get(name)),
        page=lines[0].page if lines else 1,
    )


def _read(paper: _Paper, reading: Reading) -> Value | None:
    """The first value that fits; of a column, its least or its greatest."""
    if reading.pick == "first":
        return next(_values(paper, reading), None)
    days = [value for value in (*_in_columns(paper, reading), *_values(paper, reading)) if isinstance(value, dt.date)]
    return min(days, default=None) if reading.pick == "least" else max(days, default=None)


def _values(paper: _Paper, reading: Reading) -> Iterator[Value]:
    for pattern in reading.patterns:
        for match in compiled(pattern).finditer(paper.text):
            value = _value(match[1], reading.form)
            if value is not None and value not in paper.labels:
                yield value
    for label in reading.labels:
        for text in (*after_label(paper.text, label), *under_label(paper.lines, label)):
            value = _value(text, reading.form)
            if value is not None and str(value).partition(" ")[0] not in paper.labels:
                yield value


def _in_columns(paper: _Paper, reading: Reading) -> Iterator[Value]:
    """What stands in the columns under the labels, each down to the first cell that is none of this form."""
    for label in reading.labels:
        for column in columns_under(paper.lines, label):
            values = (_value(text, reading.form) for text in column)
            yield from takewhile(lambda value: value is not None, values)


def _people(paper: _Paper, reading: Reading) -> Iterator[str]:
    """Everyone who is named where this statement may stand, not only the first."""
    if reading.form != "name":
        return
    texts = [match[1] for pattern in reading.patterns for match in compiled(pattern).finditer(paper.text)]
    for label in reading.labels:
        texts += [*after_label(paper.text, label), *under_label(paper.lines, label)]
    yield from (name for text in texts if (name := _value(text, "name")) and isinstance(name, str) and name not in paper.labels)


def _value(text: str, form: Form) -> Value | None:
    if form == "date":
        return _date(text)
    if form == "amount":
        return _amount(text)
    if form == "text":
        return _plain(text)
    found = compiled(f"<{form}>").match(text.strip())
    return "".join(found[0].split()) if found else None


def _date(text: str) -> dt.date | None:
    """The first day in the text; where it names a month alone, that month's first day."""
    days = find_dates(text)
    if days:
        return days[0]
    months = find_months(text)
    return dt.date.fromisoformat(f"{months[0]}-01") if months else None


def _amount(text: str) -> Decimal | None:
    found = compiled("<amount>").match(text.strip())
    whole = parse_amount(found[0]) if found else None
    if whole is not None:
        return whole
    amounts = find_amounts(text)
    return amounts[0] if amounts else None


def _plain(text: str) -> str | None:
    return " ".join(text.split()).strip(":,;。 ") or None
