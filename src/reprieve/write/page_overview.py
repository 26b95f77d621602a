"""The overview's table: a row per case, a column per need that some case still lacks."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from reprieve.language import Words
from reprieve.model import Finding, Need, NeedState, Outcome, Verdict
from reprieve.write.page_words import STATES, VERDICTS

REVIEW_FILE = "review.html"
LETTER_SUFFIX = ".docx"
LAST = "9999-99-99"
WORST_FIRST: tuple[NeedState, ...] = ("missing", "unreadable", "mismatch", "partial", "stale", "met_by_alternative", "met")


@dataclass(frozen=True, slots=True)
class Column:
    """A need that `count` cases lack."""

    id: str
    name: Words
    count: int


@dataclass(frozen=True, slots=True)
class Letter:
    """`path` is where it lies, `href` the same as an address."""

    name: str
    path: str
    href: str


@dataclass(frozen=True, slots=True)
class Row:
    """One case. `cells` go with the columns, None where the case does not have that need; `day` sorts cases without one last.

    `findings` are those that want something done, `notes` counts the others; `finding_ids` are all of them.
    """

    outcome: Outcome
    name: str
    href: str
    rank: int
    day: str
    open: int
    lacking: tuple[str, ...]
    cells: tuple[NeedState | None, ...]
    findings: tuple[Finding, ...]
    notes: int
    finding_ids: tuple[str, ...]
    letters: tuple[Letter, ...]


def find_columns(outcomes: Iterable[Outcome]) -> list[Column]:
    """The needs that at least one case lacks, what most cases lack first."""
    names: dict[str, Words] = {}
    lacking: Counter[str] = Counter()
    for outcome in outcomes:
        open_needs = {need.id: need.name for need in outcome.needs if not need.satisfied}
        names = {**open_needs, **names}
        lacking.update(open_needs.keys())
    return [Column(id, names[id], count) for id, count in sorted(lacking.items(), key=lambda item: (-item[1], item[0]))]


def lay_rows(outcomes: Iterable[Outcome], columns: Sequence[Column]) -> Iterator[Row]:
    """The rows, soonest to be handed in first; each is laid when it is asked for, as thousands would fill the memory."""
    return (_row(outcome, columns) for outcome in sorted(outcomes, key=_order))


def _order(outcome: Outcome) -> tuple[str, int, str]:
    return _day(outcome.submit_by), _rank(outcome), outcome.case


def count_findings(outcomes: Iterable[Outcome]) -> dict[str, tuple[Words, int]]:
    """The name of each finding and how many cases have it, the most frequent first."""
    names: dict[str, Words] = {}
    cases: Counter[str] = Counter()
    for outcome in outcomes:
        found = {finding.id: finding.name for finding in outcome.findings}
        names = {**found, **names}
        cases.update(found.keys())
    return {id: (names[id], count) for id, count in sorted(cases.items(), key=lambda item: (-item[1], item[0]))}


def count_verdicts(outcomes: Iterable[Outcome]) -> dict[Verdict, int]:
    found = Counter(outcome.verdict for outcome in outcomes)
    return {verdict: found[verdict] for verdict in VERDICTS}


def _row(outcome: Outcome, columns: Sequence[Column]) -> Row:
    states = _states(outcome.needs)
    lacking = tuple(sorted({need.id for need in outcome.needs if not need.satisfied}))
    findings = {finding.id: finding for finding in outcome.findings}
    pressing = tuple(finding for finding in findings.values() if finding.severity != "note")
    return Row(
        outcome=outcome,
        name=outcome.case,
        href="" if outcome.error else _link(f"{outcome.case}/{REVIEW_FILE}"),
        rank=_rank(outcome),
        day=_day(outcome.submit_by),
        open=sum(not need.satisfied for need in outcome.needs),
        lacking=lacking,
        cells=tuple(states.get(column.id) for column in columns),
        findings=pressing,
        notes=len(findings) - len(pressing),
        finding_ids=tuple(findings),
        letters=tuple(_letter(f"{outcome.case}/{letter}") for letter in outcome.letters),
    )


def _letter(path: str) -> Letter:
    return Letter(path.rpartition("/")[2].removesuffix(LETTER_SUFFIX), path, _link(path))


def _rank(outcome: Outcome) -> int:
    return list(VERDICTS).index(outcome.verdict)


def _states(needs: Iterable[Need]) -> Mapping[str, NeedState]:
    """The state by need; of a need that stands once per debt, the worst."""
    order = {state: rank for rank, state in enumerate((*WORST_FIRST, *(state for state in STATES if state not in WORST_FIRST)))}
    states: dict[str, NeedState] = {}
    for need in needs:
        states[need.id] = min(need.state, states.get(need.id, need.state), key=order.__getitem__)
    return states


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day else LAST


def _link(path: str) -> str:
    """A relative address: a name is never read as a scheme, a query or a fragment."""
    return "./" + quote(path, safe="/")
