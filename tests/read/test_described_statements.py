"""What real statements print that an even table does not: each test is one cause."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from drawn import columns, grid, page, words

from reprieve.library import load_library
from reprieve.model import Statement
from reprieve.read.heads.column_roles import Column
from reprieve.read.heads.fused import taken_apart
from reprieve.read.heads.statement_head import read_head
from reprieve.read.page.words import Page, Word
from reprieve.read.statement import read_statement
from reprieve.read.statements.name_and_account import told_apart
from reprieve.read.table import read_table
from reprieve.read.tables.columns.grid import Grid

LIBRARY = load_library()
PLACES = (36, 110, 190, 270, 350, 520)
NAMES = ("记账日期", "交易金额", "联机余额", "交易摘要", "对手信息", "附言")
TRANSLATED = ("Date", "Amount", "Balance", "Type", "Counterparty", "Remark")
ROWS = (
    ("2026-05-01", "8,000.00", "9,000.00", "代发工资", "云州青禾有限公司", "工资"),
    ("2026-05-03", "-120.50", "8,879.50", "消费", "安和菜市场", ""),
    ("2026-05-09", "-59.00", "8,820.50", "快捷支付", "邻里便利超市", ""),
)


def at(top: float, texts: Sequence[str], places: Sequence[float] = PLACES) -> list[Word]:
    """Texts from their places on; "|" breaks a cell's line, its lines stand around `top`."""
    drawn: list[Word] = []
    for x, text in zip(places, texts, strict=True):
        parts = text.split("|")
        for number, part in enumerate(parts):
            drawn += words(x, top + (number - (len(parts) - 1) / 2) * 12, part, size=8) if part else []
    return drawn


def statement_page(
    rows: Sequence[Sequence[str]], *more: Sequence[Word], names: Sequence[str] = NAMES, number: int = 1, down: float = 105
) -> Page:
    drawn = [at(140 + 26 * index, row) for index, row in enumerate(rows)]
    return page(
        words(250, 30, "云州银行交易流水"),
        words(36, 60, "户名:江望舒 账号:6299990000000006027"),
        at(down, names),
        *drawn,
        *more,
        number=number,
    )


def read(*pages: Page) -> Statement:
    return read_statement(read_table(pages, LIBRARY.statements), LIBRARY.statements, LIBRARY.banks)


def figures(statement: Statement) -> list[tuple[str, str]]:
    return [(str(row.amount), str(row.balance)) for row in statement.transactions]


def test_english_names_set_well_below_the_chinese_ones_are_the_same_header() -> None:
    statement = read(statement_page(ROWS, at(123, TRANSLATED)))
    assert figures(statement) == [("8000.00", "9000.00"), ("-120.50", "8879.50"), ("-59.00", "8820.50")]
    assert [row.counterparty for row in statement.transactions] == [row[4] for row in ROWS]


def test_the_first_line_of_a_wrapped_cell_under_the_header_is_no_part_of_it() -> None:
    first = (*ROWS[0][:4], "云州青禾人力资源服务有限|公司第一分公司6299990000|000001234", "")
    statement = read(statement_page([first, *ROWS[1:]], down=118))
    row = statement.transactions[0]
    assert (row.counterparty, row.counterparty_account) == ("云州青禾人力资源服务有限公司第一分公司", "6299990000000001234")


@pytest.mark.parametrize(
    ("cell", "name", "account"),
    [
        ("云州青禾有限公司6299990000000001234", "云州青禾有限公司", "6299990000000001234"),
        ("江望舒 6299990000001234", "江望舒", "6299990000001234"),
        ("云州3D打印科技有限公司62999900001234", "云州3D打印科技有限公司", "62999900001234"),
        ("*望舒6299****123456", "*望舒", "6299****123456"),
        ("安和商家A2099990000001B", "安和商家", "A2099990000001B"),
        ("6299990000001234/江望舒", "江望舒", "6299990000001234"),
        ("A******0014/***望舒", "***望舒", "A******0014"),
        ("Cityshop/840636414155", "Cityshop", "840636414155"),
        ("云州青禾有限公司/800075500100007", "云州青禾有限公司", "800075500100007"),
        ("江望舒:6299990000001234", "江望舒", "6299990000001234"),
        ("840636414155", "", "840636414155"),
        ("云州58同城有限公司", "云州58同城有限公司", ""),
        ("邻里/MARKET1206", "邻里/MARKET1206", ""),
        ("ACME LTD/GB29NWBK60161331926819", "ACME LTD", "GB29NWBK60161331926819"),
    ],
)  # fmt: skip
def test_name_and_account_in_one_cell_come_apart(cell: str, name: str, account: str) -> None:
    row = read(statement_page([(*ROWS[0][:4], cell, ""), *ROWS[1:]])).transactions[0]
    assert (row.counterparty, row.counterparty_account) == (name, account)


def test_a_name_keeps_its_figures_where_the_account_has_a_column_of_its_own() -> None:
    names = (*NAMES[:4], "对方户名", "对方账号")
    row = read(statement_page([(*ROWS[0][:4], "待清算商户款项440660801", "029100330000"), *ROWS[1:]], names=names)).transactions[0]
    assert (row.counterparty, row.counterparty_account) == ("待清算商户款项440660801", "029100330000")


def test_the_bank_of_the_other_side_is_not_the_other_side() -> None:
    names = (*NAMES[:4], "对方户名", "对方行名")
    row = read(statement_page([(*ROWS[0][:4], "", "云州银行"), *ROWS[1:]], names=names)).transactions[0]
    assert row.counterparty == ""


def test_a_wrapped_account_behind_a_slash_is_no_page_number() -> None:
    names = ("记账日期", "交易金额", "联机余额", "凭证号码", "对方户名/账号", "附言")
    rows = [(*row[:3], "6299990302|659135", f"{row[4]}|/800075500100007", "") for row in ROWS]
    assert [row.counterparty_account for row in read(statement_page(rows, names=names)).transactions] == ["800075500100007"] * 3


def test_a_note_that_wraps_into_a_line_like_a_subtotal_is_kept() -> None:
    rows = [(*ROWS[0][:5], "云州青禾|本月工资"), *ROWS[1:]]
    assert read(statement_page(rows)).transactions[0].note == "云州青禾本月工资"


