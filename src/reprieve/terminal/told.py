"""What a case's means, plan and timing come to, in sentences under headings: for a terminal, or wherever there are no tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from reprieve.language import Message, Words, _
from reprieve.model import Means, Need, Offer, Plan, Timing

Told = list[tuple[Message, list[Message | Words]]]


def offered(means: Means | None, plan: Plan | None, timing: Sequence[Timing]) -> Told:
    """Headings, each with its sentences: when to ask, what is left each month, what can be offered, what if that is refused."""
    told: Told = []
    if timing:
        told.append((_("When to ask"), [_when(one) for one in timing]))
    if means:
        told.append((_("What is left each month"), [_left(means)]))
    if plan:
        told.append((_("What can be offered") if plan.feasible else _("No plan can be offered"), [plan.why, *_offers(plan.offers)]))
        told.append((_("What else can be asked for"), list(plan.fallbacks)))
    elif timing:
        told.append((_("No plan can be offered"), [_("no full month of income is on paper, so what can be paid is not known")]))
    return [(heading, lines) for heading, lines in told if lines]


def lacking(need: Need) -> Iterator[Message]:
    """What a paper that is lacking is for, what would do as well, and what had better not be sent; who issues it is said beside it."""
    if need.satisfied:
        return
    if need.purpose:
        yield _("what it is for: {purpose}", purpose=need.purpose)
    if len(need.accepts) > 1:
        for paper, origin in zip_longest(need.accepts, need.accepts_from):
            yield _("this will do: {paper} ({origin})", paper=paper, origin=origin) if origin else _("this will do: {paper}", paper=paper)
    if need.do_not_send:
        yield _("note: {what}", what=need.do_not_send)


def freshest_until(needs: Sequence[Need]) -> Message | None:
    """Until when the papers that are there stay fresh, while others are still lacking."""
    dated = [paper for need in needs if need.satisfied for paper in need.papers if paper.fresh_until]
    if not dated or all(need.satisfied for need in needs):
        return None
    first = min(dated, key=lambda paper: (paper.fresh_until, paper.file))
    return _("what is there stays fresh until {day}, when {file} goes out of date", day=first.fresh_until, file=first.file)


def _when(one: Timing) -> Message:
    if one.stage:
        return _("{creditor} (about {stage}): {advice}", creditor=one.creditor, stage=one.stage, advice=one.advice)
    return _("{creditor}: {advice}", creditor=one.creditor, advice=one.advice)


def _left(means: Means) -> Message:
    return _(
        "{income} comes in, {necessary} is needed to live on, {priority} goes to debts that come first: {disposable} is left",
        income=means.income,
        necessary=means.necessary,
        priority=means.priority_debts,
        disposable=means.disposable,
    )


def _offers(offers: Sequence[Offer]) -> Iterator[Message]:
    for offer in offers:
        if offer.schedule:
            yield _offer(offer)
        if offer.cost:
            yield _(
                "{creditor}: with what was quoted {monthly} a month, {total} more in all, truly {percent} % a year",
                creditor=offer.creditor,
                monthly=offer.cost.monthly,
                total=offer.cost.total,
                percent=offer.cost.yearly_percent,
            )


def _offer(offer: Offer) -> Message:
    if offer.monthly > 0:
        return _(
            "{creditor}: {monthly} a month, {months} times, the last {last}; {total} in all",
            creditor=offer.creditor,
            monthly=offer.monthly,
            months=offer.months,
            last=offer.last,
            total=offer.total,
        )
    return _("{creditor}: {total} on {day}", creditor=offer.creditor, total=offer.total, day=offer.schedule[0].due)
