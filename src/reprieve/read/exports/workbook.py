"""Workbooks (xlsx, xls, xlsb, ods) -> sheets of cells as text. Only here: the library that opens them.

A formula is never evaluated: its cell holds what was last saved in it. A workbook's numbers are binary; they become text with the
fifteen digits that Excel shows, before anyone takes them for money.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator
from decimal import Decimal

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from reprieve.errors import PaperError
from reprieve.figures.fen import FEN
from reprieve.language import Message, _
from reprieve.read.exports.foreign import OLE, ZIP, names_in_zip
from reprieve.read.exports.sheets import MAX_SHEETS, TOO_LARGE, Sheet, plain, refuse_large
from reprieve.read.page.fold import fold

MAX_UNPACKED = 500_000_000
_WORKBOOKS = frozenset({"xl/workbook.xml", "xl/workbook.bin", "content.xml"})
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_UNRECKONED = re.compile(rb"<f(?: [^>]*)?>[^<]+</f>(?:<v ?/>|<v></v>)?</c>")
_DUST, _MOST_MONEY, _DECIMALS = Decimal("0.0000001"), 1e10, 4
_EXACT = 2.0**53  # a longer number has lost its last figures, and says so by its exponent

Value = str | float | bool | dt.date | dt.time | dt.timedelta


def is_workbook(data: bytes) -> bool:
    """Whether the data are a workbook: a compound file, or a ZIP that says so."""
    return data.startswith(OLE) or (data.startswith(ZIP) and not _WORKBOOKS.isdisjoint(names_in_zip(data)))


def sheets_of_workbook(data: bytes) -> Iterator[Sheet]:
    """The sheets that it shows. Raises PaperError where it is damaged, locked or too large."""
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
            raise PaperError(TOO_LARGE)


def _sheet(number: int, sheet: CalamineSheet) -> Sheet:
    refuse_large(sheet.total_height, sheet.total_width)
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
    return plain(value)


def _number(value: float) -> str:
    """As Excel shows it: fifteen digits, no exponent while it is exact, no point behind a whole number; no dust that binary sums left."""
    cents = Decimal(value).quantize(FEN) if abs(value) < _MOST_MONEY else Decimal(0)
    if 0 < abs(Decimal(value) - cents) < _DUST and len(f"{value:.15g}".partition(".")[2]) > _DECIMALS:
        return f"{cents}"
    text = f"{value:.15g}"
    if abs(value) > _EXACT:
        return text.upper()
    return f"{value:.0f}" if "e" in text and abs(value) >= 1 else "0" if "e" in text else text


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
