"""Where cells are narrow, the engine takes the texts of several for one, and lines between them for figures: those are seen again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reprieve.model import Box
from reprieve.read.ocr import Seen, Strength
from reprieve.read.page.words import Rule
from reprieve.read.scanning.parts_seen import parts_seen
from reprieve.read.scanning.straight import Straight

# Of the text's height: a line this far inside of its box runs through it, and is so much longer than a letter's stroke.
_INSIDE, _LONGER = 0.35, 1.5
_EDGE_POINTS = 1.5
_MOST_CELLS = 300


def seen_by_cell(seen: Sequence[Seen], rules: Sequence[Rule], page: Straight, strength: Strength) -> list[Seen]:
    """The texts, those that upright lines run through as the engine sees them cell by cell, if it then misses nothing."""
    uprights = [rule for rule in rules if not rule.horizontal]
    cells = {index: parts for index, one in enumerate(seen) if (parts := _cells(one, uprights, page.pose.scale))}
    if not cells or sum(map(len, cells.values())) > _MOST_CELLS:
        return list(seen)
    flat = [cell for parts in cells.values() for cell in parts]
    again = iter(parts_seen(flat, page, strength, edge=round(_EDGE_POINTS / page.pose.scale)))
    found = {index: [one for _cell in parts for one in next(again)] for index, parts in cells.items()}
    return [part for index, one in enumerate(seen) for part in _better(one, found.get(index, []), len(cells.get(index, [])))]


def _cells(one: Seen, uprights: Sequence[Rule], scale: float) -> list[Box]:
    """The parts of the text's box between the lines that run through it; none where none do."""
    height, middle = one.height, one.middle
    lines = sorted(
        (rule.x0 + rule.x1) / 2 / scale
        for rule in uprights
        if rule.top < middle * scale < rule.bottom and rule.bottom - rule.top > _LONGER * height * scale
        if one.x0 + _INSIDE * height < rule.x0 / scale and rule.x1 / scale < one.x1 - _INSIDE * height
    )
    if one.tall or not lines:
        return []
    return [Box(begin, one.top, end, one.bottom) for begin, end in pairwise([one.x0, *lines, one.x1])]


def _better(one: Seen, parts: Sequence[Seen], cells: int) -> Sequence[Seen]:
    """The parts, unless they say less than the whole did, but for a sign for each line."""
    enough = len("".join(part.text for part in parts).replace(" ", "")) >= len(one.text.replace(" ", "")) - cells
    return parts if parts and enough else [one]
