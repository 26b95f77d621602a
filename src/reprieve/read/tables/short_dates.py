"""The days of a table that tell less than a whole one (05-03, 05Nov24, 3月 2日, 同上), as whole ones in their place.

The period in the head tells their years, or headings among them; days in other forms that tell all become plain ones, too.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from reprieve.library.statements import StatementVocabulary
from reprieve.read.days.forms import day_of, is_bare, is_days_ago, is_ditto, is_weekday, time_within, whole_day
from reprieve.read.days.headings import Heading, heading_of, heading_of_words, is_like_heading, is_sum
from reprieve.read.days.years import Above, Reader
from reprieve.read.heads.column_roles import Column, place_of_days
from reprieve.read.heads.day_periods import DaysBelow, days_below
from reprieve.read.heads.header import Header, headers_on
from reprieve.read.heads.header_words import NAMES_OF_PARTS
from reprieve.read.heads.joined import days_joined
from reprieve.read.heads.statement_head import find_account
from reprieve.read.notation import YEAR, in_chinese
from reprieve.read.page.words import Page, Word, lines_of, text_of, visual_lines
from reprieve.read.tables.parts import foot_of
from reprieve.read.tables.rows import CLOSE, begins_with_date

_YEAR = re.compile(rf"{YEAR}[/.]")  # the rest of the day wraps, and looks like the number of a page
_A_YEAR = re.compile(YEAR)
_SECTION = re.compile(rf"{YEAR}年(?:\d{{1,2}}月份?)?")
_TO_MONTH = len("2026-05-")
_OF_A_TIME = re.compile(r"[\d:.]*|[^\d]*")


class _Column(NamedTuple):
    """Where the days of a table stand: from `top` down; `account` is whose they are, "" where its head does not say.

    `apart`: year, month and day stand in columns of their own.
    """

    left: float
    right: float
    top: float
    account: str
    apart: bool

    def holds(self, word: Word) -> bool:
        half = (word.bottom - word.top) / 2  # of a letter: cells may touch below names that do not
        return self.left - half <= word.x0 and word.x1 <= self.right + half


class _DayWords(NamedTuple):
    """The words of a line of the column that are a day, and what they say together."""

    words: Sequence[Word]
    text: str


class _InFull(NamedTuple):
    """A page with whole days, what stands above the next one, and the days that were read, each with the account that it is of.

    `lacks_heading`: among bare days stands the heading of a month that was not understood.
    """

    page: Page
    above: Above
    days: Sequence[tuple[str, dt.date]] = ()
    lacks_heading: bool = False


def with_years(pages: Iterable[Page], vocabulary: StatementVocabulary) -> Iterator[Page]:
    """The pages; where the first table's days are no plain ones, with these in their place, if something tells the years.

    Each table may set its columns elsewhere than the one before; another account begins with its own first day.
    """
    told = _pages_in_full(map(days_joined, pages), vocabulary)
    for page, full, read in told:
        if read and read.guesses_years:
            rest = [(page, full), *((page, full) for page, full, _read in told)]
            by_account: dict[str, list[dt.date]] = {}
            for account, day in (one for _page, full in rest for one in full.days):
                by_account.setdefault(account, []).append(day)
            sure = all(map(read.are_sure, by_account.values())) and not any(full.lacks_heading for _page, full in rest)
            yield from (full.page if sure else page for page, full in rest)
        else:
            yield full.page


def _pages_in_full(pages: Iterable[Page], vocabulary: StatementVocabulary) -> Iterator[tuple[Page, _InFull, Reader | None]]:
    """Each page as it is, with whole days, and how these were read."""
    days: DaysBelow | None = None
    columns: Sequence[_Column] = ()
    above = Above()
    for page in pages:
        repeats = any(is_ditto(word.text) for word in page.words)
        if days and days.read is None and not repeats:
            above = Above()
            yield page, _InFull(page, above), None
            continue
        headers = list(headers_on(page, vocabulary))
        if headers and days is None and (days := _days_of_table(page, headers[0], vocabulary)):
            above = days.above
        columns = [*(column._replace(top=float("-inf")) for column in columns[-1:]), *_columns_of_days(page, headers, vocabulary)]
        full = _in_full(page, columns, days, above) if days and (days.read or repeats) else _InFull(page, above)
        above = full.above
        yield page, full, days.read if days else None


def _around_days(header: Header) -> tuple[float, float, Column]:
    """Where the columns before and behind that of the days end and begin, and that column."""
    index = place_of_days(header.columns)
    left = header.columns[index - 1].x1 if index else float("-inf")
    right = header.columns[index + 1].x0 if index + 1 < len(header.columns) else float("inf")
    return left, right, header.columns[index]


def _columns_of_days(page: Page, headers: Iterable[Header], vocabulary: StatementVocabulary) -> Iterator[_Column]:
    """The columns of days of the tables that begin on the page, from the top."""
    end = float("-inf")
    for header in headers:
        left, right, own = _around_days(header)
        head = [line.text for line in visual_lines(page) if end <= line.box.top and line.box.bottom <= header.top + 1]
        yield _Column(left, right, header.bottom - 1, find_account(head, vocabulary), own.name in NAMES_OF_PARTS)
        end = header.bottom


def _days_of_table(page: Page, header: Header, vocabulary: StatementVocabulary) -> DaysBelow | None:
    """How the days below the header are read; None where there are none."""
    left, right, own = _around_days(header)
    printed = visual_lines(page)
    foot = foot_of(printed)
    below = [word for word in page.words if header.bottom - 1 < word.top < foot]
    words = [word for word in below if left < word.x1 and word.x0 < right]
    middle = (own.x1 + right) / 2  # texts of the cells beside may begin with a day, too
    own_words = [word for word in words if left <= word.x0 and (word.x0 + word.x1) / 2 < middle]
    column = _Column(left, right, header.bottom - 1, "", own.name in NAMES_OF_PARTS)
    plain = any(begins_with_date(word.text) and not heading_of(word.text) and not _YEAR.fullmatch(word.text) for word in own_words)
    if plain and not any(is_weekday(word.text) or is_days_ago(word.text) or time_within(word.text) for word in own_words):
        return DaysBelow()
    lines = _lines((word for word in words if column.holds(word)), page)
    if _have_their_year_above(lines):
        return DaysBelow()
    if all(is_bare(found.text) for line in lines if (found := _day_words(line, column.apart))):
        lines = _lines((word for word in below if column.holds(word) or _is_heading(word, page)), page)
    days = [found.text if (found := _day_words(line, column.apart)) else "" for line in lines]
    headings = [_heading(line, page) for line in lines]
    if not any(days):
        return None
    above = [line for line in printed if line.box.bottom <= header.bottom + 1]
    head = [line.text for line in above if line.box.bottom <= header.top + 1]
    years = [word.text for line in above[len(head) :] for word in line.words if heading_of(word.text)]  # 2026年 over 月 and 日
    names = (column.name for column in header.columns)
    return days_below([*head, *years], days, headings, names, vocabulary, column.apart)


def _have_their_year_above(lines: Sequence[Sequence[Word]]) -> bool:
    """Whether all days are cells of several lines, the year above (2026年 over 3月2日, or over 3月 over 2日): these need nothing else."""
    found = [_day_words(line, apart=False) for line in lines]
    days = [(index, day.text) for index, day in enumerate(found) if day and not whole_day(day.text)]
    above = [[line[0].text for line in lines[max(0, index - 2) : index]] for index, _text in days]
    return bool(days) and all(
        any(whole_day("".join((*over[-count:], text))) for count in (1, 2)) for over, (_index, text) in zip(above, days, strict=True)
    )


def _lines(words: Iterable[Word], page: Page) -> list[Sequence[Word]]:
    """The lines of a column of days; the two of a day that wraps as one."""
    printed = [line.words for line in lines_of(words)]
    years = _have_their_years_below(printed)
    lines: list[Sequence[Word]] = []
    for line in printed:
        if lines and _goes_on(lines[-1], line, years) and not _heading(lines[-1], page):
            lines[-1] = (*lines[-1], *line)
        else:
            lines.append(line)
    return lines


def _have_their_years_below(lines: Sequence[Sequence[Word]]) -> bool:
    """Whether a year stands below each day (30 Nov over 2025): below one alone it heads the days that follow."""
    below = [following[0].text for line, following in pairwise([*lines, ()]) if _day_words(line, apart=False) and following]
    return len(below) * 2 == len(lines) and all(_A_YEAR.fullmatch(text) for text in below)


def _goes_on(line: Sequence[Word], below: Sequence[Word], years: bool) -> bool:
    """Whether the first word of a line close below is the rest of a day, or its year where each has its `years` below."""
    upper, rest = line[-1], below[0]
    if not 0 < rest.top - upper.top < CLOSE * 2 * (upper.bottom - upper.top):
        return False
    texts = [word.text for word in line if not is_weekday(word.text)]
    both = day_of([*texts, rest.text])
    return both is not None and both.words > len(texts) and (day_of(texts) is None or (years and whole_day(both.text) is not None))


def _day_words(line: Sequence[Word], apart: bool) -> _DayWords | None:
    """The first words of a line of the column that are a day together, but for that of the week."""
    words = [word for word in line if not is_weekday(word.text)]
    found = day_of([word.text for word in words], apart)
    return _DayWords(words[: found.words], found.text) if found else None


def _heading(line: Sequence[Word], page: Page) -> Heading | None:
    """The year and the month of a line that tells nothing else but what they come to."""
    heading = heading_of_words([word.text for word in line])
    return heading if heading and all(is_sum(word.text) for word in _beside(line, page)) else None


def _is_heading(word: Word, page: Page) -> bool:
    """Whether a word tells a year or a month, wherever it stands, and nothing but what this comes to stands beside it."""
    return in_chinese(word.text) and _heading([word], page) is not None


def _beside(line: Sequence[Word], page: Page) -> Iterator[Word]:
    """The words of other columns that stand in one line with those of the days'."""
    height = line[0].bottom - line[0].top
    return (word for word in page.words if abs(word.middle - line[0].middle) < height / 2 and word not in line)


