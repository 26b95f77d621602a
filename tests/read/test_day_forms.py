"""What a word tells of a day, in whatever form, and in which order its figures stand."""

from __future__ import annotations

import datetime as dt

import pytest

from reprieve.read.days.forms import day_of, days_ago, figures_of, is_short_day, whole_day
from reprieve.read.days.headings import heading_of
from reprieve.read.days.orders import Figures, Period, order_of
from reprieve.read.days.years import Above, Told, reader_of_days
from reprieve.read.heads.periods import range_of

MARCH, NOVEMBER = dt.date(2026, 3, 2), dt.date(2025, 11, 5)


@pytest.mark.parametrize(
    "text",
    ["05Nov25", "05-NOV-25", "05/Nov/25", "Nov-05-25", "Nov 5, 25", "25年11月5日", "5th Nov,2025", "Nov-05-2025"],
)
def test_a_month_in_words_leaves_no_doubt_of_the_order(text: str) -> None:
    figures = figures_of(text)
    assert figures and [figures.day(order) for order in figures.orders] == [NOVEMBER]


@pytest.mark.parametrize("text", ["02Mar", "02-Mar", "Mar02", "Mar-02", "3月2日", "3月2号", "三月二日", "2nd Mar"])
def test_a_day_without_its_year_tells_month_and_day(text: str) -> None:
    figures = figures_of(text)
    assert figures and [figures.told(order) for order in figures.orders] == [(0, 3, 2)]


@pytest.mark.parametrize("text", ["13.50", "32-01", "00-00", "ab", "", "9" * 30, "5月", "2026"])
def test_what_is_a_day_in_no_order_is_none(text: str) -> None:
    assert figures_of(text) is None


@pytest.mark.parametrize(("text", "is_day"), [("03-02", True), ("02Mar", True), ("0302", False), ("260302", False), ("02/03/2026", False)])
def test_figures_without_a_mark_are_anything(text: str, is_day: bool) -> None:
    assert is_short_day(text) is is_day


@pytest.mark.parametrize("text", ["2026-Mar-02", "2026_03_02", "2026Mar02", "二〇二六年三月二日", "20260302101112", "202603021011"])
def test_other_forms_tell_all_of_a_day(text: str) -> None:
    assert whole_day(text) == MARCH


@pytest.mark.parametrize(
    ("words", "apart", "text"),
    [
        (["02", "Mar", "10:11"], False, "02Mar"),
        (["2026", "03", "02"], False, "2026年03月02日"),
        (["3", "2"], True, "3月2日"),
        (["2"], True, "2日"),
        (["26", "3", "2"], True, "26年3月2日"),
        (["(03-02)"], False, "03-02"),
        (["20260302", "101112"], False, "20260302101112"),
    ],
)
def test_several_words_are_one_day(words: list[str], apart: bool, text: str) -> None:
    found = day_of(words, apart)
    assert found and found.text == text


@pytest.mark.parametrize("words", [["3", "2"], ["0302", "11"], ["合计"]])
def test_figures_that_stand_apart_are_no_day_unless_their_columns_say_so(words: list[str]) -> None:
    found = day_of(words)
    assert found is None or found.text == words[0]


@pytest.mark.parametrize(
    ("text", "heading"),
    [("2025年", (2025, 0)), ("2025年度", (2025, 0)), ("2025年11月", (2025, 11)), ("2025年11月份", (2025, 11)), ("2025-11", (2025, 11)),
     ("2025.11", (2025, 11)), ("Nov2025", (2025, 11)), ("11月", (0, 11)), ("2025", (2025, 0)), ("2025-13", None), ("合计", None)],
)  # fmt: skip
def test_a_heading_tells_year_and_month(text: str, heading: tuple[int, int] | None) -> None:
    assert heading_of(text) == heading


