"""Statements that people print themselves, from a spreadsheet or a document: cut texts, lines far apart, rules only between columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

import pytest
from drawn import at_once, centred, columns, page, words
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from reprieve.library import load_library
from reprieve.model import Statement
from reprieve.read.heads.column_roles import Column
from reprieve.read.heads.fused import taken_apart
from reprieve.read.heads.joined import joined
from reprieve.read.page.words import Line, Page, Rule, Word
from reprieve.read.pdf import open_pdf
from reprieve.read.statement import read_statement
from reprieve.read.table import read_table
from reprieve.read.tables.columns.bands import bands_and_runs
from reprieve.read.tables.layouts.wide_pages import put_together, with_names_alone, within_their_pages

LIBRARY = load_library()
NAMES = ("摘要", "交易日期", "交易金额", "账户余额", "对方户名")
ROWS = [
    ("转账", "2026-05-01", "100.00", "1,100.00", "云州青禾有限公司"),
    ("消费", "2026-05-02", "-20.00", "1,080.00", "安和菜市场"),
    ("消费", "2026-05-09", "-80.00", "1,000.00", "国网电力"),
]
TITLE = words(250, 30, "云州银行交易流水")


def read(*pages: Page) -> Statement:
    return read_statement(read_table(pages, LIBRARY.statements), LIBRARY.statements, LIBRARY.banks)


def names(statement: Statement) -> list[str]:
    return [row.counterparty for row in statement.transactions]


def table(rows: Sequence[Sequence[str]], top: float = 140, step: float = 30) -> list[list[Word]]:
    return [columns(top + step * index, row, width=110) for index, row in enumerate(rows)]


# --- headers ---------------------------------------------------------------------------------------------------------


def test_rules_between_the_columns_alone_leave_the_first_and_the_last_as_they_are() -> None:
    rules = [Rule(x, 95, x, 300) for x in (140, 250, 360, 470)]
    statement = read(page(TITLE, columns(105, NAMES, width=110), *table(ROWS), rules=rules))
    assert [(row.summary, row.counterparty) for row in statement.transactions] == [(row[0], row[4]) for row in ROWS]


@pytest.mark.parametrize("place", [0, 1, 3])
def test_the_holder_in_two_cells_right_above_the_names_heads_no_columns(place: int) -> None:
    cells = ["", "", "", "", ""]
    cells[place : place + 2] = ["户名", "江望舒"]
    statement = read(page(TITLE, columns(94, cells, width=110), columns(105, NAMES, width=110), *table(ROWS, 125, 15)))
    assert (statement.holder, statement.reconciliation.status) == ("江望舒", "balanced")
    assert [(row.summary, row.counterparty) for row in statement.transactions] == [(row[0], row[4]) for row in ROWS]


@pytest.mark.parametrize("apart", [1.6, 1.7, 2.2])
def test_names_whose_halves_stand_in_lines_set_far_apart_are_whole(apart: float) -> None:
    halves = ("摘要", "交易|日期", "交易|金额", "账户|余额", "对方|户名")
    upper = columns(92, [half.split("|")[0] for half in halves], width=110)
    lower = columns(92 + 8 * apart, ["" if "|" not in half else half.split("|")[1] for half in halves], width=110)
    assert names(read(page(TITLE, upper, lower, *table(ROWS)))) == [row[4] for row in ROWS]


def test_halves_of_names_are_no_names_of_their_own_line() -> None:
    """贷 and 额 spell a name, but 借贷 and 收入/支出金额 are what stands there."""
    upper = columns(92, ("记账", "借", "收入/支出金", "账户", "对方"), width=110)
    lower = columns(104, ("日期", "贷", "额", "余额", "户名"), width=110)
    rows = [("2026-05-01", "贷", "100.00", "1,100.00", "云州青禾有限公司"), ("2026-05-02", "借", "20.00", "1,080.00", "安和菜市场")]
    statement = read(page(TITLE, upper, lower, *table(rows)))
    assert [str(row.amount) for row in statement.transactions] == ["100.00", "-20.00"]
    assert statement.reconciliation.status == "balanced"


def test_halves_that_stand_as_close_as_letters_of_a_name_are_of_two_names() -> None:
    """贷 goes on 借, 额 goes on 收入/支出金, though 贷额 is a name, too."""
    upper = [
        *columns(92, ("记账", "", "", "账户", "对方"), width=110),
        *words(212, 92, "借", size=8),
        *words(222, 92, "收入/支出金", size=8),
    ]
    lower = [*columns(104, ("日期", "", "", "余额", "户名"), width=110), *words(212, 104, "贷", size=8), *words(222, 104, "额", size=8)]
    rows = [("2026-05-01", "收", "100.00", "1,100.00", "云州青禾有限公司"), ("2026-05-02", "支", "20.00", "1,080.00", "安和菜市场")]
    drawn = [
        [
            *columns(140 + 30 * index, (row[0], "", "", *row[3:]), width=110),
            *words(212, 140 + 30 * index, row[1], size=8),
            *words(225, 140 + 30 * index, row[2], size=8),
        ]
        for index, row in enumerate(rows)
    ]
    (read_page,) = read_table([page(TITLE, upper, lower, *drawn)], LIBRARY.statements)
    assert [(column.name, column.role) for column in read_page.columns][1:3] == [("借贷", "flag"), ("收入/支出金额", "amount")]


def test_halves_that_touch_are_of_two_names() -> None:
    """额 goes on 收入/支出金, 类型 goes on 收支."""
    upper = [
        *columns(92, ("记账日", "账户余额", "", "", "摘要"), width=110),
        *words(250, 92, "收入/支出金", size=8),
        *words(294.5, 92, "收支", size=8),
    ]
    lower = [*words(286, 104, "额", size=8), *words(294.5, 104, "类型", size=8)]
    rows = [("2026-05-01", "1,100.00", "100.00", "存入"), ("2026-05-02", "1,080.00", "20.00", "支取")]
    drawn = [
        [
            *columns(140 + 30 * index, row[:2], width=110),
            *words(258, 140 + 30 * index, row[2], size=8),
            *words(294.5, 140 + 30 * index, row[3], size=8),
        ]
        for index, row in enumerate(rows)
    ]
    statement = read(page(TITLE, upper, lower, *drawn))
    assert [str(row.amount) for row in statement.transactions] == ["100.00", "-20.00"]


def test_letters_set_apart_below_half_a_name_are_its_other_half() -> None:
    """交易 over 摘要, and 对方账 over 号与户名, letter by letter; the last letters stand below nothing."""

    def spaced(x: float, top: float, text: str) -> list[Word]:
        return [word for index, letter in enumerate(text) for word in words(x + 9 * index, top, letter, size=7)]

    upper = [spaced(40 + 90 * index, 92, half) for index, half in enumerate(("日期", "交易", "金额", "借贷", "账户", "对方账"))]
    lower = [spaced(130, 103, "摘要"), spaced(310, 103, "标志"), spaced(400, 103, "余额"), spaced(490, 103, "号与户名")]
    cells = [(row[1], row[0], row[2].strip("-"), "借" if row[2].startswith("-") else "贷", *row[3:]) for row in ROWS]
    rows = [
        [word for index, text in enumerate(row) for word in words(40 + 90 * index, 130 + 20 * line, text, size=7)]
        for line, row in enumerate(cells)
    ]
    statement = read(page(TITLE, *upper, *lower, *rows))
    assert [(str(row.balance), row.counterparty) for row in statement.transactions] == [(row[3].replace(",", ""), row[4]) for row in ROWS]


def test_letters_below_one_another_are_one_name_to_the_last() -> None:
    """借 over 贷 over 标 over 志, the other names beside their middle: 借贷 is a name, 借贷标 is none."""
    flags = [centred(85, 85.2 + 13.2 * index, letter, size=8) for index, letter in enumerate("借贷标志")]
    names_beside = [*columns(105, ("", *NAMES[1:4], "", NAMES[4]), width=110), *words(515, 98.4, "凭 证", size=8)]
    under = words(515, 111.6, "号", size=8)
    rows = [("贷", "2026-05-01", "100.00", "1,100.00", "-", "云州青禾有限公司"), ("借", "2026-05-02", "20.00", "1,080.00", "-", "国网电力")]
    first = page(words(250, 30, "云州银行交易流水"), *flags, names_beside, under, *table(rows, top=160))
    (read_page,) = read_table([first], LIBRARY.statements)
    assert read_page.columns[0].name == "借贷标志"
    assert read_page.above == ()


def test_a_short_day_may_touch_the_cell_before_it() -> None:
    head = words(50, 60, "起止日期:2026-05-01 至 2026-05-31", size=8)
    names = [*words(40, 105, "编号", size=8), *words(60, 105, "日期", size=8), *columns(105, ("", *NAMES[2:]), width=110)]
    rows = [
        [
            *words(44, 140 + 20 * index, str(index + 1), size=8),
            *words(54, 140 + 20 * index, row[1][5:], size=8),
            *columns(140 + 20 * index, ("", *row[2:]), width=110),
        ]
        for index, row in enumerate(ROWS)
    ]
    assert [row.date.day for row in read(page(TITLE, head, names, *rows)).transactions] == [1, 2, 9]


@pytest.mark.parametrize("first", ["青禾", "李桂兰", "云溪市 A-TECH"])
def test_a_short_name_above_the_first_day_is_no_part_of_the_header(first: str) -> None:
    rest = [("转账", "2026-05-01", "100.00", "1,100.00", "公司"), *ROWS[1:]]
    above = centred(30 + 110 * 4.5, 120, first, size=8)
    statement = read(page(TITLE, columns(105, NAMES, width=110), above, *table(rest, top=134)))
    assert names(statement)[1:] == [row[4] for row in ROWS[1:]]


def test_a_foreign_name_above_the_first_day_is_no_part_of_names_in_two_languages() -> None:
    english = ("Abstract", "Date", "Amount", "Balance", "Counterparty")
    head = [columns(92, NAMES, width=110), columns(105, english, width=110)]
    above = centred(30 + 110 * 4.5, 118, "ATM/", size=8)
    statement = read(page(TITLE, *head, above, *table(ROWS, top=134)))
    assert len(statement.transactions) == len(ROWS)


def test_all_above_the_rule_below_the_names_is_theirs() -> None:
    """Narrow columns break their English names by the letter."""
    broken = [("Ab", "Date", "Amount", "Ba", "Coun"), ("str", "", "", "lan", "ter"), ("act", "", "", "ce", "par"), ("", "", "", "", "ty")]
    lines = [columns(118 + 13 * index, line, width=110) for index, line in enumerate(broken)]
    statement = read(page(TITLE, columns(105, NAMES, width=110), *lines, *table(ROWS, top=190), rules=[Rule(30, 172, 580, 172)]))
    assert [row.summary for row in statement.transactions] == [row[0] for row in ROWS]
    assert names(statement) == [row[4] for row in ROWS]


def test_a_row_of_dashes_above_the_first_day_is_no_part_of_the_header() -> None:
    """It is the first line of an empty cell."""
    english = ("Abstract", "Date", "Transaction", "Balance", "Counter")
    head = [columns(92, NAMES, width=110), columns(103, english, width=110), columns(112, ("", "", "Amount", "", "Party"), width=110)]
    dashes, rest = centred(30 + 110 * 4.5, 124, "-" * 18, size=8), centred(30 + 110 * 4.5, 138, "--", size=8)
    rows = [(*ROWS[0][:4], ""), *ROWS[1:]]
    statement = read(page(TITLE, *head, dashes, rest, *table(rows, top=131)))
    assert [str(row.amount) for row in statement.transactions] == ["100.00", "-20.00", "-80.00"]


def test_a_letter_that_touches_the_name_beside_it_is_of_a_column_of_its_own() -> None:
    """收 over 支 over 类 over 型 right before 收入/支出 over 金额."""
    letters = [words(182, 80 + 12 * index, letter, size=8) for index, letter in enumerate("收支类型")]
    amount = [*words(190, 92, "收入/支出", size=8), *words(200, 104, "金额", size=8)]
    others = [*centred(85, 98, "交易日期", size=8), *columns(98, ("", "", "", "账户余额", "对方户名"), width=110)]
    rows = [("2026-05-01", "存", "100.00", "1,100.00", "云州青禾有限公司"), ("2026-05-02", "取", "20.00", "1,080.00", "国网电力")]
    drawn = [
        [
            *columns(140 + 20 * index, (row[0], "", "", *row[3:]), width=110),
            *words(182, 140 + 20 * index, row[1], size=8),
            *words(205, 140 + 20 * index, row[2], size=8),
        ]
        for index, row in enumerate(rows)
    ]
    statement = read(page(words(250, 30, "云州银行交易流水"), *letters, amount, others, *drawn))
    assert [(str(row.amount), row.counterparty) for row in statement.transactions] == [("100.00", rows[0][4]), ("-20.00", rows[1][4])]


def test_a_name_is_whole_though_half_of_the_next_one_stands_as_close_as_its_letters() -> None:
    """发 生 额 beside 收 /, which goes on below as 支; a rule parts them."""
    head = [words(30, 98, "日期", size=10), words(120, 98, "余额", size=10)]
    letters = [words(x, 98, letter, size=10) for x, letter in ((205, "发"), (217, "生"), (229, "额"), (241, "收"), (253, "/"))]
    below = words(241, 112, "支", size=10)
    rules = [Rule(x, 95, x, 300) for x in (25, 115, 200, 240, 262, 400)]
    rows = [("2026-05-01", "1,100.00", "100.00", "收", "青禾"), ("2026-05-02", "1,080.00", "20.00", "支", "国网")]
    drawn = [
        [word for x, text in zip((30, 120, 203, 245, 290), row, strict=True) for word in words(x, 140 + 20 * index, text, size=8)]
        for index, row in enumerate(rows)
    ]
    (read_page,) = read_table(
        [page(TITLE, *head, *letters, words(290, 98, "对方户名", size=10), below, *drawn, rules=rules)], LIBRARY.statements
    )
    assert [(column.name, column.role) for column in read_page.columns][2:4] == [("发生额", "amount"), ("收/支", "flag")]


# --- rows ------------------------------------------------------------------------------------------------------------


def test_lines_of_a_cell_may_stand_more_than_two_heights_apart() -> None:
    rows = [
        [*at_once(140 + 60 * index, row[:4], 110), *(centred(525, 140 + 60 * index + 18 * half - 9, part, size=8) for half, part in parts)]
        for index, (row, parts) in enumerate((row, list(enumerate((row[4][:3], row[4][3:])))) for row in ROWS)
    ]
    drawn = [word for row in rows for group in row for word in group]
    assert names(read(page(TITLE, columns(105, NAMES, width=110), drawn))) == [row[4] for row in ROWS]


def test_a_whole_figure_below_another_is_no_part_of_it() -> None:
    """The balance that the last row leaves is carried over below it, and what says so stands on another sheet."""
    statement = read(
        page(TITLE, columns(105, NAMES, width=110), *table(ROWS, step=15), columns(182, ("", "", "", "1,000.00", ""), width=110))
    )
    assert [str(row.balance) for row in statement.transactions] == ["1100.00", "1080.00", "1000.00"]


def test_a_time_that_stands_a_little_higher_than_its_day_belongs_to_it() -> None:
    drawn: list[Word] = []
    for index, row in enumerate(ROWS):
        top = 140 + 12 * index
        drawn += [*columns(top, ("", row[1], *row[2:]), width=110), *words(240, top - 0.2, "094432", size=8)]
    statement = read(page(TITLE, columns(105, NAMES, width=110), drawn))
    assert [str(row.time) for row in statement.transactions] == ["09:44:32"] * 3


def test_a_text_may_run_out_of_the_last_column() -> None:
    name = "青禾集团餐饮管理有限公司东浦分公司"
    rules = [Rule(x, 95, x, 300) for x in (30, 140, 250, 360, 470, 560)]
    wide = words(472, 140, name, size=8)
    statement = read(
        page(TITLE, columns(105, NAMES, width=110), columns(140, ROWS[0][:4], width=110), wide, *table(ROWS[1:], 170), rules=rules)
    )
    assert names(statement)[0] == name


def test_a_day_that_a_page_cuts_before_its_last_letter_is_a_day() -> None:
    rows = [("转账", "2026年5月11", "100.00", "1,100.00", "云州青禾有限公司"), ("消费", "2026年5月12日", "-20.00", "1,080.00", "国网电力")]
    assert [row.date.day for row in read(page(TITLE, columns(105, NAMES, width=110), *table(rows))).transactions] == [11, 12]


def test_a_currency_before_a_figure_is_the_figures_where_no_column_names_it() -> None:
    rows = [(*row[:2], f"CNY {row[2]}", f"+CNY {row[3]}", row[4]) for row in ROWS]
    statement = read(page(TITLE, columns(105, NAMES, width=110), *table(rows)))
    assert [str(row.balance) for row in statement.transactions] == ["1100.00", "1080.00", "1000.00"]


def test_currencies_stand_under_their_name_though_nearer_to_another() -> None:
    named = (
        (75, "交易时间"),
        (154, "金额"),
        (215, "账户余额"),
        (266, "对方卡号"),
        (333, "对方账户名"),
        (424, "币别"),
        (480, "交易类型"),
        (509, "交易地点"),
    )
    placed = (54, 173, 228, 254, 316, 381, 478, 507)
    name = "中国移动通信集团有限"
    head = [words(x, 105, name, size=6) for x, name in named]
    cells = [
        words(x, 140 + 20 * index, text, size=6)
        for index, row in enumerate(ROWS)
        for x, text in zip(placed, (*row[1:4], "9999716762111870094", name, "CNY", "代发工资", "柜面"), strict=True)
    ]
    assert names(read(page(TITLE, *head, *cells))) == [name] * 3


@pytest.mark.parametrize("account", ["/", "/99", "/999******3"])
def test_an_account_that_is_cut_off_is_no_part_of_the_name(account: str) -> None:
    named = (*NAMES[:4], "对手信息")
    rows = [(*row[:4], row[4] + account) for row in ROWS]
    assert names(read(page(TITLE, columns(105, named, width=110), *table(rows)))) == [row[4] for row in ROWS]


def test_a_row_in_the_middle_of_its_cells_is_joined_again_with_both_its_ends() -> None:
    """The page ends after the second of a name's three lines; days stand beside the middle of their cells."""
    first = page(
        TITLE,
        columns(105, NAMES, width=110),
        *table([*ROWS[:1], (*ROWS[1][:4], "海州集团")], step=26),
        centred(525, 176, "信息技术", size=8),
    )
    second = page(columns(40, ("", "", "", "", "有限公司"), width=110), *table(ROWS[2:], top=66), number=2)
    assert names(read(first, second)) == [ROWS[0][4], "海州集团信息技术有限公司", ROWS[2][4]]


