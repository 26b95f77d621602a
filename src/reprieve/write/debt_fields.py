"""Fields of the letters to one creditor: what is owed, what is offered, what is asked to be waived."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal

from reprieve.case import Debt, Part
from reprieve.figures.fen import ZERO
from reprieve.figures.masks import mask_account
from reprieve.matching.debts import debts_of
from reprieve.matching.names import same_person
from reprieve.model import Certificate, Offer, Plan
from reprieve.write.annexes import Annex, shows_payment
from reprieve.write.material import Fields, Material, Row, clean, see
from reprieve.write.money import capitals, long_date, yuan

Numbered = tuple[int, Debt]


def creditor_fields(material: Material, debts: Sequence[Numbered]) -> Fields:
    """Every field that only letters to one creditor have; `debts` are that creditor's, each with its number in the case file from 0."""
    sums = _debt_sums([debt for _, debt in debts])
    return _creditor(material, debts) | _guarantor(material, debts) | sums | _plan(material, debts) | _waiver(material, debts)


def _creditor(material: Material, numbered: Sequence[Numbered]) -> Fields:
    debts = [debt for _, debt in numbered]
    as_of, creditor = material.assessment.as_of, clean(debts[0].creditor)
    overdue = [debt.overdue_since for debt in debts if debt.overdue_since]
    payments = [debt.last_payment for debt in debts if debt.last_payment]
    mine = {number for number, _debt in numbered}
    private = all(debt.type == "private_loan" for debt in debts)
    others = [debt for number, debt in enumerate(material.case.stated.debts) if number not in mine]
    fields: Fields = {
        "creditor": creditor,
        "honorific": next(entry.word for entry in material.words.honorifics if re.search(entry.names, creditor)),
        "is_card": all(debt.type == "credit_card" for debt in debts),
        "is_private": private,
        "account_label": material.words.phrases["private_account" if private else "account"],
        "before_due": all(not debt.overdue_since and debt.due_date >= as_of and debt.type != "credit_card" for debt in debts),
        "has_overdue": bool(overdue),
        "has_last_payment": bool(payments),
        "has_other_debts": bool(others),
        "other_debt_count": str(len(others)),
        "other_debt_total": yuan(total_of(debt.total for debt in others)),
        "accounts": "、".join(mask_account(debt.account) for debt in debts),
        "account_ends": "、".join(_end(debt.account) for debt in debts),
        "debt_types": "、".join(dict.fromkeys(material.words.debt_types[debt.type] for debt in debts)),
        "debts": [debt_row(material, number, debt) for number, debt in enumerate(debts, 1)],
        "debt_as_of": as_of_days([(debt.as_of, _end(debt.account)) for debt in debts], material.words.phrases["as_of_ends"]),
        "debt_evidence": _debt_evidence(material, numbered),
    }
    fields |= {"overdue_since": long_date(min(overdue))} if overdue else {}
    return fields | (_last_payment(material, debts) if payments else {})


def _guarantor(material: Material, debts: Sequence[Numbered]) -> Fields:
    """Whether a contract with this creditor names the guarantor of the request; what no paper names the applicant states."""
    name = clean(material.case.stated.request.guarantor)
    if not name:
        return {"guarantor_on_paper": False}
    named = [annex for annex in material.annexes if _names_guarantor(annex, name) and proves(material, annex, debts)]
    return {"guarantor_on_paper": bool(named), "guarantor_evidence": see(material, named)}


def _names_guarantor(annex: Annex, name: str) -> bool:
    content = annex.document.content
    return isinstance(content, Certificate) and same_person(content.fields.get("guarantor", ""), name)


def _last_payment(material: Material, debts: Sequence[Debt]) -> Fields:
    """The latest payment of these debts, and the statement that shows it."""
    latest = max((debt for debt in debts if debt.last_payment), key=lambda debt: debt.last_payment or dt.date.min)
    shown = [annex for annex in material.annexes if shows_payment(annex, latest)]
    return {"last_payment": long_date(latest.last_payment or dt.date.min), "last_payment_evidence": see(material, shown)}


