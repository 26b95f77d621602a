"""What the demo cases share: the days they cover, the people they pay, their debts and the papers that everyone has."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import partial
from pathlib import Path

import proofs
from bank_layouts import ABC
from case_folder import Draw
from living import Move, Payee, monthly, months, spending, yuan
from payslip_paper import Slip
from people import Person, card_number
from proofs import Debt
from statement_layout import Booking, Head, Layout
from statement_paper import draw_statement

START, END = dt.date(2026, 4, 1), dt.date(2026, 10, 31)
PRINTED = dt.datetime(2026, 11, 1, 9, 26, 41)  # noqa: DTZ001  a printed clock has no zone
CARD_CENTRE = "示例银行股份有限公司信用卡中心"
LENDER = "样例消费金融有限公司"
BILLED = dt.date(2026, 10, 20)
LANDLORD = Payee("朱明礼", card_number(881))


def on(*firsts: int, year: int = 2026) -> list[dt.date]:
    """The first days of these months."""
    return [dt.date(year, month, 1) for month in firsts]


def by_month(first: int, *amounts: str) -> dict[dt.date, str]:
    """Amounts of months that follow one another, from month `first` of 2026."""
    return dict(zip(on(*range(first, first + len(amounts))), amounts, strict=True))


def home_life(seed: int, budget: Mapping[str, int], start: dt.date = START, end: dt.date = END) -> list[Move]:
    """Rent on the 5th, and the month's other spending by the budget."""
    rent = dict.fromkeys(months(start, end), f"-{budget['rent']}.00")
    rest = {name: amount for name, amount in budget.items() if name != "rent"}
    return [*monthly("rent", 5, rent, LANDLORD, "房租"), *spending(random.Random(seed), start, end, rest)]


def shopping(seed: int, end: dt.date, amount: int) -> list[Move]:
    """What was bought beyond the budget until `end`."""
    return spending(random.Random(seed), START, end, {"shopping": amount})


def repayments(card: Mapping[dt.date, str], loan: Mapping[dt.date, str]) -> list[Move]:
    return [*monthly("card", 18, card, Payee(CARD_CENTRE), "信用卡还款"), *monthly("loan", 6, loan, Payee(LENDER), "贷款还款")]


def own_account(person: Person, amount: str, start: dt.date = START, end: dt.date = END) -> list[Move]:
    """Money put aside on an own account elsewhere every second month, and half of it taken back in the month after."""
    elsewhere = Payee(person.name, person.card(19, 7))
    there, back = months(start, end)[::2], months(start, end)[1::2]
    half = f"{Decimal(amount) / 2:.2f}"
    return [
        *monthly("own_out", 27, dict.fromkeys(there, f"-{amount}"), elsewhere, "本人转账"),
        *monthly("own_in", 16, dict.fromkeys(back, half), elsewhere, "零钱提现"),
    ]


def hospital_bill(items: Sequence[tuple[str, Decimal]], paid: dt.date) -> list[Move]:
    total = sum((amount for _, amount in items), Decimal("0.00"))
    return [Move(paid, -total, "hospital", "云州市仁和医院", "", "住院费", dt.time(10, 41, 17))]


def card_debt(person: Person, principal: str, charged: str, penalty: str) -> Debt:
    return Debt(
        CARD_CENTRE,
        "credit_card",
        person.card(16, 3),
        BILLED,
        yuan(principal),
        yuan(charged),
        yuan(penalty),
        due=dt.date(2026, 11, 9),
        overdue_since=dt.date(2026, 8, 18),
        last_payment=dt.date(2026, 10, 18),
        last_demand=dt.date(2026, 10, 22),
    )


def loan_debt(
    person: Person, principal: str, charged: str, penalty: str, borrowed: str, last_payment: dt.date = dt.date(2026, 10, 6)
) -> Debt:
    return Debt(
        LENDER,
        "online_loan",
        f"YL20250311{person.number:06}",
        dt.date(2026, 10, 31),
        yuan(principal),
        yuan(charged),
        yuan(penalty),
        due=dt.date(2026, 11, 6),
        overdue_since=dt.date(2026, 8, 6),
        last_payment=last_payment,
        last_demand=dt.date(2026, 10, 25),
        borrowed=yuan(borrowed),
    )


def base_papers(person: Person, debts: tuple[Debt, Debt]) -> dict[str, Draw]:
    return {
        "身份证": partial(proofs.identity_card, person),
        "信用卡账单": partial(proofs.credit_card_bill, person, debts[0], BILLED),
        "借款合同": partial(proofs.loan_contract, person, debts[1]),
    }


def bank_statement(
    layout: Layout, bookings: Sequence[Booking], person: Person, digits: int, kind: int = 0, password: str | None = None
) -> Draw:
    code = "20261101092641000815" if layout is ABC else "SMPL2026"
    head = Head(person.name, person.card(digits, kind), START, END, PRINTED, person.id_number, "云州安和支行", code)
    return partial(print_statement, layout, bookings, head, password)


def print_statement(layout: Layout, bookings: Sequence[Booking], head: Head, password: str | None, path: Path) -> object:
    return draw_statement(layout, bookings, head, path, password)


def payslips(person: Person, employer: str) -> list[Slip]:
    """Three months' payslips whose net pay is what the bank booked."""
    slips = []
    for month, merit in (("2026-08", "1182.40"), ("2026-09", "1230.00"), ("2026-10", "1205.60")):
        earnings = {"基本工资": "4200.00", "岗位工资": "1800.00", "绩效工资": merit, "交通补贴": "300.00", "餐费补贴": "500.00"}
        deductions = {"养老保险": "640.00", "医疗保险": "160.00", "失业保险": "40.00", "住房公积金": "640.00", "个人所得税": "42.10"}
        slips.append(Slip(person.name, employer, month, "00746", "策划部", yuan_of(earnings), yuan_of(deductions)))
    return slips


def yuan_of(amounts: Mapping[str, str]) -> dict[str, Decimal]:
    return {name: yuan(amount) for name, amount in amounts.items()}


def cut_short(draw: Draw, path: Path) -> None:
    """Draw a paper and lose the second half of its file."""
    draw(path)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
