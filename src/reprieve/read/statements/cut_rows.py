"""A row that a page break cuts in two: lines of its cells stand on the next page above the first row, or on this one below the last."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reprieve.library.statements import FIGURES, OTHER_SIDE, Role
from reprieve.read.days.dates import parse_date
from reprieve.read.days.moments import begins_with_date
from reprieve.read.notation import ACCOUNT_DIGIT, HAN
from reprieve.read.tables.table_page import Row, TablePage

_SURE = 3  # rows
_LAST = "日"
_TIME = re.compile(r"\d{0,2}(?::\d{1,2}){1,2}|\d{6}")
_NUMBER = re.compile(r"[\d*]+[A-Za-z]?")
_NUMBER_OVER_BANK = re.compile(rf"[A-Z]{{0,3}}{ACCOUNT_DIGIT}{{6,}}[A-Z]?/?{HAN}{{2,}}")
_NAME_OVER_ACCOUNT = re.compile(rf".*/{ACCOUNT_DIGIT}+")
_FIGURES: frozenset[Role] = FIGURES | {"available", "fee", "other_figure", "flag", "currency"}
_WHOLE: frozenset[Role] = frozenset({"date", "time"})
_SPACED: frozenset[Role] = frozenset({"date", "time", "amount_over_balance"})
_NUMBERS: frozenset[Role] = frozenset({"counterparty_account", "own_account", "serial"})


def with_rest(row: Row, before: TablePage, page: TablePage) -> Row:
    """The last row of the page `before` with what `page` begins with; a notice, which does not go on with the row's cells, stays out.

    Where cells stand around the middle of their row, one that is cut has lines below its date on the page before, too.
    """
    count = len(page.columns)
    if [column.role for column in row.columns[:count]] != [column.role for column in page.columns]:
        return row
    below = before.below if before.page == row.page and before.columns == row.columns and not before.ends else ()
    others = [other.cells for other in before.rows[:-1]]  # which may tell less than the last
    bare = _has_no_figure(row)
    whole = [len(others) >= _SURE and all(any(cells[index : index + 1]) for cells in others) for index in range(len(row.cells))]
    for rests in ([under + over for under, over in zip(below, page.above, strict=True)] if below else page.above, page.above):
        cells = list(zip(row.columns, row.cells, rests, whole, strict=False))
        if all(
            (bare and not cell) or _goes_on(column.role, cell, rest, may_be_whole) for column, cell, rest, may_be_whole in cells if rest
        ):
            joined = [cell if column.below else _joined(column.role, cell, rest) for column, cell, rest, _whole in cells]
            return _with_below(replace(row, cells=(*joined, *row.cells[count:])), rests)
    return row


def _with_below(row: Row, rests: Sequence[str]) -> Row:
    """The row with the lines of cells on the next page; the first line of a cell that tells something else below it may be there, too."""
    columns, cells = list(row.columns), list(row.cells)
    for index, (column, rest) in enumerate(zip(row.columns, rests, strict=False)):
        if column.below and rest:
            first, _end, below = ("", "", rest) if cells[index] else rest.partition("\n")
            cells[index] += first
            own = replace(column, role=column.below, below="")
            if own not in columns:
                columns.append(own)
                cells.append("")
            cells[columns.index(own)] += below.replace("\n", "")
    return replace(row, columns=tuple(columns), cells=tuple(cells))


def with_beginning(row: Row, before: TablePage) -> Row:
    """The first row of a page with what the page before ends with, the first lines of its cells; as it is where that is of none."""
    if row.page != before.page + 1 or [column.role for column in row.columns] != [column.role for column in before.columns]:
        return row
    cells = list(zip(row.columns, before.below, row.cells, strict=True))
    bare = _has_no_figure(row)
    if not all((bare and not cell) or _begins(column.role, begun, cell) for column, begun, cell in cells if begun):
        return row
    return replace(row, cells=tuple(_joined(column.role, begun.replace("\n", ""), cell) for column, begun, cell in cells))


def _has_no_figure(row: Row) -> bool:
    """Whether what a row moves stands on the other page: a break leaves cells of one line whole that stand around its middle."""
    return not any(cell for column, cell in zip(row.columns, row.cells, strict=False) if column.role in FIGURES)


def _begins(role: Role, begun: str, cell: str) -> bool:
    return role not in _WHOLE and bool(cell) and _goes_on(role, begun, cell) and _goes_on(role, cell, begun)


def _goes_on(role: Role, cell: str, rest: str, may_be_whole: bool = False) -> bool:
    """Whether the rest can be of that cell: a time under a day, the end of a day, more figures of a number, more of a text; figures are
    not cut.

    The other side's cell may stand on the next page as a whole, and another text where all rows before have one.
    """
    if role in ("date", "time"):
        is_last = (rest == _LAST and _LAST not in cell) or _is_day_cut(cell, rest)
        return is_last or (":" not in cell and _TIME.fullmatch(rest) is not None)
    if role in _NUMBERS:
        whole = not cell and _NUMBER_OVER_BANK.fullmatch(rest)
        return (bool(cell) or role in OTHER_SIDE) and (whole or _NUMBER.fullmatch(rest)) is not None
    if role in OTHER_SIDE and not cell:
        return ":" not in rest
    return role not in _FIGURES and (bool(cell) or may_be_whole) and bool(rest)


def _is_day_cut(cell: str, rest: str) -> bool:
    """Whether a day begins in the cell that only the rest ends: 2025年04 and 月11日."""
    return bool(cell) and parse_date(cell) is None and begins_with_date(cell) and parse_date(cell + "".join(rest.split())) is not None


def _joined(role: Role, cell: str, rest: str) -> str:
    if role in _SPACED and rest and rest != _LAST and not _is_day_cut(cell, rest):
        return f"{cell} {rest}".strip()
    stroke = "/" if role in OTHER_SIDE and _NAME_OVER_ACCOUNT.fullmatch(cell) and re.match(HAN, rest) else ""
    return cell + stroke + rest
