"""Days in forms that only look like other words: of eight figures that wrap (2025030 over 4), or with T before their time."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from reprieve.read.days.dates import parse_date
from reprieve.read.notation import YEAR
from reprieve.read.page.words import Page, Word
from reprieve.read.tables.rows.cells import CLOSE

_BEGINS = re.compile(rf"({YEAR})(0[1-9]|1[0-2])([0-3]?)")
_ENDS = re.compile(r"\d{1,2}")
_ISO = re.compile(rf"{YEAR}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?")
_WHOLE = 8


def with_hyphens(page: Page) -> Page:
    """The page with the first line of each day that wraps as 2025-03-0, and a blank for each T; most pages have none."""
    if not any(_may_be_day(word.text) for word in page.words):
        return page
    ends = [word for word in page.words if _ENDS.fullmatch(word.text)]
    return replace(page, words=tuple(_plain(word, ends) if _may_be_day(word.text) else word for word in page.words))


def _may_be_day(text: str) -> bool:
    """Asked of every word."""
    return text[10:11] == "T" or (_WHOLE - 2 <= len(text) < _WHOLE and text.isdecimal())


def _plain(word: Word, ends: Iterable[Word]) -> Word:
    """The word with a blank before its time, or with hyphens if one below it makes it a day of eight figures; else as it is."""
    if _ISO.fullmatch(word.text):
        return word._replace(text=word.text.replace("T", " "))
    wraps = _BEGINS.fullmatch(word.text) and any(
        _is_below(word, end) and len(word.text + end.text) == _WHOLE and parse_date(word.text + end.text) for end in ends
    )
    return word._replace(text=_BEGINS.sub(r"\1-\2-\3", word.text)) if wraps else word


def _is_below(word: Word, end: Word) -> bool:
    """Whether a word stands in the next line of a cell."""
    height = word.bottom - word.top
    return 0 < end.middle - word.middle < CLOSE * height and word.x0 - height < end.x0 and end.x1 < word.x1 + height
