"""What can be asked for when the plan is refused: longer, smaller, a waiver first, a sum at once. Each is as feasible as the plan."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import ROUND_DOWN, ROUND_UP, Decimal

from reprieve.case import CHARGES, CaseFile, Debt
from reprieve.figures.fen import FEN, ZERO
from reprieve.judge.months import add_months
from reprieve.judge.plan import affordable, apportion, cap, pool, schedule
from reprieve.language import _
from reprieve.library.means import MeansRules
from reprieve.model import Means, Offer, Plan, Rung

_PERCENT = 100


def with_ladder(made: Plan | None, stated: CaseFile, means: Means | None, rules: MeansRules, as_of: dt.date) -> Plan | None:
    """The plan with its ladder; each rung is told among the fallbacks, before what can be asked for in words only."""
    if made is None or means is None or stated.request.measure not in ("instalments", "fee_waiver") or not stated.budget:
        return made
    first = stated.request.first_payment or add_months(as_of, 1)
    rungs = tuple(_rungs(made, stated, affordable(means, rules), rules, first))
    if made.feasible:
        rungs = tuple(replace(rung, why=_("if refused, {way}", way=rung.why)) for rung in rungs)
    return replace(made, ladder=rungs, fallbacks=(*(rung.why for rung in rungs), *made.fallbacks))


def _rungs(made: Plan, stated: CaseFile, able: Decimal, rules: MeansRules, first: dt.date) -> Iterator[Rung]:
    if made.feasible:
        yield from _longer(made, stated, rules, first)
        yield from _smaller(made, stated, rules, first)
    if able > 0:
        yield from _waiver_first(stated, able, rules, first)
    yield from _lump_sum(stated, rules, first)


def _longer(made: Plan, stated: CaseFile, rules: MeansRules, first: dt.date) -> Iterator[Rung]:
    """The least a month: every debt for as long as its plan may run."""
    terms = [cap(stated.debts[offer.debt], rules) for offer in made.offers]
    if any(term > offer.months for term, offer in zip(terms, made.offers, strict=True)):
        offers = tuple(_spread(offer, offer.total, term, first) for offer, term in zip(made.offers, terms, strict=True))
        if all(offer.monthly > 0 for offer in offers):
            why = _("longer: {sum} a month for up to {months} months", sum=_sum(offers), months=max(terms))
            yield Rung("longer", why, offers)


def _smaller(made: Plan, stated: CaseFile, rules: MeansRules, first: dt.date) -> Iterator[Rung]:
    """A part of the month's payment, where that still ends in time."""
    payments = [(offer.monthly * rules.smaller_percent / _PERCENT).quantize(FEN, ROUND_DOWN) for offer in made.offers]
    if min(payments) <= 0:
        return
    terms = [_ceiling(offer.total / payment) for offer, payment in zip(made.offers, payments, strict=True)]
    in_time = all(term <= cap(stated.debts[offer.debt], rules) for term, offer in zip(terms, made.offers, strict=True))
    if in_time and any(term > offer.months for term, offer in zip(terms, made.offers, strict=True)):
        paid = zip(made.offers, payments, terms, strict=True)
        offers = tuple(_paid(offer, offer.total, payment, term, first) for offer, payment, term in paid)
        why = _("smaller: {sum} a month for up to {months} months", sum=_sum(offers), months=max(terms))
        yield Rung("smaller", why, offers)


def _waiver_first(stated: CaseFile, able: Decimal, rules: MeansRules, first: dt.date) -> Iterator[Rung]:
    """What is left when the creditor first waives the charges that are asked for, or all of them."""
    debts = [(index, stated.debts[index]) for index in pool(stated, rules)]
    left = [debt.total - waived(debt, stated) for _index, debt in debts]
    off = sum((debt.total for _index, debt in debts), ZERO) - sum(left, ZERO)
    if off <= 0 or min(left) <= 0:
        return
    shares = apportion(able, left)
    if min(shares) <= 0:
        return
    terms = [_ceiling(amount / share) for amount, share in zip(left, shares, strict=True)]
    if all(term <= cap(debt, rules) for term, (_index, debt) in zip(terms, debts, strict=True)):
        owed = zip(debts, left, strict=True)
        blank = [Offer(index, debt.creditor, "fee_waiver", amount, ZERO, 1, ZERO) for (index, debt), amount in owed]
        offers = tuple(_paid(offer, offer.total, share, term, first) for offer, share, term in zip(blank, shares, terms, strict=True))
        why = _(
            "a waiver first: without {off} of charges, {sum} a month for up to {months} months",
            off=off,
            sum=_sum(offers),
            months=max(terms),
        )
        yield Rung("waiver_first", why, offers)


def waived(debt: Debt, stated: CaseFile) -> Decimal:
    """What a waiver takes off a debt: the parts that the request asks for, or else all charges; never principal."""
    parts = [part for part in stated.request.asks_to_waive or CHARGES if part != "principal"]
    return sum((getattr(debt, part) for part in parts), ZERO)


def savings(stated: CaseFile, rules: MeansRules) -> Decimal:
    """What the case states as owned and can be paid out."""
    return sum((amount for key, amount in stated.assets.items() if re.search(rules.liquid_assets, key)), ZERO)


def _lump_sum(stated: CaseFile, rules: MeansRules, first: dt.date) -> Iterator[Rung]:
    """What could be paid at once from savings, shared like every offer; no more than is owed."""
    debts = [(index, stated.debts[index]) for index in pool(stated, rules)]
    owed = sum((debt.total for _index, debt in debts), ZERO)
    shares = apportion(min(savings(stated, rules), owed), [debt.total for _index, debt in debts])
    if min(shares) > 0:
        offers = tuple(
            Offer(index, debt.creditor, "lump_sum", share, share, 1, share, schedule(share, share, 1, first))
            for (index, debt), share in zip(debts, shares, strict=True)
        )
        yield Rung("lump_sum", _("{sum} at once from savings, for a settlement in full", sum=_sum(offers)), offers)


def _spread(offer: Offer, total: Decimal, months: int, first: dt.date) -> Offer:
    return _paid(offer, total, (total / months).quantize(FEN, ROUND_DOWN), months, first)


def _paid(offer: Offer, total: Decimal, monthly: Decimal, months: int, first: dt.date) -> Offer:
    dates = schedule(total, monthly, months, first)
    return replace(
        offer, total=total, monthly=monthly if months > 1 else total, months=months, last=dates[-1].amount, schedule=dates, cost=None
    )


def _sum(offers: Sequence[Offer]) -> Decimal:
    return sum((offer.monthly for offer in offers), ZERO)


def _ceiling(number: Decimal) -> int:
    return int(number.to_integral_value(ROUND_UP))
