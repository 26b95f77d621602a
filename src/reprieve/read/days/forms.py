"""Days in the forms that tell less than a whole one, or in other words: without their year, with two figures of it, as figures alone."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from reprieve.expression import compiled_when_used
from reprieve.read.days.dates import CHINESE_NUMBER, ENGLISH_MONTH, find_dates, month_number, number_of, parse_date
from reprieve.read.days.orders import THREE, TWO, YEAR_LAST, Figures, Orders, calendar_day
from reprieve.read.notation import STRICT_FIGURE, YEAR

_A_MONTH, _A_DAY = r"(?:1[0-2]|0?[1-9])", r"(?:3[01]|[12]\d|0?[1-9])"
_FORMS: tuple[tuple[re.Pattern[str], Orders], ...] = tuple(
    (re.compile(pattern), orders)
    for pattern, orders in (
        (rf"(\d{{1,2}})(?P<mark>[-/.])(\d{{1,2}})(?P=mark)({YEAR})", YEAR_LAST),
        (r"'?(\d{1,2})(?P<mark>[-/.])(\d{1,2})(?P=mark)(\d{1,2})", THREE),
        (r"(\d\d)(\d\d)(\d\d)", THREE),
        (r"(\d{1,2})[-/.](\d{1,2})", TWO),
        (r"(\d\d)(\d\d)", TWO),
        (rf"'?(\d\d)年({_A_MONTH})月({_A_DAY})[日号]?", ("ymd",)),
        (rf"(\d{{1,2}}|{CHINESE_NUMBER})月(\d{{1,2}}|{CHINESE_NUMBER})[日号]?", ("md",)),
        (rf"(\d{{1,2}})[-/ ]?({ENGLISH_MONTH})[-/ ]?'?(\d\d)", ("dmy",)),
        (rf"({ENGLISH_MONTH})\.?[-/ ]?(\d{{1,2}})[-/, ]{{1,2}}'?(\d\d)", ("mdy",)),
        (rf"({ENGLISH_MONTH})-(\d{{1,2}})-({YEAR})", ("mdy",)),
        (rf"(\d{{1,2}})(?:st|nd|rd|th)?[-/ ]?({ENGLISH_MONTH})", ("dm",)),
        (rf"(\d{{1,2}})(?:st|nd|rd|th)[-/ ]?({ENGLISH_MONTH}),?({YEAR})", ("dmy",)),
        (rf"({ENGLISH_MONTH})\.?[-/ ]?(\d{{1,2}})", ("md",)),
        (rf"({_A_DAY})[日号]?", ("d",)),
    )
)
_MOMENT = re.compile(rf"({YEAR})(\d\d)(\d\d)([01]\d|2[0-3])([0-5]\d)([0-5]\d)?")  # 20260503101112
_MARKS = str.maketrans("", "", "-/. '")
_LONGEST, _MOST_WORDS = 20, 6
_FIGURES, _DAY_AND_TIME = re.compile(rf"\d{{1,2}}|{YEAR}"), re.compile(rf"{YEAR}\d{{4}} \d{{4}}(?:\d\d)?")
_PART = r"['\d][\d年月日号/.-]*\d[日号]?|\d{1,2} ?[A-Za-z]{3,9}\.? ?\d\d"
_RANGE = compiled_when_used(rf"(?P<first>{_PART}) ?(?:[Tt][Oo]|[至到~—–]|-(?!\d-)|(?<= )-(?= )) ?(?P<last>{_PART})(?![A-Za-z\d/.年月-])")
_MOST_YEARS = 10
_WEEKDAYS, _ENGLISH_WEEKDAYS = "一二三四五六日", ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_WEEKDAY = re.compile(rf"[(\[]?(?:(?:星期|周|礼拜)(?P<day>[{_WEEKDAYS}天])|(?P<name>{'|'.join(_ENGLISH_WEEKDAYS)})[a-z]*\.?),?[)\]]?")
_AGO = {"今天": 0, "今日": 0, "昨天": 1, "昨日": 1, "前天": 2, "Today": 0, "Yesterday": 1}
_HEADING = re.compile(
    rf"(?P<year>{YEAR})(?:年度?(?:(?P<month>{_A_MONTH})月份?)?|[-/.](?P<month2>{_A_MONTH}))?"
    rf"|(?P<name>{ENGLISH_MONTH})[-,. ]*(?P<year2>{YEAR})|(?P<month3>{_A_MONTH})月份?"
)
_LIKE_HEADING = re.compile(r"[年月]份?[)\]]?$")
SUM_FIGURE = rf"[-+]?[¥$]?[-+]?{STRICT_FIGURE}元?"
SUM = re.compile(rf"(?P<word>收入?|支出?|流入|流出|转入|转出|入账|出账):?(?P<figure>{SUM_FIGURE})?")
_BESIDE_HEADING = compiled_when_used(
    rf"{SUM.pattern.replace('?P<word>', '').replace('?P<figure>', '')}(?:\d+(?:\.\d+)?元?)?"
    rf"|(?:[日当]?[日终末]余额:?)?{SUM_FIGURE}|[日当]?[日终末]余额:?|共?\d+笔"
)
_DITTO = frozenset({"同上", "同日", "〃", "々", '"', "''", "″", "”", "“", "ditto", "Ditto", "do.", "〞"})


class DayText(NamedTuple):
    """A day as several words say it, and how many of them."""

    text: str
    words: int


@lru_cache(maxsize=4096)  # the same few days stand in thousands of rows
def figures_of(text: str) -> Figures | None:
    """What a word that can be a day tells of it; None for one that is none in any order, and for a whole one that needs no other."""
    if len(text) > _LONGEST:
        return None
    for pattern, orders in _FORMS:
        if found := pattern.fullmatch(text):
            parts = [part for name, part in enumerate(found.groups(), start=1) if name != pattern.groupindex.get("mark")]
            figures = Figures(tuple(map(number_of, parts)), orders)
            return figures if any(_can_be(figures, order) for order in orders) else None
    return None


def _can_be(figures: Figures, order: str) -> bool:
    year, month, day = figures.told(order)  # type: ignore[arg-type]
    return calendar_day(year or 2000, month or 1, day) is not None


def is_bare(text: str) -> bool:
    """Whether a word can be a day of the month and tells no more."""
    return (figures := figures_of(text)) is not None and figures.orders == ("d",)


def is_short_day(text: str) -> bool:
    """Whether a word can be a day without its year, or with two figures of it; figures without a mark are anything."""
    return not text.isdecimal() and (figures := figures_of(text)) is not None and figures.orders not in (YEAR_LAST, ("d",))


def whole_day(text: str) -> dt.date | None:
    """The day of a word that tells all of it, with or without a time."""
    found = _MOMENT.fullmatch(text)
    return calendar_day(*(int(part) for part in found.groups()[:3])) if found else parse_date(text)


def time_within(text: str) -> str:
    """The time of day of a moment of figures alone; nothing where it is none."""
    found = _MOMENT.fullmatch(text)
    return ":".join(filter(None, found.groups()[3:])) if found else ""


def day_of(texts: Sequence[str], apart: bool = False) -> DayText | None:
    """The first of some words that are a day together, the more the better. `apart`: year, month and day are words of their own."""
    for count in range(min(len(texts), _MOST_WORDS), 0, -1):
        text = _together(texts[:count], apart)
        if text and (figures_of(text) or whole_day(text) or is_days_ago(text)):
            return DayText(text, count)
    return None


def _together(texts: Sequence[str], apart: bool) -> str:
    """Some words as one; figures that stand apart are marked, for those of several may be anything together."""
    if len(texts) == 1 and not apart:
        return texts[0].strip("[]()")
    if all(map(_FIGURES.fullmatch, texts)) and len(texts) <= len("ymd"):
        whole = len(texts) == len("ymd") and len(texts[0]) == len("2026")
        marked = "".join(f"{text}{mark}" for text, mark in zip(texts, "年月日"[-len(texts) :], strict=True))
        return marked if apart or whole else ""
    if all(map(str.isdecimal, texts)) and not _DAY_AND_TIME.fullmatch(" ".join(texts)):
        return ""
    return "".join(texts)


def range_of(text: str) -> tuple[dt.date, dt.date] | None:
    """From one day to another where these tell two figures of the year, or the second tells none (2025年11月1日至12月31日)."""
    for found in _RANGE.finditer(text):
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


def heading_of(text: str) -> tuple[int, int] | None:
    """Year and month of a heading that stands once above its days (2025年, 2025年11月, Nov 2025, 11月); 0 for what it does not tell."""
    found = _HEADING.fullmatch(text)
    if found is None:
        return None
    month = found["month"] or found["month2"] or found["month3"] or "0"
    return int(found["year"] or found["year2"] or 0), month_number(found["name"]) if found["name"] else int(month)


def is_like_heading(text: str) -> bool:
    """Whether a text that is no heading ends like one of a month: with figures in another script, or read wrongly (2026年l月)."""
    return _LIKE_HEADING.search(text) is not None


def is_weekday(text: str) -> bool:
    """Whether a word is a day of the week and nothing else."""
    return _WEEKDAY.fullmatch(text) is not None


def is_ditto(text: str) -> bool:
    """Whether a word says that what stands above it holds here, too."""
    return text in _DITTO


def is_days_ago(text: str) -> bool:
    """Whether a word tells a day by how long before the paper was printed it was (昨天)."""
    return text in _AGO


def days_ago(text: str, printed: dt.date) -> dt.date | None:
    """The day that a word tells by the day on which the paper was printed: yesterday, or the last Wednesday."""
    if text in _AGO:
        return printed - dt.timedelta(days=_AGO[text])
    found = _WEEKDAY.fullmatch(text)
    if found is None:
        return None
    weekday = _ENGLISH_WEEKDAYS.index(found["name"]) if found["name"] else _WEEKDAYS.index(found["day"].replace("天", "日"))
    return printed - dt.timedelta(days=(printed.weekday() - weekday) % 7 or 7)


def is_sum(text: str) -> bool:
    """Whether a word beside a day or a month tells what this comes to."""
    return _BESIDE_HEADING.fullmatch(text) is not None
