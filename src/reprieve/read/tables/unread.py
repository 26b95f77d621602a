"""Lines of a table that are in no row, or in one that cannot be read, and must be told of: without a date, mixed, or passed over."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise

from reprieve.library.statements import AMOUNTS, BALANCES, TEXTS, Role
from reprieve.read.days.moments import begins_with_date
from reprieve.read.heads.column_roles import place_of_days
from reprieve.read.notation import HAN
from reprieve.read.page.words import Line, Word
from reprieve.read.tables.columns.grid import Grid
from reprieve.read.tables.lines.parts import Part
from reprieve.read.tables.lines.row_lines import MONEY, is_labelled, is_row_of_its_own, is_timed_row
from reprieve.read.tables.rows.cells import Cells
from reprieve.read.tables.rows.found_rows import Found

_OVER = 0.3  # of the height of the type
_TABLES_ALIKE = 3  # names
_FEW_LETTERS = 2
_TORN_FIGURE = re.compile(r"[-+]?¥?[\d,]*\d\.\d?")
_CHINESE = re.compile(HAN)
_WHAT_AND_WHO: frozenset[Role] = frozenset({"summary", "counterparty"})


def unread_lines(part: Part, found: Found, leftover: Sequence[Line], grid: Grid, page: int) -> tuple[Line, ...]:
    """What must be told of: rows in which nothing tells the texts of two cells apart, and lines in no row that can only be one, or of one.

    `leftover` are the lines that no row took; others were never among the words of the columns.
    """
    mixed = [Line(tuple(chain(*row.values())), page) for row in found.rows if _is_mixed(row, grid)]
    told = [*mixed, *(line for line in leftover if _is_undated_row(line, grid) or is_timed_row(line))]
    told += [line for line in leftover if line not in told and _is_of_a_row(line, found, grid)]
    beside = _beside_one_another(part, grid)
    passed_over = () if beside else _passed_over(part.body, found.rows, told)
    return (*part.lost, *beside, *passed_over, *told)


def lost_texts(found: Found, leftover: Iterable[Line], grid: Grid) -> tuple[str, ...]:
    """The texts between two rows of what a transaction was or whom it was with, that keep to the columns and stand in no row."""
    return tuple(line.text for line in leftover if _is_text_among(line, found, grid))


def _beside_one_another(part: Part, grid: Grid) -> list[Line]:
    """The lines of several rows, where the same names stand side by side and the tables could not be parted: one row of each is read."""
    names = Counter(column.name for column in grid.columns)
    if sum(times > 1 for times in names.values()) < _TABLES_ALIKE:
        return []
    return [line for line in part.body if sum(begins_with_date(word.text) for word in line.words) > 1]


def _passed_over(body: Iterable[Line], rows: Iterable[Cells], told: Iterable[Line]) -> Iterator[Line]:
    """The lines that must be rows, with a day, an amount and a balance, that no row holds and none is told of.

    Their columns may stand elsewhere.
    """
    known = {round(word.middle) for row in rows for cell in row.values() for word in cell}
    known |= {round(word.middle) for line in told for word in line.words}
    for line in body:
        if known.isdisjoint(round(word.middle) for word in line.words) and is_row_of_its_own(line):
            yield line


def _is_of_a_row(line: Line, found: Found, grid: Grid) -> bool:
    """Whether a line between two rows can only be of one of them: all of it begins where cells of its columns do."""
    return _is_among(line, found) and all(map(grid.is_begun_by, line.words))


def _is_text_among(line: Line, found: Found, grid: Grid) -> bool:
    """Whether a line between two rows holds a text of what a transaction was or whom it was with, and keeps to the columns."""
    asked_for = (word.text for word in line.words if grid.columns[grid.column_of(word)].role in TEXTS)
    holds_text = any(len(_CHINESE.findall(text)) >= _FEW_LETTERS for text in asked_for)
    return holds_text and _is_among(line, found) and all(map(grid.keeps, line.words))


def _is_among(line: Line, found: Found) -> bool:
    among = bool(found.anchors) and found.anchors[0].bottom < line.box.top and line.box.bottom < found.anchors[-1].top
    return among and not is_labelled(line)


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
