"""Days printed in another way than year, month, day, as full ones.

Without their year, or with two figures of it (05-03, 26-05-03): the period in the head tells the year. Behind the day and the month
(03/05/2026): the other rows tell which is which, or the period.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from reprieve.library.statements import StatementVocabulary
from reprieve.read.header import Header, find_headers
from reprieve.read.joined import joined
from reprieve.read.rows import begins_with_date
from reprieve.read.statement_head import find_period
from reprieve.read.words import Page, Word, visual_lines

_SHORT = re.compile(r"(?:(?P<year>\d\d)(?P<mark>[-/.]))?(?P<month>\d{1,2})(?:(?P=mark)|(?(mark)(?!)|[-/.月]))(?P<day>\d{1,2})日?")
_YEAR_LAST = re.compile(r"(?P<one>\d{1,2})(?P<mark>[-/.])(?P<two>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)")
_MOST_YEARS = 10
_Read = Callable[[str, dt.date | None], dt.date | None]


@dataclass(frozen=True, slots=True)
class _Column:
    """Where the days stand, and how they are read: from a text, and the day of the row before."""

    left: float
    right: float
    read: _Read

    def holds(self, word: Word) -> bool:
        return self.left <= word.x0 and word.x1 <= self.right


def with_years(pages: Iterable[Page], vocabulary: StatementVocabulary) -> Iterator[Page]:
    """The pages; where the first table's days are short ones, with full ones in their place, if its head tells the years."""
    column: _Column | None = None
    settled = False
    day: dt.date | None = None
    for page in pages:
        if not settled and (header := _first_header(page, vocabulary)):
            settled = True
            column = _column_of_short_days(page, header, vocabulary)
        if column is None:
            yield page
        else:
            full, day = _in_full(page, column, day)
            yield full


def _first_header(page: Page, vocabulary: StatementVocabulary) -> Header | None:
    return next(find_headers(page, [joined(line) for line in visual_lines(page)], vocabulary), None)


def _column_of_short_days(page: Page, header: Header, vocabulary: StatementVocabulary) -> _Column | None:
    index = next(index for index, column in enumerate(header.columns) if column.role == "date")
    left = header.columns[index - 1].x1 if index else float("-inf")
    right = header.columns[index + 1].x0 if index + 1 < len(header.columns) else float("inf")
    words = [word for word in page.words if word.top > header.bottom - 1 and left < word.x1 and word.x0 < right]
    if any(begins_with_date(word.text) for word in words):
        return None
    start, end = find_period([line.text for line in visual_lines(page) if line.box.bottom <= header.top + 1], vocabulary)
    if days := [found for word in words if (found := _YEAR_LAST.fullmatch(word.text))]:
        order = _order(days, start, end)
        return _Column(left, right, partial(_year_last, order)) if order else None
    if start is None or end is None or not 0 <= end.year - start.year < _MOST_YEARS or not any(map(_is_short, words)):
        return None
    return _Column(left, right, partial(_short_day, start, end))


def _is_short(word: Word) -> bool:
    return _SHORT.fullmatch(word.text) is not None


def _in_full(page: Page, column: _Column, before: dt.date | None) -> tuple[Page, dt.date | None]:
    """The page with full days, and its last one."""
    words = list(page.words)
    places = [place for place, word in enumerate(words) if column.holds(word)]
    for place in sorted(places, key=lambda place: words[place].middle):
        day = column.read(words[place].text, before)
        if day is not None:
            words[place] = words[place]._replace(text=day.isoformat())
            before = day
    return replace(page, words=tuple(words)), before


def _short_day(start: dt.date, end: dt.date, text: str, before: dt.date | None) -> dt.date | None:
    """The day within the period that the text can mean; of several the nearest to the row before."""
    found = _SHORT.fullmatch(text)
    if found is None:
        return None
    years: Sequence[int] = range(start.year, end.year + 1)
    if found["year"]:
        years = [year for year in years if year % 100 == int(found["year"])]
    days = [day for year in years if (day := _calendar_day(year, int(found["month"]), int(found["day"]))) and start <= day <= end]
    return min(days, key=lambda day: abs((day - (before or start)).days), default=None)


# Names of the groups of _YEAR_LAST that are the month and the day.
_Order = tuple[str, str]
_ORDERS: tuple[_Order, _Order] = (("two", "one"), ("one", "two"))


def _order(days: Sequence[re.Match[str]], start: dt.date | None, end: dt.date | None) -> _Order | None:
    """The one order in which all are days of the calendar, and of the period where the head tells it; None where both will do."""
    fitting = [order for order in _ORDERS if all(_is_within(_in_order(order, found), start, end) for found in days)]
    return fitting[0] if len(fitting) == 1 else None


def _is_within(day: dt.date | None, start: dt.date | None, end: dt.date | None) -> bool:
    return day is not None and (start or day) <= day <= (end or day)


def _year_last(order: _Order, text: str, _before: dt.date | None) -> dt.date | None:
    found = _YEAR_LAST.fullmatch(text)
    return _in_order(order, found) if found else None


def _in_order(order: _Order, found: re.Match[str]) -> dt.date | None:
    month, day = order
    return _calendar_day(int(found["year"]), int(found[month]), int(found[day]))


def _calendar_day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
