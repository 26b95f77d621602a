"""Findings about money in: what is left out of income, what looks like income that the case does not tell of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from reprieve.figures.fen import ZERO
from reprieve.judge.evidence import Evidence
from reprieve.judge.joint import UNNAMED
from reprieve.judge.months import month_of
from reprieve.judge.remark import IN_THE_CASE, Remark
from reprieve.language import Message, Words, _
from reprieve.library.nature import Nature
from reprieve.matching.names import plain, stated
from reprieve.model import Classified, Income


def not_income_evidence(evidence: Evidence, income: Income) -> Iterator[Remark]:
    natures = evidence.library.natures.natures
    left_out = [item for item in income.classified if item.transaction.amount > 0 and natures[item.nature].column == "excluded"]
    if left_out:
        names: list[Words] = list(dict.fromkeys(natures[item.nature].name for item in left_out))
        message = _(
            "{count} receipts of {total} in all are not counted as income: {natures}",
            count=len(left_out),
            total=_total(left_out),
            natures=names,
        )
        yield Remark(message, tuple(item.source for item in left_out))


def self_transfer_as_income(evidence: Evidence, income: Income) -> Iterator[Remark]:
    """Money moved between own accounts whose words call it pay."""
    words = evidence.library.findings.pay_words
    moved = [item for item in income.classified if item.nature == "own_transfer" and item.transaction.amount > 0]
    called_pay = [item for item in moved if any(word in f"{item.transaction.summary} {item.transaction.note}" for word in words)]
    if called_pay:
        message = _(
            "{count} receipts of {total} in all are called pay, but come from the applicant's own account; they are not counted",
            count=len(called_pay),
            total=_total(called_pay),
        )
        yield Remark(message, tuple(item.source for item in called_pay))


def joint_account(evidence: Evidence, income: Income) -> Iterator[Remark]:
    """What arrives on a joint account, and nothing says for whom."""
    for payer, receipts in _by_payer([item for item in income.classified if item.nature in UNNAMED]):
        message = _(
            "{file} is of a joint account; no paper says for whom {payer} paid {total} in {count} receipts; they are not counted",
            file=receipts[0].source.file,
            payer=payer,
            total=_total(receipts),
            count=len(receipts),
        )
        yield Remark(message, tuple(item.source for item in receipts))


def undeclared_income(evidence: Evidence, income: Income) -> Iterator[Remark]:
    """After an onset at which income is said to have stopped: earnings of another kind, or the same payer month after month."""
    for claim in evidence.case.stated.hardships:
        if evidence.library.hardships[claim.type].income_stops:
            since = [item for item in income.classified if item.transaction.amount > 0 and item.transaction.date > claim.onset]
            told = re.search(evidence.library.findings.told_words, claim.statement)
            for payer, receipts in (*([] if told else _earned(since, evidence)), *_regular(since, evidence)):
                message = _(
                    "the case says that income stopped on {onset}; since then {payer} paid {total} in {count} receipts",
                    onset=claim.onset,
                    payer=payer,
                    total=_total(receipts),
                    count=len(receipts),
                )
                yield Remark(message, (IN_THE_CASE, *(item.source for item in receipts)))
    yield from _untold_rent(evidence, income)


def _untold_rent(evidence: Evidence, income: Income) -> Iterator[Remark]:
    """Whatever the hardship: rent that one payer pays month after month, and that no account of it tells of. Where income is said to have
    stopped, what comes regularly was told above."""
    rules, claims = evidence.library.findings, evidence.case.stated.hardships
    stopped = any(evidence.library.hardships[claim.type].income_stops for claim in claims)
    if stopped or any(re.search(rules.told_rent, claim.statement) for claim in claims):
        return
    natures = evidence.library.natures.natures
    rent = [item for item in income.classified if item.transaction.amount >= rules.regular_least and not _is_counted(item, natures)]
    for payer, receipts in _kept_up([item for item in rent if re.search(rules.rent_words, _said(item))], evidence):
        message = _(
            "{payer} paid {total} of rent in {count} receipts, which the case does not tell of; it is not counted as income",
            payer=payer,
            total=_total(receipts),
            count=len(receipts),
        )
        yield Remark(message, (IN_THE_CASE, *(item.source for item in receipts)))


def _is_counted(item: Classified, natures: Mapping[str, Nature]) -> bool:
    return natures[item.nature].column != "excluded"


def _earned(receipts: Sequence[Classified], evidence: Evidence) -> list[tuple[str | Message, list[Classified]]]:
    """By payer, what is counted as income other than wages and benefits."""
    natures = evidence.library.natures.natures
    return _by_payer([item for item in receipts if natures[item.nature].column == "other"])


def _regular(receipts: Sequence[Classified], evidence: Evidence) -> list[tuple[str | Message, list[Classified]]]:
    """By payer, what is not counted as income but comes in as many months, and is as large, as income would: transfers, and cash."""
    rules = evidence.library.findings
    unexplained = [
        item
        for item in receipts
        if item.nature in rules.unexplained_natures
        and item.transaction.amount >= rules.regular_least
        and (stated(item.transaction.counterparty) or _is_cash(item, evidence))
    ]
    return _kept_up(unexplained, evidence)


def _kept_up(receipts: Sequence[Classified], evidence: Evidence) -> list[tuple[str | Message, list[Classified]]]:
    """By payer, what comes in as many months as income would."""
    least = evidence.library.findings.regular_months
    return [(payer, items) for payer, items in _by_payer(receipts) if len({month_of(item.transaction.date) for item in items}) >= least]


def _by_payer(receipts: Sequence[Classified]) -> list[tuple[str | Message, list[Classified]]]:
    groups: dict[str, list[Classified]] = defaultdict(list)
    for item in receipts:
        groups[plain(item.transaction.counterparty)].append(item)
    return [(items[0].transaction.counterparty or _("a payer without a name"), items) for items in groups.values()]


def _is_cash(item: Classified, evidence: Evidence) -> bool:
    return re.search(evidence.library.findings.cash_words, _said(item)) is not None


def _said(item: Classified) -> str:
    return f"{item.transaction.summary} {item.transaction.note}"


def _total(items: Sequence[Classified]) -> Decimal:
    return sum((item.transaction.amount for item in items), ZERO)
