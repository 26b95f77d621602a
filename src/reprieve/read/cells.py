"""Words on a page -> cells in rows: the words that ruling lines enclose are one cell, every other word is its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reprieve.model import Box
from reprieve.read.words import Page, Rule, Word, box_of, visual_lines

_TOUCH = 1.5
_MOST_LINES = 4
_CLOSE = 1.2


@dataclass(frozen=True, slots=True)
class Cell:
    """A text and the room it stands in: the ruled rectangle, or the word's own box."""

    text: str
    box: Box
    ruled: bool = False

    @property
    def middle(self) -> float:
        return (self.box.top + self.box.bottom) / 2

    @property
    def centre(self) -> float:
        return (self.box.x0 + self.box.x1) / 2

    def over(self, other: Cell) -> bool:
        """Whether the two share a good part of the narrower one's width."""
        shared = min(self.box.x1, other.box.x1) - max(self.box.x0, other.box.x0)
        return shared > 0.3 * min(self.box.x1 - self.box.x0, other.box.x1 - other.box.x0)


def cell_rows(page: Page) -> list[list[Cell]]:
    """The cells of a page as rows from top to bottom, each from left to right."""
    rows: list[list[Cell]] = []
    for cell in sorted(_cells(page), key=lambda cell: (cell.middle, cell.box.x0)):
        if rows and _same_row(rows[-1][-1], cell):
            rows[-1].append(cell)
        else:
            rows.append([cell])
    return [sorted(row, key=lambda cell: cell.box.x0) for row in rows]


def _same_row(left: Cell, right: Cell) -> bool:
    return abs(left.middle - right.middle) <= 0.4 * min(left.box.bottom - left.box.top, right.box.bottom - right.box.top)


def _cells(page: Page) -> Iterable[Cell]:
    across = [rule for rule in page.rules if rule.horizontal]
    down = [rule for rule in page.rules if not rule.horizontal]
    rooms: defaultdict[Box | None, list[Word]] = defaultdict(list)
    for word in page.words:
        rooms[_room(word, across, down)].append(word)
    for room, words in rooms.items():
        if room is not None and (text := _text(words, page)) is not None:
            yield Cell(text, room, ruled=True)
        else:
            yield from (Cell(word.text, box_of([word])) for word in words)


def _room(word: Word, across: Sequence[Rule], down: Sequence[Rule]) -> Box | None:
    """The ruled rectangle around the word's middle, or None where a side is missing."""
    x, y = (word.x0 + word.x1) / 2, word.middle
    sides = sorted({round((rule.x0 + rule.x1) / 2) for rule in down if rule.top - _TOUCH <= y <= rule.bottom + _TOUCH})
    levels = sorted({round((rule.top + rule.bottom) / 2) for rule in across if rule.x0 - _TOUCH <= x <= rule.x1 + _TOUCH})
    left, right = _around(x, sides)
    top, bottom = _around(y, levels)
    if left is None or right is None or top is None or bottom is None:
        return None
    return Box(left, top, right, bottom)


def _around(place: float, marks: Sequence[int]) -> tuple[int | None, int | None]:
    return max((mark for mark in marks if mark <= place), default=None), min((mark for mark in marks if mark > place), default=None)


def _text(words: Sequence[Word], page: Page) -> str | None:
    """The words of one cell as one text; None when the frame holds more than a cell does."""
    lines = visual_lines(Page(page.number, page.width, page.height, tuple(words)))
    if len(lines) > _MOST_LINES or any(_apart(line.words) for line in lines):
        return None
    return "".join(" ".join(word.text for word in line.words) for line in lines)


def _apart(words: Sequence[Word]) -> bool:
    return any(right.x0 - left.x1 > _CLOSE * (left.bottom - left.top) for left, right in pairwise(words))
