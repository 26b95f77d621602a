"""Dates as papers print them: 2026年6月30日, 2026-06-30, 2026/6/30, 2026.06.30, 20260630, 二〇二六年六月三十日, 30-Jun-2026, 2026-Jun-30.

30/06/2026 is a day, and 01/04/2026 beside it; alone it could be taken either way round and is none.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import lru_cache

from reprieve.expression import compiled_when_used
from reprieve.read.days.orders import YEAR_LAST, Figures, Order, calendar_day, fitting_orders
from reprieve.read.notation import CLOCK, YEAR

# Hyphens of all kinds, and the numerals that are safe from changing, as on cheques.
_HYPHENS = str.maketrans(dict.fromkeys("‐‑‒–—−－", "-") | dict(zip("壹贰叁肆伍陆柒捌玖拾", "一二三四五六七八九十", strict=True)))
_YEAR = rf"(?<!\d)(?P<y>{YEAR})"
_CHINESE_YEAR = r"(?P<cy>[二一][〇○零ОO0oＯ九八七六五四三二一]{3})"
CHINESE_NUMBER = "[零〇]?[一二三四五六七八九十廿卅]{1,3}"
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ENGLISH_MONTH = (
    "(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DATE = re.compile(
    rf"{_YEAR}\s*(?:年\s*(?P<m1>\d{{1,2}})\s*月\s*(?P<d1>\d{{1,2}})\s*[日号]"
    r"|(?P<sep>[-/._])\s*(?P<m2>\d{1,2})\s*(?P=sep)\s*(?P<d2>\d{1,2})(?!\d)"
    r"|(?P<m3>\d\d)(?P<d3>\d\d)(?![\d,]|\.\d))"
    rf"|{_CHINESE_YEAR}\s*年\s*(?P<m4>{CHINESE_NUMBER}|\d{{1,2}})\s*月\s*(?P<d4>{CHINESE_NUMBER}|\d{{1,2}})\s*[日号]"
    rf"|(?<![\d.,])(?P<d5>\d{{1,2}})[-/\s]{{0,2}}(?P<m5>{ENGLISH_MONTH})[-/.,\s]{{0,2}}(?P<y5>{YEAR})(?!\d)"
    rf"|(?<![A-Za-z])(?P<m6>{ENGLISH_MONTH})\.?\s*(?P<d6>\d{{1,2}})\s*,\s*(?P<y6>{YEAR})(?!\d)"
    rf"|{_YEAR.replace('<y>', '<y8>')}[-/. ]?(?P<m8>{ENGLISH_MONTH})[-/. ]?(?P<d8>\d{{1,2}})(?!\d)"
    rf"|(?<![\d./-])(?P<one>\d{{1,2}})/(?P<two>\d{{1,2}})/(?P<y7>{YEAR})(?!\d)"
)
_MONTH = compiled_when_used(
    rf"{_YEAR}\s*(?:年\s*(?P<m1>\d{{1,2}})\s*月|[-/.]\s*(?P<m2>\d{{1,2}})(?![\d-]|[/.]\d)|(?P<m3>0[1-9]|1[0-2])(?![\d,]|\.\d))"
    rf"|{_CHINESE_YEAR}\s*年\s*(?P<m4>{CHINESE_NUMBER}|\d{{1,2}})\s*月"
)
# English papers: 28 April 2026, Apr 2026, 04/2026.
_NAMED_MONTH = rf"(?:{'|'.join(MONTHS)})[a-z]{{0,6}}\.?"
_NTH = "(?:st|nd|rd|th)?"
_BEGUN = compiled_when_used(rf"\d{{1,2}}{_NTH}[ -]{_NAMED_MONTH}|(?:\d{{1,2}}{_NTH}[ -])?{_NAMED_MONTH},?[ -]{YEAR}", re.IGNORECASE)
_TOLD = compiled_when_used(
    rf"(?<![A-Za-z\d])(?:(?P<before>\d{{1,2}}){_NTH}[ -]?)?(?P<month>{_NAMED_MONTH})(?: (?P<after>\d{{1,2}}){_NTH}(?=[, ]))?[, -]{{0,2}}"
    rf"(?P<year>{YEAR})(?!\d)",
    re.IGNORECASE,
)
_WHOLE_MONTH = re.compile(rf"(?<![\d/])0?1/(?P<month>\d\d)/(?P<year>{YEAR})\s?(?:-|~|to)\s?(?:2[89]|3[01])/(?P=month)/(?P=year)(?![\d/])")
_MONTH_FIRST = re.compile(rf"(?<![\d/.-])(0[1-9]|1[0-2])[/-]({YEAR})(?![\d/-])")
_YEAR_PARTS, _MONTH_PARTS, _DAY_PARTS = (
    ("y", "y5", "y6", "y8"),
    ("m1", "m2", "m3", "m4", "m5", "m6", "m8"),
    ("d1", "d2", "d3", "d4", "d5", "d6", "d8"),
)
_TIME = re.compile(rf"[T\s]*(?:星期.|周.)?\s*{CLOCK}(?:\.\d+)?|\s\d{{6}}")
_DIGITS = {digit: str(value) for value, digits in enumerate(["〇○零ОO0oＯ", *"一二三四五六七八九"]) for digit in digits}


def find_dates(text: str) -> list[dt.date]:
    """Every real calendar day in the text, in order. Digits inside a longer number (an ID card's) are no date."""
    matches = list(_DATE.finditer(text.translate(_HYPHENS)))
    order = _order(matches)
    return [day for found in matches if (day := _day(found, order)) is not None]


@lru_cache(maxsize=4096)  # the same few days stand in thousands of rows
def parse_date(text: str) -> dt.date | None:
    """The day that the text states and nothing else, or None; a time of day after it is allowed."""
    plain = text.translate(_HYPHENS).strip()
    found = _DATE.match(plain)
    if found is None:
        return None
    rest = plain[found.end() :]
    return _day(found, _order([found])) if not rest.strip() or _TIME.fullmatch(rest) else None


def find_months(text: str) -> list[str]:
    """Every month in the text as "YYYY-MM", in order: 2026年3月, 2026-03, 2026/3, 202603, 二〇二六年三月.

    A whole date counts as its month.
    """
    plain = text.translate(_HYPHENS)
    matches = list(_DATE.finditer(plain))
    order = _order(matches)
    days = {match.start(): day for match in matches if (day := _day(match, order)) is not None}
    months = {start: f"{day:%Y-%m}" for start, day in days.items()}
    for match in _MONTH.finditer(plain):
        month = _part(match, "m1", "m2", "m3", "m4")
        if match.start() not in months and 1 <= month <= 12:
            months[match.start()] = f"{_year(match)}-{month:02}"
    return [months[start] for start in sorted(months)]


def _order(matches: Sequence[re.Match[str]]) -> Order | None:
    fitting = fitting_orders([figures for found in matches if (figures := _year_last(found))])
    return fitting[0] if len(fitting) == 1 else None


def _year_last(found: re.Match[str]) -> Figures | None:
    return Figures((int(found["one"]), int(found["two"]), int(found["y7"])), YEAR_LAST) if found["one"] else None


def _day(found: re.Match[str], order: Order | None) -> dt.date | None:
    if figures := _year_last(found):
        return figures.day(order) if order else None
    return calendar_day(_year(found), _part(found, *_MONTH_PARTS), _part(found, *_DAY_PARTS))


def _year(found: re.Match[str]) -> int:
    named = found.groupdict()
    written = next((year for name in _YEAR_PARTS if (year := named.get(name))), None)
    return int(written or "".join(_DIGITS[digit] for digit in found["cy"]))


def _part(found: re.Match[str], *names: str) -> int:
    return number_of(next(text for name in names if (text := found[name]) is not None))


def number_of(text: str) -> int:
    """The number of a year, month or day: in figures, in Chinese, or as the English name of a month."""
    if text.isdecimal():
        return int(text)
    return month_number(text) if text.isascii() else chinese_number(text)


def month_number(name: str) -> int:
    """1 to 12, of an English name or the beginning of one."""
    return MONTHS.index(name[:3].lower()) + 1


def chinese_number(text: str) -> int:
    """一 to 三十一; 0 when it is none of them, which is no day and no month."""
    text = text.lstrip("零〇").replace("廿", "二十").replace("卅", "三十")
    tens, ten, ones = text.rpartition("十")
    if len(tens) > 1 or len(ones) > 1:
        return 0
    return (int(_DIGITS.get(tens, "1")) * 10 if ten else 0) + int(_DIGITS.get(ones, "0"))


# --- English days, told the way that dates are found ------------------------------------------------------------------


def is_english_day(text: str) -> bool:
    """Whether the text is an English day or month, or the begin of one: 28 April, Apr 2026."""
    return _BEGUN.fullmatch(text) is not None


def english_days_plain(text: str) -> str:
    """The text with its English days as 2026年4月28日, and months as 2026年4月."""
    whole = _WHOLE_MONTH.sub(r"\g<year>年\g<month>月", text)  # 01/06/2026 - 30/06/2026
    return _MONTH_FIRST.sub(r"\2年\1月", _TOLD.sub(_in_chinese, whole))


def _in_chinese(found: re.Match[str]) -> str:
    month = month_number(found["month"])
    day = found["before"] or found["after"]
    return f"{found['year']}年{month}月" + (f"{int(day)}日" if day else "")
