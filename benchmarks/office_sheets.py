"""Draws a statement as a spreadsheet, as people make who print a bank's export themselves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from random import Random

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from browser_bookings import Account, Booking, person
from browser_looks import FIGURES, WORDS, Look
from browser_pages import BANKS, DISCLAIMER, TITLES, Row, em, head_fields, heading, rows_of
from office_text import plain

_MONEY = (
    "0.00",
    "#,##0.00",
    "#,##0.00;-#,##0.00",
    "#,##0.00;[Red]-#,##0.00",
    "#,##0.00_);(#,##0.00)",
    "#,##0.00_);[Red](#,##0.00)",
    "+#,##0.00;-#,##0.00",
    '"¥"#,##0.00;"¥"-#,##0.00',
    '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
)
_DAYS = ("yyyy-mm-dd", "yyyy/m/d", "yyyy/mm/dd", 'yyyy"年"m"月"d"日"', "yyyymmdd", "yyyy-mm-dd;@")
_THIN = Side(style="thin")
_LINE = {"all": (_THIN, _THIN), "rows": (None, _THIN), "columns": (_THIN, None)}


@dataclass(frozen=True, slots=True)
class SheetLook:
    """What a spreadsheet adds to a look. `narrow` is a share of what words need, `size` in points."""

    wraps: bool
    narrow: float
    size: int
    figures: str
    days: str
    typed: bool
    title_rows: bool
    on_one_width: bool
    gridlines: bool
    numbers_pages: bool
    head_apart: bool


def random_sheet_look(dice: Random) -> SheetLook:
    """One look, every choice at random."""
    return SheetLook(
        wraps=dice.random() < 0.55,
        narrow=dice.choice((0.5, 0.75, 1.0, 1.15)),
        size=dice.choice((8, 9, 10, 11, 12)),
        figures=dice.choice(_MONEY),
        days=dice.choice(_DAYS),
        typed=dice.random() < 0.6,
        title_rows=dice.random() < 0.5,
        on_one_width=dice.random() < 0.92,
        gridlines=dice.random() < 0.25,
        numbers_pages=dice.random() < 0.5,
        head_apart=dice.random() < 0.5,
    )


def write_sheet(look: Look, accounts: Sequence[Account], dice: Random, path: Path) -> None:
    """The whole statement as a workbook of one sheet."""
    own = random_sheet_look(dice)
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.append([dice.choice(BANKS) + dice.choice(TITLES)])
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(look.columns))
    sheet["A1"].alignment = Alignment(horizontal="center")
    sheet["A1"].font = Font(name="Noto Sans CJK SC", size=own.size + 5, bold=True)
    fields = head_fields(look, accounts, person(dice), dice)
    for begin in range(0, len(fields), 2):
        for place, (label, value) in zip((1, 1 + len(look.columns) // 2), fields[begin : begin + 2], strict=False):
            _labelled(sheet, begin // 2 + 2, place, f"{label}{look.colon}", value, own)
    for one in accounts:
        if len(accounts) > 1:
            sheet.append([f"账号{look.colon}{one.number}", *[None] * (len(look.columns) // 2), f"币种{look.colon}{one.currency_name}"])
        _table(sheet, look, own, one)
    for text in filter(None, (look.end_mark, DISCLAIMER if look.disclaimer else "")):
        sheet.append([text])
    _set_page(sheet, look, own)
    book.save(path)


def _labelled(sheet: Worksheet, row: int, column: int, label: str, value: str, own: SheetLook) -> None:
    if own.head_apart:
        sheet.cell(row, column, label)
        sheet.cell(row, column + 1, value)
    else:
        sheet.cell(row, column, label + value)


def _table(sheet: Worksheet, look: Look, own: SheetLook, one: Account) -> None:
    bookings = one.bookings[::-1] if look.newest_first else one.bookings
    sheet.append([plain(heading(look, column)) for column in look.columns])
    first = sheet.max_row
    _set_row(sheet, look, own, first, True)
    if own.title_rows and not sheet.print_title_rows:
        sheet.print_title_rows = f"{first}:{first}"
    left = list(reversed(bookings))
    for row in rows_of(look, one):
        if not row.cells and not row.line:
            sheet.row_breaks.append(Break(id=sheet.max_row))
            continue
        booking = left.pop() if _is_booking(look, row) else None
        sheet.append([row.line] if row.line else list(_values(look, own, row, booking)))
        _set_row(sheet, look, own, sheet.max_row, False)
        if row.line:
            sheet.cell(sheet.max_row, 1).alignment = Alignment(horizontal="left")


def _is_booking(look: Look, row: Row) -> bool:
    return all(column.kind in row.cells for column in look.columns)


def _values(look: Look, own: SheetLook, row: Row, booking: Booking | None) -> Iterator[object]:
    """The cells of a row: days and figures as such where the sheet types them, else the text of the look."""
    for column in look.columns:
        text = plain(row.cells.get(column.kind, ""))
        if not own.typed or booking is None:
            yield text
        elif column.kind == "date":
            yield booking.date
        elif column.kind == "balance":
            yield booking.balance
        elif column.kind == "amount" and look.amounts != "flag":
            yield booking.amount
        elif column.kind in ("amount", "in", "out") and any(letter in "123456789" for letter in text):
            yield abs(booking.amount)
        else:
            yield text


def _set_row(sheet: Worksheet, look: Look, own: SheetLook, number: int, is_head: bool) -> None:
    upright, level = _LINE.get(look.rules, (None, _THIN if is_head and look.rules == "head" else None))
    for place, column in enumerate(look.columns, 1):
        cell = sheet.cell(number, place)
        cell.font = Font(name=look.family, size=own.size, bold=is_head)
        align = "center" if is_head and look.head_align == "center" else column.align
        wraps = (own.wraps and column.kind not in FIGURES) or "\n" in str(cell.value or "")
        vertical = {"middle": "center"}.get(look.valign, look.valign)
        cell.alignment = Alignment(horizontal=align, vertical=vertical, wrap_text=is_head or wraps)
        cell.border = Border(left=upright, right=upright, top=level, bottom=level)
        if look.zebra and number % 2:
            cell.fill = PatternFill("solid", fgColor="EEEEFF")
        if isinstance(cell.value, Decimal):
            cell.number_format = own.figures
        elif isinstance(cell.value, dt.date):
            cell.number_format = own.days


def _set_page(sheet: Worksheet, look: Look, own: SheetLook) -> None:
    rows: dict[int, int] = {}
    for place, column in enumerate(look.columns, 1):
        cells = [sheet.cell(row, place) for row in range(1, sheet.max_row + 1)]  # a line of words runs over the columns
        texts = [
            _shown(cell.value)
            for cell in cells
            if cell.font.size == own.size and not cell.font.bold and sheet.cell(cell.row or 1, 2).value is not None
        ]
        needed = max((em(line) for text in texts for line in text.split("\n") if line), default=1.0)
        if column.kind in WORDS | {"other_account"}:
            needed = max(3.5, min(needed, 14.0) * own.narrow)
        sheet.column_dimensions[get_column_letter(place)].width = needed * own.size / 11 * 1.75 + 1.5
        for number, cell in enumerate(cells, 1):
            if cell.font.size == own.size and cell.alignment.wrap_text:
                lines = sum(max(1, -int(-em(line) * 1.1 // needed)) for line in _shown(cell.value).split("\n"))
                rows[number] = max(rows.get(number, 1), lines)
    for number, lines in rows.items():  # as the program keeps them by which it was written
        sheet.row_dimensions[number].height = (lines * 1.45 + 0.2) * own.size
    sheet.page_setup.orientation = "landscape" if look.landscape or len(look.columns) > 8 else "portrait"
    sheet.page_setup.paperSize = "9"
    sheet.print_options.gridLines = own.gridlines
    if own.on_one_width:
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.page_setup.fitToHeight = False
    if own.numbers_pages:
        sheet.HeaderFooter.oddFooter = HeaderFooterItem(center=_HeaderFooterPart("第 &P 页，共 &N 页"))


def _shown(value: object) -> str:
    return f"{value:,.2f}---" if isinstance(value, Decimal) else f"{value}" if value is not None else ""
