"""Transactions that failed or were closed: their rows stay, and moved no money."""

from __future__ import annotations

from dataclasses import replace

from reprieve.library.statements import StatementVocabulary
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
