"""Statements become transactions that add up, and what does not add up is said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from drawn import columns, grid, lines, page, words

from reprieve.library import load_library
from reprieve.model import Statement
from reprieve.read.heads.holders import find_holder
from reprieve.read.heads.statement_head import read_head
from reprieve.read.page.words import Page, Word
from reprieve.read.statement import read_statement
from reprieve.read.table import read_table

LIBRARY = load_library()
HEADER = ["交易日期", "交易金额", "账户余额", "摘要", "对方户名"]
ROWS = [
    ["2026-05-01", "8,000.00", "9,000.00", "代发工资", "云州青禾有限公司"],
    ["2026-05-03", "-120.50", "8,879.50", "消费", "安和菜市场"],
    ["2026-05-03", "-120.50", "8,759.00", "消费", "安和菜市场"],
    ["2026-05-09", "-59.00", "8,700.00", "快捷支付", "邻里便利超市"],
]


def table(rows: Sequence[Sequence[str]], header: Sequence[str] = HEADER, number: int = 1, title: str = "云州银行交易明细") -> Page:
    drawn = [columns(120 + 16 * index, row, width=110) for index, row in enumerate([header, *rows])]
    return page(words(300, 40, title), words(30, 60, "户名:江望舒 账号:6299990000000006027"), *drawn, number=number)


def read(*pages: Page) -> Statement:
    return read_statement(read_table(pages, LIBRARY.statements), LIBRARY.statements, LIBRARY.banks)


def amounts(statement: Statement) -> list[str]:
    return [str(row.amount) for row in statement.transactions]


def test_rows_come_out_signed_dated_and_proved_by_their_balances() -> None:
    statement = read(table(ROWS))
    first = statement.transactions[0]
    assert (first.date, first.amount, first.balance) == (dt.date(2026, 5, 1), Decimal("8000.00"), Decimal("9000.00"))
    assert (first.summary, first.counterparty, first.page) == ("代发工资", "云州青禾有限公司", 1)
    assert statement.reconciliation.status == "balanced"
    assert (statement.holder, statement.account, statement.issuer) == ("江望舒", "6299990000000006027", "云州银行")


def test_two_equal_rows_of_one_day_are_two_rows() -> None:
    assert amounts(read(table(ROWS))).count("-120.50") == 2


def test_a_row_repeated_across_a_page_break_is_one_row() -> None:
    statement = read(table(ROWS[:3]), table(ROWS[2:], number=2))
    assert amounts(statement) == ["8000.00", "-120.50", "-120.50", "-59.00"]
    assert statement.reconciliation.status == "balanced"


def test_a_changed_amount_is_located_at_its_row() -> None:
    changed = [row if index != 1 else ["2026-05-03", "-20.50", *row[2:]] for index, row in enumerate(ROWS)]
    proof = read(table(changed)).reconciliation
    assert proof.status == "broken"
    assert [(found.row, found.expected, found.printed) for found in proof.breaks] == [(2, Decimal("8979.50"), Decimal("8879.50"))]


def test_newest_first_chains_from_the_last_row_up() -> None:
    statement = read(table(ROWS[::-1]))
    assert statement.reconciliation.status == "balanced"
    assert amounts(statement)[-1] == "8000.00"


def test_unsigned_amounts_are_signed_by_the_balances() -> None:
    unsigned = [[row[0], row[1].lstrip("-"), *row[2:]] for row in ROWS]
    assert amounts(read(table(unsigned)))[1:] == ["-120.50", "-120.50", "-59.00"]


@pytest.mark.parametrize(("summary", "first"), [("转账", None), ("跨行汇款", None), ("约定划扣", "-8000.00"), ("转账支出", "-8000.00")])
def test_the_first_of_unsigned_transfers_does_not_go_as_the_others_do_by_chance(summary: str, first: str | None) -> None:
    unsigned = [[row[0], row[1].lstrip("-"), row[2], summary, row[4]] for row in ROWS]
    statement = read(table(unsigned))
    told = [row.text for row in statement.reconciliation.unread]
    assert (amounts(statement)[0] if not told else None) == first
    assert all("8,000.00" in text for text in told)


def test_a_direction_column_signs_the_amounts() -> None:
    flagged = [[row[0], row[1].lstrip("-"), row[2], "借" if row[1].startswith("-") else "贷", row[4]] for row in ROWS]
    statement = read(table(flagged, ["交易日期", "交易金额", "账户余额", "借贷标志", "对方户名"]))
    assert amounts(statement) == ["8000.00", "-120.50", "-120.50", "-59.00"]
    assert statement.reconciliation.status == "balanced"


@pytest.mark.parametrize(("into", "out", "plus"), [("贷", "借", ""), ("收入", "支出", "+"), ("Cr", "Dr", "+")])
@pytest.mark.parametrize("proved", [True, False])
def test_a_minus_beside_a_direction_says_the_same_again(into: str, out: str, plus: str, proved: bool) -> None:
    rows = [
        [row[0], row[1] if row[1].startswith("-") else plus + row[1], row[2], out if row[1].startswith("-") else into, row[4]]
        for row in ROWS
    ]
    header = ["交易日期", "交易金额", "账户余额", "收支标志", "对方户名"]
    shown = table(rows, header) if proved else table([[*row[:2], *row[3:]] for row in rows], [*header[:2], *header[3:]])
    assert amounts(read(shown)) == ["8000.00", "-120.50", "-120.50", "-59.00"]


def test_two_columns_sign_the_amounts_whatever_fills_the_empty_one() -> None:
    for filler in ("", "0.00", "--", "-"):
        split = [[row[0], *([filler, row[1][1:]] if row[1].startswith("-") else [row[1], filler]), row[2], row[4]] for row in ROWS]
        statement = read(table(split, ["交易日期", "收入金额", "支出金额", "账户余额", "对方户名"]))
        assert amounts(statement) == ["8000.00", "-120.50", "-120.50", "-59.00"], filler


def test_a_dated_row_without_a_readable_amount_is_reported() -> None:
    smudged = [row if index != 3 else [row[0], "-5?.00", *row[2:]] for index, row in enumerate(ROWS)]
    statement = read(table(smudged))
    assert len(statement.transactions) == 3
    assert statement.reconciliation.status == "broken"
    assert [row.page for row in statement.reconciliation.unread] == [1]
    assert "-5?.00" in statement.reconciliation.unread[0].text


def test_a_carried_forward_balance_is_no_transaction() -> None:
    opening = ["2026-05-01", "", "1,000.00", "期初余额", ""]
    statement = read(table([opening, *ROWS]))
    assert len(statement.transactions) == 4
    assert statement.reconciliation.status == "balanced"


def test_subtotals_are_checked_and_are_no_rows() -> None:
    below = words(30, 120 + 16 * 6, "本页小计 收入: 8,000.00 支出: 300.00")
    drawn = table(ROWS)
    statement = read(Page(1, drawn.width, drawn.height, (*drawn.words, *below)))
    assert len(statement.transactions) == 4
    checks = {(check.printed, check.computed, check.agrees) for check in statement.reconciliation.totals}
    assert checks == {(Decimal("8000.00"), Decimal("8000.00"), True), (Decimal("300.00"), Decimal("300.00"), True)}


def test_totals_of_a_page_that_was_parted_elsewhere_are_of_the_rows_since_the_totals_before() -> None:
    """Printed on other paper, three rows of the bank's page stand on the first sheet, the fourth and its totals on the next."""
    first, second = table(ROWS[:3]), table(ROWS[3:])
    below = words(30, 160, "本页小计 收入: 8,000.00 支出: 300.00")
    statement = read(first, replace(second, number=2, words=(*second.words, *below)))
    assert all(check.agrees for check in statement.reconciliation.totals)
    assert {check.printed for check in statement.reconciliation.totals} == {Decimal("8000.00"), Decimal("300.00")}


