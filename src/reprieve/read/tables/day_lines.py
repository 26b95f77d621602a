"""Days printed as headings: a line with the day alone, and below it its rows, with their times or without; each gets its day beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from reprieve.library.head import TableWords
from reprieve.read.days.forms import is_weekday, whole_day
from reprieve.read.days.headings import is_sum
from reprieve.read.days.moments import is_clock
from reprieve.read.page.words import Line, Word
from reprieve.read.tables.lines.row_lines import MONEY, holds_amounts, is_dated

_AROUND = "[]()【】〔〕《》<>-—=*·•"
_GAP, _WIDTH = 0.1, 0.5
_MOST_WORDS = 9
_REACHES = 0.2


def with_days_of_headings(lines: Sequence[Line], before: Word | None, place: tuple[float, float], labels: TableWords) -> Sequence[Line]:
    """The lines, with the day of the heading above beside each row, where all days are headings; else as they are.

    `before` is the last day of the page before, `place` where the column of days begins and ends.
    """
    if not any(map(_is_row, lines)):
        return lines
    headings = [_heading(line, labels) for line in lines]
    others = any(is_dated(line) for line, heading in zip(lines, headings, strict=True) if heading is None)
    if others or not (any(headings) or before) or not _are_above_rows(lines, headings, before):
        return lines
    return tuple(_with_days(lines, headings, before, place))


def last_heading(lines: Sequence[Line], labels: TableWords) -> Word | None:
    """The day of the lowest heading."""
    return next((heading for line in reversed(lines) if (heading := _heading(line, labels))), None)


def _heading(line: Line, labels: TableWords) -> Word | None:
    """The day of a line that holds one and nothing else but a label, its weekday and what it comes to."""
    if len(line.words) > _MOST_WORDS:
        return None
    others = (word for word in line.words if not is_weekday(word.text) and not is_sum(word.text))
    told = list(islice(((word, text) for word in others if (text := labels.without_day_label(word.text).strip(_AROUND))), 2))
    day = whole_day(told[0][1]) if len(told) == 1 else None
    return told[0][0]._replace(text=day.isoformat()) if day else None


def _is_row(line: Line) -> bool:
    return _is_timed(line) or holds_amounts(line)


def _is_timed(line: Line) -> bool:
    """Whether a line begins with a time and states an amount."""
    return is_clock(line.words[0].text) and any(MONEY.fullmatch(word.text) for word in line.words)


def _are_above_rows(lines: Sequence[Line], headings: Sequence[Word | None], before: Word | None) -> bool:
    """Whether the days stand above rows with their times, or above several: one above each may be a cell's that is set higher, or lower.

    Where each reaches below the top of its row they are cells, however many rows the last of a page seems to have.
    """
    if any(map(_is_timed, lines)):
        return True
    below = [(day, line.words[0]) for day, line in zip(headings, lines[1:], strict=False) if day]
    if below and all(day.bottom - word.top > _REACHES * (day.bottom - day.top) for day, word in below):
        return False
    rows = [0]
    for line, heading in zip(lines, headings, strict=True):
        if heading:
            rows.append(0)
        else:
            rows[-1] += _is_row(line)
    first, *others = rows
    return all(others) and max(rows) > 1 and (before is not None or not first)


def _with_days(lines: Sequence[Line], headings: Sequence[Word | None], before: Word | None, place: tuple[float, float]) -> Iterator[Line]:
    day = before
    for line, heading in zip(lines, headings, strict=True):
        if heading:
            day = heading
        elif day is not None and _is_timed(line):
            yield replace(line, words=(_left_of(line.words[0], day), *line.words))
        elif day is not None and _is_row(line):
            beside = line.words[0]._replace(text=day.text, x0=place[0], x1=place[1])
            yield replace(line, words=tuple(sorted((beside, *line.words), key=lambda word: word.x0)))
        else:
            yield line


def _left_of(time: Word, day: Word) -> Word:
    return time._replace(text=day.text, x0=time.x0 - _WIDTH, x1=time.x0 - _GAP)
