"""Rows that no rules part: told by how the lines of wrapped cells stand to their date, and where lines break."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain, pairwise
from math import inf
from operator import attrgetter

from reprieve.read.notation import ACCOUNT_DIGIT, FIGURE
from reprieve.read.page.words import Word, character_borders
from reprieve.read.tables.rows import CLOSE, Anchor, CellLine, Cells, cell_lines, words_of

_UNBROKEN = re.compile(r"(?:[^!-~](?=[/).,:;%]))?[!-~]+")  # no line begins with such a mark (UAX #14)
_FIGURE = re.compile(rf"[-+]?[¥$]?[-+]?{FIGURE}[-+]?")
_ACCOUNT = re.compile(rf"{ACCOUNT_DIGIT}{{9,}}")  # longer than a day and its time
_ROOM, _AMPLE, _WRONG = 0.8, 0.4, 5
_UNEVEN, _LEVEL, _FEWEST, _FEWER = 0.25, 2.0, 4, 2  # the last page of several may hold few rows
_NEXT, _NEARER = 1.5, 1.2
_HALF, _EVEN = 0.6, 1.05

_Attempt = tuple[list[Cells], list[Word], str]
_Cost = tuple[int, float]  # what is left over or broken early, and how loosely cells hold together


def rows_by_alignment(anchors: Sequence[Anchor], columns: Cells, preferred: str | None) -> _Attempt:
    """Rows told by how wrapped cells stand to their date: from its line down, around it, or up to it.

    The alignment that leaves the fewest letters without a row, and in whose cells lines break where they are full, is the page's;
    notices far below do not count. Of several the one whose cells hold together most closely, but `preferred` wins a tie.
    """
    lines = {column: cell_lines(words) for column, words in columns.items()}
    end = _reach(anchors[-1], lines.values()) if anchors else 0.0
    widths = {column: max((_width(line) for line in found if line.middle <= end), default=0.0) for column, found in lines.items()}
    cost, best, loose = _closest(anchors, lines, widths, end, preferred, "middle")
    whole = [attempt for attempt in loose if not _is_torn(attempt)]
    if on_purpose := _broken_on_purpose(whole, widths, _FEWER if preferred else _FEWEST):
        widths.update(dict.fromkeys(on_purpose, 0.0))
        cost, best, _loose = _closest(anchors, lines, widths, end, preferred, "top")
    if not preferred:  # a first page has no row before it
        return best
    rows, outside, name = _without_rest(best, widths)
    return rows, outside, name if cost[1] else preferred  # only cells of several lines tell


def _closest(
    anchors: Sequence[Anchor], lines: dict[int, list[CellLine]], widths: Mapping[int, float], end: float, preferred: str | None, likely: str
) -> tuple[_Cost, _Attempt, list[_Attempt]]:
    """What the best attempt costs, and it, and all that were made; `end` is how far down cells of the last row can go.

    Where nothing is `preferred`, the `likely` alignment wins a tie.
    """
    close: dict[int, list[CellLine]] = {}
    attempts: list[_Attempt] = []

    def tried(name: str, lines: dict[int, list[CellLine]]) -> tuple[_Cost, _Attempt]:
        attempt = _assign(name, anchors, lines)
        begin = anchors[0].top if anchors and name == preferred else 0.0  # what stands above may be the rest of a row that a page cuts
        return (_left_over(attempt, begin, end) + _WRONG * _broken_early(attempt, widths), _spread(attempt)), attempt

    best: _Attempt | None = None
    least: _Cost = (0, 0.0)
    for name in sorted(_ALIGNMENTS, key=lambda name: (name != preferred, name != likely)):
        cost, attempt = tried(name, lines)
        attempts.append(attempt)
        if any(cost):  # else each line is a cell of its own
            close = close or {column: _with_pitch(found) for column, found in lines.items()}
            closer, closely = tried(name, close)
            if closer <= cost or (name == preferred and not closer[0]):
                cost, attempt = closer, closely
        if best is None or cost < least:
            best, least = attempt, cost
        if not cost[0] and (name == preferred or not cost[1]):
            break
    assert best is not None
    return least, best, attempts


def _broken_on_purpose(attempts: Iterable[_Attempt], widths: Mapping[int, float], fewest: int) -> list[int]:
    """The columns whose cells of several lines end one early as a rule, however rows are told: a name stands below what it was for."""
    found: list[int] = []
    for column, width in widths.items():
        cells = [[cell for row in rows if (cell := row.get(column)) and _is_of_lines(cell)] for rows, _outside, _name in attempts]
        early = [sum(bool(_early_ends(cell, width, _ROOM)) for cell in some) for some in cells]
        if max(early, default=0) >= fewest and all(count > _HALF * len(some) for count, some in zip(early, cells, strict=True) if some):
            found.append(column)
    return found


def _with_pitch(lines: Sequence[CellLine]) -> list[CellLine]:
    """The lines of a column, each with how far the nearest two of it stand apart: where lines stand evenly, a cell's are no further."""
    apart = (below.middle - line.middle for line, below in pairwise(lines) if below.middle - line.middle > _HALF * below.height)
    pitch = min(apart, default=inf)
    return [line._replace(pitch=pitch) for line in lines]


