"""Fields of what the applicant reads before handing in: pages to weigh, papers about other creditors, warnings that were acknowledged."""

from __future__ import annotations

from reprieve.write.annexes import Annex, pages_of
from reprieve.write.debt_fields import Numbered, asked_of, by_creditor, proves
from reprieve.write.lists import annex_title
from reprieve.write.material import Fields, Material, Row, clean, told


def notice_fields(material: Material) -> Fields:
    """Three tables for the applicant alone, and the creditors who are paid as agreed."""
    sensitive, others, acknowledged = _sensitive(material), _of_one_creditor(material), _acknowledged(material)
    as_agreed = "、".join(clean(debts[0][1].creditor) for debts in by_creditor(material) if debts not in asked_of(material))
    named: Fields = {"paid_as_agreed": as_agreed} if as_agreed else {}
    return named | {
        "has_paid_as_agreed": bool(as_agreed),
        "sensitive": list(sensitive),
        "has_sensitive": bool(sensitive),
        "creditor_papers": list(others),
        "has_creditor_papers": bool(others),
        "acknowledged": list(acknowledged),
        "has_acknowledged": bool(acknowledged),
    }


def _sensitive(material: Material) -> list[Row]:
    marked = material.words.sensitive
    return [_annex(material, annex) | {"why": marked[annex.kind.id]} for annex in material.annexes if annex.kind.id in marked]


def _annex(material: Material, annex: Annex) -> Row:
    return {"number": str(annex.number), "name": annex_title(material, annex), "pages": pages_of(annex, material.volumes, material.words)}


def _of_one_creditor(material: Material) -> list[Row]:
    """Proofs of debt that only one of several creditors should get; who is paid as agreed gets nothing."""
    if len(by_creditor(material)) < 2:
        return []
    numbered = [pair for debts in asked_of(material) for pair in debts]
    proofs = [annex for annex in material.annexes if annex.kind.limb == "debt"]
    return [_annex(material, annex) | {"creditor": whose} for annex in proofs if (whose := _whose(material, annex, numbered))]


def _whose(material: Material, annex: Annex, numbered: list[Numbered]) -> str:
    return "、".join(dict.fromkeys(clean(pair[1].creditor) for pair in numbered if proves(material, annex, [pair])))


def _acknowledged(material: Material) -> list[Row]:
    return [
        {"name": finding.name.zh, "message": told(finding.message), "settle": finding.settle.zh if finding.settle else "-"}
        for finding in material.assessment.findings
        if finding.acknowledged
    ]
