"""The drawn papers are what the code draws, add up, and belong to nobody."""

from __future__ import annotations

import datetime as dt
import itertools
import json
import re
import sys
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from reprieve.case import check_digit
from reprieve.case_file import load_case
from reprieve.library import load_library
from reprieve.model import SATISFIED
from reprieve.read import read_paper
from reprieve.schema import assessment_to_json, document_to_json
from sample_runs import RunOf

SAMPLES = Path(__file__).parents[1] / "samples"
sys.path.insert(0, str(SAMPLES))

from bank_layouts import LAYOUTS  # noqa: E402  the samples are scripts beside the package, not part of it
from case_folder import AS_OF  # noqa: E402
from make_samples import make_samples  # noqa: E402
from people import CARD_PREFIX, REGION  # noqa: E402
from random_statements import random_statement  # noqa: E402
from statement_layout import Booking, Head, Layout  # noqa: E402
from statement_paper import draw_statement  # noqa: E402

CASES = sorted(path.parent for path in SAMPLES.glob("cases/*/case.toml"))
EXPECTED = sorted(SAMPLES.glob("papers/*.expected.json"))
STATEMENTS = [path for path in EXPECTED if path.name.startswith("statement-")]
PAYSLIPS = [path for path in EXPECTED if path.name.startswith("payslip-")]


def truth_of(case: Path) -> dict[str, Any]:
    return dict(json.loads((case / "truth.json").read_text(encoding="utf-8")))


LIVING_ON_WAGES = [case for case in CASES if truth_of(case)["verdict"] == "complete" and "2026-10" in truth_of(case)["wages"]]


def readable_papers() -> list[Path]:
    """Every drawn paper but the two that are damaged on purpose."""
    broken = {"unemployment-unreadable/evidence/流水.pdf", "unemployment-unreadable/evidence/借款合同.pdf"}
    papers = SAMPLES.glob("**/*.pdf")
    return [path for path in papers if "/".join(path.parts[-3:]) not in broken]


def page_texts(path: Path) -> list[str]:
    """What stands on each page, without blanks and thousands separators."""
    document = pypdfium2.PdfDocument(path)
    texts = [page.get_textpage().get_text_range() for page in document]
    return ["".join(text.split()).replace(",", "") for text in texts]


def luhn_sum(number: str) -> int:
    """ISO/IEC 7812: divisible by ten in a card number without misprint."""
    digits = [int(digit) for digit in reversed(number)]
    return sum(digits[::2]) + sum(sum(divmod(2 * digit, 10)) for digit in digits[1::2])


def name_of(path: Path) -> str:
    return path.name


