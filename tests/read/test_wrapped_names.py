"""Names of firms that wrap in the head of a statement, and heads below their table."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from drawn import columns, page, words

from reprieve.library import load_library
from reprieve.model import Statement
from reprieve.read.page.words import Word
from reprieve.read.statement import read_statement
from reprieve.read.table import read_table

LIBRARY = load_library()
NAMES = ("交易日期", "摘要", "交易金额", "余额", "对方户名")
ROWS = [
    ("2026-05-01", "货款", "8,000.00", "9,000.00", "云州青禾公司"),
    ("2026-05-02", "电费", "-50.00", "8,950.00", "云州供电公司"),
    ("2026-05-03", "货款", "-100.00", "8,850.00", "云木书店"),
]
FIRM = "云山县宏远精密机械制造与安装有限责任公司"
TABLE = [word for index, row in enumerate([NAMES, *ROWS]) for word in columns(130 + 20 * index, row, 110)]


def read(*head: Sequence[Word]) -> Statement:
    pages = [page(words(250, 20, "云州银行交易流水"), *head, TABLE)]
    return read_statement(read_table(pages, LIBRARY.statements), LIBRARY.statements, LIBRARY.banks)


HEADS = [
    (words(36, 50, f"户名:{FIRM[:11]}"), words(61, 62, FIRM[11:]), words(300, 50, "账号:6299990000000006027")),
    (words(36, 50, f"单位名称:{FIRM[:8]}"), words(36, 61, FIRM[8:14]), words(36, 72, FIRM[14:]), words(36, 90, "账号:6299990000000006027")),
    (
        words(100, 50, FIRM[:9]),
        words(36, 62, "户名:"),
        words(100, 62, FIRM[9:14]),
        words(100, 74, FIRM[14:]),
        words(300, 62, "账号:62999900000060"),
    ),
    (words(36, 50, "户名:"), words(100, 50, f"{FIRM}云山县"), words(100, 62, "第二分公司"), words(36, 76, "账号:6299990000000006027")),
]


@pytest.mark.parametrize("head", HEADS)
def test_a_firms_name_that_wraps_is_one_name(head: Sequence[Sequence[Word]]) -> None:
    statement = read(*head)
    assert statement.holder in (FIRM, f"{FIRM}云山县第二分公司")
    assert statement.account.startswith("6299990000")


@pytest.mark.parametrize(
    "head",
    [
        (words(36, 50, "户名:江望舒"), words(61, 62, "云山支行营业部")),
        (words(36, 50, f"户名:{FIRM}"), words(61, 62, "云山支行营业部")),
        (words(36, 50, f"户名:{FIRM}"), words(36, 62, "开户行"), words(90, 62, "云山支行营业部")),
    ],
)
def test_what_stands_below_a_whole_name_is_no_part_of_it(head: Sequence[Sequence[Word]]) -> None:
    assert read(*head, words(36, 90, "账号:6299990000000006027")).holder in ("江望舒", FIRM)


def test_a_head_may_stand_below_its_table() -> None:
    foot = (words(36, 212, "客户姓名:江望舒"), words(36, 226, "卡号:6299990000000006027"), words(36, 240, "打印时间:2026-06-02 10:11:12"))
    statement = read(*foot)
    assert (statement.holder, statement.account) == ("江望舒", "6299990000000006027")
    assert [row.counterparty for row in statement.transactions][-1] == "云木书店"
    assert statement.reconciliation.status == "balanced"


@pytest.mark.parametrize(
    ("below", "account"),
    [
        ((words(100, 62, "99"),), "999901050000778899"),
        ((words(100, 62, "99"), words(300, 62, "云山县")), "999901050000778899"),
        ((words(100, 62, "9911 2"),), "999901050000778899112"),
        ((words(70, 62, "机构"), words(100, 62, "99")), "9999010500007788"),
        ((words(100, 90, "99"),), "9999010500007788"),
        ((words(100, 62, "2026050199"),), "9999010500007788"),
    ],
)
@pytest.mark.parametrize(
    "label", [(words(36, 50, "账号"), words(100, 50, "9999 0105 0000 7788")), (words(73, 50, "账号:9999 0105 0000 7788"),)]
)
def test_the_last_figures_of_an_account_may_stand_in_a_second_line_of_its_cell(
    label: Sequence[Sequence[Word]], below: Sequence[Sequence[Word]], account: str
) -> None:
    assert read(*label, *below, words(36, 110, "户名:江望舒")).account == account


@pytest.mark.parametrize("label", ["账号", "账号:"])
def test_a_label_may_stand_between_the_two_lines_of_its_value(label: str) -> None:
    account = (words(200, 44, "6299 9900 0000"), words(36, 50, "户名 江望舒"), words(160, 50, label), words(200, 56, "0006 027"))
    period = (words(200, 68, "2026-05-01至2026-"), words(36, 74, "币种 人民币"), words(140, 74, "查询区间"), words(200, 80, "05-03"))
    statement = read(*account, *period)
    assert (statement.holder, statement.account) == ("江望舒", "6299990000000006027")
    assert (str(statement.period_start), str(statement.period_end)) == ("2026-05-01", "2026-05-03")


def test_a_label_without_a_value_takes_none_of_the_lines_around_it() -> None:
    statement = read(words(36, 44, "账号"), words(80, 44, "6299990000000006027"), words(36, 56, "户名"), words(80, 68, "云州支行"))
    assert statement.holder == ""
