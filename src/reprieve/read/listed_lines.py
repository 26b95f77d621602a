"""What one line of an app's list tells: a heading with a day or a month, an amount, a balance, a time, a text."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from reprieve.read.dates import parse_date
from reprieve.read.rows import CLOCK
from reprieve.read.words import Line

_FIGURE = r"[-+]?[¥$]?[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)\.\d\d元?"
_AMOUNT = re.compile(_FIGURE)
_BALANCE = re.compile(rf"(?:账户|可用|交易后)?(?:余额|结余|Balance):?(?P<figure>{_FIGURE})?")
_CLOCK_OF_FIGURES = re.compile(r"(?:[01]\d|2[0-3])(?:[0-5]\d){2}")
_MONTH = re.compile(r"(?P<year>(?:19|20)\d\d)[-年./](?P<month>1[0-2]|0?[1-9])月?")
_MONTH_ALONE, _YEAR_ALONE = re.compile(r"(?P<month>1[0-2]|0?[1-9])月"), re.compile(r"(?:19|20)\d\d年?")
_SHORT = re.compile(r"(?P<month>1[0-2]|0?[1-9])(?:[-/.](?P<day>3[01]|[12]\d|0?[1-9])|月(?P<day2>3[01]|[12]\d|0?[1-9])日)")
_DAY_ALONE = re.compile(r"(?P<day>3[01]|[12]\d|0?[1-9])日")
_WEEKDAY = re.compile(r"\(?(?:星期|周)[一二三四五六日天]\)?|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*")
_SUM = re.compile(rf"(?:收入?|支出?|流入|流出):?(?P<figure>{_FIGURE})?")
_OUT = ("支", "流出")
_Month = tuple[int, int]
_Period = tuple[dt.date | None, dt.date | None]


@dataclass(frozen=True, slots=True)
class Listed:
    """A line. `figures` are those that no word calls a balance; `short` is a day without its year: month (0: not told) and day.

    `awaits`: it ends with the word for the balance, whose figure stands in the next line.
    """

    line: Line
    text: str = ""
    figures: tuple[str, ...] = ()
    balance: str = ""
    time: str = ""
    full: dt.date | None = None
    short: _Month | None = None
    month: _Month | None = None
    sums: bool = False
    awaits: bool = False

    @property
    def has_day(self) -> bool:
        return self.full is not None or self.short is not None

    @property
    def is_heading(self) -> bool:
        """Whether it tells a day or a month, perhaps what that comes to, and nothing else."""
        told = self.has_day or self.month is not None
        return told and not (self.text or self.balance or self.time) and (self.sums or not self.figures)

    @property
    def begins(self) -> bool:
        """Whether a list can begin with it: with a heading, or with a payment, which states its amount."""
        return self.is_heading or bool(self.figures)

    def day_in(self, month: _Month | None, period: _Period) -> dt.date | None:
        """The day that it tells: of the month above where it names none, else the one of its year that lies in the period."""
        if self.full or self.short is None:
            return self.full
        number, day = self.short
        if month and number in (0, month[1]):
            return _calendar(month[0], month[1], day)
        start, end = period
        if not number or start is None or end is None:
            return None
        days = [found for year in range(start.year, end.year + 1) if (found := _calendar(year, number, day)) and start <= found <= end]
        return days[0] if len(days) == 1 else None


def listed_line(line: Line) -> Listed:
    """What the words of a line tell, each by itself; 余额 may stand apart from its figure."""
    told: dict[str, object] = {}
    texts: list[str] = []
    figures: list[str] = []
    balance_follows = False
    for word in line.words:
        text = word.text
        if len(line.words) == 1 and (found := _MONTH.fullmatch(text)):  # 2025.12 looks like an amount, too
            told["month"] = int(found["year"]), int(found["month"])
        elif balance_follows and _AMOUNT.fullmatch(text):
            told["balance"], balance_follows = text, False
        elif found := _BALANCE.fullmatch(text):
            told["balance"], balance_follows = found["figure"] or "", not found["figure"]
        elif _AMOUNT.fullmatch(text):
            figures.append(text)
        elif found := _SUM.fullmatch(text):
            told["sums"] = True
            texts.append(text)
            figures += [found["figure"]] if found["figure"] else []
        elif not _day_or_time(text, told):
            texts.append(text)
    if told.get("sums") and all(_SUM.fullmatch(text) for text in texts):
        figures = [f"-{figure}" if "time" in told and texts[0].startswith(_OUT) else figure for figure in figures]  # of a payment
        texts = []
    return Listed(line, " ".join(texts), tuple(figures), awaits=balance_follows, **told)  # type: ignore[arg-type]


def _day_or_time(text: str, told: dict[str, object]) -> bool:
    """Take in a word that tells a day, a month, a weekday or a time; whether it does."""
    if _WEEKDAY.fullmatch(text):
        return True
    if "full" not in told and (day := parse_date(text)):
        told["full"] = day
    elif CLOCK.fullmatch(text) or ("full" in told and _CLOCK_OF_FIGURES.fullmatch(text)):
        told["time"] = text
    elif found := _MONTH.fullmatch(text):
        told["month"] = int(found["year"]), int(found["month"])
    elif found := _SHORT.fullmatch(text):
        told["short"] = int(found["month"]), int(found["day"] or found["day2"])
    elif found := _DAY_ALONE.fullmatch(text):
        told["short"] = 0, int(found["day"])
    else:
        return _month_and_year(text, told)
    return True


def _month_and_year(text: str, told: dict[str, object]) -> bool:
    """Whether a word is a month alone, or the year behind it (12月 2025)."""
    if found := _MONTH_ALONE.fullmatch(text):
        told["month"] = 0, int(found["month"])
        return True
    month = told.get("month")
    if isinstance(month, tuple) and not month[0] and _YEAR_ALONE.fullmatch(text):
        told["month"] = int(text.removesuffix("年")), month[1]
        return True
    return False


def _calendar(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
