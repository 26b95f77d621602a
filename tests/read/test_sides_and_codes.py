"""What columns of sides, codes and several figures say: which way money went, on which side a balance stands, which amount counts."""

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
HEAD = (words(250, 20, "云州银行交易流水"), words(36, 50, "户名:江望舒 账号:6299990000000006027"))


def read(names: Sequence[str], rows: Sequence[Sequence[str]], *more: Sequence[Word]) -> Statement:
    table = [word for index, row in enumerate(rows) for word in columns(130 + 25 * index, row, 100)]
    pages = [page(*HEAD, columns(105, names, 100), table, *more)]
    return read_statement(read_table(pages, LIBRARY.statements), LIBRARY.statements, LIBRARY.banks)


def figures(statement: Statement) -> list[tuple[str, str]]:
    return [(str(row.amount), str(row.balance)) for row in statement.transactions]


# --- on which side a balance stands ----------------------------------------------------------------------------------

OVERDRAWN = [("-100.00", "-600.00"), ("40.00", "-560.00"), ("-10.00", "-570.00")]


@pytest.mark.parametrize("side", ["方向", "余额方向", "借贷标志"])
def test_an_account_that_is_overdrawn_all_the_time_keeps_its_signs(side: str) -> None:
    rows = [
        ("2026-05-01", "100.00", "", "借", "600.00"),
        ("2026-05-02", "", "40.00", "借", "560.00"),
        ("2026-05-03", "10.00", "", "借", "570.00"),
    ]
    statement = read(("交易日期", "借方发生额", "贷方发生额", side, "余额"), rows)
    assert (figures(statement), statement.reconciliation.status) == (OVERDRAWN, "balanced")


def test_a_balance_has_a_side_beside_the_direction_of_the_amount() -> None:
    rows = [
        ("2026-05-01", "借", "100.00", "借", "600.00"),
        ("2026-05-02", "贷", "40.00", "借", "560.00"),
        ("2026-05-03", "借", "10.00", "借", "570.00"),
    ]
    statement = read(("交易日期", "借贷标志", "发生额", "余额方向", "余额"), rows)
    assert (figures(statement), statement.reconciliation.status) == (OVERDRAWN, "balanced")


def test_a_balance_that_crosses_zero_chains_by_its_side() -> None:
    rows = [
        ("2026-05-01", "100.00", "", "借", "20.00"),
        ("2026-05-02", "", "50.00", "贷", "30.00"),
        ("2026-05-03", "10.00", "", "贷", "20.00"),
    ]
    statement = read(("交易日期", "借方发生额", "贷方发生额", "方向", "余额"), rows)
    assert figures(statement) == [("-100.00", "-20.00"), ("50.00", "30.00"), ("-10.00", "20.00")]
    assert statement.reconciliation.status == "balanced"


def test_a_balance_may_have_its_side_behind_it() -> None:
    rows = [("2026-05-01", "100.00", "", "600.00借"), ("2026-05-02", "", "40.00", "560.00借"), ("2026-05-03", "10.00", "", "570.00借")]
    statement = read(("交易日期", "借方", "贷方", "余额"), rows)
    assert (figures(statement), statement.reconciliation.status) == (OVERDRAWN, "balanced")


def test_two_columns_that_tell_the_direction_of_a_payment_taken_back_otherwise_say_nothing_of_balances() -> None:
    rows = [
        ("2026-05-01", "支出", "借", "100.00", "900.00"),
        ("2026-05-02", "收入", "借", "100.00", "1000.00"),
        ("2026-05-03", "支出", "借", "50.00", "950.00"),
    ]
    statement = read(("交易日期", "收/支", "借贷标志", "交易金额", "余额"), rows)
    assert figures(statement) == [("-100.00", "900.00"), ("100.00", "1000.00"), ("-50.00", "950.00")]
    assert statement.reconciliation.status == "balanced"


def test_the_balance_before_the_row_is_not_its_balance() -> None:
    rows = [("2026-05-01", "500.00", "-40.00", "460.00"), ("2026-05-02", "460.00", "60.00", "520.00")]
    assert figures(read(("交易日期", "上次余额", "交易金额", "本次余额"), rows)) == [("-40.00", "460.00"), ("60.00", "520.00")]


# --- codes -----------------------------------------------------------------------------------------------------------

CODED = [("2026-05-01", "转账", "{}", "8000.00"), ("2026-05-02", "转账", "{}", "50.00"), ("2026-05-03", "转账", "{}", "70.00")]