# --- cells that touch ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("+1,267.7308", ["+1,267.73", "08"]),
        ("999529061227751-", ["999529061227751", "-"]),
        ("-999507583580974", ["-", "999507583580974"]),
        ("日07:34:46", ["日", "07:34:46"]),
        ("中国移动通信集(7.67)", ["中国移动通信集", "(7.67)"]),
        ("6.3200", ["6.3200"]),
        ("29575.370.5小时停车", ["29575.37", "0.5小时停车"]),
        ("-1,234.56", ["-1,234.56"]),
    ],
)
def test_seams_are_told_by_what_figures_and_accounts_look_like(text: str, cells: list[str]) -> None:
    assert [part.text for part in taken_apart(words(100, 100, text)[0])] == cells


def test_a_bracket_that_a_cut_left_of_a_name_is_not_the_figures_before_it() -> None:
    line = Line((*words(100, 100, "+7,492.77"), *words(146, 100, ")物业管理有限公司")), 1)
    assert [word.text for word in joined(line).words] == ["+7,492.77", ")物业管理有限公司"]


# --- texts that a spreadsheet cuts off -------------------------------------------------------------------------------


def test_a_letter_a_little_behind_foreign_letters_is_of_their_cell() -> None:
    """Word processors set Chinese a little apart from Latin; a letter that alone reaches so far is no column's (A-TECH 电)."""
    named = (
        Column("date", "记账日期", 43, 58), Column("balance", "本次余额", 195, 210), Column("amount", "交易金额", 271, 286),
        Column("counterparty_account", "对方账号", 297, 344), Column("counterparty", "对方名称", 374, 389),
        Column("summary", "交易类型", 466, 481), Column("note", "附言", 503, 518),
    )  # fmt: skip
    drawn: list[Word] = []
    for row in range(12):
        for x, text in ((43, "2024-02-14"), (179, "25756.67"), (258, "2917.00"), (297, "999341340619392"), (466, "转账"), (503, "货款")):
            drawn += words(x, 20 * row, text, 7.5)
        drawn += words(374, 20 * row, "京东商城-京东支付", 7.5)
    drawn += [Word("临岚(集团)A-TECH", 374, 250, 445, 257.5), Word("电", 446.7, 250, 454.2, 257.5)]
    bands, runs = bands_and_runs(named, drawn)
    assert [round(bands[end - 1].x1) for _begin, end in runs][4:] == [454, 480, 517]


