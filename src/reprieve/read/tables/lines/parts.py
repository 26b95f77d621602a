"""A page as the tables on it: which lines head each, which may belong to its rows, and which are neither."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from statistics import median

from reprieve.library.statements import StatementVocabulary
from reprieve.read.days.dates import parse_date
from reprieve.read.heads.fused import taken_apart
from reprieve.read.heads.header import Header, find_headers
from reprieve.read.heads.joined import joined, numbers_joined
from reprieve.read.heads.short_names import written_out
from reprieve.read.heads.statement_head import titles_account
from reprieve.read.heads.values_below import labelled, labelled_by_place
from reprieve.read.heads.wrapped_names import with_values_around, with_whole_accounts, with_whole_names
from reprieve.read.page.prose import squeeze
from reprieve.read.page.words import Line, Page, Word, box_of, text_of, visual_lines
from reprieve.read.tables.lines.row_lines import (
    MONEY,
    SOME_LABELS,
    begins_row,
    has_fen,
    has_label,
    has_labelled_note,
    holds_amounts,
    is_dated,
    is_labelled,
    is_row,
    is_row_of_its_own,
    may_be_row,
)
from reprieve.read.tables.lines.second_lines import begins_second_line, second_lines
from reprieve.read.tables.lines.sections import begins_with_label, sections
from reprieve.read.tables.rows.cells import CLOSE

_LARGE = 1.7
_MARGIN = 12.0
_FEWEST = 3
_FAR, _FURTHER = 3.0, 1.25
_LEVEL = 3.0
_INTO = 0.2
_FIGURES = re.compile(r"[-+]?[¥$]?[-+]?\d[\d,]*(?:\.\d+)?(?:元|CR|DR)?")


@dataclass(frozen=True, slots=True)
class Part:
    """A table's share of a page. Without a header it goes on from what stands before it; with a head, too, for another account.

    `head` are the lines above the header, each firm's name in one of them, `printed` the same lines as they stand, `body` those that may
    belong to rows, `remarks` subtotals, page numbers and notices. `lost` are rows among the head or beside the header: they stand under
    none. `seconds` are lines that tell more of the row above each.
    """

    header: Header | None
    head: tuple[str, ...]
    body: tuple[Line, ...]
    remarks: tuple[str, ...]
    lost: tuple[Line, ...] = ()
    seconds: tuple[Line, ...] = ()
    printed: tuple[str, ...] = ()


def parts_of(page: Page, known_head: frozenset[str], vocabulary: StatementVocabulary) -> Iterator[Part]:
    """The tables of a page from the top; without a header one that has none, and rows that go on above the first header.

    `known_head` are lines that earlier heads had.
    """
    lines = [joined(line) for line in visual_lines(page)]
    headers = list(find_headers(page, written_out(lines, vocabulary), vocabulary))
    if not headers:
        start = _end_of_rows(lines, 0, None, vocabulary)
        for head, body in sections(lines[:start], known_head, vocabulary):
            yield _part(None, head, _below_labels(body, known_head, vocabulary), vocabulary)
        yield from _title_at_foot(lines[start:], vocabulary)
        return
    names = next((index for index, line in enumerate(lines) if line.box.bottom > headers[0].top + 1), 0)
    lines = [*_labelled(lines[:names], vocabulary), *lines[names:]]
    start = 0
    above = [line for line in lines if line.box.bottom <= headers[0].top + 1]
    if any(begins_row(above, index) if known_head else is_row(line) or is_row_of_its_own(line) for index, line in enumerate(above)):
        start = _end_of_rows(lines, 0, headers[0], vocabulary)
        yield _part(None, (), _below_labels(lines[:start], known_head, vocabulary), vocabulary)
    for header, following in zip(headers, [*headers[1:], None], strict=True):
        below = next((index for index, line in enumerate(lines) if _is_below(line, header)), len(lines))
        above = [line for line in lines[start:below] if line.box.bottom <= header.top + 1]
        crossed = tuple(
            line for line in lines[start:below] if line.box.bottom > header.top + 1 and (is_row(line) or is_row_of_its_own(line))
        )
        start = _end_of_rows(lines, below, following, vocabulary)
        (_none, own), *others = sections(lines[below:start], frozenset(), vocabulary)
        yield _part(header, above, own, vocabulary, crossed)
        for head, body in others:
            yield _part(None, head, body, vocabulary)
    yield from _title_at_foot(lines[start:], vocabulary)


def _title_at_foot(lines: Sequence[Line], vocabulary: StatementVocabulary) -> Iterator[Part]:
    """The title of an account below the last row of a page, as the head of the rows on the next one."""
    if lines:
        yield _part(None, lines, (), vocabulary)


def _labelled(lines: Sequence[Line], vocabulary: StatementVocabulary) -> Iterator[Line]:
    """The lines above a table; those of labels alone with the values of the line below each, of which a day and figures make no row."""
    rest = iter([*pairwise(lines), (lines[-1], None)] if lines else [])
    for line, below in rest:
        if below and (told := labelled_by_place(line, below, vocabulary) or labelled(line.text, below.text, vocabulary)):
            box = box_of((*line.words, *below.words))
            yield Line(tuple(Word(text, box.x0, box.top, box.x1, box.bottom) for text in told), line.page)
            next(rest, None)
        else:
            yield line


def _is_below(line: Line, header: Header) -> bool:
    """Whether a line stands below the names; letters may be a little taller than lines are apart."""
    return line.box.top >= header.bottom - max(1.0, _INTO * (line.box.bottom - line.box.top))


def _end_of_rows(lines: Sequence[Line], begin: int, following: Header | None, vocabulary: StatementVocabulary) -> int:
    """Where the head of the table below begins: at the first label, or title of an account, after the last dated line above its header.

    The table may follow on the next page: then at the title of an account alone, for labels stand at the foot of pages, too.
    """
    if following is None:
        titled = [index for index in range(begin, len(lines)) if titles_account(lines[index].text, vocabulary.head)]
        last = max((index for index in range(begin, len(lines)) if begins_row(lines, index)), default=len(lines)) if titled else 0
        margin = lines[last].words[0].x0 + _MARGIN if last < len(lines) else 0.0
        return next((index for index in titled if index > last and lines[index].words[0].x0 < margin), len(lines))
    end = next(index for index, line in enumerate(lines) if line.box.bottom > following.top + 1)
    dated = max((index for index in range(begin, end) if begins_row(lines, index)), default=begin - 1)
    label = next((index for index in range(dated + 1, end) if _begins_head(lines[index], vocabulary)), end)
    level = lines[label].box.top  # of other type, what a label tells may stand a little above it
    return next((index for index in range(dated + 1, label) if lines[index].box.bottom > level + _LEVEL), label)


def _begins_head(line: Line, vocabulary: StatementVocabulary) -> bool:
    return is_labelled(line) or begins_with_label(line, vocabulary) or titles_account(line.text, vocabulary.head)


def _part(
    header: Header | None, head: Sequence[Line], lines: Sequence[Line], vocabulary: StatementVocabulary, lost: Sequence[Line] = ()
) -> Part:
    foot = foot_of(lines)
    dated = [line.box.top < foot and is_dated(line) for line in lines]
    seconds = second_lines(lines, dated, vocabulary.second_lines)
    remarks = _remarks(lines, dated, foot, seconds, vocabulary)
    rows = [line for index, line in enumerate(lines) if index not in seconds and index not in remarks]
    tallest = _LARGE * _letter_size(line for line, has_day in zip(lines, dated, strict=True) if has_day)
    # No watermark holds figures: a cell's may have run into it.
    mixed = [line for line in rows if any(_height(word) >= tallest and has_fen(word.text) for word in line.words)]
    lost = (*filter(is_row_of_its_own, _above_other_table(head, vocabulary)), *lost, *mixed)
    names = with_whole_accounts(
        with_whole_names(with_values_around([numbers_joined(line) for line in head], vocabulary.head), vocabulary.head), vocabulary.head
    )
    whole, printed = (tuple(line.text for line in some) for some in (names, head))
    return Part(
        header,
        whole,
        body=tuple(_body(rows, tallest, vocabulary)),
        remarks=tuple(lines[index].text for index in remarks),
        lost=lost,
        seconds=tuple(lines[index] for index in sorted(seconds)),
        printed=printed,
    )


def _remarks(
    lines: Sequence[Line], dated: Sequence[bool], foot: float, seconds: Container[int], vocabulary: StatementVocabulary
) -> dict[int, None]:
    """Where lines stand that are none of a row's: days below the table, sums, notices and how they go on, and all of another table."""
    last = next((at for at in reversed(range(len(lines))) if dated[at] and not begins_with_label(lines[at], vocabulary)), len(lines))
    margin = min((line.words[0].x0 for line, has_day in zip(lines, dated, strict=True) if has_day), default=0.0) + _MARGIN
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


