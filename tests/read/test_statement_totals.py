"""A printed total is held against the rows of its page, its account or the whole paper, whichever it is of."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from reprieve.library.reading import load_reading
from reprieve.model import Box, Transaction
from reprieve.read.statements.collected import Remark
from reprieve.read.statements.statement_totals import check_totals

TOTALS = load_reading().statements.totals


def row(day: int, amount: str, page: int = 1, neutral: bool = False) -> Transaction:
    return Transaction(dt.date(2026, 5, day), Decimal(amount), page, Box(0, 0, 1, 1), balance=Decimal(100 + day), neutral=neutral)


ROWS = [row(1, "80.00"), row(2, "-5.00"), row(3, "-9.00", neutral=True), row(4, "-2.00", 2), row(5, "0.00", 2)]


@pytest.mark.parametrize(
    ("lines", "filtered", "told"),
    [
        (["收入合计:80.00"], False, [("80.00", "80.00")]),
        (["支出合计:7.00"], False, [("7.00", "7.00")]),
        (["支出合计:16.00"], False, [("16.00", "7.00")]),
        (["支出合计:16.00", "收入合计:80.00"], True, [("80.00", "80.00")]),
        (["本页小计 收入: 80.00 支出: 5.00"], False, [("80.00", "80.00"), ("5.00", "5.00")]),
        (["", "本页小计 收入: 0.00 支出: 2.00"], False, [("0.00", "0.00"), ("2.00", "2.00")]),
        (["本页小计 收入: 80.00 支出: 7.00"], False, [("80.00", "80.00"), ("7.00", "5.00")]),
        (["支出合计:7.00", "支出合计:7.00"], False, [("7.00", "7.00")]),
        (["本次查询共计4条交易记录"], False, [("4", "4")]),
        (["本次查询共计5条交易记录"], False, [("5", "5")]),
        (["本次查询共计6条交易记录"], False, [("6", "4")]),
        (["期初余额:21.00 期末余额:105.00"], False, [("21.00", "21.00"), ("105.00", "105.00")]),
    ],
)
def test_a_total_is_held_against_the_rows_that_it_is_of(lines: list[str], filtered: bool, told: list[tuple[str, str]]) -> None:
    """A row that is neither income nor expense counts for neither."""
    checks = check_totals([Remark(page, line) for page, line in enumerate(lines, 1)], ROWS, TOTALS, filtered)
    assert [(str(check.printed), str(check.computed)) for check in checks] == told
