"""Fields of the two lists: the index of evidence, and what is still missing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from reprieve.language import Words
from reprieve.model import Certificate, Finding, Need, Payslip, Statement
from reprieve.write.annexes import LIMBS, Annex, Packet, pages_of
from reprieve.write.material import Fields, Material, Row, clean, told
from reprieve.write.money import long_date, long_month

_NUMERALS = "一二三四五"


def index_fields(material: Material) -> Fields:
    """The index of evidence by limb, numbered; a limb without annexes is left out."""
    groups: list[Row] = []
    for limb in LIMBS:
        papers: list[Row] = [_paper(material, annex) for annex in material.annexes if annex.kind.limb == limb]
        if papers:
            groups.append({"name": f"{_NUMERALS[len(groups)]}、{material.words.limbs[limb]}", "papers": list(papers)})
    return {
        "evidence_groups": list(groups),
        "annex_count": str(len(material.annexes)),
        "packet_pages": str(sum(volume.pages for volume in material.volumes)),
        "index_files": "、".join(volume.file for volume in material.volumes) or material.words.phrases["nothing"],
        "packet_files": _handed_in(material.packets) or material.words.phrases["nothing"],
    }


def _handed_in(packets: Sequence[Packet]) -> str:
    """The files that go to creditors: where there are several creditors, not the packet of all annexes."""
    handed = [packet for packet in packets if packet.creditor or len(packets) == 1]
    return "、".join(volume.file for packet in handed for volume in packet.volumes)


def _paper(material: Material, annex: Annex) -> Row:
    phrases = material.words.phrases
    return {
        "number": str(annex.number),
        "name": annex_title(material, annex),
        "source": _origin(material, annex),
        "proves": annex.kind.proves.zh,
        "pages": pages_of(annex, material.volumes, material.words),
        "copies": phrases["copies"],
        "form": phrases["copy"],
    }


def annex_title(material: Material, annex: Annex) -> str:
    """What the annex is; payslips with their month, and others of one name with what tells them apart; of a part, which pages."""
    content, name, phrases = annex.document.content, annex.kind.name.zh, material.words.phrases
    if isinstance(content, Payslip) and content.pay_period:
        name = phrases["of_month"].format(name=name, month=long_month(content.pay_period))
    if annex.mark:
        name = phrases["of_month"].format(name=name, month=clean(annex.mark))
    if annex.pages:
        name += phrases["only_pages"].format(count=annex.document.pages, pages="、".join(map(str, annex.pages)))
    return name


def _origin(material: Material, annex: Annex) -> str:
    """Who issued the paper, and its day or period."""
    phrases, content = material.words.phrases, annex.document.content
    issuer, when = "", ""
    match content:
        case Statement(issuer=issuer, period_start=start, period_end=end):
            when = f"{long_date(start)}{phrases['to']}{long_date(end)}" if start and end else ""
        case Payslip(employer=issuer, pay_period=period):
            when = long_month(period) if period else ""
        case Certificate(issuer=issuer, issued=issued, event_date=event):
            # A bill or a statement of debt is of the day that it is struck on.
            day = issued or (event if annex.kind.limb == "debt" else None)
            when = long_date(day) if day else ""
    return f"{clean(issuer) or phrases['no_issuer']}／{when or phrases['not_stated']}"


def missing_fields(material: Material) -> Fields:
    """What is missing, what must be settled, and which papers were not used."""
    assessment = material.assessment
    open_needs = [need for need in assessment.needs if not need.satisfied]
    to_settle = [finding for finding in assessment.findings if finding.severity != "note"]
    unused: list[Row] = [
        {"number": str(number), "file": clean(PurePosixPath(paper.file).name), "why": told(paper.why)}
        for number, paper in enumerate(material.unused, 1)
    ]
    fields: Fields = _plan_fields(material) | {
        "missing": [_need(material, number, need) for number, need in enumerate(open_needs, 1)],
        "has_missing": bool(open_needs),
        "findings": [_finding(material, number, finding) for number, finding in enumerate(to_settle, 1)],
        "has_findings": bool(to_settle),
        "unused": list(unused),
        "has_unused": bool(unused),
        "has_submit_by": assessment.submit_by is not None,
    }
    return fields | ({"submit_by": long_date(assessment.submit_by)} if assessment.submit_by else {})


def _plan_fields(material: Material) -> Fields:
    """Why no plan can be kept, and what could be asked for instead."""
    plan = material.assessment.plan
    if plan is None or plan.feasible:
        return {"has_no_plan": False, "fallbacks": []}
    fallbacks: list[Row] = [{"number": str(number), "name": told(way)} for number, way in enumerate(plan.fallbacks, 1)]
    return {"has_no_plan": True, "plan_why": told(plan.why), "fallbacks": list(fallbacks)}


def _need(material: Material, number: int, need: Need) -> Row:
    phrases = material.words.phrases
    return {
        "number": str(number),
        "name": need.name.zh,
        "state": material.words.need_states[need.state],
        "reason": told(need.reason),
        "accepts": _numbered(material, need.accepts, phrases["or"]),
        "obtain": _origins(material, need),
        "do_not_send": need.do_not_send.zh if need.do_not_send else phrases["nothing"],
        "source": "；".join(dict.fromkeys(citation.source for citation in need.citations)) or phrases["nothing"],
    }


def _origins(material: Material, need: Need) -> str:
    """Where each of what would do is had, numbered alike: who cannot get the first may get another."""
    if len(need.accepts_from) < 2:
        return need.obtain.zh if need.obtain else material.words.phrases["nothing"]
    return _numbered(material, need.accepts_from, "；")


def _numbered(material: Material, several: Sequence[Words], joint: str) -> str:
    if len(several) < 2:
        return several[0].zh if several else material.words.phrases["nothing"]
    return joint.join(f"（{number}）{words.zh}" for number, words in enumerate(several, 1))


def _finding(material: Material, number: int, finding: Finding) -> Row:
    settle = finding.settle.zh if finding.settle else material.words.phrases["nothing"]
    return {"number": str(number), "name": finding.name.zh, "message": told(finding.message), "settle": settle}
