"""Whose the receipts of a joint account are: the applicant's, or another holder's, only as far as a row or a paper says so."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reprieve.judge.evidence import HOLDERS, Evidence, net_pay, pay_months, person_on
from reprieve.judge.issuers import payers_on
from reprieve.judge.months import month_of
from reprieve.library.pattern import HAN
from reprieve.matching.names import any_organisation, any_person, plain
from reprieve.model import Document, Payslip, Statement, Transaction

OTHER_HOLDER, JOINT_WAGES, JOINT_RECEIPT = "other_holder", "joint_wages", "joint_receipt"
UNNAMED = frozenset({JOINT_WAGES, JOINT_RECEIPT})


@dataclass(frozen=True, slots=True)
class _Holder:
    """Names that one side of an account goes by, and the papers that bear them."""

    names: Sequence[str]
    payers: Sequence[str]
    slips: Sequence[Payslip]


def holders_beside(paper: Document, evidence: Evidence) -> list[str]:
    """Who holds a joint account beside the applicant. A name in Latin letters may be the applicant's own once more."""
    names = HOLDERS.split(paper.content.holder) if isinstance(paper.content, Statement) else []
    others = [name for name in names if not any_person(name, evidence.case.stated.applicant.names)]
    return [name for name in others if len(others) < len(names) and _is_persons(name, evidence)]


def whose(receipts: Mapping[int, tuple[Document, Transaction]], evidence: Evidence) -> dict[int, bool | None]:
    """Of receipts by their numbers those on joint accounts: True the applicant's, False another holder's, None nobody's by name.

    What one payer pays once a month is one person's: where a part of it is named, so is the rest.
    """
    own = _holder(evidence.case.stated.applicant.names, evidence)
    told: dict[int, bool | None] = {}
    streams: dict[str, list[int]] = defaultdict(list)
    for number, (paper, receipt) in receipts.items():
        if others := holders_beside(paper, evidence):
            told[number] = _named(receipt, own, _holder(others, evidence))
            streams[plain(receipt.counterparty)].append(number)
    for numbers in streams.values():
        known = {told[number] for number in numbers} - {None}
        months = {month_of(receipts[number][1].date) for number in numbers}
        if len(known) == 1 and len(months) == len(numbers):
            told |= dict.fromkeys(numbers, *known)
    return told


def _is_persons(name: str, evidence: Evidence) -> bool:
    return bool(re.search(f"[{HAN}]", name)) and not re.search(evidence.library.natures.organisation_words, plain(name))


def _holder(names: Sequence[str], evidence: Evidence) -> _Holder:
    papers = [paper for paper in evidence.documents if any_person(person_on(paper), names)]
    slips = [paper.content for paper in papers if isinstance(paper.content, Payslip)]
    return _Holder(names, [payer for paper in papers for payer in payers_on(paper, evidence)], slips)


def _named(receipt: Transaction, own: _Holder, other: _Holder) -> bool | None:
    """What names one of them and not the other: the row's own words, who pays, what a payslip says is paid."""
    said = plain(f"{receipt.summary}{receipt.note}{receipt.counterparty}")
    for mine, theirs in (
        [any(plain(name) in said for name in holder.names) for holder in (own, other)],
        [any_organisation(receipt.counterparty, holder.payers) for holder in (own, other)],
        [any(_is_pay(receipt, slip) for slip in holder.slips) for holder in (own, other)],
    ):
        if mine != theirs:
            return mine
    return None


def _is_pay(receipt: Transaction, slip: Payslip) -> bool:
    return month_of(receipt.date) in pay_months(slip) and receipt.amount in net_pay(slip)
