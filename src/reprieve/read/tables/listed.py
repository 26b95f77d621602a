"""Payments as apps list them, without names of columns: each in two or three lines, with its day or below a heading with it."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from math import inf

from reprieve.library.statements import Direction, Role, StatementVocabulary
from reprieve.read.days.forms import days_ago
from reprieve.read.days.years import Above, Reader, Told, reader_of_days
from reprieve.read.heads.column_roles import Column
from reprieve.read.heads.days_below import told_of_days
from reprieve.read.heads.joined import joined
from reprieve.read.page.prose import squeeze
from reprieve.read.page.words import Line, Page, box_of, visual_lines
from reprieve.read.tables.listed_lines import Listed, listed_line
from reprieve.read.tables.table_page import Row, TablePage

_MOST_LINES, _FEW, _MOST = 4, 3, 0.6
_REST = 4  # the end of a name that wraps
_ROLES = ("date", "time", "summary", "counterparty", "flag", "amount", "balance", "status")
_NAMED_BY: Mapping[Direction, Role] = {"in": "payer", "out": "payee"}
_COLUMNS = tuple(Column(role, "", number, number + 1) for number, role in enumerate(_ROLES))  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class _Payment:
    """The lines of one payment from that which states its amount, and its day: its own, or that of the heading above."""

    lines: Sequence[Listed]
    day: dt.date | None = None

    @property
    def is_whole(self) -> bool:
        """Whether it tells all of its day itself."""
        return any(line.full == self.day for line in self.lines)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the list a line stands: below what, the day of the heading there, and the year that heads the months (0: none)."""

    above: Above = field(default_factory=Above)
    day: dt.date | None = None
    year: int = 0


def read_list(pages: Iterable[Page], vocabulary: StatementVocabulary) -> Iterator[TablePage]:
    """The payments of each page as rows of a table; those whose day nothing tells are unread. What stands above the first is the head."""
    lines = [joined(line) for page in pages for line in visual_lines(page.without_seal())]
    often = _labels_of_payments(lines, vocabulary)
    told_of = (line for line in lines if _label(line) in often or not vocabulary.is_not_a_row(squeeze(line)))
    listed = [listed_line(line, vocabulary) for line in told_of]
    begin = next((index for index, line in enumerate(listed) if line.begins), len(listed))
    head = tuple(line.text for line in lines[: lines.index(listed[begin].line)]) if begin < len(listed) else ()
    cut_off = [line.line for line in listed[:begin] if _is_cut_off(line, vocabulary)]
    listed = [line for line in listed[begin:] if line.line.text not in head]
    told = told_of_days(head, [line.short for line in listed if line.short], vocabulary)
    payments = list(_payments(listed, told))
    summary_first = _summary_first(payments, vocabulary)
    rows = [(payment, _row(payment, summary_first, vocabulary)) for payment in payments]
    for number, on_page in groupby(rows, lambda pair: pair[0].lines[0].line.page):
        told_on_page = list(on_page)
        lost = tuple(_as_line(payment) for payment, row in told_on_page if row is None)
        yield TablePage(number, _COLUMNS, head, tuple(row for _payment, row in told_on_page if row), (), (*cut_off, *lost))
        head, cut_off = (), []


def _labels_of_payments(lines: Sequence[Line], vocabulary: StatementVocabulary) -> Collection[str]:
    """The names of columns that stand as labels several times a page: else one may begin a notice at its foot (备注:)."""
    counts = Counter(map(_label, lines))
    pages = len({line.page for line in lines})
    return {label for label, count in counts.items() if count >= _FEW * pages and vocabulary.knows(label)}


def _label(line: Line) -> str:
    label, colon, _value = line.text.partition(":")
    return label if colon else ""


def _is_cut_off(above: Listed, vocabulary: StatementVocabulary) -> bool:
    """Whether a line above the list is the rest of a payment whose amount the screen cuts off: balance and time, at most what it was."""
    return bool(above.balance and above.time) and (not above.text or vocabulary.is_summary(above.text))


def _payments(lines: Sequence[Listed], told: Told) -> Iterator[_Payment]:
    """Each with its day, as the headings, the payments before and the period tell it."""
    headed = any(line.heading and line.heading.year and line.is_heading for line in lines)
    reader = reader_of_days([line.short for line in lines if line.short], told._replace(by_headings=headed)) or Reader()
    found = list(_with_days(lines, reader))
    sure = reader.are_sure([payment.day for payment in found if payment.day])
    return (payment if sure or payment.is_whole else replace(payment, day=None) for payment in found)


def _with_days(lines: Sequence[Listed], reader: Reader) -> Iterator[_Payment]:
    place = _Place()
    for group in _grouped(lines):
        if group[0].is_heading:
            place = _below(group[0], place, reader)
        else:
            day = _own_day(group, place, reader)
            place = replace(place, above=place.above._replace(day=day or place.above.day))
            yield _Payment(group, day)


def _grouped(lines: Sequence[Listed]) -> Iterator[list[Listed]]:
    """The headings, each alone, and the payments, each from the line of its amount on.

    Where no balance is named, a figure below one that bears the day is the balance.
    """
    dated = sum(bool(line.figures) and line.has_day for line in lines)
    named = any(line.balance for line in lines)
    alone = not named and dated >= max(_FEW, _MOST * sum(bool(line.figures) for line in lines) / 2)
    payment: list[Listed] = []
    for above, line in zip((None, *lines), lines, strict=False):
        if above and above.is_heading and line.sums_up:
            continue
        begins = line.figures and (line.has_day or not alone) and not (payment and payment[-1].awaits)
        if line.is_heading or begins:
            if payment:
                yield payment
            payment = [] if line.is_heading else [line]
            if line.is_heading:
                yield [line]
        elif payment and (line.labelled or sum(not told.labelled for told in payment) < _MOST_LINES):
            payment.append(line)
    if payment:
        yield payment


