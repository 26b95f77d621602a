"""Sheets of an export -> tables of transactions, in the shape in which pages hand them over.

The page of a row is its sheet, counted from 1. Its box counts cells: x from the left column's 0, top and bottom from the first row's 0.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reprieve.library.export import ExportTotal, ExportWords, Sum
from reprieve.library.statements import Role, StatementVocabulary
from reprieve.model import Box, TotalCheck, Transaction, UnreadRow
from reprieve.read.column_roles import Column
from reprieve.read.entries import is_nothing, read_entry
from reprieve.read.export import Sheet, filled
from reprieve.read.export_days import with_full_days
from reprieve.read.export_header import MONEY, header_columns, is_header
from reprieve.read.statement_head import find_period
from reprieve.read.statuses import with_status
from reprieve.read.table import Row, TablePage

_HEADER_WITHIN = 100
_BRACKETED = re.compile(r":\[([^\[\]]*)\]")
_MOMENT = re.compile(r"^((?:19|20)\d{6})(\d\d)(\d\d)(\d\d)$")
_ISO_TIME = re.compile(r"(?<=\d)T(?=\d)")
_SPACED_DAY = re.compile(r"^((?:19|20)\d\d) (\d{1,2}) (\d{1,2})(?![\d:])")
_POINT = re.compile(r"(?<=^\d{8})\.0+$")
_SERIAL = re.compile(r"[2-7]\d{4}(?:\.\d+)?")
_TIME_SERIAL = re.compile(r"0?\.\d+")
_FIRST_DAY = dt.datetime(1899, 12, 30)  # noqa: DTZ001  Excel counts days from here (ECMA-376 18.17.4); no zone


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A table of a sheet: the rows from its head to its end, where its header and what is below that begin, and its columns by name."""

    sheet: Sheet
    begin: int
    header: int
    below: int
    end: int
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @property
    def head(self) -> tuple[str, ...]:
        """The lines above the header."""
        return tuple(_line(row) for _index, row in filled(self.sheet.rows[self.begin : self.header]))

    @property
    def lines(self) -> Iterator[tuple[int, Sequence[str]]]:
        """The filled rows below the header, each with its place in the sheet."""
        return ((self.below + index, row) for index, row in filled(self.sheet.rows[self.below : self.end]))


def find_tables(sheet: Sheet, vocabulary: StatementVocabulary, words: ExportWords) -> list[SheetTable]:
    """The tables of transactions of a sheet, each from a row that names a date and an amount; several accounts may stand one below another.

    A header that is repeated among the rows begins none.
    """
    found: list[SheetTable] = []
    for index in range(len(sheet.rows)):
        if not found and index >= _HEADER_WITHIN:
            break
        columns, count = header_columns(sheet.rows, index, vocabulary, words)
        begin = _begin_of_head(found[-1], index) if found and columns else 0
        if not columns or (found and begin == index and columns == found[-1].columns):
            continue
        found[-1:] = [replace(table, end=begin) for table in found[-1:]]
        found.append(SheetTable(sheet, begin, index, index + count, len(sheet.rows), columns))
    return found


def _begin_of_head(before: SheetTable, header: int) -> int:
    """Where the lines begin that stand right above a header and are no rows of the table before."""
    begin = header
    while begin > before.below and _is_of_head(before, begin - 1):
        begin -= 1
    return begin


def _is_of_head(before: SheetTable, index: int) -> bool:
    texts = before.sheet.rows[index]
    under = [cell for cell, column in zip(texts, before.columns, strict=False) if column.role in {*MONEY, "date"}]
    return not any(re.search(r"\d", cell) and not re.search(r"[\u4e00-\u9fff]", cell) for cell in under)


def table_pages(tables: Sequence[SheetTable], vocabulary: StatementVocabulary, words: ExportWords) -> Iterator[TablePage]:
    """Each sheet's table as a page: its head, its dated rows, and the lines that are none."""
    for table in tables:
        rows = _rows(table, vocabulary, words)
        dated = tuple(
            row for row in rows if read_entry(row) is not None and not vocabulary.is_subtotal("".join("".join(row.cells).split()))
        )
        remarks = tuple(" ".join(filter(None, row.cells)) for row in rows if row not in dated)
        yield TablePage(table.sheet.number, table.columns, table.head, dated, remarks)


