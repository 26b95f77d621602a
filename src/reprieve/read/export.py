"""CSV and workbooks -> sheets of cells as text. Only here: the library that opens workbooks.

A formula is never evaluated: its cell holds what was last saved in it. A workbook's numbers are binary; they become text with the
fifteen digits that Excel shows, before anyone takes them for money.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from reprieve.errors import PaperError
from reprieve.figures.fen import FEN
from reprieve.language import Message, _
from reprieve.read.exports.encodings import text_of
from reprieve.read.exports.foreign import OLE, ZIP, names_in_zip
from reprieve.read.exports.markup import Range, is_markup, tables
from reprieve.read.exports.word_file import is_word, text_of_word
from reprieve.read.page.fold import fold

MAX_ROWS = 200_000
MAX_COLUMNS = 500
MAX_SHEETS = 100
MAX_CELL = 4000
MAX_UNPACKED = 500_000_000
_TOO_LARGE = _("This workbook is larger than any statement. Export the months that matter to a new file.")
_WORKBOOKS = frozenset({"xl/workbook.xml", "xl/workbook.bin", "content.xml"})
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_UNRECKONED = re.compile(rb"<f(?: [^>]*)?>[^<]+</f>(?:<v ?/>|<v></v>)?</c>")
_DELIMITERS = ",\t;|^~"
_FEWEST_LINES, _FEWEST_COLUMNS = 2, 3
_PAIR, _FEWEST_PAIRS = 2, 9
_DUST, _MOST_MONEY, _DECIMALS = Decimal("0.0000001"), 1e10, 4
_EXACT = 2.0**53  # a longer number has lost its last figures, and says so by its exponent
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_QUOTED_NUMBER = re.compile(r'="?([^"]*)"?')

Value = str | float | bool | dt.date | dt.time | dt.timedelta


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as it was exported: rows of cells from the top left, folded and without blanks around. `number` counts from 1.

    `merged` are cells that lie over several: first row, first column, last row, last column, counted from 0.
    """

    number: int
    name: str
    rows: tuple[tuple[str, ...], ...]
    merged: tuple[Range, ...] = ()


def read_sheets(data: bytes) -> tuple[Sheet, ...]:
    """The sheets of a workbook (xlsx, xls, xlsb, ods, or markup that is named .xls), or the one of a CSV or of a document of Word; none
    when it is none of them.

    Raises PaperError.
    """
    if data.startswith(ZIP) and is_word(data):
        return tuple(_marked_up(text_of_word(data)))
    if data.startswith(OLE) or (data.startswith(ZIP) and not _WORKBOOKS.isdisjoint(names_in_zip(data))):
        return tuple(_workbook(data))
    text = "" if data.startswith((b"%PDF", ZIP)) else text_of(data)
    if is_markup(text):
        return tuple(_marked_up(text))
    rows = tuple(_csv_rows(text))
    return (Sheet(1, "", rows),) if _is_table(rows) else ()


# --- workbooks -----------------------------------------------------------------------------------------------------


def _workbook(data: bytes) -> Iterator[Sheet]:
    _refuse_bomb(data)
    try:
        with CalamineWorkbook.from_object(io.BytesIO(data)) as book:
            shown = [sheet.name for sheet in book.sheets_metadata if _is_shown(sheet.typ, sheet.visible)]
            for number, name in enumerate(shown[:MAX_SHEETS], start=1):
                yield _sheet(number, book.get_sheet_by_name(name))
    except (CalamineError, OSError, ValueError) as error:
        raise PaperError(
            _("This workbook cannot be opened: it is damaged, locked or no workbook. Save it again without a password.")
        ) from error


def _is_shown(kind: SheetTypeEnum, visible: SheetVisibleEnum) -> bool:
    return kind == SheetTypeEnum.WorkSheet and visible == SheetVisibleEnum.Visible


def _refuse_bomb(data: bytes) -> None:
    if not data.startswith(ZIP):
        return
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        if sum(part.file_size for part in parts.infolist()) > MAX_UNPACKED:
            raise PaperError(_TOO_LARGE)


def _sheet(number: int, sheet: CalamineSheet) -> Sheet:
    if sheet.total_height > MAX_ROWS or sheet.total_width > MAX_COLUMNS:
        raise PaperError(_TOO_LARGE)
    rows = tuple(tuple(_cell(value) for value in row) for row in sheet.to_python(skip_empty_area=False))
    merged = tuple((first[0], first[1], last[0], last[1]) for first, last in sheet.merged_cell_ranges or ())
    return Sheet(number, fold(sheet.name), rows, merged)


def _cell(value: Value) -> str:
    match value:
        case bool():
            return ""
        case float() | int():
            return _number(value)
        case dt.datetime() if value.time() == dt.time():
            return value.date().isoformat()
        case dt.datetime():
            return value.replace(microsecond=0).isoformat(sep=" ")
        case dt.date() | dt.time():
            return value.isoformat()
        case dt.timedelta():
            return str(value)
    return _plain(value)


