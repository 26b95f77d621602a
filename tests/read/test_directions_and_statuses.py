"""Which way money went where neither sign nor balance tells, and rows that moved none."""

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
HOLDER = "江望舒"
HEAD = (words(250, 20, "云州银行交易流水"), words(36, 50, f"户名:{HOLDER} 账号:6299990000000006027"))


def drawn(names: Sequence[str], rows: Sequence[Sequence[str]], *foot: Sequence[str], head: Sequence[Word] = ()) -> Page:
    table = [word for index, row in enumerate((*rows, *foot)) for word in columns(130 + 25 * index, row, 110)]
    return page(*HEAD, head, columns(105, names, 110), table)


def read(names: Sequence[str], rows: Sequence[Sequence[str]], *foot: Sequence[str], head: Sequence[Word] = ()) -> Statement:
    pages = [drawn(names, rows, *foot, head=head)]
    return read_statement(read_table(pages, LIBRARY.statements), LIBRARY.statements, LIBRARY.banks)


def told(statement: Statement) -> list[tuple[str, bool]]:
    return [(str(row.amount), row.neutral) for row in statement.transactions]


@pytest.mark.parametrize(("balances", "moved"), [(("5000.00", "7000.00", "6900.00"), False), (("", "", ""), True)])
def test_what_was_moved_went_in_or_out_where_its_balance_says_so(balances: Sequence[str], moved: bool) -> None:
    rows = [("2026-05-01", "收", "1000.00"), ("2026-05-02", "转", "2000.00"), ("2026-05-03", "付", "100.00")]
    statement = read(("交易日期", "收付标志", "金额", "余额"), [(*row, balance) for row, balance in zip(rows, balances, strict=True)])

    assert told(statement) == [("1000.00", False), ("2000.00", moved), ("-100.00", False)]
    assert statement.reconciliation.unread == ()


def test_what_kind_a_payment_was_tells_no_way_where_it_went_neither_in_nor_out() -> None:
    rows = [("2026-05-01", "付", "10.00", "云木"), ("2026-05-02", "转", "8888.00", "某行(6027)"), ("2026-05-03", "收", "5.00", "云木")]
    statement = read(("交易日期", "交易类型", "交易金额", "对方户名"), rows)

    assert "2026-05-02 转 8888.00 某行(6027)" in [row.text for row in statement.reconciliation.unread]


WORDS = [("转账收", "转账付"), ("入金", "出金"), ("转入", "划付"), ("上账", "支出")]


@pytest.mark.parametrize(("into", "out"), WORDS)
def test_words_that_nobody_knows_mean_what_the_balances_show_in_every_row(into: str, out: str) -> None:
    moved = ((into, "1000.00", "5000.00"), (out, "100.00", "4900.00"), (into, "50.00", "4950.00"), (out, "10.00", "4940.00"))
    rows = [(f"2026-05-0{day}", *cells) for day, cells in enumerate(moved, start=1)]
    statement = read(("交易日期", "交易方向", "金额", "余额"), rows)

    assert [amount for amount, _neutral in told(statement)] == ["1000.00", "-100.00", "50.00", "-10.00"]
    assert statement.reconciliation.status == "balanced"


@pytest.mark.parametrize("words", [("划账", "划账", "划账", "划账"), ("特划", "划入", "转出", "划入")], ids=["both ways", "one row alone"])
def test_a_word_of_which_balances_say_nothing_or_both_leaves_its_row_in_doubt(words: Sequence[str]) -> None:
    figures = (("1000.00", "5000.00"), ("50.00", "5050.00"), ("100.00", "4950.00"), ("10.00", "4960.00"))
    rows = [(f"2026-05-0{day}", word, *of_row) for day, (word, of_row) in enumerate(zip(words, figures, strict=True), start=1)]
    statement = read(("交易日期", "交易方向", "金额", "余额"), rows)
    assert [row.text for row in statement.reconciliation.unread] == [f"2026-05-01 {words[0]} 1000.00 5000.00"]


