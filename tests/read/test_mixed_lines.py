"""Where a title reaches down to the header, PDFium takes letters of both for one word; each letter belongs to its own line."""

from __future__ import annotations

import io
import time

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from reprieve.read.extraction.mixed_lines import in_two_lines, words_of_letters
from reprieve.read.pdf import open_pdf

FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))
CELLS = ("交易日期", "本次余额", "对方账号", "摘要")
TITLE = "白鹭湾银行交易流水"


def letter_by_letter(canvas: Canvas, x: float, y: float, text: str, size: float) -> None:
    canvas.setFont(FONT, size)
    for letter in text:
        canvas.drawString(x, y, letter)
        x += size * 1.05


def page_texts(turn: int = 0) -> list[str]:
    stream = io.BytesIO()
    canvas = Canvas(stream, (595, 595))
    if turn:
        canvas.translate(595, 0)
        canvas.rotate(90)
        canvas.setPageRotation(90)
    letter_by_letter(canvas, 110, 500, TITLE, 18)
    for number, cell in enumerate(CELLS):
        letter_by_letter(canvas, 60 + 60 * number, 491.5, cell, 6.2)
    canvas.showPage()
    canvas.save()
    with open_pdf(stream.getvalue()) as pdf:
        return [word.text for page in pdf.pages(1) for word in page.words]


def assert_parted(texts: list[str]) -> None:
    assert sorted(text for text in texts if text in CELLS) == sorted(CELLS)
    assert sorted("".join(text for text in texts if text not in CELLS)) == sorted(TITLE)


def test_the_names_of_columns_under_a_title_that_reaches_down_to_them_are_whole() -> None:
    assert_parted(page_texts())


def test_so_are_they_on_a_page_that_its_viewer_turns() -> None:
    assert_parted(page_texts(turn=90))


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_a_word_drawn_in_pieces_keeps_its_order_however_its_viewer_turns_the_page(degrees: int) -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream, (595, 595))
    canvas.translate(*{0: (0, 0), 90: (595, 0), 180: (595, 595), 270: (0, 595)}[degrees])
    canvas.rotate(degrees)
    canvas.setPageRotation(degrees)
    canvas.setFont(FONT, 9)
    for row, pieces in enumerate(
        (("结", "息"), ("京东", "商", "城业务"), ("622", "6001", "2345"), ("73", ",122", ".95", "", "2026", "-05", "-29"))
    ):
        x = 100.0
        for piece in pieces:
            canvas.drawString(x, 500 - 20 * row, piece)
            x += canvas.stringWidth(piece or "字字", FONT, 9)
    canvas.showPage()
    canvas.save()
    with open_pdf(stream.getvalue()) as pdf:
        words = [word.text for page in pdf.pages(1) for word in page.words]
    assert words == ["结息", "京东商城业务", "62260012345", "73,122.95", "2026-05-29"]


def place(x: float, middle: float, size: float = 6) -> tuple[float, float, float, float]:
    return x, middle - size / 2, x + size, middle + size / 2


def test_letters_of_two_lines_in_turn_are_two_words() -> None:
    places = [place(0, 50), place(2, 59, 18), place(6, 50), place(12, 50), place(20, 59, 18)]
    assert words_of_letters(places) == [[0, 2, 3], [1, 4]]


def test_white_between_letters_of_a_line_parts_words_though_another_lines_letter_stands_there() -> None:
    assert words_of_letters([place(0, 50), place(5, 59, 18), place(23, 50), place(29, 50)]) == [[0], [1], [2, 3]]


def test_letters_in_thousands_of_lines_cost_no_more_than_one_another() -> None:
    start = time.perf_counter()
    assert len(words_of_letters([place(0, 50 * number) for number in range(20_000)])) == 20_000
    assert time.perf_counter() - start < 5


def test_letters_of_one_line_in_types_of_different_height_stay_together() -> None:
    assert words_of_letters([place(0, 50), place(6, 50.8, 7), place(13, 50)]) == [[0, 1, 2]]


def test_a_point_and_a_comma_no_taller_than_their_ink_stand_among_the_figures() -> None:
    """5,627.55-, letter by letter, in a font that tells of no more than what is drawn."""
    ink = {",": (116.2, 119.8), ".": (116.2, 118.8), "-": (115.4, 116.6)}
    drawn = [ink.get(letter, (111.0, 118.8)) for letter in "5,627.55-"]
    places = [(6.0 * index, top, 6.0 * index + 6, bottom) for index, (top, bottom) in enumerate(drawn)]
    assert words_of_letters(places) == [list(range(9))]
    assert not in_two_lines(407.9, 415.7, 407.9, 410.5)
