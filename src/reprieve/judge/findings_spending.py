"""Findings about money out: do the statements bear out the budget, and what will a creditor ask about?"""

from __future__ import annotations

from collections.abc import Iterator

from reprieve.judge.evidence import Evidence
from reprieve.judge.means import observed_spending, priority_debts
from reprieve.judge.remark import IN_THE_CASE, Remark
from reprieve.language import _
from reprieve.model import Classified, Income


def budget_exceeds_statements(evidence: Evidence, income: Income) -> Iterator[Remark]:
    """The budget's spending is more, by a set measure, than what the statements show of a month."""
    stated = evidence.case.stated
    asked = sum(stated.budget.values()) - priority_debts(stated, evidence.library.means)
    seen = observed_spending(evidence, income)
    if seen is not None and asked * 100 > seen * (100 + evidence.library.findings.budget_percent):
        message = _("the budget comes to {asked} a month; the statements show {seen} spent in an average month", asked=asked, seen=seen)
        yield Remark(message, (IN_THE_CASE, *dict.fromkeys(item.source for item in income.classified[:1])))


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
