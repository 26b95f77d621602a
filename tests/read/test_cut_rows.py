"""A page break may cut a row in two: what stands above the next page's first row, or below the last, belongs to it unless it cannot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from drawn import page, words

from reprieve.library import load_library
from reprieve.model import Statement
from reprieve.read.page.words import Page, Rule, Word
from reprieve.read.statement import read_statement
from reprieve.read.table import read_table

LIBRARY = load_library()
PLACES = (36, 110, 190, 270, 350, 520)
NAMES = ("交易时间", "交易金额", "账户余额", "摘要", "对方户名", "对方账号")
ROWS = (
    ("2026-05-01|08:12:33", "8,000.00", "9,000.00", "代发工资", "云州青禾人力|资源有限公司", "6299990000|000001234"),
    ("2026-05-03|09:00:01", "-120.50", "8,879.50", "消费", "安和菜市场", "8800112233|445566"),
    ("2026-05-09|10:30:59", "-59.00", "8,820.50", "快捷支付", "邻里便利超市|云州第二分店", "8800112233|445577"),
    ("2026-05-11|11:11:11", "-20.50", "8,800.00", "消费", "安和菜市场", "8800112233|445566"),
)


def lines_from_top(top: float, texts: Sequence[str]) -> list[Word]:
    drawn: list[Word] = []
    for x, text in zip(PLACES, texts, strict=True):
        for number, part in enumerate(text.split("|")):
            drawn += words(x, top + number * 10, part, size=8) if part else []
    return drawn


def lines_down_to(bottom: float, texts: Sequence[str]) -> list[Word]:
    """Cells that end on the same line."""
    drawn: list[Word] = []
    for x, text in zip(PLACES, texts, strict=True):
        parts = text.split("|")
        for number, part in enumerate(parts):
            drawn += words(x, bottom - (len(parts) - 1 - number) * 10, part, size=8) if part else []
    return drawn


def statement_page(number: int, rows: Sequence[Sequence[str]], above: Sequence[str] | None = None, header: bool = True) -> Page:
    """The rows from the top; `above` stands under the header as the end of a row."""
    drawn = [lines_from_top(140 + 26 * index, row) for index, row in enumerate(rows)]
    head = [] if number > 1 else words(250, 30, "云州银行交易流水") + words(36, 60, "户名:江望舒 账号:6299990000000006027")
    names = lines_from_top(105, NAMES) if header else []
    return page(head, names, lines_from_top(126, above) if above else [], *drawn, number=number)


def read(*pages: Page) -> Statement:
    statement = read_statement(read_table(pages, LIBRARY.statements), LIBRARY.statements, LIBRARY.banks)
    assert statement.reconciliation.status == "balanced"
    return statement


def halves(row: Sequence[str]) -> tuple[list[str], list[str]]:
    return [cell.partition("|")[0] for cell in row], [cell.partition("|")[2] for cell in row]


@pytest.mark.parametrize("header", [True, False], ids=["under a header of its own", "without a header"])
def test_the_rest_of_a_cut_row_belongs_to_it(header: bool) -> None:
    begun, rest = halves(ROWS[2])
    whole = read(statement_page(1, ROWS))
    cut = read(statement_page(1, [*ROWS[:2], begun]), statement_page(2, ROWS[3:], rest, header))
    assert [(row.time, row.counterparty, row.counterparty_account) for row in cut.transactions] == [
        (row.time, row.counterparty, row.counterparty_account) for row in whole.transactions
    ]
    assert cut.transactions[2].counterparty == "邻里便利超市云州第二分店"


@pytest.mark.parametrize("day", ["2026-|05-|09", "2026年05|月09日", "2026-05-|09"])
def test_a_row_whose_day_a_page_cuts_is_whole(day: str) -> None:
    begin, *ends = day.split("|")
    begun, rest = halves(ROWS[2])
    whole = read(statement_page(1, ROWS))
    cut = read(statement_page(1, [*ROWS[:2], [begin, *begun[1:]]]), statement_page(2, ROWS[3:], ["".join(ends), *rest[1:]]))
    assert [(row.date, row.amount, row.counterparty, row.counterparty_account) for row in cut.transactions] == [
        (row.date, row.amount, row.counterparty, row.counterparty_account) for row in whole.transactions
    ]


def test_a_row_without_the_end_of_its_day_is_told() -> None:
    begun, rest = halves(ROWS[2])
    pages = statement_page(1, [*ROWS[:2], ["2026-05-", *begun[1:]]]), statement_page(2, ROWS[3:], ["", *rest[1:]])
    statement = read_statement(read_table(pages, LIBRARY.statements), LIBRARY.statements, LIBRARY.banks)
    assert [row.date.day for row in statement.transactions] == [1, 3, 11]
    assert [row.page for row in statement.reconciliation.unread] == [1]


def test_the_rest_of_a_cut_row_is_not_taken_for_the_next_one() -> None:
    begun, rest = halves(ROWS[2])
    following = read(statement_page(1, [*ROWS[:2], begun]), statement_page(2, ROWS[3:], rest)).transactions[3]
    assert (following.counterparty, following.counterparty_account, str(following.time)) == ("安和菜市场", "8800112233445566", "11:11:11")


@pytest.mark.parametrize(
    "notice",
    [("", "", "", "", "", "本页续"), ("以下续", "", "", "", "", ""), ("", "", "8,820.50", "", "", "")],
    ids=["words where a number stands", "words under the day", "a balance carried forward"],
)
def test_a_notice_above_the_rows_is_no_part_of_the_row_before(notice: Sequence[str]) -> None:
    rows = read(statement_page(1, ROWS[:3]), statement_page(2, ROWS[3:], notice)).transactions
    assert [(row.counterparty, row.counterparty_account) for row in rows] == [
        (row[4].replace("|", ""), row[5].replace("|", "")) for row in ROWS
    ]


def test_the_end_of_a_page_further_back_is_not_joined() -> None:
    begun, rest = halves(ROWS[2])
    blank = page(words(36, 60, "本页无交易"), number=2)
    cut = read(statement_page(1, [*ROWS[:2], begun]), blank, statement_page(3, ROWS[3:], rest))
    assert cut.transactions[2].counterparty == "邻里便利超市"


# --- cells that end on the line of their date ----------------------------------------------------------------------

ENDING = (
    ("2026-05-01", "8,000.00", "9,000.00", "代发工资", "云州青禾人力|资源有限公司", "6299990000|000001234"),
    ("2026-05-03", "-120.50", "8,879.50", "消费", "安和菜市场", "8800112233|445566"),
    ("2026-05-09", "-59.00", "8,820.50", "快捷支付", "邻里便利超市|云州第二分店", "8800112233|445577"),
    ("2026-05-11", "-20.50", "8,800.00", "消费", "安和菜市场", "8800112233|445566"),
)
ABOVE_BREAK, BELOW_BREAK = (
    ("", "", "", "", "邻里便利超市|云州第二", ""),
    ("2026-05-09", "-59.00", "8,820.50", "快捷支付", "分店", "880011|2233445577"),
)


def ending_page(number: int, rows: Sequence[Sequence[str]], *more: Sequence[Word], top: float = 140) -> Page:
    """Rows whose cells end on the line of the date, with a rule below each."""
    drawn = [lines_down_to(top + 26 * index, row) for index, row in enumerate(rows)]
    head = [words(250, 30, "云州银行交易流水"), words(36, 60, "户名:江望舒 账号:6299990000000006027"), lines_from_top(105, NAMES)]
    rules = [Rule(30, y, 600, y) for y in [118, *(top + 12 + 26 * index for index in range(len(rows)))][number > 1 :]]
    return page(*(head if number == 1 else []), *drawn, *more, number=number, rules=rules)


def test_a_row_that_begins_below_the_last_of_a_page_goes_on_on_the_next() -> None:
    first = ending_page(1, ENDING[:2], lines_from_top(182, ABOVE_BREAK))
    second = page(
        lines_from_top(40, BELOW_BREAK), lines_down_to(76, ENDING[3]), rules=[Rule(30, 62, 600, 62), Rule(30, 88, 600, 88)], number=2
    )
    rows = read(first, second).transactions
    assert [(row.counterparty, row.counterparty_account) for row in rows] == [
        (row[4].replace("|", ""), row[5].replace("|", "")) for row in ENDING
    ]


@pytest.mark.parametrize(
    "notice",
    [("", "", "", "", "", "本页续"), ("以下续", "", "", "", "", ""), ("", "", "8,820.50", "", "", "")],
    ids=["words where a number stands", "words under the day", "a balance carried over"],
)
def test_a_notice_below_the_rows_is_no_part_of_the_next_one(notice: Sequence[str]) -> None:
    first = ending_page(1, ENDING[:2], lines_from_top(182, notice))
    rows = read(first, ending_page(2, ENDING[2:], top=66)).transactions
    assert [(row.counterparty, row.counterparty_account) for row in rows] == [
        (row[4].replace("|", ""), row[5].replace("|", "")) for row in ENDING
    ]


def test_a_text_below_rows_whose_cells_begin_on_the_line_of_their_date_is_no_part_of_the_next_one() -> None:
    rules = [Rule(30, y, 600, y) for y in (118, 162, 188)]
    drawn = [lines_from_top(140 + 26 * index, row) for index, row in enumerate(ENDING[:2])]
    head = [words(250, 30, "云州银行交易流水"), lines_from_top(105, NAMES)]
    first = page(*head, *drawn, lines_from_top(200, ("", "", "", "", "本页完", "")), rules=rules)
    rows = read(first, page(*(lines_from_top(40 + 26 * index, row) for index, row in enumerate(ENDING[2:])), number=2)).transactions
    assert [row.counterparty for row in rows] == [row[4].replace("|", "") for row in ENDING]


# --- rows that no rule parts -----------------------------------------------------------------------------------------

WIDE = "东浦集团餐饮管理有限"
UNRULED = (
    ("2026-05-01", "8,000.00", "9,000.00", "代发工资", f"{WIDE}|公司", ""),
    ("2026-05-03", "-120.50", "8,879.50", "消费", f"{WIDE}|公司", ""),
    ("2026-05-09", "-59.00", "8,820.50", "快捷支付", f"{WIDE}|公司", ""),
    ("2026-05-11", "-20.50", "8,800.00", "消费", f"{WIDE}|公司", ""),
    ("2026-05-12", "-100.00", "8,700.00", "消费", f"{WIDE}|公司", ""),
    ("2026-05-13", "-100.00", "8,600.00", "消费", f"{WIDE}|公司", ""),
)
HEAD = [words(250, 30, "云州银行交易流水"), words(36, 60, "户名:江望舒 账号:6299990000000006027"), lines_from_top(105, NAMES)]


def lines_around(middle: float, texts: Sequence[str]) -> list[Word]:
    """Cells in the middle of their row."""
    drawn: list[Word] = []
    for x, text in zip(PLACES, texts, strict=True):
        parts = text.split("|")
        for number, part in enumerate(parts):
            drawn += words(x, middle + (number - (len(parts) - 1) / 2) * 10, part, size=8) if part else []
    return drawn


def test_the_rest_of_a_row_right_above_the_next_ones_cells_is_not_theirs() -> None:
    """Cells end on the line of their date, and their lines stand as close as those of two rows."""
    first = page(
        *HEAD, *(lines_down_to(140 + 20 * index, row) for index, row in enumerate(UNRULED[:1])), lines_from_top(150, halves(UNRULED[1])[0])
    )
    rest = lines_from_top(50, ("", "", "", "", "公司", ""))
    second = page(rest, *(lines_down_to(70 + 20 * index, row) for index, row in enumerate(UNRULED[2:])), number=2)
    assert [row.counterparty for row in read(first, second).transactions] == [f"{WIDE}公司"] * len(UNRULED)


def test_a_line_that_ends_early_in_the_first_row_of_all_is_its_own() -> None:
    rows = [(*UNRULED[0][:4], "安和|东浦集团餐饮公司", ""), *UNRULED[1:]]
    statement = read(page(*HEAD, *(lines_down_to(150 + 26 * index, row) for index, row in enumerate(rows))))
    assert statement.transactions[0].counterparty == "安和东浦集团餐饮公司"


def test_the_rest_of_a_row_is_not_taken_for_the_first_line_of_the_next_ones_three() -> None:
    """公司 | a name of one line | the first of two: as far apart as the lines of a cell around the middle of its row."""
    short = (*UNRULED[2][:4], "国网电力", "")
    first = page(*HEAD, lines_around(140, UNRULED[0]), lines_from_top(166, (*UNRULED[1][:4], WIDE, "")))
    second = page(
        lines_from_top(50, ("", "", "", "", "公司", "")),
        lines_around(61, short),
        *(lines_around(77 + 22 * index, row) for index, row in enumerate(UNRULED[3:])),
        number=2,
    )
    names = [row.counterparty for row in read(first, second).transactions]
    assert names == [f"{WIDE}公司", f"{WIDE}公司", "国网电力", *[f"{WIDE}公司"] * 3]


@pytest.mark.parametrize("header", [True, False], ids=["under a header of its own", "without a header"])
def test_the_rest_of_a_row_may_stand_alone_on_its_page(header: bool) -> None:
    begun, rest = halves(ROWS[2])
    rows = read(statement_page(1, [*ROWS[:2], begun]), statement_page(2, (), rest, header)).transactions
    assert (rows[2].counterparty, rows[2].counterparty_account) == ("邻里便利超市云州第二分店", "8800112233445577")


@pytest.mark.parametrize("alone", [("", "", "", "", "打印完毕", ""), ("", "", "", "复核:张", "经办:李", "")], ids=["a word", "labels"])
def test_what_else_stands_alone_on_a_page_is_no_part_of_the_row_before(alone: Sequence[str]) -> None:
    begun, _rest = halves(ROWS[2])
    rows = read(statement_page(1, [*ROWS[:2], begun]), statement_page(2, (), alone, header=False)).transactions
    assert rows[2].counterparty == "邻里便利超市"


def test_the_bank_below_an_account_may_stand_on_the_next_page() -> None:
    rows = [(*row[:4], f"{row[4].replace('|', '')}|{row[5].replace('|', '')}|云州银行", "") for row in ROWS]
    begun, rest = (*rows[2][:4], rows[2][4].rpartition("|")[0], ""), ("", "", "", "", "云州银行", "")
    statement = read(statement_page(1, [*rows[:2], begun]), statement_page(2, rows[3:], rest))
    assert [row.counterparty_account for row in statement.transactions[1:3]] == ["8800112233445566", "8800112233445577"]


def test_the_last_letter_of_a_day_that_a_page_cuts_off_leaves_the_other_rests_theirs() -> None:
    begun, rest = halves(("2026年5月10|日", *ROWS[2][1:]))
    rows = read(statement_page(1, [*ROWS[:2], begun]), statement_page(2, ROWS[3:], rest)).transactions
    assert (rows[2].date.day, rows[2].counterparty) == (10, "邻里便利超市云州第二分店")


def test_the_rest_of_a_row_that_could_not_be_read_is_not_given_to_the_one_before_it() -> None:
    """2026年5月1 may have been the 1st, or one of the 10th to the 19th."""
    begun, rest = halves(("2026年5月1", *ROWS[2][1:]))
    pages = statement_page(1, [*ROWS[:2], begun]), statement_page(2, ROWS[3:], rest)
    statement = read_statement(read_table(pages, LIBRARY.statements), LIBRARY.statements, LIBRARY.banks)
    assert [row.text for row in statement.reconciliation.unread] == ["2026年5月1 -59.00 8,820.50 快捷支付 邻里便利超市 8800112233"]
    assert statement.transactions[1].counterparty == "安和菜市场"


def test_a_rest_whose_lines_stand_as_close_as_those_below_is_told_by_what_is_in_the_middle() -> None:
    """All lines of the column are equally far apart: where each row's date is in the middle of its lines alone says whose they are."""
    cells = [
        ["有限公司", "6299990000", "000011"],
        ["6299990000", "000022"],
        ["东浦跨境电子", "商务股份有限", "公司", "6299990000", "000033"],
    ]
    cells += [["黄**", "6299990000", "000044"], ["青禾跨境电子", "6299990000", "000055"]]
    lines = [words(350, 120 + 10 * number, text, size=8) for number, text in enumerate(text for cell in cells for text in cell)]
    begins = [sum(map(len, cells[:index])) for index in range(1, len(cells) + 1)]
    middles = [120 + 10 * (begins[index] + (len(cell) - 1) / 2) for index, cell in enumerate(cells[1:])]
    rows = [
        [*words(36, middle, f"2026-05-0{number}", size=8), *words(110, middle, "1.00", size=8), *words(190, middle, f"{number}.00", size=8)]
        for number, middle in enumerate(middles, 1)
    ]
    names = [*words(36, 100, "交易日期", size=8), *words(110, 100, "交易金额", size=8), *words(190, 100, "账户余额", size=8)]
    statement = read(page(words(250, 30, "云州银行交易流水"), names, words(350, 100, "对方信息", size=8), *lines, *rows))
    assert [(row.counterparty, row.counterparty_account[-2:]) for row in statement.transactions] == [
        ("", "22"), ("东浦跨境电子商务股份有限公司", "33"), ("黄**", "44"), ("青禾跨境电子", "55"),
    ]  # fmt: skip


