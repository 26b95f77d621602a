"""The seven demo cases: three complete, one each with papers missing, stale, contradicted by the bank, and unreadable."""

from __future__ import annotations

import datetime as dt
import random
from decimal import Decimal
from functools import partial

import proofs
from bank_layouts import ABC, BOC, BOCOM, CCB, CMB, ICBC, YUNZHOU
from case_folder import CaseFolder, Truth
from case_parts import (
    END,
    START,
    bank_statement,
    base_papers,
    by_month,
    card_debt,
    cut_short,
    home_life,
    hospital_bill,
    loan_debt,
    on,
    own_account,
    payslips,
    print_statement,
    repayments,
    shopping,
)
from living import Move, Payee, book, interest, monthly, months, refund, spending, wages, wages_by_month, yuan
from payslip_paper import SHAPES, draw_payslip
from people import Person
from proofs import Contract
from statement_layout import Head


def unemployment_complete() -> CaseFolder:
    person = Person("林知远", "男", dt.date(1990, 6, 22), 351, 2, "示例省云州市安和区兰溪路12号3单元501室")
    contract = Contract("云州明舟软件有限公司", "软件测试", dt.date(2021, 3, 1), dt.date(2027, 2, 28), dt.date(2026, 6, 30))
    budget = {"rent": 1500, "food": 1150, "utilities": 210, "transport": 180}
    benefits = by_month(7, "2180.00", "2180.00", "2180.00", "2180.00")
    moves = [
        *home_life(11, budget),
        *shopping(12, dt.date(2026, 6, 30), 1400),
        *wages(by_month(4, "9612.40", "9580.10", "9655.00"), Payee(contract.employer, "990100012000045671")),
        Move(dt.date(2026, 7, 3), yuan("9600.00"), "severance", contract.employer, "990100012000045671", "经济补偿金", dt.time(15, 20, 8)),
        *monthly("benefit", 20, benefits, Payee("云州市社会保险基金管理中心", "990100012000000302"), "失业保险金"),
        *wages(
            by_month(7, "4060.00", "4315.50", "4288.00", "4402.60"),
            Payee("云州同达灵活用工服务有限公司", "990100012000091145"),
            12,
            "labour",
        ),
        *repayments(
            by_month(4, "-2600.00", "-2600.00", "-2600.00", "-12000.00", "-1500.00", "-1500.00", "-1500.00"),
            by_month(4, *4 * ["-1936.20"], *3 * ["-1200.00"]),
        ),
        *refund(dt.date(2026, 5, 9), "168.00"),
    ]
    bookings = book([*moves, *own_account(person, "600.00")], "9260.15", "cmb")
    debts = (card_debt(person, "38200.00", "1146.30", "300.00"), loan_debt(person, "26400.00", "633.60", "96.40", "36000.00"))
    papers = base_papers(person, debts) | {
        "流水": bank_statement(CMB, bookings, person, 16),
        "离职证明": partial(proofs.termination_certificate, person, contract),
    }
    return CaseFolder(
        "unemployment-complete",
        person,
        "unemployment",
        contract.ended,
        "2026年6月30日，所在公司因业务收缩与我协商解除劳动合同。失业后我已办理失业登记，按规定领取失业保险金，并以零散劳务补贴家用，收入不足以按原约定还款。",
        debts,
        budget,
        papers,
        Truth("complete", wages=wages_by_month(bookings)),
    )


