"""Which lines make up a row: told by how cells stand to their day, and by where their lines end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from drawn import page, words

from reprieve.library import load_library
from reprieve.model import Statement
from reprieve.read.heads.fused import first_seam, taken_apart
from reprieve.read.page.words import Page, Rule, Word
from reprieve.read.statement import read_statement
from reprieve.read.table import read_table
from reprieve.read.tables.rows.alignment import rows_by_alignment
from reprieve.read.tables.rows.anchors import find_anchors
from reprieve.read.tables.rows.assigned import assigned
from reprieve.read.tables.rows.cells import cell_lines
from reprieve.read.tables.rows.overflow import given_back

LIBRARY = load_library()
PLACES = (36, 120, 200, 290, 390)
NAMES = ("交易日期", "交易金额", "账户余额", "摘要", "对方户名")
SIZE = 8.0
LONG, LONGER = "某某网络科技(上海)有限公司", "云州青禾人力资源有限公司"
PARTIES = ("安和菜市场", LONG, "Apple Store", LONGER, LONG, "安和菜市场")
ROOM = 10  # letters of a line


def rows() -> list[tuple[str, ...]]:
    return [(f"2026-05-{day:02}", "100.00", f"{1000 + 100 * day}.00", "转账", party) for day, party in enumerate(PARTIES, start=1)]


def broken(text: str) -> list[str]:
    return [text[start : start + ROOM] for start in range(0, len(text), ROOM)] if not text.isascii() else [text]


def statement_page(rows: Sequence[Sequence[str]], share: float, pitch: float) -> Page:
    """Rows without white between them. `share` of a cell's room lies above it: 0 sets cells at the top of their row, 1 at the bottom."""
    drawn: list[Word] = words(200, 30, "云州银行交易流水") + words(36, 60, "户名:江望舒 账号:6299990000000006027")
    for x, name in zip(PLACES, NAMES, strict=True):
        drawn += words(x, 100, name, SIZE)
    top = 100 + 2 * pitch
    for cells in rows:
        height = max(len(broken(cell)) for cell in cells)
        for x, cell in zip(PLACES, cells, strict=True):
            lines = broken(cell) if x == PLACES[-1] else [cell]
            for number, line in enumerate(lines):
                drawn += words(x, top + (number + share * (height - len(lines))) * pitch, line, SIZE)
        top += height * pitch
    return page(drawn)


def read(*pages: Page) -> Statement:
    return read_statement(read_table(pages, LIBRARY.statements), LIBRARY.statements, LIBRARY.banks)


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0], ids=["top", "middle", "bottom"])
@pytest.mark.parametrize("pitch", [9.0, 12.0, 15.5], ids=["close", "as usual", "far apart"])
def test_names_that_wrap_stay_with_their_rows(share: float, pitch: float) -> None:
    statement = read(statement_page(rows(), share, pitch))
    assert [row.counterparty for row in statement.transactions] == list(PARTIES)


@pytest.mark.parametrize("first", [0, 1], ids=["in the first row", "below others"])
def test_a_name_of_two_lines_above_a_blank_one_is_whole(first: int) -> None:
    """Name, line break, account: where no account is, its line is there nevertheless, and the name's second line is level with the day."""
    drawn = words(200, 30, "云州银行交易流水") + words(36, 60, "户名:江望舒 账号:6299990000000006027")
    for x, name in zip(PLACES, NAMES, strict=True):
        drawn += words(x, 100, name, SIZE)
    parties = (
        ("安和菜市场", "62999900"),
        ("某某网络科技(上海)有", "限公司", ""),
        ("江望舒", "62999911"),
        ("云州青禾人力资源有限公", "司", ""),
    )
    for index, (row, party) in enumerate(zip(rows(), parties[first:], strict=False)):
        for x, cell in zip(PLACES, row[:4], strict=False):
            drawn += words(x, 130 + 30 * index, cell, SIZE)
        for number, line in enumerate(party):
            drawn += words(PLACES[-1], 130 + 30 * index + 9.5 * (number - (len(party) - 1) / 2), line, SIZE)
    names = ["安和菜市场", "某某网络科技(上海)有限公司", "江望舒", "云州青禾人力资源有限公司"]
    assert [row.counterparty for row in read(page(drawn)).transactions] == names[first:]


