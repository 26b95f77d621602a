"""Cells that hold more than their row is high: what runs over the rule between two rows belongs to the one it goes on from."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reprieve.read.page.words import Word
from reprieve.read.tables.rows.cells import CellLine, Cells, cell_lines, words_of

_SAME, _NEARER, _OFF, _TWO_ROWS, _WHOLE = 0.12, 0.8, 0.25, 2.8, 0.9


def given_back(rows: Sequence[Cells], date: int) -> list[Cells]:
    """The rows between rules, with lines that run over a rule below or above given back to the cell whose lines they are as far from.

    Where cells stand in the middle of their row, to the one that then does. `date` is the column of the days.
    """
    settled = [dict(row) for row in rows]
    for above, below in pairwise(settled):
        for column in above.keys() & below.keys():
            both = above[column], below[column]
            if centred := _centred(*both, above.get(date, ()), below.get(date, ())):
                above[column], below[column] = centred
                continue
            if min(map(len, both)) < 2:  # nearly all: a cell of one word is one line
                continue
            upper, lower = map(cell_lines, both)
            if len(lower) > 1 and not _is_around(lower, below.get(date, ())) and _runs_over(upper[::-1], lower):
                above[column], below[column] = words_of([*upper, lower[0]]), words_of(lower[1:])
            elif len(upper) > 1 and not _is_around(upper, above.get(date, ())) and _runs_over(lower, upper[::-1]):
                above[column], below[column] = words_of(upper[:-1]), words_of([upper[-1], *lower])
    return [{column: cell for column, cell in row.items() if cell} for row in settled]


def _centred(
    above: Sequence[Word], below: Sequence[Word], day: Sequence[Word], next_day: Sequence[Word]
) -> tuple[list[Word], list[Word]] | None:
    """Both cells with a line of one in the other, in rows too low for two, if no line is level with its day and then both cells are."""
    if not _is_off(above, day) or not _is_off(below, next_day):
        return None
    if next_day[-1].bottom - day[0].top > _TWO_ROWS * (day[0].bottom - day[0].top):
        return None
    upper, lower = cell_lines(above), cell_lines(below)
    if not all(_is_off(line.words, own) for lines, own in ((upper, day), (lower, next_day)) for line in lines):
        return None
    if any(left.x1 > right.x0 + 1 for line in (*upper, *lower) for left, right in pairwise(line.words)):
        return None  # lines of two cells meet
    moved = [(words_of(one), words_of(other)) for one, other in (([*upper, lower[0]], lower[1:]), (upper[:-1], [upper[-1], *lower]))]
    return next(((one, other) for one, other in moved if not _is_off(one, day) and not _is_off(other, next_day)), None)


def _is_around(lines: Sequence[CellLine], day: Sequence[Word]) -> bool:
    """Whether a cell stands in the middle of its row: its lines lie around the day beside it, none over another or level with it."""
    apart = all(_apart(line, following) > _WHOLE * line.height for line, following in pairwise(lines))
    return bool(day) and apart and not _is_off(words_of(lines), day) and all(_is_off(line.words, day) for line in lines)


def _is_off(cell: Sequence[Word], day: Sequence[Word]) -> bool:
    """Whether a cell's middle is not that of the day beside it."""
    if not cell or not day:
        return False
    middle, level = ((min(word.top for word in one) + max(word.bottom for word in one)) / 2 for one in (cell, day))
    return abs(middle - level) > _OFF * (cell[0].bottom - cell[0].top)


def _runs_over(own: Sequence[CellLine], other: Sequence[CellLine]) -> bool:
    """Whether the first line of the other cell stands as far from a cell's lines as they do from each other, and nearer to its next.

    Both begin with the line that is next to the rule between them.
    """
    if len(own) < 2:
        return False
    pitch, apart = _apart(own[0], own[1]), _apart(own[0], other[0])
    return abs(apart - pitch) < _SAME * pitch and _apart(other[0], other[1]) < _NEARER * pitch


def _apart(line: CellLine, other: CellLine) -> float:
    return abs(line.middle - other.middle)
