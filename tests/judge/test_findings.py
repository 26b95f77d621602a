from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from judge_material import (
    APPLICANT,
    AS_OF,
    BANK,
    EMPLOYER,
    LENDER,
    ONSET,
    base_papers,
    bill,
    case,
    certificate,
    debt,
    found,
    id_card,
    need,
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
from reprieve.model import (
    Assessment,
    Box,
    Break,
    Document,
    Finding,
    Patch,
    Payslip,
    PrintedPage,
    QrCode,
    Reconciliation,
    Traces,
    Transaction,
    UnreadRow,
)

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


def test_the_first_wages_after_the_job_ended_are_told_by_their_own_amount_and_paper_though_the_newest_row_is_printed_first() -> None:
    newest = statement([*wages(10, amount="3000.00"), *wages(9, amount="9000.00")], file="evidence/new.pdf")
    older = statement(wages(8, amount="8000.00"), file="evidence/old.pdf")
    finding = found(judged(*base_papers(), newest, older, termination()), "salary_after_onset")[0]
    assert "evidence/old.pdf shows wages after it, 3 times, first 8,000.00 on 2026-08-10" in str(finding.message)
    assert [(place.file, place.row) for place in finding.sources[1:]] == [
        ("evidence/old.pdf", 1),
        ("evidence/new.pdf", 2),
        ("evidence/new.pdf", 1),
    ]


def test_wages_on_a_joint_account_that_nobody_is_named_for_count_against_the_case_and_not_for_it() -> None:
    unnamed = judged(*base_papers(*wages(4, 5, 6, 9), holder="梁轩、何慧"))
    assert found(unnamed, "salary_after_onset")
    assert need(unnamed, "base.income").state == "missing"
    assert "joint account" in str(need(unnamed, "base.income").reason)
    (told,) = found(unnamed, "joint_account")
    assert (told.severity, len(told.sources)) == ("warning", 4)
    named = judged(*base_papers(*wages(4, 5, 6), holder="梁轩、何慧"), termination())
    assert (need(named, "base.income").state, found(named, "joint_account")) == ("met", [])


def test_the_other_holders_proof_settles_whose_wages_they_are_and_names_nobody_who_should_not_be_there() -> None:
    theirs = [row(dt.date(2026, month, 15), "5100.00", "代发工资", "广州远航物流有限公司") for month in (5, 6, 7, 8, 9)]
    proof = certificate("income_certificate", person="何慧", issuer="广州远航物流有限公司", issued=dt.date(2026, 10, 20))
    for holder, blockers in (("梁轩、何慧", set()), (APPLICANT, {"salary_after_onset", "holder_mismatch"})):
        assessment = judged(*base_papers(*wages(4, 5, 6), *theirs, holder=holder), termination(), proof)
        assert {finding.id for finding in assessment.findings if finding.severity == "blocker"} == blockers


def test_income_has_fallen_only_if_it_has_with_all_that_arrives_on_a_joint_account() -> None:
    rows = [*wages(4, 5, 6), *wages(7, 8, 9, 10, amount="4000.00")]
    rows += [row(dt.date(2026, month, 15), "5100.00", "代发工资", "广州远航物流有限公司") for month in (7, 8, 9, 10)]
    notice = certificate("pay_cut_notice", issuer=EMPLOYER, issued=ONSET, event_date=ONSET)
    (told,) = found(judged(*base_papers(*rows, holder="梁轩、何慧"), notice, stated=case("income_drop")), "income_did_not_fall")
    assert "9100.00" in str(told.message).replace(",", "")


def test_severance_after_the_job_ended_is_no_salary() -> None:
    severance = row(dt.date(2026, 8, 20), "24600.00", "转账", EMPLOYER, "经济补偿金")
    assert not found(judged(*base_papers(*wages(4, 5, 6), severance), termination()), "salary_after_onset")


def test_wages_go_on_for_the_ill_without_contradiction() -> None:
    assert not found(judged(*base_papers(*wages(4, 5, 6, 7, 8)), stated=case("illness")), "salary_after_onset")


def _insured(until: dt.date, **fields: str) -> Document:
    return certificate("social_insurance_record", dates={"last_month": until}, fields=fields)


def test_contributions_long_after_the_job_ended_are_pointed_out() -> None:
    finding = found(judged(*base_papers(), termination(), _insured(dt.date(2026, 9, 1), employer=EMPLOYER)), "insured_after_onset")[0]
    assert finding.severity == "warning"
    assert "2026-09" in str(finding.message)
    assert finding.sources[0].file == "case.toml"


@pytest.mark.parametrize(
    "record",
    [
        _insured(dt.date(2026, 7, 1), employer=EMPLOYER),
        _insured(dt.date(2026, 9, 1), employer="灵活就业人员"),
        _insured(dt.date(2026, 9, 1), employer=EMPLOYER, status="停保"),
        certificate("social_insurance_record", person="周洋", dates={"last_month": dt.date(2026, 9, 1)}, fields={"employer": EMPLOYER}),
    ],
)
def test_contributions_of_the_last_wages_ones_own_or_that_have_stopped_are_no_contradiction(record: Document) -> None:
    assert not found(judged(*base_papers(), termination(), record), "insured_after_onset")


def test_contributions_go_on_where_no_income_is_said_to_have_stopped() -> None:
    assert not found(
        judged(*base_papers(), _insured(dt.date(2026, 9, 1), employer=EMPLOYER), stated=case("illness")), "insured_after_onset"
    )


def _drop(after: str) -> Assessment:
    pay = [*wages(4, 5, 6, amount="10000.00"), *wages(7, 8, 9, 10, amount=after)]
    return judged(*base_papers(*pay), stated=case("income_drop", dt.date(2026, 7, 1)))


def test_a_fall_of_ten_per_cent_is_a_fall_and_a_fen_less_is_pointed_out() -> None:
    assert not found(_drop("9000.00"), "income_did_not_fall")
    assert found(_drop("9010.00"), "income_did_not_fall")[0].severity == "blocker"


@pytest.mark.parametrize(
    ("months", "onset"), [((8, 9, 10), dt.date(2026, 7, 1)), ((4, 5, 6), dt.date(2026, 10, 20)), ((8, 9), dt.date(2026, 4, 2))]
)
def test_income_of_which_no_month_before_or_after_is_shown_is_not_said_not_to_have_fallen(months: tuple[int, ...], onset: dt.date) -> None:
    assert not found(judged(*base_papers(*wages(*months)), stated=case("income_drop", onset)), "income_did_not_fall")


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


@pytest.mark.parametrize(
    ("kind", "told"), [("credit_card_bill", True), ("debt_summary", True), ("death_certificate", True), ("pay_cut_notice", False)]
)
def test_an_event_that_lies_ahead_is_in_the_future_unless_the_paper_announces_it(kind: str, told: bool) -> None:
    ahead = certificate(kind, issued=None, event_date=AS_OF + dt.timedelta(days=1))
    assert bool(found(judged(ahead), "dated_in_future")) == told


def test_a_row_after_the_as_of_date_is_in_the_future_but_a_period_that_ends_later_is_not() -> None:
    assert not found(judged(statement(wages(10), end=dt.date(2026, 11, 30))), "dated_in_future")
    assert found(judged(statement([row(dt.date(2026, 11, 3), "1.00")])), "dated_in_future")


def test_a_certificate_by_another_employer_than_the_one_that_pays_needs_checking() -> None:
    assessment = judged(*base_papers(), termination(issuer="武汉瑞丰科技有限公司"))
    (finding,) = found(assessment, "employer_mismatch")
    assert (finding.severity, assessment.verdict) == ("warning", "complete")
    assert f"the employer on {finding.sources[0].file} is 武汉瑞丰科技有限公司" in str(finding.message)
    assert [place.file.partition("-")[0] for place in finding.sources] == ["evidence/termination_certificate", "evidence/bank_statement"]
    assert not found(judged(*base_papers(), termination()), "employer_mismatch")
    by_committee = certificate("income_certificate", issuer="柳荫社区居民委员会", figures={"monthly_income": "8200.00"})
    assert not found(judged(*base_papers(), by_committee), "employer_mismatch")


def test_a_job_that_was_over_before_the_statements_begin_is_no_other_employer() -> None:
    old = termination(dt.date(2019, 3, 31), issuer="武汉瑞丰科技有限公司")
    assert not found(judged(*base_papers(), termination(), old), "employer_mismatch")
    issued_since = termination(dt.date(2019, 3, 31), issuer="武汉瑞丰科技有限公司", issued=ONSET)
    assert found(judged(*base_papers(), termination(), issued_since), "employer_mismatch")


def test_a_payroll_account_of_the_bank_is_no_other_employer() -> None:
    for payer in ("代发工资专户", "", "--"):
        paid = row(dt.date(2026, 5, 10), "8200.00", "代发工资", payer)
        assert not found(judged(*base_papers(paid), termination()), "employer_mismatch")


def test_a_payslip_that_does_not_add_up_is_pointed_out() -> None:
    assert not found(judged(payslip()), "payslip_math")
    assert found(judged(payslip("8200.01")), "payslip_math")
    assert found(judged(payslip(earnings={"基本工资": Decimal("8999.00")})), "payslip_math")
    more = {"基本工资": Decimal("9000.00"), "餐补": Decimal("300.00")}  # 300.00 beside the gross pay, if the net pay says so
    assert not found(judged(payslip("8500.00", earnings=more)), "payslip_math")
    assert found(judged(payslip(earnings=more)), "payslip_math")
    absent = {"缺勤": Decimal("290.91"), "社保": Decimal("800.00")}  # what is taken off before gross pay is summed up
    assert not found(judged(payslip(earnings={"基本工资": Decimal("9290.91")}, deductions=absent)), "payslip_math")
    assert found(judged(payslip(earnings={"基本工资": Decimal("9290.90")}, deductions=absent)), "payslip_math")
    alone = {"餐补": Decimal("300.00")}  # what gross pay is made of need not be printed
    assert not found(judged(payslip("8500.00", earnings=alone)), "payslip_math")


def test_pay_falls_by_what_was_paid_out_where_the_gross_pay_of_a_payslip_does_not_come_out() -> None:
    def shown(net: str) -> str:
        fall = case("income_drop", dt.date(2026, 7, 1))
        after = payslip(net, "2026-08", gross=Decimal("99000.00"))
        return need(judged(payslip(period="2026-06"), after, stated=fall), "income_drop.proof").state

    assert shown("4486.00") == "met_by_alternative"
    assert shown("9500.00") == "mismatch"


def test_net_pay_that_the_statements_do_not_show_is_pointed_out() -> None:
    assert not found(judged(statement(wages(5)), payslip()), "payslip_not_banked")
    less, slip = statement(wages(5, amount="7000.00")), payslip()
    assert found(judged(less, slip), "payslip_not_banked")
    assert isinstance(slip.content, Payslip)
    of_another = replace(slip, content=replace(slip.content, employee="周洋"))
    assert not found(judged(less, of_another), "payslip_not_banked")


def test_net_pay_of_months_that_no_statement_covers_is_not_missed() -> None:
    assert not found(judged(statement(wages(5)), payslip(period="2026-10")), "payslip_not_banked")


def test_net_pay_may_come_in_parts_or_with_what_is_paid_on_top() -> None:
    parts = [row(dt.date(2026, 5, 10), amount, "工资", EMPLOYER) for amount in ("8000.00", "200.00")]
    assert not found(judged(statement(parts), payslip()), "payslip_not_banked")
    assert not found(judged(statement([*wages(5), parts[1]]), payslip()), "payslip_not_banked")
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


@pytest.mark.parametrize(("day", "said"), [(2, "due today, 2026-11-02"), (4, "due on 2026-11-04, in 2 days")])
def test_a_debt_is_extended_until_the_day_it_is_due(day: int, said: str) -> None:
    assert str(judged(stated=case(debts=[debt(due_date=dt.date(2026, 11, day), overdue_since=None)])).timing[0].advice).startswith(said)


@pytest.mark.parametrize("kind", ["credit_card", "consumer_loan", "online_loan", "mortgage", "car_loan", "private_loan"])
def test_a_payment_that_falls_due_next_does_not_hide_that_an_old_debt_may_be_barred(kind: str) -> None:
    old: dict[str, Any] = {"type": kind, "due_date": dt.date(2026, 11, 18), "overdue_since": dt.date(2018, 1, 18)}
    paid = case(debts=[debt(**old, last_payment=dt.date(2018, 2, 1))])
    assert "2018-02-01; it may have run out on 2021-02-01" in str(found(judged(stated=paid), "limitation_expired")[0].message)
    assert "lawyer" in str(judged(stated=paid).timing[0].advice)
    assert not found(judged(stated=case(debts=[debt(**old, last_payment=dt.date(2026, 2, 1))])), "limitation_expired")
    assert not found(judged(stated=case(debts=[debt(**old | {"overdue_since": None})])), "limitation_expired")


def test_a_hardship_that_began_after_the_default_does_not_explain_it() -> None:
    on_the_day = case(debts=[debt(overdue_since=dt.date(2026, 6, 30))])
    before = case(debts=[debt(overdue_since=dt.date(2026, 6, 29))])
    assert not found(judged(stated=on_the_day), "event_after_default")
    assert found(judged(stated=before), "event_after_default")[0].severity == "warning"


def test_the_spouses_statement_beside_the_applicants_own_needs_no_settling_where_the_marriage_is_shown() -> None:
    spouses = statement(wages(4), holder="何慧")
    married = certificate("marriage_certificate", person="何慧", people=("何慧", "梁轩"))
    assert found(judged(*base_papers(), spouses), "holder_mismatch")
    assert not found(judged(*base_papers(), spouses, married), "holder_mismatch")
    assert need(judged(spouses, married), "base.bank_statements").state == "mismatch", "it does not stand in for the applicant's own"


def test_the_event_that_a_paper_certifies_must_explain_the_default_too() -> None:
    fire = case("fire", dt.date(2026, 8, 10), debts=[debt(overdue_since=dt.date(2026, 8, 18))])

    def burnt(day: dt.date) -> list[Finding]:
        return found(judged(certificate("fire_determination", issuer="某消防救援大队", event_date=day), stated=fire), "event_after_default")

    assert not burnt(dt.date(2026, 8, 18))
    assert burnt(dt.date(2026, 8, 19))[0].sources[1].file.startswith("evidence/fire_determination")
    assert not burnt(dt.date(2026, 9, 25)), "46 days from the onset it is another fire"


def test_a_gap_in_one_account_is_not_hidden_by_another_account() -> None:
    parts = [statement(end=dt.date(2026, 6, 15)), statement(start=dt.date(2026, 8, 1))]
    assert found(judged(*parts, statement(account="6220000000000002")), "period_gap")


def test_no_finding_shows_a_whole_id_number() -> None:
    other = id_card(person="", id_number="110102199808119039")
    assessment = judged(other, bill(), termination(person="", id_number="110102199808119039"))
    assert str(need(assessment, "unemployment.proof").reason).endswith("names 110***********9039")
    said = [str(item.message) for item in assessment.findings] + [str(item.reason) for item in assessment.needs]
    assert not any("110102199808119039" in text for text in said)


def test_a_card_and_a_loan_of_one_lender_are_told_apart() -> None:
    debts = [debt(), debt(creditor=LENDER, type="online_loan", account="JB20250311000177")]
    contract = certificate("loan_contract", issuer=LENDER, issued=dt.date(2025, 3, 11))
    assessment = judged(bill(), contract, stated=case(debts=debts))
    assert next(item for item in assessment.needs if item.id == "base.debts").state == "met"


def test_two_loans_of_one_lender_need_a_contract_each() -> None:
    debts = [debt(creditor=LENDER, type="online_loan", account=number) for number in ("JB-1", "JB-2")]

    def state(*numbers: str) -> str:
        papers = [certificate("loan_contract", issuer=LENDER, fields={"number": number} if number else {}) for number in numbers]
        return need(judged(*papers, stated=case(debts=debts)), "base.debts").state

    assert state("JB-1") == "missing"
    assert state("") == "missing"
    assert state("JB-1", "JB-2") == state("JB-2", "") == state("", "") == "met"
    assert state("JB-1", "JB-1") == "missing"


def test_a_lenders_list_of_what_is_owed_may_speak_of_several_debts() -> None:
    debts = [debt(creditor=LENDER, type="online_loan", account=number) for number in ("JB-1", "JB-2")]
    listed = certificate("debt_summary", issuer=LENDER, issued=AS_OF)
    assert need(judged(listed, stated=case(debts=debts)), "base.debts").state == "met"


def test_rows_whose_figure_could_not_be_read_are_reported_with_their_page() -> None:
    unread = UnreadRow(3, "20260512 转账 6222020200011111111 ?,??", Box(0, 0, 1, 1))
    finding = found(judged(*base_papers(reconciliation=Reconciliation("broken", unread=(unread,)))), "balance_break")[0]
    assert [(place.page, place.bbox) for place in finding.sources] == [(3, Box(0, 0, 1, 1))]
    assert "转账" in str(finding.message) and "6222020200011111111" not in str(finding.message)


def _paged(*numbers: int, total: int | None = 3, **more: Any) -> Document:
    printed = tuple(PrintedPage(page, number, total) for page, number in enumerate(numbers, 1))
    return statement(wages(4, 5, 6), printed_pages=printed, **more)


@pytest.mark.parametrize("numbers", [(1, 3), (2, 3), (1, 2)])
def test_a_page_that_the_numbers_leave_out_is_missing_and_the_statement_is_not_whole(numbers: tuple[int, ...]) -> None:
    assessment = judged(id_card(), bill(), _paged(*numbers), termination())
    assert found(assessment, "page_missing")[0].severity == "warning"
    assert (assessment.verdict, need(assessment, "base.bank_statements").state) == ("incomplete", "partial")


def test_no_page_is_missing_when_all_are_there_or_the_numbers_are_no_page_numbers() -> None:
    assert not found(judged(_paged(1, 2, 3)), "page_missing")
    assert not found(judged(_paged(1, 1, 3)), "page_missing")
    assert not found(judged(_paged(1, 2, total=None)), "page_missing")


def test_a_page_in_another_file_of_the_same_print_is_not_missing() -> None:
    assert not found(judged(_paged(1, 2), _paged(3, start=dt.date(2026, 10, 1))), "page_missing")


def test_a_break_at_a_missing_page_is_no_contradiction_and_one_within_a_page_is() -> None:
    rows = [replace(item, page=page) for item, page in zip(wages(4, 5, 6), (1, 1, 2), strict=True)]
    printed = (PrintedPage(1, 1, 3), PrintedPage(2, 3, 3))

    def broken(row: int) -> Assessment:
        proof = Reconciliation("broken", (Break(row, Decimal("1.00"), Decimal("2.00"), 2),))
        return judged(statement(rows, printed_pages=printed, reconciliation=proof))

    assert not found(broken(3), "balance_break")
    assert not found(broken(2), "balance_break"), "the newest row may stand first"
    assert found(broken(1), "balance_break")


def test_two_statements_of_an_account_must_agree_where_both_cover() -> None:
    one, same = statement(wages(4, 5, 6)), statement(wages(5, 6), start=dt.date(2026, 5, 1), end=dt.date(2026, 6, 30))
    other = statement(wages(5), start=dt.date(2026, 5, 1), end=dt.date(2026, 6, 30))
    elsewhere = statement(wages(5), start=dt.date(2026, 5, 1), end=dt.date(2026, 6, 30), account="6220000000000002")
    assert not found(judged(one, same), "overlap_differs")
    assert not found(judged(one, elsewhere), "overlap_differs")
    assert [place.row for place in found(judged(one, other), "overlap_differs")[0].sources] == [3]


def test_the_day_on_which_a_statement_was_printed_may_lack_rows() -> None:
    early = statement(wages(4, 5), end=dt.date(2026, 6, 10), printed_on=dt.date(2026, 6, 10))
    assert not found(judged(statement(wages(4, 5, 6)), early), "overlap_differs")
    whole = statement(wages(4, 5), end=dt.date(2026, 6, 10), printed_on=dt.date(2026, 6, 11))
    assert found(judged(statement(wages(4, 5, 6)), whole), "overlap_differs")


def test_a_statement_downloaded_twice_is_one_though_its_bytes_differ() -> None:
    assert found(judged(statement(wages(4, 5, 6)), statement(wages(4, 5, 6))), "duplicate_paper")
    assert not found(judged(statement(wages(4, 5, 6)), statement(wages(4, 5))), "duplicate_paper")


def test_earnings_after_work_ended_are_pointed_out_unless_the_account_tells_of_them() -> None:
    paid = row(dt.date(2026, 8, 3), "900.00", "转账", "某某文化传媒有限公司", "劳务费")
    silent, told = case(), case(words="六月三十日被裁员，之后做零散劳务。")
    assert found(judged(*base_papers(*wages(4, 5, 6), paid), stated=silent), "undeclared_income")[0].severity == "warning"
    assert not found(judged(*base_papers(*wages(4, 5, 6), paid), stated=told), "undeclared_income")
    before = row(dt.date(2026, 6, 30), "900.00", "转账", "某某文化传媒有限公司", "劳务费")
    assert not found(judged(*base_papers(*wages(4, 5, 6), before)), "undeclared_income")


def test_the_same_person_paying_in_three_months_looks_like_income_and_in_two_does_not() -> None:
    def paid(*months: int, amount: str = "500.00", payer: str = "周洋") -> list[Finding]:
        rows = [row(dt.date(2026, month, 3), amount, "转账", payer) for month in months]
        return found(judged(*base_papers(*wages(4, 5, 6), *rows)), "undeclared_income")

    assert paid(8, 9, 10)
    assert not paid(8, 9)
    assert not paid(8, 9, 10, amount="499.99")
    assert not paid(8, 9, 10, payer=APPLICANT)


def test_cash_paid_in_in_three_months_after_work_ended_looks_like_income_and_a_sum_that_nobody_names_does_not() -> None:
    def paid(summary: str, *months: int) -> list[Finding]:
        rows = [row(dt.date(2026, month, 3), "8000.00", summary) for month in months]
        return found(judged(*base_papers(*wages(4, 5, 6), *rows)), "undeclared_income")

    assert paid("现金存入", 8, 9, 10)[0].severity == "warning"
    assert paid("ATM存款", 8, 9, 10)
    assert not paid("现金存入", 8, 9)
    assert not paid("转账", 8, 9, 10)


def test_a_lender_on_the_statements_that_the_case_does_not_name_is_pointed_out() -> None:
    def paid(lender: str, summary: str = "还款", amount: str = "-900.00") -> list[Finding]:
        return found(judged(statement([row(dt.date(2026, 8, 3), amount, summary, lender)])), "undeclared_debt")

    assert paid("某某消费金融有限公司")[0].severity == "warning"
    assert not paid("招商银行信用卡中心")
    assert not paid("周洋")
    assert not paid("某某消费金融有限公司", "代发工资", "8200.00"), "whoever works for a lender owes it nothing"
    assert len(paid("平安银行信用卡中心", "信用卡还款 尾号9916")) == 1


def test_a_lender_on_the_credit_report_whom_the_case_does_not_name_is_a_debt_to_declare() -> None:
    report = certificate("credit_report", issuer="中国人民银行征信中心", fields={"open_accounts": "招商银行信用卡中心、平安银行"})
    told = found(judged(report), "undeclared_debt")
    assert len(told) == 1
    assert "平安银行" in str(told[0].message)
    assert not found(judged(certificate("credit_report", person="周洋强", fields={"open_accounts": "平安银行"})), "undeclared_debt")


@pytest.mark.parametrize(
    ("told", "owed"),
    [
        ({"issuer": "平安银行"}, True),
        ({"issuer": "招商银行信用卡中心"}, False),
        ({"issuer": "平安银行", "figures": {"due": Decimal("0.00")}}, False),
        ({"issuer": "平安银行", "person": "周洋强"}, False),
        ({"issuer": "平安银行", "fields": {"refused": "已结清"}}, False),
        ({"issuer": ""}, False),
    ],
)
def test_a_bill_of_whom_the_case_does_not_name_is_a_debt_to_declare(told: dict[str, Any], owed: bool) -> None:
    assert bool(found(judged(certificate("credit_card_bill", **told)), "undeclared_debt")) == owed


@pytest.mark.parametrize(
    ("account", "note", "told"),
    [
        ("6225881234509916", "", True),
        ("622588******9916", "", True),
        ("", "还尾号9916信用卡", True),
        ("", "信用卡还款 尾号:9916", True),
        ("6225880000001234", "", False),
        ("6225881234509911", "", False),  # no card's check digit: where the bank books what is paid
        ("", "还尾号1234信用卡", False),
        ("", "由尾号9916储蓄卡转出", False),
        ("", "尾号0001储蓄卡还信用卡", False),
    ],
)
def test_a_second_card_of_the_same_bank_that_is_paid_off_is_a_debt_to_declare(account: str, note: str, told: bool) -> None:
    paid = row(dt.date(2026, 5, 21), "-480.00", "信用卡还款", BANK, note, counterparty_account=account)
    finding = found(judged(statement([paid])), "undeclared_debt")
    assert [("9916" in str(each.message)) for each in finding] == [True] * told


def test_a_card_whose_number_the_case_does_not_state_may_be_any() -> None:
    paid = row(dt.date(2026, 5, 21), "-480.00", "信用卡还款", BANK, "还尾号9916信用卡")
    second = bill(fields={"account_tail": "9916"})
    stated = case(debts=[debt(account="龙卡")])
    assert not found(judged(statement([paid]), second, stated=stated), "undeclared_debt")
    stated = case(debts=[debt(), debt(creditor=LENDER, type="online_loan", account="龙卡")])
    told = [str(each.message) for each in found(judged(statement([paid]), second, stated=stated), "undeclared_debt")]
    assert [f"{BANK}, card 9916" in each for each in told] == [True, True]


@pytest.mark.parametrize(
    ("record", "until"),
    [
        ({"dates": {"start": dt.date(2026, 8, 1)}, "fields": {"months": "12"}}, "until 2027-07"),
        ({"dates": {"start": dt.date(2026, 8, 1), "end": dt.date(2027, 2, 28)}, "fields": {"months": "12"}}, "until 2027-02"),
        ({"dates": {"start": dt.date(2026, 8, 1)}}, "no paper says when"),
        ({"fields": {"months": "12"}}, "no paper says when"),
        ({"dates": {"start": dt.date(2026, 8, 1)}, "fields": {"months": "12"}, "person": "周洋"}, "no paper says when"),
        (None, "no paper says when"),
    ],
)
def test_unemployment_benefit_that_is_counted_ends(record: dict[str, Any] | None, until: str) -> None:
    def told(summary: str, month: int = 8) -> list[Finding]:
        paid = row(dt.date(2026, month, 18), "1850.00", summary, "某社会保险事业管理中心")
        papers = [] if record is None else [certificate("unemployment_benefit", issuer="某社会保险事业管理中心", **record)]
        return found(judged(statement([paid]), *papers), "benefit_ends")

    assert until in str(told("代发失业保险金")[0].message)
    assert not told("代发失业保险金", month=6) and not told("养老金") and not told("低保")


@pytest.mark.parametrize("check", ["undeclared_debt", "large_discretionary_spending", "savings_cover_debts"])
def test_what_a_joint_account_shows_may_be_the_other_holders(check: str) -> None:
    rows = [row(dt.date(2026, 8, 3), "-900.00", "还款", LENDER), row(dt.date(2026, 8, 4), "-5000.00", "旅游", balance=Decimal(90000))]
    joint, alone = (str(found(judged(statement(rows, holder=holder)), check)[0].message) for holder in (f"{APPLICANT}、周洋", APPLICANT))
    assert joint.startswith(alone) and "周洋" in joint


def test_an_account_of_the_applicants_own_without_a_statement_is_pointed_out() -> None:
    def moved(*amounts: str, name: str = APPLICANT, number: str = "6230520099887766") -> list[Finding]:
        rows = [row(dt.date(2026, 10 - at, 14), amount, "转账", name, counterparty_account=number) for at, amount in enumerate(amounts)]
        other = statement(account="6230520011112222")
        return found(judged(statement(rows), other), "account_not_shown")

    three = ("4000.00",) * 3
    told = moved("4000.00", "4000.00", "-500.00")
    assert told[0].severity == "warning" and "8,000.00 came from it and 500.00 went to it, 3 times" in str(told[0].message)
    assert not moved("4000.00", "4000.00", "-499.99")
    assert not moved(*three[1:])
    assert not moved(*three, name="周洋")
    assert not moved(*three, number="")
    assert not moved(*three, number="6230520011112222")
    assert not moved(*three, number="6225880000001234")
    assert moved(*["-4000.00"] * 3, number="6225000000001236"), "no card of a debt, as the case tells their numbers"


@pytest.mark.parametrize(
    ("asked_for", "number", "summary", "amount"),
    [
        (True, "6230520099887766", "转账", "-4000.00"),
        (True, "尾号7766", "转账", "-4000.00"),
        (False, "6230****7766", "转账", "-4000.00"),  # may be the credit card of which the case tells no number
        (False, "6230520099887766", "转定期", "-4000.00"),
        (False, "6230520099887766", "零存整取", "-4000.00"),
        (False, "6230520099887766", "通知存款支取", "4000.00"),
        (False, "6230520099887766", "理财赎回", "4000.00"),
        (False, "622000000000000100002", "转账", "-4000.00"),  # the shown account's number and two digits more
        (False, "2088000000001234", "转账", "-4000.00"),
        (False, "138****5678", "转账", "-4000.00"),
        (True, "2088000000001234567", "转账", "-4000.00"),
        (False, "6230520099887766", "转账 微信零钱", "-4000.00"),
        (False, "6225000000001236", "转账", "-4000.00"),
        (True, "6225000000001236", "转账", "4000.00"),
        (True, "6225000000001235", "转账", "-4000.00"),  # the check digit of no card
    ],
)
def test_deposits_wallets_and_what_may_be_a_debts_card_need_no_statement(asked_for: bool, number: str, summary: str, amount: str) -> None:
    rows = [row(dt.date(2026, month, 14), amount, summary, APPLICANT, counterparty_account=number) for month in (8, 9, 10)]
    no_number = case(debts=[debt(type="credit_card", account="不详")])
    assert bool(found(judged(statement(rows), stated=no_number), "account_not_shown")) is asked_for


def _moved(amount: str, number: str = "", day: int = 14) -> list[Transaction]:
    return [row(dt.date(2026, month, day), amount, "转账", APPLICANT, counterparty_account=number) for month in (8, 9, 10)]


@pytest.mark.parametrize(
    ("asked_for", "other"),
    [
        (True, [statement(account="0200001234567890123")]),
        (False, [statement(account="6230****7766")]),
        (False, [statement(account="尾号7766")]),
        (False, [statement([row(dt.date(2026, 8, 1), "1.00", account="6230520099887766")], account="0200001234567890123")]),
        (False, [certificate("credit_card_bill", fields={"account_tail": "7766"})]),
        (False, [statement(_moved("4000.00"), account="0200001234567890123")]),  # printed by its account's number, not its card's
        (False, [statement(_moved("4000.00"), account="0200001234567890123", holder=f"{APPLICANT}、周洋")]),
        (True, [statement(_moved("4000.00", number="6230520099887766"), account="0200001234567890123")]),  # it passed through
        (True, [statement(_moved("-4000.00"), account="0200001234567890123")]),
        (True, [statement(_moved("4000.00", day=15), account="0200001234567890123")]),
    ],
)
def test_an_account_that_a_paper_shows_under_another_number_is_not_asked_for(asked_for: bool, other: list[Document]) -> None:
    paid = statement(_moved("-4000.00", number="6230520099887766"))
    assert bool(found(judged(paid, *other), "account_not_shown")) is asked_for


def test_money_that_leaves_an_account_on_the_day_it_came_shows_no_other_account() -> None:
    rows = [*_moved("4000.00", number="6230520099887766"), *_moved("-4000.00")]
    assert found(judged(statement(rows)), "account_not_shown")


@pytest.mark.parametrize("newest_first", [False, True])
def test_savings_or_balances_that_would_pay_all_that_is_owed_are_pointed_out(newest_first: bool) -> None:
    def held(balance: str | None, **more: Any) -> list[Finding]:
        rows = [row(dt.date(2026, 10, 3), "1.00", balance=Decimal(90000)), row(dt.date(2026, 10, 30), "1.00")]
        rows[1] = replace(rows[1], balance=Decimal(balance) if balance else None)
        return found(judged(statement(rows[::-1] if newest_first else rows), stated=case(**more)), "savings_cover_debts")

    assert held("25000.00")[0].severity == "warning"
    creditor = case().stated.debts[0].creditor
    assert held("25000.00")[0].message.render("en").endswith(f"25,000.00 is owed to {creditor}"), "a car loan may be owed too"
    assert not held("24999.99")
    assert not held(None)
    assert held("1.00", assets={"定期存款": "25000.00"})
    assert not held("1.00", assets={"自住房": "900000.00"})


def test_a_bill_that_differs_by_more_than_two_per_cent_is_pointed_out() -> None:
    def billed(due: str) -> list[Finding]:
        return found(judged(bill(figures={"due": due})), "debt_sum_mismatch")

    assert not billed("25500.00")
    assert billed("25500.01")[0].severity == "warning"
    assert not found(judged(bill(fields={"account_tail": "9999"}, figures={"due": "1.00"})), "debt_sum_mismatch")


def test_of_several_bills_of_a_debt_only_the_latest_is_held_against_the_case() -> None:
    def pointed_out(july: str, october: str) -> list[str]:
        bills = [
            bill(file=name, event_date=day, figures={"due": due})
            for name, day, due in (("old.pdf", dt.date(2026, 7, 5), july), ("new.pdf", dt.date(2026, 10, 5), october))
        ]
        return [place.file for finding in found(judged(*bills), "debt_sum_mismatch") for place in finding.sources]

    assert not pointed_out("19000.00", "25000.00")
    assert "new.pdf" in pointed_out("25000.00", "19000.00") and "old.pdf" not in pointed_out("25000.00", "19000.00")


def test_no_more_principal_can_be_owed_than_was_lent() -> None:
    def lent(amount: str) -> list[Finding]:
        return found(judged(certificate("loan_contract", issuer="招商银行", figures={"amount": amount})), "debt_sum_mismatch")

    assert not lent("25000.00")
    assert lent("24999.99")


def test_a_budget_of_a_fifth_more_than_is_spent_is_still_borne_out() -> None:
    spent = [row(dt.date(2026, month, 5), "-2750.00", "消费", "某超市") for month in (7, 8, 9, 10)]
    papers = [statement([*wages(4, 5, 6), *spent])]
    assert not found(judged(*papers), "budget_exceeds_statements"), "1,800 and 1,500 are 3,300"
    more = case(budget={"rent": "1800.00", "food": "1500.01"})
    assert found(judged(*papers, stated=more), "budget_exceeds_statements")[0].severity == "warning"


def test_what_is_left_is_held_against_what_the_same_creditors_were_paid_before() -> None:
    def left(food: str, creditor: str = BANK, **request: Any) -> list[Finding]:
        paid = [row(dt.date(2026, month, 18), "-1500.00", "信用卡还款", creditor) for month in (4, 5, 6)]
        fees = [row(dt.date(2026, month, 12), "5000.00", "劳务费", "某某科技有限公司", "劳务报酬") for month in (7, 8, 9, 10)]
        stated = case(budget={"food": food}, words="失业后每月有劳务费收入五千元。", **request)
        return found(judged(statement([*wages(4, 5, 6), *paid, *fees]), stated=stated), "means_cover_payments")

    assert left("3500.00")[0].severity == "warning", "5,000 less 3,500 is the 1,500 of before"
    assert "1,500.00" in str(left("3500.00")[0].message)
    assert not left("3500.01")
    assert not left("3500.00", creditor="某某超市"), "nobody who shares in the plan was paid"
    assert not left("3500.00", measure="extension")


def test_an_offer_of_less_than_seven_tenths_of_what_can_be_paid_will_be_asked_about() -> None:
    def told(months: int | None, owed: str = "25200.00", **request: Any) -> list[Finding]:
        fees = [row(dt.date(2026, month, 12), "5000.00", "劳务费", "某某科技有限公司", "劳务报酬") for month in (7, 8, 9, 10)]
        stated = case(debts=[debt(owed)], budget={"food": "3000.00"}, words="失业后每月有劳务费收入五千元。", months=months, **request)
        return found(judged(statement([*wages(4, 5, 6), *fees]), stated=stated), "offer_below_means")

    assert not told(20), "1,260 is seven tenths of the 1,800 that can be paid"
    (less,) = told(21)
    assert less.severity == "warning" and str(less.message).startswith("1,200.00 a month is offered, for 21 months; 1,800.00")
    assert not told(None) and not told(21, measure="extension")
    assert not told(1, "100.00"), "who pays at once owes no more"


def test_a_budget_is_not_held_against_a_statement_that_leaves_payments_out() -> None:
    assert found(judged(statement(wages(4, 5, 6))), "budget_exceeds_statements")
    assert not found(judged(statement(wages(4, 5, 6), filter="收入")), "budget_exceeds_statements")


def test_large_optional_spending_since_the_onset_will_be_asked_about() -> None:
    def paid(day: dt.date, amount: str, payee: str) -> list[Finding]:
        return found(judged(statement([row(day, amount, "消费", payee)])), "large_discretionary_spending")

    assert paid(dt.date(2026, 6, 30), "-1000.00", "某旅行社")[0].severity == "warning"
    assert not paid(dt.date(2026, 6, 29), "-1000.00", "某旅行社")
    assert not paid(dt.date(2026, 6, 30), "-999.99", "某旅行社")
    assert not paid(dt.date(2026, 6, 30), "-1000.00", "某超市")


def test_own_money_that_is_called_pay_is_not_pay() -> None:
    called = judged(statement([row(dt.date(2026, 5, 10), "8200.00", "转账", "梁轩", "工资")]))
    assert found(called, "self_transfer_as_income")[0].severity == "warning"
    assert not found(judged(statement([row(dt.date(2026, 5, 10), "8200.00", "转账", "梁轩")])), "self_transfer_as_income")
    assert not found(judged(statement(wages(5))), "self_transfer_as_income")


def test_who_stands_in_for_a_borrower_is_told_before_a_letter_admits_the_debt() -> None:
    def signed(borrower: str, guarantor: str) -> Assessment:
        return judged(certificate("loan_contract", issuer="招商银行", person=borrower, fields={"guarantor": guarantor}))

    standing_in = signed("周洋", "梁轩")
    assert found(standing_in, "applicant_is_guarantor")[0].severity == "blocker"
    assert not found(standing_in, "guarantor_liability"), "nobody has to tell themselves"
    assert not found(signed("梁轩", "周洋"), "applicant_is_guarantor")


def test_a_guarantor_is_warned_of_on_a_contract_and_in_a_request() -> None:
    contract = certificate("loan_contract", issuer="招商银行", fields={"guarantor": "周洋"})
    assert found(judged(contract), "guarantor_liability")[0].severity == "warning"
    assert found(judged(stated=case(guarantor="周洋")), "guarantor_liability")
    assert not found(judged(certificate("loan_contract", issuer="招商银行")), "guarantor_liability")


MADE = dt.datetime(2026, 11, 1, 9, 0)  # noqa: DTZ001  a printed clock has no zone


def _traced(**told: Any) -> list[Finding]:
    return found(judged(replace(statement(wages(5)), traces=Traces(**told))), "file_edited")


def test_a_file_that_was_saved_again_is_noted_and_one_saved_once_is_not() -> None:
    assert _traced(revisions=2)[0].severity == "note"
    assert not _traced(revisions=1)
    assert _traced(revisions=3, changed_after_signing=True)
    assert _traced(created=MADE, modified=MADE + dt.timedelta(seconds=3601))
    assert not _traced(created=MADE, modified=MADE + dt.timedelta(seconds=3600))


def test_a_program_that_banks_do_not_use_is_noted_on_a_statement_but_not_on_an_employers_letter() -> None:
    assert _traced(producer="Foxit PDF Editor 13")
    assert not _traced(producer="iText 2.1.7")
    letter = replace(termination(), traces=Traces(producer="Microsoft® Word 2019"))
    assert not found(judged(letter), "file_edited")


def test_text_over_text_and_a_figure_in_another_typeface_are_noted_with_their_place() -> None:
    for what in ("covered", "typeface"):
        finding = _traced(patches=(Patch(what, 2, "8,200.00", Box(1, 2, 3, 4)),))[0]
        assert (finding.sources[0].page, finding.sources[0].bbox) == (2, Box(1, 2, 3, 4))
        assert "8,200.00" in str(finding.message)


def test_a_verification_code_comes_with_the_place_where_it_can_be_checked() -> None:
    coded = judged(statement(wages(5), issuer="招商银行", verification_code="AB12CD34"))
    assert found(coded, "verification_code")[0].severity == "note"
    said = str(found(coded, "verification_code")[0].message)
    assert "AB12CD34" in said and "cmbchina" in said
    assert not found(judged(statement(wages(5), issuer="招商银行")), "verification_code")


def test_a_qr_code_is_told_with_its_page_and_the_host_it_leads_to_and_nothing_of_the_person() -> None:
    address = "https://ipcrs.pbccrc.org.cn/check?id=990101198901010029"
    coded = replace(statement(wages(5), issuer="招商银行"), qr=(QrCode(3, address), QrCode(4, "编号 990101198901010029")))
    link, number = found(judged(coded), "verification_code")
    assert (link.sources[0].page, number.sources[0].page) == (3, 4)
    assert "ipcrs.pbccrc.org.cn;" in str(link.message) and "cmbchina" in str(link.message)
    assert "990101198901010029" not in f"{link.message} {number.message}"


@pytest.mark.parametrize("text", ["http://[", "javascript:alert(1)", "01,10,044001,8250,20.00"])
def test_a_qr_code_that_is_no_address_is_told_as_it_is(text: str) -> None:
    coded = replace(statement(wages(5), issuer="招商银行"), qr=(QrCode(1, text),))
    assert text in str(found(judged(coded), "verification_code")[0].message)