def test_a_notice_below_the_table_does_not_tell_how_wrapped_cells_stand() -> None:
    wrapped = [(*row[:4], f"{row[4]}|第一分公司", row[5]) for row in ROWS]
    notice = words(36, 300, "交易流水验真 进入本行官方网站首页点击在线服务 输入验证码核对本流水之真伪", size=8)
    statement = read(statement_page(wrapped, notice), statement_page(wrapped[-1:], notice, number=2))
    assert {row.counterparty for row in statement.transactions} == {f"{row[4]}第一分公司" for row in ROWS}


def test_a_moment_beside_a_booking_date_is_the_time() -> None:
    names = ("交易时间", "记账日期", "交易金额", "账户余额", "摘要", "对方户名")
    rows = [(f"{row[0]}|08:12:33", row[0], *row[1:4], row[4]) for row in ROWS]
    statement = read(statement_page(rows, names=names))
    assert figures(statement) == [("8000.00", "9000.00"), ("-120.50", "8879.50"), ("-59.00", "8820.50")]
    assert {str(row.time) for row in statement.transactions} == {"08:12:33"}


@pytest.mark.parametrize("moment", ["{} 08:12:|33", "{} 08|:12:33", "{}|08:12:33", "{} 08:1|2:33"])
def test_a_time_that_wraps_anywhere_is_one_time(moment: str) -> None:
    rows = [(moment.format(row[0]), *row[1:]) for row in ROWS]
    places = (36, *(x + 30 for x in PLACES[1:]))
    drawn = [at(140 + 26 * index, row, places) for index, row in enumerate(rows)]
    statement = read(page(words(250, 30, "云州银行交易流水"), at(105, ("交易时间", *NAMES[1:]), places), *drawn))
    assert [(str(row.date), str(row.time)) for row in statement.transactions] == [(row[0], "08:12:33") for row in ROWS]


def test_income_or_expense_over_figures_names_the_amounts_and_beside_amounts_their_direction() -> None:
    assert figures(read(statement_page(ROWS, names=("记账日期", "存入/支取", *NAMES[2:]))))[1] == ("-120.50", "8879.50")
    names = ("记账日期", "交易金额", "联机余额", "收入/支出", *NAMES[4:])
    rows = [(row[0], row[1].lstrip("-"), row[2], "支出" if row[1].startswith("-") else "收入", *row[4:]) for row in ROWS]
    assert figures(read(statement_page(rows, names=names)))[1] == ("-120.50", "8879.50")


@pytest.mark.parametrize(
    "line",
    ["20260501 - 20260531 明细范围 全部", "流水日期:2026/05/01 - 2026/05/31 开户行:城南支行", "交易时间:2026-05-01 至 2026-05-31",
     "2026-05-01-2026-05-31", "2026-05-01 00:00:00 至2026-05-31 23:59:59", "2026年05月01日-2026年05月31日 人民币"],
)  # fmt: skip
def test_the_period_is_found_whatever_it_is_called(line: str) -> None:
    statement = read(statement_page(ROWS, words(36, 80, line, size=8)))
    assert (str(statement.period_start), str(statement.period_end)) == ("2026-05-01", "2026-05-31")


def test_the_label_of_a_period_in_two_lines_may_stand_beside_both() -> None:
    label, values = words(60, 80, "交易明细对应时间段"), (words(220, 74, "2026-05-01 00:00:00至"), words(220, 86, "2026-05-31 17:53:33"))
    statement = read(statement_page(ROWS, label, *values))
    assert (str(statement.period_start), str(statement.period_end)) == ("2026-05-01", "2026-05-31")


@pytest.mark.parametrize(
    ("line", "issuer"),
    [("开户银行:云州银行股份有限公司城南支行", "云州银行"), ("云州省农村信用社联合社账户历史明细", "云州省农村信用社联合社"),
     ("云州·农商银行交易流水", "云州·农商银行"), ("账户交易明细 Transaction details", "中信银行")],
)  # fmt: skip
def test_the_issuer_is_a_bank_and_no_channel_of_one(line: str, issuer: str) -> None:
    drawn = [at(140 + 26 * index, row) for index, row in enumerate(ROWS)]
    assert read(page(words(250, 30, line), at(105, NAMES), *drawn)).issuer == issuer


def test_the_account_stands_before_its_bank() -> None:
    names = (*NAMES[:4], "对方户名", "对方账户/对方银行")
    row = read(statement_page([(*ROWS[0][:5], "6299990000001234/云州银行"), *ROWS[1:]], names=names)).transactions[0]
    assert (row.counterparty, row.counterparty_account) == ("云州青禾有限公司", "6299990000001234")


def test_cells_and_names_that_touch_are_told_by_their_order() -> None:
    names = [
        *words(36, 105, "日期支出收入余额", size=8),
        *words(250, 105, "对方账户对方户名", size=8),
        *words(480, 105, "摘要/附言", size=8),
    ]
    rows = [
        ("2026-05-011.04306.09", "", "结息"),
        ("2026-05-273765000.003765306.09", "6299990012000235云州青禾有限公司", "电汇"),
        ("2026-05-28306.093765000.00", "6299990012000235云州青禾", "转账"),
    ]
    drawn = [at(140 + 26 * index, row, (36, 250, 480)) for index, row in enumerate(rows)]
    times = [words(36, 150 + 26 * index, "00:07:46", size=8) for index in range(3)]
    wrapped = words(250, 202, "有限公司", size=8)
    statement = read(page(words(250, 30, "云州银行交易明细"), names, *drawn, *times, wrapped))
    assert figures(statement) == [("1.04", "306.09"), ("3765000.00", "3765306.09"), ("-306.09", "3765000.00")]
    assert statement.reconciliation.status == "balanced"
    assert [row.counterparty for row in statement.transactions] == ["", "云州青禾有限公司", "云州青禾有限公司"]
    assert {str(row.time) for row in statement.transactions} == {"00:07:46"}


UNSIGNED = ("记账日期", "交易金额", "联机余额", "交易摘要", "对手信息", "附言")


@pytest.mark.parametrize(("summary", "amount"), [("工资", "59.00"), ("消费", "-59.00"), ("快捷支付", "-59.00"), ("消费退货", "-59.00")])
def test_a_first_row_without_a_sign_goes_as_its_summary_says(summary: str, amount: str) -> None:
    rows = [("2026-05-01", "59.00", "1,000.00", summary, "", ""), ("2026-05-02", "9.00", "991.00", summary, "", "")]
    others = rows if summary == "消费退货" else [rows[0], ("2026-05-02", "9.00", "991.00", "转账", "", "")]
    assert figures(read(statement_page(others, names=UNSIGNED)))[0] == (amount, "1000.00")


