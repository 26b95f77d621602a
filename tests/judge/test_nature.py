from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from judge_material import APPLICANT, AS_OF, EMPLOYER, case, certificate, paper, row, statement, termination, wages

from reprieve.judge.evidence import gather
from reprieve.judge.nature import classify
from reprieve.library import load_library
from reprieve.matching.names import same_person
from reprieve.model import Box, Document, Payslip, Reconciliation, Statement, Transaction

PAPERS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "papers"
DAY = dt.date(2026, 5, 10)


def natures(*documents: Document) -> list[str]:
    evidence = gather(case(), documents, load_library(), AS_OF)
    return [item.nature for item in classify(evidence)]


def nature(*transaction: str, others: tuple[Transaction, ...] = (), documents: tuple[Document, ...] = ()) -> str:
    amount, summary, counterparty, note = (*transaction, "", "")[:4]
    return natures(statement([row(DAY, amount, summary, counterparty, note), *others]), *documents)[0]


@pytest.mark.parametrize("summary", ["代发工资", "工资", "薪资", "代发工资入账", "绩效奖金"])
def test_pay_from_an_organisation_is_wages(summary: str) -> None:
    assert nature("8200.00", summary, "广州瑞丰教育咨询有限公司") == "wages"


@pytest.mark.parametrize(
    ("row_as_printed", "expected"),
    [
        (("3000.00", "代发住房公积金", "广州住房公积金管理中心"), "fund_withdrawal"),
        (("500.00", "报销", EMPLOYER, "差旅费报销"), "reimbursement"),
        (("8000.00", "个贷放款", "马上消费金融股份有限公司"), "loan_in"),
        (("8000.00", "转账", "重庆蚂蚁消费金融有限公司"), "loan_in"),
        (("88.00", "退款", "支付宝-淘宝"), "refund"),
        (("10000.00", "理财赎回", ""), "investment"),
        (("1000.00", "银联入账", APPLICANT), "own_transfer"),
        (("1000.00", "银联入账", ""), "own_transfer"),
        (("1000.00", "零钱提现", "财付通支付科技有限公司"), "own_transfer"),
        (("500.00", "还款", "张三"), "transfer_in"),
        (("6000.00", "转账", "张三", "5月工资"), "transfer_in"),
        (("6000.00", "工资", "张三"), "transfer_in"),
        (("8200.00", "转账", APPLICANT, "工资"), "own_transfer"),
        (("8200.00", "工资", "中国人民财产保险股份有限公司"), "wages"),
        (("8200.00", "工资", "北京优家物业服务有限公司"), "wages"),
        (("8200.00", "代发工资", "马上消费金融股份有限公司"), "wages"),
        (("8200.00", "代发工资", ""), "wages"),
        (("3.21", "结息", ""), "interest"),
        (("1800.00", "失业保险金", "广州市社会保险基金管理中心"), "benefit"),
        (("41000.00", "转账", EMPLOYER, "解除劳动合同经济补偿金"), "severance"),
        (("12300.00", "奖金", EMPLOYER, "年终奖"), "bonus"),
        (("2000.00", "转账", "某某文化传媒有限公司", "劳务费"), "labour_fee"),
        (("5000.00", "汇款", "某某商贸有限公司", "货款"), "trade"),
        (("-1200.00", "信用卡还款", APPLICANT), "debt_payment"),
        (("-1200.00", "转账汇款", APPLICANT), "own_transfer_out"),
        (("-1200.00", "转账汇款", "张三", "借款归还"), "spend"),
        (("3200.00", "代发养老金", "北京市社会保险基金管理中心"), "pension"),
        (("1500.00", "转账", "上海拉扎斯信息科技有限公司", "骑手服务费"), "platform_work"),
        (("860.00", "商户结算", "财付通支付科技有限公司"), "business"),
        (("200.00", "微信红包", "张三"), "gift"),
        (("-2400.00", "转账", "张三", "房租"), "housing"),
        (("-86.00", "消费", "北京某大药房有限公司"), "medical"),
        (("-45.00", "快捷支付", "财付通-微信支付-美团"), "living"),
        (("-5000.00", "购买理财", ""), "saving"),
        (("8200.00", "工资", "北京某医院"), "wages"),
        (("8200.00", "工资", "北京某超市有限公司"), "wages"),
        (("8200.00", "工资", "北京市社会保险基金管理中心"), "wages"),
        (("2180.00", "代发", "北京市社会保险基金管理中心"), "benefit"),
        (("1360.00", "代付", "西城区民政局"), "benefit"),
        (("1500.00", "代发", "北京住房公积金管理中心"), "fund_withdrawal"),
        (("1180.00", "汇入", "国家税务总局北京市税务局"), "refund"),
        (("3000.00", "转账", "某某财产保险股份有限公司", "理赔款"), "insurance_payment"),
        (("900.00", "转账", "北京小桔科技有限公司"), "platform_work"),
        (("900.00", "汇入汇款", "北京三快在线科技有限公司"), "platform_work"),
        (("3180.00", "代发", "云州同达灵活用工服务有限公司"), "platform_work"),
        (("88.00", "退款", "北京三快在线科技有限公司"), "refund"),
        (("8200.00", "工资", "北京三快在线科技有限公司"), "wages"),
        (("500.00", "转账", "妈妈", "生活费"), "transfer_in"),
        (("1500.00", "转账", "某某公寓管理有限公司", "房租"), "trade"),
        (("500.00", "兑奖", "北京市福利彩票发行中心"), "unclear"),
        (("12.50", "转账", "支付宝(中国)网络技术有限公司", "消费补贴"), "unclear"),
        (("20.00", "转账", "中国移动通信集团某某有限公司", "话费补贴"), "unclear"),
        (("300.00", "代发", EMPLOYER, "高温津贴"), "unclear"),
        (("400.00", "转账", "某某市残疾人联合会", "困难残疾人生活补贴"), "benefit"),
        (("2100.00", "代发", "某某市工伤保险基金", "伤残津贴"), "benefit"),
        (("500.00", "转账", "某某大学", "助学金"), "benefit"),
        (("500.00", "转账", f"{EMPLOYER}工会委员会", "节日慰问金"), "gift"),
        (("500.00", "转账", "某某有限公司工会委员会"), "gift"),
        (("8200.00", "工资", "北京市西城区人民法院"), "wages"),
        (("41000.00", "转账", EMPLOYER, "N+1补偿"), "severance"),
        (("500.00", "转账", "某某人寿保险股份有限公司", "保费退还"), "refund"),
        (("8200.00", "代发工资", "某某银行股份有限公司"), "wages"),
        (("8000.00", "转账", "某某农村商业银行股份有限公司", "个人贷款"), "loan_in"),
        (("8200.00", "salary", "ABC Technology Co Ltd"), "wages"),
    ],
)
def test_what_is_easily_mistaken_is_told_apart(row_as_printed: tuple[str, ...], expected: str) -> None:
    assert nature(*row_as_printed) == expected


