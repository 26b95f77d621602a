"""Balances printed without a sign beside the side they stand on: 借 is overdrawn, and the balance below zero."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reprieve.library.statements import Direction, StatementVocabulary
from reprieve.read.heads.column_roles import Column
from reprieve.read.statements.entries import Entry
from reprieve.read.statements.readings import Reading, Sign

_Side = Direction | None
_Cell = tuple[Column, str]


def by_balance_sides(reading: Reading, sign: Sign, vocabulary: StatementVocabulary) -> Reading:
    """The reading, overdrawn balances below zero where only so the rows add up with money in as money in.

    The balances of an account that is overdrawn all the time add up without their signs, too: but then money in would be money out.
    """
    sided = _with_sides(reading.entries, vocabulary)
    if all(one.balance == other.balance for one, other in zip(reading.entries, sided, strict=True)):
        return reading
    other = sign(sided)
    doubts, others = ((len(one.chain.breaks), _is_turned(one, vocabulary)) for one in (reading, other))
    return other if others < doubts else reading


def _is_turned(reading: Reading, vocabulary: StatementVocabulary) -> bool:
    """Whether money in is read as money out in most rows, by the columns that it stands in or by its directions."""
    ways = ((_way(entry, _flags(entry), vocabulary), amount) for entry, amount in zip(reading.entries, reading.amounts, strict=True))
    told = [(way == "in") == (amount > 0) for way, amount in ways if way in ("in", "out") and amount]
    return sum(told) < len(told) / 2


def _with_sides(entries: Sequence[Entry], vocabulary: StatementVocabulary) -> Sequence[Entry]:
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
    way = _way(entry, flags[:-1], vocabulary)
    return {_side(flags[-1], vocabulary), way} == {"in", "out"}


def _way(entry: Entry, flags: Sequence[_Cell], vocabulary: StatementVocabulary) -> _Side:
    """Which way money went by the column that it stands in, else by the first of some directions."""
    if entry.into or entry.out:
        return "in" if entry.into else "out"
    return _side(flags[0], vocabulary) if flags else None


def _with_side(entry: Entry, by_last_flag: bool, vocabulary: StatementVocabulary) -> Entry:
    flags = _flags(entry)
    named = next((cell for cell in entry.row.told() if cell[0].role == "balance_flag"), None)
    told = named or (flags[-1] if flags and by_last_flag else None)
    if told is None or entry.balance is None:
        return entry
    columns = tuple(replace(column, role="balance_flag") if column is told[0] else column for column in entry.row.columns)
    left = [text.replace(" ", "") for column, text in flags if column is not told[0]]
    balance = -abs(entry.balance) if _side(told, vocabulary) == "out" else entry.balance
    return replace(entry, row=replace(entry.row, columns=columns), balance=balance, flag=left[0] if left else "")


def _flags(entry: Entry) -> list[_Cell]:
    return [(column, text) for column, text in entry.row.told() if column.role == "flag" and text]


def _side(cell: _Cell, vocabulary: StatementVocabulary) -> _Side:
    return vocabulary.direction(cell[1].replace(" ", ""))
