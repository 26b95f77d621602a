"""Words -> rows under named columns."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import attrgetter
from statistics import median

from reprieve.library.statements import AMOUNTS, FIGURES, Role, SecondLines, StatementVocabulary
from reprieve.read.heads.column_roles import Column, place_of_days
from reprieve.read.heads.header import Header
from reprieve.read.heads.joined import currencies_joined, ways_joined
from reprieve.read.notation import CLOCK, CLOCK_OF_FIGURES
from reprieve.read.page.words import Line, Page, Rule, Word, box_of, part_of, visual_lines
from reprieve.read.tables.alignment import rows_by_alignment
from reprieve.read.tables.boxed import unboxed
from reprieve.read.tables.columns import Grid, lay_grid
from reprieve.read.tables.day_lines import last_heading, with_days_of_headings
from reprieve.read.tables.days_once import last_day, with_days_above, with_other_days
from reprieve.read.tables.moved import moved
from reprieve.read.tables.other_tables import names_other_table
from reprieve.read.tables.overflow import given_back
from reprieve.read.tables.parts import Part, parts_of
from reprieve.read.tables.row_lines import MONEY, is_dated, is_labelled, rows_without_header
from reprieve.read.tables.row_text import cell_text
from reprieve.read.tables.rows import CLOSE, Anchor, Cells, begins_with_date, end_on_date, find_anchors, rows_between_rules, take_above
from reprieve.read.tables.second_lines import lines_of_rows, told_in
from reprieve.read.tables.short_dates import with_years
from reprieve.read.tables.table_page import Row, TablePage
from reprieve.read.tables.touching import under_their_names
from reprieve.read.tables.two_up import one_up
from reprieve.read.tables.unfolded import on_paper, unfolded
from reprieve.read.tables.unread import rows_passed_over, unread_lines
from reprieve.read.tables.wrapped_days import with_hyphens

_REMEMBERED, _MANY = 600, 40
_TABLES_ALIKE = 3  # names
_NEXT = 1.5  # rows
_TIME_FIRST = re.compile(rf"(?:{CLOCK}|{CLOCK_OF_FIGURES})(?![\d:.,*])")
_FIGURELESS: frozenset[Role] = frozenset({"date", "time", "currency", "flag"})


@dataclass(frozen=True, slots=True)
class _Layout:
    """What the pages before have told of this one."""

    header: Header | None = None
    grid: Grid | None = None
    alignment: str | None = None
    seen: tuple[Word, ...] = ()
    head: frozenset[str] = frozenset()
    day: Word | None = None  # the last one, and whether days are printed in the first of their rows only, or as headings
    once: bool = False
    headed: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    """The dates of a part, the row of each, the words that belong to none, and how cells are aligned to their date, if that is known."""

    anchors: Sequence[Anchor]
    rows: Sequence[Cells]
    outside: Sequence[Word]
    alignment: str | None


def read_table(pages: Iterable[Page], vocabulary: StatementVocabulary) -> Iterator[TablePage]:
    """The tables of transactions page by page. A page without a header goes on under the columns of the one before."""
    layout = _Layout()
    unsealed = unboxed((page.without_seal() for page in pages), vocabulary)
    for page in with_years(map(with_hyphens, unfolded(one_up(unsealed, vocabulary), vocabulary)), vocabulary):
        for part in parts_of(page, layout.head, vocabulary):
            layout = _headed(layout, part, page.rules)
            if layout.header is None:
                cover = tuple(line.text for line in visual_lines(page))
                yield TablePage(page.number, (), cover, (), (), rows_without_header(part.body))
            elif _is_of_something_else(layout.header, vocabulary):
                lines = (*part.remarks, *(line.text for line in part.body))
                yield TablePage(page.number, layout.header.columns, part.head, (), lines)
            else:
                read, layout = _read_part(page, part, layout, layout.header, vocabulary)
                yield replace(read, rows=tuple(replace(row, box=on_paper(row.box, page)) for row in read.rows)) if page.unfolded else read
        if page.seal:  # it may be all that names the bank
            told = visual_lines(replace(page, words=page.seal))
            yield TablePage(page.number, (), (), (), tuple(line.text for line in told))


def _is_of_something_else(header: Header, vocabulary: StatementVocabulary) -> bool:
    """Whether a table lists deposits with their terms (起息日, 到期日, 余额), funds or a plan of repayment, and no transactions."""
    moves = any(column.role in AMOUNTS for column in header.columns)
    deposits = not moves and any(column.role == "date" and vocabulary.role(column.name) == "other_date" for column in header.columns)
    return deposits or names_other_table(header, vocabulary)


def _headed(layout: _Layout, part: Part, rules: Sequence[Rule]) -> _Layout:
    """What is known of a part from its own header, or from the pages before."""
    head = layout.head | set(part.printed)
    if part.header is None:
        if not (layout.header and layout.grid):
            return replace(layout, head=head)
        header = moved(layout.header, layout.grid, layout.seen, part.body, rules)
        return replace(layout, head=head) if header is layout.header else replace(layout, header=header, grid=None, seen=(), head=head)
    if layout.header is not None and _same_columns(layout.header, part.header):
        return replace(layout, header=part.header, head=head)
    return _Layout(part.header, alignment=layout.alignment, head=head)


def _same_columns(header: Header, other: Header) -> bool:
    return [(column.name, round(column.x0)) for column in header.columns] == [(column.name, round(column.x0)) for column in other.columns]


def _read_part(page: Page, part: Part, layout: _Layout, header: Header, vocabulary: StatementVocabulary) -> tuple[TablePage, _Layout]:
    """The rows of a part, and the layout as they show it: words stand in columns, days tell rows, and what is left over is told, too."""
    lines = _lines_under(header, part)
    date = header.columns[place_of_days(header.columns)]
    body = with_days_of_headings(lines, layout.day if layout.headed else None, (date.x0, date.x1), vocabulary.table)
    words = _above_last_date(body)
    grid = layout.grid if layout.grid and layout.grid.fits(words) else _laid(header, layout, words)
    cells = with_other_days(grid.columns, _by_column(body, grid))
    day = (last_heading(lines, vocabulary.table) if body is not lines else None) or last_day(grid.columns, cells) or layout.day
    cells_with_days = with_days_above(grid.columns, cells, layout.day, layout.once, page.rules)
    found = _find_rows(cells_with_days or cells, grid, page, part, layout)
    read = _told(page, part, found, grid, vocabulary.second_lines, rest_may_stand_alone=layout.grid is not None)
    seen = tuple([*words, *layout.seen][:_REMEMBERED])
    once = layout.once or cells_with_days is not None
    headed = layout.headed or body is not lines
    return read, replace(layout, grid=grid, alignment=found.alignment, seen=seen, day=day, once=once, headed=headed)


def _lines_under(header: Header, part: Part) -> Sequence[Line]:
    """The lines below the header, each word under the name it belongs to; a currency or a CR without a column is its figure's."""
    roles = {column.role for column in header.columns}
    lines = part.body if "currency" in roles else tuple(map(currencies_joined, part.body))
    return under_their_names(lines if roles & {"flag", "balance_flag"} else tuple(map(ways_joined, lines)), header.columns)