@pytest.mark.parametrize("summary", ["代付", "银联跨行代发", "批量代发"])
def test_a_batch_payment_is_wages_when_the_employer_named_on_a_certificate_pays(summary: str) -> None:
    assert nature("8200.00", summary, EMPLOYER, documents=(termination(),)) == "wages"


def test_an_office_that_pays_benefits_month_by_month_is_no_employer_unless_a_paper_says_so() -> None:
    office = "北京市社会保险基金管理中心"
    rows = [row(dt.date(2026, month, 20), "2180.00", "代发", office) for month in (7, 8, 9)]
    assert natures(statement(rows)) == ["benefit"] * 3
    assert natures(statement(rows), termination(issuer=office)) == ["wages"] * 3


def test_a_batch_payment_by_an_unknown_organisation_is_wages_from_the_second_month() -> None:
    again = row(dt.date(2026, 6, 10), "8200.00", "代付", "某某科技有限公司")
    assert nature("8200.00", "代付", "某某科技有限公司") == "unclear"
    assert nature("8200.00", "代付", "某某科技有限公司", others=(again,)) == "wages"


def test_plain_transfers_from_one_organisation_are_wages_only_with_a_monthly_rhythm() -> None:
    def paid(*days: dt.date) -> list[str]:
        return natures(statement([row(day, "7000.00", "跨行转账", "某某科技有限公司") for day in days]))

    monthly = [dt.date(2026, 4, 30), dt.date(2026, 6, 1), dt.date(2026, 6, 30)]
    assert set(paid(*[dt.date(2026, month, 15) for month in (4, 5, 6)])) == {"wages"}
    assert set(paid(*[dt.date(2026, month, 15) for month in (4, 5)])) == {"unclear"}
    assert set(paid(dt.date(2026, 4, 3), dt.date(2026, 5, 17), dt.date(2026, 6, 28))) == {"unclear"}
    assert set(paid(*monthly)) == {"unclear"}, "April and June only are two months"