@pytest.mark.parametrize("order", [1, -1], ids=["below what it was for", "above it"])
@pytest.mark.parametrize("on", [0, 1], ids=["the day beside the first line", "beside the second"])
@pytest.mark.parametrize("pitch", [9.5, 11.0, 14.0], ids=["close", "apart", "nearly as far apart as rows"])
def test_a_name_on_a_line_of_its_own_stays_in_its_row(order: int, on: int, pitch: float) -> None:
    """Lines end early on purpose there, in every row but those without a name."""
    drawn = words(200, 30, "云州银行交易流水") + words(36, 60, "户名:江望舒 账号:6299990000000006027")
    for x, name in zip(PLACES, NAMES[:4], strict=False):
        drawn += words(x, 100, name, SIZE)
    told = [["消费", "安和菜市场"], ["代发工资", LONGER], ["结息"], ["扫码支付", "Apple 1206"], ["退款", "江望舒"], ["消费", "某某网络"]]
    for index, (row, cell) in enumerate(zip(rows(), told, strict=True)):
        lines = cell[::order]
        level = 130 + 31 * index + on * pitch * (len(lines) - 1)
        for x, text in zip(PLACES[:3], row, strict=False):
            drawn += words(x, level, text, SIZE)
        for number, text in enumerate(lines):
            drawn += words(PLACES[3], 130 + 31 * index + number * pitch, text, SIZE)
    assert [row.summary for row in read(page(drawn)).transactions] == ["".join(cell[::order]) for cell in told]


WRAPPED = [
    (("消费",), ("安和菜市场",)),
    (("网上支付跨行清算系", "统转账"), ("云州青禾人力资源有", "限公司")),
    (("短信服务年费批量扣", "款"), ()),
    (("手机银行跨行汇款转", "支"), ("江望舒",)),
    (("退款",), ("某某网络科技有限公", "司")),
    (("结息",), ()),
]


TRANSFER, RENEWED = ("云闪付跨行实时转账",), ("自动转存定期到期本", "息转入")
FULL = [
    (TRANSFER, ("安和菜市场",)),
    (TRANSFER, ("财付通-微信支付", "-云州外卖平台")),
    (RENEWED, ()),
    (RENEWED, ("江望舒",)),
    (TRANSFER, ("云州青禾人力资源有", "限公司")),
    (("结息",), ()),
]


def described(name: str, cells: Sequence[Sequence[str]]) -> list[tuple[str, str, str]]:
    drawn = words(200, 30, "云州银行交易流水") + words(36, 60, "户名:江望舒 账号:6299990000000006027")
    for x, title in zip(PLACES, (*NAMES[:3], name), strict=False):
        drawn += words(x, 100, title, SIZE)
    for index, (row, cell) in enumerate(zip(rows(), cells, strict=True)):
        for x, text in zip(PLACES[:3], row, strict=False):
            drawn += words(x, 130 + 51 * index, text, SIZE)
        for number, text in enumerate(cell):
            drawn += words(PLACES[3], 130 + 51 * index + 11 * number, text, SIZE)
    return [(row.summary or row.note, row.counterparty, row.note) for row in read(page(drawn)).transactions]


@pytest.mark.parametrize("cells", [WRAPPED, FULL], ids=["its last line is short", "its lines are full"])
def test_what_was_done_may_wrap_above_the_name_below_it(cells: Sequence[tuple[Sequence[str], Sequence[str]]]) -> None:
    told = described("摘要/对方户名", [(*summary, *name) for summary, name in cells])
    assert [(summary, name) for summary, name, _note in told] == [("".join(summary), "".join(name)) for summary, name in cells]


