"""Statements of one account that print the same days: which rows of a later paper stand on an earlier one already.

Papers print one row in different ways: one with the time or the balance, another without. So the account, the day and the amount make a
row, as often as a paper that tells the day in full prints them; the rest tells two payments apart only where each paper may lack one.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Container, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from reprieve.judge.accounts import Read
from reprieve.judge.evidence import Evidence, left_out, period_of
from reprieve.judge.months import ONE_DAY, Period
from reprieve.judge.names import plain, same_account, same_creditor, stated
from reprieve.judge.pages import missing_pages
from reprieve.model import Document, Statement, Transaction

_WHOLE_NUMBER = 8
_NAME_KEY = 4
_NEVER, _ALIKE, _OPEN, _UNLIKE = range(4)  # how unlike two rows may be and still be taken for one

_Numbered = tuple[int, Transaction]
_Days = dict[dt.date, list[_Numbered]]
_Mask = tuple[bool, bool, bool]
_Key = tuple[_Mask, int | None, Hashable]
_Details = tuple[Hashable, Hashable, Hashable]  # balance, minute, name; None where a paper does not print it


@dataclass(frozen=True, slots=True)
class _Print:
    """What one paper prints of one account, in yuan or in another currency; `whole`: the days that it surely tells in full."""

    kind: str
    issuer: str
    account: str
    foreign: bool
    period: Period | None
    whole: Period | None
    days: _Days
    amounts: dict[dt.date, Counter[Decimal]]

    def tells(self, day: dt.date) -> bool:
        return self.whole is not None and self.whole.start <= day <= self.whole.end


class _Payment(NamedTuple):
    """One payment as far as it is known: `prints` are the places of those that have it."""

    amount: Decimal
    details: _Details
    prints: tuple[int, ...]


def first_printed(statements: Sequence[Read], evidence: Evidence) -> Iterator[tuple[Document, Statement, int]]:
    """Every row that no statement before has printed: its paper, and its number from 1. Rows of one paper are never each other's."""
    known: dict[dt.date, list[_Payment]] = defaultdict(list)
    before: list[_Print] = []
    for paper, statement in statements:
        prints = _prints(paper, statement, evidence)
        new: dict[int, int] = {}
        for place, one in enumerate(prints, len(before)):
            most = [_most_unlike(one, other) for other in before]
            for day, rows in one.days.items():
                limits = _limits(one, day, known[day], before, most)
                again = _again(place, rows, known[day], limits)
                new |= {number: place for number, _row in rows if number not in again}
        before += prints
        for number in sorted(new):
            row = statement.transactions[number - 1]
            known[row.date].append(_Payment(row.amount, _details(row), (new[number],)))
            yield paper, statement, number


def tells_all(statement: Statement, evidence: Evidence) -> bool:
    """Whether no row was left out or could not be read."""
    return not left_out(statement, evidence) and not statement.reconciliation.unread and not missing_pages(statement, evidence)


def last_whole_day(statement: Statement, period: Period) -> dt.date:
    """The day on which a statement is printed is not over."""
    return period.end - ONE_DAY if statement.printed_on and statement.printed_on <= period.end else period.end


def is_foreign(statement: Statement, row: Transaction, evidence: Evidence) -> bool:
    return re.search(evidence.library.natures.foreign_currencies, row.currency or statement.currency) is not None


# --- papers --------------------------------------------------------------------------------------------------------


def _prints(paper: Document, statement: Statement, evidence: Evidence) -> list[_Print]:
    """The rows of a statement by account, and whether they are foreign."""
    prints: dict[tuple[str, bool], _Days] = defaultdict(lambda: defaultdict(list))
    for number, row in enumerate(statement.transactions, 1):
        prints[row.account or statement.account, is_foreign(statement, row, evidence)][row.date].append((number, row))
    period, whole = period_of(statement), _told_in_full(statement, evidence)
    return [
        _Print(paper.kind, statement.issuer, *key, period, whole, days, {day: _amounts(rows) for day, rows in days.items()})
        for key, days in prints.items()
    ]


def _told_in_full(statement: Statement, evidence: Evidence) -> Period | None:
    """Where no period is printed, the days of the first and the last row may go on elsewhere."""
    period = period_of(statement)
    if period is None or not tells_all(statement, evidence):
        return None
    start = period.start if statement.period_start else period.start + ONE_DAY
    return Period(start, last_whole_day(statement, period) if statement.period_end else period.end - ONE_DAY)


def _most_unlike(one: _Print, other: _Print) -> int:
    """On papers of one account that agree, rows of an amount may be as unlike as they like; on others of it, nothing that both print may
    differ; on papers that only may be of one account, something must be alike."""
    same = _is_one_account(one, other)
    if same:
        return _UNLIKE if _agree(one, other) else _OPEN
    return _NEVER if same is False else _ALIKE


def _is_one_account(one: _Print, other: _Print) -> bool | None:
    """None: it may be one, as a paper prints no number."""
    if one.kind != other.kind or one.foreign != other.foreign:
        return False
    one_issuer = not stated(one.issuer) or not stated(other.issuer) or same_creditor(one.issuer, other.issuer)
    if not one.account or not other.account:
        return None if one_issuer else False
    same = same_account(one.account, other.account) or one.account == other.account
    return same and (one_issuer or min(len(one.account), len(other.account)) >= _WHOLE_NUMBER)


