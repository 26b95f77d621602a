"""Whether a paper about a relative is about the one whom the other papers name, and belongs to the applicant's family."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reprieve.judge.coverage import Shown
from reprieve.judge.evidence import Evidence, person_on, source
from reprieve.judge.kinship import at_odds, family, is_kin, kinship_papers, people_on, relatives
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
    known = family(evidence)
    if not wanted or any(is_kin(other, known, evidence) for other in wanted.values()):
        return None
    if why := _with_another_number([other for other, _certificate in kinship_papers(evidence)], list(wanted.values()), evidence):
        return why
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
    if why := _with_another_number([paper], list(wanted.values()), evidence):
        return why
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
    if not rule.of_family or known.keys() == {*evidence.case.stated.applicant.names} or not stated(name) or is_kin(paper, known, evidence):
        return None
    if why := _with_another_number([other for other, _certificate in kinship_papers(evidence)], [paper], evidence):
        return why
    return _("{file} is about {person}, whom no paper joins to the family", file=paper.file, person=name)


def _with_another_number(papers: Sequence[Document], others: Sequence[Document], evidence: Evidence) -> Message | None:
    """That two papers give somebody two ID numbers: they may be two people of one name, or one number may be wrong."""
    for paper, other in ((paper, other) for paper in papers for other in others):
        if person := at_odds(paper, other, evidence):
            return _("{file} bears {person}'s name, but another ID number than {other}", file=paper.file, person=person, other=other.file)
    return None


def _files(wanted: Mapping[str, Document]) -> list[str]:
    return [paper.file for paper in wanted.values()]
