"""Lines among the rows that tell of them: headings with the day, cells that span rows, more of a row below it; and lines that are none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from drawn import columns, page, words

from reprieve.library import load_library
from reprieve.model import Statement
from reprieve.read.page.words import Page, Rule, Word
from reprieve.read.statement import read_statement
from reprieve.read.table import read_table

LIBRARY = load_library()
WIDTH = 90
TOP, STEP = 130, 20
NAMES = ("日期", "摘要", "交易金额", "余额", "对方户名")
ROWS = (
    ("2026-05-01", "代发工资", "8,000.00", "9,000.00", "云州青禾有限公司"),
    ("2026-05-03", "消费", "-120.50", "8,879.50", "安和菜市场"),
    ("2026-05-09", "快捷支付", "-59.00", "8,820.50", "邻里便利超市"),
    ("2026-05-12", "消费", "-20.50", "8,800.00", "安和菜市场"),
)
TOLD = [(1, "8000.00"), (3, "-120.50"), (9, "-59.00"), (12, "-20.50")]


def head(*lines: str) -> list[Word]:
    told = ("云州银行交易流水", "户名:江望舒 账号:6299990000000006027", *lines)
    return [word for index, line in enumerate(told) for word in words(36, 20 + 18 * index, line)]


def drawn(
    rows: Sequence[Sequence[str]], *more: Sequence[Word], names: Sequence[str] = NAMES, rules: Sequence[Rule] = (), number: int = 1
) -> Page:
    table = [word for index, row in enumerate(rows) for word in columns(TOP + STEP * index, row, WIDTH)]
    return page(head() if number == 1 else [], columns(105, names, WIDTH), table, *more, rules=rules, number=number)


def read(*pages: Page) -> Statement:
    return read_statement(read_table(pages, LIBRARY.statements), LIBRARY.statements, LIBRARY.banks)


def days_and_amounts(statement: Statement) -> list[tuple[int, str]]:
    return [(row.date.day, str(row.amount)) for row in statement.transactions]


def without_balance(rows: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    return [(*row[:3], *row[4:]) for row in rows]


# --- days -------------------------------------------------------------------------------------------------------------

GROUPED = (
    ("", "代发工资", "8,000.00", "9,000.00", ""),
    ("2026-05-01", "消费", "-120.50", "8,879.50", ""),
    ("", "快捷支付", "-59.00", "8,820.50", ""),
    ("", "消费", "-20.50", "8,800.00", ""),
    ("2026-05-12", "消费", "-10.00", "8,790.00", ""),
)
IN_GROUPS = [(1, "8000.00"), (1, "-120.50"), (1, "-59.00"), (12, "-20.50"), (12, "-10.00")]


def rules_between_days(*after: int) -> list[Rule]:
    """Rules across the whole table above the first row and after these rows."""
    return [Rule(30, y, 30 + 5 * WIDTH, y) for y in (TOP - 6, *(TOP + STEP * row - 6 for row in after))]


def test_a_day_in_a_cell_that_spans_rows_is_that_of_all_of_them_wherever_in_the_cell_it_stands() -> None:
    statement = read(drawn(GROUPED, rules=rules_between_days(3, 5)))
    assert (days_and_amounts(statement), statement.reconciliation.status) == (IN_GROUPS, "balanced")


def test_rules_between_all_other_cells_do_not_part_the_cell_of_the_day() -> None:
    beside = [Rule(30 + WIDTH, TOP + STEP * row - 6, 30 + 5 * WIDTH, TOP + STEP * row - 6) for row in range(1, 5)]
    assert days_and_amounts(read(drawn(GROUPED, rules=[*rules_between_days(3, 5), *beside]))) == IN_GROUPS


def test_a_cell_of_a_day_goes_on_at_the_top_of_the_next_page() -> None:
    more = (("", "消费", "-10.00", "8,780.00", ""), ("", "消费", "-10.00", "8,770.00", ""))
    following = [*more, ("2026-05-14", "消费", "-70.00", "8,700.00", ""), ("", "消费", "-100.00", "8,600.00", "")]
    pages = drawn(GROUPED, rules=rules_between_days(3, 5)), drawn(following, rules=rules_between_days(2, 4), number=2)
    told = [(12, "-10.00"), (12, "-10.00"), (14, "-70.00"), (14, "-100.00")]
    assert days_and_amounts(read(*pages)) == [*IN_GROUPS, *told]


def test_a_page_may_hold_one_cell_of_a_day_and_no_other_with_its_day_between_two_rows() -> None:
    rows = [("", f"07:00:0{second}", "-10.00", balance, "") for second, balance in enumerate(("8,780.00", "8,770.00"))]
    following = drawn(rows, rules=rules_between_days(2), number=2)
    day = words(36, TOP + STEP / 2, "2026-05-14", 8)
    pages = drawn(GROUPED, rules=rules_between_days(3, 5)), replace(following, words=(*following.words, *day))
    assert days_and_amounts(read(*pages)) == [*IN_GROUPS, (14, "-10.00"), (14, "-10.00")]


def test_a_narrow_cell_may_break_the_day_that_spans_its_rows() -> None:
    rows = [(day.replace("2026-05-", "2026-05-|"), *rest) for day, *rest in GROUPED]
    assert days_and_amounts(read(drawn(rows, rules=rules_between_days(3, 5)))) == IN_GROUPS


def test_rows_without_a_day_are_of_the_day_above_also_where_no_balance_is_printed() -> None:
    rows = [("2026-05-01", *ROWS[0][1:]), ("", *ROWS[1][1:]), ("2026-05-09", *ROWS[2][1:]), ("", *ROWS[3][1:])]
    statement = read(drawn(without_balance(rows), names=(*NAMES[:3], NAMES[4])))
    assert days_and_amounts(statement) == [(1, "8000.00"), (1, "-120.50"), (9, "-59.00"), (9, "-20.50")]


def test_a_row_that_lost_its_day_is_told_also_where_no_balance_is_printed() -> None:
    rows = [ROWS[0], ("2026-05-01", *ROWS[1][1:]), ("", *ROWS[2][1:]), ROWS[3]]
    proof = read(drawn(without_balance(rows), names=(*NAMES[:3], NAMES[4]))).reconciliation
    assert [row.text for row in proof.unread] == ["快捷支付 -59.00 邻里便利超市"]


@pytest.mark.parametrize(
    "heading", ["{day}", "{day} 星期六", "{day} (周六)", "{day} 星期六 收入 8,000.00 支出 120.50", "{day} 日终余额:8,879.50"]
)
def test_a_day_that_heads_its_rows_is_that_of_the_times_below(heading: str) -> None:
    names = ("时间", *NAMES[1:])
    told = [("08:41:26", *ROWS[0][1:]), ("17:55:30", *ROWS[1][1:]), None, ("10:40:10", *ROWS[2][1:]), ("15:21:53", *ROWS[3][1:])]
    table = [word for index, row in enumerate(told, 1) if row for word in columns(TOP + STEP * index, row, WIDTH)]
    headings = [*words(36, TOP, heading.format(day="2026-05-01")), *words(36, TOP + 3 * STEP, heading.format(day="2026-05-09"))]
    statement = read(page(head(), columns(105, names, WIDTH), headings, table))
    assert days_and_amounts(statement) == [(1, "8000.00"), (1, "-120.50"), (9, "-59.00"), (9, "-20.50")]
    assert [str(row.time) for row in statement.transactions] == ["08:41:26", "17:55:30", "10:40:10", "15:21:53"]


def test_a_heading_at_the_end_of_a_page_is_the_day_of_the_next_pages_rows() -> None:
    names = ("时间", *NAMES[1:])
    first = page(
        head(),
        columns(105, names, WIDTH),
        words(36, TOP, "2026-05-01"),
        columns(TOP + STEP, ("08:41:26", *ROWS[0][1:]), WIDTH),
        words(36, TOP + 2 * STEP, "2026-05-03"),
    )
    second = page(columns(105, names, WIDTH), columns(TOP, ("17:55:30", *ROWS[1][1:]), WIDTH), number=2)
    assert days_and_amounts(read(first, second)) == TOLD[:2]


# --- more of a row ----------------------------------------------------------------------------------------------------


def with_lines_below(below: Sequence[str], rows: Sequence[Sequence[str]] = ROWS, number: int = 1, first: str = "") -> Page:
    """Each row with a line below it that begins at the margin."""
    table = [word for index, row in enumerate(rows) for word in columns(TOP + 2 * STEP * index, row, WIDTH)]
    told = [word for index, text in enumerate(below) for word in words(36, TOP + 2 * STEP * index + 11, text, size=8)]
    carried = words(36, TOP - 11, first, size=8) if first else []
    return page(head() if number == 1 else [], columns(100, NAMES, WIDTH) if number == 1 else [], carried, table, told, number=number)


def test_a_line_with_a_label_below_each_row_is_its_note() -> None:
    statement = read(with_lines_below([f"附言:房租{number}月 流水号 0845502614{number}" for number in range(4)]))
    assert (days_and_amounts(statement), statement.reconciliation.status) == (TOLD, "balanced")
    assert [row.counterparty for row in statement.transactions] == [row[4] for row in ROWS]
    assert statement.transactions[2].note == "房租2月 流水号 08455026142"


def test_days_and_figures_in_such_lines_make_no_rows() -> None:
    statement = read(with_lines_below([f"备注: 手续费 0.00 元,原金额 {number}0.00,2026-05-04 10:23:47" for number in range(4)]))
    assert (days_and_amounts(statement), statement.reconciliation.status) == (TOLD, "balanced")


def test_notes_below_some_rows_belong_to_none() -> None:
    notes = ["", "注:该笔于05月02日提交,手续费 0.00 元,本金 120.50 元", "", "注:该笔于05月11日提交,手续费 1.00 元,本金 20.50 元"]
    statement = read(with_lines_below(notes))
    assert (days_and_amounts(statement), statement.reconciliation.status) == (TOLD, "balanced")


def test_a_channel_below_a_balance_is_no_part_of_it() -> None:
    rows = [cells for row in ROWS for cells in (row[:4], ("08:41:26", row[4], "", "网上支付"))]
    statement = read(drawn(rows, names=("交易日期/时间", "摘要/对方信息", "交易金额", "账户余额/渠道")))
    assert (days_and_amounts(statement), statement.reconciliation.status) == (TOLD, "balanced")


def test_such_lines_may_tell_the_other_side_and_its_account() -> None:
    names, rows = (*NAMES[:4], "渠道"), [(*row[:4], "柜面") for row in ROWS]
    below = [f"对方户名:{row[4]} 对方账号:629999000000123{number}" for number, row in enumerate(ROWS)]
    table = [word for index, row in enumerate(rows) for word in columns(TOP + 2 * STEP * index, row, WIDTH)]
    told = [word for index, text in enumerate(below) for word in words(36, TOP + 2 * STEP * index + 11, text, size=8)]
    statement = read(page(head(), columns(100, names, WIDTH), table, told))
    assert [(row.counterparty, row.counterparty_account) for row in statement.transactions] == [
        (row[4], f"629999000000123{number}") for number, row in enumerate(ROWS)
    ]


def test_the_line_of_the_last_row_may_stand_on_the_next_page() -> None:
    more = [("2026-05-13", "消费", "-10.00", "8,790.00", "安和菜市场"), ("2026-05-14", "消费", "-10.00", "8,780.00", "安和菜市场")]
    second = with_lines_below(["附言:四", "附言:五", "附言:六"], [*ROWS[3:], *more], number=2, first="附言:三")
    first = with_lines_below(["附言:零", "附言:一", "附言:二"], [("2026-04-30", "结息", "1,000.00", "1,000.00", ""), *ROWS[:3]])
    assert [row.note for row in read(first, second).transactions] == ["零", "一", "二", "三", "四", "五", "六"]


# --- what is no row ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "2026-11-02 10:12:33 柜员00123 网点32001 本页30笔 第2页",
        "户名:江望舒 账号:6299990000000006027 币种:人民币 起止日期:2026-05-01 至 2026-05-31",
        "打印柜员:012345 授权柜员:054321 打印时间:2026-08-07 10:21:33",
        "截至2026-05-31 本期结余:8,800.00 收入合计 8,000.00 支出合计 200.00",
        "★限时活动: 2026-06-30前办理分期立减 88元 ★",
    ],
)
def test_a_footer_close_below_the_last_row_takes_nothing_of_it(line: str) -> None:
    statement = read(drawn(ROWS, words(36, TOP + 4 * STEP - 8, line, size=8)))
    assert (days_and_amounts(statement), statement.reconciliation.unread) == (TOLD, ())
    assert [row.counterparty for row in statement.transactions] == [row[4] for row in ROWS]


@pytest.mark.parametrize("names", [("存入日期", "存期", "本金", "利率"), ("应还日期", "期次", "应还本金", "应还利息")])
def test_the_rows_of_another_table_below_are_no_transactions(names: Sequence[str]) -> None:
    other = [*columns(TOP + 5 * STEP, names, WIDTH), *columns(TOP + 6 * STEP, ("2026-06-20", "第1期", "1,200.00", "88.00"), WIDTH)]
    without = without_balance(ROWS)
    statement = read(drawn(without, other, names=(*NAMES[:3], NAMES[4])))
    assert (days_and_amounts(statement), statement.reconciliation.unread) == (TOLD, ())


@pytest.mark.parametrize(
    "carried",
    [
        "期初余额",
        "承前页",
        "接上页",
        "上年结转",
        "余额承前",
        "开户余额",
        "前期余额",
        "Balance B/F",
        "结转余额BALANCE C/F",
        "Opening Balance",
    ],
)
@pytest.mark.parametrize("printed", [("1,000.00", "1,000.00"), ("0.00", "1,000.00"), ("", "1,000.00")])
def test_a_balance_that_is_carried_over_is_no_transaction_whatever_fills_the_columns(carried: str, printed: Sequence[str]) -> None:
    statement = read(drawn([("2026-05-01", carried, *printed, ""), *ROWS, ("2026-05-31", "过次页", "0.00", "8,800.00", "")]))
    assert (days_and_amounts(statement), statement.reconciliation.status) == (TOLD, "balanced")


@pytest.mark.parametrize("carried", ["过次页", "接后页", "接下页", "转次页", "转后页"])
def test_what_a_page_came_to_is_no_transaction_though_it_bears_a_day(carried: str) -> None:
    statement = read(drawn([*ROWS, ("2026-05-31", carried, "7,800.00", "8,800.00", "")]))
    assert (days_and_amounts(statement), statement.reconciliation.status) == (TOLD, "balanced")


@pytest.mark.parametrize("text", ["承前页", "上页结转", "上页余额转入", "本期余额"])
@pytest.mark.parametrize("turn", [1, -1], ids=["oldest first", "newest first"])
def test_a_transaction_is_one_whatever_its_texts_say_where_balances_show_that_it_moved_money(text: str, turn: int) -> None:
    rows = [(*row[:1], text, *row[2:]) if index == 2 else row for index, row in enumerate(ROWS)]
    statement = read(drawn(rows[::turn]))
    assert (days_and_amounts(statement), statement.reconciliation.status) == (TOLD[::turn], "balanced")


def test_a_balance_that_is_carried_over_is_no_income_where_no_balance_is_printed() -> None:
    rows = [("2026-05-01", "期初余额", "12,345.67", ""), *without_balance(ROWS)]
    assert days_and_amounts(read(drawn(rows, names=(*NAMES[:3], NAMES[4])))) == TOLD


def test_a_balance_brought_forward_above_the_first_day_is_no_part_of_its_row() -> None:
    brought = [*words(120, TOP - 14, "承前结余 Balance Brought Forward", size=8), *words(322, TOP - 14, "1,000.00", size=8)]
    statement = read(drawn(ROWS, brought))
    assert (days_and_amounts(statement), statement.reconciliation.status) == (TOLD, "balanced")


def test_sums_beside_the_balance_that_is_carried_over_are_not_it() -> None:
    line = words(120, TOP + 5 * STEP, "过次页 120.50 8,000.00 8,800.00", size=8)
    totals = read(drawn(ROWS, line)).reconciliation.totals
    assert totals and all(total.agrees for total in totals)


# --- what stands in no cell ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("x", [36, 130])
def test_lines_without_labels_below_each_row_are_its_notes(x: float) -> None:
    rows = [columns(TOP + 30 * index, row, WIDTH) for index, row in enumerate(without_note(ROWS))]
    notes = [words(x, TOP + 12 + 30 * index, f"{row[4]}6299990000000001111 流水98123{index}", size=8) for index, row in enumerate(ROWS)]
    statement = read(page(head(), columns(105, NAMES[:4], WIDTH), *rows, *notes))
    assert (days_and_amounts(statement), statement.reconciliation.status) == (TOLD, "balanced")
    assert [row.summary for row in statement.transactions] == [row[1] for row in ROWS]
    assert all(row[4] in read_.note for row, read_ in zip(ROWS, statement.transactions, strict=True))


def test_a_label_below_a_row_tells_of_it_though_a_day_stands_behind_it() -> None:
    rows = [columns(TOP + 30 * index, row, WIDTH) for index, row in enumerate(without_note(ROWS))]
    notes = ["五月社保", "社保费 2026年5月", "房租", "菜"]
    told = [f"对方户名:{row[4]} 对方账号:6299990000000001111 附言:{note}" for row, note in zip(ROWS, notes, strict=True)]
    below = [words(36, TOP + 12 + 30 * index, line, size=8) for index, line in enumerate(told)]
    statement = read(page(head(), columns(105, NAMES[:4], WIDTH), *rows, *below))
    assert [(row.counterparty, row.note) for row in statement.transactions] == [
        (row[4], note) for row, note in zip(ROWS, notes, strict=True)
    ]


def without_note(rows: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    return [row[:4] for row in rows]


def test_texts_that_wrap_below_their_own_cells_stay_there() -> None:
    rows = [columns(TOP + 30 * index, row, WIDTH) for index, row in enumerate(ROWS)]
    wraps = [columns(TOP + 10 + 30 * index, ("", "跨行转账", "", "", "城南分店"), WIDTH) for index in range(4)]
    statement = read(page(head(), columns(105, NAMES, WIDTH), *rows, *wraps))
    assert {row.counterparty[-4:] for row in statement.transactions} == {"城南分店"}


MONTHS = (("月份", "收入合计", "支出合计", "月末余额"), ("2026-05", "8,000.00", "200.00", "8,800.00"))
HOLDINGS = (("购买日期", "产品名称", "金额", "到期日"), ("2026-05-12", "安心90天", "5,000.00", "2026-08-10"))


@pytest.mark.parametrize("other", [MONTHS, HOLDINGS])
def test_a_table_of_months_or_of_what_was_bought_has_none_of_the_rows(other: Sequence[Sequence[str]]) -> None:
    below = [columns(260 + STEP * index, row, WIDTH) for index, row in enumerate(other)]
    statement = read(drawn(ROWS, *below))
    assert (days_and_amounts(statement), statement.reconciliation.status) == (TOLD, "balanced")


def test_what_a_page_comes_to_bears_the_day_of_the_print() -> None:
    statement = read(drawn([*ROWS, ("2026-06-02", "本页小计", "8,000.00", "8,800.00", "")]))
    assert (days_and_amounts(statement), statement.reconciliation.status) == (TOLD, "balanced")


@pytest.mark.parametrize("end", ["*** End of Statement ***", "-----END-----"])
def test_what_ends_a_statement_is_no_part_of_its_last_row(end: str) -> None:
    names = ("日期", "摘要", "支出", "收入", "余额")
    rows = [(ROWS[0][0], ROWS[0][1], "", *ROWS[0][2:4]), (*ROWS[1][:2], "120.50", "", ROWS[1][3])]
    statement = read(drawn(rows, words(36, TOP + 2 * STEP, end), names=names))
    assert [row.summary for row in statement.transactions] == ["代发工资", "消费"]
