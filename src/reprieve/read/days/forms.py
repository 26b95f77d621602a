"""Days in the forms that tell less than a whole one, or in other words: without their year, with two figures of it, as figures alone."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from reprieve.read.days.dates import CHINESE_NUMBER, ENGLISH_MONTH, number_of, parse_date
from reprieve.read.days.orders import BARE, THREE, TWO, YEAR_LAST, Figures, Orders, calendar_day
from reprieve.read.notation import YEAR

A_MONTH, A_DAY = r"(?:1[0-2]|0?[1-9])", r"(?:3[01]|[12]\d|0?[1-9])"
_FORMS: tuple[tuple[re.Pattern[str], Orders], ...] = tuple(
    (re.compile(pattern), orders)
    for pattern, orders in (
        (rf"(\d{{1,2}})(?P<mark>[-/.])(\d{{1,2}})(?P=mark)({YEAR})", YEAR_LAST),
        (r"'?(\d{1,2})(?P<mark>[-/.])(\d{1,2})(?P=mark)(\d{1,2})", THREE),
        (r"(\d\d)(\d\d)(\d\d)", THREE),
        (r"(\d{1,2})[-/.](\d{1,2})", TWO),
        (r"(\d\d)(\d\d)", TWO),
        (rf"'?(\d\d)年({A_MONTH})月({A_DAY})[日号]?", ("ymd",)),
        (rf"(\d{{1,2}}|{CHINESE_NUMBER})月(\d{{1,2}}|{CHINESE_NUMBER})[日号]?", ("md",)),
        (rf"(\d{{1,2}})[-/ ]?({ENGLISH_MONTH})[-/ ]?'?(\d\d)", ("dmy",)),
        (rf"({ENGLISH_MONTH})\.?[-/ ]?(\d{{1,2}})[-/, ]{{1,2}}'?(\d\d)", ("mdy",)),
        (rf"({ENGLISH_MONTH})-(\d{{1,2}})-({YEAR})", ("mdy",)),
        (rf"(\d{{1,2}})(?:st|nd|rd|th)?[-/ ]?({ENGLISH_MONTH})", ("dm",)),
        (rf"(\d{{1,2}})(?:st|nd|rd|th)[-/ ]?({ENGLISH_MONTH}),?({YEAR})", ("dmy",)),
        (rf"({ENGLISH_MONTH})\.?[-/ ]?(\d{{1,2}})", ("md",)),
        (rf"({A_DAY})[日号]?", BARE),
    )
)
_MOMENT = re.compile(rf"({YEAR})(\d\d)(\d\d)([01]\d|2[0-3])([0-5]\d)([0-5]\d)?")  # 20260503101112
_LONGEST, _MOST_WORDS = 20, 6
_FIGURES, _DAY_AND_TIME = re.compile(rf"\d{{1,2}}|{YEAR}"), re.compile(rf"{YEAR}\d{{4}} \d{{4}}(?:\d\d)?")
_WEEKDAYS, _ENGLISH_WEEKDAYS = "一二三四五六日", ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_WEEKDAY = re.compile(rf"[(\[]?(?:(?:星期|周|礼拜)(?P<day>[{_WEEKDAYS}天])|(?P<name>{'|'.join(_ENGLISH_WEEKDAYS)})[a-z]*\.?),?[)\]]?")
_AGO = {"今天": 0, "今日": 0, "昨天": 1, "昨日": 1, "前天": 2, "Today": 0, "Yesterday": 1}
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
    return (figures := figures_of(text)) is not None and figures.orders == BARE


def is_short_day(text: str) -> bool:
    """Whether a word can be a day without its year, or with two figures of it; figures without a mark are anything."""
    return not text.isdecimal() and (figures := figures_of(text)) is not None and figures.orders not in (YEAR_LAST, BARE)


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