@pytest.mark.parametrize(("x", "name"), [(350, "邻里便利超市云州第二分店"), (362, "云州第二分店")], ids=["a cell's beginning", "a notice"])
def test_the_first_line_of_a_cell_around_its_date_may_stand_on_the_page_before(x: float, name: str) -> None:
    around = [(*row[:5], "6299990000000001234") for row in ENDING]
    rows = [lines_down_to(140 + 26 * index, (*row[:4], "", row[5])) for index, row in enumerate(around[:2])]
    names = [words(350, 135, "云州青禾人力", size=8), words(350, 145, "资源有限公司", size=8), words(350, 166, "安和菜市场", size=8)]
    head = [words(250, 30, "云州银行交易流水"), words(36, 60, "户名:江望舒 账号:6299990000000006027"), lines_from_top(105, NAMES)]
    first = page(*head, *rows, *names, words(x, 187, "邻里便利超市", size=8))
    cut = lines_down_to(40, (*around[2][:4], "云州第二分店", around[2][5]))
    assert read(first, page(cut, lines_down_to(66, around[3]), number=2)).transactions[2].counterparty == name


def test_a_row_that_the_next_page_repeats_is_one_even_where_the_account_is_empty() -> None:
    emptied = ("2026-05-03|09:00:01", "-9,000.00", "0.00", "转账", "江望舒", "8800112233|445566")
    filled = ("2026-05-09|10:30:59", "700.00", "700.00", "转入", "江望舒", "8800112233|445566")
    statement = read(statement_page(1, (ROWS[0], emptied)), statement_page(2, (emptied, filled)))
    assert [str(row.balance) for row in statement.transactions] == ["9000.00", "0.00", "700.00"]


