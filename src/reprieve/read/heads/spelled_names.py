"""Names of columns in a line whose white does not part them: justified across their cells, or torn and touching at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import reduce
from itertools import pairwise
from typing import NamedTuple

from reprieve.read.notation import HAN, in_chinese
from reprieve.read.page.words import Line, Word, character_borders, one_word, runs

_LONGEST, _SHORTEST, _FEWEST = 10, 2, 3
_NAME, _UNEVEN_NAME, _UNKNOWN = 1.0, 1.5, 4.0
_EVEN, _TOO_UNEVEN, _TOUCHING = 0.2, 0.8, 0.05
_SPREAD = 1.3
_STROKE = "/"
_HAN_ONLY = re.compile(rf"{HAN}+")
_LETTERS = re.compile(r"[A-Za-z][A-Za-z.]*|.")


class _Letter(NamedTuple):
    """A Chinese character or a foreign word, and the word of the line that it is part of."""

    word: Word
    of: int


class _Spelling(NamedTuple):
    """The cheapest way to spell the letters up to some end: its cost, where its last piece begins, and whether that is a name."""

    cost: float
    begin: int
    known: bool


class _Piece(NamedTuple):
    """Letters that are a name, or that are none."""

    letters: Sequence[_Letter]
    known: bool


def spelled(line: Line, knows: Callable[[str], bool]) -> Line:
    """The line in as few known names as its letters spell, where that leaves fewer letters unknown than the words as they stand.

    A name that only begins or ends within a word (账户名) is none.
    """
    unknown = [index for index, word in enumerate(line.words) if not knows(word.text)]
    if sum(in_chinese(letter) for index in unknown for letter in line.words[index].text) < _SHORTEST:
        return line
    letters = [letter for index, word in enumerate(line.words) for letter in _letters(word, index)]
    before = sum(len(word.text) for word in line.words if in_chinese(word.text) and knows(word.text))
    whole: frozenset[int] = frozenset()
    while True:
        pieces = list(_pieces(letters, _best(letters, knows, whole)))
        names = [piece for piece in pieces if piece.known]
        left = [letter for letter in _letters_of(piece for piece in pieces if not piece.known) if in_chinese(letter.word.text)]
        torn = {letter.of for letter in left} & {letter.of for letter in _letters_of(names)}
        if not torn:
            break
        whole |= torn
    if (left and len(names) < _FEWEST) or sum(len(letter.word.text) for letter in _letters_of(names)) <= before:
        return line
    return Line(tuple(reduce(one_word, (letter.word for letter in piece.letters)) for piece in pieces), line.page)


def _letters(word: Word, index: int) -> Iterator[_Letter]:
    spread = (word.x1 - word.x0) / len(word.text) if len(word.text) > 1 and _HAN_ONLY.fullmatch(word.text) else 0.0
    if spread > _SPREAD * (word.bottom - word.top):
        yield from _spread_letters(word, index)
        return
    borders = character_borders(word) if word.text else []
    for found in _LETTERS.finditer(word.text):
        yield _Letter(Word(found[0], borders[found.start()], word.top, borders[found.end()], word.bottom), index)


def _spread_letters(word: Word, index: int) -> Iterator[_Letter]:
    """The letters of a name that was put together from letters set apart, each as wide as it is tall."""
    wide = word.bottom - word.top
    step = (word.x1 - word.x0 - wide) / (len(word.text) - 1)
    for place, text in enumerate(word.text):
        yield _Letter(Word(text, word.x0 + place * step, word.top, word.x0 + place * step + wide, word.bottom), index)


def _best(letters: Sequence[_Letter], knows: Callable[[str], bool], whole: frozenset[int]) -> list[_Spelling]:
    """For each end the cheapest spelling of what stands before it; no name has letters of the words that are to stay `whole`."""
    best = [_Spelling(0.0, 0, known=False)]
    for end in range(1, len(letters) + 1):
        foreign = not in_chinese(letters[end - 1].word.text)
        found = _Spelling(best[end - 1].cost + (0.0 if foreign else _UNKNOWN), end - 1, known=False)
        for begin in range(max(0, end - _LONGEST), end - 1):
            name = letters[begin:end]
            if whole and any(letter.of in whole for letter in name):
                continue
            text = "".join(letter.word.text for letter in name)
            if not in_chinese(text) or not knows(text) or _holds_a_name(letters, begin, end, knows):
                continue
            if (uneven := _unevenness(name)) < _TOO_UNEVEN:
                cost = best[begin].cost + _NAME + (_UNEVEN_NAME if uneven > _EVEN else 0.0)
                if cost < found.cost:
                    found = _Spelling(cost, begin, known=True)
        best.append(found)
    return best


def _holds_a_name(letters: Sequence[_Letter], begin: int, end: int, knows: Callable[[str], bool]) -> bool:
    """Whether a name is made of whole words that touch, one of which is a name by itself: the others may go on in the next line.

    No name begins with a stroke.
    """
    name = letters[begin:end]
    if name[0].of in {letter.of for letter in letters[begin - 1 : begin]} or name[-1].of in {
        letter.of for letter in letters[end : end + 1]
    }:
        return False
    seams = [(left, right) for left, right in pairwise(name) if left.of != right.of]
    if not seams or any(right.word.x0 - left.word.x1 > _TOUCHING * (left.word.bottom - left.word.top) for left, right in seams):
        return False
    words = ["".join(letter.word.text for letter in name if letter.of == one) for one in dict.fromkeys(letter.of for letter in name)]
    return all(len(word) > 1 and not word.startswith(_STROKE) for word in words) and any(map(knows, words))


def _unevenness(name: Sequence[_Letter]) -> float:
    """How much the white between the letters of a name differs, in heights of the type; a stroke (收/支) may stand nearer to either."""
    whites = [right.word.x0 - left.word.x1 for left, right in pairwise(name)]
    for index in range(1, len(name) - 1):
        if name[index].word.text == _STROKE:
            whites[index - 1] = whites[index] = (whites[index - 1] + whites[index]) / 2
    height = name[0].word.bottom - name[0].word.top
    return (max(whites) - min(whites)) / height if height > 0 else float("inf")


def _pieces(letters: Sequence[_Letter], best: Sequence[_Spelling]) -> Iterator[_Piece]:
    """The names, and between them what is none: letters of one word, or evenly set apart."""
    spelling: list[_Piece] = []
    end = len(letters)
    while end:
        spelling.append(_Piece(letters[best[end].begin : end], best[end].known))
        end = best[end].begin

    def goes_on(run: Sequence[_Piece], piece: _Piece) -> bool:
        return not run[-1].known and not piece.known and _goes_on(_letters_of(run), piece.letters[0])

    for run in runs(reversed(spelling), goes_on):
        yield _Piece(_letters_of(run), run[0].known)


def _letters_of(pieces: Iterable[_Piece]) -> list[_Letter]:
    return [letter for piece in pieces for letter in piece.letters]


def _goes_on(held: Sequence[_Letter], letter: _Letter) -> bool:
    if held[-1].of == letter.of:
        return True
    both = [*held, letter]
    return len(held) > 1 and all(in_chinese(one.word.text) for one in both) and _unevenness(both) < _EVEN
