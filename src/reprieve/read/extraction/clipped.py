"""A spreadsheet cuts off a text that runs over its cell: the file holds all its letters, and the paper shows those inside the cell."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import NamedTuple

import pypdfium2.raw as raw

from reprieve.read.extraction.pdf_objects import address_of

_Room = tuple[float, float, float, float]


class _Letter(NamedTuple):
    """A character by its place in the text: the middle of it, and the rectangles that it is cut by."""

    place: int
    x: float
    y: float
    rooms: tuple[_Room, ...]


def not_cut_off(runs: Iterable[tuple[int, int]], text: raw.FPDF_TEXTPAGE) -> Iterator[tuple[int, int]]:
    """The parts of runs of characters, each given by its first and last index, that are not cut off by the cell they are drawn in.

    Characters of two such cells are two runs.
    """
    rooms_of = cache(_rooms_of)
    for start, end in runs:
        held: list[_Letter] = []
        for letter in (_letter(text, index, rooms_of) for index in range(start, end + 1)):
            seen = _is_within(letter, letter.rooms)
            if held and not (seen and _are_of_one_cell(held[-1], letter)):
                yield held[0].place, held[-1].place
                held = []
            if seen:
                held.append(letter)
        if held:
            yield held[0].place, held[-1].place


def _letter(text: raw.FPDF_TEXTPAGE, index: int, rooms_of: Callable[[int], tuple[_Room, ...]]) -> _Letter:
    address = address_of(raw.FPDFText_GetTextObject(text, index))
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box))
    return _Letter(index, (box.left + box.right) / 2, (box.bottom + box.top) / 2, rooms_of(address) if address else ())


def _are_of_one_cell(left: _Letter, right: _Letter) -> bool:
    """Whether neither stands outside of what cuts the other off; a cell's text may be drawn in parts, and not all of them cut."""
    return _is_within(left, right.rooms) and _is_within(right, left.rooms)


def _is_within(letter: _Letter, rooms: Iterable[_Room]) -> bool:
    return all(left <= letter.x <= right and bottom <= letter.y <= top for left, bottom, right, top in rooms)


def _rooms_of(address: int) -> tuple[_Room, ...]:
    """The rectangles around the paths that cut a text off: left, bottom, right, top in the page's own measure."""
    clip = raw.FPDFPageObj_GetClipPath(ctypes.cast(address, raw.FPDF_PAGEOBJECT))
    rooms = []
    for path in range(max(0, raw.FPDFClipPath_CountPaths(clip))):
        count = raw.FPDFClipPath_CountPathSegments(clip, path)
        points = [_point(raw.FPDFClipPath_GetPathSegment(clip, path, index)) for index in range(max(0, count))]
        if points:
            x, y = zip(*points, strict=True)
            rooms.append((min(x), min(y), max(x), max(y)))
    return tuple(rooms)


def _point(segment: raw.FPDF_PATHSEGMENT) -> tuple[float, float]:
    x, y = ctypes.c_float(), ctypes.c_float()
    raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
    return x.value, y.value