def _debt_evidence(material: Material, debts: Sequence[Numbered]) -> str:
    proofs = [annex for annex in material.annexes if annex.kind.limb == "debt" and proves(material, annex, debts)]
    unproved = [debt for number, debt in debts if not any(proves(material, annex, [(number, debt)]) for annex in proofs)]
    if not unproved or material.final:
        return see(material, proofs)
    missing = "".join(material.words.phrases["missing_debt"].format(account=mask_account(debt.account)) for debt in unproved)
    return (see(material, proofs) if proofs else "") + missing


def _debt_sums(debts: Sequence[Debt]) -> Fields:
    total = total_of(debt.total for debt in debts)
    parts = {part: total_of(getattr(debt, part) for debt in debts) for part in ("principal", "interest", "penalty", "fees")}
    fields: Fields = {f"debt_{part}": yuan(amount) for part, amount in parts.items()}
    return fields | {"debt_total": yuan(total), "debt_total_capitals": capitals(total)}


def _plan(material: Material, debts: Sequence[Numbered]) -> Fields:
    plan, accounts = material.assessment.plan, {number: debt.account for number, debt in debts}
    offers = [offer for offer in plan.offers if offer.debt in accounts] if plan and plan.feasible else []
    schedule = [_instalment(accounts, offer, index) for offer in offers for index in range(len(offer.schedule))]
    fields: Fields = {"offers": [_offer(accounts, number, offer) for number, offer in enumerate(offers, 1)], "schedule": list(schedule)}
    fields |= {"has_many_offers": len(offers) > 1, "pays_monthly": any(map(is_monthly, offers))}
    fields |= {"has_offers": bool(offers), "has_schedule": bool(schedule), **_sharing(plan, accounts)}
    if offers:  # what is overdue already is put off where the rest is extended: its creditor is asked for that alone
        fields["measure"] = "、".join(dict.fromkeys(_asked(material, offer) for offer in offers))
    days = [instalment.due for offer in offers for instalment in offer.schedule]
    if not offers or not days:
        return fields
    total, monthly = total_of(offer.total for offer in offers), total_of(offer.monthly for offer in offers)
    fields |= {"plan_total": yuan(total), "plan_total_capitals": capitals(total), "plan_instalments": str(len(days))}
    fields |= {"plan_longest": str(max(offer.months for offer in offers))}
    fields |= {"plan_monthly": yuan(monthly), "plan_monthly_capitals": capitals(monthly)}
    return fields | {"plan_first_due": long_date(min(days)), "plan_last_due": long_date(max(days))}


def _sharing(plan: Plan | None, mine: Collection[int]) -> Fields:
    """Whether other creditors have a share of the month's money, and whether each debt's share is in proportion to it."""
    offers = plan.offers if plan and plan.feasible else ()
    terms = [offer.months for offer in offers]
    even = max(terms, default=0) - min(terms, default=0) <= 1  # rounding ends one a month later than another
    return {"shares_plan": any(offer.debt not in mine for offer in offers), "is_pro_rata": even}


def is_monthly(offer: Offer) -> bool:
    """Whether it is paid in several instalments, rather than at once."""
    return offer.monthly > 0 and offer.months > 1


def _asked(material: Material, offer: Offer) -> str:
    if offer.measure == "instalments" and not is_monthly(offer):
        return material.words.phrases["once"]
    return next(words for name, words in material.words.measures.items() if name == offer.measure)


def as_of_days(dated: Sequence[tuple[dt.date, str]], phrase: str) -> str:
    """The day that sums are of; where there are several days, each with what it is the day of."""
    days = sorted({day for day, _which in dated})
    if len(days) < 2:
        return "".join(map(long_date, days))
    return "、".join(phrase.format(day=long_date(day), which="、".join(which for other, which in dated if other == day)) for day in days)


def _end(account: str) -> str:
    """What is shown of a masked account, as it is said on the telephone."""
    return mask_account(account).lstrip("*")


def _offer(accounts: dict[int, str], number: int, offer: Offer) -> Row:
    days = [instalment.due for instalment in offer.schedule]
    row: Row = {
        "number": str(number),
        "account": mask_account(accounts[offer.debt]),
        "account_end": _end(accounts[offer.debt]),
        "months": str(offer.months),
        "uneven": offer.last != offer.monthly,
        "is_monthly": is_monthly(offer),
        "is_extension": offer.measure == "extension",
        "is_deferral": offer.measure == "deferral",
        "has_due": bool(days),
    }
    for name, amount in (("total", offer.total), ("monthly", offer.monthly), ("last", offer.last)):
        row |= {name: yuan(amount), f"{name}_capitals": capitals(amount)}
    return row | ({"first_due": long_date(days[0]), "last_due": long_date(days[-1])} if days else {})


