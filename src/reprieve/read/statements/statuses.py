"""Transactions that failed or were closed: their rows stay, and moved no money."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reprieve.library.statements import Direction, StatementVocabulary
from reprieve.read.statements.entries import Entry
from reprieve.read.statements.readings import Reading, best_reading
from reprieve.read.tables.table_page import Row


def with_status(row: Row, vocabulary: StatementVocabulary) -> Row:
    """The row; where its status says that no money moved, as void and without a direction, with the status as a note. Told once."""
    if row.void:
        return row
    statuses = ("".join(text.split()) for text in row.cells_of({"status"}))
    status = next(filter(vocabulary.is_void, statuses), "")
    if not status:
        return row
    columns, cells = zip(*((column, text) for column, text in row.told() if column.role != "flag"), strict=True)
    return replace(row, columns=columns, cells=cells, void=True).with_more([("note", "", status)])


def by_statuses(
    entries: Sequence[Entry], reading: Reading, vocabulary: StatementVocabulary, one_way: Direction | None
) -> tuple[Sequence[Entry], Reading]:
    """The rows and their reading; where it breaks and the balances prove that money moved though a status says it did not, with that.

    What was reversed went first and came back in a row of its own.
    """
    if not reading.chain.breaks or not any(entry.row.void for entry in entries):
        return entries, reading
    moved = [replace(entry, row=replace(entry.row, void=entry.row.void and entry.balance is None)) for entry in entries]
    other = best_reading(moved, vocabulary, one_way)
    return (moved, other) if len(other.chain.breaks) < len(reading.chain.breaks) else (entries, reading)
