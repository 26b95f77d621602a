"""The days in the column of days: each begins a row, and what else the row holds is found from where its day stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reprieve.read.days.moments import begins_with_date, is_of_moment
from reprieve.read.page.words import Word
from reprieve.read.tables.rows.cells import CLOSE, cell_lines


@dataclass(frozen=True, slots=True)
class Anchor:
    """A date in the date column: the line it stands on, and the last line and the middle of its cell (a time may stand below the date)."""

    line: float
    last: float
    middle: float
    top: float
    bottom: float


def find_anchors(date_cells: Sequence[Word]) -> list[Anchor]:
    """The dated rows of a page, from the words of its date column."""
    anchors: list[list[Word]] = []
    for word in (word for line in cell_lines(date_cells) for word in line.words):
        if begins_with_date(word.text):
            anchors.append([word])
        elif anchors and is_of_moment(word.text) and word.top - anchors[-1][-1].bottom < CLOSE * (word.bottom - word.top):
            anchors[-1].append(word)
    return [_anchor(words) for words in anchors]


def _anchor(words: Sequence[Word]) -> Anchor:
    top, bottom = min(word.top for word in words), max(word.bottom for word in words)
    return Anchor(words[0].middle, words[-1].middle, (top + bottom) / 2, words[0].top, words[0].bottom)
