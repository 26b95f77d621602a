"""The fields that letters may use: one flat set, all text, yes-or-no, or tables of such. Computed here and nowhere else."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from reprieve.case import Debt
from reprieve.library.law import articles_by_id
from reprieve.library.letter import Letter
from reprieve.model import Income, MonthIncome, Offer
from reprieve.write.annexes import Annex, concerns, shows_payment
from reprieve.write.lists import annex_title, index_fields, missing_fields
from reprieve.write.material import Fields, Material, Row, clean, see, see_needs
from reprieve.write.money import capitals, long_date, long_month, mask_account, mask_id, percent, yuan

Numbered = tuple[int, Debt]


def letter_fields(material: Material, letter: Letter, debts: Sequence[Numbered] | None = None) -> Fields:
    """Every field for one letter; `debts` are one creditor's, each with its number in the case file from 0."""
    fields = (
        _applicant(material, letter)
        | _hardships(material)
        | _income(material)
        | _means(material)
        | _case_debts(material)
        | _request(material)
    )
    fields |= index_fields(material) | missing_fields(material) | {"attachments": _attachments(material, debts)}
    if debts:
        fields |= _creditor(material, debts) | _debt_sums([debt for _, debt in debts]) | _plan(material, debts) | _waiver(material, debts)
    return fields | {"legal_basis": _legal_basis(material, letter, fields)}


def _applicant(material: Material, letter: Letter) -> Fields:
    applicant, as_of = material.case.stated.applicant, material.assessment.as_of
    return {
        "applicant_name": clean(applicant.name),
        "applicant_id": mask_id(applicant.id_number),
        "applicant_phone": clean(applicant.phone),
        "applicant_address": clean(applicant.address),
        "household_size": str(applicant.household_size),
        "letter_date": long_date(as_of),
        "letter_name": letter.name.zh,
        "reply_by": long_date(as_of + dt.timedelta(days=letter.reply_days)),
        "final": material.final,
    }


def _hardships(material: Material) -> Fields:
    claims = material.case.stated.hardships
    rows: list[Row] = []
    for claim in claims:
        words = material.hardship_words(claim.type)
        row: Row = {
            "name": material.library.hardships[claim.type].name.zh,
            "onset": long_date(claim.onset),
            "statement": _sentence(clean(claim.statement)),
        }
        rows.append(
            row
            | {"cause": words.cause, "effect": words.effect, "outlook": words.outlook, "evidence": see_needs(material, [f"{claim.type}."])}
        )
    names = dict.fromkeys(str(row["name"]) for row in rows)
    return {
        "hardships": list(rows),
        "hardship_names": "、".join(names),
        "onset": long_date(material.case.onset),
        "identity_evidence": see_needs(material, ["base.identity"]),
    }


def _sentence(text: str) -> str:
    return text if text.endswith(("。", "！", "？", ".", "…")) else text.rstrip("，,；;、") + "。"


def _income(material: Material) -> Fields:
    income = material.assessment.income
    fields: Fields = {"has_income": bool(income.months), "income_months": [_month(month) for month in income.months]}
    fields["income_evidence"] = see_needs(material, ["base.bank_statements", "base.income"])
    return fields | _income_change(material, income)


def _month(month: MonthIncome) -> Row:
    sums = {"wages": month.wages, "benefits": month.benefits, "other": month.other, "recurring": month.recurring, "one_off": month.one_off}
    row: Row = {"month": long_month(month.month)}
    return row | {name: yuan(amount) for name, amount in sums.items()}


def _income_change(material: Material, income: Income) -> Fields:
    if income.before is None or income.after is None or income.change is None:
        return {"has_income_change": False}
    words = material.words.phrases["fell" if income.change <= 0 else "rose"]
    change = words.format(share=percent(abs(income.change)))
    return {"has_income_change": True, "income_before": yuan(income.before), "income_after": yuan(income.after), "income_change": change}