@pytest.mark.parametrize(("opening", "moved"), [("4000.00", "1000.00"), ("6000.00", "-1000.00"), ("6001.00", ""), ("", "")])
def test_the_balance_before_all_rows_tells_which_way_the_first_one_went(opening: str, moved: str) -> None:
    rows = [("2026-05-01", "1000.00", "5000.00"), ("2026-05-02", "100.00", "4900.00"), ("2026-05-03", "50.00", "4950.00")]
    first = [("期初余额", "", opening)] if opening else []
    statement = read(("交易日期", "金额", "余额"), [*first, *rows])
    assert (statement.reconciliation.unread == ()) == bool(moved)
    assert next(amount for amount, _neutral in told(statement)) == (moved or "1000.00")


# --- fees ------------------------------------------------------------------------------------------------------------

FEES = [("1000.00", "0.00", "6000.00"), ("-100.00", "2.00", "5898.00"), ("-30.00", "1.50", "5866.50"), ("-10.00", "", "5856.50")]
COLUMNS_OF_FEES: dict[tuple[str, ...], list[tuple[str, ...]]] = {
    ("交易日期", "金额", "手续费", "余额"): [*FEES],
    ("交易日期", "收入", "支出", "手续费", "余额"): [
        ("" if moved[0] == "-" else moved, moved[1:] if moved[0] == "-" else "", fee, balance) for moved, fee, balance in FEES
    ],
    ("交易日期", "借贷", "金额", "工本费", "余额"): [("借" if moved[0] == "-" else "贷", moved.strip("-"), *rest) for moved, *rest in FEES],
    ("交易日期", "金额", "余额", "交易手续费", "摘要"): [
        (moved.strip("-"), balance, fee, "转入" if moved[0] != "-" else "汇款") for moved, fee, balance in FEES
    ],
}


@pytest.mark.parametrize("names", COLUMNS_OF_FEES)
def test_fees_are_taken_besides_the_amounts_where_the_balances_follow_only_so(names: Sequence[str]) -> None:
    statement = read(names, [(f"2026-05-0{day}", *cells) for day, cells in enumerate(COLUMNS_OF_FEES[tuple(names)], start=1)])
    assert [amount for amount, _neutral in told(statement)] == ["1000.00", "-102.00", "-31.50", "-10.00"]
    assert statement.reconciliation.status == "balanced"
    assert [row.note for row in statement.transactions][1].endswith("费 2.00")


@pytest.mark.parametrize(("sum_out", "agrees"), [("143.50", True), ("140.00", True), ("141.00", False)])
def test_totals_may_hold_the_fees_or_not(sum_out: str, agrees: bool) -> None:
    rows = [(f"2026-05-0{day}", *cells) for day, cells in enumerate(FEES, start=1)]
    statement = read(("交易日期", "金额", "手续费", "余额"), rows, (f"支出合计:{sum_out}",))
    assert [check.agrees for check in statement.reconciliation.totals] == [agrees]


@pytest.mark.parametrize(
    ("balances", "status"),
    [
        (("6000.00", "5900.00", "5870.00", "5860.00"), "balanced"),
        (("6000.00", "5898.00", "5868.00", "5858.00"), "broken"),
        (("6000.00", "5898.00", "5866.50", "5850.50"), "broken"),
    ],
    ids=["within the amounts", "one alone", "another row is lost"],
)
def test_amounts_stay_as_printed_where_fees_do_not_explain_every_balance(balances: Sequence[str], status: str) -> None:
    rows = [
        (f"2026-05-0{day}", moved, fee, balance) for day, ((moved, fee, _), balance) in enumerate(zip(FEES, balances, strict=True), start=1)
    ]
    statement = read(("交易日期", "金额", "手续费", "余额"), rows)
    assert [amount for amount, _neutral in told(statement)] == ["1000.00", "-100.00", "-30.00", "-10.00"]
    assert statement.reconciliation.status == status


