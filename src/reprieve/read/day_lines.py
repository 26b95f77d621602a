"""Days printed as headings: a line with the day alone, and below it the rows with their times; each gets its day beside its time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reprieve.read.dates import parse_date
from reprieve.read.parts import MONEY, is_dated
from reprieve.read.rows import CLOCK
from reprieve.read.words import Line, Word

_BESIDE_DAY = re.compile(r"\(?(?:星期|周)[一二三四五六日天]\)?|收入?:?|支出?:?|共?\d+笔")  # the weekday, and what the day comes to
_GAP, _WIDTH = 0.1, 0.5


def with_days_of_headings(lines: Sequence[Line], before: Word | None) -> Sequence[Line]:
    """The lines, with the day of the heading above beside each time, where all days are headings; else as they are.

    `before` is the last day of the page before.
    """
    if not any(map(_is_timed, lines)):
        return lines
    dated = [is_day_line(line) for line in lines if is_dated(line)]
    return tuple(_with_days(lines, before)) if all(dated) and (dated or before) else lines


def last_heading(lines: Sequence[Line]) -> Word | None:
    """The day of the lowest heading."""
    return next((line.words[0] for line in reversed(lines) if is_day_line(line)), None)


def is_day_line(line: Line) -> bool:
    """Whether a line holds a day and nothing else but its weekday and what it comes to."""
    day, *others = line.words
    return parse_date(day.text) is not None and all(_BESIDE_DAY.fullmatch(word.text) or MONEY.fullmatch(word.text) for word in others)


def _is_timed(line: Line) -> bool:
    """Whether a line begins with a time and states an amount."""
    return CLOCK.fullmatch(line.words[0].text) is not None and any(MONEY.fullmatch(word.text) for word in line.words)


def _with_days(lines: Sequence[Line], before: Word | None) -> Iterator[Line]:
    day = before
    for line in lines:
        if is_day_line(line):
            day = line.words[0]
        elif day is not None and _is_timed(line):
            yield replace(line, words=(_left_of(line.words[0], day), *line.words))
        else:
            yield line


def _left_of(time: Word, day: Word) -> Word:
    return time._replace(text=day.text, x0=time.x0 - _WIDTH, x1=time.x0 - _GAP)
