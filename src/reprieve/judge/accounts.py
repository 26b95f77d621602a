"""The applicant's accounts: which statements are of one account, and which account income arrives in.

A month is covered when the account that income arrives in is: another account's statement does not show what came into this one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from reprieve.figures.fen import ZERO
from reprieve.judge.evidence import Evidence, period_of, source
from reprieve.judge.months import Period
from reprieve.matching.accounts import Read, by_account
from reprieve.model import BANK_STATEMENT, Classified, Source


@dataclass(frozen=True, slots=True)
class Account:
    """The statements of one account, in the order of the papers."""

    statements: tuple[Read, ...]

    @property
    def periods(self) -> list[Period]:
        return [period for _paper, statement in self.statements if (period := period_of(statement))]

    @property
    def places(self) -> tuple[Source, ...]:
        return tuple(source(paper) for paper, _statement in self.statements)

    @property
    def files(self) -> list[str]:
        return [paper.file for paper, _statement in self.statements]


def accounts_of(statements: Sequence[Read]) -> list[Account]:
    """The statements by account, as `by_account` tells them apart."""
    return [Account(group) for group in by_account(statements)]


def earning(accounts: Sequence[Account], classified: Sequence[Classified]) -> list[Account]:
    """The accounts that counted income arrives in, the most first."""
    came: dict[str, Decimal] = defaultdict(lambda: ZERO)
    for item in classified:
        if item.counted and item.transaction.amount > 0:
            came[item.source.file] += item.transaction.amount
    sums = [(sum((came[file] for file in account.files), ZERO), account) for account in accounts]
    return [account for amount, account in sorted(sums, key=lambda pair: -pair[0]) if amount > 0]


def covered(evidence: Evidence, classified: Sequence[Classified]) -> list[Period]:
    """The days covered by the bank statements of the accounts that income arrives in; by wallets only where there is no bank statement."""
    own = evidence.own_statements()
    banks = [pair for pair in own if pair[0].kind == BANK_STATEMENT]
    accounts = accounts_of(banks or own)
    return [period for account in earning(accounts, classified) or accounts for period in account.periods]
