"""Sheets of an export -> tables of transactions, in the shape in which pages hand them over.

The page of a row is its sheet, counted from 1. Its box counts cells: x from the left column's 0, top and bottom from the first row's 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reprieve.library.reading import ReadingLibrary
from reprieve.library.statements import FIGURES, SIDES, StatementVocabulary
from reprieve.model import Box, UnreadRow
from reprieve.read.exports.cells import text_of_cell, with_plain_columns
from reprieve.read.exports.days import states_money, with_full_days
from reprieve.read.exports.header import is_header
from reprieve.read.exports.sheets import squeezed
from reprieve.read.exports.tables import SheetTable
from reprieve.read.exports.totals import total_of_columns
from reprieve.read.statements.entries import parse_money, read_entry
from reprieve.read.tables.table_page import Row, TablePage

_FEW, _LOOKED_AT, _SELDOM = 2, 20, 4
_PAGE = 2  # what is carried over to a page, and from it


class RowsOfTable(NamedTuple):
    """The filled rows below a table's header, without repetitions of it; their days in full."""

    table: SheetTable
    rows: Sequence[Row]


def rows_of(table: SheetTable, library: ReadingLibrary) -> RowsOfTable:
    """The rows of a table, their cells as the reader of statements expects them."""
    rows = [_row(table, index, cells) for index, cells in table.lines if not is_header(cells, library)]
    head = (*table.head, *table.head_cells)
    return RowsOfTable(table, with_full_days(with_plain_columns(rows), table.sheet.merged, head, library.statements))


def _row(table: SheetTable, index: int, cells: Sequence[str]) -> Row:
    count = len(table.columns)
    padded = [*cells[:count], *[""] * (count - len(cells))]
    texts = tuple(text_of_cell(cell, column.role) for cell, column in zip(padded, table.columns, strict=True))
    return Row(table.columns, texts, table.sheet.number, Box(0, index, count, index + 1))


def table_pages(tables: Iterable[RowsOfTable], library: ReadingLibrary) -> Iterator[TablePage]:
    """Each sheet's table as a page: its head, its dated rows, and the lines that are none."""
    for table, rows in tables:
        sided = any(column.role in SIDES for column in table.columns)
        dated: list[Row] = []
        remarks: list[str] = []
        for row in rows:
            if read_entry(row, library.statements) is not None and not library.statements.is_subtotal(squeezed("".join(row.cells))):
                dated.append(row)
            elif not (sided and total_of_columns(row.cells, library.exports)):
                remarks.append(" ".join(filter(None, row.cells)))
        yield TablePage(table.sheet.number, table.columns, table.head, tuple(dated), tuple(_of_one_page(remarks, library.statements)))


def _of_one_page(lines: Sequence[str], vocabulary: StatementVocabulary) -> Sequence[str]:
    """The lines without those that sum up one page of several: a sheet does not show where each ends."""
    of_pages = [line for line in lines if vocabulary.sums_up_page(squeezed(line))]
    return [line for line in lines if line not in of_pages] if len(set(of_pages)) > _PAGE else lines


def undated_rows(tables: Iterable[RowsOfTable], library: ReadingLibrary) -> Iterator[UnreadRow]:
    """Rows that state money but no day, and are no totals, and those that are as full as others but have slid: none may be lost."""
    for table, rows in tables:
        above: list[Row] = []
        lacking = _lacks_a_cell(table)
        for row in rows:
            text = " ".join(filter(None, row.cells))
            if read_entry(row, library.statements) is not None:
                above.append(row)
                if row.box.top in lacking:
                    yield UnreadRow(row.page, text, row.box)
            elif library.exports.is_total(text) or library.statements.is_not_a_row(squeezed(text)):
                continue
            elif (states_money(row) and not _sums_up(row, above)) or _has_slid(row, above):
                yield UnreadRow(row.page, text, row.box)


def _lacks_a_cell(table: SheetTable) -> frozenset[float]:
    """The places of rows that end before the last column, where every other row fills it: the cells behind the lost one have slid."""
    if table.has_balances:
        return frozenset()
    dated = [(index, len(row), bool(row and row[-1])) for index, row in table.lines if table.is_dated(row)]
    width = max((length for _index, length, _filled in dated), default=0)
    short = frozenset(index for index, length, _filled in dated if length < width)
    whole = all(is_filled for index, _length, is_filled in dated if index not in short)
    return short if whole and len(short) * _SELDOM < len(dated) else frozenset()


def _has_slid(row: Row, above: Sequence[Row]) -> bool:
    """Whether a row without a day holds an amount somewhere, and half as many cells as the fewest that a row above has, or more."""
    filled = list(filter(None, row.cells))
    fewest = min((sum(map(bool, one.cells)) for one in above[-_LOOKED_AT:]), default=0)
    return len(filled) >= _FEW and 2 * len(filled) > fewest > 0 and any(parse_money(cell) is not None and "." in cell for cell in filled)


def _sums_up(row: Row, above: Sequence[Row]) -> bool:
    """Whether a row holds nothing but sums of its columns, as a spreadsheet puts them below the last row."""
    filled = [place for place, cell in enumerate(row.cells) if cell]
    if len(above) < _FEW or any(row.columns[place].role not in FIGURES for place in filled):
        return False
    return all(parse_money(row.cells[place]) == sum(parse_money(one.cells[place]) or 0 for one in above) for place in filled)
