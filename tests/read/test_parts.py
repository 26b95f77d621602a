"""A page may hold the end of one table and the head and header of the next: what belongs to which, and what is no row at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from drawn import columns, grid, page, words

from reprieve.library import load_library
from reprieve.model import Statement
from reprieve.read.page.words import Page, Word
from reprieve.read.statement import read_statement
from reprieve.read.table import read_table

LIBRARY = load_library()
NAMES = ("交易日期", "摘要", "交易金额", "账户余额", "附言")
HEAD = ("云州银行交易流水", "户名:江望舒 账号:6299990000000006027", "起止日期:2026-05-01 至 2026-06-30")
MAY = (
    ("2026-05-01", "工资", "8,000.00", "9,000.00", ""),
    ("2026-05-03", "消费", "-120.50", "8,879.50", ""),
    ("2026-05-09", "消费", "-59.00", "8,820.50", ""),
)
JUNE = (("2026-06-01", "工资", "8,000.00", "16,820.50", ""), ("2026-06-02", "消费", "-20.50", "16,800.00", ""))


def rows(top: float, texts: Sequence[Sequence[str]]) -> list[Word]:
    return [word for number, row in enumerate(texts) for word in columns(top + 20 * number, row, width=100)]


def head(top: float, lines: Sequence[str] = HEAD) -> list[Word]:
    return [word for number, line in enumerate(lines) for word in words(36, top + 16 * number, line)]


def headed(top: float = 100, names: Sequence[str] = NAMES) -> list[Word]:
    return columns(top, names, width=100)


def read(*pages: Page) -> Statement:
    return read_statement(read_table(pages, LIBRARY.statements), LIBRARY.statements, LIBRARY.banks)


def balances(statement: Statement) -> list[str]:
    return [str(row.balance) for row in statement.transactions]


ALL = ["9000.00", "8879.50", "8820.50", "16820.50", "16800.00"]


def test_rows_that_go_on_above_the_header_of_the_next_table_are_read() -> None:
    first = page(head(30), headed(), rows(120, MAY[:1]))
    second = page(rows(40, MAY[1:]), head(120), headed(190), rows(210, JUNE), number=2)
    statement = read(first, second)
    assert balances(statement) == ALL
    assert [row.page for row in statement.transactions] == [1, 2, 2, 2, 2]
    assert statement.reconciliation.status == "balanced"


def test_rows_above_a_second_header_without_a_head_between_are_read() -> None:
    statement = read(page(head(30), headed(), rows(120, MAY), headed(190), rows(210, JUNE)))
    assert balances(statement) == ALL


def test_a_head_repeated_above_a_header_is_no_row_though_days_stand_in_it() -> None:
    statement = read(page(head(30), headed(), rows(120, MAY)), page(head(30), headed(), rows(120, JUNE), number=2))
    assert balances(statement) == ALL
    assert statement.reconciliation.unread == ()


@pytest.mark.parametrize("repeated", [HEAD, HEAD[1:], ("起止日期: 2026-05-01 至 2026-06-30", "收入合计:16,000.00")])
def test_a_head_repeated_on_a_page_without_rows_is_no_row(repeated: Sequence[str]) -> None:
    statement = read(page(head(30), headed(), rows(120, MAY)), page(head(30, repeated), number=2))
    assert len(statement.transactions) == 3
    assert statement.reconciliation.status == "balanced"


@pytest.mark.parametrize("until", ["2026-06-30", "2026-07-31"])
def test_a_period_that_stands_under_the_days_on_a_page_without_rows_is_no_row(until: str) -> None:
    def period(end: str) -> list[Word]:
        return [*words(36, 30, "查询期间:"), *words(140, 30, "2026-05-01"), *words(240, 30, f"至 {end}")]

    numbered = [(str(number), *row) for number, row in enumerate(MAY, start=1)]
    first = page(period("2026-06-30"), headed(100, ("序号", *NAMES)), rows(120, numbered))
    statement = read(first, page(period(until), words(36, 60, "收入合计:8,000.00"), number=2))
    assert len(statement.transactions) == 3
    assert statement.reconciliation.status == "balanced"


@pytest.mark.parametrize("own", ["户名:江望舒 账号:6299990000000009999", "Account Number: 6299990000000009999"])
def test_the_head_between_two_tables_tells_the_account_of_the_second(own: str) -> None:
    other = (own,) if own.isascii() else (HEAD[0], own, HEAD[2])
    statement = read(page(head(30), headed(), rows(120, MAY), head(190, other), headed(250), rows(270, JUNE)))
    assert [row.account[-4:] for row in statement.transactions] == ["6027"] * 3 + ["9999"] * 2


def test_totals_on_a_page_without_rows_are_held_against_the_rows() -> None:
    statement = read(page(head(30), headed(), rows(120, MAY)), page(head(30, (*HEAD, "收入合计:8,000.01")), number=2))
    assert [(check.label, check.agrees) for check in statement.reconciliation.totals] == [("收入合计", False)]


def test_a_row_alone_on_the_last_page_is_read_though_its_note_has_a_colon() -> None:
    last = [(*JUNE[0][:4], "备注:六月")]
    statement = read(page(head(30), headed(), rows(120, MAY)), page(rows(40, last), number=2))
    assert balances(statement) == ALL[:4]
    assert statement.transactions[-1].note == "备注:六月"


def test_rows_above_the_first_header_of_the_paper_are_told_for_nothing_says_what_stands_where() -> None:
    statement = read(page(rows(40, MAY[1:]), headed(100), rows(120, JUNE)))
    assert balances(statement) == ALL[3:]
    assert [row.text.split()[0] for row in statement.reconciliation.unread] == ["2026-05-03", "2026-05-09"]
    assert statement.reconciliation.status == "broken"


def test_rows_above_a_second_header_whose_figures_stand_below_the_day_are_read() -> None:
    lowered = [("2026-05-03|101500", *MAY[1][1:]), ("2026-05-09|111500", *MAY[2][1:])]
    drawn = [word for number, row in enumerate(lowered) for word in columns(44 + 26 * number, row, width=100)]
    first = page(head(30), headed(), columns(124, ("2026-05-01|091500", *MAY[0][1:]), width=100))
    statement = read(first, page(drawn, head(120), headed(190), rows(210, JUNE), number=2))
    assert balances(statement) == ALL


def test_the_columns_of_a_second_table_are_its_own() -> None:
    other = ("交易日期", "账户余额", "摘要", "附言", "交易金额")
    moved = [(row[0], row[3], row[1], row[4], row[2]) for row in JUNE]
    statement = read(page(head(30), headed(), rows(120, MAY), head(190), headed(250, other), rows(270, moved)))
    assert balances(statement) == ALL


def test_a_page_whose_header_has_lost_its_column_of_balances_is_told() -> None:
    lost = page(head(30), headed(100, (*NAMES[:3], "附言")), rows(120, [row[:3] for row in JUNE]), number=2)
    statement = read(page(head(30), headed(), rows(120, MAY)), lost)
    assert statement.reconciliation.status == "broken"
    assert [row.page for row in statement.reconciliation.unread] == [2, 2]


def test_a_paper_that_states_no_balances_at_all_has_lost_none() -> None:
    bare = page(head(30), headed(100, NAMES[:3]), rows(120, [row[:3] for row in MAY]))
    assert read(bare).reconciliation.status == "unverifiable"


@pytest.mark.parametrize("shorten", [lambda day: day[5:], lambda day: day[2:], lambda day: day[5:].replace("-", ".")])
def test_rows_of_short_days_that_stand_before_the_first_header_are_told(shorten: Callable[[str], str]) -> None:
    may, june = ([(shorten(row[0]), *row[1:]) for row in texts] for texts in (MAY, JUNE))
    for before in ([page(head(30), rows(120, may)), page(head(30), headed(), rows(120, june), number=2)], [one_page(may, june)]):
        statement = read(*before)
        assert balances(statement) == ALL[3:]
        assert len(statement.reconciliation.unread) == 3


def one_page(above: Sequence[Sequence[str]], below: Sequence[Sequence[str]]) -> Page:
    return page(rows(40, above), head(120), headed(190), rows(210, below))


def test_what_a_label_tells_may_stand_a_little_above_it_and_is_no_part_of_the_row_before() -> None:
    """In type of which the reader tells other heights: the number of the second account stands on a line before its label."""
    first, second = rows(120, MAY), rows(260, JUNE)
    label, number = Word("账号:", 36, 178, 62, 199), Word("6299990000000006028", 66, 178.5, 190, 188.5)
    statement = read(page(head(20), headed(), first, [label, number], headed(240), second))
    assert balances(statement) == ALL
    assert statement.reconciliation.status == "balanced"


@pytest.mark.parametrize("label", ["账号:6299990000000009999 币种:欧元", "币种:欧元"])
def test_a_line_among_the_rows_that_names_an_account_or_a_currency_heads_those_below(label: str) -> None:
    euro = (("2026-02-06", "工资", "102.53", "806.57", ""), ("2026-02-09", "消费", "-6.57", "800.00", ""))
    section = page(head(30), headed(), rows(120, MAY), words(36, 180, label), rows(200, euro))
    over = page(words(36, 30, label), rows(50, euro), number=2)
    for statement in (read(section), read(page(head(30), headed(), rows(120, MAY)), over)):
        assert [row.currency for row in statement.transactions] == ["CNY"] * 3 + ["EUR"] * 2
        assert len({row.account for row in statement.transactions}) == (2 if "账号" in label else 1)
        assert statement.reconciliation.status == "balanced"


def test_an_account_in_a_note_among_the_rows_heads_nothing() -> None:
    noted = (MAY[0], (*MAY[1][:4], "转账至|账号:62999900|00000099"), MAY[2])
    drawn = [word for number, row in enumerate(noted) for word in columns(130 + 40 * number, row, width=100)]
    assert {row.account for row in read(page(head(30), headed(), drawn)).transactions} == {""}


def test_columns_that_stand_elsewhere_on_a_page_without_names_are_found() -> None:
    first = page(head(30), headed(), rows(120, MAY))
    for width, x in ((100, 90), (80, 30), (112, 45)):
        drawn = [word for number, row in enumerate(JUNE) for word in columns(40 + 20 * number, row, width=width, x=x)]
        statement = read(first, page(drawn, number=2))
        assert balances(statement) == ALL
        assert [row.summary for row in statement.transactions[3:]] == ["工资", "消费"]
        assert statement.reconciliation.status == "balanced"


def test_ruled_columns_of_other_widths_on_a_page_without_names_are_found() -> None:
    widths = (50.0, 60.0, 130.0, 80.0, 200.0)
    lefts = [30 + sum(widths[:number]) for number in range(5)]
    cells = [(x, 44 + 20 * number, text) for number, row in enumerate(JUNE) for x, text in zip(lefts, row, strict=True) if text]
    drawn = [word for x, top, text in cells for word in words(x + 3, top, text, size=8)]
    first = page(head(30), headed(), rows(120, MAY), rules=grid(30, 98, [100] * 5, [18, 20, 20, 20]))
    statement = read(first, page(drawn, rules=grid(30, 40, widths, [20, 20]), number=2))
    assert balances(statement) == ALL
    assert [row.summary for row in statement.transactions[3:]] == ["工资", "消费"]


def test_rows_where_no_column_is_found_are_told() -> None:
    stacked = [word for number, row in enumerate(JUNE) for word in words(300, 40 + 20 * number, " ".join(row[:4]), size=8)]
    statement = read(page(head(30), headed(), rows(120, MAY)), page(stacked[:4], number=2))
    assert [row.text for row in statement.reconciliation.unread] == ["2026-06-01 工资 8,000.00 16,820.50"]


def test_the_first_line_of_a_cell_may_reach_a_little_into_the_names_above() -> None:
    """Letters are a little taller than the lines are apart, as browsers set them."""
    named = [("2026-05-01", "工资", "8,000.00", "9,000.00", "云州青禾|公司"), *MAY[1:]]
    drawn = [word for number, row in enumerate(named) for word in columns(112.3 + 20 * number, row, width=100)]
    taller = [word._replace(top=word.top - 0.9, bottom=word.bottom + 0.9) for word in (*headed(), *drawn)]
    assert read(page(head(30), taller)).transactions[0].note == "云州青禾公司"


def test_values_in_a_line_below_their_labels_are_no_row_though_a_day_and_figures_are_among_them() -> None:
    labels = columns(60, ("收入合计金额", "支出合计金额", "交易合计笔数", "查询时间"), 120)
    values = columns(76, ("8,000.00", "179.50", "3", "2026-07-02 10:00:00"), 120)
    statement = read(page(head(20, HEAD[:2]), labels, values, headed(), rows(120, MAY)))
    assert (statement.reconciliation.status, statement.issuer) == ("balanced", "云州银行")
    assert [(total.label, total.agrees) for total in statement.reconciliation.totals] == [
        ("收入合计金额", True), ("支出合计金额", True), ("交易合计笔数", True),
    ]  # fmt: skip


def test_a_bank_in_a_row_is_no_issuer_though_another_row_stands_above_the_names() -> None:
    above = [*words(36, 40, "2026-05-01 工资 8,000.00 9,000.00"), *columns(120, ("2026-05-01", "转账", "1.00", "1.00", "江州银行"), 100)]
    assert read(page(above, headed(), rows(140, MAY))).issuer == ""


def test_a_closing_balance_above_the_next_account_is_of_the_one_before() -> None:
    other = (("2026-05-02", "汇入", "50.00", "150.00", ""),)
    first = [*head(20, HEAD[:2]), *headed(70), *rows(90, MAY), *words(36, 160, "期末余额:8,820.50")]
    second = [*words(36, 180, "账号:6299990000000007728 币种:美元"), *headed(200), *rows(220, other), *words(36, 250, "期末余额:150.00")]
    assert [total.agrees for total in read(page(first, second)).reconciliation.totals] == [True, True]
