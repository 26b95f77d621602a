"""Days printed once: where a day stands in the first of its rows only, it is put beside the others, too.

HSBC and some passbooks print so. A row whose day was lost looks the same: only where no row repeats the day of the one before it, and
several rows have none, are they taken to be of the day above.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from reprieve.library.statements import Role
from reprieve.read.column_roles import Column
from reprieve.read.dates import parse_date
from reprieve.read.parts import MONEY
from reprieve.read.rows import Anchor, CellLine, Cells, begins_with_date, cell_lines, find_anchors
from reprieve.read.words import Word

_AMOUNTS: frozenset[Role] = frozenset({"amount", "amount_in", "amount_out"})
_BALANCE: frozenset[Role] = frozenset({"balance"})
_FEW = 2


def with_days_above(columns: Sequence[Column], cells: Cells, before: Word | None, goes_on: bool) -> Cells | None:
    """The cells with the day of the row above beside each amount that has none; None where days are not printed once.

    `before` is the last day of the page before, `goes_on` whether days are printed once there.
    """
    days = _days(columns, cells)
    if any(above.text == below.text for above, below in pairwise(days)):
        return None
    date = _date_of(columns)
    anchors = find_anchors(cells.get(date, ()))
    amounts, balances = (_levels(columns, cells, roles) for roles in (_AMOUNTS, _BALANCE))
    undated = _each_once(line for line in amounts if not any(_is_beside(line, anchor) for anchor in anchors))
    whole = all(any(_is_beside(line, anchor) for line in (*amounts, *balances)) for anchor in anchors)
    if len(days) != len(anchors) or not undated or not whole:
        return None
    if not goes_on and sum(any(_are_level(line, balance) for balance in balances) for line in undated) < _FEW:
        return None
    above = [next((day for day in reversed(days) if day.middle < line.middle), before) for line in undated]
    beside = [_beside(day, line) for day, line in zip(above, undated, strict=True) if day]
    return {**cells, date: [*cells.get(date, ()), *beside]} if len(beside) == len(undated) else None


def last_day(columns: Sequence[Column], cells: Cells) -> Word | None:
    """The lowest day of a page."""
    return next(reversed(_days(columns, cells)), None)


def _date_of(columns: Sequence[Column]) -> int:
    return next(index for index, column in enumerate(columns) if column.role == "date")


def _days(columns: Sequence[Column], cells: Cells) -> list[Word]:
    """The days of the page from the top."""
    words = sorted(cells.get(_date_of(columns), ()), key=lambda word: word.middle)
    return [word for word in words if begins_with_date(word.text) and parse_date(word.text)]


def _levels(columns: Sequence[Column], cells: Cells, roles: frozenset[Role]) -> list[CellLine]:
    """The lines of the columns of these roles on which an amount and nothing else stands in its cell."""
    lines = [line for index, column in enumerate(columns) if column.role in roles for line in cell_lines(cells.get(index, ()))]
    return [line for line in lines if MONEY.fullmatch("".join(word.text for word in line.words))]


def _each_once(lines: Iterable[CellLine]) -> list[CellLine]:
    """One line for each level: 0.00 may stand beside an amount."""
    levels: list[CellLine] = []
    for line in lines:
        if not any(_are_level(line, other) for other in levels):
            levels.append(line)
    return levels


def _is_beside(line: CellLine, anchor: Anchor) -> bool:
    return anchor.line - line.slack <= line.middle <= anchor.last + line.slack


def _are_level(line: CellLine, other: CellLine) -> bool:
    return abs(line.middle - other.middle) <= line.slack


def _beside(day: Word, line: CellLine) -> Word:
    word = line.words[0]
    return day._replace(top=word.top, bottom=word.bottom)
