"""A payslip's cells -> named values, in every way that its layout can be understood. Arithmetic chooses between them later."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from reprieve.model import Box
from reprieve.read.days.english import is_english_day
from reprieve.read.notation import UNPADDED_FIGURE
from reprieve.read.page.cells import Cell
from reprieve.read.page.figures import parse_amount

_BLANK = re.compile(r"[-/—_*]{0,6}")
_MONEY = rf"¥?-?{UNPADDED_FIGURE}"
_GLUED = re.compile(rf"(?P<label>.*[^\d.,¥\s:-])(?P<figure>{_MONEY})元?|(?P<first>{_MONEY})元?(?P<next>[^\d.,].*)")
_IN_WORDS = re.compile(r"\((?:人民币)?大写[^()]*\)")
_TWO_LABELS = re.compile(r"(\S+)\s+([^\s:\d]{2,6}:.*)")
_LATIN = re.compile(r"(?:[^A-Za-z]*:)?[A-Za-z(][A-Za-z.,&()' -]*")
_LATIN_GAP, _LABEL_GAP = 0.6, 3.0
_PART_OF = re.compile(r"^(其中|减|扣|加)[:](?=[一-龥])")
_UNIT, _NUMBER_BEFORE = re.compile(r"\((?:元|人民币|RMB)\)$"), re.compile(r"^[\d一二三四五六七八九十]{1,2}[、.]")
_FEWEST_FIGURES = 3
_WRAPPED = (2, 3)
_PERIOD = re.compile(r"\d[日号]? (?:[-—~至到]|[-—~至到] ?(?:19|20)\d\d\S+)$|\d[日号]? ?[-—~至到] (?:19|20)\d\d\S+$")
_MINUS = re.compile(r"^[△▲]\s*(?=\d)")
_LEADERS = re.compile(r"[.·…_]{4,}")
_FORMULA = re.compile(r"(?<=[一-龥])\(?\d{1,2}=[\d()+*-]+\)?$")
_MARKS = ("元", "¥", ":", "RMB", "CNY")
_TOUCH = 3.0
_HEADER_GAP = 3.5
_LINE_SPACING = 1.5
_ALIKE = 0.6

Rows = Sequence[Sequence[Cell]]
Section = str
EARNINGS, DEDUCTIONS, EMPLOYER = "earnings", "deductions", "employer"


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


HeadOf = Callable[[str], Section]


def beside(rows: Rows, is_identity: Callable[[str], bool], head_of: HeadOf) -> list[Named]:
    """Names with their values to the right: lists, pairs in a grid, earnings beside deductions."""
    found: list[Named] = []
    parts_of_table: Sequence[tuple[float, Section]] = ()
    named_at_left = False
    for row in rows:
        heads = [(index, head) for index, cell in enumerate(row) if (head := head_of(cell.text))]
        if heads and not any(is_figure(cell.text) for cell in row):
            parts_of_table, named_at_left = _sections(row, heads), len(heads) > 1 and heads[0][0] == 1
        for name, value in _pairs([part for cell in row for part in _parts(cell)], is_identity, again=named_at_left):
            at = value.centre if named_at_left else name.centre  # 项目, 应发, 应扣: the column of the figure tells
            section = next((section for border, section in parts_of_table if at >= border), "")
            found.append(Named(name_of(name.text), value.text, value.box, section))
    return found


def stacked(rows: Rows) -> Iterator[list[Named]]:
    """Names that stand alone on a line with their figure alone on the next, or the line before, as on the screen of a telephone."""
    alone = [[cell for cell in row if cell.text not in _MARKS] for row in rows]
    lone = [row[0] if len(row) == 1 else None for row in alone]
    for pairs in (pairwise(lone), pairwise(reversed(lone))):
        found = [(name, value) for name, value in pairs if name and value and is_figure(value.text) and _is_name(name.text)]
        if found:
            yield [Named(name_of(name.text), value.text, value.box) for name, value in found]


def headed(rows: Rows, is_label: Callable[[str], bool]) -> Iterator[Named]:
    """What stands below labels of which a whole row consists: 员工姓名, 发放月份, 工资所属月份 above 赵一, 2026-08, 2026-07."""
    for labels, values in pairwise(rows):
        names = [name_of(cell.text) for cell in labels]
        if len(labels) != len(values) or len(labels) == 1 or not all(map(is_label, names)):
            continue
        if all(label.over(value) for label, value in zip(labels, values, strict=True)):
            yield from (Named(name, value.text, value.box) for name, value in zip(names, values, strict=True))


def column_under(head: Cell, first: Cell, rows: Rows) -> Iterator[Named]:
    """Each row's name, and its figure in the column of the head; of several cells before the first column the last is the item."""
    for row in rows:
        names = [cell for cell in row if cell.box.x0 < first.box.x0 and not is_figure(cell.text) and not cell.over(first)]
        values = [cell for cell in row if cell.over(head) and is_figure(cell.text)]
        if names and len(values) == 1:
            yield Named(name_of(names[-1].text), values[0].text, values[0].box)