@pytest.mark.parametrize("account", ["8800112233445566", "8800112233445566|云州银行"])
def test_the_other_sides_cells_may_stand_on_the_next_page_as_a_whole(account: str) -> None:
    last = (*ROWS[1][:4], "", "")
    second = statement_page(2, [], above=["", "", "", "", "安和菜市场", account])
    rows = [word for index, row in enumerate(ROWS[2:]) for word in lines_from_top(150 + 26 * index, row)]
    statement = read(statement_page(1, [ROWS[0], last]), replace(second, words=(*second.words, *rows)))
    assert [(row.counterparty, row.counterparty_account) for row in statement.transactions][1] == ("安和菜市场", account.partition("|")[0])


def test_a_notice_above_the_first_row_is_nobodys_name() -> None:
    last = (*ROWS[1][:4], "", "")
    statement = read(statement_page(1, [ROWS[0], last]), statement_page(2, ROWS[2:], above=["", "", "", "", "电话:95500", ""]))
    assert statement.transactions[1].counterparty == ""


def test_figures_in_the_rest_of_a_name_stand_where_they_are_printed_though_they_are_lower_than_its_letters() -> None:
    first = [*ROWS[:2], (*ROWS[2][:4], "石桥路加油站第", ROWS[2][5].replace("|", ""))]
    rest = [*words(350, 126.4, "308", size=7.4), *words(364, 126, "号", size=8)]
    second = statement_page(2, ROWS[3:])
    last = read(statement_page(1, first), replace(second, words=(*second.words, *rest))).transactions[2]
    assert last.counterparty == "石桥路加油站第308号"


