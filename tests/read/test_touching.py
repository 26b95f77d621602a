"""Names of columns that touch: only the order of the words below tells which is whose."""

from __future__ import annotations

from decimal import Decimal

import pytest
from drawn import page, words

from reprieve.library import load_library
from reprieve.read.heads.column_roles import Column
from reprieve.read.page.words import Line, Word
from reprieve.read.statement import read_statement
from reprieve.read.table import read_table
from reprieve.read.tables.columns.grid import Grid
from reprieve.read.tables.columns.sorts import sort_of
from reprieve.read.tables.columns.touching import under_their_names

LIBRARY = load_library()


def test_names_that_touch_without_a_column_of_figures_leave_their_words_as_they_stand() -> None:
    columns = (Column("summary", "摘要", 100, 120), Column("note", "附言", 120, 140))
    line = Line((Word("转账", 100, 50, 120, 60), Word("12.00", 120, 50, 140, 60)), 1)
    assert under_their_names([line], columns) == [line]


def test_a_figure_at_the_end_of_a_text_is_no_balance() -> None:
    columns = (Column("balance", "余额", 100, 120), Column("summary", "摘要", 120, 140))
    figures = Line((Word("9,000.00", 99, 50, 120, 60), Word("消费", 120, 50, 140, 60)), 1)
    charged = Line((Word("8,997.00", 80, 70, 120, 80), Word("短信费", 120, 70, 150, 80), Word("3.00", 150, 70, 170, 80)), 1)
    assert under_their_names([figures, charged], columns)[1] == charged


def test_the_letter_that_begins_an_account_is_not_the_end_of_the_name_before_it() -> None:
    columns = (Column("counterparty", "对方户名", 100, 130), Column("counterparty_account", "对方账号", 200, 230))
    word = Word("泰州云木采油厂Z761123125", 129, 50, 238, 60)
    assert [part.text for _at, part in Grid(columns, (196.5,)).parts(word)] == ["泰州云木采油厂", "Z761123125"]


def test_where_no_account_begins_with_a_letter_one_before_a_number_ends_the_name() -> None:
    columns = (Column("counterparty", "对方户名", 171, 189), Column("counterparty_account", "对方账号", 217.4, 236))
    word = Word("待清算商户款项-银联P621786742065614340", 171, 50, 263.4, 60)
    lettered, bare = (Grid(columns, (217.2,), begins=(171, 217.4), bare=frozenset(some)) for some in ((), (1,)))
    assert [part.text for _at, part in lettered.parts(word)] == ["待清算商户款项-银联", "P621786742065614340"]
    assert [part.text for _at, part in bare.parts(word)] == ["待清算商户款项-银联P", "621786742065614340"]


@pytest.mark.parametrize("filler", ["N/A", "无", "null", "--", "0"])
def test_what_stands_for_nothing_in_columns_of_figures_is_no_text(filler: str) -> None:
    assert sort_of(filler) == "sign"


@pytest.mark.parametrize(("text", "sort"), [("21/05/2026", "date"), ("1-5-2026", "date"), ("21/05/9999", "text")])
def test_a_day_whose_year_comes_last_is_one(text: str, sort: str) -> None:
    assert sort_of(text) == sort


@pytest.mark.parametrize("signs", [("-{}", "{}"), ("({})", "{}")])
def test_amounts_that_run_into_the_next_cells_and_stand_under_no_name_are_amounts_where_there_are_no_others(signs: tuple[str, str]) -> None:
    names = zip((55, 167, 296, 384, 444), ("交易日期", "摘要", "余额", "交易金额", "对方户名"), strict=True)
    drawn, balance = [words(x, 100, name, size=6.5) for x, name in names], 1000
    for line, (amount, name) in enumerate(((-20, "江望舒"), (9000, "云州青禾人力资源有限公司"), (-500, "安和菜市场"), (-30, "江望舒"))):
        balance += amount
        printed = signs[amount > 0].format(f"{abs(amount)}.00")
        cells = (
            (30, f"2026-05-1{line}"),
            (167, "转账"),
            (351 - 3.25 * len(f"{balance}.00"), f"{balance}.00"),
            (443 - 3.25 * len(printed), printed),
        )
        drawn += [words(x, 120 + 12 * line, text, size=6.5) for x, text in (*cells, (441.5, name))]
    rows = read_statement(read_table([page(*drawn)], LIBRARY.statements), LIBRARY.statements, LIBRARY.banks).transactions
    assert [row.amount for row in rows] == [Decimal(amount) for amount in (-20, 9000, -500, -30)]
    assert [row.counterparty for row in rows] == ["江望舒", "云州青禾人力资源有限公司", "安和菜市场", "江望舒"]
