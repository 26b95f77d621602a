"""What is drawn on a page of a PDF besides its text: ruling lines and the places of images."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2.raw as raw

from reprieve.model import Box
from reprieve.read.extraction.pdf_frame import PdfFrame, unchecked
from reprieve.read.extraction.pdf_objects import OBJECT, OBJECT_TYPE, is_white_fill
from reprieve.read.page.words import Rule

MAX_SEGMENTS = 20_000
_THIN = 2.0
_RECTANGLE = 5
_PICTURES = (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM)  # a form may hold an image
# They are asked of every text that is drawn.
_CLIP = unchecked(raw.FPDFPageObj_GetClipPath)
_CLIPS = unchecked(raw.FPDFClipPath_CountPaths)


class Drawn(NamedTuple):
    """What is drawn on a page besides its text.

    `rules` are straight lines along the page's edges, whether alone, as sides of rectangles or as parts of a longer path; `pictures` are
    the places of images, `patches` those of images and white rectangles that may lie over text. `cuts`: some of the text is cut off by
    what it stands in; `curved`: something round is drawn, as a seal is.
    """

    rules: tuple[Rule, ...]
    pictures: tuple[Box, ...]
    patches: tuple[Box, ...]
    cuts: bool
    curved: bool


def drawn_on(page: raw.FPDF_PAGE, frame: PdfFrame) -> Drawn:
    """What is drawn on a page besides its text."""
    rules: list[Rule] = []
    pictures: list[Box] = []
    patches: list[Box] = []
    cuts = written = curved = False
    left, bottom, right, top = (ctypes.c_float() for _side in range(4))
    sides = tuple(map(ctypes.byref, (left, bottom, right, top)))
    for index in range(raw.FPDFPage_CountObjects(page)):
        item = OBJECT(page, index)
        kind = OBJECT_TYPE(item)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            cuts, written = cuts or _CLIPS(_CLIP(item)) > 0, True
        elif kind in _PICTURES and raw.FPDFPageObj_GetBounds(item, *sides):
            pictures.append(Box(*frame.box(left.value, bottom.value, right.value, top.value)))
            patches += pictures[-1:] if written else ()
        elif kind == raw.FPDF_PAGEOBJ_PATH and ((round_ := _is_curved(item)) or raw.FPDFPath_CountSegments(item) > _RECTANGLE):
            curved = curved or round_
            rules += _path_lines(item, frame)
        elif kind == raw.FPDF_PAGEOBJ_PATH and raw.FPDFPageObj_GetBounds(item, *sides):
            box = Box(*frame.box(left.value, bottom.value, right.value, top.value))
            rules += _sides(box.x0, box.top, box.x1, box.bottom)
            if written and min(box.x1 - box.x0, box.bottom - box.top) > _THIN and is_white_fill(item):
                patches.append(box)
    return Drawn(tuple(rules), tuple(pictures), tuple(patches), cuts, curved)


def _sides(x0: float, top: float, x1: float, bottom: float) -> Iterator[Rule]:
    if x1 - x0 <= _THIN or bottom - top <= _THIN:
        yield Rule(x0, top, x1, bottom)
    else:
        yield from (Rule(x0, top, x1, top), Rule(x0, bottom, x1, bottom), Rule(x0, top, x0, bottom), Rule(x1, top, x1, bottom))


def _is_curved(item: raw.FPDF_PAGEOBJECT) -> bool:
    """Whether a path starts with a curve, as a seal's circle does."""
    return bool(raw.FPDFPathSegment_GetType(raw.FPDFPath_GetPathSegment(item, 1)) == raw.FPDF_SEGMENT_BEZIERTO)


def _path_lines(item: raw.FPDF_PAGEOBJECT, frame: PdfFrame) -> Iterator[Rule]:
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item, ctypes.byref(matrix))
    x, y = ctypes.c_float(), ctypes.c_float()
    before: tuple[float, float] | None = None
    for index in range(min(raw.FPDFPath_CountSegments(item), MAX_SEGMENTS)):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        if before and raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_LINETO:
            (x0, x1), (y0, y1) = sorted((before[0], point[0])), sorted((before[1], point[1]))
            if x1 - x0 <= _THIN or y1 - y0 <= _THIN:
                yield Rule(*frame.box(x0, y0, x1, y1))
        before = point
