"""What the outcomes of thousands of cases have in common is held once: each comes from another process with a copy of its own."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace

from reprieve.casework import Job, Result
from reprieve.language import Words
from reprieve.model import Finding, Need, NeedState, Severity


@dataclass(frozen=True, slots=True)
class Sharing:
    """What has been seen so far. A run of 2,000 cases has few lists of needs, of findings and of letters that differ, and few days."""

    needs: dict[tuple[tuple[str, NeedState, Words], ...], tuple[Need, ...]] = field(default_factory=dict)
    findings: dict[tuple[tuple[str, Severity, Words], ...], tuple[Finding, ...]] = field(default_factory=dict)
    letters: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)
    days: dict[dt.date | None, dt.date | None] = field(default_factory=dict)

    def shared(self, job: Job, result: Result) -> Result:
        """The result with what others hold already. One that is not in its place says what stands on no other, and is left as it is."""
        if not result.job.target:
            return result
        outcome = result.outcome
        needs = self.needs.setdefault(tuple((need.id, need.state, need.name) for need in outcome.needs), outcome.needs)
        findings = self.findings.setdefault(tuple((found.id, found.severity, found.name) for found in outcome.findings), outcome.findings)
        letters = self.letters.setdefault(outcome.letters, outcome.letters)
        day = self.days.setdefault(outcome.submit_by, outcome.submit_by)
        return replace(result, job=job, outcome=replace(outcome, needs=needs, findings=findings, letters=letters, submit_by=day))
