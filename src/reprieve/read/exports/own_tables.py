"""Which tables of an export tell the account's transactions: not those of a card or another holder beside them, nor copies."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reprieve.library.export import ExportWords
from reprieve.library.reading import ReadingLibrary
from reprieve.library.statements import FIGURES, Role, StatementVocabulary
from reprieve.read.exports.sheets import squeezed
from reprieve.read.exports.tables import SheetTable
from reprieve.read.heads.accounts import find_account
from reprieve.read.heads.holders import find_holder

_TWO = 2
_TELLING: frozenset[Role] = frozenset({"date", "time", *FIGURES, "flag", "counterparty", "counterparty_account", "own_account"})
_LONG_NUMBER = re.compile(r"[A-Za-z_]{0,12}\d{8,}\w*")


def of_the_account(tables: Sequence[SheetTable], library: ReadingLibrary) -> tuple[list[SheetTable], list[SheetTable]]:
    """The tables that tell the account's transactions; and those beside them: of a card or of investments, or copied whole.

    Where no table is left, or none states a balance, all are of it.
    """
    own: list[SheetTable] = []
    beside: list[SheetTable] = []
    copies = _copies(tables, library.statements)
    for place, table in enumerate(tables):
        is_own = place not in copies and not _is_of_another_kind(table, library) and not (own and is_anothers(table, own[0], library))
        (own if is_own and not (own and _lists_what_else_there_is(table, own[0], library.statements)) else beside).append(table)
    return (own, beside) if own else (list(tables), [])


def _copies(tables: Sequence[SheetTable], vocabulary: StatementVocabulary) -> set[int]:
    """The places of the tables whose rows all stand in another sheet's, too, whatever their order: saved twice, sorted or picked out."""
    if len({table.sheet.number for table in tables}) < _TWO:
        return set()
    rows = [Counter(map(tuple, _told_rows(table))) for table in tables]
    copies: set[int] = set()
    for place, table in enumerate(tables):
        others = (other for other in range(len(tables)) if tables[other].sheet is not table.sheet and other not in copies)
        inside = (other for other in others if rows[place] and rows[place] <= rows[other] and _may_be_one(table, tables[other], vocabulary))
        if any(other < place or rows[place] != rows[other] for other in inside):
            copies.add(place)
    return copies


def _told_rows(table: SheetTable) -> Iterator[list[tuple[Role, str]]]:
    """What its dated rows say of the day, the money and the other side, in no order."""
    places = sorted((column.role, place) for place, column in enumerate(table.columns) if column.role in _TELLING)
    rows = (row for _index, row in table.lines if table.is_dated(row))
    return ([(role, row[place]) for role, place in places if place < len(row) and row[place]] for row in rows)


def _may_be_one(table: SheetTable, other: SheetTable, vocabulary: StatementVocabulary) -> bool:
    """Whether no two accounts are named above them."""
    accounts = {find_account(one.head, vocabulary) for one in (table, other)} - {""}
    return len(accounts) < _TWO


def _is_of_another_kind(table: SheetTable, library: ReadingLibrary) -> bool:
    head = "\n".join(squeezed(line) for line in (*table.head, table.sheet.name))
    return library.mistaken.by_head(head, [table.names], exported=True) is not None


def is_anothers(table: SheetTable, first: SheetTable, library: ReadingLibrary) -> bool:
    """Whether a further table is of another holder than the first, or of a wallet where that is of none or of another."""
    holders = {find_holder(one.head, library.statements) for one in (table, first)} - {""}
    wallets = {library.exports.wallet(one.names, "\n".join(one.head)) for one in (table, first)}
    return len(wallets) == _TWO or (len(holders) == _TWO and not any("*" in holder for holder in holders))


def _lists_what_else_there_is(table: SheetTable, first: SheetTable, vocabulary: StatementVocabulary) -> bool:
    """Whether a further table has columns of its own, no balance where the first states one, and no account."""
    states, first_states = ({column.role for column in one.columns} & {"balance"} for one in (table, first))
    return bool(first_states) and not states and table.names != first.names and not find_account(table.head, vocabulary)


def without_repeated(tables: Sequence[SheetTable], words: ExportWords) -> list[SheetTable]:
    """The tables without the rows that stand in them before, number and all: pasted twice."""
    seen: set[tuple[str, ...]] = set()
    found = []
    for table in tables:
        repeated = set()
        for index, row in numbered_rows(table, words):
            cells = tuple(row[: len(table.columns)])
            if cells in seen:
                repeated.add(index)
            seen.add(cells)
        found.append(replace(table, repeated=frozenset(repeated)))
    return found


def numbered_rows(table: SheetTable, words: ExportWords) -> Iterator[tuple[int, Sequence[str]]]:
    """Of a table without balances, the rows that bear a number of their own."""
    numbers = [place for place, name in enumerate(table.names) if re.fullmatch(words.numbers, name)]
    rows = () if table.has_balances else table.lines
    return (one for one in rows if any(_LONG_NUMBER.fullmatch(one[1][place]) for place in numbers if place < len(one[1])))
