"""Pages whose text lies on its side, though the file does not say that they are turned: they are turned as a reader turns them."""

from __future__ import annotations

from collections import Counter

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_SAMPLE, _FEWEST, _MOST = 60, 20, 0.8
_RIGHT_ANGLE, _FULL, _DEGREES = 90, 360, 57.29577951308232


def set_upright(page: pdfium.PdfPage, text: raw.FPDF_TEXTPAGE) -> None:
    """Turn the page by right angles so that nearly all of its text, told by a sample, is upright; it then shows so, too."""
    count = raw.FPDFText_CountChars(text)
    letters = (
        index for index in range(0, count, max(1, count // _SAMPLE)) if not chr(raw.FPDFText_GetUnicode(text, index) or 32).isspace()
    )
    first = next(letters, None)
    turned = page.get_rotation()
    if first is None or _turn(text, first) == turned:
        return  # as on nearly every page: a first letter on its side makes it worth a closer look
    turns = Counter((_turn(text, first), *(_turn(text, index) for index in letters)))
    upright, most = turns.most_common(1)[0]
    if upright % _RIGHT_ANGLE == 0 and turns.total() >= _FEWEST and most > _MOST * turns.total():
        page.set_rotation(upright)


def _turn(text: raw.FPDF_TEXTPAGE, index: int) -> int:
    """By how much a page must be turned so that the character stands upright, in degrees."""
    return round(-float(raw.FPDFText_GetCharAngle(text, index)) * _DEGREES) % _FULL


def upright_page(document: pdfium.PdfDocument, index: int) -> pdfium.PdfPage:
    """The page at `index`, from 0, as `set_upright` turns it."""
    page = document[index]
    text = page.get_textpage()
    try:
        set_upright(page, text.raw)
    finally:
        text.close()
    return page
