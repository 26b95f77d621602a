"""Fields of the statement of assets: balances that statements show, and what the applicant states besides."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TypeGuard

from reprieve.figures.fen import ZERO
from reprieve.figures.masks import mask_account
from reprieve.library.letter import LetterWords
from reprieve.matching.accounts import by_account
from reprieve.model import Content, Statement, Transaction
from reprieve.write.material import Fields, Material, Row, clean, see
from reprieve.write.money import capitals, long_date, yuan

_Asset = tuple[Row, Decimal]


def asset_fields(material: Material) -> Fields:
    """Assets one a row, their sum, and what is left of it after all debts."""
    shown, stated = list(_on_paper(material)), list(_stated(material))
    rows: list[Row] = [row | {"number": str(number)} for number, (row, _amount) in enumerate([*shown, *stated], 1)]
    total = sum((amount for _row, amount in [*shown, *stated]), ZERO)
    net = total - material.case.total_debt
    return {
        "assets": list(rows),
        "has_assets": bool(rows),
        "states_assets": bool(stated),
        "assets_total": yuan(total),
        "assets_total_capitals": capitals(total),
        "net_assets": yuan(abs(net)),
        "owes_more": net < 0,
    }


def _on_paper(material: Material) -> Iterator[_Asset]:
    """Of each account in yuan the last balance that the statement prints which reaches furthest."""
    annexes = {annex.document.file: annex for annex in material.annexes}
    for group in by_account([(annex.document, annex.document.content) for annex in material.annexes if _is_of_one(annex.document.content)]):
        paper, latest = max(group, key=lambda pair: _reach(pair[1]))
        row = closing(latest)
        if row is not None and row.balance is not None and row.balance >= 0:
            name = _named([statement for _paper, statement in group], material.words)
            see_paper = see(material, [annexes[paper.file]])
            yield {"name": name, "as_of": long_date(row.date), "amount": yuan(row.balance), "evidence": see_paper}, row.balance


def _is_of_one(content: Content | None) -> TypeGuard[Statement]:
    """Whether a paper is the statement of one account, in yuan."""
    return isinstance(content, Statement) and content.currency == "CNY" and not any(row.account for row in content.transactions)


def _reach(statement: Statement) -> tuple[dt.date, dt.date]:
    """The last day that a statement covers, and that of its last row."""
    last = max((row.date for row in statement.transactions), default=dt.date.min)
    return statement.period_end or last, last


def _named(statements: Sequence[Statement], words: LetterWords) -> str:
    """The account as any of its statements names it."""
    issuer = next((clean(statement.issuer) for statement in statements if statement.issuer), "")
    account = next((mask_account(statement.account) for statement in statements if statement.account), "")
    return words.phrases["balance_of"].format(issuer=issuer, account=account)


def closing(statement: Statement) -> Transaction | None:
    """The row that a statement ends with in time, where its balances follow from one another; rows may be printed either way round."""
    rows = statement.transactions
    if statement.reconciliation.status != "balanced" or not rows:
        return None
    return rows[-1] if rows[0].date < rows[-1].date else rows[0] if rows[0].date > rows[-1].date else None


def _stated(material: Material) -> Iterator[_Asset]:
    for key, amount in material.case.stated.assets.items():
        name = material.words.asset_lines.get(key, clean(key))
        yield {"name": name, "as_of": long_date(material.assessment.as_of), "amount": yuan(amount), "evidence": see(material, ())}, amount
