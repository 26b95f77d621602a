"""Cases and papers for the tests of judging, from the few words that matter to each."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from reprieve.case import Case, CaseFile
from reprieve.model import Assessment, Box, Certificate, Document, Finding, Need, Payslip, Reconciliation, Statement, Transaction

APPLICANT = "梁轩"
ID_NUMBER = "110102199006223518"
EMPLOYER = "广州瑞丰教育咨询有限公司"
BANK = "招商银行股份有限公司信用卡中心"
LENDER = "重庆蚂蚁消费金融有限公司"
AS_OF = dt.date(2026, 11, 2)
ONSET = dt.date(2026, 6, 30)

_numbers = itertools.count()


def case(
    hardship: str = "unemployment",
    onset: dt.date = ONSET,
    *,
    debts: Sequence[Mapping[str, Any]] | None = None,
    budget: Mapping[str, str] | None = None,
    others: Sequence[tuple[str, dt.date]] = (),
    assets: Mapping[str, str] | None = None,
    words: str = "2026年6月30日，所在公司裁员，我失去工作。",
    **request: Any,
) -> Case:
    stated = CaseFile.model_validate(
        {
            "applicant": {"name": APPLICANT, "id_number": ID_NUMBER, "phone": "13800000000", "address": "北京市", "household_size": 3},
            "hardships": [{"type": name, "onset": day, "statement": words} for name, day in [(hardship, onset), *others]],
            "debts": [dict(other) for other in ([debt()] if debts is None else debts)],
            "budget": {"rent": "1800.00", "food": "1500.00"} if budget is None else dict(budget),
            "assets": dict(assets or {}),
            "request": {"measure": "instalments", "first_payment": dt.date(2026, 12, 10)} | request,
        }
    )
    return Case(Path("zhang-wei"), stated)


def debt(principal: str = "25000.00", **stated: Any) -> dict[str, Any]:
    usual = {"creditor": BANK, "type": "credit_card", "account": "6225880000001234", "as_of": dt.date(2026, 10, 31), "principal": principal}
    return usual | {"due_date": dt.date(2026, 11, 18), "overdue_since": dt.date(2026, 8, 18)} | stated


def paper(kind: str, content: Certificate | Payslip | Statement | None, file: str = "", status: Any = "read") -> Document:
    number = next(_numbers)
    return Document(file or f"evidence/{kind}-{number}.pdf", f"sha-{number}", kind, status, 1, content)


def certificate(kind: str, file: str = "", **stated: Any) -> Document:
    figures = {name: Decimal(amount) for name, amount in stated.pop("figures", {}).items()}
    return paper(kind, Certificate(**{"person": APPLICANT, "figures": figures} | stated), file)


def row(day: dt.date, amount: str, summary: str = "", counterparty: str = "", note: str = "", **more: Any) -> Transaction:
    return Transaction(day, Decimal(amount), 1, Box(0, 0, 1, 1), summary=summary, counterparty=counterparty, note=note, **more)


def statement(
    rows: Iterable[Transaction] = (), start: dt.date = dt.date(2026, 4, 1), end: dt.date = dt.date(2026, 10, 31), **stated: Any
) -> Document:
    kind, file = stated.pop("kind", "bank_statement"), stated.pop("file", "")
    usual: dict[str, Any] = {"reconciliation": Reconciliation("balanced"), "holder": APPLICANT, "account": "6220000000000001"}
    return paper(kind, Statement(tuple(rows), **usual | {"period_start": start, "period_end": end} | stated), file)


def wages(*months: int, amount: str = "8200.00", year: int = 2026) -> list[Transaction]:
    return [row(dt.date(year, month, 10), amount, "代发工资", EMPLOYER) for month in months]


def base_papers(*rows: Transaction, **stated: Any) -> list[Document]:
    """What every application needs: identity, a bill, and seven months of a statement with wages before the onset."""
    return [id_card(), bill(), statement([*(rows or wages(4, 5, 6))], **stated)]


def id_card(**stated: Any) -> Document:
    usual: dict[str, Any] = {"issuer": "北京市公安局西城分局", "id_number": ID_NUMBER, "dates": {"valid_until": dt.date(2039, 5, 6)}}
    return certificate("id_card", **usual | stated)


def bill(**stated: Any) -> Document:
    usual: dict[str, Any] = {"issuer": BANK, "issued": dt.date(2026, 10, 5), "fields": {"account_tail": "1234"}}
    return certificate("credit_card_bill", **usual | stated)


def termination(end: dt.date = ONSET, **stated: Any) -> Document:
    usual: dict[str, Any] = {"issuer": EMPLOYER, "issued": end, "event_date": end}
    return certificate("termination_certificate", **usual | stated)


def need(assessment: Assessment, name: str) -> Need:
    return next(item for item in assessment.needs if item.id == name)


def found(assessment: Assessment, name: str) -> list[Finding]:
    return [item for item in assessment.findings if item.id == name]
