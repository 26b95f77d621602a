"""Stretches of a table's width with white between them: which are whose? Each column takes those that suit its name best."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reprieve.expression import compiled_when_used
from reprieve.read.heads.column_roles import Column
from reprieve.read.heads.letters import TWO_SCRIPTS
from reprieve.read.notation import CHINESE
from reprieve.read.page.words import Word
from reprieve.read.tables.columns.sorts import Sort, fit_of, shape_of, sort_of

_YUAN = re.compile(r"[-+]?\d{1,7}")  # an amount, where none prints its fen
_ENDS_IN_HAN = compiled_when_used(rf"[{CHINESE})]$")
_INK = 0.6
_SELDOM = 0.04
_BRIDGES, _MANY_BRIDGES = (0, 1, 2), (0.05, 0.1, 0.15, 0.2, 0.25)  # words, and shares of the lines
_APART = 0.05
_ASKEW = 0.002
_FARTHEST = 60.0
_TWICE = 4.0
_PAIR = 2
_SCRIPTS_APART, _FEW_PAIRS = 0.3, 0.1


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of the page's width that words stand in, how many of which sort, and which lines (their y) have a figure or a day there."""

    x0: float
    x1: float
    sorts: Counter[Sort]
    figures: frozenset[int]
    days: frozenset[int]


_Apart = Callable[[Sequence[Column], int, Band], float]
_Runs = list[tuple[int, int]]


def bands_and_runs(columns: Sequence[Column], words: Sequence[Word]) -> tuple[list[Band], _Runs]:
    """The bands, and each column's run of them; where a few words join the bands of two columns, as if they were not there."""
    first: tuple[list[Band], _Runs] | None = None
    lines = len({round(word.middle) for word in words})
    words = _across_scripts(_whole_again(words), lines)
    for bridges in sorted({*_BRIDGES, *(int(share * lines) for share in _MANY_BRIDGES)}):
        bands = _bands(words, bridges)
        found = bands, _best_runs(columns, bands)
        if not any(begin == end and _lies_under(column, bands) for column, (begin, end) in zip(columns, found[1], strict=True)):
            return found
        first = first or found
    assert first is not None
    return first


def _whole_again(words: Sequence[Word]) -> Sequence[Word]:
    """The words, texts and the numbers behind them together that were taken apart as a name and its account (订单编号56698270).

    Not where other numbers begin right there: they are a column's.
    """
    follow = {right for left, right in pairwise(words) if _touch(left, right)}
    if not follow:
        return words
    begins = [word.x0 for word in words if sort_of(word.text) == "number" and word not in follow]
    whole: list[Word] = []
    for word in words:
        if word in follow and not any(abs(x - word.x0) < word.bottom - word.top for x in begins):
            whole[-1] = whole[-1]._replace(text=whole[-1].text + word.text, x1=word.x1)
        else:
            whole.append(word)
    return whole


def _touch(left: Word, right: Word) -> bool:
    """Whether a long number begins exactly where a Chinese text ends, as pieces of one word do."""
    return left.x1 == right.x0 and left.top == right.top and _ENDS_IN_HAN.search(left.text) is not None and sort_of(right.text) == "number"


def _across_scripts(words: Sequence[Word], lines: int) -> Sequence[Word]:
    """The words, those of two scripts together that stand as far apart as word processors set them (A-TECH 电子).

    Where many do it is the white between two columns.
    """
    one: list[Word] = []
    pairs = 0
    for word in sorted(words, key=lambda word: (round(word.middle), word.x0)):
        if one and _is_across_scripts(one[-1], word):
            one[-1] = one[-1]._replace(text=one[-1].text + word.text, x1=word.x1)
            pairs += 1
        else:
            one.append(word)
    return one if pairs < _FEW_PAIRS * lines else words


def _is_across_scripts(left: Word, right: Word) -> bool:
    height = right.bottom - right.top
    near = abs(left.middle - right.middle) < 1 and 0 < right.x0 - left.x1 < _SCRIPTS_APART * height
    return near and TWO_SCRIPTS.fullmatch(left.text[-1:] + right.text[:1]) is not None


def _lies_under(column: Column, bands: Iterable[Band]) -> bool:
    """Whether a band stands under half of the name or more."""
    return any(min(band.x1, column.x1) - max(band.x0, column.x0) > (column.x1 - column.x0) / 2 for band in bands)


def _bands(words: Sequence[Word], bridges: int) -> list[Band]:
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
    once: dict[Sort, list[set[int]]] = {sort: [set() for _stretch in stretches] for sort in ("money", "date")}
    starts = [stretch[0] for stretch in stretches]
    whole_yuan = not any(sort_of(word.text) == "money" for word in words)
    for word in words:
        index = bisect_right(starts, (word.x0 + word.x1) / 2) - 1
        if index >= 0:
            sort: Sort = "money" if whole_yuan and _YUAN.fullmatch(word.text) else sort_of(word.text)
            sorts[index][sort] += 1
            if sort in once:
                once[sort][index].add(round(word.middle))
    for counted in sorts:  # a piece of a wrapped day or time where such stand there, else a number
        counted["time" if counted["date"] or counted["time"] else "number"] += counted.pop("two_digits", 0)
    lines_of = zip(map(frozenset, once["money"]), map(frozenset, once["date"]), strict=True)
    return [Band(x0, x1, counted, *seen) for (x0, x1), counted, seen in zip(stretches, sorts, lines_of, strict=True)]


