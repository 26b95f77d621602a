"""Text that a file holds and its page does not show: no ink, the white of paper, too small, under a picture, on a layer that is off."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import accumulate, pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from reprieve.model import Box
from reprieve.read.extraction.pdf_frame import PdfFrame, unchecked
from reprieve.read.extraction.pdf_objects import address_of, bounds_of, is_white_fill, text_of_object
from reprieve.read.page.fold import fold
from reprieve.read.page.words import Word, box_of

_SCALE, _CONTRAST = 2.0, 24
_THIN, _AROUND = 2.5, 1.5
_TINY, _LESS = 2.0, 3  # points, and how often the usual letter's height
_LAYER = "OC"
_NAME = 16
_TEXT_OBJECT = unchecked(raw.FPDFText_GetTextObject)
_RENDER_MODE = unchecked(raw.FPDFTextObj_GetTextRenderMode)
_MARKS = unchecked(raw.FPDFPageObj_CountMarks)
_OVER = (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM, raw.FPDF_PAGEOBJ_PATH)
_Sides = tuple[float, float, float, float]
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
    under = _texts_under(page, (raw.FPDF_PAGEOBJ_IMAGE,), _lies_in)
    hidden = [text for text in texts if address_of(text) in under]
    if len(hidden) * 2 <= len(texts):
        return False
    shown = bytes(page.render(grayscale=True).buffer)
    with _hidden(hidden):
        return bytes(page.render(grayscale=True).buffer) == shown


def not_shown(page: pdfium.PdfPage, words: Sequence[Word]) -> frozenset[Word]:
    """Those of the words that leave no mark where they stand, as the page is drawn."""
    if not words:
        return frozenset()
    part = _drawn(page, box_of(words))

    def shows(word: Word) -> bool:
        x, y = (_AROUND * (ends[1] - ends[0] < _THIN) for ends in ((word.x0, word.x1), (word.top, word.bottom)))  # 一 may be all ink
        shades = part(Box(word.x0 - x, word.top - y, word.x1 + x, word.bottom + y))
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


def laid_over(
    page: pdfium.PdfPage, text: raw.FPDF_TEXTPAGE, frame: PdfFrame, words: Sequence[Word], patches: Sequence[Box]
) -> frozenset[Word]:
    """Those of the words that something drawn later hides, or a digit of them, though there are marks: another figure's, say."""
    near = [word for word in words if any(_meet(word, patch) for patch in patches)]
    under = _texts_under(page, _OVER, _lie_together).values() if near else ()
    said = [(Box(*frame.box(*bounds_of(drawn))), "".join(fold(text_of_object(drawn, text)).split())) for drawn in under]
    near = [word for word in near if any(word.text in own and any(lying_with([word], [place])) for place, own in said)]
    if not near:
        return frozenset()
    box = box_of(near)
    shown = _drawn(page, box)
    with _hidden(under):
        without = _drawn(page, box)

    def is_hidden(word: Word) -> bool:
        same = [shown(place) == without(place) != b"" for place in _places_of_letters(word)]
        return all(same) or any(one and letter.isdigit() for one, letter in zip(same, word.text, strict=True))

    return frozenset(word for word in near if is_hidden(word))


def _places_of_letters(word: Word) -> Iterator[Box]:
    """About where each letter stands; points are narrow."""
    widths = [0.5 if letter in ".,:" else 1.0 for letter in word.text]
    ends = [word.x0 + (word.x1 - word.x0) * end / sum(widths) for end in accumulate(widths, initial=0.0)]
    return (Box(left, word.top, right, word.bottom) for left, right in pairwise(ends))


def _meet(word: Word, patch: Box) -> bool:
    return patch.x0 < word.x1 and word.x0 < patch.x1 and patch.top < word.middle < patch.bottom


def _drawn(page: pdfium.PdfPage, box: Box) -> Callable[[Box], bytes]:
    """A function that gives the shades of a part of what the box shows, as the page is drawn now."""
    width, height = page.get_size()
    edges = [max(0.0, edge - _AROUND) for edge in (box.x0, height - box.bottom, width - box.x1, box.top)]
    bitmap = page.render(scale=_SCALE, crop=tuple(edges), grayscale=True)
    lines, stride = bytes(bitmap.buffer), bitmap.stride

    def part(of: Box) -> bytes:
        left, right = (max(0, min(bitmap.width, round((end - edges[0]) * _SCALE))) for end in (of.x0, of.x1))
        top, bottom = (max(0, min(bitmap.height, round((end - edges[3]) * _SCALE))) for end in (of.top, of.bottom))
        return b"".join(lines[row * stride + left : row * stride + right] for row in range(top, bottom))

    return part


def _texts_under(page: pdfium.PdfPage, kinds: Container[int], lies: Callable[[_Sides, _Sides], bool]) -> dict[int, raw.FPDF_PAGEOBJECT]:
    """The texts, by address, that were drawn before something of these kinds that lies over them; of paths, white ones count."""
    before: dict[int, tuple[raw.FPDF_PAGEOBJECT, _Sides]] = {}
    under: dict[int, raw.FPDF_PAGEOBJECT] = {}
    for drawn in (raw.FPDFPage_GetObject(page.raw, index) for index in range(raw.FPDFPage_CountObjects(page.raw))):
        kind = raw.FPDFPageObj_GetType(drawn)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            before[address_of(drawn)] = drawn, bounds_of(drawn)
        elif kind in kinds and before and (kind != raw.FPDF_PAGEOBJ_PATH or is_white_fill(drawn)):
            over = bounds_of(drawn)
            under |= {address: text for address, (text, place) in before.items() if lies(place, over)}
    return under


def _lies_in(text: _Sides, picture: _Sides) -> bool:
    x, y = (text[0] + text[2]) / 2, (text[1] + text[3]) / 2
    return picture[0] < x < picture[2] and picture[1] < y < picture[3]


def _lie_together(text: _Sides, patch: _Sides) -> bool:
    return text[0] < patch[2] and patch[0] < text[2] and text[1] < patch[3] and patch[1] < text[3]


@contextmanager
def _hidden(texts: Iterable[raw.FPDF_PAGEOBJECT]) -> Iterator[None]:
    """Within it, the texts are drawn without ink."""
    modes = [(text, _RENDER_MODE(text)) for text in texts]
    for text, _mode in modes:
        raw.FPDFTextObj_SetTextRenderMode(text, raw.FPDF_TEXTRENDERMODE_INVISIBLE)
    try:
        yield
    finally:
        for text, mode in modes:
            raw.FPDFTextObj_SetTextRenderMode(text, mode)
