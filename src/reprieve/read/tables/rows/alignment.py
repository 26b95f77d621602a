"""Rows that no rules part: told by how the lines of wrapped cells stand to their date, and where lines break."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, pairwise
from math import inf
from operator import attrgetter

from reprieve.read.notation import ACCOUNT_DIGIT
from reprieve.read.page.words import Word, character_borders
from reprieve.read.tables.rows.anchors import Anchor
from reprieve.read.tables.rows.assigned import ALIGNMENTS, NEARER, Alignment, Attempt, assigned
from reprieve.read.tables.rows.cells import CLOSE, CellLine, Cells, cell_lines

_UNBROKEN = re.compile(r"(?:[^!-~](?=[/).,:;%]))?[!-~]+")  # no line begins with such a mark (UAX #14)
_ACCOUNT = re.compile(rf"{ACCOUNT_DIGIT}{{9,}}")  # longer than a day and its time
_ROOM, _AMPLE, _WRONG, _NEVER = 0.8, 0.4, 5, 1000
_LEVEL, _HALF, _FEWEST, _FEWER = 2.0, 0.6, 4, 2  # the last page of several may hold few rows

_Cost = tuple[int, float]  # what is left over or broken early, and how loosely cells hold together


def rows_by_alignment(anchors: Sequence[Anchor], columns: Cells, preferred: Alignment | None) -> Attempt:
    """Rows told by how wrapped cells stand to their date: from its line down, around it, or up to it.

    The alignment that leaves the fewest letters without a row, and in whose cells lines break where they are full, is the page's;
    notices far below do not count. Of several the one whose cells hold together most closely, but `preferred` wins a tie.
    """
    lines = {column: cell_lines(words) for column, words in columns.items()}
    end = _reach(anchors[-1], lines.values()) if anchors else 0.0
    widths = {column: max((_width(line) for line in found if line.middle <= end), default=0.0) for column, found in lines.items()}
    cost, best, loose = _closest(anchors, lines, widths, end, preferred, "middle")
    if not any(cost) and len(loose) == 1:  # no cell has several lines
        return best._replace(alignment=preferred or best.alignment)
    whole = [attempt for attempt in loose if not _takes_from_above(attempt)]
    if on_purpose := _broken_on_purpose(whole, widths, _FEWER if preferred else _FEWEST):
        widths.update(dict.fromkeys(on_purpose, 0.0))
        cost, best, _loose = _closest(anchors, lines, widths, end, preferred, "top")
    if not preferred:  # a first page has no row before it
        return best
    rows, outside, alignment, _mended = _without_rest(best, widths)
    return Attempt(rows, outside, alignment if cost[1] else preferred)  # only cells of several lines tell


def _closest(
    anchors: Sequence[Anchor],
    lines: dict[int, list[CellLine]],
    widths: Mapping[int, float],
    end: float,
    preferred: Alignment | None,
    likely: Alignment,
) -> tuple[_Cost, Attempt, list[Attempt]]:
    """What the best attempt costs, and it, and all that were made; `end` is how far down cells of the last row can go.

    Where nothing is `preferred`, the `likely` alignment wins a tie, but not where words had to be put to cells that others read at once.
    """
    close: dict[int, list[CellLine]] = {}
    loose: list[Attempt] = []
    tried: list[tuple[_Cost, Attempt]] = []
    for alignment in sorted(ALIGNMENTS, key=lambda alignment: (alignment != preferred, alignment != likely)):
        begin = anchors[0].top if anchors and alignment == preferred else 0.0  # what stands above may be the rest of a row that a page cuts
        attempt = assigned(alignment, anchors, lines)
        loose.append(attempt)
        cost = _cost(attempt, widths, begin, end)
        if any(cost):  # else each line is a cell of its own
            close = close or {column: _with_pitch(found) for column, found in lines.items()}
            closely = assigned(alignment, anchors, close)
            closer = _cost(closely, widths, begin, end)
            if closer <= cost or (alignment == preferred and not closer[0]):
                cost, attempt = closer, closely
        tried.append((cost, attempt))
        if not cost[0] and (alignment == preferred or not cost[1]):
            break
    return *min(tried, key=lambda told: (told[0], told[1].mended)), loose


def _cost(attempt: Attempt, widths: Mapping[int, float], begin: float, end: float) -> _Cost:
    left_over = sum(len(word.text) for word in attempt.outside if begin <= word.top < end)
    several = [(column, cell) for row in attempt.rows for column, cell in row.items() if len(cell) > 1]
    spread = sum(cell[-1].middle - cell[0].middle for _column, cell in several)
    wrong = sum(len(_early_ends(cell, widths[column], _ROOM)) for column, cell in several)
    return left_over + _WRONG * wrong + (_NEVER if left_over and wrong and _takes_from_above(attempt) else 0), spread


def _broken_on_purpose(attempts: Iterable[Attempt], widths: Mapping[int, float], fewest: int) -> list[int]:
    """The columns whose cells of several lines end one early as a rule, however rows are told: a name stands below what it was for."""
    found: list[int] = []
    for column, width in widths.items():
        cells = [[cell for row in rows if (cell := row.get(column)) and _is_of_lines(cell)] for rows, *_others in attempts]
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


def _takes_from_above(attempt: Attempt) -> bool:
    """Whether lines of a cell stand further apart than its first one from the cell above: that one is the other's."""
    for above, below in pairwise(attempt.rows):
        for column, cell in below.items():
            if _is_of_lines(cell) and (upper := above.get(column)):
                apart = max(after.middle - before.middle for before, after in pairwise(cell))
                if apart > NEARER * (cell[0].middle - upper[-1].middle):
                    return True
    return False


