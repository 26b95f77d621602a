"""Words on a page: what every reader of paper hands to those who understand it. Points, measured from the top left corner."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple, TypeVar

from reprieve.model import Box

AnyItem = TypeVar("AnyItem")
_SAME_PLACE = 1.2
_TALL = 2.5


class Word(NamedTuple):
    """A run of characters without white space, folded to plain Chinese and ASCII forms.

    `confidence` says from 0 to 1 how sure a reader of pictures is; text that a file itself carries is sure. `cell` numbers the ruled
    cells of a page from 1, where somebody asked for them; 0 is outside.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    confidence: float = 1.0
    cell: int = 0

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def centre(self) -> float:
        return (self.x0 + self.x1) / 2

    def over(self, other: Word) -> bool:
        """Whether the two share some of the width: one stands above the other, or would."""
        return self.x0 < other.x1 and other.x0 < self.x1


class Rule(NamedTuple):
    """A drawn line: thin in one direction."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def horizontal(self) -> bool:
        return self.x1 - self.x0 >= self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Page:
    """One page, numbered from 1; words in no particular order. `is_picture`: what it says must be seen, its words are not all.

    `pictures` are the places of the images on it. `untold`: a font of the file does not tell which letters it shows (U+FFFD).
    `seal`: those of its words that are letters of a seal, which belong to no line that they happen to stand in. `unfolded`: how far
    below its line stood, on paper, what now stands beside it to the right of the page's middle; 0 where nothing was laid out so.
    `behind`: texts that are none of its words, for they stand at an angle or in pale ink. `unseen`: the file holds figures that the page
    does not show, and they are none of its words. `stamped`: something round is drawn on it, a stamp or an electronic signature lies on it.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...] = ()
    is_picture: bool = False
    pictures: tuple[Box, ...] = ()
    untold: bool = False
    seal: tuple[Word, ...] = ()
    unfolded: float = 0.0
    behind: tuple[str, ...] = ()
    unseen: bool = False
    stamped: bool = False

    def without_seal(self) -> Page:
        """The page as it was before it was sealed."""
        stamped = set(self.seal)
        return replace(self, words=tuple(word for word in self.words if word not in stamped)) if stamped else self


@dataclass(frozen=True)
class Line:
    """Words that stand side by side, from left to right. Its text and its box are asked for by many, and made once."""

    words: tuple[Word, ...]
    page: int

    @cached_property
    def text(self) -> str:
        """The words joined by one space."""
        return " ".join(word.text for word in self.words)

    @cached_property
    def box(self) -> Box:
        return box_of(self.words)


def text_of(words: Iterable[Word]) -> str:
    """What they say together, without white space."""
    return "".join(word.text for word in words)


def box_of(words: Iterable[Word]) -> Box:
    """The smallest box around at least one word."""
    _texts, lefts, tops, rights, bottoms, *_rest = zip(*words, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def word_around(text: str, letters: Iterable[tuple[float, float, float, float]]) -> Word:
    """A word whose letters stand at these places: x0, top, x1, bottom of each."""
    x0, top, x1, bottom = zip(*letters, strict=True)
    return Word(text, min(x0), min(top), max(x1), max(bottom))


def _widths(text: str) -> list[int]:
    """How wide each character is: Chinese ones and long dashes are twice as wide as others."""
    return [2 if ord(character) > 0x2E7F or character == "—" else 1 for character in text]


def character_borders(word: Word) -> list[float]:
    """x before each character and after the last."""
    widths = _widths(word.text)
    unit = (word.x1 - word.x0) / sum(widths)
    borders = [word.x0]
    for width in widths:
        borders.append(borders[-1] + width * unit)
    return borders


def part_of(word: Word, begin: int, end: int) -> Word:
    """Some characters of a word as a word of their own; of one that runs over several lines, its whole place."""
    if (begin, end) == (0, len(word.text)):
        return word
    letter = 2 * (word.x1 - word.x0) / sum(_widths(word.text))
    if word.bottom - word.top > _TALL * letter:
        return word._replace(text=word.text[begin:end])
    borders = character_borders(word)
    return word._replace(text=word.text[begin:end], x0=borders[begin], x1=borders[end])


def in_pieces(word: Word, cuts: Sequence[int]) -> Sequence[Word]:
    """The word cut before each of these characters; it stands in one line, however tall a box holds it on a slanted picture."""
    if not cuts:
        return (word,)
    borders = character_borders(word)
    ends = pairwise([0, *cuts, len(word.text)])
    return [word._replace(text=word.text[begin:end], x0=borders[begin], x1=borders[end]) for begin, end in ends]


def one_word(left: Word, right: Word) -> Word:
    """Two words as one, as sure as the less sure of them."""
    top, bottom = min(left.top, right.top), max(left.bottom, right.bottom)
    return Word(left.text + right.text, left.x0, top, right.x1, bottom, min(left.confidence, right.confidence))


def runs(items: Iterable[AnyItem], goes_on: Callable[[Sequence[AnyItem], AnyItem], bool]) -> Iterator[list[AnyItem]]:
    """The items in their order, in runs: each item that `goes_on` with the run before it is of that."""
    run: list[AnyItem] = []
    for item in items:
        if run and not goes_on(run, item):
            yield run
            run = []
        run.append(item)
    if run:
        yield run


def merged(words: Sequence[Word], are_one: Callable[[Word, Word], bool]) -> list[Word]:
    """The words from left to right, each that is one with what stands before it together with that."""
    whole = list(words[:1])
    for word in words[1:]:
        if are_one(whole[-1], word):
            whole[-1] = one_word(whole[-1], word)
        else:
            whole.append(word)
    return whole


def are_parted(words: Sequence[Word], white: float) -> bool:
    """Whether more white than this, in heights of the type, stands between two words of a line."""
    return any(right.x0 - left.x1 > white * (left.bottom - left.top) for left, right in pairwise(words))


def visual_lines(page: Page) -> list[Line]:
    """The page's words as lines from top to bottom."""
    return lines_of(page.words, page.number)


def lines_of(words: Iterable[Word], page: int = 0) -> list[Line]:
    """Words of a page as lines from top to bottom; they share a line when their middles lie within each other's height."""
    lines: list[list[Word]] = []
    before: Word | None = None
    for word in sorted(words, key=lambda w: (w.top + w.bottom, w.x0)):
        if before is not None and _beside(before, word):
            lines[-1].append(word)
        else:
            lines.append([word])
        before = word
    return [Line(tuple(_once(sorted(line, key=attrgetter("x0")))), page) for line in lines]


def _once(words: Iterable[Word]) -> Iterator[Word]:
    """Words from left to right; one that is printed again over itself counts once."""
    before: Word | None = None
    for word in words:
        if before is None or word.x0 - before.x0 >= _SAME_PLACE or word.text != before.text:
            yield word
            before = word


def _beside(word: Word, other: Word) -> bool:
    height, other_height = word.bottom - word.top, other.bottom - other.top
    apart = abs(word.middle - other.middle)
    return apart <= 0.4 * (height if height < other_height else other_height) or apart <= 0.4 * min(type_size(word), type_size(other))


def type_size(word: Word) -> float:
    """How tall the letters of a word are; a flat one (一, -) is taken to be as tall as it is wide, for readers may give its ink alone."""
    height = word.bottom - word.top
    return max(height, word.x1 - word.x0) if len(word.text) == 1 else height
