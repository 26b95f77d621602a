"""The columns of a table and the x that part them: which column a word stands in, and where one that runs across a border is cut."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reprieve.expression import compiled_when_used
from reprieve.read.days.moments import is_clock
from reprieve.read.heads.column_roles import Column
from reprieve.read.notation import CHINESE, CURRENCY_CODES, CURRENCY_SIGN, GROUPED
from reprieve.read.page.words import Word, character_borders
from reprieve.read.tables.columns.sorts import shape_of, sort_of

CROSSES = 1.5  # points that a word may reach over a border
_NEAR = 2
_LONGEST_FLAG = 2
_LETTER = 1.3
_NUMERIC = frozenset("0123456789.,*+-")
_FILLER = re.compile(r"-{8,}")
_END_OF_TEXT = compiled_when_used(rf"[{CHINESE})]{{1,4}}")
# Of no more than eleven digits: a longer number with a point behind it is an account's that touches a figure.
_FIGURE = re.compile(rf"\(?[-+]?{CURRENCY_SIGN}?[-+]?(?:{GROUPED}|\d{{1,11}})\.\d\d(?:元|-|\)|{'|'.join(CURRENCY_CODES)})?")


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's columns and the x that part them; words beyond `left` and `right` are not the table's.

    `unseen` are the columns that nothing stood under when the grid was laid. `begins` is where nearly all cells of each column begin,
    None where they begin anywhere: there a text is cut that runs into the next cell's. `hidden` are unseen ones where most rows have a
    text from before their name to behind its beginning: their cells touch those before, and nothing tells where. `bare` are columns of
    accounts none of which begins with a letter: one before a number there is the end of a text.
    """

    columns: tuple[Column, ...]
    cuts: tuple[float, ...]
    left: float = float("-inf")
    right: float = float("inf")
    unseen: frozenset[int] = frozenset()
    begins: tuple[float | None, ...] = ()
    hidden: frozenset[int] = frozenset()
    bare: frozenset[int] = frozenset()

    def hides(self, word: Word) -> bool:
        """Whether a word may hold the cell of a hidden column."""
        return any(runs_across(word, self.columns[index].x0) for index in self.hidden)

    def holds(self, word: Word) -> bool:
        """Whether a word stands in the first or the last column, of which it may run out."""
        last = self.cuts[-1] if self.cuts else self.left
        first = self.cuts[0] if self.cuts else self.right
        half = (word.bottom - word.top) / 2  # of a letter: one that is cut off in its middle is there
        return last - half <= word.x0 < self.right - CROSSES or self.left + CROSSES < word.x1 <= first + half

    def is_begun_by(self, word: Word) -> bool:
        """Whether a word stands where nearly all cells of its column begin."""
        begin = self.begins[self.column_of(word)] if self.begins else None
        return begin is not None and abs(begin - word.x0) < 1

    def keeps(self, word: Word) -> bool:
        """Whether a word stands between the borders of one column."""
        edges = (self.left, *self.cuts, self.right)
        return any(left - CROSSES < word.x0 and word.x1 < right + CROSSES for left, right in pairwise(edges))

    def column_of(self, word: Word) -> int:
        return bisect_right(self.cuts, (word.x0 + word.x1) / 2)

    def fits(self, words: Iterable[Word]) -> bool:
        """Whether none of the words runs across a border or stands in a column that was empty before."""
        cuts, unseen = self.cuts, self.unseen
        for word in words:
            column = bisect_right(cuts, word.x0 + 1)
            if column in unseen or (column < len(cuts) and cuts[column] < word.x1 - 1):
                return False
        return True

    def parts(self, word: Word) -> Sequence[tuple[int, Word]]:
        """The word by its column, cut where it runs across a border; a whole figure, time or filler is one cell's, however wide it is."""
        first, last = bisect_right(self.cuts, word.x0 + CROSSES), bisect_right(self.cuts, word.x1 - CROSSES)
        if first >= last or _FIGURE.fullmatch(word.text) or is_clock(word.text) or _FILLER.fullmatch(word.text):
            return ((self.column_of(word), word),)
        left, right = _cut_word(word, self._border(first, word), bare=first + 1 in self.bare)
        is_flag = self.columns[last].role == "flag" and len(right.text) <= _LONGEST_FLAG
        runs_over = _runs_over(word, self.cuts[first]) and not is_flag and not _FIGURE.fullmatch(left.text)
        if first + 1 == last and ({first, last} & self.unseen or runs_over):
            return ((first if last in self.unseen else last if first in self.unseen else self.column_of(word), word),)
        if not left.text or not right.text or self._spoils_figures(first, left, right):
            return ((self.column_of(word), word),)
        return ((first, left), *self.parts(right))

    def _border(self, index: int, word: Word) -> float:
        """Where a word that runs out of a column into the next is cut."""
        begin = self.begins[index + 1] if self.begins else None
        return begin if begin is not None and word.x0 < begin < word.x1 else self.cuts[index]

    def _spoils_figures(self, first: int, left: Word, right: Word) -> bool:
        """Whether text that runs over a little would leave a piece that is no figure in a column of figures, or of accounts its end."""
        if shape_of(self.columns[first + 1].role) == "account" and _END_OF_TEXT.fullmatch(right.text):
            return True
        pieces = ((first, left), (first + 1, right)) if first + 2 > len(self.cuts) or right.x1 <= self.cuts[first + 1] else ((first, left),)
        return any(shape_of(self.columns[column].role) == "figure" and sort_of(piece.text) == "text" for column, piece in pieces)


