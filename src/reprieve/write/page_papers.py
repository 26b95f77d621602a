"""What was read from each paper, as the review page lists it: what could not be read or recognised stands first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reprieve.figures.masks import mask_account, mask_id
from reprieve.language import Message, Words
from reprieve.library import Library
from reprieve.model import UNKNOWN, Certificate, Document, Payslip, Source, Statement
from reprieve.write.page_places import facts_on, reading_of
from reprieve.write.page_words import LABELS, RECONCILIATIONS

Shown = Message | Words | str | int | Decimal | dt.date


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing read from a paper; `label` is a message, or what the library calls it. `source` is where it stands, where that is known."""

    label: Message | Words | str
    values: tuple[Shown, ...]
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """`source` is where what was read stands; None when nothing was."""

    document: Document
    source: Source | None
    kind: Message | Words | str
    facts: tuple[Fact, ...]
    wants_care: bool


def list_papers(documents: Sequence[Document], library: Library) -> list[Paper]:
    """Every paper: unread first, then unknown, read in part, and the rest, each in the order of the folder."""
    return sorted((_paper(document, library) for document in documents), key=lambda paper: _care(paper.document))


def facts_by_source(papers: Iterable[Paper]) -> dict[Source, list[Fact]]:
    """What stands at each place of a proof."""
    found: dict[Source, list[Fact]] = {}
    for fact in (fact for paper in papers for fact in paper.facts):
        if fact.source:
            found.setdefault(fact.source, []).append(fact)
    return found


def _paper(document: Document, library: Library) -> Paper:
    kind = library.documents.get(document.kind)
    name = LABELS["unknown_kind"] if document.kind == UNKNOWN else kind.name if kind else document.kind
    source = reading_of(document) if document.content else None
    return Paper(document, source, name, tuple(_facts(document, library)), _care(document) < 3)


def _care(document: Document) -> int:
    if document.status == "unreadable":
        return 0
    if document.kind == UNKNOWN:
        return 1
    return 2 if document.status == "partly" else 3


def _facts(document: Document, library: Library) -> Iterator[Fact]:
    """What was read, without what is empty."""
    places = facts_on(document)
    for name, label, *values in _read(document, library):
        found = tuple(value for value in values if value is not None and value != "")
        if found:
            yield Fact(label, found, places.get(name))


Row = tuple[str, Message | Words | str, *tuple[Shown | None, ...]]


def _read(document: Document, library: Library) -> Iterator[Row]:
    if isinstance(document.content, Statement):
        yield from _statement(document.content)
    elif isinstance(document.content, Payslip):
        yield from _payslip(document.content)
    elif isinstance(document.content, Certificate):
        yield from _certificate(document.content, document.kind, library)


def _statement(statement: Statement) -> Iterator[Row]:
    yield "issuer", LABELS["issuer"], statement.issuer
    yield "holder", LABELS["holder"], statement.holder
    yield "account", LABELS["account"], mask_account(statement.account) if statement.account else None
    yield "period", LABELS["period"], statement.period_start, statement.period_end
    yield "printed_on", LABELS["printed_on"], statement.printed_on
    yield "rows", LABELS["rows"], len(statement.transactions)
    yield "filter", LABELS["filter"], statement.filter
    yield "balances", LABELS["balances"], RECONCILIATIONS[statement.reconciliation.status]
    yield "verification_code", LABELS["verification_code"], statement.verification_code


def _payslip(payslip: Payslip) -> Iterator[Row]:
    yield "employee", LABELS["employee"], payslip.employee
    yield "employer", LABELS["employer"], payslip.employer
    yield "pay_period", LABELS["pay_period"], payslip.pay_period
    yield "gross", LABELS["gross"], payslip.gross
    yield "deductions_total", LABELS["deductions"], payslip.deductions_total
    yield "net", LABELS["net"], payslip.net
    for items in (payslip.earnings, payslip.deductions, payslip.after_net):
        yield from ((name, name, amount) for name, amount in items.items())
    yield "paid_on", LABELS["paid_on"], payslip.paid_on


def _certificate(certificate: Certificate, kind: str, library: Library) -> Iterator[Row]:
    yield "issuer", LABELS["issuer"], certificate.issuer
    yield "person", LABELS["person"], certificate.person
    yield "id_number", LABELS["id_number"], mask_id(certificate.id_number) if certificate.id_number else None
    yield "issued", LABELS["issued"], certificate.issued
    yield "event_date", LABELS["event_date"], certificate.event_date
    for values in (certificate.dates, certificate.figures, certificate.fields):
        yield from ((name, library.certificates.name_of(name, library.documents.get(kind)), value) for name, value in values.items())
    yield "verification_code", LABELS["verification_code"], certificate.verification_code
