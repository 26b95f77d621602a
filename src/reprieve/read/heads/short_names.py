"""Names of columns cut to one character (日 摘 收 付 余), written out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from reprieve.library.statements import StatementVocabulary
from reprieve.read.page.words import Line, Word

_FEWEST_SHORT, _FEWEST, _APART, _CLOSE = 2, 3, 1.0, 0.75
_DIGIT = re.compile(r"\d")


def written_out(lines: Sequence[Line], vocabulary: StatementVocabulary) -> list[Line]:
    """The lines; those that are nothing but names of columns, some of them single characters by themselves, with these as whole names."""
    return [_written_out(line, lines[max(0, index - 1) : index + 2], vocabulary) for index, line in enumerate(lines)]


def _written_out(line: Line, around: Sequence[Line], vocabulary: StatementVocabulary) -> Line:
    names = vocabulary.short_names.names
    short = [word for word in line.words if word.text in names]
    if len(short) < _FEWEST_SHORT or len(line.words) < _FEWEST:
        return line
    named = all(word.text in names or vocabulary.knows(word.text) for word in line.words)
    if not named or any(_are_letters(left, right) for left, right in pairwise(line.words)):
        return line
    if any(_is_close(line, other) for other in around if other is not line and not _DIGIT.search(other.text)):
        return line  # they may be the ends of names that wrap
    return Line(tuple(word._replace(text=names.get(word.text, word.text)) for word in line.words), line.page)


def _are_letters(left: Word, right: Word) -> bool:
    """Whether two words may be letters of one name."""
    return len(left.text) == len(right.text) == 1 and right.x0 - left.x1 < _APART * (left.bottom - left.top)


def _is_close(line: Line, other: Line) -> bool:
    gap = max(line.box.top, other.box.top) - min(line.box.bottom, other.box.bottom)
    return gap < _CLOSE * (line.box.bottom - line.box.top)
