"""Totals, counts, page subtotals and carried balances that a statement prints, beside what its rows come to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from reprieve.library.statements import Sum, Total
from reprieve.model import TotalCheck, Transaction

_CURRENCY = re.compile(r"(?:[¥$]|RMB|CNY|人民币)(?=-?[\d,]*\d\.\d\d)")
_OTHER_SENSE: dict[Sum, Sum] = {"in": "out", "out": "in", "count_in": "count_out", "count_out": "count_in"}


class Remark(NamedTuple):
    """A line that is no row, and the account below whose head it stands; "" where the paper has only one."""

    page: int
    line: str
    account: str = ""


@dataclass(frozen=True, slots=True)
class _Found:
    """A printed total, what it is of, and the rows it may be of: those of its page or account first, else all."""

    check: TotalCheck
    total: Total
    of: Sequence[Sequence[Transaction]]


def check_totals(
    remarks: Iterable[Remark], transactions: Sequence[Transaction], totals: Sequence[Total], filtered: bool = False
) -> tuple[TotalCheck, ...]:
    """Every printed total among the lines that are no rows; one that stands on each page counts once.

    Totals by debit and credit are read in the other sense where only that agrees. Rows that were left out on export are missing from
    the sums, so that there only a total that agrees says anything.
    """
    found = [_checked(one, one.total.of) for one in _printed(remarks, transactions, totals)]
    sided = [one for one in found if one.total.debit_or_credit]
    turned = [_checked(one, _OTHER_SENSE[one.total.of]) for one in sided]
    if not all(one.check.agrees for one in sided) and all(one.check.agrees for one in turned):
        found = [one for one in found if not one.total.debit_or_credit] + turned
    checks = (one.check for one in found if one.check.agrees or not filtered)
    return tuple({(check.label, check.printed, check.computed): check for check in checks}.values())


def _printed(remarks: Iterable[Remark], transactions: Sequence[Transaction], totals: Sequence[Total]) -> Iterator[_Found]:
    for page, line, account in remarks:
        squeezed = _CURRENCY.sub("", "".join(line.split()))
        for total in totals:
            for match in re.finditer(total.pattern, squeezed):
                before, _value, behind = match[0].partition(match["value"])
                label = before.rstrip(":") or behind
                own = [row for row in transactions if not account or row.account == account]
                there = [row for row in own if row.page == page]
                of = (there,) if "page" in match.re.groupindex else (own, transactions)
                yield _Found(TotalCheck(label, Decimal(match["value"].replace(",", "")), Decimal(0), page), total, of)


def _checked(found: _Found, of: Sum) -> _Found:
    """What the rows come to: the first sum that agrees, else the first."""
    sums = [value for rows in found.of for value in _sums(rows, of)] or [found.check.printed]
    computed = found.check.printed if found.check.printed in sums else sums[0]
    return replace(found, check=replace(found.check, computed=computed))


def _sums(rows: Sequence[Transaction], of: Sum) -> list[Decimal]:
    amounts = [row.amount for row in rows if not row.neutral]
    into, out = [amount for amount in amounts if amount > 0], [-amount for amount in amounts if amount < 0]
    match of:
        case "in" | "out":
            return [sum(into if of == "in" else out, Decimal("0.00"))]
        case "count":
            return [Decimal(len(amounts)), Decimal(len(rows))]
        case "count_in" | "count_out":
            return [Decimal(len(into if of == "count_in" else out))]
    return list(_carried(rows, of))


def _carried(rows: Sequence[Transaction], of: Sum) -> Iterator[Decimal]:
    """The balance before or after all rows. Where all are of one day, nothing tells whether the newest stands first."""
    ends = [rows[0], rows[-1]] if rows else []
    if ends and ends[0].date != ends[1].date:
        ends = [(min if of == "opening" else max)(ends, key=lambda row: row.date)]
    for row in ends:
        if row.balance is not None:
            yield row.balance - row.amount if of == "opening" else row.balance
