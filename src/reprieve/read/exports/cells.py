"""Cells of an export as the reader of statements expects them: plain days, times and figures."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from reprieve.library.statements import ACCOUNTS, FIGURES, Role
from reprieve.read.heads.shortened import is_shortened
from reprieve.read.notation import YEAR
from reprieve.read.statements.entries import is_nothing
from reprieve.read.tables.layouts.other_marks import has_decimal_commas, with_point
from reprieve.read.tables.table_page import Row

_MOMENT = re.compile(rf"^({YEAR}\d{{4}})(\d\d)(\d\d)(\d\d)$")
_ISO_TIME = re.compile(r"(?<=\d)T(?=\d)")
_GLUED_TIME = re.compile(rf"^({YEAR}(?:\d{{4}}|[-/.]\d\d[-/.]\d\d))(?=\d\d:\d\d)")
_SPACED_DAY = re.compile(rf"^({YEAR}) (\d{{1,2}}) (\d{{1,2}})(?![\d:])")
_POINT = re.compile(r"(?<=^\d{8})\.0+$")
_SERIAL = re.compile(r"[2-7]\d{4}(?:\.\d+)?")
_MORE_DECIMALS = re.compile(r"(?<=\d)(\.\d\d)0+$")
_PARTED = re.compile(r"(?<=\d)[ '\u2019](?=\d)")
_OTHERWISE_PARTED = re.compile(r"\D{0,4}\d{1,3}(?:([ '\u2019])\d{3})(?:\1\d{3})*(?:\.\d+)?\D{0,3}")
_LOST_SIGN = re.compile(r"^[?\ufffd](?=-?\d)")  # GBK has no ¥ (U+00A5): what saves an export of a wallet in it leaves this
_TIME, _CLOCK = "hhmmss", re.compile(r"(?:[01]\d|2[0-3])[0-5]\d[0-5]\d")
_TIME_SERIAL = re.compile(r"0?\.\d+")
_FIRST_DAY = dt.datetime(1899, 12, 30)  # noqa: DTZ001  Excel counts days from here (ECMA-376 18.17.4); no zone


def text_of_cell(cell: str, role: Role) -> str:
    """A cell as the reader of statements expects it: days and times from Excel's serial numbers, no placeholder for money."""
    if role == "date":
        return _day(cell)
    if role == "time" and _TIME_SERIAL.fullmatch(cell):
        return _from_serial(cell).partition(" ")[2]
    if role in ACCOUNTS and is_shortened(cell):
        return ""
    if role in FIGURES:
        return "" if is_nothing(cell) else _money(cell)
    return cell


def _money(cell: str) -> str:
    """An amount with the marks that are known elsewhere: thousands parted by commas, two decimals."""
    grouped = _PARTED.sub(",", cell) if _OTHERWISE_PARTED.fullmatch(cell) else cell
    return _MORE_DECIMALS.sub(r"\1", _LOST_SIGN.sub("", grouped))


def _day(cell: str) -> str:
    """A day as it is read elsewhere: one of Excel's serial number, one saved with decimals, one with blanks between its parts."""
    if _SERIAL.fullmatch(cell):
        return _from_serial(cell)
    return _SPACED_DAY.sub(r"\1-\2-\3", _MOMENT.sub(r"\1 \2:\3:\4", _GLUED_TIME.sub(r"\1 ", _ISO_TIME.sub(" ", _POINT.sub("", cell)))))


def _from_serial(cell: str) -> str:
    """46188.75 is 2026-06-14 18:00:00."""
    days, fraction = divmod(Decimal(cell), 1)
    moment = _FIRST_DAY + dt.timedelta(days=int(days), seconds=int((fraction * 86400).to_integral_value()))
    return f"{moment:%Y-%m-%d %H:%M:%S}" if fraction else f"{moment:%Y-%m-%d}"


def with_plain_columns(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows of a table with what only all cells of a column tell: times that lost zeros, and commas before the fen."""
    return _with_points(_with_whole_times(rows))


def _with_whole_times(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows with the zeros that times lost that were saved as numbers (93015, 1500), where one of the column has five figures or six."""
    for place in (place for row in rows[:1] for place, column in enumerate(row.columns) if column.role == "time"):
        cells = [row.cells[place] for row in rows]
        whole = [cell and cell.zfill(len(_TIME)) for cell in cells]
        if max(map(len, cells), default=0) >= len(_TIME) - 1 and all(_CLOCK.fullmatch(cell) for cell in filter(None, whole)):
            rows = [with_cell(row, place, cell) for row, cell in zip(rows, whole, strict=True)]
    return rows


def with_cell(row: Row, place: int, text: str) -> Row:
    """The row with another text in one of its cells."""
    return replace(row, cells=(*row.cells[:place], text, *row.cells[place + 1 :]))


def _with_points(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows with their figures as plain ones, where all have a comma before the fen (1.234,56)."""
    if not has_decimal_commas(cell for row in rows for cell in row.cells_of(FIGURES)):
        return rows
    points = ((row, [with_point(cell) if column.role in FIGURES else cell for column, cell in row.told()]) for row in rows)
    return [replace(row, cells=tuple(cells)) for row, cells in points]
