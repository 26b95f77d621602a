"""What a head tells of the years of the days below it: a period, the day of the statement, or the one month or year that it names."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from reprieve.library.statements import StatementVocabulary
from reprieve.read.dates import ENGLISH_MONTH, find_dates, find_months, month_number
from reprieve.read.day_forms import figures_of, heading_of
from reprieve.read.day_years import Told
from reprieve.read.statement_head import find_period, find_printed, find_statement_day, whole_months

_YEAR_ALONE = re.compile(r"(?<![\d*./-])(?:19|20)\d\d年?度?(?![\d*./-]|年|\s*\d)")
_ENGLISH_MONTH = re.compile(rf"(?<![A-Za-z\d])(?P<name>{ENGLISH_MONTH})[-,. ]*(?P<year>(?:19|20)\d\d)(?!\d)")
_Period = tuple[dt.date | None, dt.date | None]


def told_of_days(head: Iterable[str], texts: Sequence[str], vocabulary: StatementVocabulary) -> Told:
    """What the lines of a head tell of the days in the texts."""
    lines = list(head)
    start, end = find_period(lines, vocabulary)
    if start is None or end is None:
        start, end = _up_to(find_statement_day(lines, vocabulary)) or _named(lines, texts) or (None, None)
    return Told(start, end, find_printed(lines, vocabulary))


def _up_to(day: dt.date | None) -> _Period | None:
    """The year up to the day of the statement."""
    return (day - dt.timedelta(days=364), day) if day else None


def _named(lines: Iterable[str], texts: Sequence[str]) -> _Period | None:
    """The one month, or the one year, that lines without a day name, if all days can be of it."""
    undated = [line for line in lines if not find_dates(line)]
    months = {month for line in undated for month in (*find_months(line), *_english_months(line))}
    years = {word[:4] for line in undated for word in _YEAR_ALONE.findall(line)}
    if len(months) == 1:
        period = whole_months(*months, *months)
    elif len(years) == 1 and not months:
        [year] = years
        period = dt.date(int(year), 1, 1), dt.date(int(year), 12, 31)
    else:
        return None
    printed = [figures for text in texts if (figures := figures_of(text))]
    fits = all(any(figures.days(order, *period) for order in figures.orders) for figures in printed)
    return period if fits and not any(map(heading_of, texts)) else None


def _english_months(line: str) -> list[str]:
    return [f"{found['year']}-{month_number(found['name']):02}" for found in _ENGLISH_MONTH.finditer(line)]
