"""A page of a table as it is read: rows of named cells, and the lines that are none."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from reprieve.library.statements import Role
from reprieve.model import Box
from reprieve.read.heads.column_roles import Column
from reprieve.read.page.words import Line


@dataclass(frozen=True, slots=True)
class Row:
    """One printed row: the text of each column, in the header's order. `confidence` is that of its least legible word.

    `void`: it says itself that no money moved.
    """

    columns: tuple[Column, ...]
    cells: tuple[str, ...]
    page: int
    box: Box
    confidence: float = 1.0
    void: bool = False

    def told(self) -> Iterator[tuple[Column, str]]:
        """Each column with the text of its cell."""
        return zip(self.columns, self.cells, strict=True)

    def cells_of(self, roles: Collection[Role]) -> list[str]:
        """Every cell under one of these roles with something in it."""
        return [cell for column, cell in self.told() if cell and column.role in roles]

    def with_more(self, more: Iterable[tuple[Role, str, str]]) -> Row:
        """The row with cells behind its own, each told by its role, the name of its column and its text."""
        place = len(self.columns)
        columns, cells = zip(*((Column(role, name, place, place), text) for role, name, text in more), strict=True)
        return replace(self, columns=(*self.columns, *columns), cells=(*self.cells, *cells))


@dataclass(frozen=True, slots=True)
class TablePage:
    """A page of a table: the lines above its header, its rows, and the lines that stand among and below them.

    `unread` are lines that look like rows and could not be read as such: above the first header, without a date, or mixed.
    `above` is what stands in each column above the first row: a page break may have cut it off the last row of the page before. `below`
    is what stands below the last row: where cells end on the line of their date, it is cut off the first row of the next page (`ends`).
    `hangs`: it stands as near as a further row would, and begins where cells do. `more_above` is what lines above the first row tell of
    the last row of the page before. `lost` are texts among the rows that stand in none of them.
    """

    page: int
    columns: tuple[Column, ...]
    head: tuple[str, ...]
    rows: tuple[Row, ...]
    remarks: tuple[str, ...]
    unread: tuple[Line, ...] = ()
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    ends: bool = False
    hangs: bool = False
    more_above: tuple[tuple[Column, str], ...] = ()
    lost: tuple[str, ...] = ()
