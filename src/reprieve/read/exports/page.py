"""A sheet drawn as a page: cells become words between rules, so that every reader of pages can read exports too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reprieve.read.exports.sheets import Sheet
from reprieve.read.page.words import Page, Rule, Word

_HEIGHT, _PITCH = 10.0, 16.0
_MARGIN = 12.0
_NARROWEST, _WIDEST = 30.0, 400.0


def draw_sheet(sheet: Sheet, most_rows: int, names: Sequence[str] = ()) -> Page:
    """The first filled rows as a page, and of those below the ones that name one of `names`, each with the rows just above it."""
    kept = _kept(sheet, most_rows, names)
    borders = _borders([sheet.rows[index] for index in kept])
    words: list[Word] = []
    rules: list[Rule] = []
    for line, index in enumerate(kept):
        top = _PITCH * line
        cells = list(_cells(sheet, index, len(borders) - 1))
        words += [word for left, _right, text in cells for word in _words(text, borders[left] + _MARGIN / 2, top + 3)]
        edges = {borders[left] for left, _right, _text in cells} | {borders[right] for _left, right, _text in cells}
        rules += [Rule(x, top, x, top + _PITCH) for x in sorted(edges)]
        rules.append(Rule(borders[0], top, borders[-1], top))
    bottom = _PITCH * len(kept)
    rules.append(Rule(borders[0], bottom, borders[-1], bottom))
    return Page(sheet.number, borders[-1], bottom, tuple(words), tuple(rules), stamped=sheet.pictured)


def _kept(sheet: Sheet, most_rows: int, names: Sequence[str]) -> list[int]:
    filled = [index for index, row in enumerate(sheet.rows) if any(row)]
    kept = set(filled[:most_rows])
    for place, index in enumerate(filled):
        if any(cell in names for cell in sheet.rows[index]):
            kept.update(filled[max(0, place - 3) : place + 1])
    return sorted(kept)


def _borders(rows: Sequence[Sequence[str]]) -> list[float]:
    """x of the columns' edges: each as wide as its longest short text."""
    count = max((len(row) for row in rows), default=0)
    borders = [0.0]
    for column in range(count):
        widths = [_width(row[column]) for row in rows if column < len(row)]
        borders.append(borders[-1] + max(_NARROWEST, max((width for width in widths if width <= _WIDEST), default=0)) + _MARGIN)
    return borders


def _cells(sheet: Sheet, index: int, count: int) -> Iterator[tuple[int, int, str]]:
    """First column, column behind the last, and text of each cell; a merged one lies over several columns."""
    spans = {first[1]: first[3] + 1 for first in sheet.merged if first[0] == index}
    row = sheet.rows[index]
    column = 0
    while column < count:
        end = min(max(spans.get(column, column + 1), column + 1), count)
        yield column, end, row[column] if column < len(row) else ""
        column = end


def _words(text: str, x: float, top: float) -> Iterator[Word]:
    for part in text.split():
        yield Word(part, x, top, x + _width(part), top + _HEIGHT)
        x += _width(part) + _HEIGHT / 2


def _width(text: str) -> float:
    return sum(_HEIGHT if ord(character) > 0x2E7F else _HEIGHT / 2 for character in text)
