"""Words that tell a moment: a day or the beginning of one, a time of day, and what else stands in the cell of a day."""

from __future__ import annotations

import re

from reprieve.read.days.dates import ENGLISH_MONTH
from reprieve.read.days.forms import is_weekday
from reprieve.read.notation import CLOCK, YEAR

_DATE_BEGINS = re.compile(
    rf"{YEAR}(?:[-/年](?:\d{{1,2}}(?:$|[-/月])|$)|-?(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12]\d|3[01])(?!\d)|\.(?:\d{{1,2}}\.|\d?$))"
    rf"|\d{{1,2}}[-/]?{ENGLISH_MONTH}[-/]?{YEAR}(?!\d)|{ENGLISH_MONTH}\.?\d{{1,2}},{YEAR}(?!\d)"
)  # 1966.16 is an amount
_CLOCK = re.compile(CLOCK)
_OF_A_MOMENT = re.compile(r"[\d:./年月日时分秒-]+")


def begins_with_date(text: str) -> bool:
    """Whether a word is a date, or the beginning of one that goes on in the next line of its cell."""
    return _DATE_BEGINS.match(text) is not None


def is_clock(text: str) -> bool:
    """Whether a word is a time of day and nothing else."""
    return _CLOCK.fullmatch(text) is not None


def is_of_moment(text: str) -> bool:
    """Whether a word may be a further piece of a day and its time: figures with their marks, or a day of the week."""
    return _OF_A_MOMENT.fullmatch(text) is not None or is_weekday(text)
