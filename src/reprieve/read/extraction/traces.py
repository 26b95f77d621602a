"""What a PDF tells of its own making: who made it, whether it was saved again, and text that stands over other text.

None of it says that a paper is not genuine: a person who fills in a form or unlocks a statement leaves the same traces.
"""

from __future__ import annotations

import ctypes
import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from reprieve.model import Box, Patch, Traces
from reprieve.read.extraction.pdf_frame import unchecked
from reprieve.read.extraction.pdf_objects import OBJECT, OBJECT_TYPE, bounds_of, is_white_fill, text_of_object
from reprieve.read.notation import FIGURE
from reprieve.read.page.fold import fold

_PAGES = 10  # of every paper: looking at how a page is drawn takes a tenth of the time of reading it
_PAGES_IF_SAVED_AGAIN = 200
_PROPERTIES = ("Producer", "Creator", "CreationDate", "ModDate")
_MOMENT = re.compile(r"D:(\d{4})(\d\d)(\d\d)(\d\d)?(\d\d)?(\d\d)?")
_SAVED = re.compile(rb"startxref\s+\d+\s+%%EOF")
_SIGNED = re.compile(rb"/ByteRange\s*\[\s*\d+\s+\d+\s+(\d+)\s+(\d+)\s*\]")
_HEAD = 2048
_SLACK = 64
_FIGURE = re.compile(rf"[+-]?{FIGURE}")
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_STYLE = re.compile(r"(?i)[-,]?(regular|bold|italic|oblique|light|medium|semi|mt|ps)+$")
_LEAST_FIGURES = 8
_RARE = 3
_LEAST_COVER = 5
_FONT = unchecked(raw.FPDFTextObj_GetFont, ctypes.c_void_p)


@dataclass(frozen=True)
class _Piece:
    """A run of text as it was drawn, or (without a font) a white rectangle, on a page of that `height`; `placed` inside of a drawing.

    Its text and its box, in points from the top left corner, are asked for only where they matter: that is what takes time.
    """

    drawn: raw.FPDF_PAGEOBJECT
    height: float
    placed: raw.FS_MATRIX | None
    font: int = 0

    @cached_property
    def box(self) -> Box:
        return _box(self.drawn, self.height, self.placed)


def traces(data: bytes, document: pdfium.PdfDocument) -> Traces:
    """What a PDF's bytes, its properties and its pages tell of how it was made.

    The first pages are looked at; more of them when the file was saved again after it was made.
    """
    about = _properties(document)
    told = Traces(
        producer=about.get("Producer", ""),
        creator=about.get("Creator", ""),
        created=_moment(about.get("CreationDate", "")),
        modified=_moment(about.get("ModDate", "")),
        revisions=revisions(data),
        changed_after_signing=changed_after_signing(data),
    )
    again = told.revisions > 1 or told.changed_after_signing or told.created != told.modified
    return replace(told, patches=tuple(_patches(document, _PAGES_IF_SAVED_AGAIN if again else _PAGES)))


def _properties(document: pdfium.PdfDocument) -> Mapping[str, str]:
    """What the file says of itself; what is no text in a damaged one is left out."""
    found = {}
    for key in _PROPERTIES:
        with suppress(UnicodeDecodeError):
            found[key] = document.get_metadata_value(key)
    return found


def revisions(data: bytes) -> int:
    """How often the file was saved by adding to it; one made for the web ends twice from the start."""
    ends = len(_SAVED.findall(data))
    return max(1, ends - 1 if b"/Linearized" in data[:_HEAD] else ends)


def changed_after_signing(data: bytes) -> bool:
    """Whether anything was added after the last signature."""
    ends = [int(found[1]) + int(found[2]) for found in _SIGNED.finditer(data)]
    return bool(ends) and max(ends) + _SLACK < len(data)


def _moment(text: str) -> dt.datetime | None:
    found = _MOMENT.match(text)
    if not found:
        return None
    with suppress(ValueError):
        return dt.datetime(*(int(part or 0) for part in found.groups()))  # type: ignore[arg-type]  # noqa: DTZ001 (a printed clock)
    return None


def _patches(document: pdfium.PdfDocument, most: int) -> Iterator[Patch]:
    for index in range(min(len(document), most)):
        with suppress(pdfium.PdfiumError):  # a page that cannot be loaded is told of by those who read it
            page = document[index]
            pieces = list(_pieces(page))
            yield from _told("covered", _covered(pieces, page.get_width() * page.get_height()), page, index + 1)
            yield from _told("typeface", _odd_figures(pieces), page, index + 1)


