"""Findings about single papers: whom they name, when they are dated, who issued them, whether what they bill was paid."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reprieve.figures.fen import ZERO
from reprieve.judge.business import is_of_the_business
from reprieve.judge.evidence import Evidence, day_of, person_on, source
from reprieve.judge.issuers import issuer_may_not
from reprieve.judge.joint import holders_beside
from reprieve.judge.kinship import family, is_kin
from reprieve.judge.loss import came_back
from reprieve.judge.months import month_period
from reprieve.judge.needs import rules_of
from reprieve.judge.paper_rule import is_party, names_whom
from reprieve.judge.remark import IN_THE_CASE, Remark
from reprieve.language import Message, _
from reprieve.library.hardship import PaperRule
from reprieve.matching.names import any_person, plain, same_organisation
from reprieve.model import PAYSLIP, STATEMENT_KINDS, Certificate, Document, Income, Payslip, Source, Statement

_WHOSE = ("person", "id_number")


def holder_mismatch(evidence: Evidence, income: Income) -> Iterator[Remark]:
    own_kinds, shared_kinds = _kinds_of_the_applicant(evidence), _kinds_of_the_applicant_and_others(evidence)
    name = evidence.case.stated.applicant.name
    for paper in evidence.documents:
        others = paper.kind in own_kinds and evidence.is_applicants(paper) is False and not _is_at_home(paper, evidence)
        others = others and not any(paper.kind in rule.kinds and names_whom(paper, rule, evidence) for rule in _asked(evidence))
        if others or (paper.kind in shared_kinds and not is_party(paper, evidence)):
            yield Remark(_against(paper, name), (IN_THE_CASE, source(paper, told=_WHOSE)))


def _is_at_home(paper: Document, evidence: Evidence) -> bool:
    """Whether it is the business's, or of the money of somebody of the family, or who holds an account with the applicant."""
    kinds = STATEMENT_KINDS | {PAYSLIP, *evidence.library.findings.income_kinds}
    beside = [name for other, _statement in evidence.statements() for name in holders_beside(other, evidence)]
    at_home = paper.kind in kinds and (is_kin(paper, family(evidence), evidence) or any_person(person_on(paper), beside))
    return at_home or is_of_the_business(paper, evidence)


def _against(paper: Document, name: str) -> Message:
    other = person_on(paper)
    if plain(other) == plain(name):
        return _("{file} bears {person}'s name, but another ID number than the case", file=paper.file, person=other)
    return _("the applicant is {name}; {file} names {person}", name=name, file=paper.file, person=other or "?")


def _asked(evidence: Evidence) -> list[PaperRule]:
    return [paper for need, _onset in rules_of(evidence) for way in need.alternatives for paper in way.papers]


def _kinds_of_the_applicant(evidence: Evidence) -> set[str]:
    """Kinds of paper that must name the applicant: statements, payslips, and what a need asks of nobody else."""
    asked = _asked(evidence)
    own = {kind for paper in asked if paper.person in ("applicant", "household") for kind in paper.kinds}
    others = {kind for paper in asked if paper.person not in ("applicant", "household", "business") for kind in paper.kinds}
    return (own - others) | STATEMENT_KINDS | {PAYSLIP}


def _kinds_of_the_applicant_and_others(evidence: Evidence) -> set[str]:
    """Kinds of paper that must name the applicant beside others: what befell both, not what shows that two are related."""
    hardships = {**evidence.library.hardships, evidence.library.base.id: evidence.library.base}
    asked = [
        paper
        for need, _onset in rules_of(evidence)
        for way in need.alternatives
        for paper in way.papers
        if (hardship := hardships.get(need.id.partition(".")[0])) and not hardship.relatives
    ]
    looser = {kind for paper in asked if paper.person in ("relative", "anyone") for kind in paper.kinds}
    return {kind for paper in asked if paper.person == "party" for kind in paper.kinds} - looser


def duplicate_paper(evidence: Evidence, income: Income) -> Iterator[Remark]:
    for copy, original in evidence.copies:
        message = _("{file} is the same file as {original}; it counts once", file=copy.file, original=original.file)
        yield Remark(message, (source(original), source(copy)))


def dated_in_future(evidence: Evidence, income: Income) -> Iterator[Remark]:
    for paper in evidence.documents:
        late = _latest(paper, paper.kind in evidence.library.findings.announced_kinds)
        if late and late[0] > evidence.as_of:
            message = _("{file} is dated {day}, after the as-of date {as_of}", file=paper.file, day=late[0], as_of=evidence.as_of)
            yield Remark(message, (late[1],))


def _latest(paper: Document, announces: bool) -> tuple[dt.date, Source] | None:
    """The latest day on which the paper says that something has happened, and where; not what it `announces`."""
    match paper.content:
        case Statement(transactions=rows) if rows:
            last = max(range(len(rows)), key=lambda index: rows[index].date)
            return rows[last].date, source(paper, last + 1)
        case Payslip(pay_period=month, paid_on=paid):
            return (paid, source(paper)) if paid else _first_day(month, paper)
        case Certificate(issued=issued, event_date=event):
            days = {"issued": issued, "event_date": None if announces else event}
            told = max(((day, name) for name, day in days.items() if day), default=None)
            return (told[0], source(paper, told=(told[1],))) if told else None
    return None


def _first_day(month: str, paper: Document) -> tuple[dt.date, Source] | None:
    return (month_period(month).start, source(paper)) if day_of(paper) else None


def issuer_not_competent(evidence: Evidence, income: Income) -> Iterator[Remark]:
    for paper, certificate in evidence.certificates():
        if issuer_may_not(paper, evidence):
            kind = evidence.library.documents[paper.kind].name
            message = _(
                "{file} ({kind}) is issued by {issuer}; check whether it may certify this",
                file=paper.file,
                kind=kind,
                issuer=certificate.issuer,
            )
            yield Remark(message, (source(paper, told=("issuer",)),))


def cost_not_paid(evidence: Evidence, income: Income) -> Iterator[Remark]:
    texts = evidence.library.findings
    for paper, bill in evidence.certificates():
        figures = [bill.figures[name] for name in texts.cost_figures if name in bill.figures]
        if (
            paper.kind in texts.cost_kinds
            and figures
            and not _is_paid(figures, day_of(paper, "event"), bill.issuer, income, texts.cost_days)
        ):
            message = _("{file} bills {total}; no payment of it is in the statements", file=paper.file, total=figures[-1])
            statements = tuple(source(other) for other, _statement in evidence.own_statements())
            yield Remark(message, (source(paper, told=texts.cost_figures[::-1]), *statements))


def _is_paid(figures: Sequence[Decimal], day: dt.date | None, payee: str, income: Income, days: int) -> bool:
    """Whether a payment of one of the figures lies near the day, or payments to the payee come to the least of them."""
    out = [row.transaction for row in income.classified if row.transaction.amount < 0]
    near = [row for row in out if (day is None or abs((row.date - day).days) <= days) and not came_back(row, income, days)]
    to_payee = sum((-row.amount for row in near if same_organisation(row.counterparty, payee)), ZERO)
    return any(-row.amount in figures for row in near) or to_payee >= min(figures)
