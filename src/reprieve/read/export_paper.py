"""An export -> what kind of paper it is and what it says: a statement, a payslip, a record, or a file that is none of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reprieve.language import Message, _
from reprieve.library.reading import ReadingLibrary
from reprieve.model import BANK_STATEMENT, PAYSLIP, STATEMENT_KINDS, UNKNOWN, Content, Reconciliation, Statement
from reprieve.read.certificate import read_certificate
from reprieve.read.export import Sheet
from reprieve.read.export_page import draw_sheet
from reprieve.read.export_rows import SheetTable, check_totals, find_tables, table_pages, undated_rows
from reprieve.read.mistaken import is_taken_for_statement, kind_of, mistaken_rows
from reprieve.read.payslip import read_payslip
from reprieve.read.recognise import Recognition, recognise
from reprieve.read.statement import read_statement

_ROWS_TOLD_BY = 60
_ROWS_OF_A_RECORD = 600
_SHEETS_TOLD_BY = 3


@dataclass(frozen=True, slots=True)
class Export:
    """What was read. `mistaken` tells the person why the file is not the statement that it was taken for."""

    told: Recognition
    content: Content | None
    mistaken: Message | None = None


def read_export(sheets: Sequence[Sheet], library: ReadingLibrary, hint: str | None, file: str, whose: Sequence[str]) -> Export:
    """Read the sheets of one file. Content decides what it is; `hint` and the file's name break ties."""
    tables = [table for sheet in sheets for table in find_tables(sheet, library.statements, library.exports)]
    top = [["".join(cell.split()) for cell in row] for sheet in sheets for row in sheet.rows[:_ROWS_TOLD_BY]]
    told = _told(sheets, tables, library, hint, file)
    mistake = library.mistaken.by_head(_head(sheets, tables), top, exported=True)
    if mistake is None or not (is_taken_for_statement(told) or told.kind == mistake.kind):
        content = _content(told.kind, sheets, tables, library, whose)
        mistake = mistaken_rows(content, library)
        if mistake is None:
            return Export(told, content)
    told = kind_of(mistake, hint)
    return Export(told, _content(told.kind, sheets, (), library, whose), _("{text}", text=mistake.why))


def _head(sheets: Sequence[Sheet], tables: Sequence[SheetTable]) -> str:
    """The lines above the first table, and the names of the sheets, without blanks."""
    lines = tables[0].head if tables else [cell for sheet in sheets[:1] for row in sheet.rows[:_ROWS_TOLD_BY] for cell in row]
    return "\n".join("".join(text.split()) for text in (*lines, *(sheet.name for sheet in sheets)))


def _told(sheets: Sequence[Sheet], tables: Sequence[SheetTable], library: ReadingLibrary, hint: str | None, file: str) -> Recognition:
    wallet = library.exports.wallet(tables[0].names) if tables else ""
    if wallet:
        return Recognition(wallet)
    told = recognise([draw_sheet(sheet, _ROWS_TOLD_BY) for sheet in sheets[:_SHEETS_TOLD_BY]], library, hint, file)
    return Recognition(BANK_STATEMENT) if tables and told.kind == UNKNOWN else told


def _content(
    kind: str, sheets: Sequence[Sheet], tables: Sequence[SheetTable], library: ReadingLibrary, whose: Sequence[str]
) -> Content | None:
    if kind in STATEMENT_KINDS:
        return _statement(tables, library)
    if kind == PAYSLIP:
        return read_payslip([draw_sheet(sheet, _ROWS_TOLD_BY, whose) for sheet in sheets], library, whose)
    if kind in library.documents:
        return read_certificate([draw_sheet(sheet, _ROWS_OF_A_RECORD) for sheet in sheets], library.documents[kind], library)
    return None


def _statement(tables: Sequence[SheetTable], library: ReadingLibrary) -> Statement:
    pages = table_pages(tables, library.statements, library.exports)
    statement = read_statement(pages, library.statements, library.banks)
    proof = statement.reconciliation
    totals = tuple(dict.fromkeys((*check_totals(tables, statement.transactions, library.exports), *proof.totals)))
    undated = tuple(undated_rows(tables, library.statements, library.exports))
    status = "broken" if undated else proof.status
    return replace(statement, reconciliation=Reconciliation(status, proof.breaks, totals, (*proof.unread, *undated)))
