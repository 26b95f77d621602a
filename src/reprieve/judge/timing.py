"""When to ask: how long each debt is overdue, whether an extension can still be asked for, and until when it can be sued for."""

from __future__ import annotations

import datetime as dt

from reprieve.case import CaseFile, Debt
from reprieve.judge.months import add_months
from reprieve.language import Message, _
from reprieve.model import Timing

_DAYS_A_STAGE = 30
_LAST_STAGE = 4
_MONTHS_A_YEAR = 12


def timing(stated: CaseFile, limitation_years: int, as_of: dt.date) -> tuple[Timing, ...]:
    """Each debt on the as-of date, in the order of the case."""
    return tuple(_timing(index, debt, limitation_years, as_of) for index, debt in enumerate(stated.debts))


def days_overdue(debt: Debt, as_of: dt.date) -> int:
    """Days since the debt became overdue, 0 while it is not."""
    since = debt.overdue_since or debt.due_date
    return max(0, (as_of - since).days)


def stage(days: int) -> str:
    """The stage by which lenders count, about thirty days each: M1 to M3, then M4+; empty while not overdue."""
    if days <= 0:
        return ""
    number = (days - 1) // _DAYS_A_STAGE + 1
    return f"M{number}" if number < _LAST_STAGE else f"M{_LAST_STAGE}+"


def last_event(debt: Debt) -> dt.date:
    """What limitation runs from: the day since which it is overdue, or else the day it is due; a later payment or demand starts it anew.

    Days on which more falls due count for nothing in an overdue debt, of whatever type (civil_code.188, 195). By civil_code.189 a debt in
    instalments runs from its last, but the case does not state that day, and a lender may have called in the rest long before it.
    A warning too early costs a question to a lawyer; one too late costs the defence.
    """
    return max(day for day in (debt.overdue_since or debt.due_date, debt.last_payment, debt.last_demand) if day)


def limitation_end(debt: Debt, years: int) -> dt.date:
    """The last day on which the debt can be sued for, if nothing else happens."""
    return add_months(last_event(debt), years * _MONTHS_A_YEAR)


def _timing(index: int, debt: Debt, limitation_years: int, as_of: dt.date) -> Timing:
    days = days_overdue(debt, as_of)
    end = limitation_end(debt, limitation_years)
    return Timing(index, debt.creditor, days, stage(days), end, _advice(debt, days, end, as_of))


def _advice(debt: Debt, days: int, end: dt.date, as_of: dt.date) -> Message:
    """What to do now. A debt that may be time-barred is neither to be paid nor written about before a lawyer was asked."""
    if end < as_of:
        return _("it may be time-barred since {end}: ask a lawyer before you pay, sign or write anything", end=end)
    if days:
        return _(
            "overdue for {days} days: keep paying what you can, stay reachable and ask now; it can be sued for until {end} at least",
            days=days,
            end=end,
        )
    left = (debt.due_date - as_of).days
    if not left:
        return _("due today, {due}: an extension can only be asked for today", due=debt.due_date)
    return _("due on {due}, in {left} days: an extension can only be asked for before then", due=debt.due_date, left=left)
