"""What can be paid, to whom, for how long.

Every debt is offered in full: what the applicant asks to be waived is not taken off before the creditor grants it. Secured debts are
paid as agreed and take no share, unless there are no others. Amounts are to the fen; the last instalment absorbs what rounding leaves.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_DOWN, ROUND_UP, Decimal

from reprieve.case import CaseFile, Debt, Request
from reprieve.figures.fen import FEN, ZERO
from reprieve.judge.interest import equal_payment, true_yearly_percent, with_fee
from reprieve.judge.months import add_months
from reprieve.language import Message, Words, _
from reprieve.library.means import MeansRules
from reprieve.model import Cost, Instalment, Means, Offer, Plan

_PERCENT = 100
_LEAST_LAST = 10  # a last payment is no less than one of so many parts of the others


def plan(stated: CaseFile, means: Means | None, rules: MeansRules, as_of: dt.date) -> Plan | None:
    """The plan for what the applicant asks; None when instalments are asked for and no income is on paper."""
    if stated.request.measure == "extension":
        return _extension(stated, rules, as_of)
    if stated.request.measure == "deferral":
        return _deferral(stated, rules)
    return None if means is None else _instalments(stated, means, rules, as_of)


def apportion(amount: Decimal, weights: Sequence[Decimal]) -> list[Decimal]:
    """The amount in proportion to the weights, to the fen; fen left over go to the largest remainders, the first of equals first."""
    whole = sum(weights, ZERO)
    exact = [amount * weight / whole for weight in weights]
    shares = [part.quantize(FEN, ROUND_DOWN) for part in exact]
    left = int((amount - sum(shares, ZERO)) / FEN)
    for index in sorted(range(len(exact)), key=lambda index: (shares[index] - exact[index], index))[:left]:
        shares[index] += FEN
    return shares


def affordable(means: Means, rules: MeansRules) -> Decimal:
    """What can be offered each month: what is disposable less the buffer, rounded down to the fen."""
    return (means.disposable * (_PERCENT - rules.buffer_percent) / _PERCENT).quantize(FEN, ROUND_DOWN)


def _instalments(stated: CaseFile, means: Means, rules: MeansRules, as_of: dt.date) -> Plan:
    if not stated.budget:
        return _no_plan(_("the case states no budget, so what can be paid is not known; fill in [budget]"), rules)
    if means.disposable <= 0:
        return _no_plan(_nothing_left(means.disposable), rules)
    sharing = pool(stated, rules)
    unbudgeted = [debt.creditor for index, debt in enumerate(stated.debts) if index not in sharing]
    if unbudgeted and not means.priority_debts:
        why = _(
            "the budget has no line for what is paid each month to {creditors}; add it, e.g. mortgage or car_loan", creditors=unbudgeted
        )
        return _no_plan(why, rules)
    monthly = affordable(means, rules)
    first = stated.request.first_payment or add_months(as_of, 1)
    made = _as_asked(stated, sharing, monthly, rules, first) or _as_able(stated, sharing, monthly, rules, first)
    return with_costs(made, stated.request, monthly)


def _nothing_left(disposable: Decimal) -> Message:
    if disposable == 0:
        return _("necessary spending and priority debts take all of the income")
    return _("necessary spending and priority debts are more than the income: {short} a month is lacking", short=-disposable)


def _as_asked(stated: CaseFile, sharing: Sequence[int], monthly: Decimal, rules: MeansRules, first: dt.date) -> Plan | None:
    """The number of months that is asked for, no more than each debt's cap; None when a month of it is more than can be paid."""
    if stated.request.months is None:
        return None
    debts = [stated.debts[index] for index in sharing]
    shared = [_evenly(debt.total, min(stated.request.months, cap(debt, rules))) for debt in debts]
    rates, terms = [rate for rate, _term in shared], [term for _rate, term in shared]
    offers = [_offer(stated, index, rate, term, first) for index, rate, term in zip(sharing, rates, terms, strict=True)]
    dearest = sum((max(offer.monthly, offer.last) for offer in offers), ZERO)
    if dearest > monthly:
        return None
    return Plan(
        True, _("{months} months as asked for: {sum} a month of {able} that can be paid", **_figures(terms, rates, monthly)), tuple(offers)
    )


def _evenly(total: Decimal, months: int) -> tuple[Decimal, int]:
    """What is paid each month, and for how many. The last payment takes the odd fen; where they would make it so dear that paying it each
    month would be done sooner, each payment is rounded up instead."""
    rate = (total / months).quantize(FEN, ROUND_DOWN)
    if (total - rate * (months - 1)) * (months - 1) < total:
        return rate, months
    rate = (total / months).quantize(FEN, ROUND_UP)
    return rate, _ceiling(total / rate)


def _as_able(stated: CaseFile, sharing: Sequence[int], monthly: Decimal, rules: MeansRules, first: dt.date) -> Plan:
    """What can be paid each month, shared in proportion to the debts, for as long as that takes."""
    debts = [stated.debts[index] for index in sharing]
    shares = apportion(monthly, [debt.total for debt in debts])
    if min(shares) <= 0:
        return _no_plan(
            _("what is disposable, {able} a month, is too little to share among {count} debts", able=monthly, count=len(debts)), rules
        )
    terms = [_ceiling(debt.total / share) for debt, share in zip(debts, shares, strict=True)]
    if any(term > cap(debt, rules) for debt, term in zip(debts, terms, strict=True)):
        return _too_long(debts, terms, monthly, rules)
    rates = [_without_a_scrap(debt.total, share, term) for debt, share, term in zip(debts, shares, terms, strict=True)]
    offers = tuple(_offer(stated, *terms_of) for terms_of in zip(sharing, rates, terms, [first] * len(sharing), strict=True))
    figures = _figures(terms, rates, monthly)
    if stated.request.months is None:
        return Plan(True, _("{sum} a month, in proportion to the debts, for up to {months} months", **figures), offers)
    why = _(
        "{asked} months cost more than the {able} a month that can be paid; at that it takes up to {months} months",
        asked=stated.request.months,
        **figures,
    )
    return Plan(True, why, offers)


