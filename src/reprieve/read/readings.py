"""Which way did the money go? Among the ways to sign a statement's amounts, the one whose balances chain is the right one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reprieve.library.statements import Direction, StatementVocabulary
from reprieve.read.chain import Chain, Link, chain, directions_from_balances
from reprieve.read.entries import Entry


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to sign the amounts, row by row, and how it adds up."""

    amounts: tuple[Decimal | None, ...]
    chain: Chain


def best_reading(entries: Sequence[Entry], vocabulary: StatementVocabulary) -> Reading:
    """The first reading without a break; else the one with the fewest."""
    best: Reading | None = None
    for amounts in _signings(entries, vocabulary):
        reading = Reading(tuple(amounts), chain(_links(entries, amounts)))
        if best is None or len(reading.chain.breaks) < len(best.chain.breaks):
            best = reading
        if not best.chain.breaks:
            break
    return best or Reading((), chain(()))


def _links(entries: Sequence[Entry], amounts: Sequence[Decimal | None]) -> list[Link]:
    """Each account and each currency is a chain of its own."""
    return [
        Link(amount, entry.balance, entry.row.page, entry.date, f"{entry.account} {entry.currency}")
        for amount, entry in zip(amounts, entries, strict=True)
    ]


def _signings(entries: Sequence[Entry], vocabulary: StatementVocabulary) -> Iterator[list[Decimal | None]]:
    """Every way to sign the amounts, the likeliest first: two columns, a direction's column, a printed sign, the balances."""
    if any(entry.into is not None or entry.out is not None for entry in entries):
        yield [_net(entry) for entry in entries]
        return
    if any(vocabulary.direction(entry.flag) for entry in entries):
        for credit in ("in", "out"):
            yield [_flagged(entry, vocabulary.direction(entry.flag), credit == "out") for entry in entries]
        return
    printed = [entry.amount for entry in entries]
    yield printed
    if not any(amount < 0 for amount in printed if amount is not None):
        yield from directions_from_balances(_links(entries, printed))


def _net(entry: Entry) -> Decimal | None:
    """In minus out; the column of money out may print its own minus."""
    if entry.into is None and entry.out is None:
        return entry.amount
    return (entry.into or Decimal(0)) - abs(entry.out or Decimal(0))


def _flagged(entry: Entry, direction: Direction | None, reversed_: bool) -> Decimal | None:
    if entry.amount is None or direction is None or direction == "neutral":
        return entry.amount
    return entry.amount if (direction == "in") != reversed_ else -entry.amount