@pytest.mark.parametrize(
    ("notes", "runs"),
    [(692, [(3, 4), (4, 5)]), (640, [(3, 4), (4, 5)]), (616, [(3, 5), (5, 5)]), (560, [(3, 5), (5, 5)])],
)
def test_texts_far_from_a_name_and_near_to_the_next_are_of_the_next(notes: float, runs: list[tuple[int, int]]) -> None:
    """The name of a note may be centred over cells that begin far to the left of it, and the party's begin with its name."""
    named = (
        Column("date", "交易日期", 32, 62), Column("amount", "交易金额", 293, 323), Column("balance", "联机余额", 466, 496),
        Column("counterparty", "对方户名", 499, 529), Column("note", "附言", 743, 758),
    )  # fmt: skip
    drawn: list[Word] = []
    for row in range(12):
        for x, text in ((32, "2024-02-14"), (330, "-2917.00"), (462, "25756.67"), (499, "云州自来水公司")):
            drawn += words(x, 20 * row, text, 7.5)
        drawn += words(notes, 20 * row, "货款", 7.5) if row % 2 else []
    assert bands_and_runs(named, drawn)[1][3:] == runs


def test_the_end_of_a_name_that_runs_into_the_accounts_is_no_account() -> None:
    heads = [
        words(x, 60, name, size=8)
        for x, name in ((30, "交易日期"), (90, "交易金额"), (150, "账户余额"), (210, "对方户名"), (290, "对方账号"))
    ]
    parties = ["安和菜市场", "云州联合食品股份有限公司", "周海燕", "国网电力", "安和菜市场", "周海燕"]
    drawn = []
    for number, party in enumerate(parties, 1):
        top = 70 + 20 * number
        drawn += [words(30, top, f"2026-05-{number:02}", size=8), words(90, top, "1.00", size=8), words(150, top, f"{number}.00", size=8)]
        drawn += [words(210, top, party, size=8), words(290, top, "" if number == 2 else "6299990000000012", size=8)]
    statement = read(page(TITLE, *heads, *drawn))
    assert names(statement) == parties
    assert [row.counterparty_account for row in statement.transactions][:3] == ["6299990000000012", "", "6299990000000012"]


