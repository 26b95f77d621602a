"""In which ink characters are drawn: pale and slanted ones are a watermark's, and red ones may be a seal's."""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import groupby

import pypdfium2.raw as raw

from reprieve.read.extraction.pdf_frame import PdfFrame, unchecked

_UPRIGHT = 0.03
_INK = struct.Struct("=4I")
_PALE, _WHITE, _HALF = 185, 250, 127
# They are asked of every word.
_ANGLE = unchecked(raw.FPDFText_GetCharAngle)
_FILL_COLOUR = unchecked(raw.FPDFText_GetFillColor)


def ink_of(text: raw.FPDF_TEXTPAGE, frame: PdfFrame) -> tuple[Callable[[int], bytes | None], set[int]]:
    """A function that gives the colour of the character at an index; None where it stands at an angle or in pale ink.

    And the indices of those that it found to be white.
    """
    straight = -frame.turned % 360 * 0.017453292519943295
    angle_of, colour_of = _ANGLE, _FILL_COLOUR
    ink = (ctypes.c_uint * 4)()
    channels = tuple(ctypes.byref(ctypes.c_uint.from_buffer(ink, 4 * channel)) for channel in range(4))

    def seen(index: int) -> bytes | None:
        turn = angle_of(text, index)
        if turn != straight and _UPRIGHT < abs(turn - straight) < 6.283185307179586 - _UPRIGHT:
            return None
        if not colour_of(text, index, *channels):
            return b""
        colour = bytes(ink)
        shade = _shade(colour)
        if shade == _WHITE:
            white.add(index)
        return colour if shade == _WHITE or shade <= _PALE else None

    white: set[int] = set()
    return seen, white


@lru_cache(1000)
def _shade(ink: bytes) -> int:
    """How light a colour is, 250 for white; what shines through is pale."""
    red, green, blue, alpha = _INK.unpack(ink)
    return min(red, green, blue, _WHITE) if alpha > _HALF else _PALE + 1


@lru_cache(1000)
def is_red_ink(ink: bytes | None) -> bool:
    return ink is not None and is_red(_INK.unpack(ink))


def is_red_at(text: raw.FPDF_TEXTPAGE, index: int) -> bool:
    """Whether the character at an index is red, though it stands at an angle."""
    channels = [ctypes.c_uint() for _channel in range(4)]
    return bool(_FILL_COLOUR(text, index, *map(ctypes.byref, channels))) and is_red([channel.value for channel in channels])


def is_red(colour: Sequence[float]) -> bool:
    """Whether a colour, red, green and blue first, is a seal's ink."""
    return colour[0] > 2 * max(colour[1:3])


def runs_in_one_ink(start: int, end: int, ink: Callable[[int], bytes | None], sealed: bool) -> Sequence[tuple[int, int]]:
    """The runs of characters from `start` to `end` that are shown in one colour: a seal's red letters may touch a cell's.

    On a page with a seal every character is asked, for its letters may stand between a cell's.
    """
    colour = ink(start)
    if colour is not None and (start == end or (not sealed and ink(end) == colour)):
        return ((start, end),)
    inks = [ink(index) for index in range(start, end + 1)]
    for place, colour in enumerate(inks):
        if colour == b"" and place:  # a hyphen of PDFium's own making has no ink
            inks[place] = inks[place - 1]
    groups = groupby(range(start, end + 1), lambda index: inks[index - start])
    return [(run[0], run[-1]) for colour, group in groups if colour is not None and (run := list(group))]