def _number(value: float) -> str:
    """As Excel shows it: fifteen digits, no exponent while it is exact, no point behind a whole number; no dust that binary sums left."""
    cents = Decimal(value).quantize(FEN) if abs(value) < _MOST_MONEY else Decimal(0)
    if 0 < abs(Decimal(value) - cents) < _DUST and len(f"{value:.15g}".partition(".")[2]) > _DECIMALS:
        return f"{cents}"
    text = f"{value:.15g}"
    if abs(value) > _EXACT:
        return text.upper()
    return f"{value:.0f}" if "e" in text and abs(value) >= 1 else "0" if "e" in text else text


def _marked_up(text: str) -> Iterator[Sheet]:
    for number, table in enumerate(tables(text)[:MAX_SHEETS], start=1):
        if len(table.rows) > MAX_ROWS or any(len(row) > MAX_COLUMNS for row in table.rows):
            raise PaperError(_TOO_LARGE)
        rows = tuple(tuple(_plain(cell) for cell in row) for row in table.rows)
        yield Sheet(number, fold(table.name), rows, tuple(table.merged))


def remarks_on_formulas(data: bytes) -> Iterator[Message]:
    """What a person should know of a workbook that a program wrote and no spreadsheet has reckoned yet."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        count = sum(len(_UNRECKONED.findall(parts.read(name))) for name in parts.namelist() if _SHEET.fullmatch(name))
    if count:
        yield _(
            "{count} formulas of this workbook were saved without their results, and those cells were read as empty. "
            "Open it in Excel or WPS, save it, and hand it in again.",
            count=count,
        )


# --- CSV -----------------------------------------------------------------------------------------------------------


def _csv_rows(text: str) -> Iterator[tuple[str, ...]]:
    lines = list(io.StringIO(text.lstrip("\ufeff").replace("\x00", ""), newline=""))  # a cell may hold other ends of lines (U+2028)
    if len(lines) > MAX_ROWS:
        raise PaperError(_TOO_LARGE)
    count = _THOUSANDS.sub("", text[:100_000]).replace('"', "").count  # a tab that keeps a cell's text may stand within its quotes
    delimiter = max(_DELIMITERS, key=count)
    if count(delimiter) < _FEWEST_COLUMNS:
        return
    if delimiter == "\t" and count("\t,") + count(",\t") > count(",") / 2:  # tabs in cells keep spreadsheets from changing them
        delimiter = ","
    lines = _without_stray_quotes(lines, delimiter) if any(line.count('"') % 2 for line in lines) else lines
    try:
        for row in _cells(lines, delimiter):
            yield tuple(_plain(cell) for cell in row[:MAX_COLUMNS])
    except csv.Error as error:
        raise PaperError(_("This table cannot be read: {why}. Export it again.", why=error)) from error


def _cells(lines: Iterable[str], delimiter: str) -> Iterator[list[str]]:
    return csv.reader(lines, delimiter=delimiter, skipinitialspace=True)


def _without_stray_quotes(lines: Sequence[str], delimiter: str) -> list[str]:
    """The lines without quotes that open and never close, as names bear them, and would swallow the rows below.

    Such a line is as wide as the rows are once the quote is gone, and so is the one that follows it.
    """
    widths = [0 if line.count('"') % 2 else len(next(_cells([line], delimiter), [])) for line in lines]
    width = max(Counter(filter(lambda width: width >= _FEWEST_COLUMNS, widths)).items(), key=lambda found: found[1], default=(0, 0))[0]
    mended = [line if whole else _mended(line, width, delimiter) for line, whole in zip(lines, widths, strict=True)]
    follows = [*(whole == width or mended[place + 1] != lines[place + 1] for place, whole in enumerate(widths[1:])), True]
    return [other if following else line for line, other, following in zip(lines, mended, follows, strict=True)]


def _mended(line: str, width: int, delimiter: str) -> str:
    """The line without one of its quotes, where that makes it as wide as a row; else as it is."""
    without = (line[:place] + line[place + 1 :] for place, character in enumerate(line) if character == '"')
    return next((one for one in without if len(next(_cells([one], delimiter), [])) == width), line)


def _is_table(rows: Sequence[Sequence[str]]) -> bool:
    """Whether this is a table rather than some text: several lines of several filled cells, none of them a page long."""
    if any(len(cell) > MAX_CELL for row in rows for cell in row):
        return False
    return sum(sum(map(bool, row)) >= _FEWEST_COLUMNS for row in rows) >= _FEWEST_LINES or _are_labels_and_values(rows)


def _are_labels_and_values(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the rows are pairs, and what stands first in them comes back again and again."""
    pairs = [row[0] for row in rows if len(list(filter(None, row))) == _PAIR and row[0]]
    return len(pairs) >= _FEWEST_PAIRS and len(set(pairs)) * _FEWEST_COLUMNS <= len(pairs)


def _plain(text: str) -> str:
    """Folded, blanks and tabs at the ends gone and those inside single; a number written as a formula (="123") is the number."""
    plain = " ".join(fold(text).split())
    found = _QUOTED_NUMBER.fullmatch(plain) if plain.startswith("=") else None
    return found[1].strip() if found else plain.removeprefix("'").removeprefix("`")


def filled(rows: Iterable[Sequence[str]]) -> Iterator[tuple[int, Sequence[str]]]:
    """The rows with something in them, each with its place counted from 0."""
    return ((index, row) for index, row in enumerate(rows) if any(row))
