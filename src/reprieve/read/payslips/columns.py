"""A payslip that prints several amounts for one name: what is not of this month, or no amount of money, is left out by its head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reprieve.library.payslip import PayslipWords, matches
from reprieve.model import Box
from reprieve.read.page.cells import Cell
from reprieve.read.payslips.cells import Rows, is_figure, name_of
from reprieve.read.payslips.months import is_month_head

_QUANTITY = re.compile(r"[\d,]+(?:\.\d+)? ?[一-龥A-Za-z%/]{1,4}")
_SEVERAL = 2


def of_this_month(rows: Rows, words: PayslipWords) -> Rows:
    """The rows without the columns, and without the rows, that are headed as other than this month's amounts where others are headed so."""
    return list(_columns(_lines(rows, words), words))


def _lines(rows: Rows, words: PayslipWords) -> Rows:
    """Of rows of values that each begin with what they are (本年累计, 本月), the values of this month; the room of the others stays."""
    own = [_is_strip(row) and matches(words.amount_columns, name_of(row[0].text)) for row in rows]
    if not any(own):
        return rows
    others = [_is_strip(row) and matches(words.other_columns, name_of(row[0].text)) for row in rows]
    return [_emptied(row) if other else row[1:] if is_own else row for row, is_own, other in zip(rows, own, others, strict=True)]


def _emptied(row: Sequence[Cell]) -> list[Cell]:
    top, bottom = min(cell.box.top for cell in row), max(cell.box.bottom for cell in row)
    return [Cell("", Box(row[0].box.x0, top, row[-1].box.x1, bottom), row[0].ruled)]


def _is_strip(row: Sequence[Cell]) -> bool:
    return len(row) > _SEVERAL and not is_figure(row[0].text) and all(is_figure(cell.text) for cell in row[1:])


def _columns(rows: Rows, words: PayslipWords) -> Iterator[Sequence[Cell]]:
    heads: Sequence[Cell] = ()
    for row in rows:
        own = [] if any(is_figure(cell.text) for cell in row) else [cell for cell in row if _is_other(cell, row, words)]
        if own and _heads_amounts(row, words):
            heads = row
        elif heads and any(_is_name_under_other(cell, heads, words) for cell in row[1:]):
            heads = ()  # another table begins, whose names stand where amounts stood
        yield row if row is heads or not heads else [cell for cell in row if not _stands_under_other(cell, heads, words)]


def _heads_amounts(row: Sequence[Cell], words: PayslipWords) -> bool:
    """Whether a row heads columns of amounts for the names at their left; 姓名, 应得工资, 扣款合计, 实发金额 are names themselves."""
    known = [*words.identity, *words.earnings_heads, *words.deductions_heads]
    others = (cell for cell in row[1:] if not (_is_amount(cell, words) or _is_other(cell, row, words)))
    return any(_is_amount(cell, words) for cell in row) and all(matches(known, name_of(cell.text)) for cell in others)


def _is_amount(cell: Cell, words: PayslipWords) -> bool:
    return matches(words.amount_columns, name_of(cell.text)) or is_month_head(cell)


def _is_other(cell: Cell, row: Sequence[Cell], words: PayslipWords) -> bool:
    """A sum beside months is one of them; alone it may be a total of its own."""
    total = matches(words.any_total, name_of(cell.text)) and sum(map(is_month_head, row)) >= _SEVERAL
    return total or matches(words.other_columns, name_of(cell.text))


def _stands_under_other(cell: Cell, heads: Sequence[Cell], words: PayslipWords) -> bool:
    """Whether the nearest head is another's; a cell that reaches below an amount's head, too, is no such."""
    nearest = min(heads, key=lambda head: abs(head.centre - cell.centre))
    if not (is_figure(cell.text) or _QUANTITY.fullmatch(cell.text.strip()) or matches(words.identity, name_of(nearest.text))):
        return False
    return _is_other(nearest, heads, words) and not any(_is_amount(head, words) and head.over(cell) for head in heads)


def _is_name_under_other(cell: Cell, heads: Sequence[Cell], words: PayslipWords) -> bool:
    name = not is_figure(cell.text) and not _QUANTITY.fullmatch(cell.text.strip()) and "%" not in cell.text
    others = (head for head in heads if _is_other(head, heads, words) and not matches(words.identity, name_of(head.text)))  # 单位: 天
    return name and any(head.over(cell) for head in others)
