"""A payslip -> employee, employer, month, gross, deductions, net and every item. No layout has code; arithmetic chooses the reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from reprieve.library.reading import ReadingLibrary
from reprieve.model import Box, Payslip, Place
from reprieve.read.certificates.void_marks import void_mark
from reprieve.read.page.cells import cell_rows
from reprieve.read.page.prose import page_lines, squeeze
from reprieve.read.page.words import Line, Page, box_of
from reprieve.read.payslips.besides import months_paid, people_paid, rows_besides
from reprieve.read.payslips.cells import Named, headed, without_remark
from reprieve.read.payslips.identity import HEAD_LINES, employee_of, employer_of, month_of, paid_on
from reprieve.read.payslips.months import of_the_year_before, part_of_month
from reprieve.read.payslips.readings import Reading, every_reading
from reprieve.read.payslips.totals import Item


def read_payslip(pages: Sequence[Page], library: ReadingLibrary, names: Sequence[str] = ()) -> Payslip:
    """Read a payslip; of a table with several employees, the row of the one whose name is among `names`.

    What is not printed is None or "" unless the printed figures prove it.
    """
    words = library.payslips
    readings = list(every_reading(pages, words))
    if not readings:
        return Payslip("", "", "", None, None, None)

    def likely(reading: Reading) -> tuple[bool, bool, tuple[int, ...], bool]:
        name = reading.employee
        return name in names, reading.sums.is_outright, reading.sums.weight, bool(name)  # of two alike, a row of totals is nobody's

    best = max(readings, key=likely)
    items = {named.name for named in best.named if named.amount is not None}
    listed = people_paid(readings, items, words)
    if len(listed) > 1 and names and not listed & set(names):
        return Payslip("", "", "", None, None, None, page=best.page.number, employees=len(listed))
    rest = (named for reading in readings if reading.page is best.page for named in reading.named)
    said = (*best.named, *headed(cell_rows(best.page), words), *rest)
    identity = [named for named in said if named.text not in items]
    lines, first = page_lines([best.page]), page_lines(pages[:1])
    slip = _payslip(best, identity, lines, library, names)
    texts = [squeeze(line) for line in first]
    part = part_of_month(map(squeeze, lines), words.told)
    month = "" if part else of_the_year_before(slip.pay_period or month_of((), first, words), slip.paid_on, texts)
    months = months_paid(readings, slip.employee, texts[:HEAD_LINES], words)
    return replace(
        slip,
        employer=slip.employer or employer_of((), first, library),
        pay_period=month,
        part=part,
        employees=max(1, len(set(map(without_remark, listed)))),
        months=months,
        besides=rows_besides(readings, best, slip.employee, words) if months == 1 else 0,
        void=void_mark(pages, library.certificates),
    )


def _payslip(best: Reading, identity: Sequence[Named], lines: Sequence[Line], library: ReadingLibrary, names: Sequence[str]) -> Payslip:
    words, sums = library.payslips, best.sums
    earnings, deductions, after_net = _by_name(sums.earnings), _by_name(sums.deductions), _by_name(sums.after_net)
    items = {name: item.place for name, item in {**after_net, **deductions, **earnings}.items()}
    return Payslip(
        employee=employee_of(identity, lines, words, names),
        employer=employer_of(identity, lines, library),
        pay_period=month_of(identity, lines, words),
        gross=sums.gross,
        deductions_total=sums.deductions_total,
        net=sums.net,
        earnings=_amounts(earnings),
        deductions=_amounts(deductions),
        after_net=_amounts(after_net),
        paid_on=paid_on(identity, lines, words),
        page=best.page.number,
        bbox=_box(best),
        places={name: Place(best.page.number, best.named[index].box) for name, index in {**items, **dict(sums.totals)}.items()},
    )


def _by_name(items: Sequence[Item]) -> Mapping[str, Item]:
    """Items by printed name; a name that is printed twice is counted: 补贴, 补贴(2)."""
    found: dict[str, Item] = {}
    times: Counter[str] = Counter()
    for item in items:
        times[item.name] += 1
        found[item.name if times[item.name] == 1 else f"{item.name}({times[item.name]})"] = item
    return found


def _amounts(items: Mapping[str, Item]) -> Mapping[str, Decimal]:
    return {name: item.amount for name, item in items.items()}


def _box(best: Reading) -> Box | None:
    boxes = [named.box for named in best.named if named.amount is not None]
    if not boxes:
        return box_of(best.page.words) if best.page.words else None
    return Box(min(b.x0 for b in boxes), min(b.top for b in boxes), max(b.x1 for b in boxes), max(b.bottom for b in boxes))