def test_the_thirty_first_and_the_first_are_neighbours() -> None:
    days = [dt.date(2026, 3, 31), dt.date(2026, 5, 1), dt.date(2026, 6, 1)]
    assert set(natures(statement([row(day, "7000.00", "转账", "某某科技有限公司") for day in days]))) == {"wages"}


def test_an_employer_that_pays_wages_also_pays_by_plain_transfer() -> None:
    plain = [row(dt.date(2026, month, 10), "8200.00", "网银转账", EMPLOYER) for month in (7, 8)]
    assert natures(statement([*wages(4, 5), *plain])) == ["wages"] * 4


def test_what_a_member_of_the_family_pays_is_no_income() -> None:
    register = certificate("household_register", person="何慧", people=("何慧", APPLICANT))
    others = certificate("household_register", person="何慧", people=("何慧", "周洋"))
    assert nature("3000.00", "转账", "何慧", documents=(register,)) == "household_transfer"
    assert nature("3000.00", "转账", "何慧", documents=(others,)) == "transfer_in"


def test_a_transfer_between_two_own_accounts_is_known_by_the_account() -> None:
    to_self = row(DAY, "1000.00", "跨行转账", "", counterparty_account="6220000000000002")
    assert natures(statement([to_self]), statement([], account="6220000000000002"))[0] == "own_transfer"


def test_a_row_on_two_overlapping_statements_counts_once() -> None:
    pay = wages(5)
    assert natures(statement(pay), statement(pay, start=dt.date(2026, 5, 1))) == ["wages"]


NOON, EVENING = dt.time(12, 0), dt.time(18, 30)
WHOLE: dict[str, Any] = {"balance": Decimal("9000.00"), "time": NOON}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (WHOLE, {"balance": Decimal("9000.00")}),
        (WHOLE, {"time": NOON}),
        (WHOLE, {}),
        (WHOLE, {"balance": Decimal("9000.00"), "time": EVENING}),
        ({"time": NOON}, {"time": EVENING}),
        ({"time": dt.time(0)}, {"time": EVENING}),
    ],
)
def test_a_row_counts_once_though_two_papers_of_an_account_print_it_in_different_ways(first: Any, second: Any) -> None:
    one, other = (statement([row(DAY, "8000.00", "代发工资", EMPLOYER, **more)]) for more in (first, second))
    assert natures(one, other) == natures(other, one) == ["wages"]


def test_what_two_cut_papers_of_an_account_print_differently_are_two_payments() -> None:
    at_noon, in_the_evening = (row(DAY, "500.00", "转账", "周洋", time=time) for time in (NOON, EVENING))
    both = statement([at_noon, in_the_evening])
    cut = [statement([paid], period_start=None, period_end=None) for paid in (at_noon, in_the_evening)]
    filtered = [statement([paid], filter="收入") for paid in (at_noon, in_the_evening)]
    assert len(natures(*cut)) == len(natures(*filtered)) == 2
    assert len(natures(*cut, both)) == len(natures(both, *cut)) == len(natures(both, *filtered)) == 2
    to_the_minute = statement([row(DAY, "500.00", "转账", "周洋", time=NOON.replace(second=30))], filter="收入")
    assert len(natures(filtered[0], to_the_minute)) == 1


