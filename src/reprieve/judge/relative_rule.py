"""Whether a paper about a relative is about the one whom the other papers name, and belongs to the applicant's family."""

from __future__ import annotations

from collections.abc import Mapping

from reprieve.judge.coverage import Shown
from reprieve.judge.evidence import Evidence, person_on, source
from reprieve.judge.kinship import family, is_one_of, people_on, relatives
from reprieve.language import Message, _
from reprieve.library.hardship import PaperRule
from reprieve.matching.names import any_person, stated
from reprieve.model import Certificate, Document


def relative_fault(paper: Document, rule: PaperRule, evidence: Evidence) -> Shown | None:
    """Why the paper does not fit those whom the hardship's other papers name; None when it does, or when they name nobody."""
    if isinstance(paper.content, Certificate):
        why = _not_joined(paper, paper.content, rule, evidence) or _of_another(paper, rule, evidence) or _of_no_kin(paper, rule, evidence)
        if why:
            return Shown("mismatch", why, (source(paper),))
    return None


def _not_joined(paper: Document, certificate: Certificate, rule: PaperRule, evidence: Evidence) -> Message | None:
    wanted = relatives(rule.joins, evidence)
    if not wanted or is_one_of(list(wanted), family(evidence)):
        return None
    named = people_on(certificate)
    if not named:
        return _(
            "{file}: the names on it could not be read; {relatives}, whom {papers} are about, must stand on it",
            file=paper.file,
            relatives=list(wanted),
            papers=_files(wanted),
        )
    return _(
        "{file} names {people}; {relatives}, whom {papers} are about, must stand on it too",
        file=paper.file,
        people=named,
        relatives=list(wanted),
        papers=_files(wanted),
    )


def _of_another(paper: Document, rule: PaperRule, evidence: Evidence) -> Message | None:
    wanted, name = relatives(rule.same_as, evidence), person_on(paper)
    if not wanted or not stated(name) or any_person(name, wanted):
        return None
    return _(
        "{file} is about {person}; {papers} are about {relatives}",
        file=paper.file,
        person=name,
        papers=_files(wanted),
        relatives=list(wanted),
    )


def _of_no_kin(paper: Document, rule: PaperRule, evidence: Evidence) -> Message | None:
    known, name = family(evidence), person_on(paper)
    if not rule.of_family or len(known) == len(evidence.case.stated.applicant.names) or not stated(name) or any_person(name, known):
        return None
    return _("{file} is about {person}, whom no paper joins to the family", file=paper.file, person=name)


def _files(wanted: Mapping[str, Document]) -> list[str]:
    return [paper.file for paper in wanted.values()]
