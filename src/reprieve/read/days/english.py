"""Days and months as English papers print them (28 April 2026, Apr 2026, 04/2026), told the way that dates are found."""

from __future__ import annotations

import re

from reprieve.read.days.dates import MONTHS, month_number
from reprieve.read.notation import YEAR

_MONTH = rf"(?:{'|'.join(MONTHS)})[a-z]{{0,6}}\.?"
_NTH = "(?:st|nd|rd|th)?"
_BEGUN = re.compile(rf"\d{{1,2}}{_NTH}[ -]{_MONTH}|(?:\d{{1,2}}{_NTH}[ -])?{_MONTH},?[ -]{YEAR}", re.IGNORECASE)
_TOLD = re.compile(
    rf"(?<![A-Za-z\d])(?:(?P<before>\d{{1,2}}){_NTH}[ -]?)?(?P<month>{_MONTH})(?: (?P<after>\d{{1,2}}){_NTH}(?=[, ]))?[, -]{{0,2}}"
    rf"(?P<year>{YEAR})(?!\d)",
    re.IGNORECASE,
)
_WHOLE_MONTH = re.compile(rf"(?<![\d/])0?1/(?P<month>\d\d)/(?P<year>{YEAR})\s?(?:-|~|to)\s?(?:2[89]|3[01])/(?P=month)/(?P=year)(?![\d/])")
_MONTH_FIRST = re.compile(rf"(?<![\d/.-])(0[1-9]|1[0-2])[/-]({YEAR})(?![\d/-])")


def is_english_day(text: str) -> bool:
    """Whether the text is an English day or month, or the begin of one: 28 April, Apr 2026."""
    return _BEGUN.fullmatch(text) is not None


def english_days_plain(text: str) -> str:
    """The text with its English days as 2026年4月28日, and months as 2026年4月."""
    whole = _WHOLE_MONTH.sub(r"\g<year>年\g<month>月", text)  # 01/06/2026 - 30/06/2026
    return _MONTH_FIRST.sub(r"\2年\1月", _TOLD.sub(_plain, whole))


def _plain(found: re.Match[str]) -> str:
    month = month_number(found["month"])
    day = found["before"] or found["after"]
    return f"{found['year']}年{month}月" + (f"{int(day)}日" if day else "")
