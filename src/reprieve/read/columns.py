"""Which column does a word stand in? Told from the header, from the white between what stands under it, and from what that is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from statistics import median
from typing import Literal

from reprieve.library.statements import Role
from reprieve.read.column_roles import Column
from reprieve.read.header import Header
from reprieve.read.rows import CLOCK, begins_with_date
from reprieve.read.words import Word, character_borders

_CURRENCY = "(?:RMB|CNY|USD|[¥￥$])?"
_CROSSES = 1.5
_INK = 0.6
_SELDOM, _BRIDGES, _MANY_BRIDGES = 0.04, 2, 0.25
_MOST = 0.6
_APART = 0.05
_ASKEW = 0.002
_NEAR = 2
_LETTER = 1.3
_FARTHEST = 60.0
_NUMERIC = frozenset("0123456789.,*+-")
_TWICE = 4.0
_FILLER = re.compile(r"-{8,}")
_FIGURE = re.compile(rf"\(?[-+]?{_CURRENCY}[-+]?(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,11}})\.\d\d(?:元|-|\))?")

Sort = Literal["date", "time", "money", "number", "sign", "text"]
_SORTS: tuple[tuple[Sort, re.Pattern[str]], ...] = (
    ("date", re.compile(r"(?:(?:19|20)\d\d)?年(?:\d{0,2}月?)?|年?\d{0,2}月(?:\d{0,2}日?)?|\d{0,2}日")),  # a piece of a wrapped one
    ("money", re.compile(rf"\(?[-+]?{_CURRENCY}[-+]?[\d,]*\d\.\d{{0,2}}(?:元|-|\))?")),
    ("time", re.compile(r"\d{0,2}(?::\d{0,2}){1,2}|\d\d|(?:[01]\d|2[0-3])[0-5]\d[0-5]\d")),
    ("sign", re.compile(rf"\(?[-+]?{_CURRENCY}|[-—*/]+|\(空\)")),
    ("number", re.compile(r"[\d,*]+")),
)
_FIT: dict[str, dict[Sort, float]] = {
    "date": {"date": 2, "time": 1, "money": -3, "number": -1, "sign": -1, "text": -3},
    "time": {"date": 0, "time": 2, "money": -3, "number": 1, "sign": 0, "text": -2},
    "figure": {"date": -3, "time": -2, "money": 2, "number": -0.5, "sign": 0.2, "text": -3},
    "serial": {"date": -3, "time": 1, "money": -3, "number": 1, "sign": -1, "text": -2},
    "account": {"date": -3, "time": -1, "money": -3, "number": 1, "sign": 0.2, "text": -0.5},
    "text": {"date": -2, "time": -0.5, "money": -2, "number": 0.2, "sign": 0.2, "text": 0.5},
}
_SHAPES: dict[Role, str] = {
    "date": "date", "time": "time", "amount": "figure", "amount_in": "figure", "amount_out": "figure", "balance": "figure",
    "other_date": "date", "available": "figure", "other_figure": "figure", "serial": "serial",
    "counterparty_account": "account", "own_account": "account",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's columns and the x that part them; words beyond `left` and `right` are not the table's.

    `unseen` are the columns that nothing stood under when the grid was laid. `begins` is where nearly all cells of each column begin,
    None where they begin anywhere: there a text is cut that runs into the next cell's.
    """

    columns: tuple[Column, ...]
    cuts: tuple[float, ...]
    left: float = float("-inf")
    right: float = float("inf")
    unseen: frozenset[int] = frozenset()
    begins: tuple[float | None, ...] = ()

    def column_of(self, word: Word) -> int:
        return bisect_right(self.cuts, (word.x0 + word.x1) / 2)

    def fits(self, words: Iterable[Word]) -> bool:
        """Whether none of the words runs across a border or stands in a column that was empty before."""
        cuts, unseen = self.cuts, self.unseen
        for word in words:
            column = bisect_right(cuts, word.x0 + 1)
            if column in unseen or (column < len(cuts) and cuts[column] < word.x1 - 1):
                return False
        return True

    def parts(self, word: Word) -> Iterator[tuple[int, Word]]:
        """The word by its column, cut where it runs across a border; a whole figure, time or filler is one cell's, however wide it is."""
        first, last = bisect_right(self.cuts, word.x0 + _CROSSES), bisect_right(self.cuts, word.x1 - _CROSSES)
        if first >= last or _FIGURE.fullmatch(word.text) or CLOCK.fullmatch(word.text) or _FILLER.fullmatch(word.text):
            yield self.column_of(word), word
            return
        if first + 1 == last and ({first, last} & self.unseen or _runs_over(word, self.cuts[first])):
            yield first if last in self.unseen else last if first in self.unseen else self.column_of(word), word
            return
        left, right = _cut_word(word, self._border(first, word))
        if not left.text or not right.text or self._spoils_figures(first, left, right):
            yield self.column_of(word), word
            return
        yield first, left
        yield from self.parts(right)

    def _border(self, index: int, word: Word) -> float:
        """Where a word that runs out of a column into the next is cut."""
        begin = self.begins[index + 1] if self.begins else None
        return begin if begin is not None and word.x0 < begin < word.x1 else self.cuts[index]

    def _spoils_figures(self, first: int, left: Word, right: Word) -> bool:
        """Whether text that runs over a little would leave a piece that is no figure in a column of figures."""
        pieces = ((first, left), (first + 1, right)) if first + 2 > len(self.cuts) or right.x1 <= self.cuts[first + 1] else ((first, left),)
        return any(_SHAPES.get(self.columns[column].role) == "figure" and _sort(piece.text) == "text" for column, piece in pieces)


