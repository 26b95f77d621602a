"""The applicant's business: what the licence names, and which papers are about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reprieve.judge.evidence import Evidence, person_on
from reprieve.matching.names import any_person, same_organisation, stated
from reprieve.model import Certificate, Document

BUSINESS_LICENCE = "business_licence"
BUSINESS, CODE = "business", "code"


def is_of_the_business(paper: Document, evidence: Evidence) -> bool:
    """Whether the paper names the business that the applicant's licence names."""
    return _one_of(person_on(paper), list(_licensed(BUSINESS, evidence)))


def another_business(certificate: Certificate, evidence: Evidence) -> tuple[str, list[str]] | None:
    """Which business a paper is about, and those of the licences, where it is none of these: by its credit code, else by its name."""
    for field in (CODE, BUSINESS):
        told, known = certificate.fields.get(field, ""), list(_licensed(field, evidence))
        if stated(told) and known:
            same = told in known if field == CODE else _one_of(told, known)
            if not same:
                return told, known
    return None


def names_another_owner(paper: Document, certificate: Certificate, evidence: Evidence) -> bool:
    """Whether a paper that does not say which business it is about names someone else than the applicant."""
    if any(stated(certificate.fields.get(field, "")) for field in (CODE, BUSINESS)) or evidence.is_applicants(paper) is not False:
        return False
    return not any(any_person(name, evidence.case.stated.applicant.names) for name in certificate.people)


def _licensed(field: str, evidence: Evidence) -> Iterator[str]:
    licences = [(paper, content) for paper, content in evidence.certificates() if paper.kind == BUSINESS_LICENCE]
    own = [content.fields.get(field, "") for paper, content in licences if evidence.is_applicants(paper) is not False]
    yield from (name for name in own if stated(name))


def _one_of(name: str, known: Sequence[str]) -> bool:
    return any(same_organisation(name, other) for other in known)