def runs_across(word: Word, x: float) -> bool:
    """Whether a word has a letter or more on each side."""
    letter = word.bottom - word.top
    return word.x0 < x - letter and word.x1 > x + letter


# --- words across a border -------------------------------------------------------------------------------------------


def _runs_over(word: Word, cut: float) -> bool:
    """Whether a long word reaches a letter's width across a border on one side: more is another cell's text that touches."""
    borders = character_borders(word)
    letter = max(right - left for left, right in pairwise(borders))
    widest = _LETTER * min(word.bottom - word.top, max(letter, 2 * (borders[1] - borders[0])))
    return min(cut - word.x0, word.x1 - cut) < widest < (word.x1 - word.x0) / 4


def _cut_word(word: Word, cut: float, bare: bool) -> tuple[Word, Word]:
    """Cut at the character that stands at `cut`; what stands behind it begins there at the earliest."""
    at, x = _nearest_character(word, cut, bare)
    left = Word(word.text[:at], word.x0, word.top, x, word.bottom, word.confidence)
    return left, Word(word.text[at:], max(x, cut), word.top, word.x1, word.bottom, word.confidence)


def _nearest_character(word: Word, cut: float, bare: bool) -> tuple[int, float]:
    """Index and x of the character border nearest to `cut`; where figures and Latin letters meet beside it, there.

    Where each character stands is only reckoned, and Latin letters are of different widths.
    """
    borders = character_borders(word)
    at = min(range(len(borders)), key=lambda index: abs(borders[index] - cut))
    seams = (index for index in range(max(1, at - _NEAR), min(len(word.text), at + _NEAR + 1)) if _is_seam(word.text, index, bare))
    at = min(seams, key=lambda index: abs(borders[index] - cut), default=at)
    return at, borders[at]


def _is_seam(text: str, index: int, bare: bool) -> bool:
    """Whether a Latin letter and a figure meet before the character at `index`, or a text and a number that begins with such a letter.

    Where numbers are `bare` they begin with none.
    """
    left, right = text[index - 1], text[index]
    if _is_latin(right):
        return left in _NUMERIC or (not bare and not left.isascii() and text[index + 1 : index + 2].isdecimal())
    return right in _NUMERIC and _is_latin(left) and (bare or index == 1 or text[index - 2].isascii())


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalpha()