def files_below(folder: Path) -> dict[str, bytes]:
    found = [path for part in ("cases", "papers") for path in (folder / part).rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_drawing_again_gives_the_committed_bytes(tmp_path: Path) -> None:
    make_samples(tmp_path)
    drawn, committed = files_below(tmp_path), files_below(SAMPLES)
    assert sorted(drawn) == sorted(committed)
    assert [name for name in drawn if drawn[name] != committed[name]] == []


def test_the_demo_shows_every_verdict() -> None:
    verdicts = {truth_of(case)["verdict"] for case in CASES}
    assert verdicts == {"complete", "incomplete", "contradicted", "unreadable"}


@pytest.mark.parametrize("path", STATEMENTS, ids=name_of)
def test_each_balance_is_the_one_before_plus_the_amount(path: Path) -> None:
    rows = json.loads(path.read_text(encoding="utf-8"))["transactions"]
    in_time = rows if rows[0]["date"] <= rows[-1]["date"] else rows[::-1]
    for before, row in itertools.pairwise(in_time):
        assert Decimal(row["balance"]) == Decimal(before["balance"]) + Decimal(row["amount"]), row
    assert len(rows) >= 30


@pytest.mark.parametrize("path", PAYSLIPS, ids=name_of)
def test_gross_less_deductions_is_net_pay(path: Path) -> None:
    slip = json.loads(path.read_text(encoding="utf-8"))
    assert sum(map(Decimal, slip["earnings"].values())) == Decimal(slip["gross"])
    assert sum(map(Decimal, slip["deductions"].values())) == Decimal(slip["deductions_total"])
    assert Decimal(slip["gross"]) - Decimal(slip["deductions_total"]) == Decimal(slip["net"])


def test_there_is_a_golden_statement_for_every_layout() -> None:
    assert {path.name.removeprefix("statement-").split(".")[0] for path in STATEMENTS} >= {layout.name for layout in LAYOUTS}
    assert all(path.with_name(path.name.replace(".expected.json", ".pdf")).is_file() for path in EXPECTED)


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_a_case_file_loads_and_its_id_number_belongs_to_nobody(case: Path) -> None:
    stated = load_case(case, AS_OF, {"unemployment", "income_drop", "illness"}, set()).stated
    assert stated.applicant.id_number.startswith(REGION)
    assert check_digit(stated.applicant.id_number[:17]) == stated.applicant.id_number[17]


@pytest.mark.parametrize("path", STATEMENTS, ids=name_of)
def test_every_figure_of_the_golden_reading_stands_on_its_page(path: Path) -> None:
    pages = page_texts(path.with_name(path.name.replace(".expected.json", ".pdf")))
    for row in json.loads(path.read_text(encoding="utf-8"))["transactions"]:
        page = pages[row["page"] - 1]
        assert row["amount"].lstrip("-") in page and row["balance"] in page, row


def test_no_paper_shows_an_id_number_of_a_real_region() -> None:
    texts = [text for path in readable_papers() for text in page_texts(path)]
    numbers = [number for text in texts for number in re.findall(r"(?<!\d)\d{6}(?:19|20)\d{9}[\dX](?!\d)", text)]
    assert len(numbers) >= len(CASES)
    assert [number for number in numbers if not number.startswith(REGION)] == []


def test_every_page_says_that_it_is_a_sample() -> None:
    pages = [(path.name, text) for path in readable_papers() for text in page_texts(path)]
    assert [name for name, text in pages if "样本SAMPLE" not in text] == []


def test_each_card_number_is_of_no_issuer_and_has_a_right_last_digit() -> None:
    numbers = {json.loads(path.read_text(encoding="utf-8"))["account"] for path in STATEMENTS}
    assert all(number.startswith(CARD_PREFIX) and luhn_sum(number) % 10 == 0 for number in numbers)


@pytest.mark.parametrize("case", LIVING_ON_WAGES, ids=name_of)
def test_the_wages_of_a_complete_case_leave_three_thousand_yuan_for_the_lenders(case: Path) -> None:
    budget = tomllib.loads((case / "case.toml").read_text(encoding="utf-8"))["budget"]
    assert Decimal(truth_of(case)["wages"]["2026-10"]) - sum(map(Decimal, budget.values())) >= 3000


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_the_truth_of_a_statement_is_what_was_booked_in_printed_order(layout: Layout, tmp_path: Path) -> None:
    day = dt.date(2026, 3, 2)
    first = Booking(day, Decimal("100.00"), Decimal("150.00"), "转账", dt.time(8, 0))
    second = Booking(day, Decimal("-30.00"), Decimal("120.00"), "消费", dt.time(9, 0))
    head = Head("江望舒", "6299990000000000017", day, day, dt.datetime.combine(day, dt.time(12)))
    truth = draw_statement(layout, [first, second], head, tmp_path / "statement.pdf")
    assert [booking for booking, _ in truth.rows] == ([first, second] if layout.ascending else [second, first])


@pytest.mark.parametrize("path", EXPECTED, ids=name_of)
def test_a_golden_paper_is_read_as_it_was_drawn(path: Path) -> None:
    expected = json.loads(path.read_text(encoding="utf-8"))
    paper = path.with_name(path.name.replace(".expected.json", ".pdf"))
    read = document_to_json(read_paper(paper, paper.name, load_library()))
    status = expected.pop("reconciliation", None)
    rows = expected.pop("transactions", [])
    assert {key: read[key] for key in expected} == expected
    assert status is None or read["reconciliation"]["status"] == status
    assert [total for total in (read.get("reconciliation") or {"totals": []})["totals"] if total["printed"] != total["computed"]] == []
    for got, want in itertools.zip_longest(read.get("transactions", []), rows):
        assert got and want, "the paper has more rows, or fewer"
        assert {key: got[key] for key in want if key != "nature"} == {key: want[key] for key in want if key != "nature"}


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_every_demo_case_comes_to_its_verdict(case: Path, run_of: RunOf) -> None:
    truth, got = truth_of(case), assessment_to_json(run_of(case.name)[0].assessment)
    assert got["verdict"] == truth["verdict"]
    if truth["verdict"] != "unreadable":
        assert {need["id"] for need in got["needs"] if need["state"] not in SATISFIED} == set(truth["unmet"])
        assert set(truth["findings"]) <= {finding["id"] for finding in got["findings"]}
        assert {month["month"]: month["wages"] for month in got["income"]["months"] if month["wages"] != "0.00"} == truth["wages"]


@pytest.mark.parametrize("seed", range(6))
def test_a_statement_drawn_by_lot_prints_every_figure_of_its_truth(seed: int, tmp_path: Path) -> None:
    truth = random_statement(seed, tmp_path / "statement.pdf")
    again = random_statement(seed, tmp_path / "again.pdf")
    assert truth == again and (tmp_path / "statement.pdf").read_bytes() == (tmp_path / "again.pdf").read_bytes()
    pages = page_texts(tmp_path / "statement.pdf")
    balances = [f"{booking.balance:.2f}" for booking, _ in truth.rows]
    assert [balance for balance, (_, page) in zip(balances, truth.rows, strict=True) if balance not in pages[page - 1]] == []