def test_two_pages_that_were_photographed_one_by_one_are_no_two_prints_of_the_same_rows() -> None:
    def paid(day: int, amount: str, balance: str) -> Transaction:
        return row(dt.date(2026, 5, day), amount, "转账", "周洋", balance=Decimal(balance))

    first = statement([paid(3, "20.00", "20.00"), paid(5, "30.00", "50.00"), paid(10, "500.00", "550.00")])
    second = statement([paid(10, "500.00", "1050.00"), paid(10, "70.00", "1120.00"), paid(20, "60.00", "1180.00")])
    assert len(natures(first, second)) == 6


def test_one_row_of_a_paper_without_a_number_is_not_two_rows_of_a_paper_with_two_accounts() -> None:
    unnumbered = statement(wages(5), account="")
    both = statement([row(DAY, "8200.00", "代发工资", EMPLOYER, account=account) for account in ("6220000000000001", "6220000000000002")])
    assert natures(unnumbered, both).count("wages") == 2


def test_the_more_rows_of_two_papers_count_and_the_one_that_is_printed_fuller_takes_its_like() -> None:
    twice = [row(DAY, "500.00", "转账", "周洋", time=NOON), row(DAY, "500.00", "代发工资", EMPLOYER, time=EVENING)]
    once = [row(DAY, "500.00", "代发工资", EMPLOYER, time=EVENING)]
    assert sorted(natures(statement(once), statement(twice))) == sorted(natures(statement(twice), statement(once)))
    assert len(natures(statement(once), statement(twice), statement(once))) == 2


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ({"account": "6220000000000001"}, {"account": "6220000000000002"}, 2),
        ({"account": "6220000000000001"}, {"account": "6220 **** 0001"}, 1),
        ({"account": "0001", "issuer": "招商银行"}, {"account": "0001", "issuer": "中国农业银行"}, 2),
        ({"account": "0001", "issuer": "招商银行"}, {"account": "0001", "issuer": "招商银行股份有限公司"}, 1),
        ({"account": "0001", "issuer": "招商银行"}, {"account": "0001"}, 1),
        ({"account": ""}, {"account": "6220000000000001"}, 1),
        ({"account": "", "issuer": "招商银行"}, {"account": "0001", "issuer": "中国农业银行"}, 2),
        ({}, {"kind": "alipay_statement"}, 2),
    ],
)
def test_rows_of_two_accounts_are_two_and_those_of_one_are_one(one: Any, other: Any, count: int) -> None:
    more = row(DAY, "-1.00", "手续费")
    assert natures(statement(wages(5), **one), statement([*wages(5), more], **other)).count("wages") == count


def test_the_rows_of_two_accounts_on_one_paper_stay_two() -> None:
    pay = [row(DAY, "8.00", "红包", "张三", account=account) for account in ("6220000000000001", "6220000000000002")]
    assert len(natures(statement(pay))) == 2
    assert len(natures(statement(pay), statement(pay[1:], account="6220000000000002", start=dt.date(2026, 5, 1)))) == 2


def test_papers_without_a_number_may_be_of_two_accounts_where_nothing_else_agrees() -> None:
    def paid(**more: Any) -> Any:
        return statement([row(DAY, "500.00", **more)], account="")

    assert len(natures(paid(balance=Decimal("9000.00")), paid(time=NOON))) == 2
    assert len(natures(paid(balance=Decimal("9000.00"), time=NOON), paid(time=NOON))) == 1


def test_two_equal_rows_on_one_statement_stay_two() -> None:
    twice = [row(DAY, "8.00", "红包", "张三"), row(DAY, "8.00", "红包", "张三")]
    assert len(natures(statement(twice))) == 2


def test_rows_of_another_currency_are_not_counted() -> None:
    assert natures(statement(wages(5), currency="美元")) == ["foreign_currency"]


def test_someone_elses_statement_is_not_counted() -> None:
    assert natures(statement(wages(5), holder="周洋强")) == []


