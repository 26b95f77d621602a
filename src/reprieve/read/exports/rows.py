"""Sheets of an export -> tables of transactions, in the shape in which pages hand them over.

The page of a row is its sheet, counted from 1. Its box counts cells: x from the left column's 0, top and bottom from the first row's 0.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from reprieve.figures.fen import ZERO
from reprieve.library.export import ExportTotal, ExportWords
from reprieve.library.reading import ReadingLibrary
from reprieve.library.statements import ACCOUNTS, FIGURES, SIDES, Role, StatementVocabulary
from reprieve.model import Box, TotalCheck, Transaction, UnreadRow
from reprieve.read.exports.days import states_money, with_full_days
from reprieve.read.exports.header import is_header
from reprieve.read.exports.tables import SheetTable, line_of
from reprieve.read.heads.column_roles import Column
from reprieve.read.heads.shortened import is_shortened
from reprieve.read.notation import YEAR
from reprieve.read.statements.entries import is_nothing, parse_money, read_entry
from reprieve.read.statements.statuses import with_status
from reprieve.read.statements.sums import with_computed
from reprieve.read.tables.other_marks import has_decimal_commas, with_point
from reprieve.read.tables.table_page import Row, TablePage

_MOMENT = re.compile(rf"^({YEAR}\d{{4}})(\d\d)(\d\d)(\d\d)$")
_ISO_TIME = re.compile(r"(?<=\d)T(?=\d)")
_GLUED_TIME = re.compile(rf"^({YEAR}(?:\d{{4}}|[-/.]\d\d[-/.]\d\d))(?=\d\d:\d\d)")
_SPACED_DAY = re.compile(rf"^({YEAR}) (\d{{1,2}}) (\d{{1,2}})(?![\d:])")
_POINT = re.compile(r"(?<=^\d{8})\.0+$")
_SERIAL = re.compile(r"[2-7]\d{4}(?:\.\d+)?")
_MORE_DECIMALS = re.compile(r"(?<=\d)(\.\d\d)0+$")
_PARTED = re.compile(r"(?<=\d)[ '\u2019](?=\d)")
_OTHERWISE_PARTED = re.compile(r"\D{0,4}\d{1,3}(?:([ '\u2019])\d{3})(?:\1\d{3})*(?:\.\d+)?\D{0,3}")
_LOST_SIGN = re.compile(r"^[?\ufffd](?=-?\d)")  # GBK has no ¥ (U+00A5): what saves an export of a wallet in it leaves this
_TIME, _CLOCK = "hhmmss", re.compile(r"(?:[01]\d|2[0-3])[0-5]\d[0-5]\d")
_TIME_SERIAL = re.compile(r"0?\.\d+")
_FEW, _LOOKED_AT, _SELDOM = 2, 20, 4
_PAGE = 2  # what is carried over to a page, and from it
_FIRST_DAY = dt.datetime(1899, 12, 30)  # noqa: DTZ001  Excel counts days from here (ECMA-376 18.17.4); no zone


def table_pages(tables: Sequence[SheetTable], library: ReadingLibrary) -> Iterator[TablePage]:
    """Each sheet's table as a page: its head, its dated rows, and the lines that are none."""
    for table in tables:
        sided = any(column.role in SIDES for column in table.columns)
        dated: list[Row] = []
        remarks: list[str] = []
        for row in _rows(table, library):
            if read_entry(row, library.statements) is not None and not library.statements.is_subtotal("".join("".join(row.cells).split())):
                dated.append(row)
            elif not (sided and _total_of_columns(row.cells, library.exports)):
                remarks.append(" ".join(filter(None, row.cells)))
        yield TablePage(table.sheet.number, table.columns, table.head, tuple(dated), tuple(_of_one_page(remarks, library.statements)))


def _of_one_page(lines: Sequence[str], vocabulary: StatementVocabulary) -> Sequence[str]:
    """The lines without those that sum up one page of several: a sheet does not show where each ends."""
    of_pages = [line for line in lines if vocabulary.sums_up_page("".join(line.split()))]
    return [line for line in lines if line not in of_pages] if len(set(of_pages)) > _PAGE else lines


def undated_rows(tables: Sequence[SheetTable], library: ReadingLibrary) -> Iterator[UnreadRow]:
    """Rows that state money but no day, and are no totals, and those that are as full as others but have slid: none may be lost."""
    for table in tables:
        above: list[Row] = []
        lacking = _lacks_a_cell(table)
        for row in _rows(table, library):
            text = " ".join(filter(None, row.cells))
            if read_entry(row, library.statements) is not None:
                above.append(row)
                if row.box.top in lacking:
                    yield UnreadRow(row.page, text, row.box)
            elif library.exports.is_total(text) or library.statements.is_not_a_row("".join(text.split())):
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


def check_sheet_totals(tables: Sequence[SheetTable], rows: Sequence[Transaction], words: ExportWords) -> tuple[TotalCheck, ...]:
    """The totals beside the tables, beside what the rows come to; sums only where the export vouches for them."""
    found = []
    for table in tables:
        beside = (cells for cells in table.cells if not table.is_dated(cells))  # the name of somebody's shop may read like a total
        lines = ["".join(line_of(cells).split()) for cells in beside]
        loose = any(re.search(words.loose_totals, line) for line in lines)
        own = _rows_of(table, rows)
        totals = [total for total in words.totals if not (loose and total.of in ("in", "out"))]
        found += [check for line in lines for total in totals for check in _checks(line, total, (own, rows), table.sheet.number)]
        found += _under_columns(table, own, words)
    return tuple(found)


