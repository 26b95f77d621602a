"""Findings about debts: limitation, and whether the hardship explains the default."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from reprieve.case import Debt, HardshipClaim
from reprieve.judge.evidence import Evidence, source
from reprieve.judge.remark import IN_THE_CASE, Remark
from reprieve.judge.says_otherwise import REFUSED
from reprieve.judge.timing import last_event, limitation_end
from reprieve.language import Message, _
from reprieve.library.hardship import Hardship
from reprieve.matching.debts import assignee, bears_number, is_about, is_numbered, surely_about
from reprieve.matching.names import any_person, same_creditor, stated
from reprieve.model import Certificate, Document, Income

GUARANTOR = "guarantor"


def limitation_expired(evidence: Evidence, income: Income) -> Iterator[Remark]:
    for debt in evidence.case.stated.debts:
        expiry = limitation_end(debt, evidence.library.findings.limitation_years)
        if expiry < evidence.as_of:
            message = _(
                "{creditor}: the last event that restarts limitation was on {last}; it may have run out on {expiry}",
                creditor=debt.creditor,
                last=last_event(debt),
                expiry=expiry,
            )
            yield Remark(message, (IN_THE_CASE,))


def limitation_restarts(evidence: Evidence, income: Income) -> Iterator[Remark]:
    years = evidence.library.findings.limitation_years
    running = [d for d in evidence.case.stated.debts if _due(d) < evidence.as_of and limitation_end(d, years) >= evidence.as_of]
    if running:
        yield Remark(_("limitation starts anew for: {creditors}", creditors=[debt.creditor for debt in running]), (IN_THE_CASE,))


def event_after_default(evidence: Evidence, income: Income) -> Iterator[Remark]:
    """Debts that were overdue when the hardship began, as the case says or as the papers that certify it do."""
    for claim in evidence.case.stated.hardships:
        overdue = [debt for debt in evidence.case.stated.debts if debt.overdue_since]
        earlier = [debt.creditor for debt in overdue if debt.overdue_since and debt.overdue_since < claim.onset]
        hardship = evidence.library.hardships[claim.type].name
        if earlier:
            message = _(
                "{hardship} began on {onset}; by then these debts were overdue: {creditors}",
                hardship=hardship,
                onset=claim.onset,
                creditors=earlier,
            )
            yield Remark(message, (IN_THE_CASE,))
        event, paper = _certified(claim, evidence)
        later = [debt.creditor for debt in overdue if event and debt.overdue_since and claim.onset <= debt.overdue_since < event]
        if later and paper:
            message = _(
                "{file} is about {event}; by then these debts were overdue: {creditors}", file=paper.file, event=event, creditors=later
            )
            yield Remark(message, (IN_THE_CASE, source(paper)))


def _certified(claim: HardshipClaim, evidence: Evidence) -> tuple[dt.date | None, Document | None]:
    """The first event that the papers certify of those that the claim's needs ask for near its onset; not when a paper was issued.

    Of a hardship that papers of several kinds date, the first day that any of these bears.
    """
    hardship = evidence.library.hardships[claim.type]
    near = _asked_near(hardship, evidence)
    dated = [
        (certificate.event_date, paper)
        for paper, certificate in evidence.certificates()
        if certificate.event_date and paper.kind in near and abs((certificate.event_date - claim.onset).days) <= near[paper.kind]
    ]
    borne = [
        (min(days), paper)
        for paper, certificate in evidence.certificates()
        if paper.kind in hardship.dated_by and (days := _days_on(certificate))
    ]
    return min((*dated, *borne), key=lambda pair: pair[0], default=(None, None))


def _asked_near(hardship: Hardship, evidence: Evidence) -> dict[str, int]:
    """The kinds of paper whose event must lie near the onset, and within how many days."""
    asked = [rule for need in hardship.needs for way in need.alternatives for rule in way.papers]
    kinds = evidence.library.documents
    return {
        kind: rule.near_onset_days
        for rule in asked
        if rule.near_onset_days is not None
        for kind in rule.kinds
        if kinds[kind].event != "issued"
    }


def _days_on(certificate: Certificate) -> list[dt.date]:
    days = [certificate.issued, certificate.event_date, *certificate.dates.values()]
    return [day for day in days if day]


def debt_sum_mismatch(evidence: Evidence, income: Income) -> Iterator[Remark]:
    """A paper about a debt that names another sum than the case, or a loan smaller than what is said to be left of it."""
    debts = evidence.case.stated.debts
    for debt in debts:
        about = surely_about(debt, evidence.documents, debts)
        latest = max(filter(None, map(_due_on, about)), default=dt.date.min)
        for paper in about:
            if isinstance(paper.content, Certificate):
                yield from (
                    Remark(message, (IN_THE_CASE, source(paper, told=(said,))))
                    for said, message in _sums(paper, paper.content, debt, evidence)
                    if said != "due" or (_due_on(paper) or latest) >= latest  # what an earlier bill says was owed then
                )


def _due_on(paper: Document) -> dt.date | None:
    """The day for which a paper says what is due."""
    return paper.content.event_date if isinstance(paper.content, Certificate) and "due" in paper.content.figures else None


def _sums(paper: Document, certificate: Certificate, debt: Debt, evidence: Evidence) -> Iterator[tuple[str, Message]]:
    """Which figure differs, and how."""
    due, lent = certificate.figures.get("due"), certificate.figures.get("amount")
    if (words := certificate.fields.get(REFUSED)) and not is_numbered(paper):
        message = _("{creditor}: the case says that it is owed, {file} says: {words}", creditor=debt.creditor, file=paper.file, words=words)
        yield REFUSED, message
    if due is not None and abs(due - debt.total) * 100 > debt.total * evidence.library.findings.debt_percent:
        message = _(
            "{creditor}: the case says that {total} is owed, {file} says {due}",
            creditor=debt.creditor,
            total=debt.total,
            file=paper.file,
            due=due,
        )
        yield "due", message
    if lent is not None and debt.principal > lent:
        message = _(
            "{creditor}: the case says that {principal} of principal is owed, the loan in {file} is of {lent}",
            creditor=debt.creditor,
            principal=debt.principal,
            file=paper.file,
            lent=lent,
        )
        yield "amount", message


def debt_settled(evidence: Evidence, income: Income) -> Iterator[Remark]:
    """A paper of the debt's own number says that it is settled."""
    for debt in evidence.case.stated.debts:
        for paper, certificate in evidence.certificates():
            words = certificate.fields.get(REFUSED, "")
            if words and is_about(paper, debt) and bears_number(paper, debt):
                message = _(
                    "{creditor}: the case says that it is owed, {file} says: {words}", creditor=debt.creditor, file=paper.file, words=words
                )
                yield Remark(message, (IN_THE_CASE, source(paper, told=(REFUSED,))))


