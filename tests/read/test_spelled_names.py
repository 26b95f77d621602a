"""Names of columns are read whatever white stands in them; which columns there are decides under which name a figure is booked."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from drawn import centred, grid, page, words
from hypothesis import given, settings
from hypothesis import strategies as st

from reprieve.library import load_library
from reprieve.model import Statement
from reprieve.read.heads.header import Header, find_headers
from reprieve.read.heads.header_words import names_of_lines
from reprieve.read.heads.spelled_names import spelled
from reprieve.read.page.words import Line, Page, Rule, Word, visual_lines
from reprieve.read.statement import read_statement
from reprieve.read.table import read_table

LIBRARY = load_library()
KNOWS = LIBRARY.statements.knows
NAMES = ("记账日期", "交易时间", "交易金额", "联机余额", "对方户名", "交易摘要")
LEFTS = (30, 110, 190, 270, 350, 520, 600)
ROWS = (
    ("2026-05-01", "08:00:00", "8,000.00", "9,000.00", "云州青禾有限公司", "代发工资"),
    ("2026-05-03", "12:30:00", "-120.50", "8,879.50", "安和菜市场", "消费"),
    ("2026-05-09", "19:05:10", "-59.00", "8,820.50", "邻里便利超市", "快捷支付"),
)


def justified(text: str, left: float, right: float, top: float = 60, size: float = 8) -> list[Word]:
    """The characters of a name set apart evenly, the first at the left of its cell and the last at the right."""
    step = (right - left - size) / (len(text) - 1)
    return [Word(character, left + step * index, top, left + step * index + size, top + size) for index, character in enumerate(text)]


def texts(line: Line) -> list[str]:
    return [word.text for word in line.words]


def line_of(drawn: Sequence[Word]) -> Line:
    return Line(tuple(drawn), 1)


def header_of(*drawn: Sequence[Word], rules: Sequence[Rule] = ()) -> Header:
    shown = page(*drawn, rules=rules)
    return next(find_headers(shown, visual_lines(shown), LIBRARY.statements))


def columns_of(*drawn: Sequence[Word], rules: Sequence[Rule] = ()) -> list[tuple[str, str]]:
    return [(column.role, column.name) for column in header_of(*drawn, rules=rules).columns]


def read(*drawn: Sequence[Word]) -> Statement:
    pages: list[Page] = [page(words(30, 20, "户名:江望舒 账号:6299990000000006027"), *drawn)]
    return read_statement(read_table(pages, LIBRARY.statements), LIBRARY.statements, LIBRARY.banks)


def rows_below(rows: Sequence[Sequence[str]], top: float = 90) -> list[Word]:
    return [
        word
        for index, row in enumerate(rows)
        for left, text in zip(LEFTS, row, strict=False)
        for word in words(left, top + 18 * index, text, size=8)
    ]


def as_printed(rows: Sequence[Sequence[str]] = ROWS) -> list[tuple[str, ...]]:
    return [(row[2].replace(",", ""), row[3].replace(",", ""), row[4], row[5]) for row in rows]


def as_read(statement: Statement) -> list[tuple[str, ...]]:
    return [(str(row.amount), str(row.balance), row.counterparty, row.summary) for row in statement.transactions]


def test_names_justified_across_their_cells_are_names() -> None:
    drawn = [word for name, (left, right) in zip(NAMES, pairwise(LEFTS), strict=True) for word in justified(name, left, right - 3)]
    assert texts(spelled(line_of(drawn), KNOWS)) == list(NAMES)
    assert as_read(read(drawn, rows_below(ROWS))) == as_printed()


@settings(deadline=None)  # on a busy machine a single line may take long
@given(
    names=st.lists(st.sampled_from((*NAMES, "收/支", "货币", "对方卡号/账号", "备注")), min_size=3, max_size=8, unique=True),
    widths=st.lists(st.integers(70, 140), min_size=8, max_size=8),
)
def test_whatever_names_stand_in_whatever_widths_each_is_spelled_as_it_is(names: Sequence[str], widths: Sequence[int]) -> None:
    lefts = [30 + sum(widths[:index]) for index in range(len(names) + 1)]
    drawn = [word for name, (left, right) in zip(names, pairwise(lefts), strict=True) for word in justified(name, left, right - 3)]
    assert texts(spelled(line_of(drawn), KNOWS)) == names


def test_a_word_that_runs_over_several_names_is_taken_apart_with_the_letters_beside_it() -> None:
    drawn = [*words(30, 60, "交 易 日", 8), *words(66, 60, "期收支类型交", 8), *words(118, 60, "易 金 额 余 额", 8)]
    assert texts(spelled(line_of(drawn), KNOWS)) == ["交易日期", "收支类型", "交易金额", "余额"]


@pytest.mark.parametrize(
    "names",
    [
        ("摘要", "金额", "余额", "账户名"),  # the second line of 交易, 对方: 账户 alone is a name, and would be cut off
        ("日期", "金额", "余额", "本行优惠积分"),
        ("户名", "账号", "起止日期"),
    ],
)
def test_words_of_which_only_a_part_is_a_name_are_left_whole(names: Sequence[str]) -> None:
    drawn = [word for name, left in zip(names, LEFTS, strict=False) for word in words(left, 60, name, 8)]
    assert texts(spelled(line_of(drawn), KNOWS)) == list(names)


def test_a_translation_right_behind_a_name_is_no_column_of_its_own() -> None:
    names = ("记账日期 Date", "交易时间 Time", "交易金额 Amount", "联机余额 Balance", "对方户名 Counterparty", "交易摘要 Abstract")
    drawn = [word for name, left in zip(names, LEFTS, strict=False) for word in words(left, 60, name, 8)]
    assert columns_of(drawn) == [
        ("date", "记账日期"), ("time", "交易时间"), ("amount", "交易金额"), ("balance", "联机余额"),
        ("counterparty", "对方户名"), ("summary", "交易摘要"),
    ]  # fmt: skip
    # The figures stand under the translation, at the right of their cells.
    right = [(*row[:2], "", "", *row[4:]) for row in ROWS]
    figures = [Word(row[at], LEFTS[at] + 70 - 4 * len(row[at]), 90 + 18 * index, LEFTS[at] + 70, 98 + 18 * index)
               for index, row in enumerate(ROWS) for at in (2, 3)]  # fmt: skip
    assert as_read(read(drawn, rows_below(right), figures)) == as_printed()


def test_english_columns_beside_chinese_ones_stay_columns() -> None:
    drawn = [*words(30, 60, "日期", 8), *words(110, 60, "Amount", 8), *words(190, 60, "Balance", 8), *words(270, 60, "摘要", 8)]
    assert [role for role, _name in columns_of(drawn)] == ["date", "amount", "balance", "summary"]


@pytest.mark.parametrize("heading", [("发生额", ("存入金额", "支出金额")), ("对方信息", ("对方户名", "对方账号"))])
@pytest.mark.parametrize("wide", [20, 90])
def test_a_common_heading_over_two_names_is_no_column(heading: tuple[str, tuple[str, str]], wide: float) -> None:
    """It stands over the white between them, or over both."""
    common, parts = heading
    beside = [*words(30, 70, "记账日期", 8), *words(110, 70, "交易金额" if "对" in common else "摘要", 8), *words(190, 70, "余额", 8)]
    middle = 330.0
    drawn = [*centred(middle, 60, common, 8), *centred(middle - wide, 80, parts[0], 8), *centred(middle + wide, 80, parts[1], 8)]
    assert [name for _role, name in columns_of([*beside, *drawn])] == [
        "记账日期", "交易金额" if "对" in common else "摘要", "余额", *parts,
    ]  # fmt: skip


@pytest.mark.parametrize("apart", [20, 34])
def test_names_below_a_common_heading_may_stand_lines_below_it(apart: float) -> None:
    """Cells have much white in them, and the names of one line stand as high as the heading."""
    names = [*words(30, 60, "记账日期", 8), *words(110, 60, "交易金额", 8), *words(190, 60, "余额", 8), *centred(380, 60, "对方信息", 8)]
    lower = [*centred(330, 60 + apart, "对手户名", 8), *centred(430, 60 + apart, "对方账号", 8)]
    assert columns_of(names, lower)[3:] == [("counterparty", "对手户名"), ("counterparty_account", "对方账号")]


def test_a_name_between_two_headings_is_kept_though_its_neighbours_begin_lower() -> None:
    """And a name or an account below the other side's heading is the other side's."""
    upper = [*centred(200, 60, "发生额", 8), *centred(420, 60, "对方信息", 8)]
    names = [*words(30, 70, "记账日期", 8), *centred(300, 70, "余额", 8)]
    lower = [*centred(160, 80, "收入", 8), *centred(240, 80, "支出", 8), *centred(370, 80, "户名", 8), *centred(470, 80, "账号", 8)]
    assert columns_of(upper, names, lower) == [
        ("date", "记账日期"), ("amount_in", "收入"), ("amount_out", "支出"), ("balance", "余额"),
        ("counterparty", "对方户名"), ("counterparty_account", "对方账号"),
    ]  # fmt: skip


def test_letters_of_one_name_are_evenly_set_apart_though_far() -> None:
    """In a narrow table a name of few letters has more white in it than there is between the others (34 points for 户 名)."""
    narrow = (
        (44, "编号", 58),
        (61, "交易时间", 100),
        (104, "金额", 137),
        (140, "联机余额", 174),
        (177, "对方帐号", 216),
        (219, "对方户名", 267),
    )
    drawn = [word for left, name, right in narrow for word in justified(name, left, right, size=6)]
    drawn += [*words(270, 60, "交易类型", 6), *justified("币种", 298, 314, size=6), *words(317, 60, "交易渠道", 6)]
    assert [name for _role, name in columns_of(drawn)] == [*(name for _left, name, _right in narrow), "交易类型", "币种", "交易渠道"]


def test_a_name_evenly_set_apart_takes_no_letters_of_names_that_stand_close_beside_it() -> None:
    set_apart = (
        (45, "编号", 84),
        (88, "记账时间", 178),
        (183, "存入金额", 228),
        (232, "支出金额", 277),
        (282, "联机余额", 333),
        (338, "交易名称", 433),
    )
    drawn = [word for left, name, right in set_apart for word in justified(name, left, right, size=9)]
    columns = header_of(drawn).columns
    assert [column.name for column in columns] == [name for _left, name, _right in set_apart]
    assert [column.x0 for column in columns] == pytest.approx([left for left, _name, _right in set_apart], abs=3)


def test_names_in_two_languages_on_one_line_name_each_column_once_however_far_apart() -> None:
    """The translation is of several words, and no nearer to its own name than to the next."""
    names = (
        ("序号", "No."),
        ("记账日", "Posting Date"),
        ("金额", "Amount"),
        ("账户余额", "Balance"),
        ("对方账户名", "Payee Name"),
        ("交易摘要", "Transaction Type"),
    )
    drawn: list[Word] = []
    for number, (name, english) in enumerate(names):
        drawn += justified(name, 20 + 150 * number, 80 + 150 * number)
        for place, part in enumerate(english.split()):
            drawn += words(90 + 150 * number + 40 * place, 60, part, 6)
    assert [name for _role, name in columns_of(drawn)] == [name for name, _english in names]


def test_a_translation_below_its_name_is_no_part_of_the_name_beside_it() -> None:
    """Names in two languages, some in one line and some in two: Withdrawal stands right behind Income and below 支取金额."""
    upper = [*centred(243, 60, "支取金额", 8), *centred(340, 60, "对方户名 Counterparty", 8), *centred(527, 60, "交易名称", 8)]
    lower = [
        *words(49, 70, "帐户余额 Balance", 8), *words(137, 70, "收入 Income", 8), *centred(243, 70, "Withdrawal", 8),
        *centred(340, 70, "Name", 8), *centred(527, 70, "Description", 8), *words(570, 70, "记账日 Posting Date", 8),
    ]  # fmt: skip
    columns = header_of(upper, lower).columns
    assert [column.name for column in columns] == ["帐户余额", "收入", "支取金额", "对方户名", "交易名称", "记账日"]
    assert columns[1].x1 <= columns[2].x0


def test_a_rule_parts_names_that_are_one_together() -> None:
    """Of 借 贷|金 额 the rule between them makes two columns."""
    drawn = [*words(32, 60, "交易日期", 8), *words(92, 60, "借 贷", 8), *words(116, 60, "金 额", 8), *words(152, 60, "本次余额", 8)]
    drawn += words(212, 60, "交易摘要", 8)
    rules = grid(30, 55, (60, 24, 36, 60, 60), (16, 16))
    assert columns_of(drawn, rules=rules) == [
        ("date", "交易日期"), ("flag", "借贷"), ("amount", "金额"), ("balance", "本次余额"), ("summary", "交易摘要"),
    ]  # fmt: skip


def test_each_letter_behind_a_name_is_put_to_it_once() -> None:
    """A letter that a name has taken begins none with the next."""
    upper = line_of([*words(30, 60, "请", 8), *words(41, 60, "扫", 8), *words(56, 60, "描", 8), *words(120, 60, "二维码", 8)])
    lower = line_of([*words(45, 70, "余额", 8), *words(120, 70, "摘要", 8)])
    names = names_of_lines([upper, lower], LIBRARY.statements)
    assert names[0] is not None and texts(names[0])[:2] == ["请扫", "描"]


def test_no_name_begins_with_a_stroke() -> None:
    """The words of a name may touch: what stands before the stroke is no name of its own."""
    drawn = [*words(30, 60, "对手户名", 8), *words(110, 60, "对方卡号", 8), *words(142, 60, "/账号", 8), *words(190, 60, "交易类型", 8)]
    assert texts(spelled(line_of(drawn), KNOWS)) == ["对手户名", "对方卡号/账号", "交易类型"]


def test_two_names_in_one_word_each_go_on_in_the_line_above() -> None:
    upper = [*words(30, 60, "交易", 8), *words(110, 60, "收/支", 8), *words(200, 60, "账户 对方", 8), *words(330, 60, "交易", 8)]
    lower = [*words(30, 70, "日期", 8), *words(110, 70, "金额", 8), *words(200, 70, "余额姓名", 8), *words(330, 70, "类型", 8)]
    assert [name for _role, name in columns_of(upper, lower)] == ["交易日期", "收/支金额", "账户余额", "对方姓名", "交易类型"]


def test_a_rule_under_a_common_heading_alone_does_not_end_the_header() -> None:
    lefts, widths = (30, 110, 190, 270), (80, 80, 80, 160)
    single = [rule for left, width in zip(lefts[:3], widths, strict=False) for rule in grid(left, 55, [width], [40])]
    parted = [*grid(270, 55, [160], [20]), *grid(270, 75, [80, 80], [20])]
    drawn = [*words(35, 70, "记账日期", 8), *words(115, 70, "交易金额", 8), *words(195, 70, "联机余额", 8), *words(275, 61, "对方信息", 8)]
    below = [*words(275, 81, "对方账号", 8), *words(355, 81, "对方名称", 8)]
    found = header_of(drawn, below, rules=[*single, *parted])
    assert [column.role for column in found.columns] == ["date", "amount", "balance", "counterparty_account", "counterparty"]
    assert found.borders == (30, 110, 190, 270, 350, 430)


@pytest.mark.parametrize("first", ["王-Lee Ming", "ATM"])
def test_the_first_line_of_a_wrapped_cell_beside_its_name_is_no_name(first: str) -> None:
    names = [word for name, left in zip(NAMES, (40, 120, 200, 280, 420, 540), strict=True) for word in words(left, 60, name, 8)]
    below = words(350, 72, first, 8)
    assert header_of(names, below).bottom == 68


def test_the_first_line_of_a_wrapped_cell_whose_name_touches_the_one_before_is_no_name() -> None:
    """A foreign name over it runs over both."""
    names = [word for name, left in zip(NAMES[:3], (40, 120, 200), strict=True) for word in words(left, 60, name, 8)]
    names += [*words(280, 60, "余额", 8), *words(295.9, 60, "对方户名", 8), *words(420, 60, "对方账号", 8)]
    foreign = [Word("BalanceName", 270, 50, 316, 58)]
    below = words(295.9, 70, "北陵(集团)人", 8)
    found = header_of(foreign, names, below)
    assert (found.bottom, [column.name for column in found.columns][3:]) == (68, ["余额", "对方户名", "对方账号"])


def test_texts_at_the_left_and_figures_at_the_right_under_centred_names_are_told_apart() -> None:
    """As browsers set tables: each name in the middle of its cell, far from the words below."""
    cells = [(30, 130), (130, 225), (225, 520), (520, 630), (630, 730), (730, 830)]
    names = ("日期", "交易摘要", "对方户名", "交易金额", "本次余额", "交易地点")
    drawn = [word for name, (left, right) in zip(names, cells, strict=True) for word in centred((left + right) / 2, 60, name, 8)]
    for index, row in enumerate(ROWS):
        top = 90 + 18 * index
        for at, text in ((0, row[0]), (1, row[5]), (2, row[4]), (5, "网上银行")):
            drawn += words(cells[at][0] + 2, top, text, 8)
        for at, text in ((3, row[2]), (4, row[3])):
            drawn.append(Word(text, cells[at][1] - 4 * len(text), top, cells[at][1], top + 8))
    assert as_read(read(drawn)) == as_printed()


def test_touching_first_halves_of_two_names_are_not_taken_for_one_name() -> None:
    """交易 and 摘要 stand side by side, 后余额 below the first alone."""
    upper = [*words(30, 60, "记账", 8), *words(110, 60, "收入", 8), *words(190, 60, "支出", 8), *words(278, 60, "交易", 8)]
    touching = [*words(294, 60, "摘要", 8), *words(380, 60, "对方", 8)]
    lower = [*words(30, 69, "日期", 8), *words(270, 69, "后余额", 8), *words(380, 69, "名称", 8)]
    assert columns_of(upper, touching, lower) == [
        ("date", "记账日期"), ("amount_in", "收入"), ("amount_out", "支出"), ("balance", "交易后余额"),
        ("summary", "摘要"), ("counterparty", "对方名称"),
    ]  # fmt: skip


def test_names_justified_over_two_lines_of_their_cells_are_names() -> None:
    wide = [("交易", "时间", 30, 100), ("对方", "名称", 110, 220), ("交易", "名称", 230, 300)]
    upper = [word for half, _rest, left, right in wide for word in justified(half, left, right)]
    lower = [word for _half, rest, left, right in wide for word in justified(rest, left, right, top=70)]
    beside = [*words(310, 65, "金额", 8), *words(380, 65, "余额", 8)]
    assert columns_of(upper, beside, lower) == [
        ("date", "交易时间"), ("counterparty", "对方名称"), ("summary", "交易名称"), ("amount", "金额"), ("balance", "余额"),
    ]  # fmt: skip


def test_a_translation_that_touches_the_next_name_widens_its_own() -> None:
    names = [*words(30, 60, "日期 Date", 8), *words(110, 60, "金额 Amount", 8), *words(190, 60, "余额 Balance", 8)]
    next_name = [*words(239, 60, "对方户名 Name", 8), *words(380, 60, "摘要 Abstract", 8)]
    balance = header_of(names, next_name).columns[2]
    assert (balance.name, balance.x1) == ("余额", 238)


def test_a_name_half_of_whose_letters_have_been_put_together_is_one_name() -> None:
    halves = [Word("对方", 310, 60, 336, 67), Word("账户", 348, 60, 371, 67), Word("信", 383, 60, 390, 67), Word("息", 401, 60, 408, 67)]
    line = line_of([*words(30, 60, "记账日期", size=7), *words(100, 60, "金额", size=7), *words(200, 60, "余额", size=7), *halves])
    assert texts(spelled(line, KNOWS)) == ["记账日期", "金额", "余额", "对方账户信息"]


def test_names_well_below_a_common_heading_are_the_columns_where_a_rule_ends_the_header() -> None:
    upper = [
        *words(30, 60, "记账日期"),
        *words(110, 60, "交易金额"),
        *words(190, 60, "余额"),
        *words(260, 60, "对方信息"),
        *words(520, 60, "附言"),
    ]
    lower = [*words(260, 99, "对方户名"), *words(420, 99, "对方账号")]
    rules = [Rule(260, 85, 510, 85), Rule(20, 112, 600, 112)]
    names = [name for _role, name in columns_of(upper, lower, rows_below(ROWS, 130), rules=rules)]
    assert names == ["记账日期", "交易金额", "余额", "对方户名", "对方账号", "附言"]


def test_a_name_whose_end_stands_below_its_translation_is_whole() -> None:
    lines = [
        words(270, 54, "交易名称", size=8),
        [*words(30, 60, "记账日期", size=8), *words(110, 60, "收入/支出金", size=8), *words(190, 60, "余额", size=8)],
        [*words(350, 60, "对方名称", size=8), *words(388, 60, "Counter", size=8), *words(520, 60, "备注", size=8)],
        words(270, 66, "Descrip", size=8),
        [*words(30, 72, "Date", size=8), *words(110, 72, "额 Amount", size=8), *words(190, 72, "Balance", size=8)],
        [*words(374, 72, "Party", size=8), *words(520, 72, "Remark", size=8)],
        words(270, 78, "tion", size=8),
    ]
    names = [name for _role, name in columns_of(*lines, rows_below(ROWS, 110))]
    assert names == ["记账日期", "收入/支出金额", "余额", "交易名称", "对方名称", "备注"]


def test_the_beginning_of_a_name_over_its_end_is_not_taken_for_two_names() -> None:
    middle = [*words(30, 60, "交易日期", size=8), *words(110, 60, "支出金额", size=8), *words(270, 60, "余额", size=8)]
    names = columns_of(words(190, 55, "贷方发生", size=8), middle, words(214, 60, "额", size=8), rows_below(ROWS, 90))
    assert [name for _role, name in names] == ["交易日期", "支出金额", "贷方发生额", "余额"]


def test_the_translation_of_a_name_that_stands_beside_it_and_goes_on_below_is_no_column() -> None:
    lines = [
        [*words(153, 60, "交易摘要", size=8), *words(451, 60, "交易金额", size=8)],
        [*words(221, 64, "对方账号", size=8), *words(256, 64, "Counterparty", size=8), *words(517, 64, "余额", size=8)],
        [*words(18, 69, "交易日期", size=8), *words(53, 69, "Date", size=8), *words(153, 69, "Transaction", size=8)],
        [*words(325, 69, "对方名称", size=8), *words(360, 69, "Counter Party", size=8), *words(451, 69, "Transaction", size=8)],
        [*words(221, 72, "Account", size=8), *words(517, 72, "Balance", size=8)],
        [*words(153, 77, "Type", size=8), *words(451, 77, "Amount", size=8)],
    ]
    names = [name for _role, name in columns_of(*lines, rows_below(ROWS, 110))]
    assert names == ["交易日期", "交易摘要", "对方账号", "对方名称", "交易金额", "余额"]


def test_names_of_one_line_between_those_of_two_are_one_header_though_no_line_names_three() -> None:
    lines = [
        [*words(30, 54, "记账日期", size=8), *words(110, 54, "交易金额", size=8)],
        [*words(190, 59, "联机余额", size=8), *words(270, 59, "对方账户信息", size=8)],
        [*words(30, 64, "Trans", size=8), *words(110, 64, "Transaction", size=8)],
        [*words(190, 69, "Balance", size=8), *words(270, 69, "Counterparty", size=8)],
        [*words(30, 74, "Date", size=8), *words(110, 74, "Amount", size=8)],
    ]
    assert [name for _role, name in columns_of(*lines, rows_below(ROWS, 110))] == ["记账日期", "交易金额", "联机余额", "对方账户信息"]


def test_a_stroke_between_two_letters_may_stand_nearer_to_one() -> None:
    drawn = [Word("收", 450, 60, 456, 66), Word("/", 482, 60, 484, 66), Word("支", 499, 60, 505, 66)]
    line = line_of([*justified("记账日期", 30, 80), *justified("金额", 100, 140), *drawn, *justified("余额", 520, 560)])
    assert texts(spelled(line, KNOWS)) == ["记账日期", "金额", "收/支", "余额"]


def test_the_last_letter_of_a_name_that_stands_a_little_apart_is_part_of_it() -> None:
    upper = [*words(30, 54, "入账", size=8), *words(320, 54, "对方账", size=8), *words(500, 54, "账户", size=8)]
    middle = [*words(110, 59, "时间", size=8), *words(190, 59, "货币", size=8), *words(600, 59, "交易额", size=8)]
    lower = [
        *words(30, 64, "日期", size=8),
        *words(320, 64, "号与户", size=8),
        *words(345.1, 64, "名", size=8),
        *words(500, 64, "余额", size=8),
    ]
    assert ("counterparty", "对方账号与户名") in columns_of(upper, middle, lower, rows_below(ROWS, 90))


def test_a_name_whose_last_letter_alone_goes_on_in_the_next_line_is_whole() -> None:
    spaced = [*justified("日期", 30, 60), *justified("币种", 100, 130), *justified("对手户名", 160, 260)]
    last = [*words(300, 60, "收入/支出金", size=8), *justified("联机余额", 356, 420)]
    names = columns_of(spaced, last, words(300, 69, "额", size=8), rows_below(ROWS, 90))
    assert [name for _role, name in names] == ["日期", "币种", "对手户名", "收入/支出金额", "联机余额"]


def test_a_translation_that_wraps_is_part_of_the_header() -> None:
    names = [*words(30, 60, "记账日", 8), *words(110, 60, "时间", 8), *words(190, 60, "交易金额", 8), *words(270, 60, "余额", 8)]
    names += [*words(350, 60, "对方信息", 8), *words(600, 60, "交易摘要", 8)]
    upper = [
        *words(30, 71, "Posting Date", 8),
        *words(110, 71, "Trans", 8),
        *words(190, 71, "Transactio", 8),
        *words(270, 71, "Balance", 8),
    ]
    parts = [*words(350, 77, "对方帐号", 8), *words(520, 77, "对方账户名", 8)]
    lower = [*words(110, 82, "Time", 8), *words(190, 82, "n Amount", 8)]
    found = columns_of(names, upper, parts, lower, rows_below(ROWS, 120), rules=[Rule(20, 100, 700, 100)])
    assert [name for _role, name in found] == ["记账日", "时间", "交易金额", "余额", "对方帐号", "对方账户名", "交易摘要"]


def test_letters_over_letters_that_a_reader_tells_to_be_narrower_are_one_name() -> None:
    upper = [Word("账", 438.7, 54, 447, 62), Word("户", 479.5, 54, 486.2, 62)]
    lower = [Word("余", 438.7, 64, 447, 72), Word("额", 479.2, 64, 487.5, 72)]
    found = names_of_lines([line_of(upper), line_of(lower)], LIBRARY.statements)
    assert [texts(line) for line in found if line] == [["账户"], ["余额"]]


@pytest.mark.parametrize(("left", "right"), [(300, 356), (300, 330), (297, 333)])
def test_letters_over_letters_with_a_stroke_among_them_are_one_name(left: int, right: int) -> None:
    names = [*justified("记账时间", 30, 80), *justified("交易金额", 110, 160), *justified("结余", 190, 230)]
    upper, lower = justified("对方户", 300, right - (300 - left)), justified("名/账号", left, right, top=70)
    found = columns_of(names, upper, lower, rows_below(ROWS, 100))
    assert [role for role, _name in found] == ["date", "amount", "balance", "counterparty"]


def test_what_is_told_of_the_other_sides_bank_heads_no_columns() -> None:
    """对方行信息 is no name of the other side: nothing below it is looked for."""
    upper = centred(330, 60, "对方行信息", 8)
    names = [*words(30, 70, "记账日期", 8), *words(110, 70, "交易金额", 8), *words(190, 70, "余额", 8)]
    assert [role for role, _name in columns_of(upper, names, centred(330, 80, "摘要", 8))][:3] == ["date", "amount", "balance"]


def test_what_is_told_of_the_other_side_in_a_column_of_its_own_heads_none_of_its_neighbours() -> None:
    """金额 and 摘要 begin lower, as the second lines of names, and stand beside 对方账户信息."""
    upper = [
        *words(30, 60, "记账日期", 8),
        *centred(150, 60, "收入/支出", 8),
        *words(210, 60, "账户余额", 8),
        *words(280, 60, "对方账户信息", 8),
    ]
    lower = [*centred(150, 72, "金额", 8), *words(350, 72, "交易摘要", 8), *words(420, 72, "币种", 8)]
    assert ("counterparty", "对方账户信息") in columns_of(upper, lower)


def test_letters_spread_over_their_cell_are_the_rest_of_a_name_two_lines_above() -> None:
    """收入/支出 over 金 额, and beside them, half a line lower, 备注."""
    upper = [*words(30, 60, "交易", 8), *words(110, 60, "收入/支出", 8), *words(190, 60, "账户", 8)]
    between = words(270, 65, "备注", 8)
    lower = [*words(30, 70, "日期", 8), *words(110, 70, "金", 8), *words(138, 70, "额", 8), *words(190, 70, "余额", 8)]
    assert columns_of(upper, between, lower) == [
        ("date", "交易日期"), ("amount", "收入/支出金额"), ("balance", "账户余额"), ("note", "备注"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("drawn", "names"),
    [
        (words(30, 60, "DateDescriptionAmountBalance", 8), ["Date", "Description", "Amount", "Balance"]),
        ([*words(30, 60, "摘要余额", 8), *words(120, 60, "请扫描", 8)], ["摘要", "余额", "请扫描"]),
        ([*words(30, 60, "年", 8), *words(120, 60, "月", 8), *words(140, 60, "日", 8), *words(190, 60, "摘要", 8)], ["年月日", "摘要"]),
        ([*words(30, 60, "2026年", 8), *words(90, 60, "摘要", 8), *words(150, 60, "余额", 8)], ["摘要", "余额"]),
    ],
    ids=["foreign names that touch", "a few names that touch", "a wide column of years", "a year over month and day"],
)
def test_names_are_told_where_nothing_is_spelled(drawn: Sequence[Word], names: Sequence[str]) -> None:
    [line] = names_of_lines([line_of(drawn)], LIBRARY.statements)
    assert line is not None
    assert texts(line) == names


def test_names_that_touch_come_apart_side_by_side_however_slanted_their_line_is() -> None:
    [line] = names_of_lines([line_of([Word("日期支出收入余额", 30, 60, 94, 140)])], LIBRARY.statements)
    assert line is not None
    assert [(word.text, word.x0) for word in line.words] == [("日期", 30), ("支出", 46), ("收入", 62), ("余额", 78)]
