"""Where the columns of a table are parted: at rules, or at the white between the words that stand under its names."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from statistics import median

from reprieve.library.statements import Role
from reprieve.read.heads.column_roles import Column
from reprieve.read.heads.header import Header
from reprieve.read.page.words import Word
from reprieve.read.tables.columns.bands import Band, bands_and_runs
from reprieve.read.tables.columns.grid import CROSSES, Grid, runs_across
from reprieve.read.tables.columns.sorts import shape_of, sort_of

_MOST = 0.6
_LITTLE, _FEWEST = 0.5, 3
_MANY = 40
_TEXTS = frozenset({"text", "account"})
_TOLD: frozenset[Role] = frozenset({"summary", "counterparty", "counterparty_account"})
_NUMBER = re.compile(r"[A-Za-z]?\d{8,}")


def grid_of(header: Header, before: Grid | None, seen: Sequence[Word], words: Sequence[Word]) -> Grid:
    """The grid `before`, if the words of a page fit it; else one by these and by what pages before had in these columns (`seen`).

    Not where that would leave a column empty which held many cells.
    """
    if before and before.fits(words):
        return before
    grid = lay_grid(header, [*seen, *words])
    emptied = before and before.columns == grid.columns and len(seen) > _MANY and grid.unseen - before.unseen
    return before if before and emptied else grid


def lay_grid(header: Header, words: Sequence[Word]) -> Grid:
    """The grid of a table from its header and the words of its rows.

    Vertical rules part the columns where they are drawn. Elsewhere the words fall into bands with white between them, and each column
    takes the run of bands that suits its name best: figures under amounts, one in a line, dates under the date, and all of it near the
    header's cell.
    """
    columns = header.columns
    if header.borders:
        ruled = _ruled_grid(columns, header.borders)
        return replace(ruled, begins=tuple(_begins(ruled, words)))
    bands, runs = bands_and_runs(columns, words)
    unseen = frozenset(index for index, (begin, end) in enumerate(runs) if begin == end)
    begun = _begun(columns, unseen, words)
    cuts = [columns[index].x0 - _LITTLE if index in begun else cut for index, cut in enumerate(_cuts(columns, bands, runs, words), 1)]
    unseen -= begun | {index - 1 for index in begun}
    grid = Grid(columns, tuple(accumulate(cuts, max)), unseen=unseen)
    hidden = frozenset(_hidden(columns, unseen, words))
    return replace(grid, begins=tuple(_begins(grid, words)), hidden=hidden, bare=frozenset(_bare(grid, words)))


def _bare(grid: Grid, words: Iterable[Word]) -> Iterator[int]:
    """The columns of accounts in which several numbers stand, and none with a letter before it."""
    accounts = [index for index, column in enumerate(grid.columns) if shape_of(column.role) == "account"]
    numbers = [word for word in words if accounts and _NUMBER.fullmatch(word.text)]
    for index in accounts:
        own = [word.text[0] for word in numbers if grid.column_of(word) == index]
        if len(own) >= _FEWEST and not any(map(str.isalpha, own)):
            yield index


def _begun(columns: Sequence[Column], unseen: Collection[int], words: Sequence[Word]) -> frozenset[int]:
    """The columns beside unseen ones that are cut at their name's beginning, and those next to them whose texts run into theirs."""
    near = [index for index in range(1, len(columns)) if index in unseen or index - 1 in unseen]
    begun = frozenset(index for index in near if _begin_below(columns, index, words))
    beside = (index for index in near if begun & {index - 1, index + 1})
    return begun | {index for index in beside if _run_into(columns, index, words)}


def _begin_below(columns: Sequence[Column], index: int, words: Sequence[Word]) -> bool:
    """Whether nearly as many words begin right below a name's beginning as below that of the name before: texts there run up to them.

    Below a name that is no flag's texts alone do so, and only where texts begin below the name before.
    """
    before, begun = (sum(abs(word.x0 - columns[place].x0) < 1 for word in words) for place in (index - 1, index))
    texts = all(shape_of(columns[place].role) in _TEXTS for place in (index - 1, index))
    return begun >= max(_FEWEST, _MOST * before) and (columns[index].role == "flag" or (texts and before >= _FEWEST))


def _run_into(columns: Sequence[Column], index: int, words: Sequence[Word]) -> bool:
    """Whether most words that begin below the name before run across a name's beginning: two cells' texts are one word.

    Where the cell before is short, the next one's text begins below its own name.
    """
    begun = [word for word in words if abs(word.x0 - columns[index - 1].x0) < 1]
    own = sum(abs(word.x0 - columns[index].x0) < 1 for word in words)
    across = sum(runs_across(word, columns[index].x0) for word in begun)
    return across >= max(_FEWEST, _MOST * len(begun) - own)


def _ruled_grid(columns: tuple[Column, ...], borders: Sequence[float]) -> Grid:
    """Rules may stand around the columns, or between them alone: then the first and the last are as wide as the page."""
    middles = [(column.x0 + column.x1) / 2 for column in columns]
    inner = [borders[min(bisect_right(borders, middle), len(borders) - 1)] for middle in middles[:-1]]
    left = borders[0] - 2 if middles[0] > borders[0] else float("-inf")
    right = borders[-1] + 2 if middles[-1] < borders[-1] else float("inf")
    return Grid(columns, tuple(inner), left, right)


def _hidden(columns: Sequence[Column], unseen: Iterable[int], words: Sequence[Word]) -> Iterator[int]:
    """Of the columns under which nothing stands, those whose name texts run across in most rows, as many as have an amount."""
    rows = len({round(word.middle) for word in words if sort_of(word.text) == "money"})
    for index in unseen:
        across = sum(runs_across(word, columns[index].x0) for word in words if sort_of(word.text) == "text")
        if across > _MOST * rows and _TOLD & {column.role for column in columns[max(0, index - 1) : index + 1]}:
            yield index


def _cuts(columns: Sequence[Column], bands: Sequence[Band], runs: Sequence[tuple[int, int]], words: Sequence[Word]) -> Iterator[float]:
    """The x between each column and the next, where the fewest words run across; beside an empty column, between the header cells.

    A few words may stand under it all the same: then where they run across the least.
    """
    for index in range(len(columns) - 1):
        end = runs[index][1]
        left = bands[end - 1].x1 if end > 0 else float("-inf")
        right = bands[end].x0 if end < len(bands) else float("inf")
        if runs[index][0] < end < runs[index + 1][1]:
            yield _clearest(left, right, words)
            continue
        cut = min(max((columns[index].x1 + columns[index + 1].x0) / 2, left), right)
        near, far = max(columns[index].x1, left), min(columns[index + 1].x0, right)
        crossed = near < far and any(word.x0 + CROSSES < cut < word.x1 - CROSSES for word in words)
        yield _clearest(near, far, words) if crossed else cut


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
