"""Figures and days with a box for each digit: the names of the boxes tell where the point stands; without them nothing does."""

from __future__ import annotations

import datetime as dt

from drawn import centred, grid, page, words

from reprieve.library import load_library
from reprieve.model import Statement
from reprieve.read.page.words import Page, Word
from reprieve.read.statement import read_statement
from reprieve.read.table import read_table

LIBRARY = load_library()
WIDE, NAMES = 12, "万千百十元角分"
ROWS = (("20260501", "工资", "800000", "贷", "900000", "云木公司"), ("20260503", "消费", "5", "借", "899995", "安和菜市场"))
LEFTS = (30.0, 130.0, 190.0, 280.0, 310.0, 400.0)


def boxes(left: float, top: float, text: str, count: int = len(NAMES)) -> list[Word]:
    digits = text.rjust(count)
    return [word for place, digit in enumerate(digits) for word in centred(left + WIDE * (place + 0.5), top, digit.strip(), 8)]


def sheet(named: bool = True, number: int = 1, headed: bool = True) -> Page:
    drawn = [words(300, 20, "云州银行对账单")]
    if headed:
        drawn += [
            words(x, 100, name, 8) for x, name in zip(LEFTS, ("交易日期", "摘要", "交易金额", "借贷", "余额", "对方户名"), strict=True)
        ]
        drawn += [boxes(LEFTS[place], 116, NAMES) for place in (2, 4)] if named else []
    for line, (day, summary, amount, way, balance, name) in enumerate(ROWS):
        top = 136 + 20 * line
        drawn += [boxes(LEFTS[0], top, day, 8), boxes(LEFTS[2], top, amount), boxes(LEFTS[4], top, balance)]
        drawn += [words(LEFTS[place], top, text, 8) for place, text in ((1, summary), (3, way), (5, name))]
    rules = grid(30, 94, [WIDE] * 8 + [64, *[WIDE] * 7, 36, *[WIDE] * 7, 90], [18, 18, 20, 20])
    return page(*drawn, rules=rules, number=number)


def read(*pages: Page) -> Statement:
    return read_statement(read_table(pages, LIBRARY.statements), LIBRARY.statements, LIBRARY.banks)


def test_digits_in_boxes_are_figures_and_days() -> None:
    statement = read(sheet())
    told = [(row.date, str(row.amount), str(row.balance), row.counterparty) for row in statement.transactions]
    assert told == [
        (dt.date(2026, 5, 1), "8000.00", "9000.00", "云木公司"),
        (dt.date(2026, 5, 3), "-0.05", "8999.95", "安和菜市场"),
    ]
    assert statement.reconciliation.status == "balanced"


def test_boxes_go_on_over_pages_without_names() -> None:
    assert [row.page for row in read(sheet(), sheet(number=2, headed=False)).transactions] == [1, 1, 2, 2]


def test_without_names_of_boxes_no_figure_is_made_of_digits() -> None:
    days = [word for word in sheet(named=False).words if word.x1 > LEFTS[1] or word.top < 130]
    days += [word for line, row in enumerate(ROWS) for word in words(LEFTS[0], 136 + 20 * line, row[0], 8)]
    statement = read(page(days))
    assert len(statement.reconciliation.unread) == len(ROWS)
    assert {str(row.balance) for row in statement.transactions} <= {"None"}


def test_digits_close_together_in_boxes_without_names_are_no_whole_yuan() -> None:
    drawn = [words(300, 20, "云州银行对账单"), words(30, 100, "日期", 8), words(140, 100, "收入", 8), words(240, 100, "余额", 8)]
    for line, (into, balance) in enumerate((("782126", "856954"), ("4342", "861296"), ("100", "861396"))):
        drawn.append(words(30, 118 + 18 * line, f"2026-05-0{line + 1}", 8))
        drawn += [
            centred(left + 6 * (9 - len(figure) + place) + 3, 118 + 18 * line, digit, 8)
            for left, figure in ((130, into), (230, balance))
            for place, digit in enumerate(figure)
        ]
    rules = grid(28, 96, [102, *[6] * 9, 46, *[6] * 9], [18] * 4)
    statement = read(page(*drawn, rules=rules))
    assert (statement.transactions, len(statement.reconciliation.unread)) == ((), 3)
