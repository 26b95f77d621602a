"""May a second reading of a PDF's text stand for the first? Only if it misses nothing that is shown; and what it alone finds is said.

Damaged pages, and forged ones, look different to different readers of PDFs: a figure that one finds may be a figure that nobody sees.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from reprieve.language import Message, _
from reprieve.model import Box, Statement, Transaction
from reprieve.read.page.words import Page, Word, lines_of

Digits = dict[int, Counter[str]]
_SLACK = 2.0


def counted(pages: Iterable[Page], into: Digits) -> Iterator[Page]:
    """The same pages; the digits of each are counted `into` as they pass."""
    for page in pages:
        into[page.number] = _digits(page.words)
        yield page


def misses_something(found: Digits, shown: Sequence[Page]) -> bool:
    """Whether a page shows digits that were not found there."""
    return any(_digits(page.words) - found.get(page.number, Counter()) for page in shown)


def not_shown(statement: Statement, shown: Sequence[Page]) -> Iterator[Message]:
    """The pages with rows that hold figures which the page does not show."""
    words = {page.number: page.words for page in shown}
    by_page: defaultdict[int, list[Transaction]] = defaultdict(list)
    for row in statement.transactions:
        by_page[row.page].append(row)
    for page, rows in by_page.items():
        if any(_figures(row) - _shown(row, words.get(page, ())) for row in rows):
            yield _("On page {page} the file holds figures that the page does not show: compare its rows with the paper.", page=page)


def _figures(row: Transaction) -> Counter[str]:
    """The digits that the row must show, without the noughts that a date or a round amount may do without."""
    figures = [abs(row.amount), *([] if row.balance is None else [row.balance])]
    printed = f"{row.date.month}{row.date.day}" + "".join(f"{figure:f}" for figure in figures)
    return Counter(character for character in printed if character in "123456789")


def _shown(row: Transaction, words: Iterable[Word]) -> Counter[str]:
    """The digits that the page shows where the row stands, without those of the year, which would stand for any other."""
    within = list(_within(row.bbox, words))
    year = f"{row.date.year}"
    return _digits(within) - Counter(year if any(word.text.startswith(year) for word in within) else "")


def _within(box: Box, words: Iterable[Word]) -> Iterator[Word]:
    return (word for word in words if box.top - _SLACK <= word.middle <= box.bottom + _SLACK)


def _digits(words: Iterable[Word]) -> Counter[str]:
    """What is printed over itself counts once, or its digits would stand for those that are missed."""
    return Counter(character for line in lines_of(words) for word in line.words for character in word.text if character.isdecimal())