def test_a_nothing_beside_amounts_stands_in_their_column_though_it_has_no_decimals() -> None:
    """Money in touches the channel behind it, and is 0 in most rows."""
    named = (
        Column("date", "交易日期", 41, 70), Column("summary", "交易类型", 106, 135), Column("balance", "余额", 179, 193),
        Column("amount_out", "支出金额", 200, 229), Column("amount_in", "贷方发生额", 237, 275), Column("other", "交易渠道", 275, 305),
        Column("counterparty_account", "对方账号", 312, 361), Column("counterparty", "对方名称", 385, 415),
    )  # fmt: skip
    drawn: list[Word] = []
    for row in range(39):
        into, out = ("¥9,739.82", "0") if row % 8 == 1 else ("0", "¥109.91")
        texts = (
            (41, "2026-06-25"),
            (106, "消费"),
            (165, "¥25,615.00"),
            (231 - 3 * len(out), out),
            (276 - 3 * len(into), into),
            (276, "网上银行"),
        )
        for x, text in (*texts, (385, "云州市自来水有限公司")):
            drawn += words(x, 15 * row, text, 6)
    _bands, runs = bands_and_runs(named, drawn)
    assert all(begin < end for begin, end in runs[:6])


CUT_NAMES = ((30, "交易日期"), (90, "交易金额"), (150, "账户余额"), (210, "对方户名"), (274, "对方账号"), (330, "交易摘要"))
CUT_PARTIES = ("云州青禾有限公司", "安和菜市场", "国网电力", "周海燕")
CUT_SUMMARIES = ("代发工资", "消费", "消费", "转账")


