"""What was read from each paper, as the review page lists it: what could not be read or recognised stands first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reprieve.language import Message, Words
from reprieve.library import Library
from reprieve.model import UNKNOWN, Certificate, Document, Payslip, Source, Statement
from reprieve.write.money import mask_account, mask_id
from reprieve.write.page_places import reading_of
from reprieve.write.page_words import LABELS, RECONCILIATIONS

Shown = Message | Words | str | int | Decimal | dt.date


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing read from a paper; `label` is a message, or what the library calls it."""

    label: Message | Words
    values: tuple[Shown, ...]


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
    for label, *values in _read(document, library):
        found = tuple(value for value in values if value is not None and value != "")
        if found:
            yield Fact(label, found)


Row = tuple[Message | Words, *tuple[Shown | None, ...]]


def _read(document: Document, library: Library) -> Iterator[Row]:
    if isinstance(document.content, Statement):
        yield from _statement(document.content)
    elif isinstance(document.content, Payslip):
        yield from _payslip(document.content)
    elif isinstance(document.content, Certificate):
        yield from _certificate(document.content, document.kind, library)


def _statement(statement: Statement) -> Iterator[Row]:
    yield LABELS["issuer"], statement.issuer
    yield LABELS["holder"], statement.holder
    yield LABELS["account"], mask_account(statement.account) if statement.account else None
    yield LABELS["period"], statement.period_start, statement.period_end
    yield LABELS["printed_on"], statement.printed_on
    yield LABELS["rows"], len(statement.transactions)
    yield LABELS["filter"], statement.filter
    yield LABELS["balances"], RECONCILIATIONS[statement.reconciliation.status]
    yield LABELS["verification_code"], statement.verification_code


def _payslip(payslip: Payslip) -> Iterator[Row]:
    yield LABELS["employee"], payslip.employee
    yield LABELS["employer"], payslip.employer
    yield LABELS["pay_period"], payslip.pay_period
    yield LABELS["gross"], payslip.gross
    yield LABELS["deductions"], payslip.deductions_total
    yield LABELS["net"], payslip.net
    yield LABELS["paid_on"], payslip.paid_on


def _certificate(certificate: Certificate, kind: str, library: Library) -> Iterator[Row]:
    yield LABELS["issuer"], certificate.issuer
    yield LABELS["person"], certificate.person
    yield LABELS["id_number"], mask_id(certificate.id_number) if certificate.id_number else None
    yield LABELS["issued"], certificate.issued
    yield LABELS["event_date"], certificate.event_date
    for values in (certificate.dates, certificate.figures, certificate.fields):
        yield from ((library.certificates.name_of(name, library.documents.get(kind)), value) for name, value in values.items())
    yield LABELS["verification_code"], certificate.verification_code
