"""Names of columns in several lines: which of them belong together, and where the rows begin."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from drawn import page, words

from reprieve.library import load_library
from reprieve.model import Statement
from reprieve.read.heads.header import find_headers
from reprieve.read.heads.letters import letters_of_names_joined
from reprieve.read.page.words import Line, Page, Rule, Word
from reprieve.read.statement import read_statement
from reprieve.read.table import read_table

LIBRARY = load_library()
SIZE = 8.0
HEAD = words(250, 20, "云州银行交易流水")


def read(*pages: Page) -> Statement:
    return read_statement(read_table(pages, LIBRARY.statements), LIBRARY.statements, LIBRARY.banks)


def line(top: float, *texts: tuple[float, str]) -> list[Word]:
    return [word for x, text in texts for word in words(x, top, text, SIZE)]


def rows(places: Sequence[float], top: float, *cells: Sequence[str]) -> list[Word]:
    return [word for index, row in enumerate(cells) for word in line(top + 16 * index, *zip(places, row, strict=True))]


ROWS = (
    ("2026-05-01", "-59.00", "941.00", "安和菜市场", "消费"),
    ("2026-05-02", "59.00", "1000.00", "青禾公司", "退款"),
    ("2026-05-03", "-1.00", "999.00", "安和菜市场", "消费"),
)
TOLD = [("941.00", "安和菜市场"), ("1000.00", "青禾公司"), ("999.00", "安和菜市场")]


def told(statement: Statement) -> list[tuple[str, str]]:
    assert statement.reconciliation.status == "balanced"
    return [(str(row.balance), row.counterparty) for row in statement.transactions]


def test_the_second_halves_of_two_names_may_touch_below_names_of_one_line() -> None:
    """本次 and 对方 stand over 余额 and 名称, which touch, and names of one line between the two."""
    upper = line(100, (214, "本次"), (232, "对方"))
    middle = line(104, (40, "交易日期"), (120, "交易金额"), (340, "摘要"))
    lower = [*words(214, 108, "余额名称", SIZE)]
    table = rows((40, 120, 195, 232, 340), 130, *ROWS)
    assert told(read(page(HEAD, upper, middle, lower, table))) == TOLD


def test_a_rule_between_a_heading_and_its_parts_runs_through_the_names_beside_them() -> None:
    """对方信息 heads two columns; the rule below it stands at half the height of the other names."""
    upper = line(100, (232, "对方信息"))
    middle = line(105, (40, "交易日期"), (420, "摘要"))
    lower = line(110, (120, "支出"), (160, "收入"), (195, "余额"), (232, "对方户名"), (330, "对方账号"))
    rules = [Rule(x0, 108.5, x1, 108.5) for x0, x1 in ((118, 228), (230, 410))]
    table = rows(
        (40, 120, 160, 195, 232, 330, 420),
        130,
        *(
            (day, out.strip("-") if "-" in out else "", out if "-" not in out else "", balance, name, "6299990000000006027", what)
            for day, out, balance, name, what in ROWS
        ),
    )
    assert told(read(page(HEAD, upper, middle, lower, table, rules=rules))) == TOLD


@pytest.mark.parametrize("beside", [104, 110], ids=["in the middle of both", "level with the parts"])
def test_headings_above_the_rule_over_most_names_are_of_the_header(beside: float) -> None:
    """An account below 对方信息 is the other side's, though fewer names stand beside the headings than below them."""
    places = (40, 120, 160, 195, 232, 330, 420)
    upper = line(98, (130, "发生额"), (290, "对方信息"))
    middle = line(beside, (40, "交易日期"), (195, "余额"))
    lower = line(110, (120, "支出"), (160, "收入"), (232, "户名"), (330, "账号"), (420, "开户行"))
    inner = [Rule(x0, 108.5, x1, 108.5) for x0, x1 in ((118, 192), (230, 480))]
    upright = [Rule(x, 108 if x in (156, 326, 416) else 94, x, 122) for x in (36, 116, 156, 192, 230, 326, 416, 480)]
    rules = [Rule(36, 94, 480, 94), *inner, *upright, Rule(36, 122, 480, 122)]
    table = rows(places, 130, *((day, "", balance, balance, name, "6299990000000006027", "") for day, _out, balance, name, _what in ROWS))
    found = read(page(HEAD, upper, middle, lower, table, rules=rules)).transactions
    assert [(row.counterparty, row.counterparty_account) for row in found] == [(row[3], "6299990000000006027") for row in ROWS]


