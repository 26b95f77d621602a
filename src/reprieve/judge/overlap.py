"""Statements of one account that print the same days: which rows of a later paper stand on an earlier one already.

Papers print one row in different ways: one with the time or the balance, another without. So the account, the day and the amount make a
row, as often as a paper that tells the day in full prints them; the rest tells two payments apart only where each paper may lack one.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from reprieve.judge.accounts import Read
from reprieve.judge.evidence import Evidence, left_out, period_of
from reprieve.judge.months import ONE_DAY, Period
from reprieve.judge.names import plain, same_account, same_creditor, same_organisation, same_person, stated
from reprieve.judge.pages import missing_pages
from reprieve.model import Document, Statement, Transaction

_WHOLE_NUMBER = 8
_ALIKE, _OPEN, _UNLIKE = range(3)
_NAME_KEY = 4


@dataclass(frozen=True, slots=True)
class _Print:
    """What one paper prints of one account, in yuan or in another currency; `whole`: the days that it surely tells in full."""

    kind: str
    issuer: str
    account: str
    foreign: bool
    whole: Period | None

    def tells(self, day: dt.date) -> bool:
        return self.whole is not None and self.whole.start <= day <= self.whole.end


_Numbered = tuple[int, Transaction]
_Payment = list[tuple[_Print, Transaction]]  # one payment, as each paper prints it
_Known = dict[dt.date, list[_Payment]]


def first_printed(statements: Sequence[Read], evidence: Evidence) -> Iterator[tuple[Document, Statement, int]]:
    """Every row that no statement before has printed: its paper, and its number from 1. Rows of one paper are never each other's."""
    known: _Known = defaultdict(list)
    for paper, statement in statements:
        prints = _prints(paper, statement, evidence)
        new: dict[int, _Print] = {}
        for (one, day), rows in prints.items():
            again = _again(one, day, rows, known[day])
            new |= {number: one for number, _row in rows if number not in again}
        for number, one in sorted(new.items(), key=lambda item: item[0]):
            row = statement.transactions[number - 1]
            known[row.date].append([(one, row)])
            yield paper, statement, number


def tells_all(statement: Statement, evidence: Evidence) -> bool:
    """Whether no row was left out or could not be read."""
    return not left_out(statement, evidence) and not statement.reconciliation.unread and not missing_pages(statement, evidence)


def last_whole_day(statement: Statement, period: Period) -> dt.date:
    """The day on which a statement is printed is not over."""
    return period.end - ONE_DAY if statement.printed_on and statement.printed_on <= period.end else period.end


def is_foreign(statement: Statement, row: Transaction, evidence: Evidence) -> bool:
    return re.search(evidence.library.natures.foreign_currencies, row.currency or statement.currency) is not None


def _prints(paper: Document, statement: Statement, evidence: Evidence) -> dict[tuple[_Print, dt.date], list[_Numbered]]:
    """The rows of a statement by account, whether foreign, and day."""
    whole = _told_in_full(statement, evidence)
    prints: dict[tuple[_Print, dt.date], list[_Numbered]] = defaultdict(list)
    for number, row in enumerate(statement.transactions, 1):
        foreign = is_foreign(statement, row, evidence)
        one = _Print(paper.kind, statement.issuer, row.account or statement.account, foreign, whole)
        prints[one, row.date].append((number, row))
    return prints


def _told_in_full(statement: Statement, evidence: Evidence) -> Period | None:
    """Where no period is printed, the days of the first and the last row may go on elsewhere."""
    period = period_of(statement)
    if period is None or not tells_all(statement, evidence):
        return None
    start = period.start if statement.period_start else period.start + ONE_DAY
    return Period(start, last_whole_day(statement, period) if statement.period_end else period.end - ONE_DAY)


