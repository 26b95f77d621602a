"""Names on pictures: no sum proves a letter, so two models must see the same ones."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from types import SimpleNamespace

import pytest
from PIL import Image

from reprieve.library.pattern import WHEN_USED
from reprieve.library.reading import load_reading
from reprieve.model import Box, Certificate, Payslip, Reconciliation, Statement, Transaction
from reprieve.read.ocr import Seen
from reprieve.read.proof import first_proof
from reprieve.read.scanning import names_again, parts_seen
from reprieve.read.scanning.pictures import Pose
from reprieve.read.scanning.straight import Straight
from reprieve.read.second.proofs import compare
from reprieve.read.second.second_look import less_sure, names_in_doubt

PROVED = Payslip(
    "冼梓晟",
    "云州明舟软件有限公司",
    "2025-03",
    Decimal(7000),
    Decimal(500),
    Decimal(6500),
    {"基本工资": Decimal(7000)},
    {"养老保险": Decimal(500)},
)


@pytest.mark.parametrize(
    ("quick", "strong", "meant"),
    [
        ("洗梓晟", "冼梓晟", "冼梓晟"),
        ("6982.94余玥彤", "6982.94 佘玥彤", "6982.94佘玥彤"),
        ("户名：晏纬 账号：6217", "户名:晏炜账号:6211", "户名：晏炜 账号：6217"),
        ("柏羽肿", "柏翀", "柏翀"),
        ("8建国", "邬建国", "邬建国"),
        ("郡羽中 12.50", "鄢翀12.50", "郡羽中 12.50"),
        ("衡川|科技有限公司", "衡川科技有限公司", "衡川科技有限公司"),
        ("养老|医疗", "养老|医疗", "养老|医疗"),
        ("孙*必", "孙**", "孙**"),
        ("王*", "王**", "王**"),
        ("六*火", "六**", "六**"),
        ("17,716.83朱*涵", "17,716.83朱*涵", "17,716.83朱*涵"),
    ],
)
def test_letters_are_the_stronger_models_and_figures_stay(quick: str, strong: str, meant: str) -> None:
    assert names_again.with_letters_of(quick, strong) == meant


def test_every_name_is_seen_again_once_and_is_less_sure_where_the_models_differ(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = [
        Seen(text, 20, 40 * row, 120, 40 * row + 20, 0.98)
        for row, text in enumerate(["洗文轩", "康源大药房", "洗文轩", "康源大药房", "12.00"])
    ]
    asked: list[int] = []
    answers = [["冼文轩", "康源大药房"], ["洗文轩"]]

    def see_strips(_bitmap: bytes, strength: str) -> list[Seen]:
        assert strength == "strong"
        texts = answers[len(asked)]
        asked.append(len(texts))
        return [Seen(text, 20, 20 + 40 * row, 120, 40 + 40 * row, 0.97) for row, text in enumerate(texts)]

    monkeypatch.setattr(parts_seen, "see", see_strips)
    page = Straight(Image.new("L", (200, 220), 255), Pose(0.0, 0, 200, 220, 1.0))
    again, differing = names_again.names_again(seen, page)
    assert [(one.text, one.confidence) for one in again] == [
        ("洗文轩", 0.98),
        ("康源大药房", 0.98),
        ("冼文轩", 0.5),
        ("康源大药房", 0.98),
        ("12.00", 0.98),
    ]
    assert differing == [("洗文轩", "冼文轩")]


def test_a_name_that_two_readings_see_differently_is_told_though_the_payslip_adds_up() -> None:
    quick = replace(PROVED, employee="洗梓晟")
    assert [str(said) for said in compare(quick, PROVED, PROVED)] == [
        "On the picture, the employee was seen as 洗梓晟 and as 冼梓晟. Compare it with the paper."
    ]


def test_an_item_that_two_readings_name_differently_is_told_though_the_payslip_adds_up() -> None:
    quick = replace(PROVED, deductions={"老保险": Decimal(500)}, earnings={"基本 工资": Decimal(7000)})
    assert [str(said) for said in compare(quick, PROVED, PROVED)] == [
        "On the picture, the item of 500 was seen as 老保险 and as 养老保险. Compare it with the paper."
    ]


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (Certificate(person="余桂芳"), Certificate(person="佘桂芳"), 1),
        (Certificate(issuer="云州 (明舟)公司"), Certificate(issuer="云州(明舟)公司"), 0),
        (Certificate(fields={"rate": "14.40%"}), Certificate(fields={"rate": "14.10%"}), 1),
        (Certificate(id_number="990101197206154021"), Certificate(id_number="990101197208154021"), 1),
    ],
)
def test_what_no_sum_proves_must_be_seen_alike_on_a_certificate(one: Certificate, other: Certificate, told: int) -> None:
    assert len(compare(one, other, other)) == told


def test_what_a_kind_of_paper_states_is_told_by_what_people_call_it(monkeypatch: pytest.MonkeyPatch) -> None:
    library = load_reading(patterns=WHEN_USED)
    readings = iter([Certificate(fields={"open_accounts": "平安银行"}), Certificate(fields={"open_accounts": "招商银行"})])
    monkeypatch.setattr("reprieve.read.proof.first_paper", lambda pages, *_rest: (pages, ()))
    paper, page = SimpleNamespace(scanned={1}, stronger=lambda pages: pages), SimpleNamespace(number=1, is_picture=True)
    _best, said = first_proof([page], "credit_report", lambda _pages: next(readings), library, paper)  # type: ignore[arg-type, list-item]
    assert str(said[0]).startswith("On the picture, lenders of open accounts was seen as 平安银行 and as 招商银行")


def test_a_payslip_without_gross_whose_items_miss_its_net_is_told() -> None:
    missed = replace(PROVED, gross=None, net=Decimal(6800))
    assert "come to 6,500, not to 6,800" in str(compare(missed, missed, missed)[0])


def test_a_holder_whom_two_models_see_differently_is_told() -> None:
    statement = Statement((), Reconciliation("unverifiable", ()), holder="冼彧", account="6217")
    paper = SimpleNamespace(differing=[("户名:洗或 账号:6217", "户名:冼彧 账号:6217"), ("郭子涵", "邬子涵")])
    assert [str(said) for said in names_in_doubt(paper, statement)] == [  # type: ignore[arg-type]
        "On the picture, the account holder was seen as 洗或 and as 冼彧. Compare it with the paper."
    ]


def test_a_counterparty_whom_two_readings_see_differently_is_less_sure() -> None:
    row = Transaction(dt.date(2026, 7, 1), Decimal(5), 1, Box(0, 0, 100, 10), counterparty="邬子涵", confidence=0.97)
    others = [replace(row, counterparty="郭子涵"), row]
    assert [one.confidence for one in less_sure([row, row], others)] == [0.5, 0.97]


@pytest.mark.parametrize(
    ("text", "confidence", "asked"),
    [
        ("云州明舟软件有限公司", 0.98, False),
        ("云州明舟软件有限公司", 0.9, True),
        ("孙*必", 0.64, True),
        ("邬子涵", 1.0, True),
        ("户名:邬子涵 币种:人民币", 1.0, True),
    ],
)
def test_long_names_that_are_legible_are_not_seen_again(text: str, confidence: float, asked: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    strengths: list[str] = []

    def see_nothing(_bitmap: bytes, strength: str) -> list[Seen]:
        strengths.append(strength)
        return []

    monkeypatch.setattr(parts_seen, "see", see_nothing)
    page = Straight(Image.new("L", (400, 60), 255), Pose(0.0, 0, 400, 60, 1.0))
    names_again.names_again([Seen(text, 20, 20, 380, 40, confidence)], page)
    assert bool(strengths) is asked