def test_a_text_that_every_other_row_has_may_stand_on_the_next_page_as_a_whole() -> None:
    rows = [*ROWS[:3], ("2026-05-10|10:00:00", "-20.50", "8,800.00", "", "", "")]
    rest = ["", "", "", "网上快捷支付", "安和菜市场", ""]
    last = ("2026-05-12|11:11:11", "-100.00", "8,700.00", "消费", "安和菜市场", "8800112233|445566")
    statement = read(statement_page(1, rows), statement_page(2, [last], above=rest))
    assert [(row.summary, row.counterparty) for row in statement.transactions[3:]] == [
        ("网上快捷支付", "安和菜市场"),
        ("消费", "安和菜市场"),
    ]


@pytest.mark.parametrize("begun", [("2026-05-09", "", "", "", "邻里便利超市", ""), ("", "-59.00", "8,820.50", "消费", "", "")])
def test_all_that_a_row_moves_may_stand_on_the_other_page(begun: Sequence[str]) -> None:
    """Browsers set cells of one line around the middle of their row, and a page break leaves them whole on either side."""
    whole = ("2026-05-09", "-59.00", "8,820.50", "消费", "邻里便利超市", "")
    rest = ["" if cell else text for cell, text in zip(begun, whole, strict=True)]
    first = statement_page(1, [*ROWS[:2], begun])
    statement = read(first, statement_page(2, ROWS[3:], rest) if begun[0] else statement_page(2, [rest, *ROWS[3:]]))
    assert (statement.transactions[2].summary, statement.transactions[2].counterparty) == ("消费", "邻里便利超市")
    assert not statement.reconciliation.unread