def _again(one: _Print, day: dt.date, rows: Sequence[_Numbered], known: Sequence[_Payment]) -> set[int]:
    """The numbers of a day's rows that are known: each known payment takes one of its amount, the most alike first."""
    same = [_one_of(_is_one_account(one, other) for other, _row in payment) for payment in known]
    most = _most_unlike(one, day, rows, known, same)
    amounts: dict[Decimal, list[_Numbered]] = defaultdict(list)
    for number, row in rows:
        amounts[row.amount].append((number, row))
    pairs = sorted(
        (unlike, index, number)
        for index, payment in enumerate(known)
        if same[index] is not False
        for number, row in amounts.get(payment[0][1].amount, ())
        if (unlike := _unlikeness(row, payment)) <= most[same[index]]
    )
    printed, taken, again = dict(rows), set[int](), set[int]()
    for _unlike, index, number in pairs:
        if number not in again and index not in taken:
            again.add(number)
            taken.add(index)
            known[index].append((one, printed[number]))
    return again


def _most_unlike(
    one: _Print, day: dt.date, rows: Sequence[_Numbered], known: Sequence[_Payment], same: Sequence[bool | None]
) -> dict[bool | None, int]:
    """How unlike two rows of one amount may be, on papers of one account and on such that only may be of one.

    Of one account they are the same whatever else is printed, where a paper that tells the day in full has all that the other has.
    """
    sure = [payment for payment, is_same in zip(known, same, strict=True) if is_same]
    here, there = Counter(row.amount for _number, row in rows), Counter(payment[0][1].amount for payment in sure)
    told = any(other.tells(day) for payment in sure for other, _row in payment if _is_one_account(one, other))
    in_full = (told and here <= there) or (one.tells(day) and there <= here)
    return {True: _UNLIKE if in_full else _OPEN, None: _ALIKE}


@lru_cache(maxsize=4096)
def _is_one_account(one: _Print, other: _Print) -> bool | None:
    """None: it may be one, as a paper prints no number."""
    if one.kind != other.kind or one.foreign != other.foreign:
        return False
    one_issuer = not stated(one.issuer) or not stated(other.issuer) or same_creditor(one.issuer, other.issuer)
    if not one.account or not other.account:
        return None if one_issuer else False
    same = same_account(one.account, other.account) or one.account == other.account
    return same and (one_issuer or min(len(one.account), len(other.account)) >= _WHOLE_NUMBER)


def _one_of(answers: Iterable[bool | None]) -> bool | None:
    """True where any is; None where none is and one is open."""
    given = set(answers)
    return True if True in given else None if None in given else False


def _unlikeness(row: Transaction, payment: _Payment) -> int:
    return min(_compared(row, other) for _print, other in payment)


def _compared(row: Transaction, other: Transaction) -> int:
    """The first of balance, time and name that both print decides; two rows that print none of them are alike."""
    if row.balance is not None and other.balance is not None:
        return _ALIKE if row.balance == other.balance else _UNLIKE
    if _clock(row) and _clock(other):
        return _ALIKE if _one_time(row, other) else _UNLIKE
    if stated(row.counterparty) and stated(other.counterparty):
        return _ALIKE if _one_name(row.counterparty, other.counterparty) else _UNLIKE
    return _ALIKE if _is_bare(row) and _is_bare(other) else _OPEN


def _clock(row: Transaction) -> dt.time | None:
    """The time of day; midnight is what exports write that know none."""
    return None if row.time == dt.time() else row.time


def _one_time(row: Transaction, other: Transaction) -> bool:
    """To the second, or to the minute where one prints no more."""
    if row.time is None or other.time is None:
        return False
    by_minute = 0 in (row.time.second, other.time.second)
    return row.time == other.time or (by_minute and row.time.replace(second=0) == other.time.replace(second=0))


def _one_name(one: str, other: str) -> bool:
    return plain(one)[:_NAME_KEY] == plain(other)[:_NAME_KEY] or same_person(one, other) or same_organisation(one, other)


def _is_bare(row: Transaction) -> bool:
    return row.balance is None and _clock(row) is None and not stated(row.counterparty)
