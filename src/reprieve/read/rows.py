"""Which lines make up a row? A date starts a row; what wraps stands below it, around it or above it, or rules part the rows."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from reprieve.read.dates import ENGLISH_MONTH
from reprieve.read.words import Word, character_borders, type_size

_DATE_BEGINS = re.compile(
    r"(?:19|20)\d\d(?:[-/年](?:\d{1,2}(?:$|[-/月])|$)|\.(?:\d{1,2}\.|\d?$)|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d))"
    rf"|\d{{1,2}}[-/]?{ENGLISH_MONTH}[-/]?(?:19|20)\d\d(?!\d)"
)  # 1966.16 is an amount
CLOCK = re.compile(r"\d{1,2}:\d\d(?::\d\d)?")
_OF_A_MOMENT = re.compile(r"[\d:./年月日时分秒-]+")
_UNBROKEN = re.compile(r"(?:[^!-~](?=[/).,:;%]))?[!-~]+")  # no line begins with such a mark (UAX #14)
_ROOM, _WRONG = 0.8, 5
_CLOSE, _UNEVEN = 1.4, 0.25


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

    `middle` is that of the first word, `slack` how far it may be from where it should, `height` that of the tallest word.
    """

    words: list[Word]
    middle: float
    slack: float
    height: float


Cell = list[Word]
Cells = dict[int, Cell]
_Attempt = tuple[list[Cells], list[Word], str]


def begins_with_date(text: str) -> bool:
    """Whether a word is a date, or the beginning of one that goes on in the next line of its cell."""
    return _DATE_BEGINS.match(text) is not None


def find_anchors(date_cells: Sequence[Word]) -> list[Anchor]:
    """The dated rows of a page, from the words of its date column."""
    anchors: list[list[Word]] = []
    for word in (word for line in cell_lines(date_cells) for word in line.words):
        if begins_with_date(word.text):
            anchors.append([word])
        elif anchors and _OF_A_MOMENT.fullmatch(word.text) and word.top - anchors[-1][-1].bottom < _CLOSE * (word.bottom - word.top):
            anchors[-1].append(word)
    return [_anchor(words) for words in anchors]


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
    anchors: Sequence[Anchor], columns: Cells, rules: Iterable[float], goes_on: bool = False
) -> tuple[list[Cells], list[Word]] | None:
    """Rows parted by rules at these heights, and the words that belong to none; None when the rules do not part the dated lines.

    Where the table `goes_on` from the page before, its first row may have no rule above it.
    """
    borders: list[float] = []
    for y in rules:
        if not borders or y - borders[-1] > 2:
            borders.append(y)
    bands = [bisect_right(borders, anchor.line) for anchor in anchors]
    if len(set(bands)) < len(bands) or len(anchors) < 2 or (min(bands) == 0 and not goes_on):
        return None
    row_of = {band: index for index, band in enumerate(bands)}
    open_rows = {row for row, band in enumerate(bands) if band in (0, len(borders))}
    rows: list[Cells] = [{} for _anchor in anchors]
    outside: list[Word] = []
    for column, words in columns.items():
        for word in words:
            row = row_of.get(bisect_right(borders, word.middle))
            if row is None or (row in open_rows and abs(word.middle - anchors[row].line) > 4 * (word.bottom - word.top)):
                outside.append(word)
            else:
                rows[row].setdefault(column, []).append(word)
    return rows, outside


def end_on_date(anchors: Sequence[Anchor], rows: Sequence[Cells]) -> bool:
    """Whether cells of several lines end on the line of their date in every row that has some, and in one at least."""
    several = [(anchor, cell) for anchor, row in zip(anchors, rows, strict=True) for cell in row.values() if _is_of_several_lines(cell)]
    return bool(several) and all(abs(max(word.middle for word in cell) - anchor.last) < _slack(cell) for anchor, cell in several)


def _is_of_several_lines(cell: Cell) -> bool:
    return len(cell) > 1 and max(word.middle for word in cell) - min(word.middle for word in cell) > _slack(cell)


def _slack(cell: Cell) -> float:
    return 0.35 * max(word.bottom - word.top for word in cell)


def rows_by_alignment(anchors: Sequence[Anchor], columns: Cells, preferred: str | None) -> _Attempt:
    """Rows told by how wrapped cells stand to their date: from its line down, around it, or up to it.

    The alignment that leaves the fewest letters without a row, and in whose cells lines break where they are full, is the page's;
    notices far below do not count. Of several the one whose cells hold together most closely, but `preferred` wins a tie.
    """
    lines = {column: cell_lines(words) for column, words in columns.items()}
    end = _reach(anchors[-1], lines.values()) if anchors else 0.0
    widths = {column: max((_width(line) for line in found if line.middle <= end), default=0.0) for column, found in lines.items()}
    best: _Attempt | None = None
    least = (0, 0.0)
    for name in sorted(_ALIGNMENTS, key=lambda name: (name != preferred, name != "middle")):
        attempt = _assign(name, anchors, lines)
        cost = _left_over(attempt, end) + _WRONG * _broken_early(attempt, widths), _spread(attempt)
        if best is None or cost < least:
            best, least = attempt, cost
        if not cost[0] and (name == preferred or not cost[1]):
            break
    assert best is not None
    return best


