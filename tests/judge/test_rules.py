"""The example cases of tests/rules: pairs on either side of each boundary, written so that a lawyer can read them."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from judge_material import APPLICANT, EMPLOYER, bill, case, certificate, id_card, need, paper, row, statement

from reprieve.judge import assess
from reprieve.library import load_library
from reprieve.model import STATEMENT_KINDS, Document, Payslip, Transaction

RULES = Path(__file__).parent.parent / "rules"


def _examples() -> Iterator[object]:
    for path in sorted(RULES.glob("*.toml")):
        rule = tomllib.loads(path.read_text(encoding="utf-8"))
        for example in rule["examples"]:
            yield pytest.param(rule, example, id=f"{path.stem}: {example['says']}")


@pytest.mark.parametrize(("rule", "example"), list(_examples()))
def test_the_rule_decides_this_example_as_written(rule: Mapping[str, Any], example: Mapping[str, Any]) -> None:
    stated = {**rule["case"], **example.get("case", {})}
    as_of = stated.pop("as_of")
    papers = [_paper(dict(written)) for written in example.get("papers", [])]
    assessment = assess(case(**stated), papers, load_library(), as_of)
    if "state" in example:
        assert need(assessment, rule["need"]).state == example["state"], need(assessment, rule["need"]).reason
    assert_findings(example, {finding.id for finding in assessment.findings})
    if "submit_by" in example:
        assert assessment.submit_by == example["submit_by"]


def assert_findings(example: Mapping[str, Any], found: set[str]) -> None:
    assert found.issuperset(example.get("findings", []))
    assert found.isdisjoint(example.get("no_findings", []))


def _paper(written: dict[str, Any]) -> Document:
    kind = written.pop("kind")
    if kind == "id_card":
        return id_card(**written)
    if kind == "credit_card_bill":
        return bill(**written)
    if kind in STATEMENT_KINDS:
        rows = written.pop("rows", [{"day": written.get("start", dt.date(2026, 4, 1)), "amount": "-8.00", "summary": "消费"}])
        return statement([_row(other) for other in rows], kind=kind, **written)
    if kind == "payslip":
        return _payslip(written)
    return certificate(kind, **written)


def _row(written: Mapping[str, Any]) -> Transaction:
    return row(**written)


def _payslip(written: Mapping[str, Any]) -> Document:
    return paper("payslip", Payslip(APPLICANT, EMPLOYER, gross=None, deductions_total=None, net=None, **written))


def test_every_need_has_examples() -> None:
    written = {tomllib.loads(path.read_text(encoding="utf-8"))["need"] for path in RULES.glob("*.toml")}
    library = load_library()
    needs = {rule.id for hardship in [library.base, *library.hardships.values()] for rule in hardship.needs}
    assert needs == written


def test_dates_in_examples_are_dates_not_text() -> None:
    for path in RULES.glob("*.toml"):
        assert isinstance(tomllib.loads(path.read_text(encoding="utf-8"))["case"]["as_of"], dt.date), path
