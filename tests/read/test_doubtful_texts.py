"""Rows that add up may still hold texts that were read wrongly: what these show of it themselves is told."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Sequence
from decimal import Decimal

import pytest
from drawn import columns, page, words
from hypothesis import given
from hypothesis import strategies as st

from reprieve.library import load_library
from reprieve.model import Box, Statement, Transaction
from reprieve.read.heads.numbers_left import number_left
from reprieve.read.statement import read_statement
from reprieve.read.statements.texts_compared import odd_beside_others
from reprieve.read.table import read_table

LIBRARY = load_library()
FIGURES = (("2026-05-01", "100.00", "1,100.00"), ("2026-05-02", "-20.00", "1,080.00"), ("2026-05-03", "-30.00", "1,050.00"))
FIRMS = ("云州青禾有限公司", "安和菜市场", "邻里便利超市")
ACCOUNTS = ("6299990000000006027", "6299990000000006035", "6299990000000006043")


def read(names: Sequence[str], *texts: Sequence[str], head: str = "户名:江望舒 账号:6299990000000006019") -> Statement:
    """A statement of three rows: day, amount and balance, and a column of texts below each of the names."""
    rows = [(*figures, *row) for figures, row in zip(FIGURES, zip(*texts, strict=True), strict=True)]
    drawn = [columns(140 + 30 * index, row, width=120) for index, row in enumerate(rows)]
    named = columns(105, ("交易日期", "交易金额", "账户余额", *names), width=120)
    pages = [page(words(250, 30, "云州银行交易流水"), words(40, 60, head), named, *drawn)]
    return read_statement(read_table(pages, LIBRARY.statements), LIBRARY.statements, LIBRARY.banks)


def told(statement: Statement) -> str:
    return " ".join(map(str, statement.doubts))


@pytest.mark.parametrize(
    ("names", "texts", "said"),
    [
        (("彼端", "摘要"), (FIRMS, ("代发工资", "消费", "消费")), "No row names its other side, and a column was not understood: 彼端."),
        (("对方户名", "彼端账号", "摘要"), (FIRMS, ACCOUNTS, ("转账", "消费", "消费")), "A column was not understood: 彼端账号."),
        (("对方户名", "内部流水", "摘要"), (FIRMS, ACCOUNTS, ("转账", "消费", "消费")), ""),
        (("户名", "账号", "摘要"), (FIRMS, ACCOUNTS, ("转账", "消费", "消费")), "A column was not understood: 账号."),
        (
            ("摘要", "对方户名"),
            (("",) * 3, ("代发工资云州青禾有限公司", "消费安和菜市场", "转账江望舒")),
            "A column was not understood: 摘要.",
        ),
        (("摘要", "对方户名"), (("",) * 3, ("支付宝-青禾", "支付宝(中国)", "支付云州青禾")), ""),
        (("对方户名", "彼端", "备注"), (FIRMS, ("代发工资", "消费", "消费"), ("5月", "", "")), "A column was not understood: 彼端."),
        (("彼端", "摘要"), (("借", "贷", "贷"), ("代发工资", "消费", "消费")), ""),
        (("对方户名", "彼端", "摘要"), (FIRMS, ("柜面", "网银", "网银"), ("转账", "消费", "消费")), ""),
        (("对方户名", "账号", "摘要"), (FIRMS, (ACCOUNTS[0],) * 3, ("转账", "消费", "消费")), ""),
    ],
)
def test_a_column_below_a_strange_name_is_told_where_no_row_has_what_it_holds(
    names: Sequence[str], texts: Sequence[Sequence[str]], said: str
) -> None:
    statement = read(names, *texts)
    assert len(statement.transactions) == len(FIGURES)
    assert told(statement).startswith(said) if said else not statement.doubts


@pytest.mark.parametrize(
    ("amounts", "said"),
    [
        (("5.00", "6.00", "7.00"), "A column was not understood: 入账日期, 发生额, 余额. Compare the rows with the paper."),
        (("100.00", "-20.00", "-30.00"), ""),
    ],
    ids=["another amount", "the same amount"],
)
def test_a_table_beside_another_of_other_names_is_told(amounts: Sequence[str], said: str) -> None:
    beside = ("2026-06-01", "2026-06-02", "2026-06-03"), amounts, ("5.00", "11.00", "18.00")
    assert told(read(("入账日期", "发生额", "余额"), *beside)) == said


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("便利超市(南京西路", True),
        ("息)技术有限公司", True),
        ("04/01/2026跨行转入", True),
        ("收入¥196,804.70抖音", True),
        ("财付通215500690京东", True),
        ("贷方发生总额:", True),
        ("贷款还款............", True),
        ("石桥路第36加油站(03)", True),
        ("便利超市(南京西路店)", False),
        ("中石化加油站第308号", False),
        ("ATM取款", False),
        ("2026-05水费", False),
        ("代发202605工资", False),
        ("代付20260503批次", False),
        ("充值13800000000移动", False),
        ("红包抵扣¥5.00", False),
    ],
)
@pytest.mark.parametrize("name", ["对方户名", "摘要"])
def test_a_text_that_was_cut_or_holds_what_is_another_cells_is_told_with_its_page(text: str, is_told: bool, name: str) -> None:
    statement = read((name,), (FIRMS[0], text, FIRMS[2]))
    assert ("On pages 1, texts of rows look cut" in told(statement)) == is_told


def test_texts_that_a_bank_cuts_on_each_page_are_told_once() -> None:
    named = columns(105, ("交易日期", "交易金额", "对方户名"), width=120)
    rows = [columns(140, (f"2026-0{month}-01", "-20.00", "财付通-微信支付-云州青禾("), width=120) for month in (5, 6)]
    pages = [page(words(250, 30, "云州银行交易流水"), named, row, number=number) for number, row in enumerate(rows, start=1)]
    statement = read_statement(read_table(pages, LIBRARY.statements), LIBRARY.statements, LIBRARY.banks)
    assert told(statement).startswith("On pages 1, 2, texts of rows look cut, or run into one another: 财付通")
    assert len(statement.doubts) == 1


@pytest.mark.parametrize(
    ("names", "accounts", "summaries", "odd"),
    [
        (("安和菜市场", "江望舒", "安和菜市场江望舒"), ("",) * 3, ("消费", "转账", "消费"), "安和菜市场江望舒"),
        (("云州税务局云州青禾有限公司", "", "云州青禾有限公司"), ("",) * 3, ("代扣", "代扣", "工资"), "云州税务局云州青禾有限公司"),
        (("云州税务局云州青禾有限公司", "江望舒", "云州青禾有限公司"), ("",) * 3, ("代扣", "代扣", "工资"), ""),
        (("云州青禾有限公司代发工资", "江望舒", "安和菜市场"), ("",) * 3, ("转账", "代发工资", "消费"), "云州青禾有限公司代发工资"),
        (("江望舒", "", "安和菜市场"), ("",) * 3, ("转账", "江望舒代发工资", "代发工资"), "江望舒代发工资"),
        (("", "江望舒", "安和菜市场"), ("",) * 3, ("转账", "转账江望舒", "消费"), ""),
        (("国家电网", "国家电网95598", "江望舒"), ("95598249100", "3300161678", ""), ("电费", "电费", "转账"), "国家电网"),
        (("江望舒", "江望舒", "安和菜市场"), ("62999900006027", "6299990000602", ""), ("转账", "转账", "消费"), "6299990000602"),
        (("江望舒", "安和菜市场", "青禾"), ("62999900006027", "6299990000602", ""), ("转账", "转账", "消费"), ""),
    ],
)
def test_a_text_that_other_rows_show_to_be_two_or_to_be_cut_is_told(
    names: Sequence[str], accounts: Sequence[str], summaries: Sequence[str], odd: str
) -> None:
    statement = read(("对方户名", "对方账号", "摘要"), names, accounts, summaries)
    assert (f"look cut, or run into one another: {odd}." if odd else "") in told(statement)
    assert bool(odd) == bool(statement.doubts)


@pytest.mark.parametrize(
    ("head", "account", "left"),
    [
        ("账号:1001 2345 6789 0123 45 币种:人民币", "1001234567890123", "1001234567890123 45"),
        ("账号:6230 3610 0123 4567\n890,自2025年1月1日起", "6230361001234567", "6230361001234567 890"),
        ("账号:10321 2121 0000 56789", "1032121210000", "1032121210000 56789"),
        ("账号:6299990000000006019 2026-05-01", "6299990000000006019", ""),
        ("账号:6299990000000006019 20260501", "6299990000000006019", ""),
        ("账号:6299990000000006019 3 笔", "6299990000000006019", ""),
        ("账号:6299990000000006019\n310000 云州市", "6299990000000006019", ""),
        ("20260503101112 20260503101112000123 纳税人识别号:990102000000123456789", "", ""),
        ("江望舒 | 6299 **** **** 6019 | 人民币", "", "6299 **** **** 6019"),
        ("查询名下6299990000000006019的交易", "", "6299990000000006019"),
        ("编号:20261003000785 证件号码:990102199305120028", "", ""),
        ("20260501 20260831 2026-05-01至2026-08-31", "", ""),
    ],
)
def test_figures_of_the_head_that_may_be_the_accounts_are_left(head: str, account: str, left: str) -> None:
    assert number_left(head, account, LIBRARY.statements.head) == left


def test_a_number_that_may_be_the_accounts_is_told_masked() -> None:
    statement = read(("对方户名",), FIRMS, head="江望舒 柜面所记6299 9900 0000 6019 人民币")
    assert not statement.account
    assert "A number in the head may be the account's, or go on with it, and was not read: ****6019." in told(statement)


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("户名:江望舒对方账号:62999900 账号:6299990000000006019 2026-05-01至2026-05-31", "户名:江望舒对方账号:62999900"),
        ("户名:江望舒 账号:6299990000000006019 起止日期:自2026年5月起", "起止日期:自2026年5月起"),
        ("户名:江望舒 账号:6299990000000006019 起止日期:", ""),
        ("户名:--- 账号:6299990000000006019 2026-05-01至2026-05-31", ""),
        ("对方户名:全部/不限:是 账号:6299990000000006019", ""),
    ],
)
def test_what_stands_behind_a_label_of_the_holder_or_the_period_and_was_not_read_is_told(head: str, said: str) -> None:
    message = "Something behind a label in the head was not understood"
    assert told(read(("对方户名",), FIRMS, head=head)) == (f"{message}: {said}. Compare it with the paper." if said else "")


@pytest.mark.parametrize(
    "head",
    [
        "卡号 6299990000000006019户名:江望舒起止日期:2026-05-01至2026-05-31",
        "打印时间:2026-06-01 09:00:00账号:6299990000000006019证件号码:990102199305120028户名:江望舒币种:人民币 2026-05-01至2026-05-31",
    ],
)
def test_labels_that_values_touch_are_labels(head: str) -> None:
    statement = read(("对方户名",), FIRMS, head=head)
    assert (statement.holder, statement.account, str(statement.period_end)) == ("江望舒", "6299990000000006019", "2026-05-31")
    assert not statement.doubts


def test_the_last_figures_of_an_account_are_told_without_a_label_of_a_card() -> None:
    assert read(("对方户名",), FIRMS, head="江望舒,您好! 以下为尾号5678账户2026年5月1日至2026年5月31日的收支").account == "5678"


def paid_to(account: str) -> Transaction:
    return Transaction(dt.date(2026, 5, 1), Decimal(-1), 1, Box(0, 0, 1, 1), counterparty="安和菜市场", counterparty_account=account)


def holds(account: str, part: str) -> bool:
    return len(account) > len(part) and len(account) >= 8 and account.isdecimal() and account.startswith(part) | account.endswith(part)


@given(st.lists(st.text("12*", max_size=11), max_size=14))
def test_an_account_is_cut_where_another_of_its_name_has_more_figures_before_or_behind(accounts: list[str]) -> None:
    cut = [account for account in accounts if account and any(holds(other, account) for other in accounts)]

    assert [text for _page, text in odd_beside_others([paid_to(account) for account in accounts], ())] == cut


def test_accounts_are_compared_in_a_time_that_grows_with_their_number_and_no_faster() -> None:
    rows = [paid_to(f"629999{number:013}") for number in range(20_000)]
    begun = time.process_time()

    assert not [*odd_beside_others(rows, ())]
    assert time.process_time() - begun < 5  # far above what it takes; each with each would take minutes
