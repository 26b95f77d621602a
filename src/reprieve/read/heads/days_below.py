"""How the days below a head are read: by its period, the day of the statement, or the one month or year that it names."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reprieve.expression import compiled_when_used
from reprieve.library.head import HeadLabels
from reprieve.library.statements import StatementVocabulary
from reprieve.read.days.dates import ENGLISH_MONTH, find_dates, month_number
from reprieve.read.days.forms import figures_of
from reprieve.read.days.headings import Heading, heading_of
from reprieve.read.days.orders import BARE, Period, are_bare, go_on
from reprieve.read.days.years import Above, Reader, Told, reader_of_days
from reprieve.read.heads.periods import find_period, find_queried, find_statement_day, whole_months
from reprieve.read.notation import in_chinese

_AGAIN = r"(?![\d./*-]|年)"
_MONTH = re.compile(rf"(?<![\d./*-])(?P<year>20\d\d)(?:年(?P<month>\d{{1,2}})月|[-/](?P<month2>\d\d){_AGAIN})")
_ENGLISH_MONTH = compiled_when_used(rf"(?<![A-Za-z\d])(?P<name>{ENGLISH_MONTH})[-, ]+(?P<year>20\d\d){_AGAIN}")
_YEAR_ALONE = re.compile(r"(?<![\d./*-])(?P<year>20\d\d)年(?!\d)")
_YEAR = dt.timedelta(days=364)


class DaysBelow(NamedTuple):
    """How the days of a table are read: None where they are plain ones, or nothing tells their years; and what stands above the first.

    `by_headings`: headings among them tell years or months.
    """

    read: Reader | None = None
    above: Above = Above()
    by_headings: bool = False

    def below(self, heading: Heading, above: Above) -> Above:
        """What stands above the days below a heading; one without its year goes on from the day before it. Others only sum up."""
        if not self.by_headings:
            return above
        if heading.year or above.day is None:
            return Above(None, heading.year or above.year, heading.month)
        return above._replace(month=heading.month, repeatable=False)


def days_below(
    head: Iterable[str],
    days: Sequence[str],
    headings: Sequence[Heading | None],
    names: Iterable[str],
    vocabulary: StatementVocabulary,
    apart: bool = False,
) -> DaysBelow:
    """How the days of a table are read. `head` are the lines above it, `names` those of its columns.

    `days` and `headings` are those of its rows from the top, "" and None where a row has none. `apart`: the parts of a day stand in
    columns of their own.
    """
    texts = list(filter(None, days))
    told, above = _above_first(told_of_days(head, texts, vocabulary), texts, list(filter(None, headings)))
    first = next((index for index, day in enumerate(days) if day), 0)
    by_headings = told.by_headings or apart or any(headings[:first])  # below their rows they sum up
    told = told._replace(by_headings=by_headings, month_first=any(map(in_chinese, names)))
    return DaysBelow(reader_of_days(texts, told), above, by_headings)


def _above_first(told: Told, texts: Iterable[str], headings: Sequence[Heading]) -> tuple[Told, Above]:
    """What is told, and what stands above the first of the days: the one month of a paper whose days tell no month.

    Where the first of the `headings` among the rows is of another month, the head's was one, too.
    """
    period = told.period
    bare = are_bare([figures for figures in map(figures_of, texts) if figures])
    if not bare or period is None or (period.start.year, period.start.month) != (period.end.year, period.end.month):
        return told, Above(year=told.year)
    month = Heading(period.start.year, period.start.month)
    if headings and (headings[0] == month or not told.inferred):
        return told, Above(year=told.year)
    return told._replace(period=None if headings else period, by_headings=True), Above(None, *month)


def told_of_days(head: Iterable[str], texts: Sequence[str], vocabulary: StatementVocabulary) -> Told:
    """What the lines of a head tell of the days in the texts."""
    lines = list(head)
    printed = find_queried(lines, vocabulary)
    start, end = find_period(lines, vocabulary)
    if start and end:
        return Told(Period(start, end), printed)
    if day := find_statement_day(lines, vocabulary):
        return Told(Period(day - _YEAR, day), printed, inferred=True)
    return _named(lines, texts, vocabulary.head)._replace(printed=printed)


def _named(lines: Iterable[str], texts: Sequence[str], labels: HeadLabels) -> Told:
    """The one month, or the one year, that titles name or a label tells, if all days are of it and go on from row to row."""
    unlabelled = [_behind_year(line, labels) for line in lines]
    titles = [line for line in unlabelled if (re.search(labels.title, line) and ":" not in line) or heading_of("".join(line.split()))]
    months = {month for line in titles for month in _months(line) if not find_dates(line)}
    years = {found["year"] for line in titles for found in _YEAR_ALONE.finditer(line) if not find_dates(line)}
    if len(months) == 1:
        period = Period(*whole_months(*months, *months))
    elif len(years) == 1 and not months:
        (year,) = map(int, years)
        period = Period(dt.date(year, 1, 1), dt.date(year, 12, 31))
    else:
        return Told()
    printed = [figures for text in texts if (figures := figures_of(text))]
    forms = {one.orders for one in printed if one.orders != BARE}
    if not all(go_on([one for one in printed if one.orders == orders], period) for orders in forms):
        return Told()
    return Told(period, inferred=True) if months else Told(year=period.start.year, inferred=True)


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