@pytest.mark.parametrize(
    ("kept", "ends"),
    [
        (0, [*WRAPPED[:4], WRAPPED[1]]),
        (1, [*WRAPPED[:4], WRAPPED[4]]),
        (2, [*WRAPPED[:4], WRAPPED[4]]),
        (1, [FULL[0], FULL[2], FULL[3], WRAPPED[0], (RENEWED, ("云州青禾人力资源有", "限公司"))]),
    ],
    ids=["nothing", "what was done", "a part of the name", "a part of what was done"],
)
def test_a_cell_that_a_page_cuts_is_no_part_of_the_names_above_it_and_wraps_there_as_elsewhere(
    kept: int, ends: Sequence[tuple[Sequence[str], Sequence[str]]]
) -> None:
    """A row above has nobody's name, and so tells less than the last."""
    cells = [(*summary, *name) for summary, name in ends]
    head = words(200, 30, "云州银行交易流水") + words(36, 60, "户名:江望舒 账号:6299990000000006027")
    drawn: list[list[Word]] = [[], []]
    for number, top in enumerate((100, 30)):
        for x, title in zip(PLACES, (*NAMES[:3], "摘要/对方户名"), strict=False):
            drawn[number] += words(x, top, title, SIZE)
    for index, (row, cell) in enumerate(zip(rows(), cells, strict=False)):
        for x, text in zip(PLACES[:3], row, strict=False):
            drawn[0] += words(x, 130 + 51 * index, text, SIZE)
        for number, text in enumerate(cell):
            last = index == len(cells) - 1
            place = (1, 41 + 11 * (number - kept)) if last and number >= kept else (0, 130 + 51 * index + 11 * number)
            drawn[place[0]] += words(PLACES[3], place[1], text, SIZE)
    for number, further in enumerate((("2026-05-09", "1.00", "1501.00", "结息"), ("2026-05-10", "1.00", "1502.00", "结息"))):
        drawn[1] += [word for x, text in zip(PLACES, further, strict=False) for word in words(x, 100 + 31 * number, text, SIZE)]
    statement = read(page(head, drawn[0]), page(drawn[1], number=2))
    told = [("".join(summary), "".join(name)) for summary, name in ends]
    assert [(row.summary, row.counterparty) for row in statement.transactions] == [*told, ("结息", ""), ("结息", "")]


def test_whom_no_column_names_is_read_below_what_was_done_where_it_can_be_nothing_else() -> None:
    cells = [
        ("消费", "云州青禾有限公司", "打车"),
        ("代扣电费", "云州供电有限责任公", "司"),
        ("结息",),
        ("转账汇入", "江望舒", "还款"),
        ("转账支出", "房租"),
        ("快捷支付", "某某网络科技店"),
    ]
    told = [
        ("消费打车", "云州青禾有限公司"),
        ("代扣电费", "云州供电有限责任公司"),
        ("结息", ""),
        ("转账汇入还款", "江望舒"),
        ("转账支出房租", ""),
    ]
    assert [(text, name) for text, name, _note in described("摘要", cells)] == [*told, ("快捷支付", "某某网络科技店")]


def test_what_was_done_may_be_told_in_several_lines_that_are_nobodys_name() -> None:
    cells = [
        ("消费支付宝-云州青禾有", "限公司"),
        ("转账", "江望舒"),
        ("转账", "货款"),
        ("转账", "房租"),
        ("转账", "余款", "二期"),
        ("转账", "云州分公司"),
    ]
    assert [name for _text, name, _note in described("摘要", cells)] == [""] * 6


def test_people_are_named_below_what_was_done_where_most_cells_name_one() -> None:
    """However short the lines: no width of the column says that they end early."""
    cells = [
        ("转账", "江望舒"),
        ("手机转账", "司马青衫"),
        ("转账", "*杰"),
        ("消费", "黄晓彤"),
        ("跨行转入", "红包"),
        ("转账", "赵磊", "还款"),
    ]
    told = [("转账", "江望舒"), ("手机转账", "司马青衫"), ("转账", "*杰"), ("消费", "黄晓彤"), ("跨行转入红包", ""), ("转账还款", "赵磊")]
    assert [(text, name) for text, name, _note in described("摘要", cells)] == told


TWO = [("消费", "安和菜市场"), ("代发工资", LONGER), ("结息", ""), ("扫码支付", "Apple 1206"), ("退款", "江望舒"), ("消费", "某某网络")]


