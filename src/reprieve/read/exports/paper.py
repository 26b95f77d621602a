"""An export -> what kind of paper it is and what it says: a statement, a payslip, a record, or a file that is none of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice, takewhile

from reprieve.language import Message, _
from reprieve.library.reading import ReadingLibrary
from reprieve.model import BANK_STATEMENT, PAYSLIP, STATEMENT_KINDS, UNKNOWN, Certificate, Content, Payslip, Reconciliation, Statement
from reprieve.read.certificate import read_certificate
from reprieve.read.certificates.said_twice import said_otherwise
from reprieve.read.days.dates import find_months
from reprieve.read.days.moments import begins_with_date
from reprieve.read.export import Sheet, filled
from reprieve.read.exports.changed import numbered_twice, shortened_accounts, turned_days
from reprieve.read.exports.page import draw_sheet
from reprieve.read.exports.rows import check_sheet_totals, table_pages, undated_rows
from reprieve.read.exports.shapes import in_rows
from reprieve.read.exports.tables import SheetTable, is_anothers, line_of, of_the_account, tables_of, without_repeated
from reprieve.read.exports.units import in_yuan
from reprieve.read.heads.holders import find_holder
from reprieve.read.kinds.mistaken import is_taken_for_statement, kind_of, mistaken_rows
from reprieve.read.kinds.several_papers import first_paper
from reprieve.read.page.words import Page
from reprieve.read.payslip import read_payslip
from reprieve.read.recognise import Recognition, recognise
from reprieve.read.statement import read_statement
from reprieve.read.statements.entries import has_figure
from reprieve.read.tables.table_page import TablePage

_ROWS_TOLD_BY = 60
_ROWS_OF_A_RECORD = 600
_SHEETS_TOLD_BY = 3
_LINES_OF_FOOT = 8
_FEWEST_LOST = 3


@dataclass(frozen=True, slots=True)
class Export:
    """What was read. `mistaken` tells the person why the file is not the statement that it was taken for, `remarks` what was left out."""

    told: Recognition
    content: Content | None
    mistaken: Message | None = None
    remarks: tuple[Message, ...] = ()


def read_export(sheets: Sequence[Sheet], library: ReadingLibrary, hint: str | None, file: str, whose: Sequence[str]) -> Export:
    """Read the sheets of one file. Content decides what it is; `hint` and the file's name break ties."""
    by_rows = (in_rows(sheet, library) for sheet in sheets)
    told_in = [in_yuan(sheet, library) for sheet in by_rows]
    sheets = [sheet for sheet, _units in told_in]
    every = tables_of(sheets, library)
    once, beside = of_the_account(every, library)
    tables = without_repeated(once, library.exports)
    shown = [_without(sheet, beside) for sheet in sheets if not beside or any(table.sheet is sheet for table in tables)]
    told = _told(shown, tables, library, hint, file)
    top = [["".join(cell.split()) for cell in row] for sheet in shown for row in sheet.rows[:_ROWS_TOLD_BY]]
    mistake = library.mistaken.by_head(_head(shown, tables), top, exported=True)
    if mistake is None or not (is_taken_for_statement(told) or told.kind == mistake.kind):
        content, said = _content(told.kind, sheets, tables, library, whose)
        mistake = mistaken_rows(content, library)
        if mistake is None:
            left_out = (*_not_read(beside, tables, library), *_read_once(tables), *_without_names(sheets, every))
            if not isinstance(content, Statement):
                return Export(told, content, remarks=said)
            units = next((messages for _sheet, messages in told_in if messages), ())
            changed = (*numbered_twice(tables, library.exports), *turned_days(content.transactions), *shortened_accounts(tables))
            return Export(told, content, remarks=(*units, *left_out, *changed, *_names_nobody(told, content)))
    told = kind_of(mistake, hint)
    return Export(told, _content(told.kind, sheets, (), library, whose)[0], _("{text}", text=mistake.why))


def _without(sheet: Sheet, beside: Sequence[SheetTable]) -> Sheet:
    """The sheet without the tables on it that are not of the account: they tell nothing of what the paper is."""
    left_out = [table for table in beside if table.sheet is sheet]
    rows = (() if any(table.begin <= index < table.end for table in left_out) else row for index, row in enumerate(sheet.rows))
    return replace(sheet, rows=tuple(rows)) if left_out else sheet


def _not_read(beside: Sequence[SheetTable], tables: Sequence[SheetTable], library: ReadingLibrary) -> Iterator[Message]:
    for table in beside:
        figures = {"page": table.sheet.number, "text": next(iter(table.head), "") or table.sheet.name}
        if is_anothers(table, tables[0], library):
            yield _(
                "A table on sheet {page} is of another holder or wallet and was not read: {text}. Save it as a file of its own.", **figures
            )
        else:
            yield _("A table on sheet {page} is not of this account, or a copy, and was not read: {text}", **figures)


