"""A row that a page break cuts in two: the rest of its cells stands on the next page, above that page's first row."""

from __future__ import annotations

import re
from dataclasses import replace

from reprieve.library.statements import Role
from reprieve.read.entries import Entry, read_entry
from reprieve.read.table import TablePage

_TIME = re.compile(r"\d{0,2}(?::\d{1,2}){1,2}|\d{6}")
_NUMBER = re.compile(r"[\d*]+[A-Za-z]?")
_FIGURES: frozenset[Role] = frozenset({"amount", "amount_in", "amount_out", "balance", "available", "other_figure", "flag", "currency"})
_NUMBERS: frozenset[Role] = frozenset({"counterparty_account", "own_account", "serial"})


def with_rest(entry: Entry, page: TablePage) -> Entry:
    """The last row of the page before with what `page` begins with; a notice, which does not go on with the row's cells, stays out."""
    row = entry.row
    if [column.role for column in row.columns] != [column.role for column in page.columns]:
        return entry
    cells = list(zip(row.columns, row.cells, page.above, strict=True))
    if not all(_goes_on(column.role, cell, rest) for column, cell, rest in cells if rest):
        return entry
    whole = tuple(_joined(column.role, cell, rest) for column, cell, rest in cells)
    return read_entry(replace(row, cells=whole), entry.account, entry.currency) or entry


def _goes_on(role: Role, cell: str, rest: str) -> bool:
    """Whether the rest can be of that cell: a time under a day, more figures of a number, more of a text; figures are not cut."""
    if role in ("date", "time"):
        return ":" not in cell and _TIME.fullmatch(rest) is not None
    if role in _NUMBERS:
        return bool(cell) and _NUMBER.fullmatch(rest) is not None
    return role not in _FIGURES and bool(cell)


def _joined(role: Role, cell: str, rest: str) -> str:
    return f"{cell} {rest}".strip() if role in ("date", "time") and rest else cell + rest
