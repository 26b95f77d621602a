"""Transactions that failed or were closed: their rows stay, and moved no money."""

from __future__ import annotations

from dataclasses import replace

from reprieve.library.statements import StatementVocabulary
from reprieve.read.column_roles import Column
from reprieve.read.table import Row


def with_status(row: Row, vocabulary: StatementVocabulary) -> Row:
    """The row; where its status says that no money moved, as void and without a direction, with the status as a note. Told once."""
    if row.void:
        return row
    statuses = ("".join(text.split()) for text, column in zip(row.cells, row.columns, strict=True) if column.role == "status")
    status = next(filter(vocabulary.is_void, statuses), "")
    if not status:
        return row
    kept = [(column, text) for column, text in zip(row.columns, row.cells, strict=True) if column.role != "flag"]
    count = len(row.columns)
    kept.append((Column("note", "", count, count), status))
    columns, cells = zip(*kept, strict=True)
    return replace(row, columns=columns, cells=cells, void=True)