def test_a_heading_of_the_other_side_is_none_over_the_balance_beside_its_parts() -> None:
    """All names but the heading stand in one line."""
    upper = line(100, (270, "对手信息"))
    lower = line(112, (40, "交易日期"), (120, "交易金额"), (195, "余额"), (232, "户名"), (330, "账号"), (420, "摘要"))
    table = rows((40, 120, 195, 232, 330, 420), 130, *((*row[:4], "6299990000000006027", row[4]) for row in ROWS))
    assert told(read(page(HEAD, upper, lower, table))) == TOLD


def test_a_last_letter_that_a_reader_saw_apart_is_of_its_name() -> None:
    """Only whole it is a name among those far below the common heading."""
    upper = line(100, (40, "交易日期"), (120, "交易金额"), (195, "余额"), (400, "摘要"))
    torn = words(232, 112, "对方账户", SIZE)
    lower = [*torn, *words(torn[-1].x1 + 0.8, 112, "名", SIZE), *words(310, 112, "对方卡号/账号", SIZE)]
    table = rows((40, 120, 195, 232, 310, 400), 150, *((*row[:4], "6299990000000006027", row[4]) for row in ROWS))
    assert told(read(page(HEAD, upper, lower, table))) == TOLD


def test_the_first_line_of_a_wrapped_cell_is_no_name() -> None:
    """It stands under the edge of the lower half of a name, 账户信息, whose upper half, 对方, stands in the middle."""
    upper = line(100, (40, "交易"), (176, "对方"), (240, "本次"))
    lower = line(111, (40, "日期"), (166, "账户信息"), (240, "余额"), (300, "金额"))
    cells = [
        *line(122, (150, "罗志强")),
        *line(133, (150, "6299990000000006027")),
        *line(144, (40, "2026-05-01"), (240, "941.00"), (300, "-59.00")),
        *line(160, (150, "青禾公司")),
        *line(171, (40, "2026-05-02"), (240, "1000.00"), (300, "59.00")),
    ]
    [table] = read_table([page(HEAD, upper, lower, cells)], LIBRARY.statements)
    assert [column.name for column in table.columns] == ["交易日期", "对方账户信息", "本次余额", "金额"]


def test_letters_set_apart_are_put_together_to_the_whole_name() -> None:
    """对方 alone is a name, too, and 户名 another."""
    names = line(100, (40, "交易日期"), (120, "交易金额"), (195, "余额"), (300, "摘要"))
    apart = [word for index, letter in enumerate("对方户名") for word in words(232 + 9.2 * index, 100, letter, SIZE)]
    table = rows((40, 120, 195, 232, 300), 130, *ROWS)
    [read_page] = read_table([page(HEAD, names, apart, table)], LIBRARY.statements)
    assert [column.name for column in read_page.columns] == ["交易日期", "交易金额", "余额", "对方户名", "摘要"]


def side_by_side(texts: Sequence[str]) -> tuple[Word, ...]:
    return tuple(Word(text, 12.0 * at, 60, 12.0 * at + 8, 68) for at, text in enumerate(texts))


def test_a_line_of_hundreds_of_words_heads_no_table() -> None:
    drawn = side_by_side(("日期", "金额", "余额", "摘要", "对方户名") * 100)
    assert not list(find_headers(page(drawn), [Line(drawn, 1)], LIBRARY.statements))


def test_each_of_thousands_of_letters_in_a_line_is_asked_for_with_few_others() -> None:
    asked: list[int] = []

    def is_name(text: str) -> bool:
        asked.append(len(text))
        return False

    letters_of_names_joined(Line(side_by_side("啊" * 2000), 1), is_name)
    assert sum(asked) < 10 * 2000
