"""Names on a payslip with their values beside them: lists, pairs in a grid, earnings beside deductions."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from reprieve.library.payslip import PayslipWords, Section, matches
from reprieve.model import Box
from reprieve.read.notation import UNPADDED_FIGURE, in_chinese
from reprieve.read.page.cells import Cell
from reprieve.read.payslips.cells import MARKS, PARTS, Named, Rows, is_figure, name_of, with_sign

_MONEY = rf"¥?-?{UNPADDED_FIGURE}"
_GLUED = re.compile(rf"(?P<label>.*[^\d.,¥\s:-])(?P<figure>{_MONEY})元?|(?P<first>{_MONEY})元?(?P<next>[^\d.,].*)")
_IN_WORDS = re.compile(r"\((?:人民币)?大写[^()]*\)")
_LEADERS = re.compile(r"[.·…_]{4,}")
_TRANSLATION = re.compile(r"[A-Za-z][A-Za-z.,&()/' -]+:?")
_PRICE = r"[×xX*]¥?\d[\d,]*(?:\.\d+)?(?:元(?:/[一-龥]{1,2})?)?"
_QUANTITY = re.compile(rf"\d+(?:\.\d+)?(?:个?(?:小时|工时|课时|天|日|次|件|月|节|单|趟|场)|[hH])(?:{_PRICE})?")
_EQUALS = re.compile(r"(?<=[一-龥)])[=|](?=-?¥?\d[\d,.]*元?$)")
_TWO_LABELS = re.compile(r"(\S+)\s+([^\s:\d]{2,6}:.*)")


def beside(rows: Rows, words: PayslipWords) -> list[Named]:
    """Names with their values to the right: lists, pairs in a grid, earnings beside deductions."""
    found: list[Named] = []
    parts_of_table: Sequence[tuple[float, Section]] = ()
    named_at_left = False
    for row in rows:
        heads = [(index, head) for index, cell in enumerate(row) if (head := words.section_headed(cell.text))]
        if heads and not any(is_figure(cell.text) for cell in row):
            parts_of_table, named_at_left = _sections(row, heads), len(heads) > 1 and heads[0][0] == 1
        for name, value in _pairs([part for cell in row for part in _parts(cell)], words, again=named_at_left):
            at = value.centre if named_at_left else name.centre  # 项目, 应发, 应扣: the column of the figure tells
            section = next((section for border, section in parts_of_table if at >= border), "")
            found.append(Named(name_of(name.text), value.text, value.box, section))
    return found


def _sections(row: Sequence[Cell], heads: Sequence[tuple[int, Section]]) -> list[tuple[float, Section]]:
    """The sections that a row heads, each with the x it begins at, from the right; the first one reaches to the margin."""
    begins = [(-math.inf, heads[0][1])]
    for index, head in heads[1:]:
        cell, before = row[index], row[index - 1]
        if head != begins[-1][1]:
            begins.append((cell.box.x0 if cell.ruled else (before.box.x1 + cell.box.x0) / 2, head))
    return begins[::-1]


def _parts(cell: Cell) -> list[Cell]:
    """A cell that holds a name and a value, or a value and the next name, as two; a colon stays with its name."""
    parts: list[Cell] = []
    text = _plain(cell.text)
    label, colon, value = text.partition(":")
    while colon and value.strip() and not re.fullmatch(r"\d+", label):
        parts.append(Cell(label + ":", cell.box))
        if two := _TWO_LABELS.fullmatch(value.strip()):
            parts.append(Cell(two[1], cell.box))
        text = _plain(two[2] if two else value)
        label, colon, value = text.partition(":")
    glued = None if _QUANTITY.fullmatch(text) else _GLUED.fullmatch(text)
    if glued is None:
        return [*parts, Cell(text, cell.box, cell.ruled and not parts)]
    first, second = (glued["label"], glued["figure"]) if glued["label"] else (glued["first"], glued["next"])
    middle = cell.box.x0 + (cell.box.x1 - cell.box.x0) * len(first) / len(text)
    left = Box(cell.box.x0, cell.box.top, middle, cell.box.bottom)
    return [*parts, Cell(first, left), Cell(second, Box(middle, cell.box.top, cell.box.x1, cell.box.bottom))]


def _plain(text: str) -> str:
    """The text of a cell with a colon for whatever else stands between a name and its figure."""
    return with_sign(_LEADERS.sub(":", _EQUALS.sub(":", _IN_WORDS.sub("", text))).strip())


def _pairs(parts: Sequence[Cell], words: PayslipWords, *, again: bool) -> Iterator[tuple[Cell, Cell]]:
    """Each name with the figure behind it; `again`: with every one up to the next name."""
    name: Cell | None = None
    before: Cell | None = None
    parts = [part for part in parts if part.text not in MARKS]
    for part, following in zip_longest(parts, parts[1:]):
        if name is None:
            if again and before is not None and is_figure(part.text):
                yield before, part
            name = None if is_figure(part.text) else part
        elif is_figure(part.text) or name.text.endswith(":") or (_is_label(name, words) and not _is_name(part, following, words)):
            yield name, part
            name, before = None, name
        else:
            name = _joined(name, part, words)


def _is_name(cell: Cell, following: Cell | None, words: PayslipWords) -> bool:
    """Whether a cell behind a label is none of its values: a label, too, or an item with its figure (岗位 工资 5000.00)."""
    has_figure = following is not None and is_figure(following.text)
    return _is_label(cell, words) or (has_figure and _is_item(cell, words))


def _is_item(cell: Cell, words: PayslipWords) -> bool:
    return matches([*words.earnings_first, *words.deductions], name_of(cell.text))


def _is_label(cell: Cell, words: PayslipWords) -> bool:
    return matches(words.labels, name_of(cell.text))


def _joined(name: Cell, part: Cell, words: PayslipWords) -> Cell:
    """A name in several words, such as 养老保险 (个人) or 姓 名, or in two languages, or an item and what is none beside it.

    How much of it is paid for (加班费 10小时) is no part of it. Of others, and behind a head, the last counts.
    """
    if _QUANTITY.fullmatch(part.text):
        return name
    spread = len(part.text.strip(":")) == 1
    near = part.box.x0 - name.box.x1 < (1.6 if spread else 0.8) * (part.box.bottom - part.box.top)
    heads = words.section_headed(name.text) or re.fullmatch(PARTS, name.text)
    if near and not part.ruled and (spread or not heads):
        return Cell(name.text + part.text, Box(name.box.x0, name.box.top, part.box.x1, part.box.bottom))
    is_item = not heads and _is_item(name, words) and not matches(words.no_names, name_of(part.text))
    if is_item or (in_chinese(name.text) and _TRANSLATION.fullmatch(part.text)):
        return replace(name, text=name.text + part.text)
    return part
