"""Days printed without their year get it from the period in the head; where that tells none, no year is made up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from drawn import columns, page, words

from reprieve.library import load_library
from reprieve.model import Statement
from reprieve.read.page.words import Page, Word
from reprieve.read.recognise import Recognition
from reprieve.read.statement import read_statement
from reprieve.read.table import read_table
from reprieve.read.tables.short_dates import with_years
from reprieve.read.warn import warnings_of

LIBRARY = load_library()
NAMES = ("交易日期", "摘要", "交易金额", "账户余额")
OVER_NEW_YEAR = "起止日期:2025-11-01 至 2026-01-31"
OPENING = 1000


def drawn(days: Sequence[str], period: str = OVER_NEW_YEAR, number: int = 1, before: int = 0, summary: str = "工资") -> Page:
    """A page of a statement, a row of one yuan for each day; without a period it goes on under the header of the page before."""
    rows = [columns(120 + 20 * row, (day, summary, "1.00", f"{OPENING + before + row + 1}.00"), width=90) for row, day in enumerate(days)]
    return page(*([words(36, 60, period), columns(100, NAMES, width=90)] if period else []), *rows, number=number)


def read(*pages: Page) -> Statement:
    return read_statement(read_table(pages, LIBRARY.statements), LIBRARY.statements, LIBRARY.banks)


def days(statement: Statement) -> list[str]:
    return [row.date.isoformat() for row in statement.transactions]


@pytest.mark.parametrize("printed", ["05-03", "05/03", "05.03", "5-3", "5月3日", "26-05-03", "26/05/03", "26.05.03"])
def test_a_day_without_its_century_or_year_is_one_of_the_period(printed: str) -> None:
    assert days(read(drawn([printed], "起止日期:2026-04-01 至 2026-06-30"))) == ["2026-05-03"]


def test_the_year_changes_where_the_days_pass_new_year() -> None:
    statement = read(drawn(["11-30", "12-31", "01-01", "01-30"]))
    assert days(statement) == ["2025-11-30", "2025-12-31", "2026-01-01", "2026-01-30"]
    assert statement.reconciliation.status == "balanced"


def test_the_year_changes_also_where_the_newest_day_stands_first() -> None:
    assert days(read(drawn(["01-30", "01-01", "12-31", "11-30"]))) == ["2026-01-30", "2026-01-01", "2025-12-31", "2025-11-30"]


SEVERAL_YEARS = "起止日期:2024-01-01 至 2026-12-31"


def test_of_several_years_a_day_takes_the_next_after_the_row_before_also_on_the_next_page() -> None:
    first = drawn(["03-01", "12-20"], SEVERAL_YEARS)
    second = drawn(["02-03", "11-30", "01-15"], "", number=2, before=2)
    assert days(read(first, second)) == ["2024-03-01", "2024-12-20", "2025-02-03", "2025-11-30", "2026-01-15"]


def test_of_several_years_with_the_newest_first_the_first_day_is_of_the_last() -> None:
    statement = read(drawn(["12-20", "11-30", "02-03", "01-15", "12-31", "03-01", "12-05"], SEVERAL_YEARS))
    assert days(statement) == ["2026-12-20", "2026-11-30", "2026-02-03", "2026-01-15", "2025-12-31", "2025-03-01", "2024-12-05"]


def test_a_day_booked_a_little_late_does_not_move_to_the_next_year() -> None:
    assert days(read(drawn(["03-01", "03-04", "03-03", "03-05", "12-05", "02-03", "12-06", "02-07"], SEVERAL_YEARS)))[2] == "2024-03-03"


def test_days_that_could_be_of_other_years_of_the_period_are_told_and_not_dated() -> None:
    statement = read(drawn(["03-01", "03-04", "12-05", "02-03"], SEVERAL_YEARS))
    assert (statement.transactions, len(statement.reconciliation.unread)) == ((), 4)


def test_one_row_in_several_years_is_told_and_not_dated() -> None:
    statement = read(drawn(["03-01"], SEVERAL_YEARS))
    assert (statement.transactions, statement.reconciliation.status) == ((), "broken")


def test_a_year_of_two_figures_counts_more_than_the_row_before() -> None:
    assert days(read(drawn(["24-03-01", "24-03-04", "26-03-05", "25-03-03"], SEVERAL_YEARS))) == [
        "2024-03-01",
        "2024-03-04",
        "2026-03-05",
        "2025-03-03",
    ]


def test_without_a_period_no_year_is_made_up_and_the_rows_are_not_passed_over() -> None:
    statement = read(drawn(["05-03", "05-04", "05-05"], "户名:江望舒"))
    assert statement.transactions == ()
    assert [row.text.split()[0] for row in statement.reconciliation.unread] == ["05-03", "05-04", "05-05"]


@pytest.mark.parametrize("impossible", ["02-30", "07-01", "13-01"])
def test_a_day_that_is_none_or_lies_outside_the_period_stays_as_it_is_and_is_told(impossible: str) -> None:
    statement = read(drawn(["11-30", impossible, "12-31"]))
    assert days(statement) == ["2025-11-30", "2025-12-31"]
    assert statement.reconciliation.status == "broken"


def test_only_the_column_of_days_is_changed() -> None:
    statement = read(drawn(["11-30", "12-01"], summary="12-25"))
    assert [row.summary for row in statement.transactions] == ["12-25", "12-25"]


def test_two_signs_in_one_day_make_no_day() -> None:
    assert days(read(drawn(["11-30", "25/12-01"]))) == ["2025-11-30"]


def test_pages_with_full_days_pass_as_they_are() -> None:
    full = drawn(["2025-11-30", "2025-12-01"])
    assert list(with_years([full], LIBRARY.statements)) == [full]


def test_a_text_in_the_cell_before_that_begins_with_a_day_leaves_the_days_short_ones() -> None:
    """It may run on until it stands below the name of the days' column."""
    page_ = drawn(["11-30", "12-31"])
    names = columns(100, ("摘要", "交易日期", "交易金额", "账户余额"), width=90)
    rows = [columns(120 + 20 * row, ("", day, "1.00", f"{OPENING + row + 1}.00"), width=90) for row, day in enumerate(("11-30", "12-31"))]
    texts = [words(75, 120 + 20 * row, "2025年5月工资", size=8) for row in range(2)]
    assert days(read(page(words(36, 60, OVER_NEW_YEAR), names, *rows, *texts))) == days(read(page_))


