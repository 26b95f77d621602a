"""Names of columns cut to one character (日 摘 收 付 余), written out."""

from __future__ import annotations

from itertools import pairwise

from reprieve.library.statements import StatementVocabulary
from reprieve.read.words import Line, Word

_FEWEST_SHORT, _FEWEST, _APART = 2, 3, 1.0


def written_out(line: Line, vocabulary: StatementVocabulary) -> Line:
    """The line; one that is nothing but names of columns, some of them single characters far apart, with these as whole names."""
    names = vocabulary.short_names.names
    short = [word for word in line.words if word.text in names]
    if len(short) < _FEWEST_SHORT or len(line.words) < _FEWEST:
        return line
    named = all(word.text in names or vocabulary.knows(word.text) for word in line.words)
    if not named or any(_are_letters(left, right) for left, right in pairwise(line.words)):
        return line
    return Line(tuple(word._replace(text=names.get(word.text, word.text)) for word in line.words), line.page)


def _are_letters(left: Word, right: Word) -> bool:
    """Whether two words may be letters of one name."""
    return len(left.text) == len(right.text) == 1 and right.x0 - left.x1 < _APART * (left.bottom - left.top)
