"""What stands after a label, or under it where the label heads a column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from reprieve.library.pattern import squeezed
from reprieve.read.notation import YEAR
from reprieve.read.page.running import Running, Standing
from reprieve.read.page.words import Line, Word

_ROWS_BELOW = 3
_VALUE = r"(.*?)(?=[ ]{3}|[ ]+[^\s:\d]{2,10}:|[。;,][^\s:\d,。;]{2,8}:|$)"
_BARE = re.compile(r"\d{1,2}|\d{4}")
_NUMBERED = re.compile(r"1[、.)](?!\d)")
_FURTHER = re.compile(r"(?:[ \n]+[2-9][、.)](?!\d)[^\n]*?(?=[ ]{3}|\n|$))+")
_DAY = re.compile(rf"{YEAR}(?:[年./-]?\d{{1,2}}[月日]?){{1,2}}")
_FROM_TO = (_DAY, re.compile("[至到~—-]+"), _DAY)
_FIGURES = re.compile(r"(?: +-?[¥\d][\d,]*(?:\.\d\d)?(?![\d.,]))+")
_REMARK = r"(?:[ ]?\([^()\n:]{1,12}\))?(?:[ ]?[A-Za-z][A-Za-z .&']{2,40}(?=[ ]*:|[ ]{3}))?"


def after_label(running: Running, label: str) -> Iterator[Standing]:
    """What follows each standing of the label up to a wide gap, the next label or the end of the paragraph; never empty.

    A bare 1 or 32 before further figures is a line's number, and 4417 a card's, and they belong to it. What a label tells in brackets
    ends with them, and a list that it begins with 1、 goes on over the lines that are numbered on.
    """
    for found in _labelled(squeezed(label)).finditer(running.text):
        if found[1].strip():
            value = found[1].strip()
            goes_on = _FIGURES if _BARE.fullmatch(value) else _FURTHER if _NUMBERED.match(value) else None
            further = goes_on.match(running.text, found.end()) if goes_on else None
            bracket = found[1].find(")") if running.text[: found.start()].rstrip().endswith("(") else -1
            end = found.start(1) + bracket if bracket > 0 else found.end(1)
            yield running.between(found.start(1), further.end() if further else end)


def below_label(running: Running, label: str) -> Iterator[Standing]:
    """The line under a label that ends its own line with a colon, where no label begins it."""
    yield from (running.between(*found.span(1)) for found in _ended(squeezed(label)).finditer(running.text))


def under_label(lines: Sequence[Line], label: str, *, colon: bool = False) -> Iterator[Standing]:
    """The words under a label that stands in a row of column heads, nearest row first; `colon`: also under one that ends with it."""
    for head, below in _column_heads(lines, label, ":?" if colon else ""):
        yield from filter(None, (_under(head, line) for line in below[:_ROWS_BELOW]))


def columns_under(lines: Sequence[Line], label: str) -> Iterator[list[Standing]]:
    """The whole column under each such label; it ends where several lines hold nothing of it, as cells beside it may wrap."""
    for head, below in _column_heads(lines, label, ""):
        column: list[Standing] = []
        empty = 0
        for line in below:
            found = _under(head, line)
            empty = 0 if found else empty + 1
            if empty > _ROWS_BELOW:
                break
            column += [found] if found else []
        yield column


def lines_beside(lines: Sequence[Line], at: Standing) -> Iterator[Line]:
    """The lines in which something stands."""
    return (line for line in lines if line.page == at.page and at.words and line.box.top <= at.words[0].top < line.box.bottom)


def _column_heads(lines: Sequence[Line], label: str, end: str) -> Iterator[tuple[Word, Sequence[Line]]]:
    pattern = _alone(label, end)
    for index, line in enumerate(lines):
        for word in line.words:
            if len(line.words) > 1 and pattern.fullmatch(word.text):
                yield word, lines[index + 1 :]


@cache
def _alone(label: str, end: str) -> re.Pattern[str]:
    return re.compile(_spread(label) + _REMARK + end)


@cache
def _ended(label: str) -> re.Pattern[str]:
    return re.compile(rf"{_alone_in_text(label)}[ ]*:[ ]*\n[ ]*(?![^\s:]{{2,10}}[ ]*:)([^\n]*?)(?=[ ]{{3}}|$)", re.MULTILINE)


@cache
def _labelled(label: str) -> re.Pattern[str]:
    """The label with its characters perhaps spread out, not as part of a longer word, then a colon or a blank, then the value."""
    return re.compile(rf"{_alone_in_text(label)}(?:[ ]*:[ ]*|[ ]+|(?=[¥\d壹贰叁肆伍陆柒捌玖拾-])){_VALUE}", re.MULTILINE)


def _alone_in_text(label: str) -> str:
    return rf"(?<![一-龥])(?<![一-龥]{{2}}\)){_spread(label)}(?:人民币)?{_REMARK}"


def _spread(label: str) -> str:
    return r"[ ]{0,6}".join(map(re.escape, squeezed(label)))


def _under(head: Word, line: Line) -> Standing | None:
    below = [index for index, word in enumerate(line.words) if word.over(head)]
    words = _whole_range(line.words, below[0], below[-1]) if below else ()
    return Standing(" ".join(word.text for word in words), words, line.page) if words else None


def _whole_range(words: Sequence[Word], first: int, last: int) -> tuple[Word, ...]:
    """The words from the first to the last, and the other end of days that they are of (2014-05 至 2026-04), which reach beyond a head."""
    for begin in range(max(0, first - 2), min(last, len(words) - 3) + 1):
        if all(form.fullmatch(word.text) for form, word in zip(_FROM_TO, words[begin : begin + 3], strict=True)):
            first, last = min(first, begin), max(last, begin + 2)
    return tuple(words[first : last + 1])
