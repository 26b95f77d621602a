"""How the lines of cells stand to the date of their row (down from its line, around it, up to it): whose each line then is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from reprieve.read.page.words import Word
from reprieve.read.tables.lines.row_lines import MONEY
from reprieve.read.tables.rows.anchors import Anchor
from reprieve.read.tables.rows.cells import CLOSE, CellLine, Cells, cell_lines, words_of

_UNEVEN, _NEXT = 0.25, 1.5
NEARER, _EVEN = 1.2, 1.05

Alignment = Literal["top", "middle", "bottom"]  # cells go on down from the line of their day, around it, or up to it


class Attempt(NamedTuple):
    """The row of each date, the words of none, how cells are taken to stand to their date, and how many words had to be put to others."""

    rows: list[Cells]
    outside: list[Word]
    alignment: Alignment
    mended: int = 0


def assigned(alignment: Alignment, anchors: Sequence[Anchor], columns: Mapping[int, Sequence[CellLine]]) -> Attempt:
    """The rows of the dates, from the lines of each column, if cells stand to their date in that way."""
    rows: list[Cells] = [{} for _anchor in anchors]
    outside: list[Word] = []
    mended = 0
    for column, lines in columns.items():
        laid = _laid(alignment, column, anchors, lines, ())
        if alignment == "middle" and (laid.outside or laid.mended) and (halves := _halves(laid.rows, column, anchors, lines)):
            rest = [line for line in lines if line not in halves]
            laid = min(laid, _laid(alignment, column, anchors, rest, halves), key=lambda told: (len(told.outside), told.rows.count({})))
        for row, cells in zip(rows, laid.rows, strict=True):
            row.update(cells)
        outside += laid.outside
        mended += laid.mended
    return Attempt(rows, outside, alignment, mended)


def _laid(alignment: Alignment, column: int, anchors: Sequence[Anchor], lines: Sequence[CellLine], halves: Sequence[CellLine]) -> Attempt:
    """The cells of one column from its lines; `halves` are none of a cell around its date."""
    rows: list[Cells] = [{} for _anchor in anchors]
    runs, left = _runs_of_rows(ALIGNMENTS[alignment], anchors, lines)
    left += words_of(halves)
    for row, start, end in runs:
        rows[row][column] = lines[start].words if end == start + 1 else words_of(lines[start:end])
    rest = _without_halves(rows, column, anchors, left, (*lines, *halves)[0].pitch) if alignment == "middle" and left else left
    return Attempt(rows, rest, alignment, len(left) - len(rest))


def _halves(rows: Sequence[Cells], column: int, anchors: Sequence[Anchor], lines: Sequence[CellLine]) -> list[CellLine]:
    """The lines next to the date of a row whose cell is empty, off its middle: its first or last line may be blank."""
    empty = [anchor.middle for anchor, cells in zip(anchors, rows, strict=True) if column not in cells]
    return [line for line in lines if any(abs(middle - line.middle) < line.height for middle in empty)]


def _without_halves(rows: Sequence[Cells], column: int, anchors: Sequence[Anchor], left: Sequence[Word], pitch: float) -> list[Word]:
    """The words of no row, but for those of a cell whose last or first line is blank, so that its others are not around its date.

    They stand half a line above or below the date of a row whose cell is empty, or right above or below the cell of a row: those nearest
    to a date go first, for a page may cut a cell off below them.
    """
    outside: list[Word] = []
    for line in sorted(cell_lines(left), key=lambda line: min((abs(anchor.middle - line.middle) for anchor in anchors), default=0.0)):
        near = [row for row, anchor in enumerate(anchors) if abs(anchor.middle - line.middle) < line.height]
        if len(near) == 1 and column not in rows[near[0]]:
            rows[near[0]][column] = line.words
        elif (row := _row_right_beside(rows, column, anchors, line._replace(pitch=pitch))) is not None:
            rows[row][column] = words_of(cell_lines([*line.words, *rows[row][column]]))
        else:
            outside += line.words
    return outside


def _row_right_beside(rows: Sequence[Cells], column: int, anchors: Sequence[Anchor], line: CellLine) -> int | None:
    """The row whose cell has its next line above or below this one: it stands nearer to that than cells of two rows to each other."""
    places = [[word.middle for word in cells.get(column, ())] or [anchor.middle] for cells, anchor in zip(rows, anchors, strict=True)]
    between = min((min(below) - max(above) for above, below in pairwise(places)), default=0.0)
    row = bisect_right([anchor.middle for anchor in anchors], line.middle)
    above = line.middle - max(places[row - 1]) if row else between
    below = min(places[row]) - line.middle if row < len(rows) else between
    near, far = min(above, below), max(above, below)
    if not 0 < near < _NEXT * line.height or not (NEARER * near < far or near < _EVEN * line.pitch < far):
        return None
    own = row if below < above else row - 1
    return own if 0 <= own < len(rows) and column in rows[own] else None


def _runs_of_rows(take: _Take, anchors: Sequence[Anchor], lines: Sequence[CellLine]) -> tuple[list[tuple[int, int, int]], list[Word]]:
    """Which lines of a column, from one to before another, are each row's, and the words of none.

    The first lines may be the rest of a row that a page cuts: they are left out where as many lines then are a row's.
    """
    best, left = _runs_from(0, take, anchors, lines)
    for begin, line in enumerate(lines, 1) if left and anchors else ():
        if line.middle >= anchors[0].top:
            break
        runs, rest = _runs_from(begin, take, anchors, lines)
        if sum(end - start for _row, start, end in runs) >= sum(end - start for _row, start, end in best):
            best, left = runs, rest
    return best, left


def _runs_from(
    begin: int, take: _Take, anchors: Sequence[Anchor], lines: Sequence[CellLine]
) -> tuple[list[tuple[int, int, int]], list[Word]]:
    runs: list[tuple[int, int, int]] = []
    outside = words_of(lines[:begin])
    for row, anchor in enumerate(anchors):
        ceiling = anchors[row + 1] if row + 1 < len(anchors) else None
        start, end = take(anchor, ceiling, lines, begin)
        if start > begin:
            outside += words_of(lines[begin:start])
        if end > start:
            runs.append((row, start, end))
            begin = end
    return runs, outside + words_of(lines[begin:])


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


def _up_to_bottom(anchor: Anchor, _following: Anchor | None, lines: Sequence[CellLine], begin: int) -> tuple[int, int]:
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
    if not _follows(lines[index - 1], lines[index]) or (_is_figure(lines[index - 1]) and _is_figure(lines[index])):
        return False
    pitch = lines[index].middle - lines[index - 1].middle
    return index - 1 == start or abs(pitch - (lines[start + 1].middle - lines[start].middle)) < _UNEVEN * pitch


def _is_figure(line: CellLine) -> bool:
    """Whether a line is a whole figure: one below another is no part of it (as a balance carried forward is not)."""
    return len(line.words) == 1 and MONEY.fullmatch(line.words[0].text) is not None


def _follows(line: CellLine, following: CellLine) -> bool:
    return following.middle - line.middle < min((1 + CLOSE) * max(line.height, following.height), _EVEN * line.pitch)


def _reaches(line: CellLine, anchor: Anchor) -> bool:
    return line.middle >= anchor.line - line.slack


_Take = Callable[[Anchor, Anchor | None, Sequence[CellLine], int], tuple[int, int]]
ALIGNMENTS: dict[Alignment, _Take] = {"top": _from_top, "middle": _around_middle, "bottom": _up_to_bottom}
