"""What a head tells of the years of the days below it: a period, the day of the statement, or the one month or year that it names."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from reprieve.library.statements import StatementVocabulary
from reprieve.read.dates import ENGLISH_MONTH, find_dates, find_months, month_number
from reprieve.read.day_forms import figures_of
from reprieve.read.day_orders import go_on
from reprieve.read.day_years import Told
from reprieve.read.statement_head import find_period, find_printed, find_statement_day, whole_months

_YEAR_ALONE = re.compile(r"(?<![\d*./-])(?:19|20)\d\d年度?(?![\d*./-]|年|\s*\d)")
_ENGLISH_MONTH = re.compile(rf"(?<![A-Za-z\d])(?P<name>{ENGLISH_MONTH})[-,. ]*(?P<year>(?:19|20)\d\d)(?!\d)")
_YEAR = dt.timedelta(days=364)


def told_of_days(head: Iterable[str], texts: Sequence[str], vocabulary: StatementVocabulary) -> Told:
    """What the lines of a head tell of the days in the texts."""
    lines = list(head)
    printed = find_printed(lines, vocabulary)
    start, end = find_period(lines, vocabulary)
    if start and end:
        return Told(start, end, printed)
    if day := find_statement_day(lines, vocabulary):
        return Told(day - _YEAR, day, printed)
    return _named(lines, texts)._replace(printed=printed)


def _named(lines: Iterable[str], texts: Sequence[str]) -> Told:
    """The one month, or the one year, that lines without a day name, if all days are of it and go on from row to row."""
    undated = [line for line in lines if not find_dates(line)]
    months = {month for line in undated for month in (*find_months(line), *_english_months(line))}
    years = {word[:4] for line in undated for word in _YEAR_ALONE.findall(line)}
    if len(months) == 1:
        start, end = whole_months(*months, *months)
    elif len(years) == 1 and not months:
        start, end = (dt.date(int(year), month, 31 if month > 1 else 1) for year in years for month in (1, 12))
    else:
        return Told()
    printed = [figures for text in texts if (figures := figures_of(text))]
    if not all(go_on([one for one in printed if one.orders == orders], start, end) for orders in {one.orders for one in printed}):
        return Told()
    return Told(start, end) if months else Told(year=start.year)


def _english_months(line: str) -> list[str]:
    return [f"{found['year']}-{month_number(found['name']):02}" for found in _ENGLISH_MONTH.finditer(line)]
