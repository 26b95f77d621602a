"""A payslip's cells -> named values, in every way that its layout can be understood. Arithmetic chooses between them later."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from reprieve.library.payslip import PayslipWords, Section, matches
from reprieve.model import Box
from reprieve.read.days.dates import is_english_day
from reprieve.read.notation import YEAR
from reprieve.read.page.cells import Cell
from reprieve.read.page.figures import parse_amount

_BLANK = re.compile(r"[-/—_*]{0,6}")
_LATIN = re.compile(r"(?:[^A-Za-z]*:)?[A-Za-z(][A-Za-z.,&()' -]*")
_LATIN_GAP, _LABEL_GAP = 0.6, 3.0
PARTS = "其中|减|扣|加"  # words before an item that is part of another, or is taken from one
_PART_OF = re.compile(rf"^({PARTS})[:](?=[一-龥])")
_UNIT, _NUMBER_BEFORE = re.compile(r"\((?:元|人民币|RMB)\)$"), re.compile(r"^[\d一二三四五六七八九十]{1,2}[、.]")
_PERIOD = re.compile(rf"\d[日号]? (?:[-—~至到]|[-—~至到] ?{YEAR}\S+)$|\d[日号]? ?[-—~至到] {YEAR}\S+$")
# Fonts for figures and for characters part a day, or a month and what is paid for it, and no item begins so (2000 年终奖).
_DAY_GOES_ON = re.compile(
    rf"{YEAR} 年(?:$|\d)|年 \d{{1,2}}|年\d{{1,2}} 月|月 \d{{1,2}}|月\d{{1,2}} [日号]"
    r"|(?:^|\D)(?:[1-9]|1[0-2]) 月(?:份|工资|薪)"
)
_REMARK = re.compile(r"\([^()]*\)$")
_MINUS = re.compile(r"^[△▲]\s*(?=\d)")
_FORMULA = re.compile(r"(?<=[一-龥])\(?\d{1,2}=[\d()+*-]+\)?$")
_COLUMNS = 2  # of a telephone's screen
MARKS = ("元", "¥", ":", "|", "=", "RMB", "CNY")

Rows = Sequence[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Named:
    """A printed name and what stands for it. `section` is the half of the table it stands in, "" where there are no halves."""

    name: str
    text: str
    box: Box
    section: Section = ""

    @property
    def amount(self) -> Decimal | None:
        return amount_in(self.text)


def stacked(rows: Rows) -> Iterator[list[Named]]:
    """Names alone on a line with as many figures alone on the next, or the line before, as on the screen of a telephone."""
    alone = [[cell for cell in row if cell.text not in MARKS] for row in rows]
    for pairs in (pairwise(alone), pairwise(reversed(alone))):
        found = [pair for names, values in pairs if _belong(names, values) for pair in zip(names, values, strict=True)]
        if found:
            yield [Named(name_of(name.text), value.text, value.box) for name, value in found]


def _belong(names: Sequence[Cell], values: Sequence[Cell]) -> bool:
    """Whether the cells are names and their figures, one or two of each, each in line with its own; more are a table's rows."""
    if not len(names) == len(values) <= _COLUMNS or not all(
        is_figure(value.text) and _is_name(name.text) for name, value in zip(names, values, strict=True)
    ):
        return False
    return len(names) == 1 or all(map(Cell.over, names, values))


def headed(rows: Rows, words: PayslipWords) -> Iterator[Named]:
    """What stands below labels of which a whole row consists: 员工姓名, 发放月份, 工资所属月份 above 赵一, 2026-08, 2026-07."""
    for labels, values in pairwise(rows):
        names = [name_of(cell.text) for cell in labels]
        if len(labels) != len(values) or len(labels) == 1 or not all(matches(words.labels, name) for name in names):
            continue
        if all(label.over(value) for label, value in zip(labels, values, strict=True)):
            yield from (Named(name, value.text, value.box) for name, value in zip(names, values, strict=True))


def column_by_column(label: str, heads: Sequence[Cell], rows: Rows) -> Iterator[list[Named]]:
    """For each of the heads what the label says of it, and each row's name with its figure in that column, where there are any.

    Of several cells before the first column the last is the item.
    """
    for head in heads:
        column = [Named(label, head.text, head.box)]
        for row in rows:
            names = [cell for cell in row if cell.box.x0 < heads[0].box.x0 and not is_figure(cell.text) and not cell.over(heads[0])]
            values = [cell for cell in row if cell.over(head) and is_figure(cell.text)]
            if names and len(values) == 1:
                column.append(Named(name_of(names[-1].text), values[0].text, values[0].box))
        if column[1:]:
            yield column


def _is_name(text: str) -> bool:
    return not is_figure(text) and ":" not in text


def words_together(rows: Rows, words: PayslipWords) -> list[list[Cell]]:
    """The rows with unruled cells put together that are one: words of a name in Latin letters, and the letters of a label (姓 名).

    Names that begin with what they are a part of (其中:社保, 减:个税) are labels of nothing.
    """
    return [_together([replace(cell, text=_PART_OF.sub(r"\1", cell.text)) for cell in row], words) for row in rows]


def _together(row: Sequence[Cell], words: PayslipWords) -> list[Cell]:
    cells = list(row[:1])
    for cell in row[1:]:
        before, height = cells[-1], cell.box.bottom - cell.box.top
        gap = cell.box.x0 - before.box.x1
        latin = gap < _LATIN_GAP * height and (
            (_LATIN.fullmatch(before.text) and _LATIN.fullmatch(cell.text.rstrip(":"))) or is_english_day(f"{before.text} {cell.text}")
        )
        label = gap < _LABEL_GAP * height and len(before.text) == 1 and matches(words.employee, before.text + cell.text)
        label = label or (gap < _LATIN_GAP * height and matches(words.net, before.text + cell.text))
        period = gap < _LABEL_GAP * height and _PERIOD.search(f"{before.text} {cell.text}")
        day = gap < _LATIN_GAP * height and _DAY_GOES_ON.search(f"{before.text} {cell.text}")
        if not before.ruled and not cell.ruled and (latin or label or period or day):
            box = Box(before.box.x0, min(before.box.top, cell.box.top), cell.box.x1, max(before.box.bottom, cell.box.bottom))
            cells[-1] = Cell(f"{before.text} {cell.text}" if latin or period else before.text + cell.text, box)
        else:
            cells.append(cell)
    return cells


def amount_in(text: str) -> Decimal | None:
    """The amount that a cell states; a triangle before it is a minus."""
    return parse_amount(with_sign(text.strip()))


def with_sign(text: str) -> str:
    """The text with a minus for the triangle that it begins with."""
    return _MINUS.sub("-", text)


def name_of(text: str) -> str:
    """A printed name without white space, unit, number of its line, or how it is reckoned (应发工资③=①+②)."""
    plain = _FORMULA.sub("", "".join(text.split()).strip(":|="))
    return _NUMBER_BEFORE.sub("", _UNIT.sub("", plain))


def without_remark(name: str) -> str:
    """A name without a remark behind it: 何立(补发)."""
    return _REMARK.sub("", name)


def is_figure(text: str) -> bool:
    plain = text.strip()
    return amount_in(plain) is not None or (bool(plain) and _BLANK.fullmatch(plain) is not None)
