"""What the outcomes of thousands of cases have in common is held once: each comes from another process with a copy of its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from reprieve.language import Words
from reprieve.model import Finding, Need, NeedState, Severity
from reprieve.runs.casework import Job, Result

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Sharing:
    """What has been seen so far. A run of 2,000 cases has some dozens of needs and findings, and few days and lists of letters.

    `lists` are those of needs and of findings, by the identities of what stands in them, which is held here for good.
    """

    needs: dict[tuple[str, NeedState, Words], Need] = field(default_factory=dict)
    findings: dict[tuple[str, Severity, Words], Finding] = field(default_factory=dict)
    lists: dict[tuple[int, ...], tuple[Any, ...]] = field(default_factory=dict)
    letters: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)
    days: dict[dt.date | None, dt.date | None] = field(default_factory=dict)

    def shared(self, job: Job, result: Result) -> Result:
        """The result with what others hold already. One that is not in its place says what stands on no other, and is left as it is."""
        if not result.job.target:
            return result
        outcome = result.outcome
        needs = self._listed(self.needs.setdefault((need.id, need.state, need.name), need) for need in outcome.needs)
        findings = self._listed(self.findings.setdefault((found.id, found.severity, found.name), found) for found in outcome.findings)
        letters = self.letters.setdefault(outcome.letters, outcome.letters)
        day = self.days.setdefault(outcome.submit_by, outcome.submit_by)
        return replace(result, job=job, outcome=replace(outcome, needs=needs, findings=findings, letters=letters, submit_by=day))

    def _listed(self, items: Iterable[Item]) -> tuple[Item, ...]:
        found = tuple(items)
        return self.lists.setdefault(tuple(map(id, found)), found)
