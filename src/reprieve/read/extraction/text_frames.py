"""Tables whose frames are characters, as line printers draw them: those part words as white space does, and are letters of none."""

from __future__ import annotations

import re
from collections.abc import Iterable

FRAME = "\u2500-\u257f"  # horizontal and vertical lines, corners and crossings
BARS = "|\uff5c\xa6"
_BEGINS = re.compile(rf"\s*[{BARS}]")
_PARTS_ROWS = re.compile(r"\+[-=+]*|[-=]{5,}")
_PART_OF_FRAME = re.compile(rf"[{FRAME}]")
_BAR = re.compile(rf"[{BARS}]")
_FEW = 3


def are_barred(lines: Iterable[str]) -> bool:
    """Whether several lines begin with a bar: then bars part the cells; one within a text may be its own."""
    return sum(_BEGINS.match(line) is not None for line in lines) >= _FEW


def is_of_frame(character: str, barred: bool) -> bool:
    """Whether a character is a part of a frame."""
    return _PART_OF_FRAME.match(character) is not None or (barred and _BAR.match(character) is not None)


def parts_rows(text: str) -> bool:
    """Whether a word is a line between the rows of a table whose cells bars part: +-----+."""
    return _PARTS_ROWS.fullmatch(text) is not None
