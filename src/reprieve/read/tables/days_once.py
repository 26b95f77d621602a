"""Days printed once: where a day stands in the first of its rows only, or in a cell that spans them, it is put beside each of them.

HSBC, some passbooks and spreadsheets print so. A row whose day was lost looks the same: unless rules show the cell that spans the rows,
only where no row repeats the day of the one before it, and several rows have none, or one states the balance for itself and the row
above it, are they taken to be of the day above.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from operator import attrgetter

from reprieve.library.statements import AMOUNTS, TEXTS, Role
from reprieve.read.days.dates import parse_date
from reprieve.read.days.moments import begins_with_date, is_clock
from reprieve.read.heads.column_roles import Column, place_of_days
from reprieve.read.page.words import Rule, Word, text_of
from reprieve.read.tables.lines.row_lines import MONEY
from reprieve.read.tables.rows.anchors import Anchor, find_anchors
from reprieve.read.tables.rows.cells import CellLine, Cells, cell_lines

_BALANCE: frozenset[Role] = frozenset({"balance"})
_ONE, _FEW = 1, 2
_SIDE = re.compile("(?:CR|DR|[借贷])$", re.IGNORECASE)


def with_days_above(columns: Sequence[Column], cells: Cells, before: Word | None, goes_on: bool, rules: Sequence[Rule]) -> Cells | None:
    """The cells with the day of the row above beside each amount that has none; None where days are not printed once.

    `before` is the last day of the page before, `goes_on` whether days are printed once there. `rules` are the page's: they may show
    that a day's cell spans several rows, and which.
    """
    days, amounts = _days(columns, cells), _levels(columns, cells, AMOUNTS)
    if (spans := _spans_of_days(days, amounts, rules, _ONE if goes_on else _FEW)) is not None:
        return {**cells, place_of_days(columns): _spread(days, amounts, before, spans)}
    if any(above.text == below.text and _moves(above, amounts) for above, below in pairwise(days)):
        return None
    date = place_of_days(columns)
    anchors = find_anchors(cells.get(date, ()))
    if not days and not goes_on:
        return None
    undated = _each_once(line for line in amounts if not any(_is_beside(line, anchor) for anchor in anchors))
    others = [line for line in cell_lines(cells.get(date, ())) if not is_clock(line.words[0].text)]
    if any(_are_level(line, other) for line in undated for other in others):  # what stands there may be a day that cannot be read
        return None
    balances = _levels(columns, cells, _BALANCE)
    whole = all(any(_is_beside(line, anchor) for line in (*amounts, *balances)) for anchor in anchors)
    if len(days) != len(anchors) or not undated or not whole:
        return None
    beside_them = balances or _lines_of(columns, cells, TEXTS)  # where no balance is printed, a text tells a row from a total
    few = sum(any(_are_level(line, other) for other in beside_them) for line in undated) < _FEW
    if not goes_on and few and not all(_ends_its_day(line, amounts, balances) for line in undated):
        return None
    above = [next((day for day in reversed(days) if day.middle < line.middle), before) for line in undated]
    beside = [_beside(day, line) for day, line in zip(above, undated, strict=True) if day]
    return {**cells, date: [*cells.get(date, ()), *beside]} if len(beside) == len(undated) else None


def with_other_days(columns: Sequence[Column], cells: Cells) -> Cells:
    """The cells; where a row's own day is left blank and another is printed in it, as of its booking, with that one."""
    others = [_day_lines(cells.get(index, ())) for index, column in enumerate(columns) if column.role == "other_date"]
    if not any(others):
        return cells
    date = place_of_days(columns)
    own = cell_lines(cells.get(date, ()))
    blank = [line for line in _each_once(_levels(columns, cells, AMOUNTS)) if not any(_are_level(line, other) for other in own)]
    beside = [next((day for days in others for day in days if _are_level(line, day)), None) for line in blank]
    return {**cells, date: [*cells.get(date, ()), *(day.words[0] for day in beside if day)]} if own and any(beside) else cells


def _moves(day: Word, amounts: Iterable[CellLine]) -> bool:
    """Whether an amount stands beside a day; beside that of a balance brought forward none does, and the first row repeats it."""
    return any(abs(line.middle - day.middle) <= line.slack for line in amounts)


