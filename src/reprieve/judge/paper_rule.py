"""Whether the papers show what one rule asks for, and until when they will."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from reprieve.case import Debt
from reprieve.judge.evidence import Evidence, day_of, id_number_on, period_of, person_on, source
from reprieve.judge.months import Period, full_months, is_after, is_before, joined, lasts
from reprieve.judge.names import same_account, same_creditor, stated
from reprieve.language import Message, _
from reprieve.library.hardship import PaperRule
from reprieve.library.pattern import compiled
from reprieve.model import Certificate, Document, Income, NeedState, Payslip, Source, Statement


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


_NEAREST: tuple[NeedState, ...] = ("met", "unreadable", "partial", "stale", "mismatch", "missing")


def nearness(shown: Shown) -> tuple[int, dt.date]:
    """Orders what came of several rules or papers: the one nearest to being met first, the longest fresh before others."""
    lasting = dt.date.max if shown.good_until is None else shown.good_until
    return _NEAREST.index(shown.state), dt.date.min + (dt.date.max - lasting)


def show(asked: Asked, evidence: Evidence, income: Income) -> Shown:
    """What the papers of the rule's kinds show, of those that are about the debt where there is one."""
    papers = [paper for paper in evidence.documents if paper.kind in asked.rule.kinds and paper.content is not None]
    about = [paper for paper in papers if asked.debt is None or is_about(paper, asked.debt)]
    if not about:
        return nothing(asked.rule.kinds, evidence)
    tried = [(paper, _fault(paper, asked, evidence)) for paper in _telling(about, asked.rule)]
    sound = [paper for paper, fault in tried if fault is None]
    if not sound:
        return min((fault for _paper, fault in tried if fault), key=nearness)
    if any(isinstance(paper.content, Statement) for paper in sound):
        return _shown_by_statements(asked, sound, evidence, income)
    return _shown_by_papers(asked, sound, evidence)


def nothing(kinds: Sequence[str], evidence: Evidence) -> Shown:
    """That no paper is of any of these kinds."""
    names = [evidence.library.documents[kind].name for kind in dict.fromkeys(kinds)]
    return Shown("missing", _("none of the papers is: {kinds}", kinds=names))


def _telling(papers: Sequence[Document], rule: PaperRule) -> Sequence[Document]:
    """Those that bear the date on which they end, where any does: the two sides of a card are two papers."""
    dated = [paper for paper in papers if isinstance(paper.content, Certificate) and rule.valid_until in paper.content.dates]
    return dated or papers


def is_about(paper: Document, debt: Debt) -> bool:
    """Whether the paper names the debt's creditor, and its account where it names one. One without a creditor needs the account."""
    if not isinstance(paper.content, Certificate):
        return False
    account = paper.content.fields.get("account_tail", "")
    if not stated(paper.content.issuer):
        return same_account(account, debt.account)
    return same_creditor(paper.content.issuer, debt.creditor) and (not account or same_account(account, debt.account))


def issuer_may_not(paper: Document, evidence: Evidence) -> bool:
    """Whether the kind's library file says that this issuer may not certify it. An issuer that cannot be read is not held against it."""
    kind = evidence.library.documents.get(paper.kind)
    if kind is None or not isinstance(paper.content, Certificate) or not stated(paper.content.issuer):
        return False
    barred = any(compiled(pattern).search(paper.content.issuer) for pattern in kind.not_issuers)
    return barred or (bool(kind.issuers) and not any(compiled(pattern).search(paper.content.issuer) for pattern in kind.issuers))


def left_out(statement: Statement, evidence: Evidence) -> bool:
    """Whether the statement was printed with a filter that leaves rows out."""
    return re.search(evidence.library.findings.unfiltered, statement.filter) is None


def _fault(paper: Document, asked: Asked, evidence: Evidence) -> Shown | None:
    """Why this paper by itself does not do; None when it does."""
    where = (source(paper),)
    if not _names_whom(paper, asked.rule, evidence):
        return Shown(
            "mismatch", _("{file} names {person}", file=paper.file, person=person_on(paper) or _masked(id_number_on(paper))), where
        )
    if issuer_may_not(paper, evidence):
        issuer = paper.content.issuer if isinstance(paper.content, Certificate) else ""
        return Shown("mismatch", _("{file}: {issuer} may not be competent to certify this", file=paper.file, issuer=issuer), where)
    if isinstance(paper.content, Statement):
        return None if paper.content.transactions else Shown("partial", _("{file}: no rows could be read", file=paper.file), where)
    return _far_from_onset(paper, asked) or _past(paper, asked.rule, evidence)


def _names_whom(paper: Document, rule: PaperRule, evidence: Evidence) -> bool:
    own = evidence.is_applicants(paper)
    if rule.person == "applicant":
        return own is not False
    return rule.person == "anyone" or own is not True


def _far_from_onset(paper: Document, asked: Asked) -> Shown | None:
    event = paper.content.event_date if isinstance(paper.content, Certificate) else None
    if asked.rule.near_onset_days is None or event is None:
        return None
    days = abs((event - asked.onset).days)
    if days <= asked.rule.near_onset_days:
        return None
    why = _("{file} is about {event}, {days} days from the onset {onset}", file=paper.file, event=event, days=days, onset=asked.onset)
    return Shown("mismatch", why, (source(paper),))