def cut_table(fused: bool) -> Page:
    """Cells that begin below their names and are cut where the next one begins; accounts may be one word with what follows."""
    drawn = [words(x, 60, name, size=8) for x, name in CUT_NAMES]
    for number, (party, summary) in enumerate(zip(CUT_PARTIES, CUT_SUMMARIES, strict=True), 1):
        texts = [f"2026-05-0{number}", "100.00", f"{number}00.00", party, "62999900000012", summary]
        if fused:
            texts[-2:] = ["".join(texts[-2:])]
        drawn += [words(x, 65 + 15 * number, text, size=8) for (x, _name), text in zip(CUT_NAMES, texts, strict=False)]
    return page(TITLE, *drawn)


@pytest.mark.parametrize("fused", [False, True])
def test_cells_that_touch_in_several_columns_are_cut_where_they_begin_below_their_names(fused: bool) -> None:
    """The names run up to the accounts, and the accounts up to what follows, of which they may be one word."""
    statement = read(cut_table(fused))
    assert names(statement) == list(CUT_PARTIES)
    assert {row.counterparty_account for row in statement.transactions} == {"62999900000012"}
    assert [row.summary for row in statement.transactions] == list(CUT_SUMMARIES)


def test_cells_are_cut_where_they_begin_also_where_those_before_are_short_in_many_rows() -> None:
    """Of six rows three have a dash for the account: the summaries beside it stand apart."""
    drawn = [words(x, 60, name, size=8) for x, name in CUT_NAMES]
    for number, summary in enumerate(("银联入账", "消费", "消费", "转账", "房租", "消费"), 1):
        account = "62999900000012" if number % 2 else "--"
        texts = [f"2026-05-0{number}", "100.00", f"{number}00.00", "海州跨境电子商务", account, summary]
        if account != "--":
            texts[-2:] = ["".join(texts[-2:])]
        drawn += [words(x, 65 + 15 * number, text, size=8) for (x, _name), text in zip(CUT_NAMES, texts, strict=False)]
    statement = read(page(TITLE, *drawn))
    assert [row.summary for row in statement.transactions] == ["银联入账", "消费", "消费", "转账", "房租", "消费"]
    assert [row.counterparty_account for row in statement.transactions] == ["62999900000012", ""] * 3