def test_one_full_day_among_the_rows_leaves_all_days_as_they_are() -> None:
    mixed = drawn(["2025-11-30", "12-01"])
    assert list(with_years([mixed], LIBRARY.statements)) == [mixed]


# --- a second table --------------------------------------------------------------------------------------------------


def of_another_account(days_printed: Sequence[str], x: float, top: float) -> list[Word]:
    """A table with its columns elsewhere than those of the first."""
    head = words(36, top, "账号:6299990000000007777")
    rows = [columns(top + 50 + 20 * row, ("消费", day, "-1.00", f"{900 - row}.00"), width=90, x=x) for row, day in enumerate(days_printed)]
    return [*head, *columns(top + 20, ("摘要", "交易日期", "交易金额", "账户余额"), width=90, x=x), *(word for row in rows for word in row)]


def of_two_accounts(period: str, first: Sequence[str], second: Sequence[str]) -> list[str]:
    drawn_first = drawn(first, period)
    account = words(36, 75, "账号:6299990000000006666")
    return days(read(page(account, drawn_first.words, of_another_account(second, x=80, top=250))))


def test_the_days_of_a_second_table_stand_under_its_own_name() -> None:
    assert of_two_accounts("起止日期:2026-04-01 至 2026-06-30", ["05-01", "05-03"], ["04-02", "06-01"]) == [
        "2026-05-01", "2026-05-03", "2026-04-02", "2026-06-01",
    ]  # fmt: skip


def test_another_account_begins_anew_within_the_period() -> None:
    second = ["04-02", "12-01", "02-03", "12-30", "01-20"]
    assert of_two_accounts(SEVERAL_YEARS, ["03-01", "05-01", "12-20", "02-03", "11-30", "01-15"], second)[-5:] == [
        "2024-04-02", "2024-12-01", "2025-02-03", "2025-12-30", "2026-01-20",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "printed",
    [
        ["20260503101112", "20260504101112", "20260531235959"],
        ["May 03, 2026", "May 04, 2026", "May 31, 2026"],
        ["03/05/26", "04/05/26", "31/05/26"],
        ["05/03/26", "05/04/26", "05/31/26"],
    ],
    ids=["a moment of fourteen figures", "the month first in English", "a short year last", "a short year last and the month first"],
)
def test_days_in_other_orders_are_told_in_full(printed: list[str]) -> None:
    statement = read(drawn(printed, "起止日期:2026-05-01 至 2026-06-30"))
    assert days(statement) == ["2026-05-03", "2026-05-04", "2026-05-31"]
    assert statement.reconciliation.status == "balanced"


def test_the_time_of_a_moment_is_kept() -> None:
    statement = read(drawn(["20260503101112", "20260504235959"]))
    assert [str(row.time) for row in statement.transactions] == ["10:11:12", "23:59:59"]


@pytest.mark.parametrize("printed", ["2026-05-03T10:11:12", "2026-05-03T10:11"])
def test_the_time_behind_a_t_is_no_part_of_the_next_cell(printed: str) -> None:
    [row] = read(drawn([printed])).transactions
    assert (f"{row.date} {row.time}"[:16], row.summary) == ("2026-05-03 10:11", "工资")


def test_a_serial_number_that_looks_like_a_moment_is_left_as_it_is() -> None:
    statement = read(drawn(["20260503101112", "20260504101112"], summary="20260101101010"))
    assert {row.summary for row in statement.transactions} == {"20260101101010"}


