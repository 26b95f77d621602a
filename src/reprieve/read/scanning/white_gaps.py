"""On pictures, fields and names of columns that stand close are seen as one text: where wide white lies between two, a blank belongs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise, product

from reprieve.read.ocr import Seen
from reprieve.read.scanning.images import ink_by_column
from reprieve.read.scanning.straight import Straight

# Beside a wide colon lie up to three quarters of the letters' height of white; between two fields of a line, more than all of it.
_WIDE = 0.9
# A letter stands where its share of the ink says, within this part of its width.
_SURE = 0.45
_FIELDS = re.compile(r"[:：].*[一-龥]")
_PARTED = re.compile(r"[一-龥A-Za-z0-9*)）][一-龥]")
_LAST_NARROW = 0x2E7F
_MARKS = frozenset(":：,，。;；、)）.")
_MOST_GAPS = 6
_NOWHERE = 99.0
_WHITE = re.compile(b"\x00+")
# Names of columns side by side: the white between them is this much of the letters' height, and so much wider than that between letters.
_NAMES = re.compile(r"[一-龥](?: ?[一-龥]){2,}")
_BETWEEN_NAMES, _WIDER = 0.3, 1.5
# A letter alone is the name of a column (月, 日) only where more white sets it off: less is a narrow letter's own, or a stamp's.
_BESIDE_ONE_LETTER = 0.6
_BEARINGS, _EVEN = 0.12, 0.3
_LETTER_WIDTHS = tuple(percent / 100 for percent in range(90, 130, 4))


def with_blanks(seen: Iterable[Seen], page: Straight) -> Iterator[Seen]:
    """The texts; those that hold a label and more have a blank before each letter that wide white sets off; names of columns, too."""
    for one in seen:
        if not one.tall and _FIELDS.search(one.text):
            yield one._replace(text=_spaced(one, page))
        elif not one.tall and _NAMES.fullmatch(one.text):
            yield from _names_apart(one, page)
        else:
            yield one


def _ink(seen: Seen, page: Straight) -> tuple[bytes, float]:
    """Where the text's columns of pixels hold ink, and how tall its letters are."""
    top, bottom = seen.top + seen.margin, seen.bottom - seen.margin
    return ink_by_column(page.image, (seen.x0, top, seen.x1, bottom)), bottom - top


def _spaced(seen: Seen, page: Straight) -> str:
    ink, height = _ink(seen, page)
    ink = ink.strip(b"\x00")
    gaps = [found.span() for found in _WHITE.finditer(ink) if found.end() - found.start() >= _WIDE * height]
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


def _names_apart(seen: Seen, page: Straight) -> Iterator[Seen]:
    """The names, each where it stands. Letters set apart evenly (收 入 证 明) are one text, unless they are ends of names (资 资 资)."""
    ink, height = _ink(seen, page)
    begin, end = len(ink) - len(ink.lstrip(b"\x00")), len(ink.rstrip(b"\x00"))
    gaps = _between_names([found.span() for found in _WHITE.finditer(ink, begin, end)], height)
    parts = list(zip([begin, *(gap[1] for gap in gaps)], [*(gap[0] for gap in gaps), end], strict=True))
    text = seen.text.replace(" ", "")
    counts = _letters_of([last - first for first, last in parts], height, len(text)) if gaps else []
    narrow = min((last - first for first, last in gaps), default=0) < _BESIDE_ONE_LETTER * height
    if not counts or (min(counts) == 1 and narrow) or (max(counts) == 1 and len(set(text)) == len(text)):
        yield seen
        return
    borders = accumulate(counts, initial=0)
    for (first, last), (left, right) in zip(parts, pairwise(borders), strict=True):
        yield seen._replace(text=text[left:right], x0=seen.x0 + first - seen.margin, x1=seen.x0 + last + seen.margin)


def _between_names(whites: Sequence[tuple[int, int]], height: float) -> list[tuple[int, int]]:
    """The gaps between names: all that are wide, where none is nearly as wide among the rest."""
    wide = [(begin, end) for begin, end in whites if end - begin >= _BETWEEN_NAMES * height]
    others = max((end - begin for begin, end in whites if end - begin < _BETWEEN_NAMES * height), default=0)
    return wide if wide and min(end - begin for begin, end in wide) >= _WIDER * others else []


def _letters_of(widths: Sequence[int], height: float, letters: int) -> list[int]:
    """How many letters each part holds, if they are of one width and come to as many as were seen; else none."""
    found: list[tuple[float, list[int]]] = []
    for width in (share * height for share in _LETTER_WIDTHS):
        shares = [part / width + _BEARINGS for part in widths]
        counts = [max(1, round(share)) for share in shares]
        if sum(counts) == letters:
            found.append((max(abs(share - count) for share, count in zip(shares, counts, strict=True)), counts))
    off, counts = min(found, default=(_NOWHERE, []))
    return counts if off <= _EVEN else []
