"""Transactions printed as cards: labels and values, one card below or beside the other."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from drawn import page, words

from reprieve.library import load_library
from reprieve.model import Statement
from reprieve.read import read_paper
from reprieve.read.page.words import Page, Word
from reprieve.read.statement import read_statement
from reprieve.read.tables.cards import read_cards

sys.path.insert(0, str(Path(__file__).parents[2] / "samples"))

from kind_papers import draw_text

LIBRARY = load_library()
HEAD = (words(250, 20, "云州银行交易明细"), words(36, 50, "户名:江望舒 账号:6299990000000006027"))
CARDS = [
    (("交易日期", "2026-05-01"), ("交易金额", "8,000.00"), ("账户余额", "9,000.00"), ("对方户名", "云州青禾公司")),
    (("交易日期", "2026-05-02"), ("交易金额", "-50.00"), ("账户余额", "8,950.00"), ("对方户名", "安和菜市场")),
    (("交易日期", "2026-05-03"), ("交易金额", "-100.00"), ("账户余额", "8,850.00"), ("对方户名", "云木书店")),
    (("交易日期", "2026-05-04"), ("交易金额", "-1.00"), ("账户余额", "8,849.00"), ("对方户名", "安和菜市场")),
]
READ = [(1, "8000.00", "9000.00"), (2, "-50.00", "8950.00"), (3, "-100.00", "8850.00"), (4, "-1.00", "8849.00")]


def read(*pages: Page) -> Statement:
    return read_statement(read_cards(pages, LIBRARY.statements), LIBRARY.statements, LIBRARY.banks)


def figures(statement: Statement) -> list[tuple[int, str, str]]:
    assert statement.reconciliation.status == "balanced"
    return [(row.date.day, str(row.amount), str(row.balance)) for row in statement.transactions]


def card(x: float, top: float, fields: Sequence[tuple[str, str]], style: str) -> list[Word]:
    """A card's fields below one another, or two in a line; labels with a colon, or apart from their values."""
    drawn: list[Word] = []
    for index, (label, value) in enumerate(fields):
        x0, y = (x + 170 * (index % 2), top + 14 * (index // 2)) if style == "pairs" else (x, top + 14 * index)
        drawn += words(x0, y, f"{label}:{value}") if style in ("colon", "pairs") else words(x0, y, label) + words(x0 + 100, y, value)
    return drawn


@pytest.mark.parametrize("style", ["colon", "pairs", "apart"])
def test_each_card_is_a_row(style: str) -> None:
    drawn = [card(36, 90 + 70 * index, fields, style) for index, fields in enumerate(CARDS)]
    statement = read(page(*HEAD, *drawn))
    assert (figures(statement), statement.holder) == (READ, "江望舒")
    assert [row.counterparty for row in statement.transactions] == ["云州青禾公司", "安和菜市场", "云木书店", "安和菜市场"]


@pytest.mark.parametrize("two_lines", [False, True], ids=["in one line", "in two"])
@pytest.mark.parametrize("typed", [False, True], ids=["what it was for", "the other side"])
def test_the_title_of_a_card_tells_its_amount_and_what_no_label_tells(two_lines: bool, typed: bool) -> None:
    drawn: list[Word] = []
    for index, fields in enumerate(CARDS):
        top, (day, amount, balance, name) = 90 + 90 * index, fields
        drawn += words(36, top, name[1] if typed else "转账") + words(236, top + 14 * two_lines, f"{amount[1]}元")
        drawn += card(36, top + 28, [day, balance, ("交易类型", "转账") if typed else name], "apart")
    statement = read(page(*HEAD, drawn))
    assert figures(statement) == READ
    assert {(row.summary, row.counterparty) for row in statement.transactions} == {("转账", fields[3][1]) for fields in CARDS}


def test_cards_stand_side_by_side() -> None:
    drawn = [card(36 + 300 * (index % 2), 90 + 80 * (index // 2), fields, "colon") for index, fields in enumerate(CARDS)]
    assert figures(read(page(*HEAD, *drawn))) == READ


def test_a_card_goes_on_on_the_next_page_whose_head_is_not_its_own() -> None:
    first = [card(36, 90 + 70 * index, fields, "colon") for index, fields in enumerate(CARDS[:2])]
    begun, rest = card(36, 240, CARDS[2][:2], "colon"), card(36, 90, CARDS[2][2:], "colon")
    pages = page(*HEAD, *first, begun), page(*HEAD, rest, card(36, 140, CARDS[3], "colon"), number=2)
    statement = read(*pages)
    assert figures(statement) == READ
    assert [row.counterparty for row in statement.transactions][2] == "云木书店"


def test_a_line_within_a_card_on_a_page_on_which_none_begins_is_told() -> None:
    begun, rest = card(36, 90, CARDS[2][:2], "colon"), [*card(36, 90, CARDS[2][2:3], "colon"), *words(300, 104, "冻结 88.00元")]
    whole = [card(36, 90 + 70 * index, fields, "colon") for index, fields in enumerate((*CARDS[:2], CARDS[3]))]
    pages = page(*HEAD, *whole[:2]), page(begun, number=2), page(rest, card(36, 118, CARDS[2][3:], "colon"), number=3)
    statement = read(*pages, page(whole[2], number=4))
    assert [(row.page, row.text) for row in statement.reconciliation.unread] == [(3, "冻结 88.00元")]


def test_a_value_that_wraps_goes_on_below() -> None:
    fields = [[*one[:3], ("对方户名", "云州青禾精密机械制造")] for one in CARDS]
    drawn = [[*card(36, 90 + 80 * index, one, "apart"), *words(136, 90 + 80 * index + 56, "有限公司")] for index, one in enumerate(fields)]
    assert {row.counterparty for row in read(page(*HEAD, *drawn)).transactions} == {"云州青禾精密机械制造有限公司"}


@pytest.mark.parametrize(("beside", "told"), [(195, "云州青禾精密机械制造有限公司"), (300, "云州青禾精密机械制造")])
def test_a_value_that_runs_up_to_the_next_label_goes_on_below_its_own(beside: int, told: str) -> None:
    drawn = []
    for index, (day, amount, balance, _name) in enumerate(CARDS):
        top = 90 + 60 * index
        drawn += [card(36, top, (day, amount), "colon"), words(beside, top + 28, f"账户余额:{balance[1]}")]
        drawn += [words(36, top + 28, "对方户名:云州青禾精密机械制造"), words(36, top + 40, "有限公司")]
    assert {row.counterparty for row in read(page(*HEAD, *drawn)).transactions} == {told}


@pytest.mark.parametrize("style", ["colon", "pairs", "apart"])
def test_a_card_that_the_screen_cuts_off_takes_nothing_from_the_next(style: str) -> None:
    cards = [*(fields if style == "pairs" else [*fields[:2], fields[3], fields[2]] for fields in CARDS[:3]), CARDS[3][:2]]
    drawn = [card(36, 90 + 75 * index, fields, style) for index, fields in enumerate(cards)]
    rows = read(page(*HEAD, *drawn)).transactions
    assert [(row.date.day, str(row.amount)) for row in rows] == [row[:2] for row in READ]
    assert [str(row.balance) for row in rows[:3]] == [row[2] for row in READ[:3]]


def test_a_card_without_its_day_is_told() -> None:
    cards = [*CARDS[:3], CARDS[3][1:]]
    statement = read(page(*HEAD, *(card(36, 90 + 70 * index, fields, "colon") for index, fields in enumerate(cards))))
    assert statement.reconciliation.status == "broken"


@pytest.mark.parametrize(
    ("line", "every", "status"), [("退回原路", 5, "broken"), ("交易详情", 1, "balanced")], ids=["one's own", "every one's"]
)
def test_a_line_in_the_midst_of_a_card_that_is_of_no_value_is_told(line: str, every: int, status: str) -> None:
    cards = [*CARDS, (("交易日期", "2026-05-05"), ("交易金额", "-9.00"), ("账户余额", "8,840.00"), ("对方户名", "云木书店"))]
    drawn = [card(36, 90 + 70 * index, fields[:2], "colon") for index, fields in enumerate(cards)]
    drawn += [[*words(300, 118 + 70 * index, line)] for index in range(len(cards)) if index % every == 0]
    drawn += [card(36, 132 + 70 * index, fields[2:], "colon") for index, fields in enumerate(cards)]
    statement = read(page(*HEAD, *drawn))
    assert (len(statement.transactions), statement.reconciliation.status) == (5, status)


def test_a_word_for_a_direction_is_a_value_and_no_label() -> None:
    cards = [(("交易日期", f"2026-05-0{day}"), ("收/支", "支出"), ("金额", f"{day}.00")) for day in range(1, 5)]
    statement = read(page(*HEAD, *(card(36, 90 + 70 * index, fields, "apart") for index, fields in enumerate(cards))))
    assert [str(row.amount) for row in statement.transactions] == ["-1.00", "-2.00", "-3.00", "-4.00"]


def test_a_direction_far_behind_the_value_of_a_label_needs_none_of_its_own() -> None:
    ways = ("支出", "收入", "其他", "支出")
    drawn = [
        [*card(36, top, (("交易时间", f"2026-05-0{day}"), ("交易类型", "转账"), ("金额", f"{day}.00元")), "colon"), *words(300, top, way)]
        for day, (way, top) in enumerate(zip(ways, range(90, 370, 70), strict=True), start=1)
    ]
    statement = read(page(*HEAD, *drawn))
    assert [(str(row.amount), row.neutral) for row in statement.transactions] == [
        ("-1.00", False),
        ("2.00", False),
        ("3.00", True),
        ("-4.00", False),
    ]


@pytest.mark.parametrize("cards", [CARDS[:2], [one[2:] for one in CARDS]])
def test_a_few_labels_or_labels_without_day_and_money_are_no_cards(cards: Sequence[Sequence[tuple[str, str]]]) -> None:
    drawn = [card(36, 90 + 70 * index, fields, "colon") for index, fields in enumerate(cards)]
    assert read_cards([page(*HEAD, *drawn)], LIBRARY.statements) == []


@pytest.mark.parametrize("style", ["colon", "pairs"])
@pytest.mark.parametrize("label", ["对方户名", "账户余额"])
def test_a_label_of_the_head_begins_no_card(label: str, style: str) -> None:
    """One that cards bear, too, and last: taken for the first, each card would have the last value of the one before."""
    cards = [[*(one for one in fields if one[0] != label), next(one for one in fields if one[0] == label)] for fields in CARDS]
    drawn = [card(36, 90 + 70 * index, fields, style) for index, fields in enumerate(cards)]
    statement = read(page(*HEAD, words(36, 70, f"{label}:7,777.00"), *drawn))
    assert figures(statement) == READ
    assert [row.counterparty for row in statement.transactions] == [fields[3][1] for fields in CARDS]


def test_a_file_of_cards_is_read_as_a_statement(tmp_path: Path) -> None:
    cards = "\n".join(f"{label}:{value}" for fields in CARDS for label, value in fields)
    draw_text(f"云州银行交易明细\n户名:江望舒 账号:6299990000000006027\n{cards}", tmp_path / "paper.pdf")
    content = read_paper(tmp_path / "paper.pdf", "paper.pdf", LIBRARY).content
    assert isinstance(content, Statement)
    assert figures(content) == READ


def test_a_file_whose_last_card_is_cut_off_is_no_list_and_says_so(tmp_path: Path) -> None:
    cut = [*(sorted(fields, key=lambda one: one[0] == "账户余额") for fields in CARDS[:3]), CARDS[3][:1]]
    cards = "\n\n".join("\n".join(f"{label} {value}" for label, value in fields) for fields in cut)
    draw_text(f"云州银行交易明细\n户名:江望舒 账号:6299990000000006027\n{cards}", tmp_path / "paper.pdf")
    read_ = read_paper(tmp_path / "paper.pdf", "paper.pdf", LIBRARY)
    assert isinstance(read_.content, Statement)
    assert [row.date.day for row in read_.content.transactions] == [1, 2, 3]
    assert len(read_.content.reconciliation.unread) == 1
