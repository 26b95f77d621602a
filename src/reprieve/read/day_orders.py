"""The figures of a day as they are printed, and in which order year, month and day stand in them: several together tell, or a period."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

Order = Literal["ymd", "dmy", "mdy", "md", "dm", "d"]
Orders = tuple[Order, ...]
Bound = dt.date | None
YEAR_LAST: Orders = ("dmy", "mdy")
THREE: Orders = ("ymd", "dmy", "mdy")  # with two figures of the year
TWO: Orders = ("md", "dm")
_FEW = 3
_LEAP_YEAR = 2000


class Figures(NamedTuple):
    """The figures of a day from left to right, the year's in full, and the orders that they may stand in, the usual one first."""

    numbers: tuple[int, ...]
    orders: Orders

    def told(self, order: Order) -> tuple[int, int, int]:
        """Year, month and day; 0 for what they do not tell."""
        told = dict(zip(order, self.numbers, strict=True))
        year = told.get("y", 0)
        return year + 2000 if 0 < year < 100 else year, told.get("m", 0), told.get("d", 0)

    def day(self, order: Order) -> dt.date | None:
        """The day of the calendar, or None where there is none."""
        return calendar_day(*self.told(order))

    def days(self, order: Order, start: Bound, end: Bound) -> list[dt.date]:
        """The days of the period that they can be; where no period is known, a day without its year is one of a leap year."""
        year, month, day = self.told(order)
        if not year and (start is None or end is None):
            return list(filter(None, [calendar_day(_LEAP_YEAR, month, day)]))
        years = [year] if year or start is None or end is None else range(start.year, end.year + 1)
        found = (calendar_day(one, month, day) for one in years)
        return [day for day in found if day and (start or day) <= day <= (end or day)]


def calendar_day(year: int, month: int, day: int) -> dt.date | None:
    """The day of the calendar, or None where there is none."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def fitting_orders(printed: Sequence[Figures], start: Bound = None, end: Bound = None) -> list[Order]:
    """The orders in which days that may all stand in the same ones are days of the calendar, and of the period where it is known."""
    orders = printed[0].orders if printed else ()
    return [order for order in orders if all(figures.days(order, start, end) for figures in printed)]


def order_of(printed: Sequence[Figures], start: Bound = None, end: Bound = None) -> Order | None:
    """The order of the days of a table: the one that fits, of several that in which they go on as rows do; None where nothing tells.

    Two figures of a year that no period proves must go on, whatever fits.
    """
    orders = printed[0].orders
    fitting = fitting_orders(printed, start, end) if len(orders) > 1 else list(orders)
    proved = orders != THREE or (start is not None and end is not None)
    if proved and len(fitting) == 1:
        return fitting[0]
    going = {order: years for order in fitting if (years := _years_gone_through(printed, order, start, end))}
    fewest = [order for order, years in going.items() if years == min(going.values())]
    return fewest[0] if len(fewest) == 1 else None


def _years_gone_through(printed: Sequence[Figures], order: Order, start: Bound, end: Bound) -> int:
    """Through how many years the days go up or down from row to row; 0 where they do neither, leave out a year, or are too few to tell."""
    days = [found[0] for figures in printed if (found := figures.days(order, start, end))]
    years = {day.year for day in days}
    if len(set(days)) < _FEW or max(years) - min(years) >= len(years):
        return 0
    turns = (end.year - start.year) if order in TWO and start and end else 0
    ups, downs = (sum(after > before for before, after in pairs) for pairs in (pairwise(days), pairwise(reversed(days))))
    return len(years) if min(ups, downs) <= turns else 0
