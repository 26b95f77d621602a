"""Text that a file holds and its page does not show: no ink, the white of paper, too small, under a picture, on a layer that is off."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from reprieve.model import Box
from reprieve.read.extraction.pdf_frame import unchecked
from reprieve.read.page.words import Word, box_of

_SCALE, _CONTRAST = 2.0, 24
_THIN, _AROUND = 2.5, 1.5
_TINY, _LESS = 2.0, 3  # points, and how often the usual letter's height
_LAYER = "OC"
_NAME = 16
_TEXT_OBJECT = unchecked(raw.FPDFText_GetTextObject)
_RENDER_MODE = unchecked(raw.FPDFTextObj_GetTextRenderMode)
_MARKS = unchecked(raw.FPDFPageObj_CountMarks)
INKLESS = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)


def may_be_unseen(text: raw.FPDF_TEXTPAGE, index: int) -> bool:
    """Whether a character is drawn without ink, or on a layer that may be switched off."""
    drawn = _TEXT_OBJECT(text, index)
    if not drawn:
        return False
    marks = _MARKS(drawn)
    return bool(_RENDER_MODE(drawn) in INKLESS or (marks and _is_on_layer(drawn, marks)))


def _is_on_layer(drawn: raw.FPDF_PAGEOBJECT, marks: int) -> bool:
    name, length = (ctypes.c_ushort * _NAME)(), ctypes.c_ulong()
    for index in range(marks):
        mark = raw.FPDFPageObj_GetMark(drawn, index)
        told = raw.FPDFPageObjMark_GetName(mark, name, ctypes.sizeof(name), length)
        if told and bytes(name)[: length.value].decode("utf-16-le", "replace").rstrip("\0") == _LAYER:
            return True
    return False


def lying_with(words: Sequence[Word], pictures: Sequence[Box]) -> Iterator[Word]:
    """The words in whose middle a picture or a patch lies, above or below them."""
    for word in words:
        x = (word.x0 + word.x1) / 2
        if any(box.x0 < x < box.x1 and box.top < word.middle < box.bottom for box in pictures):
            yield word


def are_under_pictures(page: pdfium.PdfPage, texts: Sequence[raw.FPDF_PAGEOBJECT]) -> bool:
    """Whether most of the texts were drawn before a picture that lies over them, and the page looks the same without those."""
    places = {_address(text): _bounds(text) for text in texts}
    before: set[int] = set()
    under: set[int] = set()
    for drawn in (raw.FPDFPage_GetObject(page.raw, index) for index in range(raw.FPDFPage_CountObjects(page.raw))):
        kind = raw.FPDFPageObj_GetType(drawn)
        if kind == raw.FPDF_PAGEOBJ_TEXT and (address := _address(drawn)) in places:
            before.add(address)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE and before:
            picture = _bounds(drawn)
            under |= {address for address in before if _lies_in(places[address], picture)}
    hidden = [text for text in texts if _address(text) in under]
    return len(hidden) * 2 > len(texts) and _looks_the_same_without(page, hidden)


def not_shown(page: pdfium.PdfPage, words: Sequence[Word]) -> frozenset[Word]:
    """Those of the words that leave no mark where they stand, as the page is drawn."""
    if not words:
        return frozenset()
    box, (width, height) = box_of(words), page.get_size()
    edges = [max(0.0, edge - _AROUND) for edge in (box.x0, height - box.bottom, width - box.x1, box.top)]
    bitmap = page.render(scale=_SCALE, crop=tuple(edges), grayscale=True)
    lines, stride = bytes(bitmap.buffer), bitmap.stride

    def shows(word: Word) -> bool:
        x, y = (_AROUND * (ends[1] - ends[0] < _THIN) for ends in ((word.x0, word.x1), (word.top, word.bottom)))  # 一 may be all ink
        left, right = (max(0, min(bitmap.width, round((end - edges[0]) * _SCALE))) for end in (word.x0 - x, word.x1 + x))
        top, bottom = (max(0, min(bitmap.height, round((end - edges[3]) * _SCALE))) for end in (word.top - y, word.bottom + y))
        shades = b"".join(lines[row * stride + left : row * stride + right] for row in range(top, bottom))
        return not shades or max(shades) - min(shades) > _CONTRAST

    return frozenset(word for word in words if not shows(word))


def tiny_among(words: Sequence[Word]) -> frozenset[Word]:
    """Those of the words in type that nobody sees beside the page's usual one; a flat box alone may be a dash's, or tell no height."""
    small = (word for word in words if word.bottom - word.top <= _TINY and word.x1 - word.x0 <= _TINY * len(word.text))
    tiny = [word for word in small if any(map(str.isalnum, word.text))]
    if not tiny:
        return frozenset()
    usual = sum((word.x1 - word.x0) * (word.bottom - word.top) for word in words) / (sum(word.x1 - word.x0 for word in words) or 1)
    return frozenset(word for word in tiny if _LESS * (word.bottom - word.top) < usual)


def _address(drawn: raw.FPDF_PAGEOBJECT) -> int:
    return ctypes.cast(drawn, ctypes.c_void_p).value or 0


def _bounds(drawn: raw.FPDF_PAGEOBJECT) -> tuple[float, float, float, float]:
    """Left, bottom, right and top on the page."""
    edges = [ctypes.c_float() for _edge in range(4)]
    raw.FPDFPageObj_GetBounds(drawn, *edges)
    left, bottom, right, top = (edge.value for edge in edges)
    return left, bottom, right, top


def _lies_in(text: tuple[float, float, float, float], picture: tuple[float, float, float, float]) -> bool:
    x, y = (text[0] + text[2]) / 2, (text[1] + text[3]) / 2
    return picture[0] < x < picture[2] and picture[1] < y < picture[3]


def _looks_the_same_without(page: pdfium.PdfPage, texts: Sequence[raw.FPDF_PAGEOBJECT]) -> bool:
    modes = [_RENDER_MODE(text) for text in texts]
    shown = bytes(page.render(grayscale=True).buffer)
    for text in texts:
        raw.FPDFTextObj_SetTextRenderMode(text, raw.FPDF_TEXTRENDERMODE_INVISIBLE)
    hidden = bytes(page.render(grayscale=True).buffer)
    for text, mode in zip(texts, modes, strict=True):
        raw.FPDFTextObj_SetTextRenderMode(text, mode)
    return shown == hidden