def _agree(one: _Print, other: _Print) -> bool:
    """Whether half of the rows of one stand in the other, for the days that both claim to cover: two pages of one statement do not."""
    if one.period is None or other.period is None:
        return False
    start, end = max(one.period.start, other.period.start), min(one.period.end, other.period.end)
    counts = [sum(len(rows) for day, rows in paper.days.items() if start <= day <= end) for paper in (one, other)]
    both = [day for day in one.days.keys() & other.days.keys() if start <= day <= end]
    shared = sum((one.amounts[day] & other.amounts[day]).total() for day in both)
    return 2 * shared >= min(counts)


def _amounts(rows: Iterable[_Numbered]) -> Counter[Decimal]:
    return Counter(row.amount for _number, row in rows)


# --- rows ----------------------------------------------------------------------------------------------------------


def _limits(one: _Print, day: dt.date, known: Sequence[_Payment], before: Sequence[_Print], most: Sequence[int]) -> list[int]:
    """How unlike each known payment may be. Whatever is printed only where a paper tells the day in full and has all that the other has."""
    limits = [max(most[place] for place in payment.prints) if payment.prints[-1] < len(most) else _NEVER for payment in known]
    if _UNLIKE not in limits:
        return limits
    there = Counter(payment.amount for payment, limit in zip(known, limits, strict=True) if limit == _UNLIKE)
    here = one.amounts[day]
    told = any(limit == _UNLIKE and other.tells(day) for other, limit in zip(before, most, strict=True))
    in_full = (told and here <= there) or (one.tells(day) and there <= here)
    return limits if in_full else [min(limit, _OPEN) for limit in limits]


def _again(place: int, rows: Iterable[_Numbered], known: list[_Payment], limits: Sequence[int]) -> set[int]:
    """The numbers of the rows that are known, each as a payment of its own, which from then on this print has, too."""
    amounts: dict[Decimal, list[int]] = defaultdict(list)
    for index, payment in enumerate(known):
        if limits[index] != _NEVER:
            amounts[payment.amount].append(index)
    open_rows: dict[Decimal, list[_Numbered]] = defaultdict(list)
    for number, row in rows:
        if row.amount in amounts:
            open_rows[row.amount].append((number, row))
    again: set[int] = set()
    for amount, numbered in open_rows.items():
        printed = {number: _details(row) for number, row in numbered}
        for number, index in _matched(printed, {index: (known[index].details, limits[index]) for index in amounts[amount]}):
            again.add(number)
            known[index] = _Payment(amount, _joined(known[index].details, printed[number]), (*known[index].prints, place))
    return again


def _joined(one: _Details, other: _Details) -> _Details:
    balance, minute, name = (mine if mine is not None else theirs for mine, theirs in zip(one, other, strict=True))
    return balance, minute, name


def _matched(rows: Mapping[int, _Details], payments: Mapping[int, tuple[_Details, int]]) -> Iterator[tuple[int, int]]:
    """Rows and payments of one amount on one day in pairs, the most alike first."""
    free, left = set(payments), dict(rows)
    for unlike in (_ALIKE, _OPEN, _UNLIKE):
        if not free or not left:
            return
        places = _by_details({index: details for index, (details, limit) in payments.items() if index in free and limit >= unlike})
        masks = {key[0] for key in places}
        for number, details in tuple(left.items()):
            index = _first_free((places[key] for key in _keys(details, masks, unlike) if key in places), free)
            if index is not None:
                free.remove(index)
                del left[number]
                yield number, index


def _by_details(payments: Mapping[int, _Details]) -> dict[_Key, list[int]]:
    """The payments by which details they have, and by each of these; the first last."""
    places: dict[_Key, list[int]] = defaultdict(list)
    for index, details in reversed(list(payments.items())):
        mask = _mask(details)
        places[mask, None, None].append(index)
        for field, value in enumerate(details):
            if value is not None:
                places[mask, field, value].append(index)
    return places


def _keys(details: _Details, masks: Iterable[_Mask], unlike: int) -> Iterator[_Key]:
    """Where payments stand that are no more unlike: the first detail that both have decides; two that have none are alike."""
    own = _mask(details)
    for mask in masks:
        both = [field for field in range(len(own)) if own[field] and mask[field]]
        if unlike == _ALIKE and both:
            yield mask, both[0], details[both[0]]
        elif unlike == _UNLIKE or (not both and (unlike == _OPEN or not any((*own, *mask)))):
            yield mask, None, None


def _first_free(places: Iterable[list[int]], free: Container[int]) -> int | None:
    for place in places:
        while place:
            index = place.pop()
            if index in free:
                return index
    return None


def _mask(details: _Details) -> _Mask:
    return details[0] is not None, details[1] is not None, details[2] is not None


def _details(row: Transaction) -> _Details:
    """Times to the minute, as some papers print no more, and midnight is what exports write that know none. A masked name tells nothing."""
    minute = None if row.time is None or row.time == dt.time() else (row.time.hour, row.time.minute)
    name = plain(row.counterparty)
    return row.balance, minute, name[:_NAME_KEY] if stated(row.counterparty) and "*" not in name else None
