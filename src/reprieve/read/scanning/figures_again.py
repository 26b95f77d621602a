"""Figures that no balance proves -> as the stronger model sees them, with the white before them: a quick box may leave out a minus."""

from __future__ import annotations

from collections.abc import Sequence

from reprieve.model import Box
from reprieve.read.ocr import Seen
from reprieve.read.scanning.flat import flattened
from reprieve.read.scanning.names_again import in_strips
from reprieve.read.scanning.straight import Straight

_FEWEST_DIGITS = 3
# Of the text's height: how far before its box a minus may stand; of more white, the minus alone is taken for a speck.
_BEFORE = 0.5


def figures_again(seen: Sequence[Seen], page: Straight, rows: Sequence[Box]) -> list[Seen]:
    """The texts; those with figures in the rows, whose places are in points on the page as it is read, as the stronger model sees them."""
    flat, _sag = flattened(seen, page.image.width)
    middles = ((one.top + one.bottom) / 2 * page.pose.scale for one in flat)
    wider = {
        one: one._replace(x0=_reach(one, seen))
        for one, middle in zip(seen, middles, strict=True)
        if sum(map(str.isdigit, one.text)) >= _FEWEST_DIGITS and any(row.top <= middle <= row.bottom for row in rows)
    }
    found = in_strips(list(wider.values()), page)
    return [one._replace(text=found[wider[one]].text) if wider.get(one) in found else one for one in seen]


def _reach(one: Seen, seen: Sequence[Seen]) -> float:
    """How far left the text may go on: as far as a minus stands, and no further than to the text before it."""
    level = (other.x1 for other in seen if other.x0 < one.x0 and other.top < (one.top + one.bottom) / 2 < other.bottom)
    return min(one.x0, max([one.x0 - _BEFORE * (one.bottom - one.top), 0.0, *level]))
