"""Days of an export in full: those of merged cells, those that stand once above several rows, and those without their year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from reprieve.library.statements import FIGURES, TEXTS, StatementVocabulary
from reprieve.read.days.forms import day_of, is_days_ago, is_ditto, is_weekday, time_within
from reprieve.read.days.headings import Heading, heading_of, heading_of_words, is_like_heading
from reprieve.read.days.moments import begins_with_date
from reprieve.read.exports.cells import with_cell
from reprieve.read.exports.sheets import Range, squeezed
from reprieve.read.heads.column_roles import place_of_days
from reprieve.read.heads.days_below import days_below
from reprieve.read.notation import in_chinese
from reprieve.read.statements.entries import has_amount_and_balance
from reprieve.read.tables.table_page import Row

_FEW, _MOST_WORDS = 2, 6


def with_full_days(rows: Sequence[Row], merged: Iterable[Range], head: Sequence[str], vocabulary: StatementVocabulary) -> Sequence[Row]:
    """The rows of a table. `merged` are cells that lie over several; `head` are the lines above the table."""
    if not rows:
        return rows
    rows = _repeated(_unmerged(rows, merged))
    return _days_once(_in_full(rows, head, vocabulary), vocabulary)


def _unmerged(rows: Sequence[Row], merged: Iterable[Range]) -> Sequence[Row]:
    """The rows with the day of a merged cell in each that it lies over and that states money."""
    date = place_of_days(rows[0].columns)
    over = [(first, last) for first, left, last, right in merged if left <= date <= right and last > first]
    if not over:
        return rows
    days = {row.box.top: _day_of(row) for row in rows}
    filled = []
    for row in rows:
        first = next((first for first, last in over if first < row.box.top <= last), None)
        filled.append(row if first is None or _day_of(row) or not states_money(row) else _with_day(row, days.get(first, "")))
    return filled


def _repeated(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows, each that says that its day is the one above with that one."""
    if not any(is_ditto(_day_of(row)) for row in rows):
        return rows
    filled, day = [], ""
    for row in rows:
        day = day if is_ditto(_day_of(row)) else _day_of(row)
        filled.append(_with_day(row, day))
    return filled


def _in_full(rows: Sequence[Row], head: Sequence[str], vocabulary: StatementVocabulary) -> Sequence[Row]:
    """The rows with days that name their year first, if something tells how theirs are meant; those that are headings tell years."""
    texts = [[text for text in _day_of(row).split() if not is_weekday(text)] for row in rows]
    if _are_plain(rows, texts):
        return rows
    days = [day_of(words) for words in texts]
    headings = list(map(_heading, rows))
    names = (column.name for column in rows[0].columns)
    told = days_below(head, [day.text if day else "" for day in days], headings, names, vocabulary)
    if told.read is None:
        return rows
    reader, above = told.read, told.above
    full, read = [], []
    for row, words, found, heading in zip(rows, texts, days, headings, strict=True):
        if heading:
            above = told.below(heading, above)
            continue
        day = reader.day(found.text, above) if found else None
        if found and day:
            read.append(day)
            above = above._replace(day=day)
            row = _with_day(row, " ".join(filter(None, (day.isoformat(), time_within(found.text), *words[found.words :]))))
        full.append(row)
    lacks_heading = reader.bare and any(is_like_heading("".join(row.cells)) for row in full if sum(map(bool, row.cells)) == 1)
    return full if reader.are_sure(read) and not lacks_heading else rows


def _are_plain(rows: Sequence[Row], texts: Sequence[Sequence[str]]) -> bool:
    """Whether days stand there as they are, neither behind that of the week nor beside yesterday's."""
    plain = any(begins_with_date(words[0]) and not heading_of(words[0]) for words in texts if words)
    firsts = (first for row in rows for first in _day_of(row).split()[:1])
    return plain and not any(is_weekday(first) or is_days_ago(first) for first in firsts)


def _heading(row: Row) -> Heading | None:
    """The year and the month of a row that holds nothing else but what they come to."""
    words = " ".join(filter(None, row.cells)).split()
    if len(words) > _MOST_WORDS or not (_day_of(row) or any(map(in_chinese, words))):
        return None
    return heading_of_words(words)


def _days_once(rows: Sequence[Row], vocabulary: StatementVocabulary) -> Sequence[Row]:
    """The rows with the day of the row above in each that has none, where no row repeats the day before it and several have none."""
    days = [day for row in rows if (day := _day_of(row))]
    whole = [_is_whole_but_for_its_day(row, vocabulary) for row in rows]
    if sum(whole) < _FEW or any(above == below for above, below in pairwise(days)):
        return rows
    filled, day = [], ""
    for row, is_whole in zip(rows, whole, strict=True):
        day = _day_of(row) or day
        if not _is_alone(row):
            filled.append(_with_day(row, day) if is_whole else row)
    return filled


def _is_alone(row: Row) -> bool:
    """Whether a row holds its day and nothing else."""
    return sum(map(bool, row.cells)) == 1 and bool(_day_of(row))


def _is_whole_but_for_its_day(row: Row, vocabulary: StatementVocabulary) -> bool:
    """Whether a row without a day states an amount and a balance; where there are no balances a text tells it from a total."""
    if _day_of(row):
        return False
    if any(column.role == "balance" for column in row.columns):
        return has_amount_and_balance(row)
    line = squeezed("".join(row.cells))
    says = bool(row.cells_of(TEXTS))
    return says and states_money(row) and not (vocabulary.is_not_a_row(line) or vocabulary.is_subtotal(line))


def states_money(row: Row) -> bool:
    """Whether figures stand in its columns of money; one behind a label (打印日期:2026-07-01) is none."""
    return any(":" not in cell and re.search(r"\d", cell) for cell in row.cells_of(FIGURES))


def _day_of(row: Row) -> str:
    return row.cells[place_of_days(row.columns)]


def _with_day(row: Row, day: str) -> Row:
    return with_cell(row, place_of_days(row.columns), day)
