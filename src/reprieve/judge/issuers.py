"""Who may issue a paper: what the library's file of its kind says."""

from __future__ import annotations

from collections.abc import Collection

from reprieve.judge.evidence import Evidence
from reprieve.library.pattern import compiled
from reprieve.matching.names import stated
from reprieve.model import Certificate, Document, Payslip


def payers_on(paper: Document, evidence: Evidence) -> list[str]:
    """Who pays the person of the paper: the employer that it names, or the office that grants what it certifies, if it may issue it."""
    named = [paper.content.fields.get("employer", "")] if isinstance(paper.content, Certificate) else []
    natures = evidence.library.natures
    return [*employers_on(paper, (*natures.employer_papers, *natures.benefit_papers), evidence), *filter(stated, named)]


def employers_on(paper: Document, kinds: Collection[str], evidence: Evidence) -> list[str]:
    """The employer on a payslip, the issuer of a certificate, of papers of these kinds; a committee that certifies pay is none."""
    match paper.content:
        case Payslip(employer=name) | Certificate(issuer=name) if (
            stated(name) and paper.kind in kinds and not issuer_may_not(paper, evidence)
        ):
            return [name]
    return []


def issuer_may_not(paper: Document, evidence: Evidence) -> bool:
    """Whether the kind's library file says that this issuer may not certify it. An issuer that cannot be read is not held against it."""
    kind = evidence.library.documents.get(paper.kind)
    if kind is None or not isinstance(paper.content, Certificate) or not stated(paper.content.issuer):
        return False
    barred = any(compiled(pattern).search(paper.content.issuer) for pattern in kind.not_issuers)
    return barred or (bool(kind.issuers) and not any(compiled(pattern).search(paper.content.issuer) for pattern in kind.issuers))
