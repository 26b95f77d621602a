"""Rows of two tables side by side in the order of time: some papers fill one half and then the other, some go from half to half."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from reprieve.read.statements.entries import Entry

_LEVEL = 2.0


def in_turn(entries: Sequence[Entry]) -> list[Entry]:
    """The rows as they are printed, half after half; those of a page from half to half where only so their days are in order."""
    return [entry for _page, rows in groupby(entries, lambda entry: entry.row.page) for entry in _page_in_turn(list(rows))]


def _page_in_turn(rows: list[Entry]) -> Sequence[Entry]:
    is_beside = any(right.row.box.bottom < left.row.box.top for left, right in pairwise(rows))  # at the top of the next table
    if not is_beside or _are_in_order(rows) or len({entry.account for entry in rows}) > 1:
        return rows
    across = sorted(rows, key=lambda entry: (round(entry.row.box.top / _LEVEL), entry.row.box.x0))
    return across if _are_in_order(across) else rows


def _are_in_order(rows: Sequence[Entry]) -> bool:
    """Whether the days only rise or only fall."""
    days: Iterator[tuple[dt.date, dt.date]] = pairwise(entry.date for entry in rows)
    steps = {(right > left) - (right < left) for left, right in days}
    return not {1, -1} <= steps
