"""Lines of a table that look like rows and cannot be read as such: without a date, or mixed with one another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise

from reprieve.library.statements import AMOUNTS, BALANCES, Role
from reprieve.read.heads.column_roles import place_of_days
from reprieve.read.page.words import Line, Word
from reprieve.read.tables.columns import Grid
from reprieve.read.tables.row_lines import MONEY, is_labelled, is_row_of_its_own, is_timed_row
from reprieve.read.tables.rows import Cells

_OVER = 0.3  # of the height of the type
_TORN_FIGURE = re.compile(r"[-+]?¥?[\d,]*\d\.\d?")
_WHAT_AND_WHO: frozenset[Role] = frozenset({"summary", "counterparty"})


def unread_lines(rows: Sequence[Cells], outside: Sequence[Line], grid: Grid, page: int) -> list[Line]:
    """The rows in which nothing tells the texts of two cells apart, and the lines outside of rows that can only lack their date."""
    mixed = [Line(tuple(chain(*row.values())), page) for row in rows if _is_mixed(row, grid)]
    return [*mixed, *(line for line in outside if _is_undated_row(line, grid) or is_timed_row(line))]


def rows_passed_over(body: Iterable[Line], rows: Iterable[Cells], told: Iterable[Line]) -> Iterator[Line]:
    """The lines that must be rows, with a day, an amount and a balance, that no row holds and none is told of.

    Their columns may stand elsewhere.
    """
    known = {round(word.middle) for row in rows for cell in row.values() for word in cell}
    known |= {round(word.middle) for line in told for word in line.words}
    for line in body:
        if known.isdisjoint(round(word.middle) for word in line.words) and is_row_of_its_own(line):
            yield line


def _is_undated_row(line: Line, grid: Grid) -> bool:
    """Whether a balance and an amount stand in their columns, or a balance, a summary and a name: only the date can be missing.

    Where the table has no balances, an amount, a summary and a name.
    """
    placed = [(grid.columns[grid.column_of(word)].role, word.text) for word in line.words]
    money = {role for role, text in placed if MONEY.fullmatch(text)}
    moved = bool(money & AMOUNTS)
    says_what = not is_labelled(line) and {role for role, _text in placed} >= _WHAT_AND_WHO
    if "balance" in money:
        return moved or says_what
    if not any(column.role in BALANCES for column in grid.columns):
        return moved and says_what
    return moved and says_what and any(role == "balance" and _TORN_FIGURE.fullmatch(text) for role, text in placed)


def _is_mixed(row: Cells, grid: Grid) -> bool:
    return any(len(cell) > 1 and _is_overprinted(cell, _may_be_another_rows(index, row, grid)) for index, cell in row.items()) or (
        bool(grid.hidden) and any(grid.hides(word) for cell in row.values() for word in cell)
    )


def _may_be_another_rows(index: int, row: Cells, grid: Grid) -> list[Word]:
    """The words off the row's line under a name that is not asked for: two of them are lines of this column alone."""
    days = row.get(place_of_days(grid.columns), ())
    if grid.columns[index].role != "other" or not days:
        return []
    level = _OVER * (days[0].bottom - days[0].top)
    return [word for word in row[index] if all(abs(word.middle - day.middle) >= level for day in days)]


def _is_overprinted(cell: Sequence[Word], but: Sequence[Word]) -> bool:
    """Whether a word of a cell is printed over the one before: nobody can tell which cell either belongs to. Two of `but` may be."""
    for left, right in pairwise(cell):
        if left in but and right in but:
            continue
        most = _OVER * (right.bottom - right.top)
        if left.x1 - right.x0 > most and right.x1 - left.x0 > most and left.bottom - right.top > most and right.bottom - left.top > most:
            return True
    return False