def lay_grid(header: Header, words: Sequence[Word]) -> Grid:
    """The grid of a table from its header and the words of its rows.

    Vertical rules part the columns where they are drawn. Elsewhere the words fall into bands with white between them, and each column
    takes the run of bands that suits its name best: figures under amounts, one in a line, dates under the date, and all of it near the
    header's cell.
    """
    columns = header.columns
    if header.borders:
        borders = header.borders
        inner = [borders[min(bisect_right(borders, (column.x0 + column.x1) / 2), len(borders) - 1)] for column in columns[:-1]]
        return Grid(columns, tuple(inner), borders[0] - 2, borders[-1] + 2)
    bands, runs = _bands_and_runs(columns, words)
    unseen = frozenset(index for index, (begin, end) in enumerate(runs) if begin == end)
    grid = Grid(columns, tuple(_cuts(columns, bands, runs, words)), unseen=unseen)
    return replace(grid, begins=tuple(_begins(grid, words)))


# --- bands -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Band:
    """A stretch of the page's width that words stand in, how many of which sort, and the lines (their y) that have a figure there."""

    x0: float
    x1: float
    sorts: Counter[Sort]
    figures: frozenset[int]


_Apart = Callable[[Sequence[Column], int, _Band], float]
_Runs = list[tuple[int, int]]


@cache
def _sort(text: str) -> Sort:
    if begins_with_date(text):
        return "date"
    return next((sort for sort, pattern in _SORTS if pattern.fullmatch(text)), "text")


def _bands_and_runs(columns: Sequence[Column], words: Sequence[Word]) -> tuple[list[_Band], _Runs]:
    """The bands, and each column's run of them; where a few words join the bands of two columns, as if they were not there."""
    first: tuple[list[_Band], _Runs] | None = None
    lines = len({round(word.middle) for word in words})
    for bridges in range(max(_BRIDGES, int(_MANY_BRIDGES * lines)) + 1):
        bands = _bands(words, bridges)
        found = bands, _best_runs(columns, bands)
        if not any(begin == end and _lies_under(column, bands) for column, (begin, end) in zip(columns, found[1], strict=True)):
            return found
        first = first or found
    assert first is not None
    return first


def _lies_under(column: Column, bands: Iterable[_Band]) -> bool:
    """Whether a band stands under half of the name or more."""
    return any(min(band.x1, column.x1) - max(band.x0, column.x0) > (column.x1 - column.x0) / 2 for band in bands)


