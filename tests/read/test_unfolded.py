"""Records of two lines under names in two lines."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from drawn import columns, page, words

from reprieve.library import load_library
from reprieve.model import Statement
from reprieve.read.page.words import Page, Word
from reprieve.read.statement import read_statement
from reprieve.read.table import read_table

LIBRARY = load_library()
HEAD = (words(250, 20, "云州银行交易流水"), words(36, 50, "户名:江望舒 账号:6299990000000006027"))
Lines = Sequence[tuple[Sequence[str], Sequence[str]]]
NAMES = (("交易日期", "摘要", "交易金额", "账户余额"), ("交易时间", "对方户名", "对方账号", "渠道"))
ROWS: Lines = [
    (("2026-05-01", "工资", "8,000.00", "9,000.00"), ("10:11:12", "云州青禾公司", "6299990000000001111", "批量")),
    (("2026-05-02", "消费", "-50.00", "8,950.00"), ("12:13:14", "安和菜市场", "6299990000000002222", "手机")),
    (("2026-05-03", "取款", "-100.00", "8,850.00"), ("15:16:17", "", "", "柜面")),
    (("2026-05-04", "消费", "-1.00", "8,849.00"), ("18:19:20", "云木书店", "6299990000000003333", "手机")),
]


def drawn(rows: Lines, names: Lines = (NAMES,), top: float = 90, number: int = 1) -> Page:
    table: list[Word] = []
    for index, (first, second) in enumerate([*names, *rows]):
        table += columns(top + 30 * index, first, 150) + columns(top + 30 * index + 12, second, 150)
    return page(*(HEAD if number == 1 else ()), table, number=number)


def read(*pages: Page) -> Statement:
    return read_statement(read_table(pages, LIBRARY.statements), LIBRARY.statements, LIBRARY.banks)


def figures(statement: Statement) -> list[tuple[int, str, str]]:
    assert statement.reconciliation.status == "balanced"
    return [(row.date.day, str(row.amount), str(row.balance)) for row in statement.transactions]


READ = [(1, "8000.00", "9000.00"), (2, "-50.00", "8950.00"), (3, "-100.00", "8850.00"), (4, "-1.00", "8849.00")]


def test_both_lines_of_a_record_are_one_row() -> None:
    statement = read(drawn(ROWS))
    assert figures(statement) == READ
    assert [row.counterparty for row in statement.transactions] == ["云州青禾公司", "安和菜市场", "", "云木书店"]
    assert statement.transactions[0].time is not None
    assert all(row.bbox.x1 <= 842 and row.bbox.bottom - row.bbox.top > 15 for row in statement.transactions)


def test_money_may_stand_in_the_second_line() -> None:
    names = (("交易日期", "摘要", "对方户名"), ("支出", "收入", "余额"))
    rows: Lines = [
        (("2026-05-01", "工资", "云州青禾公司"), ("", "8,000.00", "9,000.00")),
        (("2026-05-02", "消费", ""), ("50.00", "", "8,950.00")),
    ]
    assert figures(read(drawn(rows, (names,)))) == READ[:2]


def test_a_second_day_in_the_second_line_begins_no_row() -> None:
    names = (("交易日期", "摘要", "币种", "交易金额"), ("记账日期", "对方户名", "钞汇", "账户余额"))
    rows: Lines = [((a[0], a[1], "人民币", a[2]), (a[0], b[1] or "无", "钞", a[3])) for a, b in ROWS]
    assert figures(read(drawn(rows, (names,)))) == READ


@pytest.mark.parametrize("names", [(NAMES,), ()])
def test_a_page_break_may_part_the_lines_of_a_record(names: Lines) -> None:
    first = drawn([*ROWS[:2], (ROWS[2][0], ())])
    top = 90 + 30 * len(names)
    rest = columns(top, ROWS[2][1], 150)
    second = drawn(ROWS[3:], (), top=top + 20, number=2)
    heading = drawn((), names, number=2)
    statement = read(first, page(rest, second.words, heading.words, number=2))
    assert figures(statement) == READ


def test_names_that_wrap_are_of_one_line_all_the_same() -> None:
    """交易 over 日期, 账户 over 余额: each cell of a row has one line."""
    upper, lower = columns(90, ("交易", "交易", "账户", "对方"), 150), columns(100, ("日期", "金额", "余额", "户名"), 150)
    table = [word for index, (a, b) in enumerate(ROWS) for word in columns(125 + 20 * index, (a[0], a[2], a[3], b[1]), 150)]
    assert figures(read(page(*HEAD, upper, lower, table))) == READ


def test_names_below_names_that_translate_them_head_no_second_lines() -> None:
    names = [
        *columns(90, ("交易日期", "对方", "交易金额", "账户余额", "交易"), 120),
        *columns(102, ("Date", "户名", "", "Balance", "渠道"), 120),
    ]
    rows = [
        columns(130 + 14 * index, (day, second[1], amount, balance, second[3]), 120)
        for index, ((day, _summary, amount, balance), second) in enumerate(ROWS)
    ]
    assert figures(read(page(*HEAD, names, *rows))) == READ


def test_a_name_over_the_two_ways_of_an_amount_heads_no_first_lines() -> None:
    """What wraps stands above the line of its day."""
    names = [
        *columns(90, ("交易时间", "", "发生额", "", "交易对手", ""), 110),
        *columns(102, ("日期", "摘要", "收入", "支出", "户名", "余额"), 110),
    ]
    table: list[Word] = []
    for index, ((day, summary, amount, balance), second) in enumerate(ROWS):
        ways = ("", amount[1:]) if amount.startswith("-") else (amount, "")
        table += columns(130 + 24 * index, ("", "手机", "", "", "云州" * bool(second[1]), ""), 110)
        table += columns(139 + 24 * index, (day, summary, *ways, second[1], balance), 110)
    assert figures(read(page(*HEAD, names, table))) == READ