@pytest.mark.parametrize(
    "names", [("摘要/", "对方户名"), ("摘要/对方户名",), ("摘要", "对方户名")], ids=["parted", "as one", "in two lines"]
)
@pytest.mark.parametrize("kept", [0, 1, 2], ids=["nothing", "the first line", "all"])
def test_a_column_of_two_names_tells_one_thing_above_the_other(names: Sequence[str], kept: int) -> None:
    """So many lines of the last cell stand on the first page, the others on the next."""
    drawn = words(200, 30, "云州银行交易流水") + words(36, 60, "户名:江望舒 账号:6299990000000006027")
    for x, name in zip(PLACES[:3], NAMES, strict=False):
        drawn += words(x, 100, name, SIZE)
    stacked, width = "摘要" in names, 0.0
    for number, name in enumerate(names):
        drawn += words(PLACES[3] + width, 100 + 10 * number * stacked, name, SIZE)
        width = 0 if stacked else SIZE * 2.5
    rest: list[Word] = []
    for index, (row, cell) in enumerate(zip(rows(), TWO, strict=True)):
        for x, text in zip(PLACES[:3], row, strict=False):
            drawn += words(x, 130 + 31 * index, text, SIZE)
        for number, text in enumerate(filter(None, cell)):
            if index < len(TWO) - 1 or number < kept:
                drawn += words(PLACES[3], 130 + 31 * index + 11 * number, text, SIZE)
            else:
                rest += words(PLACES[3], 30 + 11 * number, text, SIZE)
    further = [
        word for x, text in zip(PLACES, ("2026-05-09", "1.00", "1601.00", "结息"), strict=False) for word in words(x, 70, text, SIZE)
    ]
    statement = read(page(drawn), page(rest, further, number=2))
    assert [(row.summary, row.counterparty) for row in statement.transactions] == [*TWO, ("结息", "")]


def test_a_notice_under_a_day_is_no_part_of_it() -> None:
    drawn = statement_page(rows(), 1.0, 12.0)
    last = max(word.bottom for word in drawn.words)
    below = page([*drawn.words, *words(PLACES[0], last + 4, "以下空白", SIZE)])
    assert [row.counterparty for row in read(below).transactions] == list(PARTIES)


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("5.79借", ["5.79", "借"]),
        ("20:25:1342,188.28", ["20:25:13", "42,188.28"]),
        ("08:12:33-2.50", ["08:12:33", "-2.50"]),
        ("2026062509:12:36", ["20260625", "09:12:36"]),
        ("0.7285万元", ["0.7285万元"]),
        ("8.00", ["8.00"]),
        ("12:30:05", ["12:30:05"]),
    ],
)
def test_cells_that_touch_come_apart(text: str, cells: list[str]) -> None:
    assert [part.text for part in taken_apart(Word(text, 0, 0, 80, 10))] == cells
    assert first_seam(text) == (len(cells[0]) if len(cells) > 1 else 0)


# --- cells that hold more than their row is high -----------------------------------------------------------------------


def ruled_page(lines: Sequence[tuple[float, str]]) -> Page:
    """Three rows of 40 points between rules; `lines` are those of the last column, by their top."""
    drawn: list[Word] = words(200, 30, "云州银行交易流水") + words(36, 60, "户名:江望舒 账号:6299990000000006027")
    for x, name in zip(PLACES, NAMES, strict=True):
        drawn += words(x, 100, name, SIZE)
    for index, row in enumerate(rows()[:3]):
        for x, cell in zip(PLACES, row[:4], strict=False):
            drawn += words(x, 130 + 40 * index, cell, SIZE)
    for top, text in lines:
        drawn += words(PLACES[-1], top, text, SIZE)
    return page(drawn, rules=[Rule(30, y, 600, y) for y in (125, 165, 205, 245)])


@pytest.mark.parametrize(
    "lines",
    [
        ((130, "云州青禾"), (142, "人力资源"), (154, "有限公司"), (166, "第一分公司"), (173, "江望舒"), (210, "安和菜市场")),
        ((130, "云州青禾"), (142, "人力资源"), (154, "有限公司第"), (166, "一分公司"), (174, "江"), (186, "望舒"), (210, "安和菜市场")),
    ],
    ids=["over the name of a line", "over a name of two"],
)
def test_a_line_that_runs_over_the_rule_below_goes_on_the_cell_above(lines: Sequence[tuple[float, str]]) -> None:
    statement = read(ruled_page(lines))
    assert [row.counterparty for row in statement.transactions] == ["云州青禾人力资源有限公司第一分公司", "江望舒", "安和菜市场"]
    assert statement.reconciliation.status == "balanced"


def test_a_line_that_runs_over_the_rule_above_goes_on_the_cell_below() -> None:
    lines = ((148, "江望舒"), (156, "云州青禾"), (168, "人力资源"), (180, "有限公司"), (210, "安和菜市场"))
    statement = read(ruled_page(lines))
    assert [row.counterparty for row in statement.transactions] == ["江望舒", "云州青禾人力资源有限公司", "安和菜市场"]


