"""What is said of an export that was read: what was left out of it or read once, signs that it was changed, and whose it does not say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reprieve.language import Message, _
from reprieve.library.export import ExportWords
from reprieve.library.reading import ReadingLibrary
from reprieve.library.statements import ACCOUNTS, FIGURES
from reprieve.model import BANK_STATEMENT, Statement
from reprieve.read.days.moments import begins_with_date
from reprieve.read.exports.own_tables import is_anothers, numbered_rows
from reprieve.read.exports.sheets import Sheet
from reprieve.read.exports.tables import SheetTable, line_of
from reprieve.read.exports.turned_days import turned_days
from reprieve.read.heads.shortened import shortened_numbers
from reprieve.read.statements.entries import has_figure

_FEWEST_LOST = 3


def remarks_on(
    kind: str,
    statement: Statement,
    sheets: Sequence[Sheet],
    tables: Sequence[SheetTable],
    beside: Sequence[SheetTable],
    library: ReadingLibrary,
) -> Iterator[Message]:
    """All that a person should know of a statement of that kind. `tables` are those that it was read from, `beside` the others."""
    yield from _not_read(beside, tables, library)
    yield from _read_once(tables)
    yield from _without_names(sheets, (*tables, *beside))
    yield from _numbered_twice(tables, library.exports)
    yield from turned_days(statement.transactions)
    yield from _shortened_accounts(tables)
    yield from _names_nobody(kind, statement)


def _not_read(beside: Sequence[SheetTable], tables: Sequence[SheetTable], library: ReadingLibrary) -> Iterator[Message]:
    for table in beside:
        figures = {"page": table.sheet.number, "text": next(iter(table.head), "") or table.sheet.name}
        if is_anothers(table, tables[0], library):
            yield _(
                "A table on sheet {page} is of another holder or wallet and was not read: {text}. Save it as a file of its own.", **figures
            )
        else:
            yield _("A table on sheet {page} is not of this account, or a copy, and was not read: {text}", **figures)


def _read_once(tables: Sequence[SheetTable]) -> Iterator[Message]:
    for table in tables:
        if table.repeated:
            row = line_of(table.sheet.rows[min(table.repeated)])
            figures = {"page": table.sheet.number, "count": len(table.repeated), "text": row}
            yield _("On sheet {page}, {count} rows repeat others with their number and were read once; the first: {text}", **figures)


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


def _numbered_twice(tables: Sequence[SheetTable], words: ExportWords) -> Iterator[Message]:
    """What is said of rows that bear the number of another and differ from it in the amount alone."""
    for table in tables:
        money = {place for place, column in enumerate(table.columns) if column.role in FIGURES}
        seen: dict[tuple[str, ...], Sequence[str]] = {}
        told = []
        for _index, row in numbered_rows(table, words):
            rest = tuple(cell for place, cell in enumerate(row) if place not in money)
            if seen.setdefault(rest, row) != row:
                told.append(row)
        if told:
            figures = {"page": table.sheet.number, "count": len(told), "text": line_of(told[0])}
            yield _(
                "On sheet {page}, {count} rows bear the number of another row and differ from it in the amount alone; the first: {text}",
                **figures,
            )


def _shortened_accounts(tables: Sequence[SheetTable]) -> Iterator[Message]:
    """What is said of numbers of accounts that a spreadsheet has shortened, in the head or in rows."""
    for table in tables:
        places = [place for place, column in enumerate(table.columns) if column.role in ACCOUNTS]
        cells = (row[place] for _index, row in table.lines for place in places if place < len(row))
        yield from shortened_numbers((*re.split(r"[\s:]+", "\n".join(table.head)), *cells))


def _names_nobody(kind: str, statement: Statement) -> Iterator[Message]:
    """What is said of an export without bank, name and number, whose rows tell no time and no other side: anybody may have written it."""
    rows = statement.transactions
    named = statement.issuer or statement.holder or statement.account or any(row.account for row in rows)
    if kind == BANK_STATEMENT and rows and not named and not any(row.time or row.counterparty for row in rows):
        yield _("Nothing in this file says which bank it is from or whose account it lists. Hand in the export as the bank made it.")