def _reach(last: Anchor, columns: Iterable[Sequence[CellLine]]) -> float:
    """How far down cells of the last row can go: to where more white than between the lines of a cell follows."""
    end = last.last
    for line in sorted((line for lines in columns for line in lines if line.middle > end), key=attrgetter("middle")):
        if line.middle - end >= (1 + CLOSE) * line.height:
            break
        end = line.middle
    return end


def _left_over(attempt: _Attempt, begin: float, end: float) -> int:
    return sum(len(word.text) for word in attempt[1] if begin <= word.top < end)


def _broken_early(attempt: _Attempt, widths: Mapping[int, float]) -> int:
    """How many lines of cells end though what the next one begins with would have had room on them: they are of two rows."""
    return sum(len(_early_ends(cell, widths[column], _ROOM)) for row in attempt[0] for column, cell in row.items())


def _is_torn(attempt: _Attempt) -> bool:
    """Whether lines of a cell stand further apart than its first one from the cell above: that one is the other's."""
    for above, below in pairwise(attempt[0]):
        for column, cell in below.items():
            if _is_of_lines(cell) and (upper := above.get(column)):
                apart = max(after.middle - before.middle for before, after in pairwise(cell))
                if apart > _NEARER * (cell[0].middle - upper[-1].middle):
                    return True
    return False


def _early_ends(cell: Sequence[Word], width: float, part: float) -> list[float]:
    """The middles of the lines of a cell, all but the last, on which the next line's beginning would have had room: `part` of it."""
    if not _is_of_lines(cell):
        return []
    lines = pairwise(cell_lines(cell))
    wrapped = ((line, following) for line, following in lines if _is_account(line) == _is_account(following))
    return [line.middle for line, following in wrapped if _begins_with(following) < part * (width - _width(line))]


def _is_of_lines(cell: Sequence[Word]) -> bool:
    return len(cell) > 1 and cell[-1].middle - cell[0].middle > 1


def _is_account(line: CellLine) -> bool:
    """Whether a line is the number of an account: the name above or below it begins a line of its own, whatever room there is."""
    return len(line.words) == 1 and _ACCOUNT.fullmatch(line.words[0].text) is not None


def _without_rest(attempt: _Attempt, widths: Mapping[int, float]) -> _Attempt:
    """The rows; without what stands in the first one down to where a line ends early, if cells of its column do so in no other row.

    It is the rest of a row that a page cuts.
    """
    rows, outside, name = attempt
    early = [(column, end) for row in rows[:1] for column, cell in row.items() for end in _early_ends(cell, widths[column], _AMPLE)]
    lone = [end for column, end in early if not any(_early_ends(row.get(column, ()), widths[column], _ROOM) for row in rows[1:])]
    if not lone or len(rows) < _FEWEST:
        return attempt
    cut = {column: [word for word in cell if word.middle < max(lone) + _LEVEL] for column, cell in rows[0].items()}
    kept = {column: [word for word in cell if word not in cut[column]] for column, cell in rows[0].items()}
    return [{column: cell for column, cell in kept.items() if cell}, *rows[1:]], [*outside, *chain.from_iterable(cut.values())], name


