"""Where the figures of a letter stand on the papers, as far as the assessment says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from reprieve.model import Certificate, Document, Payslip, Source
from reprieve.write.debt_fields import Numbered
from reprieve.write.material import Material

Sources = dict[str, tuple[Source, ...]]

_INCOME = ("income_months", "income_before", "income_after", "income_change", "income_evidence", "means_income")


# How a figure came about, by the beginning of its field's name; the first that fits. What stands here is ours, not law.
_RULES = (
    ("income_months", "rows of the statements, summed by month and nature"),
    ("income", "mean of recurring income before and after the onset"),
    ("means_income", "mean of recurring income over the last full months"),
    ("means_disposable", "income less necessary spending less priority debts"),
    ("means", "lines of the budget, summed"),
    ("expenses", "lines of the budget"),
    ("plan_monthly_all", "all monthly instalments, summed"),
    ("plan", "instalments of this creditor, summed"),
    ("offers", "what can be paid, shared in proportion to the debts"),
    ("schedule", "the offer by its due days; the last absorbs the rounding"),
    ("waive", "parts of the debts that are asked to be waived"),
    ("assets", "closing balances of statements, and what the applicant states"),
    ("net_assets", "the difference of assets and debts"),
    ("other_debt", "debts to the other creditors, summed"),
    ("case_debt", "the debts as stated, and their sum"),
    ("debt", "this creditor's debts as stated, and their sums"),
)


def rule_of(field: str) -> str:
    """How the figures of a field came about."""
    return next((rule for start, rule in _RULES if field.startswith(start)), "as read or stated")


def printed_at(amount: Decimal, source: Source, paper: Document) -> Source | None:
    """The place on a proof where it prints this amount, or `source` where it does and nobody knows where; None where it does not."""
    content = paper.content
    if not isinstance(content, Certificate | Payslip):
        return None
    names = [name for name, figure in _figures_on(content).items() if figure == amount]
    place = next((content.places[name] for name in names if name in content.places), None)
    return replace(source, page=place.page, row=None, bbox=place.box) if place else source if names else None


def _figures_on(content: Certificate | Payslip) -> Mapping[str, Decimal | None]:
    if isinstance(content, Certificate):
        return content.figures
    sums = {"net": content.net, "gross": content.gross, "deductions_total": content.deductions_total}
    return {**sums, **content.earnings, **content.deductions, **content.after_net}


def sources_of_fields(material: Material, debts: Sequence[Numbered] | None) -> Sources:
    """The papers behind each field, by field; a field that is not named stands in the case file alone.

    A row of a table that has sources of its own is named as the manifest names it: income_months[1].
    """
    income = tuple(row.source for row in material.assessment.income.classified if row.counted)
    hardships = tuple(f"{claim.type}." for claim in material.case.stated.hardships)
    sources = {name: income or _of_needs(material, ("base.bank_statements", "base.income")) for name in _INCOME}
    sources |= {"hardships": _of_needs(material, hardships), "identity_evidence": _of_needs(material, ("base.identity",))}
    sources |= {name: _of_needs(material, ("base.debts",)) for name in ("case_debts", "debts", "debt_total", "debt_evidence")}
    sources |= _of_months(material)
    findings = tuple(source for finding in material.assessment.findings for source in finding.sources)
    return sources | {"findings": findings}


def _of_months(material: Material) -> Sources:
    """Each month's own rows of the statements."""
    income = material.assessment.income
    rows: dict[str, list[Source]] = {month.month: [] for month in income.months}
    for row in income.classified:
        if row.counted:
            rows.setdefault(f"{row.transaction.date:%Y-%m}", []).append(row.source)
    return {f"income_months[{number}]": tuple(rows[month.month]) for number, month in enumerate(income.months, 1) if rows[month.month]}


def _of_needs(material: Material, prefixes: tuple[str, ...]) -> tuple[Source, ...]:
    return tuple(_once(source for need in material.assessment.needs if need.id.startswith(prefixes) for source in need.papers))


def _once(sources: Iterable[Source]) -> list[Source]:
    found: list[Source] = []
    for source in sources:
        if source not in found:
            found.append(source)
    return found