def _without_names(sheets: Sequence[Sheet], every: Sequence[SheetTable]) -> Iterator[Message]:
    """What is said of sheets that list figures beside days and name no columns above them."""
    with_tables = {table.sheet.number for table in every}
    for sheet in sheets if every else ():
        rows = [row for row in sheet.rows if any(map(begins_with_date, row)) and any(map(has_figure, row))]
        if sheet.number not in with_tables and len(rows) >= _FEWEST_LOST:
            yield _(
                "Sheet {page} lists figures beside days below no names of columns that are known, and was not read: {text}",
                page=sheet.number,
                text=line_of(rows[0]),
            )


def _names_nobody(told: Recognition, statement: Statement) -> Iterator[Message]:
    """What is said of an export without bank, name and number, whose rows tell no time and no other side: anybody may have written it."""
    rows = statement.transactions
    named = statement.issuer or statement.holder or statement.account or any(row.account for row in rows)
    if told.kind == BANK_STATEMENT and rows and not named and not any(row.time or row.counterparty for row in rows):
        yield _("Nothing in this file says which bank it is from or whose account it lists. Hand in the export as the bank made it.")


def _read_once(tables: Sequence[SheetTable]) -> Iterator[Message]:
    for table in tables:
        if table.repeated:
            row = line_of(table.sheet.rows[min(table.repeated)])
            figures = {"page": table.sheet.number, "count": len(table.repeated), "text": row}
            yield _("On sheet {page}, {count} rows repeat others with their number and were read once; the first: {text}", **figures)


def _head(sheets: Sequence[Sheet], tables: Sequence[SheetTable]) -> str:
    """The lines above the first table, and the names of the sheets, without blanks."""
    lines = tables[0].head if tables else [cell for sheet in sheets[:1] for row in sheet.rows[:_ROWS_TOLD_BY] for cell in row]
    return "\n".join("".join(text.split()) for text in (*lines, *(sheet.name for sheet in sheets)))


def _told(sheets: Sequence[Sheet], tables: Sequence[SheetTable], library: ReadingLibrary, hint: str | None, file: str) -> Recognition:
    wallet = library.exports.wallet(tables[0].names, "\n".join(tables[0].head)) if tables else ""
    if wallet:
        return Recognition(wallet)
    told = recognise([draw_sheet(sheet, _ROWS_TOLD_BY) for sheet in sheets[:_SHEETS_TOLD_BY]], library, hint, file)
    return Recognition(BANK_STATEMENT) if tables and told.kind == UNKNOWN else told


def _content(
    kind: str, sheets: Sequence[Sheet], tables: Sequence[SheetTable], library: ReadingLibrary, whose: Sequence[str]
) -> tuple[Content | None, tuple[Message, ...]]:
    if kind in STATEMENT_KINDS:
        return _statement(sheets, tables, library), ()
    if kind not in library.documents:
        return None, ()

    def read(pages: Sequence[Page]) -> Payslip | Certificate:
        return read_payslip(pages, library, whose) if kind == PAYSLIP else read_certificate(pages, library.documents[kind], library)

    own, others = first_paper(_pages(kind, sheets, whose), kind, read, library)
    content = read(own)
    return content, (*said_otherwise(content, own), *others)


def _pages(kind: str, sheets: Sequence[Sheet], whose: Sequence[str]) -> list[Page]:
    """The sheets of what is no statement as pages, as much of each as is searched."""
    if kind == PAYSLIP:
        return [draw_sheet(_with_month(sheet), _ROWS_TOLD_BY, (*whose, sheet.name)) for sheet in sheets]
    return [draw_sheet(sheet, _ROWS_OF_A_RECORD) for sheet in sheets]


def _with_month(sheet: Sheet) -> Sheet:
    """The sheet with its name below it where that is a month, which the sheet itself may not name."""
    return replace(sheet, rows=(*sheet.rows, (sheet.name,))) if find_months(sheet.name) else sheet


def _statement(sheets: Sequence[Sheet], tables: Sequence[SheetTable], library: ReadingLibrary) -> Statement:
    pages = table_pages(tables, library)
    statement = read_statement(chain(_covers(sheets, tables), pages), library.statements, library.banks)
    proof = statement.reconciliation
    statement = statement if statement.holder else replace(statement, holder=find_holder(_foot(tables), library.statements))
    checked = tuple(dict.fromkeys(check_sheet_totals(tables, statement.transactions, library.exports)))
    figures = {(check.page, check.printed) for check in checked}
    totals = (*checked, *(check for check in proof.totals if (check.page, check.printed) not in figures))
    undated = tuple(undated_rows(tables, library))
    status = "broken" if undated else proof.status
    return replace(statement, reconciliation=Reconciliation(status, proof.breaks, totals, (*proof.unread, *undated)))


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
