import datetime as dt

import pytest

from reprieve.read.days.dates import find_dates, find_months, parse_date

DAY = dt.date(2026, 3, 1)


@pytest.mark.parametrize(
    "printed",
    [
        "2026年3月1日",
        "2026 年 03 月 01 日",
        "2026-03-01",
        "2026‑03‑01",
        "2026/3/1",
        "2026.03.01",
        "20260301",
        "二〇二六年三月一日",
        "二零二六年三月一日",
        "二○二六年3月1号",
        "2026-03-01 08:15:00",
        "1-Mar-2026",
        "01 MAR 2026",
        "01Mar2026",
        "March 1, 2026",
    ],
)
def test_a_date_is_read_in_every_form_that_papers_print(printed: str) -> None:
    assert parse_date(printed) == DAY


@pytest.mark.parametrize(
    ("printed", "day"), [("二〇二六年十二月三十一日", 31), ("二〇二六年十二月廿五日", 25), ("二〇二六年十二月十日", 10)]
)
def test_a_day_in_chinese_numerals_is_counted_in_tens(printed: str, day: int) -> None:
    assert parse_date(printed) == dt.date(2026, 12, day)


@pytest.mark.parametrize(
    "printed", ["2026-02-30", "110102199006223518", "20261301", "1234.56", "2026年3月", "", "2026-03-01 至 2026-04-01", "20260301.50"]
)
def test_what_is_not_one_date_is_not_read_as_one(printed: str) -> None:
    assert parse_date(printed) is None


def test_dates_in_a_sentence_come_in_order() -> None:
    text = "合同期限自 2021年3月1日 至 2027-12-31,于20260630解除,身份证号110102199006223518。"

    assert find_dates(text) == [dt.date(2021, 3, 1), dt.date(2027, 12, 31), dt.date(2026, 6, 30)]


def test_a_period_of_validity_gives_both_ends() -> None:
    assert find_dates("2019.05.06-2039.05.06") == [dt.date(2019, 5, 6), dt.date(2039, 5, 6)]


@pytest.mark.parametrize(
    ("printed", "month"),
    [
        ("员工薪资单 202601", "2026-01"),
        ("2026年3月工资单", "2026-03"),
        ("工资条(2026-07)", "2026-07"),
        ("所属期:2026/7", "2026-07"),
        ("二〇二六年十一月工资表", "2026-11"),
        ("2026.07", "2026-07"),
        ("2026-07-25", "2026-07"),
    ],
)
def test_a_month_is_read_in_every_form(printed: str, month: str) -> None:
    assert find_months(printed) == [month]


@pytest.mark.parametrize("printed", ["工号202613", "1202601", "202601.55", "身份证110102199006223518"])
def test_digits_of_a_number_are_no_month(printed: str) -> None:
    assert find_months(printed) == []


@pytest.mark.parametrize(
    ("printed", "days"),
    [
        ("01/03/2026 - 30/06/2026", [dt.date(2026, 3, 1), dt.date(2026, 6, 30)]),
        ("03/01/2026 - 06/30/2026", [dt.date(2026, 3, 1), dt.date(2026, 6, 30)]),
        ("01/03/2026 - 02/06/2026", []),
        ("13/03/2026 - 03/13/2026", []),
    ],
    ids=["day first", "month first", "either way", "both ways"],
)
def test_a_day_before_its_year_counts_where_another_tells_its_order(printed: str, days: list[dt.date]) -> None:
    assert find_dates(printed) == days