def _body(rows: Iterable[Line], tallest: float, vocabulary: StatementVocabulary) -> Iterator[Line]:
    """The lines of rows without what lies over them in large type or is noise, and with what has run together taken apart."""
    for line in rows:
        words = (word for word in line.words if _height(word) < tallest)
        parts = tuple([part for word in words for part in taken_apart(word) if not vocabulary.is_noise(part.text)])
        if parts:
            yield Line(parts, line.page)


def _height(word: Word) -> float:
    return word.bottom - word.top


def foot_of(lines: Sequence[Line]) -> float:
    """y well below the last line with a figure, as the rows follow one another: a day there is that of printing, or a page number."""
    tops = [line.box.top for line in lines if any(_FIGURES.fullmatch(word.text) for word in line.words)]
    if not tops:
        return float("inf")
    height = _height(lines[-1].words[0])
    pitch = median(below - above for above, below in pairwise(tops)) if len(tops) > _FEWEST else _FAR * height
    return tops[-1] + max(_FURTHER * pitch, height + CLOSE * height)


def _is_footer(line: Line, squeezed: str, vocabulary: StatementVocabulary) -> bool:
    """Whether a line sums up, or tells under labels what a head tells, and no amount."""
    if vocabulary.is_subtotal(squeezed):
        return True
    labels = sum(has_label(word.text) for word in line.words) if squeezed.count(":") >= SOME_LABELS else 0
    return labels >= SOME_LABELS and not any(MONEY.fullmatch(word.text) for word in line.words)


