"""Which lines make up a row? A date starts a row; what wraps stands below it, around it or above it, or rules part the rows."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf
from operator import attrgetter
from typing import NamedTuple

from reprieve.read.days.dates import ENGLISH_MONTH
from reprieve.read.days.forms import is_weekday
from reprieve.read.notation import CLOCK, YEAR
from reprieve.read.page.words import Rule, Word, type_size

_DATE_BEGINS = re.compile(
    rf"{YEAR}(?:[-/年](?:\d{{1,2}}(?:$|[-/月])|$)|-?(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12]\d|3[01])(?!\d)|\.(?:\d{{1,2}}\.|\d?$))"
    rf"|\d{{1,2}}[-/]?{ENGLISH_MONTH}[-/]?{YEAR}(?!\d)|{ENGLISH_MONTH}\.?\d{{1,2}},{YEAR}(?!\d)"
)  # 1966.16 is an amount
_CLOCK = re.compile(CLOCK)
_OF_A_MOMENT = re.compile(r"[\d:./年月日时分秒-]+")
CLOSE = 1.4  # the most white between the lines of a cell, in heights of the type


@dataclass(frozen=True, slots=True)
class Anchor:
    """A date in the date column: the line it stands on, and the last line and the middle of its cell (a time may stand below the date)."""

    line: float
    last: float
    middle: float
    top: float
    bottom: float


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


Cell = list[Word]
Cells = dict[int, Cell]


def begins_with_date(text: str) -> bool:
    """Whether a word is a date, or the beginning of one that goes on in the next line of its cell."""
    return _DATE_BEGINS.match(text) is not None


def is_clock(text: str) -> bool:
    """Whether a word is a time of day and nothing else."""
    return _CLOCK.fullmatch(text) is not None


def find_anchors(date_cells: Sequence[Word]) -> list[Anchor]:
    """The dated rows of a page, from the words of its date column."""
    anchors: list[list[Word]] = []
    for word in (word for line in cell_lines(date_cells) for word in line.words):
        if begins_with_date(word.text):
            anchors.append([word])
        elif anchors and _is_of_moment(word.text) and word.top - anchors[-1][-1].bottom < CLOSE * (word.bottom - word.top):
            anchors[-1].append(word)
    return [_anchor(words) for words in anchors]


def _is_of_moment(text: str) -> bool:
    return _OF_A_MOMENT.fullmatch(text) is not None or is_weekday(text)


def _anchor(words: Sequence[Word]) -> Anchor:
    top, bottom = min(word.top for word in words), max(word.bottom for word in words)
    return Anchor(words[0].middle, words[-1].middle, (top + bottom) / 2, words[0].top, words[0].bottom)


def take_above(anchors: Sequence[Anchor], columns: Cells) -> list[Word]:
    """Take out of the columns what stands above the first dated line, where cells are known to begin on it."""
    if not anchors:
        return []
    above = [word for words in columns.values() for word in words if word.bottom < anchors[0].top + 0.5]
    for column, words in columns.items():
        columns[column] = [word for word in words if word.bottom >= anchors[0].top + 0.5]
    return above


def rows_between_rules(
    anchors: Sequence[Anchor], columns: Cells, rules: Iterable[tuple[float, Sequence[Rule]]], goes_on: bool
) -> tuple[list[Cells], list[Word]] | None:
    """Rows parted by rules at these heights, and the words that belong to none; None when the rules do not part the dated lines.

    Where the table `goes_on` from the page before, its first row may have no rule above it. A row that no rule ends takes what follows
    its cells line by line, and so does a cell that the rule below its row leaves open: where each has a frame of its own, it is taller,
    as one with a time below its day is.
    """
    borders: list[float] = []
    drawn: list[list[Rule]] = []
    for y, some in rules:
        if not borders or y - borders[-1] > 2:
            borders.append(y)
            drawn.append([])
        drawn[-1] += some
    bands = [bisect_right(borders, anchor.line) for anchor in anchors]
    if len(set(bands)) < max(len(bands), 1) or (min(bands) == 0 and not goes_on) or (len(bands) == 1 and bands[0] in (0, len(borders))):
        return None
    row_of = {band: index for index, band in enumerate(bands)}
    open_rows = {row for row, band in enumerate(bands) if band in (0, len(borders))}
    rows: list[Cells] = [{} for _anchor in anchors]
    outside: list[Word] = []
    for column, words in columns.items():
        for word in words:
            band = bisect_right(borders, word.middle)
            row = row_of.get(band)
            above = row_of.get(band - 1)
            if above is not None and column in rows[above] and (row is None or word.middle <= anchors[above].last):
                row = row if _is_under(drawn[band - 1], word) else above
            if row is None or (row in open_rows and not _is_near(word, anchors[row], rows[row].get(column, ()))):
                outside.append(word)
            else:
                rows[row].setdefault(column, []).append(word)
    return rows, outside


def _is_under(rules: Iterable[Rule], word: Word) -> bool:
    return any(rule.x0 < word.x1 and word.x0 < rule.x1 for rule in rules)


def _is_near(word: Word, anchor: Anchor, above: Sequence[Word]) -> bool:
    """Whether a word may be of a row that no rule ends: near its date, or right below the last line of its cell."""
    height = word.bottom - word.top
    return abs(word.middle - anchor.line) <= 4 * height or (bool(above) and 0 <= word.top - above[-1].bottom < CLOSE * height)


def end_on_date(anchors: Sequence[Anchor], rows: Sequence[Cells]) -> bool:
    """Whether cells of several lines end on the line of their date in every row that has some, and in one at least."""
    several = [(anchor, cell) for anchor, row in zip(anchors, rows, strict=True) for cell in row.values() if _is_of_several_lines(cell)]
    return bool(several) and all(abs(max(word.middle for word in cell) - anchor.last) < _slack(cell) for anchor, cell in several)


def rise_above_date(anchors: Sequence[Anchor], rows: Sequence[Cells]) -> bool:
    """Whether a cell of a row begins above the line of its date."""
    cells = ((anchor, cell) for anchor, row in zip(anchors, rows, strict=True) for cell in row.values())
    return any(anchor.line - min(word.middle for word in cell) > _slack(cell) for anchor, cell in cells)


def _is_of_several_lines(cell: Cell) -> bool:
    return len(cell) > 1 and max(word.middle for word in cell) - min(word.middle for word in cell) > _slack(cell)


def _slack(cell: Cell) -> float:
    return 0.35 * max(word.bottom - word.top for word in cell)


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
