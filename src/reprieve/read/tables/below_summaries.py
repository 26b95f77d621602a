"""Whom the lines of a cell name below what was done: under a name of both (摘要/对方户名), or where no column names the other side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reprieve.library.statements import Role, StatementVocabulary
from reprieve.read.heads.column_roles import Column
from reprieve.read.heads.holders import is_full_name
from reprieve.read.notation import HAN
from reprieve.read.page.words import Word, text_of
from reprieve.read.tables.cell_text import cell_text
from reprieve.read.tables.columns.grid import Grid
from reprieve.read.tables.rows.alignment import beginning
from reprieve.read.tables.rows.cells import CellLine, Cells, cell_lines, words_of

_FEW, _MOST = 3, 0.6
_OTHER_NAME = re.compile(rf"\*{{1,2}}{HAN}{{1,2}}|{HAN}\*{{1,2}}{HAN}?|{HAN}{{1,12}}(?:·{HAN}{{1,12}})+|[A-Z]{{4,}}")  # masked, foreign
_SAYING: frozenset[Role] = frozenset({"summary", "note"})
_WHOM: frozenset[Role] = frozenset({"counterparty", "merchant", "payer", "payee"})


@dataclass(frozen=True, slots=True)
class Edge:
    """How far to the right the lines of a column reach, and whether several do: its cells wrap.

    `names_people`: below what was done most cells name whom it was done with, people too. `told`: what stands over several names.
    """

    x: float
    wraps: bool
    names_people: bool = False
    told: frozenset[str] = frozenset()

    def has_room(self, line: CellLine, following: CellLine) -> bool:
        """Whether what the next line begins with would have stood on this one: it is another text."""
        return line.words[-1].x1 + beginning(following) <= self.x


def edges(grid: Grid, rows: Sequence[Cells], before: Iterable[Word], vocabulary: StatementVocabulary) -> dict[int, Edge]:
    """Of the columns whose cells tell the other side below what was done, how far their lines reach, here and among words `before`."""
    if own := [index for index, column in enumerate(grid.columns) if column.below]:
        reach = {index: _edge(grid, rows, before, index) for index in own}
        return {index: replace(edge, told=_over_names(rows, index, vocabulary)) if edge.wraps else edge for index, edge in reach.items()}
    first = next((index for index, column in enumerate(grid.columns) if column.role in _SAYING), None)
    if first is None or any(column.role in _WHOM for column in grid.columns):
        return {}
    told = [lines for row in rows if (lines := cell_lines(row.get(first, ())))[1:]]
    if not told:
        return {}
    edge = _edge(grid, rows, before, first)
    firms = sum(bool(_firm(lines, edge, vocabulary)) for lines in told)
    people = [text_of(lines[1].words) for lines in told if _person(lines, vocabulary)]
    if _MOST * len(told) <= firms + len(people):
        known = {*people, *(word.text for word in before if grid.column_of(word) == first and _is_name(word.text, vocabulary))}
        if max(firms, len(known)) >= _FEW:
            return {first: replace(edge, names_people=True)}
    return {first: edge} if firms >= _FEW else {}


def _edge(grid: Grid, rows: Sequence[Cells], before: Iterable[Word], index: int) -> Edge:
    words = [*(word for row in rows for word in row.get(index, ())), *(word for word in before if grid.column_of(word) == index)]
    x = max((word.x1 for word in words), default=0.0)
    return Edge(x, sum(x - word.x1 < word.bottom - word.top for word in words) >= _FEW)


def _over_names(rows: Sequence[Cells], index: int, vocabulary: StatementVocabulary) -> frozenset[str]:
    """What the first lines of a column's cells say, where what goes on below is another text each time: no summary goes on so."""
    below: dict[str, set[str]] = {}
    for lines in (cell_lines(row.get(index, ())) for row in rows[1:-1]):  # pages may cut the others
        for end in range(1, len(lines) + 1):
            below.setdefault(text_of(words_of(lines[:end])), set()).add(text_of(words_of(lines[end : end + 1])))
    return frozenset(text for text, others in below.items() if sum(not vocabulary.is_summary(other) for other in others) > 1)


def told_below(
    columns: Sequence[Column], cells: Cells, reach: Mapping[int, Edge], vocabulary: StatementVocabulary
) -> Iterator[tuple[Column, str]]:
    """What cells tell of the other side below what was done, taken out of them."""
    for index, edge in reach.items():
        column, lines = columns[index], cell_lines(cells.get(index, ()))
        if not column.below and (place := _firm(lines, edge, vocabulary) or _person(lines, vocabulary, edge)):
            yield replace(column, role="counterparty"), cell_text(words_of(lines[place]), "counterparty")
            cells[index] = words_of([*lines[: place.start], *lines[place.stop :]])
        elif column.below and lines[1:] and (count := lines_of_summary(lines, edge, vocabulary)) < len(lines):
            cells[index] = words_of(lines[:count])
            yield replace(column, role=column.below, below=""), cell_text(words_of(lines[count:]), column.below)


def lines_of_summary(lines: Sequence[CellLine], edge: Edge, vocabulary: StatementVocabulary) -> int:
    """How many lines of a cell tell what was done: its first, and those that it wraps into."""
    if not edge.wraps:
        return 1
    if len(text_of(words_of(lines[1:]))) == 1:  # nobody's name
        return len(lines)
    ends = (index for index, (line, following) in enumerate(pairwise(lines), 1) if edge.has_room(line, following))
    end = next(ends, len(lines))
    if told := next((count for count in range(1, end + 1) if text_of(words_of(lines[:count])) in edge.told), 0):
        return told
    if end < len(lines):
        return end
    first, whole = text_of(lines[0].words), text_of(words_of(lines))
    return len(lines) if vocabulary.is_summary(whole) and not vocabulary.is_summary(first) else 1


def _firm(lines: Sequence[CellLine], edge: Edge, vocabulary: StatementVocabulary) -> slice | None:
    """Which lines of a cell are the name of a firm, below one line that tells what was done and had room for more."""
    if len(lines) < 2 or not vocabulary.is_summary(text_of(lines[0].words)) or not edge.has_room(lines[0], lines[1]):
        return None
    firms = tuple(vocabulary.head.firms)
    ends = (end for end in range(2, len(lines) + 1) if text_of(words_of(lines[1:end])).endswith(firms))
    return next((slice(1, end) for end in reversed(list(ends))), None)


def _person(lines: Sequence[CellLine], vocabulary: StatementVocabulary, edge: Edge | None = None) -> slice | None:
    """Where a person's name stands below what was done; where not most cells of a column name one, only before a note, and set apart."""
    told, name = (text_of(line.words) for line in lines[:2]) if lines[1:] else ("", "")
    sure = edge is None or edge.names_people or (bool(lines[2:]) and all(edge.has_room(*pair) for pair in pairwise(lines[:3])))
    return slice(1, 2) if sure and vocabulary.is_summary(told) and _is_name(name, vocabulary) else None


def _is_name(text: str, vocabulary: StatementVocabulary) -> bool:
    is_name = is_full_name(text, vocabulary.head) or _OTHER_NAME.fullmatch(text) is not None
    return is_name and not vocabulary.is_summary(text)