def _without_a_scrap(total: Decimal, share: Decimal, months: int) -> Decimal:
    """What is paid each month: the share, or where it would leave a scrap for the last month, as much less as spreads it over all."""
    last = total - share * (months - 1)
    return share if last * _LEAST_LAST >= share else (total / months).quantize(FEN, ROUND_UP)


def _too_long(debts: Sequence[Debt], terms: Sequence[int], monthly: Decimal, rules: MeansRules) -> Plan:
    needed = sum(((debt.total / cap(debt, rules)).quantize(FEN, ROUND_UP) for debt in debts), ZERO)
    why = _(
        "{able} a month would take {months} months, longer than a plan may run; {needed} a month would be needed",
        able=monthly,
        months=max(terms),
        needed=needed,
    )
    return _no_plan(why, rules)


def _extension(stated: CaseFile, rules: MeansRules, as_of: dt.date) -> Plan:
    """The whole debt on a later day. An extension is asked for before the due date; what is already due is a deferral."""
    months = stated.request.months or rules.extension_months
    offers = []
    for index, debt in enumerate(stated.debts):
        due = add_months(max(debt.due_date, as_of), months)
        measure = "extension" if not debt.overdue_since and debt.due_date >= as_of else "deferral"
        offers.append(Offer(index, debt.creditor, measure, debt.total, ZERO, months, debt.total, (Instalment(1, due, debt.total),)))
    return Plan(True, _("the whole debt {months} months later", months=months), tuple(offers), tuple(rules.fallbacks[1:]))


def _deferral(stated: CaseFile, rules: MeansRules) -> Plan:
    """Nothing for some months, then as agreed: no schedule, since the creditor's own goes on."""
    months = stated.request.months or rules.deferral_months
    offers = tuple(Offer(i, debt.creditor, "deferral", debt.total, ZERO, months, ZERO) for i, debt in enumerate(stated.debts))
    return Plan(True, _("no payment for {months} months, then as agreed", months=months), offers, tuple(rules.fallbacks[1:]))


def cap(debt: Debt, rules: MeansRules) -> int:
    """The longest plan for a debt of this type, in months."""
    return min(limit.months for limit in rules.caps if debt.type in limit.types)


def schedule(total: Decimal, monthly: Decimal, months: int, first: dt.date) -> tuple[Instalment, ...]:
    """So many instalments, a month apart, that come to the total; the last is what is left. A month that lacks the day pays on its last."""
    last = total - monthly * (months - 1)
    amounts = [monthly] * (months - 1) + [last]
    return tuple(Instalment(number + 1, add_months(first, number), amount) for number, amount in enumerate(amounts))


def _offer(stated: CaseFile, index: int, monthly: Decimal, months: int, first: dt.date) -> Offer:
    debt = stated.debts[index]
    dates = schedule(debt.total, monthly, months, first)
    usual = monthly if months > 1 else debt.total
    return Offer(index, debt.creditor, stated.request.measure, debt.total, usual, months, dates[-1].amount, dates)


def with_costs(made: Plan, request: Request, able: Decimal) -> Plan:
    """The plan with what a quoted interest or fee adds to each offer; where that is more than can be paid, it says so."""
    if not request.quoted_yearly_percent and not request.quoted_monthly_fee_percent:
        return made
    offers = tuple(replace(offer, cost=cost(offer.total, offer.months, request)) for offer in made.offers)
    monthly = sum((offer.cost.monthly for offer in offers if offer.cost), ZERO)
    if monthly <= able:
        return replace(made, offers=offers)
    dearer = _(
        "with the interest or fee that was quoted it costs {monthly} a month, more than the {able} that can be paid: ask for it without",
        monthly=monthly,
        able=able,
    )
    return replace(made, offers=offers, fallbacks=(dearer, *made.fallbacks))


def cost(total: Decimal, months: int, request: Request) -> Cost:
    """A month's payment with the interest or fee that was quoted, all that it adds, and its true yearly percent."""
    if request.quoted_monthly_fee_percent:
        monthly = with_fee(total, request.quoted_monthly_fee_percent, months)
    else:
        monthly = equal_payment(total, request.quoted_yearly_percent or ZERO, months)
    added = max(ZERO, monthly * months - total)  # payments are rounded: of a tiny debt they may come to less than it
    return Cost(monthly, added, true_yearly_percent(total, [monthly] * months))


def pool(stated: CaseFile, rules: MeansRules) -> list[int]:
    """The debts that share in the offer, by their place in the case."""
    unsecured = [index for index, debt in enumerate(stated.debts) if debt.type not in rules.secured]
    return unsecured or list(range(len(stated.debts)))


def _no_plan(why: Message, rules: MeansRules) -> Plan:
    fallbacks: tuple[Words | Message, ...] = tuple(rules.fallbacks)
    return Plan(False, why, fallbacks=fallbacks)


def _figures(terms: Sequence[int], rates: Sequence[Decimal], monthly: Decimal) -> dict[str, object]:
    return {"months": max(terms), "sum": sum(rates, ZERO), "able": monthly}


def _ceiling(number: Decimal) -> int:
    return int(number.to_integral_value(ROUND_UP))
