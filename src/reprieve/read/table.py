"""Words -> rows under named columns."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from operator import attrgetter

from reprieve.library.statements import Role, StatementVocabulary
from reprieve.model import Box
from reprieve.read.alignment import rows_by_alignment
from reprieve.read.column_roles import Column
from reprieve.read.columns import Grid, lay_grid
from reprieve.read.days_once import last_day, with_days_above
from reprieve.read.header import Header
from reprieve.read.joined import currencies_joined
from reprieve.read.overflow import given_back
from reprieve.read.parts import MONEY, Part, is_dated, is_labelled, is_timed_row, parts_of, rows_without_header
from reprieve.read.rows import CLOSE, Cells, begins_with_date, end_on_date, find_anchors, rows_between_rules, take_above
from reprieve.read.short_dates import with_years
from reprieve.read.touching import under_their_names
from reprieve.read.two_up import parted
from reprieve.read.words import Line, Page, Rule, Word, box_of, part_of, visual_lines
from reprieve.read.wrapped_days import with_hyphens

_REMEMBERED, _MANY = 600, 40
_TORN, _OVER = 0.3, 0.3
_TIME_OF_DAY = re.compile(r"\d{1,2}:\d.*|\d{5,6}")
_TIME_FIRST = re.compile(r"(?:\d{1,2}:\d\d(?::\d\d)?|(?:[01]\d|2[0-3])[0-5]\d[0-5]\d)(?![\d:.,*])")
_NUMBER_ENDS, _NUMBER_BEGINS = re.compile(r"[\d*]$"), re.compile(r"[\d*]")
_TORN_FIGURE = re.compile(r"[-+]?¥?[\d,]*\d\.\d?")
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏ0-9)]$")
_FIGURELESS: frozenset[Role] = frozenset({"date", "time", "currency", "flag"})
_FIGURES: frozenset[Role] = frozenset({"amount", "amount_in", "amount_out", "balance"})
_WHAT_AND_WHO: frozenset[Role] = frozenset({"summary", "counterparty"})
_UNSPACED: frozenset[Role] = frozenset({"amount", "amount_in", "amount_out", "balance", "counterparty_account", "own_account", "serial"})


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


@dataclass(frozen=True, slots=True)
class TablePage:
    """A page of a table: the lines above its header, its rows, and the lines that stand among and below them.

    `unread` are lines that look like rows and could not be read as such: above the first header, without a date, or mixed.
    `above` is what stands in each column above the first row: a page break may have cut it off the last row of the page before. `below`
    is what stands below the last row: where cells end on the line of their date, it is cut off the first row of the next page (`ends`).
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


@dataclass(frozen=True, slots=True)
class _Layout:
    """What the pages before have told of this one."""

    header: Header | None = None
    grid: Grid | None = None
    alignment: str | None = None
    seen: tuple[Word, ...] = ()
    head: frozenset[str] = frozenset()
    day: Word | None = None  # the last one, and whether days are printed in the first of their rows only
    once: bool = False


def read_table(pages: Iterable[Page], vocabulary: StatementVocabulary) -> Iterator[TablePage]:
    """The tables of transactions page by page. A page without a header goes on under the columns of the one before."""
    layout = _Layout()
    unsealed = (page.without_seal() for page in pages)
    for page in with_years(map(with_hyphens, parted(unsealed, vocabulary)), vocabulary):
        for part in parts_of(page, layout.head, vocabulary):
            layout = _headed(layout, part)
            if layout.header is None:
                cover = tuple(line.text for line in visual_lines(page))
                yield TablePage(page.number, (), cover, (), (), rows_without_header(part.body))
            elif _lists_deposits(layout.header, vocabulary):
                lines = (*part.remarks, *(line.text for line in part.body))
                yield TablePage(page.number, layout.header.columns, part.head, (), lines)
            else:
                read, layout = _read_part(page, part, layout, layout.header)
                yield read
        if page.seal:  # it may be all that names the bank
            told = visual_lines(replace(page, words=page.seal))
            yield TablePage(page.number, (), (), (), tuple(line.text for line in told))