@pytest.mark.parametrize(
    ("end", "name", "told"),
    [(PLACES[-1] - 2, "云州青禾有限公司", []), (600, "云州青禾", ["有限公司"])],
    ids=["that leaves it open", "that closes it, where it is told"],
)
def test_a_cell_taller_than_its_row_goes_on_below_the_rule(end: float, name: str, told: list[str]) -> None:
    drawn = ruled_page(((130, "云州青禾"), (148, "有限公司"), (170, "江望舒"), (210, "安和菜市场")))
    rules = [Rule(30, y, end if y == 145 else 600, y) for y in (125, 145, 165, 185, 205, 245)]
    statement = read(replace(drawn, rules=tuple(rules)))
    assert [row.counterparty for row in statement.transactions] == [name, "江望舒", "安和菜市场"]
    assert [row.text for row in statement.reconciliation.unread] == told


def test_a_time_below_its_day_is_of_that_row_though_rules_under_all_other_cells_stand_above_it() -> None:
    clocks = [word for index in range(3) for word in words(PLACES[0], 140 + 40 * index, f"10:11:1{index}", SIZE)]
    drawn = ruled_page(())
    rules = [Rule(PLACES[1], y, 600, y) for y in (125, 140, 180, 220)]
    statement = read(replace(drawn, words=(*drawn.words, *clocks), rules=tuple(rules)))
    assert [str(row.time) for row in statement.transactions] == ["10:11:10", "10:11:11", "10:11:12"]


def test_the_number_of_a_row_below_no_name_is_none_of_the_digits_of_the_amount_beside_it() -> None:
    drawn = words(200, 30, "云州银行交易流水") + words(36, 60, "户名:江望舒 账号:6299990000000006027")
    for index, cells in enumerate(
        (("交易金额", "交易日期", "摘要"), *((amount, day, what) for day, amount, _balance, what, _who in rows()))
    ):
        drawn += [word for x, cell in zip(PLACES[1:], cells, strict=False) for word in words(x, 100 + 20 * index, cell, SIZE)]
        drawn += words(PLACES[0], 100 + 20 * index, str(index) * bool(index), SIZE)
    assert {str(row.amount) for row in read(page(drawn)).transactions} == {"100.00"}


def test_lines_as_far_from_the_next_row_as_from_each_other_stay_with_their_own() -> None:
    lines = ((142, "云州青禾"), (154, "人力资源"), (166, "江望"), (178, "舒"), (210, "安和菜市场"))
    statement = read(ruled_page(lines))
    assert [row.counterparty for row in statement.transactions] == ["云州青禾人力资源", "江望舒", "安和菜市场"]


def test_a_cell_around_its_day_keeps_its_last_line_though_the_next_row_is_cut_by_a_page_and_its_lines_stand_far_apart() -> None:
    lines = ((125.5, "云州青禾"), (135, "有限公司"), (165.5, "邻里便利"), (195.5, "超市"), (210, "安和菜市场"))
    statement = read(ruled_page(lines))
    assert [row.counterparty for row in statement.transactions] == ["云州青禾有限公司", "邻里便利超市", "安和菜市场"]


def test_two_lines_in_the_middle_of_a_row_as_high_as_one_are_its_cells_though_they_run_over_both_rules() -> None:
    head = words(200, 30, "云州银行交易流水") + words(36, 60, "户名:江望舒 账号:6299990000000006027")
    names = [words(x, 100, name, SIZE) for x, name in zip((*PLACES, 520), (*NAMES, "对方开户行"), strict=True)]
    drawn = []
    for top, row in zip((122, 133.5, 145, 156.5), rows(), strict=False):
        drawn += [words(x, top, cell, SIZE) for x, cell in zip(PLACES, row[:4], strict=False)]
        drawn += [words(520, top - 5.3, "云州银行云山", SIZE), words(532, top + 5.9, "支行", SIZE)]
    wrapped = [words(390, 128.2, "云州青禾人力", SIZE), words(390, 139.4, "有限公司", SIZE), words(390, 156.5, "江望舒", SIZE)]
    rules = [
        *(Rule(30, 120.2 + 11.5 * index, 600, 120.2 + 11.5 * index) for index in range(5)),
        *(Rule(x, 95, x, 166.2) for x in (30, 115, 195, 285, 385, 515, 600)),
    ]
    statement = read(page(head, *names, *drawn, *wrapped, rules=rules))
    assert [row.counterparty for row in statement.transactions] == ["", "云州青禾人力有限公司", "", "江望舒"]
    assert statement.reconciliation.status == "balanced"