def test_the_number_at_the_end_of_a_long_note_is_no_part_of_the_name_beside_it() -> None:
    """Below names in the middle of their columns, which are as near to it."""
    heads = ((48, "交易日期"), (134, "摘要"), (206, "交易金额"), (257, "备注"), (369, "对方户名"), (519, "对方账号"), (681, "余额"))
    drawn = [words(x, 60, name, size=6) for x, name in heads]
    for number, note in enumerate(("网上消费-订单编号5669827045961152", "扫码", "扫码", "网上消费-订单编号5669827045961153"), 1):
        row = (f"2026-05-0{number}", "快捷支付", "100.00", note, "云州青禾有限公司", "62999900000012", f"{number}00.00")
        drawn += [words(x, 65 + 15 * number, text, size=6) for x, text in zip((22, 102, 182, 257, 375, 519, 649), row, strict=True)]
    statement = read(page(TITLE, *drawn))
    assert set(names(statement)) == {"云州青禾有限公司"}
    assert [row.note for row in statement.transactions][::3] == ["网上消费-订单编号5669827045961152", "网上消费-订单编号5669827045961153"]


def test_amounts_in_whole_units_are_figures() -> None:
    """Yen have no hundredths: 490,000 stands under the balance, also where that is nearer to the name beside it."""
    heads = ((30, "交易日期"), (110, "摘要"), (180, "交易金额"), (240, "余额"), (290, "对方户名"))
    drawn = [words(x, 60, name, size=8) for x, name in heads]
    for number, (amount, balance) in enumerate((("-10,000", "490,000"), ("-9,807", "480,193"), ("29,451", "509,644")), 1):
        row = (f"2026-05-0{number}", "消费", amount, balance, "云州青禾有限公司")
        drawn += [words(x, 65 + 15 * number, text, size=8) for x, text in zip((30, 110, 180, 250, 290), row, strict=True)]
    statement = read(page(TITLE, *drawn))
    assert [str(row.balance) for row in statement.transactions] == ["490000.00", "480193.00", "509644.00"]
    assert set(names(statement)) == {"云州青禾有限公司"}