def _early_ends(cell: Sequence[Word], width: float, part: float) -> list[float]:
    """The middles of the lines of a cell, all but the last, on which the next line's beginning would have had room: `part` of it."""
    if not _is_of_lines(cell):
        return []
    lines = pairwise(cell_lines(cell))
    wrapped = ((line, following) for line, following in lines if _is_account(line) == _is_account(following))
    return [line.middle for line, following in wrapped if beginning(following) < part * (width - _width(line))]


def _is_of_lines(cell: Sequence[Word]) -> bool:
    return len(cell) > 1 and cell[-1].middle - cell[0].middle > 1


def _is_account(line: CellLine) -> bool:
    """Whether a line is the number of an account: the name above or below it begins a line of its own, whatever room there is."""
    return len(line.words) == 1 and _ACCOUNT.fullmatch(line.words[0].text) is not None


def _without_rest(attempt: Attempt, widths: Mapping[int, float]) -> Attempt:
    """The rows; without what stands in the first one down to where a line ends early, if cells of its column do so in no other row.

    It is the rest of a row that a page cuts.
    """
    rows, outside, alignment, _mended = attempt
    early = [(column, end) for row in rows[:1] for column, cell in row.items() for end in _early_ends(cell, widths[column], _AMPLE)]
    lone = [end for column, end in early if not any(_early_ends(row.get(column, ()), widths[column], _ROOM) for row in rows[1:])]
    if not lone or len(rows) < _FEWEST:
        return attempt
    cut = {column: [word for word in cell if word.middle < max(lone) + _LEVEL] for column, cell in rows[0].items()}
    first = {column: kept for column, cell in rows[0].items() if (kept := [word for word in cell if word not in cut[column]])}
    return Attempt([first, *rows[1:]], [*outside, *chain.from_iterable(cut.values())], alignment)


def _width(line: CellLine) -> float:
    return line.words[-1].x1 - line.words[0].x0


def beginning(line: CellLine) -> float:
    """The width of what stands first in a line and is not broken: a Chinese character, a run of others, or both with a mark between."""
    word = line.words[0]
    run = _UNBROKEN.match(word.text)
    return character_borders(word)[len(run[0]) if run else 1] - word.x0