# --- columns and cells ---------------------------------------------------------------------------------------------


def _rows(table: SheetTable, library: ReadingLibrary) -> Sequence[Row]:
    """The filled rows below the header, without repetitions of it; their days in full."""
    rows = [_row(table, index, cells, library.statements) for index, cells in table.lines if not is_header(cells, library)]
    plain = _with_points(_with_whole_times(rows, table.columns))
    return with_full_days(plain, table.sheet.merged, (*table.head, *table.head_cells), library.statements)


def _with_whole_times(rows: Sequence[Row], columns: Sequence[Column]) -> Sequence[Row]:
    """The rows with the zeros that times lost that were saved as numbers (93015, 1500), where one of the column has five figures or six."""
    for place in (place for place, column in enumerate(columns) if column.role == "time"):
        cells = [row.cells[place] for row in rows]
        whole = [cell and cell.zfill(len(_TIME)) for cell in cells]
        if max(map(len, cells), default=0) >= len(_TIME) - 1 and all(_CLOCK.fullmatch(cell) for cell in filter(None, whole)):
            rows = [replace(row, cells=(*row.cells[:place], cell, *row.cells[place + 1 :])) for row, cell in zip(rows, whole, strict=True)]
    return rows


def _with_points(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows with their figures as plain ones, where all have a comma before the fen (1.234,56)."""
    if not has_decimal_commas(cell for row in rows for cell in row.cells_of(FIGURES)):
        return rows
    points = ((row, [with_point(cell) if column.role in FIGURES else cell for column, cell in row.told()]) for row in rows)
    return [replace(row, cells=tuple(cells)) for row, cells in points]


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
    if role in ACCOUNTS and is_shortened(cell):
        return ""
    if role in FIGURES:
        return "" if is_nothing(cell) else _money(cell)
    return cell


def _money(cell: str) -> str:
    """An amount with the marks that are known elsewhere: thousands parted by commas, two decimals."""
    grouped = _PARTED.sub(",", cell) if _OTHERWISE_PARTED.fullmatch(cell) else cell
    return _MORE_DECIMALS.sub(r"\1", _LOST_SIGN.sub("", grouped))


def _day(cell: str) -> str:
    """A day as it is read elsewhere: one of Excel's serial number, one saved with decimals, one with blanks between its parts."""
    if _SERIAL.fullmatch(cell):
        return _from_serial(cell)
    return _SPACED_DAY.sub(r"\1-\2-\3", _MOMENT.sub(r"\1 \2:\3:\4", _GLUED_TIME.sub(r"\1 ", _ISO_TIME.sub(" ", _POINT.sub("", cell)))))


def _from_serial(cell: str) -> str:
    """46188.75 is 2026-06-14 18:00:00."""
    days, fraction = divmod(Decimal(cell), 1)
    moment = _FIRST_DAY + dt.timedelta(days=int(days), seconds=int((fraction * 86400).to_integral_value()))
    return f"{moment:%Y-%m-%d %H:%M:%S}" if fraction else f"{moment:%Y-%m-%d}"


def _sums_up(row: Row, above: Sequence[Row]) -> bool:
    """Whether a row holds nothing but sums of its columns, as a spreadsheet puts them below the last row."""
    filled = [place for place, cell in enumerate(row.cells) if cell]
    if len(above) < _FEW or any(row.columns[place].role not in FIGURES for place in filled):
        return False
    return all(parse_money(row.cells[place]) == sum(parse_money(one.cells[place]) or 0 for one in above) for place in filled)


# --- totals --------------------------------------------------------------------------------------------------------


def _rows_of(table: SheetTable, rows: Sequence[Transaction]) -> Sequence[Transaction]:
    return [row for row in rows if row.page == table.sheet.number and table.begin <= row.bbox.top < table.end]


def _under_columns(table: SheetTable, rows: Sequence[Transaction], words: ExportWords) -> Iterator[TotalCheck]:
    """The totals of money in and of money out that a row states under them: of the rows above, of those since the last total, or of all."""
    before = table.below
    for index, cells in table.lines:
        label = "" if table.is_dated(cells) else _total_of_columns(cells, words)
        if not label:
            continue
        parts = [[row for row in rows if start <= row.bbox.top < end] for start, end in ((0, index), (before, index), (0, table.end))]
        before = index
        for column, cell in zip(table.columns, cells, strict=False):
            of = SIDES.get(column.role)
            if of and (printed := parse_money(cell)) is not None:
                yield with_computed(TotalCheck(f"{label} {column.name}", printed, ZERO, table.sheet.number), parts, of)


def _total_of_columns(cells: Sequence[str], words: ExportWords) -> str:
    """What a row calls itself that holds totals of the columns above it; "" for any other row."""
    return next((cell for cell in cells if re.fullmatch(words.column_totals, cell)), "")


def _checks(line: str, total: ExportTotal, either: Sequence[Sequence[Transaction]], sheet: int) -> Iterator[TotalCheck]:
    """What the line states beside what it may be the total of: the rows of its own table, or those of all."""
    for match in re.finditer(total.pattern, line):
        label = match[0][: match.start("value") - match.start()].rstrip(":")
        yield with_computed(TotalCheck(label, Decimal(match["value"].replace(",", "")), ZERO, sheet), either, total.of)