OTHER_EMPLOYER = "广州远航物流有限公司"


def slip(person: str, employer: str, net: str = "8200.00", period: str = "2026-05") -> Document:
    return paper("payslip", Payslip(person, employer, period, None, None, Decimal(net)))


def certified(person: str, issuer: str, kind: str = "income_certificate", **stated: Any) -> Document:
    return certificate(kind, person=person, issuer=issuer, **stated)


@pytest.mark.parametrize(
    ("holder", "documents", "expected"),
    [
        (APPLICANT, [], ["wages", "wages"]),
        ("梁轩/LIANG XUAN", [], ["wages", "wages"]),
        ("梁轩、广州瑞丰教育咨询有限公司", [], ["wages", "wages"]),
        ("梁轩、", [], ["wages", "wages"]),
        ("何慧、梁轩", [], ["joint_wages", "joint_wages"]),
        ("何*,梁*", [], ["joint_wages", "joint_wages"]),
        ("梁轩/何慧", [termination()], ["wages", "joint_wages"]),
        ("梁轩/何慧", [certified(APPLICANT, "某某社区居民委员会"), certified("何慧", OTHER_EMPLOYER)], ["joint_wages", "other_holder"]),
        ("梁轩、何慧", [certified(APPLICANT, EMPLOYER), certified("何慧", EMPLOYER)], ["joint_wages", "joint_wages"]),
        ("梁轩、何慧", [certified(APPLICANT, "", "tax_income_detail", fields={"employer": EMPLOYER})], ["wages", "joint_wages"]),
        ("梁轩、何慧", [certified(APPLICANT, OTHER_EMPLOYER, "diagnosis_certificate")], ["joint_wages", "joint_wages"]),
        ("梁轩、何慧", [slip(APPLICANT, "广州人力资源有限公司")], ["wages", "joint_wages"]),
        ("梁轩、何慧", [slip(APPLICANT, "广州人力资源有限公司", period="2026-04")], ["wages", "joint_wages"]),
        ("梁轩、何慧", [slip(APPLICANT, "广州人力资源有限公司", period="2026-03")], ["joint_wages", "joint_wages"]),
        ("梁轩、何慧", [slip("何慧", "广州人力资源有限公司")], ["other_holder", "joint_wages"]),
        ("梁轩、何慧", [slip("李四", EMPLOYER)], ["joint_wages", "joint_wages"]),
    ],
)  # fmt: skip
def test_wages_on_a_joint_account_are_the_applicants_only_where_a_paper_says_so(
    holder: str, documents: list[Document], expected: list[str]
) -> None:
    rows = [*wages(5), row(dt.date(2026, 5, 15), "5100.00", "代发工资", OTHER_EMPLOYER)]
    assert natures(statement(rows, holder=holder), *documents) == expected


@pytest.mark.parametrize(
    ("note", "expected"),
    [("梁轩5月工资", "wages"), ("何慧5月工资", "other_holder"), ("梁轩、何慧", "joint_wages"), ("5月工资", "joint_wages")],
)
def test_a_row_of_a_joint_account_may_say_itself_for_whom_it_is(note: str, expected: str) -> None:
    assert natures(statement([row(DAY, "8200.00", "代发工资", EMPLOYER, note)], holder="梁轩、何慧")) == [expected]


def test_what_one_payer_pays_once_a_month_is_one_persons() -> None:
    once = [row(dt.date(2026, month, 10), f"{8000 + month}.00", "代发工资") for month in (4, 5, 6)]
    one_slip = slip(APPLICANT, "", "8005.00")
    assert natures(statement(once, holder="梁轩、何慧"), one_slip) == ["wages"] * 3
    both = (slip(APPLICANT, "", "8004.00", "2026-04"), slip("何慧", "", "8005.00"))
    assert natures(statement(once, holder="梁轩、何慧"), *both) == ["wages", "other_holder", "joint_wages"]
    twice = [*once, row(dt.date(2026, 6, 12), "5100.00", "代发工资")]
    assert natures(statement(twice, holder="梁轩、何慧"), one_slip) == ["joint_wages", "wages", "joint_wages", "joint_wages"]