def test_totals_of_a_page_that_no_rows_before_come_to_are_told() -> None:
    first, second = table(ROWS[:3]), table(ROWS[3:])
    below = words(30, 160, "本页小计 收入: 8,000.00 支出: 301.00")
    statement = read(first, replace(second, number=2, words=(*second.words, *below)))
    assert not all(check.agrees for check in statement.reconciliation.totals)


def test_an_income_only_export_says_so_and_is_not_called_broken() -> None:
    statement = read(
        table([ROWS[0], ["2026-06-01", "8,000.00", "16,100.00", "代发工资", "云州青禾有限公司"]], title="云州银行收入交易明细")
    )
    assert statement.filter == "收入交易明细"
    assert statement.reconciliation.status == "unverifiable"


def test_a_closing_balance_for_each_month_is_of_its_month() -> None:
    rows = [*ROWS, ["2026-06-02", "-700.00", "8,000.00", "消费", "安和菜市场"]]
    drawn = table(rows)
    for closing, agrees in (("8,700.00", True), ("8,701.00", False)):
        below = (*words(30, 230, f"本月 期末余额:{closing}"), *words(30, 250, "期末余额:8,000.00"))
        checks = read(replace(drawn, words=(*drawn.words, *below))).reconciliation.totals
        assert {(str(check.printed), check.agrees) for check in checks} == {(closing.replace(",", ""), agrees), ("8000.00", True)}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("借贷方向:贷方", "借贷方向:贷方"),
        ("关键字:工资 币种:人民币", "关键字:工资"),
        ("查询类型:收入", "查询类型:收入"),
        ("摘要:工资", "摘要:工资"),
        ("最小金额:1000.00 最大金额:99999999", "最小金额:1000.00"),
        ("查询范围:仅查询入账交易", "仅查询入账"),
        ("云州银行交易明细(仅收入)", "仅收入"),
        ("云州银行收入明细", "收入明细"),
        ("云州银行代发工资流水", "代发工资流水"),
        ("借贷方向:全部 关键字: 币种:人民币", ""),
        ("交易渠道:手机银行", "交易渠道:手机银行"),
        ("查询类型:全部 摘要: 打印渠道:手机银行", ""),
        ("最小金额:0.00 最大金额:不限", ""),
        ("云州银行收入支出明细 只显示收入:否", ""),
        ("代发工资流水号:2026001", ""),
    ],
)
def test_what_an_export_left_out_is_found_behind_its_label_and_in_its_title(line: str, said: str) -> None:
    assert read_head([line], LIBRARY.statements, LIBRARY.banks).filter == said


