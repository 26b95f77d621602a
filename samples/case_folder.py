"""A case folder to be drawn: what its applicant states, the papers in it, and what a right judgement of it is."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from people import Person
from proofs import Debt

Reading = dict[str, object]
Draw = Callable[[Path], object]

AS_OF = dt.date(2026, 11, 2)
"""The day the demo cases are judged for."""


@dataclass(frozen=True)
class Truth:
    """What must come out of a case: verdict, needs that are not met, findings that must be there, wages by month."""

    verdict: str
    unmet: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    wages: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class CaseFolder:
    """`papers` maps the name of each paper to the function that draws it at a path."""

    name: str
    person: Person
    hardship: str
    onset: dt.date
    statement: str
    debts: tuple[Debt, ...]
    budget: Mapping[str, int]
    papers: Mapping[str, Draw]
    truth: Truth


def write_case_folder(case: CaseFolder, cases: Path) -> None:
    """Draw every paper of the case below `cases`, with its case.toml and truth.json."""
    folder = cases / case.name
    for name, draw in case.papers.items():
        draw(folder / "evidence" / f"{name}.pdf")
    (folder / "case.toml").write_text(_case_toml(case), encoding="utf-8")
    truth = {"verdict": case.truth.verdict, "unmet": case.truth.unmet, "findings": case.truth.findings, "wages": case.truth.wages}
    write_json(truth, folder / "truth.json")


def write_json(data: object, path: Path) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _case_toml(case: CaseFolder) -> str:
    budget = "\n".join(f'{name} = "{amount}.00"' for name, amount in case.budget.items())
    return "\n".join([_applicant(case), *map(_debt, case.debts), f"[budget]\n{budget}\n", _REQUEST])


def _applicant(case: CaseFolder) -> str:
    return f"""[applicant]
name = "{case.person.name}"
id_number = "{case.person.id_number}"
phone = "{case.person.phone}"
address = "{case.person.address}"
household_size = {case.person.household}

[[hardships]]
type = "{case.hardship}"
onset = {case.onset}
statement = "{case.statement}"
"""


def _debt(debt: Debt) -> str:
    return f"""[[debts]]
creditor = "{debt.creditor}"
type = "{debt.type}"
account = "{debt.account}"
as_of = {debt.as_of}
principal = "{debt.principal}"
interest = "{debt.interest}"
penalty = "{debt.penalty}"
due_date = {debt.due}
overdue_since = {debt.overdue_since}
last_payment = {debt.last_payment}
last_demand = {debt.last_demand}
"""


_REQUEST = """[request]
measure = "instalments"
first_payment = 2026-12-10
waive = ["penalty"]
"""