def test_days_of_six_figures_that_go_on_need_no_period() -> None:
    assert days(read(drawn(["250302", "250305", "250411"], "活期储蓄存折"))) == ["2025-03-02", "2025-03-05", "2025-04-11"]


@pytest.mark.parametrize("printed", [["250302", "250305"], ["250302", "150305", "050411"], ["250302", "250301", "250305"]])
def test_days_of_six_figures_that_may_be_anything_are_none(printed: list[str]) -> None:
    assert days(read(drawn(printed, "活期储蓄存折"))) == []


def test_what_a_month_comes_to_beside_it_is_no_part_of_the_row_below() -> None:
    names = ("交易日期", "交易类型", "交易对方", "交易金额", "账户余额")
    months = [
        ("2025年12月", 120, "12-05", "消费", "邻里便利", "-1.00", "3.00"),
        ("2025年11月", 156, "11-30", "转账", "江望舒", "2.00", "4.00"),
    ]
    rows = [
        word for month, top, *row in months for word in [*words(36, top, f"{month} 支出 ¥1.00 收入 ¥2.00"), *columns(top + 14, row, 90)]
    ]
    statement = read(page(words(36, 60, OVER_NEW_YEAR), columns(100, names, 90), rows))
    assert [(row.date.isoformat(), row.summary, row.counterparty) for row in statement.transactions] == [
        ("2025-12-05", "消费", "邻里便利"),
        ("2025-11-30", "转账", "江望舒"),
    ]


@pytest.mark.parametrize("section", ["2025年", "2025年11月"])
def test_a_year_or_a_month_above_the_days_is_no_row(section: str) -> None:
    drawn_page = drawn(["11-01", "11-30", "12-05"])
    moved = [word._replace(top=word.top + 20, bottom=word.bottom + 20) if word.top > 110 else word for word in drawn_page.words]
    heading = columns(120, (section, "", "", ""), width=90)
    statement = read(page([*moved, *heading]))
    assert days(statement) == ["2025-11-01", "2025-11-30", "2025-12-05"]
    assert statement.reconciliation.unread == ()


def test_days_without_height_as_damaged_papers_hold_them_stop_nothing() -> None:
    whole = drawn(["11-30", "12-31"])
    flat = replace(whole, words=tuple(word._replace(bottom=word.top) if word.text == "12-31" else word for word in whole.words))
    statement = read(flat)
    assert len(statement.transactions) + len(statement.reconciliation.unread) >= 2


@pytest.mark.parametrize("told", ["年份:2025年", "年度:2025", "年份: 2025年度"])
def test_the_year_behind_its_label_is_that_of_the_first_day(told: str) -> None:
    first, second = drawn(["11-30", "12-31"], told), drawn(["01-02"], "年份:2026年", number=2, before=2)
    assert days(read(first, second)) == ["2025-11-30", "2025-12-31", "2026-01-02"]
    assert days(read(drawn(["12-31", "11-30"], "年份:25年"))) == []


@pytest.mark.parametrize("days", [("05-01", "05-03"), ("5月1日", "5月3日"), ("0501", "0503"), ("05-Jan", "06-Jan"), ("Jan 5", "Jan 6")])
def test_what_to_bring_is_said_where_nothing_tells_the_year(days: Sequence[str]) -> None:
    rows = [columns(130, (days[0], "工资", "8,000.00", "9,000.00"), 100), columns(150, (days[1], "消费", "-10.00", "8,990.00"), 100)]
    one = page(words(250, 30, "云州银行交易流水"), columns(105, ("交易日期", "摘要", "交易金额", "账户余额"), 100), *rows)
    statement = read_statement(read_table([one], LIBRARY.statements), LIBRARY.statements, LIBRARY.banks)
    assert any("name no year" in str(said) for said in warnings_of(Recognition("bank_statement"), statement, LIBRARY))


def test_a_day_in_two_lines_is_as_high_as_its_cell_so_a_name_in_two_lines_around_the_same_middle_is_whole() -> None:
    names = ("交易日期", "摘要", "交易金额", "账户余额", "对方户名")
    rows: list[Word] = []
    for row in range(4):
        top = 130 + 36 * row
        rows += [*words(36, top, "2025/", 12), *words(36, top + 18, f"11/0{row + 1}", 12)]
        rows += columns(top + 9, ("", "工资", "1.00", f"{OPENING + row + 1}.00"), width=90)
        rows += [*words(396, top, "支付宝(中国)网络", 12), *words(396, top + 18, "技术有限公司", 12)]
    statement = read(page(words(36, 60, OVER_NEW_YEAR), columns(100, names, width=90), rows))
    assert days(statement) == [f"2025-11-0{row + 1}" for row in range(4)]
    assert [row.counterparty for row in statement.transactions] == ["支付宝(中国)网络技术有限公司"] * 4
