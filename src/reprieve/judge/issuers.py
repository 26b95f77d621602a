"""Who may issue a paper: what the library's file of its kind says."""

from __future__ import annotations

from reprieve.judge.evidence import Evidence
from reprieve.library.pattern import compiled
from reprieve.matching.names import stated
from reprieve.model import Certificate, Document


def issuer_may_not(paper: Document, evidence: Evidence) -> bool:
    """Whether the kind's library file says that this issuer may not certify it. An issuer that cannot be read is not held against it."""
    kind = evidence.library.documents.get(paper.kind)
    if kind is None or not isinstance(paper.content, Certificate) or not stated(paper.content.issuer):
        return False
    barred = any(compiled(pattern).search(paper.content.issuer) for pattern in kind.not_issuers)
    return barred or (bool(kind.issuers) and not any(compiled(pattern).search(paper.content.issuer) for pattern in kind.issuers))
