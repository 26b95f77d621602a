"""Days printed without their year, or with two figures of it (05-03, 26-05-03), as full ones: the period in the head tells the year.

Days with the year behind become full ones here, too.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from reprieve.library.statements import StatementVocabulary
from reprieve.read.header import Header, find_headers
from reprieve.read.joined import days_joined, joined
from reprieve.read.rows import begins_with_date
from reprieve.read.statement_head import find_account, find_period
from reprieve.read.words import Page, Word, visual_lines
from reprieve.read.year_last import has_year_last, reader_of

_SHORT = re.compile(r"(?:(?P<year>\d\d)(?P<mark>[-/.]))?(?P<month>\d{1,2})(?:(?P=mark)|(?(mark)(?!)|[-/.月]))(?P<day>\d{1,2})日?")
_COMPACT = re.compile(r"(?P<year>\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])")  # 260503
_THREE = re.compile(r"(?P<one>\d{1,2})[-/.](?P<two>\d{1,2})[-/.](?P<three>\d{1,2})")
_Order = tuple[str, str, str]  # which of the three figures are year, month and day
_YEAR_FIRST: _Order = ("one", "two", "three")
_TURNED: tuple[_Order, _Order] = (("three", "two", "one"), ("three", "one", "two"))
_FEW, _YEARS = 3, 2
_MOMENT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)([01]\d|2[0-3])([0-5]\d)([0-5]\d)")  # 20260503101112
_SECTION = re.compile(r"(?:19|20)\d\d年(?:\d{1,2}月份?)?")  # stands once above its days
_MOST_YEARS = 10
_LATE = 31
_LEAP_YEAR = 2000
_YEAR = 365
Read = Callable[[str, dt.date | None], dt.date | None]


class _Column(NamedTuple):
    """Where the days of a table stand: from `top` down; `account` is whose they are, "" where its head does not say."""

    left: float
    right: float
    top: float
    account: str

    def holds(self, word: Word) -> bool:
        half = (word.bottom - word.top) / 2  # of a letter: cells may touch below names that do not
        return self.left - half <= word.x0 and word.x1 <= self.right + half


@dataclass(frozen=True, slots=True)
class _Period:
    """From when to when the days can be, and whether the newest stands first."""

    start: dt.date
    end: dt.date
    newest_first: bool


def is_short_day(text: str) -> bool:
    """Whether a word can be a day without its year, or with two figures of it."""
    found = _SHORT.fullmatch(text)
    return found is not None and _calendar_day(_LEAP_YEAR, int(found["month"]), int(found["day"])) is not None


def _short(text: str) -> re.Match[str] | None:
    return _SHORT.fullmatch(text) or _COMPACT.fullmatch(text)


def with_years(pages: Iterable[Page], vocabulary: StatementVocabulary) -> Iterator[Page]:
    """The pages; where the first table's days are short ones, with full ones in their place, if its head tells the years.

    Each table may set its columns elsewhere than the one before; another account begins with its own first day.
    """
    read: Read | None = None
    settled = False
    columns: Sequence[_Column] = ()
    day: dt.date | None = None
    for page in map(days_joined, pages):
        if settled and read is None:
            yield page
            continue
        headers = _headers(page, vocabulary)
        if headers and not settled:
            settled = True
            read = _reader_of_short_days(page, headers[0], vocabulary)
        if read is None:
            yield page
        else:
            columns = [*(column._replace(top=float("-inf")) for column in columns[-1:]), *_columns_of_days(page, headers, vocabulary)]
            full, day = _in_full(page, columns, read, day)
            yield full


def _headers(page: Page, vocabulary: StatementVocabulary) -> list[Header]:
    return list(find_headers(page, [joined(line) for line in visual_lines(page)], vocabulary))


def _around_days(header: Header) -> tuple[float, float, float]:
    """Where the columns before and behind that of the days end and begin, and where its own name ends."""
    index = next(index for index, column in enumerate(header.columns) if column.role == "date")
    left = header.columns[index - 1].x1 if index else float("-inf")
    right = header.columns[index + 1].x0 if index + 1 < len(header.columns) else float("inf")
    return left, right, header.columns[index].x1


def _columns_of_days(page: Page, headers: Iterable[Header], vocabulary: StatementVocabulary) -> Iterator[_Column]:
    """The columns of days of the tables that begin on the page, from the top."""
    end = float("-inf")
    for header in headers:
        left, right, _own = _around_days(header)
        head = [line.text for line in visual_lines(page) if end <= line.box.top and line.box.bottom <= header.top + 1]
        yield _Column(left, right, header.bottom - 1, find_account(head, vocabulary))
        end = header.bottom


def _reader_of_short_days(page: Page, header: Header, vocabulary: StatementVocabulary) -> Read | None:
    """How the days below the header are read; None where they are no short ones, or nothing tells their years."""
    left, right, own = _around_days(header)
    words = [word for word in page.words if word.top > header.bottom - 1 and left < word.x1 and word.x0 < right]
    middle = (own + right) / 2  # texts of the cells beside may begin with a day, too
    own_words = [word for word in words if left <= word.x0 and (word.x0 + word.x1) / 2 < middle]
    if any(begins_with_date(word.text) and not _SECTION.fullmatch(word.text) for word in own_words):
        return None
    if any(_MOMENT.fullmatch(word.text) for word in own_words):
        return lambda text, _before: _of_moment(text)
    start, end = find_period([line.text for line in visual_lines(page) if line.box.bottom <= header.top + 1], vocabulary)
    return reader_of_days([word.text for word in sorted(words, key=lambda word: word.middle)], start, end)


def _of_moment(text: str) -> dt.date | None:
    found = _MOMENT.fullmatch(text)
    return _calendar_day(*(int(part) for part in found.groups()[:3])) if found else None


def _in_words(text: str, day: dt.date) -> str:
    """The full day, and the time of a moment."""
    found = _MOMENT.fullmatch(text)
    return f"{day.isoformat()} {found[4]}:{found[5]}:{found[6]}" if found else day.isoformat()


def reader_of_days(texts: Sequence[str], start: dt.date | None, end: dt.date | None) -> Read | None:
    """How to read the days among the texts, as they stand from the top; None where they are no short ones, or nothing tells their years."""
    if any(map(has_year_last, texts)):
        read = reader_of(texts, start, end)
        return (lambda text, _before: read(text)) if read else None
    if start is None and end is None:
        return _reader_of_days_that_go_on(texts)
    if start is None or end is None or not 0 <= end.year - start.year < _MOST_YEARS or not any(map(_short, texts)):
        return None
    if turned := _turned(texts, start, end):
        return lambda text, _before: _three_figures(text, turned)
    forward = _forward(texts)
    if not forward and (end - start).days >= _YEAR:
        return None  # the same day of several years, and nothing tells which
    return partial(_day, _Period(start, end, newest_first=forward < 0))


def _reader_of_days_that_go_on(texts: Sequence[str]) -> Read | None:
    """For days with two figures of a year that nothing tells: in the order of year, month and day, the only one, in which they go on."""
    shown = [text for text in texts if _COMPACT.fullmatch(text) or _THREE.fullmatch(text)]
    orders = [order for order in (_YEAR_FIRST, *_TURNED) if _go_on([_three_figures(text, order) for text in shown])]
    return (lambda text, _before: _three_figures(text, orders[0])) if len(orders) == 1 else None


def _go_on(days: Sequence[dt.date | None]) -> bool:
    known = [day for day in days if day]
    if len(known) < len(days) or len(set(known)) < _FEW or len({day.year for day in known}) > _YEARS:
        return False
    return known in (sorted(known), sorted(known, reverse=True))


def _turned(texts: Iterable[str], start: dt.date, end: dt.date) -> _Order | None:
    """The order of days with two figures of the year where it does not stand first: the one in which all are within the period."""
    three = [text for text in texts if _THREE.fullmatch(text)]

    def fits(order: _Order) -> bool:
        return all((day := _three_figures(text, order)) is not None and start <= day <= end for text in three)

    orders = [order for order in _TURNED if fits(order)] if three and not fits(_YEAR_FIRST) else []
    return orders[0] if len(orders) == 1 else None


def _three_figures(text: str, order: _Order) -> dt.date | None:
    if (compact := _COMPACT.fullmatch(text)) and order == _YEAR_FIRST:
        return _calendar_day(2000 + int(compact["year"]), int(compact["month"]), int(compact["day"]))
    found = _THREE.fullmatch(text)
    return _calendar_day(2000 + int(found[order[0]]), int(found[order[1]]), int(found[order[2]])) if found else None


def _forward(texts: Iterable[str]) -> int:
    """By how many more rows the days go up than down; a new year is one step against all the others."""
    shown = map(_short, texts)
    days = [(int(found["month"]), int(found["day"])) for found in shown if found]
    return sum((after > before) - (after < before) for before, after in pairwise(days))


def _in_full(page: Page, columns: Sequence[_Column], read: Read, before: dt.date | None) -> tuple[Page, dt.date | None]:
    """The page with full days, and its last one; `before` is the last one of the page before."""
    words = list(page.words)
    account = ""
    for column, following in zip(columns, [*columns[1:], None], strict=True):
        if account and column.account and column.account != account:
            before = None
        account = column.account or account
        end = following.top if following else float("inf")
        places = [place for place, word in enumerate(words) if column.top <= word.top < end and column.holds(word)]
        for place in sorted(places, key=lambda place: words[place].middle):
            day = read(words[place].text, before)
            if day is not None:
                words[place] = words[place]._replace(text=_in_words(words[place].text, day))
                before = day
    return replace(page, words=tuple(word for word in words if not _heads_days(word, columns))), before


def _heads_days(word: Word, columns: Sequence[_Column]) -> bool:
    """Whether a word is the year, or the month, above short days."""
    return _SECTION.fullmatch(word.text) is not None and any(word.top >= column.top and column.holds(word) for column in columns)


def _day(period: _Period, text: str, before: dt.date | None) -> dt.date | None:
    """The day within the period that the text can mean; of several the next one as the rows go, which may be booked a little late."""
    found = _short(text)
    if found is None:
        return None
    years: Sequence[int] = range(period.start.year, period.end.year + 1)
    if found["year"]:
        years = [year for year in years if year % 100 == int(found["year"])]
    possible = (_calendar_day(year, int(found["month"]), int(found["day"])) for year in years)
    days = [day for day in possible if day and period.start <= day <= period.end]
    way = -1 if period.newest_first else 1
    first = period.end if period.newest_first else period.start
    steps = {day: way * (day - (before or first)).days for day in days}
    return min(days, key=lambda day: (steps[day] < -_LATE, abs(steps[day])), default=None)


def _calendar_day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