def test_a_title_without_a_bank_in_it_tells_the_issuer_where_no_other_is_named() -> None:
    titled = [bank.name.zh for bank in LIBRARY.banks.values() if "查询最低限额:" in bank.titles]
    assert read_head(["查询最低限额:0.00"], LIBRARY.statements, LIBRARY.banks).issuer == titled[0]
    assert read_head(["云州银行交易流水", "查询最低限额:0.00"], LIBRARY.statements, LIBRARY.banks).issuer == "云州银行"


def test_a_sentence_below_the_rows_says_what_was_left_out() -> None:
    drawn = table([ROWS[0], ["2026-06-01", "8,000.00", "16,100.00", "代发工资", "云州青禾有限公司"]])
    statement = read(replace(drawn, words=(*drawn.words, *words(30, 200, "注:本明细仅包含收入类交易。"))))
    assert (statement.filter, statement.reconciliation.status) == ("本明细仅包含收入", "unverifiable")


@pytest.mark.parametrize(
    ("foot", "start"), [("账单周期:2026-06-01至2026-06-30", dt.date(2026, 6, 1)), ("2026-06-01至2026-06-30系统升级", None)]
)
def test_a_period_below_the_rows_counts_behind_its_label_alone(foot: str, start: dt.date | None) -> None:
    drawn = table(ROWS)
    assert read(replace(drawn, words=(*drawn.words, *words(30, 400, foot)))).period_start == start


def test_without_balances_nothing_is_called_proved() -> None:
    statement = read(table([[row[0], row[1], row[3], row[4]] for row in ROWS], ["交易日期", "交易金额", "摘要", "对方户名"]))
    assert statement.reconciliation.status == "unverifiable"


def wrapped(offset: float) -> Page:
    """Two rows; the first row's counterparty has two lines, the upper one `offset` above its date."""
    left, right = columns(120, HEADER, width=110), columns(160, ROWS[0][:4], width=110)
    party = [Word("云州青禾信息技术", 472, 160 - offset, 536, 168 - offset), Word("有限公司", 472, 169 - offset, 504, 177 - offset)]
    return page(left, right, party, columns(195, ROWS[1], width=110))


def test_wrapped_cells_are_joined_whether_they_stand_around_their_date_or_below_it() -> None:
    for offset in (4.5, 0.0):
        statement = read(wrapped(offset))
        assert [row.counterparty for row in statement.transactions] == ["云州青禾信息技术有限公司", "安和菜市场"], offset


