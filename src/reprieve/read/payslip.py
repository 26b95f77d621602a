"""A payslip -> employee, employer, month, gross, deductions, net and every item. No layout has code; arithmetic chooses the reading."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain, pairwise

from reprieve.library.pattern import HAN, compiled, with_value
from reprieve.library.payslip import PayslipWords, Told
from reprieve.library.reading import ReadingLibrary
from reprieve.model import Box, Payslip, Place
from reprieve.read.certificates.signature import signed_by
from reprieve.read.certificates.void_marks import void_mark
from reprieve.read.days.dates import find_dates, find_months, parse_date
from reprieve.read.days.english import english_days_plain
from reprieve.read.page.cells import Cell, cell_rows
from reprieve.read.page.prose import page_lines, prose, squeeze
from reprieve.read.page.words import Line, Page, box_of
from reprieve.read.payslips.beside import beside
from reprieve.read.payslips.cells import DEDUCTIONS, EARNINGS, EMPLOYER, Named, Rows, headed, stacked, words_together
from reprieve.read.payslips.columns import of_this_month
from reprieve.read.payslips.months import (
    by_month,
    is_paid_in,
    month_of_title,
    month_of_wage,
    months_in,
    months_of_titles,
    months_together,
    of_the_year_before,
    year_named,
)
from reprieve.read.payslips.part_of_month import part_of_month
from reprieve.read.payslips.people import by_person, side_by_side
from reprieve.read.payslips.prose import in_prose
from reprieve.read.payslips.sums import Item, Sums, matches, understand
from reprieve.read.payslips.under import last_heads, under

_HEAD_LINES, _SEVERAL = 6, 2
_CHAINED = 3  # gross less deductions is net
_PERSON = re.compile(
    rf"[{HAN}·*]{{2,12}}|[{HAN}]+(?:·[{HAN}]+)+|[A-Za-z][A-Za-z .]{{1,40}}|[A-Za-z][A-Za-z .,]{{1,40}}(?P<chinese>[{HAN}·*]{{2,12}})"
)
_SET_APART = re.compile(rf"[{HAN}](?:\s+[{HAN}]){{1,2}}|[{HAN}]{{2}}\s+[{HAN}]{{1,2}}")
_NUMBERED = re.compile(r"^\d{1,3}(?=[一-龥·]{2,4}$)")  # on pictures the number of the row may touch the name
_REMARK = re.compile(r"\([^()]*\)$")
_LENGTHS_OF_NAMES = (2, 3, 4)


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
    readings: list[_Reading] = []
    heads: Rows = ()
    for page in pages:
        rows = of_this_month(words_together(cell_rows(page), lambda text: matches(words.employee, text)), words)
        beside = [way for part in side_by_side(rows, lambda name: matches(words.employee, name)) for way in _layouts(part, words, ())]
        layouts = (*_layouts(rows, words, heads), *in_prose(page_lines([page])), *beside)
        readings += [_Reading(page, named, understand(named, words)) for named in layouts]
        heads = last_heads(rows, heads)
    if not readings:
        return Payslip("", "", "", None, None, None)

    def likely(reading: _Reading) -> tuple[bool, bool, tuple[int, ...], bool]:
        name = _first(reading.named, words.employee)
        return name in names, _is_outright(reading.sums), reading.sums.weight, bool(name)  # of two alike, a row of totals is nobody's

    best = max(readings, key=likely)
    paid = (_first(reading.named, words.employee) for reading in readings if reading.sums.net is not None)
    items = {named.name for named in best.named if named.amount is not None}
    listed = {name for name in paid if name and name not in items and not matches(_no_names(words), name)}
    if len(listed) > 1 and names and not listed & set(names):
        return Payslip("", "", "", None, None, None, page=best.page.number, employees=len(listed))
    rest = (named for reading in readings if reading.page is best.page for named in reading.named)
    said = (*best.named, *headed(cell_rows(best.page), lambda name: matches(_labels(words), name)), *rest)
    identity = [named for named in said if named.text not in items]
    slip = _payslip(best, identity, page_lines([best.page]), library, names)
    first = page_lines(pages[:1])
    texts = [squeeze(line) for line in first]
    part = part_of_month(map(squeeze, page_lines([best.page])), words.told)
    month = "" if part else of_the_year_before(slip.pay_period or _month((), first, words), slip.paid_on, texts)
    slip = replace(slip, employer=slip.employer or _employer((), first, library), pay_period=month, part=part)
    listed_months, paid_pages = len(_months_listed(readings, slip.employee, words)), _pages_paid(readings, slip.employee, words)
    months = max(listed_months, paid_pages)
    months = months if months > 1 else max(1, _months_of_sheet(texts[:_HEAD_LINES], words))
    times = _times_listed(readings, best, slip.employee, words) if months == 1 else 1
    return replace(slip, employees=max(1, len(listed), times), months=months, void=void_mark(pages, library.certificates))


def _layouts(rows: Rows, words: PayslipWords, heads: Rows) -> Iterator[Sequence[Named]]:
    """Every way to understand a page. `heads` are those of the page before."""

    def is_identity(name: str) -> bool:
        return matches(_labels(words), name)

    def head_of(text: str) -> str:
        name = _REMARK.sub("", "".join(text.split()))
        heads = ((EARNINGS, words.earnings_heads), (DEDUCTIONS, words.deductions_heads), (EMPLOYER, words.employer_heads))
        return next((section for section, patterns in heads if matches(patterns, name)), "")

    pairs = beside(rows, is_identity, head_of)
    tables = list(under([row for row in rows if not _is_title(row, words)], head_of, heads))
    used = {named.box for table in tables for named in table}
    beside_them = [named for named in pairs if named.box not in used and ":" not in named.name]
    yield pairs
    yield from ([*pairs, *alone] for alone in stacked(rows))
    yield from by_month(rows)
    yield from by_person(rows, lambda name: matches(words.employee, name), lambda name: matches(_no_names(words), name))
    for table in tables:
        yield table
        yield [*table, *beside_them]
        yield from ([*table, *alone] for alone in stacked(rows))


def _is_title(row: Sequence[Cell], words: PayslipWords) -> bool:
    """Whether a row is a title, which heads no column that it happens to stand above."""
    return len(row) == 1 and any(re.search(pattern, row[0].text) for pattern in (words.told.title, words.told.firm))


def _labels(words: PayslipWords) -> list[str]:
    return [*words.identity, *words.employee, *words.employer, *words.period, *words.paid_on]


def _no_names(words: PayslipWords) -> list[str]:
    return [*_labels(words), *words.not_items, *words.any_total, *words.earnings_first, *words.deductions, *words.gross, *words.net]


def _payslip(best: _Reading, identity: Sequence[Named], lines: Sequence[Line], library: ReadingLibrary, names: Sequence[str]) -> Payslip:
    words, sums = library.payslips, best.sums
    earnings, deductions, after_net = _by_name(sums.earnings), _by_name(sums.deductions), _by_name(sums.after_net)
    items = {name: item.place for name, item in {**after_net, **deductions, **earnings}.items()}
    return Payslip(
        employee=_employee(identity, lines, words, names),
        employer=_employer(identity, lines, library),
        pay_period=_month(identity, lines, words),
        gross=sums.gross,
        deductions_total=sums.deductions_total,
        net=sums.net,
        earnings=_amounts(earnings),
        deductions=_amounts(deductions),
        after_net=_amounts(after_net),
        paid_on=_paid_on(identity, lines, words),
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


# --- whose, from whom, for when ------------------------------------------------------------------------------------


def _first(identity: Sequence[Named], patterns: Sequence[str]) -> str:
    texts = (named.text.strip() for named in identity if named.amount is None and named.text and matches(patterns, named.name))
    return _NUMBERED.sub("", next(texts, ""))


def _employee(identity: Sequence[Named], lines: Sequence[Line], words: PayslipWords, names: Sequence[str]) -> str:
    labelled = _whole_name(_first(identity, words.employee))
    heads = [*words.earnings_heads, *words.deductions_heads]  # in a table whose header has two rows they may stand beside the label
    others = [*_labels(words), *words.earnings_first, *words.gross, *words.net, *words.not_items, *heads]
    if (person := _PERSON.fullmatch(labelled)) is not None and not matches(others, labelled):
        return person["chinese"] or _before_label(labelled, words)
    spread = compiled(rf"(?:{'|'.join(words.employee)}) :? (<name>)").search(prose(lines))
    name = "".join(spread[1].split()) if spread is not None else ""
    if name and not matches(others, name):
        return _before_label(name, words)
    below = (name for name in _below_label(lines, words) if not matches(others, name))
    if name := next(below, ""):
        return name
    if greeted := compiled("|".join(words.greetings)).search(prose(lines)):
        return str(next(filter(None, greeted.groups()), ""))
    texts = {word.text for line in lines for word in line.words}
    return next((own for own in names if own in texts), "")


def _below_label(lines: Sequence[Line], words: PayslipWords) -> Iterator[str]:
    """What stands right below the label of the employee among others, and may be a name."""
    for line, below in pairwise(lines):
        labels = [word for word in line.words if matches(words.employee, word.text)] if len(line.words) > 1 else []
        for word in (word for label in labels for word in below.words if word.x0 < label.x1 and label.x0 < word.x1):
            if compiled(f"[{HAN}·*]{{2,4}}").fullmatch(word.text):
                yield word.text


def _whole_name(text: str) -> str:
    """A short name that is set apart to the width of a longer one (何  立) as one word."""
    return "".join(text.split()) if _SET_APART.fullmatch(text) else text


def _before_label(text: str, words: PayslipWords) -> str:
    """A name without the label that touches it, as pictures show it (姓名:何立工号:0012)."""
    touching = (text[:cut] for cut in _LENGTHS_OF_NAMES if text[cut:] and matches(_labels(words), text[cut:]))
    return next(touching, text)


def _employer(identity: Sequence[Named], lines: Sequence[Line], library: ReadingLibrary) -> str:
    told = library.payslips.told
    labelled = re.sub(told.seal, "", _first(identity, library.payslips.employer)).strip()
    if labelled and not re.fullmatch(told.no_employer, labelled):
        return labelled
    heads = (text for text in _head_texts(lines[:_HEAD_LINES], told) if ":" not in text)
    found = (match[0] for head in heads if (match := re.search(told.firm, head)) and not matches(library.payslips.employer, match[0]))
    foreign = (match[0] for line in lines[:_HEAD_LINES] if (match := re.search(told.foreign_firm, line.text)))
    host = _first(identity, library.payslips.host)
    return next(found, "") or next(foreign, "") or host or signed_by(lines, library.certificates)


def _head_texts(lines: Sequence[Line], told: Told) -> Iterator[str]:
    """The words of the head; of a firm's name that is cut by the end of a line, both parts as one."""
    for before, line in pairwise([None, *lines]):
        for index, word in enumerate(line.words if line else ()):
            cut = before and not index and re.fullmatch(told.rest_of_firm, word.text)
            yield before.words[-1].text + word.text if before and cut else word.text


