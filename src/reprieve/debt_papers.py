"""Which papers are about which debt."""

from __future__ import annotations

from collections.abc import Sequence

from reprieve.case import Debt
from reprieve.library.hardship import PaperRule
from reprieve.model import Certificate, Document
from reprieve.names import plain, same_account, same_creditor, stated


def is_about(paper: Document, debt: Debt) -> bool:
    """Whether the paper names the debt's creditor, and its account where it names one. One without a creditor needs the debt's number.

    Of a debt that was assigned it names the old creditor and the new one.
    """
    if not isinstance(paper.content, Certificate):
        return False
    if not stated(paper.content.issuer):
        return bears_number(paper, debt)
    account = paper.content.fields.get("account_tail", "")
    lenders = [name for name in (paper.content.issuer, assignee(paper.content)) if stated(name)]
    return any(same_creditor(name, debt.creditor) for name in lenders) and (not account or same_account(account, debt.account))


def assignee(certificate: Certificate) -> str:
    """To whom a paper says that a debt was assigned; empty where it says nothing of it."""
    return certificate.fields.get("assignee", "")


def papers_about(debt: Debt, papers: Sequence[Document], rule: PaperRule, debts: Sequence[Debt]) -> list[Document]:
    """Those of the papers that are about this debt rather than about another one to the same creditor.

    What bears the number of one debt is about no other. Where each needs one of its own, the rest go round in the order of the case.
    """
    about = [paper for paper in papers if is_about(paper, debt)]
    rivals = [other for other in debts if other is not debt and same_creditor(other.creditor, debt.creditor)]
    own = [paper for paper in about if bears_number(paper, debt)]
    if not rivals or own:
        return own or about
    free = [paper for paper in about if not any(bears_number(paper, other) for other in rivals)]
    if not rule.one_each:
        return free
    waiting = [other for other in debts if other is debt or (other in rivals and not any(bears_number(paper, other) for paper in papers))]
    place = next(index for index, other in enumerate(waiting) if other is debt)
    return free[place : place + 1]


def surely_about(debt: Debt, papers: Sequence[Document], debts: Sequence[Debt]) -> list[Document]:
    """Those of the papers that are about this debt and no other: where others are owed to the same creditor, by its number."""
    alone = not any(other is not debt and same_creditor(other.creditor, debt.creditor) for other in debts)
    return [paper for paper in papers if is_about(paper, debt) and (alone or bears_number(paper, debt))]


def bears_number(paper: Document, debt: Debt) -> bool:
    """Whether the paper states the debt's own number, or the last digits of it."""
    fields = paper.content.fields if isinstance(paper.content, Certificate) else {}
    number, tail = fields.get("number", ""), fields.get("account_tail", "")
    return (stated(number) and plain(number) == plain(debt.account)) or (stated(tail) and same_account(tail, debt.account))


def is_numbered(paper: Document) -> bool:
    """Whether the paper states any number of a contract or an account."""
    fields = paper.content.fields if isinstance(paper.content, Certificate) else {}
    return any(stated(fields.get(name, "")) for name in ("number", "account_tail"))
