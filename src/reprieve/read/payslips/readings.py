"""Every way to read each page of a payslip: as lists, tables, columns or prose. Which one is right, its sums tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reprieve.library.payslip import PayslipWords
from reprieve.read.page.cells import Cell, cell_rows
from reprieve.read.page.prose import page_lines
from reprieve.read.page.words import Page
from reprieve.read.payslips.beside import beside
from reprieve.read.payslips.cells import Named, Rows, stacked, words_together
from reprieve.read.payslips.columns import of_this_month
from reprieve.read.payslips.identity import named_by
from reprieve.read.payslips.months import by_month
from reprieve.read.payslips.people import by_person, side_by_side
from reprieve.read.payslips.prose import in_prose
from reprieve.read.payslips.sums import Sums, understand
from reprieve.read.payslips.under import last_heads, under


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read one page, and whom it names."""

    page: Page
    named: Sequence[Named]
    sums: Sums
    employee: str


def every_reading(pages: Iterable[Page], words: PayslipWords) -> Iterator[Reading]:
    """Every way to read each page."""
    heads: Rows = ()
    for page in pages:
        rows = of_this_month(words_together(cell_rows(page), words), words)
        slips = (way for slip in side_by_side(rows, words) for way in _layouts(slip, words, ()))
        told = in_prose(page_lines([page]), words.told)
        layouts = (*told.sentences, *_layouts(rows, words, heads), *told.perhaps, *slips)
        yield from (Reading(page, named, understand(named, words), named_by(named, words.employee)) for named in layouts)
        heads = last_heads(rows, heads)


def _layouts(rows: Rows, words: PayslipWords, heads: Rows) -> Iterator[Sequence[Named]]:
    """Every way to understand a page. `heads` are those of the page before."""
    pairs = beside(rows, words)
    tables = list(under([row for row in rows if not _is_title(row, words)], words, heads))
    used = {named.box for table in tables for named in table}
    beside_them = [named for named in pairs if named.box not in used and ":" not in named.name]
    screens = list(stacked(rows))
    yield pairs
    yield from ([*pairs, *screen] for screen in screens)
    yield from by_month(rows)
    yield from by_person(rows, words)
    for table in tables:
        yield table
        yield [*table, *beside_them]
        yield from ([*table, *screen] for screen in screens)


def _is_title(row: Sequence[Cell], words: PayslipWords) -> bool:
    """Whether a row is a title, which heads no column that it happens to stand above."""
    return len(row) == 1 and any(re.search(pattern, row[0].text) for pattern in (words.told.title, words.told.firm))
