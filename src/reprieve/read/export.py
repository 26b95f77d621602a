"""CSV, workbooks and documents of Word -> sheets -> which kind of paper it is, and what it says: a statement, a payslip or a record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice, takewhile

from reprieve.language import Message, _
from reprieve.library.mistaken import Mistaken
from reprieve.library.reading import ReadingLibrary
from reprieve.model import BANK_STATEMENT, PAYSLIP, STATEMENT_KINDS, UNKNOWN, Content, Statement
from reprieve.read.days.dates import find_months
from reprieve.read.exports.delimited import delimited_rows
from reprieve.read.exports.encodings import text_of
from reprieve.read.exports.foreign import ZIP
from reprieve.read.exports.markup import is_markup, sheets_of_markup
from reprieve.read.exports.own_tables import of_the_account, without_repeated
from reprieve.read.exports.page import draw_sheet
from reprieve.read.exports.remarks import remarks_on
from reprieve.read.exports.rows import rows_of, table_pages, undated_rows
from reprieve.read.exports.shapes import in_rows
from reprieve.read.exports.sheets import Sheet, filled, squeezed
from reprieve.read.exports.tables import SheetTable, line_of, tables_of
from reprieve.read.exports.totals import check_sheet_totals
from reprieve.read.exports.units import in_yuan
from reprieve.read.exports.word_file import is_word, text_of_word
from reprieve.read.exports.workbook import is_workbook, sheets_of_workbook
from reprieve.read.heads.holders import find_holder
from reprieve.read.kinds.mistaken import is_taken_for_statement, kind_of, mistaken_rows
from reprieve.read.page.words import Page
from reprieve.read.proof import first_proof, proof_reader
from reprieve.read.recognise import Recognition, recognise
from reprieve.read.statement import read_statement
from reprieve.read.tables.table_page import TablePage

_ROWS_TOLD_BY = 60
_ROWS_OF_A_RECORD = 600
_SHEETS_TOLD_BY = 3
_LINES_OF_FOOT = 8


@dataclass(frozen=True, slots=True)
class Export:
    """What was read. `mistaken` tells the person why the file is not the statement that it was taken for, `remarks` what was left out."""

    told: Recognition
    content: Content | None
    mistaken: Message | None = None
    remarks: tuple[Message, ...] = ()


def read_sheets(data: bytes) -> tuple[Sheet, ...]:
    """The sheets of a workbook (xlsx, xls, xlsb, ods, or markup that is named .xls), or the one of a CSV or of a document of Word; none
    when it is none of them.

    Raises PaperError.
    """
    if data.startswith(ZIP) and is_word(data):
        return tuple(sheets_of_markup(text_of_word(data)))
    if is_workbook(data):
        return tuple(sheets_of_workbook(data))
    text = "" if data.startswith((b"%PDF", ZIP)) else text_of(data)
    if is_markup(text):
        return tuple(sheets_of_markup(text))
    rows = delimited_rows(text)
    return (Sheet(1, "", rows),) if rows else ()


def read_export(sheets: Sequence[Sheet], library: ReadingLibrary, hint: str | None, file: str, whose: Sequence[str]) -> Export:
    """Read the sheets of one file. Content decides what it is; `hint` and the file's name break ties."""
    sheets, units = _laid_out(sheets, library)
    own, beside = of_the_account(tables_of(sheets, library), library)
    tables = without_repeated(own, library.exports)
    shown = [_without(sheet, beside) for sheet in sheets if not beside or any(table.sheet is sheet for table in tables)]
    told = _told(shown, tables, library, hint, file)
    content: Content | None = None
    said: tuple[Message, ...] = ()
    mistake = _mistake(told, shown, tables, library)
    if mistake is None:
        content, said = _content(told.kind, sheets, tables, library, whose)
        mistake = mistaken_rows(content, library)
    if mistake is not None:
        told = kind_of(mistake, hint)
        return Export(told, _content(told.kind, sheets, (), library, whose)[0], _("{text}", text=mistake.why))
    if isinstance(content, Statement):
        said = (*units, *remarks_on(told.kind, content, sheets, tables, beside, library))
    return Export(told, content, remarks=said)


def _laid_out(sheets: Sequence[Sheet], library: ReadingLibrary) -> tuple[list[Sheet], tuple[Message, ...]]:
    """The sheets with their transactions in rows and their money in yuan, and what is said of the units of the first that has others."""
    told = [in_yuan(in_rows(sheet, library), library) for sheet in sheets]
    return [sheet for sheet, _units in told], next((units for _sheet, units in told if units), ())


# --- what it is ----------------------------------------------------------------------------------------------------


