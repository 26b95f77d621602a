"""A spreadsheet cuts off a text that runs over its cell: the file holds all its letters, and the paper shows those inside the cell."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby
from operator import itemgetter

import pypdfium2.raw as raw

_Room = tuple[float, float, float, float]


def not_cut_off(runs: Iterable[tuple[int, int]], text: raw.FPDF_TEXTPAGE) -> Iterator[tuple[int, int]]:
    """The parts of runs of characters, each given by its first and last index, that are not cut off by the cell they are drawn in.

    Characters of two such cells are two runs.
    """
    rooms_of = cache(_rooms_of)
    for start, end in runs:
        cells = [(index, _rooms_around(text, index, rooms_of)) for index in range(start, end + 1)]
        for rooms, group in groupby(cells, key=itemgetter(1)):
            if rooms is not None:
                inside = [index for index, _rooms in group]
                yield inside[0], inside[-1]


def _rooms_around(text: raw.FPDF_TEXTPAGE, index: int, rooms_of: Callable[[int], Sequence[_Room]]) -> Sequence[_Room] | None:
    """What cuts the text of a character off; None where its middle does not lie within all of it."""
    address = ctypes.cast(raw.FPDFText_GetTextObject(text, index), ctypes.c_void_p).value
    rooms = rooms_of(address) if address else ()
    if not rooms:
        return ()
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box))
    x, y = (box.left + box.right) / 2, (box.bottom + box.top) / 2
    return rooms if all(left <= x <= right and bottom <= y <= top for left, bottom, right, top in rooms) else None


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