def _lists_deposits(header: Header, vocabulary: StatementVocabulary) -> bool:
    """Whether a table lists deposits with their terms (起息日, 到期日, 余额) and no transactions."""
    moves = any(column.role in _FIGURES - {"balance"} for column in header.columns)
    return not moves and any(column.role == "date" and vocabulary.role(column.name) == "other_date" for column in header.columns)


def _is_undated_row(line: Line, grid: Grid) -> bool:
    """Whether a balance and an amount stand in their columns, or a balance, a summary and a name: only the date can be missing."""
    placed = [(grid.columns[grid.column_of(word)].role, word.text) for word in line.words]
    money = {role for role, text in placed if MONEY.fullmatch(text)}
    moved = bool(money & {"amount", "amount_in", "amount_out"})
    says_what = not is_labelled(line) and {role for role, _text in placed} >= _WHAT_AND_WHO
    if "balance" in money:
        return moved or says_what
    return moved and says_what and any(role == "balance" and _TORN_FIGURE.fullmatch(text) for role, text in placed)


def _headed(layout: _Layout, part: Part) -> _Layout:
    """What is known of a part from its own header, or from the pages before."""
    if part.header is None:
        return layout
    head = layout.head | set(part.head)
    if layout.header is not None and _same_columns(layout.header, part.header):
        return replace(layout, header=part.header, head=head)
    return _Layout(part.header, alignment=layout.alignment, head=head)


def _same_columns(header: Header, other: Header) -> bool:
    return [(column.name, round(column.x0)) for column in header.columns] == [(column.name, round(column.x0)) for column in other.columns]


def _read_part(page: Page, part: Part, layout: _Layout, header: Header) -> tuple[TablePage, _Layout]:
    lines = part.body if any(column.role == "currency" for column in header.columns) else tuple(map(currencies_joined, part.body))
    body = under_their_names(lines, header.columns)
    words = _above_last_date(body)
    grid = layout.grid if layout.grid and layout.grid.fits(words) else _laid(header, layout, words)
    date = next(index for index, column in enumerate(grid.columns) if column.role == "date")
    cells = _by_column(body, grid)
    day = last_day(grid.columns, cells) or layout.day
    once = with_days_above(grid.columns, cells, layout.day, layout.once)
    cells = once or cells
    anchors = find_anchors(cells.get(date, ()))
    cut = take_above(anchors, cells) if layout.alignment == "top" else []
    top = part.header.bottom if part.header else float("-inf")
    alignment = layout.alignment
    ruled = rows_between_rules(anchors, cells, _rules_beside(page.rules, header, top), part.header is None)
    if ruled:
        found, outside = given_back(ruled[0]), ruled[1]
    else:
        found, outside, alignment = rows_by_alignment(anchors, cells, layout.alignment)
    rows = tuple(_row(grid, row, page.number) for row in found if row)
    seen = tuple([*words, *layout.seen][:_REMEMBERED])
    outside += cut
    leftover = visual_lines(Page(page.number, 0, 0, tuple(outside)))
    mixed = [Line(tuple(chain(*row.values())), page.number) for row in found if _is_mixed(row, grid)]
    unread = (*part.lost, *mixed, *(line for line in leftover if _is_undated_row(line, grid) or is_timed_row(line)))
    remarks = (*part.remarks, *(line.text for line in leftover))
    above = [word for word in outside if anchors and word.middle < anchors[0].top]
    below = [word for word in outside if anchors and word.middle > anchors[-1].last]
    if not anchors and layout.grid:
        above = _rest_alone(leftover, grid)
    cut_above = 0 if part.header else 1  # the lines of a cut row's cells are laid from the top again
    ends = bool(below) and end_on_date(anchors[cut_above:], found[cut_above:])
    read = TablePage(page.number, grid.columns, part.head, rows, remarks, unread, _by_name(grid, above), _by_name(grid, below), ends)
    return read, replace(layout, grid=grid, alignment=alignment, seen=seen, day=day, once=layout.once or once is not None)


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


def _is_mixed(row: Cells, grid: Grid) -> bool:
    """Whether nothing tells the texts of two cells apart."""
    return any(len(cell) > 1 and _is_overprinted(cell) for cell in row.values()) or (
        bool(grid.hidden) and any(grid.hides(word) for cell in row.values() for word in cell)
    )


