"""Pay of a week, ten days or half a month: no month's."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from reprieve.library.payslip import Told
from reprieve.read.notation import YEAR

_MOST_DAYS = 16  # from the 16th to the 31st
_DAYS = re.compile(
    rf"(?:(?P<year>{YEAR})[年./-])?(?<!\d)(?P<month>\d{{1,2}})[月./-](?P<day>\d{{1,2}})日?"
    rf"[至到~—–-]+(?:{YEAR}[年./-])?(?:(?P<to_month>\d{{1,2}})[月./-])?(?P<to_day>\d{{1,2}})(?![\d.月])日?"
)
_LEAP_YEAR = 2024


def part_of_month(texts: Iterable[str], words: Told) -> str:
    """The days that a line of a payslip, without blanks, says the pay is of, as printed, where they are part of a month; else ""."""
    for text in texts:
        period = re.search(rf"(?:{words.days_of}):?{_DAYS.pattern}", text)
        if period and _count(period) <= _MOST_DAYS:
            return period[0]
        if named := re.search(words.part_of_month, text):
            return named[0]
    return ""


def _count(period: re.Match[str]) -> int:
    year, month = int(period["year"] or _LEAP_YEAR), int(period["month"])
    to_month = int(period["to_month"] or month)
    try:
        first, last = dt.date(year, month, int(period["day"])), dt.date(year + (to_month < month), to_month, int(period["to_day"]))
    except ValueError:
        return _MOST_DAYS + 1
    return (last - first).days + 1
