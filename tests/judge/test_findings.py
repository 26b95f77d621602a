from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from judge_material import (
    AS_OF,
    EMPLOYER,
    LENDER,
    base_papers,
    bill,
    case,
    certificate,
    debt,
    found,
    id_card,
    paper,
    row,
    statement,
    termination,
    wages,
)

from reprieve.case import Case
from reprieve.judge import assess
from reprieve.judge.findings import CHECKS
from reprieve.library import load_library
from reprieve.model import Assessment, Break, Document, Payslip, Reconciliation

LIBRARY = load_library()


def judged(*documents: Document, stated: Case | None = None, as_of: dt.date = AS_OF) -> Assessment:
    return assess(stated or case(), documents, LIBRARY, as_of)


def payslip(net: str = "8200.00", period: str = "2026-05", **more: Any) -> Document:
    usual = {"gross": Decimal("9000.00"), "deductions_total": Decimal("800.00"), "net": Decimal(net)}
    return paper("payslip", Payslip("梁轩", EMPLOYER, period, **usual | more))


def test_every_check_has_its_text_and_every_text_its_check() -> None:
    assert {check.__name__ for check in CHECKS} == set(LIBRARY.findings.findings)


def test_wages_in_the_month_after_the_job_ended_are_its_settlement() -> None:
    assert not found(judged(*base_papers(*wages(4, 5, 6, 7)), termination()), "salary_after_onset")


def test_wages_two_months_after_the_job_ended_contradict_the_case_and_name_both_sides() -> None:
    finding = found(judged(*base_papers(*wages(4, 5, 6, 7, 8)), termination()), "salary_after_onset")[0]
    assert finding.severity == "blocker"
    assert finding.sources[0].file == "case.toml"
    assert finding.sources[1].row == 5
    assert "2026-08-10" in str(finding.message) and "2026-06-30" in str(finding.message)


def test_severance_after_the_job_ended_is_no_salary() -> None:
    severance = row(dt.date(2026, 8, 20), "24600.00", "转账", EMPLOYER, "经济补偿金")
    assert not found(judged(*base_papers(*wages(4, 5, 6), severance), termination()), "salary_after_onset")


def test_wages_go_on_for_the_ill_without_contradiction() -> None:
    assert not found(judged(*base_papers(*wages(4, 5, 6, 7, 8)), stated=case("illness")), "salary_after_onset")


def _drop(after: str) -> Assessment:
    pay = [*wages(4, 5, 6, amount="10000.00"), *wages(7, 8, 9, 10, amount=after)]
    return judged(*base_papers(*pay), stated=case("income_drop", dt.date(2026, 7, 1)))


def test_a_fall_of_ten_per_cent_is_a_fall_and_a_fen_less_is_pointed_out() -> None:
    assert not found(_drop("9000.00"), "income_did_not_fall")
    assert found(_drop("9010.00"), "income_did_not_fall")[0].severity == "blocker"


def test_a_broken_balance_names_page_and_row_and_what_was_expected() -> None:
    broken = Reconciliation("broken", (Break(2, Decimal("100.00"), Decimal("3100.00"), 1),))
    finding = found(judged(*base_papers(reconciliation=broken), termination()), "balance_break")[0]
    assert (finding.severity, finding.sources[0].row, finding.sources[0].page) == ("blocker", 2, 1)
    assert "100.00" in str(finding.message) and "3,100.00" in str(finding.message)


def test_a_paper_that_came_twice_counts_once() -> None:
    papers = base_papers()
    twin = Document("evidence/copy.pdf", papers[2].sha256, papers[2].kind, "read", 1, papers[2].content)
    assessment = judged(*papers, twin, termination())
    assert found(assessment, "duplicate_paper")[0].severity == "note"
    assert next(month for month in assessment.income.months if month.month == "2026-05").wages == Decimal("8200.00")
    assert assessment.verdict == "complete"


def test_a_paper_dated_on_the_as_of_date_is_not_in_the_future_and_one_a_day_later_is() -> None:
    assert not found(judged(termination(issued=AS_OF)), "dated_in_future")
    assert found(judged(termination(issued=AS_OF + dt.timedelta(days=1))), "dated_in_future")


def test_a_row_after_the_as_of_date_is_in_the_future_but_a_period_that_ends_later_is_not() -> None:
    assert not found(judged(statement(wages(10), end=dt.date(2026, 11, 30))), "dated_in_future")
    assert found(judged(statement([row(dt.date(2026, 11, 3), "1.00")])), "dated_in_future")


