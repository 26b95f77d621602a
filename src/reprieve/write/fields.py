"""The fields that letters may use: one flat set, all text, yes-or-no, or tables of such. Computed here and nowhere else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from reprieve.figures.masks import mask_id
from reprieve.library.law import articles_by_id
from reprieve.library.letter import Letter
from reprieve.model import Income, Means, MonthIncome
from reprieve.write.assets import asset_fields
from reprieve.write.debt_fields import Numbered, annexes_for, as_of_days, by_creditor, creditor_fields, debt_row, is_monthly, total_of
from reprieve.write.lists import annex_title, index_fields, missing_fields
from reprieve.write.material import Fields, Material, Row, clean, see_needs
from reprieve.write.money import capitals, long_date, long_month, months_in_words, percent, yuan
from reprieve.write.notices import notice_fields

_ABLE_TO_PAY = ("means_cover_payments", "savings_cover_debts")  # findings beside which it is no more than said that paying is too much


def letter_fields(material: Material, letter: Letter, debts: Sequence[Numbered] | None = None) -> Fields:
    """Every field for one letter; `debts` are one creditor's, each with its number in the case file from 0."""
    return with_letter(case_fields(material), material, letter, debts)


def case_fields(material: Material) -> Fields:
    """The fields that every letter of the case shares."""
    about = _applicant(material) | _hardships(material) | _income(material) | _means(material) | _case_debts(material) | _request(material)
    return about | asset_fields(material) | index_fields(material) | missing_fields(material) | notice_fields(material)


def with_letter(shared: Fields, material: Material, letter: Letter, debts: Sequence[Numbered] | None) -> Fields:
    """The fields that all letters share, with those of one letter."""
    fields = shared | {
        "letter_name": letter.name.zh,
        "reply_by": long_date(material.assessment.as_of + dt.timedelta(days=letter.reply_days)),
        "attachments": _attachments(material, debts),
    }
    if debts:
        fields |= creditor_fields(material, debts)
    return fields | {"legal_basis": _legal_basis(material, letter, fields)}


def _applicant(material: Material) -> Fields:
    applicant, as_of = material.case.stated.applicant, material.assessment.as_of
    return {
        "applicant_name": clean(applicant.name),
        "applicant_id": mask_id(applicant.id_number),
        "applicant_phone": clean(applicant.phone),
        "applicant_address": clean(applicant.address),
        "household_size": str(applicant.household_size),
        "letter_date": long_date(as_of),
        "final": material.final,
    }


def _hardships(material: Material) -> Fields:
    claims = material.case.stated.hardships
    doubted = any(finding.id in _ABLE_TO_PAY for finding in material.assessment.findings)
    promise = material.words.phrases["promise_monthly" if _pays_monthly(material) else "promise_once"]
    stated = material.words.phrases["own_statement"] if doubted else ""
    rows: list[Row] = []
    for claim in claims:
        words = material.hardship_words(claim.type)
        said: Row = {
            "cause": words.cause,
            "effect": words.effect + stated,
            "outlook": promise.format(when=words.outlook),
            "evidence": see_needs(material, [f"{claim.type}."]),
        }
        rows.append(
            said
            | {
                "name": material.library.hardships[claim.type].name.zh,
                "onset": long_date(claim.onset),
                "statement": _sentence(clean(claim.statement)),
            }
        )
    reasons = dict.fromkeys(material.hardship_words(claim.type).reason for claim in claims)
    outlooks = {material.hardship_words(claim.type).outlook for claim in claims}
    outlook = promise.format(when=outlooks.pop() if len(outlooks) == 1 else material.words.phrases["outlook"])
    return {
        "hardships": list(rows),
        "hardship_names": "、".join(reasons),
        "outlook": outlook,
        "spoken_outlook": outlook.replace("本人", "我"),
        "onset": long_date(material.case.onset),
        "ability_evidence": stated,
        "identity_evidence": see_needs(material, ["base.identity"]),
    }