def test_a_first_row_whose_direction_nothing_tells_is_reported() -> None:
    rows = [("2026-05-01", "59.00", "1,000.00", "转账", "", ""), ("2026-05-02", "9.00", "991.00", "短信费", "", "")]
    proof = read(statement_page(rows, names=UNSIGNED)).reconciliation
    assert (proof.status, len(proof.unread)) == ("broken", 1)


def test_names_of_columns_may_have_their_letters_set_apart() -> None:
    spaced = [
        [word for x, letter in enumerate(name) for word in words(place + 11 * x, 105, letter, size=8)]
        for place, name in zip(PLACES, NAMES, strict=True)
    ]
    drawn = [at(140 + 26 * index, row) for index, row in enumerate(ROWS)]
    head = words(36, 60, "户名:江望舒 账号:6299990000000006027")
    statement = read(page(head, *spaced, *drawn))
    assert figures(statement) == [("8000.00", "9000.00"), ("-120.50", "8879.50"), ("-59.00", "8820.50")]
    assert [row.counterparty for row in statement.transactions] == [row[4] for row in ROWS]


def test_a_name_that_is_torn_is_one_and_names_that_touch_are_two() -> None:
    names = ("记账", "日期", "交易金额", "联机余额", "渠道", "交易摘要", "对手信息")
    places = (36, 53.5, 110, 190, 222, 270, 350)
    rows = [(row[0], "", row[1], row[2], "", row[3], row[4]) for row in ROWS]
    drawn = [at(140 + 26 * index, row, places) for index, row in enumerate(rows)]
    statement = read(page(words(36, 60, "户名:江望舒 账号:6299990000000006027"), at(105, names, places), *drawn))
    assert figures(statement) == [("8000.00", "9000.00"), ("-120.50", "8879.50"), ("-59.00", "8820.50")]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("15,210.107-Eleven便利店", ["15,210.10", "7-Eleven便利店"]),
        ("—代发工资", ["—", "代发工资"]),
        ("--退款", ["--", "退款"]),
        ("-房租", ["-", "房租"]),
        ("8654.42C", ["8654.42C"]),
    ],
)
def test_a_dash_that_says_nothing_and_touches_the_next_cell_is_no_part_of_it(text: str, parts: list[str]) -> None:
    assert [word.text for word in taken_apart(words(100, 100, text)[0])] == parts


def test_a_number_that_a_spreadsheet_shortened_is_one_word_and_no_account() -> None:
    assert [word.text for word in taken_apart(words(100, 100, "6.2309876543211E+018")[0])] == ["6.2309876543211E+018"]
    told = read_head(["账号 6.2309876543211E+018", "户名 江望舒"], LIBRARY.statements, LIBRARY.banks)
    assert (told.account, told.holder) == ("", "江望舒")


@pytest.mark.parametrize("text", ["财付通-安和菜市场", "-88.00", "--", "支付宝-"])
def test_a_dash_within_a_name_or_before_a_figure_is_part_of_it(text: str) -> None:
    assert [word.text for word in taken_apart(words(100, 100, text)[0])] == [text]


def test_a_page_may_begin_with_a_row_whose_note_holds_a_colon() -> None:
    more = [("2026-05-12", "-20.50", "8,800.00", "转账:借款", "张*三", "")]
    following = page(*[at(60 + 26 * index, row) for index, row in enumerate(more)], number=2)
    statement = read(statement_page(ROWS), following)
    assert figures(statement)[-1] == ("-20.50", "8800.00")


@pytest.mark.parametrize(
    ("cell", "name", "account"),
    [("LI XIAOMING990100012000036652", "LI XIAOMING", "990100012000036652"), ("王强G990100012000036652", "王强", "G990100012000036652")],
)
def test_a_letter_before_an_account_is_its_own_only_where_no_other_letter_stands_before_it(cell: str, name: str, account: str) -> None:
    (row,) = read(statement_page([(*ROWS[0][:4], cell, "")])).transactions
    assert (row.counterparty, row.counterparty_account) == (name, account)


def test_a_row_whose_balance_has_run_into_a_name_is_told_though_the_others_add_up() -> None:
    rows = [ROWS[0], (ROWS[1][0], ROWS[1][1], "", ROWS[1][3], f"{ROWS[1][2]}安和菜市场", ""), ROWS[2]]
    statement = read(statement_page(rows, names=("记账日期", "交易金额", "联机余额", "交易摘要", "对方户名", "附言")))
    assert statement.reconciliation.status == "broken"
    assert len(statement.reconciliation.unread) == 1


def test_a_row_that_states_no_balance_and_nothing_like_it_is_no_break() -> None:
    rows = [ROWS[0], (ROWS[1][0], ROWS[1][1], "", *ROWS[1][3:]), ROWS[2]]
    assert read(statement_page(rows)).reconciliation.status == "balanced"


def test_one_name_may_head_two_columns() -> None:
    places, heading = (36, 110, 190, 270, 350, 470), ("", "", "", "", "对方信息", "")
    names = ("记账日期", "交易金额", "联机余额", "交易摘要", "对方户名", "对方账号")
    rows = [(*row[:5], "6299990000000007728") for row in ROWS]
    drawn = [at(140 + 26 * index, row, places) for index, row in enumerate(rows)]
    head = words(36, 60, "户名:江望舒 账号:6299990000000006027")
    statement = read(page(head, at(94, heading, places), at(105, names, places), *drawn))
    assert [(row.counterparty, row.counterparty_account) for row in statement.transactions] == [(row[4], row[5]) for row in rows]


def test_name_and_account_may_stand_under_what_is_called_information_on_the_account() -> None:
    rows = [(*row[:4], f"{row[4]}6299990000000007728", "") for row in ROWS]
    statement = read(statement_page(rows, names=(*NAMES[:4], "对方账户信息", "附言")))
    assert [(row.counterparty, row.counterparty_account) for row in statement.transactions] == [
        (row[4], "6299990000000007728") for row in ROWS
    ]


def test_a_page_with_nothing_on_it_is_read() -> None:
    statement = read(statement_page(ROWS), page(number=2))
    assert len(statement.transactions) == len(ROWS)


