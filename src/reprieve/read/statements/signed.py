"""Rows with their amounts as they add up: where they do not, what else the paper tells of them is tried."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from reprieve.figures.fen import ZERO
from reprieve.library.statements import Direction, StatementVocabulary
from reprieve.read.statements.balance_sides import by_balance_sides
from reprieve.read.statements.entries import Entry, parse_money
from reprieve.read.statements.own_accounts import account_of
from reprieve.read.statements.readings import Reading, Sign, best_reading

_FEW = 2


def signed(entries: Sequence[Entry], vocabulary: StatementVocabulary, one_way: Direction | None) -> Reading:
    """The best reading of the rows, each further attempt made on what the one before it left.

    `one_way`: all money went so, by what the paper says of itself.
    """
    sign: Sign = partial(best_reading, vocabulary=vocabulary, one_way=one_way)
    reading = _by_fees(sign(entries), sign)
    reading = by_balance_sides(reading, sign, vocabulary)
    reading = _by_statuses(reading, sign)
    return _by_own_accounts(reading, sign)


def _by_fees(reading: Reading, sign: Sign) -> Reading:
    """Where every balance follows only so, and several do, with the fees of a column of theirs besides the amounts, told as notes.

    Else the amounts hold them. One balance could be that of a row that was lost whose amount is the fee.
    """
    if not reading.chain.breaks:
        return reading
    charged = [_charged(entry) for entry in reading.entries]
    if sum(1 for entry in charged[1:] if entry.fee) < _FEW:
        return reading
    other = sign(charged)
    return reading if other.chain.breaks else other


def _charged(entry: Entry) -> Entry:
    """The row with its fee; one that states nothing else moved no more than this."""
    fee = abs(parse_money(entry.cell("fee")) or ZERO)
    if not fee or entry.row.void or entry.carried:
        return entry
    column = next(column for column, cell in entry.row.told() if cell and column.role == "fee")
    row = entry.row.with_more([("note", "", f"{column.name} {fee}")])
    return replace(entry, row=row, fee=fee, amount=entry.amount if entry.prints_money else ZERO)


def _by_statuses(reading: Reading, sign: Sign) -> Reading:
    """Where balances prove that money moved though a status says it did not, with that: what was reversed came back in a row of its own."""
    if not reading.chain.breaks or not any(entry.row.void for entry in reading.entries):
        return reading
    other = sign([replace(entry, row=replace(entry.row, void=entry.row.void and entry.balance is None)) for entry in reading.entries])
    return other if len(other.chain.breaks) < len(reading.chain.breaks) else reading


def _by_own_accounts(reading: Reading, sign: Sign) -> Reading:
    """Where the rows tell several accounts, of which each adds up, by these."""
    if not reading.chain.breaks or len(set(map(account_of, reading.entries))) == 1:
        return reading
    other = sign([replace(entry, account=account_of(entry) or entry.account) for entry in reading.entries])
    return reading if other.chain.breaks or other.chain.proved <= reading.chain.proved else other
