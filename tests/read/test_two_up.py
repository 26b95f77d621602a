"""Two tables side by side on a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from drawn import columns, grid, page, words

from reprieve.library import load_library
from reprieve.model import Statement
from reprieve.read.page.words import Page, Word
from reprieve.read.statement import read_statement
from reprieve.read.table import read_table
from reprieve.read.tables.layouts.two_up import one_up

LIBRARY = load_library()
NAMES = ("日期", "摘要", "金额", "余额")
HEAD = (words(250, 20, "云州银行交易流水"), words(36, 50, "户名:江望舒 账号:6299990000000006027"))
ROWS = [(f"2026-05-{day:02}", "消费", "-1.00", f"{100 - day}.00") for day in range(1, 13)]


def drawn(left: Sequence[Sequence[str]], right: Sequence[Sequence[str]], names: bool = True, ruled: bool = False, number: int = 1) -> Page:
    table: list[Word] = []
    for x, rows in ((30, left), (430, right)):
        table += columns(105, NAMES, 90, x) if names else []
        table += [word for index, row in enumerate(rows) for word in columns(130 + 20 * index, row, 90, x)]
    heights = [20] * (len(left) + 1)
    rules = [rule for x in (30, 430) for rule in grid(x, 100, [90] * 4, heights)] if ruled else []
    return page(*(HEAD if names else ()), table, rules=rules, number=number)


def read(*pages: Page) -> Statement:
    return read_statement(read_table(pages, LIBRARY.statements), LIBRARY.statements, LIBRARY.banks)


def days(statement: Statement) -> list[int]:
    assert statement.reconciliation.status == "balanced"
    return [row.date.day for row in statement.transactions]


@pytest.mark.parametrize("ruled", [False, True])
def test_the_left_table_comes_first_and_then_the_right_one(ruled: bool) -> None:
    statement = read(drawn(ROWS[:6], ROWS[6:], ruled=ruled))
    assert days(statement) == list(range(1, 13))
    assert (statement.holder, statement.transactions[-1].note) == ("江望舒", "")


def test_a_page_without_names_goes_on_side_by_side() -> None:
    assert days(read(drawn(ROWS[:3], ROWS[3:6]), drawn(ROWS[6:9], ROWS[9:], names=False, number=2))) == list(range(1, 13))


@pytest.mark.parametrize(("is_picture", "told"), [(True, list(range(1, 13))), (False, [])])
def test_a_photographed_page_beside_the_first_goes_on_without_names(is_picture: bool, told: list[int]) -> None:
    table = [*columns(105, NAMES, 90, 30), *(word for index, row in enumerate(ROWS[:5]) for word in columns(130 + 20 * index, row, 90, 30))]
    beside = [word for index, row in enumerate(ROWS[5:]) for word in columns(40 + 20 * index, row, 90, 430)]
    statement = read(replace(page(*HEAD, table, beside), is_picture=is_picture))
    assert [row.date.day for row in statement.transactions if row.bbox.x0 > 420] == told[5:]
    assert len(statement.transactions) == 12 or not is_picture


def test_days_in_a_column_without_a_name_are_no_page_beside_it() -> None:
    table = [word for index, row in enumerate(ROWS) for word in columns(130 + 20 * index, (*row, "", row[0]), 90, 30)]
    one = replace(page(*HEAD, columns(105, NAMES, 90, 30), table), is_picture=True)
    assert list(one_up([one], LIBRARY.statements)) == [one]


def test_a_page_of_one_table_behind_is_left_as_it_is() -> None:
    last = page(*HEAD, columns(105, NAMES, 150), *(columns(130 + 20 * index, row, 150) for index, row in enumerate(ROWS[6:])), number=2)
    assert days(read(drawn(ROWS[:3], ROWS[3:6]), last)) == list(range(1, 13))


def test_a_row_is_shown_where_it_stands() -> None:
    statement = read(drawn(ROWS[:6], ROWS[6:]))
    assert statement.transactions[0].bbox.x1 < 420 < statement.transactions[6].bbox.x0


def test_a_word_without_letters_as_damaged_files_hold_stops_nothing() -> None:
    blank = Page(1, 842, 595, (Word("", 30, 30, 30, 38), *words(36, 60, "户名:江望舒")))
    assert list(one_up([blank], LIBRARY.statements)) == [blank]


@pytest.mark.parametrize("balance", [True, False])
def test_rows_that_go_from_half_to_half_come_in_the_order_of_their_days(balance: bool) -> None:
    rows = [row if balance else (*row[:3], "") for row in ROWS]
    names = NAMES if balance else (*NAMES[:3], "附言")
    table: list[Word] = []
    for x, half in ((30, rows[::2]), (430, rows[1::2])):
        table += columns(105, names, 90, x)
        table += [word for index, row in enumerate(half) for word in columns(130 + 20 * index, row, 90, x)]
    statement = read(page(*HEAD, table))
    assert [row.date.day for row in statement.transactions] == list(range(1, 13))
    assert statement.reconciliation.breaks == ()


@pytest.mark.parametrize("in_turn", [True, False])
def test_three_tables_stand_side_by_side(in_turn: bool) -> None:
    table: list[Word] = []
    for number in range(3):
        rows = ROWS[number::3] if in_turn else ROWS[4 * number : 4 * number + 4]
        table += columns(105, NAMES, 62, 20 + 275 * number)
        table += [word for index, row in enumerate(rows) for word in columns(130 + 20 * index, row, 62, 20 + 275 * number)]
    assert days(read(page(*HEAD, table))) == list(range(1, 13))


def test_names_whose_letters_stand_apart_are_said_twice() -> None:
    table: list[Word] = []
    for x, rows in ((30, ROWS[:6]), (430, ROWS[6:])):
        table += columns(105, ("日 期", "摘 要", "金 额", "余 额"), 90, x)
        table += [word for index, row in enumerate(rows) for word in columns(130 + 20 * index, row, 90, x)]
    assert days(read(page(*HEAD, table))) == list(range(1, 13))


def test_tables_that_cannot_be_parted_leave_their_rows_in_doubt() -> None:
    across = words(300, 250, "本行郑重提示客户妥善保管账户信息并核对以上各栏")
    statement = read(page(drawn(ROWS[:6], ROWS[6:]).words, across))
    assert len(statement.reconciliation.unread) >= 6


def on_sheet(top: float, x: float, rows: Sequence[Sequence[str]]) -> list[Word]:
    """A page of a statement on its half of a sheet, from `top` on."""
    return columns(top, NAMES, 90, x) + [word for index, row in enumerate(rows) for word in columns(top + 25 + 20 * index, row, 90, x)]


def test_two_pages_on_a_sheet_are_read_one_after_the_other() -> None:
    head = (words(120, 20, "云州银行交易流水"), words(36, 50, "户名:江望舒 账号:6299990000000006027"))
    statement = read(page(*head, on_sheet(105, 30, ROWS[:6]), on_sheet(30, 30 + 842 / 2, ROWS[6:])))
    assert days(statement) == list(range(1, 13))
    assert (statement.holder, statement.issuer) == ("江望舒", "云州银行")


def test_two_pages_in_one_picture_are_read_one_after_the_other_though_their_names_stand_at_different_heights() -> None:
    left = [word for index, row in enumerate([NAMES, *ROWS[:6]]) for word in columns(105 + 20 * index, row, 90, 30)]
    right = [word for index, row in enumerate([NAMES, *ROWS[6:]]) for word in columns(25 + 20 * index, row, 90, 430)]
    assert days(read(page(*HEAD, left, right))) == list(range(1, 13))


def test_a_table_whose_names_stand_again_further_down_is_one_table() -> None:
    again = [word for index, row in enumerate([NAMES, *ROWS[:6], NAMES, *ROWS[6:]]) for word in columns(105 + 20 * index, row, 90, 30)]
    assert [len(one.words) for one in one_up([page(*HEAD, again)], LIBRARY.statements)] == [len(page(*HEAD, again).words)]


def test_labels_of_the_head_that_name_columns_once_more_make_no_second_table() -> None:
    labels = [
        word
        for x, y, label in ((36, 50, "Amount"), (36, 70, "Date"), (400, 50, "Type"), (400, 70, "Balance"))
        for word in words(x, y, label)
    ]
    chinese, english = ("日期", "摘要", "金额", "余额"), ("Date", "Type", "", "Balance")
    names = [*columns(100, chinese, 90), *columns(110, english, 90), *words(400, 100, "对方户名"), *words(400, 110, "Amount")]
    table = [
        *names,
        *(word for index, row in enumerate(ROWS) for word in (*columns(130 + 20 * index, row, 90), *words(400, 130 + 20 * index, "王芳"))),
    ]
    assert [row.counterparty for row in read(page(labels, table)).transactions] == ["王芳"] * len(ROWS)
