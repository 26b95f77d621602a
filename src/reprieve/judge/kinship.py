"""Who is related to the applicant on paper, and whom the papers of a hardship are about."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from reprieve.judge.evidence import Evidence, id_number_on, person_on
from reprieve.judge.issuers import issuer_may_not
from reprieve.matching.names import any_person, same_id_number, same_person, stated
from reprieve.model import Certificate, Document

MARRIAGE, DIVORCE = "marriage_certificate", "divorce_certificate"


_WHOLE = 18  # older ID numbers are shorter: one person may have both
Numbers = Mapping[str, Sequence[str]]  # of each name, the ID numbers that papers give


def family(evidence: Evidence) -> Numbers:
    """The applicant, and whoever kinship papers join to them, from paper to paper: the spouse's mother stands with the spouse."""
    applicant = evidence.case.stated.applicant
    known = {name: [applicant.id_number] for name in applicant.names}
    proofs = kinship_papers(evidence)
    parted = [people_on(certificate) for paper, certificate in evidence.certificates() if paper.kind == DIVORCE]
    apart = [
        numbers_on(paper, evidence)
        for paper, certificate in proofs
        if not issuer_may_not(paper, evidence) and "refused" not in certificate.fields and not _ended(paper, certificate, parted)
    ]
    while joined := [named for named in apart if any(is_known(name, number, known) for name, number in named.items())]:
        apart = [named for named in apart if named not in joined]
        for name, number in ((name, number) for named in joined for name, number in named.items()):
            same = next((other for other in known if same_person(name, other)), name)
            known.setdefault(same, []).extend([number] if number else [])
    return known


def kinship_papers(evidence: Evidence) -> list[tuple[Document, Certificate]]:
    kinds = evidence.library.natures.kinship_papers
    return [(paper, certificate) for paper, certificate in evidence.certificates() if paper.kind in kinds]


def is_known(name: str, number: str, known: Numbers) -> bool:
    """Whether it is one of those known: by the name, and by the ID number too where both have one."""
    same = [numbers for other, numbers in known.items() if same_person(name, other)]
    return any(not number or not numbers or any(same_id_number(number, other) for other in numbers) for numbers in same)


def is_kin(paper: Document, known: Numbers, evidence: Evidence) -> bool:
    return is_known(person_on(paper), numbers_on(paper, evidence).get(person_on(paper), ""), known)


def numbers_on(paper: Document, evidence: Evidence) -> dict[str, str]:
    """All whom a paper names, each with the ID number that it gives, or "". The applicant's beside another name is not that person's."""
    if not isinstance(paper.content, Certificate):
        return {person_on(paper): ""}
    applicant = evidence.case.stated.applicant
    told = {**paper.content.id_numbers, paper.content.person: id_number_on(paper)}
    given = {name: told.get(name, "") for name in people_on(paper.content)}
    return {
        name: number
        if len(number) == _WHOLE and (any_person(name, applicant.names) or not same_id_number(number, applicant.id_number))
        else ""
        for name, number in given.items()
    }


def at_odds(one: Document, other: Document, evidence: Evidence) -> str:
    """Whom both papers name with two ID numbers; "" where they name nobody so."""
    known = {name: [number] for name, number in numbers_on(other, evidence).items() if number}
    both = ((name, number) for name, number in numbers_on(one, evidence).items() if any_person(name, known))
    return next((name for name, number in both if not is_known(name, number, known)), "")


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
