"""Arithmetic is the judge: a printed balance must equal the one before it plus the amount."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import TypeVar

from reprieve.figures.fen import ZERO
from reprieve.model import Break

Way = TypeVar("Way")


@dataclass(frozen=True, slots=True)
class Link:
    """What a row brings to the chain. A row without an amount moves nothing, as 承前页余额 does not: its balance must be the one before.

    `fee`: what was taken besides, whichever way the amount went.
    """

    amount: Decimal | None
    balance: Decimal | None
    page: int
    date: dt.date = dt.date.min
    account: str = ""
    fee: Decimal = ZERO


@dataclass(frozen=True, slots=True)
class Chain:
    """How a reading adds up: how many balances were proved, and where it breaks. Rows are counted from 1 in printed order."""

    proved: int
    breaks: tuple[Break, ...]


def with_fewest_breaks(ways: Iterable[Way], breaks: Callable[[Way], Sequence[Break]]) -> Way:
    """The first of the ways, of which there is one at least, that has no breaks; else the first of those that have the fewest."""
    best: Way | None = None
    for way in ways:
        if best is None or len(breaks(way)) < len(breaks(best)):
            best = way
        if not breaks(best):
            break
    assert best is not None
    return best


def chain(links: Sequence[Link]) -> Chain:
    """Walk each account's rows in the order of time that leaves the fewest breaks: as printed, from the last up, or day by day."""
    walks = ((_walk(links, order) for order in _orders(links, rows)) for rows in _accounts(links))
    chains = [with_fewest_breaks(ways, lambda walked: walked.breaks) for ways in walks]
    breaks = sorted((found for walked in chains for found in walked.breaks), key=lambda found: found.row)
    return Chain(sum(walked.proved for walked in chains), tuple(breaks))


def _accounts(links: Sequence[Link]) -> list[list[int]]:
    """The rows of each account and currency; their balances have nothing to do with each other."""
    rows: dict[str, list[int]] = {}
    for index, link in enumerate(links):
        rows.setdefault(link.account, []).append(index)
    return list(rows.values())


def _orders(links: Sequence[Link], rows: Sequence[int]) -> Iterator[Sequence[int]]:
    """As they stand, or from the last up; the same day by day: the newest may be printed first, or each month on a sheet of its own."""
    upwards = rows[::-1]
    yield rows
    yield upwards
    yield sorted(rows, key=lambda index: links[index].date)
    yield sorted(upwards, key=lambda index: links[index].date)


def _walk(links: Sequence[Link], rows: Iterable[int]) -> Chain:
    breaks: list[Break] = []
    proved = 0
    balance: Decimal | None = None
    for index in rows:
        link = links[index]
        if balance is not None:
            balance += (link.amount or 0) - link.fee
        if link.balance is None:
            continue
        if balance is not None:
            if balance == link.balance:
                proved += 1
            else:
                breaks.append(Break(index + 1, balance, link.balance, link.page))
        balance = link.balance
    return Chain(proved, tuple(breaks))


def directions_from_balances(links: Sequence[Link]) -> Iterator[tuple[list[Decimal | None], list[int]]]:
    """Amounts whose signs the paper does not print, signed so that the balances chain, once for each order of the rows.

    With them the rows whose direction no balance tells: they keep their sign.
    """
    for step in (1, -1):
        signed = [link.amount for link in links]
        untold: list[int] = []
        for rows in _accounts(links):
            untold += rows[::step][:1]
            for before, index in pairwise(rows[::step]):
                amount, known, balance = links[index].amount, links[before].balance, links[index].balance
                if amount is None or known is None or balance is None:
                    untold.append(index)
                elif balance == known - amount - links[index].fee:
                    signed[index] = -amount
        yield signed, [index for index in untold if signed[index]]
