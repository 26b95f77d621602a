"""The rows of a part as it tells them, with what stands around them and what belongs to none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from operator import attrgetter
from statistics import median

from reprieve.library.statements import Role, StatementVocabulary
from reprieve.read.heads.column_roles import Column
from reprieve.read.notation import HAN
from reprieve.read.page.words import Line, Page, Word, box_of, lines_of
from reprieve.read.tables.below_summaries import Edge, edges, lines_of_summary, told_below
from reprieve.read.tables.columns import Grid
from reprieve.read.tables.found_rows import Found
from reprieve.read.tables.parts import Part
from reprieve.read.tables.row_lines import is_labelled
from reprieve.read.tables.row_text import cell_text
from reprieve.read.tables.rows import CLOSE, Cells, begins_with_date, cell_lines, end_on_date, rise_above_date, words_of
from reprieve.read.tables.second_lines import lines_of_rows, told_in
from reprieve.read.tables.table_page import Row, TablePage
from reprieve.read.tables.unread import rows_passed_over, unread_lines

_TABLES_ALIKE = 3  # names
_NEXT = 1.5  # rows
_FEW_LETTERS = 2
_CHINESE = re.compile(HAN)
_TEXTS: frozenset[Role] = frozenset({"summary", "counterparty", "note"})


def as_told(page: Page, part: Part, found: Found, grid: Grid, before: Sequence[Word] | None, vocabulary: StatementVocabulary) -> TablePage:
    """The part as it is read, with what stands above its first row and below its last. `before`: words of earlier pages in its columns."""
    first, *told = lines_of_rows(part.seconds, found.anchors)
    reach = edges(grid, found.rows, before or (), vocabulary)
    rows = tuple(_row(grid, row, page.number, lines, reach, vocabulary) for row, lines in zip(found.rows, told, strict=True) if row)
    leftover = lines_of(found.outside, page.number)
    beside = _beside_one_another(part, grid)
    told_of = unread_lines(found.rows, leftover, grid, page.number)
    told_of += [line for line in leftover if line not in told_of and _is_left_among(line, found, grid)]
    passed_over = () if beside else rows_passed_over(part.body, found.rows, told_of)
    unread = (*part.lost, *beside, *passed_over, *told_of)
    remarks = (*part.remarks, *_as_printed(leftover, part.body))
    lost = tuple(line.text for line in leftover if line not in unread and _is_text_among(line, found, grid))
    anchors = found.anchors
    above = [word for word in found.outside if anchors and word.middle < anchors[0].top]
    below = [word for word in found.outside if anchors and word.middle > anchors[-1].last]
    if not anchors and before is not None:
        above = _rest_alone(leftover, grid)
    cut_above = 0 if part.header else 1  # the lines of a cut row's cells are laid from the top again
    ends = bool(below) and end_on_date(anchors[cut_above:], found.rows[cut_above:])
    around = _by_name(grid, above, reach, vocabulary), _by_name(grid, below, {}, vocabulary)
    more_above = tuple(told_in(first, vocabulary.second_lines, len(grid.columns)))
    rises = found.alignment in ("middle", "bottom") or rise_above_date(anchors, found.rows)
    hangs = bool(below) and rises and _begins_row(below, grid, found)
    return TablePage(page.number, grid.columns, part.head, rows, remarks, unread, *around, ends, hangs, more_above, lost)


def _is_left_among(line: Line, found: Found, grid: Grid) -> bool:
    """Whether a line between two rows can only be of one of them: all of it begins where cells of its columns do."""
    return _is_among(line, found) and all(map(grid.is_begun_by, line.words))


def _is_text_among(line: Line, found: Found, grid: Grid) -> bool:
    """Whether a line between two rows holds a text of what a transaction was or whom it was with, and keeps to the columns."""
    asked_for = (word.text for word in line.words if grid.columns[grid.column_of(word)].role in _TEXTS)
    holds_text = any(len(_CHINESE.findall(text)) >= _FEW_LETTERS for text in asked_for)
    return holds_text and _is_among(line, found) and all(map(grid.keeps, line.words))


def _is_among(line: Line, found: Found) -> bool:
    among = bool(found.anchors) and found.anchors[0].bottom < line.box.top and line.box.bottom < found.anchors[-1].top
    return among and not is_labelled(line)


def _row(grid: Grid, cells: Cells, page: int, seconds: Sequence[Line], reach: Mapping[int, Edge], vocabulary: StatementVocabulary) -> Row:
    words = [word for cell in cells.values() for word in cell]
    cells = dict(cells)
    below = tuple(told_below(grid.columns, cells, reach, vocabulary))
    texts = tuple(cell_text(cells.get(index, []), column.role) for index, column in enumerate(grid.columns))
    told_more = (*below, *told_in(seconds, vocabulary.second_lines, len(texts)))
    more, told = zip(*told_more, strict=True) if told_more else ((), ())
    words += [word for line in seconds for word in line.words]
    return Row((*grid.columns, *more), (*texts, *told), page, box_of(words), min(map(attrgetter("confidence"), words)))


def _beside_one_another(part: Part, grid: Grid) -> list[Line]:
    """The lines of several rows, where the same names stand side by side and the tables could not be parted: one row of each is read."""
    names = Counter(column.name for column in grid.columns)
    if sum(times > 1 for times in names.values()) < _TABLES_ALIKE:
        return []
    return [line for line in part.body if sum(begins_with_date(word.text) for word in line.words) > 1]


def _as_printed(lines: Iterable[Line], body: Iterable[Line]) -> Iterator[str]:
    """The texts of lines outside of rows, without the blanks where a border between columns cuts a word in two."""
    lines = list(lines)
    whole = {"".join(line.text.split()): line.text for line in body} if lines else {}
    return (whole.get("".join(line.text.split()), line.text) for line in lines)


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