def undated_rows(tables: Sequence[SheetTable], vocabulary: StatementVocabulary, words: ExportWords) -> Iterator[UnreadRow]:
    """Rows that state money but no day, and are no totals: none may be lost."""
    for table in tables:
        for row in _rows(table, vocabulary, words):
            text = " ".join(filter(None, row.cells))
            if read_entry(row) is None and _states_money(row) and not words.is_total(text) and not vocabulary.is_not_a_row(text):
                yield UnreadRow(row.page, text, row.box)


def check_totals(tables: Sequence[SheetTable], rows: Sequence[Transaction], words: ExportWords) -> tuple[TotalCheck, ...]:
    """The totals beside the tables, beside what the rows come to; sums only where the export vouches for them."""
    found = []
    for table in tables:
        lines = ["".join(_line(cells).split()) for _index, cells in filled(table.sheet.rows[table.begin : table.end])]
        loose = any(re.search(words.loose_totals, line) for line in lines)
        totals = [total for total in words.totals if not (loose and total.of in ("in", "out"))]
        found += [check for line in lines for total in totals for check in _checks(line, total, rows, table.sheet.number)]
    return tuple(found)


# --- columns and cells ---------------------------------------------------------------------------------------------


def _rows(table: SheetTable, vocabulary: StatementVocabulary, words: ExportWords) -> Sequence[Row]:
    """The filled rows below the header, without repetitions of it; their days in full."""
    rows = [_row(table, index, cells, vocabulary) for index, cells in table.lines if not is_header(cells, vocabulary, words)]
    return with_full_days(rows, table.sheet.merged, find_period(table.head, vocabulary))


def _row(table: SheetTable, index: int, cells: Sequence[str], vocabulary: StatementVocabulary) -> Row:
    count = len(table.columns)
    padded = [*cells[:count], *[""] * (count - len(cells))]
    texts = tuple(_text(cell, column.role) for cell, column in zip(padded, table.columns, strict=True))
    return with_status(Row(table.columns, texts, table.sheet.number, Box(0, index, count, index + 1)), vocabulary)


def _text(cell: str, role: Role) -> str:
    """A cell as the reader of statements expects it: days and times from Excel's serial numbers, no placeholder for money."""
    if role == "date":
        return _day(cell)
    if role == "time" and _TIME_SERIAL.fullmatch(cell):
        return _from_serial(cell).partition(" ")[2]
    return "" if role in MONEY and is_nothing(cell) else cell


def _day(cell: str) -> str:
    """A day as it is read elsewhere: one of Excel's serial number, one saved with decimals, one with blanks between its parts."""
    if _SERIAL.fullmatch(cell):
        return _from_serial(cell)
    return _SPACED_DAY.sub(r"\1-\2-\3", _MOMENT.sub(r"\1 \2:\3:\4", _ISO_TIME.sub(" ", _POINT.sub("", cell))))


def _from_serial(cell: str) -> str:
    """46188.75 is 2026-06-14 18:00:00."""
    days, fraction = divmod(Decimal(cell), 1)
    moment = _FIRST_DAY + dt.timedelta(days=int(days), seconds=int((fraction * 86400).to_integral_value()))
    return f"{moment:%Y-%m-%d %H:%M:%S}" if fraction else f"{moment:%Y-%m-%d}"


def _states_money(row: Row) -> bool:
    return any(column.role in MONEY and re.search(r"\d", cell) for column, cell in zip(row.columns, row.cells, strict=True))


def _line(cells: Sequence[str]) -> str:
    """A row as one line; values in brackets (导出类型:[全部]) come out of them."""
    return _BRACKETED.sub(r":\1 ", " ".join(filter(None, cells))).strip()


# --- totals --------------------------------------------------------------------------------------------------------


def _checks(line: str, total: ExportTotal, rows: Sequence[Transaction], sheet: int) -> Iterator[TotalCheck]:
    for match in re.finditer(total.pattern, line):
        label = match[0][: match.start("value") - match.start()].rstrip(":")
        yield TotalCheck(label, Decimal(match["value"].replace(",", "")), _sum(rows, total.of), sheet)


def _sum(rows: Sequence[Transaction], of: Sum) -> Decimal:
    into = [row.amount for row in rows if row.amount > 0 and not row.neutral]
    out = [-row.amount for row in rows if row.amount < 0 and not row.neutral]
    match of:
        case "in" | "out":
            return sum(into if of == "in" else out, Decimal("0.00"))
        case "rows":
            return Decimal(len(rows))
        case "rows_neutral":
            return Decimal(len(rows) - len(into) - len(out))
    return Decimal(len(into if of == "rows_in" else out))
