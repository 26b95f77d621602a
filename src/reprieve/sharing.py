"""What the outcomes of thousands of cases have in common is held once: each comes from another process with a copy of its own."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from reprieve.casework import Job, Result
from reprieve.language import Words
from reprieve.model import Finding, Need, NeedState, Severity


@dataclass(frozen=True, slots=True)
class Sharing:
    """What has been seen so far. A run of 2,000 cases has some dozens of needs and findings, and few lists of letters."""

    needs: dict[tuple[str, NeedState, Words], Need] = field(default_factory=dict)
    findings: dict[tuple[str, Severity, Words], Finding] = field(default_factory=dict)
    letters: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)

    def shared(self, job: Job, result: Result) -> Result:
        """The result with what others hold already. One that is not in its place says what stands on no other, and is left as it is."""
        if result.place is None:
            return result
        outcome = result.outcome
        needs = tuple(self.needs.setdefault((need.id, need.state, need.name), need) for need in outcome.needs)
        findings = tuple(self.findings.setdefault((found.id, found.severity, found.name), found) for found in outcome.findings)
        letters = self.letters.setdefault(outcome.letters, outcome.letters)
        outcome = replace(outcome, needs=needs, findings=findings, letters=letters)
        return replace(result, folder=job.folder, place=job.place, outcome=outcome)
