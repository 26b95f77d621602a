"""The last balance of a ledger that prints one in each row: by the days, and where what each row moves explains the next."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise, product, takewhile

from reprieve.figures.fen import ZERO
from reprieve.read.certificates.labels import lines_beside
from reprieve.read.days.dates import find_dates
from reprieve.read.notation import YEAR
from reprieve.read.page.figures import find_amounts, parse_amount
from reprieve.read.page.prose import spaced
from reprieve.read.page.running import Standing
from reprieve.read.page.words import Line

_FIGURE = re.compile(r"¥?-?[\d,]+(?:\.\d{1,2})?元?")
_YEAR = re.compile(rf"({YEAR})(?:年度?)?(?= )")


@dataclass(frozen=True, slots=True)
class _Row:
    at: Standing
    balance: Decimal
    day: str
    moved: tuple[Decimal, ...]


def latest_of(columns: Iterable[Sequence[Standing]], lines: Sequence[Line]) -> Iterator[Standing]:
    """Of the columns of one balance, page by page, the one that stands last by its day; none where the others do not lead to it."""
    figures = [at for column in columns for at in takewhile(lambda at: _FIGURE.fullmatch(at.text), column)]
    rows = [_row(at, lines) for at in figures]
    if len({row.balance for row in rows}) == 1:
        yield rows[-1].at
        return
    days = [row.day for row in rows]
    if days != sorted(days):
        rows.reverse()
    in_turn = all(days) and sorted(days) == [row.day for row in rows] and len(set(days)) > 1
    if in_turn and all(_leads_to(before, row) for before, row in pairwise(rows)):
        yield rows[-1].at


def _row(at: Standing, lines: Sequence[Line]) -> _Row:
    text = " ".join(spaced(line.words) for line in lines_beside(lines, at))
    days, year = find_dates(text), _YEAR.match(text)
    day = days[0].isoformat() if days else year[1] if year else ""
    balance = parse_amount(at.text) or ZERO
    return _Row(at, balance, day, tuple(amount for amount in find_amounts(text) if amount != balance))


def _leads_to(before: _Row, row: _Row) -> bool:
    """Whether one or two of the amounts in the row are what the balance moved by."""
    step = abs(row.balance - before.balance)
    return step in {abs(one + sign * other) for one, other in product((*row.moved, ZERO), repeat=2) for sign in (1, -1)}
