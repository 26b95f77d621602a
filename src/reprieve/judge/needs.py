"""What the hardships of a case need, and what of it the papers show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reprieve.case import Debt
from reprieve.judge.coverage import Asked, Shown
from reprieve.judge.evidence import Evidence, source
from reprieve.judge.paper_rule import nearness, nothing, show
from reprieve.judge.remark import IN_THE_CASE
from reprieve.language import Message, Words, _
from reprieve.library.creditor import Override, known_as
from reprieve.library.hardship import Alternative, NeedRule, PaperRule
from reprieve.library.law import citations
from reprieve.model import SATISFIED, UNKNOWN, Document, Income, Need, NeedState, Source


@dataclass(frozen=True, slots=True)
class Judged:
    """A need, and the last day on which the papers that meet it are fresh; None when they do not go stale."""

    need: Need
    good_until: dt.date | None


@dataclass(frozen=True, slots=True)
class _Way:
    """What came of one alternative, for one debt or for the case; `beside`: papers that show the same by another alternative."""

    alternative: Alternative
    debt: Debt | None
    usual: bool
    shown: Shown
    beside: tuple[Source, ...] = ()


def judge_needs(evidence: Evidence, income: Income) -> list[Judged]:
    """Every need of every application and of the hardships that are claimed, in the library's order."""
    return [_judge(rule, onset, evidence, income) for rule, onset in rules_of(evidence)]


def rules_of(evidence: Evidence) -> Iterator[tuple[NeedRule, dt.date]]:
    """The needs that hold on the as-of date, each once, with the onset of the hardship they belong to."""
    library = evidence.library
    onsets = {claim.type: claim.onset for claim in reversed(evidence.case.stated.hardships)}
    claimed = [(library.base, evidence.case.onset), *((library.hardships[name], onset) for name, onset in reversed(onsets.items()))]
    for hardship, onset in claimed:
        yield from ((need, onset) for need in hardship.needs if need.holds_on(evidence.as_of))


def submit_by(judged: Sequence[Judged]) -> dt.date | None:
    """The last day on which every paper that is used is still fresh; None when none goes stale, or when something is missing anyway."""
    if not all(item.need.satisfied for item in judged):
        return None
    return min((item.good_until for item in judged if item.good_until), default=None)


def _judge(rule: NeedRule, onset: dt.date, evidence: Evidence, income: Income) -> Judged:
    debts: Sequence[Debt | None] = evidence.case.stated.debts if rule.per_debt else [None]
    ways = [_best_way(rule, onset, debt, evidence, income) for debt in debts]
    waiver = _waiver(rule, evidence)
    worst = max(ways, key=lambda way: nearness(way.shown))
    state = "waived" if waiver else _state(worst, rule, evidence)
    lasting = min((way.shown.good_until for way in ways if way.shown.good_until), default=None)
    need = _as_creditors_ask(_need(rule, state, ways, worst, waiver, evidence), rule, evidence)
    return Judged(need, lasting if state in SATISFIED else None)


def _as_creditors_ask(need: Need, rule: NeedRule, evidence: Evidence) -> Need:
    """The need, saying where a creditor's own rule stands in place of the usual one."""
    changes = [change for own in _changes(rule, evidence, None) for change in own if not change.waived]
    if not changes:
        return need
    cited = citations(evidence.library.laws, dict.fromkeys(name for change in changes for name in change.citations))
    reason = _("{reason} ({why})", reason=need.reason, why=list(dict.fromkeys(change.why for change in changes)))
    return replace(need, reason=reason, citations=tuple(dict.fromkeys((*need.citations, *cited))))


def _best_way(rule: NeedRule, onset: dt.date, debt: Debt | None, evidence: Evidence, income: Income) -> _Way:
    """The alternative that comes nearest, for one debt or for the case; the usual one before others that come as near."""
    open_ways = _open_ways(rule, evidence, debt)
    changes = _changes(rule, evidence, debt)
    asked = [[Asked(_changed(paper, changes), onset, debt) for paper in way.papers] for way in open_ways]
    shown = [
        _all_shown(papers, evidence, income) if papers else _told(rule, way, evidence) for way, papers in zip(open_ways, asked, strict=True)
    ]
    ways = [_Way(way, debt, way is open_ways[0], came_of_it) for way, came_of_it in zip(open_ways, shown, strict=True)]
    best = min(ways, key=lambda way: nearness(way.shown)[0])
    if best.shown.state == "missing" and not best.shown.papers and all(asked):
        return replace(best, shown=nothing([kind for papers in asked for paper in papers for kind in paper.rule.kinds], evidence))
    return replace(best, beside=tuple(paper for way in ways if way.shown.state == "met" for paper in way.shown.papers))


def _open_ways(rule: NeedRule, evidence: Evidence, debt: Debt | None) -> list[Alternative]:
    """The alternatives that hold on the as-of date, for a debt of this type."""
    holding = [way for way in rule.alternatives if way.holds_on(evidence.as_of)]
    return [way for way in holding if debt is None or not way.debt_types or debt.type in way.debt_types]


def _told(rule: NeedRule, way: Alternative, evidence: Evidence) -> Shown:
    """What came of an alternative that asks for the applicant's own account of the hardship."""
    claims = [claim for claim in evidence.case.stated.hardships if rule.id.startswith(f"{claim.type}.")]
    if all(len("".join(claim.statement.split())) >= way.stated_characters for claim in claims):
        return Shown("met", _("stated in the case file"), (IN_THE_CASE,))
    return Shown("partial", _("the statement in the case file is too short to say what happened"), (IN_THE_CASE,))