def test_in_and_out_may_be_called_the_other_way_round() -> None:
    names = ("记账日期", "借方金额", "贷方金额", "余额", "对方户名", "摘要")
    rows = [
        (row[0], "" if row[1].startswith("-") else row[1], row[1].lstrip("-") if row[1].startswith("-") else "", row[2], row[4], row[3])
        for row in ROWS
    ]
    assert figures(read(statement_page(rows, names=names))) == figures(read(statement_page(ROWS)))


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("行数:3", "3"),
        ("本页交易笔数:3", "3"),
        ("总条数:3", "3"),
        ("第1笔,共3笔", "3"),
        ("收入总笔数:1", "1"),
        ("支出总笔数:2", "2"),
        ("收入合计金额:8,000.00", "8000.00"),
        ("总支出:179.50", "179.50"),
        ("借方发生数:179.50", "179.50"),
        ("贷方发生额汇总 : 8,000.00", "8000.00"),
        ("借方合计笔数:2 贷方合计笔数:1", "2"),
        ("借方交易笔数 1笔 贷方交易笔数 2笔", "1"),
        ("承前页余额 1,000.00", "1000.00"),
        ("期末余额:8,820.50", "8820.50"),
        ("期末余额:¥8,820.50 交易笔数:3", "3"),
        ("期末余额: ¥ 8,820.50", "8820.50"),
        ("期初余额:CNY1,000.00 期末余额:人民币8,820.50元", "8820.50"),
        ("以上共3笔", "3"),
        ("本次查询共计3条交易记录", "3"),
        ("收入合计:8,000.00 共1笔", "1"),
        ("支出合计:179.50元,共2笔", "2"),
    ],
)  # fmt: skip
def test_totals_counts_and_carried_balances_are_reconciled(line: str, printed: str) -> None:
    checks = read(statement_page(ROWS, words(36, 80, line, size=8))).reconciliation.totals
    assert printed in {str(check.printed) for check in checks}
    assert all(check.agrees for check in checks)


@pytest.mark.parametrize(
    "line",
    [
        "行数:4",
        "总支出:179.51",
        "借方发生数:8,000.01 贷方发生数:179.50",
        "期末余额:8,820.51",
        "期末余额:¥8,820.51",
        "交易笔数:4",
        "以上共4条",
    ],
)
def test_a_total_that_the_rows_do_not_come_to_is_told(line: str) -> None:
    checks = read(statement_page(ROWS, words(36, 80, line, size=8))).reconciliation.totals
    assert not all(check.agrees for check in checks)


def test_a_closing_balance_that_is_not_reached_is_told_beside_that_of_the_last_row() -> None:
    (check,) = read(statement_page(ROWS, words(36, 80, "期末余额:9,000.00", size=8))).reconciliation.totals
    (newest_first,) = read(statement_page(ROWS[::-1], words(36, 80, "期末余额:9,000.00", size=8))).reconciliation.totals
    assert str(check.computed) == str(newest_first.computed) == "8820.50"


def test_a_name_that_runs_into_an_empty_column_is_whole() -> None:
    rows = [(*row[:4], row[4] + "城南区第一街道办事处便民服务中心", "") for row in ROWS]
    statement = read(statement_page(rows))
    assert [(row.counterparty, row.note) for row in statement.transactions] == [(row[4], "") for row in rows]


def test_a_name_that_runs_over_a_little_leaves_nothing_among_figures() -> None:
    places, names = (36, 110, 190, 300, 380, 460), ("记账日期", "交易摘要", "对方户名", "支出", "收入", "余额")
    long = "云州青禾有限公司城南第一街第36店面"
    rows = [("2026-05-01", "转账", long, "", "8,000.00", "9,000.00")]
    rows += [("2026-05-03", "消费", "安和菜市场", "100.00", "", f"{8900 - 100 * number:,}.00") for number in range(30)]
    drawn = [at(140 + 14 * index, row, places) for index, row in enumerate(rows)]
    statement = read(page(words(250, 30, "云州银行交易流水"), at(105, names, places), *drawn))
    assert statement.transactions[0].counterparty == long
    assert statement.reconciliation.status == "balanced"


def test_a_bank_that_only_the_foot_names_is_the_issuer() -> None:
    drawn = [at(140 + 26 * index, row) for index, row in enumerate(ROWS)]
    foot = words(36, 500, "云州银行股份有限公司", size=8)
    assert read(page(words(250, 30, "个人账户交易流水证明"), at(105, NAMES), *drawn, foot)).issuer == "云州银行"


def test_dashes_for_an_empty_cell_come_apart_from_the_text_they_touch() -> None:
    names = (*NAMES[:3], "网点名称", "附言", "对方户名")
    places = (36, 110, 190, 270, 360, 500)
    rows = [(*row[:3], "", "", row[4]) for row in ROWS]
    drawn = [at(140 + 26 * index, row, places) for index, row in enumerate(rows)]
    touching = [words(270, 140 + 26 * index, "--------------------货款转账", size=8) for index in range(len(ROWS))]
    statement = read(page(words(250, 30, "云州银行交易流水"), at(105, names, places), *drawn, *touching))
    assert [row.note for row in statement.transactions] == ["货款转账"] * 3


def test_a_cell_that_reaches_a_letter_over_its_border_is_whole() -> None:
    places = (36, 110, 190, 270, 350, 500)
    rows = [(*row[:3], "", f"云州青禾{number}有限公司", "") for number, row in enumerate(ROWS)]
    drawn = [at(140 + 26 * index, row, places) for index, row in enumerate(rows)]
    over = [words(340, 152 + 26 * index, "城南第一分公司经办", size=8) for index in range(len(ROWS))]
    rules = grid(30, 95, (74, 80, 80, 83, 150, 80), (40, *[26] * len(ROWS)))
    names = (*NAMES[:3], "网点名称", "对方户名", "附言")
    statement = read(page(words(250, 30, "云州银行交易流水"), at(105, names, places), *drawn, *over, rules=rules))
    assert [row.counterparty for row in statement.transactions] == [f"云州青禾{number}有限公司城南第一分公司经办" for number in range(3)]


