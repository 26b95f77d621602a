"""Draw the other papers of a case folder: identity, debts, and the proofs of each hardship. Each function returns the golden reading."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from drawing import PORTRAIT, Sheet
from people import Person

Reading = dict[str, object]


@dataclass(frozen=True)
class Debt:
    """What is owed to one creditor, in yuan; `borrowed` is the sum of the loan contract."""

    creditor: str
    type: str
    account: str
    as_of: dt.date
    principal: Decimal
    interest: Decimal
    penalty: Decimal
    due: dt.date
    overdue_since: dt.date
    last_payment: dt.date
    last_demand: dt.date
    borrowed: Decimal = Decimal("0.00")
    signed: dt.date = dt.date(2025, 3, 11)

    @property
    def total(self) -> Decimal:
        return self.principal + self.interest + self.penalty


@dataclass(frozen=True)
class Contract:
    """A labour contract and its end."""

    employer: str
    position: str
    start: dt.date
    until: dt.date
    ended: dt.date


def day(date: dt.date) -> str:
    return f"{date.year}年{date.month}月{date.day}日"


def identity_card(person: Person, path: Path) -> Reading:
    """Both sides of the card, copied on one page."""
    sheet = Sheet(path, PORTRAIT)
    issuer = "云州市公安局安和分局"
    _card_outline(sheet, 120)
    for index, (label, value) in enumerate(
        (("姓名", person.name), ("性别", f"{person.sex}    民族  汉"), ("出生", day(person.born)), ("住址", person.address))
    ):
        sheet.text(170, 158 + index * 28, f"{label}  {value}", 11)
    sheet.text(170, 290, f"公民身份号码  {person.id_number}", 12)
    _card_outline(sheet, 380)
    sheet.text(sheet.width / 2, 430, "中华人民共和国", 16, "centre")
    sheet.text(sheet.width / 2, 462, "居民身份证", 20, "centre")
    sheet.text(200, 530, f"签发机关  {issuer}", 11)
    sheet.text(200, 556, "有效期限  2019.05.06-2039.05.06", 11)
    sheet.save()
    return {"kind": "id_card", "issuer": issuer, "person": person.name, "id_number": person.id_number}


def termination_certificate(person: Person, contract: Contract, path: Path) -> Reading:
    years = (contract.ended - contract.start).days // 365
    _letter(
        path,
        "解除劳动合同证明书",
        [
            f"兹证明{person.name}（身份证号码：{person.id_number}）原系我单位职工，从事{contract.position}岗位工作，劳动合同期限自{day(contract.start)}至{day(contract.until)}。",
            f"因我单位生产经营情况发生变化，经双方协商一致，于{day(contract.ended)}解除劳动合同，该职工在本单位工作年限为{years}年。",
            "本单位已按规定为其办理档案和社会保险关系转移手续。",
            "特此证明。",
        ],
        contract.employer,
        contract.ended,
    )
    return _certificate("termination_certificate", contract.employer, person, contract.ended) | {"event_date": contract.ended.isoformat()}


def pay_cut_notice(person: Person, employer: str, old: str, new: str, effective: dt.date, issued: dt.date, path: Path) -> Reading:
    _letter(
        path,
        "薪酬调整通知书",
        [
            f"{person.name}：",
            f"受市场环境影响，公司经营出现较大困难。经公司研究并与员工协商一致，自{day(effective)}起，您的月工资标准由人民币{old}元调整为人民币{new}元。",
            "请您知悉。如有疑问，请与人力资源部联系。",
        ],
        employer,
        issued,
        addressed=True,
    )
    return _certificate("pay_cut_notice", employer, person, issued) | {"event_date": effective.isoformat()}


def diagnosis(person: Person, illness: str, issued: dt.date, path: Path) -> Reading:
    hospital = "云州市仁和医院"
    sheet = Sheet(path, PORTRAIT)
    sheet.text(sheet.width / 2, 90, hospital, 16, "centre")
    sheet.text(sheet.width / 2, 120, "疾病诊断证明书", 18, "centre")
    age = issued.year - person.born.year
    lines = [
        f"姓名：{person.name}    性别：{person.sex}    年龄：{age}岁",
        f"身份证号：{person.id_number}",
        "科别：普外科    住院号：00261877",
        f"临床诊断：{illness}",
    ]
    lines += ["处理意见：住院手术治疗，术后全休陆个月，定期复查。", "医师签名：程某某"]
    for index, line in enumerate(lines):
        sheet.text(90, 170 + index * 30, line, 12)
    sheet.text(505, 400, f"{hospital}（诊断证明专用章）", 12, "right")
    sheet.text(505, 424, day(issued), 12, "right")
    sheet.seal(430, 396)
    sheet.save()
    return _certificate("diagnosis_certificate", hospital, person, issued)


def hospital_invoice(person: Person, items: Sequence[tuple[str, Decimal]], admitted: dt.date, issued: dt.date, path: Path) -> Reading:
    hospital = "云州市仁和医院"
    total = sum((amount for _, amount in items), Decimal("0.00"))
    sheet = Sheet(path, PORTRAIT)
    sheet.text(sheet.width / 2, 90, "医疗住院收费票据（电子）", 17, "centre")
    sheet.text(70, 124, f"票据代码：99060126    票据号码：00{person.number:08}    开票日期：{day(issued)}", 9.5)
    sheet.text(70, 144, f"交款人：{person.name}    性别：{person.sex}    住院号：00261877    住院时间：{day(admitted)}至{day(issued)}", 9.5)
    rows = [("项目名称", "金额（元）"), *((name, f"{amount:,.2f}") for name, amount in items), ("金额合计（小写）", f"{total:,.2f}")]
    ys = [160 + 24.0 * index for index in range(len(rows) + 1)]
    for y, (name, amount_text) in zip(ys, rows, strict=False):
        sheet.text(80, y + 16, name, 10)
        sheet.text(515, y + 16, amount_text, 10, "right")
    sheet.grid([70, 330, 525], ys)
    sheet.text(70, ys[-1] + 26, f"医保统筹基金支付：0.00    个人自付：{total:,.2f}    其他支付：0.00", 9.5)
    sheet.text(70, ys[-1] + 52, f"收款单位（章）：{hospital}", 10)
    sheet.text(400, ys[-1] + 52, "收款人：邱某", 10)
    sheet.seal(200, ys[-1] + 60)
    sheet.save()
    return _certificate("medical_invoice", hospital, person, issued) | {"figures": {"total": f"{total:.2f}"}}


def credit_card_bill(person: Person, debt: Debt, issued: dt.date, path: Path) -> Reading:
    sheet = Sheet(path, PORTRAIT)
    sheet.text(sheet.width / 2, 80, "信用卡对账单", 18, "centre")
    sheet.text(70, 120, f"尊敬的{person.name}{'先生' if person.sex == '男' else '女士'}：您好！", 11)
    sheet.text(70, 142, f"以下是您尾号{debt.account[-4:]}的信用卡截至{day(issued)}的账务情况，请按时还款。", 10)
    least = (debt.principal * Decimal("0.05") + debt.interest + debt.penalty).quantize(Decimal("0.01"))
    names = ["账单日", "到期还款日", "本期应还金额", "最低还款额", "本金", "利息", "违约金"]
    values = [
        issued.isoformat(),
        debt.due.isoformat(),
        *(f"{amount:,.2f}" for amount in (debt.total, least, debt.principal, debt.interest, debt.penalty)),
    ]
    xs = [70 + 65.0 * index for index in range(8)]
    for x, name, value in zip(xs, names, values, strict=False):
        sheet.text(x + 32.5, 180, name, 9, "centre")
        sheet.text(x + 32.5, 204, value, 9, "centre")
    sheet.grid(xs, [166, 188, 212])
    sheet.text(70, 240, "还款方式：本行借记卡自动还款、手机银行或柜台。逾期将按合约收取利息和违约金。", 9)
    sheet.text(525, 300, debt.creditor, 11, "right")
    sheet.text(525, 322, day(issued), 11, "right")
    sheet.save()
    return _certificate("credit_card_bill", debt.creditor, person, issued) | {"figures": {"total": f"{debt.total:.2f}"}}


def loan_contract(person: Person, debt: Debt, path: Path) -> Reading:
    _letter(
        path,
        "个人消费借款合同",
        [
            f"合同编号：{debt.account}",
            f"贷款人：{debt.creditor}",
            f"借款人：{person.name}    身份证号码：{person.id_number}",
            "第一条  借贷双方经平等协商，就个人消费借款事宜订立本合同。",
            f"第二条  借款金额：人民币{debt.borrowed:,.2f}元。借款用途：个人日常消费。",
            f"第三条  借款期限：36个月，自{day(debt.signed)}起。年利率：14.40%（单利）。",
            "第四条  还款方式：等额本息，每月6日为还款日。借款人未按期足额还款的，应按合同约定支付逾期利息和违约金。",
            "第五条  本合同自双方签署之日起生效。",
        ],
        debt.creditor,
        debt.signed,
    )
    return _certificate("loan_contract", debt.creditor, person, debt.signed)


def _certificate(kind: str, issuer: str, person: Person, issued: dt.date) -> Reading:
    return {"kind": kind, "issuer": issuer, "person": person.name, "issued": issued.isoformat()}


def _letter(path: Path, title: str, paragraphs: Sequence[str], issuer: str, issued: dt.date, *, addressed: bool = False) -> None:
    """A formal letter: title, indented paragraphs, the issuer with its seal, the date. `addressed`: the first line stands flush left."""
    sheet = Sheet(path, PORTRAIT)
    sheet.text(sheet.width / 2, 110, title, 20, "centre")
    y = 160.0
    for index, paragraph in enumerate(paragraphs):
        indent = "" if addressed and index == 0 else "　　"
        for line in sheet.flow(indent + paragraph, 12, sheet.width - 180):
            sheet.text(90, y, line, 12)
            y += 24
    sheet.text(sheet.width - 90, y + 50, f"{issuer}（盖章）", 12, "right")
    sheet.text(sheet.width - 90, y + 76, day(issued), 12, "right")
    sheet.seal(sheet.width - 180, y + 54)
    sheet.save()


def _card_outline(sheet: Sheet, y: float) -> None:
    sheet.grid([sheet.width / 2 - 160, sheet.width / 2 + 160], [y, y + 200])
