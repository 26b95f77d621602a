"""Tables printed side by side, as passbooks are copied: the same names stand twice in a line, and each half is a page of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reprieve.library.statements import StatementVocabulary
from reprieve.read.rows import begins_with_date
from reprieve.read.words import Line, Page, Word, visual_lines

_NAMES = 3


@dataclass(frozen=True, slots=True)
class _Fold:
    """The names of both tables, and where they stand."""

    names: tuple[Word, ...]

    @property
    def top(self) -> float:
        return self.names[0].top

    @property
    def left(self) -> float:
        """Where the last name of the first table begins."""
        return self.names[len(self.names) // 2 - 1].x0

    @property
    def right(self) -> float:
        """Where the first name of the second table ends."""
        return self.names[len(self.names) // 2].x1

    def above(self, page: Page) -> Page:
        """A page that goes on without names, with them above its words."""
        height = self.names[0].bottom - self.names[0].top
        top = min(word.top for word in page.words) - 2 * height
        names = (name._replace(top=top, bottom=top + height) for name in self.names)
        return replace(page, words=(*names, *page.words))


def parted(pages: Iterable[Page], vocabulary: StatementVocabulary) -> Iterator[Page]:
    """The pages; of one with two tables side by side first the left one, then the right one. Pages without names go on as the last one."""
    before: _Fold | None = None
    for page in pages:
        fold = _fold_of(page, vocabulary)
        if fold is None and before and _goes_on(page, before):
            page = before.above(page)
            fold = _fold_of(page, vocabulary)
        middle = _middle(page, fold) if fold else None
        if fold is None or middle is None:
            if before and any(_names(line, vocabulary) >= _NAMES for line in visual_lines(page)):
                before = None
            yield page
            continue
        before = fold
        below = [word for word in page.words if word.top >= fold.top - 1]
        above = [word for word in page.words if word.top < fold.top - 1]
        yield replace(page, words=(*above, *(word for word in below if _centre(word) < middle)))
        yield replace(page, words=tuple(word for word in below if _centre(word) >= middle))


def _fold_of(page: Page, vocabulary: StatementVocabulary) -> _Fold | None:
    """The line that says the same names twice; most pages have none."""
    again = Counter((round(word.top), word.text) for word in page.words if word.text[:1].isalpha())
    twice = Counter(top for (top, _text), times in again.items() if times > 1)
    for line in visual_lines(page) if max(twice.values(), default=0) >= _NAMES else ():
        half, odd = divmod(len(line.words), 2)
        texts = [word.text for word in line.words]
        if not odd and half >= _NAMES and texts[:half] == texts[half:] and _names(line, vocabulary) >= 2 * _NAMES:
            return _Fold(line.words)
    return None


def _names(line: Line, vocabulary: StatementVocabulary) -> int:
    return sum(vocabulary.role(word.text) != "other" for word in line.words)


def _goes_on(page: Page, fold: _Fold) -> bool:
    """Whether days stand on both sides of a page without names."""
    days = [word for word in page.words if begins_with_date(word.text)]
    return any(day.x0 < fold.left for day in days) and any(day.x0 > fold.left for day in days)


def _middle(page: Page, fold: _Fold) -> float | None:
    """The middle of the widest white that runs down the page between the tables; None where something stands across it."""
    below: Sequence[Word] = [word for word in page.words if word.top >= fold.top - 1 and word.x1 > fold.left and word.x0 < fold.right]
    edges = sorted({fold.left, fold.right, *(word.x0 for word in below), *(word.x1 for word in below)})
    white = [
        (right - left, (left + right) / 2)
        for left, right in pairwise(edges)
        if fold.left <= left and right <= fold.right and not any(word.x0 < right and left < word.x1 for word in below)
    ]
    return max(white)[1] if white else None


def _centre(word: Word) -> float:
    return (word.x0 + word.x1) / 2