# --- rows that moved nothing -----------------------------------------------------------------------------------------

STATUSES = [
    ("交易状态", "成功", "失败"),
    ("状态", "交易成功", "交易关闭"),
    ("处理结果", "成功", "已退票"),
    ("交易结果", "成功", "已撤销"),
    ("状态", "已完成", "处理中"),
    ("交易状态", "成功", "已冲正"),
    ("交易状态", "成功", "已退回"),
    ("交易状态", "成功", "已拒绝"),
    ("处理状态", "处理成功", "待处理"),
    ("转账状态", "成功", "未成功"),
]


@pytest.mark.parametrize(("name", "done", "failed"), STATUSES)
def test_what_failed_moved_no_money(name: str, done: str, failed: str) -> None:
    rows = [("2026-05-01", "-10.00", done, "云木"), ("2026-05-02", "8888.00", failed, "云木"), ("2026-05-03", "5.00", done, "云木")]
    statement = read(("交易日期", "交易金额", name, "对方户名"), rows)
    assert told(statement) == [("-10.00", False), ("8888.00", True), ("5.00", False)]
    assert statement.transactions[1].note == failed


def test_a_balance_that_stays_where_a_payment_failed_proves_it() -> None:
    rows = [("2026-05-01", "-10.00", "90.00", "成功"), ("2026-05-02", "-50.00", "90.00", "失败"), ("2026-05-03", "5.00", "95.00", "成功")]
    statement = read(("交易日期", "交易金额", "账户余额", "交易状态"), rows)
    assert statement.reconciliation.status == "balanced"
    assert [neutral for _amount, neutral in told(statement)] == [False, True, False]


def test_balances_that_move_prove_that_what_was_reversed_went_and_came_back() -> None:
    rows = [
        ("2026-05-01", "-10.00", "90.00", "成功"),
        ("2026-05-02", "-50.00", "40.00", "已冲正"),
        ("2026-05-02", "50.00", "90.00", "成功"),
        ("2026-05-03", "5.00", "95.00", "成功"),
    ]
    statement = read(("交易日期", "交易金额", "账户余额", "交易状态"), rows)
    assert statement.reconciliation.status == "balanced"
    assert told(statement) == [("-10.00", False), ("-50.00", False), ("50.00", False), ("5.00", False)]


def test_a_failed_payment_beside_directions_leaves_the_others_as_they_are() -> None:
    rows = [("2026-05-01", "支", "10.00", "成功"), ("2026-05-02", "收", "50.00", "失败"), ("2026-05-03", "收", "5.00", "成功")]
    statement = read(("交易日期", "收/支", "交易金额", "交易状态"), rows)
    assert told(statement) == [("-10.00", False), ("50.00", True), ("5.00", False)]
    assert statement.reconciliation.unread == ()


# --- directions ------------------------------------------------------------------------------------------------------

UNSIGNED = [("2026-05-01", "工资", "8000.00"), ("2026-05-02", "消费", "50.00"), ("2026-05-03", "跨行", "70.00")]


@pytest.mark.parametrize("unit", ["", "元"])
def test_what_nothing_tells_the_direction_of_is_reported(unit: str) -> None:
    """Neither signs nor balances nor a column say it: only what the summary says is taken for it."""
    statement = read(("交易日期", "摘要", "交易金额"), [(*told, amount + unit) for *told, amount in UNSIGNED])
    assert [amount for amount, _neutral in told(statement)][:2] == ["8000.00", "-50.00"]
    assert [row.text for row in statement.reconciliation.unread] == [f"2026-05-03 跨行 70.00{unit}"]


