"""Fields of the statement of assets: balances that statements show, and what the applicant states besides."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reprieve.model import Statement, Transaction
from reprieve.write.annexes import Annex
from reprieve.write.material import Fields, Material, Row, clean, see
from reprieve.write.money import capitals, long_date, mask_account, yuan

_Asset = tuple[Row, Decimal]


def asset_fields(material: Material) -> Fields:
    """Assets one a row, their sum, and what is left of it after all debts."""
    shown, stated = list(_on_paper(material)), list(_stated(material))
    rows: list[Row] = [row | {"number": str(number)} for number, (row, _amount) in enumerate([*shown, *stated], 1)]
    total = sum((amount for _row, amount in [*shown, *stated]), Decimal("0.00"))
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
    """The last balance that each statement in yuan prints, of the latest statement of an account."""
    for annex in _latest(material):
        content = annex.document.content
        row = closing(content) if isinstance(content, Statement) else None
        if isinstance(content, Statement) and row is not None and row.balance is not None and row.balance >= 0:
            account = mask_account(content.account) if content.account else ""
            name = material.words.phrases["balance_of"].format(issuer=clean(content.issuer), account=account)
            yield {"name": name, "as_of": long_date(row.date), "amount": yuan(row.balance), "evidence": see(material, [annex])}, row.balance


def _latest(material: Material) -> list[Annex]:
    """Statements of one account each, the one that reaches furthest for every account."""
    found: dict[tuple[str, str], Annex] = {}
    for annex in material.annexes:
        content = annex.document.content
        if isinstance(content, Statement) and content.currency == "CNY" and not any(row.account for row in content.transactions):
            key = (content.issuer, content.account or annex.document.file)
            found[key] = max(found.get(key, annex), annex, key=_reach)
    return list(found.values())


def _reach(annex: Annex) -> str:
    content = annex.document.content
    end = content.period_end if isinstance(content, Statement) else None
    return end.isoformat() if end else ""


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
