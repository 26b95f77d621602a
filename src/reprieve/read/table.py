"""Words -> rows under named columns.

Pages are made plain first (`tables/layouts`, and every day gets its year). A page then falls into parts, each a header and the lines below
it (`tables/lines`); the words of these stand in columns (`tables/columns`), and the columns are cut into rows, one for each day
(`tables/rows`). What each row tells, and what is left over, is told in `tables/told_rows`. A page may go on with the table of the one
before: `_Layout` holds what that has told of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from reprieve.library.statements import FIGURES, StatementVocabulary
from reprieve.read.heads.column_roles import place_of_days
from reprieve.read.heads.header import Header
from reprieve.read.heads.joined import currencies_joined, ways_joined
from reprieve.read.page.words import Line, Page, Rule, Word, visual_lines
from reprieve.read.tables.columns.by_column import by_column
from reprieve.read.tables.columns.grid import Grid
from reprieve.read.tables.columns.laid import grid_of
from reprieve.read.tables.columns.moved import moved
from reprieve.read.tables.columns.touching import under_their_names
from reprieve.read.tables.day_lines import last_heading, with_days_of_headings
from reprieve.read.tables.days_once import last_day, with_days_above, with_other_days
from reprieve.read.tables.layouts.boxed import unboxed
from reprieve.read.tables.layouts.other_marks import with_our_marks
from reprieve.read.tables.layouts.other_tables import lists_something_else
from reprieve.read.tables.layouts.two_up import one_up
from reprieve.read.tables.layouts.unfolded import on_paper, unfolded
from reprieve.read.tables.lines.parts import Part, parts_of
from reprieve.read.tables.lines.row_lines import is_dated, rows_without_header
from reprieve.read.tables.rows.assigned import Alignment
from reprieve.read.tables.rows.found_rows import find_rows
from reprieve.read.tables.short_dates import with_years
from reprieve.read.tables.table_page import TablePage
from reprieve.read.tables.told_rows import as_told
from reprieve.read.tables.wrapped_days import with_hyphens

_REMEMBERED = 600


@dataclass(frozen=True, slots=True)
class _Layout:
    """What the pages before have told of the table that this one may go on with.

    `seen` are words of its columns, the last ones first; `alignment` is how its cells stand to their day; `heads` are the lines of all
    heads so far. `day` is the last one, `once` whether days are printed in the first of their rows only, and `headed` whether they are
    headings above their rows.
    """

    header: Header | None = None
    grid: Grid | None = None
    alignment: Alignment | None = None
    seen: tuple[Word, ...] = ()
    heads: frozenset[str] = frozenset()
    day: Word | None = None
    once: bool = False
    headed: bool = False


def read_table(pages: Iterable[Page], vocabulary: StatementVocabulary) -> Iterator[TablePage]:
    """The tables of transactions page by page. A page without a header goes on under the columns of the one before."""
    layout = _Layout()
    for page in _made_plain(pages, vocabulary):
        parts = list(parts_of(page, layout.heads, vocabulary))
        names = min((part.header.top for part in parts if part.header), default=float("inf"))
        for part in parts:
            layout = _headed(layout, part, page.rules)
            if layout.header is None:
                cover = tuple(line.text for line in visual_lines(page) if line.box.top < names)
                yield TablePage(page.number, (), cover, (), (), rows_without_header(part.body))
            elif lists_something_else(layout.header, vocabulary):
                lines = (*part.remarks, *(line.text for line in part.body))
                yield TablePage(page.number, layout.header.columns, part.head, (), lines)
            else:
                read, layout = _read_part(page, part, layout, layout.header, vocabulary)
                yield replace(read, rows=tuple(replace(row, box=on_paper(row.box, page)) for row in read.rows)) if page.unfolded else read
        if page.seal:  # it may be all that names the bank
            told = visual_lines(replace(page, words=page.seal))
            yield TablePage(page.number, (), (), (), tuple(line.text for line in told))


def _made_plain(pages: Iterable[Page], vocabulary: StatementVocabulary) -> Iterator[Page]:
    """The pages with one table each, below one another, a row on its lines, a figure or a day in a word, and every day with its year."""
    pages = (with_our_marks(page.without_seal()) for page in pages)
    pages = unboxed(pages, vocabulary)
    pages = one_up(pages, vocabulary)
    pages = unfolded(pages, vocabulary)
    return with_years(map(with_hyphens, pages), vocabulary)


def _headed(layout: _Layout, part: Part, rules: Sequence[Rule]) -> _Layout:
    """What is known of a part from its own header, or from the pages before."""
    known = replace(layout, heads=layout.heads | set(part.printed))
    if part.header and not (layout.header and _same_columns(layout.header, part.header)):
        return _Layout(part.header, alignment=known.alignment, heads=known.heads)
    if part.header:
        return replace(known, header=part.header)
    if not (layout.header and layout.grid):
        return known
    header = moved(layout.header, layout.grid, layout.seen, part.body, rules)
    return known if header is layout.header else replace(known, header=header, grid=None, seen=())


def _same_columns(header: Header, other: Header) -> bool:
    return [(column.name, round(column.x0)) for column in header.columns] == [(column.name, round(column.x0)) for column in other.columns]


def _read_part(page: Page, part: Part, layout: _Layout, header: Header, vocabulary: StatementVocabulary) -> tuple[TablePage, _Layout]:
    """The rows of a part, and the layout as they show it: words stand in columns, days tell rows, and what is left over is told, too."""
    lines = _lines_under(header, part)
    date = header.columns[place_of_days(header.columns)]
    may_be_headed = layout.headed or not layout.seen  # where days were cells before, one that stands alone is that of a cell, too
    before = layout.day if layout.headed else None
    body = with_days_of_headings(lines, before, (date.x0, date.x1), vocabulary.table) if may_be_headed else lines
    words = _above_last_date(body)
    grid = grid_of(header, layout.grid, layout.seen, words)
    cells = with_other_days(grid.columns, by_column(body, grid))
    day = (last_heading(lines, vocabulary.table) if body is not lines else None) or last_day(grid.columns, cells) or layout.day
    cells_with_days = with_days_above(grid.columns, cells, layout.day, layout.once, page.rules)
    found = find_rows(cells_with_days or cells, grid, page, part, layout.alignment)
    read = as_told(page, part, found, grid, layout.seen if layout.grid else None, vocabulary)
    return read, replace(
        layout,
        grid=grid,
        alignment=found.alignment,
        seen=(*words, *layout.seen)[:_REMEMBERED],
        day=day,
        once=layout.once or cells_with_days is not None,
        headed=layout.headed or body is not lines,
    )


def _lines_under(header: Header, part: Part) -> Sequence[Line]:
    """The lines below the header, each word under the name it belongs to; a currency or a CR without a column is its figure's."""
    roles = {column.role for column in header.columns}
    own = next((column for column in header.columns if column.role == "currency"), None)
    lines = tuple(currencies_joined(line, (own.x0, own.x1) if own else None) for line in part.body)
    if not roles & {"flag", "balance_flag"}:
        others = [(column.x0, column.x1) for column in header.columns if column.role not in FIGURES]
        lines = tuple(ways_joined(line, others) for line in lines)
    return under_their_names(lines, header.columns)


def _above_last_date(body: Sequence[Line]) -> list[Word]:
    """The words down to the last dated line: below it a notice may run across the columns."""
    last = max((index for index, line in enumerate(body) if is_dated(line)), default=-1)
    return [word for line in body[: last + 1] for word in line.words]
