"""The days of a table that tell less than a whole one (05-03, 05Nov24, 3月 2日, 同上), as whole ones in their place.

The period in the head tells their years, or headings among them; days in other forms that tell all become plain ones, too.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from reprieve.library.statements import StatementVocabulary
from reprieve.read.days.forms import is_bare, is_days_ago, is_ditto, is_weekday, time_within
from reprieve.read.days.headings import heading_of, is_like_heading
from reprieve.read.days.moments import begins_with_date
from reprieve.read.days.years import Above, Reader
from reprieve.read.heads.accounts import find_account
from reprieve.read.heads.days_below import DaysBelow, days_below
from reprieve.read.heads.header import Header, headers_on
from reprieve.read.heads.joined import days_joined
from reprieve.read.notation import YEAR
from reprieve.read.page.words import Page, Word, text_of, visual_lines
from reprieve.read.tables.day_column import DayColumn, beside, day_column, day_words, have_their_year_above, heading_on, lines_of_days
from reprieve.read.tables.lines.remarks import foot_of

_YEAR = re.compile(rf"{YEAR}[/.]")  # the rest of the day wraps, and looks like the number of a page
_SECTION = re.compile(rf"{YEAR}年(?:\d{{1,2}}月份?)?")
_TO_MONTH = len("2026-05-")
_OF_A_TIME = re.compile(r"[\d:.]*|[^\d]*")


class _InFull(NamedTuple):
    """A page as it is and with whole days, what stands above the next one, and the days that were read, each with the account it is of.

    `lacks_heading`: among bare days stands the heading of a month that was not understood.
    """

    printed: Page
    page: Page
    above: Above = Above()
    days: Sequence[tuple[str, dt.date]] = ()
    lacks_heading: bool = False


def with_years(pages: Iterable[Page], vocabulary: StatementVocabulary) -> Iterator[Page]:
    """The pages; where the first table's days are no plain ones, with these in their place, if something tells the years.

    Each table may set its columns elsewhere than the one before; another account begins with its own first day.
    """
    told = _pages_in_full(map(days_joined, pages), vocabulary)
    for full, read in told:
        if read and read.guesses_years:
            rest = [full, *(full for full, _read in told)]
            sure = _are_sure(rest, read)
            yield from (full.page if sure else full.printed for full in rest)
        else:
            yield full.page


def _are_sure(pages: Sequence[_InFull], read: Reader) -> bool:
    """Whether the days of each account can be of no other years."""
    by_account: dict[str, list[dt.date]] = {}
    for account, day in (one for full in pages for one in full.days):
        by_account.setdefault(account, []).append(day)
    return all(map(read.are_sure, by_account.values())) and not any(full.lacks_heading for full in pages)


def _pages_in_full(pages: Iterable[Page], vocabulary: StatementVocabulary) -> Iterator[tuple[_InFull, Reader | None]]:
    """Each page with whole days, and how these were read."""
    days: DaysBelow | None = None
    columns: Sequence[DayColumn] = ()
    above = Above()
    for page in pages:
        repeats = any(is_ditto(word.text) for word in page.words)
        if days and days.read is None and not repeats:
            above = Above()
            yield _InFull(page, page), None
            continue
        headers = list(headers_on(page, vocabulary))
        if headers and days is None and (days := _days_of_table(page, headers[0], vocabulary)):
            above = days.above
        columns = [*(column._replace(top=float("-inf")) for column in columns[-1:]), *_columns_of_days(page, headers, vocabulary)]
        full = _in_full(page, columns, days, above) if days and (days.read or repeats) else _InFull(page, page, above)
        above = full.above
        yield full, days.read if days else None


def _columns_of_days(page: Page, headers: Iterable[Header], vocabulary: StatementVocabulary) -> Iterator[DayColumn]:
    """The columns of days of the tables that begin on the page, from the top."""
    end = float("-inf")
    for header in headers:
        head = [line.text for line in visual_lines(page) if end <= line.box.top and line.box.bottom <= header.top + 1]
        yield day_column(header, find_account(head, vocabulary))
        end = header.bottom


def _days_of_table(page: Page, header: Header, vocabulary: StatementVocabulary) -> DaysBelow | None:
    """How the days below the header are read; None where there are none."""
    column = day_column(header)
    printed = visual_lines(page)
    foot = foot_of(printed)
    if _are_plain([word.text for word in page.words if column.top < word.top < foot and column.begins(word)]):
        return DaysBelow()
    lines = lines_of_days(page, column, foot, headings=False)
    if have_their_year_above(lines):
        return DaysBelow()
    if all(is_bare(found.text) for line in lines if (found := day_words(line, column.apart))):
        lines = lines_of_days(page, column, foot, headings=True)
    days = [found.text if (found := day_words(line, column.apart)) else "" for line in lines]
    if not any(days):
        return None
    above = [line for line in printed if line.box.bottom <= header.bottom + 1]
    head = [line.text for line in above if line.box.bottom <= header.top + 1]
    years = [word.text for line in above[len(head) :] for word in line.words if heading_of(word.text)]  # 2026年 over 月 and 日
    headings = [heading_on(line, page) for line in lines]
    names = (name.name for name in header.columns)
    return days_below([*head, *years], days, headings, names, vocabulary, column.apart)


def _are_plain(texts: Sequence[str]) -> bool:
    """Whether days stand in the column as they are, neither beside that of the week nor yesterday's, nor with their time in one."""
    plain = any(begins_with_date(text) and not heading_of(text) and not _YEAR.fullmatch(text) for text in texts)
    return plain and not any(is_weekday(text) or is_days_ago(text) or time_within(text) for text in texts)


def _in_full(page: Page, columns: Sequence[DayColumn], days: DaysBelow, above: Above) -> _InFull:
    changed: dict[Word, Word | None] = {}
    told: list[tuple[str, dt.date]] = []
    account, lacks_heading = "", False
    bare = days.read is not None and days.read.bare
    for column, following in zip(columns, [*columns[1:], None], strict=True):
        if account and column.account and column.account != account:
            above = Above()
        account = column.account or account
        end = following.top if following else foot_of(visual_lines(page))
        for line in lines_of_days(page, column, end, headings=bare):
            if heading := heading_on(line, page):
                above = days.below(heading, above)
                changed |= dict.fromkeys((*line, *beside(line, page)))
            elif not _is_repeated(line, above, changed):
                lacks_heading |= bare and is_like_heading(text_of(line))
                above = _day_in_full(line, column, days.read or Reader(), above, changed)
                told += [(account, above.day)] if above.day else []
    words = (changed.get(word, word) for word in page.words)
    return _InFull(page, replace(page, words=tuple(word for word in words if word)), above, told, lacks_heading)


def _is_repeated(line: Sequence[Word], above: Above, changed: dict[Word, Word | None]) -> bool:
    """Whether a line says that the day above is its own, too, which then stands there."""
    if not is_ditto(line[0].text) or above.day is None or not above.repeatable:
        return False
    changed[line[0]] = line[0]._replace(text=above.day.isoformat())
    return True


def _day_in_full(line: Sequence[Word], column: DayColumn, reader: Reader, above: Above, changed: dict[Word, Word | None]) -> Above:
    """Put the day of a line in the place of the words that say it; what stands above the next one."""
    found = day_words(line, column.apart)
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
