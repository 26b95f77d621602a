"""Balances printed without a sign beside the side they stand on: 借 is overdrawn, and the balance below zero."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reprieve.library.statements import Direction, StatementVocabulary
from reprieve.read.column_roles import Column
from reprieve.read.entries import Entry

_Side = Direction | None
_Cell = tuple[Column, str]


def with_balance_sides(entries: Sequence[Entry], vocabulary: StatementVocabulary) -> Sequence[Entry]:
    """The rows, overdrawn balances below zero, and the column of their sides no longer taken for the direction of the amounts.

    余额方向 tells the side of the balance; 方向 does where it contradicts the amounts of some rows, or another column of directions.
    """
    contradicted = any(_contradicts(entry, vocabulary) for entry in entries)
    if not contradicted and not any(entry.cell("balance_flag") for entry in entries):
        return entries
    return [_with_side(entry, contradicted, vocabulary) for entry in entries]


def _contradicts(entry: Entry, vocabulary: StatementVocabulary) -> bool:
    """Whether the last direction of a row is another than that of its amount, by the column it stands in or by the first direction."""
    flags = _flags(entry)
    if not flags or entry.cell("balance_flag"):
        return False
    moved: _Side = "in" if entry.into else "out" if entry.out else None
    way = _side(flags[0], vocabulary) if flags[1:] else moved
    return {_side(flags[-1], vocabulary), way} == {"in", "out"}


def _with_side(entry: Entry, by_last_flag: bool, vocabulary: StatementVocabulary) -> Entry:
    flags = _flags(entry)
    named = next((cell for cell in _cells(entry) if cell[0].role == "balance_flag"), None)
    told = named or (flags[-1] if flags and by_last_flag else None)
    if told is None or entry.balance is None:
        return entry
    columns = tuple(replace(column, role="balance_flag") if column is told[0] else column for column in entry.row.columns)
    left = [text.replace(" ", "") for column, text in flags if column is not told[0]]
    balance = -abs(entry.balance) if _side(told, vocabulary) == "out" else entry.balance
    return replace(entry, row=replace(entry.row, columns=columns), balance=balance, flag=left[0] if left else "")


def _flags(entry: Entry) -> list[_Cell]:
    return [(column, text) for column, text in _cells(entry) if column.role == "flag" and text]


def _cells(entry: Entry) -> list[_Cell]:
    return list(zip(entry.row.columns, entry.row.cells, strict=True))


def _side(cell: _Cell, vocabulary: StatementVocabulary) -> _Side:
    return vocabulary.direction(cell[1].replace(" ", ""))