@pytest.mark.parametrize(("x", "name"), [(350, f"{WIDE}公司"), (362, WIDE)], ids=["where cells begin", "anywhere else"])
def test_the_rest_of_one_cell_may_stand_alone_on_its_page(x: float, name: str) -> None:
    rows = [*UNRULED[:3], (*UNRULED[3][:4], WIDE, "")]
    first = page(*HEAD, *(lines_from_top(140 + 26 * index, row) for index, row in enumerate(rows)))
    assert read(first, page(words(x, 40, "公司", size=8), number=2)).transactions[3].counterparty == name


def test_the_rest_above_the_only_row_between_rules_is_not_its() -> None:
    first = ending_page(1, ENDING[:2], lines_from_top(188, (*ENDING[2][:4], "邻里便利超市", "")))
    rest = lines_from_top(40, ("", "", "", "", f"{WIDE}|公司", ""))
    second = page(rest, lines_from_top(60, ENDING[3]), rules=[Rule(30, y, 600, y) for y in (59, 88)], number=2)
    assert [row.counterparty for row in read(first, second).transactions[2:]] == [f"邻里便利超市{WIDE}公司", "安和菜市场"]


def test_the_last_cell_of_a_ruled_page_may_have_many_lines() -> None:
    rules = [Rule(30, y, 600, y) for y in (118, 136, 162)]
    name = "东浦集团|餐饮管理|有限公司|云州第一|区第二分|店三号铺"
    rows = ROWS[0], (*ROWS[1][:4], name, "")
    drawn = lines_from_top(140, rows[0]), lines_from_top(166, rows[1])
    assert read(page(*HEAD, *drawn, rules=rules)).transactions[1].counterparty == name.replace("|", "")


