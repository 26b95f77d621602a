"""A month's means: income − necessary spending − priority debts = what is disposable."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from decimal import Decimal

from reprieve.case import CaseFile
from reprieve.figures.fen import ZERO
from reprieve.judge.accounts import covered
from reprieve.judge.evidence import Evidence, left_out
from reprieve.judge.income import mean
from reprieve.judge.months import full_months, is_after, month_of
from reprieve.library.means import MeansRules
from reprieve.model import BANK_STATEMENT, Income, Means, MonthIncome


def means(evidence: Evidence, income: Income) -> Means | None:
    """What the household has each month now; None where no full month of income is on paper."""
    now = _income_now(evidence, income)
    if now is None:
        return None
    earned, months, without_wages = now
    priority = priority_debts(evidence.case.stated, evidence.library.means)
    necessary = sum(evidence.case.stated.budget.values(), ZERO) - priority
    return Means(earned, necessary, priority, earned - necessary - priority, observed_spending(evidence, income), months, without_wages)


def _income_now(evidence: Evidence, income: Income) -> tuple[Decimal, tuple[str, ...], bool] | None:
    """The mean of recurring income over the last full months since the onset; of several hardships, since the one that leaves least; those
    months, and whether it is without their wages.

    Where none has passed since, that of the months before it; without the wages, when the hardship is that they stopped.
    """
    full = set(full_months(covered(evidence, income.classified)))
    known = [month for month in income.months if month.month in full]
    claims = evidence.case.stated.hardships
    most = evidence.library.means.income_months
    found = [_since(claim.onset, known, evidence.library.hardships[claim.type].income_stops, most) for claim in claims]
    return min(filter(None, found), key=lambda each: each[0], default=None)


def _since(onset: dt.date, known: Sequence[MonthIncome], stopped: bool, most: int) -> tuple[Decimal, tuple[str, ...], bool] | None:
    since = [month for month in known if is_after(month.month, onset)]
    months, without_wages = (since or known)[-most:], stopped and not since
    amount = mean([month.recurring - month.wages if without_wages else month.recurring for month in months])
    return None if amount is None else (amount, tuple(month.month for month in months), without_wages)


def observed_spending(evidence: Evidence, income: Income) -> Decimal | None:
    """The mean of what the statements show spent in a full month since the onset, or before it where none has passed.

    None without any, and where a filter left rows out. Debt payments and transfers between own accounts are no spending. Wallets pay
    from the bank's card, so they count only without it.
    """
    if any(left_out(statement, evidence) for _paper, statement in evidence.own_statements()):
        return None
    banks = {paper.file for paper, _statement in evidence.own_statements() if paper.kind == BANK_STATEMENT}
    full = full_months(covered(evidence, income.classified))
    since = [month for month in full if is_after(month, evidence.case.onset)] or full
    months = since[-evidence.library.means.income_months :]
    spent = dict.fromkeys(months, ZERO)
    for item in income.classified:
        month = month_of(item.transaction.date)
        here = not banks or item.source.file in banks
        if here and month in spent and item.transaction.amount < 0 and item.nature in evidence.library.means.spending_natures:
            spent[month] -= item.transaction.amount
    return mean(list(spent.values()))


def priority_debts(stated: CaseFile, rules: MeansRules) -> Decimal:
    """The lines of the budget that are debts which come before the others: maintenance, tax, secured loans."""
    return sum((amount for key, amount in stated.budget.items() if any(re.search(p, key) for p in rules.priority_lines)), ZERO)
