"""What statements show of what a rule asks: enough months without a gap, late enough, and the rows that matter."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reprieve.case import Debt
from reprieve.judge.evidence import Evidence, period_of, source
from reprieve.judge.loss import loss_is_seen
from reprieve.judge.months import Period, full_months, is_after, is_before, joined, lasts
from reprieve.judge.pages import missing_pages
from reprieve.language import Message, _
from reprieve.library.hardship import PaperRule
from reprieve.model import Document, Income, NeedState, Source, Statement


@dataclass(frozen=True, slots=True)
class Shown:
    """What came of one rule: the state it would give its need, why, by which papers, and the last day on which they are fresh."""

    state: NeedState
    why: Message
    papers: tuple[Source, ...] = ()
    good_until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A rule as it is asked in a case: around which onset, and about which debt, where it is about one."""

    rule: PaperRule
    onset: dt.date
    debt: Debt | None = None


def left_out(statement: Statement, evidence: Evidence) -> bool:
    """Whether the statement was printed with a filter that leaves rows out."""
    return re.search(evidence.library.findings.unfiltered, statement.filter) is None


def shown_by_statements(asked: Asked, sound: Sequence[Document], evidence: Evidence, income: Income) -> Shown:
    statements = [(paper, paper.content) for paper in sound if isinstance(paper.content, Statement)]
    whole = [(paper, statement) for paper, statement in statements if not left_out(statement, evidence)]
    where = tuple(source(paper) for paper, _statement in whole or statements)
    files = [source.file for source in where]
    if not whole:
        return Shown("partial", _("{files}: printed with a filter, so rows are left out", files=files), where)
    lacking = [missing_pages(statement, evidence) for _paper, statement in whole]
    torn = [(file, pages) for file, pages in zip(files, lacking, strict=True) if pages]
    if torn and _asks_for_months(asked.rule):
        return Shown("partial", _("{file}: pages {pages} are missing", file=torn[0][0], pages=torn[0][1]), where)
    periods = [period for _paper, statement in whole if (period := period_of(statement))]
    fault = _run_short(asked.rule, periods, where, evidence) if asked.rule.months else None
    if fault is not None and fault.state != "met":
        return fault
    short = months_short(asked, full_months(periods))
    if short:
        return Shown("partial", short, where)
    unseen = _unseen(asked, evidence, income)
    if unseen:
        return Shown("missing", _("{files}: {unseen}", files=files, unseen=unseen), where)
    unread = [row for _paper, statement in whole for row in statement.reconciliation.unread]
    if unread and _asks_for_months(asked.rule):
        why = _(
            "{files}: {count} dated rows could not be read, the first on page {page}", files=files, count=len(unread), page=unread[0].page
        )
        return Shown("unreadable", why, where)
    lasting = fault.good_until if fault else None
    where = tuple(replace(place, fresh_until=lasting) for place in where)
    return Shown("met", _("shown by {files}", files=files), where, lasting)


def _unseen(asked: Asked, evidence: Evidence, income: Income) -> Message | None:
    """What the rows ought to show and do not: wages, any income, or the loss."""
    if asked.rule.shows_wages and not any(month.wages for month in income.months):
        return _("no wages can be seen")
    if asked.rule.shows_income and not any(month.recurring for month in income.months):
        return _("no regular income can be seen")
    if asked.rule.shows_loss and not loss_is_seen(asked.onset, evidence, income):
        return _("no payment of what was lost can be seen")
    return None


def _asks_for_months(rule: PaperRule) -> bool:
    return any((rule.months, rule.months_before, rule.months_after))


def _run_short(rule: PaperRule, periods: Sequence[Period], where: tuple[Source, ...], evidence: Evidence) -> Shown:
    """Whether the days covered go on long enough without a gap, and end late enough."""
    runs = joined(periods)
    if not runs:
        return Shown("partial", _("the statements bear no dates"), where)
    last = runs[-1]
    until = last.end + dt.timedelta(days=rule.fresh_days) if rule.fresh_days is not None else None
    where = tuple(replace(place, fresh_until=until) for place in where)
    if until and until < evidence.as_of:
        return Shown("stale", _("the statements end on {end}; they were good until {last}", end=last.end, last=until), where, until)
    if not lasts(last, rule.months or 0):
        why = _(
            "without a gap they cover {start} to {end} only; {months} months are needed", start=last.start, end=last.end, months=rule.months
        )
        return Shown("partial", why, where)
    return Shown("met", _("{start} to {end}", start=last.start, end=last.end), where, until)


def months_short(asked: Asked, months: Sequence[str]) -> Message | None:
    """What is lacking of the full months on either side of the onset."""
    rule, onset = asked.rule, asked.onset
    before = sum(is_before(month, onset) for month in months)
    after = sum(is_after(month, onset) for month in months)
    if rule.months_before and before < rule.months_before:
        return _("{have} full months before the onset {onset}; {needed} are needed", have=before, onset=onset, needed=rule.months_before)
    if rule.months_after and after < rule.months_after:
        return _("{have} full months after the onset {onset}; {needed} are needed", have=after, onset=onset, needed=rule.months_after)
    return None
