"""What a head tells of the years of the days below it: a period, the day of the statement, or the one month or year that it names."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence

from reprieve.expression import compiled_when_used
from reprieve.library.head import HeadLabels
from reprieve.library.statements import StatementVocabulary
from reprieve.read.days.dates import ENGLISH_MONTH, find_dates, month_number
from reprieve.read.days.forms import figures_of, heading_of
from reprieve.read.days.orders import go_on
from reprieve.read.days.years import Told
from reprieve.read.heads.periods import find_period, find_queried, find_statement_day, whole_months

_AGAIN = r"(?![\d./*-]|年)"
_MONTH = re.compile(rf"(?<![\d./*-])(?P<year>20\d\d)(?:年(?P<month>\d{{1,2}})月|[-/](?P<month2>\d\d){_AGAIN})")
_ENGLISH_MONTH = compiled_when_used(rf"(?<![A-Za-z\d])(?P<name>{ENGLISH_MONTH})[-, ]+(?P<year>20\d\d){_AGAIN}")
_YEAR_ALONE = re.compile(r"(?<![\d./*-])(?P<year>20\d\d)年(?!\d)")
_YEAR = dt.timedelta(days=364)


def told_of_days(head: Iterable[str], texts: Sequence[str], vocabulary: StatementVocabulary) -> Told:
    """What the lines of a head tell of the days in the texts."""
    lines = list(head)
    printed = find_queried(lines, vocabulary)
    start, end = find_period(lines, vocabulary)
    if start and end:
        return Told(start, end, printed)
    if day := find_statement_day(lines, vocabulary):
        return Told(day - _YEAR, day, printed, inferred=True)
    return _named(lines, texts, vocabulary.head)._replace(printed=printed)


def _named(lines: Iterable[str], texts: Sequence[str], labels: HeadLabels) -> Told:
    """The one month, or the one year, that titles name or a label tells, if all days are of it and go on from row to row."""
    unlabelled = [_behind_year(line, labels) for line in lines]
    titles = [line for line in unlabelled if (re.search(labels.title, line) and ":" not in line) or heading_of("".join(line.split()))]
    months = {month for line in titles for month in _months(line) if not find_dates(line)}
    years = {found["year"] for line in titles for found in _YEAR_ALONE.finditer(line) if not find_dates(line)}
    if len(months) == 1:
        start, end = whole_months(*months, *months)
    elif len(years) == 1 and not months:
        start, end = (dt.date(int(year), month, 31 if month > 1 else 1) for year in years for month in (1, 12))
    else:
        return Told()
    printed = [figures for text in texts if (figures := figures_of(text))]
    forms = {one.orders for one in printed if one.orders != ("d",)}
    if not all(go_on([one for one in printed if one.orders == orders], start, end) for orders in forms):
        return Told()
    return Told(start, end, inferred=True) if months else Told(year=start.year, inferred=True)


def _behind_year(line: str, labels: HeadLabels) -> str:
    """The year behind its label (年度:2026), as a heading says it; any other line as it is."""
    label, _colon, year = "".join(line.split()).partition(":")
    return f"{year.removesuffix('度').removesuffix('年')}年" if label in labels.year else line


def _months(line: str) -> Iterator[str]:
    """The months of a title as YYYY-MM."""
    for found in _MONTH.finditer(line):
        yield f"{found['year']}-{int(found['month'] or found['month2']):02}"
    for found in _ENGLISH_MONTH.finditer(line):
        yield f"{found['year']}-{month_number(found['name']):02}"
