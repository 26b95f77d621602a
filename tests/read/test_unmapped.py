"""A font without a table of characters shows letters that the file does not tell: they are not made up, and it is said."""

from __future__ import annotations

import sys
from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from reprieve.library import load_library
from reprieve.model import Document, Statement
from reprieve.read import read_paper
from reprieve.read.extraction.unmapped import without_numbers

sys.path.insert(0, str(Path(__file__).parents[2] / "samples"))

from disguised_font import FACE, DisguisedFont

BARE = "Bare"
PLACES = (40, 130, 220, 310, 400)
NAMES = ("交易日期", "摘要", "交易金额", "账户余额", "对方户名")
COMPANY = "云州青禾有限公司"


@pytest.fixture(autouse=True, scope="module")
def _fonts() -> None:
    pdfmetrics.registerFont(UnicodeCIDFont(FACE))


def statement(path: Path, counterparties: list[str], bare: set[int]) -> Document:
    """A statement whose rows in `bare` print the counterparty in a font that tells nothing."""
    pdfmetrics.registerFont(DisguisedFont(BARE, {}))
    canvas = Canvas(str(path))

    def put(x: float, y: float, text: str, font: str = FACE) -> None:
        canvas.setFont(font, 9)
        canvas.drawString(x, y, text)

    put(200, 800, "中国银行交易流水明细清单")
    put(50, 780, "户名：江望舒 账号：6217000000000000000 交易区间：2026-01-01至2026-06-30")
    for x, name in zip(PLACES, NAMES, strict=True):
        put(x, 750, name)
    for index, counterparty in enumerate(counterparties):
        cells = (f"2026-03-{index + 1:02}", "转账", "100.00", f"{1100 + 100 * index}.00", counterparty)
        for x, cell in zip(PLACES, cells, strict=True):
            put(x, 730 - 15 * index, cell, BARE if index in bare and cell == counterparty else FACE)
    canvas.save()
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        for font in document.pages[0].Resources.Font.values():
            if "/ToUnicode" in font:
                del font["/ToUnicode"]
                font.DescendantFonts[0].CIDSystemInfo.Ordering = pikepdf.String("Identity")
        document.save(path)
    return read_paper(path, path.name, load_library())


def names_in(document: Document) -> list[str]:
    assert isinstance(document.content, Statement)
    assert document.content.reconciliation.status == "balanced"
    return [row.counterparty for row in document.content.transactions]


def said(document: Document) -> list[str]:
    return [warning.render("en") for warning in document.warnings]


def test_a_name_in_such_a_font_is_left_open_and_the_page_is_named(tmp_path: Path) -> None:
    document = statement(tmp_path / "one.pdf", [COMPANY] * 6, {4})
    assert names_in(document) == [*[COMPANY] * 4, "\ufffd" * len(COMPANY), COMPANY]
    assert said(document) == [
        "On pages 1 a font does not tell which letters it shows; each stands as \ufffd. Compare the names with the paper."
    ]


def test_names_of_other_alphabets_in_sound_fonts_stay(tmp_path: Path) -> None:
    names = ["Café Zürich", "Müller", "Ольга", "ソニー"]
    document = statement(tmp_path / "sound.pdf", names, set())
    assert names_in(document) == names
    assert not document.warnings


def test_the_second_reader_leaves_the_same_letters_open() -> None:
    assert without_numbers("微信(cid:12)(cid:3400)") == "微信\ufffd\ufffd"