def _ends_its_day(line: CellLine, amounts: Iterable[CellLine], balances: Iterable[CellLine]) -> bool:
    """Whether a row states its balance and the one above it, which is of the same day then, states none."""
    above = max((other for other in amounts if other.middle < line.middle - line.slack), key=attrgetter("middle"), default=line)
    states, above_states = (any(_are_level(one, balance) for balance in balances) for one in (line, above))
    return states and not above_states


def _day_lines(words: Sequence[Word]) -> list[CellLine]:
    return [line for line in cell_lines(words) if parse_date(line.words[0].text)]


def last_day(columns: Sequence[Column], cells: Cells) -> Word | None:
    """The lowest day of a page."""
    return next(reversed(_days(columns, cells)), None)


def _days(columns: Sequence[Column], cells: Cells) -> list[Word]:
    """The days of the page from the top, each as one word; a narrow cell breaks it behind a hyphen."""
    words = sorted(cells.get(place_of_days(columns), ()), key=lambda word: word.middle)
    whole: list[Word] = []
    for word in words:
        if whole and not parse_date(whole[-1].text) and parse_date(whole[-1].text + word.text):
            whole[-1] = whole[-1]._replace(text=whole[-1].text + word.text, bottom=word.bottom)
        elif begins_with_date(word.text):
            whole.append(word)
    return [day for day in whole if parse_date(day.text)]


def _levels(columns: Sequence[Column], cells: Cells, roles: frozenset[Role]) -> list[CellLine]:
    """The lines of the columns of these roles on which an amount, perhaps with its CR or DR, and nothing else stands in its cell."""
    return [line for line in _lines_of(columns, cells, roles) if MONEY.fullmatch(_SIDE.sub("", text_of(line.words)))]


def _lines_of(columns: Sequence[Column], cells: Cells, roles: frozenset[Role]) -> list[CellLine]:
    return [line for index, column in enumerate(columns) if column.role in roles for line in cell_lines(cells.get(index, ()))]


def _spans_of_days(days: Sequence[Word], amounts: Iterable[CellLine], rules: Sequence[Rule], fewest: int) -> list[float] | None:
    """y of the rules that part the days, from the top, where these leave several amounts beside so many days at least."""
    parting = _rules_across(rules, days[0]) if days else []
    if len(parting) < _FEW:
        return None
    told = Counter(bisect_right(parting, day.middle) for day in days)
    rows = Counter(bisect_right(parting, line.middle) for line in _each_once(amounts))
    several = sum(rows[span] > 1 for span in told)
    return parting if several >= fewest and max(told.values()) == 1 else None


def _rules_across(rules: Iterable[Rule], word: Word) -> list[float]:
    """y of the horizontal rules above and below which a column runs that holds the word."""
    middle = (word.x0 + word.x1) / 2
    return sorted({round((rule.top + rule.bottom) / 2, 1) for rule in rules if rule.horizontal and rule.x0 <= middle <= rule.x1})


def _spread(days: Iterable[Word], amounts: Iterable[CellLine], before: Word | None, spans: Sequence[float]) -> list[Word]:
    """Each span's day beside every amount in it, whichever of its rows the day stands in.

    The first span of a page may go on from the page before; another one without a day goes on to the next page, which tells its day.
    """
    levels = sorted(_each_once(amounts), key=attrgetter("middle"))
    by_span = {bisect_right(spans, day.middle): day for day in days}
    return [
        _beside(day, line)
        for index, (span, lines) in enumerate(groupby(levels, lambda line: bisect_right(spans, line.middle)))
        if (day := by_span.get(span, None if index else before))
        for line in lines
    ]


def _each_once(lines: Iterable[CellLine]) -> list[CellLine]:
    """One line for each level: 0.00 may stand beside an amount."""
    levels: list[CellLine] = []
    heights: list[float] = []  # theirs, in order: of all of them, the two around a line are the nearest
    for line in lines:
        place = bisect_left(heights, line.middle)
        if not any(abs(line.middle - height) <= line.slack for height in heights[max(0, place - 1) : place + 1]):
            heights.insert(place, line.middle)
            levels.append(line)
    return levels


def _is_beside(line: CellLine, anchor: Anchor) -> bool:
    return anchor.line - line.slack <= line.middle <= anchor.last + line.slack


def _are_level(line: CellLine, other: CellLine) -> bool:
    return abs(line.middle - other.middle) <= line.slack


def _beside(day: Word, line: CellLine) -> Word:
    word = line.words[0]
    return day._replace(top=word.top, bottom=word.bottom)