def test_other_income_of_a_joint_account_is_named_as_wages_are() -> None:
    benefit = row(DAY, "1800.00", "失业保险金", "广州市社会保险基金管理中心")
    assert natures(statement([benefit], holder="梁轩、何慧")) == ["joint_receipt"]
    granted = certified(APPLICANT, "广州市社会保险基金管理中心", "unemployment_benefit")
    assert natures(statement([benefit], holder="梁轩、何慧"), granted) == ["benefit"]


@pytest.mark.skipif(not PAPERS.is_dir(), reason="the corpus is not beside this checkout")
@pytest.mark.parametrize(
    "path", [path for path in sorted(PAPERS.glob("*.truth.json")) if not path.name.startswith("payslip")], ids=lambda path: path.name
)
def test_every_transaction_of_the_corpus_gets_its_nature(path: Path) -> None:
    truth = json.loads(path.read_text(encoding="utf-8"))
    rows = tuple(_transaction(written, truth["holder"]) for written in truth["transactions"])
    paper = Document("s.pdf", "s", truth["kind"], "read", 1, Statement(rows, Reconciliation("balanced"), holder=APPLICANT))
    expected = [{"salary": "wages"}.get(written["nature"], written["nature"]) for written in truth["transactions"]]
    out = {"housing": "spend", "medical": "spend", "living": "spend"}
    assert [out.get(name, name).removesuffix("_out") for name in natures(paper)] == expected


def _transaction(written: dict[str, str], holder: str) -> Transaction:
    balance = written.get("balance")
    return Transaction(
        dt.date.fromisoformat(written["date"]),
        Decimal(written["amount"]),
        1,
        Box(0, 0, 1, 1),
        balance=Decimal(balance) if balance else None,
        summary=written["summary"],
        counterparty=APPLICANT if written["counterparty"] == holder else written["counterparty"],
        neutral=bool(written["neutral"]),
    )


@pytest.mark.parametrize(
    "note", ["工资含差旅补贴", "已扣社保公积金", "含护理补贴", "含垫付款", "备用金", "退税", "扣借款利息", "临时救助", "分红", "退回重发"]
)
def test_what_the_bank_calls_wages_is_wages_whatever_its_note_tells(note: str) -> None:
    assert nature("8200.00", "代发工资", EMPLOYER, note) == "wages"


@pytest.mark.parametrize(("note", "expected"), [("年终奖", "bonus"), ("解除劳动合同经济补偿金", "severance"), ("失业金", "benefit")])
def test_what_comes_once_stands_apart_though_it_is_paid_as_wages(note: str, expected: str) -> None:
    assert nature("8200.00", "代发工资", EMPLOYER, note) == expected


@pytest.mark.parametrize("summary", ["SALARY", "AGENT PAY SALARY"])
def test_a_summary_in_english_says_wages_too(summary: str) -> None:
    assert nature("8200.00", summary, EMPLOYER) == "wages"


def monthly(amount: str, summary: str, payer: str, note: str = "") -> list[Transaction]:
    return [row(dt.date(2026, month, 10), amount, summary, payer, note) for month in (4, 5, 6)]


@pytest.mark.parametrize(
    ("amount", "summary", "payer", "expected"),
    [
        ("3000.00", "银联代付", "某某基金销售有限公司", "investment"),
        ("3000.00", "代付", "众安在线财产保险股份有限公司", "insurance_payment"),
        ("3000.00", "转账", "某某证券股份有限公司", "investment"),
        ("3000.00", "转账", "自如生活企业管理有限公司", "trade"),
        ("60.00", "代付", "某某电子商务有限公司", "unclear"),
        ("3000.00", "转账", "北京市西城区人民法院", "trade"),
        ("3000.00", "转账", "某某财富管理有限公司", "investment"),
        ("900.00", "转账", "某某区住房保障中心", "benefit"),
        ("900.00", "转账", "某某市慈善总会", "benefit"),
        ("3000.00", "转账", "某某银行股份有限公司", "unclear"),
        ("8200.00", "代发", "某某银行股份有限公司某某支行", "wages"),
        ("3000.00", "代付", "宜信普惠信息咨询有限公司", "loan_in"),
    ],
)
def test_what_funds_insurers_landlords_courts_banks_and_shops_pay_is_wages_only_where_they_say_so(
    amount: str, summary: str, payer: str, expected: str
) -> None:
    assert set(natures(statement(monthly(amount, summary, payer)))) == {expected}


