"""Rows that no header names the columns of, or that run into one another, cannot be read; they are told."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from drawn import columns, lines, page, words

from reprieve.library import load_library
from reprieve.model import Statement
from reprieve.read.page.words import Page, Word, visual_lines
from reprieve.read.statement import read_statement
from reprieve.read.table import read_table
from reprieve.read.tables.lines.row_lines import rows_without_header

LIBRARY = load_library()
NAMES = ("交易日期", "交易金额", "账户余额", "摘要", "对方户名")


def read(*pages: Page) -> Statement:
    return read_statement(read_table(pages, LIBRARY.statements), LIBRARY.statements, LIBRARY.banks)


def header(names: Sequence[str] = NAMES) -> list[Word]:
    return words(250, 30, "云州银行交易流水") + columns(105, names, width=110)


def under_names(rows: Sequence[Sequence[str]], names: Sequence[str] = NAMES) -> Page:
    return page(header(names), *(columns(140 + 30 * index, row, width=110) for index, row in enumerate(rows)))


def stacked_rows(count: int, amount: str = "-10.00", balance: str = "{}.00") -> Page:
    """Each row is its day, its amounts and its time, one under the other."""
    figures = [f"消费 {amount} {balance.format(500 - 10 * row)}" for row in range(count)]
    return lines(*(text for row, told in enumerate(figures, 1) for text in (f"2026-05-{row:02}", told, "08:12:33")))


@pytest.mark.parametrize(("amount", "balance"), [("-10.00", "{}.00"), ("-¥10.00", "¥{}.00"), ("-$10.00", "${}.00"), ("10.00-", "{}.00+")])
def test_rows_over_three_lines_without_a_header_are_told(amount: str, balance: str) -> None:
    assert len(rows_without_header(visual_lines(stacked_rows(3, amount, balance)))) == 3


def test_one_line_of_sums_beside_a_day_on_a_cover_is_no_row() -> None:
    assert rows_without_header(visual_lines(stacked_rows(1))) == ()


def test_two_rows_that_run_into_one_are_told() -> None:
    rows = [
        ("2026-05-01", "100.00", "1,100.00", "转账", "云州青禾有限公司"),
        ("2026-05|-02", "-20.00|-30.00", "1,080.00|1,050.00", "消费", "安和菜市场"),
        ("2026-05-09", "-50.00", "1,000.00", "消费", "安和菜市场"),
    ]
    statement = read(under_names(rows))
    assert statement.reconciliation.status == "broken"
    assert any("-20.00" in row.text for row in statement.reconciliation.unread)


def test_rows_above_the_header_of_another_table_are_told() -> None:
    first = columns(105, NAMES, width=110)
    stray: list[Word] = words(40, 60, "2026-05-07 -75.58 4,134.79 消费", size=8)
    rows = [columns(140, ("2026-05-01", "100.00", "1,100.00", "转账", "云州青禾有限公司"), width=110)]
    statement = read(page(words(250, 30, "云州银行交易流水"), stray, first, *rows))
    assert [row.text for row in statement.reconciliation.unread] == ["2026-05-07 -75.58 4,134.79 消费"]


def test_rows_that_have_lost_their_day_are_told_by_their_time() -> None:
    names = ("交易日期", "交易时间", "金额", "余额", "摘要")
    rows = [
        ("2026-05-01", "08:00:00", "100.00", "1,100.00", "转账"),
        ("", "09:00:00", "-20.00", "1,080.00", "消费"),
        ("2026-05-09", "10:00:00", "-80.00", "1,000.00", "消费"),
    ]
    statement = read(under_names(rows, names))
    assert any("09:00:00" in row.text for row in statement.reconciliation.unread)


def test_a_name_that_the_row_above_is_printed_over_is_told() -> None:
    rows = [
        ("2026-05-01", "100.00", "1,100.00", "转账", "云州青禾有限公司"),
        ("2026-05-02", "-20.00", "1,080.00", "消费", ""),
        ("2026-05-09", "-50.00", "1,030.00", "消费", "安和菜市场"),
    ]
    drawn = [columns(140 + 24 * index, row, width=110) for index, row in enumerate(rows)]
    apart = read(page(header(), *drawn, words(480, 164, "Apple", size=8)))
    over = read(page(header(), *drawn, words(480, 164, "Apple", size=8), words(484, 163, "17", size=8)))
    assert (apart.reconciliation.status, over.reconciliation.status) == ("balanced", "broken")
    assert ["Apple" in row.text for row in over.reconciliation.unread] == [True]


def names_beside_summaries(*parties: str) -> Statement:
    """Rows whose summaries are empty, or have run into the names before them."""
    rows = [(f"2026-05-{day:02}", "10.00", f"{1000 + 10 * day}.00", party, "") for day, party in enumerate(parties, 1)]
    heading = ("交易日期", "交易金额", "账户余额", "对方户名", "摘要")
    laid = [
        words(x, top, text, size=9)
        for top, row in zip((105, 140, 164, 188), (heading, *rows), strict=True)
        for x, text in zip((30, 140, 250, 350, 400), row, strict=True)
    ]
    return read(page(words(250, 30, "云州银行交易流水"), *laid))


def test_names_that_touch_the_summary_in_every_row_are_told_for_nothing_says_where_they_end() -> None:
    statement = names_beside_summaries("云州青禾公司转账", "安和菜市场消费", "邻里便利超市消费")
    assert [row.text[:10] for row in statement.reconciliation.unread] == ["2026-05-01", "2026-05-02", "2026-05-03"]


def test_long_names_in_some_rows_over_an_empty_column_are_read() -> None:
    names = ("云州青禾人力资源公司", "江望舒", "菜市场")
    statement = names_beside_summaries(*names)
    assert statement.reconciliation.status == "balanced"
    assert [row.counterparty for row in statement.transactions] == list(names)


def test_rows_of_an_account_without_balances_beside_one_with_them_are_told() -> None:
    """A damaged header has lost 余额, and a damaged head half of the account's number, so that it seems to be another account."""
    names = (*NAMES[:2], "额", *NAMES[3:])
    rows = [("2026-05-01", "100.00", "1,100.00", "转账", "云州青禾有限公司"), ("2026-05-02", "-20.00", "1,080.00", "消费", "安和菜市场")]
    pages = [
        page(
            words(50, 60, f"云州银行交易流水 账号:{account}"),
            columns(105, header, width=110),
            *(columns(140 + 30 * index, row, width=110) for index, row in enumerate(rows)),
            number=number,
        )
        for number, (account, header) in enumerate((("629999000000", names), ("6299990000000002687", NAMES)), 1)
    ]
    assert [row.page for row in read(*pages).reconciliation.unread] == [1, 1]