@pytest.mark.parametrize("amounts", [("↓10.00", "↓9.80", "↑29.45"), ("10.00(借)", "9.80(借)", "29.45(贷)")])
def test_amounts_that_say_which_way_the_money_went_are_figures(amounts: Sequence[str]) -> None:
    """They end where their name ends, as figures do, and reach further to its left than the summary does to its right."""
    heads = ((30, "交易日期"), (90, "摘要"), (234, "金额"), (329, "余额"), (350, "对方户名"))
    drawn = [words(x, 60, name, size=8) for x, name in heads]
    for number, (amount, balance) in enumerate(zip(amounts, ("490.00", "480.20", "509.65"), strict=True), 1):
        row = ((30, f"2026-05-0{number}"), (90, "快捷支付"), (345 - 4 * len(balance), balance), (350, "云州青禾有限公司广东深圳分公司"))
        for x, text in row:
            drawn += [words(x, 65 + 15 * number, text, size=8)]
        drawn += [[Word(amount, 214, 65 + 15 * number, 250, 73 + 15 * number)]]
    statement = read(page(TITLE, *drawn))
    assert [str(row.amount) for row in statement.transactions] == ["-10.00", "-9.80", "29.45"]


def sheet(*cells: tuple[float, float, float, str]) -> bytes:
    """A line of cells: their left edge, their width, where their text begins; what runs over a cell is cut off."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    stream = BytesIO()
    canvas = Canvas(stream, (600, 400))
    for left, width, x, text in cells:
        canvas.saveState()
        path = canvas.beginPath()
        path.rect(left, 290, width, 20)
        canvas.clipPath(path, stroke=0, fill=0)
        canvas.setFont("STSong-Light", 10)
        canvas.drawString(x, 297, text)
        canvas.restoreState()
    canvas.save()
    return stream.getvalue()


def texts(data: bytes) -> list[str]:
    with open_pdf(data) as pdf:
        return [word.text for read_page in pdf.pages(1) for word in sorted(read_page.words, key=lambda word: word.x0)]


def test_what_a_cell_cuts_off_is_not_read() -> None:
    assert texts(sheet((100, 43, 100, "北京三快在线科技有限公司"), (143, 60, 143, "消费"))) == ["北京三快", "消费"]


def test_a_text_in_the_middle_of_its_cell_is_cut_off_at_both_ends() -> None:
    assert texts(sheet((100, 40, 80, "云溪市商贸有限公司"))) == ["市商贸有"]


def test_cut_texts_that_touch_are_of_two_cells() -> None:
    account, name = texts(sheet((100, 50, 100, "999885000000002440"), (150, 50, 150, "安和菜市场")))
    assert account.startswith("99988500") and name == "安和菜市场"


# --- sheets beside one another ---------------------------------------------------------------------------------------


def wide(across: Sequence[int]) -> list[Page]:
    """Two sheets down, each with its last column on a sheet of its own; `across` is the order in which they come out."""
    left = [
        page(TITLE, columns(105, NAMES[:4], width=110), *table([row[:4] for row in ROWS])),
        page(*table([("转账", "2026-05-10", "5.00", "1,005.00")])),
    ]
    right = [
        page(words(40, 105, "对方户名", size=8), *(words(40, 140 + 30 * index, row[4], size=8) for index, row in enumerate(ROWS))),
        page(words(40, 140, "周海燕", size=8)),
    ]
    sheets = [left[0], left[1], right[0], right[1]]
    return [replace(sheets[which], number=number) for number, which in enumerate(across, 1)]


@pytest.mark.parametrize(("across", "with_rows"), [((0, 1, 2, 3), {1, 2}), ((0, 2, 1, 3), {1, 3})], ids=["down first", "across first"])
def test_columns_on_further_sheets_are_put_beside_their_rows(across: Sequence[int], with_rows: set[int]) -> None:
    pages = wide(across)
    statement = within_their_pages(read(*put_together(pages, with_rows, LIBRARY.statements)), pages)
    assert names(statement) == [*(row[4] for row in ROWS), "周海燕"]
    assert {row.page for row in statement.transactions} == with_rows
    assert all(row.bbox.x1 <= 842 for row in statement.transactions)


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (0, 2, 1, 3)], ids=["down first", "across first"])
def test_days_and_money_on_different_sheets_are_put_together(order: Sequence[int]) -> None:
    """None of the sheets has a row by itself."""
    more = [("消费", "2026-05-10", "-5.00", "995.00", "周海燕"), ("消费", "2026-05-11", "-5.00", "990.00", "周海燕")]
    parts = [
        (page(TITLE, columns(105, NAMES[:2], width=110), *table([row[:2] for row in ROWS]))),
        (page(*table([row[:2] for row in more]))),
        (page(columns(105, NAMES[2:], width=110), *table([row[2:] for row in ROWS]))),
        (page(*table([row[2:] for row in more]))),
    ]
    pages = [replace(parts[which], number=number) for number, which in enumerate(order, 1)]
    statement = read(*put_together(pages, (), LIBRARY.statements))
    assert [(str(row.amount), row.counterparty) for row in statement.transactions] == [(row[2], row[4]) for row in (*ROWS, *more)]
    assert statement.reconciliation.status == "balanced"


def test_what_runs_out_of_some_rows_stands_on_sheets_of_its_own() -> None:
    """Sheets that would be empty do not come out, so the last ones across are few: they stand beside what ends at the edge."""
    money = [
        page(words(40, 105, "对方户名", size=8), *(words(40, 140 + 30 * index, row[4], size=8) for index, row in enumerate(ROWS))),
        page(words(40, 140, "周海燕", size=8), words(762, 170, "网银在线科技有限公", size=8)),
        page(words(40, 140, "孙静", size=8)),
    ]
    days = [
        page(TITLE, columns(105, NAMES[:4], width=110), *table([row[:4] for row in ROWS])),
        page(*table([("转账", "2026-05-10", "5.00", "1,005.00"), ("转账", "2026-05-11", "5.00", "1,010.00")])),
        page(*table([("转账", "2026-05-12", "5.00", "1,015.00"), ("转账", "2026-05-13", "5.00", "1,020.00")])),
    ]
    sheets = [*days, *money, page(words(0, 170, "司", size=8))]
    pages = [replace(sheet, number=number) for number, sheet in enumerate(sheets, 1)]
    statement = read(*put_together(pages, {1, 2, 3}, LIBRARY.statements))
    assert names(statement)[3:] == ["周海燕", "网银在线科技有限公司", "孙静", ""]
    assert put_together([*pages[:6], page(words(0, 555, "司", size=8), number=7)], {1, 2, 3}, LIBRARY.statements) == []


def test_two_pages_of_a_letter_are_no_table() -> None:
    pages = [
        page(*(words(40, 40 + 20 * line, "交易日期以银行记录为准，余额另行通知。") for line in range(12)), number=number)
        for number in (1, 2)
    ]
    assert put_together(pages, (), LIBRARY.statements) == []


def test_a_sheet_of_notices_is_not_put_beside_another() -> None:
    table_page = page(TITLE, columns(105, NAMES, width=110), *table(ROWS))
    notice = page(*(words(40, 47 + 23 * line, "温馨提示：本明细仅供参考。", size=8) for line in range(12)), number=2)
    assert put_together([table_page, notice], {1}, LIBRARY.statements) == []
    assert with_names_alone([table_page, notice], {1}, LIBRARY.statements) == []


def test_columns_on_sheets_whose_rows_stand_at_other_heights_are_told() -> None:
    pages = [
        page(TITLE, columns(105, NAMES, width=110), *table(ROWS)),
        page(words(40, 60, "对方户名", size=8), *table(ROWS, top=80), number=2),
    ]
    assert put_together(pages, {1}, LIBRARY.statements) == []
    assert with_names_alone(pages, {1}, LIBRARY.statements) == [2]


def test_a_last_page_of_names_and_notices_alone_is_not_told() -> None:
    notices = [words(40, 140 + 20 * line, "温馨提示：本明细仅供参考。", size=8) for line in range(5)]
    pages = [page(TITLE, columns(105, NAMES, width=110), *table(ROWS)), page(columns(105, NAMES, width=110), *notices, number=2)]
    assert with_names_alone(pages, {1}, LIBRARY.statements) == []
