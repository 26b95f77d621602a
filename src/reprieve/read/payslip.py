"""A payslip -> employee, employer, month, gross, deductions, net and every item. No layout has code; arithmetic chooses the reading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reprieve.library.payslip import PayslipWords, matches
from reprieve.library.reading import ReadingLibrary
from reprieve.model import Box, Payslip, Place
from reprieve.read.certificates.void_marks import void_mark
from reprieve.read.page.cells import Cell, cell_rows
from reprieve.read.page.prose import page_lines, squeeze
from reprieve.read.page.words import Line, Page, box_of
from reprieve.read.payslips.beside import beside
from reprieve.read.payslips.cells import Named, Rows, headed, stacked, words_together
from reprieve.read.payslips.columns import of_this_month
from reprieve.read.payslips.identity import (
    HEAD_LINES,
    employee_of,
    employer_of,
    labelled_months,
    month_of,
    months_of_sheet,
    named_by,
    paid_on,
)
from reprieve.read.payslips.months import by_month, months_of_titles, of_the_year_before, part_of_month, year_named
from reprieve.read.payslips.people import by_person, side_by_side
from reprieve.read.payslips.prose import in_prose
from reprieve.read.payslips.sums import Item, Sums, understand
from reprieve.read.payslips.under import last_heads, under

_REMARK = re.compile(r"\([^()]*\)$")
_CHAINED = 3  # gross less deductions is net


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to read one page."""

    page: Page
    named: Sequence[Named]
    sums: Sums


def read_payslip(pages: Sequence[Page], library: ReadingLibrary, names: Sequence[str] = ()) -> Payslip:
    """Read a payslip; of a table with several employees, the row of the one whose name is among `names`.

    What is not printed is None or "" unless the printed figures prove it.
    """
    words = library.payslips
    readings = list(_readings(pages, words))
    if not readings:
        return Payslip("", "", "", None, None, None)

    def likely(reading: _Reading) -> tuple[bool, bool, tuple[int, ...], bool]:
        name = named_by(reading.named, words.employee)
        return name in names, _is_outright(reading.sums), reading.sums.weight, bool(name)  # of two alike, a row of totals is nobody's

    best = max(readings, key=likely)
    paid = (named_by(reading.named, words.employee) for reading in readings if reading.sums.net is not None)
    items = {named.name for named in best.named if named.amount is not None}
    listed = {name for name in paid if name and name not in items and not _is_nobody(name, words)}
    if len(listed) > 1 and names and not listed & set(names):
        return Payslip("", "", "", None, None, None, page=best.page.number, employees=len(listed))
    rest = (named for reading in readings if reading.page is best.page for named in reading.named)
    said = (*best.named, *headed(cell_rows(best.page), words), *rest)
    identity = [named for named in said if named.text not in items]
    slip = _payslip(best, identity, page_lines([best.page]), library, names)
    first = page_lines(pages[:1])
    texts = [squeeze(line) for line in first]
    part = part_of_month(map(squeeze, page_lines([best.page])), words.told)
    month = "" if part else of_the_year_before(slip.pay_period or month_of((), first, words), slip.paid_on, texts)
    slip = replace(slip, employer=slip.employer or employer_of((), first, library), pay_period=month, part=part)
    listed_months, paid_pages = len(_months_listed(readings, slip.employee, words)), _pages_paid(readings, slip.employee, words)
    months = max(listed_months, paid_pages)
    months = months if months > 1 else max(1, months_of_sheet(texts[:HEAD_LINES], words))
    besides = _rows_besides(readings, best, slip.employee, words) if months == 1 else 0
    people, void = max(1, len({_whose(name) for name in listed})), void_mark(pages, library.certificates)
    return replace(slip, employees=people, besides=besides, months=months, void=void)


def _readings(pages: Iterable[Page], words: PayslipWords) -> Iterator[_Reading]:
    """Every way to read each page."""
    heads: Rows = ()
    for page in pages:
        rows = of_this_month(words_together(cell_rows(page), words), words)
        beside = (way for part in side_by_side(rows, words) for way in _layouts(part, words, ()))
        told = in_prose(page_lines([page]), words.told)
        layouts = (*told.sentences, *_layouts(rows, words, heads), *told.perhaps, *beside)
        yield from (_Reading(page, named, understand(named, words)) for named in layouts)
        heads = last_heads(rows, heads)


def _layouts(rows: Rows, words: PayslipWords, heads: Rows) -> Iterator[Sequence[Named]]:
    """Every way to understand a page. `heads` are those of the page before."""
    pairs = beside(rows, words)
    tables = list(under([row for row in rows if not _is_title(row, words)], words, heads))
    used = {named.box for table in tables for named in table}
    beside_them = [named for named in pairs if named.box not in used and ":" not in named.name]
    yield pairs
    yield from ([*pairs, *alone] for alone in stacked(rows))
    yield from by_month(rows)
    yield from by_person(rows, words)
    for table in tables:
        yield table
        yield [*table, *beside_them]
        yield from ([*table, *alone] for alone in stacked(rows))


