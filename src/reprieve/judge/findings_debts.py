"""Findings about debts: limitation, and whether the hardship explains the default."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from reprieve.case import Debt
from reprieve.judge.evidence import Evidence
from reprieve.judge.months import add_months
from reprieve.judge.remark import IN_THE_CASE, Remark
from reprieve.language import _
from reprieve.model import Income

_MONTHS_A_YEAR = 12


def limitation_expired(evidence: Evidence, income: Income) -> Iterator[Remark]:
    for debt in evidence.case.stated.debts:
        expiry = _limitation_end(debt, evidence.library.findings.limitation_years)
        if expiry < evidence.as_of:
            message = _(
                "{creditor}: the last event that restarts limitation was on {last}; it may have run out on {expiry}",
                creditor=debt.creditor,
                last=_last_event(debt),
                expiry=expiry,
            )
            yield Remark(message, (IN_THE_CASE,))


def limitation_restarts(evidence: Evidence, income: Income) -> Iterator[Remark]:
    years = evidence.library.findings.limitation_years
    running = [d for d in evidence.case.stated.debts if _due(d) < evidence.as_of and _limitation_end(d, years) >= evidence.as_of]
    if running:
        yield Remark(_("limitation starts anew for: {creditors}", creditors=[debt.creditor for debt in running]), (IN_THE_CASE,))


def event_after_default(evidence: Evidence, income: Income) -> Iterator[Remark]:
    for claim in evidence.case.stated.hardships:
        earlier = [debt for debt in evidence.case.stated.debts if debt.overdue_since and debt.overdue_since < claim.onset]
        if earlier:
            hardship = evidence.library.hardships[claim.type].name
            message = _(
                "{hardship} began on {onset}; by then these debts were overdue: {creditors}",
                hardship=hardship,
                onset=claim.onset,
                creditors=[debt.creditor for debt in earlier],
            )
            yield Remark(message, (IN_THE_CASE,))


def _due(debt: Debt) -> dt.date:
    return debt.overdue_since or debt.due_date


def _last_event(debt: Debt) -> dt.date:
    """The latest of due date, payment and demand: each of the last two starts limitation anew."""
    return max(day for day in (debt.due_date, debt.overdue_since, debt.last_payment, debt.last_demand) if day)


def _limitation_end(debt: Debt, years: int) -> dt.date:
    return add_months(_last_event(debt), years * _MONTHS_A_YEAR)
