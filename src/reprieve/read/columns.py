"""Which column does a word stand in? Told from the header and from the white between what stands under it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reprieve.read.header import Column, Header
from reprieve.read.words import Word

_CROSSES = 1.5
_FIGURE_THEN_TEXT = re.compile(r"[-+]?[\d,]*\d\.\d\d(?=[^\d,.])")
_TEXT_THEN_FIGURE = re.compile(r"(?<=[^\d,.+-])[-+]?\d[\d,]*\.\d\d$")


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's columns and the x that part them; words beyond `left` and `right` are not the table's."""

    columns: tuple[Column, ...]
    cuts: tuple[float, ...]
    left: float = float("-inf")
    right: float = float("inf")

    def column_of(self, word: Word) -> int:
        return bisect_right(self.cuts, (word.x0 + word.x1) / 2)

    def parts(self, word: Word) -> Iterator[tuple[int, Word]]:
        """The word by its column, cut where it runs across a border: figures may touch the text beside them."""
        first, last = bisect_right(self.cuts, word.x0 + _CROSSES), bisect_right(self.cuts, word.x1 - _CROSSES)
        if first >= last:
            yield self.column_of(word), word
            return
        left, right = _cut_word(word, self.cuts[first])
        if not left.text or not right.text:
            yield self.column_of(word), word
            return
        yield first, left
        yield from self.parts(right)


def lay_grid(header: Header, words: Iterable[Word]) -> Grid:
    """The grid of a table from its header and the words of its dated lines."""
    columns = header.columns
    if header.borders:
        inner = [next((border for border in header.borders if border >= column.x1 - 1), column.x1) for column in columns[:-1]]
        return Grid(columns, tuple(inner), header.borders[0] - 2, header.borders[-1] + 2)
    spans = sorted((word.x0, word.x1) for word in words)
    cuts = [_cut_between(left, right, spans) for left, right in zip(columns, columns[1:], strict=False)]
    return Grid(columns, tuple(cuts))


def _cut_between(left: Column, right: Column, spans: Sequence[tuple[float, float]]) -> float:
    """The middle of the stretch that the fewest words run across: best between the two header cells, then the widest."""
    begin, end = (left.x0 + left.x1) / 2, (right.x0 + right.x1) / 2
    edges: list[tuple[float, int]] = [(begin, 0), (end, 0)]
    for x0, x1 in spans:
        if x0 < end and x1 > begin:
            edges.append((max(x0, begin), 1))
            edges.append((min(x1, end), -1))
    edges.sort()
    covered, best = 0, (len(spans) + 1, True, 0.0, (left.x1 + right.x0) / 2)
    for (x, step), (following, _step) in zip(edges, edges[1:], strict=False):
        covered += step
        if following > x:
            aside = following <= left.x1 or x >= right.x0
            best = min(best, (covered, aside, x - following, (x + following) / 2))
    return best[3]


def _cut_word(word: Word, cut: float) -> tuple[Word, Word]:
    """Cut at the character that stands at `cut`, or where a figure begins or ends close to it."""
    at, x = _nearest_character(word, cut)
    for pattern, edge in ((_FIGURE_THEN_TEXT, re.Match.end), (_TEXT_THEN_FIGURE, re.Match.start)):
        found = pattern.search(word.text)
        if found and abs(edge(found) - at) <= 3:
            at = edge(found)
    return (
        Word(word.text[:at], word.x0, word.top, x, word.bottom),
        Word(word.text[at:], x, word.top, word.x1, word.bottom),
    )


def _nearest_character(word: Word, cut: float) -> tuple[int, float]:
    """Index and x of the character border nearest to `cut`; Chinese characters are twice as wide as others."""
    widths = [2 if ord(character) > 0x2E7F else 1 for character in word.text]
    unit = (word.x1 - word.x0) / sum(widths)
    borders = [word.x0]
    for width in widths:
        borders.append(borders[-1] + width * unit)
    at = min(range(len(borders)), key=lambda index: abs(borders[index] - cut))
    return at, borders[at]