def _reach(last: Anchor, columns: Iterable[Sequence[CellLine]]) -> float:
    """How far down cells of the last row can go: to where more white than between the lines of a cell follows."""
    end = last.last
    for line in sorted((line for lines in columns for line in lines if line.middle > end), key=attrgetter("middle")):
        if line.middle - end >= (1 + _CLOSE) * line.height:
            break
        end = line.middle
    return end


def _left_over(attempt: _Attempt, end: float) -> int:
    return sum(len(word.text) for word in attempt[1] if word.top < end)


def _broken_early(attempt: _Attempt, widths: Mapping[int, float]) -> int:
    """How many lines of cells end though what the next one begins with would have had room on them: they are of two rows."""
    return sum(
        _begins_with(following) < _ROOM * (widths[column] - _width(line))
        for row in attempt[0]
        for column, cell in row.items()
        if len(cell) > 1 and cell[-1].middle - cell[0].middle > 1
        for line, following in pairwise(cell_lines(cell))
    )


def _width(line: CellLine) -> float:
    return line.words[-1].x1 - line.words[0].x0


def _begins_with(line: CellLine) -> float:
    """The width of what stands first in a line and is not broken: a Chinese character, a run of others, or both with a mark between."""
    word = line.words[0]
    run = _UNBROKEN.match(word.text)
    return character_borders(word)[len(run[0]) if run else 1] - word.x0


def _spread(attempt: _Attempt) -> float:
    """How far the first and the last line of the cells stand apart, all together."""
    return sum(cell[-1].middle - cell[0].middle for row in attempt[0] for cell in row.values() if len(cell) > 1)


def _assign(name: str, anchors: Sequence[Anchor], columns: dict[int, list[CellLine]]) -> _Attempt:
    take = _ALIGNMENTS[name]
    rows: list[Cells] = [{} for _anchor in anchors]
    outside: list[Word] = []
    for column, lines in columns.items():
        begin = 0
        for row, anchor in enumerate(anchors):
            ceiling = anchors[row + 1] if row + 1 < len(anchors) else None
            start, end = take(anchor, ceiling, lines, begin)
            if start > begin:
                outside += words_of(lines[begin:start])
            if end > start:
                rows[row][column] = lines[start].words if end == start + 1 else words_of(lines[start:end])
                begin = end
        outside += words_of(lines[begin:])
    return rows, outside, name


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


# --- how a cell's lines stand to the date; each takes the lines from `begin` on and gives the run that is the anchor's ---


def _from_top(anchor: Anchor, following: Anchor | None, lines: Sequence[CellLine], begin: int) -> tuple[int, int]:
    start = begin
    while start < len(lines) and lines[start].middle < anchor.line - lines[start].slack:
        start += 1
    if start == len(lines) or abs(lines[start].middle - anchor.line) > lines[start].slack:
        return begin, begin
    end = start + 1
    while end < len(lines) and _goes_on(lines, start, end) and not (following and _reaches(lines[end], following)):
        end += 1
    return start, end


def _up_to_bottom(anchor: Anchor, following: Anchor | None, lines: Sequence[CellLine], begin: int) -> tuple[int, int]:
    end = begin
    while end < len(lines) and lines[end].middle <= anchor.last + lines[end].slack:
        end += 1
    if end == begin or abs(lines[end - 1].middle - anchor.last) > lines[end - 1].slack:
        return begin, begin
    start = end - 1
    while start > begin and _follows(lines[start - 1], lines[start]):
        start -= 1
    return start, end


def _around_middle(anchor: Anchor, following: Anchor | None, lines: Sequence[CellLine], begin: int) -> tuple[int, int]:
    for start in range(begin, len(lines)):
        first = lines[start]
        if first.middle > anchor.middle + first.slack:
            break
        for end in range(start + 1, len(lines) + 1):
            centre = (first.middle + lines[end - 1].middle) / 2
            if end > start + 1 and not _goes_on(lines, start, end - 1):
                break
            if following and lines[end - 1].middle > following.top:
                break
            if abs(centre - anchor.middle) <= first.slack:
                return start, end
            if centre > anchor.middle:
                break
    return begin, begin


def _goes_on(lines: Sequence[CellLine], start: int, index: int) -> bool:
    """Whether the line at `index` belongs to the cell that starts at `start`: close to the line before, all lines equally far apart."""
    if not _follows(lines[index - 1], lines[index]):
        return False
    pitch = lines[index].middle - lines[index - 1].middle
    return index - 1 == start or abs(pitch - (lines[start + 1].middle - lines[start].middle)) < _UNEVEN * pitch


def _follows(line: CellLine, following: CellLine) -> bool:
    return following.middle - line.middle < (1 + _CLOSE) * max(line.height, following.height)


def _reaches(line: CellLine, anchor: Anchor) -> bool:
    return line.middle >= anchor.line - line.slack


_Take = Callable[[Anchor, Anchor | None, Sequence[CellLine], int], tuple[int, int]]
_ALIGNMENTS: dict[str, _Take] = {"top": _from_top, "middle": _around_middle, "bottom": _up_to_bottom}