def _find_rows(cells: Cells, grid: Grid, page: Page, part: Part, layout: _Layout) -> _Found:
    """The rows between rules where these part the dated lines, else by how the cells are aligned to their date."""
    date = place_of_days(grid.columns)
    anchors = find_anchors(cells.get(date, ()))
    cut = take_above(anchors, cells) if layout.alignment == "top" else []
    top = part.header.bottom if part.header else float("-inf")
    ruled = rows_between_rules(anchors, cells, _rules_beside(page.rules, grid.columns, top), part.header is None)
    if ruled:
        return _Found(anchors, given_back(ruled[0]), [*ruled[1], *cut], layout.alignment)
    rows, outside, alignment = rows_by_alignment(anchors, cells, layout.alignment)
    return _Found(anchors, rows, [*outside, *cut], alignment)


def _told(page: Page, part: Part, found: _Found, grid: Grid, labels: SecondLines, rest_may_stand_alone: bool) -> TablePage:
    """The part as it is read, with what stands above its first row and below its last."""
    first, *told = lines_of_rows(part.seconds, found.anchors)
    rows = tuple(_row(grid, row, page.number, lines, labels) for row, lines in zip(found.rows, told, strict=True) if row)
    leftover = visual_lines(Page(page.number, 0, 0, tuple(found.outside)))
    beside = _beside_one_another(part, grid)
    told_of = unread_lines(found.rows, leftover, grid, page.number)
    passed_over = () if beside else rows_passed_over(part.body, found.rows, told_of)
    unread = (*part.lost, *beside, *passed_over, *told_of)
    remarks = (*part.remarks, *_as_printed(leftover, part.body))
    anchors = found.anchors
    above = [word for word in found.outside if anchors and word.middle < anchors[0].top]
    below = [word for word in found.outside if anchors and word.middle > anchors[-1].last]
    if not anchors and rest_may_stand_alone:
        above = _rest_alone(leftover, grid)
    cut_above = 0 if part.header else 1  # the lines of a cut row's cells are laid from the top again
    ends = bool(below) and end_on_date(anchors[cut_above:], found.rows[cut_above:])
    around = _by_name(grid, above), _by_name(grid, below)
    more_above = tuple(told_in(first, labels, len(grid.columns)))
    hangs = bool(below) and found.alignment in ("middle", "bottom") and _begins_row(below, grid, anchors)
    return TablePage(page.number, grid.columns, part.head, rows, remarks, unread, *around, ends, hangs, more_above)


def _begins_row(below: Sequence[Word], grid: Grid, anchors: Sequence[Anchor]) -> bool:
    """Whether what stands below the last row is no further down than a row, and all of it begins where cells of its columns do."""
    pitch = median(after.line - before.line for before, after in pairwise(anchors)) if len(anchors) > 1 else 0.0
    begins = [grid.begins[grid.column_of(word)] if grid.begins else None for word in below]
    near = max(word.middle for word in below) - anchors[-1].last < _NEXT * pitch
    return near and all(begin is not None and abs(begin - word.x0) < 1 for begin, word in zip(begins, below, strict=True))


