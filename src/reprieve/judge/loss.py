"""Whether the statements show the payments that a fraud is said to have cost."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reprieve.figures.fen import ZERO
from reprieve.judge.evidence import Evidence
from reprieve.judge.nature import REFUND
from reprieve.matching.names import plain
from reprieve.model import Income, Transaction

_LARGEST = 12


def loss_is_seen(onset: dt.date, evidence: Evidence, income: Income) -> bool:
    """Whether payments out around the onset come to a loss that the papers name: one of them, those to one payee, or some together.

    Where no paper names a figure, one large payment is enough.
    """
    rules = evidence.library.findings
    near = [row for row in _payments(evidence, income) if abs((row.date - onset).days) <= rules.loss_days]
    losses = list(_losses(evidence))
    if not losses:
        return any(-row.amount >= rules.loss_least for row in near)
    return any(_come_to(loss, near) for loss in losses)


def _payments(evidence: Evidence, income: Income) -> Iterator[Transaction]:
    """Payments out that may be a loss: none to lenders, landlords or oneself, and none that came back."""
    rules = evidence.library.findings
    for item in income.classified:
        row = item.transaction
        if row.amount < 0 and item.nature not in rules.no_loss and not came_back(row, income, rules.loss_days):
            yield row


def came_back(row: Transaction, income: Income, days: int) -> bool:
    """Whether a refund of the whole amount followed within so many days."""
    returned = (item.transaction for item in income.classified if item.nature == REFUND)
    return any(other.amount == -row.amount and 0 <= (other.date - row.date).days <= days for other in returned)


def _losses(evidence: Evidence) -> Iterator[Decimal]:
    for paper, certificate in evidence.certificates():
        if paper.kind in evidence.library.findings.loss_kinds and evidence.is_applicants(paper) is not False:
            yield from (amount for name, amount in certificate.figures.items() if name == "loss" and amount > 0)


def _come_to(loss: Decimal, payments: Sequence[Transaction]) -> bool:
    to_payee: dict[str, Decimal] = defaultdict(lambda: ZERO)
    for row in payments:
        to_payee[plain(row.counterparty)] -= row.amount
    if any(amount >= loss for name, amount in to_payee.items() if name):
        return True
    largest = sorted((-row.amount for row in payments), reverse=True)[:_LARGEST]
    return loss in _sums(largest)


def _sums(amounts: Sequence[Decimal]) -> set[Decimal]:
    """Every sum that some of the amounts come to."""
    sums = {ZERO}
    for amount in amounts:
        sums |= {known + amount for known in sums}
    return sums
