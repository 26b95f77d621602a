"""Sheets whose money is in units of ten thousand yuan, a thousand or a hundredth of one: as yuan, and said."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reprieve.figures.fen import FEN
from reprieve.language import Message
from reprieve.library.reading import ReadingLibrary
from reprieve.library.statements import FIGURES
from reprieve.read.exports.header import HEADER_WITHIN
from reprieve.read.exports.sheets import Sheet, squeezed
from reprieve.read.exports.tables import SheetTable, find_tables
from reprieve.read.statements.entries import is_nothing
from reprieve.read.statements.units import multiplied

_FIGURE = re.compile(r"([+-]?)¥?(\d[\d,]*(?:\.\d+)?)")


@dataclass(frozen=True, slots=True)
class _Units:
    """How many yuan each unit is, and how a cell names one: behind the name of a column, or alone, perhaps for the whole sheet."""

    yuan: Mapping[str, Decimal]
    behind_name: re.Pattern[str]
    alone: re.Pattern[str]

    def named_in(self, cell: str) -> str:
        """The unit that a cell names, or ""."""
        found = self.behind_name.search(cell) or self.alone.search(cell)
        return next(filter(None, found.groups())) if found else ""


def in_yuan(sheet: Sheet, library: ReadingLibrary) -> tuple[Sheet, tuple[Message, ...]]:
    """The sheet with its money in yuan, by what its heads say of the unit, and that it was multiplied.

    Where a figure of a row cannot be told, all stay as they are: nothing may be read in another unit than the rest.
    """
    known = _units_known(library)
    heads = sheet.rows[:HEADER_WITHIN]
    if all(known.yuan.get(known.named_in(cell), 1) == 1 for row in heads for cell in row):
        return sheet, ()
    plain = replace(sheet, rows=(*(tuple(known.behind_name.sub("", cell) for cell in row) for row in heads), *sheet.rows[HEADER_WITHIN:]))
    rows, found = list(plain.rows), set[str]()
    for table in find_tables(plain, library):
        units = _units(table, sheet.rows, known)
        found |= {unit for unit in units.values() if known.yuan.get(unit, 1) != 1}
        for index in range(table.below, table.end):
            cells = _in_yuan(rows[index], {place: known.yuan.get(unit, Decimal(1)) for place, unit in units.items()})
            if table.is_dated(rows[index]) and not all(cells[place] or is_nothing(rows[index][place]) for place in cells):
                return sheet, ()
            rows[index] = tuple(cells.get(place, cell) for place, cell in enumerate(rows[index]))
    told = tuple(multiplied(unit, known.yuan[unit]) for unit in sorted(found))
    return (replace(plain, rows=tuple(rows)), told) if found else (sheet, ())


def _units_known(library: ReadingLibrary) -> _Units:
    yuan = {unit: fen * FEN for unit, fen in library.statements.units.fen.items()}
    unit = rf"{library.exports.before_unit}({'|'.join(sorted(yuan, key=len, reverse=True))})"
    return _Units(yuan, re.compile(rf"\({unit}\)$"), re.compile(rf"^\(?{unit}\)?$|{library.exports.unit_of_sheet}\(?{unit}\)?$"))


def _units(table: SheetTable, rows: Sequence[Sequence[str]], known: _Units) -> Mapping[int, str]:
    """The unit of each column of money: named in its head or right below it, else for the whole sheet above; "" where none is."""
    of_sheet = next((unit for line in table.head if (unit := known.named_in(squeezed(line)))), "")
    heads = rows[table.header : table.below + 1]
    places = (place for place, column in enumerate(table.columns) if column.role in FIGURES)
    return {place: next((unit for row in heads if place < len(row) and (unit := known.named_in(row[place]))), of_sheet) for place in places}


def _in_yuan(row: Sequence[str], factors: Mapping[int, Decimal]) -> dict[int, str]:
    """The row's cells in those columns, multiplied; "" for one that is no figure."""
    found = {place: (_FIGURE.fullmatch(row[place]), factor) for place, factor in factors.items() if place < len(row)}
    return {place: _times(figure, factor) if figure else "" for place, (figure, factor) in found.items()}


def _times(figure: re.Match[str], factor: Decimal) -> str:
    return f"{figure[1]}{(Decimal(figure[2].replace(',', '')) * factor).quantize(FEN)}"
