"""The column of days of a table on a page: its lines, which of their words are a day together, and the headings among them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from reprieve.read.days.forms import day_of, is_weekday, whole_day
from reprieve.read.days.headings import Heading, heading_of_words, is_sum
from reprieve.read.heads.column_roles import place_of_days
from reprieve.read.heads.header import Header
from reprieve.read.heads.header_words import NAMES_OF_PARTS
from reprieve.read.notation import YEAR, in_chinese
from reprieve.read.page.words import Page, Word, lines_of
from reprieve.read.tables.rows.cells import CLOSE

_A_YEAR = re.compile(YEAR)


class DayColumn(NamedTuple):
    """Where the days of a table stand: from `top` down, between the names of the columns beside; their own ends at `name_end`.

    `account` is whose they are, "" where the head does not say. `apart`: year, month and day stand in columns of their own.
    """

    left: float
    right: float
    top: float
    name_end: float
    account: str
    apart: bool

    def holds(self, word: Word) -> bool:
        half = (word.bottom - word.top) / 2  # of a letter: cells may touch below names that do not
        return self.left - half <= word.x0 < self.right and self.left < word.x1 <= self.right + half

    def begins(self, word: Word) -> bool:
        """Whether the word is of a cell of it by where it begins; texts of the cells beside may begin with a day, too."""
        return self.left <= word.x0 < self.right and (word.x0 + word.x1) / 2 < (self.name_end + self.right) / 2


class DayWords(NamedTuple):
    """The words of a line of the column that are a day, and what they say together."""

    words: Sequence[Word]
    text: str


def day_column(header: Header, account: str = "") -> DayColumn:
    """The column below the name of the days."""
    columns, place = header.columns, place_of_days(header.columns)
    left = columns[place - 1].x1 if place else float("-inf")
    right = columns[place + 1].x0 if place + 1 < len(columns) else float("inf")
    return DayColumn(left, right, header.bottom - 1, columns[place].x1, account, columns[place].name in NAMES_OF_PARTS)


def lines_of_days(page: Page, column: DayColumn, end: float, headings: bool) -> list[Sequence[Word]]:
    """The lines of the column above `end`, the two of a day that wraps as one. `headings`: with those that stand elsewhere."""
    below = (word for word in page.words if column.top <= word.top < end)
    words = (word for word in below if column.holds(word) or (headings and _is_heading(word, page)))
    printed = [line.words for line in lines_of(words)]
    years = _have_their_years_below(printed)
    lines: list[Sequence[Word]] = []
    for line in printed:
        if lines and _goes_on(lines[-1], line, years) and not heading_on(lines[-1], page):
            lines[-1] = (*lines[-1], *line)
        else:
            lines.append(line)
    return lines


def _have_their_years_below(lines: Sequence[Sequence[Word]]) -> bool:
    """Whether a year stands below each day (30 Nov over 2025): below one alone it heads the days that follow."""
    below = [following[0].text for line, following in pairwise([*lines, ()]) if day_words(line, apart=False) and following]
    return len(below) * 2 == len(lines) and all(_A_YEAR.fullmatch(text) for text in below)


def _goes_on(line: Sequence[Word], below: Sequence[Word], years: bool) -> bool:
    """Whether the first word of a line close below is the rest of a day, or its year where each has its `years` below."""
    upper, rest = line[-1], below[0]
    if not 0 < rest.top - upper.top < CLOSE * 2 * (upper.bottom - upper.top):
        return False
    texts = [word.text for word in line if not is_weekday(word.text)]
    both = day_of([*texts, rest.text])
    return both is not None and both.words > len(texts) and (day_of(texts) is None or (years and whole_day(both.text) is not None))


def day_words(line: Sequence[Word], apart: bool) -> DayWords | None:
    """The first words of a line of the column that are a day together, but for that of the week."""
    words = [word for word in line if not is_weekday(word.text)]
    found = day_of([word.text for word in words], apart)
    return DayWords(words[: found.words], found.text) if found else None


def have_their_year_above(lines: Sequence[Sequence[Word]]) -> bool:
    """Whether all days are cells of several lines, the year above (2026年 over 3月2日, or over 3月 over 2日): these need nothing else."""
    found = [day_words(line, apart=False) for line in lines]
    days = [(index, day.text) for index, day in enumerate(found) if day and not whole_day(day.text)]
    above = [[line[0].text for line in lines[max(0, index - 2) : index]] for index, _text in days]
    return bool(days) and all(
        any(whole_day("".join((*over[-count:], text))) for count in (1, 2)) for over, (_index, text) in zip(above, days, strict=True)
    )


def heading_on(line: Sequence[Word], page: Page) -> Heading | None:
    """The year and the month of a line that tells nothing else but what they come to."""
    heading = heading_of_words([word.text for word in line])
    return heading if heading and all(is_sum(word.text) for word in beside(line, page)) else None


def _is_heading(word: Word, page: Page) -> bool:
    """Whether a word tells a year or a month, wherever it stands, and nothing but what this comes to stands beside it."""
    return in_chinese(word.text) and heading_on([word], page) is not None


def beside(line: Sequence[Word], page: Page) -> Iterator[Word]:
    """The words of other columns that stand in one line with those of the days'."""
    height = line[0].bottom - line[0].top
    return (word for word in page.words if abs(word.middle - line[0].middle) < height / 2 and word not in line)
