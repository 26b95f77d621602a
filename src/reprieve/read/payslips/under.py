"""Names on a payslip with their values below them: rows of a table, one employee's or several employees'."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from reprieve.library.payslip import PayslipWords, Section
from reprieve.read.notation import in_chinese
from reprieve.read.page.cells import Cell
from reprieve.read.payslips.cells import Named, Rows, is_figure, name_of

_FEWEST_FIGURES = 3
_TOUCH = 3.0
_HEADER_GAP = 3.5
_LINE_SPACING = 1.5
_ALIKE = 0.6
_WRAPPED = (2, 3)


def under(rows: Rows, words: PayslipWords, carried: Rows = ()) -> Iterator[list[Named]]:
    """Names with their values below, for each row of values: by order where there are as many of each, and by place.

    A payslip that is cut into bands, one below the other, is put together; so is the one employee of a table with several.
    `carried` are the heads of the page before, which a table that goes on keeps.
    """
    bands: list[tuple[tuple[str, ...], list[list[Named]]]] = []
    for row, own, block in _value_rows(rows, carried):
        if not block:
            continue
        ways = [*_by_order(block, row, words), _by_place(block, row, words)]
        if own or not bands:
            bands.append((tuple(named.name for named in ways[0]), ways))
        else:
            bands.append((bands[-1][0], [ways[0], _like(bands[-1][1][0], row)]))
    yield from _heads_above_values(rows, words)
    for number in range(2):
        yield from _tables([(names, ways[min(number, len(ways) - 1)]) for names, ways in bands])


def _heads_above_values(rows: Rows, words: PayslipWords) -> Iterator[list[Named]]:
    """Two or three rows of names above as many rows of values, which belong to them one by one, as a wide table wraps."""
    for count in _WRAPPED:
        for index in range(count, len(rows) - count + 1):
            heads, values = rows[index - count : index], rows[index : index + count]
            if all(_is_value_row(row) for row in values) and all(_heads(head, row) for head, row in zip(heads, values, strict=True)):
                yield [named for head, row in zip(heads, values, strict=True) for named in _by_place([head], row, words)]


def _heads(head: Sequence[Cell], row: Sequence[Cell]) -> bool:
    return len(head) >= len(row) and not any(is_figure(cell.text) or ":" in cell.text for cell in head)


def last_heads(rows: Rows, carried: Rows) -> Rows:
    """The heads of the page's last table, for the page behind it."""
    return [carried, *(block for _row, _own, block in _value_rows(rows, carried))][-1]


def _value_rows(rows: Rows, carried: Rows) -> Iterator[tuple[Sequence[Cell], Rows, Rows]]:
    """The rows of values, each with the heads right above it, if any, and with those that hold for it."""
    for index, row in enumerate(rows):
        if _is_value_row(row):
            own = _header_block(rows[:index], row)
            carried = own or carried
            yield row, own, carried


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


def _columns(block: Rows, words: PayslipWords) -> list[list[Cell]]:
    """The block's cells by column, from left to right; what heads a group of columns is none."""
    cells = [cell for row in block for cell in row]
    single = [cell for cell in cells if not _heads_group(cell, block, words)]
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


def _heads_group(cell: Cell, block: Rows, words: PayslipWords) -> bool:
    """Whether a cell stands across several columns, or heads one in a row of such, or calls those below it earnings or deductions.

    Without rules a head and a name look like two lines of one name; so do not the rows of heads that `_heads_groups` knows.
    """
    below = [other for row in block if cell not in row for other in row if other.middle > cell.middle and cell.over(other)]
    if _is_wide(cell, block) or (below and (words.section_headed(cell.text) or _heads_groups(cell, block))):
        return True
    named = any(in_chinese(other.text) and len(name_of(other.text)) > 1 for other in below)  # no unit, nor a translation
    return cell.ruled and named and any(_is_wide(other, block) for row in block if cell in row for other in row)


def _heads_groups(cell: Cell, block: Rows) -> bool:
    """Whether a name in a row below has none above it, though names as tall as both rows stand halfway between them.

    Were the two rows lines of names that wrap, one of a single line would stand halfway, too.
    """
    at = next(index for index, row in enumerate(block) if cell in row)
    upper, rest = block[at], block[at + 1 :]
    return any(
        not any(tall.over(other) for tall in middle for other in (*upper, *lower))
        and any(not any(other.over(name) for other in (*upper, *middle)) for name in lower)
        for middle, lower in pairwise(rest)
    )


def _section_of(column: Sequence[Cell], block: Rows, words: PayslipWords) -> Section:
    heads = (cell for row in block for cell in row if _heads_group(cell, block, words) and cell.over(column[0]))
    return next((head for cell in heads if (head := words.section_headed(cell.text))), "")


def _by_order(block: Rows, row: Sequence[Cell], words: PayslipWords) -> Iterator[list[Named]]:
    columns = _columns(block, words)
    if len(columns) == len(row):
        yield [_named(column, cell, block, words) for column, cell in zip(columns, row, strict=True)]


def _by_place(block: Rows, row: Sequence[Cell], words: PayslipWords) -> list[Named]:
    columns = _columns(block, words)
    found = []
    for cell in row:
        near = [column for column in columns if any(head.over(cell) for head in column)] or columns
        column = min(near, key=lambda column: abs(column[0].centre - cell.centre))
        found.append(_named(column, cell, block, words))
    return found


def _like(header: Sequence[Named], row: Sequence[Cell]) -> list[Named]:
    """A further row of values under the same names, by position."""
    found = []
    for cell in row:
        above = min(header, key=lambda named: abs((named.box.x0 + named.box.x1) / 2 - cell.centre))
        found.append(Named(above.name, cell.text, cell.box, above.section))
    return found


def _named(column: Sequence[Cell], cell: Cell, block: Rows, words: PayslipWords) -> Named:
    return Named(name_of("".join(part.text for part in column)), cell.text, cell.box, _section_of(column, block, words))
