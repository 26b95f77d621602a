"""Where the tables of transactions begin and end on the sheets of an export."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from reprieve.library.reading import ReadingLibrary
from reprieve.library.statements import FIGURES, StatementVocabulary
from reprieve.read.exports.header import HEADER_WITHIN, header_columns
from reprieve.read.exports.sheets import Sheet, filled
from reprieve.read.heads.accounts import find_account
from reprieve.read.heads.column_roles import Column
from reprieve.read.notation import in_chinese
from reprieve.read.statements.entries import is_nothing, parse_money

_MOST_CELLS_OF_A_HEAD = 6
_FIRST = 5
_DAY_BEGINS = re.compile(r"\d{4}|\d{1,2}[-/.月]\d")
_THOUSANDS, _GROUP = re.compile(r"[-+]?¥?[-+]?[1-9]\d{0,2}(?:,\d{3})*"), re.compile(r"\d{3}(?:\.\d{1,2})?")
_BRACKETED = re.compile(r":\[([^\[\]]*)\]")


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A table of a sheet: the rows from its head to its end, where its header and what is below that begin, and its columns by name.

    `repeated` are rows that stand above once more, and do not count.
    """

    sheet: Sheet
    begin: int
    header: int
    below: int
    end: int
    columns: tuple[Column, ...]
    repeated: frozenset[int] = frozenset()

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @property
    def head(self) -> tuple[str, ...]:
        """The lines above the header."""
        return tuple(line_of(row) for _index, row in filled(self.sheet.rows[self.begin : self.header]))

    @property
    def head_cells(self) -> tuple[str, ...]:
        """What stands above the header in rows of several cells, each by itself."""
        rows = (list(filter(None, row)) for row in self.sheet.rows[self.begin : self.header])
        return tuple(cell for row in rows if len(row) > 1 for cell in row)

    @property
    def cells(self) -> Sequence[Sequence[str]]:
        """The filled rows from its head to its end."""
        return [row for _index, row in filled(self.sheet.rows[self.begin : self.end])]

    @property
    def lines(self) -> Iterator[tuple[int, Sequence[str]]]:
        """The filled rows below the header, each with its place in the sheet."""
        below = ((self.below + index, self._joined(row)) for index, row in filled(self.sheet.rows[self.below : self.end]))
        return ((index, row) for index, row in below if index not in self.repeated)

    def _joined(self, row: Sequence[str]) -> Sequence[str]:
        """The row; where commas of thousands parted its figures, these joined, if it then has as many cells as there are columns."""
        count = len(self.columns)
        if not any(row[count:]):
            return row
        cells: list[str] = []
        for cell in row:
            goes_on = 0 < len(cells) <= count and self.columns[len(cells) - 1].role in FIGURES
            if goes_on and _THOUSANDS.fullmatch(cells[-1]) and _GROUP.fullmatch(cell):
                cells[-1] += f",{cell}"
            else:
                cells.append(cell)
        return cells if not any(cells[count:]) else row

    @property
    def has_balances(self) -> bool:
        """Whether a column states balances, which tell by themselves when a row is there twice, or one is lost."""
        return any(column.role == "balance" for column in self.columns)

    @property
    def goes_on(self) -> bool:
        """Whether its first rows are dated ones with figures under the names of money, and nothing beside its columns."""
        first = [row for _index, row in islice(self.lines, _FIRST)]
        return bool(first) and all(self.is_dated(row) and len(row) <= len(self.columns) and self._states_money(row) for row in first)

    def _states_money(self, row: Sequence[str]) -> bool:
        cells = [cell for cell, column in zip(row, self.columns, strict=False) if column.role in FIGURES and cell]
        return bool(cells) and all(parse_money(cell) is not None or is_nothing(cell) for cell in cells)

    def is_dated(self, row: Sequence[str]) -> bool:
        """Whether the row begins a transaction: with a day, or what may be meant for one, in the column of days."""
        return any(_DAY_BEGINS.match(text) for text, column in zip(row, self.columns, strict=False) if column.role == "date")


def find_tables(sheet: Sheet, library: ReadingLibrary) -> list[SheetTable]:
    """The tables of transactions of a sheet, each from a row that names a date and an amount; several accounts may stand one below another.

    A header that is repeated among the rows begins none; a line that names an account among them does, with the columns of the rows above.
    """
    found: list[SheetTable] = []
    for index in range(len(sheet.rows)):
        if not found and index >= HEADER_WITHIN:
            break
        if found and index < found[-1].below:
            continue  # the lower of two rows of names may be a header by itself
        columns, count = header_columns(sheet.rows, index, library)
        begin = _begin_of_head(found[-1], index, library.statements) if found and columns else index if found else 0
        if found and not columns and _heads_rows(found[-1], index, library.statements):
            columns, count = found[-1].columns, 1
            header = index + 1
        elif not columns or (found and not any(map(any, sheet.rows[begin:index])) and columns == found[-1].columns):
            continue
        else:
            header = index
        found[-1:] = [replace(table, end=begin) for table in found[-1:]]
        found.append(SheetTable(sheet, begin, header, index + count, len(sheet.rows), columns))
    return found


def tables_of(sheets: Sequence[Sheet], library: ReadingLibrary) -> list[SheetTable]:
    """The tables of all sheets; one that names no columns goes on under those of the sheet before it, where its rows fit them."""
    found: list[SheetTable] = []
    for sheet in sheets:
        own = find_tables(sheet, library)
        if not own and found and (rest := replace(found[-1], sheet=sheet, begin=0, header=0, below=0, end=len(sheet.rows))).goes_on:
            own = [rest]
        found += own
    return found


def _begin_of_head(before: SheetTable, header: int, vocabulary: StatementVocabulary) -> int:
    """Where the lines begin that stand right above a header and are no rows of the table before."""
    begin = header
    while begin > before.below and _is_of_head(before, begin - 1, vocabulary):
        begin -= 1
    return begin


def _is_of_head(before: SheetTable, index: int, vocabulary: StatementVocabulary) -> bool:
    texts = before.sheet.rows[index]
    under = [cell for cell, column in zip(texts, before.columns, strict=False) if column.role in {*FIGURES, "date"}]
    figures = any(re.search(r"\d", cell) and not in_chinese(cell) for cell in under)
    return not figures or _names_account(before, texts, vocabulary)


def _heads_rows(before: SheetTable, index: int, vocabulary: StatementVocabulary) -> bool:
    """Whether a line among the rows of a table names the account of those that follow right below it."""
    rows = before.sheet.rows
    follows = index + 1 < len(rows) and before.is_dated(rows[index + 1])
    return follows and not before.is_dated(rows[index]) and _names_account(before, rows[index], vocabulary)


def _names_account(before: SheetTable, texts: Sequence[str], vocabulary: StatementVocabulary) -> bool:
    few = 0 < sum(map(bool, texts)) <= _MOST_CELLS_OF_A_HEAD
    return few and not before.is_dated(texts) and bool(find_account([line_of(texts)], vocabulary))


def line_of(cells: Sequence[str]) -> str:
    """A row as one line; values in brackets (导出类型:[全部]) come out of them."""
    return _BRACKETED.sub(r":\1 ", " ".join(filter(None, cells))).strip()
