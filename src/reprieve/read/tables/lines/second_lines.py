"""Lines below each row that tell more of it over the whole width, with labels (附言:…, 对方户名:… 对方账号:…) or without."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from reprieve.library.statements import Role, SecondLines
from reprieve.read.days.dates import parse_date
from reprieve.read.heads.column_roles import Column
from reprieve.read.page.words import Line, Word, text_of
from reprieve.read.tables.columns.sorts import sort_of
from reprieve.read.tables.rows.anchors import Anchor

_FEW, _MOST, _LONG = 3, 0.6, 5
_ROLES: tuple[Role, ...] = ("counterparty", "counterparty_account", "note")


def second_lines(lines: Sequence[Line], dated: Sequence[bool], labels: SecondLines) -> frozenset[int]:
    """Which lines tell more of the row above: dated or not, they begin with a label, the same below most rows that bear a day.

    They begin left of the amounts: what stands right of them may be the first line of a note. Without labels, they run across cells.
    """
    across = _across_columns(lines, dated)
    labelled = {index: label for index, line in enumerate(lines) if (label := begins_second_line(line, labels))}
    if len(labelled) < _FEW:
        return across
    figures = [word.x0 for line, has_day in zip(lines, dated, strict=True) if has_day for word in line.words if _is_money(word)]
    amounts = min(figures, default=0.0)
    begins = {index: label for index, label in labelled.items() if lines[index].words[0].x0 < amounts}
    rows = sum(has_day and index not in begins for index, has_day in enumerate(dated))
    usual = {label for label, count in Counter(begins.values()).items() if count >= max(_FEW, _MOST * rows)}
    return across.union(index for index, label in begins.items() if label in usual)


def _across_columns(lines: Sequence[Line], dated: Sequence[bool]) -> frozenset[int]:
    """The lines without day and money right below the dated ones, where below most of these a word stands in no cell of the row."""
    below = [
        index for index in range(1, len(lines)) if dated[index - 1] and not dated[index] and not any(map(_is_money, lines[index].words))
    ]
    strange = sum(any(_is_in_no_cell(word, lines[index - 1]) for word in lines[index].words) for index in below)
    return frozenset(below) if strange >= max(_FEW, _MOST * sum(dated)) else frozenset()


def _is_in_no_cell(word: Word, row: Line) -> bool:
    """Whether a word goes on with none of the cells above it: it stands below two, or as a text or a long number below a day or money."""
    letter = (word.bottom - word.top) / 2
    above = [cell for cell in row.words if min(word.x1, cell.x1) - max(word.x0, cell.x0) > letter]
    if any(parse_date(cell.text + word.text) for cell in above):  # 07-05 below 2025-
        return False
    told = len(word.text) >= _LONG and sort_of(word.text) in ("text", "number")
    return len(above) > 1 or (told and any(sort_of(cell.text) in ("date", "money") for cell in above))


def _is_money(word: Word) -> bool:
    return sort_of(word.text) == "money"


def begins_second_line(line: Line, labels: SecondLines) -> str:
    """The label that a line begins with, if it is one of those; else nothing."""
    begin = text_of(line.words[:2])  # blanks may stand around the colon
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
        text = line.text
        found = [match for match in _labelled(labels).finditer(text) if not match.start() or text[match.start() - 1] == " "]
        if not found:
            yield Column("note", "", count, count), text
            continue
        for match, end in zip(found, [*(match.start() for match in found[1:]), len(text)], strict=True):
            role = next(role for role in _ROLES if match["label"] in _words_of(labels, role))
            if told := text[match.end() : end].strip():
                yield Column(role, match["label"], count, count), told


def _words_of(labels: SecondLines, role: Role) -> Sequence[str]:
    return {"counterparty": labels.counterparty, "counterparty_account": labels.counterparty_account}.get(role, labels.note)


def _labelled(labels: SecondLines) -> re.Pattern[str]:
    return _pattern(tuple(label for role in _ROLES for label in _words_of(labels, role)))


@cache
def _pattern(labels: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(labels, key=len, reverse=True)
    return re.compile(rf"(?P<label>{'|'.join(map(re.escape, longest_first))}) ?: ?")