def test_rules_part_rows_and_columns_where_they_are_drawn() -> None:
    ruled = wrapped(4.5)
    rules = grid(30, 112, [110] * 5, [30, 48, 30])
    assert len(read(Page(1, 842, 595, ruled.words, tuple(rules))).transactions) == 2


def test_a_page_without_a_header_goes_on_under_the_columns_before() -> None:
    second = page(*[columns(60 + 16 * index, row, width=110) for index, row in enumerate(ROWS[2:])], number=2)
    statement = read(table(ROWS[:2]), second)
    assert amounts(statement) == ["8000.00", "-120.50", "-120.50", "-59.00"]
    assert statement.transactions[-1].page == 2


def test_account_and_name_in_one_cell_are_parted() -> None:
    joined = [[*row[:4], f"629999000000772{index}/{row[4]}"] for index, row in enumerate(ROWS)]
    statement = read(table(joined, [*HEADER[:4], "对方账号与户名"]))
    assert (statement.transactions[0].counterparty, statement.transactions[0].counterparty_account) == (
        "云州青禾有限公司",
        "6299990000007720",
    )


def test_words_without_a_table_give_no_transactions() -> None:
    statement = read(lines("云州银行", "兹证明江望舒在我行开户。"))
    assert statement.transactions == ()
    assert statement.reconciliation.status == "unverifiable"


def test_yuan_and_dollars_between_each_other_are_two_chains() -> None:
    dollars = [["2026-05-02", "100.00", "300.00", "美元", "汇入"], ["2026-05-08", "-50.00", "250.00", "美元", "购汇"]]
    yuan = [[row[0], row[1], row[2], "人民币", row[3]] for row in ROWS]
    mixed = [yuan[0], dollars[0], *yuan[1:3], dollars[1], yuan[3]]
    statement = read(table(mixed, ["交易日期", "交易金额", "账户余额", "币种", "摘要"]))
    assert statement.reconciliation.status == "balanced"
    assert [row.currency for row in statement.transactions] == ["CNY", "USD", "CNY", "CNY", "USD", "CNY"]
    assert statement.currency == "CNY"


def test_two_accounts_on_one_page_keep_their_rows_apart() -> None:
    first, second = table(ROWS), table(ROWS[:2])
    lower = [word._replace(top=word.top + 180, bottom=word.bottom + 180, text=word.text.replace("6027", "9999")) for word in second.words]
    statement = read(Page(1, 842, 595, (*first.words, *lower)))
    assert statement.reconciliation.status == "balanced"
    assert [row.account[-4:] for row in statement.transactions] == ["6027"] * 4 + ["9999"] * 2


def test_names_and_figures_without_white_between_them_are_taken_apart() -> None:
    header = [Word("日期支出收入余额", 60, 100, 190, 110)]
    rows = [
        [Word("2025-10-27", 60, 120, 100, 130), Word("37.003706.09", 130, 120, 190, 130)],
        [Word("2025-10-28", 60, 136, 100, 146), Word("6.003700.09", 135, 136, 190, 146)],
    ]
    statement = read(page(words(300, 40, "云州银行交易明细"), words(60, 60, "户名:江望舒"), header, *rows))
    assert [row.balance for row in statement.transactions] == [Decimal("3706.09"), Decimal("3700.09")]
    assert [abs(row.amount) for row in statement.transactions] == [Decimal("37.00"), Decimal("6.00")]


def test_an_amount_wrapped_over_two_lines_is_one_amount() -> None:
    balance = [Word("4000857.", 250, 136, 290, 144), Word("26", 250, 145, 260, 153)]
    drawn = page(columns(100, HEADER, width=110), columns(136, ["2026-05-01", "1.00", "", "结息", ""], width=110), balance)
    assert [row.balance for row in read(drawn).transactions] == [Decimal("4000857.26")]


def test_newest_day_first_with_each_day_in_its_own_order_chains() -> None:
    statement = read(table([ROWS[3], ROWS[1], ROWS[2], ROWS[0]]))
    assert statement.reconciliation.status == "balanced"
    assert amounts(statement) == ["-59.00", "-120.50", "-120.50", "8000.00"]


