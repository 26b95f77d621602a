"""Tables printed side by side, as passbooks are copied: the same names stand twice in a line, and each half is a page of its own.

Of two pages on a sheet or in one photograph, the names stand higher on the one that bears no title, or on the first alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import attrgetter

from reprieve.library.statements import StatementVocabulary
from reprieve.read.days.moments import begins_with_date
from reprieve.read.heads.header_words import names_known, names_of_lines
from reprieve.read.page.words import Line, Page, Word, visual_lines

_NAMES, _MOST_ACROSS, _SIDES = 3, 4, 2
_ROWS, _SLACK = 3, 3.0


@dataclass(frozen=True, slots=True)
class _Fold:
    """The names of all tables, how many tables there are, and where their names stand."""

    names: tuple[Word, ...]
    across: int

    @property
    def top(self) -> float:
        return self.names[0].top

    @property
    def gaps(self) -> list[tuple[float, float]]:
        """Between each table and the next: where the last name of the one begins and the first of the other ends."""
        each = len(self.names) // self.across
        return [(self.names[end - 1].x0, self.names[end].x1) for end in range(each, len(self.names), each)]

    def above(self, page: Page) -> Page:
        """A page that goes on without names, with them above its words."""
        height = self.names[0].bottom - self.names[0].top
        top = min(word.top for word in page.words) - 2 * height
        names = (name._replace(top=top, bottom=top + height) for name in self.names)
        return replace(page, words=(*names, *page.words))


def one_up(pages: Iterable[Page], vocabulary: StatementVocabulary) -> Iterator[Page]:
    """The pages; of one with tables side by side first the left one, then those right of it. Pages without names go on as the last one."""
    before: _Fold | None = None
    for page in pages:
        fold = _fold_of(page, vocabulary)
        if fold is None and (two := _two_pages(page, vocabulary)):
            yield from two
            continue
        if fold is None and before and _goes_on(page, before):
            page = before.above(page)
            fold = _fold_of(page, vocabulary)
        if fold and (tables := _tables(page, fold)):
            before = fold
            yield from tables
            continue
        if before and any(names_known(line, vocabulary) >= _NAMES for line in visual_lines(page)):
            before = None
        yield page


def _fold_of(page: Page, vocabulary: StatementVocabulary) -> _Fold | None:
    """The line that says the same names several times; most pages have none."""
    again = Counter((round(word.top), word.text) for word in page.words if word.text[:1].isalpha())
    twice = Counter(top for (top, _text), times in again.items() if times > 1)
    for line in visual_lines(page) if max(twice.values(), default=0) >= _NAMES else ():
        [named] = names_of_lines([line], vocabulary)
        if named and (across := _across(named, vocabulary)):
            return _Fold(named.words, across)
    return None


def _tables(page: Page, fold: _Fold) -> list[Page]:
    """Each table of a page by itself, the first with what stands above the names; none where something stands across the white between."""
    whites = [_middle(page, fold, *gap) for gap in fold.gaps]
    known = [white for white in whites if white is not None]
    if len(known) < len(whites):
        return []
    above = tuple(word for word in page.words if word.top < fold.top - 1)
    below = [word for word in page.words if word.top >= fold.top - 1]
    borders = [float("-inf"), *known, float("inf")]
    own = [tuple(word for word in below if left <= word.centre < right) for left, right in pairwise(borders)]
    return [replace(page, words=(*above, *own[0])), *(replace(page, words=words) for words in own[1:])]


def _two_pages(page: Page, vocabulary: StatementVocabulary) -> Sequence[Page]:
    """The pages that a sheet or a photograph shows side by side; none where it is one."""
    if (gutter := _gutter(page, vocabulary)) is not None:
        left = tuple(word for word in page.words if word.centre < gutter)
        right = tuple(word for word in page.words if word.centre >= gutter)
        return replace(page, words=left), replace(page, words=right)
    return (page.is_picture and _names_on_the_first(page, vocabulary)) or ()


def _gutter(page: Page, vocabulary: StatementVocabulary) -> float | None:
    """Where white runs down the whole page between two tables of the same names, which stand higher in one: two pages on a sheet."""
    times = Counter(word.text for word in page.words if word.text[:1].isalpha())
    twice = {text for text, count in times.items() if count == _SIDES and vocabulary.role(text) != "other"}
    if len(twice) < _NAMES:
        return None
    names = [word for word in page.words if word.text in twice]
    whites: list[tuple[float, float]] = []
    end = float("inf")
    for word in sorted(page.words, key=attrgetter("x0")):
        sides = ([name for name in names if name.x0 >= word.x0], [name for name in names if name.x0 < word.x0])
        if word.x0 > end and len(set.intersection(*map(_abreast, sides))) >= _NAMES:
            whites.append((word.x0 - end, (word.x0 + end) / 2))
        end = max(word.x1, end) if end < float("inf") else word.x1
    return max(whites)[1] if whites else None


def _abreast(names: Sequence[Word]) -> set[str]:
    """The most names that stand beside one another: labels of a head that say the same words as names stand one below the other."""
    lines = ({other.text for other in names if abs(name.top - other.top) < name.bottom - name.top} for name in names)
    return max(lines, key=len, default=set())


def _names_on_the_first(page: Page, vocabulary: StatementVocabulary) -> tuple[Page, Page] | None:
    """Two pages in one photograph, of which the right one goes on with rows alone: the names of the left one stand above them, too."""
    named = next((line for line in visual_lines(page) if names_known(line, vocabulary) >= _NAMES), None)
    days = [word for word in page.words if named and begins_with_date(word.text)]
    if named is None or not days:
        return None
    border = max(word.x1 for word in named.words)
    right = [day for day in days if day.x0 > border]
    edge = min((day.x0 for day in right), default=0.0)
    if not _ROWS <= len(right) < len(days) or any(word.x0 < edge - _SLACK < word.x1 for word in page.words):
        return None
    left, beside = (
        replace(page, words=tuple(word for word in page.words if (word.x0 < edge - _SLACK) is first)) for first in (True, False)
    )
    if len(beside.words) < _NAMES * len(visual_lines(beside)) or len(right) < len(visual_lines(beside)):
        return None
    by = edge - min(day.x0 for day in days)
    names = tuple(word._replace(x0=word.x0 + by, x1=word.x1 + by) for word in named.words)
    return left, _Fold(names, 1).above(beside)


def _across(line: Line, vocabulary: StatementVocabulary) -> int:
    """How many times a line says the same names, from left to right and nothing else; 0 where it does not."""
    texts = [word.text for word in line.words]
    for across in range(_MOST_ACROSS, 1, -1):
        each, odd = divmod(len(texts), across)
        if not odd and each >= _NAMES and texts == texts[:each] * across and names_known(line, vocabulary) >= across * _NAMES:
            return across
    return 0


def _goes_on(page: Page, fold: _Fold) -> bool:
    """Whether days stand on both sides of the first gap of a page without names."""
    days = [word for word in page.words if begins_with_date(word.text)]
    left = fold.gaps[0][0]
    return any(day.x0 < left for day in days) and any(day.x0 > left for day in days)


def _middle(page: Page, fold: _Fold, left: float, right: float) -> float | None:
    """The middle of the widest white that runs down the page between two tables; None where something stands across it."""
    below: Sequence[Word] = [word for word in page.words if word.top >= fold.top - 1 and word.x1 > left and word.x0 < right]
    edges = sorted({left, right, *(word.x0 for word in below), *(word.x1 for word in below)})
    white = [
        (end - begin, (begin + end) / 2)
        for begin, end in pairwise(edges)
        if left <= begin and end <= right and not any(word.x0 < end and begin < word.x1 for word in below)
    ]
    return max(white)[1] if white else None