@pytest.mark.parametrize("amounts", [("+8000.00", "+50.00", "+70.00"), ("8000.00", "-50.00", "70.00")])
def test_signs_that_are_printed_are_enough(amounts: tuple[str, ...]) -> None:
    rows = [(day, what, amount) for (day, what, _amount), amount in zip(UNSIGNED, amounts, strict=True)]
    statement = read(("交易日期", "摘要", "交易金额"), rows)
    assert [amount for amount, _neutral in told(statement)] == [amount.lstrip("+") for amount in amounts]
    assert statement.reconciliation.unread == ()


def test_an_export_of_money_in_alone_needs_no_signs() -> None:
    statement = read(("交易日期", "摘要", "交易金额"), UNSIGNED, head=words(400, 50, "按收支筛选:收入"))
    assert [amount for amount, _neutral in told(statement)] == ["8000.00", "50.00", "70.00"]
    assert statement.reconciliation.unread == ()


PAID = [
    ("2026-05-01", HOLDER, "安和菜市场", "10.00"),
    ("2026-05-02", "青禾公司", HOLDER, "50.00"),
    ("2026-05-03", HOLDER, "云木", "5.00"),
]


@pytest.mark.parametrize("name", ["{}人", "{}人名称", "{}方户名"])
def test_who_paid_and_who_was_paid_tell_the_direction_and_the_other_side(name: str) -> None:
    statement = read(("交易日期", name.format("付款"), name.format("收款"), "交易金额"), PAID)
    assert [amount for amount, _neutral in told(statement)] == ["-10.00", "50.00", "-5.00"]
    assert [row.counterparty for row in statement.transactions] == ["安和菜市场", "青禾公司", "云木"]


def test_the_holder_is_who_stands_in_every_row_where_the_head_does_not_say() -> None:
    table = [word for index, row in enumerate(PAID) for word in columns(130 + 25 * index, row, 110)]
    pages = [page(HEAD[0], columns(105, ("交易日期", "付款人", "收款人", "交易金额"), 110), table)]
    statement = read_statement(read_table(pages, LIBRARY.statements), LIBRARY.statements, LIBRARY.banks)
    assert [row.counterparty for row in statement.transactions] == ["安和菜市场", "青禾公司", "云木"]


def test_where_the_holder_is_left_out_of_each_row_the_one_who_is_named_is_the_other_side() -> None:
    rows = [(day, *("" if name == HOLDER else name for name in names), money) for day, *names, money in PAID]
    table = [("2026-05-01", "--", "安和菜市场", "转出", "10.00"), *((*row[:3], "转入" if row[1] else "转出", row[3]) for row in rows[1:])]
    statement = read(("交易日期", "付款方姓名", "收款方姓名", "交易类型", "交易金额"), table)
    assert [(str(row.amount), row.counterparty) for row in statement.transactions] == [
        ("-10.00", "安和菜市场"),
        ("50.00", "青禾公司"),
        ("-5.00", "云木"),
    ]


# --- totals under their columns --------------------------------------------------------------------------------------

SPLIT = [
    ("2026-05-01", "消费", "10.00", "", "90.00"),
    ("2026-05-02", "工资", "", "50.00", "140.00"),
    ("2026-05-03", "消费", "5.00", "", "135.00"),
]


@pytest.mark.parametrize("name", ["合计", "总计", "本期发生额合计"])
@pytest.mark.parametrize(("out", "into", "agree"), [("15.00", "50.00", True), ("1,234.56", "50.00", False)])
def test_totals_under_their_columns_are_held_against_the_rows(name: str, out: str, into: str, agree: bool) -> None:
    statement = read(("交易日期", "摘要", "支出", "收入", "余额"), SPLIT, (name, "", out, into, ""))
    assert [check.label for check in statement.reconciliation.totals] == [f"{name} 支出", f"{name} 收入"]
    assert all(check.agrees for check in statement.reconciliation.totals) == agree


