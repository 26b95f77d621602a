"""Totals, counts and page subtotals that a statement prints, beside what its rows come to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from reprieve.library.statements import Total
from reprieve.model import TotalCheck, Transaction


def check_totals(
    remarks: Iterable[tuple[int, str]], transactions: Sequence[Transaction], totals: Sequence[Total]
) -> tuple[TotalCheck, ...]:
    """Every printed total among the lines (page, text) that are no rows; a total that stands on each page counts once."""
    found = {(check.label, check.printed, check.computed): check for check in _checks(remarks, transactions, totals)}
    return tuple(found.values())


def _checks(remarks: Iterable[tuple[int, str]], transactions: Sequence[Transaction], totals: Sequence[Total]) -> Iterator[TotalCheck]:
    for page, line in remarks:
        squeezed = "".join(line.split())
        for total in totals:
            for match in re.finditer(total.pattern, squeezed):
                of_page = "page" in match.re.groupindex
                rows = [row for row in transactions if row.page == page] if of_page else transactions
                printed = Decimal(match["value"].replace(",", ""))
                yield TotalCheck(match.group(0)[: match.start("value") - match.start()].rstrip(":"), printed, _sum(rows, total.of), page)


def _sum(rows: Iterable[Transaction], of: str) -> Decimal:
    amounts = [row.amount for row in rows if not row.neutral]
    if of == "count":
        return Decimal(len(amounts))
    return sum((abs(amount) for amount in amounts if (amount > 0) == (of == "in")), Decimal("0.00"))
