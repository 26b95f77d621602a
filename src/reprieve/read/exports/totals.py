"""The totals that an export states beside its tables or under their columns, beside what its rows come to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reprieve.figures.fen import ZERO
from reprieve.library.export import ExportTotal, ExportWords
from reprieve.library.statements import SIDES
from reprieve.model import TotalCheck, Transaction
from reprieve.read.exports.sheets import squeezed
from reprieve.read.exports.tables import SheetTable, line_of
from reprieve.read.statements.entries import parse_money
from reprieve.read.statements.sums import with_computed


def check_sheet_totals(tables: Sequence[SheetTable], rows: Sequence[Transaction], words: ExportWords) -> tuple[TotalCheck, ...]:
    """The totals beside the tables, beside what the rows come to; sums only where the export vouches for them."""
    found = []
    for table in tables:
        beside = (cells for cells in table.cells if not table.is_dated(cells))  # the name of somebody's shop may read like a total
        lines = [squeezed(line_of(cells)) for cells in beside]
        loose = any(re.search(words.loose_totals, line) for line in lines)
        own = _rows_of(table, rows)
        totals = [total for total in words.totals if not (loose and total.of in ("in", "out"))]
        found += [check for line in lines for total in totals for check in _checks(line, total, (own, rows), table.sheet.number)]
        found += _under_columns(table, own, words)
    return tuple(found)


def _rows_of(table: SheetTable, rows: Sequence[Transaction]) -> Sequence[Transaction]:
    return [row for row in rows if row.page == table.sheet.number and table.begin <= row.bbox.top < table.end]


def _under_columns(table: SheetTable, rows: Sequence[Transaction], words: ExportWords) -> Iterator[TotalCheck]:
    """The totals of money in and of money out that a row states under them: of the rows above, of those since the last total, or of all."""
    before = table.below
    for index, cells in table.lines:
        label = "" if table.is_dated(cells) else total_of_columns(cells, words)
        if not label:
            continue
        parts = [[row for row in rows if start <= row.bbox.top < end] for start, end in ((0, index), (before, index), (0, table.end))]
        before = index
        for column, cell in zip(table.columns, cells, strict=False):
            of = SIDES.get(column.role)
            if of and (printed := parse_money(cell)) is not None:
                yield with_computed(TotalCheck(f"{label} {column.name}", printed, ZERO, table.sheet.number), parts, of)


def total_of_columns(cells: Sequence[str], words: ExportWords) -> str:
    """What a row calls itself that holds totals of the columns above it; "" for any other row."""
    return next((cell for cell in cells if re.fullmatch(words.column_totals, cell)), "")


def _checks(line: str, total: ExportTotal, either: Sequence[Sequence[Transaction]], sheet: int) -> Iterator[TotalCheck]:
    """What the line states beside what it may be the total of: the rows of its own table, or those of all."""
    for match in re.finditer(total.pattern, line):
        label = match[0][: match.start("value") - match.start()].rstrip(":")
        yield with_computed(TotalCheck(label, Decimal(match["value"].replace(",", "")), ZERO, sheet), either, total.of)