def _means(material: Material) -> Fields:
    budget, means = material.case.stated.budget, material.assessment.means
    rows: list[Row] = [{"name": material.words.budget_lines.get(key, clean(key)), "amount": yuan(amount)} for key, amount in budget.items()]
    fields: Fields = {
        "has_expenses": bool(rows),
        "expenses": list(rows),
        "expenses_total": yuan(_sum(budget.values())),
        "has_means": means is not None,
    }
    if means is None:
        return fields | {"has_priority": False, "has_means_surplus": False}
    return fields | {
        "means_income": yuan(means.income),
        "means_necessary": yuan(means.necessary),
        "means_priority": yuan(means.priority_debts),
        "has_priority": means.priority_debts > 0,
        "means_disposable": yuan(means.disposable),
        "has_means_surplus": means.disposable > 0,
    }


def _case_debts(material: Material) -> Fields:
    debts, total = material.case.stated.debts, material.case.total_debt
    rows: list[Row] = [_debt_row(material, number, debt) | {"as_of": long_date(debt.as_of)} for number, debt in enumerate(debts, 1)]
    return {
        "case_debts": list(rows),
        "case_debt_count": str(len(debts)),
        "case_debt_total": yuan(total),
        "case_debt_total_capitals": capitals(total),
        "case_debt_evidence": see_needs(material, ["base.debts"]),
    }


def _debt_row(material: Material, number: int, debt: Debt) -> Row:
    phrases = material.words.phrases
    overdue = debt.overdue_since
    state = phrases["overdue"].format(date=long_date(overdue)) if overdue else phrases["due"].format(date=long_date(debt.due_date))
    sums = {"principal": debt.principal, "interest": debt.interest, "penalty": debt.penalty, "fees": debt.fees, "total": debt.total}
    row: Row = {"number": str(number), "type": material.words.debt_types[debt.type], "account": mask_account(debt.account), "state": state}
    return row | {"due_date": long_date(debt.due_date)} | {name: yuan(amount) for name, amount in sums.items()}


def _request(material: Material) -> Fields:
    plan, measure = material.assessment.plan, material.case.stated.request.measure
    flags: Fields = {f"is_{name}": name == measure for name in material.words.measures}
    offers = plan.offers if plan and plan.feasible else ()
    fields: Fields = {"measure": material.words.measures[measure], "has_plan": bool(offers)}
    if not offers:
        return fields | flags | {"has_reserve": False}
    monthly, means = _sum(offer.monthly for offer in offers), material.assessment.means
    return fields | flags | {"plan_monthly_all": yuan(monthly), "has_reserve": means is not None and means.disposable > monthly}


def _attachments(material: Material, debts: Sequence[Numbered] | None) -> list[Row]:
    """The annexes that belong to this letter: a proof of debt goes only to the creditor it is about."""
    mine = [annex for annex in material.annexes if debts is None or annex.kind.limb != "debt" or _about(annex, debts)]
    return [{"number": str(annex.number), "name": annex_title(material, annex)} for annex in mine]


def _about(annex: Annex, debts: Iterable[Numbered]) -> bool:
    return any(concerns(annex, debt) for _, debt in debts)


def _creditor(material: Material, numbered: Sequence[Numbered]) -> Fields:
    debts = [debt for _, debt in numbered]
    as_of, creditor = material.assessment.as_of, clean(debts[0].creditor)
    overdue = [debt.overdue_since for debt in debts if debt.overdue_since]
    payments = [debt.last_payment for debt in debts if debt.last_payment]
    others = [debt for debt in material.case.stated.debts if debt.creditor != debts[0].creditor]
    fields: Fields = {
        "creditor": creditor,
        "honorific": next(entry.word for entry in material.words.honorifics if re.search(entry.names, creditor)),
        "is_card": all(debt.type == "credit_card" for debt in debts),
        "before_due": all(not debt.overdue_since and debt.due_date >= as_of and debt.type != "credit_card" for debt in debts),
        "has_overdue": bool(overdue),
        "has_last_payment": bool(payments),
        "has_other_debts": bool(others),
        "other_debt_count": str(len(others)),
        "other_debt_total": yuan(_sum(debt.total for debt in others)),
        "accounts": "、".join(mask_account(debt.account) for debt in debts),
        "debt_types": "、".join(dict.fromkeys(material.words.debt_types[debt.type] for debt in debts)),
        "debts": [_debt_row(material, number, debt) for number, debt in enumerate(debts, 1)],
        "debt_as_of": long_date(min(debt.as_of for debt in debts)),
        "debt_evidence": _debt_evidence(material, numbered),
    }
    fields |= {"overdue_since": long_date(min(overdue))} if overdue else {}
    return fields | (_last_payment(material, debts) if payments else {})