def _best_runs(columns: Sequence[Column], bands: Sequence[Band]) -> _Runs:
    """For each column the run of bands [begin, end) that is its own; all bands are taken, in order, and a column may stay empty.

    Cells stand under the header's, or fill the room to its right, or the room to its left, or texts to its left and figures to its
    right, as below centred names: what suits best is how this table is set.
    """
    ways = (_from_cell, _out_of_room_right, _out_of_room_left, _out_of_room_aside)
    return _with_outermost(columns, bands, max((_runs(columns, bands, apart) for apart in ways), key=lambda found: found[0])[1])


def _with_outermost(columns: Sequence[Column], bands: Sequence[Band], runs: _Runs) -> _Runs:
    """The runs; an empty column of texts takes the outermost band of the texts beside it that stands apart from them and nearer to it.

    So it is where one name is centred over its cells and the other begins with them.
    """
    given = list(runs)
    for left, right in pairwise(range(len(columns))):
        (begin, middle), end = given[left], given[right][1]
        is_text = all(shape_of(columns[index].role) == "text" for index in (left, right))
        if not is_text or middle not in (begin, end) or end - begin < _PAIR:
            continue
        taker, giver, cut, outer = (right, left, end - 1, end - 1) if middle == end else (left, right, begin + 1, begin)
        near, far = (_from_cell(columns, index, bands[outer]) for index in (taker, giver))
        if near < far and bands[cut].x0 - bands[cut - 1].x1 > columns[taker].x1 - columns[taker].x0:
            given[left], given[right] = (begin, cut), (cut, end)
    return given


def _runs(columns: Sequence[Column], bands: Sequence[Band], apart: _Apart) -> tuple[float, _Runs]:
    scores: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for index, column in enumerate(columns):
        fit = fit_of(column.role)
        suits = [_suits(column, fit, band, apart(columns, index, band)) for band in bands]
        scores.append(_reached(scores[-1], suits, bands, shape_of(column.role)))
    runs: _Runs = []
    end = len(bands)
    for reached in reversed(scores[1:]):
        begin = reached[end][1]
        runs.append((begin, end))
        end = begin
    return scores[-1][len(bands)][0], runs[::-1]


def _reached(
    before: Mapping[int, tuple[float, int]], suits: Sequence[float], bands: Sequence[Band], shape: str
) -> dict[int, tuple[float, int]]:
    """The best score for each end of a column's run, and where it begins. A column of figures, or of days, holds one in a line."""
    reached: dict[int, tuple[float, int]] = {}
    for begin, (score, _previous) in before.items():
        total, taken = score, frozenset[int]()
        for end in range(begin, len(bands) + 1):
            if end > begin:
                band = bands[end - 1]
                own = band.figures if shape == "figure" else band.days if shape == "date" else frozenset[int]()
                total += suits[end - 1] - _TWICE * len(taken & own)
                taken |= own
            if end not in reached or total > reached[end][0]:
                reached[end] = (total, begin)
    return reached


def _suits(column: Column, fit: Mapping[Sort, float], band: Band, apart: float) -> float:
    """How well a band's words suit a column's name, less for standing apart from where they should or not lining up with the name."""
    askew = min(abs(band.x0 - column.x0), abs(band.x1 - column.x1), abs(band.x0 + band.x1 - column.x0 - column.x1) / 2, _FARTHEST)
    less = _APART * min(apart, _FARTHEST) + _ASKEW * askew
    return sum(count * (fit[sort] - less) for sort, count in band.sorts.items())


def _from_cell(columns: Sequence[Column], index: int, band: Band) -> float:
    """How far the band stands from the header's cell."""
    return max(0.0, band.x0 - columns[index].x1, columns[index].x0 - band.x1)


def _out_of_room_right(columns: Sequence[Column], index: int, band: Band) -> float:
    """How much of the band sticks out of the room from the header's cell to the next."""
    right = columns[index + 1].x0 if index + 1 < len(columns) else float("inf")
    return max(0.0, columns[index].x0 - 1 - band.x0 if index else 0.0) + max(0.0, band.x1 - right - 1)


def _out_of_room_left(columns: Sequence[Column], index: int, band: Band) -> float:
    """How much of the band sticks out of the room from the header's cell before to the end of this one."""
    left = columns[index - 1].x1 if index else float("-inf")
    return max(0.0, left - 1 - band.x0) + max(0.0, band.x1 - columns[index].x1 - 1 if index + 1 < len(columns) else 0.0)


def _out_of_room_aside(columns: Sequence[Column], index: int, band: Band) -> float:
    """Figures out of the room from the header's cell on, anything else out of the room up to its end."""
    is_figure = shape_of(columns[index].role) == "figure"
    return (_out_of_room_right if is_figure else _out_of_room_left)(columns, index, band)
