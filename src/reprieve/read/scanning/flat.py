"""Texts seen on paper that bends -> as if it lay flat: by how much lines rise and sink across the page is measured from text to next text.

Left as they are, the words at one side of a table would stand in another row than those at the other side.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from statistics import median

from reprieve.read.ocr import Seen

_STRIPS = 12
_FEWEST, _AGREE, _AS_STEEP = 5, 0.7, 0.3
# Of the letters' height: how far the next text of a line may stand higher or lower, and aside; what bend is worth mending.
_STEP, _ASIDE, _BEND = 0.6, 14.0, 0.3

Sag = Callable[[float], float]


def flattened(seen: Sequence[Seen], width: float) -> tuple[Sequence[Seen], Sag]:
    """The texts of a page that is `width` pixels wide, and by how much it sinks at each place across, in pixels."""
    lying = [one for one in seen if not one.tall]
    height = median(one.height for one in lying) if lying else 0.0
    sunk = list(accumulate(_steps(lying, height, width / _STRIPS), initial=0.0))
    if max(sunk) - min(sunk) < _BEND * height or not height:
        return seen, lambda _x: 0.0

    def sag(x: float) -> float:
        place = min(max(x / width * _STRIPS, 0.0), _STRIPS - 0.001)
        before = int(place)
        return sunk[before] + (sunk[before + 1] - sunk[before]) * (place - before)

    return [one.moved(0, -sag(one.centre)) for one in seen], sag


def _steps(seen: Sequence[Seen], height: float, strip: float) -> Iterator[float]:
    """By how much lines sink across each strip of the page, where most of the texts that stand there say the same."""
    slopes: list[list[float]] = [[] for _strip in range(_STRIPS)]
    for one, other in _neighbours(seen, height):
        slope = (other.middle - one.middle) / (other.centre - one.centre)
        for index in range(max(0, int(one.centre / strip)), min(_STRIPS - 1, int(other.centre / strip)) + 1):
            slopes[index].append(slope)
    for here in slopes:
        common = median(here) if len(here) >= _FEWEST else 0.0
        agreeing = sum(slope * common > 0 and abs(slope) > _AS_STEEP * abs(common) for slope in here)
        yield common * strip if common and agreeing >= _AGREE * len(here) else 0.0


def _neighbours(seen: Sequence[Seen], height: float) -> Iterator[tuple[Seen, Seen]]:
    """Each text with the next one at its right on the same line."""
    ordered = sorted(seen, key=lambda one: one.middle)
    middles = [one.middle for one in ordered]
    for one, middle in zip(ordered, middles, strict=True):
        level = ordered[bisect_left(middles, middle - _STEP * height) : bisect_right(middles, middle + _STEP * height)]
        right = [other for other in level if one.centre < other.x0 and other.x0 - one.x1 < _ASIDE * height]
        if right:
            yield one, min(right, key=lambda other: other.x0 + 4 * abs(other.middle - middle))