def _told(what: Literal["covered", "typeface"], pieces: Iterable[_Piece], page: pdfium.PdfPage, number: int) -> Iterator[Patch]:
    """Those of the pieces that are text, and for typefaces, figures."""
    found = list(pieces)
    words = page.get_textpage() if found else None
    for piece in found:
        text = fold(text_of_object(piece.drawn, words)).strip()
        if _FIGURE.fullmatch(text) if what == "typeface" else text:
            yield Patch(what, number, text, piece.box)


def _covered(pieces: Sequence[_Piece], area: float) -> Iterator[_Piece]:
    """Text that a white rectangle was drawn over; one as large as half of the page is no patch."""
    for index, cover in enumerate(pieces):
        if not cover.font and _area(cover.box) < area / 2:
            yield from (piece for piece in pieces[:index] if piece.font and _over(cover.box, piece.box))


def _odd_figures(pieces: Sequence[_Piece]) -> Iterator[_Piece]:
    """Texts in a typeface that is rare on the page, above or below many in one that is not."""
    texts = [piece for piece in pieces if piece.font]
    fonts = Counter(piece.font for piece in texts)
    for piece in texts:
        if fonts[piece.font] <= _RARE:
            column = [other for other in texts if other is piece or (other.box.x0 < piece.box.x1 and piece.box.x0 < other.box.x1)]
            usual, count = Counter(other.font for other in column).most_common(1)[0]
            neighbour = next(other for other in column if other.font == usual)
            if count >= _LEAST_FIGURES and _typeface(neighbour) != _typeface(piece):
                yield piece


def _over(cover: Box, box: Box) -> bool:
    """Whether the cover lies over the start and the middle line of the box. Its end is not known for sure: fonts may not be in the file."""
    return cover.top <= (box.top + box.bottom) / 2 <= cover.bottom and cover.x0 - 1 <= box.x0 < cover.x1 - _LEAST_COVER


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)


def _pieces(page: pdfium.PdfPage) -> Iterator[_Piece]:
    """Texts and white rectangles in the order in which they are drawn, those inside of placed drawings too."""
    height, shown = page.get_height(), page.raw
    for index in range(raw.FPDFPage_CountObjects(shown)):
        drawn = OBJECT(shown, index)
        if OBJECT_TYPE(drawn) == raw.FPDF_PAGEOBJ_FORM:
            placed = raw.FS_MATRIX()
            raw.FPDFPageObj_GetMatrix(drawn, placed)
            inside = (raw.FPDFFormObj_GetObject(drawn, number) for number in range(raw.FPDFFormObj_CountObjects(drawn)))
            yield from (piece for child in inside if (piece := _piece(child, height, placed)))
        elif piece := _piece(drawn, height):
            yield piece


def _piece(drawn: raw.FPDF_PAGEOBJECT, height: float, placed: raw.FS_MATRIX | None = None) -> _Piece | None:
    kind = OBJECT_TYPE(drawn)
    if kind == raw.FPDF_PAGEOBJ_TEXT:
        return _Piece(drawn, height, placed, _FONT(drawn) or 0)
    return _Piece(drawn, height, placed) if kind == raw.FPDF_PAGEOBJ_PATH and is_white_fill(drawn) else None


def _typeface(piece: _Piece) -> str:
    font = raw.FPDFTextObj_GetFont(piece.drawn)
    name = ctypes.create_string_buffer(128)
    raw.FPDFFont_GetBaseFontName(font, name, 128)
    return _STYLE.sub("", _SUBSET.sub("", name.value.decode("utf-8", "replace")))


def _box(drawn: raw.FPDF_PAGEOBJECT, height: float, placed: raw.FS_MATRIX | None) -> Box:
    left, bottom, right, top = bounds_of(drawn)
    x0, y0, x1, y1 = left, bottom, right, top
    if placed is not None:
        x0, x1 = sorted((placed.a * left + placed.c * bottom + placed.e, placed.a * right + placed.c * top + placed.e))
        y0, y1 = sorted((placed.b * left + placed.d * bottom + placed.f, placed.b * right + placed.d * top + placed.f))
    return Box(x0, height - y1, x1, height - y0)