def income_drop_missing() -> CaseFolder:
    """Wages fell, but nothing but the statement says so, and the loan contract is not there."""
    person = Person("苏晓禾", "女", dt.date(1994, 11, 3), 482, 1, "示例省云州市安和区南桥街7号2栋1202室")
    employer = Payee("云州和顺百货有限公司", "990100012000077120")
    budget = {"rent": 1200, "food": 1000, "utilities": 160, "transport": 140}
    moves = [
        *home_life(21, budget),
        *wages(by_month(4, "8406.30", "8388.00", "8412.75", "5206.10", "5198.40", "5230.00", "5211.90"), employer),
        *repayments(by_month(4, *4 * ["-1800.00"], *3 * ["-1000.00"]), by_month(4, *4 * ["-1450.00"], *3 * ["-900.00"])),
        *shopping(22, dt.date(2026, 6, 30), 1900),
        *refund(dt.date(2026, 8, 14), "79.90"),
        *interest(START, END, ("2.16", "3.04")),
    ]
    bookings = book([*moves, *own_account(person, "400.00")], "7120.66", "abc")
    debts = (card_debt(person, "29600.00", "888.20", "260.00"), loan_debt(person, "18200.00", "436.80", "72.00", "24000.00"))
    papers = base_papers(person, debts) | {"流水": bank_statement(ABC, bookings, person, 19)}
    del papers["借款合同"]
    return CaseFolder(
        "income-drop-missing",
        person,
        "income_drop",
        dt.date(2026, 7, 1),
        "自2026年7月起，单位因经营困难降低了工资，我每月到手的工资比以前少三千多元，按原约定还款后无法维持基本生活。",
        debts,
        budget,
        papers,
        Truth("incomplete", ("base.debts", "income_drop.proof"), wages=wages_by_month(bookings)),
    )


def illness_stale() -> CaseFolder:
    """Everything is there, but the statement ends four months before the day of judging."""
    person = Person("何明川", "男", dt.date(1985, 2, 17), 237, 3, "示例省云州市临湖区望江路88号6栋302室")
    start, end = dt.date(2025, 12, 1), dt.date(2026, 6, 30)
    employer = Payee("云州瑞成机械制造有限公司", "990100012000033018")
    budget = {"rent": 1300, "food": 1500, "utilities": 220, "transport": 160, "medicine": 300}
    paid = dict.fromkeys(months(start, dt.date(2026, 5, 1)), "7920.60") | by_month(6, "3860.00")
    items = (("西药费", Decimal("6218.40")), ("手术费", Decimal("5860.00")), ("床位费", Decimal("1120.00")), ("检查费", Decimal("1985.50")))
    before = months(start, end)
    moves = [
        *home_life(31, budget, start, end),
        *wages(paid, employer),
        *repayments(dict.fromkeys(before, "-1200.00"), dict.fromkeys(before, "-1180.00")),
        *hospital_bill(items, dt.date(2026, 6, 5)),
        *interest(start, end, ("9.87", "12.03", "11.40")),
    ]
    bookings = book([*moves, *own_account(person, "300.00", start, end)], "14380.25", "ccb")
    debts = (card_debt(person, "24100.00", "723.00", "220.00"), loan_debt(person, "15800.00", "379.20", "64.00", "20000.00"))
    head = Head(person.name, person.card(19), start, end, dt.datetime(2026, 7, 1, 10, 8, 15), person.id_number, "云州临湖支行")  # noqa: DTZ001
    papers = base_papers(person, debts) | {
        "流水": partial(print_statement, CCB, bookings, head, None),
        "诊断证明": partial(proofs.diagnosis, person, "胆囊结石伴急性胆囊炎", dt.date(2026, 5, 25)),
        "住院票据": partial(proofs.hospital_invoice, person, items, dt.date(2026, 5, 25), dt.date(2026, 6, 5)),
    }
    return CaseFolder(
        "illness-stale",
        person,
        "illness",
        dt.date(2026, 5, 25),
        "2026年5月25日我因病住院手术，术后一直休病假，只领病假工资，又支付了住院费用，无力按原约定还款。",
        debts,
        budget,
        papers,
        Truth("incomplete", ("base.bank_statements",), wages=wages_by_month(bookings)),
    )


