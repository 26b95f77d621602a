"""Which row? Each day begins one: between the rules beside it where rules part the days, else by how cells stand to their day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reprieve.read.heads.column_roles import place_of_days
from reprieve.read.page.words import Page, Word
from reprieve.read.tables.columns.grid import Grid
from reprieve.read.tables.lines.parts import Part
from reprieve.read.tables.rows.alignment import rows_by_alignment
from reprieve.read.tables.rows.anchors import Anchor, find_anchors
from reprieve.read.tables.rows.assigned import Alignment
from reprieve.read.tables.rows.between_rules import rows_between_rules, rules_across
from reprieve.read.tables.rows.cells import Cells
from reprieve.read.tables.rows.overflow import given_back

_LITTLE = 0.5


@dataclass(frozen=True, slots=True)
class Found:
    """The dates of a part, the row of each, the words that belong to none, and how cells are aligned to their date, if that is known."""

    anchors: Sequence[Anchor]
    rows: Sequence[Cells]
    outside: Sequence[Word]
    alignment: Alignment | None


def find_rows(cells: Cells, grid: Grid, page: Page, part: Part, alignment: Alignment | None) -> Found:
    """The rows of a part. `alignment` is of the pages before: where cells begin at their day, nothing above the first is of its row."""
    date = place_of_days(grid.columns)
    anchors = find_anchors(cells.get(date, ()))
    cells, above = _parted(cells, anchors[0].top + _LITTLE) if anchors and alignment == "top" else (cells, [])
    rules = rules_across(page.rules, grid.columns, part.header.bottom if part.header else float("-inf"))
    if ruled := rows_between_rules(anchors, cells, rules, goes_on=part.header is None):
        return Found(anchors, given_back(ruled[0], date), [*ruled[1], *above], alignment)
    found = rows_by_alignment(anchors, cells, alignment)
    return Found(anchors, found.rows, [*found.outside, *above], found.alignment)


def _parted(cells: Cells, top: float) -> tuple[Cells, list[Word]]:
    """The words by column from a height on, and those above it."""
    below = {column: [word for word in words if word.bottom >= top] for column, words in cells.items()}
    return below, [word for words in cells.values() for word in words if word.bottom < top]
