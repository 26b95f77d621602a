"""Texts seen at an angle -> as if from straight above: columns lean, those at one side of the page otherwise than those at the other.

By how much is measured along the edges of texts that stand below each other. Left as they are, figures at the foot of a column would
stand under another name than those at its head.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from statistics import linear_regression, median

from reprieve.read.ocr import Seen

# Of the letters' height: how far below the next text of a column may stand, how far aside, how far texts may stand off the column's
# edge, and which lean is worth mending.
_NEXT, _ASIDE, _OFF, _LEAN = 5.0, 0.5, 0.25, 0.4
_FEWEST_TEXTS, _FEWEST_COLUMNS = 8, 3
_ASTRAY = 0.015
_STEEPEST = 0.2

Lean = Callable[[float, float], float]


@dataclass(slots=True)
class _Edge:
    """One side of the texts of a column, from above: their places across and down."""

    xs: list[float] = field(default_factory=list)
    ys: list[float] = field(default_factory=list)

    @property
    def last(self) -> float:
        return self.xs[-1]


def uprighted(seen: Sequence[Seen], height: float) -> tuple[Sequence[Seen], Lean]:
    """The texts of a page that is `height` pixels tall, and by how much it leans to the right at each place across and down, in pixels."""
    lying = [one for one in seen if not one.tall]
    letters = median(one.height for one in lying) if lying else 0.0
    leans = [(x, slope) for x, slope, texts in _leans(lying, letters) for _text in range(texts)]
    leans = _agreeing(leans)
    if len({x for x, _slope in leans}) < _FEWEST_COLUMNS:
        return seen, lambda _x, _y: 0.0
    slope, start = linear_regression([x for x, _slope in leans], [slope for _x, slope in leans])
    if max(abs(start + slope * x) for x, _slope in leans) * height / 2 < _LEAN * letters:
        return seen, lambda _x, _y: 0.0

    def lean(x: float, y: float) -> float:
        return (start + slope * x) * (y - height / 2)

    return [one.moved(-lean(one.centre, one.middle), 0) for one in seen], lean


def _agreeing(leans: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Those that lie near the line through all; texts that are centred, or one column more than the others, lead astray."""
    if len({x for x, _slope in leans}) < _FEWEST_COLUMNS:
        return []
    slope, start = linear_regression([x for x, _slope in leans], [slope for _x, slope in leans])
    return [(x, own) for x, own in leans if abs(own - start - slope * x) <= _ASTRAY]


def _leans(seen: Sequence[Seen], letters: float) -> Iterator[tuple[float, float, int]]:
    """Where a column's edge stands, how far right it goes for each pixel down, and by how many texts that is known."""
    for side in (attrgetter("x0"), attrgetter("x1")):
        for edge in _edges([(side(one), one.middle) for one in seen], letters):
            slope, start = linear_regression(edge.ys, edge.xs)
            off = median(abs(x - start - slope * y) for x, y in zip(edge.xs, edge.ys, strict=True))
            if off <= _OFF * letters and abs(slope) <= _STEEPEST:
                yield median(edge.xs), slope, len(edge.xs)


def _edges(places: Sequence[tuple[float, float]], letters: float) -> list[_Edge]:
    """The edges that go on from text to text down the page, each at least some texts long."""
    done: list[_Edge] = []
    open_edges: list[_Edge] = []
    for x, y in sorted(places, key=lambda place: place[1]):
        done += [edge for edge in open_edges if y - edge.ys[-1] > _NEXT * letters]
        open_edges = sorted((edge for edge in open_edges if y - edge.ys[-1] <= _NEXT * letters), key=attrgetter("last"))
        lasts = [edge.last for edge in open_edges]
        near = open_edges[bisect_left(lasts, x - _ASIDE * letters) : bisect_right(lasts, x + _ASIDE * letters)]
        edge = min(near, key=lambda edge: abs(edge.last - x), default=None)
        if edge is None:
            open_edges.append(edge := _Edge())
        edge.xs.append(x)
        edge.ys.append(y)
    return [edge for edge in (*done, *open_edges) if len(edge.xs) >= _FEWEST_TEXTS]
