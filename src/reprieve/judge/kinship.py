"""Who is related to the applicant on paper, and whom the papers of a hardship are about."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from reprieve.judge.evidence import Evidence, person_on
from reprieve.judge.issuers import issuer_may_not
from reprieve.matching.names import any_person, stated
from reprieve.model import Certificate, Document

MARRIAGE, DIVORCE = "marriage_certificate", "divorce_certificate"


def family(evidence: Evidence) -> list[str]:
    """The applicant, and whoever kinship papers join to them, from paper to paper: the spouse's mother stands with the spouse."""
    known = list(evidence.case.stated.applicant.names)
    kinds = evidence.library.natures.kinship_papers
    proofs = [(paper, certificate) for paper, certificate in evidence.certificates() if paper.kind in kinds]
    parted = [people_on(certificate) for paper, certificate in evidence.certificates() if paper.kind == DIVORCE]
    sound = [
        certificate
        for paper, certificate in proofs
        if not issuer_may_not(paper, evidence) and "refused" not in certificate.fields and not _ended(paper, certificate, parted)
    ]
    apart = [people_on(certificate) for certificate in sound]
    while joined := [named for named in apart if is_one_of(named, known)]:
        apart = [named for named in apart if named not in joined]
        known += [name for named in joined for name in named if not any_person(name, known)]
    return known


def _ended(paper: Document, certificate: Certificate, parted: Sequence[Sequence[str]]) -> bool:
    """Whether a marriage is one that a paper of divorce names both sides of."""
    couple = people_on(certificate) if paper.kind == MARRIAGE else []
    return len(couple) > 1 and any(all(any_person(name, named) for name in couple) for named in parted)


def people_on(certificate: Certificate) -> list[str]:
    return [name for name in dict.fromkeys((certificate.person, *certificate.people)) if stated(name)]


def relatives(kinds: Collection[str], evidence: Evidence) -> dict[str, Document]:
    """Those other than the applicant whom papers of these kinds are about, each with the first paper that is."""
    found: dict[str, Document] = {}
    for paper in evidence.documents:
        name = person_on(paper)
        if paper.kind in kinds and stated(name) and evidence.is_applicants(paper) is False and not any_person(name, found):
            found[name] = paper
    return found


def is_one_of(names: Sequence[str], known: Collection[str]) -> bool:
    return any(any_person(name, known) for name in names)