def _bands(words: Sequence[Word], bridges: int = 0) -> list[_Band]:
    """Stretches that more than a few words cover, and `bridges` more: one long line may run across a column's white."""
    edges = sorted([(word.x0 + _INK, 1) for word in words] + [(max(word.x1 - _INK, word.x0 + _INK), -1) for word in words])
    lines = Counter(round(word.middle) for word in words)
    seldom = int(_SELDOM * len(lines)) + bridges
    stretches: list[list[float]] = []
    covered = 0
    for x, step in edges:
        before, covered = covered, covered + step
        if before <= seldom < covered:
            stretches.append([x, x])
        elif covered <= seldom < before:
            stretches[-1][1] = x
    sorts: list[Counter[Sort]] = [Counter() for _stretch in stretches]
    figures: list[set[int]] = [set() for _stretch in stretches]
    starts = [stretch[0] for stretch in stretches]
    for word in words:
        index = bisect_right(starts, (word.x0 + word.x1) / 2) - 1
        if index >= 0:
            sort = _sort(word.text)
            sorts[index][sort] += 1
            if sort == "money":
                figures[index].add(round(word.middle))
    return [_Band(x0, x1, counted, frozenset(seen)) for (x0, x1), counted, seen in zip(stretches, sorts, figures, strict=True)]


def _best_runs(columns: Sequence[Column], bands: Sequence[_Band]) -> _Runs:
    """For each column the run of bands [begin, end) that is its own; all bands are taken, in order, and a column may stay empty.

    Cells stand under the header's, or fill the room to its right, or the room to its left, or texts to its left and figures to its
    right, as below centred names: what suits best is how this table is set.
    """
    ways = (_from_cell, _out_of_room_right, _out_of_room_left, _out_of_room_aside)
    return max((_runs(columns, bands, apart) for apart in ways), key=lambda found: found[0])[1]


def _runs(columns: Sequence[Column], bands: Sequence[_Band], apart: _Apart) -> tuple[float, _Runs]:
    scores: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for index, column in enumerate(columns):
        suits = [_suits(column, band, apart(columns, index, band)) for band in bands]
        scores.append(_reached(scores[-1], suits, bands, _SHAPES.get(column.role) == "figure"))
    runs: _Runs = []
    end = len(bands)
    for reached in reversed(scores[1:]):
        begin = reached[end][1]
        runs.append((begin, end))
        end = begin
    return scores[-1][len(bands)][0], runs[::-1]


def _reached(
    before: Mapping[int, tuple[float, int]], suits: Sequence[float], bands: Sequence[_Band], single: bool
) -> dict[int, tuple[float, int]]:
    """The best score for each end of a column's run, and where it begins. A column of figures holds one in a line."""
    reached: dict[int, tuple[float, int]] = {}
    for begin, (score, _previous) in before.items():
        total, taken = score, frozenset[int]()
        for end in range(begin, len(bands) + 1):
            if end > begin:
                figures = bands[end - 1].figures
                total += suits[end - 1] - (_TWICE * len(taken & figures) if single else 0.0)
                taken |= figures
            if end not in reached or total > reached[end][0]:
                reached[end] = (total, begin)
    return reached


def _suits(column: Column, band: _Band, apart: float) -> float:
    """How well a band's words suit a column's name, less for standing apart from where they should or not lining up with the name."""
    fit = _FIT[_SHAPES.get(column.role, "text")]
    askew = min(abs(band.x0 - column.x0), abs(band.x1 - column.x1), abs(band.x0 + band.x1 - column.x0 - column.x1) / 2, _FARTHEST)
    less = _APART * min(apart, _FARTHEST) + _ASKEW * askew
    return sum(count * (fit[sort] - less) for sort, count in band.sorts.items())


def _from_cell(columns: Sequence[Column], index: int, band: _Band) -> float:
    """How far the band stands from the header's cell."""
    return max(0.0, band.x0 - columns[index].x1, columns[index].x0 - band.x1)


def _out_of_room_right(columns: Sequence[Column], index: int, band: _Band) -> float:
    """How much of the band sticks out of the room from the header's cell to the next."""
    right = columns[index + 1].x0 if index + 1 < len(columns) else float("inf")
    return max(0.0, columns[index].x0 - 1 - band.x0 if index else 0.0) + max(0.0, band.x1 - right - 1)


