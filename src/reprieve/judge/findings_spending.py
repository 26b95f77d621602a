"""Findings about money out: do the statements bear out the budget, and what will a creditor ask about?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from reprieve.figures.fen import ZERO
from reprieve.judge.accounts import Account, accounts_of, covered
from reprieve.judge.evidence import Evidence, source
from reprieve.judge.income import mean
from reprieve.judge.ladder import savings
from reprieve.judge.means import means, observed_spending, priority_debts
from reprieve.judge.months import full_months, is_before, month_of
from reprieve.judge.overlap import is_foreign
from reprieve.judge.plan import affordable, plan, pool
from reprieve.judge.remark import IN_THE_CASE, Remark
from reprieve.language import _
from reprieve.matching.names import same_creditor
from reprieve.model import Classified, Income, Source


def budget_exceeds_statements(evidence: Evidence, income: Income) -> Iterator[Remark]:
    """The budget's spending is more, by a set measure, than what the statements show of a month."""
    stated = evidence.case.stated
    asked = sum(stated.budget.values()) - priority_debts(stated, evidence.library.means)
    seen = observed_spending(evidence, income)
    if seen is not None and asked * 100 > seen * (100 + evidence.library.findings.budget_percent):
        message = _("the budget comes to {asked} a month; the statements show {seen} spent in an average month", asked=asked, seen=seen)
        yield Remark(message, (IN_THE_CASE, *dict.fromkeys(item.source for item in income.classified[:1])))


def means_cover_payments(evidence: Evidence, income: Income) -> Iterator[Remark]:
    """What is left each month would still pay what the same creditors got before the hardship: a lender will ask why it does not."""
    left, paid = means(evidence, income), _paid_before(evidence, income)
    asks = evidence.case.stated.request.measure == "instalments" and evidence.case.stated.budget
    if asks and left and paid and left.disposable >= paid:
        message = _(
            "{left} a month is left now; before the hardship these creditors were paid {paid} in an average month",
            left=left.disposable,
            paid=paid,
        )
        yield Remark(message, (IN_THE_CASE,))


def offer_below_means(evidence: Evidence, income: Income) -> Iterator[Remark]:
    """So many months are asked for that little of what can be paid each month is offered: a lender will ask what becomes of the rest."""
    stated, rules, left = evidence.case.stated, evidence.library.means, means(evidence, income)
    made = plan(stated, left, rules, evidence.as_of) if left and stated.request.measure == "instalments" else None
    if left is None or made is None or not made.feasible:
        return
    offered, able = sum((offer.monthly for offer in made.offers), ZERO), affordable(left, rules)
    months = max(offer.months for offer in made.offers)
    if months > 1 and offered * 100 < able * evidence.library.findings.offered_percent:
        message = _(
            "{offered} a month is offered, for {months} months; {able} a month can be paid", offered=offered, months=months, able=able
        )
        yield Remark(message, (IN_THE_CASE,))


def savings_cover_debts(evidence: Evidence, income: Income) -> Iterator[Remark]:
    """What is put by would pay what is owed: a creditor will ask why it does not."""
    stated, rules = evidence.case.stated, evidence.library.means
    debts = [stated.debts[index] for index in pool(stated, rules)]
    owed = sum((debt.total for debt in debts), ZERO)
    balances = [last for account in accounts_of(evidence.own_statements()) if (last := _last_balance(account, evidence))]
    held = max(savings(stated, rules), sum((balance for balance, _place in balances), ZERO))
    if 0 < owed <= held:
        message = _(
            "savings, or the last balances on the statements, come to {held}; {owed} is owed to {creditors}",
            held=held,
            owed=owed,
            creditors=list(dict.fromkeys(debt.creditor for debt in debts)),
        )
        yield Remark(message, (IN_THE_CASE, *(place for _balance, place in balances)))


def _last_balance(account: Account, evidence: Evidence) -> tuple[Decimal, Source] | None:
    """The balance after the last row in yuan of an account's statements, whichever end of a paper that stands at."""
    last: tuple[dt.date, Decimal, Source] | None = None
    for paper, statement in account.statements:
        rows = [(number, row) for number, row in enumerate(statement.transactions, 1) if not is_foreign(statement, row, evidence)]
        newest_first = len(rows) > 1 and rows[0][1].date > rows[-1][1].date
        number, row = (rows[0] if newest_first else rows[-1]) if rows else (0, None)
        if row and row.balance is not None and (last is None or row.date >= last[0]):
            last = row.date, row.balance, source(paper, number)
    return last[1:] if last else None


def _paid_before(evidence: Evidence, income: Income) -> Decimal | None:
    """The mean of what the creditors who share in a plan were paid in a full month before the onset; None without such a month."""
    stated = evidence.case.stated
    names = [stated.debts[index].creditor for index in pool(stated, evidence.library.means)]
    months = [month for month in full_months(covered(evidence, income.classified)) if is_before(month, evidence.case.onset)]
    paid = dict.fromkeys(months, ZERO)
    for item in income.classified:
        month, amount = month_of(item.transaction.date), item.transaction.amount
        if month in paid and amount < 0 and any(same_creditor(item.transaction.counterparty, name) for name in names):
            paid[month] -= amount
    return mean(list(paid.values()))


def large_discretionary_spending(evidence: Evidence, income: Income) -> Iterator[Remark]:
    """Since the hardship began: large payments for what can wait."""
    rules = evidence.library.findings
    large = [
        item
        for item in income.classified
        if -item.transaction.amount >= rules.discretionary_least
        and item.transaction.date >= evidence.case.onset
        and any(word in _text(item) for word in rules.discretionary_words)
    ]
    if large:
        message = _(
            "since {onset} there are {count} large payments that a creditor will ask about, the first {amount} to {payee} on {day}",
            onset=evidence.case.onset,
            count=len(large),
            amount=-large[0].transaction.amount,
            payee=large[0].transaction.counterparty or large[0].transaction.summary,
            day=large[0].transaction.date,
        )
        yield Remark(message, tuple(item.source for item in large))


def _text(item: Classified) -> str:
    return f"{item.transaction.summary} {item.transaction.note} {item.transaction.counterparty}"
