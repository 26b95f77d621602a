"""Days with the year behind (03/05/2026), as foreign banks print them: the rows together tell which figure is the day, or the period."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from functools import partial

_YEAR_LAST = re.compile(r"(?P<one>\d{1,2})(?P<mark>[-/.])(?P<two>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)")
# Names of the groups that are the month and the day.
_Order = tuple[str, str]
_ORDERS: tuple[_Order, _Order] = (("two", "one"), ("one", "two"))
Read = Callable[[str], dt.date | None]


def has_year_last(text: str) -> bool:
    """Whether a text is such a day, whichever of its figures that is."""
    return _YEAR_LAST.fullmatch(text) is not None


def reader_of(texts: Iterable[str], start: dt.date | None, end: dt.date | None) -> Read | None:
    """How to read the days among the texts: in the one order in which all are days of the calendar, and of the period where it is known.

    None where both orders will do, or neither.
    """
    days = [found for text in texts if (found := _YEAR_LAST.fullmatch(text))]
    fitting = [order for order in _ORDERS if all(_is_within(_day(order, found), start, end) for found in days)]
    if len(fitting) != 1:
        return None
    return partial(_read, fitting[0])


def _read(order: _Order, text: str) -> dt.date | None:
    found = _YEAR_LAST.fullmatch(text)
    return _day(order, found) if found else None


def _is_within(day: dt.date | None, start: dt.date | None, end: dt.date | None) -> bool:
    return day is not None and (start or day) <= day <= (end or day)


def _day(order: _Order, found: re.Match[str]) -> dt.date | None:
    month, day = order
    try:
        return dt.date(int(found["year"]), int(found[month]), int(found[day]))
    except ValueError:
        return None