def with_balances(*balances: str) -> Statement:
    figures = ("100.00", "-20.00", "-30.00", "-50.00")
    rows = [
        (f"2026-05-0{day}", figure, balance, "转账", "江望舒")
        for day, (figure, balance) in enumerate(zip(figures, balances, strict=True), 1)
    ]
    return read(page(columns(105, NAMES, width=110), *(columns(140 + 30 * index, row, width=110) for index, row in enumerate(rows))))


def test_an_end_row_that_alone_states_no_balance_is_told_for_nothing_proves_its_amount() -> None:
    first = with_balances("", "1,080.00", "1,050.00", "1,000.00").reconciliation
    last = with_balances("1,100.00", "1,080.00", "1,050.00", "").reconciliation
    assert [row.text[:10] for row in (*first.unread, *last.unread)] == ["2026-05-01", "2026-05-04"]


def test_rows_between_balances_are_proved_by_the_next_one_and_a_column_may_be_mostly_empty() -> None:
    assert with_balances("1,100.00", "", "1,050.00", "1,000.00").reconciliation.status == "balanced"
    assert with_balances("", "", "1,050.00", "1,000.00").reconciliation.unread == ()


def test_a_figure_that_has_run_into_a_watermark_is_told_with_its_row() -> None:
    rows = [
        ("2026-05-01", "100.00", "1,100.00", "转账", "江望舒"),
        ("2026-05-02", "-20.00", "", "消费", "菜市场"),
        ("2026-05-03", "-80.00", "1,000.00", "消费", "菜市场"),
    ]
    mixed = Word("农1,080.00", 255, 160, 350, 190)
    drawn = [columns(140 + 30 * index, row, width=110) for index, row in enumerate(rows)]
    statement = read(page(columns(105, NAMES, width=110), [mixed], *drawn))
    assert ["农1,080.00" in row.text for row in statement.reconciliation.unread] == [True]


def test_a_last_row_that_has_lost_its_day_and_its_amount_is_told_by_its_balance() -> None:
    """Nothing after it breaks; what it is about and who it was say that it is no balance carried forward."""
    rows = [
        ("2026-05-01", "100.00", "1,100.00", "转账", "云州青禾有限公司"),
        ("2026-05-02", "-20.00", "1,080.00", "消费", "安和菜市场"),
        ("", "", "1,000.00", "消费", "安和菜市场"),
    ]
    statement = read(under_names(rows))
    assert len(statement.transactions) == 2
    assert [row.text for row in statement.reconciliation.unread] == ["1,000.00 消费 安和菜市场"]


def test_a_row_whose_day_and_balance_are_torn_is_told() -> None:
    rows = [
        ("2026-05-01", "100.00", "1,100.00", "转账", "云州青禾有限公司"),
        ("2026-05-02", "-20.00", "1,080.00", "消费", "安和菜市场"),
        ("05 07", "-49.02", "1,030.9", "消费", "安和菜市场"),
    ]
    assert [row.text for row in read(under_names(rows)).reconciliation.unread] == ["05 07 -49.02 1,030.9 消费 安和菜市场"]


def test_a_text_between_rows_in_a_column_and_in_none_of_their_cells_is_told() -> None:
    rows = [(f"2026-05-0{day}", "-20.00", f"1,0{80 - 20 * day}.00", "消费", "安和菜市场") for day in (1, 2, 3)]
    drawn = [columns(140 + 90 * index, row, width=110) for index, row in enumerate(rows)]
    lost = columns(185, ("", "", "", "", "欧阳小满"), width=110)
    statement = read(page(header(), *drawn, lost))
    assert [str(said) for said in statement.doubts] == [
        "On pages 1, texts among the rows belong to none of them: 欧阳小满. Compare the rows with the paper."
    ]