def _is_name(text: str) -> bool:
    return not is_figure(text) and ":" not in text


def under(rows: Rows, head_of: HeadOf, carried: Rows = ()) -> Iterator[list[Named]]:
    """Names with their values below, for each row of values: by order where there are as many of each, and by place.

    A payslip that is cut into bands, one below the other, is put together; so is the one employee of a table with several.
    `carried` are the heads of the page before, which a table that goes on keeps.
    """
    bands: list[tuple[tuple[str, ...], list[list[Named]]]] = []
    block = carried
    for index, row in enumerate(rows):
        if not _is_value_row(row):
            continue
        own = _header_block(rows[:index], row)
        block = own or block
        if not block:
            continue
        ways = [*_by_order(block, row, head_of), _by_place(block, row, head_of)]
        if own or not bands:
            bands.append((tuple(named.name for named in ways[0]), ways))
        else:
            bands.append((bands[-1][0], [ways[0], _like(bands[-1][1][0], row)]))
    yield from _heads_above_values(rows, head_of)
    for number in range(2):
        yield from _tables([(names, ways[min(number, len(ways) - 1)]) for names, ways in bands])


def _heads_above_values(rows: Rows, head_of: HeadOf) -> Iterator[list[Named]]:
    """Two or three rows of names above as many rows of values, which belong to them one by one, as a wide table wraps."""
    for count in _WRAPPED:
        for index in range(count, len(rows) - count + 1):
            heads, values = rows[index - count : index], rows[index : index + count]
            if all(_is_value_row(row) for row in values) and all(_heads(head, row) for head, row in zip(heads, values, strict=True)):
                yield [named for head, row in zip(heads, values, strict=True) for named in _by_place([head], row, head_of)]


def _heads(head: Sequence[Cell], row: Sequence[Cell]) -> bool:
    return len(head) >= len(row) and not any(is_figure(cell.text) or ":" in cell.text for cell in head)


def last_heads(rows: Rows, carried: Rows) -> Rows:
    """The heads of the page's last table, for the page behind it."""
    for index, row in enumerate(rows):
        if _is_value_row(row):
            carried = _header_block(rows[:index], row) or carried
    return carried


def _tables(bands: Sequence[tuple[tuple[str, ...], list[Named]]]) -> Iterator[list[Named]]:
    """Rows under the same names are different people; bands under different names belong to one."""
    for start, (names, _first) in enumerate(bands):
        table: list[Named] = list(bands[start][1])
        seen = [set(names)]
        for other, named in bands[start + 1 :]:
            if any(_are_alike(set(other), before) for before in seen):
                break
            seen.append(set(other))
            table += named
        yield table


def _are_alike(names: set[str], others: set[str]) -> bool:
    """Whether two heads are one, of which a name or two may have been seen wrongly on a picture."""
    return len(names & others) > _ALIKE * min(len(names), len(others))


