"""What statements show of what a rule asks: enough months without a gap, late enough, and the rows that matter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reprieve.case import Debt
from reprieve.judge.accounts import Account, accounts_of, earning
from reprieve.judge.evidence import Evidence, left_out, source
from reprieve.judge.joint import UNNAMED
from reprieve.judge.loss import loss_is_seen
from reprieve.judge.months import Period, full_months, is_after, is_before, joined, last_fresh_day, lasts
from reprieve.judge.pages import missing_pages
from reprieve.language import Message, _
from reprieve.library.hardship import PaperRule
from reprieve.matching.accounts import Read
from reprieve.model import Document, Income, NeedState, Source, Statement

_NEAREST: tuple[NeedState, ...] = ("met", "unreadable", "partial", "stale")


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


def shown_by_statements(asked: Asked, sound: Sequence[Document], evidence: Evidence, income: Income) -> Shown:
    """What the statements show that tell all: of months, those of one account, and of the rows that matter, those of all."""
    statements = [(paper, paper.content) for paper in sound if isinstance(paper.content, Statement)]
    whole = [(paper, statement) for paper, statement in statements if not left_out(statement, evidence)]
    where = tuple(source(paper) for paper, _statement in whole or statements)
    files = [source.file for source in where]
    if not whole:
        return _filtered(where)
    months = _months(asked, statements, evidence, income) if _asks_for_months(asked.rule) else None
    if months is not None and months.state != "met":
        return months
    unseen = _unseen(asked, evidence, income)
    if unseen:
        return Shown("missing", _("{files}: {unseen}", files=files, unseen=unseen), where)
    lasting = months.good_until if months else None
    where = tuple(replace(place, fresh_until=lasting) for place in where)
    return Shown("met", _("shown by {files}", files=files), where, lasting)


def _filtered(where: tuple[Source, ...]) -> Shown:
    return Shown("partial", _("{files}: printed with a filter, so rows are left out", files=[place.file for place in where]), where)


def _months(asked: Asked, statements: Sequence[Read], evidence: Evidence, income: Income) -> Shown:
    """Whether the account that most of the income arrives in covers what is asked for; where none arrives, whether any account does.

    Several accounts do not make up for one another: what came into the one stands on no statement of the other.
    """
    accounts = accounts_of(statements)
    judged = [_account_shown(asked, account, evidence) for account in earning(accounts, income.classified)[:1] or accounts]
    return min(judged, key=lambda shown: _NEAREST.index(shown.state))


def _account_shown(asked: Asked, account: Account, evidence: Evidence) -> Shown:
    """Whether one account's statements are whole, go on long enough without a gap, and end late enough."""
    account, where = Account(tuple(pair for pair in account.statements if not left_out(pair[1], evidence))), account.places
    if not account.statements:
        return _filtered(where)
    where = account.places
    torn = [(paper, pages) for paper, statement in account.statements if (pages := missing_pages(statement, evidence))]
    if torn:
        return Shown("partial", _("{file}: pages {pages} are missing", file=torn[0][0].file, pages=torn[0][1]), where)
    run = _run_short(asked.rule, account.periods, where, evidence)
    if run.state != "met":
        return run
    short = months_short(asked, full_months(account.periods))
    if short:
        return Shown("partial", short, where)
    return _unread(account) or run


def _unread(account: Account) -> Shown | None:
    unread = [(paper.file, row) for paper, statement in account.statements for row in statement.reconciliation.unread]
    if not unread:
        return None
    files, page = list(dict.fromkeys(file for file, _row in unread)), unread[0][1].page
    why = _("{files}: {count} dated rows could not be read, the first on page {page}", files=files, count=len(unread), page=page)
    return Shown("unreadable", why, account.places)


def _unseen(asked: Asked, evidence: Evidence, income: Income) -> Message | None:
    """What the rows ought to show and do not: wages, any income, or the loss."""
    unnamed = any(item.nature in UNNAMED for item in income.classified)
    if asked.rule.shows_wages and not any(month.wages for month in income.months):
        return _("no paper says whose the wages on the joint account are") if unnamed else _("no wages can be seen")
    if asked.rule.shows_income and not any(month.recurring for month in income.months):
        return _("no regular income can be seen")
    if asked.rule.shows_loss and not loss_is_seen(asked.onset, evidence, income):
        return _("no payment of what was lost can be seen")
    return None


def _asks_for_months(rule: PaperRule) -> bool:
    return any((rule.months, rule.months_before, rule.months_after))


def _run_short(rule: PaperRule, periods: Sequence[Period], where: tuple[Source, ...], evidence: Evidence) -> Shown:
    """Whether the days covered go on long enough without a gap, where that is asked for, and end late enough."""
    runs = joined(periods)
    if not runs:
        return Shown("partial", _("the statements bear no dates"), where)
    last = runs[-1]
    until = last_fresh_day(last.end, rule.fresh_days, rule.fresh_months)
    where = tuple(replace(place, fresh_until=until) for place in where)
    if until and until < evidence.as_of:
        return Shown("stale", _("the statements end on {end}; they were good until {last}", end=last.end, last=until), where, until)
    if rule.months and not lasts(last, rule.months):
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
