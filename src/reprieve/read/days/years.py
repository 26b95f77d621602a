"""Days that tell less than a whole one, as whole ones: the rows around them, the period, or a heading above tell the rest."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from reprieve.read.days.forms import days_ago, figures_of, is_days_ago, whole_day
from reprieve.read.days.orders import THREE, TWO, YEAR_LAST, Figures, Order, Orders, Period, are_bare, calendar_day, order_of

_MOST_YEARS = 10
_LATE = 31
_YEAR = dt.timedelta(days=365)


class Above(NamedTuple):
    """What stands above a day: the last one that was read, the year and the month of a heading (0: none that tells it).

    `repeatable`: that day is of the row right above.
    """

    day: dt.date | None = None
    year: int = 0
    month: int = 0
    repeatable: bool = False


class Told(NamedTuple):
    """What a paper tells of its days: of which period they are, and when it was printed.

    `inferred`: no period is printed, and this is reckoned. `year` is that of the first day. `by_headings`: headings among the rows
    tell years or months. `month_first`: of 03/05 the month is the first, if nothing tells.
    """

    period: Period | None = None
    printed: dt.date | None = None
    inferred: bool = False
    year: int = 0
    by_headings: bool = False
    month_first: bool = True


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the days of a table; without anything told, those that are whole ones.

    `orders` are those of each form; `way` is 1 where the days go on from row to row, -1 where the newest stands first. `bare`: they are
    figures that tell nothing but the day of the month; beside days of another form such a figure is none.
    """

    told: Told = field(default_factory=Told)
    orders: Mapping[Orders, Order] = field(default_factory=dict)
    way: int = 1
    bare: bool = False

    def day(self, text: str, above: Above) -> dt.date | None:
        """The day that the text can mean; of several the next one as the rows go, which may be booked a little late."""
        if whole := whole_day(text):
            return whole
        if self.told.printed and is_days_ago(text):
            return days_ago(text, self.told.printed)
        figures = figures_of(text)
        order = self.orders.get(figures.orders) if figures else None
        if figures is None or order is None or (text.isdecimal() and order == "d" and not self.bare):
            return None
        year, month, day = figures.told(order)
        month = month or above.month or (above.day.month if above.day else 0)
        possible = (calendar_day(one, month, day) for one in self._years(year, month, above))
        period = self.told.period
        days = [found for found in possible if found and (period is None or period.holds(found))]
        edge = period and (period.end if self.way < 0 else period.start)
        first = above.day or edge or min(days, default=None)
        steps = {found: self.way * (found - first).days for found in days if first}
        return min(steps, key=lambda found: (steps[found] < -_LATE, abs(steps[found])), default=None)

    def _years(self, year: int, month: int, above: Above) -> Sequence[int]:
        """The years that a day can be of."""
        if year:
            return [year]
        if self.told.by_headings and above.day:
            return range(above.day.year - 1, above.day.year + 2)
        if above.year and above.month in (0, month):
            return [above.year]
        return self.told.period.years if self.told.period else ()

    @property
    def guesses_years(self) -> bool:
        """Whether only all days together can tell of which years or months they are, as where the period is long, or a heading lost."""
        if "d" in self.orders.values():
            return True
        without = any("y" not in order for order in self.orders.values())
        is_long = not self.told.by_headings and self.told.period is not None and _is_long(self.told.period)
        return without and (is_long or self.told.inferred)

    def are_sure(self, days: Sequence[dt.date]) -> bool:
        """Whether the days that were read, in their order, can be of no other years."""
        period = self.told.period
        if not self.guesses_years or not days:
            return True
        if "d" in self.orders.values():
            steps = {
                ((before.year, before.month) == (after.year, after.month), after > before)
                for before, after in pairwise(days)
                if before != after
            }
            return len(steps) == len({same for same, _rises in steps})  # within the months one way, and from month to month
        if self.told.inferred:
            return all(self.way * (after - before).days >= -_LATE for before, after in pairwise(days))
        return period is not None and period.end - max(days) < _YEAR and min(days) - period.start < _YEAR


def _is_long(period: Period) -> bool:
    """Whether a day without its year may be of several years of the period."""
    return period.end - period.start >= _YEAR


def reader_of_days(texts: Sequence[str], told: Told) -> Reader | None:
    """How to read the days among the texts, as they stand from the top; None where there are none, or nothing tells all of any."""
    period = told.period if told.period and 0 < len(told.period.years) <= _MOST_YEARS else None
    relative = told.printed is not None and any(map(is_days_ago, texts))
    told = told._replace(period=period, by_headings=told.by_headings or relative or told.year > 0)
    printed = [figures for text in texts if (figures := figures_of(text))]
    orders = dict(_orders(printed, told))
    forward = _forward(printed, orders)
    open_years = period is None or (not forward and _is_long(period))
    if open_years and not told.by_headings:  # the same day of several years, and nothing tells which
        orders = {form: order for form, order in orders.items() if "y" in order}
    if not orders and not relative and not any(map(whole_day, texts)):
        return None
    return Reader(told, orders, -1 if forward < 0 else 1, bare=are_bare(printed))


def _orders(printed: Sequence[Figures], told: Told) -> Iterable[tuple[Orders, Order]]:
    """The order of the days of each form that nothing leaves in doubt."""
    for orders in {figures.orders for figures in printed}:
        alike = [figures for figures in printed if figures.orders == orders]
        usual = orders[0] if (orders == TWO and told.month_first) or (orders == THREE and told.period) else None
        order = order_of(alike, told.period, usual)
        if order is None and orders == YEAR_LAST:  # whole days may lie outside of the period
            order = order_of(alike)
        if order is not None:
            yield orders, order


def _forward(printed: Iterable[Figures], orders: Mapping[Orders, Order]) -> int:
    """By how many more rows the days go up than down; a new year is one step against all the others."""
    told = ((figures, orders.get(figures.orders)) for figures in printed)
    days = [figures.told(order)[1:] for figures, order in told if order and order != "d"]
    return sum((after > before) - (after < before) for before, after in pairwise(days))
