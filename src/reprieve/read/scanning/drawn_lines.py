"""The ruling lines on a straight grey page, found as runs of dark cells that are one pixel high."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reprieve.read.page.words import Rule
from reprieve.read.scanning.images import dark_cells
from reprieve.read.scanning.straight import Straight

# Runs are counted in cells, which are as long as a line of three is worth finding.
_CELL_POINTS, _MOST_PIXELS, _FEWEST_PIXELS = 5.8, 16, 6
_RUN = re.compile(b"\x01{3,}")
_SHORTEST = 18.0
_THICKEST = 3.0
_DRIFT = 2


class _Line:
    """A line as it is put together from runs; a line that is not quite level wanders from one row of pixels to the next."""

    __slots__ = ("bottom", "top", "x0", "x1")

    def __init__(self, x0: int, x1: int, y: int) -> None:
        self.x0, self.x1, self.top, self.bottom = x0, x1, y, y

    def takes(self, x0: int, x1: int, y: int) -> bool:
        """Add the run where it touches; whether it did."""
        if y - self.bottom > _DRIFT or x0 > self.x1 + 1 or x1 < self.x0 - 1:
            return False
        self.x0, self.x1, self.bottom = min(self.x0, x0), max(self.x1, x1), y
        return True


def drawn_lines(page: Straight) -> Iterator[Rule]:
    """The page's ruling lines in points, level ones first."""
    scale = page.pose.scale
    cell = max(_FEWEST_PIXELS, min(_MOST_PIXELS, round(_CELL_POINTS / scale)))
    for line in _lines(*dark_cells(page.image, cell, upright=False), cell * scale, scale):
        yield Rule(line.x0 * cell * scale, line.top * scale, line.x1 * cell * scale, (line.bottom + 1) * scale)
    for line in _lines(*dark_cells(page.image, cell, upright=True), cell * scale, scale):
        yield Rule(line.top * scale, line.x0 * cell * scale, (line.bottom + 1) * scale, line.x1 * cell * scale)


def _lines(cells: bytes, width: int, length: float, scale: float) -> Iterator[_Line]:
    """The lines of cells that are `length` points long."""
    drawn: list[_Line] = []
    near: list[_Line] = []
    for y in range(len(cells) // width):
        near = [line for line in near if y - line.bottom <= _DRIFT]
        for run in _RUN.finditer(cells, y * width, (y + 1) * width):
            x0, x1 = run.start() - y * width, run.end() - y * width
            if not any(line.takes(x0, x1, y) for line in near):
                near.append(_Line(x0, x1, y))
                drawn.append(near[-1])
    for line in drawn:
        if (line.x1 - line.x0) * length >= _SHORTEST and (line.bottom - line.top) * scale <= _THICKEST:
            yield line
