"""Figures with other marks than ours, 1.234,56 or 1'234.56 or 1 234.56, as plain ones: where all of a page, or of a table, are such."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from reprieve.read.page.words import Page, Word, lines_of, text_of

_BEFORE, _BEHIND = r"(?P<before>(?:\S*:)?[-+(]?(?:RMB|CNY|[¥$€])?[-+]?)", r"(?P<behind>元?(?:CR|DR|[-)])?)"
_COMMA = re.compile(rf"{_BEFORE}(?P<whole>\d{{1,3}}(?:[. ]\d{{3}})+|\d+),(?P<rest>\d\d){_BEHIND}")
_POINT = re.compile(r"(?:\S*:)?[-+(]?(?:RMB|CNY|[¥$€])?[-+]?[\d,]*\d\.\d\d(?!\d|\.\d).{0,3}")
_APOSTROPHES = re.compile(r"(?<=\d)['’](?=\d{3}(?:['’.]))")
_PLAIN_THOUSANDS = re.compile(r"\D*(?:\d{4,}|\d{1,3}(?:,\d{3})+)[.,]\d\d\D*")
_HEAD_OF, _MIDDLE_OF, _END_OF = re.compile(r"[-+]?¥?[-+]?\d{1,3}"), re.compile(r"\d{3}"), re.compile(r"\d{3}[.,]\d\d")
_BLANK = 0.6  # of a line's height: the widest that fonts have
_TWICE = 2


def with_our_marks(page: Page) -> Page:
    """The page with its figures as they are written elsewhere."""
    words = _joined(
        [word._replace(text=_APOSTROPHES.sub(",", word.text)) if "'" in word.text or "’" in word.text else word for word in page.words]
    )
    if has_decimal_commas(word.text for word in words):
        words = [word._replace(text=with_point(word.text)) for word in words]
    return replace(page, words=tuple(words)) if tuple(words) != page.words else page


def has_decimal_commas(texts: Iterable[str]) -> bool:
    """Whether several texts are figures with a comma before the fen, and none has a point there."""
    commas = 0
    for text in texts:
        if "." in text and _POINT.fullmatch(text):
            return False
        commas += "," in text and _COMMA.fullmatch(text) is not None
    return commas >= _TWICE


def with_point(text: str) -> str:
    """A figure with a comma before its fen as a plain one; any other text as it is."""
    found = _COMMA.fullmatch(text)
    return f"{found['before']}{re.sub('[. ]', '', found['whole'])}.{found['rest']}{found['behind']}" if found else text


def _joined(words: Sequence[Word]) -> Sequence[Word]:
    """The words, the parts of each figure as one; only where no figure has its thousands otherwise, and two of a line are parted so.

    A number that stands close before an amount is that of the row, and only one of a line.
    """
    if not any(_END_OF.fullmatch(word.text) for word in words) or any(_PLAIN_THOUSANDS.fullmatch(word.text) for word in words):
        return words
    runs = [_runs(line.words) for line in lines_of(words)]
    if not any(len(found) >= _TWICE for found in runs):
        return words
    whole = {run[0]: run[0]._replace(text=text_of(run), x1=run[-1].x1) for found in runs for run in found}
    gone = {word for found in runs for run in found for word in run[1:]}
    return [whole.get(word, word) for word in words if word not in gone]


def _runs(line: Sequence[Word]) -> list[list[Word]]:
    """The words of a line that are a figure together, a blank before each three digits."""
    found: list[list[Word]] = []
    run: list[Word] = []
    for before, word in pairwise([None, *line]):
        follows = before is not None and run and word is not None and word.x0 - before.x1 < _BLANK * (word.bottom - word.top)
        if follows and word is not None and _END_OF.fullmatch(word.text):
            found.append([*run, word])
            run = []
        elif follows and word is not None and _MIDDLE_OF.fullmatch(word.text):
            run.append(word)
        else:
            run = [word] if word is not None and _HEAD_OF.fullmatch(word.text) else []
    return found