def test_a_certificate_by_another_employer_than_the_one_that_pays_needs_checking() -> None:
    assessment = judged(*base_papers(), termination(issuer="武汉瑞丰科技有限公司"))
    assert found(assessment, "employer_mismatch")[0].severity == "warning"
    assert assessment.verdict == "complete"
    assert not found(judged(*base_papers(), termination()), "employer_mismatch")


def test_a_payroll_account_of_the_bank_is_no_other_employer() -> None:
    paid = row(dt.date(2026, 5, 10), "8200.00", "代发工资", "代发工资专户")
    assert not found(judged(*base_papers(paid), termination()), "employer_mismatch")


def test_a_payslip_that_does_not_add_up_is_pointed_out() -> None:
    assert not found(judged(payslip()), "payslip_math")
    assert found(judged(payslip("8200.01")), "payslip_math")
    assert found(judged(payslip(earnings={"基本工资": Decimal("8999.00")})), "payslip_math")


def test_net_pay_that_the_statements_do_not_show_is_pointed_out() -> None:
    assert not found(judged(statement(wages(5)), payslip()), "payslip_not_banked")
    assert found(judged(statement(wages(5, amount="7000.00")), payslip()), "payslip_not_banked")


def test_net_pay_of_months_that_no_statement_covers_is_not_missed() -> None:
    assert not found(judged(statement(wages(5)), payslip(period="2026-10")), "payslip_not_banked")


def test_net_pay_may_come_in_parts_or_with_what_is_paid_on_top() -> None:
    parts = [row(dt.date(2026, 5, 10), amount, "工资", EMPLOYER) for amount in ("8000.00", "200.00")]
    assert not found(judged(statement(parts), payslip()), "payslip_not_banked")
    more = wages(5, amount="8500.00")
    assert not found(judged(statement(more), payslip(after_net={"餐补": Decimal("300.00")})), "payslip_not_banked")


def test_what_is_left_out_of_income_is_named_with_its_rows() -> None:
    loan = row(dt.date(2026, 5, 11), "8000.00", "放款", "马上消费金融股份有限公司")
    finding = found(judged(statement([*wages(5), loan])), "not_income_evidence")[0]
    assert (finding.severity, finding.sources[0].row) == ("note", 2)
    assert "8,000.00" in str(finding.message)


def _debt_last_heard_of(day: dt.date) -> Case:
    return case(debts=[debt(due_date=dt.date(2020, 1, 1), overdue_since=dt.date(2020, 1, 1), last_demand=day)])


def test_a_debt_is_in_time_on_the_third_anniversary_and_may_be_barred_the_day_after() -> None:
    in_time, late = _debt_last_heard_of(dt.date(2023, 11, 2)), _debt_last_heard_of(dt.date(2023, 11, 1))
    assert not found(judged(stated=in_time), "limitation_expired")
    assert found(judged(stated=in_time), "limitation_restarts")[0].severity == "note"
    assert found(judged(stated=late), "limitation_expired")[0].severity == "blocker"
    assert not found(judged(stated=late), "limitation_restarts")


def test_a_hardship_that_began_after_the_default_does_not_explain_it() -> None:
    on_the_day = case(debts=[debt(overdue_since=dt.date(2026, 6, 30))])
    before = case(debts=[debt(overdue_since=dt.date(2026, 6, 29))])
    assert not found(judged(stated=on_the_day), "event_after_default")
    assert found(judged(stated=before), "event_after_default")[0].severity == "warning"


def test_a_gap_in_one_account_is_not_hidden_by_another_account() -> None:
    parts = [statement(end=dt.date(2026, 6, 15)), statement(start=dt.date(2026, 8, 1))]
    assert found(judged(*parts, statement(account="6220000000000002")), "period_gap")


def test_no_finding_shows_a_whole_id_number() -> None:
    other = id_card(person="", id_number="110102199808119039")
    assessment = judged(other, bill(), termination(person="", id_number="110102199808119039"))
    said = [str(item.message) for item in assessment.findings] + [str(item.reason) for item in assessment.needs]
    assert not any("110102199808119039" in text for text in said)


def test_a_card_and_a_loan_of_one_lender_are_told_apart() -> None:
    debts = [debt(), debt(creditor=LENDER, type="online_loan", account="JB20250311000177")]
    contract = certificate("loan_contract", issuer=LENDER, issued=dt.date(2025, 3, 11))
    assessment = judged(bill(), contract, stated=case(debts=debts))
    assert next(item for item in assessment.needs if item.id == "base.debts").state == "met"
