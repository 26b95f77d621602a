"""The words of a table by column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reprieve.library.statements import AMOUNTS, FIGURES, Role
from reprieve.read.days.moments import begins_with_date
from reprieve.read.notation import CLOCK, CLOCK_OF_FIGURES
from reprieve.read.page.words import Line, Word, part_of
from reprieve.read.tables.columns.grid import Grid
from reprieve.read.tables.lines.row_lines import MONEY, is_dated
from reprieve.read.tables.rows.cells import Cells

_TIME_FIRST = re.compile(rf"(?:{CLOCK}|{CLOCK_OF_FIGURES})(?![\d:.,*])")
_FIGURELESS: frozenset[Role] = frozenset({"date", "time", "currency", "flag"})


def by_column(body: Iterable[Line], grid: Grid) -> Cells:
    """The words of lines by the column that they stand in, cut where they run across a border; those outside of the table are left out."""
    cells: Cells = {}
    for line in body:
        for before, word in zip((None, *line.words), line.words, strict=False):
            for column, part in _placed(before, word, grid) if _is_in_table(word, line, grid) else ():
                cells.setdefault(column, []).append(part)
    return cells


def _is_in_table(word: Word, line: Line, grid: Grid) -> bool:
    """Whether a word stands within the columns, or begins there and may run out at the right: of a row, or of a text there."""
    if grid.left <= word.x0 and word.x1 <= grid.right:
        return True
    return grid.holds(word) or (grid.left <= word.x0 < grid.right and is_dated(line))


def _placed(before: Word | None, word: Word, grid: Grid) -> Iterator[tuple[int, Word]]:
    """The parts of a word, each with its column; a time right behind a day stands in the day's, unless it has a column."""
    rest = word
    close = before and word.x0 - before.x1 < word.bottom - word.top and grid.columns[grid.column_of(word)].role != "time"
    if before and close and (time := _time_behind(before, word)):
        yield grid.column_of(before), part_of(word, 0, time)
        rest = part_of(word, time, len(word.text))
    for column, part in grid.parts(rest) if rest.text else ():
        yield _under_figures(grid, column, part) if grid.unseen else column, part


def _under_figures(grid: Grid, column: int, word: Word) -> int:
    """The column of a word; of a figure under what holds none, the figures' beside it under which nothing was seen: their cells touch.

    Texts may hold figures, but not where no amount was seen at all.
    """
    if not MONEY.fullmatch(word.text.strip("()")):
        return column
    role, lost = grid.columns[column].role, [index for index, each in enumerate(grid.columns) if each.role in AMOUNTS]
    if role in FIGURES or not (role in _FIGURELESS or grid.unseen.issuperset(lost)):
        return column
    return next((beside for beside in (column - 1, column + 1) if beside in grid.unseen and grid.columns[beside].role in FIGURES), column)


def _time_behind(day: Word, word: Word) -> int:
    """How many characters of a word are the time right behind a day: it may run over its cell, and into the next one's text."""
    found = _TIME_FIRST.match(word.text) if begins_with_date(day.text) else None
    return found.end() if found else 0
