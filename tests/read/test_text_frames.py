"""Tables whose frames are characters, as line printers draw them."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from reprieve.library import load_library
from reprieve.model import Statement
from reprieve.read import read_paper
from reprieve.read.pdf import open_pdf, second_opinion

pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
LIBRARY = load_library()
WIDTHS = (12, 12, 12, 14, 20)
ROWS = (
    ("交易日期", "摘要", "交易金额", "账户余额", "对方户名"),
    ("2026-05-01", "工资", "8000.00", "18000.00", "云州青禾公司"),
    ("2026-05-03", "消费", "-120.50", "17879.50", "安和菜市场"),
    ("2026-05-03", "消费", "-59.00", "17820.50", "云州|地铁"),
    ("2026-05-09", "结息", "3.20", "17823.70", ""),
)
Frame = tuple[str, tuple[str, str, str], str]
BOX = ("│", ("├", "┼", "┤"), "─")
ASCII = ("|", ("+", "+", "+"), "-")


def printed(rows: tuple[tuple[str, ...], ...], frame: Frame) -> bytes:
    """Each line's cells at their places, bars between them, and a line between the rows."""
    bar, (left, cross, right), dash = frame
    stream = io.BytesIO()
    canvas = Canvas(stream, (595, 842))
    canvas.setFont("STSong-Light", 8)
    canvas.drawString(40, 800, "云州银行交易流水")
    canvas.drawString(40, 785, "户名:江望舒 账号:6299990000000006027")
    y = 760
    rule = left + cross.join(dash * (width // len(dash.encode("gbk"))) for width in WIDTHS) + right
    for cells in rows:
        canvas.drawString(40, y, rule)
        x = 40.0
        for cell, width in zip(cells, WIDTHS, strict=True):
            canvas.drawString(x, y - 12, bar + cell)  # as one text, without white between them
            x += 4 * width + 8
        canvas.drawString(x, y - 12, bar)
        y -= 24
    canvas.drawString(40, y, rule)
    canvas.save()
    return stream.getvalue()


def read(data: bytes, folder: Path) -> Statement:
    paper = folder / "statement.pdf"
    paper.write_bytes(data)
    content = read_paper(paper, paper.name, LIBRARY).content
    assert isinstance(content, Statement)
    return content


@pytest.mark.parametrize("frame", [BOX, ASCII])
def test_a_table_drawn_with_characters_is_read(frame: Frame, tmp_path: Path) -> None:
    rows = tuple(row for row in ROWS if "|" not in row[4])[:3] if frame == ASCII else ROWS
    statement = read(printed(rows, frame), tmp_path)
    assert statement.reconciliation.status == "balanced"
    assert [(row.summary, str(row.amount), row.counterparty) for row in statement.transactions] == [
        (cells[1], cells[2], cells[4]) for cells in rows[1:]
    ]


@pytest.mark.parametrize("frame", [BOX, ASCII])
def test_both_readers_take_frames_for_white_space(frame: Frame) -> None:
    data = printed(ROWS[:4], frame)
    with open_pdf(data) as pdf:
        first = {word.text for page in pdf.pages(1) for word in page.words}
    assert first == {word.text for page in second_opinion(data) for word in page.words}
    assert not any(set(text) & set("│├┼┤─+") for text in first)


def test_a_bar_within_a_text_is_its_own_where_none_part_the_cells(tmp_path: Path) -> None:
    statement = read(printed(ROWS, (" ", (" ", " ", " "), " ")), tmp_path)
    assert statement.transactions[2].counterparty == "云州|地铁"
