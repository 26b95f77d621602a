"""The shared papers with known truth: every statement and payslip is read exactly."""

from __future__ import annotations

import json
import unicodedata
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from reprieve.library import load_library
from reprieve.model import Payslip, Statement
from reprieve.read import read_paper

PAPERS = Path(__file__).parents[3] / "shared" / "corpus" / "papers"
TRUTHS = sorted(PAPERS.glob("*.truth.json")) if PAPERS.is_dir() else []

pytestmark = pytest.mark.skipif(not TRUTHS, reason="the shared papers are not beside this checkout")


def plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def decimals(items: dict[str, str]) -> dict[str, Decimal]:
    return {plain(name): Decimal(value) for name, value in items.items()}


def truth_and_content(path: Path) -> tuple[dict[str, Any], object, str]:
    truth = json.loads(path.read_text(encoding="utf-8"))
    paper = path.with_name(path.name.replace(".truth.json", ".pdf"))
    document = read_paper(paper, paper.name, load_library())
    return truth, document.content, document.kind


@pytest.mark.parametrize("path", [p for p in TRUTHS if not p.name.startswith("payslip")], ids=lambda p: p.name)
def test_a_shared_statement_is_read_exactly(path: Path) -> None:
    truth, content, kind = truth_and_content(path)
    assert isinstance(content, Statement)
    assert kind == truth["kind"]
    assert content.holder == truth["holder"]
    want = [
        (row["date"], row["neutral"] or Decimal(row["amount"]), row["balance"] and Decimal(row["balance"])) for row in truth["transactions"]
    ]
    assert [(str(row.date), row.neutral or row.amount, row.balance) for row in content.transactions] == want
    for row, wanted in zip(content.transactions, truth["transactions"], strict=True):
        assert plain(wanted["counterparty"]) in plain(row.counterparty)
    assert content.reconciliation.status == ("balanced" if truth["chains"] else "unverifiable")


@pytest.mark.parametrize("path", [p for p in TRUTHS if p.name.startswith("payslip")], ids=lambda p: p.name)
def test_a_shared_payslip_is_read_exactly(path: Path) -> None:
    truth, content, _kind = truth_and_content(path)
    assert isinstance(content, Payslip)
    assert (plain(content.employee), plain(content.employer), content.pay_period) == (
        truth["employee"],
        plain(truth["employer"]),
        truth["period"],
    )
    assert (content.gross, content.deductions_total, content.net) == tuple(
        Decimal(truth[key]) for key in ("gross", "deductions_total", "net")
    )
    for have, want in ((content.earnings, truth["earnings"]), (content.deductions, truth["deductions"])):
        assert {plain(name): value for name, value in have.items()} == decimals(want)
