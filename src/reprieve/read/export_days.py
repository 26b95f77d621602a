"""Days of an export in full: those of merged cells, those that stand once above several rows, and those without their year."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from reprieve.read.entries import has_amount_and_balance
from reprieve.read.export import Range
from reprieve.read.export_header import MONEY
from reprieve.read.rows import begins_with_date
from reprieve.read.short_dates import reader_of_days
from reprieve.read.table import Row

_FEW = 2


def with_full_days(rows: Sequence[Row], merged: Iterable[Range], period: tuple[dt.date | None, dt.date | None]) -> Sequence[Row]:
    """The rows of a table. `merged` are cells that lie over several; `period` is from when to when its head says the days are."""
    if not rows:
        return rows
    return _days_once(_in_full(_unmerged(rows, merged), period))


def _unmerged(rows: Sequence[Row], merged: Iterable[Range]) -> Sequence[Row]:
    """The rows with the day of a merged cell in each that it lies over and that states money."""
    date = _place_of_day(rows[0])
    over = [(first, last) for first, left, last, right in merged if left <= date <= right and last > first]
    if not over:
        return rows
    days = {row.box.top: _day_of(row) for row in rows}
    filled = []
    for row in rows:
        first = next((first for first, last in over if first < row.box.top <= last), None)
        filled.append(row if first is None or _day_of(row) or not states_money(row) else _with_day(row, days.get(first, "")))
    return filled


def _in_full(rows: Sequence[Row], period: tuple[dt.date | None, dt.date | None]) -> Sequence[Row]:
    """The rows with days that name their year first, if something tells how theirs are meant."""
    texts = [_day_of(row).partition(" ")[0] for row in rows]
    read = None if any(map(begins_with_date, texts)) else reader_of_days(texts, *period)
    if read is None:
        return rows
    full, before = [], None
    for row, text in zip(rows, texts, strict=True):
        day = read(text, before)
        before = day or before
        full.append(_with_day(row, day.isoformat() + _day_of(row)[len(text) :]) if day else row)
    return full


def _days_once(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows with the day of the row above in each that has none, where no row repeats the day before it and several have none."""
    days = [day for row in rows if (day := _day_of(row))]
    without = [row for row in rows if not _day_of(row) and has_amount_and_balance(row)]
    if len(without) < _FEW or any(above == below for above, below in pairwise(days)):
        return rows
    places = {row.box for row in without}
    filled, day = [], ""
    for row in rows:
        day = _day_of(row) or day
        filled.append(_with_day(row, day) if row.box in places else row)
    return filled


def states_money(row: Row) -> bool:
    """Whether figures stand in its columns of money; one behind a label (打印日期:2026-07-01) is none."""
    return any(
        column.role in MONEY and ":" not in cell and re.search(r"\d", cell) for column, cell in zip(row.columns, row.cells, strict=True)
    )


def _place_of_day(row: Row) -> int:
    return next(index for index, column in enumerate(row.columns) if column.role == "date")


def _day_of(row: Row) -> str:
    return row.cells[_place_of_day(row)]


def _with_day(row: Row, day: str) -> Row:
    date = _place_of_day(row)
    return replace(row, cells=(*row.cells[:date], day, *row.cells[date + 1 :]))
