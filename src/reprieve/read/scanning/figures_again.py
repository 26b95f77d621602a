"""Figures that no balance proves -> as the stronger model sees them, with the white before them: a quick box may leave out a minus."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reprieve.model import Box
from reprieve.read.ocr import Seen
from reprieve.read.page.words import Rule
from reprieve.read.scanning.flat import flattened
from reprieve.read.scanning.names_again import in_strips
from reprieve.read.scanning.straight import Straight

_FEWEST_DIGITS = 3
# Of the text's height: how far before its box a minus may stand; of more white, the minus alone is taken for a speck.
_BEFORE = 0.5
_BESIDE = 0.15  # of it: how near to a drawn line its ink reaches


def figures_again(seen: Sequence[Seen], page: Straight, rows: Sequence[Box], rules: Sequence[Rule]) -> list[Seen]:
    """The texts; those with figures in the rows, whose places are in points on the page as it is read, as the stronger model sees them.

    `rules` are the lines drawn on the page, in points before its texts are laid level.
    """
    uprights = [(rule.x1 / page.pose.scale, rule.top, rule.bottom) for rule in rules if not rule.horizontal]
    flat, _sag = flattened(seen, page.image.width)
    middles = (one.middle * page.pose.scale for one in flat)
    wider = {
        one: one._replace(x0=_reach(one, [*_drawn_before(one, uprights, page.pose.scale), *_texts_before(one, seen)]))
        for one, middle in zip(seen, middles, strict=True)
        if sum(map(str.isdigit, one.text)) >= _FEWEST_DIGITS and any(row.top <= middle <= row.bottom for row in rows)
    }
    found = in_strips(list(wider.values()), page)
    if len(wider) > 1 and all(again in found and found[again].text in (f"|{one.text}", f"1{one.text}") for one, again in wider.items()):
        return list(seen)  # a stroke before every text, a day among them, is the border of its cell
    return [one._replace(text=found[wider[one]].text) if wider.get(one) in found else one for one in seen]


def _reach(one: Seen, ends: Iterable[float]) -> float:
    """How far left the text may go on: as far as a minus stands, and no further than to where what stands before it ends."""
    return min(one.x0, max([one.x0 - _BEFORE * one.height, 0.0, *ends]))


def _texts_before(one: Seen, seen: Sequence[Seen]) -> Iterator[float]:
    return (other.x1 for other in seen if other.x0 < one.x0 and other.top < one.middle < other.bottom)


def _drawn_before(one: Seen, uprights: Sequence[tuple[float, float, float]], scale: float) -> Iterator[float]:
    """Where the ink of the borders before a text ends: on a strip it would be a stroke, or a one."""
    middle, beside = one.middle * scale, _BESIDE * one.height
    return (x + beside for x, top, bottom in uprights if x < one.x0 + beside and top < middle < bottom)
