"""A case that exercises everything a review page shows. Nobody in it exists."""

from __future__ import annotations

import datetime as dt
import struct
import zlib
from decimal import Decimal
from pathlib import Path
from typing import Any

from reprieve.case import Applicant, Case, CaseFile, Debt, HardshipClaim, Request
from reprieve.language import Message, Words
from reprieve.model import (
    Assessment,
    Box,
    Certificate,
    Citation,
    Classified,
    Document,
    Finding,
    Income,
    Instalment,
    Means,
    MonthIncome,
    Need,
    Offer,
    Outcome,
    Payslip,
    Plan,
    Reconciliation,
    Source,
    Statement,
    Transaction,
)

AS_OF = dt.date(2026, 11, 1)
STATEMENT = "evidence/流水.pdf"
LETTER = "evidence/离职证明.pdf"
LAW = Citation(
    "civil_code.678", "law", "《中华人民共和国民法典》第六百七十八条", "借款人可以在还款期限届满前向贷款人申请展期;贷款人同意的,可以展期。"
)
PRACTICE = Citation("practice.statements", "practice", "各行个人贷款材料清单")


def yuan(text: str) -> Decimal:
    return Decimal(text)


def a_case(name: str = "袁欣怡", folder: str = "yuan-xinyi") -> Case:
    debts = (
        Debt(
            creditor="招商银行股份有限公司信用卡中心",
            type="credit_card",
            account="6225880000001234",
            as_of=dt.date(2026, 10, 31),
            principal=yuan("56000.00"),
            interest=yuan("1200.50"),
            penalty=yuan("300.00"),
            due_date=dt.date(2026, 11, 18),
            overdue_since=dt.date(2026, 8, 18),
            last_payment=dt.date(2026, 7, 18),
            last_demand=dt.date(2026, 10, 20),
        ),
        Debt(
            creditor="重庆蚂蚁消费金融有限公司",
            type="online_loan",
            account="JB20250311000177",
            as_of=dt.date(2026, 10, 31),
            principal=yuan("18500.00"),
            due_date=dt.date(2026, 11, 18),
        ),
    )
    stated = CaseFile(
        applicant=Applicant(
            name=name, id_number="110102198807167267", phone="13800000000", address="北京市西城区某街道12号", household_size=3
        ),
        hardships=(HardshipClaim(type="unemployment", onset=dt.date(2026, 6, 30), statement="公司裁员。"),),
        debts=debts,
        budget={"rent": yuan("1800.00"), "food": yuan("1500.00"), "transport": yuan("300.00")},
        request=Request(measure="instalments", first_payment=dt.date(2026, 12, 10)),
    )
    return Case(Path(folder), stated)


def a_transaction(
    month: int, row: int, amount: str = "8118.00", summary: str = "代发工资", counterparty: str = "北京某某科技有限公司"
) -> Transaction:
    top = 120.0 + 24 * row
    return Transaction(
        dt.date(2026, month, 10),
        yuan(amount),
        1,
        Box(40, top, 555, top + 14),
        balance=yuan("12000.00"),
        summary=summary,
        counterparty=counterparty,
    )


WAGES = tuple(a_transaction(month, month - 3) for month in range(4, 11))
LOAN = a_transaction(8, 9, "40000.00", "转账", "某某小额贷款有限公司")


def the_documents() -> tuple[Document, ...]:
    rows = (*WAGES, LOAN)
    period = (dt.date(2026, 4, 1), dt.date(2026, 10, 31))
    statement = Statement(
        rows, Reconciliation("balanced"), "招商银行", "袁欣怡", "6225880000001234", "CNY", *period, printed_on=dt.date(2026, 11, 1)
    )
    letter = Certificate(issuer="北京某某科技有限公司", person="袁欣怡", issued=dt.date(2026, 7, 2), event_date=dt.date(2026, 6, 30))
    identity = Certificate(person="袁欣怡", id_number="110102198807167267", issued=dt.date(2016, 3, 1))
    slip = Payslip(
        "袁欣怡", "北京某某科技有限公司", "2026-05", yuan("9000.00"), yuan("882.00"), yuan("8118.00"), paid_on=dt.date(2026, 6, 10)
    )
    return (
        Document(STATEMENT, "0" * 64, "bank_statement", "read", 3, statement),
        Document(LETTER, "1" * 64, "termination_certificate", "read", 1, letter),
        Document("evidence/身份证.pdf", "2" * 64, "id_card", "read", 1, identity),
        Document(
            "evidence/工资条5月.pdf", "3" * 64, "payslip", "partly", 1, slip, warnings=(Message("the sum of earnings is not printed"),)
        ),
        Document("evidence/扫描件.pdf", "4" * 64, "unknown", "unreadable", 0, error=Message("this paper is locked; give its password")),
        Document("evidence/IMG_0031.pdf", "5" * 64, "unknown", "read", 1),
    )


