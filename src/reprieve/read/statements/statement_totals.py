"""Totals, counts, page subtotals and carried balances that a statement prints, beside what its rows come to."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reprieve.library.statements import Sum, Total
from reprieve.model import TotalCheck, Transaction
from reprieve.read.notation import FIGURE, YEAR, YUAN
from reprieve.read.statements.collected import Remark
from reprieve.read.statements.sums import CARRIED, Tally, with_computed

_CURRENCY = re.compile(rf"(?:{YUAN}|\$)(?=-?{FIGURE})")
_VALUE = rf"(?P<value>-?{FIGURE})"
_FOOT = re.compile(
    rf"(?P<label>(?:本页|本期|全部|交易|发生额?|金额|\s)*(?:合\s*计|总\s*计|共\s*计)) ?:? ?(?P<figures>(?:-?{FIGURE} ?){{2,3}})"
)
_MONTH = re.compile(rf"(?:(?P<year>{YEAR})[-年/.])?(?P<month>\d{{1,2}})月(?!\d)")
_SEVERAL = 2
_OTHER_SENSE: dict[Sum, Sum] = {"in": "out", "out": "in", "count_in": "count_out", "count_out": "count_in"}


@dataclass(frozen=True, slots=True)
class _Found:
    """A printed total, what it is of, and the rows it may be of: those of its page or account first, else all."""

    check: TotalCheck
    total: Total
    of: Sequence[Sequence[Transaction]]


def check_totals(
    remarks: Iterable[Remark], transactions: Sequence[Transaction], totals: Sequence[Total], filtered: bool
) -> tuple[TotalCheck, ...]:
    """Every printed total among the lines that are no rows; one that stands on each page counts once.

    Totals by debit and credit are read in the other sense where only that agrees. Rows that were left out on export are missing from
    the sums, so that there only a total that agrees says anything.
    """
    found = [_checked(one, one.total.of) for one in _of_each_month(list(_printed(remarks, transactions, totals)))]
    sided = [one for one in found if one.total.debit_or_credit]
    turned = [_checked(one, _OTHER_SENSE[one.total.of]) for one in sided]
    if not all(one.check.agrees for one in sided) and all(one.check.agrees for one in turned):
        found = [one for one in found if not one.total.debit_or_credit] + turned
    checks = (one.check for one in found if one.check.agrees or not filtered)
    return tuple({(check.label, check.printed, check.computed): check for check in checks}.values())


def opening_of(remarks: Iterable[Remark], totals: Sequence[Total]) -> Decimal | None:
    """The one balance before all rows that a paper of one account prints."""
    printed = {
        (remark.account, check.printed)
        for remark in remarks
        for check, total, of_page in _read(remark, totals)
        if total.of == "opening" and not of_page
    }
    return printed.pop()[1] if len(printed) == 1 else None


def _printed(remarks: Iterable[Remark], transactions: Sequence[Transaction], totals: Sequence[Total]) -> Iterator[_Found]:
    accounts: dict[tuple[str, str], list[Transaction]] = defaultdict(list)
    for row in transactions:
        accounts[row.account, ""].append(row)
        if row.currency:
            accounts[row.account, row.currency].append(row)
    begins: dict[str, int] = defaultdict(int)
    for remark in remarks:
        own: Sequence[Transaction] = transactions
        if remark.account:
            own = accounts.get((remark.account, remark.currency)) or accounts[remark.account, ""]
        start, end = bisect_left(own, remark.page, key=_page), bisect_right(own, remark.page, key=_page)
        there = own[start:end]
        whole = (*_of_month(remark.line, own), own, transactions)
        found = [_Found(check, total, (there,) if of_page else whole) for check, total, of_page in _read(remark, totals)]
        sums = [one for one in found if one.of == (there,) and one.total.of not in CARRIED]
        if len(sums) >= _SEVERAL:
            rows, begins[remark.account] = _rows_of_page(sums, own, begins[remark.account], start, end)
            found = [replace(one, of=(rows,)) if one in sums else one for one in found]
        yield from found
        if not found:
            yield from _of_any(remark, (there, own, own[:end], transactions))


def _of_each_month(found: Sequence[_Found]) -> Iterator[_Found]:
    """The totals; of several opening or closing balances of one account, each may be that of a month."""
    printed: dict[tuple[Sum, int], set[Decimal]] = defaultdict(set)
    for one in found:
        if one.total.of in CARRIED:
            printed[one.total.of, id(one.of[-_SEVERAL:][0])].add(one.check.printed)
    for one in found:
        own = one.of[-_SEVERAL:][0]
        if len(one.of) > 1 and len(printed[one.total.of, id(own)]) > 1:
            yield replace(one, of=(*one.of, *_by_month(own)))
        else:
            yield one


def _by_month(rows: Iterable[Transaction]) -> Iterable[Sequence[Transaction]]:
    months: dict[tuple[int, int], list[Transaction]] = defaultdict(list)
    for row in rows:
        months[row.date.year, row.date.month].append(row)
    return months.values()


def _of_month(line: str, rows: Sequence[Transaction]) -> Iterator[Sequence[Transaction]]:
    """The rows of the month that a line begins with; nothing where it begins otherwise."""
    found = _MONTH.match("".join(line.split()))
    if found:
        yield [row for row in rows if row.date.month == int(found["month"]) and found["year"] in (None, f"{row.date.year}")]


def _page(row: Transaction) -> int:
    return row.page


def _rows_of_page(
    sums: Sequence[_Found], rows: Sequence[Transaction], begin: int, start: int, end: int
) -> tuple[Sequence[Transaction], int]:
    """The rows that a page's several totals are of, and where those of the next page begin; the page has those from `start` to `end`.

    Who prints a bank's export on other paper parts it elsewhere: then they are of rows from `begin` on, where the totals before end.
    """
    if not _agree(sums, rows[start:end]) and (count := _first_that_agree(sums, rows[begin:end])):
        return rows[begin : begin + count], begin + count
    return rows[start:end], end


def _first_that_agree(sums: Sequence[_Found], rows: Sequence[Transaction]) -> int:
    """How many rows, from the first on, come to the totals; 0 where none do."""
    so_far = Tally()
    for count, row in enumerate(rows, 1):
        so_far.add(row)
        if all(one.check.printed in so_far.sums(one.total.of) for one in sums):
            return count
    return 0


def _read(remark: Remark, totals: Iterable[Total]) -> Iterator[tuple[TotalCheck, Total, bool]]:
    """The totals that a line prints, and whether each is of its page."""
    squeezed = _CURRENCY.sub("", "".join(remark.line.split()))
    for total in totals:
        for match in re.finditer(total.pattern, squeezed):
            before, _value, behind = match[0].partition(match["value"])
            value = Decimal(match["value"].replace(",", ""))
            yield TotalCheck(before.rstrip(":") or behind, value, Decimal(0), remark.page), total, "page" in match.re.groupindex


def _of_any(remark: Remark, stretches: Sequence[Sequence[Transaction]]) -> Iterator[_Found]:
    """The totals under their columns, of any of these rows, or of those in one currency; where there are several, only if they agree."""
    under = list(_under_columns(remark))
    if not under:
        return
    of = [*stretches]
    currencies = {row.currency for row in stretches[-1]}
    if several := len(currencies) > 1 or len({row.account for row in stretches[-1]}) > 1:
        of += [[row for row in rows if row.currency == currency] for rows in stretches for currency in currencies]
    found = [_Found(check, total, of) for check, total in under]
    if not several or all(_checked(one, one.total.of).check.agrees for one in found):
        yield from found


def _under_columns(remark: Remark) -> Iterator[tuple[TotalCheck, Total]]:
    """The two totals of a line that names neither and stands under the columns of money out and in: 合计 1,234.56 99,999.00."""
    line = _FOOT.fullmatch(_CURRENCY.sub("", remark.line))
    figures = line["figures"].split() if line else []
    if line is None or len(remark.sides) != _SEVERAL or len(figures) not in (_SEVERAL, _SEVERAL + 1):
        return
    for (of, name), figure in zip(remark.sides, figures, strict=False):
        value = Decimal(figure.replace(",", ""))
        label = "".join(line["label"].split())
        yield TotalCheck(f"{label} {name}", value, Decimal(0), remark.page), Total(pattern=_VALUE, of=of)


def _agree(sums: Iterable[_Found], rows: Sequence[Transaction]) -> bool:
    return all(_checked(replace(one, of=(rows,)), one.total.of).check.agrees for one in sums)


def _checked(found: _Found, of: Sum) -> _Found:
    return replace(found, check=with_computed(found.check, found.of, of))