def _all_shown(papers: Sequence[Asked], evidence: Evidence, income: Income) -> Shown:
    """What came of the papers that one alternative asks for together: the least of them."""
    parts = [show(asked, evidence, income) for asked in papers]
    worst = max(parts, key=nearness)
    used = tuple(dict.fromkeys(paper for part in parts for paper in part.papers))
    lasting = min((part.good_until for part in parts if part.good_until), default=None)
    return Shown(worst.state, worst.why, used, lasting)


def _state(worst: _Way, rule: NeedRule, evidence: Evidence) -> NeedState:
    state = worst.shown.state
    if state == "met":
        return "met" if worst.usual or rule.per_debt else "met_by_alternative"
    return "unreadable" if state in ("missing", "partial", "stale") and _could_be(rule, evidence) else state


def _could_be(rule: NeedRule, evidence: Evidence) -> list[Document]:
    """Papers that could not be read and may be what the need lacks."""
    kinds = {kind for way in rule.alternatives for paper in way.papers for kind in paper.kinds}
    return [paper for paper in evidence.documents if paper.status == "unreadable" and paper.kind in kinds | {UNKNOWN, ""}]


def _need(rule: NeedRule, state: NeedState, ways: Sequence[_Way], worst: _Way, waiver: Override | None, evidence: Evidence) -> Need:
    unmet = state not in SATISFIED
    unread = _could_be(rule, evidence) if state == "unreadable" else []
    used = worst.shown.papers if unmet else tuple(_used(rule, ways))
    accepted = _accepted(rule, ways, evidence)
    cited = [*rule.citations, *(name for way in ways for name in way.alternative.citations), *(waiver.citations if waiver else [])]
    return Need(
        id=rule.id,
        name=rule.name,
        state=state,
        reason=_reason(state, ways, worst, waiver, unread),
        papers=(*used, *(source(paper) for paper in unread)),
        accepts=tuple(accepted),
        accepts_from=tuple(accepted.values()),
        obtain=worst.alternative.obtain,
        do_not_send=rule.do_not_send,
        citations=citations(evidence.library.laws, dict.fromkeys(cited)),
        purpose=rule.why,
    )


def _used(rule: NeedRule, ways: Sequence[_Way]) -> dict[Source, None]:
    """The papers that meet a need; of a hardship, those too that show the same by another alternative."""
    used = dict.fromkeys(paper for way in ways for paper in way.shown.papers)
    files = {paper.file for paper in used}
    beside = [] if rule.id.startswith("base.") else [paper for way in ways for paper in way.beside if paper.file not in files]
    return used | dict.fromkeys(beside)


def _accepted(rule: NeedRule, ways: Sequence[_Way], evidence: Evidence) -> dict[Words, Words]:
    """What would do, and where it is had: for the debts that lack their proof, or for all when none does."""
    lacking = [way for way in ways if way.shown.state != "met"] or ways
    return {way.words: way.obtain for lack in lacking for way in _open_ways(rule, evidence, lack.debt)}


def _reason(state: NeedState, ways: Sequence[_Way], worst: _Way, waiver: Override | None, unread: Sequence[Document]) -> Message:
    if waiver:
        return _("not asked for by these creditors: {why}", why=waiver.why)
    if unread:
        return _("{files} cannot be read and may be what is missing", files=[paper.file for paper in unread])
    if len(ways) == 1 or state == "met":
        return worst.shown.why if len(ways) == 1 else _("each debt is shown by {files}", files=_files(ways))
    lacking = [way.debt.creditor for way in ways if way.debt and way.shown.state != "met"]
    return _("{creditors}: {why}", creditors=lacking, why=worst.shown.why)


def _files(ways: Sequence[_Way]) -> list[str]:
    papers: list[Source] = [paper for way in ways for paper in way.shown.papers]
    return list(dict.fromkeys(paper.file for paper in papers))


def _changes(rule: NeedRule, evidence: Evidence, debt: Debt | None) -> list[list[Override]]:
    """What each creditor changes in this need: the debt's own, or each of the case."""
    return [_overrides(other.creditor, rule, evidence) for other in ([debt] if debt else evidence.case.stated.debts)]


def _overrides(creditor: str, rule: NeedRule, evidence: Evidence) -> list[Override]:
    known = known_as(creditor, evidence.library.creditors.values())
    return [change for entry in known for change in entry.overrides if change.need == rule.id and change.holds_on(evidence.as_of)]


def _changed(paper: PaperRule, changes: Sequence[Sequence[Override]]) -> PaperRule:
    """The rule as the strictest of the creditors has it; one without a rule of its own asks what is usual."""
    update: dict[str, int | None] = {}
    if paper.months is not None:
        update["months"] = max(next((change.months for change in own if change.months), paper.months) for own in changes)
    if paper.says_how_old:
        told = [next((change.fresh_days for change in own if change.fresh_days is not None), None) for own in changes]
        asked = [paper.fresh_days if days is None else days for days in told]
        update["fresh_days"] = min((days for days in asked if days is not None), default=None)
        update["fresh_months"] = paper.fresh_months if None in told else None
    return paper.model_copy(update=update)


def _waiver(rule: NeedRule, evidence: Evidence) -> Override | None:
    """A need is waived only where every creditor of the case waives it."""
    waivers = [next((c for c in _overrides(debt.creditor, rule, evidence) if c.waived), None) for debt in evidence.case.stated.debts]
    return waivers[0] if waivers and all(waivers) else None