def _in_full(page: Page, columns: Sequence[_Column], days: DaysBelow, above: Above) -> _InFull:
    changed: dict[Word, Word | None] = {}
    told: list[tuple[str, dt.date]] = []
    account, lacks_heading = "", False
    for column, following in zip(columns, [*columns[1:], None], strict=True):
        if account and column.account and column.account != account:
            above = Above()
        account = column.account or account
        end = following.top if following else foot_of(visual_lines(page))
        bare = days.read is not None and days.read.bare
        below = (word for word in page.words if column.top <= word.top < end)
        for line in _lines((word for word in below if column.holds(word) or (bare and _is_heading(word, page))), page):
            if heading := _heading(line, page):
                above = days.below(heading, above)
                changed |= dict.fromkeys((*line, *_beside(line, page)))
            elif not _is_repeated(line, above, changed):
                lacks_heading |= bare and is_like_heading(text_of(line))
                above = _day_in_full(line, column, days.read or Reader(), above, changed)
                told += [(account, above.day)] if above.day else []
    words = (changed.get(word, word) for word in page.words)
    return _InFull(replace(page, words=tuple(word for word in words if word)), above, told, lacks_heading)


def _is_repeated(line: Sequence[Word], above: Above, changed: dict[Word, Word | None]) -> bool:
    """Whether a line says that the day above is its own, too, which then stands there."""
    if not is_ditto(line[0].text) or above.day is None or not above.repeatable:
        return False
    changed[line[0]] = line[0]._replace(text=above.day.isoformat())
    return True


def _day_in_full(line: Sequence[Word], column: _Column, reader: Reader, above: Above, changed: dict[Word, Word | None]) -> Above:
    """Put the day of a line in the place of the words that say it; what stands above the next one."""
    found = _day_words(line, column.apart)
    day = reader.day(found.text, above) if found else None
    if found is None or day is None:
        if _SECTION.fullmatch(line[0].text):
            changed[line[0]] = None
        return above._replace(repeatable=above.repeatable and _OF_A_TIME.fullmatch(line[0].text) is not None)
    first, *others = found.words
    level = [word for word in found.words if abs(word.middle - first.middle) <= (first.bottom - first.top) / 2]
    text = " ".join(filter(None, (day.isoformat(), time_within(found.text))))
    changed |= dict.fromkeys([*others, *(word for word in line if is_weekday(word.text))])
    wraps = level != list(found.words) and text == day.isoformat()  # its cell stays as high as it is
    changed[first] = first._replace(text=text[:_TO_MONTH] if wraps else text, x1=level[-1].x1)
    if wraps:
        changed[found.words[-1]] = found.words[-1]._replace(text=text[_TO_MONTH:])
    return above._replace(day=day, repeatable=True)
