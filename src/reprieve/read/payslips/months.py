"""The months of a payslip: named by a label or a heading, bare beside a year (3月), or one above each column of figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reprieve.library.payslip import Told
from reprieve.read.days.dates import find_months
from reprieve.read.days.english import english_days_plain
from reprieve.read.page.cells import Cell
from reprieve.read.payslips.cells import Named, Rows, is_figure, name_of

MONTH_LABEL = "月份"
_CHINESE = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_NUMBER = r"(?:0?[1-9]|1[0-2]|十[一二]?|[一二三四五六七八九])"
_BARE = re.compile(rf"({_NUMBER})月份?")
_SHORT_YEAR = re.compile(rf"(?<!\d)(\d\d)年({_NUMBER})月")
_A_MONTH = rf"(?:(?P<year>(?:19|20)\d\d)年)?(?<![\d一二十])(?<!月[-~—至到])(?P<month>{_NUMBER})月份?的?"
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年")
_LAST_MONTH = 12
_SEVERAL = 2


def year_named(texts: Iterable[str]) -> str:
    """The one year that the lines name, or "" where they name several or none."""
    years = {found for text in texts for found in _YEAR.findall(text)}
    return years.pop() if len(years) == 1 else ""


def months_in(text: str, year: str) -> list[str]:
    """The months of a text as YYYY-MM; of 3月 alone that of the year, and 25年3月 is of 2025."""
    text = english_days_plain(text)
    bare, short = _BARE.fullmatch(text.strip()), _SHORT_YEAR.search(text)
    if bare and year:
        return [_month(int(year), _number(bare[1]))]
    if short:
        return [_month(2000 + int(short[1]), _number(short[2]))]
    return find_months(text)


def month_of_title(text: str, year: str, words: Told) -> str:
    """The month that a title says the wage is of, else the one that it names, or ""."""
    if month := month_of_wage(text, year, words):
        return month
    months = set(months_in(text, ""))
    return months.pop() if len(months) == 1 else ""


def month_of_wage(text: str, year: str, words: Told) -> str:
    """The month that a text says the wage is of (2025年4月发放3月工资, 三月工资条), or ""."""
    if found := re.search(rf"{_A_MONTH}(?:{words.wage})", text):
        month = _number(found["month"])
        own = found["year"] or (years[0] if (years := _YEAR.findall(text)) else year)
        paid = [int(told[1]) for told in re.finditer(rf"(\d{{1,2}})月份?(?:{words.paid})", text)]
        if own and 1 <= month <= _LAST_MONTH:
            return _month(int(own) - (not found["year"] and any(month > other for other in paid)), month)
    return ""


def months_of_titles(texts: Iterable[str], year: str, words: Told) -> set[str]:
    """The months of all titles of payslips on a page: strips that are to be cut apart each have one."""
    return {month_of_title(text, year, words) for text in texts if re.search(words.title, text)} - {""}


def _month(year: int, month: int) -> str:
    return f"{year}-{month:02}"


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else _CHINESE.index(text) + 1


def by_month(rows: Rows) -> Iterator[list[Named]]:
    """Names with their values, for each month that stands above a column of figures."""
    for index, row in enumerate(rows):
        heads = [cell for cell in row if is_month_head(cell)]
        if len(heads) < _SEVERAL or any(is_figure(cell.text) for cell in row):
            continue
        below = rows[index + 1 :]
        for head in heads:
            if column := list(_column(head, heads[0], below)):
                yield [Named(MONTH_LABEL, head.text, head.box), *column]


def is_month_head(cell: Cell) -> bool:
    """Whether a cell names one month and nothing else."""
    text = cell.text.strip()
    return _BARE.fullmatch(text) is not None or (len(find_months(text)) == 1 and not re.search(r"[^\d年月份./\s-]", text))


def _column(head: Cell, first: Cell, rows: Rows) -> Iterator[Named]:
    """Each row's name, and its figure in the column of the month; of several cells before it the last is the item."""
    for row in rows:
        names = [cell for cell in row if cell.box.x0 < first.box.x0 and not is_figure(cell.text) and not cell.over(first)]
        values = [cell for cell in row if cell.over(head) and is_figure(cell.text)]
        if names and len(values) == 1:
            yield Named(name_of(names[-1].text), values[0].text, values[0].box)
