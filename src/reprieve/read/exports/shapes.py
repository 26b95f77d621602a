"""Sheets whose transactions do not stand in rows below one head: laid so that they do.

Each transaction may be a column, or the table may stand in two parts side by side. Rows that were laid anew count in their new order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reprieve.library.reading import ReadingLibrary
from reprieve.library.statements import StatementVocabulary
from reprieve.read.exports.cards import cards_in_rows
from reprieve.read.exports.header import HEADER_WITHIN, header_columns
from reprieve.read.exports.parted_days import with_whole_days
from reprieve.read.exports.sheets import Sheet, filled, squeezed

_LABELS_WITHIN = 3
_FEWEST = 2


def in_rows(sheet: Sheet, library: ReadingLibrary) -> Sheet:
    """The sheet with its transactions as rows below names of columns, where it can be told how they stand; else as it is."""
    sheet = with_whole_days(sheet, library.exports)
    header = _header_of(sheet.rows, library)
    if header is not None:
        return _one_below_the_other(sheet, header, library)
    rows = cards_in_rows(sheet.rows, library) or _lying(sheet.rows, library)
    return replace(sheet, rows=rows, merged=()) if rows else sheet


def _header_of(rows: Sequence[Sequence[str]], library: ReadingLibrary) -> int | None:
    return next((index for index, _row in enumerate(rows[:HEADER_WITHIN]) if header_columns(rows, index, library)[1]), None)


# --- side by side --------------------------------------------------------------------------------------------------


def _one_below_the_other(sheet: Sheet, header: int, library: ReadingLibrary) -> Sheet:
    """The sheet with the right part of a table, or another table, below the left one: both begin with the same name, and are whole."""
    names = sheet.rows[header]
    first = next(place for place, name in enumerate(names) if name)
    for place in (place for place, name in enumerate(names) if place > first and name == names[first]):
        parts = [[row[:place] for row in sheet.rows], [row[place:] for row in sheet.rows]]
        if all(header_columns(part, header, library)[1] for part in parts):
            right = [row for _index, row in filled(parts[1])]
            rest = _one_below_the_other(replace(sheet, rows=tuple(map(tuple, right))), 0, library) if right[0] == names[place:] else None
            return replace(sheet, rows=tuple(map(tuple, (*parts[0], *(rest.rows if rest else right)))), merged=())
    return sheet


# --- lying on its side ---------------------------------------------------------------------------------------------


def _lying(rows: Sequence[Sequence[str]], library: ReadingLibrary) -> tuple[tuple[str, ...], ...]:
    """The rows with a table in them stood up whose columns are transactions, and whose names stand in one of the first columns."""
    for place in range(_LABELS_WITHIN):
        named = [index for index, row in enumerate(rows[:HEADER_WITHIN]) if _is_labelled(row, place, library.statements)]
        if not named:
            continue
        table = [row for _index, row in filled(rows[named[0] : named[-1] + 1])]
        columns = tuple(_columns_of(table, place))
        if header_columns(columns, 0, library)[1]:
            return (*map(tuple, rows[: named[0]]), *columns, *map(tuple, rows[named[-1] + 1 :]))
    return ()


def _is_labelled(row: Sequence[str], place: int, vocabulary: StatementVocabulary) -> bool:
    """Whether a row begins, there, with the name of a column and holds several values behind it."""
    return place < len(row) and vocabulary.knows(squeezed(row[place])) and sum(map(bool, row[place + 1 :])) >= _FEWEST


def _columns_of(rows: Sequence[Sequence[str]], place: int) -> Iterator[tuple[str, ...]]:
    width = max(map(len, rows))
    for column in range(place, width):
        cells = tuple(row[column] if column < len(row) else "" for row in rows)
        if any(cells):
            yield cells
