"""Findings about claims: what a court, a lawyer or the lender has sent, and what day it sets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reprieve.judge.evidence import Evidence, source
from reprieve.judge.remark import IN_THE_CASE, Remark
from reprieve.judge.says_otherwise import REFUSED
from reprieve.language import _
from reprieve.matching.debts import surely_about
from reprieve.matching.names import any_person, same_creditor
from reprieve.model import Income

HEARING = "hearing"
DEMAND = "demand"


def debt_in_court(evidence: Evidence, income: Income) -> Iterator[Remark]:
    """Papers of a court about what the applicant owes: the days that they set are not those of a request to the lender."""
    rules, stated_case = evidence.library.findings, evidence.case.stated
    for paper, certificate in evidence.certificates():
        said = certificate.fields
        claimant, cause, respondent = (said.get(name, "") for name in ("claimant", "cause", "respondent"))
        sued = any_person(respondent, stated_case.applicant.names) if respondent else evidence.is_applicants(paper) is not False
        owed = re.search(rules.debt_causes, cause) or any(same_creditor(claimant, debt.creditor) for debt in stated_case.debts)
        if (
            paper.kind in rules.court_kinds
            and sued
            and owed
            and REFUSED not in said
            and not any_person(claimant, stated_case.applicant.names)
        ):
            hearing = certificate.dates.get(HEARING)
            matter = [text for text in (claimant, cause) if text]
            message = (
                _("{file}: {matter}; the applicant is to appear on {day}", file=paper.file, matter=matter, day=hearing)
                if hearing
                else _("{file}: {matter}; the court sets its own days", file=paper.file, matter=matter)
            )
            yield Remark(message, (source(paper, told=(HEARING, "claimant", "cause")),))


def demand_not_stated(evidence: Evidence, income: Income) -> Iterator[Remark]:
    """A letter that asks for a debt, later than the last demand that the case states: limitation starts anew from it."""
    debts = evidence.case.stated.debts
    for paper, letter in evidence.certificates():
        day = letter.issued
        if DEMAND not in letter.fields or day is None:
            continue
        for debt in debts:
            if not (debt.last_demand and debt.last_demand >= day) and surely_about(debt, [paper], debts):
                message = _(
                    "{creditor}: {file} ({demand}) asks for payment on {day}; the case does not state that demand",
                    creditor=debt.creditor,
                    file=paper.file,
                    demand=letter.fields[DEMAND],
                    day=day,
                )
                yield Remark(message, (IN_THE_CASE, source(paper, told=("issued",))))
