"""The applicant's accounts: which statements are of one account, and which account income arrives in.

A month is covered when the account that income arrives in is: another account's statement does not show what came into this one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from reprieve.judge.evidence import Evidence, period_of, source
from reprieve.judge.months import Period
from reprieve.model import BANK_STATEMENT, Classified, Document, Source, Statement
from reprieve.names import same_account

_ZERO = Decimal("0.00")
Read = tuple[Document, Statement]


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
    """The statements by account. One that prints no number goes with those of its bank, or of no bank."""
    groups: list[list[Read]] = []
    for pair in sorted(statements, key=lambda pair: not pair[1].account):
        group = next((group for group in groups if _is_of(pair, group)), None)
        if group is None:
            groups.append([pair])
        else:
            group.append(pair)
    places = {id(paper): place for place, (paper, _statement) in enumerate(statements)}
    ordered = [tuple(sorted(group, key=lambda pair: places[id(pair[0])])) for group in groups]
    return [Account(group) for group in sorted(ordered, key=lambda group: places[id(group[0][0])])]


def _is_of(pair: Read, group: Sequence[Read]) -> bool:
    (paper, statement), (other_paper, other) = pair, group[0]
    if paper.kind != other_paper.kind:
        return False
    if statement.account and other.account:
        return same_account(statement.account, other.account) or statement.account == other.account
    return not statement.issuer or not other.issuer or statement.issuer == other.issuer


def earning(accounts: Sequence[Account], classified: Sequence[Classified]) -> list[Account]:
    """The accounts that counted income arrives in, the most first."""
    came: dict[str, Decimal] = defaultdict(lambda: _ZERO)
    for item in classified:
        if item.counted and item.transaction.amount > 0:
            came[item.source.file] += item.transaction.amount
    sums = [(sum((came[file] for file in account.files), _ZERO), account) for account in accounts]
    return [account for amount, account in sorted(sums, key=lambda pair: -pair[0]) if amount > 0]


def covered(evidence: Evidence, classified: Sequence[Classified]) -> list[Period]:
    """The days covered by the bank statements of the accounts that income arrives in; by wallets only where there is no bank statement."""
    own = evidence.own_statements()
    banks = [pair for pair in own if pair[0].kind == BANK_STATEMENT]
    accounts = accounts_of(banks or own)
    return [period for account in earning(accounts, classified) or accounts for period in account.periods]
