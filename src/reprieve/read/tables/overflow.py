"""Cells that hold more than their row is high: what runs over the rule between two rows belongs to the one it goes on from."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reprieve.read.tables.rows import CellLine, Cells, cell_lines, words_of

_SAME, _NEARER = 0.12, 0.8


def given_back(rows: Sequence[Cells]) -> list[Cells]:
    """The rows between rules, with lines that run over a rule below or above given back to the cell whose lines they are as far from."""
    settled = [dict(row) for row in rows]
    for above, below in pairwise(settled):
        for column in above.keys() & below.keys():
            if len(above[column]) < 2 or len(below[column]) < 2:  # nearly all: a cell of one word is one line
                continue
            upper, lower = cell_lines(above[column]), cell_lines(below[column])
            if len(lower) > 1 and _runs_over(upper[::-1], lower):
                above[column], below[column] = words_of([*upper, lower[0]]), words_of(lower[1:])
            elif len(upper) > 1 and _runs_over(lower, upper[::-1]):
                above[column], below[column] = words_of(upper[:-1]), words_of([upper[-1], *lower])
    return settled


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
