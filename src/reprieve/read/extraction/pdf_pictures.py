"""Pages of a PDF that are pictures: scanned, photographed, or drawn in letters that carry no text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from reprieve.model import Box
from reprieve.read.extraction.legible import is_legible
from reprieve.read.extraction.sideways import upright_page
from reprieve.read.extraction.stand_in_font import draw_with_fonts_of_machine, measure_by_stand_in
from reprieve.read.extraction.unseen import INKLESS, are_under_pictures, lying_with
from reprieve.read.page.words import Page, Word
from reprieve.read.scanning.pictures import MAX_SIDE

if TYPE_CHECKING:
    from reprieve.read.scanning.images import Picture

DPI = 200
_FEW_WORDS = 30
_MOST_OF_IT = 0.5
_AROUND = 12.0
_FINE_DPI, _FINE_SIDE = 300, 2400
_TELLING = 60
_OBJECTS = 2000


def is_picture(page: pdfium.PdfPage, text: raw.FPDF_TEXTPAGE, words: Sequence[Word], pictures: Sequence[Box]) -> bool:
    """Whether the page says more than its words: it has none but is not blank, few on a large picture, or they are no letters.

    Or nobody sees them: scanners lay what they take the picture's letters for over it, unseen, or under it. What counts is the picture,
    which may be many, one beside the other, and on a larger sheet.
    """
    if not words:
        return bool(raw.FPDFPage_CountObjects(page.raw))
    if pictures and sum(1 for _word in lying_with(words, pictures)) * 2 > len(words) and _is_unseen(page, text):
        return True
    if len(words) < _FEW_WORDS:
        return _covered(page) > _MOST_OF_IT
    return not is_legible([Page(0, 0, 0, tuple(words[:_TELLING]))])


def picture_of_page(document: pdfium.PdfDocument, number: int) -> Picture:
    """The page (from 1) as it is looked at, of a document that nothing else is asked: one that was measured draws boxes for letters."""
    from reprieve.read.scanning.images import picture_of

    draw_with_fonts_of_machine()
    page = upright_page(document, number - 1)
    try:
        width, height = page.get_size()
        scale = min(DPI / 72, MAX_SIDE / max(width, height, 1))
        return picture_of(page.render(scale=scale).to_pil().convert("RGB"), (width, height))
    finally:
        page.close()
        measure_by_stand_in()


def picture_of_part(document: pdfium.PdfDocument, number: int, box: Box) -> Picture:
    """A part of the page and some white around it, finely drawn. Its letters, which nobody looks at, are drawn as they are measured."""
    from reprieve.read.scanning.images import picture_of

    page = upright_page(document, number - 1)
    try:
        width, height = page.get_size()
        edges = (box.x0 - _AROUND, height - box.bottom - _AROUND, width - box.x1 - _AROUND, box.top - _AROUND)
        scale = min(_FINE_DPI / 72, _FINE_SIDE / max(box.x1 - box.x0, box.bottom - box.top))
        return picture_of(page.render(scale=scale, crop=tuple(max(0.0, edge) for edge in edges)).to_pil().convert("L"))
    finally:
        page.close()


def _is_unseen(page: pdfium.PdfPage, text: raw.FPDF_TEXTPAGE) -> bool:
    """Whether most of the characters, of a sample, are drawn without ink, or under a picture that hides them."""
    count = raw.FPDFText_CountChars(text)
    sample = (raw.FPDFText_GetTextObject(text, index) for index in range(0, count, count // _TELLING + 1))
    drawn = [item for item in sample if item]
    inkless = sum(raw.FPDFTextObj_GetTextRenderMode(item) in INKLESS for item in drawn)
    return inkless * 2 > len(drawn) or are_under_pictures(page, drawn)


def _covered(page: pdfium.PdfPage) -> float:
    """The share of the page that its largest image covers."""
    width, height = page.get_size()
    largest = 0.0
    for _count, item in zip(range(_OBJECTS), page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]), strict=False):
        left, bottom, right, top = item.get_bounds()
        largest = max(largest, (right - left) * (top - bottom))
    return largest / float(max(width * height, 1))
