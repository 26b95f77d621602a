"""What is judged: the case, its papers (each once), and simple questions to them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reprieve.case import Case
from reprieve.figures.fen import ZERO
from reprieve.judge.months import Period, add_months, month_of, month_period
from reprieve.library import Library
from reprieve.matching.names import any_person, same_id_number, stated
from reprieve.model import Box, Certificate, Document, Payslip, Source, Statement

HOLDERS = re.compile("[、,，;；/／&＆]")  # a joint account names both


@dataclass(frozen=True, slots=True)
class Evidence:
    """`documents` holds each paper once; `copies` are papers that came twice, each with the one that is judged."""

    case: Case
    documents: tuple[Document, ...]
    copies: tuple[tuple[Document, Document], ...]
    library: Library
    as_of: dt.date

    def statements(self) -> list[tuple[Document, Statement]]:
        return [(paper, paper.content) for paper in self.documents if isinstance(paper.content, Statement)]

    def own_statements(self) -> list[tuple[Document, Statement]]:
        """Bank and wallet statements that do not name someone else."""
        return [(paper, statement) for paper, statement in self.statements() if self.is_applicants(paper) is not False]

    def payslips(self) -> list[tuple[Document, Payslip]]:
        return [(paper, paper.content) for paper in self.documents if isinstance(paper.content, Payslip)]

    def certificates(self) -> list[tuple[Document, Certificate]]:
        return [(paper, paper.content) for paper in self.documents if isinstance(paper.content, Certificate)]

    def is_applicants(self, paper: Document) -> bool | None:
        """Whether the paper names the applicant; None when it names nobody."""
        name, number = person_on(paper), id_number_on(paper)
        if number and not same_id_number(number, self.case.stated.applicant.id_number):
            return False
        if not stated(name):
            return True if number else None
        return any(any_person(holder, self.case.stated.applicant.names) for holder in (name, *HOLDERS.split(name)))


def gather(case: Case, documents: Sequence[Document], library: Library, as_of: dt.date) -> Evidence:
    """The evidence of a case; a paper that is byte for byte another one, or says the very same, counts once."""
    first: dict[object, Document] = {}
    copies = []
    for paper in documents:
        original = first.get(paper.sha256 or paper.file) or first.get(_substance(paper)) or paper
        first |= dict.fromkeys((paper.sha256 or paper.file, _substance(paper)), original)
        if original is not paper:
            copies.append((paper, original))
    return Evidence(case, tuple({paper.file: paper for paper in first.values()}.values()), tuple(copies), library, as_of)


def _substance(paper: Document) -> object:
    """What a paper says, wherever on its pages; a paper that says nothing that tells it apart is only itself."""
    match paper.content:
        case Statement() as statement if statement.transactions:
            rows = tuple((row.date, row.time, row.amount, row.balance, row.summary) for row in statement.transactions)
            return paper.kind, statement.account, statement.period_start, statement.period_end, statement.filter, rows
        case Payslip(net=net) as slip if net is not None and slip.employee:
            return paper.kind, slip.employee, slip.employer, slip.pay_period, net, tuple(slip.earnings.items())
    return paper.file


def person_on(paper: Document) -> str:
    """The person a paper is about, as printed; empty when it says nobody."""
    match paper.content:
        case Statement(holder=name) | Payslip(employee=name) | Certificate(person=name):
            return name
    return ""


def id_number_on(paper: Document) -> str:
    return paper.content.id_number if isinstance(paper.content, Certificate) else ""


def dates_on(paper: Document) -> Mapping[str, dt.date]:
    return paper.content.dates if isinstance(paper.content, Certificate) else {}


def period_of(statement: Statement) -> Period | None:
    """The days a statement covers: those it states, or from its first row to its last. None lies after the day it was printed on."""
    days = [row.date for row in statement.transactions]
    start = statement.period_start or min(days, default=None)
    end = statement.period_end or max(days, default=None)
    if end and statement.printed_on:
        end = max([min(end, statement.printed_on), *days])
    return Period(start, end) if start and end and start <= end else None


def left_out(statement: Statement, evidence: Evidence) -> bool:
    """Whether the statement was printed with a filter that leaves rows out."""
    return re.search(evidence.library.findings.unfiltered, statement.filter) is None


def day_of(paper: Document, name: str = "issued") -> dt.date | None:
    """A day that a paper bears: when it was issued, its period's end, its event, or one of its named dates."""
    match paper.content:
        case Statement() as statement:
            period = period_of(statement)
            return period.end if period else None
        case Payslip(pay_period=month):
            return _last_day(month)
        case Certificate() as certificate:
            named = certificate.event_date if name == "event" else certificate.dates.get(name)
            return named or certificate.issued
    return None


def pay_months(slip: Payslip) -> list[str]:
    """The months in which the pay may arrive: its own and the next."""
    last = _last_day(slip.pay_period)
    return [month_of(last), month_of(add_months(last, 1))] if last else []


def net_pay(slip: Payslip) -> set[Decimal]:
    """Net pay, by itself and with what is paid on top; nothing where it could not be read."""
    return set() if slip.net is None else {slip.net, slip.net + sum(slip.after_net.values(), ZERO)}


def source(paper: Document, row: int | None = None, told: Sequence[str] = ()) -> Source:
    """Where a paper says it: the row, counted from 1, or of a proof the first of the facts `told` whose place is known.

    Without either, it is where a proof says what it is about.
    """
    match paper.content:
        case Statement(transactions=rows) if row:
            return Source(paper.file, rows[row - 1].page, row, rows[row - 1].bbox)
        case Payslip() as slip:
            return _placed(paper, slip, told if slip.bbox else (*told, "net", "gross"), slip.bbox)
        case Certificate() as certificate:
            return _placed(paper, certificate, (*told, *_telling(certificate)), None)
    return Source(paper.file, 1)


def _placed(paper: Document, proof: Payslip | Certificate, told: Sequence[str], box: Box | None) -> Source:
    place = next((proof.places[name] for name in told if name in proof.places), None)
    return Source(paper.file, place.page, bbox=place.box) if place else Source(paper.file, proof.page, bbox=box)


def _telling(certificate: Certificate) -> Iterator[str]:
    """What a certificate is about, most telling first: a sum; the day of what befell, unless it is the day of issue; what it says."""
    yield from certificate.figures
    if certificate.places.get("event_date") != certificate.places.get("issued"):
        yield "event_date"
    yield from (*certificate.fields, "id_number") if certificate.event_date else ("id_number", *certificate.fields)
    yield from ("issued", "person", "issuer")


def _last_day(month: str) -> dt.date | None:
    try:
        return month_period(month).end
    except ValueError:
        return None
