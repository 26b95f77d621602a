"""Whether the rows of a statement add up, and which of them could not be read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from reprieve.library.statements import BALANCES, Role
from reprieve.model import Reconciliation, UnreadRow
from reprieve.read.statements.entries import Entry, as_unread, has_figure, is_nothing
from reprieve.read.statements.readings import Reading

_FEW = 2
_TEXTS: tuple[Role, ...] = ("counterparty", "counterparty_account", "summary", "note", "other")


def reconciled(reading: Reading, undated: Sequence[UnreadRow], filtered: bool) -> Reconciliation:
    """How the rows add up, beside those whose day could not be read. `filtered`: the export left rows out, so that balances may break."""
    breaks = reading.chain.breaks
    proved = any(entry.balance is not None for entry in reading.entries)
    open_ends = _open_ends(reading.entries)
    rows = enumerate(zip(reading.entries, reading.amounts, strict=True))
    missed = tuple(
        as_unread(entry.row)
        for index, (entry, amount) in rows
        if index in reading.untold
        or index in open_ends
        or _is_unread(entry, amount)
        or (_lacks_its_balance(entry) if proved else entry.holds_no_money)
    )
    if missed := (*undated, *missed):
        return Reconciliation("broken", breaks, unread=missed)
    if filtered and breaks:
        return Reconciliation("unverifiable")
    if breaks:
        return Reconciliation("broken", breaks)
    return Reconciliation("balanced" if reading.chain.proved else "unverifiable")


def _open_ends(entries: Sequence[Entry]) -> set[int]:
    """The first or last row of an account that alone states no balance: nothing proves its amount, and its balance may have been missed."""
    accounts: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for index, entry in enumerate(entries):
        accounts[entry.account, entry.currency].append(index)
    ends: set[int] = set()
    for rows in accounts.values():
        without = [index for index in rows if entries[index].balance is None]
        ends |= set(without) if len(without) == 1 and len(rows) > _FEW and without[0] in (rows[0], rows[-1]) else set()
    return ends


def _is_unread(entry: Entry, amount: Decimal | None) -> bool:
    """Whether a figure is printed that could not be read; a row may state a balance alone, but not nothing, nor money in and out.

    Nor a balance and the other side: somebody was paid, or paid.
    """
    if entry.carried:
        return False
    if (entry.balance is None and not is_nothing(entry.cell("balance"))) or (entry.into and entry.out):
        return True
    return amount is None and (entry.balance is None or entry.prints_money or any(entry.counterparty))


def _lacks_its_balance(entry: Entry) -> bool:
    """Where other rows state their balance: whether this one's header names no such column, or it has run into a text."""
    if not any(column.role in BALANCES for column in entry.row.columns):
        return True
    return entry.balance is None and any(has_figure(cell) for role in _TEXTS for cell in entry.cells(role))