@pytest.mark.parametrize(
    ("codes", "legend"),
    [
        ("211", "说明:借贷标志 1-借方 2-贷方"),
        ("122", "注:1=收 2=付"),
        ("100", "0-借;1-贷"),
        ("DCC", "注:D-存入 C-支取"),
        ("122", "标志:1表示收入,2表示支出"),
    ],
)
def test_a_paper_that_explains_its_codes_is_taken_at_its_word(codes: str, legend: str) -> None:
    rows = [(day, what, code.format(sign), amount) for (day, what, code, amount), sign in zip(CODED, codes, strict=True)]
    statement = read(("交易日期", "摘要", "借贷标志", "交易金额"), rows, words(36, 230, legend))
    assert [str(row.amount) for row in statement.transactions] == ["8000.00", "-50.00", "-70.00"]
    assert statement.reconciliation.unread == ()


def test_a_code_that_nothing_explains_leaves_its_rows_in_doubt() -> None:
    rows = [(day, what, code.format(sign), amount) for (day, what, code, amount), sign in zip(CODED, "211", strict=True)]
    assert read(("交易日期", "摘要", "借贷标志", "交易金额"), rows).reconciliation.unread


@pytest.mark.parametrize("name", ["正负", "+/-", "正负号"])
def test_a_sign_has_a_column_of_its_own(name: str) -> None:
    rows = [("2026-05-01", "转账", "+", "8000.00"), ("2026-05-02", "转账", "-", "50.00")]
    statement = read(("交易日期", "摘要", name, "金额"), rows)
    assert [str(row.amount) for row in statement.transactions] == ["8000.00", "-50.00"]


def test_a_dash_beside_directions_in_words_is_no_minus() -> None:
    rows = [("2026-05-01", "消费", "支出", "80.00"), ("2026-05-02", "零钱提现", "-", "50.00"), ("2026-05-03", "退款", "收入", "7.00")]
    statement = read(("交易日期", "摘要", "收/支", "金额"), rows)
    assert [row.neutral for row in statement.transactions] == [False, True, False]


# --- several figures -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("booked", ["记账金额", "结算金额", "清算金额", "实际金额", "实付金额", "实付款", "用户实付", "实收金额"])
def test_what_was_booked_counts_and_not_what_was_paid_abroad(booked: str) -> None:
    rows = [("2026-05-01", "-10.00", "-72.30", "境外消费"), ("2026-05-02", "-50.00", "-50.00", "消费")]
    statement = read(("交易日期", "交易金额", booked, "摘要"), rows)
    assert [str(row.amount) for row in statement.transactions] == ["-72.30", "-50.00"]


def test_an_amount_in_words_stands_beside_that_in_figures() -> None:
    rows = [("2026-05-01", "壹佰元整", "-100.00", "900.00"), ("2026-05-02", "伍拾元整", "-50.00", "850.00")]
    assert figures(read(("交易日期", "金额大写", "金额小写", "余额"), rows)) == [("-100.00", "900.00"), ("-50.00", "850.00")]


def test_a_balance_that_was_carried_over_moves_nothing() -> None:
    rows = [
        ("2026-05-01", "余额结转", "0.00", "900.00"),
        ("2026-05-02", "消费", "-50.00", "850.00"),
        ("2026-05-03", "消费", "-1.00", "849.00"),
    ]
    statement = read(("交易日期", "摘要", "交易金额", "余额"), rows)
    assert figures(statement) == [("-50.00", "850.00"), ("-1.00", "849.00")]
    assert statement.reconciliation.status == "balanced"


def test_an_account_that_was_emptied_by_carrying_its_balance_over_was_emptied() -> None:
    rows = [("2026-05-02", "消费", "-50.00", "850.00"), ("2026-05-03", "余额结转", "-850.00", "0.00")]
    assert figures(read(("交易日期", "摘要", "交易金额", "余额"), rows)) == [("-50.00", "850.00"), ("-850.00", "0.00")]


# --- names cut to one character --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "names",
    [("日", "摘", "付", "收", "余"), ("日期", "摘要", "出", "入", "余"), ("日期", "摘", "借", "贷", "余"), ("日", "摘", "减", "增", "余")],
)
def test_names_may_be_cut_to_one_character(names: Sequence[str]) -> None:
    rows = [("2026-05-01", "消费", "50.00", "", "850.00"), ("2026-05-03", "工资", "", "8000.00", "8850.00")]
    assert figures(read(names, rows)) == [("-50.00", "850.00"), ("8000.00", "8850.00")]
