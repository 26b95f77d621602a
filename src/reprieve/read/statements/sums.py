"""What rows come to: money in and out, how many there are, the balance before and after them. And the total that says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reprieve.figures.fen import ZERO
from reprieve.library.statements import Sum
from reprieve.model import TotalCheck, Transaction

CARRIED: frozenset[Sum] = frozenset({"opening", "closing"})


def with_computed(check: TotalCheck, either: Iterable[Sequence[Transaction]], of: Sum) -> TotalCheck:
    """The total with what the rows come to that it may be of: the first sum that agrees, else the first."""
    sums = [value for rows in either for value in _sums(rows, of)] or [check.printed]
    return replace(check, computed=check.printed if check.printed in sums else sums[0])


@dataclass(slots=True)
class Tally:
    """What rows come to, added one by one: money in and out, how many rows moved it which way, and how many there are."""

    into: Decimal = ZERO
    out: Decimal = ZERO
    count_in: int = 0
    count_out: int = 0
    moved: int = 0
    rows: int = 0

    def add(self, row: Transaction) -> None:
        self.rows += 1
        if row.neutral:
            return
        self.moved += 1
        if row.amount > 0:
            self.into += row.amount
            self.count_in += 1
        elif row.amount < 0:
            self.out -= row.amount
            self.count_out += 1

    def sums(self, of: Sum) -> tuple[Decimal, ...]:
        """What a total of this sense may print: a count with or without rows that moved no money."""
        match of:
            case "in":
                return (self.into,)
            case "out":
                return (self.out,)
            case "count":
                return Decimal(self.moved), Decimal(self.rows)
            case "count_in":
                return (Decimal(self.count_in),)
            case "count_out":
                return (Decimal(self.count_out),)
            case "count_neutral":
                return (Decimal(self.rows - self.count_in - self.count_out),)
            case "rows":
                return (Decimal(self.rows),)
        return ()


def _sums(rows: Sequence[Transaction], of: Sum) -> tuple[Decimal, ...]:
    if of in CARRIED:
        return tuple(_carried(rows, of))
    tally = Tally()
    for row in rows:
        tally.add(row)
    return tally.sums(of)


def _carried(rows: Sequence[Transaction], of: Sum) -> Iterator[Decimal]:
    """The balance before or after all rows. Where all are of one day, nothing tells whether the newest stands first."""
    ends = [rows[0], rows[-1]] if rows else []
    if ends and ends[0].date != ends[1].date:
        ends = [(min if of == "opening" else max)(ends, key=lambda row: row.date)]
    for row in ends:
        if row.balance is not None:
            yield row.balance - row.amount if of == "opening" else row.balance
