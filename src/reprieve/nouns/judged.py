"""What is asked of a case and how far its papers show it: needs, findings, and what came of the case."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

from reprieve.language import Message, Words
from reprieve.nouns.printed import Box

Authority = Literal["law", "regulator", "practice", "default"]
NeedState = Literal["met", "met_by_alternative", "stale", "partial", "unreadable", "mismatch", "missing", "not_applicable", "waived"]
SATISFIED: frozenset[NeedState] = frozenset({"met", "met_by_alternative", "not_applicable", "waived"})
Severity = Literal["blocker", "warning", "note"]
Verdict = Literal["unreadable", "contradicted", "incomplete", "complete"]


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a rule comes from, e.g. authority law, source 民法典 第六百七十八条, with its quotation where there is one."""

    id: str
    authority: Authority
    source: str
    quotation: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A place in the case folder: a paper, its page, and the row (from 1) where there is one. Page 0: the case file itself.

    `fresh_until`, of a paper that meets a need: the last day on which it does. It is not part of the place.
    """

    file: str
    page: int
    row: int | None = None
    bbox: Box | None = None
    fresh_until: dt.date | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Need:
    """What the hardship requires, and whether the papers meet it.

    `reason`: why they do or do not; `purpose`: what a lender wants it for. `accepts`: what would do, and `accepts_from` where each of
    these is had; `obtain`: where that is had which comes nearest.
    """

    id: str
    name: Words
    state: NeedState
    reason: Message
    papers: tuple[Source, ...] = ()
    accepts: tuple[Words, ...] = ()
    obtain: Words | None = None
    do_not_send: Words | None = None
    citations: tuple[Citation, ...] = ()
    purpose: Words | None = None
    accepts_from: tuple[Words, ...] = ()

    @property
    def satisfied(self) -> bool:
        return self.state in SATISFIED


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not fit: both sides, and the step that settles it; never accuses. `acknowledged`: known, and gone on."""

    id: str
    name: Words
    severity: Severity
    message: Message
    sources: tuple[Source, ...] = ()
    settle: Words | None = None
    citations: tuple[Citation, ...] = ()
    acknowledged: bool = False


@dataclass(frozen=True, slots=True)
class Unread:
    """What lies in a case folder and counts for nothing, and why. `file` is its path in the case folder."""

    file: str
    why: Message


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one case in a batch: a row of the overview.

    `case` is its folder below the output folder; `letters` are paths in that folder, with forward slashes.
    `error` and `problems` say what stopped the case, `problems` line by line of its case file; then needs and findings are empty.
    `unread` is what counts for nothing, because it could not be read or recognised or does not lie where papers are looked for.
    """

    case: str
    verdict: Verdict
    submit_by: dt.date | None = None
    needs: tuple[Need, ...] = ()
    findings: tuple[Finding, ...] = ()
    error: Message | None = None
    problems: tuple[Message, ...] = ()
    letters: tuple[str, ...] = ()
    unread: tuple[Unread, ...] = ()
