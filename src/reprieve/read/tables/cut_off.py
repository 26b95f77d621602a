"""What a page break cuts off: above the first row the rest of the last one of the page before, below the last row the next one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from reprieve.read.page.words import Line, Word
from reprieve.read.tables.columns.grid import Grid
from reprieve.read.tables.lines.parts import Part
from reprieve.read.tables.lines.row_lines import is_labelled
from reprieve.read.tables.rows.anchors import Anchor
from reprieve.read.tables.rows.cells import CLOSE, Cell, Cells
from reprieve.read.tables.rows.found_rows import Found

_NEXT = 1.5  # rows
_SLACK = 0.35  # of the height of the type


class CutOff(NamedTuple):
    """The words above the first row and below the last; `ends` and `hangs` are told at `TablePage`."""

    above: Sequence[Word]
    below: Sequence[Word]
    ends: bool
    hangs: bool


def cut_off(part: Part, found: Found, grid: Grid, leftover: Sequence[Line], goes_on: bool) -> CutOff:
    """What stands around the rows of a part. `leftover` are the lines in no row; `goes_on`: pages before had rows in these columns."""
    anchors, rows = found.anchors, found.rows
    if not anchors:
        return CutOff(_rest_alone(leftover, grid) if goes_on else (), (), ends=False, hangs=False)
    above = [word for word in found.outside if word.middle < anchors[0].top]
    below = [word for word in found.outside if word.middle > anchors[-1].last]
    if not below:
        return CutOff(above, below, ends=False, hangs=False)
    whole = 0 if part.header else 1  # the lines of a cut row's cells are laid from the top again
    rises = found.alignment in ("middle", "bottom") or _rise_above_date(anchors, rows)
    return CutOff(above, below, _end_on_date(anchors[whole:], rows[whole:]), rises and _begins_row(below, grid, found))


def _rest_alone(lines: Sequence[Line], grid: Grid) -> list[Word]:
    """The words above the first white of a page without dates, if each stands within a column: all that is left of a row cut before it.

    In one column alone they begin where its cells do, or may be anything.
    """
    end = next((index for index, (line, below) in enumerate(pairwise(lines), 1) if _is_apart(line, below)), len(lines))
    rest = [word for line in lines[:end] for word in line.words]
    if not all(map(grid.keeps, rest)) or any(map(is_labelled, lines[:end])):
        return []
    return rest if len(set(map(grid.column_of, rest))) > 1 or all(map(grid.is_begun_by, rest)) else []


def _is_apart(line: Line, below: Line) -> bool:
    return below.box.top - line.box.bottom >= CLOSE * (below.box.bottom - below.box.top)


def _begins_row(below: Sequence[Word], grid: Grid, found: Found) -> bool:
    """Whether what stands below the last row is no further down than a row, and all of it begins where cells of its columns do."""
    pitch = median(after.line - before.line for before, after in pairwise(found.anchors)) if len(found.anchors) > 1 else 0.0
    end = max((word.middle for cell in found.rows[-1].values() for word in cell), default=0.0)
    near = max(word.middle for word in below) - end < _NEXT * pitch
    return near and all(map(grid.is_begun_by, below))


def _end_on_date(anchors: Sequence[Anchor], rows: Sequence[Cells]) -> bool:
    """Whether cells of several lines end on the line of their date in every row that has some, and in one at least."""
    several = [(anchor, cell) for anchor, row in zip(anchors, rows, strict=True) for cell in row.values() if _is_of_several_lines(cell)]
    return bool(several) and all(abs(max(word.middle for word in cell) - anchor.last) < _slack(cell) for anchor, cell in several)


def _rise_above_date(anchors: Sequence[Anchor], rows: Sequence[Cells]) -> bool:
    """Whether a cell of a row begins above the line of its date."""
    cells = ((anchor, cell) for anchor, row in zip(anchors, rows, strict=True) for cell in row.values())
    return any(anchor.line - min(word.middle for word in cell) > _slack(cell) for anchor, cell in cells)


def _is_of_several_lines(cell: Cell) -> bool:
    return len(cell) > 1 and max(word.middle for word in cell) - min(word.middle for word in cell) > _slack(cell)


def _slack(cell: Cell) -> float:
    return _SLACK * max(word.bottom - word.top for word in cell)
