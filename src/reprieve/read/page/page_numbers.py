"""The numbers that pages print of themselves: 第2页/共5页, 2/5, Page 2 of 5. A skipped one tells that a page was left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reprieve.model import PrintedPage
from reprieve.read.page.words import Page, Word, text_of

_MARGIN = 0.14
_NAMED = (
    re.compile(r"第(\d{1,4})页[,/，;]?(?:总计|合计|总)?共?(\d{1,4})页"),
    re.compile(r"共(\d{1,4})页[,/，;]?第(\d{1,4})页"),
    re.compile(r"(?i)page:?(\d{1,4})(?:of|/)(\d{1,4})"),
    re.compile(r"页码:?(\d{1,4})/(\d{1,4})"),
)
_TOTAL_FIRST = _NAMED[1]
_ALONE = re.compile(r"(\d{1,4})/(\d{1,4})页?")
_NUMBER_ONLY = re.compile(r"第(\d{1,4})页")


def noted(pages: Iterable[Page], into: list[PrintedPage]) -> Iterator[Page]:
    """The same pages; the numbers that they print are put `into` the list as they pass."""
    for page in pages:
        number = printed_number(page)
        if number:
            into.append(number)
        yield page


def printed_number(page: Page) -> PrintedPage | None:
    """The number that a page prints at its head or foot, and how many there are, where it says so."""
    margin = [word for word in page.words if word.top < page.height * _MARGIN or word.bottom > page.height * (1 - _MARGIN)]
    text = text_of(sorted(margin, key=_reading_order))
    for pattern in _NAMED:
        found = pattern.search(text)
        if found:
            number, total = (int(found[2]), int(found[1])) if pattern is _TOTAL_FIRST else (int(found[1]), int(found[2]))
            return _plausible(page, number, total)
    for word in margin:
        alone = _ALONE.fullmatch(word.text)
        if alone:
            return _plausible(page, int(alone[1]), int(alone[2]))
    only = _NUMBER_ONLY.search(text)
    return PrintedPage(page.number, int(only[1]), None) if only else None


def _plausible(page: Page, number: int, total: int) -> PrintedPage | None:
    return PrintedPage(page.number, number, total) if 1 <= number <= total else None


def _reading_order(word: Word) -> tuple[int, float]:
    return round(word.middle / 4), word.x0
