"""Papers that stand alone, one for each statement layout and each shape of payslip, with the golden reading beside each."""

from __future__ import annotations

import datetime as dt
import random
from decimal import Decimal
from pathlib import Path

from bank_layouts import LAYOUTS
from case_folder import write_json
from living import Move, Payee, book, interest, monthly, months, refund, spending, wages, yuan
from payslip_paper import SHAPES, Slip, draw_payslip
from people import Person, card_number
from statement_layout import Head, Layout
from statement_paper import draw_statement

START, END = dt.date(2026, 7, 1), dt.date(2026, 9, 30)
PRINTED = dt.datetime(2026, 10, 8, 14, 30, 12)  # noqa: DTZ001  a printed clock has no zone


def write_golden_papers(folder: Path) -> None:
    """Draw NAME.pdf below `folder`, with NAME.expected.json beside it."""
    for number, layout in enumerate(LAYOUTS, start=1):
        _write_statement(layout, number, folder / f"statement-{layout.name}.pdf")
    for number, shape in enumerate(SHAPES, start=1):
        path = folder / f"payslip-{shape}.pdf"
        write_json(draw_payslip(_slip(number), shape, path), _expected(path))


def _write_statement(layout: Layout, number: int, path: Path) -> None:
    person = Person("江望舒", "女", dt.date(1993, 3, 20), 600 + number, 2, "")
    employer = Payee("云州青禾信息技术有限公司", "990100012000036652")
    elsewhere = Payee(person.name, person.card(19, 7))
    first, *later = months(START, END)
    moves = [
        *wages(dict.fromkeys((first, *later), f"{7600 + 31 * number}.50"), employer),
        *monthly("rent", 5, dict.fromkeys((first, *later), "-1350.00"), Payee("罗秀云", card_number(772)), "房租"),
        *monthly("own_out", 27, {first: "-800.00"}, elsewhere, "本人转账"),
        *monthly("own_in", 16, {later[0]: "300.00"}, elsewhere, "零钱提现"),
        *monthly("private_in", 12, {later[1]: "260.00"}, Payee("马方圆", card_number(993)), "聚餐费用分摊谢谢你先垫付"),
        *monthly("cash", 9, {later[0]: "-500.00"}, Payee("")),
        *spending(random.Random(number), START, END, {"food": 900, "utilities": 180, "transport": 120}),
        *refund(dt.date(2026, 8, 20), "88.80"),
        *interest(START, END, ("3.17",)),
        Move(dt.date(2026, 9, 2), yuan("-18.00"), "quick", "财付通-微信支付-好味早餐店", "", "", dt.time(7, 41, 3)),
        Move(dt.date(2026, 9, 2), yuan("-18.00"), "quick", "财付通-微信支付-好味早餐店", "", "", dt.time(7, 41, 5)),
    ]
    head = Head(
        person.name,
        person.card(16 if layout.name == "cmb" else 19),
        START,
        END,
        PRINTED,
        person.id_number,
        "云州南桥支行",
        "SMPL0930",
    )
    truth = draw_statement(layout, book(moves, f"{3000 + 137 * number}.25", layout.name), head, path)
    write_json(truth.reading(), _expected(path))


def _slip(number: int) -> Slip:
    earnings = {"基本工资": "5200.00", "岗位工资": "900.00", "绩效奖金": f"{640 + 17 * number}.35", "加班费": "268.10", "餐补": "320.00"}
    deductions = {"养老保险": "512.00", "医疗保险": "128.00", "失业保险": "32.00", "公积金": "384.00", "个税": "26.75", "考勤扣款": "60.00"}
    labels = (
        {"gross": "应发合计", "deductions": "扣款合计", "net": "实发合计"},
        {"gross": "应发工资", "deductions": "代扣合计", "net": "实发工资"},
    )[number % 2]
    return Slip("江望舒", "云州青禾信息技术有限公司", f"2026-0{6 + number}", "00613", "技术部", _yuan(earnings), _yuan(deductions), labels)


def _yuan(amounts: dict[str, str]) -> dict[str, Decimal]:
    return {name: yuan(amount) for name, amount in amounts.items()}


def _expected(path: Path) -> Path:
    return path.with_name(f"{path.stem}.expected.json")