def _month(identity: Sequence[Named], lines: Sequence[Line], words: PayslipWords) -> str:
    """From the heading, else from its label, else the one month that stands anywhere but in a date of payment."""
    texts = [squeeze(line) for line in lines]
    year = year_named(texts[:_HEAD_LINES])
    titles = [text for text in texts[:_HEAD_LINES] if ":" not in text and not re.search(words.told.no_title, text) and not parse_date(text)]
    texts, titles = ([text for text in some if _months_of_sheet([text], words) < _SEVERAL] for some in (texts, titles))
    heads = (month for text in titles if not is_paid_in(text, words.told) and (month := month_of_title(text, year, words.told)))
    paid = (month for text in titles if is_paid_in(text, words.told) and (month := month_of_title(text, year, words.told)))
    told = (found[1] for pattern in words.period_told for text in texts for found in with_value(pattern).finditer(text))
    labelled = chain((month for text in told for month in find_months(text)), _labelled_months(identity, year, words))
    waged = (month for text in texts if (month := month_of_wage(text, year, words.told)))
    others = (month for text in texts if not re.search(words.told.other_day, text) for month in months_in(text, ""))
    own = (line.text for line in lines if _months_of_sheet([squeeze(line)], words) < _SEVERAL)
    apart = (month for text in own if not re.search(words.told.other_day, text) for month in months_in(text, ""))
    return next(chain(heads, labelled, waged, paid, others, apart), "")


