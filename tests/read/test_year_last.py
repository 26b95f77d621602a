"""Statements of foreign banks print the year last: the rows together tell which figure is the day, or the period does."""

from __future__ import annotations

import datetime as dt

import pytest
from drawn import columns, page, words

from reprieve.library import load_library
from reprieve.model import Statement
from reprieve.read.statement import read_statement
from reprieve.read.table import read_table

LIBRARY = load_library()
NAMES = ("交易日期", "摘要", "交易金额", "余额", "对方户名")
FIRST, SECOND, LATE = dt.date(2026, 3, 5), dt.date(2026, 3, 9), dt.date(2026, 3, 17)


def read(days: list[str], period: str = "") -> Statement:
    head = words(250, 30, "云州银行交易流水") + (words(36, 60, f"起止日期:{period}") if period else [])
    cells = [(day, "转账", "100.00", f"{1100 + 100 * index}.00", "云州青禾有限公司") for index, day in enumerate(days)]
    rows = [columns(140 + 20 * index, texts, width=100) for index, texts in enumerate(cells)]
    pages = [page(head, columns(105, NAMES, width=100), *rows)]
    return read_statement(read_table(pages, LIBRARY.statements), LIBRARY.statements, LIBRARY.banks)


@pytest.mark.parametrize("form", ["%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d-%b-%Y", "%d%b%Y", "%d %b %Y"])
def test_a_day_after_the_twelfth_tells_the_order_of_all(form: str) -> None:
    statement = read([f"{day:{form}}" for day in (FIRST, SECOND, LATE)])
    assert [row.date for row in statement.transactions] == [FIRST, SECOND, LATE]
    assert statement.reconciliation.status == "balanced"


def test_where_rows_fit_both_ways_the_period_tells() -> None:
    statement = read(["05/03/2026", "09/03/2026"], "2026-03-01 至 2026-03-31")
    assert [row.date for row in statement.transactions] == [FIRST, SECOND]


@pytest.mark.parametrize("period", ["", "2026-01-01 至 2026-12-31"], ids=["no period", "a period that fits both ways"])
def test_where_nothing_tells_no_row_is_read_and_it_is_said(period: str) -> None:
    statement = read(["05/03/2026", "09/03/2026"], period)
    assert not statement.transactions
    assert len(statement.reconciliation.unread) == 2
