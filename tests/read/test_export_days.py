"""Exports whose days, figures or accounts are not told in every row."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from reprieve.library import load_library
from reprieve.model import Statement
from reprieve.read import read_paper

HEAD = ("户名:江望舒", "账号:6299990000000006027")
MONEY = (("100.00", "1100.00"), ("-30.00", "1070.00"), ("-10.00", "1060.00"), ("5.00", "1065.00"), ("-65.00", "1000.00"))
DAYS = ["2026-03-04", "2026-03-04", "2026-03-04", "2026-03-18", "2026-03-18"]


def statement_of(data: bytes, name: str, folder: Path) -> Statement:
    path = folder / name
    path.write_bytes(data)
    content = read_paper(path, name, load_library()).content
    assert isinstance(content, Statement)
    return content


def from_days(days: Sequence[str], folder: Path, *head: str) -> Statement:
    rows = [f"{day},转账,{amount},{balance},青禾公司" for day, (amount, balance) in zip(days, MONEY, strict=True)]
    text = "\n".join([*HEAD, *head, "日期,摘要,金额,余额,对方户名", *rows])
    return statement_of(text.encode(), "export.csv", folder)


def days_of(statement: Statement) -> list[str]:
    assert statement.reconciliation.status == "balanced"
    return [row.date.isoformat() for row in statement.transactions]


@pytest.mark.parametrize(("first", "last"), [("上期结余", "本期结余"), ("Opening Balance", "Closing Balance"), ("开户余额", "期末余额")])
def test_what_stood_on_the_account_before_and_after_the_rows_is_no_row(first: str, last: str, tmp_path: Path) -> None:
    rows = [f"{day},转账,{amount},{balance},青禾公司" for day, (amount, balance) in zip(DAYS, MONEY, strict=True)]
    text = "\n".join([*HEAD, "日期,摘要,金额,余额,对方户名", f",{first},,1000.00,", *rows, f",{last},,1000.00,"])
    statement = statement_of(text.encode(), "export.csv", tmp_path)
    assert (days_of(statement), statement.reconciliation.unread) == (DAYS, ())


@pytest.mark.parametrize(
    ("days", "period"),
    [
        (["04/03/2026", "04/03/2026", "04/03/2026", "18/03/2026", "18/03/2026"], ""),
        (["3月4日", "3月4日", "3月4日", "3月18日", "3月18日"], "起止日期:2026-03-01至2026-06-30"),
        (["03-04", "03-04", "03-04", "03-18", "03-18"], "起止日期:2026-03-01至2026-06-30"),
        (["2026-03-04", "", "", "2026-03-18", ""], ""),
        (["2026-03-04", "同上", "〃", "2026-03-18", "同上"], ""),
        (["04 Mar", "04 Mar", "04 Mar", "18 Mar", "18 Mar"], "起止日期:2026-03-01至2026-06-30"),
        (["04Mar26", "04Mar26", "04Mar26", "18Mar26", "18Mar26"], ""),
        (["周三 2026-03-04", "周三 2026-03-04", "周三 2026-03-04", "周三 2026-03-18", "周三 2026-03-18"], ""),
        (["03-04", "03-04", "03-04", "03-18", "03-18"], "云州银行2026年3月对账单"),
        (["3月4日", "3月4日", "3月4日", "3月18日", "3月18日"], "2026年3月账户流水,,户名:江望舒"),
    ],
    ids=[
        "the year last", "no year", "no year and no characters", "each day once", "marks that repeat it", "the month in words",
        "two figures of the year", "behind the weekday", "a month in the title", "a month in a cell of the title",
    ],
)  # fmt: skip
def test_days_are_told_in_full(days: list[str], period: str, tmp_path: Path) -> None:
    assert days_of(from_days(days, tmp_path, period)) == DAYS


def test_a_time_stays_behind_a_day_that_is_told_in_full(tmp_path: Path) -> None:
    statement = from_days([f"{day} 10:00:01" for day in ("04/03/2026", "04/03/2026", "04/03/2026", "18/03/2026", "18/03/2026")], tmp_path)
    assert {str(row.time) for row in statement.transactions} == {"10:00:01"}


@pytest.mark.parametrize(
    "days", [["2026-03-04", "", "2026-03-05", "2026-03-18", "2026-03-19"], ["2026-03-04", "2026-03-04", "", "2026-03-18", ""]]
)
def test_days_that_are_lost_are_told(days: list[str], tmp_path: Path) -> None:
    assert len(from_days(days, tmp_path).reconciliation.unread) == days.count("")


def workbook(rows: Sequence[Sequence[object]], merged: Sequence[str] = ()) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    for cells in merged:
        sheet.merge_cells(cells)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_a_day_in_a_merged_cell_is_that_of_each_of_its_rows(tmp_path: Path) -> None:
    rows = [(day, "转账", float(amount), float(balance), "青禾公司") for day, (amount, balance) in zip(DAYS, MONEY, strict=True)]
    data = workbook([HEAD[:1], HEAD[1:], ("日期", "摘要", "金额", "余额", "对方"), *rows], merged=("A4:A6", "A7:A8"))
    assert days_of(statement_of(data, "export.xlsx", tmp_path)) == DAYS


def test_what_sums_in_binary_left_of_a_cent_is_none(tmp_path: Path) -> None:
    rows = [("2026-03-04", 1393.6, 6393.60000000001), ("2026-03-06", -873.6900000000011, 5519.91000000001)]
    statement = statement_of(workbook([HEAD, ("日期", "金额", "余额"), *rows]), "export.xlsx", tmp_path)
    assert [(str(row.amount), str(row.balance)) for row in statement.transactions] == [("1393.60", "6393.60"), ("-873.69", "5519.91")]


CARDS = ("6299990000000006027", "6299990000000006035")


def test_rows_of_two_own_cards_are_two_chains(tmp_path: Path) -> None:
    rows = [
        (CARDS[0], "江望舒", "2026-03-04", "100.00", "1100.00"),
        (CARDS[1], "江望舒", "2026-03-04", "-5.00", "45.00"),
        (CARDS[0], "江望舒", "2026-03-05", "-30.00", "1070.00"),
        (CARDS[1], "江望舒", "2026-03-06", "-5.00", "40.00"),
    ]
    text = "\n".join(["本方账号,本方户名,交易日期,金额,余额", *map(",".join, rows)])
    statement = statement_of(text.encode(), "export.csv", tmp_path)
    assert statement.reconciliation.status == "balanced"
    assert [row.account for row in statement.transactions] == [CARDS[0], CARDS[1], CARDS[0], CARDS[1]]
    assert statement.holder == "江望舒"


def test_a_card_and_a_name_that_every_row_tells_are_the_holders(tmp_path: Path) -> None:
    rows = [f"{CARDS[0]},江望舒,{day},{amount},{balance},青禾公司" for day, (amount, balance) in zip(DAYS, MONEY, strict=True)]
    statement = statement_of("\n".join(["卡号,户名,交易日期,金额,余额,对方户名", *rows]).encode(), "export.csv", tmp_path)
    assert (statement.holder, statement.account) == ("江望舒", CARDS[0])
    assert {(row.account, row.counterparty) for row in statement.transactions} == {("", "青禾公司")}


def test_columns_in_english_are_known(tmp_path: Path) -> None:
    rows = [f"{day[8:]} Mar 2026,转账,{amount},{balance},青禾公司" for day, (amount, balance) in zip(DAYS, MONEY, strict=True)]
    statement = statement_of("\n".join(["Date,Narrative,Amount,Running balance,Other party", *rows]).encode(), "export.csv", tmp_path)
    assert days_of(statement) == DAYS
    assert {(row.summary, row.counterparty) for row in statement.transactions} == {("转账", "青禾公司")}


def with_headings(headings: Sequence[str], days: Sequence[str], folder: Path) -> Statement:
    """An export in which a row with a heading alone stands above the first and the fourth row."""
    rows = [f"{day},转账,{amount},{balance},青禾公司" for day, (amount, balance) in zip(days, MONEY, strict=True)]
    told = [f"{headings[0]},,,,", *rows[:3], f"{headings[1]},,,,", *rows[3:]]
    return statement_of("\n".join([*HEAD, "日期,摘要,金额,余额,对方户名", *told]).encode(), "export.csv", folder)


def test_a_row_with_a_year_alone_tells_that_of_the_rows_below(tmp_path: Path) -> None:
    statement = with_headings(["2025年", "2026年"], ["12-30", "12-30", "12-31", "01-02", "01-03"], tmp_path)
    assert days_of(statement) == ["2025-12-30", "2025-12-30", "2025-12-31", "2026-01-02", "2026-01-03"]


@pytest.mark.parametrize(("heading", "read"), [("2026年3月", len(DAYS)), ("二〇二六年三月", 0)])
def test_bare_days_below_a_month_that_is_not_understood_are_told(heading: str, read: int, tmp_path: Path) -> None:
    statement = with_headings(["2026年3月", heading], [day[-2:] for day in DAYS], tmp_path)
    assert (len(statement.transactions), statement.reconciliation.unread == ()) == (read, read > 0)


def test_a_row_with_a_day_alone_heads_the_rows_below(tmp_path: Path) -> None:
    statement = with_headings(["2026-03-04", "2026-03-18"], [""] * 5, tmp_path)
    assert (days_of(statement), statement.reconciliation.unread) == (DAYS, ())


ONCE = ["2026-03-04", "", "", "2026-03-18", ""]


@pytest.mark.parametrize(("last", "unread"), [("转账", 0), ("", 1)], ids=["a text in each", "none in the last"])
def test_a_day_that_stands_once_goes_on_without_balances_where_texts_do(last: str, unread: int, tmp_path: Path) -> None:
    summaries = ["转账"] * 4 + [last]
    rows = [f"{day},{what},{amount[0]}" for day, what, amount in zip(ONCE, summaries, MONEY, strict=True)]
    statement = statement_of("\n".join([*HEAD, "日期,摘要,金额", *rows]).encode(), "export.csv", tmp_path)

    assert [str(row.date) for row in statement.transactions] == DAYS[: 5 - unread]
    assert len(statement.reconciliation.unread) == unread


@pytest.mark.parametrize(
    ("saved", "times"),
    [
        (["93015", "230000", "", "1500"], ["09:30:15", "23:00:00", "None", "00:15:00"]),
        (["930", "2300", "", "1500"], ["None"] * 4),
        (["93075", "230000", "", "1500"], ["None", "23:00:00", "None", "None"]),
    ],
    ids=["hours, minutes and seconds", "no seconds", "no times"],
)
def test_times_that_were_saved_as_numbers_get_their_zeros_back(saved: list[str], times: list[str], tmp_path: Path) -> None:
    rows = [f"2026-01-0{day},{time},消费,-50.00,{6000 - 50 * day}.00" for day, time in enumerate(saved, 1)]
    (tmp_path / "e.csv").write_text("\n".join(["交易日期,交易时间,摘要,交易金额,余额", *rows]), "utf-8")
    content = read_paper(tmp_path / "e.csv", "e.csv", load_library()).content
    assert isinstance(content, Statement) and [str(row.time) for row in content.transactions] == times


@pytest.mark.parametrize("failed", [1, 3])
def test_times_get_their_zeros_back_where_a_payment_failed(failed: int, tmp_path: Path) -> None:
    saved = ["93015", "230000", "1500"]
    rows = [f"2026-01-0{day},支出,{time},消费,50.00,{'交易失败' * (day == failed)}" for day, time in enumerate(saved, 1)]
    statement = statement_of("\n".join(["交易日期,收/支,交易时间,摘要,交易金额,交易状态", *rows]).encode(), "export.csv", tmp_path)

    assert [str(row.time) for row in statement.transactions] == ["09:30:15", "23:00:00", "00:15:00"]
    assert [row.neutral for row in statement.transactions] == [day == failed for day in (1, 2, 3)]


@pytest.mark.parametrize(
    ("printed", "time"),
    [
        ("06:26:59 PM", "18:26:59"),
        ("12:05 a.m.", "00:05:00"),
        ("下午6:26", "18:26:00"),
        ("上午 06:26", "06:26:00"),
        ("18:26 PM", "18:26:00"),
    ],
)
def test_a_time_of_twelve_hours_says_which_half_of_the_day_it_is_of(printed: str, time: str, tmp_path: Path) -> None:
    days = [f"{day} {printed}" for day in DAYS]
    assert {str(row.time) for row in from_days(days, tmp_path).transactions} == {time}


@pytest.mark.parametrize("between", ["", "-", "/"])
def test_a_time_may_stand_right_behind_its_day(between: str, tmp_path: Path) -> None:
    statement = from_days([f"{day.replace('-', between)}08:15:30" for day in DAYS], tmp_path)
    assert [str(row.date) for row in statement.transactions] == DAYS
    assert {str(row.time) for row in statement.transactions} == {"08:15:30"}
