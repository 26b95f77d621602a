"""On pictures, fields that stand close on one line are seen as one text: where wide white lies between two letters, a blank belongs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from reprieve.read.images import Straight, ink_by_column
from reprieve.read.ocr import Seen

# Beside a wide colon lie up to three quarters of the letters' height of white; between two fields of a line, more than all of it.
_WIDE = 0.9
_MARGIN = 0.14
# A letter stands where its share of the ink says, within this part of its width.
_SURE = 0.45
_FIELDS = re.compile(r"[:：].*[一-龥]")
_PARTED = re.compile(r"[一-龥A-Za-z0-9*)）][一-龥]")
_LAST_NARROW = 0x2E7F
_WHITE = re.compile(b"\x00+")


def with_blanks(seen: Iterable[Seen], page: Straight) -> Iterator[Seen]:
    """The texts; those that hold a label and more have a blank before each letter that wide white sets off."""
    for one in seen:
        yield one._replace(text=_spaced(one, page)) if not one.tall and _FIELDS.search(one.text) else one


def _spaced(seen: Seen, page: Straight) -> str:
    margin = _MARGIN * (seen.bottom - seen.top)
    top, bottom = seen.top + margin, seen.bottom - margin
    ink = ink_by_column(page.image, (seen.x0, top, seen.x1, bottom)).strip(b"\x00")
    gaps = [found.span() for found in _WHITE.finditer(ink) if found.end() - found.start() >= _WIDE * (bottom - top)]
    text = seen.text
    for index in sorted(_places(text, gaps, len(ink)), reverse=True):
        text = f"{text[:index]} {text[index:]}"
    return text


def _places(text: str, gaps: Sequence[tuple[int, int]], length: int) -> Iterator[int]:
    """Before which letters of the text the gaps lie, as far as that is sure: letters are as wide as their script has them."""
    borders = list(accumulate((1.0 if ord(character) > _LAST_NARROW else 0.5 for character in text), initial=0.0))
    white = 0
    unit = (length - sum(end - begin for begin, end in gaps)) / borders[-1]
    for begin, end in gaps:
        place = (begin - white) / unit
        white += end - begin
        nearest = min(range(1, len(text)), key=lambda index: abs(borders[index] - place))
        if abs(borders[nearest] - place) <= _SURE and _PARTED.fullmatch(text[nearest - 1 : nearest + 1]):
            yield nearest