@pytest.mark.parametrize("summary", ["转账", "代发"])
def test_a_subsidy_that_an_office_pays_each_month_is_no_wages_and_an_employers_allowance_is(summary: str) -> None:
    assert set(natures(statement(monthly("900.00", summary, "某某区财政局", "耕地地力保护补贴")))) == {"unclear"}
    assert set(natures(statement([*monthly("900.00", summary, EMPLOYER, "住房补贴")]), termination())) == {"wages"}
    assert set(natures(statement(monthly("900.00", summary, "某某商贸有限公司", "设备款")))) == {"trade"}


def test_a_bonus_that_the_employer_pays_every_month_is_wages() -> None:
    assert set(natures(statement(monthly("8200.00", "奖金", EMPLOYER)), termination())) == {"wages"}


def test_wages_that_the_bank_took_back_are_none() -> None:
    rows = [
        row(DAY, "8200.00", "代发工资", EMPLOYER),
        row(DAY + dt.timedelta(days=1), "-8200.00", "代发工资冲正", EMPLOYER),
        row(DAY + dt.timedelta(days=2), "8200.00", "代发工资", EMPLOYER),
    ]
    told = natures(statement(rows))
    assert (told[0], told[2]) == ("refund", "wages")


@pytest.mark.parametrize("dot", ["·", "•", "‧", "・", ".", "．", ""])
def test_the_dot_in_a_name_may_be_any(dot: str) -> None:
    assert same_person(f"阿卜杜{dot}买买提", "阿卜杜·买买提")
    assert nature("500.00", "转账", f"阿卜杜{dot}买买提") == ("transfer_in" if dot else "unclear")


@pytest.mark.parametrize(
    ("later", "kept"),
    [
        ([(0, "-8200.00", "工资冲正")], 0),
        ([(31, "-8200.00", "工资冲正")], 0),
        ([(32, "-8200.00", "工资冲正")], 1),
        ([(-1, "-8200.00", "工资冲正")], 1),
        ([(1, "-8200.00", "转账")], 1),
        ([(1, "8200.00", "工资冲正")], 1),
        ([(0, "8200.00", "代发工资"), (1, "-8200.00", "工资冲正")], 1),
        ([(0, "8200.00", "代发工资"), (1, "-8200.00", "工资冲正"), (2, "-8200.00", "工资冲正")], 0),
    ],
)
def test_pay_is_taken_back_once_by_a_reversal_of_its_amount_within_a_month(later: list[tuple[int, str, str]], kept: int) -> None:
    rows = [row(DAY + dt.timedelta(days=days), amount, summary, EMPLOYER) for days, amount, summary in [(0, "8200.00", "代发工资"), *later]]
    assert natures(statement(rows)).count("wages") == kept


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (["05-10", "06-16", "07-10", "08-04"], "wages"),
        (["05-31", "07-01", "07-31", "09-02"], "wages"),  # the last day of a month is next to the first
        (["05-02", "06-16", "07-10", "08-28"], "unclear"),
        (["05-10", "06-10", "06-11", "07-10", "07-11", "08-10"], "wages"),
        (["05-10", "05-11", "06-10", "06-11", "07-10"], "unclear"),  # more than three in two months
    ],
)
def test_an_organisation_that_does_not_say_what_for_pays_wages_once_a_month_about_the_same_day(days: list[str], expected: str) -> None:
    rows = [row(dt.date.fromisoformat(f"2026-{day}"), "8200.00", "转账", "某某商贸有限公司") for day in days]
    assert set(natures(statement(rows))) == {expected}
