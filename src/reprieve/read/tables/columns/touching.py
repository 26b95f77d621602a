"""Columns whose names touch and whose cells touch: only their order tells what each word is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reprieve.library.statements import FIGURES, OTHER_SIDE, Role
from reprieve.read.days.moments import begins_with_date
from reprieve.read.heads.column_roles import Column
from reprieve.read.notation import ACCOUNT_DIGIT, CURRENCY_CODES, FIGURE, in_chinese
from reprieve.read.page.words import Line, Word

_TOUCH = 0.01
_INSIDE = 0.4
_REACH = 2.0
_MOMENTS: frozenset[Role] = frozenset({"date", "time", "serial"})
_FIGURE = re.compile(rf"[-+]?{FIGURE}(?:{'|'.join(CURRENCY_CODES)})?")
_TIME = re.compile(r"[\d:]*:[\d:]*")
_NUMBER = re.compile(rf"([A-Z]?{ACCOUNT_DIGIT}{{4,}}(?:[A-Z]$)?)(.*)")  # of a column of accounts, so four digits are one's end


def under_their_names(body: Sequence[Line], columns: Sequence[Column]) -> Sequence[Line]:
    """The lines, with the words below touching names set each under its own, where cells touch as well."""
    for begin, end in _touching(columns):
        group = columns[begin:end]
        room = group[0].x0 - _REACH, columns[end].x0 - _REACH if end < len(columns) else float("inf")
        if any(_cells_touch([word for word in line.words if room[0] <= word.x0 < room[1]], group) for line in body):
            body = [Line(tuple(_placed(line.words, group, room)), line.page) for line in body]
    return body


def _touching(columns: Sequence[Column]) -> Iterator[tuple[int, int]]:
    """Runs [begin, end) of columns without white between their names."""
    begin = 0
    for index in range(1, len(columns) + 1):
        if index == len(columns) or columns[index].x0 - columns[index - 1].x1 > _TOUCH:
            if index - begin > 1:
                yield begin, index
            begin = index


def _cells_touch(words: Sequence[Word], group: Sequence[Column]) -> bool:
    if _is_party(group):
        return any((found := _NUMBER.fullmatch(word.text)) and found[2] for word in words)
    return any(right.x0 - left.x1 < _TOUCH and _FIGURE.fullmatch(right.text) for left, right in pairwise(words))


def _is_party(group: Sequence[Column]) -> bool:
    return {column.role for column in group} == OTHER_SIDE


def _placed(words: Sequence[Word], group: Sequence[Column], room: tuple[float, float]) -> Iterator[Word]:
    inside = [word for word in words if room[0] <= word.x0 < room[1]]
    yield from (word for word in words if not room[0] <= word.x0 < room[1])
    yield from _party(inside, group) if _is_party(group) else _figures(inside, group)


def _party(words: Sequence[Word], group: Sequence[Column]) -> Iterator[Word]:
    """The number at the beginning is the account, the rest the name."""
    columns = {column.role: column for column in group}
    for word in words:
        found = _NUMBER.fullmatch(word.text)
        number, name = (found[1], found[2]) if found else ("", word.text)
        if number:
            yield _within(word._replace(text=number), columns["counterparty_account"])
        if name:
            yield _within(word._replace(text=name), columns["counterparty"])


def _figures(words: Sequence[Word], group: Sequence[Column]) -> Iterator[Word]:
    """A date or time under the date, as many figures as columns each under its own; of fewer, the last is the last column's."""
    columns = [column for column in group if column.role in FIGURES]
    if not columns:
        yield from words
        return
    others = [column for column in group if column.role not in FIGURES]
    figures = [word for word in _before_texts(words, group) if _FIGURE.fullmatch(word.text)]
    for word in words:
        if others and (begins_with_date(word.text) or _TIME.fullmatch(word.text)):
            yield _within(word, others[0])
        elif word not in figures or len(figures) > len(columns):
            yield word
    if len(figures) <= len(columns):
        places = [*columns[: len(figures) - 1], columns[-1]]
        yield from (_within(word, column) for word, column in zip(figures, places, strict=False))


def _before_texts(words: Sequence[Word], group: Sequence[Column]) -> Sequence[Word]:
    """The words up to the first text, where no texts stand left of the figures: a figure behind it is of the text (短信费3.00)."""
    roles = [column.role for column in group]
    last = max(index for index, role in enumerate(roles) if role in FIGURES)
    if any(role not in FIGURES | _MOMENTS for role in roles[:last]):
        return words
    return words[: next((index for index, word in enumerate(words) if in_chinese(word.text) and not begins_with_date(word.text)), None)]


def _within(word: Word, column: Column) -> Word:
    return word._replace(x0=column.x0 + _INSIDE, x1=column.x1 - _INSIDE)
