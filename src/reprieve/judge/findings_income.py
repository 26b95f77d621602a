"""Findings about income: do the statements and payslips bear out what the case says of wages?"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import accumulate

from reprieve.case import HardshipClaim
from reprieve.figures.fen import ZERO
from reprieve.judge.accounts import covered
from reprieve.judge.evidence import Evidence, net_pay, pay_months, source
from reprieve.judge.income import means_around, months_at_most
from reprieve.judge.joint import JOINT_WAGES
from reprieve.judge.months import add_months, full_months, month_of, month_period
from reprieve.judge.nature import WAGES, employers_named
from reprieve.judge.remark import IN_THE_CASE, Remark
from reprieve.language import Message, _
from reprieve.library.hardship import Hardship
from reprieve.matching.names import any_organisation, stated
from reprieve.model import Certificate, Classified, Document, Income, Payslip, Source

LAST_MONTH = "last_month"
BENEFIT = "benefit"


def salary_after_onset(evidence: Evidence, income: Income) -> Iterator[Remark]:
    for claim, hardship in _claims(evidence):
        if hardship.income_stops:
            grace = add_months(claim.onset.replace(day=1), evidence.library.findings.settlement_months)
            last = month_period(month_of(grace)).end
            late = sorted((item for item in _perhaps_wages(income) if item.transaction.date > last), key=lambda item: item.transaction.date)
            if late:
                yield _late_wages(claim, late)


def _late_wages(claim: HardshipClaim, late: Sequence[Classified]) -> Remark:
    """`late`: in order of their days, however their papers print them."""
    first = late[0]
    message = _(
        "the case says that work ended on {onset}; {file} shows wages after it, {count} times, first {amount} on {day}",
        onset=claim.onset,
        file=first.source.file,
        count=len(late),
        amount=first.transaction.amount,
        day=first.transaction.date,
    )
    return Remark(message, (IN_THE_CASE, *(item.source for item in late)))


def insured_after_onset(evidence: Evidence, income: Income) -> Iterator[Remark]:
    """Contributions that an employer went on paying: records of social insurance and of the housing fund."""
    rules = evidence.library.findings
    for claim, _hardship in (pair for pair in _claims(evidence) if pair[1].income_stops):
        last = add_months(claim.onset.replace(day=1), rules.settlement_months)
        for paper, record in evidence.certificates():
            paid_to = record.dates.get(LAST_MONTH)
            told = f"{record.fields.get('employer', '')} {record.fields.get('status', '')}"
            ours = paper.kind in rules.contribution_kinds and evidence.is_applicants(paper) is not False
            if ours and paid_to and paid_to > month_period(month_of(last)).end and not re.search(rules.own_contributions, told):
                message = _(
                    "the case says that work ended on {onset}; {file} shows contributions until {month}",
                    onset=claim.onset,
                    file=paper.file,
                    month=month_of(paid_to),
                )
                yield Remark(message, (IN_THE_CASE, source(paper, told=(LAST_MONTH,))))


def benefit_ends(evidence: Evidence, income: Income) -> Iterator[Remark]:
    """Benefit that is paid for so many months only, and that the income since the onset counts: a plan outlasts it."""
    words = evidence.library.findings.ending_benefits
    came = [item for item in income.classified if item.counted and item.transaction.date > evidence.case.onset and _says(words, item)]
    if not came:
        return
    total, last = sum((item.transaction.amount for item in came), ZERO), max(item.transaction.date for item in came)
    told = {"sum": total, "count": len(came), "last": last}
    ends = [(end, paper) for paper, record in evidence.certificates() if _may_end(paper, evidence) and (end := _end(record))]
    if not ends:
        message = _("the income counts benefit that ends, {sum} in {count} receipts until {last}; no paper says when it ends", **told)
        yield Remark(message, tuple(item.source for item in came))
    for end, paper in ends:
        message = _("{file}: benefit is paid until {end}; the income counts {sum} of it", file=paper.file, end=end, sum=total)
        yield Remark(message, (source(paper, told=("end", "months")), *(item.source for item in came)))


def _says(words: str, item: Classified) -> bool:
    return item.nature == BENEFIT and re.search(words, f"{item.transaction.summary} {item.transaction.note}") is not None


def _may_end(paper: Document, evidence: Evidence) -> bool:
    return bool(paper.kind in evidence.library.findings.ending_kinds and evidence.is_applicants(paper))


def _end(record: Certificate) -> str:
    """The last month of benefit that its record states, or that so many months from its first come to."""
    start, months = record.dates.get("start"), record.fields.get("months", "")
    end = record.dates.get("end") or (add_months(start, int(months) - 1) if start and months.isdecimal() and int(months) else None)
    return month_of(end) if end else ""


def income_did_not_fall(evidence: Evidence, income: Income) -> Iterator[Remark]:
    days, most = covered(evidence, income.classified), evidence.library.means.income_months
    readings = (income.months, months_at_most(evidence, income))
    for claim, hardship in _claims(evidence):
        means = [means_around(months, days, claim.onset, most) for months in readings] if hardship.income_falls else []
        for before, after in [pair for pair in means if not _fell(*pair, evidence.library.findings.fall_percent)][:1]:
            message = _(
                "the case says that income fell on {onset}; the statements show {before} a month before and {after} after",
                onset=claim.onset,
                before=before,
                after=after,
            )
            yield Remark(message, (IN_THE_CASE, *(source(paper) for paper, _statement in evidence.own_statements())))


def _fell(before: Decimal | None, after: Decimal | None, percent: int) -> bool:
    """Whether it fell, or there is nothing to compare."""
    return not before or after is None or (before - after) * 100 >= before * percent


def employer_mismatch(evidence: Evidence, income: Income) -> Iterator[Remark]:
    internal = evidence.library.findings.bank_accounts
    paid = [
        item for item in _wages(income) if stated(item.transaction.counterparty) and not re.search(internal, item.transaction.counterparty)
    ]
    payers = list(dict.fromkeys(item.transaction.counterparty for item in paid))
    first = min((row.date for _paper, statement in evidence.own_statements() for row in statement.transactions), default=dt.date.min)
    for employer in dict.fromkeys(employers_named(evidence)):
        papers = tuple(
            source(paper) for paper in evidence.documents if _names_employer(paper, employer) and not _was_over_before(paper, first)
        )
        if papers and payers and not any_organisation(employer, payers):
            message = _(
                "the employer on {files} is {employer}; wages come from {payers}", files=_files(papers), employer=employer, payers=payers
            )
            yield Remark(message, (*papers, paid[0].source))


def payslip_math(evidence: Evidence, income: Income) -> Iterator[Remark]:
    for paper, slip in evidence.payslips():
        for message in _unequal(paper, slip):
            yield Remark(message, (source(paper),))


def _unequal(paper: Document, slip: Payslip) -> Iterator[Message]:
    if (
        slip.gross is not None
        and slip.deductions_total is not None
        and slip.net is not None
        and slip.gross + slip.besides_gross - slip.deductions_total != slip.net
    ):
        yield _(
            "{file}: {gross} less {deductions} is not {net}",
            file=paper.file,
            gross=slip.gross,
            deductions=slip.deductions_total,
            net=slip.net,
        )
    earned, besides = sum(slip.earnings.values(), ZERO), slip.besides_gross
    taken = list(slip.deductions.values())
    before_gross = slip.gross is not None and earned - besides - slip.gross in {*taken, *accumulate(taken)}
    if before_gross and earned - sum(taken, ZERO) == slip.net:
        return  # absence is taken off before gross pay is summed up
    for items, more, total in ((slip.earnings, besides, slip.gross), (slip.deductions, ZERO, slip.deductions_total)):
        come_to = sum(items.values(), ZERO) - more
        if items and total is not None and come_to != total and not (more and not come_to):
            yield _("{file}: the items come to {sum}, the total printed is {total}", file=paper.file, sum=come_to, total=total)


def payslip_not_banked(evidence: Evidence, income: Income) -> Iterator[Remark]:
    known = set(full_months(covered(evidence, income.classified)))
    for paper, slip in evidence.payslips():
        months = pay_months(slip)
        if slip.net is not None and months and known.issuperset(months) and evidence.is_applicants(paper) is not False:
            wages = [item for item in _wages(income) if month_of(item.transaction.date) in months]
            if not _is_banked(slip, wages):
                message = _(
                    "{file}: net pay {net} for {month} is not among the wages in the statements",
                    file=paper.file,
                    net=slip.net,
                    month=slip.pay_period,
                )
                yield Remark(message, (source(paper), *(item.source for item in wages)))


def _is_banked(slip: Payslip, wages: Iterable[Classified]) -> bool:
    """Whether net pay, or net pay with what is paid on top, arrived at once or in parts within a month."""
    wanted = net_pay(slip)
    sums: dict[str, Decimal] = {}
    for item in wages:
        if item.transaction.amount in wanted:
            return True
        sums[month_of(item.transaction.date)] = sums.get(month_of(item.transaction.date), ZERO) + item.transaction.amount
    return not wanted.isdisjoint(sums.values())


def _claims(evidence: Evidence) -> Iterator[tuple[HardshipClaim, Hardship]]:
    yield from ((claim, evidence.library.hardships[claim.type]) for claim in evidence.case.stated.hardships)


def _wages(income: Income) -> list[Classified]:
    return [item for item in income.classified if item.nature == WAGES]


def _perhaps_wages(income: Income) -> list[Classified]:
    """Wages, and those of a joint account that nothing names: in doubt they count against the case, never for it."""
    return [item for item in income.classified if item.nature in (WAGES, JOINT_WAGES)]


def _names_employer(paper: Document, employer: str) -> bool:
    match paper.content:
        case Payslip(employer=name) | Certificate(issuer=name):
            return name == employer
    return False


def _was_over_before(paper: Document, first: dt.date) -> bool:
    """Whether a job ended, and its paper was issued, before the first row of any statement: it cannot name who pays on them."""
    match paper.content:
        case Certificate(event_date=dt.date() as over, issued=issued):
            return max(over, issued or over) < first
    return False


def _files(sources: Iterable[Source]) -> list[str]:
    return list(dict.fromkeys(place.file for place in sources))
