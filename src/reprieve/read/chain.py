"""Arithmetic is the judge: a printed balance must equal the one before it plus the amount."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reprieve.model import Break


@dataclass(frozen=True, slots=True)
class Entry:
    """What a row brings to the chain. A row without an amount moves nothing, as 承前页余额 does not: its balance must be the one before."""

    amount: Decimal | None
    balance: Decimal | None
    page: int


@dataclass(frozen=True, slots=True)
class Chain:
    """How a reading adds up: in which order of time it was printed, how many balances were proved, and where it breaks."""

    descending: bool
    proved: int
    breaks: tuple[Break, ...]


def chain(entries: Sequence[Entry]) -> Chain:
    """The better of the two orders: fewer breaks, then ascending."""
    ascending, descending = (_walk(entries, down) for down in (False, True))
    return min(ascending, descending, key=lambda walked: len(walked.breaks))


def _walk(entries: Sequence[Entry], descending: bool) -> Chain:
    order = range(len(entries) - 1, -1, -1) if descending else range(len(entries))
    breaks: list[Break] = []
    proved = 0
    balance: Decimal | None = None
    for index in order:
        entry = entries[index]
        if balance is not None:
            balance += entry.amount or 0
        if entry.balance is None:
            continue
        if balance is not None:
            if balance == entry.balance:
                proved += 1
            else:
                breaks.append(Break(index + 1, balance, entry.balance, entry.page))
        balance = entry.balance
    return Chain(descending, proved, tuple(sorted(breaks, key=lambda found: found.row)))


def directions_from_balances(entries: Sequence[Entry]) -> Iterator[list[Decimal | None]]:
    """Amounts whose signs the paper does not print, signed so that the balances chain, once for each order of the rows.

    A row whose direction no balance tells keeps its sign.
    """
    for descending in (False, True):
        signed: list[Decimal | None] = []
        for index, entry in enumerate(entries):
            before = index + 1 if descending else index - 1
            known = entries[before].balance if 0 <= before < len(entries) else None
            out = entry.amount is not None and known is not None and entry.balance == known - entry.amount
            signed.append(-entry.amount if out and entry.amount is not None else entry.amount)
        yield signed