def _instalment(accounts: dict[int, str], offer: Offer, index: int) -> Row:
    instalment = offer.schedule[index]
    account = mask_account(accounts[offer.debt])
    return {"number": str(instalment.number), "account": account, "due": long_date(instalment.due), "amount": yuan(instalment.amount)}


def debt_row(material: Material, number: int, debt: Debt) -> Row:
    """One debt as a row of a table, its account masked."""
    phrases = material.words.phrases
    overdue = debt.overdue_since
    state = phrases["overdue"].format(date=long_date(overdue)) if overdue else phrases["due"].format(date=long_date(debt.due_date))
    sums = {"principal": debt.principal, "interest": debt.interest, "penalty": debt.penalty, "fees": debt.fees, "total": debt.total}
    row: Row = {"number": str(number), "type": material.words.debt_types[debt.type], "account": mask_account(debt.account), "state": state}
    return row | {"due_date": long_date(debt.due_date)} | {name: yuan(amount) for name, amount in sums.items()}


def proves(material: Material, annex: Annex, debts: Iterable[Numbered]) -> bool:
    """Whether a proof of debt is about one of these debts."""
    whose = debts_of(annex.document, material.case.stated.debts)
    return any(debt in whose for _, debt in debts)


def _waiver(material: Material, debts: Sequence[Numbered]) -> Fields:
    asked = material.case.stated.request.asks_to_waive
    rows = [(debt, part, getattr(debt, part)) for _, debt in debts for part in asked if getattr(debt, part)]
    total, owed = total_of(amount for *_, amount in rows), total_of(debt.total for _, debt in debts)
    fields: Fields = {
        "has_waiver": bool(rows),
        "waives_penalty": any(part == "penalty" for _, part, _ in rows),
        "waivers": [_waived(material, number, *row) for number, row in enumerate(rows, 1)],
    }
    if not rows:
        return fields
    names = "、".join(dict.fromkeys(material.words.parts[part] for _, part, _ in rows))
    rest = owed - total
    fields |= {"waiver_parts": names, "waiver_amount": yuan(total), "waiver_amount_capitals": capitals(total)}
    return fields | {"waiver_rest": yuan(rest), "waiver_rest_capitals": capitals(rest)}


def _waived(material: Material, number: int, debt: Debt, part: Part, amount: Decimal) -> Row:
    return {"number": str(number), "account": mask_account(debt.account), "part": material.words.parts[part], "amount": yuan(amount)}


def total_of(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, ZERO)


# --- whose debts and papers these are ------------------------------------------------------------------------------


def by_creditor(material: Material) -> list[list[Numbered]]:
    """The debts of the case, together where they are owed to one creditor."""
    groups: dict[str, list[Numbered]] = {}
    for number, debt in enumerate(material.case.stated.debts):
        groups.setdefault(_plain(debt), []).append((number, debt))
    return list(groups.values())


def asked_of(material: Material) -> list[list[Numbered]]:
    """The debts by creditor of whom something is asked: where a plan can be kept, not those who are paid as agreed beside it."""
    plan = material.assessment.plan
    if plan is None or not plan.feasible:
        return by_creditor(material)
    offered = {offer.debt for offer in plan.offers}
    waived = material.case.stated.request.asks_to_waive
    return [
        debts
        for debts in by_creditor(material)
        if any(number in offered or any(getattr(debt, part) for part in waived) for number, debt in debts)
    ]


def _plain(debt: Debt) -> str:
    return "".join(debt.creditor.split())


def annexes_for(material: Material, debts: Sequence[Numbered] | None) -> tuple[Annex, ...]:
    """The annexes for the creditor of these debts: where there are others, no proof of a debt to them. None: for all creditors alike."""
    if len(by_creditor(material)) < 2:
        return material.annexes
    return tuple(annex for annex in material.annexes if annex.kind.limb != "debt" or (debts is not None and proves(material, annex, debts)))
