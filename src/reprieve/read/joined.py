"""Word processors set a little white between Chinese and figures, and before hyphens; a day or a name so set is one word again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reprieve.read.words import Line, Page, Word, visual_lines

_NEAR = 0.35
_FEW, _MOST, _TOUCHING = 40, 0.6, 0.12
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-/.](?:\d{1,2}[-/.]?)?|年(?:\d{1,2}(?:月\d{0,2})?)?)?")
_DAY = re.compile(r"(?:19|20)\d\d(?:年(?:\d{1,2}(?:月(?:\d{1,2}日?)?)?)?|(?P<mark>[-/.])(?:\d{1,2}(?:(?P=mark)(?:\d{1,2})?)?)?)")
_BRACKETS = ("(", ")")


def letters_joined(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words, put together again where a reader has taken nearly every letter for a word of its own."""
    if len(words) < _FEW or sum(len(word.text) == 1 for word in words) < _MOST * len(words):
        return words
    together: list[Word] = []
    for line in visual_lines(Page(0, 0, 0, words)):
        held = line.words[0]
        for word in line.words[1:]:
            if word.x0 - held.x1 < _TOUCHING * (word.bottom - word.top):
                held = _one(held, word)
            else:
                together.append(held)
                held = word
        together.append(held)
    return tuple(together)


def joined(line: Line) -> Line:
    """The line with the pieces of a day, and of a name with brackets in it, put together."""
    if not any(_YEAR.fullmatch(word.text) or word.text.startswith(_BRACKETS) or word.text.endswith("(") for word in line.words):
        return line
    return replace(line, words=tuple(_words(line.words)))


def _words(words: Sequence[Word]) -> Iterator[Word]:
    held = words[0]
    for word in words[1:]:
        if _is_near(held, word) and (_DAY.fullmatch(held.text + word.text) or _bracketed(held, word)):
            held = _one(held, word)
        else:
            yield held
            held = word
    yield held


def _one(left: Word, right: Word) -> Word:
    top, bottom = min(left.top, right.top), max(left.bottom, right.bottom)
    return Word(left.text + right.text, left.x0, top, right.x1, bottom, min(left.confidence, right.confidence))


def _is_near(left: Word, right: Word) -> bool:
    return abs(left.middle - right.middle) < 2 and right.x0 - left.x1 < _NEAR * (right.bottom - right.top)


def _bracketed(left: Word, right: Word) -> bool:
    """Whether the words are parts of one that has brackets in it."""
    if left.text.endswith("(") or right.text.startswith(_BRACKETS):
        return True
    return left.text.endswith(")") and "(" in left.text and not right.text[:1].isdecimal()
