"""What a proof says against the statements, the case and the other proofs."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from judge_material import (
    AS_OF,
    BANK,
    EMPLOYER,
    LENDER,
    base_papers,
    case,
    certificate,
    debt,
    found,
    need,
    paper,
    row,
    statement,
    termination,
    wages,
)

from reprieve.case import Case
from reprieve.judge import assess
from reprieve.library import load_library
from reprieve.model import Assessment, Certificate, Document, Payslip, Transaction

LIBRARY = load_library()
CUT = dt.date(2026, 7, 1)


def judged(*documents: Document, stated: Case | None = None) -> Assessment:
    return assess(stated or case(), documents, LIBRARY, AS_OF)


def loan(number: str = "JB-1", **stated: Any) -> dict[str, Any]:
    return debt(creditor=LENDER, type="online_loan", account=number, **stated)


def settled(**fields: str) -> Document:
    return certificate("debt_summary", issuer=LENDER, issued=AS_OF, fields={"refused": "贷款结清证明"} | fields)


def test_a_debt_whose_own_number_stands_on_a_proof_of_settlement_contradicts_the_case() -> None:
    finding = found(judged(settled(number="JB-1"), stated=case(debts=[loan()])), "debt_settled")[0]
    assert finding.severity == "blocker"
    assert "贷款结清证明" in str(finding.message)


def test_a_loan_settled_earlier_with_the_same_lender_is_another_one() -> None:
    assessment = judged(settled(number="JB-0"), stated=case(debts=[loan()]))
    assert not found(assessment, "debt_settled") and not found(assessment, "debt_sum_mismatch")


def test_a_proof_of_settlement_without_a_number_is_pointed_out() -> None:
    assessment = judged(settled(), stated=case(debts=[loan()]))
    assert not found(assessment, "debt_settled")
    assert found(assessment, "debt_sum_mismatch")[0].severity == "warning"


def test_the_sum_of_one_loan_is_not_held_against_another_with_the_same_lender() -> None:
    stated = case(debts=[loan("JB-1", principal="26400.00"), loan("JB-2", principal="12000.00")])
    contracts = [
        certificate("loan_contract", issuer=LENDER, fields={"number": number}, figures={"amount": lent})
        for number, lent in (("JB-1", "50000.00"), ("JB-2", "24000.00"))
    ]
    assert not found(judged(*contracts, stated=stated), "debt_sum_mismatch")
    smaller = certificate("loan_contract", issuer=LENDER, fields={"number": "JB-2"}, figures={"amount": "10000.00"})
    assert found(judged(contracts[0], smaller, stated=stated), "debt_sum_mismatch")


@pytest.mark.parametrize("amount", ["-886.20", "20000.00"])
def test_a_company_that_guarantees_loans_and_is_paid_or_pays_is_a_lender_that_the_case_must_name(amount: str) -> None:
    paid = row(dt.date(2026, 5, 11), amount, "代扣", "重庆恒信通融资担保有限公司")
    finding = found(judged(*base_papers(*wages(4, 5, 6), paid), termination()), "undeclared_debt")[0]
    assert "融资担保" in str(finding.message)


def ill(*days: dt.date, **dates: dt.date) -> list[Document]:
    return [certificate("diagnosis_certificate", issuer="某医院", issued=day, event_date=day, dates=dates) for day in days]


def test_papers_on_an_illness_that_are_all_later_than_the_default_do_not_explain_it() -> None:
    stated = case("illness", dt.date(2026, 7, 14), debts=[debt(overdue_since=dt.date(2026, 8, 18))])
    late, early = dt.date(2026, 10, 20), dt.date(2026, 8, 18)
    assert found(judged(*ill(late), stated=stated), "event_after_default")
    assert not found(judged(*ill(late, early), stated=stated), "event_after_default")
    assert not found(judged(*ill(late, admission=early), stated=stated), "event_after_default")


def certified(monthly: str, **more: Any) -> Document:
    return certificate("income_certificate", issuer=EMPLOYER, issued=dt.date(2026, 10, 20), figures={"monthly_income": monthly}, **more)


@pytest.mark.parametrize(
    ("monthly", "told"), [("12300.01", True), ("3000.00", True), ("12300.00", False), ("8200.00", False), ("4600.00", False)]
)
def test_income_that_is_certified_must_be_near_what_arrives_before_or_after_the_onset(monthly: str, told: bool) -> None:
    pay = [*wages(4, 5, 6), *wages(7, 8, 9, 10, amount="4600.00")]
    assert bool(found(judged(*base_papers(*pay), certified(monthly), stated=case("income_drop", CUT)), "certificate_not_banked")) is told


def test_what_was_earned_before_the_statements_begin_is_not_missed_on_them() -> None:
    began_before = case("unemployment", dt.date(2026, 2, 28))
    benefit = row(dt.date(2026, 5, 20), "2180.00", "代发", "某社会保险基金管理中心", "失业保险金")
    assert not found(judged(*base_papers(benefit), certified("11800.00"), stated=began_before), "certificate_not_banked")


def test_income_that_is_certified_after_tax_must_arrive_in_full() -> None:
    certificates = [certified("10000.00"), certified("10000.00", fields={"after_tax": "税后"})]
    told = [bool(found(judged(*base_papers(), paper), "certificate_not_banked")) for paper in certificates]
    assert told == [False, True]


def test_a_certificate_of_income_of_the_spouse_is_not_held_against_the_applicants_account() -> None:
    assert not found(judged(*base_papers(), certified("20000.00", person="何慧")), "certificate_not_banked")


def test_a_record_of_tax_that_ends_before_pay_fell_shows_no_fall() -> None:
    def state(first: int, last: int) -> str:
        dates = {"first_month": dt.date(2026, first, 1), "last_month": dt.date(2026, last, 1)}
        record = certificate("tax_income_detail", issued=dt.date(2026, 10, 20), dates=dates)
        return need(judged(record, stated=case("income_drop", CUT)), "income_drop.proof").state

    assert state(4, 9) == "met_by_alternative"
    assert state(1, 6) == state(7, 9) == "partial"


def licence(**fields: str) -> Document:
    return certificate("business_licence", issuer="某市场监督管理局", fields={"business": "暖阳小吃店", **fields})


def trade(*amounts: str) -> list[Transaction]:
    return [row(dt.date(2026, month, 16), amount, "商户结算", "收单服务有限公司") for month, amount in enumerate(amounts, 4)]


def test_a_tax_return_that_declares_a_profit_bears_out_no_loss() -> None:
    def state(profit: str) -> str:
        loss = certificate("profit_and_loss", issued=dt.date(2026, 6, 30), figures={"net_profit": "-38600.00"})
        declared = certificate("tax_return", issuer="某税务局", issued=dt.date(2026, 7, 12), figures={"profit": profit})
        return need(judged(licence(), loss, declared, stated=case("business_failure")), "business_failure.proof").state

    assert state("-38600.00") == state("0.00") == "met_by_alternative"
    assert state("96000.00") == "mismatch"


def test_customers_who_pay_on_after_the_business_closed_are_pointed_out() -> None:
    closed = certificate("business_deregistration", issuer="某市场监督管理局", issued=CUT, event_date=CUT, fields={"matter": "注销"})
    stated = case("business_failure", CUT)
    on = trade(*["9000.00"] * 7)
    finding = found(judged(licence(), closed, statement(on), stated=stated), "business_goes_on")[0]
    assert "9,000.00" in str(finding.message) and finding.severity == "warning"
    for after, told in (("2250.00", True), ("2249.99", False)):
        pay = statement(trade(*["9000.00"] * 3, *[after] * 4))
        assert bool(found(judged(licence(), closed, pay, stated=stated), "business_goes_on")) is told
    later = certificate("business_deregistration", issuer="某市场监督管理局", issued=CUT, event_date=dt.date(2026, 8, 31))
    assert not found(judged(licence(), later, statement(trade(*["9000.00"] * 5)), stated=stated), "business_goes_on"), "open until then"
    assert not found(judged(licence(), statement(on), stated=stated), "business_goes_on"), "a loss may come of as many sales"


def _living_at(address: str, hardship: str) -> Case:
    stated = case(hardship, CUT)
    home = stated.stated.applicant.model_copy(update={"address": address})
    return Case(stated.folder, stated.stated.model_copy(update={"applicant": home}))


def test_an_area_none_of_whose_streets_is_the_applicants_is_pointed_out() -> None:
    def elsewhere(area: str, *more: Document) -> bool:
        decision = certificate(
            "expropriation_decision", person="", issuer="某人民政府", issued=CUT, fields={"place": area, "matter": "实施征收"}
        )
        return bool(found(judged(decision, *more, stated=_living_at("示例省云州市安和区兰溪路12号", "expropriation")), "place_elsewhere"))

    assert elsewhere("临湖区望江路片区(望江路60号至120号)")
    assert not elsewhere("安和区兰溪路片区")
    assert not elsewhere("老城片区"), "no street is named"
    assert not elsewhere("临湖区望江路片区", licence(place="云州市临湖区望江路88号"))


def test_the_applicants_own_school_fee_is_no_dependants() -> None:
    def state(person: str) -> str:
        paid = certificate("school_fee", person=person, issuer="某学校", issued=dt.date(2026, 9, 1))
        return need(judged(paid, stated=case("dependants")), "dependants.status").state

    assert state("梁小宝") == state("") == "met"
    assert state("梁轩") == "mismatch"


def test_a_fire_that_names_nobody_is_looked_for_at_the_applicants_address() -> None:
    def elsewhere(person: str, address: str) -> bool:
        place = {"place": "临湖区望江路88号仓库"}
        burnt = certificate("fire_determination", person=person, issuer="某消防救援大队", event_date=CUT, fields=place)
        return bool(found(judged(burnt, stated=_living_at(address, "fire")), "place_elsewhere"))

    assert elsewhere("", "云州市安和区兰溪路12号")
    assert not elsewhere("", "云州市临湖区望江路88号")
    assert not elsewhere("", "云州市"), "no street to compare"
    assert not elsewhere("梁轩", "云州市临湖区兰溪路12号"), "whose it was is said"


def test_a_paper_that_is_older_than_what_it_certifies_needs_checking() -> None:
    def told(kind: str, issued: dt.date) -> bool:
        paper = certificate(kind, person="梁国栋", issuer="某市人民医院", event_date=CUT, issued=issued)
        return bool(found(judged(paper, stated=case("bereavement", CUT)), "dates_differ"))

    assert told("death_certificate", CUT - dt.timedelta(days=1))
    assert not told("death_certificate", CUT), "on the day itself"
    assert not told("layoff_notice", CUT - dt.timedelta(days=30)), "a notice comes before"


def test_two_papers_of_one_issuer_that_date_the_end_of_a_job_on_two_days_differ() -> None:
    later = dt.date(2026, 8, 31)
    finding = found(judged(*base_papers(), termination(), termination(later)), "dates_differ")[0]
    assert finding.severity == "warning" and "2026-08-31" in str(finding.message)
    assert not found(judged(*base_papers(), termination(), termination()), "dates_differ")
    assert not found(judged(*base_papers(), termination(), termination(later, issuer="武汉和顺商贸有限公司")), "dates_differ")
    notice = certificate("layoff_notice", issuer=EMPLOYER, event_date=later)
    assert not found(judged(*base_papers(), termination(), notice), "dates_differ"), "one tells the end, the other that it was told"


def test_a_bill_that_was_paid_back_is_not_paid() -> None:
    billed = certificate("medical_invoice", issuer="某医院", issued=CUT, event_date=CUT, figures={"total": "9000.00"})
    paid, back = row(CUT, "-9000.00", "消费", "某医院"), row(dt.date(2026, 7, 9), "9000.00", "退款", "某医院")
    assert not found(judged(billed, statement([paid]), stated=case("illness")), "cost_not_paid")
    assert found(judged(billed, statement([paid, back]), stated=case("illness")), "cost_not_paid")


def test_a_debt_that_a_notice_assigns_is_owed_to_the_assignee() -> None:
    notice = certificate("debt_summary", issuer=LENDER, issued=dt.date(2026, 10, 20), fields={"assignee": "样本资产管理有限公司"})
    new = debt(creditor="样本资产管理有限公司", type="online_loan", account="JB-1")
    assert found(judged(notice, stated=case(debts=[loan()])), "debt_assigned")[0].severity == "warning"
    assessment = judged(notice, stated=case(debts=[new]))
    assert not found(assessment, "debt_assigned")
    assert need(assessment, "base.debts").state == "met"


def test_a_household_is_poor_by_the_paper_of_its_head() -> None:
    def verdict(*more: Document, **stated: Any) -> tuple[str, bool]:
        usual: dict[str, Any] = {"person": "梁国富", "issuer": "某区民政局", "issued": dt.date(2026, 3, 1)}
        assessment = judged(certificate("subsistence_allowance", **usual | stated), *more, stated=case("low_income"))
        return need(assessment, "low_income.proof").state, bool(found(assessment, "holder_mismatch"))

    register = certificate("household_register", person="梁国富", people=("梁国富", "梁轩"), issuer="某派出所")
    assert verdict() == ("mismatch", True)
    assert verdict(people=("梁国富", "梁轩")) == ("met", False)
    assert verdict(register) == ("met", False)


def test_statements_of_an_account_of_which_none_names_its_holder_are_noted() -> None:
    unnamed, named = statement(wages(4, 5, 6), holder=""), statement(wages(7), start=dt.date(2026, 7, 1), holder="梁轩")
    assert found(judged(unnamed), "holder_unnamed")[0].severity == "note"
    assert not found(judged(unnamed, named), "holder_unnamed")
    other = statement(wages(7), start=dt.date(2026, 7, 1), account="6220000000000002")
    assert found(judged(unnamed, other), "holder_unnamed")[0].sources == (found(judged(unnamed), "holder_unnamed")[0].sources)


def _with_rent(
    words: str, payer: str = "蔡文斌", months: int = 7, hardship: str = "illness", note: str = "房租", amount: str = "2600.00"
) -> bool:
    paid = [row(dt.date(2026, month, 3), amount, "转账汇款", payer, note) for month in range(4, 4 + months)]
    stated = case(hardship, CUT, words=words)
    finding = found(judged(*base_papers(*wages(4, 5, 6, 7, 8, 9, 10), *paid), stated=stated), "undeclared_income")
    return any(payer in str(item.message) for item in finding)


def test_rent_that_comes_month_by_month_must_be_told_of_whatever_the_hardship() -> None:
    assert _with_rent("2026年7月我因病住院。")
    assert not _with_rent("2026年7月我因病住院，另有一间房屋出租，租金用于还房贷。")
    assert not _with_rent("2026年7月我因病住院。", months=2)
    assert not _with_rent("2026年7月我因病住院。", note="生活费"), "of what is no rent the case need not tell"
    assert [_with_rent("2026年7月我因病住院。", amount=amount) for amount in ("500.00", "499.99")] == [True, False]


def test_of_a_payslip_that_lists_several_months_it_is_said_that_one_was_read() -> None:
    listed = paper("payslip", Payslip("梁轩", EMPLOYER, "2026-05", None, None, Decimal("8200.00"), months=7))
    shown = need(judged(listed, stated=case("income_drop", CUT)), "income_drop.proof")
    assert shown.state == "partial" and "several months' pay" in str(shown.reason)


def court_paper(kind: str = "court_judgment", **fields: str) -> Document:
    return certificate(kind, issuer="北京市西城区人民法院", issued=dt.date(2026, 10, 12), fields=fields)


@pytest.mark.parametrize(
    ("document", "matter"),
    [
        (court_paper(cause="信用卡纠纷"), "信用卡纠纷"),
        (court_paper("court_mediation", claimant=BANK, cause="小额借款合同纠纷", respondent="梁轩"), "小额借款合同纠纷"),
        (court_paper(claimant=BANK), BANK),
        (court_paper(cause="离婚纠纷", claimant="何慧"), ""),
        (court_paper(cause="民间借贷纠纷", claimant="梁轩"), ""),
        (court_paper(cause="民间借贷纠纷", claimant="梁轩", respondent="何慧"), ""),
        (court_paper(cause="民间借贷纠纷", respondent="何慧"), ""),
        (court_paper(cause="信用卡纠纷", claimant=BANK, refused="驳回原告的诉讼请求"), ""),
        (court_paper("labour_arbitration", claimant=BANK), ""),
        (replace(court_paper(cause="信用卡纠纷"), content=Certificate(person="何慧", fields={"cause": "信用卡纠纷"})), ""),
    ],
)
def test_a_courts_paper_about_a_debt_is_told_with_what_it_is_about(document: Document, matter: str) -> None:
    told = [str(finding.message) for finding in found(judged(document), "debt_in_court")]
    assert [f"{matter}; the court sets its own days" in message for message in told] == [True] * bool(matter)


def test_the_day_of_a_hearing_is_told() -> None:
    summons = certificate("court_judgment", fields={"cause": "信用卡纠纷"}, dates={"hearing": dt.date(2026, 11, 26)})
    (told,) = found(judged(summons), "debt_in_court")
    assert "2026-11-26" in str(told.message)


@pytest.mark.parametrize(("last", "told"), [(None, 1), (dt.date(2026, 10, 9), 1), (dt.date(2026, 10, 10), 0)])
def test_a_letter_of_demand_later_than_the_last_demand_of_the_case_is_told(last: dt.date | None, told: int) -> None:
    stated: dict[str, Any] = {"last_demand": last} if last else {}
    day = dt.date(2026, 10, 10)
    for fields, issued, count in (({"demand": "律师函"}, day, told), ({"demand": "律师函"}, None, 0), ({}, day, 0)):
        letter = certificate("debt_summary", issuer=BANK, issued=issued, fields=fields)
        assert len(found(judged(letter, stated=case(debts=[debt(**stated)])), "demand_not_stated")) == count


@pytest.mark.parametrize(("borrower", "told"), [("周洋", True), ("", False), ("梁轩", False)])
def test_only_a_contract_with_another_borrower_makes_the_applicant_a_guarantor(borrower: str, told: bool) -> None:
    contract = certificate("loan_contract", person=borrower, issuer=LENDER, fields={"guarantor": "梁轩"})
    assert bool(found(judged(contract), "applicant_is_guarantor")) is told


@pytest.mark.parametrize(
    ("pay", "state"),
    [
        ({"2026-06": "8000.00", "2026-08": "7999.99"}, "met_by_alternative"),
        ({"2026-06": "8000.00", "2026-08": "8000.00"}, "mismatch"),
        ({"2026-06": "8000.00", "2026-08": "5000.00", "2026-09": "5000.00"}, "met_by_alternative"),
        ({"2026-06": "8000.00", "2026-07": "1000.00", "2026-08": "8000.00"}, "mismatch"),  # the month of the onset is of neither side
    ],
)
def test_payslips_show_a_fall_where_they_pay_less_on_average_after_the_onset(pay: dict[str, str], state: str) -> None:
    papers = [paper("payslip", Payslip("梁轩", EMPLOYER, month, Decimal(gross), None, None)) for month, gross in pay.items()]
    assert need(judged(*papers, stated=case("income_drop", dt.date(2026, 7, 15))), "income_drop.proof").state == state


@pytest.mark.parametrize(
    ("is_told", "place", "address"),
    [
        (True, "北川市西河镇上坝村3组", "江城市东湖区柳林路12号3幢402室"),
        (True, "江城市安和区柳林路12号", "江城市东湖区柳林路12号"),
        (True, "云州市东湖区柳林路12号", "江城市东湖区柳林路12号"),
        (False, "江城市东湖区柳林镇上坝村", "江城市东湖区柳林路12号"),
        (False, "柳城县西河镇上坝村3组", "示例省江城市柳城县东街8号"),
        (False, "江城市忠县白石镇", "忠县白石镇东街8号"),
        (False, "西河镇上坝村3组", "江城市东湖区柳林路12号"),
        (False, "北川市西河镇", "柳林路12号"),
        (False, "柳林小区好又多超市对面的农贸市场", "江城市东湖区柳林路12号"),
        (False, "我县县城东街", "江城市柳城县东街8号"),
    ],
)
def test_a_disaster_in_another_county_or_city_than_the_applicants_is_pointed_out(is_told: bool, place: str, address: str) -> None:
    for kind, hardship in (("disaster_certificate", "disaster"), ("fire_determination", "fire")):
        struck = certificate(kind, issuer="某镇人民政府", event_date=CUT, fields={"place": place})
        assert bool(found(judged(struck, stated=_living_at(address, hardship)), "place_elsewhere")) is is_told
    of_nobody = certificate("disaster_certificate", person="", issuer="某镇人民政府", event_date=CUT, fields={"place": place})
    assert bool(found(judged(of_nobody, stated=_living_at(address, "disaster")), "place_elsewhere")) is is_told
