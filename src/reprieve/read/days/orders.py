"""The figures of a day as they are printed, and in which order year, month and day stand in them: several together tell, or a period."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

Order = Literal["ymd", "dmy", "mdy", "md", "dm", "d"]
Orders = tuple[Order, ...]
YEAR_LAST: Orders = ("dmy", "mdy")
THREE: Orders = ("ymd", "dmy", "mdy")  # with two figures of the year
TWO: Orders = ("md", "dm")
BARE: Orders = ("d",)
_FEW, _OFTEN = 3, 2
_LEAP_YEAR = 2000


class Period(NamedTuple):
    """The first and the last of the days that a table is of."""

    start: dt.date
    end: dt.date

    @property
    def years(self) -> range:
        return range(self.start.year, self.end.year + 1)

    def holds(self, day: dt.date) -> bool:
        return self.start <= day <= self.end


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

    def days(self, order: Order, period: Period | None) -> list[dt.date]:
        """The days of the period that they can be; where no period is known, a day without its year is one of a leap year."""
        year, month, day = self.told(order)
        years = [year] if year else period.years if period else [_LEAP_YEAR]
        found = (calendar_day(one, month, day) for one in years)
        return [day for day in found if day and (period is None or period.holds(day))]


def calendar_day(year: int, month: int, day: int) -> dt.date | None:
    """The day of the calendar, or None where there is none."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def are_bare(printed: Sequence[Figures]) -> bool:
    """Whether there are days, and these tell nothing but the day of the month."""
    return bool(printed) and all(figures.orders == BARE for figures in printed)


def fitting_orders(printed: Sequence[Figures], period: Period | None = None) -> list[Order]:
    """The orders in which days that may all stand in the same ones are days of the calendar, and of the period where it is known."""
    orders = printed[0].orders if printed else ()
    return [order for order in orders if all(figures.days(order, period) for figures in printed)]


def order_of(printed: Sequence[Figures], period: Period | None = None, usual: Order | None = None) -> Order | None:
    """The order of the days of a table: the one that fits, of several that in which they go on as rows do; None where nothing tells.

    The `usual` order is left only where it would turn again and again. Two figures of a year that no period proves must go on.
    """
    orders = printed[0].orders
    fitting = fitting_orders(printed, period) if len(orders) > 1 else list(orders)
    if len(fitting) == 1 and (orders != THREE or period):
        return fitting[0]
    if usual in fitting and _turns(printed, usual, period) < _OFTEN:
        return usual
    years = {order: _years(printed, order, period) for order in fitting if not _turns(printed, order, period)}
    fewest = [order for order, count in years.items() if count and count == min(filter(None, years.values()))]
    return fewest[0] if len(fewest) == 1 else usual


def go_on(printed: Sequence[Figures], period: Period | None) -> bool:
    """Whether the days are of the period, and go up or down from row to row, in one of their orders."""
    return any(not _turns(printed, order, period) for order in fitting_orders(printed, period))


def _turns(printed: Sequence[Figures], order: Order, period: Period | None) -> int:
    """How often the days go against the way that they go from row to row, new years aside."""
    days = [found[0] for figures in printed if (found := figures.days(order, period))]
    ups, downs = (sum(after > before for before, after in pairs) for pairs in (pairwise(days), pairwise(reversed(days))))
    new_years = len(period.years) - 1 if order in TWO and period else 0
    return max(0, min(ups, downs) - new_years)


def _years(printed: Sequence[Figures], order: Order, period: Period | None) -> int:
    """Of how many years the days are; 0 where these leave out one, or they are too few to tell."""
    days = {found[0] for figures in printed if (found := figures.days(order, period))}
    years = {day.year for day in days}
    return len(years) if len(days) >= _FEW and max(years) - min(years) < len(years) else 0
