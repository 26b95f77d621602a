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
from reprieve.model import Certificate, Document, Income

CLAIMANT, CAUSE, HEARING = "claimant", "cause", "hearing"
DEMAND = "demand"


def debt_in_court(evidence: Evidence, income: Income) -> Iterator[Remark]:
    """Papers of a court about what the applicant owes: the days that they set are not those of a request to the lender."""
    for paper, certificate in evidence.certificates():
        if paper.kind in evidence.library.findings.court_kinds and _is_claimed(paper, certificate, evidence):
            hearing = certificate.dates.get(HEARING)
            matter = [text for name in (CLAIMANT, CAUSE) if (text := certificate.fields.get(name))]
            message = (
                _("{file}: {matter}; the applicant is to appear on {day}", file=paper.file, matter=matter, day=hearing)
                if hearing
                else _("{file}: {matter}; the court sets its own days", file=paper.file, matter=matter)
            )
            yield Remark(message, (source(paper, told=(HEARING, CLAIMANT, CAUSE)),))


def _is_claimed(paper: Document, certificate: Certificate, evidence: Evidence) -> bool:
    """Whether a paper of a court is about a debt that somebody else claims of the applicant, and was not dismissed or withdrawn."""
    claimant, cause, respondent = (certificate.fields.get(name, "") for name in (CLAIMANT, CAUSE, "respondent"))
    names, debts = evidence.case.stated.applicant.names, evidence.case.stated.debts
    if REFUSED in certificate.fields or any_person(claimant, names):
        return False
    sued = any_person(respondent, names) if respondent else evidence.is_applicants(paper) is not False
    about_debt = re.search(evidence.library.findings.debt_causes, cause) or any(same_creditor(claimant, debt.creditor) for debt in debts)
    return sued and bool(about_debt)


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
