"""Draws what the packet adds to the papers: the stamp in a strip above each page, and the index in front."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from math import ceil
from pathlib import Path

from pikepdf import Array, Dictionary, Name, Page, Pdf
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

# The stamp's font is embedded, so that it shows wherever the packet is opened; names need more characters than it has.
STAMP_FONT = TTFont("ReprieveStamp", str(Path(__file__).with_name("fonts") / "stamp.ttf"))
NAME_FONT = UnicodeCIDFont("STSong-Light")
_STRIP = 0.028  # of the page's height; room for one line of 9 points on A4
_LEFT, _RIGHT, _TOP, _BOTTOM, _ROW = 62, 533, 770, 60, 22


@dataclass(frozen=True, slots=True)
class IndexRow:
    """A line of the index. `target`: the page of this volume that it leads to, counted from 0; None: another volume's."""

    number: str
    name: str
    pages: str
    target: int | None


def new_canvas(buffer: BytesIO, size: tuple[float, float], font: TTFont | UnicodeCIDFont, points: float) -> Canvas:
    """A canvas that draws the same bytes every time."""
    pdfmetrics.registerFont(font)
    canvas = Canvas(buffer, pagesize=size, invariant=1)
    canvas.setFont(font.fontName, points)
    return canvas


# --- the index -----------------------------------------------------------------------------------------------------


def index_page_count(rows: int) -> int:
    """How many pages the index of so many annexes takes."""
    return max(1, ceil(rows / _rows_a_page()))


def _rows_a_page() -> int:
    return (_TOP - _BOTTOM) // _ROW - 2


def draw_index(title: str, heads: tuple[str, str, str], rows: Sequence[IndexRow], note: str = "") -> Pdf:
    """The index as pages of A4, a note at the foot of each."""
    buffer = BytesIO()
    canvas = new_canvas(buffer, A4, NAME_FONT, 11)
    for first in range(0, max(len(rows), 1), _rows_a_page()):
        canvas.setFont(NAME_FONT.fontName, 18)
        canvas.drawCentredString(A4[0] / 2, _TOP, title)
        canvas.setFont(NAME_FONT.fontName, 11)
        _draw_row(canvas, 1, heads)
        for place, row in enumerate(rows[first : first + _rows_a_page()], 2):
            _draw_row(canvas, place, (row.number, row.name, row.pages))
        canvas.setFont(NAME_FONT.fontName, 9)
        canvas.drawString(_LEFT, _BOTTOM - _ROW, note)
        canvas.showPage()
    canvas.save()
    return Pdf.open(buffer)


def _draw_row(canvas: Canvas, place: int, cells: tuple[str, str, str]) -> None:
    height = _TOP - place * _ROW
    canvas.drawString(_LEFT, height, cells[0])
    canvas.drawString(_LEFT + 70, height, _shortened(cells[1], 330))
    canvas.drawRightString(_RIGHT, height, cells[2])
    canvas.setLineWidth(0.4)
    canvas.line(_LEFT, height - 7, _RIGHT, height - 7)


def _shortened(text: str, room: float) -> str:
    while pdfmetrics.stringWidth(text, NAME_FONT.fontName, 11) > room:
        text = text.removesuffix("…")[:-1] + "…"
    return text


def link_index(packet: Pdf, rows: Sequence[IndexRow], at: int = 0) -> None:
    """Make each line of the index, which begins on page `at` (counted from 0), lead to its annex."""
    for place, row in enumerate(rows):
        if row.target is not None:
            page, line = divmod(place, _rows_a_page())
            top = _TOP - (line + 2) * _ROW
            rect = Array([_LEFT, top - 7, _RIGHT, top + _ROW - 8])
            leads_to = Array([packet.pages[row.target].obj, Name.Fit])
            link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=rect, Border=Array([0, 0, 0]), Dest=leads_to)
            annots = packet.pages[at + page].obj.get("/Annots", Array())
            annots.append(packet.make_indirect(link))
            packet.pages[at + page].obj.Annots = annots


# --- stamping ------------------------------------------------------------------------------------------------------


def stamp(packet: Pdf, page: Page, text: str) -> None:
    """Add a strip above the page as it is looked at, and write into its right end: nothing on the page itself is covered."""
    left, bottom, right, top = (float(edge) for edge in page.cropbox)
    turn = int(page.obj.get("/Rotate", 0)) % 360
    height = (right - left) if turn in (90, 270) else (top - bottom)
    width = (top - bottom) if turn in (90, 270) else (right - left)
    strip = ceil(max(height, width) * _STRIP)
    box, matrix = _placed(turn, (left, bottom, right, top), strip)
    page.obj["/MediaBox"] = page.obj["/CropBox"] = Array(box)
    for name in ("/TrimBox", "/BleedBox", "/ArtBox"):
        if name in page.obj:
            del page.obj[name]
    _draw_over(packet, page, _strip(width, strip, text), matrix)


def _placed(turn: int, crop: tuple[float, float, float, float], strip: float) -> tuple[list[float], list[float]]:
    """The page's new box, and where the strip's own coordinates lie on the page as it is stored, turned by 0, 90, 180 or 270."""
    left, bottom, right, top = crop
    match turn:
        case 90:
            return [left - strip, bottom, right, top], [0, 1, -1, 0, left, bottom]
        case 180:
            return [left, bottom - strip, right, top], [-1, 0, 0, -1, right, bottom]
        case 270:
            return [left, bottom, right + strip, top], [0, -1, 1, 0, right, top]
        case _:
            return [left, bottom, right, top + strip], [1, 0, 0, 1, left, top]


def _strip(width: float, height: float, text: str) -> Pdf:
    buffer = BytesIO()
    canvas = new_canvas(buffer, (width, height), STAMP_FONT, height * 0.42)
    canvas.setFillGray(1)
    canvas.rect(0, 0, width, height, stroke=0, fill=1)
    canvas.setFillGray(0.2)
    canvas.drawRightString(width - height, height * 0.3, text)
    canvas.save()
    return Pdf.open(buffer)


def _draw_over(packet: Pdf, page: Page, strip: Pdf, matrix: list[float]) -> None:
    form = packet.copy_foreign(strip.pages[0].as_form_xobject())
    name = page.add_resource(form, Name.XObject, _free_name(page))
    numbers = " ".join(f"{number:.4f}" for number in matrix)
    page.contents_add(b"q", prepend=True)
    page.contents_add(f"Q q {numbers} cm {name} Do Q".encode())


def _free_name(page: Page) -> Name:
    """A name that the page's resources do not use; made by counting, so that the same papers give the same packet."""
    taken = page.resources.get("/XObject", Dictionary())
    return next(Name(f"/Stamp{number}") for number in range(len(taken) + 1) if f"/Stamp{number}" not in taken)