# --- beside --------------------------------------------------------------------------------------------------------


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
    text = _MINUS.sub("-", _LEADERS.sub(":", _IN_WORDS.sub("", cell.text)).strip())
    label, colon, value = text.partition(":")
    if colon and value.strip() and not re.fullmatch(r"\d+", label):
        if two := _TWO_LABELS.fullmatch(value.strip()):
            return [Cell(label + ":", cell.box), Cell(two[1], cell.box), *_parts(Cell(two[2], cell.box))]
        return [Cell(label + ":", cell.box), *_parts(Cell(value.strip(), cell.box))]
    glued = _GLUED.fullmatch(text)
    if glued is None:
        return [Cell(text, cell.box, cell.ruled)]
    first, second = (glued["label"], glued["figure"]) if glued["label"] else (glued["first"], glued["next"])
    middle = cell.box.x0 + (cell.box.x1 - cell.box.x0) * len(first) / len(text)
    left = Box(cell.box.x0, cell.box.top, middle, cell.box.bottom)
    return [Cell(first, left), Cell(second, Box(middle, cell.box.top, cell.box.x1, cell.box.bottom))]


def words_together(rows: Rows, is_label: Callable[[str], bool]) -> list[list[Cell]]:
    """The rows with unruled cells put together that are one: words of a name in Latin letters, and the letters of a label (姓 名).

    Names that begin with what they are a part of (其中:社保, 减:个税) are labels of nothing.
    """
    return [_together([replace(cell, text=_PART_OF.sub(r"\1", cell.text)) for cell in row], is_label) for row in rows]


def _together(row: Sequence[Cell], is_label: Callable[[str], bool]) -> list[Cell]:
    cells = list(row[:1])
    for cell in row[1:]:
        before, height = cells[-1], cell.box.bottom - cell.box.top
        gap = cell.box.x0 - before.box.x1
        latin = gap < _LATIN_GAP * height and (
            (_LATIN.fullmatch(before.text) and _LATIN.fullmatch(cell.text.rstrip(":"))) or is_english_day(f"{before.text} {cell.text}")
        )
        label = gap < _LABEL_GAP * height and len(before.text) == 1 and is_label(before.text + cell.text)
        period = gap < _LABEL_GAP * height and _PERIOD.search(f"{before.text} {cell.text}")
        if not before.ruled and not cell.ruled and (latin or label or period):
            box = Box(before.box.x0, min(before.box.top, cell.box.top), cell.box.x1, max(before.box.bottom, cell.box.bottom))
            cells[-1] = Cell(f"{before.text} {cell.text}" if latin or period else before.text + cell.text, box)
        else:
            cells.append(cell)
    return cells


def _pairs(parts: Sequence[Cell], is_identity: Callable[[str], bool], *, again: bool) -> Iterator[tuple[Cell, Cell]]:
    """Each name with the figure behind it; `again`: with every one up to the next name."""
    name: Cell | None = None
    before: Cell | None = None
    for part in parts:
        if part.text in _MARKS:
            continue
        if name is None:
            if again and before is not None and is_figure(part.text):
                yield before, part
            name = None if is_figure(part.text) else part
        elif is_figure(part.text) or name.text.endswith(":") or (is_identity(name_of(name.text)) and not is_identity(name_of(part.text))):
            yield name, part
            name, before = None, name
        else:
            name = _joined(name, part)


def _joined(name: Cell, part: Cell) -> Cell:
    """A name in several words, such as 养老保险 (个人) or 姓 名; words that stand apart are two names, of which the last counts."""
    spread = len(part.text.strip(":")) == 1
    near = part.box.x0 - name.box.x1 < (1.6 if spread else 0.8) * (part.box.bottom - part.box.top)
    if near and not part.ruled and (spread or part.text.startswith("(")):
        return Cell(name.text + part.text, Box(name.box.x0, name.box.top, part.box.x1, part.box.bottom))
    return part


# --- under ---------------------------------------------------------------------------------------------------------


def _is_value_row(row: Sequence[Cell]) -> bool:
    figures = sum(is_figure(cell.text) for cell in row)
    return figures >= _FEWEST_FIGURES and figures * 2 >= len(row)