@pytest.mark.parametrize(
    "text",
    ["期间:25/11/25-26/03/02", "Statement Period: 25/11/25 - 02/03/26", "Period: 25Nov25 to 02Mar26", "期间:2025年11月25日至3月2日",
     "Statement Period: 25/11/2025 - 02/03/2026", "周期:2025/11/25-03/02", "周期:2025.11.25-3.2"],
)  # fmt: skip
def test_a_period_may_tell_two_figures_of_its_years(text: str) -> None:
    assert range_of(text) == (dt.date(2025, 11, 25), MARCH)


@pytest.mark.parametrize(
    "text", ["电话:010-12345678", "第1-2页", "期间:01/03/2026-05/04/2026", "期间:05/11/25-02/03/26", "账号:62-99", "2025-11-25 - 1130"]
)
def test_other_figures_beside_each_other_are_no_period(text: str) -> None:
    assert range_of(text) is None


@pytest.mark.parametrize(("text", "back"), [("今天", 0), ("昨天", 1), ("周三", 1), ("星期四", 7), ("Tue", 2)])
def test_yesterday_is_told_by_the_day_of_the_query(text: str, back: int) -> None:
    thursday = dt.date(2026, 5, 28)
    assert days_ago(text, thursday) == thursday - dt.timedelta(days=back)


# --- orders ----------------------------------------------------------------------------------------------------------


def figures(*texts: str) -> list[Figures]:
    return [found for text in texts if (found := figures_of(text))]


def test_two_figures_of_a_year_stand_where_the_days_go_on_with_the_fewest_years() -> None:
    assert order_of(figures("24/03/01", "24/03/02", "24/03/05")) == "ymd"
    assert order_of(figures("05/03/24", "17/03/24", "02/04/24")) == "dmy"


@pytest.mark.parametrize("texts", [["01/03/26", "02/04/26"], ["01/03/26", "02/03/26", "03/03/26"]], ids=["too few", "both go on"])
def test_where_two_orders_will_do_none_is_taken(texts: list[str]) -> None:
    assert order_of(figures(*texts)) is None


def test_a_row_booked_late_does_not_turn_the_usual_order() -> None:
    year = Period(dt.date(2026, 1, 1), dt.date(2026, 12, 31))
    assert order_of(figures("03/05", "03/04", "05/01", "05/03"), year, usual="md") == "md"
    assert order_of(figures("05/01", "07/01", "03/02", "09/02", "04/03", "01/04"), year, usual="md") == "dm"


# --- years -----------------------------------------------------------------------------------------------------------


def read(texts: list[str], told: Told, above: Above | None = None) -> list[str]:
    reader, above, days = reader_of_days(texts, told), above or Above(), []
    for text in texts:
        day = reader.day(text, above) if reader else None
        above = above._replace(day=day or above.day)
        days.append(day.isoformat() if day else "")
    return days


def test_below_a_heading_the_year_goes_on_with_the_rows() -> None:
    told = Told(by_headings=True)
    assert read(["11-30", "12-31", "01-02"], told, Above(year=2025)) == ["2025-11-30", "2025-12-31", "2026-01-02"]
    assert read(["01-02", "12-31", "11-30"], told, Above(year=2026)) == ["2026-01-02", "2025-12-31", "2025-11-30"]


def test_a_row_of_the_old_year_booked_after_new_year_stays_in_it() -> None:
    assert read(["12-30", "01-02", "12-31", "01-03"], Told(by_headings=True), Above(year=2025))[2:] == ["2025-12-31", "2026-01-03"]


def test_without_chinese_names_of_columns_nothing_says_that_the_month_is_first() -> None:
    year = Told(Period(dt.date(2026, 1, 1), dt.date(2026, 12, 31)))
    assert read(["03/04", "05/06", "07/08"], year)[0] == "2026-03-04"
    assert read(["03/04", "05/06", "07/08"], year._replace(month_first=False)) == ["", "", ""]


def test_yesterday_is_no_day_where_no_query_is_printed() -> None:
    assert read(["今天", "昨天"], Told()) == ["", ""]
    assert read(["今天", "昨天", "05-20"], Told(printed=dt.date(2026, 5, 28))) == ["2026-05-28", "2026-05-27", "2026-05-20"]