def test_a_currency_beside_which_a_piece_of_a_time_stands_is_the_currency() -> None:
    names = (*NAMES[:4], "币种", "附言")
    rows = [(*row[:4], cell, "") for row, cell in zip(ROWS, ("人民币", "1455人民币", "人民币0912"), strict=True)]
    statement = read(statement_page(rows, names=names))
    assert (statement.currency, statement.reconciliation.status) == ("CNY", "balanced")
    assert {row.currency for row in statement.transactions} == {""}


def test_a_name_of_a_column_whose_letters_have_come_apart_is_one_name() -> None:
    whole = [word for word in at(105, NAMES) if word.text != "交易摘要"]
    apart = [*words(270, 105, "交", 8), *words(278, 105, "易摘", 8), *words(294, 105, "要", 8)]
    drawn = [at(140 + 26 * index, row) for index, row in enumerate(ROWS)]
    statement = read(page(words(250, 30, "云州银行交易流水"), whole, apart, *drawn))
    assert [row.summary for row in statement.transactions] == [row[3] for row in ROWS]


def test_a_name_of_one_letter_close_beside_another_name_is_a_name_of_its_own() -> None:
    places, names = (36, 110, 170, 250, 263), ("记账日期", "摘要", "借", "贷", "余额")
    rows = (("2026-05-01", "工资", "", "8,000.00", "9,000.00"), ("2026-05-03", "消费", "120.50", "", "8,879.50"))
    drawn = [at(140 + 26 * index, row, (36, 110, 154, 226, 263)) for index, row in enumerate(rows)]
    statement = read(page(words(250, 30, "云州银行交易流水"), at(105, names, places), *drawn))
    assert figures(statement) == [("8000.00", "9000.00"), ("-120.50", "8879.50")]


def test_a_balance_brought_forward_with_its_figure_before_it_is_no_row_and_is_checked() -> None:
    opening = [*words(190, 122, "1,000.00", size=8), *words(350, 122, "期初余额", size=8)]
    wrapped = (*ROWS[0][:4], "云州青禾|有限公司", "工资")
    statement = read(statement_page([wrapped, *ROWS[1:]], opening))
    assert [row.counterparty for row in statement.transactions] == [row[4] for row in ROWS]
    assert [(total.label, str(total.printed), total.agrees) for total in statement.reconciliation.totals] == [("期初余额", "1000.00", True)]


@pytest.mark.parametrize("mark", ["以下空白", "--------------------END--------------------", "打印完毕"])
def test_a_notice_that_goes_on_below_the_end_of_the_table_is_no_part_of_the_last_name(mark: str) -> None:
    notice = [*words(350, 204, mark, size=8), *words(350, 216, "线95599。明细因不可预测的原因可能缺失", size=8)]
    statement = read(statement_page(ROWS, notice))
    assert [row.counterparty for row in statement.transactions] == [row[4] for row in ROWS]


def test_a_first_row_that_names_the_other_side_and_has_lost_its_amount_is_told() -> None:
    """Its balance is that of before the next one, as a balance brought forward is."""
    lost = ("2026-05-02", "", "9,000.00", "消费", "安和菜市场", "")
    statement = read(statement_page([lost, *ROWS[1:]]))
    assert [row.text for row in statement.reconciliation.unread] == ["2026-05-02 9,000.00 消费 安和菜市场"]
    brought = ("2026-05-02", "", "9,000.00", "承前页余额", "", "")
    assert read(statement_page([brought, *ROWS[1:]])).reconciliation.unread == ()


def test_a_row_without_its_day_below_the_end_of_the_table_is_told() -> None:
    below = [*words(350, 214, "以下空白", size=8), *at(230, ("", "-20.50", "8,800.00", "消费", "安和菜市场", ""))]
    assert len(read(statement_page(ROWS, below)).reconciliation.unread) == 1


def test_a_sign_set_apart_from_its_figure_goes_with_it() -> None:
    names = (*NAMES[:2], "借贷", "余额", "对手信息", "附言")
    rows = [
        ("2026-05-01", "¥ 8,000.00", "存入", "+¥ 9,000.00", "云州青禾有限公司", ""),
        ("2026-05-03", "¥ 120.50", "支取", "+¥ 8,879.50", "安和菜市场", ""),
    ]
    drawn = [at(140 + 26 * index, row, (36, 110, 212, 232, 350, 520)) for index, row in enumerate(rows)]
    statement = read(page(words(250, 30, "云州银行交易流水"), at(105, names, (36, 110, 212, 262, 350, 520)), *drawn))
    assert figures(statement) == [("8000.00", "9000.00"), ("-120.50", "8879.50")]
    assert statement.reconciliation.status == "balanced"


def test_a_subtotal_of_a_month_with_currencies_is_no_row() -> None:
    subtotal = words(36, 218, "5月小计: 收入 RMB 8,000.00 支出 RMB 179.50 笔数: 3", size=8)
    statement = read(statement_page(ROWS, subtotal))
    assert statement.reconciliation.unread == ()
    assert len(statement.transactions) == len(ROWS)


def test_a_subtotal_whose_name_stands_right_of_its_sums_is_no_row_and_part_of_none() -> None:
    names = ("交易日期", "支出", "收入", "对方户名", "余额")
    rows = [
        ("2026-05-01", "-", "8,000.00", "云州青禾有限公司", "9,000.00"),
        ("", "-", "8,000.00", "本月合计", ""),
        ("2026-06-03", "120.50", "-", "安和菜市场", "8,879.50"),
        ("2026-06-04", "79.50", "-", "安和菜市场", "8,800.00"),
    ]
    lines = [columns(105 + 11 * index, row, 80) for index, row in enumerate([names, *rows])]
    statement = read(page(words(250, 30, "云州银行交易流水"), *lines))
    assert [row.counterparty for row in statement.transactions] == ["云州青禾有限公司", "安和菜市场", "安和菜市场"]
    assert statement.reconciliation.status == "balanced"


def test_a_line_of_labels_with_a_day_and_two_totals_is_no_row() -> None:
    labels = words(36, 75, "收入合计: ¥8,000.00 支出合计: ¥179.50 起止日期: 2026-05-01 - 2026-05-31 币种: 人民币", size=8)
    assert read(statement_page(ROWS, labels)).reconciliation.unread == ()


def test_an_account_whose_figures_have_come_apart_is_one() -> None:
    cell = [*words(350, 140, "云州青禾有限公司6299990000", size=8), *words(455, 140, "000001234", size=8)]
    row = read(statement_page([(*ROWS[0][:4], "", ""), *ROWS[1:]], cell)).transactions[0]
    assert (row.counterparty, row.counterparty_account) == ("云州青禾有限公司", "6299990000000001234")