def test_the_first_line_of_a_ruled_row_around_its_date_may_stand_on_the_page_before() -> None:
    rows = [lines_around(140 + 26 * index, row) for index, row in enumerate(UNRULED[:2])]
    first = page(*HEAD, *rows, words(350, 182, "邻里便利超市", size=8), rules=[Rule(30, y, 600, y) for y in (118, 154, 180)])
    cut = lines_from_top(40, (*UNRULED[2][:4], "云州第二分店", ""))
    second = page(cut, lines_around(70, UNRULED[3]), rules=[Rule(30, y, 600, y) for y in (54, 84)], number=2)
    assert read(first, second).transactions[2].counterparty == "邻里便利超市云州第二分店"


def test_the_bank_of_the_other_side_that_a_page_cuts_off_its_row_is_not_the_accounts() -> None:
    begun = (*ROWS[2][:4], "邻里便利超市|6299990000000006035", "")
    statement = read(statement_page(2, [*ROWS[:2], begun]), statement_page(3, ROWS[3:], ("", "", "", "", "中国工商银行", "")))
    assert statement.issuer == ""


def test_a_single_row_below_a_rest_is_read_as_those_of_the_page_before() -> None:
    """Were its cell taken to end on the line of its date, nothing would be left over."""
    first = page(
        *HEAD,
        *(lines_around(140 + 26 * index, row) for index, row in enumerate(UNRULED[:4])),
        lines_from_top(240, (*UNRULED[4][:4], WIDE, "")),
    )
    rest = lines_from_top(40, ("", "", "", "", f"{WIDE}|公司", ""))
    second = page(rest, lines_around(62, (*UNRULED[5][:4], "国网电力", "")), number=2)
    assert [row.counterparty for row in read(first, second).transactions[4:]] == [f"{WIDE}{WIDE}公司", "国网电力"]


def test_a_line_that_stands_right_below_a_cell_cut_at_its_top_is_its() -> None:
    rows = [lines_around(140 + 26 * index, row) for index, row in enumerate(UNRULED[:2])]
    cut = [
        *lines_from_top(184, (*UNRULED[2][:4], "", "")),
        *words(350, 179, WIDE, size=8),
        *words(350, 189, "公司", size=8),
        *words(350, 199, "分店", size=8),
    ]
    more = [lines_around(226 + 26 * index, row) for index, row in enumerate(UNRULED[3:])]
    statement = read(page(*HEAD, *rows, cut, *more))
    assert [row.counterparty for row in statement.transactions] == [f"{WIDE}公司"] * 2 + [f"{WIDE}公司分店"] + [f"{WIDE}公司"] * 3
