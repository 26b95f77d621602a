"""Days with the year behind (03/05/2026), as foreign banks print them: several together tell which figure is the day, or a period does."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

_YEAR_LAST = re.compile(r"(?P<one>\d{1,2})(?P<mark>[-/.])(?P<two>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)")
Order = Literal["day first", "month first"]
_ORDERS: tuple[Order, Order] = ("day first", "month first")
Read = Callable[[str], dt.date | None]


@dataclass(frozen=True, slots=True)
class YearLast:
    """The figures of a day as they are printed: one of the first two is the month."""

    one: int
    two: int
    year: int

    def day(self, order: Order) -> dt.date | None:
        """The day of the calendar, or None where there is none."""
        day, month = (self.one, self.two) if order == "day first" else (self.two, self.one)
        try:
            return dt.date(self.year, month, day)
        except ValueError:
            return None


def order_of(printed: Sequence[YearLast], start: dt.date | None = None, end: dt.date | None = None) -> Order | None:
    """The one order in which all are days of the calendar, and of the period where it is known; None where both will do, or neither."""
    fitting = [order for order in _ORDERS if all(_is_within(figures.day(order), start, end) for figures in printed)]
    return fitting[0] if len(fitting) == 1 else None


def has_year_last(text: str) -> bool:
    """Whether a text is such a day, whichever of its figures that is."""
    return _YEAR_LAST.fullmatch(text) is not None


def reader_of(texts: Iterable[str], start: dt.date | None, end: dt.date | None) -> Read | None:
    """How to read the days among the texts; None where nothing tells their order."""
    order = order_of([figures for text in texts if (figures := _figures(text))], start, end)
    return partial(_read, order) if order else None


def _read(order: Order, text: str) -> dt.date | None:
    figures = _figures(text)
    return figures.day(order) if figures else None


def _figures(text: str) -> YearLast | None:
    found = _YEAR_LAST.fullmatch(text)
    return YearLast(int(found["one"]), int(found["two"]), int(found["year"])) if found else None


def _is_within(day: dt.date | None, start: dt.date | None, end: dt.date | None) -> bool:
    return day is not None and (start or day) <= day <= (end or day)