def unemployment_contradicted() -> CaseFolder:
    """The certificate says the contract ended in June; the bank says the same employer paid wages until October."""
    person = Person("方予宁", "女", dt.date(1992, 9, 8), 168, 2, "示例省云州市临湖区安平里15号4单元601室")
    contract = Contract("云州启程物流有限公司", "仓储主管", dt.date(2020, 5, 11), dt.date(2026, 12, 31), dt.date(2026, 6, 30))
    budget = {"rent": 1400, "food": 1200, "utilities": 190, "transport": 220}
    moves = [
        *home_life(41, budget),
        *wages(
            by_month(4, "7812.50", "7790.00", "7836.20", "7801.40", "7822.00", "7815.60", "7840.10"),
            Payee(contract.employer, "990100012000058804"),
        ),
        *repayments(by_month(4, *4 * ["-1500.00"], *3 * ["-600.00"]), by_month(4, *5 * ["-1320.40"])),
        *shopping(42, END, 1700),
        *refund(dt.date(2026, 7, 22), "236.50"),
        *interest(START, END, ("3.55", "5.21")),
    ]
    bookings = book([*moves, *own_account(person, "500.00")], "7904.38", "bocom")
    debts = (
        card_debt(person, "31500.00", "945.00", "280.00"),
        loan_debt(person, "21600.00", "518.40", "88.00", "30000.00", last_payment=dt.date(2026, 8, 5)),
    )
    papers = base_papers(person, debts) | {
        "流水": bank_statement(BOCOM, bookings, person, 19),
        "离职证明": partial(proofs.termination_certificate, person, contract),
    }
    return CaseFolder(
        "unemployment-contradicted",
        person,
        "unemployment",
        contract.ended,
        "2026年6月30日单位与我解除劳动合同，此后没有工资收入，无力按原约定还款。",
        debts,
        budget,
        papers,
        Truth("contradicted", findings=("salary_after_onset",), wages=wages_by_month(bookings)),
    )


def unemployment_unreadable() -> CaseFolder:
    """The statement is locked and nobody left the password; half of the loan contract was lost on the way."""
    person = Person("许立恒", "男", dt.date(1988, 1, 30), 529, 4, "示例省云州市安和区青石巷3号1栋903室")
    contract = Contract("云州新禾餐饮管理有限公司", "店长", dt.date(2019, 8, 1), dt.date(2027, 7, 31), dt.date(2026, 7, 31))
    budget = {"rent": 1600, "food": 1900, "utilities": 260, "transport": 200}
    moves = [
        *home_life(51, budget),
        *wages(by_month(4, "8930.00", "8872.40", "8901.10", "8915.80"), Payee(contract.employer, "990100012000064429")),
        *wages(by_month(8, "5610.00", "5720.30", "5688.00"), Payee("云州同达灵活用工服务有限公司", "990100012000091145"), 12, "labour"),
        *repayments(by_month(4, *5 * ["-1400.00"], *2 * ["-600.00"]), by_month(4, *5 * ["-1250.00"])),
    ]
    bookings = book([*moves, *own_account(person, "300.00")], "7015.72", "cmb")
    debts = (
        card_debt(person, "27800.00", "834.00", "250.00"),
        loan_debt(person, "19400.00", "465.60", "80.00", "26000.00", last_payment=dt.date(2026, 8, 5)),
    )
    papers = base_papers(person, debts) | {
        "流水": bank_statement(CMB, bookings, person, 16, password="271828"),
        "离职证明": partial(proofs.termination_certificate, person, contract),
        "借款合同": partial(cut_short, partial(proofs.loan_contract, person, debts[1])),
    }
    return CaseFolder(
        "unemployment-unreadable",
        person,
        "unemployment",
        contract.ended,
        "2026年7月31日，所在门店关闭，单位与我解除劳动合同，家庭收入骤减，无力按原约定还款。",
        debts,
        budget,
        papers,
        Truth("unreadable"),
    )