def test_totals_of_one_of_several_currencies_are_of_its_rows() -> None:
    rows = [
        ("2026-05-01", "CNY", "10.00", "", "90.00"),
        ("2026-05-02", "USD", "", "50.00", "140.00"),
        ("2026-05-03", "CNY", "5.00", "", "85.00"),
        ("2026-05-04", "USD", "1.00", "", "139.00"),
    ]
    names = ("交易日期", "币种", "支出", "收入", "余额")
    statement = read(names, rows, ("合计", "", "1.00", "50.00", ""))
    assert [check.agrees for check in statement.reconciliation.totals] == [True, True]
    assert read(names, rows, ("合计", "", "7.00", "50.00", "")).reconciliation.totals == ()


@pytest.mark.parametrize(
    ("into", "out"),
    [
        ("收8000.00", "支59.00"),
        ("收入8000.00", "支出59.00"),
        ("8000.00(贷)", "59.00(借)"),
        ("8000.00+", "59.00-"),
        ("存入 8000.00", "支取 59.00"),
    ],
)
def test_the_way_may_be_told_in_the_cell_of_the_amount(into: str, out: str) -> None:
    rows = [("2026-05-01", "转账", into, "18000.00"), ("2026-05-02", "转账", out, "17941.00")]
    statement = read(("交易日期", "摘要", "交易金额", "账户余额"), rows)
    assert (told(statement), statement.reconciliation.status) == ([("8000.00", False), ("-59.00", False)], "balanced")


@pytest.mark.parametrize(
    ("lefts", "rows", "summaries"),
    [
        ((36, 110, 200, 300), (("转账", "收 8000.00", "18000.00"), ("转账", "支 59.00", "17941.00")), ["转账", "转账"]),
        ((36, 110, 200, 300), (("转账", "收入 8000.00", "18000.00"), ("转账", "支出 59.00", "17941.00")), ["转账", "转账"]),
        ((36, 110, 133, 300), (("收", "8000.00", "18000.00"), ("支", "59.00", "17941.00")), ["收", "支"]),
    ],
)
def test_the_way_at_the_left_of_a_cell_is_of_its_amount_and_no_part_of_the_summary(
    lefts: Sequence[int], rows: Sequence[Sequence[str]], summaries: Sequence[str]
) -> None:
    table = [("交易日期", "摘要", "交易金额", "账户余额"), *((f"2026-05-0{day}", *row) for day, row in enumerate(rows, 1))]
    cells = [words(left, 100 + 25 * index, cell, 8) for index, row in enumerate(table) for left, cell in zip(lefts, row, strict=True)]
    statement = read_statement(read_table([page(*HEAD, *cells)], LIBRARY.statements), LIBRARY.statements, LIBRARY.banks)
    assert [row.summary for row in statement.transactions] == summaries
    assert (told(statement), statement.reconciliation.status) == ([("8000.00", False), ("-59.00", False)], "balanced")


def test_the_balance_before_a_transaction_is_not_its_balance() -> None:
    rows = [("2026-05-01", "10000.00", "8000.00", "18000.00"), ("2026-05-02", "18000.00", "-59.00", "17941.00")]
    statement = read(("交易日期", "交易前余额", "交易金额", "交易后余额"), rows)
    assert [str(row.balance) for row in statement.transactions] == ["18000.00", "17941.00"]
    assert statement.reconciliation.status == "balanced"


def test_a_bank_is_named_by_the_title_of_a_cover() -> None:
    rows = [("2026-05-01", "8000.00", "18000.00"), ("2026-05-02", "-59.00", "17941.00")]
    table = [word for index, row in enumerate(rows) for word in columns(130 + 25 * index, row, 110)]
    cover = page(words(220, 60, "云山银行个人客户对账单"), words(60, 100, "尊敬的江望舒先生:"))
    statement = [page(words(36, 50, "户名:江望舒"), columns(105, ("交易日期", "交易金额", "账户余额"), 110), table, number=2)]
    read_ = read_statement(read_table([cover, *statement], LIBRARY.statements), LIBRARY.statements, LIBRARY.banks)
    assert read_.issuer == "云山银行"
