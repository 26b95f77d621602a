"""A sign that an export was changed: days stand out of order whose day and month a spreadsheet exchanged."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from reprieve.language import Message, _
from reprieve.model import Transaction

_FAR = dt.timedelta(days=15)  # rows are booked some days late or early; a day and month that are exchanged lie further off
_MONTHS = 12
_FEWEST = 6


def turned_days(rows: Sequence[Transaction]) -> Iterator[Message]:
    """What is said where days leap back and forth, and do not once day and month of some are exchanged."""
    for (page, _account), of_one in groupby(rows, lambda row: (row.page, row.account)):
        days = [row.date for row in of_one]
        if turned := _turned(days):
            figures = {"page": page, "count": len(turned), "day": days[turned[0]]}
            yield _(
                "On sheet {page}, {count} days stand out of order and would not with day and month exchanged, "
                "as spreadsheets do to exports that are opened in them; the first: {day}. Export again, and hand in the file unopened.",
                **figures,
            )


def _turned(days: Sequence[dt.date]) -> list[int]:
    """The places of days that must be exchanged for all to be in order; none where they are in order, or no exchange puts them there."""
    ways = [[day.toordinal() for day in days], [-day.toordinal() for day in days]]
    leaps = [sum(_leaps_back(above, below) for above, below in pairwise(way)) for way in ways]
    if len(days) < _FEWEST or not all(leaps):
        return []
    sign = 1 if leaps[0] <= leaps[1] else -1
    told: list[dict[bool, tuple[int, bool]]] = []
    for place, day in enumerate(days):
        told.append(dict(_in_order(days[place - 1 : place], told[-1:], day, sign)))
        if not told[-1]:
            return []
    return _places_of(told)


def _in_order(
    above: Sequence[dt.date], told: Sequence[dict[bool, tuple[int, bool]]], day: dt.date, sign: int
) -> Iterator[tuple[bool, tuple[int, bool]]]:
    """How few exchanges lead to a day as it stands and exchanged, without a leap back, and whether the day above is exchanged for that."""
    for turned in (False, True) if _exchanged(day) else (False,):
        before = [(count, was) for one in told for was, (count, _above) in one.items()] or [(0, False)]
        fits = [one for one in before if not above or not _leaps_back(sign * _as(above[0], one[1]), sign * _as(day, turned))]
        if fits:
            count, was = min(fits)
            yield turned, (count + turned, was)


def _places_of(told: Sequence[dict[bool, tuple[int, bool]]]) -> list[int]:
    turned, places = min(told[-1], key=lambda one: told[-1][one][0]), []
    for place in range(len(told) - 1, -1, -1):
        places += [place] if turned else []
        turned = told[place][turned][1]
    return places[::-1]


def _leaps_back(above: int, below: int) -> bool:
    return above - below > _FAR.days


def _as(day: dt.date, turned: bool) -> int:
    other = _exchanged(day) if turned else day
    return (other or day).toordinal()


def _exchanged(day: dt.date) -> dt.date | None:
    """The day with day and month exchanged, where that is another."""
    return day.replace(month=day.day, day=day.month) if day.day <= _MONTHS and day.day != day.month else None
