"""Fees in a column of their own: the balances tell whether they were taken besides the amounts, or the amounts hold them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reprieve.figures.fen import ZERO
from reprieve.library.statements import Direction, StatementVocabulary
from reprieve.read.statements.entries import Entry, parse_money
from reprieve.read.statements.readings import Reading, best_reading

_FEW = 2


def by_fees(
    entries: Sequence[Entry], reading: Reading, vocabulary: StatementVocabulary, one_way: Direction | None
) -> tuple[Sequence[Entry], Reading]:
    """The rows and their reading; where every balance follows only so, and several do, with the fees besides the amounts, told as notes.

    One balance could be that of a row that was lost whose amount is the fee.
    """
    if not reading.chain.breaks:
        return entries, reading
    charged = [_charged(entry) for entry in entries]
    if sum(1 for entry in charged[1:] if entry.fee) < _FEW:
        return entries, reading
    other = best_reading(charged, vocabulary, one_way)
    return (entries, reading) if other.chain.breaks else (charged, other)


def _charged(entry: Entry) -> Entry:
    """The row with its fee; one that states nothing else moved no more than this."""
    fee = abs(parse_money(entry.cell("fee")) or ZERO)
    if not fee or entry.row.void or entry.carried:
        return entry
    column = next(column for column, cell in entry.row.told() if cell and column.role == "fee")
    row = entry.row.with_more([("note", "", f"{column.name} {fee}")])
    return replace(entry, row=row, fee=fee, amount=entry.amount if entry.prints_money else ZERO)
