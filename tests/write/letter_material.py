"""A case built by hand: one person, two creditors, papers drawn here. Nobody in it exists."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import TypeVar

from reportlab.pdfgen.canvas import Canvas

from reprieve.case import Applicant, Case, CaseFile, Debt, HardshipClaim, Request
from reprieve.language import Message, Words, _
from reprieve.library import Library
from reprieve.model import (
    Assessment,
    Certificate,
    Content,
    Document,
    Finding,
    Income,
    Instalment,
    Means,
    MonthIncome,
    Need,
    NeedState,
    Offer,
    Plan,
    Reconciliation,
    Source,
    Statement,
    Verdict,
)
from reprieve.write import write_case
from reprieve.write.check import read_file

AS_OF = dt.date(2026, 11, 2)
BANK = "示例银行股份有限公司信用卡中心"
LENDER = "样例消费金融有限公司"
Thing = TypeVar("Thing")


def drawn(pages: int = 1, size: tuple[float, float] = (595, 842), text: str = "paper") -> bytes:
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=size, invariant=1)
    for number in range(1, pages + 1):
        canvas.drawString(20, size[1] - 12, f"{text} {number}")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def some(things: Iterable[Thing]) -> list[Thing]:
    """The things, of which there must be some: what holds of each of none would hold of anything."""
    found = list(things)
    assert found
    return found


def text_of_file(path: Path) -> str:
    """All words of a .docx, a line per paragraph: body, headers and footers."""
    return read_file(path).text


def debt(creditor: str, kind: str, account: str, principal: str, **others: object) -> Debt:
    stated: dict[str, object] = {"as_of": dt.date(2026, 10, 31), "due_date": dt.date(2026, 11, 18), "principal": principal}
    return Debt.model_validate({"creditor": creditor, "type": kind, "account": account} | stated | others)


def case_file(**others: object) -> CaseFile:
    parts: dict[str, object] = {
        "applicant": Applicant(
            name="宋知远", id_number="990101198803070019", phone="13800000000", address="示例市和平街12号", household_size=3
        ),
        "hardships": (HardshipClaim(type="unemployment", onset=dt.date(2026, 6, 30), statement="所在公司裁员，本人于六月底离职。"),),
        "debts": (
            debt(
                BANK,
                "credit_card",
                "6225880000001234",
                "38200.00",
                interest="1200.50",
                penalty="300.00",
                overdue_since=dt.date(2026, 8, 18),
            ),
            debt(LENDER, "online_loan", "JB20250311000177", "18500.00", due_date=dt.date(2026, 12, 5)),
        ),
        "budget": {"rent": "2800.00", "food": "2400.00", "猫粮": "100.00"},
        "request": Request(measure="instalments", waive=("penalty",)),
    }
    return CaseFile.model_validate(parts | others)


def schedule(monthly: str, months: int, last: str) -> tuple[Instalment, ...]:
    days = [dt.date(2026 + (11 + number) // 12, (11 + number) % 12 + 1, 10) for number in range(months)]
    amounts = [Decimal(monthly)] * (months - 1) + [Decimal(last)]
    return tuple(Instalment(number, day, amount) for number, (day, amount) in enumerate(zip(days, amounts, strict=True), 1))


def plan() -> Plan:
    offers = (
        Offer(0, BANK, "instalments", Decimal("39700.50"), Decimal("827.09"), 48, Decimal("827.27"), schedule("827.09", 48, "827.27")),
        Offer(1, LENDER, "instalments", Decimal("18500.00"), Decimal("385.41"), 48, Decimal("385.73"), schedule("385.41", 48, "385.73")),
    )
    return Plan(True, _("It can be kept."), offers)


def month(name: str, wages: str, benefits: str = "0.00") -> MonthIncome:
    return MonthIncome(name, Decimal(wages), Decimal("0.00"), Decimal(benefits), Decimal("0.00"), Decimal("0.00"))


def income() -> Income:
    months = tuple(
        [month(f"2026-{n:02d}", "9800.00") for n in range(4, 7)] + [month(f"2026-{n:02d}", "0.00", "7000.00") for n in range(7, 11)]
    )
    return Income(months, Decimal("9800.00"), Decimal("7000.00"), Decimal("-0.2857"))


def need(name: str, words: str, *files: str, state: NeedState = "met") -> Need:
    sources = tuple(Source(file, 1) for file in files)
    found = Need(name, Words(words, name), "met", _("It is there."), sources)
    return replace(
        found, state=state, accepts=(Words("离职证明", "termination certificate"),), obtain=Words("原用人单位", "the former employer")
    )


NEEDS = (
    need("base.identity", "身份证", "evidence/id.pdf"),
    need("base.debts", "债权凭证", "evidence/bill.pdf", "evidence/contract.pdf"),
    need("base.bank_statements", "银行流水", "evidence/statement.pdf"),
    need("base.income", "收入证明", "evidence/statement.pdf"),
    need("unemployment.proof", "失业证明", "evidence/leaving.pdf"),
)


def statement() -> Statement:
    return Statement(
        (), Reconciliation("balanced"), "示例银行", "宋知远", period_start=dt.date(2026, 4, 1), period_end=dt.date(2026, 10, 31)
    )


def bill() -> Certificate:
    return Certificate(issuer="示例银行信用卡中心", person="宋知远", fields={"account_tail": "1234"}, issued=dt.date(2026, 10, 20))


PAPERS: tuple[tuple[str, str, Content, int], ...] = (
    ("evidence/statement.pdf", "bank_statement", statement(), 3),
    ("evidence/leaving.pdf", "termination_certificate", Certificate(issuer="某某贸易有限公司", issued=dt.date(2026, 6, 30)), 1),
    ("evidence/contract.pdf", "loan_contract", Certificate(issuer=LENDER, issued=dt.date(2025, 3, 11)), 2),
    ("evidence/bill.pdf", "credit_card_bill", bill(), 1),
    ("evidence/id.pdf", "id_card", Certificate(issuer="示例市公安局", person="宋知远"), 1),
)


@dataclass
class Builder:
    """A case folder on disk and what was judged of it; change what a test is about, then write."""

    case: Case
    documents: tuple[Document, ...]
    assessment: Assessment
    library: Library

    def add(
        self,
        file: str,
        kind: str,
        content: Content | None,
        data: bytes,
        status: str = "read",
        error: Message | None = None,
        pages: int = 1,
    ) -> None:
        path = self.case.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        document = Document(file, hashlib.sha256(data).hexdigest(), kind, status, pages, content, error)  # type: ignore[arg-type]
        self.documents = (*self.documents, document)

    def judge(self, verdict: Verdict, needs: Sequence[Need] = NEEDS, findings: Sequence[Finding] = ()) -> None:
        self.assessment = replace(self.assessment, verdict=verdict, needs=tuple(needs), findings=tuple(findings))

    def state(self, **parts: object) -> None:
        self.case = replace(self.case, stated=case_file(**parts))

    def write(self, *letters: str, max_size: int | None = None, office: str = "") -> Path:
        """Writes the application; where beginnings of names are given, with those of its letters only: all twenty take a second."""
        out = self.case.folder.parent / "out"
        out.mkdir()
        chosen = {name: letter for name, letter in self.library.letters.items() if letter.file.startswith(letters or "")}
        library = replace(self.library, letters=chosen)
        write_case(self.case, self.documents, self.assessment, library, out, max_size=max_size, office=office)
        return out


def a_song(folder: Path, library: Library) -> Builder:
    """A complete case in the folder: every paper there, a plan that can be kept."""
    means = Means(
        Decimal("7000.00"), Decimal("5300.00"), Decimal("0.00"), Decimal("1700.00"), months=("2026-07", "2026-08", "2026-09", "2026-10")
    )
    judged = Assessment("song", AS_OF, "complete", dt.date(2026, 11, 20), NEEDS, (), income(), means, plan())
    builder = Builder(Case(folder / "song", case_file()), (), judged, library)
    for file, kind, content, pages in PAPERS:
        builder.add(file, kind, content, drawn(pages, text=file))
    return builder
