"""Where the figures of a letter stand on the papers, as far as the assessment says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reprieve.model import Source
from reprieve.write.debt_fields import Numbered
from reprieve.write.material import Material

Sources = dict[str, tuple[Source, ...]]

_INCOME = ("income_months", "income_before", "income_after", "income_change", "income_evidence", "means_income")


def sources_of_fields(material: Material, debts: Sequence[Numbered] | None) -> Sources:
    """The papers behind each field, by field; a field that is not named stands in the case file alone."""
    income = tuple(row.source for row in material.assessment.income.classified if row.counted)
    hardships = tuple(f"{claim.type}." for claim in material.case.stated.hardships)
    sources = {name: income or _of_needs(material, ("base.bank_statements", "base.income")) for name in _INCOME}
    sources |= {"hardships": _of_needs(material, hardships), "identity_evidence": _of_needs(material, ("base.identity",))}
    sources |= {name: _of_needs(material, ("base.debts",)) for name in ("case_debts", "debts", "debt_total", "debt_evidence")}
    findings = tuple(source for finding in material.assessment.findings for source in finding.sources)
    return sources | {"findings": findings}


def _of_needs(material: Material, prefixes: tuple[str, ...]) -> tuple[Source, ...]:
    return tuple(_once(source for need in material.assessment.needs if need.id.startswith(prefixes) for source in need.papers))


def _once(sources: Iterable[Source]) -> list[Source]:
    found: list[Source] = []
    for source in sources:
        if source not in found:
            found.append(source)
    return found
