"""What PDFium tells of one thing that is drawn on a page: its address, its place, its text, its colour."""

from __future__ import annotations

import ctypes

import pypdfium2.raw as raw

from reprieve.read.extraction.pdf_frame import unchecked

_WHITE = 245
# They are asked of every text and line that is drawn.
OBJECT = unchecked(raw.FPDFPage_GetObject)
OBJECT_TYPE = unchecked(raw.FPDFPageObj_GetType)


def address_of(drawn: raw.FPDF_PAGEOBJECT) -> int:
    """By which it is known again; 0 for nothing."""
    return ctypes.cast(drawn, ctypes.c_void_p).value or 0


def bounds_of(drawn: raw.FPDF_PAGEOBJECT) -> tuple[float, float, float, float]:
    """Left, bottom, right and top in the page's own measure."""
    left, bottom, right, top = (ctypes.c_float() for _edge in range(4))
    raw.FPDFPageObj_GetBounds(drawn, left, bottom, right, top)
    return left.value, bottom.value, right.value, top.value


def text_of_object(drawn: raw.FPDF_PAGEOBJECT, text: raw.FPDF_TEXTPAGE) -> str:
    """What a text says; `text` is that of its page."""
    size = raw.FPDFTextObj_GetText(drawn, text, None, 0)
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    raw.FPDFTextObj_GetText(drawn, text, buffer, size)
    return bytes(buffer)[:size].decode("utf-16-le", "replace").rstrip("\0")


def is_white_fill(drawn: raw.FPDF_PAGEOBJECT) -> bool:
    """Whether a path is filled with white that nothing shines through."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(drawn, fill, stroke) or not fill.value:
        return False
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    raw.FPDFPageObj_GetFillColor(drawn, red, green, blue, alpha)
    return min(red.value, green.value, blue.value, alpha.value) >= _WHITE