def _pays_monthly(material: Material) -> bool:
    """Whether anything is asked for that is paid month by month: only then can an instalment be raised."""
    plan = material.assessment.plan
    return plan is not None and plan.feasible and any(map(is_monthly, plan.offers))


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
        "expenses_total": yuan(total_of(budget.values())),
        "has_means": means is not None,
    }
    if means is None:
        return fields | {"has_priority": False, "has_means_surplus": False, "means_differ": False}
    income = material.assessment.income
    return fields | {
        "means_income": yuan(means.income),
        "means_months": _means_months(material, means),
        "means_differ": income.change is not None and income.after != means.income,  # where a mean since the onset is told
        "means_necessary": yuan(means.necessary),
        "means_priority": yuan(means.priority_debts),
        "has_priority": means.priority_debts > 0,
        "means_disposable": yuan(means.disposable),
        "has_means_surplus": means.disposable > 0,
    }


def _means_months(material: Material, means: Means) -> str:
    """2026年7月至10月经常收入的平均数: what the monthly income is, so that who reads can reckon it from the table."""
    phrases, months = material.words.phrases, means.months
    named = months_in_words(months, phrases["to"])
    wages = phrases["means_without_wages"] if means.without_wages else ""
    return named + phrases["means_recurring"] + wages + (phrases["means_mean"] if len(months) != 1 else "")


def _case_debts(material: Material) -> Fields:
    debts, total = material.case.stated.debts, material.case.total_debt
    evidence = see_needs(material, ["base.debts"])
    if len(by_creditor(material)) > 1 and all(need.satisfied for need in material.assessment.needs if need.id == "base.debts"):
        evidence = material.words.phrases["debts_apart"]  # the letter goes to all creditors, the proofs to one each
    rows: list[Row] = [debt_row(material, number, debt) | {"as_of": long_date(debt.as_of)} for number, debt in enumerate(debts, 1)]
    return {
        "case_debts": list(rows),
        "case_debt_count": str(len(debts)),
        "case_debt_total": yuan(total),
        "case_debt_total_capitals": capitals(total),
        "case_debt_evidence": evidence,
        "case_debt_as_of": as_of_days(
            [(debt.as_of, str(number)) for number, debt in enumerate(debts, 1)], material.words.phrases["as_of_numbers"]
        ),
    }


def _request(material: Material) -> Fields:
    plan, measure = material.assessment.plan, material.case.stated.request.measure
    flags: Fields = {f"is_{name}": name == measure for name in material.words.measures}
    guarantor = clean(material.case.stated.request.guarantor)
    flags |= {"has_guarantor": True, "guarantor": guarantor} if guarantor else {"has_guarantor": False}
    offers = plan.offers if plan and plan.feasible else ()
    asked = material.words.measures[measure] if offers or measure != "instalments" else material.words.phrases["no_plan"]
    fields: Fields = {"measure": asked, "has_plan": bool(offers)}
    if not offers:
        return fields | flags | {"has_reserve": False}
    monthly, means = total_of(offer.monthly for offer in offers), material.assessment.means
    return fields | flags | {"plan_monthly_all": yuan(monthly), "has_reserve": means is not None and means.disposable > monthly}


def _attachments(material: Material, debts: Sequence[Numbered] | None) -> list[Row]:
    """The annexes that belong to this letter: a proof of debt goes only to the creditor it is about."""
    mine = annexes_for(material, debts)
    return [{"number": str(annex.number), "name": annex_title(material, annex)} for annex in mine]


def _legal_basis(material: Material, letter: Letter, fields: Fields) -> list[Row]:
    articles = articles_by_id(material.library.laws.values())
    fitting = [citation for citation in letter.citations if citation.when is None or fields[citation.when] is True]
    return [{"source": f"{articles[c.article][0].name.zh}{articles[c.article][1].article}", "quote": c.quote} for c in fitting]
