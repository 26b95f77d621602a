"""Days that are printed in the first of their rows only."""

from __future__ import annotations

from collections.abc import Sequence

from drawn import columns, page, words

from reprieve.library import load_library
from reprieve.model import Statement
from reprieve.read.page.words import Page, Word
from reprieve.read.statement import read_statement
from reprieve.read.table import read_table

LIBRARY = load_library()
NAMES = ("日期", "交易详情", "存入", "支出", "结余")
HEAD = (words(250, 20, "云州银行交易流水"), words(36, 50, "户名:江望舒 账号:6299990000000006027"))
ROWS = (
    ("2026-05-01", "承前转结", "", "", "1000.00"),
    ("2026-05-02", "工资", "8000.00", "", ""),
    ("", "消费", "", "20.00", ""),
    ("", "消费", "", "30.00", "8950.00"),
    ("2026-05-09", "消费", "", "50.00", "8900.00"),
    ("2026-05-10", "消费", "", "100.00", "8800.00"),
    ("", "结息", "1.25", "", "8801.25"),
)


def drawn(rows: Sequence[Sequence[str]], number: int = 1) -> Page:
    table: list[Word] = [word for index, row in enumerate(rows) for word in columns(140 + 22 * index, row, 120)]
    return page(*HEAD, columns(105, NAMES, 120), table, number=number)


def read(*pages: Page) -> Statement:
    return read_statement(read_table(pages, LIBRARY.statements), LIBRARY.statements, LIBRARY.banks)


def days_and_amounts(statement: Statement) -> list[tuple[int, str]]:
    return [(row.date.day, str(row.amount)) for row in statement.transactions]


TOLD = [(2, "8000.00"), (2, "-20.00"), (2, "-30.00"), (9, "-50.00"), (10, "-100.00"), (10, "1.25")]


def test_rows_without_a_day_are_of_the_day_above() -> None:
    statement = read(drawn(ROWS))
    assert (days_and_amounts(statement), statement.reconciliation.status) == (TOLD, "balanced")


def test_the_last_day_of_a_page_is_that_of_the_first_rows_of_the_next() -> None:
    more = [("", "消费", "", "1.25", "8800.00"), ("2026-05-12", "消费", "", "5.00", ""), ("", "消费", "", "5.00", "8790.00")]
    statement = read(drawn(ROWS), drawn(more, number=2))
    assert days_and_amounts(statement) == [*TOLD, (10, "-1.25"), (12, "-5.00"), (12, "-5.00")]
    assert statement.reconciliation.status == "balanced"


def test_zeros_beside_an_amount_are_of_its_row() -> None:
    rows = [(day, text, *(money or "0.00" for money in (into, out)), balance) for day, text, into, out, balance in ROWS[1:]]
    assert days_and_amounts(read(drawn(rows))) == TOLD


def test_a_day_that_is_lost_where_days_are_repeated_is_told() -> None:
    rows = [row if row[0] or row[2] else ("2026-05-02", *row[1:]) for row in ROWS]
    lost = [row if index not in (3, 6) else ("", *row[1:]) for index, row in enumerate(rows)]
    proof = read(drawn(lost)).reconciliation
    assert proof.status == "broken"
    assert any("8950.00" in row.text for row in proof.unread)


def test_one_day_that_is_lost_is_told() -> None:
    lost = ("", "消费", "", "20.00", "8980.00")
    rows = [("2026-05-02", "工资", "8000.00", "", "9000.00"), lost, ("2026-05-09", "消费", "", "50.00", "8930.00")]
    assert [row.text for row in read(drawn(rows)).reconciliation.unread] == ["消费 20.00 8980.00"]


def test_one_row_without_a_day_is_of_the_day_above_where_it_states_the_balance_of_both() -> None:
    rows = [("2026-05-02", "工资", "8000.00", "", ""), ("", "消费", "", "20.00", "8980.00"), ("2026-05-09", "消费", "", "50.00", "8930.00")]
    statement = read(drawn([ROWS[0], *rows]))
    assert days_and_amounts(statement) == [(2, "8000.00"), (2, "-20.00"), (9, "-50.00")]
    assert statement.reconciliation.status == "balanced"


def test_the_day_of_a_balance_brought_forward_may_be_that_of_the_first_row() -> None:
    rows = [("2026-05-02", *ROWS[0][1:]), *ROWS[1:]]
    statement = read(drawn(rows))
    assert (days_and_amounts(statement), statement.reconciliation.status) == (TOLD, "balanced")


def test_a_balance_with_its_side_behind_it_is_one() -> None:
    rows = [(*row[:4], row[4] and f"{row[4]} CR") for row in ROWS]
    assert days_and_amounts(read(drawn(rows))) == TOLD
