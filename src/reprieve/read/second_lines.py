"""Lines below each row that tell more of it over the whole width: 附言:…, 对方户名:… 对方账号:…"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from reprieve.library.statements import Role, SecondLines
from reprieve.read.bands import sort_of
from reprieve.read.column_roles import Column
from reprieve.read.rows import Anchor
from reprieve.read.words import Line

_FEW, _MOST = 3, 0.6
_ROLES: tuple[Role, ...] = ("counterparty", "counterparty_account", "note")


def second_lines(lines: Sequence[Line], dated: Sequence[bool], labels: SecondLines) -> frozenset[int]:
    """Which lines tell more of the row above: dated or not, they begin with a label, the same below most rows that bear a day.

    They begin left of the amounts: what stands right of them may be the first line of a note.
    """
    labelled = {index: label for index, line in enumerate(lines) if (label := begins_second_line(line, labels))}
    if len(labelled) < _FEW:
        return frozenset()
    figures = [
        word.x0 for line, has_day in zip(lines, dated, strict=True) if has_day for word in line.words if sort_of(word.text) == "money"
    ]
    amounts = min(figures, default=0.0)
    begins = {index: label for index, label in labelled.items() if lines[index].words[0].x0 < amounts}
    rows = sum(has_day and index not in begins for index, has_day in enumerate(dated))
    usual = {label for label, count in Counter(begins.values()).items() if count >= max(_FEW, _MOST * rows)}
    return frozenset(index for index, label in begins.items() if label in usual)


def begins_second_line(line: Line, labels: SecondLines) -> str:
    """The label that a line begins with, if it is one of those; else nothing."""
    begin = "".join(word.text for word in line.words[:2])  # blanks may stand around the colon
    found = _labelled(labels).match(begin) if ":" in begin else None
    return found["label"] if found else ""


def lines_of_rows(seconds: Sequence[Line], anchors: Sequence[Anchor]) -> Iterator[list[Line]]:
    """The second lines above the first row, and then those of each row, in the rows' order: between its day and the next."""
    borders = [float("-inf"), *(anchor.line for anchor in anchors), float("inf")]
    for begin, end in pairwise(borders):
        yield [line for line in seconds if begin < line.words[0].middle < end]


def told_in(lines: Sequence[Line], labels: SecondLines, count: int) -> Iterator[tuple[Column, str]]:
    """What second lines tell, as cells of columns behind a table's `count` others."""
    for line in lines:
        text = _text(line)
        found = [match for match in _labelled(labels).finditer(text) if not match.start() or text[match.start() - 1] == " "]
        for match, end in zip(found, [*(match.start() for match in found[1:]), len(text)], strict=True):
            role = next(role for role in _ROLES if match["label"] in _words_of(labels, role))
            if told := text[match.end() : end].strip():
                yield Column(role, match["label"], count, count), told


def _text(line: Line) -> str:
    return " ".join(word.text for word in line.words)


def _words_of(labels: SecondLines, role: Role) -> Sequence[str]:
    return {"counterparty": labels.counterparty, "counterparty_account": labels.counterparty_account}.get(role, labels.note)


def _labelled(labels: SecondLines) -> re.Pattern[str]:
    return _pattern(tuple(label for role in _ROLES for label in _words_of(labels, role)))


@cache
def _pattern(labels: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(labels, key=len, reverse=True)
    return re.compile(rf"(?P<label>{'|'.join(map(re.escape, longest_first))}) ?: ?")