def _width(line: CellLine) -> float:
    return line.words[-1].x1 - line.words[0].x0


def _begins_with(line: CellLine) -> float:
    """The width of what stands first in a line and is not broken: a Chinese character, a run of others, or both with a mark between."""
    word = line.words[0]
    run = _UNBROKEN.match(word.text)
    return character_borders(word)[len(run[0]) if run else 1] - word.x0


def _spread(attempt: _Attempt) -> float:
    """How far the first and the last line of the cells stand apart, all together."""
    return sum(cell[-1].middle - cell[0].middle for row in attempt[0] for cell in row.values() if len(cell) > 1)


def _assign(name: str, anchors: Sequence[Anchor], columns: dict[int, list[CellLine]]) -> _Attempt:
    rows: list[Cells] = [{} for _anchor in anchors]
    outside: list[Word] = []
    for column, lines in columns.items():
        runs, left = _runs_of_rows(_ALIGNMENTS[name], anchors, lines)
        for row, start, end in runs:
            rows[row][column] = lines[start].words if end == start + 1 else words_of(lines[start:end])
        outside += _without_halves(rows, column, anchors, left, lines[0].pitch) if name == "middle" and left else left
    return rows, outside, name


def _without_halves(rows: Sequence[Cells], column: int, anchors: Sequence[Anchor], left: Sequence[Word], pitch: float) -> list[Word]:
    """The words of no row, but for those of a cell whose last or first line is blank, so that its others are not around its date.

    They stand half a line above or below the date of a row whose cell is empty, or right above or below the cell of a row: those nearest
    to a date go first, for a page may cut a cell off below them.
    """
    outside: list[Word] = []
    for line in sorted(cell_lines(left), key=lambda line: min((abs(anchor.middle - line.middle) for anchor in anchors), default=0.0)):
        near = [row for row, anchor in enumerate(anchors) if abs(anchor.middle - line.middle) < line.height]
        if len(near) == 1 and column not in rows[near[0]]:
            rows[near[0]][column] = line.words
        elif (row := _row_right_beside(rows, column, anchors, line._replace(pitch=pitch))) is not None:
            rows[row][column] = words_of(cell_lines([*line.words, *rows[row][column]]))
        else:
            outside += line.words
    return outside


def _row_right_beside(rows: Sequence[Cells], column: int, anchors: Sequence[Anchor], line: CellLine) -> int | None:
    """The row whose cell has its next line above or below this one: it stands nearer to that than cells of two rows to each other."""
    places = [[word.middle for word in cells.get(column, ())] or [anchor.middle] for cells, anchor in zip(rows, anchors, strict=True)]
    between = min((min(below) - max(above) for above, below in pairwise(places)), default=0.0)
    row = bisect_right([anchor.middle for anchor in anchors], line.middle)
    above = line.middle - max(places[row - 1]) if row else between
    below = min(places[row]) - line.middle if row < len(rows) else between
    near, far = min(above, below), max(above, below)
    if not 0 < near < _NEXT * line.height or not (_NEARER * near < far or near < _EVEN * line.pitch < far):
        return None
    own = row if below < above else row - 1
    return own if 0 <= own < len(rows) and column in rows[own] else None


def _runs_of_rows(take: _Take, anchors: Sequence[Anchor], lines: Sequence[CellLine]) -> tuple[list[tuple[int, int, int]], list[Word]]:
    """Which lines of a column, from one to before another, are each row's, and the words of none.

    The first lines may be the rest of a row that a page cuts: they are left out where as many lines then are a row's.
    """
    best, left = _runs_from(0, take, anchors, lines)
    for begin, line in enumerate(lines, 1) if left and anchors else ():
        if line.middle >= anchors[0].top:
            break
        runs, rest = _runs_from(begin, take, anchors, lines)
        if sum(end - start for _row, start, end in runs) >= sum(end - start for _row, start, end in best):
            best, left = runs, rest
    return best, left


