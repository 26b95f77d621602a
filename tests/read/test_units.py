"""Figures that are printed in units of ten thousand yuan."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from drawn import columns, page, words

from reprieve.library import load_library
from reprieve.model import Statement
from reprieve.read.page.words import Page
from reprieve.read.statement import read_statement
from reprieve.read.statements.units import in_yuan
from reprieve.read.table import read_table

LIBRARY = load_library()
NAMES = ("交易日期", "摘要", "支出", "收入", "余额")
ROWS = [("2026-05-01", "货款", "", "1.25", "9.25"), ("2026-05-02", "货款", "3.00", "", "6.25")]


def drawn(unit: str, names: Sequence[str] = NAMES) -> Page:
    table = [word for index, row in enumerate(ROWS) for word in columns(130 + 25 * index, row, 100)]
    return page(words(250, 20, "云州银行交易流水"), words(36, 50, "户名:江望舒"), words(400, 70, unit), columns(105, names, 100), table)


def read(one: Page) -> tuple[list[tuple[str, str]], int]:
    statement = read_statement(read_table([one], LIBRARY.statements), LIBRARY.statements, LIBRARY.banks)
    content, told = in_yuan(statement, [one], LIBRARY.statements.units)
    assert isinstance(content, Statement)
    assert content.reconciliation.status == "balanced"
    return [(str(row.amount), str(row.balance)) for row in content.transactions], len(told)


@pytest.mark.parametrize("unit", ["单位:万元", "金额单位:人民币万元", "(单位:万元)", "明细金额单位为万元", "以下金额以万元为单位"])
def test_figures_of_ten_thousand_yuan_are_yuan_and_it_is_said(unit: str) -> None:
    assert read(drawn(unit)) == ([("12500.00", "92500.00"), ("-30000.00", "62500.00")], 1)


@pytest.mark.parametrize("unit", ["(万元)", "[万元]", "【万元】", "/万元", "(人民币万元)", "|(万元)"])
def test_names_of_columns_may_tell_the_unit(unit: str) -> None:
    names = ("交易日期", "摘要", f"支出{unit}", f"收入{unit}", f"余额{unit}")
    assert read(drawn("", names)) == ([("12500.00", "92500.00"), ("-30000.00", "62500.00")], 1)


@pytest.mark.parametrize("said", ["单位:元", "存款满5万元有礼", "资产单位:万元 明细单位:元", "单位:分", "工作单位:分公司"])
def test_other_words_of_units_change_nothing(said: str) -> None:
    assert read(drawn(said)) == ([("1.25", "9.25"), ("-3.00", "6.25")], 0)


def test_whole_figures_may_be_of_fen() -> None:
    rows = [("2026-05-01", "货款", "", "125", "925"), ("2026-05-02", "货款", "300", "", "625")]
    table = [word for index, row in enumerate(rows) for word in columns(130 + 25 * index, row, 100)]
    one = page(words(250, 20, "云州银行交易流水"), words(36, 50, "户名:江望舒"), words(400, 70, "单位:分"), columns(105, NAMES, 100), table)
    assert read(one) == ([("1.25", "9.25"), ("-3.00", "6.25")], 1)
