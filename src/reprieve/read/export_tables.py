"""Where the tables of transactions begin and end on the sheets of an export, and which of them are of the account."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reprieve.library.export import ExportWords
from reprieve.library.reading import ReadingLibrary
from reprieve.library.statements import StatementVocabulary
from reprieve.read.column_roles import Column
from reprieve.read.export import Sheet, filled
from reprieve.read.export_header import MONEY, header_columns
from reprieve.read.statement_head import find_account

_HEADER_WITHIN = 100
_MOST_CELLS_OF_A_HEAD = 6
_DAY_BEGINS = re.compile(r"\d{4}|\d{1,2}[-/.月]\d")
_BRACKETED = re.compile(r":\[([^\[\]]*)\]")


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
        return tuple(line_of(row) for _index, row in filled(self.sheet.rows[self.begin : self.header]))

    @property
    def cells(self) -> Sequence[Sequence[str]]:
        """The filled rows from its head to its end."""
        return [row for _index, row in filled(self.sheet.rows[self.begin : self.end])]

    @property
    def lines(self) -> Iterator[tuple[int, Sequence[str]]]:
        """The filled rows below the header, each with its place in the sheet."""
        return ((self.below + index, row) for index, row in filled(self.sheet.rows[self.below : self.end]))

    def is_dated(self, row: Sequence[str]) -> bool:
        """Whether the row begins a transaction: with a day, or what may be meant for one, in the column of days."""
        return any(_DAY_BEGINS.match(text) for text, column in zip(row, self.columns, strict=False) if column.role == "date")


def find_tables(sheet: Sheet, vocabulary: StatementVocabulary, words: ExportWords) -> list[SheetTable]:
    """The tables of transactions of a sheet, each from a row that names a date and an amount; several accounts may stand one below another.

    A header that is repeated among the rows begins none; a line that names an account among them does, with the columns of the rows above.
    """
    found: list[SheetTable] = []
    for index in range(len(sheet.rows)):
        if not found and index >= _HEADER_WITHIN:
            break
        columns, count = header_columns(sheet.rows, index, vocabulary, words)
        begin = _begin_of_head(found[-1], index, vocabulary) if found and columns else index if found else 0
        if found and not columns and _heads_rows(found[-1], index, vocabulary):
            columns, count = found[-1].columns, 1
            header = index + 1
        elif not columns or (found and begin == index and columns == found[-1].columns):
            continue
        else:
            header = index
        found[-1:] = [replace(table, end=begin) for table in found[-1:]]
        found.append(SheetTable(sheet, begin, header, index + count, len(sheet.rows), columns))
    return found


def _begin_of_head(before: SheetTable, header: int, vocabulary: StatementVocabulary) -> int:
    """Where the lines begin that stand right above a header and are no rows of the table before."""
    begin = header
    while begin > before.below and _is_of_head(before, begin - 1, vocabulary):
        begin -= 1
    return begin


def _is_of_head(before: SheetTable, index: int, vocabulary: StatementVocabulary) -> bool:
    texts = before.sheet.rows[index]
    under = [cell for cell, column in zip(texts, before.columns, strict=False) if column.role in {*MONEY, "date"}]
    figures = any(re.search(r"\d", cell) and not re.search(r"[\u4e00-\u9fff]", cell) for cell in under)
    return not figures or _names_account(before, texts, vocabulary)


def _heads_rows(before: SheetTable, index: int, vocabulary: StatementVocabulary) -> bool:
    """Whether a line among the rows of a table names the account of those that follow right below it."""
    rows = before.sheet.rows
    follows = index + 1 < len(rows) and before.is_dated(rows[index + 1])
    return follows and not before.is_dated(rows[index]) and _names_account(before, rows[index], vocabulary)


def _names_account(before: SheetTable, texts: Sequence[str], vocabulary: StatementVocabulary) -> bool:
    few = 0 < sum(map(bool, texts)) <= _MOST_CELLS_OF_A_HEAD
    return few and not before.is_dated(texts) and bool(find_account([line_of(texts)], vocabulary))


def of_the_account(tables: Sequence[SheetTable], library: ReadingLibrary) -> tuple[list[SheetTable], list[SheetTable]]:
    """The tables that tell the account's transactions; and those beside them: of a card or of investments, or copied whole.

    Where no table is left, or none states a balance, all are of it.
    """
    own: list[SheetTable] = []
    beside: list[SheetTable] = []
    for table in tables:
        is_own = not _is_copy(table, own) and not _is_of_another_kind(table, library)
        (own if is_own and not (own and _lists_what_else_there_is(table, own[0], library.statements)) else beside).append(table)
    return (own, beside) if own else (list(tables), [])


def _is_copy(table: SheetTable, before: Sequence[SheetTable]) -> bool:
    """Whether another sheet holds the same table, rows and head: saved twice, and no second account."""
    return any(table.sheet.number != one.sheet.number and one.cells == table.cells for one in before)


def _is_of_another_kind(table: SheetTable, library: ReadingLibrary) -> bool:
    head = "\n".join("".join(line.split()) for line in (*table.head, table.sheet.name))
    return library.mistaken.by_head(head, [table.names], exported=True) is not None


def _lists_what_else_there_is(table: SheetTable, first: SheetTable, vocabulary: StatementVocabulary) -> bool:
    """Whether a further table has columns of its own, no balance where the first states one, and no account."""
    states, first_states = ({column.role for column in one.columns} & {"balance"} for one in (table, first))
    return bool(first_states) and not states and table.names != first.names and not find_account(table.head, vocabulary)


def line_of(cells: Sequence[str]) -> str:
    """A row as one line; values in brackets (导出类型:[全部]) come out of them."""
    return _BRACKETED.sub(r":\1 ", " ".join(filter(None, cells))).strip()
