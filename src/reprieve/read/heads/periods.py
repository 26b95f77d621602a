"""From which day to which a head says that a statement tells, and other days behind its labels."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import pairwise

from reprieve.expression import compiled_when_used
from reprieve.library.statements import StatementVocabulary
from reprieve.read.days.dates import ENGLISH_MONTH, find_dates, find_months
from reprieve.read.days.forms import figures_of
from reprieve.read.days.orders import TWO, Figures, calendar_day
from reprieve.read.heads.labels import behind_label
from reprieve.read.notation import YEAR

_DAY = r"\d{4}(?:[-/.]\d{1,2}[-/.]\d{1,2}|\d{4}|年\d{1,2}月\d{1,2}日)"
_DAY_FIRST = rf"(?:\d{{1,2}}/\d{{1,2}}/\d{{4}}|\d{{1,2}}[- ]?{ENGLISH_MONTH}[- ]?\d{{4}})"
_TO = "(?:至|到|[Tt][Oo]|[~—–-]+)"
_RANGE = compiled_when_used(rf"(?<![\d-])(?:{_DAY}(?: ?[\d:]{{5,8}})? ?起?{_TO} ?{_DAY}|{_DAY_FIRST} ?{_TO} ?{_DAY_FIRST})(?!\d)")
# 自:… 至:…, 从:… 到:…, 起日:… 止日:…, From 自:… To 至:…
_SAID, _SOME_DAY = r"(?:\(?[A-Za-z]+\)?)? ?:? ?", rf"(?:{_DAY}|{_DAY_FIRST})"
_FROM_TO = compiled_when_used(
    rf"(?:自|从|起[日始]?|日期?|From){_SAID}{_SOME_DAY}起?[ ,;]*(?:To ?)?(?:至|到|[一-龥]{{0,6}}(?:止|结束)日?期?|To){_SAID}{_SOME_DAY}"
)
_ENDS_WITHIN = compiled_when_used(rf"{_DAY}(?: ?[\d:]{{5,8}})? ?起?{_TO}$")  # a sentence, or a value beside its label, wraps
_DIGIT = compiled_when_used(r"\d")
_APART = compiled_when_used(r"(?<=\d) (?=[年月日])|(?<=[年月]) (?=\d)")  # as a word processor sets figures in a sentence
_DAYS_ALONE = compiled_when_used(r"[\d\s年月日至/.:~—–-]+")
_MONTHS_ALONE = compiled_when_used(rf"\(?{YEAR}(?:年\d{{1,2}}月份?|[-/.]\d{{1,2}}) ?{_TO} ?{YEAR}(?:年\d{{1,2}}月份?|[-/.]\d{{1,2}})\)?")
_OF_A_MONTH = compiled_when_used(rf"\S{{0,4}}月份?(?:\([A-Za-z ]+\))? ?:? ?{YEAR}(?:年\d{{1,2}}月份?|[-/.]?\d\d)(?: .*)?")
# 25-11-25 to 26-03-03, 2025年11月1日至12月31日
_SHORT_DAY = r"['\d][\d年月日号/.-]*\d[日号]?|\d{1,2} ?[A-Za-z]{3,9}\.? ?\d\d"
_SHORT_RANGE = compiled_when_used(
    rf"(?P<first>{_SHORT_DAY}) ?(?:[Tt][Oo]|[至到~—–]|-(?!\d-)|(?<= )-(?= )) ?(?P<last>{_SHORT_DAY})(?![A-Za-z\d/.年月-])"
)
_MOST_YEARS = 10


def find_period(lines: Iterable[str], vocabulary: StatementVocabulary) -> tuple[dt.date, dt.date] | tuple[None, None]:
    """Two days of one line (or of one line and the next) behind a label, or from one to the other anywhere."""
    rows = [_APART.sub("", vocabulary.spelt(line)) for line in lines]
    return _behind_labels(rows, vocabulary) or next(filter(None, map(_from_to, rows, _below(rows))), (None, None))


def _behind_labels(rows: Sequence[str], vocabulary: StatementVocabulary) -> tuple[dt.date, dt.date] | None:
    """The first period behind a label: two days, a range, two months or a whole one."""
    head = vocabulary.head
    pattern = behind_label(tuple(head.period), "")
    printed = behind_label(tuple(label for label in (*head.printed, *head.queried) if label not in head.period), _SOME_DAY)
    for index, line in enumerate(rows):
        for found in pattern.finditer(line):
            told = line[found.start() :]
            days = find_dates(printed.sub("", " ".join([told, *rows[index + 1 : index + 2]])))  # a day of printing is no end
            if len(days) >= 2 and days[0] <= days[1]:
                return days[0], days[1]
            if between := range_of(told):
                return between
            months = find_months(told)
            if len(months) == 2 and not find_dates(told):
                return whole_months(*months)
            if len(months) == 1 and _OF_A_MONTH.fullmatch(told):
                return whole_months(*months, *months)
    return None


def range_of(text: str) -> tuple[dt.date, dt.date] | None:
    """From one day to another where these tell two figures of the year, or the second tells none (2025年11月1日至12月31日)."""
    for found in _SHORT_RANGE.finditer(text):
        first, last = found["first"], found["last"]
        start, ends = next(iter(find_dates(first)), None), figures_of(last.replace(" ", ""))
        if start and ends and not last.isdecimal() and ends.orders in (("md",), TWO):
            _year, month, day = ends.told("md")
            days = (calendar_day(year, month, day) for year in (start.year, start.year + 1))
            return next(((start, end) for end in days if end and start <= end), None)
        begins = figures_of(first.replace(" ", ""))
        if begins and ends and begins.orders == ends.orders and (told := _between(begins, ends)):
            return told
    return None


def _between(first: Figures, last: Figures) -> tuple[dt.date, dt.date] | None:
    """The days in the one order in which the second follows the first within some years."""
    days = [(first.day(order), last.day(order)) for order in first.orders if len(order) == len("ymd")]
    told = [(start, end) for start, end in days if start and end and 0 <= (end - start).days < 366 * _MOST_YEARS]
    return told[0] if len(told) == 1 else None


def _below(rows: Sequence[str]) -> Iterable[str]:
    """What stands below each line; a label beside a value of two lines stands between them."""
    for below, beneath in pairwise([*rows[1:], "", ""]):
        yield below if _DIGIT.search(below) else beneath


def _from_to(line: str, below: str) -> tuple[dt.date, dt.date] | None:
    """The two days, or months, that a line says something goes from and to, or that are all it holds."""
    ranged = _RANGE.search(line) or _FROM_TO.search(line) or (_ENDS_WITHIN.search(line) and _RANGE.search(line + below))
    ranged = ranged or _DAYS_ALONE.fullmatch(line)
    if ranged and len(days := find_dates(ranged[0])) == 2:
        return days[0], days[1]
    if _MONTHS_ALONE.fullmatch(line) and len(months := find_months(line)) == 2:
        return whole_months(*months)
    return None


def whole_months(first: str, last: str) -> tuple[dt.date, dt.date]:
    """From the first day of one month to the last of another, told as YYYY-MM."""
    end = dt.date.fromisoformat(f"{last}-01") + dt.timedelta(days=31)
    return dt.date.fromisoformat(f"{first}-01"), end.replace(day=1) - dt.timedelta(days=1)


def find_queried(lines: Iterable[str], vocabulary: StatementVocabulary) -> dt.date | None:
    """The day on which the rows were asked for; a paper may be printed later."""
    return day_behind(vocabulary.spelt("\n".join(lines)), vocabulary.head.queried)


def find_statement_day(lines: Iterable[str], vocabulary: StatementVocabulary) -> dt.date | None:
    """The day up to which a statement tells."""
    return day_behind(vocabulary.spelt("\n".join(lines)), vocabulary.head.statement_day)


def day_behind(text: str, labels: Sequence[str]) -> dt.date | None:
    found = behind_label(tuple(labels), r"(?P<value>[^\n]{8,30})").search(text)
    days = find_dates(found["value"]) if found else []
    return days[0] if days else None