def _without(sheet: Sheet, beside: Sequence[SheetTable]) -> Sheet:
    """The sheet without the tables on it that are not of the account: they tell nothing of what the paper is."""
    left_out = [table for table in beside if table.sheet is sheet]
    rows = (() if any(table.begin <= index < table.end for table in left_out) else row for index, row in enumerate(sheet.rows))
    return replace(sheet, rows=tuple(rows)) if left_out else sheet


def _told(sheets: Sequence[Sheet], tables: Sequence[SheetTable], library: ReadingLibrary, hint: str | None, file: str) -> Recognition:
    wallet = library.exports.wallet(tables[0].names, "\n".join(tables[0].head)) if tables else ""
    if wallet:
        return Recognition(wallet)
    told = recognise([draw_sheet(sheet, _ROWS_TOLD_BY) for sheet in sheets[:_SHEETS_TOLD_BY]], library, hint, file)
    return Recognition(BANK_STATEMENT) if tables and told.kind == UNKNOWN else told


def _mistake(told: Recognition, sheets: Sequence[Sheet], tables: Sequence[SheetTable], library: ReadingLibrary) -> Mistaken | None:
    """What the file is that was taken for a statement, or for what its head says it is not."""
    top = [list(map(squeezed, row)) for sheet in sheets for row in sheet.rows[:_ROWS_TOLD_BY]]
    mistake = library.mistaken.by_head(_head(sheets, tables), top, exported=True)
    return mistake if mistake and (is_taken_for_statement(told) or told.kind == mistake.kind) else None


def _head(sheets: Sequence[Sheet], tables: Sequence[SheetTable]) -> str:
    """The lines above the first table, and the names of the sheets, without blanks."""
    lines = tables[0].head if tables else [cell for sheet in sheets[:1] for row in sheet.rows[:_ROWS_TOLD_BY] for cell in row]
    return "\n".join(squeezed(text) for text in (*lines, *(sheet.name for sheet in sheets)))


# --- what it says --------------------------------------------------------------------------------------------------


def _content(
    kind: str, sheets: Sequence[Sheet], tables: Sequence[SheetTable], library: ReadingLibrary, whose: Sequence[str]
) -> tuple[Content | None, tuple[Message, ...]]:
    """What a paper of that kind says, and what is to be said of that."""
    if kind in STATEMENT_KINDS:
        return _statement(sheets, tables, library), ()
    if kind not in library.documents:
        return None, ()
    return first_proof(_pages(kind, sheets, whose), kind, proof_reader(kind, library, whose), library)


def _pages(kind: str, sheets: Sequence[Sheet], whose: Sequence[str]) -> list[Page]:
    """The sheets of what is no statement as pages, as much of each as is searched."""
    if kind == PAYSLIP:
        return [draw_sheet(_with_month(sheet), _ROWS_TOLD_BY, (*whose, sheet.name)) for sheet in sheets]
    return [draw_sheet(sheet, _ROWS_OF_A_RECORD) for sheet in sheets]


def _with_month(sheet: Sheet) -> Sheet:
    """The sheet with its name below it where that is a month, which the sheet itself may not name."""
    return replace(sheet, rows=(*sheet.rows, (sheet.name,))) if find_months(sheet.name) else sheet


def _statement(sheets: Sequence[Sheet], tables: Sequence[SheetTable], library: ReadingLibrary) -> Statement:
    rows = [rows_of(table, library) for table in tables]
    pages = chain(_covers(sheets, tables), table_pages(rows, library))
    statement = read_statement(pages, library.statements, library.banks)
    proof = statement.reconciliation
    statement = statement if statement.holder else replace(statement, holder=find_holder(_foot(tables), library.statements))
    checked = tuple(dict.fromkeys(check_sheet_totals(tables, statement.transactions, library.exports)))
    figures = {(check.page, check.printed) for check in checked}
    totals = (*checked, *(check for check in proof.totals if (check.page, check.printed) not in figures))
    undated = tuple(undated_rows(rows, library))
    proof = replace(proof, status="broken" if undated else proof.status, totals=totals, unread=(*proof.unread, *undated))
    return replace(statement, reconciliation=proof)


def _foot(tables: Sequence[SheetTable]) -> list[str]:
    """The last lines below the last table that are none of its rows."""
    last = [row for table in tables[-1:] for _index, row in table.lines if not table.is_dated(row)]
    return [line_of(row) for row in last[-_LINES_OF_FOOT:]]


def _covers(sheets: Sequence[Sheet], tables: Sequence[SheetTable]) -> Iterator[TablePage]:
    """The sheets before the first table, as pages that tell whose account it is."""
    before = takewhile(lambda sheet: sheet.number != tables[0].sheet.number, sheets) if tables else ()
    for sheet in before:
        lines = tuple(line_of(row) for _index, row in islice(filled(sheet.rows), _ROWS_TOLD_BY))
        yield TablePage(sheet.number, (), lines, (), ())