def test_a_mark_that_no_line_begins_with_takes_the_letter_before_it_to_the_next_line() -> None:
    """付/6299… is one piece: that its first letter would have had room above does not make it another row's."""
    head = words(200, 30, "云州银行交易流水") + words(36, 60, "户名:江望舒 账号:6299990000000006027")
    names = [word for x, name in zip(PLACES, NAMES, strict=True) for word in words(x, 100, name, SIZE)]
    drawn: list[Word] = []
    many = [(f"2026-05-{day:02}", "100.00", f"{1000 + 100 * day}.00", "转账") for day in range(1, 13)]
    for index, row in enumerate(many):
        top = 130 + 21 * index
        for x, cell in zip(PLACES, row, strict=False):
            drawn += words(x, top, cell, SIZE)
        drawn += words(PLACES[-1], top, "京东商城-京东支" if index % 2 else "某某网络科技技术有限公", SIZE)
        drawn += words(PLACES[-1], top + 10, "付/6299990000123456789" if index % 2 else "司/6299990000123456789", SIZE)
    statement = read(page(head, names, drawn))
    assert [row.counterparty for row in statement.transactions] == ["某某网络科技技术有限公司", "京东商城-京东支付"] * 6


def test_the_end_of_a_cut_name_at_the_top_of_a_page_stays_with_its_row() -> None:
    """The first line of the first name stands on the page before, so its others are not around their day."""

    def stood(x: float, *texts: tuple[float, str]) -> list[Word]:
        return [Word(text, x, middle - 6, x + 10 * len(text), middle + 6, 1.0) for middle, text in texts]

    days = stood(0, (17, "2026-03-18"), (58, "2026-03-18"), (89, "2026-03-19"), (120, "2026-03-21"))
    whole = (113, "北京云洲信息科技"), (127, "公司")
    names = stood(200, (17, "公司备付金集中存管"), (30.5, "账户"), (58, "王小明"), (82.2, "北京云洲信息科技"), (96, "公司"), *whole)
    rows, outside, _alignment, _mended = rows_by_alignment(find_anchors(days), {0: days, 1: names}, "middle")
    found = ["".join(word.text for word in row[1]) for row in rows]
    assert found == ["公司备付金集中存管账户", "王小明", "北京云洲信息科技公司", "北京云洲信息科技公司"]
    assert not outside


def test_cells_that_end_on_the_line_of_their_day_are_told_from_those_around_it() -> None:
    """Lines that would have to be put to cells around their day are a further row's, or the rest of one, on a page that a row begins."""

    def stood(x: float, *texts: tuple[float, str]) -> list[Word]:
        return [Word(text, x, middle - 5, x + 8 * len(text), middle + 5, 1.0) for middle, text in texts]

    days = stood(0, (111, "2026-05-01"), (128, "2026-05-02"), (156, "2026-05-03"))
    names = stood(100, (100, "云州青禾"), (111, "6299990000001"), (128, "江望舒"), (145, "安和菜市场"), (156, "6299990000002"))
    assert rows_by_alignment(find_anchors(days), {0: days, 1: names}, None).alignment == "bottom"


def test_a_name_below_what_it_was_for_stays_with_its_row_on_a_last_page_of_few() -> None:
    """Each breaks its line on purpose; nearer to the line above than the lines of a cell would stand, it is no other row's."""

    def stood(x: float, *texts: tuple[float, str]) -> list[Word]:
        return [Word(text, x, middle - 3, x + 6 * len(text), middle + 3, 1.0) for middle, text in texts]

    days = stood(0, (110, "20260420"), (150, "20260429"), (190, "20260429"))
    names = stood(100, (110, "转账汇入"), (123, "邓雨"), (150, "快捷支付"), (163, "云州电网客户95598"), (190, "转账汇入"), (203, "黄涵"))
    rows, outside, _alignment, _mended = rows_by_alignment(find_anchors(days), {0: days, 1: names}, "top")
    assert ["".join(word.text for word in row[1]) for row in rows] == ["转账汇入邓雨", "快捷支付云州电网客户95598", "转账汇入黄涵"]
    assert not outside


