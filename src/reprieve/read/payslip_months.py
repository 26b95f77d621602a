"""The months of a payslip: named by a label or a heading, bare beside a year (3月), or one above each column of figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from reprieve.read.cells import Cell
from reprieve.read.dates import find_months
from reprieve.read.payslip_cells import Named, Rows, is_figure, name_of

MONTH_LABEL = "月份"
_BARE = re.compile(r"(\d{1,2})月份?")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年")
_LAST_MONTH = 12
_SEVERAL = 2


def year_named(texts: Iterable[str]) -> str:
    """The one year that the lines name, or "" where they name several or none."""
    years = {found for text in texts for found in _YEAR.findall(text)}
    return years.pop() if len(years) == 1 else ""


def months_in(text: str, year: str) -> list[str]:
    """The months of a text as YYYY-MM; of 3月 alone that of the year."""
    bare = _BARE.fullmatch(text.strip())
    if bare and year and 1 <= int(bare[1]) <= _LAST_MONTH:
        return [f"{year}-{int(bare[1]):02}"]
    return find_months(text)


def by_month(rows: Rows) -> Iterator[list[Named]]:
    """Names with their values, for each month that stands above a column of figures."""
    for index, row in enumerate(rows):
        heads = [cell for cell in row if _BARE.fullmatch(cell.text.strip()) or _is_month(cell.text)]
        if len(heads) < _SEVERAL or any(is_figure(cell.text) for cell in row):
            continue
        below = rows[index + 1 :]
        for head in heads:
            yield [Named(MONTH_LABEL, head.text, head.box), *_column(head, heads[0], below)]


def _is_month(text: str) -> bool:
    return len(find_months(text)) == 1 and not re.search(r"[^\d年月份./\s-]", text)


def _column(head: Cell, first: Cell, rows: Rows) -> Iterator[Named]:
    """Each row's name, and its figure in the column of the month."""
    for row in rows:
        names = [cell for cell in row if cell.box.x0 < first.box.x0 and not is_figure(cell.text) and not cell.over(first)]
        values = [cell for cell in row if cell.over(head) and is_figure(cell.text)]
        if names and len(values) == 1:
            yield Named(name_of("".join(_near_figures(names))), values[0].text, values[0].box)


def _near_figures(names: Sequence[Cell]) -> Iterator[str]:
    """The last of the cells before the figures, which is the item; what stands before it numbers or groups the items."""
    yield names[-1].text