def _as_printed(lines: Iterable[Line], body: Iterable[Line]) -> Iterator[str]:
    """The texts of lines outside of rows, without the blanks where a border between columns cuts a word in two."""
    lines = list(lines)
    whole = {"".join(line.text.split()): line.text for line in body} if lines else {}
    return (whole.get("".join(line.text.split()), line.text) for line in lines)


def _beside_one_another(part: Part, grid: Grid) -> list[Line]:
    """The lines of several rows, where the same names stand side by side and the tables could not be parted: one row of each is read."""
    names = Counter(column.name for column in grid.columns)
    if sum(times > 1 for times in names.values()) < _TABLES_ALIKE:
        return []
    return [line for line in part.body if sum(begins_with_date(word.text) for word in line.words) > 1]


def _rest_alone(lines: Sequence[Line], grid: Grid) -> list[Word]:
    """The words above the first white of a page without dates, if each stands within a column: all that is left of a row cut before it."""
    end = next((index for index, (line, below) in enumerate(pairwise(lines), 1) if _is_apart(line, below)), len(lines))
    rest = [word for line in lines[:end] for word in line.words]
    return rest if all(map(grid.keeps, rest)) and not any(map(is_labelled, lines[:end])) else []


def _is_apart(line: Line, below: Line) -> bool:
    return below.box.top - line.box.bottom >= CLOSE * (below.box.bottom - below.box.top)


def _laid(header: Header, layout: _Layout, words: Sequence[Word]) -> Grid:
    """The grid that the words so far tell; the one before, where nothing seems to stand now in a column that held many cells."""
    grid, before = lay_grid(header, [*layout.seen, *words]), layout.grid
    return before if before and before.columns == grid.columns and len(layout.seen) > _MANY and grid.unseen - before.unseen else grid


def _by_name(grid: Grid, words: Iterable[Word]) -> tuple[str, ...]:
    """What the words say in each column; () where there are none."""
    cells: Cells = {}
    for word in sorted(words, key=lambda word: (word.middle, word.x0)):
        cells.setdefault(grid.column_of(word), []).append(word)
    return tuple(cell_text(cells.get(index, ()), column.role) for index, column in enumerate(grid.columns)) if cells else ()


def _above_last_date(body: Sequence[Line]) -> list[Word]:
    """The words down to the last dated line: below it a notice may run across the columns."""
    last = max((index for index, line in enumerate(body) if is_dated(line)), default=-1)
    return [word for line in body[: last + 1] for word in line.words]


def _by_column(body: Iterable[Line], grid: Grid) -> Cells:
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
    """The parts of a word, each with its column; a time right behind a day stands in the day's."""
    rest = word
    if before and word.x0 - before.x1 < word.bottom - word.top and (time := _time_behind(before, word)):
        yield grid.column_of(before), part_of(word, 0, time)
        rest = part_of(word, time, len(word.text))
    for column, part in grid.parts(rest) if rest.text else ():
        yield _under_figures(grid, column, part) if grid.unseen else column, part


def _under_figures(grid: Grid, column: int, word: Word) -> int:
    """The column of a word; of a figure under what holds none, the figures' beside it under which nothing was seen: their cells touch."""
    if grid.columns[column].role not in _FIGURELESS or not MONEY.fullmatch(word.text):
        return column
    return next((beside for beside in (column - 1, column + 1) if beside in grid.unseen and grid.columns[beside].role in FIGURES), column)


def _time_behind(day: Word, word: Word) -> int:
    """How many characters of a word are the time right behind a day: it may run over its cell, and into the next one's text."""
    found = _TIME_FIRST.match(word.text) if begins_with_date(day.text) else None
    return found.end() if found else 0


def _rules_beside(rules: Iterable[Rule], columns: Sequence[Column], top: float) -> list[float]:
    """y of the horizontal rules below the header that lie across most of the table; a rule may be drawn cell by cell."""
    left, right = columns[0].x0, columns[-1].x1
    lengths: defaultdict[float, float] = defaultdict(float)
    for rule in rules:
        if rule.horizontal and rule.top > top - 4:
            lengths[round((rule.top + rule.bottom) / 2, 1)] += max(0.0, min(rule.x1, right) - max(rule.x0, left))
    return sorted(y for y, length in lengths.items() if length > 0.6 * (right - left))


def _row(grid: Grid, cells: Cells, page: int, seconds: Sequence[Line], labels: SecondLines) -> Row:
    words = [word for cell in cells.values() for word in cell]
    texts = tuple(cell_text(cells.get(index, []), column.role) for index, column in enumerate(grid.columns))
    more, told = zip(*told_in(seconds, labels, len(texts)), strict=True) if seconds else ((), ())
    words += [word for line in seconds for word in line.words]
    return Row((*grid.columns, *more), (*texts, *told), page, box_of(words), min(map(attrgetter("confidence"), words)))
