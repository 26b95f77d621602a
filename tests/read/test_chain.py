"""A printed balance must equal the one before it plus the amount, in the order of time that a paper's rows stand in."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from reprieve.model import Break
from reprieve.read.statements.chain import Link, chain, directions_from_balances


def links(*rows: str) -> list[Link]:
    """Rows as "day amount balance account"; a dash for what is not printed."""

    def link(day: str, amount: str, balance: str, account: str = "") -> Link:
        moved, left = (None if figure == "-" else Decimal(figure) for figure in (amount, balance))
        return Link(moved, left, 2, dt.date(2026, 5, int(day)), account)

    return [link(*row.split()) for row in rows]


@pytest.mark.parametrize(
    ("rows", "proved", "breaks"),
    [
        (["1 5 105", "2 -5 100", "3 1 101"], 2, []),
        (["3 1 101", "2 -5 100", "1 5 105"], 2, []),
        (["3 1 101", "1 5 105", "2 -5 100"], 2, []),
        (["1 - 105", "2 - 105", "3 1 106"], 2, []),
        (["1 5 105", "2 -5 -", "3 1 101"], 1, []),
        (["1 5 105 a", "1 7 7 b", "2 -5 100 a", "2 1 8 b"], 2, []),
        (["1 5 105", "2 -5 99", "3 1 100", "4 2 102"], 2, [(2, "100", "99")]),
        (["1 5 105 a", "1 7 7 b", "2 -5 99 a", "2 1 9 b"], 0, [(3, "100", "99"), (4, "8", "9")]),
        (["1 - 105", "2 - 106"], 0, [(2, "105", "106")]),
        (["1 5 -"], 0, []),
    ],
)
def test_balances_are_proved_or_broken_row_by_row(rows: list[str], proved: int, breaks: list[tuple[int, str, str]]) -> None:
    found = chain(links(*rows))
    assert (found.proved, found.breaks) == (proved, tuple(Break(row, Decimal(due), Decimal(printed), 2) for row, due, printed in breaks))


@pytest.mark.parametrize(
    ("rows", "as_printed", "from_the_last_up"),
    [
        (["1 5 105", "2 5 100", "3 1 101"], ("5 -5 1", [0]), ("5 5 1", [2])),
        (["1 5 105", "2 5 -", "3 1 101"], ("5 5 1", [0, 1, 2]), ("5 5 1", [2, 1, 0])),
        (["1 0 105", "2 - 105", "3 -1 106"], ("0 - 1", []), ("0 - -1", [2])),
        (["1 5 105 a", "1 7 7 b", "2 5 100 a", "2 1 6 b"], ("5 7 -5 -1", [0, 1]), ("5 7 5 1", [2, 3])),
    ],
)
def test_balances_tell_which_way_money_went_and_whose_way_they_do_not(
    rows: list[str], as_printed: tuple[str, list[int]], from_the_last_up: tuple[str, list[int]]
) -> None:
    told = [(" ".join(map(str, signed)).replace("None", "-"), untold) for signed, untold in directions_from_balances(links(*rows))]
    assert told == [as_printed, from_the_last_up]