def _out_of_room_left(columns: Sequence[Column], index: int, band: _Band) -> float:
    """How much of the band sticks out of the room from the header's cell before to the end of this one."""
    left = columns[index - 1].x1 if index else float("-inf")
    return max(0.0, left - 1 - band.x0) + max(0.0, band.x1 - columns[index].x1 - 1 if index + 1 < len(columns) else 0.0)


def _out_of_room_aside(columns: Sequence[Column], index: int, band: _Band) -> float:
    """Figures out of the room from the header's cell on, anything else out of the room up to its end."""
    is_figure = _SHAPES.get(columns[index].role) == "figure"
    return (_out_of_room_right if is_figure else _out_of_room_left)(columns, index, band)


def _cuts(columns: Sequence[Column], bands: Sequence[_Band], runs: Sequence[tuple[int, int]], words: Sequence[Word]) -> Iterator[float]:
    """The x between each column and the next, where the fewest words run across; beside an empty column, between the header cells."""
    for index in range(len(columns) - 1):
        end = runs[index][1]
        left = bands[end - 1].x1 if end > 0 else float("-inf")
        right = bands[end].x0 if end < len(bands) else float("inf")
        if runs[index][0] < end < runs[index + 1][1]:
            yield _clearest(left, right, words)
        else:
            yield min(max((columns[index].x1 + columns[index + 1].x0) / 2, left), right)


def _begins(grid: Grid, words: Iterable[Word]) -> Iterator[float | None]:
    starts: list[list[float]] = [[] for _column in grid.columns]
    for word in words:
        starts[grid.column_of(word)].append(word.x0)
    for found in starts:
        usual = median(found) if found else 0.0
        yield usual if sum(abs(x - usual) < 1 for x in found) > _MOST * len(found) else None


def _clearest(left: float, right: float, words: Iterable[Word]) -> float:
    """The middle of the widest stretch from `left` to `right` that the fewest words run across."""
    edges = [(left, 0), (right, 0)]
    for word in words:
        if word.x0 < right and word.x1 > left:
            edges += [(max(word.x0, left), 1), (min(word.x1, right), -1)]
    edges.sort()
    covered, best = 0, (len(edges), 0.0, (left + right) / 2)
    for (x, step), (following, _step) in pairwise(edges):
        covered += step
        if following > x:
            best = min(best, (covered, x - following, (x + following) / 2))
    return best[2]


# --- words across a border -------------------------------------------------------------------------------------------


def _runs_over(word: Word, cut: float) -> bool:
    """Whether a long word reaches a letter's width across a border on one side: more is another cell's text that touches."""
    widest = _LETTER * (word.bottom - word.top)
    return min(cut - word.x0, word.x1 - cut) < widest < (word.x1 - word.x0) / 4


def _cut_word(word: Word, cut: float) -> tuple[Word, Word]:
    """Cut at the character that stands at `cut`."""
    at, x = _nearest_character(word, cut)
    left = Word(word.text[:at], word.x0, word.top, x, word.bottom, word.confidence)
    return left, Word(word.text[at:], x, word.top, word.x1, word.bottom, word.confidence)


def _nearest_character(word: Word, cut: float) -> tuple[int, float]:
    """Index and x of the character border nearest to `cut`; where figures and Latin letters meet beside it, there.

    Where each character stands is only reckoned, and Latin letters are of different widths.
    """
    borders = character_borders(word)
    at = min(range(len(borders)), key=lambda index: abs(borders[index] - cut))
    seams = (index for index in range(max(1, at - _NEAR), min(len(word.text), at + _NEAR + 1)) if _is_seam(word.text, index))
    at = min(seams, key=lambda index: abs(borders[index] - cut), default=at)
    return at, borders[at]


def _is_seam(text: str, index: int) -> bool:
    """Whether a Latin letter and a figure meet before the character at `index`."""
    left, right = text[index - 1], text[index]
    return (left in _NUMERIC and right.isascii() and right.isalpha()) or (right in _NUMERIC and left.isascii() and left.isalpha())
