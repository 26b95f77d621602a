"""Words on pages -> running text: lines, and paragraphs whose wrapped lines are one again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from reprieve.read.words import Line, Page, Word, visual_lines

_COLUMN_GAP = 1.6
_FULL_LINE = 20
_ENDS = tuple("。:;!?")
_LABEL = re.compile(r"[^\s:\d,。]{2,8}:")


def page_lines(pages: Iterable[Page]) -> list[Line]:
    """The lines of all pages from top to bottom."""
    return [line for page in pages for line in visual_lines(page)]


def spaced(words: Sequence[Word]) -> str:
    """The words of a line with one blank between them, three where a column's gap lies between."""
    text = words[0].text
    for before, word in pairwise(words):
        text += ("   " if word.x0 - before.x1 > _COLUMN_GAP * (word.bottom - word.top) else " ") + word.text
    return text


def squeeze(line: Line) -> str:
    """The line without white space, as titles are compared."""
    return "".join(word.text for word in line.words)


def prose(lines: Sequence[Line]) -> str:
    """The lines as text, one paragraph a line: a line that reaches the right margin goes on in the next."""
    if not lines:
        return ""
    margins = {page: max(line.box.x1 for line in lines if line.page == page) for page in {line.page for line in lines}}
    text = spaced(lines[0].words)
    for before, line in pairwise(lines):
        text += ("" if _goes_on(before, line, margins[before.page]) else "\n") + spaced(line.words)
    return text


def _goes_on(before: Line, line: Line, margin: float) -> bool:
    """Whether a line is full and the next one goes on with its sentence."""
    size = before.box.bottom - before.box.top
    text = spaced(before.words)
    return (
        line.page == before.page
        and margin - 2.5 * size < before.box.x1 > before.box.x0 + _FULL_LINE * size
        and line.box.x0 <= before.box.x0 + size
        and line.box.top - before.box.bottom < 1.5 * size
        and not text.endswith(_ENDS)
        and "   " not in text
        and not _LABEL.match(line.words[0].text)
    )
