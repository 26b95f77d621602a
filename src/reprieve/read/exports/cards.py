"""Sheets that list each transaction as labels and values, in cells beside each other or in one (交易日期:2026-05-03): as rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reprieve.library.reading import ReadingLibrary
from reprieve.library.statements import StatementVocabulary
from reprieve.read.exports.header import header_columns
from reprieve.read.exports.sheets import squeezed
from reprieve.read.page.words import runs

_FEWEST, _MOST = 3, 0.6
_BEGUN_WITHIN = 300


@dataclass(frozen=True, slots=True)
class _Field:
    label: str
    value: str
    row: int


def cards_in_rows(rows: Sequence[Sequence[str]], library: ReadingLibrary) -> tuple[tuple[str, ...], ...]:
    """The rows above the first card, the labels as names of columns, a row for each card, and the rows that are of none.

    None where fewer than three cards bear the same labels, a day and money among them.
    """
    begun = Counter(one.label for index, row in enumerate(rows[:_BEGUN_WITHIN]) for one in _fields(row, index, library.statements))
    if max(begun.values(), default=0) < _FEWEST:
        return ()
    fields = [one for index, row in enumerate(rows) for one in _fields(row, index, library.statements)]
    counts = Counter(one.label for one in fields)
    usual = {label for label, count in counts.items() if count >= max(_FEWEST, _MOST * max(counts.values()))}
    cards = list(runs((one for one in fields if one.label in usual), _goes_on))
    names = tuple(dict.fromkeys(one.label for card in cards for one in card))
    if len(cards) < _FEWEST or not header_columns([names], 0, library)[1]:
        return ()
    begin = cards[0][0].row
    of_cards = {one.row for card in cards for one in card}
    rest = (row for index, row in enumerate(rows) if index > begin and index not in of_cards)
    values = [{one.label: one.value for one in card} for card in cards]
    return (*map(tuple, rows[:begin]), names, *(tuple(card.get(name, "") for name in names) for card in values), *map(tuple, rest))


def _fields(row: Sequence[str], index: int, vocabulary: StatementVocabulary) -> Iterator[_Field]:
    """The labels of a row that are names of columns, each with its value; one without a value is one, too, where another stands behind."""
    cells = iter([*row, ""])
    label = ""
    for cell in cells:
        name, colon, value = cell.partition(":")
        name = squeezed(name)
        is_label = bool(name) and vocabulary.knows(name) and vocabulary.direction(name) is None and (bool(colon) or not label)
        if label:
            yield _Field(label, "" if is_label else cell, index)
            label = ""
            if not is_label:
                continue
        if is_label and value:
            yield _Field(name, value.strip(), index)
        elif is_label:
            label = name


def _goes_on(card: Sequence[_Field], one: _Field) -> bool:
    """Whether a field is of a card: a label that stands there already begins the next."""
    return all(other.label != one.label for other in card)