def _below(line: Listed, place: _Place, reader: Reader) -> _Place:
    """Where the lines below a heading stand; a month without its year is of the one of a heading above it."""
    above = place.above
    if line.heading:
        year, month = line.heading
        above = Above(None, year or place.year, month)
    day = _own_day([line], _Place(above), reader)
    year = line.heading.year if line.heading and not line.heading.month else place.year
    return _Place(above._replace(day=day or above.day), day, year)


def _own_day(lines: Sequence[Listed], place: _Place, reader: Reader) -> dt.date | None:
    """The day of the heading, or that which the lines tell themselves with a time; that of the week alone is one of the last seven."""
    timed = [line for line in lines if line.has_day and line.time]
    dated = timed or [line for line in lines if line.has_day]
    if timed or (dated and not place.day):
        return next((day for line in dated if (day := line.day(reader, place.above))), None)
    weekday, printed = next((line.weekday for line in lines if line.weekday), ""), reader.told.printed
    return place.day or (days_ago(weekday, printed) if weekday and printed else None)


def _row(payment: _Payment, summary_first: bool, vocabulary: StatementVocabulary) -> Row | None:
    """The payment as a row; None where its day is not told, or nothing tells which of two figures in a line is its amount."""
    first, *others = payment.lines
    if payment.day is None or len(first.figures) > 1:
        return None
    named = next((line.balance for line in payment.lines if line.balance), "")
    balance = named or next((line.figures[-1] for line in others if line.figures), "")
    time = next((line.time for line in payment.lines if line.time), "")
    told, lines = _labels_apart(payment.lines)
    labelled = _with_other_side(told, _way(first, vocabulary))
    summary, name = _told(lines, summary_first, vocabulary)
    if name and any(role == "counterparty" for role, _text in labelled):
        summary, name = f"{summary} {name}".strip(), ""
    status = next((text for role, text in labelled if role == "status"), "")
    words = [word for line in payment.lines for word in line.line.words if line.line.page == first.line.page]
    confidence = min(word.confidence for word in words)
    cells = (payment.day.isoformat(), time, summary, name, first.way, first.figures[-1], balance, status)
    row = Row(_COLUMNS, cells, first.line.page, box_of(words), confidence, void=any(line.neutral for line in payment.lines))
    return row.with_more([(role, "", text) for role, text in labelled]) if labelled else row


def _way(first: Listed, vocabulary: StatementVocabulary) -> Direction | None:
    """Which way the money went by the sign of the amount, or by the one before the text."""
    marks: Iterable[tuple[str, Direction]] = (("-", "out"), ("+", "in"))
    return next((way for mark, way in marks if mark in first.figures[-1]), vocabulary.direction(first.way))


def _with_other_side(labelled: Sequence[tuple[Role, str]], way: Direction | None) -> list[tuple[Role, str]]:
    """What labels tell, who paid or was paid as the other side: as the money went; where nothing tells that, who alone is named."""
    named = {role for role, _text in labelled if role in _NAMED_BY.values()}
    other = _NAMED_BY.get(way) if way else next(iter(named)) if len(named) == 1 else None
    return [("counterparty" if role == other else role, text) for role, text in labelled]


def _labels_apart(lines: Iterable[Listed]) -> tuple[list[tuple[Role, str]], list[Listed]]:
    """What labels tell, and the lines; a text right below a label, further to the right, goes on with what that tells."""
    labelled: list[tuple[Role, str]] = []
    others: list[Listed] = []
    left = inf
    for line in lines:
        if _goes_on(line, left):
            role, text = labelled[-1]
            labelled[-1] = role, text + line.text
            continue
        left = line.line.words[0].x0 if line.labelled else inf
        labelled += line.labelled
        others.append(line)
    return labelled, others


def _goes_on(line: Listed, left: float) -> bool:
    """Whether a line tells a text and nothing else, and begins right of `left`."""
    word = line.line.words[0]
    alone = line.text and not (line.labelled or line.figures or line.balance or line.time or line.has_day)
    return bool(alone) and word.x0 > left + word.bottom - word.top


def _told(lines: Sequence[Listed], summary_first: bool, vocabulary: StatementVocabulary) -> tuple[str, str]:
    """Summary and name: in different lines, or joined by a hyphen in one; a text that stands alone is one of them."""
    first, *others = lines
    one, other = first.text, " ".join(line.text for line in others if line.text and line.text != first.text)
    summary, hyphen, name = one.partition("-")
    if hyphen and vocabulary.is_summary(summary) and len(other) <= _REST and not vocabulary.is_summary(other):
        return summary, re.sub(rf"^(?:{vocabulary.lists.before_name})", "", name) + other
    if one and other:
        return (one, other) if summary_first else (other, one)
    alone = one or other
    summary, _blank, name = alone.partition(" ")
    if name and vocabulary.is_summary(summary):
        return summary, name.removeprefix("|").strip()
    return (alone, "") if vocabulary.is_summary(alone) else ("", alone)


def _summary_first(payments: Sequence[_Payment], vocabulary: StatementVocabulary) -> bool:
    firsts = sum(vocabulary.is_summary(payment.lines[0].text) for payment in payments)
    others = sum(any(vocabulary.is_summary(line.text) for line in payment.lines[1:]) for payment in payments)
    return firsts >= others


def _as_line(payment: _Payment) -> Line:
    return Line(tuple(word for line in payment.lines for word in line.line.words), payment.lines[0].line.page)
