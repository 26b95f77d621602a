"""The names of all fields that letters may use: what fields.py computes, written down once so that a template can be checked unfilled."""

from __future__ import annotations

from collections.abc import Mapping

from reprieve.library.letter import Letter

_DEBT = "number type account principal interest penalty fees total state due_date"

# Table "" holds the fields that stand alone.
_CASE = {
    "": "applicant_name applicant_id applicant_phone applicant_address household_size letter_date letter_name final reply_by "
    "identity_evidence ability_evidence income_evidence hardship_names outlook spoken_outlook onset "
    "has_income has_income_change income_before income_after income_change "
    "has_expenses expenses_total has_means means_income means_months "
    "means_differ means_necessary means_priority has_priority means_disposable has_means_surplus "
    "case_debt_count case_debt_as_of case_debt_total case_debt_total_capitals case_debt_evidence has_plan plan_monthly_all has_reserve "
    "has_guarantor guarantor "
    "measure is_instalments is_extension is_fee_waiver is_deferral "
    "has_assets states_assets assets_total assets_total_capitals net_assets owes_more "
    "has_sensitive has_paid_as_agreed paid_as_agreed has_creditor_papers has_acknowledged "
    "annex_count packet_pages packet_files index_files "
    "has_missing has_findings has_unused has_submit_by submit_by has_no_plan plan_why",
    "hardships": "name onset cause effect outlook statement evidence",
    "income_months": "month wages benefits other recurring one_off",
    "expenses": "name amount",
    "case_debts": f"{_DEBT} as_of",
    "attachments": "number name",
    "legal_basis": "source quote",
    "assets": "number name as_of amount evidence",
    "sensitive": "number name pages why",
    "creditor_papers": "number name pages creditor",
    "acknowledged": "name message settle",
    "evidence_groups": "name",
    "evidence_groups.papers": "number name source proves pages copies form",
    "missing": "number name state reason accepts obtain do_not_send source",
    "findings": "number name message settle",
    "unused": "number file why",
    "fallbacks": "number name",
}
_CREDITOR = {
    "": "guarantor_on_paper guarantor_evidence account_label "
    "creditor honorific is_card is_private before_due has_overdue overdue_since accounts account_ends debt_types debt_as_of "
    "debt_evidence debt_principal debt_interest debt_penalty debt_fees debt_total debt_total_capitals "
    "has_last_payment last_payment last_payment_evidence "
    "has_other_debts other_debt_count other_debt_total has_many_offers has_offers has_schedule shares_plan is_pro_rata "
    "pays_monthly plan_total plan_total_capitals "
    "plan_monthly plan_monthly_capitals plan_instalments plan_longest plan_first_due plan_last_due "
    "has_waiver waives_penalty waiver_parts waiver_amount waiver_amount_capitals waiver_rest waiver_rest_capitals",
    "debts": _DEBT,
    "offers": "number account account_end total total_capitals months monthly monthly_capitals uneven last last_capitals first_due "
    "last_due is_monthly is_extension is_deferral has_due",
    "waivers": "number account part amount",
    "schedule": "number account due amount",
}


def _names(tables: Mapping[str, str]) -> frozenset[str]:
    columns = {f"{table}.{column}" if table else column for table, text in tables.items() for column in text.split()}
    return frozenset(columns | (tables.keys() - {""}))


CASE_FIELDS = _names(_CASE)
CREDITOR_FIELDS = CASE_FIELDS | _names(_CREDITOR)


def offered(letter: Letter) -> frozenset[str]:
    """The names of all fields that a letter of this scope may use; a column of a table is "table.column"."""
    return CREDITOR_FIELDS if letter.scope == "creditor" else CASE_FIELDS
