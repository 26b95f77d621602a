"""Which lines below a header are no rows: days below the table, sums, notices and how they go on, and all of another table."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from itertools import pairwise
from statistics import median

from reprieve.library.statements import StatementVocabulary
from reprieve.read.days.dates import parse_date
from reprieve.read.page.prose import squeeze
from reprieve.read.page.words import Line, Word, text_of
from reprieve.read.tables.lines.row_lines import MARGIN, MONEY, SOME_LABELS, has_fen, holds_amounts, is_dated, labels_among, may_be_row
from reprieve.read.tables.lines.sections import begins_with_label
from reprieve.read.tables.rows.cells import CLOSE

_FEWEST = 3
_FAR, _FURTHER = 3.0, 1.25
_FIGURES = re.compile(r"[-+]?[¥$]?[-+]?\d[\d,]*(?:\.\d+)?(?:元|CR|DR)?")


def find_remarks(
    lines: Sequence[Line], dated: Sequence[bool], foot: float, seconds: Container[int], vocabulary: StatementVocabulary
) -> dict[int, None]:
    """Where lines stand that are none of a row's: days below the table, sums, notices and how they go on, and all of another table."""
    last = next((at for at in reversed(range(len(lines))) if dated[at] and not begins_with_label(lines[at], vocabulary)), len(lines))
    margin = min((line.words[0].x0 for line, has_day in zip(lines, dated, strict=True) if has_day), default=0.0) + MARGIN
    cells = [word for line in lines[: last + 2] for word in line.words if word.x0 > margin]
    remarks: dict[int, None] = {}
    notice_ran = other_table = False

    def is_notice(index: int, squeezed: str) -> bool:
        line = lines[index]
        told = vocabulary.is_not_a_row(squeezed) and not (index < last and _begins_in_cell(lines, index, cells))
        told = told or (index > last and line.words[0].x0 < margin and begins_with_label(line, vocabulary))
        return (told and not (dated[index] and may_be_row(line))) or _is_footer(line, squeezed, vocabulary)

    for index, line in enumerate(lines):
        squeezed = squeeze(line)
        if line.box.top >= foot and is_dated(line):
            remarks[index] = None
            continue
        other_table = other_table or vocabulary.names_other_table(squeezed) or vocabulary.names_table_of_sums(squeezed)
        if index in seconds and not other_table:
            continue
        if other_table or is_notice(index, squeezed):
            notice_ran = notice_ran or index > last
            remarks |= dict.fromkeys((index, *_day_around(lines, index)))
        elif notice_ran and not holds_amounts(line):
            remarks[index] = None
    return remarks


def _day_around(lines: Sequence[Line], index: int) -> Sequence[int]:
    """The two lines around one that are the halves of a day, which wraps in its cell beside it."""
    around = (index - 1, index + 1) if 0 < index < len(lines) - 1 else ()
    halves = [word for place in around for word in lines[place].words]
    return around if len(halves) == len(around) and halves and parse_date(text_of(halves)) else ()


def _is_footer(line: Line, squeezed: str, vocabulary: StatementVocabulary) -> bool:
    """Whether a line sums up, or tells under labels what a head tells, and no amount."""
    if vocabulary.is_subtotal(squeezed):
        return True
    labels = labels_among(line.words) if squeezed.count(":") >= SOME_LABELS else 0
    return labels >= SOME_LABELS and not any(MONEY.fullmatch(word.text) for word in line.words)


def _begins_in_cell(lines: Sequence[Line], index: int, cells: Iterable[Word]) -> bool:
    """Whether a line begins where cells of rows do, close to another line, and holds no figure as totals do.

    A note may begin as a notice does (备注:4月房租), and wraps.
    """
    line = lines[index]
    if not any(map(str.isalnum, line.text)):  # a row of dashes says that a cell is empty, or rules the page
        return False
    first = line.words[0]
    x, height = round(first.x0), first.bottom - first.top
    near = [other for other in (*lines[max(0, index - 1) : index], *lines[index + 1 : index + 2]) if _gap(other, line) < height]
    many = sum(abs(round(word.x0) - x) <= 1 for word in cells) >= _FEWEST
    return bool(near) and many and not any(has_fen(word.text) for word in line.words)


def _gap(line: Line, other: Line) -> float:
    return max(line.box.top, other.box.top) - min(line.box.bottom, other.box.bottom)


def foot_of(lines: Sequence[Line]) -> float:
    """y well below the last line with a figure, as the rows follow one another: a day there is that of printing, or a page number."""
    tops = [line.box.top for line in lines if any(_FIGURES.fullmatch(word.text) for word in line.words)]
    if not tops:
        return float("inf")
    height = lines[-1].words[0].bottom - lines[-1].words[0].top
    pitch = median(below - above for above, below in pairwise(tops)) if len(tops) > _FEWEST else _FAR * height
    return tops[-1] + max(_FURTHER * pitch, height + CLOSE * height)