def debt_assigned(evidence: Evidence, income: Income) -> Iterator[Remark]:
    """A paper says that the debt belongs to someone else by now: what is written to the old creditor reaches the wrong one."""
    debts = evidence.case.stated.debts
    for debt in debts:
        for paper in surely_about(debt, evidence.documents, debts):
            new = assignee(paper.content) if isinstance(paper.content, Certificate) else ""
            if stated(new) and not same_creditor(new, debt.creditor):
                message = _(
                    "{file} says that the debt to {creditor} was assigned to {new}", file=paper.file, creditor=debt.creditor, new=new
                )
                yield Remark(message, (IN_THE_CASE, source(paper, told=("assignee",))))


def guarantor_liability(evidence: Evidence, income: Income) -> Iterator[Remark]:
    """A guarantor, on a contract or in the request, is liable; that is never proposed, and told where it is."""
    for paper, certificate in evidence.certificates():
        name = certificate.fields.get(GUARANTOR, "")
        if stated(name) and not any_person(name, evidence.case.stated.applicant.names):
            message = _("{file} names {name} as guarantor; tell them before you sign anything", file=paper.file, name=name)
            yield Remark(message, (source(paper, told=(GUARANTOR,)),))
    if evidence.case.stated.request.guarantor:
        name = evidence.case.stated.request.guarantor
        yield Remark(_("the request offers {name} as guarantor, who becomes liable for the whole debt", name=name), (IN_THE_CASE,))


def applicant_is_guarantor(evidence: Evidence, income: Income) -> Iterator[Remark]:
    """A contract on which the applicant only stands in for who borrowed: a letter of theirs may admit what is not owed yet."""
    own = evidence.case.stated.applicant.names
    for paper, certificate in evidence.certificates():
        name, borrower = certificate.fields.get(GUARANTOR, ""), certificate.person
        if stated(name) and any_person(name, own) and stated(borrower) and not any_person(borrower, own):
            message = _("{file} names {borrower} as the borrower and the applicant as guarantor", file=paper.file, borrower=borrower)
            yield Remark(message, (source(paper, told=(GUARANTOR,)),))


def _due(debt: Debt) -> dt.date:
    return debt.overdue_since or debt.due_date
