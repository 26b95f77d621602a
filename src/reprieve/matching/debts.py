"""Which papers are about which debt."""

from __future__ import annotations

from collections.abc import Sequence

from reprieve.case import Debt
from reprieve.library.hardship import PaperRule
from reprieve.matching.names import plain, same_account, same_creditor, stated
from reprieve.model import Certificate, Document


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


def debts_of(paper: Document, debts: Sequence[Debt]) -> list[Debt]:
    """Those of the debts that the paper may be about: one lender may be owed several under several names, as a branch and a card centre.

    Whose number it bears, it is about those; else those to a creditor of the very name that it bears; else all to that lender.
    """
    about = [debt for debt in debts if is_about(paper, debt)]
    numbered = [debt for debt in about if bears_number(paper, debt)]
    issuer = paper.content.issuer if isinstance(paper.content, Certificate) else ""
    return numbered or [debt for debt in about if plain(debt.creditor) == plain(issuer)] or about


def papers_about(debt: Debt, papers: Sequence[Document], rule: PaperRule, debts: Sequence[Debt]) -> list[Document]:
    """Those of the papers that are about this debt rather than about another one to the same creditor.

    Where each needs one of its own, those without a number go round in the order of the case.
    """
    about = [paper for paper in papers if debt in debts_of(paper, debts)]
    own = [paper for paper in about if bears_number(paper, debt)]
    if own or not rule.one_each:
        return own or about
    rivals = [other for paper in about for other in debts_of(paper, debts) if not any(bears_number(each, other) for each in papers)]
    waiting = [other for other in debts if other is debt or other in rivals]
    place = next(index for index, other in enumerate(waiting) if other is debt)
    return about[place : place + 1] if len(waiting) > 1 else about


def surely_about(debt: Debt, papers: Sequence[Document], debts: Sequence[Debt]) -> list[Document]:
    """Those of the papers that are about this debt and no other, or bear its number."""
    found = [(paper, debts_of(paper, debts)) for paper in papers]
    return [paper for paper, whose in found if debt in whose and (len(whose) == 1 or bears_number(paper, debt))]


def bears_number(paper: Document, debt: Debt) -> bool:
    """Whether the paper states the debt's own number, or the last digits of it."""
    fields = paper.content.fields if isinstance(paper.content, Certificate) else {}
    number, tail = fields.get("number", ""), fields.get("account_tail", "")
    return (stated(number) and plain(number) == plain(debt.account)) or (stated(tail) and same_account(tail, debt.account))


def is_numbered(paper: Document) -> bool:
    """Whether the paper states any number of a contract or an account."""
    fields = paper.content.fields if isinstance(paper.content, Certificate) else {}
    return any(stated(fields.get(name, "")) for name in ("number", "account_tail"))