def _runs_from(
    begin: int, take: _Take, anchors: Sequence[Anchor], lines: Sequence[CellLine]
) -> tuple[list[tuple[int, int, int]], list[Word]]:
    runs: list[tuple[int, int, int]] = []
    outside = words_of(lines[:begin])
    for row, anchor in enumerate(anchors):
        ceiling = anchors[row + 1] if row + 1 < len(anchors) else None
        start, end = take(anchor, ceiling, lines, begin)
        if start > begin:
            outside += words_of(lines[begin:start])
        if end > start:
            runs.append((row, start, end))
            begin = end
    return runs, outside + words_of(lines[begin:])


# --- how a cell's lines stand to the date; each takes the lines from `begin` on and gives the run that is the anchor's ---


def _from_top(anchor: Anchor, following: Anchor | None, lines: Sequence[CellLine], begin: int) -> tuple[int, int]:
    start = begin
    while start < len(lines) and lines[start].middle < anchor.line - lines[start].slack:
        start += 1
    if start == len(lines) or abs(lines[start].middle - anchor.line) > lines[start].slack:
        return begin, begin
    end = start + 1
    while end < len(lines) and _goes_on(lines, start, end) and not (following and _reaches(lines[end], following)):
        end += 1
    return start, end


def _up_to_bottom(anchor: Anchor, _following: Anchor | None, lines: Sequence[CellLine], begin: int) -> tuple[int, int]:
    end = begin
    while end < len(lines) and lines[end].middle <= anchor.last + lines[end].slack:
        end += 1
    if end == begin or abs(lines[end - 1].middle - anchor.last) > lines[end - 1].slack:
        return begin, begin
    start = end - 1
    while start > begin and _follows(lines[start - 1], lines[start]):
        start -= 1
    return start, end


def _around_middle(anchor: Anchor, following: Anchor | None, lines: Sequence[CellLine], begin: int) -> tuple[int, int]:
    for start in range(begin, len(lines)):
        first = lines[start]
        if first.middle > anchor.middle + first.slack:
            break
        for end in range(start + 1, len(lines) + 1):
            centre = (first.middle + lines[end - 1].middle) / 2
            if end > start + 1 and not _goes_on(lines, start, end - 1):
                break
            if following and lines[end - 1].middle > following.top:
                break
            if abs(centre - anchor.middle) <= first.slack:
                return start, end
            if centre > anchor.middle:
                break
    return begin, begin


def _goes_on(lines: Sequence[CellLine], start: int, index: int) -> bool:
    """Whether the line at `index` belongs to the cell that starts at `start`: close to the line before, all lines equally far apart."""
    if not _follows(lines[index - 1], lines[index]) or (_is_figure(lines[index - 1]) and _is_figure(lines[index])):
        return False
    pitch = lines[index].middle - lines[index - 1].middle
    return index - 1 == start or abs(pitch - (lines[start + 1].middle - lines[start].middle)) < _UNEVEN * pitch


def _is_figure(line: CellLine) -> bool:
    """Whether a line is a whole figure: one below another is no part of it (as a balance carried forward is not)."""
    return len(line.words) == 1 and _FIGURE.fullmatch(line.words[0].text) is not None


def _follows(line: CellLine, following: CellLine) -> bool:
    return following.middle - line.middle < min((1 + CLOSE) * max(line.height, following.height), _EVEN * line.pitch)


def _reaches(line: CellLine, anchor: Anchor) -> bool:
    return line.middle >= anchor.line - line.slack


_Take = Callable[[Anchor, Anchor | None, Sequence[CellLine], int], tuple[int, int]]
_ALIGNMENTS: dict[str, _Take] = {"top": _from_top, "middle": _around_middle, "bottom": _up_to_bottom}