def test_minus_signs_behind_figures_and_around_them_count() -> None:
    for form in ("{}-", "({})"):
        rows = [[row[0], form.format(row[1][1:]) if row[1].startswith("-") else row[1], *row[2:]] for row in ROWS]
        assert amounts(read(table(rows))) == ["8000.00", "-120.50", "-120.50", "-59.00"], form


def test_large_letters_across_the_table_are_no_part_of_it() -> None:
    over = words(220, 128, "仅供内部查询使用", size=26)
    drawn = table(ROWS)
    assert read(Page(1, 842, 595, (*drawn.words, *over))).reconciliation.status == "balanced"


def test_a_row_with_money_in_and_out_is_reported() -> None:
    header = ["交易日期", "收入金额", "支出金额", "账户余额", "摘要"]
    drawn = page(columns(100, header, width=110), columns(136, ["2026-05-01", "0.02", "120.00", "80.00", "消费"], width=110))
    assert read(drawn).reconciliation.unread


def test_rows_on_a_page_before_the_first_header_are_reported() -> None:
    lost = page(columns(136, ["2026-05-01", "-20.00", "80.00", "消费", ""], width=110))
    found = page(columns(100, HEADER, width=110), columns(136, ["2026-05-02", "1.00", "81.00", "结息", ""], width=110), number=2)
    assert [row.page for row in read(lost, found).reconciliation.unread] == [1]


def test_a_row_whose_date_alone_is_lost_is_reported() -> None:
    smudged = [["2O26-??", *ROWS[0][1:]], *ROWS[1:]]
    proof = read(table(smudged)).reconciliation
    assert proof.status == "broken"
    assert "8,000.00" in proof.unread[0].text


def test_a_page_printed_twice_over_itself_is_read_once() -> None:
    drawn = table(ROWS)
    again = [word._replace(x0=word.x0 + 0.3, x1=word.x1 + 0.3) for word in drawn.words]
    statement = read(Page(1, 842, 595, (*drawn.words, *again)))
    assert amounts(statement) == ["8000.00", "-120.50", "-120.50", "-59.00"]
    assert statement.reconciliation.status == "balanced"


@pytest.mark.parametrize(
    ("line", "holder"),
    [("户名:张 伟", "张伟"), ("户名:张  伟 币种:人民币", "张伟"), ("户名:张 币种:人民币", "张"), ("户名:张伟 人民币", "张伟")],
)
def test_a_name_of_two_characters_may_be_set_apart(line: str, holder: str) -> None:
    assert read_head([line], LIBRARY.statements, LIBRARY.banks).holder == holder


@pytest.mark.parametrize("line", ["兹证明用户江望舒在某某账号138****0000的支付明细如下", "兹证明:江望舒的钱包账户交易如下"])
def test_a_name_ends_where_a_sentence_says_which_account_it_is_of(line: str) -> None:
    assert find_holder([line], LIBRARY.statements) == "江望舒"


@pytest.mark.parametrize(
    ("head", "names", "currency"),
    [
        ("", {1: "交易金额(港币)", 2: "账户余额(HKD)"}, "HKD"),
        ("", {2: "账户余额(US$)"}, "USD"),
        ("", {2: "账户余额(元)"}, "CNY"),
        ("币种:日元", {2: "账户余额(美元)"}, "JPY"),
    ],
)
def test_the_names_of_columns_of_figures_tell_the_currency_where_the_head_does_not(head: str, names: dict[int, str], currency: str) -> None:
    rows = [columns(140 + 22 * index, row, 120) for index, row in enumerate(ROWS)]
    statement = read(page(words(30, 40, head), columns(105, [names.get(at, name) for at, name in enumerate(HEADER)], 120), *rows))
    assert (statement.currency, len(statement.transactions), statement.reconciliation.status) == (currency, len(ROWS), "balanced")


def test_figures_in_another_currency_beside_those_in_yuan_are_not_the_rows() -> None:
    names = ["交易日期", "交易金额(美元)", "交易金额(元)", "账户余额(元)", "摘要"]
    rows = [columns(140 + 22 * index, [row[0], "1.00", *row[1:4]], 120) for index, row in enumerate(ROWS)]
    statement = read(page(columns(105, names, 120), *rows))
    assert (statement.currency, statement.reconciliation.status) == ("CNY", "balanced")
    assert [str(row.amount) for row in statement.transactions] == ["8000.00", "-120.50", "-120.50", "-59.00"]
