"""On pictures, fields that stand close on one line are seen as one text: where wide white lies between two letters, a blank belongs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, product

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
_MARKS = frozenset(":：,，。;；、)）.")
_MOST_GAPS = 6
_NOWHERE = 99.0
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


def _places(text: str, gaps: Sequence[tuple[int, int]], length: int) -> list[int]:
    """Before which letters of the text fields begin. Of the gaps, some lie between fields and others are a wide mark's own white.

    Letters are as wide as their script has them; the gaps are shared out so that each lies where the text allows it, as near as can be.
    """
    if not gaps or len(gaps) > _MOST_GAPS:
        return []
    borders = list(accumulate((1.0 if ord(character) > _LAST_NARROW else 0.5 for character in text), initial=0.0))
    fields = [index for index in range(1, len(text)) if _PARTED.fullmatch(text[index - 1 : index + 1])]
    marks = [index for index in range(1, len(text)) if text[index - 1] in _MARKS]
    found: list[tuple[float, list[int]]] = []
    for shares in product((True, False), repeat=len(gaps)):
        unit = (length - sum(end - begin for (begin, end), between in zip(gaps, shares, strict=True) if between)) / borders[-1]
        white, places, farthest = 0, [], 0.0
        for (begin, end), between in zip(gaps, shares, strict=True):
            place = ((begin if between else end) - white) / unit
            nearest = min(fields if between else marks, key=lambda index: abs(borders[index] - place), default=0)
            farthest = max(farthest, abs(borders[nearest] - place) if nearest else _NOWHERE)
            if between:
                white += end - begin
                places.append(nearest)
        found.append((farthest, places))
    farthest, places = min(found)
    return places if farthest <= _SURE else []
