"""Headings that stand once above the days of a table and tell their year or month, perhaps with what these come to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reprieve.expression import compiled_when_used
from reprieve.read.days.dates import ENGLISH_MONTH, month_number
from reprieve.read.days.forms import A_MONTH
from reprieve.read.notation import STRICT_FIGURE, YEAR

_HEADING = re.compile(
    rf"(?P<year>{YEAR})(?:年度?(?:(?P<month>{A_MONTH})月份?)?|[-/.](?P<month2>{A_MONTH}))?"
    rf"|(?P<name>{ENGLISH_MONTH})[-,. ]*(?P<year2>{YEAR})|(?P<month3>{A_MONTH})月份?"
)
_LIKE_HEADING = re.compile(r"[年月]份?[)\]]?$")
_WAY = "(?:收入?|支出?|流入|流出|转入|转出|入账|出账)"
SUM_FIGURE = rf"[-+]?[¥$]?[-+]?{STRICT_FIGURE}元?"
SUM = re.compile(rf"{_WAY}:?(?P<figure>{SUM_FIGURE})?")
_SUM = compiled_when_used(
    rf"{_WAY}:?(?:{SUM_FIGURE})?(?:\d+(?:\.\d+)?元?)?|(?:[日当]?[日终末]余额:?)?{SUM_FIGURE}|[日当]?[日终末]余额:?|共?\d+笔"
)


class Heading(NamedTuple):
    """A year and a month; 0 for what it does not tell."""

    year: int
    month: int


def heading_of(text: str) -> Heading | None:
    """What a text tells that is a heading: 2025年, 2025年11月, Nov 2025, 11月."""
    found = _HEADING.fullmatch(text)
    if found is None:
        return None
    month = found["month"] or found["month2"] or found["month3"] or "0"
    return Heading(int(found["year"] or found["year2"] or 0), month_number(found["name"]) if found["name"] else int(month))


def heading_of_words(words: Sequence[str]) -> Heading | None:
    """What some words tell that are a heading together, with or without what it comes to (2026.03 looks like a sum itself)."""
    return heading_of("".join(words)) or heading_of("".join(word for word in words if not is_sum(word)))


def is_like_heading(text: str) -> bool:
    """Whether a text that is no heading ends like one of a month: with figures in another script, or read wrongly (2026年l月)."""
    return _LIKE_HEADING.search(text) is not None


def is_sum(text: str) -> bool:
    """Whether a word beside a day or a month tells what this comes to."""
    return _SUM.fullmatch(text) is not None
