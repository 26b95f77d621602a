"""Payments as apps list them, without names of columns: each in two or three lines, with its day or below a heading with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from reprieve.library.statements import StatementVocabulary
from reprieve.read.column_roles import Column
from reprieve.read.listed_lines import Listed, listed_line
from reprieve.read.statement_head import find_period
from reprieve.read.table import Row, TablePage
from reprieve.read.words import Line, Page, box_of, visual_lines

_MOST_LINES, _FEW, _MOST = 4, 3, 0.6
_REST = 4  # the end of a name that wraps
_ROLES = ("date", "time", "summary", "counterparty", "amount", "balance")
_COLUMNS = tuple(Column(role, "", number, number + 1) for number, role in enumerate(_ROLES))  # type: ignore[arg-type]
_Period = tuple[dt.date | None, dt.date | None]


@dataclass(slots=True)
class _Payment:
    """The lines of one payment from that which states its amount, and the month and day of the headings above."""

    lines: list[Listed]
    day: dt.date | None
    month: tuple[int, int] | None


def read_list(pages: Iterable[Page], vocabulary: StatementVocabulary) -> Iterator[TablePage]:
    """The payments of each page as rows of a table; those whose day nothing tells are unread. What stands above the first is the head."""
    lines = [line for page in pages for line in visual_lines(page.without_seal())]
    listed = [listed_line(line) for line in lines if not vocabulary.is_not_a_row("".join(word.text for word in line.words))]
    begin = next((index for index, line in enumerate(listed) if line.begins), len(listed))
    head = tuple(line.text for line in lines[: lines.index(listed[begin].line)]) if begin < len(listed) else ()
    period = find_period(head, vocabulary)
    payments = list(_payments([line for line in listed[begin:] if line.line.text not in head], period))
    summary_first = _summary_first(payments, vocabulary)
    rows = [(payment, _row(payment, period, summary_first, vocabulary)) for payment in payments]
    for number, on_page in groupby(rows, lambda pair: pair[0].lines[0].line.page):
        told = list(on_page)
        lost = tuple(_as_line(payment) for payment, row in told if row is None)
        yield TablePage(number, _COLUMNS, head, tuple(row for _payment, row in told if row), (), lost)
        head = ()


def _payments(lines: Sequence[Listed], period: _Period) -> Iterator[_Payment]:
    """Each begins with the line of its amount; where no balance is named, a figure below one that bears the day is the balance."""
    dated = sum(bool(line.figures) and line.has_day for line in lines)
    named = any(line.balance for line in lines)
    alone = not named and dated >= max(_FEW, _MOST * sum(bool(line.figures) for line in lines) / 2)
    day, month = None, None
    payment: _Payment | None = None
    for line in lines:
        if line.is_heading:
            month = line.month or month
            day = line.day_in(month, period) or day
            if payment:
                yield payment
            payment = None
        elif line.figures and (line.has_day or not alone) and not (payment and payment.lines[-1].awaits):
            if payment:
                yield payment
            payment = _Payment([line], day, month)
        elif payment and len(payment.lines) < _MOST_LINES:
            payment.lines.append(line)
    if payment:
        yield payment


def _row(payment: _Payment, period: _Period, summary_first: bool, vocabulary: StatementVocabulary) -> Row | None:
    """The payment as a row; None where its day is not told, or nothing tells which of two figures in a line is its amount."""
    first, *others = payment.lines
    day = next((day for line in payment.lines if (day := line.day_in(payment.month, period))), payment.day)
    if day is None or len(first.figures) > 1:
        return None
    named = next((line.balance for line in payment.lines if line.balance), "")
    balance = named or next((line.figures[-1] for line in others if line.figures), "")
    time = next((line.time for line in payment.lines if line.time), "")
    summary, name = _told(payment, summary_first, vocabulary)
    words = [word for line in payment.lines for word in line.line.words if line.line.page == first.line.page]
    confidence = min(word.confidence for word in words)
    return Row(_COLUMNS, (day.isoformat(), time, summary, name, first.figures[-1], balance), first.line.page, box_of(words), confidence)


def _told(payment: _Payment, summary_first: bool, vocabulary: StatementVocabulary) -> tuple[str, str]:
    """Summary and name: in different lines, or joined by a hyphen in one; a text that stands alone is one of them."""
    first, *others = payment.lines
    one, other = first.text, " ".join(line.text for line in others if line.text)
    summary, hyphen, name = one.partition("-")
    if hyphen and vocabulary.is_summary(summary) and len(other) <= _REST:
        return summary, name + other
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
