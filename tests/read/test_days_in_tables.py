"""Days of tables in forms that tell less than a whole one: what stands around them tells the rest, or it is said that nothing does."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from drawn import columns, grid, page, words

from reprieve.library import load_library
from reprieve.model import Statement
from reprieve.read.page.words import Page, Rule, Word
from reprieve.read.statement import read_statement
from reprieve.read.table import read_table

LIBRARY = load_library()
NAMES = ("交易日期", "摘要", "交易金额", "账户余额")
PERIOD = "起止日期:2025-11-01 至 2026-01-31"
TITLE = "云州银行 账户交易明细"
TOLD = ["2025-11-30", "2025-12-31", "2026-01-02", "2026-01-20"]
OPENING = 1000


def drawn(
    days: Sequence[Sequence[str] | str],
    head: Sequence[str] = (TITLE, PERIOD),
    names: Sequence[str] = NAMES,
    number: int = 1,
    before: int = 0,
    rules: Sequence[Rule] = (),
) -> Page:
    """A page with a row of one yuan for each day, whose cells may be several; "#" before a text makes it a line without an amount."""
    table, rows = [], before
    for line, day in enumerate(days):
        cells = [day] if isinstance(day, str) else list(day)
        if cells[0].startswith("#"):
            texts = [cells[0].removeprefix("#"), *cells[1:]]
        else:
            rows += 1
            texts = [*cells, "消费", "1.00", f"{OPENING + rows}.00"]
        table += columns(130 + 20 * line, [*texts, *[""] * (len(names) - len(texts))], width=90)
    told = [word for line, text in enumerate(head) for word in words(36, 40 + 18 * line, text)]
    return page(told, columns(108, names, width=90), table, rules=rules, number=number)


def read(*pages: Page) -> Statement:
    return read_statement(read_table(pages, LIBRARY.statements), LIBRARY.statements, LIBRARY.banks)


def days(statement: Statement) -> list[str]:
    return [row.date.isoformat() for row in statement.transactions]


FORMS = {
    "two figures of the year behind a month in words": ["30Nov25", "31Dec25", "02Jan26", "20Jan26"],
    "the same with hyphens": ["30-NOV-25", "31-DEC-25", "02-JAN-26", "20-JAN-26"],
    "two figures of the year before characters": ["25年11月30日", "25年12月31日", "26年1月2日", "26年1月20日"],
    "without its year, with a month in words": ["30 Nov", "31 Dec", "02 Jan", "20 Jan"],
    "the month in words first": ["Nov 30", "Dec 31", "Jan 02", "Jan 20"],
    "four figures": ["1130", "1231", "0102", "0120"],
    "the day first": ["30/11", "31/12", "02/01", "20/01"],
    "in characters": ["十一月三十日", "十二月三十一日", "一月二日", "一月二十日"],
    "the weekday before it": ["周日 11-30", "周三 12-31", "周五 01-02", "周二 01-20"],
    "six figures, the day first": ["301125", "311225", "020126", "200126"],
    "blanks between": ["2025 11 30", "2025 12 31", "2026 01 02", "2026 01 20"],
    "the month in words between": ["2025-Nov-30", "2025-Dec-31", "2026-Jan-02", "2026-Jan-20"],
    "all in characters": ["二〇二五年十一月三十日", "二〇二五年十二月三十一日", "二〇二六年一月二日", "二〇二六年一月二十日"],
    "in brackets": ["[11-30]", "[12-31]", "[01-02]", "[01-20]"],
}


@pytest.mark.parametrize("texts", FORMS.values(), ids=FORMS)
def test_a_day_is_read_in_whatever_form_it_is_printed(texts: Sequence[str]) -> None:
    statement = read(drawn(texts))
    assert (days(statement), statement.reconciliation.status) == (TOLD, "balanced")
    assert {row.summary for row in statement.transactions} == {"消费"}


WRAPPED = {
    "the year below": ["30 Nov|2025", "31 Dec|2025", "02 Jan|2026", "20 Jan|2026"],
    "the year below a hyphen": ["30-Nov-|2025", "31-Dec-|2025", "02-Jan-|2026", "20-Jan-|2026"],
    "the year above a stroke": ["2025/|11/30", "2025/|12/31", "2026/|01/02", "2026/|01/20"],
    "the year above characters": ["2025年|11月30日", "2025年|12月31日", "2026年|1月2日", "2026年|1月20日"],
    "in characters": ["二〇二五年|十一月三十日", "二〇二五年|十二月三十一日", "二〇二六年|一月二日", "二〇二六年|一月二十日"],
    "all below one another": ["2025/|11/|30", "2025/|12/|31", "2026/|01/|02", "2026/|01/|20"],
    "all below one another in characters": ["2025年|11月|30日", "2025年|12月|31日", "2026年|01月|02日", "2026年|01月|20日"],
    "a month above its day": ["11月|30日", "12月|31日", "01月|02日", "01月|20日"],
}


@pytest.mark.parametrize("texts", WRAPPED.values(), ids=WRAPPED)
def test_a_day_that_wraps_is_one(texts: Sequence[str]) -> None:
    for summary, figure in (("消费|消费", "{}.00|"), ("|消费|", "|{}.00|")):
        cells = [(day, summary, figure.format(1), figure.format(OPENING + line)) for line, day in enumerate(texts, 1)]
        table = [columns(130 + 40 * line, row, width=90) for line, row in enumerate(cells)]
        statement = read(page(words(36, 40, PERIOD), columns(108, NAMES, width=90), *table))
        assert (days(statement), statement.reconciliation.status) == (TOLD, "balanced")


def test_a_year_below_one_of_the_days_heads_those_that_follow() -> None:
    assert days(read(drawn(["#2025", "30 Nov", "31 Dec", "#2026", "02 Jan", "20 Jan"], [TITLE]))) == TOLD


WITHOUT_PERIOD = {
    "month in words": ["30Nov25", "31Dec25", "02Jan26", "20Jan26"],
    "the day first": ["30/11/25", "31/12/25", "02/01/26", "20/01/26"],
    "the year first": ["25.11.30", "25.12.31", "26.01.02", "26.01.20"],
    "characters": ["25年11月30日", "25年12月31日", "26年1月2日", "26年1月20日"],
}


@pytest.mark.parametrize("texts", WITHOUT_PERIOD.values(), ids=WITHOUT_PERIOD)
def test_two_figures_of_the_year_need_no_period_where_the_rows_go_on(texts: Sequence[str]) -> None:
    assert days(read(drawn(texts, [TITLE]))) == TOLD


@pytest.mark.parametrize("texts", [["01/03/26", "02/04/26"], ["01/03/26", "02/03/26", "03/03/26"]])
def test_where_the_rows_fit_two_orders_none_is_dated(texts: Sequence[str]) -> None:
    statement = read(drawn(texts, [TITLE]))
    assert (days(statement), len(statement.reconciliation.unread)) == ([], len(texts))


def test_of_figures_that_fit_both_ways_the_day_is_first_where_the_rows_then_go_on() -> None:
    texts = ["05/01", "07/01", "03/02", "09/02", "04/03", "01/04"]
    statement = read(drawn(texts, [TITLE, "期间:2026-01-01 至 2026-12-31"]))
    assert days(statement) == ["2026-01-05", "2026-01-07", "2026-02-03", "2026-02-09", "2026-03-04", "2026-04-01"]


# --- what the head tells ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "head", ["云州银行 2026年3月对账单", "2026年3月", "Statement for March 2026", "账单月份:2026年03月", "账单日:2026年03月31日"]
)
def test_a_month_in_the_title_tells_the_year(head: str) -> None:
    assert days(read(drawn(["03-02", "03-05", "03-09"], [head]))) == ["2026-03-02", "2026-03-05", "2026-03-09"]


def test_a_year_in_the_title_is_that_of_the_first_row() -> None:
    first, second = drawn(["11-30", "12-31"], ["云州银行 2025年度 账户交易明细"]), drawn(["01-02", "01-20"], [], number=2, before=2)
    assert days(read(first, second)) == TOLD


@pytest.mark.parametrize(
    "head",
    ["云州银行 2026年4月对账单", "开户于 2019年3月", "云州银行成立于1996年", "打印日期:2026-06-01", "近三个月明细"],
    ids=["another month", "the month of the account", "the year of the bank", "the day of printing", "no year"],
)
def test_what_else_the_head_says_tells_no_year(head: str) -> None:
    statement = read(drawn(["03-02", "03-05", "03-09"], [head]))
    assert (days(statement), len(statement.reconciliation.unread)) == ([], 3)


def test_a_title_does_not_tell_the_year_of_rows_that_pass_into_another() -> None:
    assert days(read(drawn(["11-30", "12-31", "01-02"], ["云州银行 2026年度 账户交易明细"]))) == []


def test_rows_of_more_than_a_year_before_the_day_of_the_statement_are_not_dated() -> None:
    texts = ["02-01", "06-01", "12-01", "02-15", "06-10"]
    assert days(read(drawn(texts, ["账单日:2026年06月17日"]))) == []


# --- headings, dittos, columns of their own --------------------------------------------------------------------------


@pytest.mark.parametrize("heading", ["#{year}年", "#{year}年度", "#{year}"])
def test_the_year_above_the_rows_tells_theirs_without_a_period(heading: str) -> None:
    texts = [heading.format(year=2025), "11-30", "12-31", heading.format(year=2026), "01-02", "01-20"]
    statement = read(drawn(texts, [TITLE]))
    assert (days(statement), statement.reconciliation.unread) == (TOLD, ())


MONTHS = {
    "characters": ["#2025年11月", "30日", "#2025年12月", "31日", "#2026年1月", "2日", "20日"],
    "bare days": ["#2025年11月", "30", "#2025年12月", "31", "#2026年1月", "02", "20"],
    "figures and points": ["#2025.11", "30", "#2025.12", "31", "#2026.01", "2", "20"],
    "figures": ["#2025-11", "30", "#2025-12", "31", "#2026-01", "2", "20"],
    "what they come to beside them": [("#2025年11月", "收入1.00"), "30", ("#2025年12月", "1笔"), "31", "#2026年1月", "02", "20"],
    "in the middle": [("#", "", "2025年11月"), "30", ("#", "", "2025年12月"), "31", ("#", "", "2026年1月"), "02", "20"],
}


@pytest.mark.parametrize("texts", MONTHS.values(), ids=MONTHS)
def test_the_month_above_the_rows_tells_that_of_their_days(texts: Sequence[str]) -> None:
    assert days(read(drawn(texts, [TITLE]))) == TOLD


@pytest.mark.parametrize(
    ("head", "texts"),
    [
        ((TITLE, "2025年11月"), ["30", "#2025年12月", "31", "#2026年1月", "02", "20"]),
        ((TITLE, PERIOD), ["#11月", "30", "#12月", "31", "#1月", "02", "20"]),
        ((TITLE, "2025年度"), ["#11月", "30", "#12月", "31", "#1月", "02", "20"]),
    ],
    ids=["the first above the names", "years in the period", "the first year in the title"],
)
def test_months_among_bare_days_go_on_from_what_the_head_tells(head: Sequence[str], texts: Sequence[str]) -> None:
    assert days(read(drawn(texts, head))) == TOLD


@pytest.mark.parametrize("head", ["2026年3月", "账单月份:2026年3月", "云州银行 2026年3月对账单"])
def test_bare_days_are_of_the_one_month_that_the_head_tells(head: str) -> None:
    assert days(read(drawn(["02", "05", "20"], [head]))) == ["2026-03-02", "2026-03-05", "2026-03-20"]


@pytest.mark.parametrize(
    ("head", "texts"),
    [
        ((TITLE,), ["02", "05", "20"]),
        ((TITLE, PERIOD), ["02", "05", "20"]),
        ((TITLE, "2026年3月"), ["02", "20", "05", "28"]),
        ((TITLE,), ["#2025年11月", "02", "30", "05", "31", "#2026年1月", "02"]),
        ((TITLE,), ["02", "30", "#2025年11月", "05", "#2025年12月"]),
        ((TITLE, "2025年11月"), ["02", "30", "#2025年11月", "05", "#2025年12月"]),
        ((TITLE,), ["#2025年11月", "02", "10", "#二〇二五年十二月", "15", "20"]),
        ((TITLE,), ["#2025年11月", "02", "10", "#2025年l2月", "15", "20"]),
    ],
    ids=[
        *("no month", "a long period", "more than the head's month", "a heading lost", "below its rows", "below its rows and in the head"),
        *("a heading in other figures", "a heading read wrongly"),
    ],
)
def test_bare_days_whose_month_is_in_doubt_are_told(head: Sequence[str], texts: Sequence[str]) -> None:
    statement = read(drawn(texts, head))
    assert (days(statement), statement.reconciliation.status) == ([], "broken")


def test_a_year_below_its_rows_heads_no_others() -> None:
    texts = ["11-30", "12-31", ("#2025年", "收入:2.00"), "01-02", "01-20"]
    assert days(read(drawn(texts))) == TOLD
    assert days(read(drawn(texts, [TITLE]))) == []


@pytest.mark.parametrize("mark", ["同上", "〃", '"', "''"])
@pytest.mark.parametrize("form", [["2025-11-30", "2025-12-31"], ["11-30", "12-31"]], ids=["whole days", "days without their year"])
def test_a_mark_repeats_the_day_above(mark: str, form: Sequence[str]) -> None:
    statement = read(drawn([form[0], mark, mark, form[1], mark]))
    assert days(statement) == ["2025-11-30"] * 3 + ["2025-12-31"] * 2
    assert statement.reconciliation.status == "balanced"


def test_a_mark_below_a_day_that_cannot_be_read_repeats_none() -> None:
    statement = read(drawn(["11-30", "13-45", "同上", "12-31"]))
    assert days(statement) == ["2025-11-30", "2025-12-31"]
    assert statement.reconciliation.status == "broken"


def test_a_mark_at_the_top_of_a_page_does_not_repeat_a_day_of_pages_before_the_last() -> None:
    first, second = drawn(["2025-11-30", "同上"]), drawn(["2025-12-31"], [], number=2, before=2)
    third = drawn(["同上", "2026-01-20"], [], number=3, before=3)
    assert days(read(first, second, third)) == ["2025-11-30", "2025-11-30", "2025-12-31", "2026-01-20"]


ACCOUNT_BOOK = ("年", "月", "日", *NAMES[1:])
IN_FULL = [("2025", "11", "30"), ("2025", "12", "31"), ("2026", "1", "2"), ("2026", "1", "20")]
ONCE = [("2025", "11", "30"), ("", "12", "31"), ("2026", "1", "2"), ("", "", "20")]
TWO_FIGURES = [("25", "11", "30"), ("25", "12", "31"), ("26", "1", "2"), ("26", "1", "20")]


@pytest.mark.parametrize("told", [IN_FULL, ONCE, TWO_FIGURES], ids=["in full", "where they change", "two figures of the year"])
@pytest.mark.parametrize("head", [(TITLE, PERIOD), (TITLE,)], ids=["a period", "no period"])
def test_year_month_and_day_may_stand_in_columns_of_their_own(told: Sequence[Sequence[str]], head: Sequence[str]) -> None:
    statement = read(drawn(told, head, ACCOUNT_BOOK))
    assert (days(statement), statement.reconciliation.status) == (TOLD, "balanced")


def test_the_columns_of_a_day_may_be_ruled() -> None:
    rules = grid(30, 103, [90] * 6, [18, *[20] * 4])
    assert days(read(drawn(IN_FULL, names=ACCOUNT_BOOK, rules=rules))) == TOLD


def test_the_year_may_stand_over_the_columns_of_month_and_day() -> None:
    names = ("月", "日", *NAMES[1:])
    over = words(95, 92, "2026年", 8)
    drawn_page = drawn([("3", "2"), ("3", "9"), ("", "20")], [TITLE], names)
    assert days(read(page(drawn_page.words, over))) == ["2026-03-02", "2026-03-09", "2026-03-20"]


# --- headings with whole days, and blanks ----------------------------------------------------------------------------


@pytest.mark.parametrize("heading", ["2025-11-30", "日期:2025-11-30", "【2025-11-30】", "2025-11-30 星期日", "2025-11-30 收入:3.00 支出:0"])
def test_rows_without_a_time_are_of_the_day_that_heads_them(heading: str) -> None:
    texts = [f"#{heading}", "", "", "", "#2025-12-31", "", ""]
    statement = read(drawn(texts))
    assert days(statement) == ["2025-11-30"] * 3 + ["2025-12-31"] * 2
    assert statement.reconciliation.status == "balanced"


def test_days_on_lines_of_their_own_one_for_each_row_may_be_above_or_below_it() -> None:
    assert days(read(drawn(["", "#2025-11-30", "", "#2025-12-31", "", "#2026-01-02"]))) == []


def test_days_over_their_times_in_cells_head_no_rows_and_the_cut_row_at_the_end_is_not_of_the_last_day() -> None:
    times = [word for line in range(3) for day, y in (("2025-11-30", -5), ("10:20:30", 5)) for word in words(36, 130 + 20 * line + y, day)]
    blank = drawn([""] * 4)
    statement = read(page(blank.words, times))
    assert days(statement) == ["2025-11-30"] * 3
    assert len(statement.reconciliation.unread) == 1


def test_a_page_on_which_no_day_is_printed_is_not_all_of_the_last_one_before() -> None:
    first = drawn(["2025-11-30", "2025-12-31"])
    second = drawn(["", "", ""], [], number=2, before=2)
    statement = read(first, second)
    assert days(statement) == ["2025-11-30", "2025-12-31"]
    assert len(statement.reconciliation.unread) == 3


def test_a_row_whose_own_day_is_blank_is_of_the_day_on_which_it_was_booked() -> None:
    names = ("交易日", "记账日", *NAMES[1:])
    told = [
        ("2025-11-30", "2025-12-01"),
        ("", "2025-12-05"),
        ("2025-12-31", "2026-01-01"),
        ("", "2026-01-09"),
        ("2026-01-20", "2026-01-21"),
    ]
    assert days(read(drawn(told, names=names))) == ["2025-11-30", "2025-12-05", "2025-12-31", "2026-01-09", "2026-01-20"]


def test_a_day_that_wraps_around_the_opening_balance_is_of_no_row() -> None:
    table: list[Word] = []
    for line, (day, what, amount) in enumerate((("01", "期初余额", ""), ("05", "消费", "-1.00"), ("09", "消费", "-1.00"))):
        top = 130 + 26 * line
        table += [*words(36, top, "2026-01-", 8), *words(36, top + 12, day, 8)]
        table += [word for x, text in ((126, what), (216, amount), (306, f"{9 - line}.00")) for word in words(x, top + 6, text, 8)]
    statement = read(page(words(36, 40, TITLE), columns(108, NAMES, width=90), table))
    assert (days(statement), statement.reconciliation.unread) == (["2026-01-05", "2026-01-09"], ())


# --- what stands below the rows --------------------------------------------------------------------------------------


@pytest.mark.parametrize("footer", ["1/3", "1-3", "2026-02-01 10:11:12", "02-01 10:11 打印", "2026-02-01 10:11:12 第1页/共3页"])
@pytest.mark.parametrize(
    "form", [["11-30", "12-31"], ["2025-11-30", "2025-12-31"], ["30Nov25", "31Dec25"]], ids=["short", "whole", "English"]
)
def test_a_page_number_or_the_day_of_printing_below_the_rows_is_no_day_of_them(footer: str, form: Sequence[str]) -> None:
    statement = read(page(drawn(form).words, words(50, 560, footer, 8)))
    assert (days(statement), statement.reconciliation.status) == (["2025-11-30", "2025-12-31"], "balanced")
    assert statement.reconciliation.unread == ()


def test_a_time_close_behind_a_day_that_wraps_stays_in_its_own_column() -> None:
    table = []
    for line, (day, rest) in enumerate((("2025-11-0", "8"), ("2025-12-3", "1"), ("2026-01-0", "2"))):
        top, cells = 130 + 30 * line, ((118, "08:12:33"), (190, "消费"), (280, "1.00"), (370, f"{OPENING + line + 1}.00"))
        table += [*words(40, top, day, size=16), *words(75, top + 18, rest, size=16)]
        table += [word for x, text in cells for word in words(x, top, text, size=16)]
    names = zip((40, 118, 190, 280, 370), ("日期", "时间", "摘要", "金额", "余额"), strict=True)
    statement = read(page(words(36, 40, PERIOD), *(words(x, 100, name, size=16) for x, name in names), table))
    assert days(statement) == ["2025-11-08", "2025-12-31", "2026-01-02"]
    assert {str(row.time) for row in statement.transactions} == {"08:12:33"}
