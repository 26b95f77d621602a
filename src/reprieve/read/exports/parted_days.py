"""Sheets whose days stand in several columns (年, 月, 日): put together in the first, under one name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reprieve.library.export import ExportWords
from reprieve.read.days.forms import A_DAY, A_MONTH
from reprieve.read.exports.header import HEADER_WITHIN
from reprieve.read.exports.sheets import Sheet, squeezed
from reprieve.read.notation import YEAR

_YEAR_ABOVE = re.compile(rf"({YEAR})年?度?")
_WHOLE = {
    "y": re.compile(rf"({YEAR})年?"),
    "m": re.compile(rf"({A_MONTH})月?"),
    "d": re.compile(rf"({A_DAY})[日号]?"),
    "ym": re.compile(rf"({YEAR})[-/.年]?({A_MONTH})月?"),
}


@dataclass(frozen=True, slots=True)
class _Parts:
    """Where the columns of year, month and day are named, and how: "y" year, "m" month, "ym" both, "d" day; and the year above them."""

    header: int
    first: int
    kinds: tuple[str, ...]
    year: str


def with_whole_days(sheet: Sheet, words: ExportWords) -> Sheet:
    """The sheet with each day in one cell. A year or month that stands once, blank below, goes on."""
    parts = next(_named(sheet.rows[:HEADER_WITHIN], words), None)
    if parts is None:
        return sheet
    rows = [list(row) for row in sheet.rows]
    above: dict[str, str] = {"y": parts.year} if parts.year else {}
    for row in rows[parts.header + 1 :]:
        found = dict(_told(row, parts))
        if "d" in found and (above | found).keys() >= {"m", "d"}:
            above |= found
            _put(row, parts, "-".join(above[kind].zfill(2) for kind in "ymd" if kind in above))
    if "d" not in above:
        return sheet
    _put(rows[parts.header], parts, words.day_name)
    return replace(sheet, rows=tuple(map(tuple, rows)))


def _named(rows: Sequence[Sequence[str]], words: ExportWords) -> Iterator[_Parts]:
    for index, row in enumerate(rows):
        names = list(map(squeezed, row))
        kinds = [next((kind for kind, name in words.parts_of_days.items() if re.fullmatch(name, cell)), "") for cell in names]
        for first in range(len(kinds)):
            for count in (3, 2):
                told = tuple(kinds[first : first + count])
                if told in (("y", "m", "d"), ("ym", "d"), ("m", "d")):
                    year = _YEAR_ABOVE.fullmatch(rows[index - 1][first]) if index and first < len(rows[index - 1]) else None
                    yield _Parts(index, first, told, year[1] if year else "")


def _told(row: Sequence[str], parts: _Parts) -> Iterator[tuple[str, str]]:
    """The parts of a day that a row states; none where a cell under their names holds something else."""
    cells = row[parts.first : parts.first + len(parts.kinds)]
    found = [(kind, cell, _WHOLE[kind].fullmatch(cell)) for kind, cell in zip(parts.kinds, cells, strict=False)]
    for kind, _cell, match in found if all(match or not cell for _kind, cell, match in found) else ():
        if match:
            yield from zip(kind, match.groups(), strict=True)


def _put(row: list[str], parts: _Parts, text: str) -> None:
    row[parts.first : parts.first + len(parts.kinds)] = [text, *[""] * (len(parts.kinds) - 1)]
