"""The months of a payslip: named by a label or a heading, bare beside a year (3月), or one above each column of figures."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from reprieve.library.payslip import Told
from reprieve.read.days.dates import english_days_plain, find_dates, find_months, number_of
from reprieve.read.notation import YEAR
from reprieve.read.page.cells import Cell
from reprieve.read.payslips.cells import Named, Rows, column_by_column, is_figure

_MONTH_LABEL = "月份"
_NUMBER = r"(?:0?[1-9]|1[0-2]|十[一二]?|[一二三四五六七八九])"
_BARE = re.compile(rf"({_NUMBER})月份?")
_SHORT_YEAR = re.compile(rf"(?<!\d)(\d\d)年({_NUMBER})月")
_A_MONTH = rf"(?:(?P<year>{YEAR})年)?(?<![\d一二十])(?<!月[-~—至到])(?P<month>{_NUMBER})月份?的?"
_YEAR = re.compile(rf"(?<!\d)({YEAR})年")
_LAST_MONTH = 12
_LONGEST_PERIOD = 70  # days
_SPAN = re.compile(
    rf"(?:(?P<year>{YEAR})年)?(?<![\d.])(?P<month>{_NUMBER})(?:月份?)?[-~—至到](?:(?P<to_year>{YEAR})年)?(?P<to>{_NUMBER})月"
)
_PERIOD_OF_YEAR = re.compile(rf"({YEAR})年第?(\d{{1,2}})期")
_MOST_DAYS = 16  # from the 16th to the 31st
_DAYS = re.compile(
    rf"(?:(?P<year>{YEAR})[年./-])?(?<!\d)(?P<month>\d{{1,2}})[月./-](?P<day>\d{{1,2}})日?"
    rf"[至到~—–-]+(?:{YEAR}[年./-])?(?:(?P<to_month>\d{{1,2}})[月./-])?(?P<to_day>\d{{1,2}})(?![\d.月])日?"
)
_LEAP_YEAR = 2024
_SEVERAL = 2


def year_named(texts: Iterable[str]) -> str:
    """The one year that the lines name, or "" where they name several or none."""
    years = {found for text in texts for found in _YEAR.findall(text)}
    return years.pop() if len(years) == 1 else ""


def months_in(text: str, year: str) -> list[str]:
    """The months of a text as YYYY-MM; of 3月 alone that of the year, and 25年3月 is of 2025."""
    text = english_days_plain(text)
    if (period := _PERIOD_OF_YEAR.fullmatch("".join(text.split()))) and 1 <= int(period[2]) <= _LAST_MONTH:
        return [_month(int(period[1]), int(period[2]))]
    if len(days := find_dates(text)) == _SEVERAL and (days[0].year, days[0].month) != (days[1].year, days[1].month):
        return _mostly(*days)
    bare, short = _BARE.fullmatch(text.strip()), _SHORT_YEAR.search(text)
    if bare and year:
        return [_month(int(year), number_of(bare[1]))]
    if short:
        return [_month(2000 + int(short[1]), number_of(short[2]))]
    return find_months(text)


def _mostly(first: dt.date, last: dt.date) -> list[str]:
    """The month that most days of a period lie in (26.04. to 25.05.), or none where no month holds two thirds of them."""
    days = [first + dt.timedelta(each) for each in range(min((last - first).days + 1, _LONGEST_PERIOD))]
    months = Counter(f"{day:%Y-%m}" for day in days)
    return [month for month, count in months.items() if 3 * count >= 2 * len(days)]


def is_paid_in(text: str, words: Told) -> bool:
    """Whether a title names the month that was paid in (2026年7月发放工资条), and none that the wage is of."""
    return bool(re.search(rf"\d月份?(?:{words.paid})", text)) and not month_of_wage(text, year_named([text]), words)


def month_of_title(text: str, year: str, words: Told) -> str:
    """The month that a title says the wage is of, else the one that it names, or ""."""
    if month := month_of_wage(text, year, words):
        return month
    months = set(months_in(text, ""))
    return months.pop() if len(months) == 1 else ""


def month_of_wage(text: str, year: str, words: Told) -> str:
    """The month that a text says the wage is of (2025年4月发放3月工资, 三月工资条), or ""."""
    text = re.sub(words.back_pay, "", text)
    if found := re.search(rf"{_A_MONTH}(?:{words.wage})", text):
        month = number_of(found["month"])
        own = found["year"] or (years[0] if (years := _YEAR.findall(text)) else year)
        paid = [int(told[1]) for told in re.finditer(rf"(\d{{1,2}})月份?\(?(?:{words.paid})", text)]
        if own and 1 <= month <= _LAST_MONTH:
            return _month(int(own) - (not found["year"] and any(month > other for other in paid)), month)
    return ""


def months_of_titles(texts: Iterable[str], year: str, words: Told) -> set[str]:
    """The months of all titles of payslips on a page: strips that are to be cut apart each have one."""
    return {month_of_title(text, year, words) for text in texts if re.search(words.title, text)} - {""}


def months_together(text: str, words: Told) -> int:
    """For how many months a text says the pay is, as one sum or month by month (1-6月, 第二季度); 0 where it names no such span."""
    if found := _SPAN.search(text):
        years = int(found["to_year"]) - int(found["year"]) if found["year"] and found["to_year"] else 0
        return max(0, 12 * years + number_of(found["to"]) - number_of(found["month"]) + 1)
    return next((count for span, count in words.spans.items() if re.search(span, text)), 0)


def of_the_year_before(month: str, paid_on: dt.date | None, texts: Iterable[str]) -> str:
    """The month, of the year before where its year is not printed beside it and it would come after the day of payment (12月)."""
    if paid_on is None or month <= f"{paid_on:%Y-%m}" or any(month in find_months(text) for text in texts):
        return month
    return _month(int(month[:4]) - 1, int(month[5:]))


def _month(year: int, month: int) -> str:
    return f"{year}-{month:02}"


def by_month(rows: Rows) -> Iterator[list[Named]]:
    """Names with their values, for each month that stands above a column of figures."""
    for index, row in enumerate(rows):
        heads = [cell for cell in row if is_month_head(cell)]
        if len(heads) >= _SEVERAL and not any(is_figure(cell.text) for cell in row):
            yield from column_by_column(_MONTH_LABEL, heads, rows[index + 1 :])


def is_month_head(cell: Cell) -> bool:
    """Whether a cell names one month and nothing else."""
    text = cell.text.strip()
    return _BARE.fullmatch(text) is not None or (len(find_months(text)) == 1 and not re.search(r"[^\d年月份./\s-]", text))


# --- pay of a week, ten days or half a month: no month's --------------------------------------------------------------


def part_of_month(texts: Iterable[str], words: Told) -> str:
    """The days that a line of a payslip, without blanks, says the pay is of, as printed, where they are part of a month; else ""."""
    for text in texts:
        period = re.search(rf"(?:{words.days_of}):?{_DAYS.pattern}", text)
        if period and _days_in(period) <= _MOST_DAYS:
            return period[0]
        if named := re.search(words.part_of_month, text):
            return named[0]
    return ""


def _days_in(period: re.Match[str]) -> int:
    year, month = int(period["year"] or _LEAP_YEAR), int(period["month"])
    to_month = int(period["to_month"] or month)
    try:
        first, last = dt.date(year, month, int(period["day"])), dt.date(year + (to_month < month), to_month, int(period["to_day"]))
    except ValueError:
        return _MOST_DAYS + 1
    return (last - first).days + 1
