"""A name that ends in figures above its account (国家电网95598), or below it, and an account that wraps: which of the two a cell holds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from reprieve.library.statements import OTHER_SIDE
from reprieve.model import UnreadRow
from reprieve.read.notation import ACCOUNT_DIGIT
from reprieve.read.statements.entries import Entry, as_unread
from reprieve.read.tables.cell_text import FULL_LINE, SHORT_LINE
from reprieve.read.tables.table_page import Row

_BREAK = re.compile(rf"[{FULL_LINE}{SHORT_LINE}]")
_NUMBER = re.compile(rf"{ACCOUNT_DIGIT}{{6,}}")
_AT_BREAK = re.compile(rf"{ACCOUNT_DIGIT}*{_BREAK.pattern}{ACCOUNT_DIGIT}*")
_WHOLE, _LONGEST_CARD, _ISSUER = 16, 19, 2  # figures of the numbers of bank cards, and of those that tell who issued one


def with_accounts_apart(entries: Sequence[Entry]) -> tuple[Sequence[Entry], tuple[UnreadRow, ...]]:
    """The entries, with names apart from accounts as long as others of the paper; and the rows of which nothing tells, as printed.

    Lines that cannot have wrapped, since the next figure had room, are two. Where they may be one, neither the account nor the figures
    beside the name are read: its letters are the name's either way.
    """
    if not any(_BREAK.search(cell) for entry in entries for cell in entry.row.cells_of(OTHER_SIDE)):
        return entries, ()
    usual = _usual(entries)
    told = [replace(entry, row=_parted(entry.row, usual)) for entry in entries]
    glued = tuple(as_unread(entry.row) for entry in told if any(_BREAK.search(cell) for cell in entry.row.cells))
    return [replace(entry, row=_letters_alone(entry.row)) for entry in told], glued


def _usual(entries: Sequence[Entry]) -> Mapping[int, Collection[str]]:
    """How long accounts are that stand in two cells at least, and are not in question, and the figures that those begin with."""
    cells = (cell for entry in entries for cell in entry.row.cells_of(OTHER_SIDE) if not _BREAK.search(cell))
    numbers = {number for cell in cells for number in _NUMBER.findall(cell)}
    lengths = Counter(map(len, numbers))
    return {length: {number[:_ISSUER] for number in numbers if len(number) == length} for length, times in lengths.items() if times > 1}


def _parted(row: Row, usual: Mapping[int, Collection[str]]) -> Row:
    cells = (_told(cell, usual) if column.role in OTHER_SIDE else cell for column, cell in row.told())
    return replace(row, cells=tuple(cells))


def _told(cell: str, usual: Mapping[int, Collection[str]]) -> str:
    """The cell with a stroke where its two lines are two, as one text where they are one, and as it is where either may be."""
    found = _AT_BREAK.search(cell)
    if found is None:
        return cell
    line = max(_BREAK.split(cell), key=lambda part: (_NUMBER.fullmatch(part) is not None, len(part)))
    alone, both = len(line), len(found.group()) - 1
    if begins := usual.get(both):  # so long may a card's number be with the figures of a name above it, too, and then only it begins so
        together = _BREAK.sub("", found.group())
        whole = alone == _WHOLE and line[:_ISSUER] in begins and together[:_ISSUER] not in begins
    else:
        whole = alone in usual if usual else _WHOLE <= alone <= _LONGEST_CARD < both
    if not whole:
        return _BREAK.sub("", cell)
    return cell.replace(SHORT_LINE, "/")


def _letters_alone(row: Row) -> Row:
    return replace(row, cells=tuple(_AT_BREAK.sub("", cell) for cell in row.cells))