def _labelled_months(identity: Sequence[Named], year: str, words: PayslipWords) -> list[str]:
    """The months behind labels; the one that was paid in comes last."""
    labels = (named for named in identity if matches(words.period, named.name))
    labelled = sorted(labels, key=lambda named: words.told.paid_in in named.name)
    single = (named for named in labelled if months_together(named.text, words.told) < _SEVERAL)
    return [month for named in single for month in months_in(named.text, year)[:1]]


def _months_of_sheet(texts: Sequence[str], words: PayslipWords) -> int:
    """For how many months at once the titles, or a label of the month, say that the pay is."""
    told = re.compile(rf"{words.told.title}|^(?:{'|'.join(words.period)}):")
    return max((months_together(text, words.told) for text in texts if told.search(text)), default=0)


def _times_listed(readings: Sequence[_Reading], best: _Reading, employee: str, words: PayslipWords) -> int:
    """How often the page lists pay beside this employee's name: another row may be another's of that name, or be paid besides."""
    paid: dict[Box, Sums] = {}
    for reading in (each for each in readings if each.page is best.page and _is_outright(each.sums)):
        for box in (named.box for named in reading.named if named.text.strip() == employee and matches(words.employee, named.name)):
            paid[box] = max(paid.get(box, reading.sums), reading.sums, key=lambda sums: sums.weight)
    return len({(sums.gross, sums.net) for sums in paid.values()})


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
        for several in (months_of_titles(texts, year, words.told), set(_labelled_months(labels, year, words))):
            months |= several if len(several) > 1 else set()
        page_month = _month([named for reading in here for named in reading.named], lines, words)
        for reading in here:
            if None not in (reading.sums.net, reading.sums.gross) and _first(reading.named, words.employee) in ("", employee):
                labelled = _labelled_months(reading.named, year_named(texts[:_HEAD_LINES]), words)
                months.add(next(iter(labelled), "") or page_month)
    return months - {""}


def _pages_paid(readings: Sequence[_Reading], employee: str, words: PayslipWords) -> int:
    """On how many pages, or sheets, another pay of this employee stands, whatever month it is of."""
    best: dict[int, Sums] = {}
    for reading in readings:
        own = _first(reading.named, words.employee) in ("", employee) and None not in (reading.sums.net, reading.sums.gross)
        if own and reading.sums.weight > best.get(reading.page.number, Sums()).weight:
            best[reading.page.number] = reading.sums
    return len({(sums.gross, sums.net) for sums in best.values()})


def _paid_on(identity: Sequence[Named], lines: Sequence[Line], words: PayslipWords) -> dt.date | None:
    labelled = [named.text for named in identity if matches(words.paid_on, named.name)]
    printed = [found[1] for pattern in words.told.paid_on for line in lines for found in with_value(pattern).finditer(squeeze(line))]
    days = [day for text in (*labelled, *printed) for day in find_dates(english_days_plain(text))]
    return days[0] if days else None
