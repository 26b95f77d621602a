"""Words on a page -> cells in rows: the words that ruling lines enclose are one cell, every other word is its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reprieve.model import Box
from reprieve.read.page.frames import frames_of, words_by_room
from reprieve.read.page.words import Page, Word, are_parted, box_of, lines_of, runs

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
    cells = sorted(_cells(page), key=lambda cell: (cell.middle, cell.box.x0))
    return [sorted(row, key=lambda cell: cell.box.x0) for row in runs(cells, lambda row, cell: _are_level(row[-1], cell))]


def _are_level(left: Cell, right: Cell) -> bool:
    return abs(left.middle - right.middle) <= 0.4 * min(left.box.bottom - left.box.top, right.box.bottom - right.box.top)


def _cells(page: Page) -> Iterable[Cell]:
    for room, words in words_by_room(page.words, frames_of(page.rules)).items():
        if room is not None and (text := _text(words)) is not None:
            yield Cell(text, room, ruled=True)
        else:
            yield from (Cell(word.text, box_of([word])) for word in words)


def _text(words: Sequence[Word]) -> str | None:
    """The words of one cell as one text; None when the frame holds more than a cell does."""
    lines = lines_of(words)
    if len(lines) > _MOST_LINES or any(are_parted(line.words, _CLOSE) for line in lines):
        return None
    return "".join(" ".join(word.text for word in line.words) for line in lines)
