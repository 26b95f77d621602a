"""A statement of all that a customer has: the account's transactions are read, tables of something else are told and not read."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from drawn import columns, page, words

from reprieve.library import load_library
from reprieve.model import OtherTable
from reprieve.read.page.words import Page, Word
from reprieve.read.statement import read_statement
from reprieve.read.table import read_table
from reprieve.read.tables.layouts.other_tables import own_tables

LIBRARY = load_library()
HEAD = ("活期账户交易明细", "账号:6299990000000006027")
NAMES = ("交易日期", "摘要", "交易金额", "账户余额", "对方户名")
ROWS = (("2026-05-01", "工资", "8,000.00", "9,000.00", "云木公司"), ("2026-05-03", "消费", "-120.50", "8,879.50", "安和菜市场"))
OTHERS = {
    "deposits": (
        ("存单账号", "存期", "起息日", "到期日", "利率", "本金"),
        ("62179900", "三年", "2025-03-01", "2028-03-01", "2.75%", "5,000.00"),
    ),
    "trades": (
        ("交易日期", "产品代码", "产品名称", "交易类型", "交易份额", "交易金额"),
        ("2026-05-02", "LC001", "云木稳健", "赎回", "10.00", "5.00"),
    ),
    "card": (("交易日", "记账日", "交易摘要", "卡号末四位", "人民币金额"), ("2026-05-02", "2026-05-03", "云木超市", "1234", "88.00")),
    "loan": (
        ("还款日期", "期次", "应还本金", "应还利息", "实还金额", "贷款余额"),
        ("2026-05-02", "1", "900.00", "100.00", "1,000.00", "9,000.00"),
    ),
}


def other(top: float, kind: str, times: int = 2) -> list[Word]:
    names, row = OTHERS[kind]
    drawn = [
        words(36, top, "其他产品明细"),
        *(columns(top + 16 * (number + 1), texts) for number, texts in enumerate([names, *[row] * times])),
    ]
    return [word for line in drawn for word in line]


def own(top: float, rows: Sequence[Sequence[str]] = ROWS) -> list[Word]:
    lines = [words(36, top + 16 * number, text) for number, text in enumerate(HEAD)]
    table = [columns(top + 34 + 16 * number, texts, width=100) for number, texts in enumerate((NAMES, *rows))]
    return [word for line in (*lines, *table) for word in line]


def read(*pages: Page) -> tuple[list[str], list[OtherTable], str]:
    others: list[OtherTable] = []
    told = read_table(own_tables(pages, LIBRARY.statements, others), LIBRARY.statements)
    statement = read_statement(told, LIBRARY.statements, LIBRARY.banks)
    return [row.counterparty for row in statement.transactions], others, statement.reconciliation.status


@pytest.mark.parametrize("kind", OTHERS)
def test_tables_of_something_else_are_told_and_no_part_of_the_rows(kind: str) -> None:
    title = words(300, 10, "综合对账单")
    names = " ".join(OTHERS[kind][0])
    parties = [row[-1] for row in ROWS]
    assert read(page(title, other(40, kind), own(120))) == (parties, [OtherTable(1, names)], "balanced")
    assert read(page(title, own(40), other(160, kind))) == (parties, [OtherTable(1, names)], "balanced")


def test_such_a_table_goes_on_over_pages_and_is_told_of_each() -> None:
    names, row = OTHERS["trades"]
    further = page(columns(40, row), columns(56, row), number=2)
    again = page(columns(40, names), columns(56, row), own(90), number=3)
    told = read(page(words(300, 10, "综合对账单"), other(40, "trades")), further, again)
    assert told == ([row[-1] for row in ROWS], [OtherTable(number, " ".join(names)) for number in (1, 2, 3)], "balanced")


def test_the_last_line_of_a_wrapped_name_is_no_title_of_the_table_below() -> None:
    wrapped = (ROWS[0], (*ROWS[1][:4], "安和菜市场云州|第二分店"))
    drawn = [word for number, names in enumerate(OTHERS["trades"]) for word in columns(124 + 16 * number, names)]
    assert read(page(words(300, 10, "综合对账单"), own(40, wrapped), drawn))[0][-1] == "安和菜市场云州第二分店"