def _past(paper: Document, rule: PaperRule, evidence: Evidence) -> Shown | None:
    last = _good_until(paper, rule, evidence)
    if last is None or last >= evidence.as_of:
        return None
    return Shown("stale", _("{file} was good until {last}", file=paper.file, last=last), (source(paper),), last)


def _good_until(paper: Document, rule: PaperRule, evidence: Evidence) -> dt.date | None:
    """The last day on which the paper is taken: its own expiry, or its age; None when it does not go stale."""
    expiry = paper.content.dates.get(rule.valid_until) if rule.valid_until and isinstance(paper.content, Certificate) else None
    days = _fresh_days(paper, rule, evidence)
    start = day_of(paper, rule.fresh_from)
    aged = start + dt.timedelta(days=days) if days is not None and start else None
    return min((day for day in (expiry, aged) if day), default=None)


def _fresh_days(paper: Document, rule: PaperRule, evidence: Evidence) -> int | None:
    kind = evidence.library.documents.get(paper.kind)
    return rule.fresh_days if rule.fresh_days is not None or kind is None else kind.fresh_days


def _shown_by_papers(asked: Asked, sound: Sequence[Document], evidence: Evidence) -> Shown:
    where = tuple(source(paper) for paper in sound)
    files = [paper.file for paper in sound]
    if len(sound) < asked.rule.count:
        return Shown("partial", _("{files}: {count} are needed", files=files, count=asked.rule.count), where)
    short = _months_short(asked, _payslip_months(sound))
    if short:
        return Shown("partial", short, where)
    fresh = [last for paper in sound if (last := _good_until(paper, asked.rule, evidence))]
    lasting = max(fresh) if len(fresh) == len(sound) else None
    return Shown("met", _("shown by {files}", files=files), where, lasting)


def _shown_by_statements(asked: Asked, sound: Sequence[Document], evidence: Evidence, income: Income) -> Shown:
    statements = [(paper, paper.content) for paper in sound if isinstance(paper.content, Statement)]
    whole = [(paper, statement) for paper, statement in statements if not left_out(statement, evidence)]
    where = tuple(source(paper) for paper, _statement in whole or statements)
    files = [source.file for source in where]
    if not whole:
        return Shown("partial", _("{files}: printed with a filter, so rows are left out", files=files), where)
    periods = [period for _paper, statement in whole if (period := period_of(statement))]
    fault = _run_short(asked.rule, periods, where, evidence) if asked.rule.months else None
    if fault is not None and fault.state != "met":
        return fault
    short = _months_short(asked, full_months(periods))
    if short:
        return Shown("partial", short, where)
    if asked.rule.shows_wages and not any(month.wages for month in income.months):
        return Shown("missing", _("{files}: no wages can be seen", files=files), where)
    unread = [row for _paper, statement in whole for row in statement.reconciliation.unread]
    if unread and _asks_for_months(asked.rule):
        why = _(
            "{files}: {count} dated rows could not be read, the first on page {page}", files=files, count=len(unread), page=unread[0].page
        )
        return Shown("unreadable", why, where)
    return Shown("met", _("shown by {files}", files=files), where, fault.good_until if fault else None)


def _asks_for_months(rule: PaperRule) -> bool:
    return any((rule.months, rule.months_before, rule.months_after))


def _run_short(rule: PaperRule, periods: Sequence[Period], where: tuple[Source, ...], evidence: Evidence) -> Shown:
    """Whether the days covered go on long enough without a gap, and end late enough."""
    runs = joined(periods)
    if not runs:
        return Shown("partial", _("the statements bear no dates"), where)
    last = runs[-1]
    until = last.end + dt.timedelta(days=rule.fresh_days) if rule.fresh_days is not None else None
    if until and until < evidence.as_of:
        return Shown("stale", _("the statements end on {end}; they were good until {last}", end=last.end, last=until), where, until)
    if not lasts(last, rule.months or 0):
        why = _(
            "without a gap they cover {start} to {end} only; {months} months are needed", start=last.start, end=last.end, months=rule.months
        )
        return Shown("partial", why, where)
    return Shown("met", _("{start} to {end}", start=last.start, end=last.end), where, until)


def _months_short(asked: Asked, months: Sequence[str]) -> Message | None:
    """What is lacking of the full months on either side of the onset."""
    rule, onset = asked.rule, asked.onset
    before = sum(is_before(month, onset) for month in months)
    after = sum(is_after(month, onset) for month in months)
    if rule.months_before and before < rule.months_before:
        return _("{have} full months before the onset {onset}; {needed} are needed", have=before, onset=onset, needed=rule.months_before)
    if rule.months_after and after < rule.months_after:
        return _("{have} full months after the onset {onset}; {needed} are needed", have=after, onset=onset, needed=rule.months_after)
    return None


def _payslip_months(papers: Sequence[Document]) -> list[str]:
    return sorted({paper.content.pay_period for paper in papers if isinstance(paper.content, Payslip) and day_of(paper)})


def _masked(number: str) -> str:
    return f"{number[:3]}***{number[-2:]}" if number else ""
