"""A table that goes on without names on a sheet where its columns stand elsewhere, or are wider or narrower."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from statistics import quantiles

from reprieve.read.days.moments import begins_with_date
from reprieve.read.heads.header import Header, borders_beside
from reprieve.read.page.words import Line, Rule, Word
from reprieve.read.tables.columns.grid import Grid
from reprieve.read.tables.columns.laid import lay_grid
from reprieve.read.tables.columns.sorts import shape_of, sort_of
from reprieve.read.tables.lines.row_lines import is_dated

_FEWEST, _STRAY = 2, 20
_MOST_ASTRAY = 0.5  # words a row


def moved(header: Header, grid: Grid, seen: Sequence[Word], body: Iterable[Line], rules: Iterable[Rule]) -> Header:
    """The header with its columns where the rows of `body` have them; as it is where these stand under it, or better than elsewhere."""
    rows = [line for line in body if is_dated(line)]
    words = [word for line in rows for word in line.words]
    astray = _astray(grid, words)
    if len(rows) < _FEWEST or astray <= _MOST_ASTRAY * len(rows):
        return header
    other = _between_rules(header, rules, rows[0]) if header.borders else _stretched(header, seen, words)
    return other if other and _astray(lay_grid(other, words), words) < astray else header


def _astray(grid: Grid, words: Iterable[Word]) -> int:
    """How many words run across a border, or are a day, a figure or a text under the name of something else."""
    return sum(not grid.keeps(word) or _is_foreign(word, shape_of(grid.columns[grid.column_of(word)].role)) for word in words)


def _is_foreign(word: Word, shape: str) -> bool:
    match sort_of(word.text):
        case "date":
            return shape != "date"
        case "money":
            return shape != "figure"
        case "text":
            return shape in {"date", "figure"}
    return False


def _between_rules(header: Header, rules: Iterable[Rule], row: Line) -> Header | None:
    """The header between the upright rules beside a row, if they are as many as around its names."""
    borders, own = borders_beside(rules, row.box.top, row.box.bottom), header.borders
    if len(borders) != len(own):
        return None

    def to(x: float) -> float:
        index = min(max(bisect_right(own, x), 1), len(own) - 1)
        share = (x - own[index - 1]) / (own[index] - own[index - 1])
        return borders[index - 1] + share * (borders[index] - borders[index - 1])

    return replace(_placed(header, to), borders=borders)


def _stretched(header: Header, seen: Iterable[Word], words: Iterable[Word]) -> Header | None:
    """The header moved, and as wide as the rows are now from their days to the end of their figures."""
    before, now = _ends(seen), _ends(words)
    if before is None or now is None:
        return None
    scale = (now[1] - now[0]) / (before[1] - before[0])
    return _placed(header, lambda x: now[0] + scale * (x - before[0]))


def _ends(words: Iterable[Word]) -> tuple[float, float] | None:
    """Where days begin and figures end, but for strays among texts; None where there are too few to tell."""
    words = list(words)
    days = [word.x0 for word in words if begins_with_date(word.text)]
    figures = [word.x1 for word in words if sort_of(word.text) == "money"]
    if min(len(days), len(figures)) < _FEWEST:
        return None
    ends = quantiles(days, n=_STRAY, method="inclusive")[0], quantiles(figures, n=_STRAY, method="inclusive")[-1]
    return ends if ends[0] < ends[1] else None


def _placed(header: Header, to: Callable[[float], float]) -> Header:
    return replace(header, columns=tuple(replace(column, x0=to(column.x0), x1=to(column.x1)) for column in header.columns))
