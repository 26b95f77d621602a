"""Statements of one account that print the same days: which rows tell of one payment.

Papers print one row in different ways: one with the time or the balance, another without. So the account, the day and the amount make a
payment, as often as a paper that tells the day in full prints them; the rest tells two payments apart only where each paper may lack one.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from reprieve.judge.evidence import Evidence, left_out, period_of
from reprieve.judge.months import ONE_DAY, Period
from reprieve.judge.pages import missing_pages
from reprieve.matching.accounts import Read
from reprieve.matching.names import plain, same_account, same_creditor, stated
from reprieve.model import Document, Statement, Transaction

_WHOLE_NUMBER = 8
_NAME_KEY = 4
_ENOUGH = 3

_ALIKE, _OPEN, _UNLIKE = range(3)  # how unlike two rows may be and still tell of one payment

_Details = tuple[Hashable, Hashable, Hashable]  # balance, minute, name; None where a paper does not print it


class _Head(NamedTuple):
    """Whose account it is, as far as a paper says. Rows in yuan are kept apart from others."""

    kind: str
    foreign: bool
    issuer: str
    number: str


class _Printed(NamedTuple):
    """One row: the place of its paper among all, its number there (from 1), and what tells it from others of its amount."""

    place: int
    number: int
    details: _Details
    telling: tuple[bool, int]


_Rows = dict[dt.date, dict[Decimal, list[_Printed]]]


@dataclass(frozen=True, slots=True)
class _Print:
    """What one paper prints of one account; `told`: those of its days that it surely tells in full."""

    head: _Head
    period: Period | None
    days: _Rows
    told: set[dt.date]


@dataclass(eq=False, slots=True)
class _Payment:
    """One payment as far as it is known, and the rows that tell of it by the places of their papers."""

    details: _Details
    rows: dict[int, _Printed]


_Places = dict[tuple[bool, ...], dict[tuple[int, Hashable] | None, list[_Payment]]]


@dataclass(frozen=True, slots=True)
class _Account:
    """Payments by day and amount, and what the papers that print them say of themselves."""

    heads: set[_Head] = field(default_factory=set)
    periods: set[Period] = field(default_factory=set)
    told: set[dt.date] = field(default_factory=set)
    days: dict[dt.date, dict[Decimal, list[_Payment]]] = field(default_factory=dict)


def each_payment(statements: Sequence[Read], evidence: Evidence) -> Iterator[tuple[Document, Statement, int]]:
    """Each payment once, by the row that tells most of it: its paper, and its number from 1. Two rows of one paper are two payments.

    The order of the papers decides nothing but which of two equal rows stands for both.
    """
    prints = [one for place, (paper, statement) in enumerate(statements) for one in _prints(place, paper, statement, evidence)]
    accounts: list[_Account] = []
    for one in sorted(prints, key=_most_telling_first):
        _enter(one, accounts)
    payments = [payment for account in accounts for day in account.days.values() for same in day.values() for payment in same]
    fullest = [max(payment.rows.values(), key=lambda row: row.telling) for payment in payments]
    for place, number in sorted((row.place, row.number) for row in fullest):
        yield *statements[place], number


def tells_all(statement: Statement, evidence: Evidence) -> bool:
    """Whether no row was left out or could not be read."""
    return not left_out(statement, evidence) and not statement.reconciliation.unread and not missing_pages(statement, evidence)


def last_whole_day(statement: Statement, period: Period) -> dt.date:
    """The day on which a statement is printed is not over."""
    return period.end - ONE_DAY if statement.printed_on and statement.printed_on <= period.end else period.end


def is_foreign(statement: Statement, row: Transaction, evidence: Evidence) -> bool:
    return re.search(evidence.library.natures.foreign_currencies, row.currency or statement.currency) is not None


# --- papers --------------------------------------------------------------------------------------------------------


def _prints(place: int, paper: Document, statement: Statement, evidence: Evidence) -> Iterator[_Print]:
    """The rows of a statement by account, and whether they are foreign."""
    prints: dict[_Head, _Rows] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for number, row in enumerate(statement.transactions, 1):
        head = _Head(paper.kind, is_foreign(statement, row, evidence), statement.issuer, row.account or statement.account)
        texts = sum(stated(text) for text in (row.summary, row.counterparty, row.note))
        details = _details(row)
        prints[head][row.date][row.amount].append(_Printed(place, number, details, (details[-1] is not None, texts)))
    period, whole = period_of(statement), _told_in_full(statement, evidence)
    for head, days in prints.items():
        yield _Print(head, period, days, {day for day in days if whole and whole.start <= day <= whole.end})


def _told_in_full(statement: Statement, evidence: Evidence) -> Period | None:
    """Where no period is printed, the days of the first and the last row may go on elsewhere."""
    period = period_of(statement)
    if period is None or not tells_all(statement, evidence):
        return None
    start = period.start if statement.period_start else period.start + ONE_DAY
    return Period(start, last_whole_day(statement, period) if statement.period_end else period.end - ONE_DAY)


def _details(row: Transaction) -> _Details:
    """Times to the minute, as some papers print no more, and midnight is what exports write that know none. A masked name tells nothing."""
    minute = None if row.time is None or row.time == dt.time() else (row.time.hour, row.time.minute)
    name = plain(row.counterparty)
    return row.balance, minute, name[:_NAME_KEY] if stated(row.counterparty) and "*" not in name else None


def _most_telling_first(one: _Print) -> tuple[int, int, _Head, str]:
    """Whole numbers before masked ones and none, long papers before short; then by what they say, wherever they lie."""
    rows = [(day, amount, sorted(str(row.details) for row in rows)) for day, same in one.days.items() for amount, rows in same.items()]
    return -sum(map(str.isdigit, one.head.number)), -_count(one.days), one.head, str(sorted(rows))


# --- accounts ------------------------------------------------------------------------------------------------------


def _enter(one: _Print, accounts: list[_Account]) -> None:
    """Rows that tell of a known payment are put to it; the others are payments of this account.

    A paper without a number is of an account only where enough says so; else each of its rows must be like the payment that it tells of.
    """
    maybe = [(_shared(one, account), account) for account in accounts if all(_may_be_one(one.head, head) for head in account.heads)]
    maybe.sort(key=lambda pair: pair[0], reverse=True)
    shared, nearest = maybe[0] if maybe else (0, None)
    agree = nearest is not None and _agree(one, nearest, shared)
    known = nearest if one.head.number or (agree and shared >= _ENOUGH) else None
    account = known or _Account()
    if known is None:
        accounts.append(account)
    for day, amounts in one.days.items():
        unlike = _ALIKE if known is None else _UNLIKE if agree and _in_full(one, known, day) else _OPEN
        for amount, rows in amounts.items():
            left = rows
            for other in [known] if known else [other for shared, other in maybe if shared]:
                left = _left(left, other.days.get(day, {}).get(amount, ()), unlike)
            new = [_Payment(row.details, {row.place: row}) for row in left]
            account.days.setdefault(day, {}).setdefault(amount, []).extend(new)
    account.heads.add(one.head)
    account.told.update(one.told)
    account.periods.update([one.period] if one.period else [])


def _may_be_one(one: _Head, other: _Head) -> bool:
    """Two numbers must be the same; where a paper prints none, its bank must not be another."""
    one_issuer = not stated(one.issuer) or not stated(other.issuer) or same_creditor(one.issuer, other.issuer)
    if (one.kind, one.foreign) != (other.kind, other.foreign) or not (one.number and other.number):
        return one.kind == other.kind and one.foreign == other.foreign and one_issuer
    same = same_account(one.number, other.number) or one.number == other.number
    return same and (one_issuer or min(len(one.number), len(other.number)) >= _WHOLE_NUMBER)


def _agree(one: _Print, account: _Account, shared: int) -> bool:
    """Whether half of the rows of one stand in the other, for the days that both claim to cover: two pages of one statement do not."""
    if one.period is None or not account.periods:
        return False
    start = max(one.period.start, min(period.start for period in account.periods))
    end = min(one.period.end, max(period.end for period in account.periods))
    counts = [_count({day: same for day, same in days.items() if start <= day <= end}) for days in (one.days, account.days)]
    return 2 * shared >= min(counts)


def _in_full(one: _Print, account: _Account, day: dt.date) -> bool:
    """Whether one of the two tells the day in full, and has all that the other has."""
    here, there = (Counter({amount: len(same) for amount, same in days.get(day, {}).items()}) for days in (one.days, account.days))
    return (day in account.told and here <= there) or (day in one.told and there <= here)


def _shared(one: _Print, account: _Account) -> int:
    days = one.days.keys() & account.days.keys()
    return sum(min(len(rows), len(account.days[day].get(amount, ()))) for day in days for amount, rows in one.days[day].items())


def _count(days: Mapping[dt.date, Mapping[Decimal, Sequence[object]]]) -> int:
    return sum(len(same) for amounts in days.values() for same in amounts.values())


# --- payments ------------------------------------------------------------------------------------------------------


def _left(rows: Sequence[_Printed], payments: Sequence[_Payment], most: int) -> list[_Printed]:
    """The rows that tell of none of the payments of their day and amount; the others are put to one each, the most alike first."""
    places, left = _by_details(payments), list(rows)
    for unlike in range(most + 1 if places else 0):
        left = [row for row in left if not _put(row, places, unlike)]
    return left


def _by_details(payments: Sequence[_Payment]) -> _Places:
    """The payments by which details they have, and by each of these; the first last."""
    places: _Places = {}
    for payment in reversed(payments):
        with_these = places.setdefault(_mask(payment.details), defaultdict(list))
        for key in (None, *enumerate(payment.details)):
            with_these[key].append(payment)
    return places


def _put(row: _Printed, places: _Places, unlike: int) -> bool:
    """Puts a row to the first payment that is no more unlike it and has no row of its paper yet, if there is one."""
    for mask, by_detail in places.items():
        both = [(place, detail) for place, (detail, has) in enumerate(zip(row.details, mask, strict=True)) if has and detail is not None]
        if unlike == _ALIKE:  # the first detail that both have decides; two that have none are alike
            payments = by_detail.get(both[0], []) if both else [] if any((*mask, *_mask(row.details))) else by_detail[None]
        else:
            payments = [] if both and unlike == _OPEN else by_detail[None]
        while payments:
            payment = payments.pop()
            if row.place not in payment.rows:
                payment.rows[row.place] = row
                payment.details = _joined(payment.details, row.details)
                return True
    return False


def _mask(details: _Details) -> tuple[bool, ...]:
    return tuple(detail is not None for detail in details)


def _joined(one: _Details, other: _Details) -> _Details:
    balance, minute, name = (mine if mine is not None else theirs for mine, theirs in zip(one, other, strict=True))
    return balance, minute, name