def test_a_cell_whose_last_line_the_page_cuts_off_keeps_its_first() -> None:
    """Two of its three lines stand above and at its day, so they are not around it."""

    def stood(x: float, *texts: tuple[float, str]) -> list[Word]:
        return [Word(text, x, middle - 6.7, x + 10 * len(text), middle + 6.7, 1.0) for middle, text in texts]

    days = stood(0, (749.1, "2026-03-22"), (776.8, "2026-03-23"), (818.3, "2026-03-25"))
    names = stood(
        200, (742.2, "财付通支付科技"), (756.1, "公司"), (776.8, "王小明"), (797.6, "上海浦江物业管理有限公司"), (811.4, "第三分公司")
    )
    rows, outside, _alignment, _mended = rows_by_alignment(find_anchors(days), {0: days, 1: names}, "middle")
    assert ["".join(word.text for word in row[1]) for row in rows] == ["财付通支付科技公司", "王小明", "上海浦江物业管理有限公司第三分公司"]
    assert not outside


def test_no_cell_loses_its_only_line_to_the_row_beside_it() -> None:
    """Two names of two lines in rows as high as one: where the second line of the one and the first of the other meet, nobody can tell."""
    days = [words(36, top, "2026-05-01", SIZE) for top in (290.1, 300.9)]
    above, below = words(390, 284.4, "云州青禾人力", SIZE), [*words(390, 295.2, "云州青禾人力", SIZE), *words(400, 295.9, "有限公司", SIZE)]
    assert given_back([{0: days[0], 1: above}, {0: days[1], 1: below}], 0) == [{0: days[0], 1: above}, {0: days[1], 1: below}]


def test_a_dash_half_a_line_below_its_day_takes_no_line_of_the_cell_below_it() -> None:
    """Its cell has a blank first line; with it the next cell, whose last line would be the first of another, is around its day, too."""
    cells = [
        (162.4, ((168.3, "-----"),)),
        (191.9, ((180.6, "周敏/"), (191.9, "99985399048300"), (203.6, "8"))),
        (227.2, ((215.5, "临岚(集团)物"), (227.2, "业管理股份有限"), (239.0, "公司"))),
        (274.5, ((263.2, "马**/"), (274.5, "99941112664017"), (286.2, "3"))),
    ]
    days = [word for index, (at, _texts) in enumerate(cells) for word in words(36, at - SIZE / 2, f"2026-05-0{index + 1}", SIZE)]
    names = [word for _at, texts in cells for at, text in texts for word in words(390, at - SIZE / 2, text, SIZE)]
    rows, outside, _alignment, _mended = assigned("middle", find_anchors(days), {4: cell_lines(names)})
    assert [[word.text for word in row[4]] for row in rows] == [[text for _at, text in texts] for _day, texts in cells]
    assert not outside


def test_a_name_nearer_to_its_own_row_is_not_the_next_ones_though_lines_end_early() -> None:
    texts = ("消费", "消费", "手机转账", "跨行转入", "跨行转入", "手机转账", "消费", "转账")
    names = ("黄晓彤", "王建军", "司马青衫", "赵磊", "司马青衫", "赵磊", "欧阳文静", "欧阳文静")
    days = [word for index in range(len(texts)) for word in words(36, 100 + 30 * index, f"2026-05-0{index + 1}", SIZE)]
    upper = [word for index, text in enumerate(texts) for word in words(390, 100 + 30 * index, text, SIZE)]
    lower = [word for index, text in enumerate(names) for word in words(390, 112 + 30 * index, text, SIZE)]
    rows, _outside, _alignment, _mended = rows_by_alignment(find_anchors(days), {0: days, 4: [*upper, *lower]}, None)
    assert [tuple(word.text for word in row[4]) for row in rows] == list(zip(texts, names, strict=True))


def test_the_weekday_and_the_time_below_a_day_are_of_its_cell() -> None:
    cells = [word for line, text in enumerate(("2026-05-03", "星期日", "10:11:12")) for word in words(36, 100 + 12 * line, text, SIZE)]
    (anchor,) = find_anchors(cells)
    assert (anchor.middle, anchor.last) == (cells[1].middle, cells[2].middle)