def test_a_filler_that_touches_a_name_leaves_no_dashes_in_it() -> None:
    names = (*NAMES[:3], "对方户名", "凭证号", "附言")
    rows = [(*row[:3], "", "", row[5]) for row in ROWS]
    touching = [words(270, 140 + 26 * index, row[4] + "-" * 20, size=8) for index, row in enumerate(ROWS)]
    rules = grid(30, 95, (74, 80, 80, 80, 200, 80), (40, *[26] * len(ROWS)))
    statement = read(page(words(250, 30, "云州银行交易流水"), at(105, names), *[at(140 + 26 * i, row) for i, row in enumerate(rows)],
                          *touching, rules=rules))  # fmt: skip
    assert [row.counterparty for row in statement.transactions] == [row[4] for row in ROWS]


def test_a_figure_that_touches_the_time_is_booked_under_the_column_where_nothing_else_stands() -> None:
    names, places = ("记账时间", "贷方发生额", "支取", "结余", "对方姓名", "附言"), (36, 110, 190, 270, 350, 520)
    rows = (
        ("2026-05-01 0912318,000.00", "", "", "9,000.00", "云州青禾有限公司", ""),
        ("2026-05-03 123000", "", "120.50", "8,879.50", "安和菜市场", ""),
        ("2026-05-09 190510", "", "59.00", "8,820.50", "邻里便利超市", ""),
    )
    drawn = [at(140 + 26 * index, row, places) for index, row in enumerate(rows)]
    statement = read(page(words(250, 30, "云州银行交易流水"), at(105, names, places), *drawn))
    assert figures(statement) == [("8000.00", "9000.00"), ("-120.50", "8879.50"), ("-59.00", "8820.50")]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("0912316,817.34", ["091231", "6,817.34"]),
        ("0云州青禾有限公司", ["0", "云州青禾有限公司"]),
        ("23595918,686.52", ["235959", "18,686.52"]),
        ("16,817.34", ["16,817.34"]),
        ("9912316,817.34", ["9912316,817.34"]),  # no time of day
    ],
)
def test_a_time_or_a_nought_that_runs_into_another_cell_comes_apart_from_it(text: str, cells: list[str]) -> None:
    assert [word.text for word in taken_apart(words(36, 100, text)[0])] == cells


def test_a_placeholder_in_brackets_beside_a_name_is_no_part_of_it() -> None:
    places = (36, 110, 190, 270, 350, 480)
    names = (*NAMES[:4], "对方户名", "附言")
    rows = [(*row[:4], "云州青禾人力资源服务有限公司甲乙", "") for row in ROWS]
    fillers = [words(479, 140 + 26 * index, "(空)", size=8) for index in range(len(ROWS))]
    drawn = [at(140 + 26 * index, row, places) for index, row in enumerate(rows)]
    statement = read(page(words(250, 30, "云州银行交易流水"), at(105, names, places), *drawn, *fillers))
    assert [row.counterparty for row in statement.transactions] == ["云州青禾人力资源服务有限公司甲乙"] * 3


def test_a_text_that_bridges_two_columns_on_a_page_leaves_the_others_apart() -> None:
    places = (36, 110, 190, 270, 350, 430)
    names = (*NAMES[:4], "对方户名", "附言")
    rows = [(*row[:4], "云州青禾" if index else "", "货款" if index else "") for index, row in enumerate([ROWS[0], *ROWS])]
    long_name = words(350, 140, "云州青禾人力资源服务有限公司", size=8)
    drawn = [at(140 + 26 * index, row, places) for index, row in enumerate(rows[1:], 1)]
    first = at(140, rows[0], places)
    statement = read(page(words(250, 30, "云州银行交易流水"), at(105, names, places), first, long_name, *drawn))
    assert [(row.counterparty, row.note) for row in statement.transactions[1:]] == [("云州青禾", "货款")] * 3


def test_an_account_masked_by_stars_that_have_come_apart_is_one() -> None:
    cell = [*words(350, 140, "云州青禾有限公司999951", size=8), *words(439, 140, "******9246", size=8)]
    row = read(statement_page([(*ROWS[0][:4], "", ""), *ROWS[1:]], cell)).transactions[0]
    assert (row.counterparty, row.counterparty_account) == ("云州青禾有限公司", "999951******9246")


def test_a_name_below_the_translations_of_the_header_is_the_first_rows() -> None:
    """Its cell stands around the row's line, so that its first line nearly touches the header."""
    first = (*ROWS[0][:4], "", "")
    cell = [*words(350, 133.5, "王-Lee", size=8), *words(350, 146.5, "6299990000001234", size=8)]
    statement = read(statement_page([first, *ROWS[1:]], at(121, TRANSLATED), cell, down=110))
    assert figures(statement) == figures(read(statement_page(ROWS)))
    assert (statement.transactions[0].counterparty, statement.transactions[0].counterparty_account) == ("王-Lee", "6299990000001234")


def test_a_row_that_stands_beside_the_header_is_told() -> None:
    beside = at(122, ("2026-04-30", "-20.50", "1,000.00", "消费", "安和菜市场", ""))
    statement = read(statement_page(ROWS, at(117, TRANSLATED), beside))
    assert len(statement.transactions) == len(ROWS)
    assert len(statement.reconciliation.unread) == 1


@pytest.mark.parametrize(("empty", "holds"), [(0, 1), (1, 0)])
def test_a_long_name_that_reaches_over_an_empty_column_is_whole(empty: int, holds: int) -> None:
    columns = (Column("other", "网点", 30, 60), Column("counterparty", "对方户名", 110, 150))
    (name,) = words(50, 100, "海州餐饮管理有限公司东浦分公司", size=8)
    assert list(Grid(columns, (90.0,), unseen=frozenset({empty})).parts(name)) == [(holds, name)]


def test_a_translation_that_names_more_columns_than_the_chinese_line_does_not_head_them() -> None:
    statement = read(
        page(
            words(250, 30, "云州银行交易流水"),
            at(90, ("", "交易金额", "账户余额", "", "", "")),
            at(100, ("交 易 时 间", "", "", "交易名称", "对 手 户 名", "对方账号")),
            at(110, ("Trans", "Amount", "Balance", "Description", "Name", "No.")),
            words(64, 110, "Time", size=8),
            *(at(140 + 26 * index, (*row[:5], "")) for index, row in enumerate(ROWS)),
        )
    )
    assert figures(statement) == [("8000.00", "9000.00"), ("-120.50", "8879.50"), ("-59.00", "8820.50")]
    assert [row.counterparty for row in statement.transactions] == [row[4] for row in ROWS]


