"""Words -> rows under named columns."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reprieve.library.statements import Role, StatementVocabulary
from reprieve.model import Box
from reprieve.read.columns import Grid, lay_grid
from reprieve.read.fused import taken_apart
from reprieve.read.header import Column, Header, find_header
from reprieve.read.rows import Cells, begins_with_date, find_anchors, rows_between_rules, rows_by_alignment
from reprieve.read.words import Line, Page, Rule, Word, visual_lines

_REMEMBERED = 600
_LABEL = re.compile(r"[\u4e00-\u9fff]:")
_TIME_OF_DAY = re.compile(r"\d{1,2}:\d.*|\d{5,6}")
_ASCII_WORD = re.compile(r"[A-Za-z0-9)]$")
_UNSPACED: frozenset[Role] = frozenset({"amount", "amount_in", "amount_out", "balance", "counterparty_account", "own_account", "serial"})


@dataclass(frozen=True, slots=True)
class Row:
    """One printed row: the text of each column, in the header's order."""

    columns: tuple[Column, ...]
    cells: tuple[str, ...]
    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class TablePage:
    """A page of a table: the lines above its header, its rows, and the lines that stand among and below them."""

    page: int
    columns: tuple[Column, ...]
    head: tuple[str, ...]
    rows: tuple[Row, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Layout:
    """What the pages before have told of this one."""

    header: Header | None = None
    grid: Grid | None = None
    alignment: str | None = None
    seen: tuple[Word, ...] = ()
    head: frozenset[str] = frozenset()


def read_table(pages: Iterable[Page], vocabulary: StatementVocabulary) -> Iterator[TablePage]:
    """The table of transactions page by page. A page without a header goes on under the columns of the one before."""
    layout = _Layout()
    for page in pages:
        lines = visual_lines(page)
        header = find_header(page, lines, vocabulary)
        if header is not None:
            same = layout.header is not None and _same_columns(layout.header, header)
            layout = replace(layout, header=header) if same else _Layout(header, alignment=layout.alignment)
        if layout.header is None:
            yield TablePage(page.number, (), tuple(line.text for line in lines), (), ())
            continue
        yielded, layout = _read_page(page, lines, header, layout, vocabulary)
        yield yielded


def _same_columns(header: Header, other: Header) -> bool:
    return [(column.name, round(column.x0)) for column in header.columns] == [(column.name, round(column.x0)) for column in other.columns]


def _read_page(
    page: Page, lines: Sequence[Line], header: Header | None, layout: _Layout, vocabulary: StatementVocabulary
) -> tuple[TablePage, _Layout]:
    known = header or layout.header
    assert known is not None
    top = header.bottom if header else float("-inf")
    head = tuple(line.text for line in lines if header and line.box.bottom <= header.top)
    body, remarks = _body(lines if header else _below_labels(lines, layout.head), top, vocabulary)
    words = _above_last_date(body)
    grid = layout.grid if layout.grid and layout.grid.fits(words) else lay_grid(known, [*layout.seen, *words])
    cells = _by_column(body, grid)
    date = next(index for index, column in enumerate(grid.columns) if column.role == "date")
    anchors = find_anchors(cells.get(date, ()))
    alignment = layout.alignment
    ruled = rows_between_rules(anchors, cells, _rules_beside(page.rules, known, top))
    if ruled:
        found, outside = ruled
    else:
        found, outside, alignment = rows_by_alignment(anchors, cells, layout.alignment)
    rows = tuple(_row(grid, cells, page.number) for cells in found if cells)
    return TablePage(page.number, grid.columns, head, rows, (*remarks, *_leftover_lines(outside))), replace(
        layout, grid=grid, alignment=alignment, seen=tuple([*words, *layout.seen][:_REMEMBERED])
    )


def _body(lines: Sequence[Line], top: float, vocabulary: StatementVocabulary) -> tuple[list[Line], list[str]]:
    """The lines below the header that may belong to rows, and the others."""
    body: list[Line] = []
    remarks: list[str] = []
    for line in lines:
        if line.box.top < top - 1:
            continue
        if vocabulary.is_not_a_row("".join(word.text for word in line.words)) and not _dated(line):
            remarks.append(line.text)
            continue
        words = tuple(part for word in line.words if not vocabulary.is_noise(word.text) for part in taken_apart(word))
        if words:
            body.append(Line(words, line.page))
    return body, remarks


def _below_labels(lines: Sequence[Line], head: frozenset[str]) -> Sequence[Line]:
    """A page without a header may still repeat the head's title and labels above its rows."""
    for index, line in enumerate(lines):
        if _dated(line) and not _labelled(line):
            return [above for above in lines[:index] if not _labelled(above) and above.text not in head] + list(lines[index:])
    return lines


def _labelled(line: Line) -> bool:
    return any(_LABEL.search(word.text) for word in line.words)


def _dated(line: Line) -> bool:
    return any(begins_with_date(word.text) for word in line.words)


def _above_last_date(body: Sequence[Line]) -> list[Word]:
    """The words down to the last dated line: below it a notice may run across the columns."""
    last = max((index for index, line in enumerate(body) if _dated(line)), default=-1)
    return [word for line in body[: last + 1] for word in line.words]


def _by_column(body: Iterable[Line], grid: Grid) -> Cells:
    cells: Cells = {}
    for line in body:
        for word in line.words:
            if grid.left <= word.x0 and word.x1 <= grid.right:
                for column, part in grid.parts(word):
                    cells.setdefault(column, []).append(part)
    return cells


def _rules_beside(rules: Iterable[Rule], header: Header, top: float) -> list[float]:
    """y of the horizontal rules below the header that lie across most of the table; a rule may be drawn cell by cell."""
    left, right = header.columns[0].x0, header.columns[-1].x1
    lengths: defaultdict[float, float] = defaultdict(float)
    for rule in rules:
        if rule.horizontal and rule.top > top - 4:
            lengths[round((rule.top + rule.bottom) / 2, 1)] += max(0.0, min(rule.x1, right) - max(rule.x0, left))
    return sorted(y for y, length in lengths.items() if length > 0.6 * (right - left))


def _row(grid: Grid, cells: Cells, page: int) -> Row:
    words = [word for cell in cells.values() for word in cell]
    box = Box(min(w.x0 for w in words), min(w.top for w in words), max(w.x1 for w in words), max(w.bottom for w in words))
    texts = tuple(_cell_text(cells.get(index, []), column.role) for index, column in enumerate(grid.columns))
    return Row(grid.columns, texts, page, box)


def _cell_text(words: Sequence[Word], role: Role) -> str:
    """Words of a cell in reading order; a blank only between Latin words of one line, or between a date and its time."""
    if len(words) < 2:
        return words[0].text if words else ""
    if role in _UNSPACED:
        return "".join(word.text for word in words)
    text = words[0].text
    for left, right in pairwise(words):
        beside = abs(left.middle - right.middle) < 2
        text += (" " if _blank_between(left, right, beside, role) else "") + right.text
    return text


def _blank_between(left: Word, right: Word, beside: bool, role: Role) -> bool:
    if role in ("date", "time"):
        return _TIME_OF_DAY.fullmatch(right.text) is not None and ":" not in left.text
    return beside and bool(_ASCII_WORD.search(left.text)) and right.text[0].isascii()


def _leftover_lines(words: Iterable[Word]) -> list[str]:
    page = Page(0, 0, 0, tuple(words))
    return [line.text for line in visual_lines(page)]
