"""Figures with other marks than ours: a comma before the fen, points, blanks or apostrophes before three digits each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from drawn import columns, page, words

from reprieve.library import load_library
from reprieve.model import Statement
from reprieve.read import read_paper
from reprieve.read.statement import read_statement
from reprieve.read.table import read_table

LIBRARY = load_library()
NAMES = ("交易日期", "摘要", "交易金额", "账户余额")
FIGURES = [("8,000.00", "13,345.67"), ("-45.50", "13,300.17"), ("-1,300.17", "12,000.00"), ("-999.00", "11,001.00")]
OURS = [(amount.replace(",", ""), balance.replace(",", "")) for amount, balance in FIGURES]
MARKS = {"points and a comma": ".,", "blanks": " .", "blanks and a comma": " ,", "apostrophes": "'.", "typographic ones": "’."}


def marked(figure: str, marks: str) -> str:
    return figure.translate(str.maketrans(",.", marks))


def read(rows: Sequence[Sequence[str]], names: Sequence[str] = NAMES) -> Statement:
    table = [word for line, row in enumerate(rows) for word in columns(130 + 20 * line, row, 110)]
    pages = [page(words(36, 40, "云州银行交易流水"), columns(105, names, 110), table)]
    return read_statement(read_table(pages, LIBRARY.statements), LIBRARY.statements, LIBRARY.banks)


def figures(statement: Statement) -> list[tuple[str, str]]:
    return [(str(row.amount), str(row.balance)) for row in statement.transactions]


@pytest.mark.parametrize("marks", MARKS.values(), ids=MARKS)
def test_figures_with_other_marks_are_read(marks: str, tmp_path: Path) -> None:
    rows = [(f"2026-05-0{day}", "转账", *(marked(figure, marks) for figure in of_row)) for day, of_row in enumerate(FIGURES, start=1)]
    statement = read(rows)
    assert (figures(statement), statement.reconciliation.status) == (OURS, "balanced")

    book = openpyxl.Workbook()
    for row in (("户名:江望舒",), NAMES, *rows):
        book.active.append(row)  # type: ignore[union-attr]
    book.save(tmp_path / "export.xlsx")
    content = read_paper(tmp_path / "export.xlsx", "export.xlsx", LIBRARY).content
    assert isinstance(content, Statement)
    assert figures(content) == OURS


def test_a_comma_that_stands_once_for_a_point_is_told() -> None:
    rows = [(f"2026-05-0{day}", "转账", *of_row) for day, of_row in enumerate(FIGURES, start=1)]
    rows[1] = ("2026-05-02", "转账", "-45,50", "13,300.17")
    assert read(rows).reconciliation.status == "broken"


def test_points_alone_before_three_digits_are_told() -> None:
    rows = [(f"2026-05-0{day}", "转账", *(marked(figure, ".,")[:-3] for figure in of_row)) for day, of_row in enumerate(FIGURES, start=1)]
    assert read(rows).reconciliation.status == "broken"


def test_the_number_of_a_row_close_before_its_amount_is_no_part_of_it() -> None:
    table = []
    for line in range(4):
        table += [*words(36, 130 + 20 * line, f"2026-05-0{line + 1}"), *words(140, 130 + 20 * line, str(line + 1))]
        table += [*words(149, 130 + 20 * line, f"{100 + line}.00"), *words(300, 130 + 20 * line, "云木")]
    names = [word for x, name in ((36, "日期"), (120, "序号"), (155, "收入"), (300, "对方户名")) for word in words(x, 105, name)]
    content = read_statement(
        read_table([page(words(36, 40, "云州银行交易流水"), names, table)], LIBRARY.statements), LIBRARY.statements, {}
    )
    assert [str(row.amount) for row in content.transactions] == ["100.00", "101.00", "102.00", "103.00"]
