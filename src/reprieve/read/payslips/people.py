"""Payslips of several people side by side: one column of figures a person, or a whole slip beside another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reprieve.library.pattern import HAN
from reprieve.library.payslip import PayslipWords, matches
from reprieve.read.page.cells import Cell
from reprieve.read.payslips.cells import Named, Rows, column_by_column, is_figure, name_of

_PERSON = re.compile(f"[{HAN}·*]{{2,4}}")
_SEVERAL = 2


def by_person(rows: Rows, words: PayslipWords) -> Iterator[list[Named]]:
    """Names with their values, for each person who stands above a column of figures: 姓名, 赵一, 钱二 above 基本工资, 5000, 6000."""
    for index, row in enumerate(rows):
        people = [cell for cell in row[1:] if _PERSON.fullmatch(cell.text.strip()) and not matches(words.no_names, cell.text.strip())]
        if _SEVERAL <= len(people) == len(row) - 1 and matches(words.employee, name_of(row[0].text)):
            yield from column_by_column(name_of(row[0].text), people, rows[index + 1 :])


def side_by_side(rows: Rows, words: PayslipWords) -> Iterator[Rows]:
    """The rows of each slip, where one label of an employee stands in one row more than once."""
    for row in rows:
        labels = [cell for cell in row if matches(words.employee, _label(cell))]
        begins = [cell.box.x0 for cell in labels if _label(cell) == _label(labels[0])]
        if len(begins) >= _SEVERAL and not any(is_figure(cell.text) for cell in row):
            yield from (_between(rows, left, right) for left, right in zip([0.0, *begins[1:]], [*begins[1:], float("inf")], strict=True))
            return


def _label(cell: Cell) -> str:
    return name_of(cell.text.partition(":")[0])


def _between(rows: Rows, left: float, right: float) -> list[Sequence[Cell]]:
    parts = ([cell for cell in row if left <= cell.centre < right] for row in rows)
    return [part for part in parts if part]