def _is_overprinted(cell: Sequence[Word]) -> bool:
    """Whether a word of a cell is printed over the one before: nobody can tell which cell either belongs to."""
    for left, right in pairwise(cell):
        most = _OVER * (right.bottom - right.top)
        if left.x1 - right.x0 > most and right.x1 - left.x0 > most and left.bottom - right.top > most and right.bottom - left.top > most:
            return True
    return False


def _by_name(grid: Grid, words: Iterable[Word]) -> tuple[str, ...]:
    """What the words say in each column; () where there are none."""
    cells: Cells = {}
    for word in sorted(words, key=lambda word: (word.middle, word.x0)):
        cells.setdefault(grid.column_of(word), []).append(word)
    return tuple(_cell_text(cells.get(index, ()), column.role) for index, column in enumerate(grid.columns)) if cells else ()


def _above_last_date(body: Sequence[Line]) -> list[Word]:
    """The words down to the last dated line: below it a notice may run across the columns."""
    last = max((index for index, line in enumerate(body) if is_dated(line)), default=-1)
    return [word for line in body[: last + 1] for word in line.words]


def _by_column(body: Iterable[Line], grid: Grid) -> Cells:
    cells: Cells = {}
    left, right = grid.left, grid.right
    for line in body:
        before: Word | None = None
        for word in line.words:
            inside = left <= word.x0 and word.x1 <= right
            if inside or grid.holds(word) or (left <= word.x0 < right and is_dated(line)):
                if before and word.x0 - before.x1 < word.bottom - word.top and (time := _time_behind(before, word)):
                    cells.setdefault(grid.column_of(before), []).append(part_of(word, 0, time))
                    rest = part_of(word, time, len(word.text))
                else:
                    rest = word
                for column, part in grid.parts(rest) if rest.text else ():
                    own = _under_figures(grid, column, part) if grid.unseen else column
                    cells.setdefault(own, []).append(part)
            before = word
    return cells


def _under_figures(grid: Grid, column: int, word: Word) -> int:
    """The column of a word; of a figure under what holds none, the figures' beside it under which nothing was seen: their cells touch."""
    if grid.columns[column].role not in _FIGURELESS or not MONEY.fullmatch(word.text):
        return column
    return next((beside for beside in (column - 1, column + 1) if beside in grid.unseen and grid.columns[beside].role in _FIGURES), column)


def _time_behind(day: Word, word: Word) -> int:
    """How many characters of a word are the time right behind a day: it may run over its cell, and into the next one's text."""
    found = _TIME_FIRST.match(word.text) if begins_with_date(day.text) else None
    return found.end() if found else 0


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
    texts = tuple(_cell_text(cells.get(index, []), column.role) for index, column in enumerate(grid.columns))
    return Row(grid.columns, texts, page, box_of(words), min(map(attrgetter("confidence"), words)))


def _cell_text(words: Sequence[Word], role: Role) -> str:
    """Words of a cell in reading order; a blank only between Latin words of one line, or between a date and its time.

    Figures that stand closer than a blank is wide are one number's.
    """
    if len(words) < 2:
        return words[0].text if words else ""
    if role in _UNSPACED:
        return "".join(word.text for word in words)
    if role == "amount_over_balance":
        return " ".join(word.text for word in words)
    text = words[0].text
    for left, right in pairwise(words):
        beside = abs(left.middle - right.middle) < 2
        text += (" " if _blank_between(left, right, beside, role) else "") + right.text
    return text


def _blank_between(left: Word, right: Word, beside: bool, role: Role) -> bool:
    if role in ("date", "time"):
        return (_TIME_OF_DAY.fullmatch(right.text) is not None or (beside and right.text[0].isdigit())) and ":" not in left.text
    if _NUMBER_ENDS.search(left.text) and _NUMBER_BEGINS.match(right.text) and right.x0 - left.x1 < _TORN * (right.bottom - right.top):
        return False
    return beside and bool(_LATIN_WORD.search(left.text)) and (right.text[0].isascii() or _LATIN_WORD.match(right.text[0]) is not None)