def _is_title(row: Sequence[Cell], words: PayslipWords) -> bool:
    """Whether a row is a title, which heads no column that it happens to stand above."""
    return len(row) == 1 and any(re.search(pattern, row[0].text) for pattern in (words.told.title, words.told.firm))


def _payslip(best: _Reading, identity: Sequence[Named], lines: Sequence[Line], library: ReadingLibrary, names: Sequence[str]) -> Payslip:
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


def _box(best: _Reading) -> Box | None:
    boxes = [named.box for named in best.named if named.amount is not None]
    if not boxes:
        return box_of(best.page.words) if best.page.words else None
    return Box(min(b.x0 for b in boxes), min(b.top for b in boxes), max(b.x1 for b in boxes), max(b.bottom for b in boxes))


def _rows_besides(readings: Sequence[_Reading], best: _Reading, employee: str, words: PayslipWords) -> int:
    """How many other rows of the page pay this employee: by name, or without one between theirs and the next (补发)."""
    rows: dict[int, _Reading] = {}
    for reading in (each for each in readings if each.page is best.page and _is_outright(each.sums)):
        if (net := dict(reading.sums.totals).get("net")) is not None:
            top = round(reading.named[net].box.top)
            rows[top] = max(rows.get(top, reading), reading, key=lambda each: each.sums.weight)
    seen, last, count = {(best.sums.gross, best.sums.net)}, "", 0
    for _top, reading in sorted(rows.items()):
        row = _row_paid(reading)
        if any(_is_total(named.text, words) for named in row):
            continue
        name = _whose(named_by(row, words.employee))
        last = last if not name or matches(words.no_names, name) else name
        if employee and last == employee and (reading.sums.gross, reading.sums.net) not in seen:
            seen.add((reading.sums.gross, reading.sums.net))
            count += 1
    return count


def _is_nobody(name: str, words: PayslipWords) -> bool:
    return matches(words.no_names, name) or bool(words.section_headed(name)) or _is_total(name, words)


def _is_total(text: str, words: PayslipWords) -> bool:
    """Whether a text calls its row a total, of all or of some (一车间小计)."""
    return matches(words.any_total, text.strip()[-2:])


def _row_paid(reading: _Reading) -> list[Named]:
    """What stands in the row of net pay."""
    net = reading.named[dict(reading.sums.totals)["net"]].box
    return [named for named in reading.named if named.box.top < (net.top + net.bottom) / 2 < named.box.bottom]


def _whose(name: str) -> str:
    """A name without a remark behind it: 何立(补发)."""
    return _REMARK.sub("", name)


def _is_outright(sums: Sums) -> bool:
    """Whether totals that are named as such come out: days worked that come to their 合计 are no pay."""
    return sums.weight[1] > 0 and sums.weight[0] >= _CHAINED


def _months_listed(readings: Sequence[_Reading], employee: str, words: PayslipWords) -> set[str]:
    """The months that readings of this employee, or of nobody by name, state net pay for, and those of titles among them."""
    months: set[str] = set()
    for page in {reading.page.number: reading.page for reading in readings}.values():
        here = [reading for reading in readings if reading.page is page]
        lines = page_lines([page])
        texts = [squeeze(line) for line in lines]
        year = year_named(texts)
        labels = [named for reading in here for named in reading.named if words.told.paid_in not in named.name]
        for several in (months_of_titles(texts, year, words.told), set(labelled_months(labels, year, words))):
            months |= several if len(several) > 1 else set()
        page_month = month_of([named for reading in here for named in reading.named], lines, words)
        for reading in here:
            if None not in (reading.sums.net, reading.sums.gross) and named_by(reading.named, words.employee) in ("", employee):
                labelled = labelled_months(reading.named, year_named(texts[:HEAD_LINES]), words)
                months.add(next(iter(labelled), "") or page_month)
    return months - {""}


def _pages_paid(readings: Sequence[_Reading], employee: str, words: PayslipWords) -> int:
    """On how many pages, or sheets, another pay of this employee stands, whatever month it is of."""
    best: dict[int, Sums] = {}
    for reading in readings:
        own = named_by(reading.named, words.employee) in ("", employee) and None not in (reading.sums.net, reading.sums.gross)
        if own and reading.sums.weight > best.get(reading.page.number, Sums()).weight:
            best[reading.page.number] = reading.sums
    return len({(sums.gross, sums.net) for sums in best.values()})
