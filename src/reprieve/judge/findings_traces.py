"""Findings about papers as files: traces of having been saved again, and codes by which they can be verified."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from reprieve.errors import masked
from reprieve.judge.evidence import Evidence, source
from reprieve.judge.remark import Remark
from reprieve.language import Message, Words, _
from reprieve.model import STATEMENT_KINDS, Certificate, Document, Income, QrCode, Source, Statement, Traces

_QR_SHOWN = 60


def file_edited(evidence: Evidence, income: Income) -> Iterator[Remark]:
    """What a file tells of having been changed after it was made. Filling in a form or taking off a password leaves such traces too."""
    for paper in evidence.documents:
        if paper.traces:
            signs = list(_signs(paper, paper.traces, evidence))
            if signs:
                places = tuple(dict.fromkeys(Source(paper.file, patch.page, bbox=patch.bbox) for patch in paper.traces.patches))
                yield Remark(_("{file}: {signs}", file=paper.file, signs=signs), places or (source(paper),))


def _signs(paper: Document, traces: Traces, evidence: Evidence) -> Iterator[Message]:
    rules = evidence.library.findings
    if traces.changed_after_signing:
        yield _("something was added after it was signed")
    elif traces.revisions > 1:
        yield _("it was saved {count} times", count=traces.revisions)
    if traces.created and traces.modified and (traces.modified - traces.created).total_seconds() > rules.saved_later_seconds:
        yield _("made on {created}, changed on {modified}", created=traces.created.date(), modified=traces.modified.date())
    maker = next((name for name in (traces.producer, traces.creator) if re.search(rules.editors, name)), "")
    if maker and paper.kind in STATEMENT_KINDS | set(rules.issued_kinds):
        yield _("it was saved with {program}, which whoever issues such papers does not use", program=maker)
    covered = [patch for patch in traces.patches if patch.what == "covered"]
    if covered:
        yield _("on page {page} other text stands over {text}", page=covered[0].page, text=covered[0].text)
    odd = [patch for patch in traces.patches if patch.what == "typeface"]
    if odd:
        yield _("on page {page} the figure {text} has another typeface than its column", page=odd[0].page, text=odd[0].text)


def verification_code(evidence: Evidence, income: Income) -> Iterator[Remark]:
    """Codes that papers print, as figures or as squares, and where they can be checked."""
    for paper in evidence.documents:
        code = _code(paper)
        if code:
            message = _(
                "{file} bears the verification code {code}; where to check it: {where}",
                file=paper.file,
                code=code,
                where=_where(paper, evidence),
            )
            yield Remark(message, (source(paper),))
        yield from (Remark(_qr_message(paper, code, evidence), (Source(paper.file, code.page),)) for code in paper.qr)


def _qr_message(paper: Document, code: QrCode, evidence: Evidence) -> Message:
    where = _where(paper, evidence)
    if host := _host(code.text):
        return _(
            "{file} bears a QR code on page {page} that leads to {host}; it was not opened. Where to check the paper: {where}",
            file=paper.file,
            page=code.page,
            host=host,
            where=where,
        )
    said = masked(code.text)
    said = said if len(said) <= _QR_SHOWN else f"{said[:_QR_SHOWN]}…"
    return _(
        "{file} bears a QR code on page {page} that says: {said}. Where to check the paper: {where}",
        file=paper.file,
        page=code.page,
        said=said,
        where=where,
    )


def _host(text: str) -> str:
    """Where an address leads; "" where the text is none. What stands behind the host may name the person."""
    try:
        parts = urlsplit(text)
        return masked(parts.hostname or "") if parts.scheme.lower() in ("http", "https") else ""
    except ValueError:  # brackets that do not close
        return ""


def _code(paper: Document) -> str:
    match paper.content:
        case Statement(verification_code=code) | Certificate(verification_code=code):
            return code
    return ""


def _where(paper: Document, evidence: Evidence) -> Words | Message:
    issuer = paper.content.issuer if isinstance(paper.content, Statement | Certificate) else ""
    if isinstance(paper.content, Statement):
        known = [bank for bank in evidence.library.banks.values() if bank.name.zh == issuer or bank.name.zh in issuer]
        if known and known[0].verify:
            return known[0].verify
    kind = evidence.library.documents.get(paper.kind)
    if kind and kind.verify:
        return kind.verify
    return _("ask {issuer}", issuer=issuer) if issuer else _("ask whoever issued it")
