"""The lines of a paper as running text that remembers where on its pages each character stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from reprieve.model import Place
from reprieve.read.page.prose import joints, prose
from reprieve.read.page.words import Line, Word, box_of, part_of


@dataclass(frozen=True, slots=True)
class Standing:
    """A text and the words that it was printed as."""

    text: str
    words: tuple[Word, ...]
    page: int

    @property
    def place(self) -> Place | None:
        return Place(self.page, box_of(self.words)) if self.words else None


class Running:
    """The text of `prose`; a line that begins with one of the labels begins a paragraph.

    Every word of the lines stands in it in order, with blanks or an end of line between them.
    """

    def __init__(self, lines: Sequence[Line], labels: frozenset[str] = frozenset()) -> None:
        self.text = prose(lines, labels)
        self._words = [(word, line.page) for line in lines for word in line.words]
        lengths = [len(word.text) for word, _page in self._words]
        self._starts = [
            start + joint for start, joint in zip(accumulate([0, *lengths]), accumulate(joints(lines, labels), initial=0), strict=False)
        ][: len(lengths)]

    def between(self, begin: int, end: int) -> Standing:
        """What stands from one character to another; of a text that goes over to the next page, the words on the first."""
        text = self.text[begin:end]
        begin, end = begin + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())
        first = max(0, bisect_right(self._starts, begin) - 1)
        found: list[Word] = []
        page = self._words[first][1] if self._words else 1
        for (word, its_page), start in zip(self._words[first:], self._starts[first:], strict=True):
            if start >= end or its_page != page:
                break
            if start + len(word.text) > begin:
                found.append(part_of(word, max(0, begin - start), min(len(word.text), end - start)))
        return Standing(text, tuple(found), page)
