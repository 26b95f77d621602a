"""Sheets whose money is in units of ten thousand yuan, a thousand or a hundredth of one: as yuan, and said."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from reprieve.figures.fen import FEN
from reprieve.language import Message, _
from reprieve.library.export import ExportWords
from reprieve.library.statements import FIGURES, StatementVocabulary
from reprieve.read.export import Sheet
from reprieve.read.exports.tables import SheetTable, find_tables
from reprieve.read.statements.entries import is_nothing

_FACTORS = {"元": Decimal(1), "分": FEN, "千元": Decimal(1_000), "万元": Decimal(10_000), "百万元": Decimal(1_000_000)}
_UNIT = rf"(?:单位:?)?(?:人民币)?(?P<unit>{'|'.join(sorted(_FACTORS, key=len, reverse=True))})"
_BEHIND_NAME, _ALONE, _OF_SHEET = re.compile(rf"\({_UNIT}\)$"), re.compile(rf"\(?{_UNIT}\)?"), re.compile(rf"单位:?\(?{_UNIT}\)?$")
_FIGURE = re.compile(r"([+-]?)¥?(\d[\d,]*(?:\.\d+)?)")
_HEAD_ROWS = 100


def in_yuan(sheet: Sheet, vocabulary: StatementVocabulary, words: ExportWords) -> tuple[Sheet, tuple[Message, ...]]:
    """The sheet with its money in yuan, by what its heads say of the unit, and that it was multiplied.

    Where a figure of a row cannot be told, all stay as they are: nothing may be read in another unit than the rest.
    """
    heads = sheet.rows[:_HEAD_ROWS]
    if all(_unit(cell) in ("", "元") for row in heads for cell in row):
        return sheet, ()
    plain = replace(sheet, rows=(*(tuple(_BEHIND_NAME.sub("", cell) for cell in row) for row in heads), *sheet.rows[_HEAD_ROWS:]))
    rows, found = list(plain.rows), set[str]()
    for table in find_tables(plain, vocabulary, words):
        units = _units(table, sheet.rows)
        found |= set(units.values()) - {"元"}
        for index in range(table.below, table.end):
            multiplied = _in_yuan(rows[index], units)
            if table.is_dated(rows[index]) and not all(multiplied[place] or is_nothing(rows[index][place]) for place in multiplied):
                return sheet, ()
            rows[index] = tuple(multiplied.get(place, cell) for place, cell in enumerate(rows[index]))
    told = tuple(
        _("Its amounts are printed in {unit}: each was multiplied by {factor}. Compare them with the paper.", unit=unit, factor=factor)
        for unit, factor in ((unit, f"{_FACTORS[unit]:,}") for unit in sorted(found))
    )
    return (replace(plain, rows=tuple(rows)), told) if found else (sheet, ())


def _unit(cell: str) -> str:
    found = _BEHIND_NAME.search(cell) or _ALONE.fullmatch(cell) or _OF_SHEET.search(cell)
    return found["unit"] if found else ""


def _units(table: SheetTable, rows: Sequence[Sequence[str]]) -> Mapping[int, str]:
    """The unit of each column of money: named in its head or right below it, else for the whole sheet above."""
    of_sheet = next((unit for line in table.head if (unit := _unit("".join(line.split())))), "元")
    heads = rows[table.header : table.below + 1]
    places = (place for place, column in enumerate(table.columns) if column.role in FIGURES)
    return {place: next((unit for row in heads if place < len(row) and (unit := _unit(row[place]))), of_sheet) for place in places}


def _in_yuan(row: Sequence[str], units: Mapping[int, str]) -> dict[int, str]:
    """The row's cells in those columns, multiplied; "" for one that is no figure."""
    found = {place: (_FIGURE.fullmatch(row[place]), unit) for place, unit in units.items() if place < len(row)}
    return {place: _times(figure, _FACTORS[unit]) if figure else "" for place, (figure, unit) in found.items()}


def _times(figure: re.Match[str], factor: Decimal) -> str:
    return f"{figure[1]}{(Decimal(figure[2].replace(',', '')) * factor).quantize(FEN)}"
