"""Findings about proofs against the statements, the case and each other: certified income, a closed business, places, days."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from reprieve.figures.fen import ZERO
from reprieve.judge.accounts import covered
from reprieve.judge.business import BUSINESS_LICENCE, another_business
from reprieve.judge.evidence import Evidence, day_of, source
from reprieve.judge.income import mean, means_around
from reprieve.judge.months import full_months, is_after, is_before, month_of
from reprieve.judge.nature import BUSINESS_RECEIPTS
from reprieve.judge.remark import IN_THE_CASE, Remark
from reprieve.language import _
from reprieve.matching.names import same_organisation, same_person, stated
from reprieve.model import Certificate, Classified, Document, Income

PLACE = "place"
MONTHLY_INCOME = "monthly_income"
AFTER_TAX = "after_tax"


def certificate_not_banked(evidence: Evidence, income: Income) -> Iterator[Remark]:
    """A certificate of income whose figure is far from what the statements show, before the onset, after it, and on the whole.

    Statements that begin after the onset do not show what was earned before, which the certificate may be about.
    """
    rules = evidence.library.findings
    days = covered(evidence, income.classified)
    shown = [month.recurring for month in income.months if month.month in set(full_months(days))]
    around = means_around(income.months, days, evidence.case.onset, evidence.library.means.income_months)
    means = [amount for amount in (*around, mean(shown)) if amount is not None] if around[0] is not None else []
    for paper, certificate in evidence.certificates():
        stated_sum = certificate.figures.get(MONTHLY_INCOME)
        own = paper.kind in rules.income_kinds and evidence.is_applicants(paper) is not False
        if own and stated_sum is not None and means and not any(_is_near(certificate, amount, evidence) for amount in means):
            message = _(
                "{file} certifies {certified} a month; the statements show {shown} in an average month",
                file=paper.file,
                certified=stated_sum,
                shown=means[-1],
            )
            yield Remark(message, (source(paper, told=(MONTHLY_INCOME,)), *(source(other) for other, _read in evidence.own_statements())))


def _is_near(certificate: Certificate, shown: Decimal, evidence: Evidence) -> bool:
    """Whether what arrives may be what is certified: pay before tax and insurance is more than what the bank books."""
    rules = evidence.library.findings
    above = rules.certified_net_percent if AFTER_TAX in certificate.fields else rules.certified_more_percent
    return shown * (100 - rules.certified_less_percent) <= certificate.figures[MONTHLY_INCOME] * 100 <= shown * (100 + above)


def business_goes_on(evidence: Evidence, income: Income) -> Iterator[Remark]:
    """A paper says that the business closed; customers pay on, in the full months since, a good part of what they paid before."""
    months = full_months(covered(evidence, income.classified))
    receipts = [item for item in income.classified if item.nature == BUSINESS_RECEIPTS and item.transaction.amount > 0]
    for claim in evidence.case.stated.hardships:
        closed = _closing(evidence) if evidence.library.hardships[claim.type].trade_stops else None
        day = max(claim.onset, (closed and day_of(closed, "event")) or claim.onset)
        before = mean(_by_month(receipts, [month for month in months if is_before(month, day)]))
        after = mean(_by_month(receipts, [month for month in months if is_after(month, day)]))
        if closed and before and after and after * 100 >= before * evidence.library.findings.closed_percent:
            message = _(
                "{file} says that the business closed; customers paid {before} a month before {onset} and {after} after",
                file=closed.file,
                before=before,
                onset=day,
                after=after,
            )
            yield Remark(message, (IN_THE_CASE, source(closed), *(item.source for item in receipts)))


def _closing(evidence: Evidence) -> Document | None:
    """The paper by which the applicant's business closed."""
    closing = evidence.library.findings.closing_kinds
    papers = [(paper, certificate) for paper, certificate in evidence.certificates() if paper.kind in closing]
    return next((paper for paper, certificate in papers if another_business(certificate, evidence) is None), None)


def _by_month(receipts: Sequence[Classified], months: Sequence[str]) -> list[Decimal]:
    sums = dict.fromkeys(months, ZERO)
    for item in receipts:
        if month_of(item.transaction.date) in sums:
            sums[month_of(item.transaction.date)] += item.transaction.amount
    return list(sums.values())


def place_elsewhere(evidence: Evidence, income: Income) -> Iterator[Remark]:
    """A paper about a place in another county or city than where the applicant lives or trades; of one that need name nobody, and does
    not, in other streets and villages."""
    rules = evidence.library.findings
    own = _own_places(evidence)
    for paper, certificate in evidence.certificates():
        area = certificate.fields.get(PLACE, "") if paper.kind in rules.area_kinds else ""
        of_somebody = stated(certificate.person) or "person" in evidence.library.documents[paper.kind].states
        if any(_is_elsewhere(names, area, own) for names in (rules.region_names if of_somebody else [rules.place_names])):
            message = _("{file} is about {area}; the case gives the address {address}", file=paper.file, area=area, address=own[0])
            yield Remark(message, (IN_THE_CASE, source(paper, told=(PLACE,))))


def _is_elsewhere(names: str, area: str, own: Sequence[str]) -> bool:
    """Whether both the area and the applicant's places have such names, and none in common."""
    named = re.findall(names, area)
    comparable = named and any(re.search(names, place) for place in own)
    return bool(comparable) and not any(name in place for name in named for place in own)


def _own_places(evidence: Evidence) -> list[str]:
    licences = [content for paper, content in evidence.certificates() if paper.kind == BUSINESS_LICENCE]
    places = [content.fields.get(PLACE, "") for content in licences]
    return [evidence.case.stated.applicant.address, *(place for place in places if stated(place))]


def dates_differ(evidence: Evidence, income: Income) -> Iterator[Remark]:
    """Two papers of one kind and one issuer that date what happens once, to one person, on different days; a paper older than its event."""
    for paper, certificate in evidence.certificates():
        issued, event = certificate.issued, certificate.event_date
        if issued and event and issued < event and paper.kind in evidence.library.findings.witnessed_kinds:
            message = _("{file} was issued on {issued}, before what it certifies: {event}", file=paper.file, issued=issued, event=event)
            yield Remark(message, (source(paper, told=("issued",)),))
    once = evidence.library.findings.once_kinds
    papers = [(paper, certificate) for paper, certificate in evidence.certificates() if paper.kind in once and certificate.event_date]
    for (paper, one), (other_paper, other) in combinations(papers, 2):
        same = paper.kind == other_paper.kind and same_person(one.person, other.person) and same_organisation(one.issuer, other.issuer)
        if same and one.event_date != other.event_date:
            message = _(
                "{file} says {day}, {other} says {other_day}: it can have happened on one day only",
                file=paper.file,
                day=one.event_date,
                other=other_paper.file,
                other_day=other.event_date,
            )
            yield Remark(message, (source(paper, told=("event_date",)), source(other_paper, told=("event_date",))))