def _header_block(above: Rows, row: Sequence[Cell]) -> list[Sequence[Cell]]:
    """The rows of text that stand close above the values, nearest last."""
    block: list[Sequence[Cell]] = []
    floor = min(cell.box.top for cell in row)
    height = min(cell.box.bottom - cell.box.top for cell in row)
    reach = _TOUCH if row[0].ruled else _HEADER_GAP * height
    for candidate in reversed(above):
        bottom = max(cell.box.bottom for cell in candidate)
        if any(is_figure(cell.text) or ":" in cell.text for cell in candidate) or floor - bottom > reach:
            break
        named = row[0].ruled and any(len(names) >= len(row) for names in block)
        if named and not any(_is_wide(cell, [candidate, *block]) for cell in candidate):
            break  # each cell has its name: what stands above in cells of the same width is a title, or of the person
        block.insert(0, candidate)
        floor, reach = min(cell.box.top for cell in candidate), _TOUCH if row[0].ruled else _LINE_SPACING * height
    return block


def _columns(block: Rows) -> list[list[Cell]]:
    """The block's cells by column, from left to right; a cell across several columns heads a group and is none."""
    cells = [cell for row in block for cell in row]
    single = [cell for cell in cells if not _is_wide(cell, block)]
    columns: list[list[Cell]] = []
    for cell in sorted(single, key=lambda cell: cell.centre):
        if columns and any(cell.over(other) for other in columns[-1]):
            columns[-1].append(cell)
        else:
            columns.append([cell])
    return [sorted(column, key=lambda cell: cell.middle) for column in columns]


def _is_wide(cell: Cell, block: Rows) -> bool:
    below = [[other for other in row if cell.over(other)] for row in block if cell not in row]
    width = cell.box.x1 - cell.box.x0
    return any(len(row) > 1 and all(other.box.x1 - other.box.x0 < width for other in row) for row in below)


def _section_of(column: Sequence[Cell], block: Rows, head_of: HeadOf) -> Section:
    wide = (cell for row in block for cell in row if _is_wide(cell, block) and cell.over(column[0]))
    return next((head for cell in wide if (head := head_of(cell.text))), "")


def _by_order(block: Rows, row: Sequence[Cell], head_of: HeadOf) -> Iterator[list[Named]]:
    columns = _columns(block)
    if len(columns) == len(row):
        yield [_named(column, cell, block, head_of) for column, cell in zip(columns, row, strict=True)]


def _by_place(block: Rows, row: Sequence[Cell], head_of: HeadOf) -> list[Named]:
    columns = _columns(block)
    found = []
    for cell in row:
        near = [column for column in columns if any(head.over(cell) for head in column)] or columns
        column = min(near, key=lambda column: abs(column[0].centre - cell.centre))
        found.append(_named(column, cell, block, head_of))
    return found


def _like(header: Sequence[Named], row: Sequence[Cell]) -> list[Named]:
    """A further row of values under the same names, by position."""
    found = []
    for cell in row:
        above = min(header, key=lambda named: abs((named.box.x0 + named.box.x1) / 2 - cell.centre))
        found.append(Named(above.name, cell.text, cell.box, above.section))
    return found


def _named(column: Sequence[Cell], cell: Cell, block: Rows, head_of: HeadOf) -> Named:
    return Named(name_of("".join(part.text for part in column)), cell.text, cell.box, _section_of(column, block, head_of))


def amount_in(text: str) -> Decimal | None:
    """The amount that a cell states; a triangle before it is a minus."""
    return parse_amount(_MINUS.sub("-", text.strip()))


def name_of(text: str) -> str:
    """A printed name without white space, unit, number of its line, or how it is reckoned (应发工资③=①+②)."""
    plain = _FORMULA.sub("", "".join(text.split()).strip(":"))
    return _NUMBER_BEFORE.sub("", without_unit(plain))


def without_unit(name: str) -> str:
    """A name without the unit that it ends with in brackets."""
    return _UNIT.sub("", name)


def is_figure(text: str) -> bool:
    plain = text.strip()
    return amount_in(plain) is not None or (bool(plain) and _BLANK.fullmatch(plain) is not None)