def test_one_name_that_is_said_again_in_english_beside_it_is_one_column() -> None:
    names = ("交易日期 Date", "交易金额", "联机余额", "交易摘要", "对手信息", "附言")
    statement = read(statement_page([(f"   {row[0]}", *row[1:]) for row in ROWS], names=names))
    assert figures(statement) == [("8000.00", "9000.00"), ("-120.50", "8879.50"), ("-59.00", "8820.50")]


def test_a_translation_may_stand_over_two_words_of_the_line_that_names_the_columns() -> None:
    statement = read(
        page(
            words(250, 30, "云州银行交易流水"),
            at(90, ("Time", "Withdrawa", "Deposit", "Balance", "Payee Name", "Transact")),
            at(100, ("交易时间", "l", "存入金额", "账户余额", "对方户名", "ion")),
            words(536.5, 100, "Type", size=8),
            at(110, ("", "支取金额", "", "", "", "交易摘要")),
            at(140, ("2026-05-01", "0.00", "8,000.00", "9,000.00", "云州青禾有限公司", "代发工资")),
            at(166, ("2026-05-03", "120.50", "0.00", "8,879.50", "安和菜市场", "消费")),
        )
    )
    assert figures(statement) == [("8000.00", "9000.00"), ("-120.50", "8879.50")]


def test_totals_behind_the_second_day_of_a_period_that_goes_on_in_the_next_line_are_no_row() -> None:
    statement = read(
        statement_page(ROWS, words(36, 74, "起止日期: 2026-05-01 --"), words(36, 86, "2026-05-31 收入合计: ¥8,000.00 支出合计: ¥179.50"))
    )
    assert statement.reconciliation.status == "balanced"
    assert not statement.reconciliation.unread
    assert [total.agrees for total in statement.reconciliation.totals] == [True, True]


def test_texts_that_touch_in_many_rows_are_cut_where_the_others_of_their_column_begin() -> None:
    places = (36, 110, 190, 270, 430, 500)
    names = (*NAMES[:3], "对方账户信息", "交易类型", "附言")
    rows = [
        (f"2026-05-{day:02}", "10.00", f"{100 + 10 * day}.00", f"江望舒/{'9' * 33}快捷支付", "", "货款")
        if day % 6 == 0
        else (f"2026-05-{day:02}", "10.00", f"{100 + 10 * day}.00", f"江望舒/{'9' * 16}", "快捷支付", "货款")
        for day in range(1, 25)
    ]
    drawn = [at(140 + 16 * index, row, places) for index, row in enumerate(rows)]
    statement = read(page(words(250, 30, "云州银行交易流水"), at(105, names, places), *drawn))
    assert [(row.counterparty, row.summary) for row in statement.transactions] == [("江望舒", "快捷支付")] * 24


@pytest.mark.parametrize("currency", ["人民币", "CNY", "美元"])
def test_a_currency_that_touches_the_day_comes_apart_from_it(currency: str) -> None:
    assert [part.text for part in taken_apart(Word(f"{currency}2024/09/16", 0, 0, 80, 8))] == [currency, "2024/09/16"]


@pytest.mark.parametrize("day", ["2024-09-16", "2024/09/16"])
@pytest.mark.parametrize("serial", ["1", "0012", "000123"])
def test_a_serial_number_at_its_day_is_a_cell_of_its_own(serial: str, day: str) -> None:
    assert [part.text for part in taken_apart(words(36, 100, serial + day)[0])] == [serial, day]


def test_a_row_that_a_wrapped_figure_draws_to_the_header_is_read() -> None:
    """The cell stands around the row's line, so that its first line is nearer to the header than the row."""
    cell = [*words(110, 124, "-RMB 7,415.2", size=8), *words(158, 133, "3", size=8)]
    first = (ROWS[0][0], "", *ROWS[0][2:])
    below = [at(160 + 26 * index, row) for index, row in enumerate(ROWS[1:])]
    statement = read(page(words(250, 30, "云州银行交易流水"), at(105, TRANSLATED), at(115, NAMES), at(128.5, first), cell, *below))
    assert figures(statement) == [("-7415.23", "9000.00"), ("-120.50", "8879.50"), ("-59.00", "8820.50")]


def test_a_row_beside_the_header_whose_amount_has_wrapped_is_told() -> None:
    statement = read(statement_page(ROWS, at(117, TRANSLATED), at(122, ("2026-04-30", "", "1,000.00", "消费", "安和菜市场", ""))))
    assert [row.text for row in statement.reconciliation.unread] == ["2026-04-30 1,000.00 消费 安和菜市场"]


@pytest.mark.parametrize("mark", ["* * * * * * * * * *", "********"])
def test_a_line_of_stars_below_the_last_row_is_no_part_of_it(mark: str) -> None:
    rest = words(350, 150, "第二分公司", size=8)
    statement = read(statement_page(ROWS, rest, words(340, 140 + 26 * 2 + 10, mark, size=8)))
    assert [row.counterparty for row in statement.transactions] == ["云州青禾有限公司第二分公司", ROWS[1][4], ROWS[2][4]]
    assert not statement.transactions[-1].counterparty_account


@pytest.mark.parametrize("account", ["99908501892", "999214******"])
def test_an_account_that_touches_a_name_comes_apart_from_it_whole(account: str) -> None:
    assert [part.text for part in taken_apart(Word(f"网银在线(北京){account}", 0, 0, 99, 8))] == ["网银在线(北京)", account]
    assert [part.text for part in taken_apart(Word("工资2024050", 0, 0, 99, 8))] == ["工资2024050"]


def test_a_text_that_runs_two_letters_over_a_rule_is_another_cells() -> None:
    """Some fonts' letters are told to be much taller than they are wide."""
    columns = (Column("counterparty", "对方户名", 100, 130), Column("summary", "摘要", 190, 206))
    grid = Grid(columns, (188.6,))
    assert [(at, part.text) for at, part in grid.parts(Word("9997820518371141280奖金", 117.2, 0, 202.7, 11))] == [
        (0, "9997820518371141280"), (1, "奖金"),
    ]  # fmt: skip


