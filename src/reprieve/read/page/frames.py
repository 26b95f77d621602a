"""Which ruled rectangle does something stand in? The ruling lines of a page, put together and looked up by place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reprieve.model import Box
from reprieve.read.page.words import Rule, Word

_TOUCH = 1.5
_SHORT_OF = 4.0
_BAND = 24


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line: where it lies across its direction, and from where to where it runs."""

    at: int
    begin: float
    end: float


@dataclass(frozen=True, slots=True)
class Frames:
    """Level strokes from top to bottom, and for each band of the page the upright ones that cross it, from left to right."""

    across: Sequence[Stroke]
    down: Mapping[int, Sequence[Stroke]]

    def around(self, word: Word) -> Box | None:
        """The ruled rectangle around the word's middle; None where a side is missing, or a table stands within, as in a border."""
        x, y = (word.x0 + word.x1) / 2, word.middle
        sides = [s.at for s in self.down.get(int(y // _BAND), ()) if s.begin - _TOUCH <= y <= s.end + _TOUCH]
        place = bisect_right(sides, x)
        if not 0 < place < len(sides):
            return None
        left, right = sides[place - 1], sides[place]
        level = bisect_left(self.across, y, key=lambda stroke: stroke.at)
        below = next((s.at for s in self.across[level:] if _spans(s, left, right)), None)
        above = next((s.at for s in reversed(self.across[:level]) if _spans(s, left, right)), None)
        if above is None or below is None or self._is_divided(Box(left, above, right, below)):
            return None
        return Box(left, above, right, below)

    def _is_divided(self, box: Box) -> bool:
        """Whether cells are ruled off within it: an upright stroke away from its sides, all of it inside."""
        bands = range(int(box.top // _BAND), int(box.bottom // _BAND) + 1)
        return any(
            box.x0 + _SHORT_OF < s.at < box.x1 - _SHORT_OF and box.top + _SHORT_OF < s.begin and s.end < box.bottom - _SHORT_OF
            for band in bands
            for s in self.down.get(band, ())
        )


def words_by_room(words: Iterable[Word], frames: Frames) -> Mapping[Box | None, Sequence[Word]]:
    """The words by the ruled rectangle that they stand in; None is outside of all."""
    rooms: defaultdict[Box | None, list[Word]] = defaultdict(list)
    for word in words:
        rooms[frames.around(word)].append(word)
    return rooms


def frames_of(rules: Iterable[Rule]) -> Frames:
    """The frames that these lines draw; a line drawn piece by piece, cell by cell, is one."""
    level: defaultdict[int, list[tuple[float, float]]] = defaultdict(list)
    upright: defaultdict[int, list[tuple[float, float]]] = defaultdict(list)
    for rule in rules:
        if rule.horizontal:
            level[round((rule.top + rule.bottom) / 2)].append((rule.x0, rule.x1))
        else:
            upright[round((rule.x0 + rule.x1) / 2)].append((rule.top, rule.bottom))
    down: defaultdict[int, list[Stroke]] = defaultdict(list)
    for stroke in _strokes(upright):
        for band in range(int((stroke.begin - _TOUCH) // _BAND), int((stroke.end + _TOUCH) // _BAND) + 1):
            down[band].append(stroke)
    return Frames(_strokes(level), down)


def _strokes(pieces: Mapping[int, list[tuple[float, float]]]) -> list[Stroke]:
    """The pieces put together, by where they lie."""
    strokes: list[Stroke] = []
    for at in sorted(pieces):
        for begin, end in sorted(pieces[at]):
            last = strokes[-1] if strokes else None
            if last is not None and last.at == at and begin <= last.end + _TOUCH:
                strokes[-1] = Stroke(at, last.begin, max(last.end, end))
            else:
                strokes.append(Stroke(at, begin, end))
    return strokes


def _spans(stroke: Stroke, left: int, right: int) -> bool:
    """Whether it closes the room between two sides: what underlines a word does not."""
    return stroke.begin <= left + _SHORT_OF and stroke.end >= right - _SHORT_OF
