"""Amounts that no balance proves, seen on pictures: a minus that is lost turns what was spent into what was earned."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from PIL import Image

from reprieve.library import load_library
from reprieve.model import Box, Statement, Transaction
from reprieve.read import read_paper
from reprieve.read.ocr import Seen
from reprieve.read.page.words import Rule
from reprieve.read.scanning import figures_again, parts_seen, scan
from reprieve.read.scanning.pictures import Pose
from reprieve.read.scanning.straight import Straight
from reprieve.read.second.second_look import unproved

ROWS = (
    ("2026-05-04", "2,328.00", "15,803.66"),
    ("2026-05-10", "-7.64", "15,796.02"),
    ("2026-05-30", "-3.63", "15,792.39"),
    ("2026-06-16", "-9.46", "15,782.93"),
)


def statement_on_a_picture(_bitmap: bytes, _strength: str) -> list[Seen]:
    heads = [Seen("云州银行交易流水", 300, 40, 500, 64, 0.99)]
    for row, texts in enumerate([("交易日期", "交易金额", "账户余额"), *ROWS]):
        heads += [Seen(text, 100 + 200 * at, 100 + 40 * row, 220 + 200 * at, 124 + 40 * row, 0.99) for at, text in enumerate(texts)]
    return heads


@pytest.mark.parametrize(("smaller", "told"), [(1.0, 0), (0.55, 1)])
def test_a_statement_in_doubt_whose_letters_are_few_pixels_tall_is_to_be_scanned_again(
    smaller: float, told: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def one_balance_wrong(bitmap: bytes, strength: str) -> list[Seen]:
        seen = (one._replace(text=one.text.replace("15,792.39", "15,192.39")) for one in statement_on_a_picture(bitmap, strength))
        return [one._replace(x0=smaller * one.x0, top=smaller * one.top, x1=smaller * one.x1, bottom=smaller * one.bottom) for one in seen]

    Image.new("RGB", (800, 1100), "white").save(tmp_path / "photo.png")
    monkeypatch.setattr(scan, "see", one_balance_wrong)
    monkeypatch.setattr(parts_seen, "see", lambda _bitmap, _strength: [])
    read = read_paper(tmp_path / "photo.png", "photo.png", load_library())
    assert sum("200 dots per inch" in str(said) for said in read.warnings) == told


def with_its_minus(texts: Sequence[Seen], _page: Straight) -> dict[Seen, Seen]:
    return {one: one._replace(text="-2,328.00" if one.text == "2,328.00" else one.text) for one in texts}


def test_the_amount_that_balances_begin_with_is_seen_by_both_models_and_told_where_they_differ(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Image.new("RGB", (800, 1100), "white").save(tmp_path / "photo.png")
    monkeypatch.setattr(scan, "see", statement_on_a_picture)
    monkeypatch.setattr(parts_seen, "see", lambda _bitmap, _strength: [])
    monkeypatch.setattr(figures_again, "in_strips", with_its_minus)
    read = read_paper(tmp_path / "photo.png", "photo.png", load_library())
    assert isinstance(read.content, Statement)
    assert read.content.transactions[0].amount == Decimal("-2328.00")
    assert [str(said) for said in read.warnings if "row 1" in str(said)] == [
        "Page 1, row 1 was seen as 2026-05-04 2328.00 and as 2026-05-04 -2328.00. Compare it with the paper."
    ]


@pytest.mark.parametrize(("heading", "told"), [("对方户名对万", True), ("对方户名", False), ("", False)])
def test_a_column_of_texts_below_a_heading_that_was_not_understood_is_told(
    heading: str, told: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def with_names(bitmap: bytes, strength: str) -> list[Seen]:
        texts = [heading, "林小满", "云州青禾有限公司", "安和菜市场", "邻里便利超市"] if heading else []
        names = [Seen(text, 620, 100 + 40 * row, 780, 124 + 40 * row, 0.99) for row, text in enumerate(texts)]
        return [*statement_on_a_picture(bitmap, strength), *names]

    Image.new("RGB", (800, 1100), "white").save(tmp_path / "photo.png")
    monkeypatch.setattr(scan, "see", with_names)
    monkeypatch.setattr(parts_seen, "see", lambda _bitmap, _strength: [])
    monkeypatch.setattr(figures_again, "in_strips", lambda _texts, _page: {})
    read = read_paper(tmp_path / "photo.png", "photo.png", load_library())
    assert any(f"was not understood: {heading}." in str(said) for said in read.warnings) == told


def rows(*figures: tuple[str, str, str]) -> list[Transaction]:
    return [
        Transaction(dt.date(2026, 5, 1), Decimal(amount), 1, Box(0, 0, 1, 1), balance=Decimal(balance), account=account)
        for account, amount, balance in figures
    ]


@pytest.mark.parametrize(
    ("printed", "places"),
    [
        (rows(("", "5.00", "15.00"), ("", "-1.00", "14.00"), ("", "2.00", "16.00")), [0]),
        (rows(("", "2.00", "16.00"), ("", "-1.00", "14.00"), ("", "5.00", "15.00")), [2]),
        (rows(("a", "5.00", "15.00"), ("b", "1.00", "1.00"), ("a", "-1.00", "14.00"), ("b", "2.00", "3.00")), [0, 1]),
    ],
)
def test_balances_prove_every_amount_but_the_one_that_each_account_begins_with(printed: list[Transaction], places: list[int]) -> None:
    assert unproved(printed) == places


def test_a_figure_is_seen_again_with_the_white_before_it_but_not_with_the_text_or_the_border_there(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Seen] = []

    def see_all(texts: Sequence[Seen], _page: Straight) -> dict[Seen, Seen]:
        asked.extend(texts)
        return {one: one._replace(text=f"-{one.text}") for one in texts}

    monkeypatch.setattr(figures_again, "in_strips", see_all)
    seen = [Seen("328.00", 100, 20, 180, 44, 0.9), Seen("115.00", 183, 20, 240, 44, 0.9), Seen("41.00", 100, 60, 180, 84, 0.9)]
    seen.append(Seen("93.50", 300, 20, 380, 44, 0.9))
    borders = [Rule(293, 0, 294, 60), Rule(390, 0, 391, 60), Rule(290, 50, 299, 51), Rule(98, 50, 99, 90)]
    page = Straight(Image.new("L", (400, 200), 255), Pose(0.0, 0, 400, 200, 1.0))
    again = figures_again.figures_again(seen, page, [Box(0, 15, 400, 50)], borders)
    assert [one.text for one in again] == ["-328.00", "-115.00", "41.00", "-93.50"]
    assert [one.x0 for one in asked] == [88, 180, 294 + 3.6]


@pytest.mark.parametrize(
    ("again", "meant"),
    [
        ("|2026-05-03 1360.16 18052.19", "2026-05-03 360.16 8052.19"),
        ("2026-05-03 1360.16 18052.19", "2026-05-03 1360.16 18052.19"),
        ("2026-05-03 1360.16 8052.19", "2026-05-03 1360.16 8052.19"),
    ],
)
def test_a_stroke_before_each_text_of_a_row_is_the_border_of_its_cell(again: str, meant: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        figures_again,
        "in_strips",
        lambda texts, _page: {one: one._replace(text=text) for one, text in zip(texts, again.split(), strict=True)},
    )
    seen = [Seen(text, 20 + 130 * at, 20, 130 + 130 * at, 44, 0.9) for at, text in enumerate(["2026-05-03", "360.16", "8052.19"])]
    page = Straight(Image.new("L", (400, 200), 255), Pose(0.0, 0, 400, 200, 1.0))
    assert " ".join(one.text for one in figures_again.figures_again(seen, page, [Box(0, 15, 400, 50)], [])) == meant