def _above_other_table(lines: Sequence[Line], vocabulary: StatementVocabulary) -> Iterator[Line]:
    return takewhile(lambda line: not vocabulary.names_other_table(squeeze(line)), lines)


def _begins_in_cell(lines: Sequence[Line], index: int, cells: Iterable[Word]) -> bool:
    """Whether a line begins where cells of rows do, close to another line, and holds no figure as totals do.

    A note may begin as a notice does (备注:4月房租), and wraps.
    """
    line = lines[index]
    if not any(map(str.isalnum, line.text)):  # a row of dashes says that a cell is empty, or rules the page
        return False
    x, height = round(line.words[0].x0), _height(line.words[0])
    near = [other for other in (*lines[max(0, index - 1) : index], *lines[index + 1 : index + 2]) if _gap(other, line) < height]
    many = sum(abs(round(word.x0) - x) <= 1 for word in cells) >= _FEWEST
    return bool(near) and many and not any(has_fen(word.text) for word in line.words)


def _gap(line: Line, other: Line) -> float:
    return max(line.box.top, other.box.top) - min(line.box.bottom, other.box.bottom)


def _letter_size(rows: Iterable[Line]) -> float:
    """How tall the letters of the dated lines are; what is much taller lies over the table and is no part of it."""
    sizes = [_height(line.words[0]) for line in rows]
    return median(sizes) if sizes else float("inf")


def _below_labels(lines: Sequence[Line], known_head: frozenset[str], vocabulary: StatementVocabulary) -> Sequence[Line]:
    """A page without a header may still repeat the head's title and labels above its rows; or begin with what tells of the row before."""
    for index, line in enumerate(lines):
        if is_row(line) or (is_dated(line) and not is_labelled(line)) or (known_head and has_labelled_note(line)):
            kept = [above for above in lines[:index] if not is_labelled(above) or begins_second_line(above, vocabulary.second_lines)]
            return [above for above in kept if above.text not in known_head] + list(lines[index:])
    return [line for index, line in enumerate(lines) if begins_row(lines, index) or not (is_dated(line) or line.text in known_head)]
