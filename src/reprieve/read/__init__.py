"""A paper -> a document, every figure with its page and box. The door of this room is `read_paper`."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from hashlib import sha256
from itertools import islice
from pathlib import Path

from reprieve.errors import PaperError
from reprieve.language import Message, _
from reprieve.library import Library
from reprieve.model import BANK_STATEMENT, PAYSLIP, STATEMENT_KINDS, UNKNOWN, Certificate, Content, Document, Payslip, Statement
from reprieve.read.certificate import read_certificate
from reprieve.read.payslip import read_payslip
from reprieve.read.pdf import Pdf, open_pdf, render_page, second_opinion
from reprieve.read.recognise import Recognition, recognise
from reprieve.read.statement import read_statement
from reprieve.read.table import read_table
from reprieve.read.words import Page

__all__ = ["read_paper", "render_page"]

MAX_BYTES = 200_000_000
MAX_PAGES = 5_000
_PAGES_TOLD_BY = 3
_PAGES_OF_A_CERTIFICATE = 50
_PAGES_READ_TWICE = 400


def read_paper(path: Path, name: str, library: Library, passwords: Sequence[str] = (), hint: str | None = None) -> Document:
    """Read one paper. `name` is what the document calls it, `hint` the kind that the case file gives it.

    Never raises for what is wrong with the paper: its document then says `unreadable` and why.
    """
    try:
        data = _bytes(path)
    except PaperError as error:
        return Document(name, "", hint or UNKNOWN, "unreadable", error=error.message)
    digest = sha256(data).hexdigest()
    try:
        with open_pdf(data, passwords) as pdf:
            return _document(pdf, data, passwords, Document(name, digest, hint or UNKNOWN, "read", pdf.page_count), library)
    except PaperError as error:
        return Document(name, digest, hint or UNKNOWN, "unreadable", error=error.message)


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise PaperError(
                _("This file is larger than {limit} MB. Export the pages that matter to a new file.", limit=MAX_BYTES // 10**6)
            )
        return path.read_bytes()
    except OSError as error:
        raise PaperError(_("This file cannot be opened: {why}", why=error.strerror or error)) from error


def _document(pdf: Pdf, data: bytes, passwords: Sequence[str], blank: Document, library: Library) -> Document:
    if not 1 <= pdf.page_count <= MAX_PAGES:
        raise PaperError(_("This PDF has {count} pages; from 1 to {limit} can be read.", count=pdf.page_count, limit=MAX_PAGES))
    pages = pdf.pages(1)
    first = list(islice(pages, _PAGES_TOLD_BY))
    if not any(page.words for page in first):
        raise PaperError(_("This PDF holds pictures of pages, no text. Export it from the app again, or hand in what the bank mails."))
    told = recognise(first, library, None if blank.kind == UNKNOWN else blank.kind, blank.file)
    kind = told.kind
    content: Content | None = None
    if kind in STATEMENT_KINDS:
        content = _statement(itertools.chain(first, pages), data, passwords, pdf.page_count, library)
    elif kind == PAYSLIP:
        content = read_payslip(first, library)
    elif kind in library.documents:
        content = read_certificate([*first, *islice(pages, _PAGES_OF_A_CERTIFICATE)], library.documents[kind], library)
    warnings = tuple(_warnings(told, content, library))
    return Document(blank.file, blank.sha256, kind, "partly" if _is_partly(content) else "read", pdf.page_count, content, warnings=warnings)


def _statement(pages: Iterable[Page], data: bytes, passwords: Sequence[str], count: int, library: Library) -> Statement:
    """PDFium's reading; where it does not add up, pdfplumber's when that has fewer breaks."""
    quick = read_statement(read_table(pages, library.statements), library.statements, library.banks)
    if quick.reconciliation.status != "broken" or count > _PAGES_READ_TWICE:
        return quick
    careful_pages = second_opinion(data, passwords)
    careful = read_statement(read_table(careful_pages, library.statements), library.statements, library.banks)
    better = len(careful.transactions) >= len(quick.transactions) and len(careful.reconciliation.breaks) < len(quick.reconciliation.breaks)
    return careful if better else quick


def _is_partly(content: Content | None) -> bool:
    match content:
        case Statement():
            return not content.transactions or bool(content.reconciliation.unread)
        case Payslip():
            return content.net is None
        case _:
            return False


def _warnings(told: Recognition, content: Content | None, library: Library) -> Iterable[Message]:
    if told.also:
        yield _("This paper could be any of these: {kinds}. Say which under evidence in case.toml.", kinds=_names(told.also, library))
    elif told.kind == UNKNOWN:
        yield _("What this paper is cannot be told from its words. Say so under evidence in case.toml.")
    match content:
        case Statement() if not content.transactions:
            yield _("No rows of transactions were found.")
        case Statement():
            yield from _statement_warnings(content, told.kind)
        case Payslip() if content.net is None:
            yield _("No net pay was found.")
        case Certificate() if content.unstated:
            yield _("It does not state: {names}.", names=content.unstated)


def _statement_warnings(statement: Statement, kind: str) -> Iterable[Message]:
    proof = statement.reconciliation
    for row in proof.unread:
        yield _("A row on page {page} could not be read: {text}", page=row.page, text=row.text)
    for check in proof.totals:
        if not check.agrees:
            figures = {"label": check.label, "printed": check.printed, "computed": check.computed}
            yield _("Page {page} prints {label} {printed}; the rows come to {computed}.", page=check.page, **figures)
    if kind == BANK_STATEMENT and proof.status == "unverifiable" and not statement.filter:
        yield _("No printed balance proves these rows: compare them with the paper.")


def _names(kinds: Iterable[str], library: Library) -> list[object]:
    return [library.documents[kind].name for kind in kinds]