def income_drop_complete() -> CaseFolder:
    person = Person("沈若溪", "女", dt.date(1991, 4, 12), 746, 2, "示例省云州市临湖区梧桐路21号5栋802室")
    employer = Payee("云州澄光文化传播有限公司", "990100012000018836")
    budget = {"rent": 1300, "food": 1150, "utilities": 190, "transport": 170}
    slips = payslips(person, employer.name)
    nets = by_month(8, *(f"{slip.net:.2f}" for slip in slips))
    moves = [
        *home_life(61, budget),
        *wages(by_month(4, "9861.20", "9840.75", "9872.10", "6452.30") | nets, employer),
        *repayments(by_month(4, *4 * ["-2300.00"], *3 * ["-1400.00"]), by_month(4, *4 * ["-1720.60"], *3 * ["-1200.00"])),
        *shopping(62, dt.date(2026, 6, 30), 2400),
        *refund(dt.date(2026, 6, 11), "129.00"),
        *interest(START, END, ("4.02", "5.76")),
    ]
    bookings = book([*moves, *own_account(person, "500.00")], "9630.90", "boc")
    debts = (card_debt(person, "35600.00", "1068.00", "320.00"), loan_debt(person, "23800.00", "571.20", "90.00", "33000.00"))
    notice = partial(proofs.pay_cut_notice, person, employer.name, "12,000.00", "8,000.00", dt.date(2026, 7, 1), dt.date(2026, 6, 22))
    papers = base_papers(person, debts) | {"流水": bank_statement(BOC, bookings, person, 19), "薪酬调整通知": notice}
    for slip, shape in zip(slips, SHAPES, strict=True):
        papers[f"工资条{slip.month}"] = partial(draw_payslip, slip, shape)
    return CaseFolder(
        "income-drop-complete",
        person,
        "income_drop",
        dt.date(2026, 7, 1),
        "受市场环境影响，公司自2026年7月1日起下调员工工资，我的实发工资减少约三分之一，扣除基本生活支出后，无法按原约定足额还款。",
        debts,
        budget,
        papers,
        Truth("complete", wages=wages_by_month(bookings)),
    )


def illness_complete() -> CaseFolder:
    """The wages come into one account; some of the money is moved to a second one, from which bills are paid."""
    person = Person("周以诚", "男", dt.date(1983, 12, 5), 815, 3, "示例省云州市安和区文昌路66号2单元1101室")
    employer = Payee("云州天禾建筑工程有限公司", "990100012000027743")
    budget = {"rent": 1400, "food": 1350, "utilities": 220, "transport": 120, "medicine": 380}
    items = (("西药费", Decimal("7846.20")), ("手术费", Decimal("8920.00")), ("床位费", Decimal("1680.00")), ("检查费", Decimal("3040.10")))
    second = Payee(person.name, person.card(19, 1))
    moves = [
        *home_life(71, {name: amount for name, amount in budget.items() if name not in ("utilities", "medicine")}),
        *wages(by_month(4, "11206.40", "11180.00", "6890.20", "6912.60", "6905.00", "6921.30", "6918.80"), employer),
        *monthly("own_out", 26, dict.fromkeys(on(*range(4, 11)), "-700.00"), second, "本人转账"),
        *repayments(by_month(4, *4 * ["-2000.00"], *3 * ["-1300.00"]), by_month(4, *4 * ["-1650.00"], *3 * ["-1100.00"])),
        *hospital_bill(items, dt.date(2026, 6, 4)),
        *interest(START, END, ("18.66", "9.20")),
    ]
    bookings = book(moves, "24806.35", "icbc")
    second_moves = [
        *monthly("own_in", 26, dict.fromkeys(on(*range(4, 11)), "700.00"), Payee(person.name, person.card(19)), "本人转账"),
        *spending(random.Random(72), START, END, {"utilities": 220, "medicine": 380}),
        *interest(START, END, ("0.61", "0.58")),
    ]
    second_bookings = book(second_moves, "812.40", "yunzhou")
    debts = (card_debt(person, "41200.00", "1236.00", "350.00"), loan_debt(person, "27500.00", "660.00", "98.00", "38000.00"))
    papers = base_papers(person, debts) | {
        "工行流水": bank_statement(ICBC, bookings, person, 19),
        "云州银行流水": bank_statement(YUNZHOU, second_bookings, person, 19, kind=1),
        "诊断证明": partial(proofs.diagnosis, person, "腰椎间盘突出症", dt.date(2026, 5, 22)),
        "住院票据": partial(proofs.hospital_invoice, person, items, dt.date(2026, 5, 22), dt.date(2026, 6, 4)),
    }
    return CaseFolder(
        "illness-complete",
        person,
        "illness",
        dt.date(2026, 5, 22),
        "2026年5月22日我因腰椎间盘突出症住院手术，术后遵医嘱长期休养，单位按病假发放工资，收入减少，且自行承担了住院费用，无法按原约定足额还款。",
        debts,
        budget,
        papers,
        Truth("complete", wages=wages_by_month(bookings)),
    )


CASES = (
    unemployment_complete,
    income_drop_missing,
    illness_stale,
    unemployment_contradicted,
    unemployment_unreadable,
    income_drop_complete,
    illness_complete,
)
