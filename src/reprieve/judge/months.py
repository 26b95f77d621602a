"""Months and periods: calendar arithmetic with clamped days, and what days a set of statements covers."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

ONE_DAY = dt.timedelta(days=1)


class Period(NamedTuple):
    """Days from `start` to `end`, both included."""

    start: dt.date
    end: dt.date


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day so many months on; 31 January and one month is the last day of February."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def last_fresh_day(start: dt.date, days: int | None, months: int | None) -> dt.date | None:
    """The last day on which what bears the date is so many days or months old, whichever ends first; None without a limit."""
    ends = (None if days is None else start + dt.timedelta(days=days), None if months is None else add_months(start, months))
    return min((end for end in ends if end), default=None)


def month_of(day: dt.date) -> str:
    """2026-05."""
    return f"{day.year:04d}-{day.month:02d}"


def month_period(month: str) -> Period:
    """The first and the last day of a month written 2026-05. Raises ValueError."""
    first = dt.date.fromisoformat(f"{month}-01")
    return Period(first, add_months(first, 1) - ONE_DAY)


def joined(periods: Iterable[Period]) -> list[Period]:
    """The periods in order, those that overlap or touch made one."""
    runs: list[Period] = []
    for period in sorted(periods):
        if runs and period.start <= runs[-1].end + ONE_DAY:
            runs[-1] = Period(runs[-1].start, max(runs[-1].end, period.end))
        else:
            runs.append(period)
    return runs


def gaps(periods: Iterable[Period]) -> list[Period]:
    """The days between the first and the last that no period covers."""
    runs = joined(periods)
    return [Period(one.end + ONE_DAY, other.start - ONE_DAY) for one, other in pairwise(runs)]


def lasts(period: Period, months: int) -> bool:
    """Whether the period covers at least so many months."""
    return add_months(period.start, months) <= period.end + ONE_DAY


def months_in(period: Period) -> Iterator[str]:
    """Every month that the period touches."""
    first = period.start.replace(day=1)
    while first <= period.end:
        yield month_of(first)
        first = add_months(first, 1)


def full_months(periods: Iterable[Period]) -> list[str]:
    """The months that are covered from their first day to their last."""
    return [month for run in joined(periods) for month in months_in(run) if _within(month_period(month), run)]


def is_before(month: str, onset: dt.date) -> bool:
    """Whether the whole month lies before the onset, or ends with its day."""
    return month_period(month).end <= onset


def is_after(month: str, onset: dt.date) -> bool:
    """Whether the whole month lies after the onset, or begins with its day."""
    return month_period(month).start >= onset


def _within(inner: Period, outer: Period) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
