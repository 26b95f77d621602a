"""What the rows of a part tell, cell by cell, and what stands around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter

from reprieve.library.statements import StatementVocabulary
from reprieve.read.heads.column_roles import Column
from reprieve.read.page.words import Line, Page, Word, box_of, lines_of
from reprieve.read.tables.below_summaries import Edge, edges, lines_of_summary, told_below
from reprieve.read.tables.cell_text import cell_text
from reprieve.read.tables.columns.grid import Grid
from reprieve.read.tables.cut_off import cut_off
from reprieve.read.tables.lines.parts import Part
from reprieve.read.tables.lines.second_lines import lines_of_rows, told_in
from reprieve.read.tables.rows.cells import Cells, cell_lines, words_of
from reprieve.read.tables.rows.found_rows import Found
from reprieve.read.tables.table_page import Row, TablePage
from reprieve.read.tables.unread import lost_texts, unread_lines


def as_told(page: Page, part: Part, found: Found, grid: Grid, before: Sequence[Word] | None, vocabulary: StatementVocabulary) -> TablePage:
    """The part as it is read, with what stands above its first row and below its last. `before`: words of earlier pages in its columns."""
    first, *told = lines_of_rows(part.seconds, found.anchors)
    reach = edges(grid, found.rows, before or (), vocabulary)
    leftover = lines_of(found.outside, page.number)
    unread = unread_lines(part, found, leftover, grid, page.number)
    cut = cut_off(part, found, grid, leftover, goes_on=before is not None)
    return TablePage(
        page.number,
        grid.columns,
        part.head,
        rows=tuple(_row(grid, row, page.number, lines, reach, vocabulary) for row, lines in zip(found.rows, told, strict=True) if row),
        remarks=(*part.remarks, *_as_printed(leftover, part.body)),
        unread=unread,
        above=_by_name(grid, cut.above, reach, vocabulary),
        below=_by_name(grid, cut.below, {}, vocabulary),
        ends=cut.ends,
        hangs=cut.hangs,
        more_above=tuple(told_in(first, vocabulary.second_lines, len(grid.columns))),
        lost=lost_texts(found, [line for line in leftover if line not in unread], grid),
    )


def _row(grid: Grid, cells: Cells, page: int, seconds: Sequence[Line], reach: Mapping[int, Edge], vocabulary: StatementVocabulary) -> Row:
    words = [word for cell in cells.values() for word in cell]
    cells = dict(cells)
    below = tuple(told_below(grid.columns, cells, reach, vocabulary))
    texts = tuple(cell_text(cells.get(index, []), column.role) for index, column in enumerate(grid.columns))
    told_more = (*below, *told_in(seconds, vocabulary.second_lines, len(texts)))
    more, told = zip(*told_more, strict=True) if told_more else ((), ())
    words += [word for line in seconds for word in line.words]
    return Row((*grid.columns, *more), (*texts, *told), page, box_of(words), min(map(attrgetter("confidence"), words)))


def _as_printed(lines: Iterable[Line], body: Iterable[Line]) -> Iterator[str]:
    """The texts of lines outside of rows, without the blanks where a border between columns cuts a word in two."""
    lines = list(lines)
    whole = {"".join(line.text.split()): line.text for line in body} if lines else {}
    return (whole.get("".join(line.text.split()), line.text) for line in lines)


def _by_name(grid: Grid, words: Iterable[Word], reach: Mapping[int, Edge], vocabulary: StatementVocabulary) -> tuple[str, ...]:
    """What the words say in each column, line by line where a first line tells something else; () where there are none."""
    cells: Cells = {}
    for word in words_of(cell_lines(words)):
        cells.setdefault(grid.column_of(word), []).append(word)
    if not cells:
        return ()
    return tuple(
        "\n".join(cell_text(part, column.role) for part in _texts_of(cells.get(index, []), column, reach.get(index), vocabulary))
        for index, column in enumerate(grid.columns)
    )


def _texts_of(cell: list[Word], column: Column, edge: Edge | None, vocabulary: StatementVocabulary) -> list[list[Word]]:
    """The lines of a cell whose first tells something else, that one with what it wraps into; else the cell."""
    if not column.below:
        return [cell]
    lines = cell_lines(cell)
    count = lines_of_summary(lines, edge, vocabulary) if edge and lines[1:] else 1
    return [words_of(lines[:count]), *(line.words for line in lines[count:])]