def _last_payment(material: Material, debts: Sequence[Debt]) -> Fields:
    """The latest payment of these debts, and the statement that shows it."""
    latest = max((debt for debt in debts if debt.last_payment), key=lambda debt: debt.last_payment or dt.date.min)
    shown = [annex for annex in material.annexes if shows_payment(annex, latest)]
    return {"last_payment": long_date(latest.last_payment or dt.date.min), "last_payment_evidence": see(material, shown)}


def _debt_evidence(material: Material, debts: Sequence[Numbered]) -> str:
    proofs = [annex for annex in material.annexes if annex.kind.limb == "debt" and _about(annex, debts)]
    unproved = [debt for _, debt in debts if not any(concerns(annex, debt) for annex in proofs)]
    if not unproved or material.final:
        return see(material, proofs)
    missing = "".join(material.words.phrases["missing_debt"].format(account=mask_account(debt.account)) for debt in unproved)
    return (see(material, proofs) if proofs else "") + missing


def _debt_sums(debts: Sequence[Debt]) -> Fields:
    total = _sum(debt.total for debt in debts)
    parts = {part: _sum(getattr(debt, part) for debt in debts) for part in ("principal", "interest", "penalty", "fees")}
    fields: Fields = {f"debt_{part}": yuan(amount) for part, amount in parts.items()}
    return fields | {"debt_total": yuan(total), "debt_total_capitals": capitals(total)}


def _plan(material: Material, debts: Sequence[Numbered]) -> Fields:
    plan, accounts = material.assessment.plan, {number: debt.account for number, debt in debts}
    offers = [offer for offer in plan.offers if offer.debt in accounts] if plan and plan.feasible else []
    schedule = [_instalment(accounts, offer, index) for offer in offers for index in range(len(offer.schedule))]
    fields: Fields = {"offers": [_offer(accounts, number, offer) for number, offer in enumerate(offers, 1)], "schedule": list(schedule)}
    fields |= {"has_many_offers": len(offers) > 1, "pays_monthly": any(offer.monthly for offer in offers)}
    days = [instalment.due for offer in offers for instalment in offer.schedule]
    if not offers or not days:
        return fields
    total, monthly = _sum(offer.total for offer in offers), _sum(offer.monthly for offer in offers)
    fields |= {"plan_total": yuan(total), "plan_total_capitals": capitals(total), "plan_instalments": str(len(days))}
    fields |= {"plan_longest": str(max(offer.months for offer in offers))}
    fields |= {"plan_monthly": yuan(monthly), "plan_monthly_capitals": capitals(monthly)}
    return fields | {"plan_first_due": long_date(min(days)), "plan_last_due": long_date(max(days))}


def _offer(accounts: dict[int, str], number: int, offer: Offer) -> Row:
    days = [instalment.due for instalment in offer.schedule]
    row: Row = {
        "number": str(number),
        "account": mask_account(accounts[offer.debt]),
        "months": str(offer.months),
        "uneven": offer.last != offer.monthly,
        "is_monthly": offer.monthly > 0,
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


def _waiver(material: Material, debts: Sequence[Numbered]) -> Fields:
    sums = {part: _sum(getattr(debt, part) for _, debt in debts) for part in material.case.stated.request.waive}
    asked = {part: amount for part, amount in sums.items() if amount}
    if not asked:
        return {"has_waiver": False}
    total, names = _sum(asked.values()), "、".join(material.words.parts[part] for part in asked)
    return {"has_waiver": True, "waiver_parts": names, "waiver_amount": yuan(total), "waiver_amount_capitals": capitals(total)}


def _legal_basis(material: Material, letter: Letter, fields: Fields) -> list[Row]:
    articles = articles_by_id(material.library.laws.values())
    fitting = [citation for citation in letter.citations if citation.when is None or fields[citation.when] is True]
    return [{"source": f"{articles[c.article][0].name.zh}{articles[c.article][1].article}", "quote": c.quote} for c in fitting]


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, Decimal("0.00"))
