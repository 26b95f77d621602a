"""The debts as the review page lists them: each part beside the paper that prints the same amount."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reprieve.case import Case, Debt
from reprieve.figures.masks import mask_account
from reprieve.model import Assessment, Document, Source
from reprieve.write.provenance import printed_at

PARTS = ("principal", "interest", "penalty", "fees", "total")
PROOF = "base.debts"


@dataclass(frozen=True, slots=True)
class Part:
    """One amount of a debt; `source` is a proof of debt on which the same amount was read."""

    amount: Decimal
    source: Source | None


@dataclass(frozen=True, slots=True)
class ShownDebt:
    debt: Debt
    account: str
    parts: tuple[Part, ...]


def list_debts(case: Case, assessment: Assessment, documents: Sequence[Document]) -> list[ShownDebt]:
    """The debts as the case states them, in its order."""
    by_file = {document.file: document for document in documents}
    proofs = [(source, by_file.get(source.file)) for need in assessment.needs if need.id == PROOF for source in need.papers]
    return [
        ShownDebt(debt, mask_account(debt.account), tuple(_part(getattr(debt, name), proofs) for name in PARTS))
        for debt in case.stated.debts
    ]


def _part(amount: Decimal, proofs: Iterable[tuple[Source, Document | None]]) -> Part:
    printed = (printed_at(amount, source, paper) for source, paper in proofs if amount and paper)
    return Part(amount, next(filter(None, printed), None))
