"""The words of a column as the lines that stand below one another in it, and of a row as its cells."""

from __future__ import annotations

from collections.abc import Iterable
from math import inf
from operator import attrgetter
from typing import NamedTuple

from reprieve.read.page.words import Word, type_size

CLOSE = 1.4  # the most white between the lines of a cell, in heights of the type

Cell = list[Word]
Cells = dict[int, Cell]  # by the place of the column


class CellLine(NamedTuple):
    """The words of one cell that stand side by side, and what is asked of them again and again while rows are tried.

    `middle` is that of the first word, `slack` how far it may be from where it should, `height` that of the tallest word, `pitch` how far
    the lines of a cell stand apart in its column, if that is known.
    """

    words: list[Word]
    middle: float
    slack: float
    height: float
    pitch: float = inf


def words_of(lines: Iterable[CellLine]) -> list[Word]:
    return [word for line in lines for word in line.words]


def cell_lines(words: Iterable[Word]) -> list[CellLine]:
    lines: list[Cell] = []
    level = 0.0
    for word in sorted(words, key=lambda item: (item.top + item.bottom, item.x0)):
        middle = (word.top + word.bottom) / 2
        apart = abs(level - middle)
        if lines and (apart < 0.4 * (word.bottom - word.top) or apart < 0.4 * type_size(word)):
            lines[-1].append(word)
        else:
            lines.append([word])
            level = middle
    return [_cell_line(line) for line in lines]


def _cell_line(words: Cell) -> CellLine:
    if len(words) > 1:
        words.sort(key=attrgetter("x0"))
    _text, _x0, top, _x1, bottom, *_rest = words[0]
    tallest = bottom - top if len(words) == 1 else max(word.bottom - word.top for word in words)
    return CellLine(words, (top + bottom) / 2, 0.35 * (bottom - top), tallest)
