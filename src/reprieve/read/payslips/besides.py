"""What a payslip pays besides the one pay that is read: to other people, in other rows, for other months."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import groupby

from reprieve.library.payslip import PayslipWords, matches
from reprieve.read.page.prose import page_lines, squeeze
from reprieve.read.payslips.cells import Named, without_remark
from reprieve.read.payslips.identity import HEAD_LINES, labelled_months, month_of, months_of_sheet, named_by
from reprieve.read.payslips.months import months_of_titles, year_named
from reprieve.read.payslips.readings import Reading
from reprieve.read.payslips.sums import Sums


def people_paid(readings: Sequence[Reading], items: Collection[str], words: PayslipWords) -> set[str]:
    """The names in rows of net pay, with remarks behind them; neither one of the `items` of pay nor what heads or sums up rows."""
    paid = {reading.employee for reading in readings if reading.sums.net is not None}
    return {name for name in paid if name and name not in items and not _is_nobody(name, words)}


def rows_besides(readings: Sequence[Reading], best: Reading, employee: str, words: PayslipWords) -> int:
    """How many other rows of the page pay this employee: by name, or without one between theirs and the next (补发)."""
    rows: dict[int, Reading] = {}
    for reading in (each for each in readings if each.page is best.page and each.sums.is_outright):
        if (net := dict(reading.sums.totals).get("net")) is not None:
            top = round(reading.named[net].box.top)
            rows[top] = max(rows.get(top, reading), reading, key=lambda each: each.sums.weight)
    paid, last = {best.sums.paid}, ""
    for _top, reading in sorted(rows.items()):
        row = _row_paid(reading)
        if any(_is_total(named.text, words) for named in row):
            continue
        name = without_remark(named_by(row, words.employee))
        last = last if not name or matches(words.no_names, name) else name
        if employee and last == employee:
            paid.add(reading.sums.paid)
    return len(paid) - 1


def _row_paid(reading: Reading) -> list[Named]:
    """What stands in the row of net pay."""
    net = reading.named[dict(reading.sums.totals)["net"]].box
    return [named for named in reading.named if named.box.top < (net.top + net.bottom) / 2 < named.box.bottom]


def _is_nobody(name: str, words: PayslipWords) -> bool:
    return matches(words.no_names, name) or bool(words.section_headed(name)) or _is_total(name, words)


def _is_total(text: str, words: PayslipWords) -> bool:
    """Whether a text calls its row a total, of all or of some (一车间小计)."""
    return matches(words.any_total, text.strip()[-2:])


def months_paid(readings: Iterable[Reading], employee: str, head: Sequence[str], words: PayslipWords) -> int:
    """For how many months it pays this employee: as many as it lists, or as pages that pay another sum, else as the `head` says."""
    months: set[str] = set()
    pages: list[Sums] = []
    for _number, on_page in groupby(readings, lambda reading: reading.page.number):
        here = list(on_page)
        own = [reading for reading in here if None not in reading.sums.paid and reading.employee in ("", employee)]
        months |= _months_listed(here, own, words)
        pages.append(max((reading.sums for reading in own), key=lambda sums: sums.weight, default=Sums()))
    listed = max(len(months), len({sums.paid for sums in pages if sums.weight > Sums().weight}))
    return listed if listed > 1 else max(1, months_of_sheet(head, words))


def _months_listed(readings: Sequence[Reading], own: Iterable[Reading], words: PayslipWords) -> set[str]:
    """The months that the titles or the labels of a page list, and those of the pay that the `own` readings state there."""
    named = [named for reading in readings for named in reading.named]
    lines = page_lines([readings[0].page])
    texts = [squeeze(line) for line in lines]
    year = year_named(texts)
    labels = [one for one in named if words.told.paid_in not in one.name]
    told = (months_of_titles(texts, year, words.told), set(labelled_months(labels, year, words)))
    months = {month for several in told if len(several) > 1 for month in several}
    page_month = month_of(named, lines, words)
    for reading in own:
        labelled = labelled_months(reading.named, year_named(texts[:HEAD_LINES]), words)
        months.add(next(iter(labelled), "") or page_month)
    return months - {""}
