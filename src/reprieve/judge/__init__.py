"""A case and what was read from its papers -> an assessment. The door of this room is `assess`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import replace

from reprieve.case import Case
from reprieve.judge.creditors import with_creditors_ways
from reprieve.judge.evidence import gather
from reprieve.judge.findings import findings
from reprieve.judge.income import income
from reprieve.judge.ladder import with_ladder
from reprieve.judge.means import means
from reprieve.judge.needs import judge_needs, submit_by
from reprieve.judge.plan import plan
from reprieve.judge.timing import timing
from reprieve.library import Library
from reprieve.model import Assessment, Document, Finding, Need, Verdict

__all__ = ["assess"]


def assess(case: Case, documents: Sequence[Document], library: Library, as_of: dt.date, acknowledged: Collection[str] = ()) -> Assessment:
    """Judge one case on one day: what its hardships need, what does not fit, its income, and what can be offered.

    `acknowledged`: ids of findings that the applicant was told of and goes on with, of those that may be acknowledged.
    Coverage and consistency only; it never says that a paper is genuine or that a creditor will agree.
    """
    evidence = gather(case, documents, library, as_of)
    earned = income(evidence)
    judged = judge_needs(evidence, earned)
    needs = tuple(item.need for item in judged)
    found = tuple(_acknowledged(finding, library, acknowledged) for finding in findings(evidence, earned))
    means_now = means(evidence, earned)
    offered = with_ladder(plan(case.stated, means_now, library.means, as_of), case.stated, means_now, library.means, as_of)
    return Assessment(
        case=case.name,
        as_of=as_of,
        verdict=_verdict(needs, found),
        submit_by=submit_by(judged),
        needs=needs,
        findings=found,
        income=earned,
        means=means_now,
        plan=with_creditors_ways(offered, case.stated, library.creditors.values()),
        timing=timing(case.stated, library.findings.limitation_years, as_of),
    )


def _acknowledged(finding: Finding, library: Library, ids: Collection[str]) -> Finding:
    return replace(finding, acknowledged=finding.id in ids and library.findings.findings[finding.id].acknowledge)


def _verdict(needs: Sequence[Need], found: Sequence[Finding]) -> Verdict:
    if any(need.state == "unreadable" for need in needs):
        return "unreadable"
    if any(finding.severity == "blocker" and not finding.acknowledged for finding in found):
        return "contradicted"
    return "complete" if all(need.satisfied for need in needs) else "incomplete"
