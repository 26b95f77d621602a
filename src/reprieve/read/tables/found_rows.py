"""The rows of a table: between rules where these part them, else by how the cells stand to their day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter

from reprieve.read.heads.column_roles import Column, place_of_days
from reprieve.read.page.words import Page, Rule, Word
from reprieve.read.tables.alignment import rows_by_alignment
from reprieve.read.tables.columns import Grid
from reprieve.read.tables.overflow import given_back
from reprieve.read.tables.parts import Part
from reprieve.read.tables.rows import Anchor, Cells, find_anchors, rows_between_rules, take_above


@dataclass(frozen=True, slots=True)
class Found:
    """The dates of a part, the row of each, the words that belong to none, and how cells are aligned to their date, if that is known."""

    anchors: Sequence[Anchor]
    rows: Sequence[Cells]
    outside: Sequence[Word]
    alignment: str | None


def find_rows(cells: Cells, grid: Grid, page: Page, part: Part, alignment: str | None) -> Found:
    """The rows between rules where these part the dated lines, else by how the cells are aligned to their date."""
    date = place_of_days(grid.columns)
    anchors = find_anchors(cells.get(date, ()))
    cut = take_above(anchors, cells) if alignment == "top" else []
    top = part.header.bottom if part.header else float("-inf")
    ruled = rows_between_rules(anchors, cells, _rules_beside(page.rules, grid.columns, top), part.header is None)
    if ruled:
        return Found(anchors, given_back(ruled[0], date), [*ruled[1], *cut], alignment)
    found = rows_by_alignment(anchors, cells, alignment)
    return Found(anchors, found.rows, [*found.outside, *cut], found.name)


def _rules_beside(rules: Iterable[Rule], columns: Sequence[Column], top: float) -> list[tuple[float, list[Rule]]]:
    """The horizontal rules below the header that lie across most of the table, by their y; a rule may be drawn cell by cell."""
    left, right = columns[0].x0, columns[-1].x1
    level: defaultdict[float, list[Rule]] = defaultdict(list)
    for rule in rules:
        if rule.horizontal and rule.top > top - 4:
            level[round((rule.top + rule.bottom) / 2, 1)].append(rule)
    lengths = {y: sum(max(0.0, min(rule.x1, right) - max(rule.x0, left)) for rule in drawn) for y, drawn in level.items()}
    return sorted(((y, level[y]) for y, length in lengths.items() if length > 0.6 * (right - left)), key=itemgetter(0))