def the_needs() -> tuple[Need, ...]:
    onset = (Source(LETTER, 1),)
    rows = (Source(STATEMENT, 1, 1), Source(STATEMENT, 1, 4))
    return (
        Need(
            "base.identity",
            Words("身份证明", "Proof of identity"),
            "met",
            Message("the ID card names the applicant"),
            (Source("evidence/身份证.pdf", 1),),
            citations=(LAW,),
        ),
        Need(
            "base.debts",
            Words("债务证明", "Proof of each debt"),
            "missing",
            Message("no paper shows the debt to {creditor}", {"creditor": "重庆蚂蚁消费金融有限公司"}),
            accepts=(Words("借款合同", "the loan contract"), Words("还款明细截图", "a screenshot of the repayments")),
            obtain=Words("在手机应用“我的-借款记录”下载", "Download it in the app under My loans"),
            do_not_send=Words("不要寄合同原件", "Do not send the original contract"),
            citations=(LAW, PRACTICE),
        ),
        Need(
            "base.bank_statements",
            Words("银行流水", "Bank statements"),
            "stale",
            Message("the last row is {days} days old", {"days": 45}),
            rows,
            obtain=Words("柜台打印并盖章", "At the counter, stamped"),
            citations=(PRACTICE,),
        ),
        Need(
            "base.income",
            Words("收入证明", "Proof of income"),
            "met_by_alternative",
            Message("wages on the statement stand in for it"),
            rows[:1],
            citations=(PRACTICE,),
        ),
        Need(
            "unemployment.proof",
            Words("失业证明", "Proof of unemployment"),
            "met",
            Message("the certificate states {day}", {"day": dt.date(2026, 6, 30)}),
            onset,
            citations=(LAW,),
        ),
        Need("unemployment.other", Words("失业登记", "Registration"), "not_applicable", Message("only where benefits are drawn")),
    )


def the_findings() -> tuple[Finding, ...]:
    return (
        Finding(
            "salary_after_onset",
            Words("失业后仍有工资入账", "Wages after the job ended"),
            "blocker",
            Message("{count} rows look like wages after {day}", {"count": 4, "day": dt.date(2026, 6, 30)}),
            (Source(LETTER, 1), Source(STATEMENT, 1, 4), Source(STATEMENT, 1, 5)),
            Words("请说明这些入账,或更正失业日期", "Explain these rows, or correct the day the job ended"),
            (PRACTICE,),
        ),
        Finding(
            "duplicate_paper",
            Words("材料重复", "The same paper twice"),
            "note",
            Message("two papers are the same"),
            (Source("case.toml", 0),),
        ),
    )


def the_income() -> Income:
    zero = yuan("0.00")
    months = tuple(
        MonthIncome(
            f"2026-{month:02d}",
            yuan("8118.00") if month != 9 else zero,
            yuan("3000.00") if month == 6 else zero,
            yuan("2000.00") if month > 7 else zero,
            zero,
            yuan("40000.00") if month == 8 else zero,
        )
        for month in range(4, 11)
    )
    counted = [
        Classified(Source(STATEMENT, 1, row), wage, "wages", Message("the row says wages"), True) for row, wage in enumerate(WAGES, 1)
    ]
    loan = Classified(Source(STATEMENT, 1, 8), LOAN, "loan_in", Message("a lender paid it"), False)
    return Income(months, yuan("8118.00"), yuan("6220.50"), Decimal("-0.2337"), (*counted, loan))


def the_plan() -> Plan:
    schedule = tuple(
        Instalment(number, dt.date(2026 + (number + 10) // 12, (number + 10) % 12 + 1, 10), yuan("958.34")) for number in range(1, 61)
    )
    offers = (
        Offer(0, "招商银行股份有限公司信用卡中心", "instalments", yuan("57500.50"), yuan("958.34"), 60, yuan("958.44"), schedule),
        Offer(1, "重庆蚂蚁消费金融有限公司", "deferral", yuan("18500.00"), yuan("500.00"), 37, yuan("500.00")),
    )
    return Plan(
        True,
        Message("it can be paid from what is left each month"),
        offers,
        (Words("延期三个月后重新计算", "Defer three months, then calculate anew"),),
    )


def an_assessment(case: str = "yuan-xinyi", **changes: Any) -> Assessment:
    values: dict[str, Any] = {
        "case": case,
        "as_of": AS_OF,
        "verdict": "contradicted",
        "submit_by": dt.date(2026, 11, 15),
        "needs": the_needs(),
        "findings": the_findings(),
        "income": the_income(),
        "means": Means(yuan("6220.50"), yuan("3600.00"), yuan("1200.00"), yuan("1420.50")),
        "plan": the_plan(),
    }
    return Assessment(**(values | changes))


def an_empty_assessment() -> Assessment:
    return Assessment("empty", AS_OF, "unreadable", None, (), (), Income((), None, None, None), None, None)


def an_outcome(number: int) -> Outcome:
    """Outcomes of all kinds, by turns."""
    needs = the_needs()
    if number % 40 == 39:
        problems = (
            Message("5: debts[1].principal: this is not an amount."),
            Message('9: applicant.id_number: "110102198807167267" is not an ID number'),
        )
        return Outcome(f"case-{number:04d}", "unreadable", error=Message("case.toml: 2 to mend"), problems=problems)
    if number % 3 == 0:
        done = tuple(need for need in needs if need.satisfied)
        return Outcome(
            f"case-{number:04d}",
            "complete",
            AS_OF + dt.timedelta(days=number % 60),
            done,
            (),
            letters=(f"case-{number:04d}/letters/协商还款申请书.docx",),
        )
    findings = the_findings() if number % 5 == 0 else ()
    return Outcome(
        f"case-{number:04d}",
        "contradicted" if findings else "incomplete",
        AS_OF + dt.timedelta(days=number % 50) if number % 7 else None,
        needs[number % 2 :],
        findings,
        letters=(f"case-{number:04d}/letters/补件清单.docx",),
    )


def a_png(width: int, height: int) -> bytes:
    """A white grey-scale image."""
    rows = zlib.compress((b"\0" + b"\xff" * width) * height)
    chunks = ((b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
