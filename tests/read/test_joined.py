"""White that a word processor or a printer sets inside a day, a name or any word does not part it; white between cells does."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from drawn import columns, page, words

from reprieve.library import load_library
from reprieve.read.heads.joined import currencies_joined, joined, numbers_joined, ways_joined
from reprieve.read.heads.letters import letters_joined
from reprieve.read.page.words import Line, Rule, Word
from reprieve.read.statement import read_statement
from reprieve.read.table import read_table

LIBRARY = load_library()
NAMES = ("交易日期", "摘要", "交易金额", "账户余额")


def apart(pieces: Sequence[str], white: float, x: float = 50, top: float = 60, size: float = 10) -> list[Word]:
    """The pieces side by side, with so many points of white between them."""
    drawn: list[Word] = []
    for piece in pieces:
        drawn += words(drawn[-1].x1 + white if drawn else x, top, piece, size)
    return drawn


def line_of(pieces: Sequence[str], white: float) -> Line:
    return Line(tuple(apart(pieces, white)), 1)


@pytest.mark.parametrize(
    ("pieces", "day"),
    [
        (("2026", "年", "5", "月", "3", "日"), "2026年5月3日"),
        (("2026年", "05", "月03日"), "2026年05月03日"),
        (("2026", "-05", "-03"), "2026-05-03"),
        (("2026-", "05-", "03"), "2026-05-03"),
        (("2026-", "05-03"), "2026-05-03"),
        (("2026年0", "5月03日"), "2026年05月03日"),
        (("2026-0", "5-03"), "2026-05-03"),
        (("2026/", "5/", "3"), "2026/5/3"),
        (("2026.", "05.", "03"), "2026.05.03"),
        (("2024061", "1"), "20240611"),
        (("20241", "1", "1", "1"), "20241111"),
    ],
)
def test_a_day_set_in_pieces_is_one_word(pieces: Sequence[str], day: str) -> None:
    assert joined(line_of(pieces, white=2.5)).text == day


@pytest.mark.parametrize("pieces", [("人", "民币"), ("人民", "币"), ("人", "民", "币")])
def test_letters_of_a_currency_in_several_fonts_are_one_word_whatever_name_stands_beside_it(pieces: Sequence[str]) -> None:
    name = words(120, 60, "民币通公司")
    assert joined(Line((*apart(pieces, white=0.6), *name), 1)).text == "人民币 民币通公司"
    assert joined(line_of(("人", "民政局"), white=0.6)).text == "人 民政局"


def test_a_day_takes_nothing_that_stands_a_cell_away() -> None:
    assert joined(line_of(("2026-", "05-03"), white=4)).text == "2026- 05-03"


def test_the_figure_behind_a_day_stays_a_figure() -> None:
    assert joined(line_of(("2026-", "05-03", "12.00"), white=2.5)).text == "2026-05-03 12.00"
    assert joined(line_of(("2026", "1,200.00"), white=2.5)).text == "2026 1,200.00"
    assert joined(line_of(("20260503", "1"), white=2.5)).text == "20260503 1"
    assert joined(line_of(("202613", "1"), white=2.5)).text == "202613 1"


def test_a_day_keeps_to_one_sign_between_its_parts() -> None:
    assert joined(line_of(("2026-", "05/03"), white=2.5)).text == "2026- 05/03"


def test_what_stands_a_line_lower_is_no_piece_of_the_day() -> None:
    lower = [word._replace(top=word.top + 4, bottom=word.bottom + 4) for word in apart(["05-03"], 0, x=77)]
    assert joined(Line((*apart(["2026-"], 0), *lower), 1)).text == "2026- 05-03"


@pytest.mark.parametrize("pieces", [("云州青禾", "(集团)", "有限公司"), ("云州青禾(", "集团", ")有限公司"), ("云州青禾", "(集团", ")")])
def test_a_name_with_brackets_is_one_word(pieces: Sequence[str]) -> None:
    assert joined(line_of(pieces, white=2.5)).text == "".join(pieces)


def test_the_account_behind_a_name_with_brackets_is_no_part_of_it() -> None:
    assert joined(line_of(("云州青禾", "(集团)", "6299990000001234"), white=2.5)).text == "云州青禾(集团) 6299990000001234"


def test_a_joined_word_reaches_from_its_first_piece_to_its_last_and_is_as_sure_as_the_least_sure() -> None:
    first, last = apart(("2026-", "05-03"), white=2)
    (day,) = joined(Line((first, last._replace(confidence=0.4)), 1)).words
    assert (day.x0, day.x1, day.confidence) == (first.x0, last.x1, 0.4)


def test_rows_whose_days_are_set_in_pieces_are_read() -> None:
    rows = (("工资", "8,000.00", "9,000.00"), ("消费", "-120.50", "8,879.50"))
    drawn = [
        word
        for number, (summary, amount, balance) in enumerate(rows)
        for word in (
            *apart(("2026", "年", f"{number + 3}", "月", "5", "日"), 2, x=32, top=120 + 20 * number, size=8),
            *columns(120 + 20 * number, ("", summary, amount, balance), width=90),
        )
    ]
    table = read_table([page(columns(100, NAMES, width=90), drawn)], LIBRARY.statements)
    statement = read_statement(table, LIBRARY.statements, LIBRARY.banks)
    assert [(row.date.isoformat(), str(row.amount)) for row in statement.transactions] == [
        ("2026-03-05", "8000.00"),
        ("2026-04-05", "-120.50"),
    ]


# --- letters that are set one by one ----------------------------------------------------------------------------------


def letters(text: str, top: float, white: float, x: float = 50) -> list[Word]:
    return apart(list(text), white, x, top)


TEXTS = ("交易日期2026-05-03摘要代发工资", "对方户名云州青禾信息技术有限公司江望舒代发")


def texts(drawn: Sequence[Word]) -> list[str]:
    return [word.text for word in letters_joined(tuple(drawn))]


def test_letters_set_one_by_one_are_words_again_line_by_line() -> None:
    drawn = [word for number, text in enumerate(TEXTS) for word in letters(text, 60 + 20 * number, white=1)]
    assert texts(drawn) == list(TEXTS)


def test_the_white_between_two_cells_parts_their_letters() -> None:
    cells = ("2026-05-03", "云州青禾信息技术有限公司", "1,234.56", "9,876.54", "网上银行")
    drawn: list[Word] = []
    for cell in cells:
        drawn += letters(cell, 60, white=1, x=drawn[-1].x1 + 3 if drawn else 50)
    assert texts(drawn) == list(cells)


def test_a_page_of_whole_words_keeps_its_single_letters_apart() -> None:
    drawn = [word for number in range(20) for word in apart(("收", "1.00", "2.00"), 1, top=60 + 20 * number)]
    assert texts(drawn) == ["收", "1.00", "2.00"] * 20


def test_a_page_of_a_few_letters_is_left_as_it_stands() -> None:
    drawn = letters("贷借贷借", 60, white=1)
    assert texts(drawn) == ["贷", "借", "贷", "借"]


def test_narrow_letters_of_which_a_reader_knows_the_ink_alone_are_one_word() -> None:
    drawn = letters("员工姓名何门水生员工姓名何", 60, white=0)
    for index in (5, 6):
        drawn[index] = drawn[index]._replace(x0=drawn[index].x0 + 1, x1=drawn[index].x1 - 1)
    assert texts(drawn) == ["员工姓名何门水生员工姓名何"]


def test_letters_of_a_whole_page_may_be_set_apart_and_cells_stay_apart() -> None:
    cells = ("2026-05-03", "代发工资", "8,200.00", "云州青禾有限公司")
    drawn = tuple(word for number, cell in enumerate(cells) for word in apart(cell, white=2.0, x=50 + 120 * number))
    assert [word.text for word in letters_joined(drawn)] == list(cells)


@pytest.mark.parametrize("pieces", [("5月", "3", "日"), ("5月3", "日"), ("5月", "3日")])
def test_a_day_without_a_year_set_in_pieces_is_one_word(pieces: Sequence[str]) -> None:
    assert joined(line_of(pieces, white=1.5)).text == "5月3日"


def test_a_month_takes_no_text_behind_it() -> None:
    assert joined(line_of(("5月", "工资"), white=1.5)).text == "5月 工资"


def test_a_text_right_behind_a_figure_is_a_word_of_its_own_where_letters_are_set_apart() -> None:
    drawn = tuple(
        word
        for number, cell in enumerate(("2026-05-03", "129.23退款", "8,200.001,000.50", "100.00元"))
        for word in apart(cell, white=2.0, x=50 + 200 * number)
    )
    assert [word.text for word in letters_joined(drawn)] == ["2026-05-03", "129.23", "退款", "8,200.00", "1,000.50", "100.00元"]


@pytest.mark.parametrize("pieces", [("¥", "9.13"), ("+¥", "28,297.78"), ("-$", "1.00")])
def test_a_sign_and_its_figure_are_one_word(pieces: Sequence[str]) -> None:
    assert joined(line_of(pieces, white=5)).text == "".join(pieces)
    assert joined(line_of(pieces, white=12)).text == " ".join(pieces)


def test_a_rule_between_letters_set_apart_parts_them() -> None:
    drawn = tuple(apart("中国移动通信集团有收", white=2.0, x=50))
    border = (drawn[-2].x1 + drawn[-1].x0) / 2
    beside, elsewhere = Rule(border, 40, border, 90), Rule(border, 200, border, 300)
    assert [word.text for word in letters_joined(drawn, [beside])] == ["中国移动通信集团有", "收"]
    assert [word.text for word in letters_joined(drawn, [elsewhere])] == ["中国移动通信集团有收"]


@pytest.mark.parametrize("text", ["¥17,543.5云州青禾", "17,543.云州青禾有限"])
def test_a_figure_whose_end_stands_in_the_next_line_ends_where_its_letters_do(text: str) -> None:
    """Figures are narrow and Chinese letters wide, in no fixed measure: where each stands is known before they are put together."""
    drawn = tuple(apart(text, white=2.0, x=50))
    figure, name = letters_joined(drawn)
    assert name.text in ("云州青禾", "云州青禾有限")
    assert figure.x1 < name.x0 == drawn[len(figure.text)].x0


def test_a_currency_goes_with_the_figure_that_it_is_nearer_to() -> None:
    behind = Line((*words(30, 60, "-59.00 CNY"), *words(130, 60, "8,820.50 CNY"), *words(220, 60, "安和菜市场")), 1)
    before = Line((*words(30, 60, "CNY -59.00"), *words(130, 60, "CNY 8,820.50")), 1)
    assert [word.text for word in currencies_joined(behind).words] == ["-59.00CNY", "8,820.50CNY", "安和菜市场"]
    assert [word.text for word in currencies_joined(before).words] == ["CNY-59.00", "CNY8,820.50"]


def test_a_currency_at_its_figure_is_of_the_figure_beside_a_column_of_currencies_too() -> None:
    line = Line((*words(300, 50, "RMB 291.14"), *words(400, 50, "CNY"), *words(424, 50, "RMB 8,820.50")), 1)
    assert [word.text for word in currencies_joined(line, (400, 420)).words] == ["RMB291.14", "CNY", "RMB", "8,820.50"]
    assert [word.text for word in currencies_joined(line, (360, 380)).words][-2:] == ["CNY", "RMB8,820.50"]


@pytest.mark.parametrize("unit", ["元", "万元", "美元", "人民币"])
def test_a_unit_a_blank_behind_its_figure_is_no_name_of_the_other_side(unit: str) -> None:
    line = Line((*words(30, 60, f"-59.00 {unit}"), *words(130, 60, f"8,820.50 {unit}"), *words(220, 60, "安和菜市场")), 1)
    assert [word.text for word in currencies_joined(line).words] == [f"-59.00{unit}", f"8,820.50{unit}", "安和菜市场"]


@pytest.mark.parametrize("text", ["元", "人民币", "CNY", "8,820.50元"])
def test_a_unit_alone_on_a_line_stays_as_it_is(text: str) -> None:
    line = Line(tuple(words(30, 60, text)), 1)
    assert currencies_joined(line) == line


def test_a_way_a_blank_before_or_behind_its_figure_is_no_part_of_the_text_beside_it() -> None:
    before = Line((*words(30, 60, "消费"), *words(60, 60, "借 59.00"), *words(130, 60, "DR 8,820.50")), 1)
    behind = Line((*words(30, 60, "59.00 贷"), *words(130, 60, "8,820.50 贷"), *words(220, 60, "安和菜市场")), 1)
    assert [word.text for word in ways_joined(before).words] == ["消费", "借59.00", "DR8,820.50"]
    assert [word.text for word in ways_joined(behind).words] == ["59.00贷", "8,820.50贷", "安和菜市场"]


@pytest.mark.parametrize(("white", "count"), [(1.0, 1), (2.5, 2)], ids=["less than a blank", "a blank"])
def test_a_number_of_the_head_that_is_torn_is_one_word(white: float, count: int) -> None:
    assert len(numbers_joined(line_of(("629999000000000", "6027"), white)).words) == count