def test_accounts_in_a_few_rows_that_reach_far_behind_their_name_are_no_part_of_the_names() -> None:
    places = (36, 110, 190, 270, 420)
    names = ("记账日期", "交易金额", "联机余额", "对方账号", "对方户名")
    rows = [(f"2026-05-{day:02}", "10.00", f"{100 + 10 * day}.00", "", "江望舒") for day in range(1, 29)]
    rows[4] = (*rows[4][:3], "9" * 26, "江望舒")
    drawn = [at(140 + 16 * index, row, places) for index, row in enumerate(rows)]
    statement = read(page(words(250, 30, "云州银行交易流水"), at(105, names, places), *drawn))
    assert [row.counterparty for row in statement.transactions] == ["江望舒"] * 28
    assert statement.transactions[4].counterparty_account == "9" * 26


@pytest.mark.parametrize("word", ["人民币孙秀英999520******9745", "人民币孙秀英", "CNY孙秀英", "人民币王-Lee"])
def test_a_currency_that_touches_a_name_comes_apart_from_it(word: str) -> None:
    currency, name, *_account = (part.text for part in taken_apart(Word(word, 0, 0, 99, 8)))
    assert currency in ("人民币", "CNY")
    assert name in ("孙秀英", "王-Lee")


@pytest.mark.parametrize(("cell", "name", "account"), [("-999321950319191", "", "999321950319191"), ("天猫超市-", "天猫超市", "")])
def test_a_filler_beside_a_name_or_an_account_stands_for_the_other(cell: str, name: str, account: str) -> None:
    row = read(statement_page([(*ROWS[0][:4], cell, ""), *ROWS[1:]])).transactions[0]
    assert (row.counterparty, row.counterparty_account) == (name, account)


@pytest.mark.parametrize("first", ["备注:2025年4月", "户名:李四(尾号1234)", "共3页资料"])
def test_the_first_line_of_a_note_that_begins_as_a_notice_does_is_kept(first: str) -> None:
    """The note stands around its day, as in a cell that is set in its middle."""
    rows = [(*row[:5], f"{first}|房租已付清") for row in ROWS]
    assert [row.note for row in read(statement_page(rows)).transactions] == [f"{first}房租已付清"] * 3


def test_a_line_of_dashes_at_the_height_of_the_names_takes_no_time() -> None:
    dashes = words(36, 111, "—" * 60 + "x", size=8)
    assert figures(read(statement_page(ROWS, dashes)))


@pytest.mark.parametrize(
    ("cell", "name", "account"),
    [
        ("32001594中国移动有限公司", "中国移动有限公司", "32001594"),
        ("NRA3205001云州青禾有限公司", "云州青禾有限公司", "NRA3205001"),
        ("佟丽娜NRA3205001", "佟丽娜", "NRA3205001"),
        ("佟丽娜0001-23456789", "佟丽娜", "0001-23456789"),
        ("单雨桐|6299990000000012", "单雨桐", "6299990000000012"),
        ("/云州青禾有限公司", "云州青禾有限公司", ""),
        ("Z2025****0018", "", "Z2025****0018"),
        ("12306铁路客服", "12306铁路客服", ""),
        ("ATM 6299990000000012", "ATM", "6299990000000012"),
        ("ATM629999******0012", "ATM", "629999******0012"),
    ],
)
def test_an_account_with_letters_or_few_figures_is_parted_from_the_name_beside_it(cell: str, name: str, account: str) -> None:
    [row] = read(statement_page([(*ROWS[0][:4], cell, "")])).transactions
    assert (row.counterparty, row.counterparty_account) == (name, account)


@pytest.mark.parametrize("line", ["本页支出笔数:2 本页收入笔数:1 本页交易总笔数:3", "支出合计笔数:2 存入合计笔数:1"])
def test_counts_of_money_in_and_out_are_held_against_the_rows_that_they_count(line: str) -> None:
    pages = [statement_page(ROWS, words(36, 240, line, size=8), number=number) for number in (1, 2)]
    totals = read(pages[0]).reconciliation.totals if "合计" in line else read(*pages).reconciliation.totals
    assert totals and all(check.agrees for check in totals)


def test_totals_with_their_counts_beside_the_period_are_no_row() -> None:
    told = words(36, 80, "查询时间段:2026-05-01 至 2026-05-31 收入 1 笔,共 8,000.00 元 支出 2 笔,共 179.50 元", size=8)
    assert read(statement_page(ROWS, told)).reconciliation.unread == ()


def test_dashes_that_fill_an_empty_cell_of_two_lines_are_no_part_of_the_rows_around_it() -> None:
    rows = [(*row[:4], "-" * 20 + "|" + "-" * 20, "房租") for row in ROWS]
    statement = read(statement_page([ROWS[0], *rows[1:]]))
    assert [row.counterparty for row in statement.transactions] == [ROWS[0][4], "", ""]


@pytest.mark.parametrize("cell", ["{account}/{name}", "{name}/{account}", "{account}/{name}/云州农信"])
@pytest.mark.parametrize("name", ["江望舒", "农信通商贸有限公司"])
def test_a_name_in_the_cell_of_its_account_is_told_apart_from_it_whether_or_not_it_tells_of_a_farmers_bank(cell: str, name: str) -> None:
    account = "6299990000000012"
    assert told_apart("", cell.format(account=account, name=name)) == (name, account)


@pytest.mark.parametrize("account", ["6299990000000006027", "6299****6027", "Z200****0010N"])
@pytest.mark.parametrize("blank", ["", " "])
def test_the_bank_behind_an_account_in_the_cell_of_its_name_is_no_part_of_either(account: str, blank: str) -> None:
    for name in ("江望舒", "*杰", "阿不都·吐尔逊", "7-ELEVEN便利店(南门店)"):
        assert told_apart(blank.join((name, account, "云州银行城北支行")), "") == (name, account)


def test_a_cell_that_labels_its_parts_is_told_apart_by_them() -> None:
    rows = [(*row[:4], f"户名:{row[4]}账号:6299990000000012", "") for row in ROWS]
    parted = [(row.counterparty, row.counterparty_account) for row in read(statement_page(rows)).transactions]
    assert parted == [(row[4], "6299990000000012") for row in ROWS]
