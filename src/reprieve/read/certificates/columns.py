"""Which figure of the column under a label counts: what all are, what the others come to, or the last balance of a ledger."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise, product, takewhile

from reprieve.figures.fen import ZERO
from reprieve.library.document import CertificateWords, Reading
from reprieve.read.certificates.labels import columns_under, lines_beside
from reprieve.read.certificates.values import amount_in, day_in
from reprieve.read.days.dates import find_dates
from reprieve.read.notation import YEAR
from reprieve.read.page.figures import find_amounts, parse_amount
from reprieve.read.page.prose import spaced
from reprieve.read.page.running import Standing
from reprieve.read.page.words import Line

_FIGURE = re.compile(r"¥?-?[\d,]+(?:\.\d{1,2})?元?")
_YEAR = re.compile(rf"({YEAR})(?:年度?)?(?= )")


@dataclass(frozen=True, slots=True)
class _Row:
    at: Standing
    balance: Decimal
    day: str
    moved: tuple[Decimal, ...]


def figures_under(lines: Sequence[Line], label: str, reading: Reading, words: CertificateWords) -> Iterator[Standing]:
    """The figure that counts of each column under the label."""
    columns = columns_under(lines, label)
    return _latest(columns, lines) if reading.pick == "latest" else _single(columns, lines, reading, words)


def _single(columns: Iterable[Sequence[Standing]], lines: Sequence[Line], reading: Reading, words: CertificateWords) -> Iterator[Standing]:
    """Of a column of several figures, which is a list of items, the last where it is what the others come to, or what all of them are.

    What is told of each month is what all of them state, whatever they come to.
    """
    number = amount_in if reading.form == "amount" else _count_in
    sentence = re.compile(rf"[,;、。]? ?(?!{'|'.join(words.before_sums)})[一-龥]{{2}}")
    for column in columns:
        end = next((index for index, at in enumerate(column) if index and sentence.match(at.text)), len(column))
        figures = list(takewhile(lambda at: number(at.text) is not None, column[:end]))
        amounts = [amount for at in figures if (amount := number(at.text)) is not None]
        is_sum = len(amounts) > 2 and sum(amounts[:-1]) == amounts[-1]
        each = is_sum and reading.pick == "each" and _are_of_months(lines, figures[:-1])
        if len(set(amounts)) == 1 or (is_sum and not each):
            yield figures[-1]
        elif each and len(set(amounts[:-1])) == 1:
            yield figures[0]


def _count_in(text: str) -> Decimal | None:
    return Decimal(text) if text.isdecimal() else None


def _are_of_months(lines: Sequence[Line], figures: Sequence[Standing]) -> bool:
    """Whether another month stands in the line of each figure, or a day of it, and hardly one between them is left out."""
    days = [day_in(_text_beside(lines, at)) for at in figures]
    months = {12 * day.year + day.month for day in days if day}
    return len(months) == len(figures) and max(months) - min(months) < 2 * len(months)


def _text_beside(lines: Sequence[Line], at: Standing) -> str:
    return " ".join(spaced(line.words) for line in lines_beside(lines, at))


def _latest(columns: Iterable[Sequence[Standing]], lines: Sequence[Line]) -> Iterator[Standing]:
    """Of the columns of one balance, page by page, the one that stands last by its day; none where the others do not lead to it."""
    figures = [at for column in columns for at in takewhile(lambda at: _FIGURE.fullmatch(at.text), column)]
    rows = [_row(at, lines) for at in figures]
    if len({row.balance for row in rows}) == 1:
        yield rows[-1].at
        return
    days = [row.day for row in rows]
    if days != sorted(days):
        rows.reverse()
    in_turn = all(days) and sorted(days) == [row.day for row in rows] and len(set(days)) > 1
    if in_turn and all(_leads_to(before, row) for before, row in pairwise(rows)):
        yield rows[-1].at


def _row(at: Standing, lines: Sequence[Line]) -> _Row:
    text = _text_beside(lines, at)
    days, year = find_dates(text), _YEAR.match(text)
    day = days[0].isoformat() if days else year[1] if year else ""
    balance = parse_amount(at.text) or ZERO
    return _Row(at, balance, day, tuple(amount for amount in find_amounts(text) if amount != balance))


def _leads_to(before: _Row, row: _Row) -> bool:
    """Whether one or two of the amounts in the row are what the balance moved by."""
    step = abs(row.balance - before.balance)
    return step in {abs(one + sign * other) for one, other in product((*row.moved, ZERO), repeat=2) for sign in (1, -1)}
