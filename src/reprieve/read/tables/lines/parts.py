"""A page as the tables on it: which lines head each, which may belong to its rows, and which are neither."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from statistics import median

from reprieve.library.statements import StatementVocabulary
from reprieve.read.heads.fused import taken_apart
from reprieve.read.heads.header import Header, find_headers
from reprieve.read.heads.joined import joined, numbers_joined
from reprieve.read.heads.short_names import written_out
from reprieve.read.heads.statement_head import titles_account
from reprieve.read.heads.values_below import labelled, labelled_by_place
from reprieve.read.heads.wrapped_names import with_whole_values
from reprieve.read.page.prose import squeeze
from reprieve.read.page.words import Line, Page, Word, box_of, visual_lines
from reprieve.read.tables.lines.remarks import find_remarks, foot_of
from reprieve.read.tables.lines.row_lines import (
    MARGIN,
    begins_row,
    has_fen,
    has_labelled_note,
    is_dated,
    is_labelled,
    is_row,
    is_row_of_its_own,
)
from reprieve.read.tables.lines.second_lines import begins_second_line, second_lines
from reprieve.read.tables.lines.sections import begins_with_label, sections

_LARGE = 1.7
_LEVEL = 3.0
_INTO = 0.2


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
    if headers := list(find_headers(page, written_out(lines, vocabulary), vocabulary)):
        yield from _under_headers(lines, headers, known_head, vocabulary)
        return
    end = _title_below(lines, 0, vocabulary)
    for head, body in sections(lines[:end], known_head, vocabulary):
        yield _part(None, head, _below_labels(body, known_head, vocabulary), vocabulary)
    yield from _title_at_foot(lines[end:], vocabulary)


def _under_headers(
    lines: Sequence[Line], headers: Sequence[Header], known_head: frozenset[str], vocabulary: StatementVocabulary
) -> Iterator[Part]:
    """The part above the first header, if rows are there, and the parts of each header: its own, and one for each further account."""
    names = next((index for index, line in enumerate(lines) if not _is_above(line, headers[0])), 0)
    lines = [*_labelled(lines[:names], vocabulary), *lines[names:]]
    start = 0
    above = [line for line in lines if _is_above(line, headers[0])]
    if any(begins_row(above, index) if known_head else _is_any_row(line) for index, line in enumerate(above)):
        start = _head_of(headers[0], lines, 0, vocabulary)
        yield _part(None, (), _below_labels(lines[:start], known_head, vocabulary), vocabulary)
    for header, following in zip(headers, [*headers[1:], None], strict=True):
        below = next((index for index, line in enumerate(lines) if _is_below(line, header)), len(lines))
        above = [line for line in lines[start:below] if _is_above(line, header)]
        crossed = [line for line in lines[start:below] if not _is_above(line, header) and _is_any_row(line)]
        start = _head_of(following, lines, below, vocabulary) if following else _title_below(lines, below, vocabulary)
        (_none, own), *others = sections(lines[below:start], frozenset(), vocabulary)
        yield _part(header, above, own, vocabulary, crossed)
        for head, body in others:
            yield _part(None, head, body, vocabulary)
    yield from _title_at_foot(lines[start:], vocabulary)


def _is_any_row(line: Line) -> bool:
    return is_row(line) or is_row_of_its_own(line)


def _is_above(line: Line, header: Header) -> bool:
    return line.box.bottom <= header.top + 1


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


def _title_below(lines: Sequence[Line], begin: int, vocabulary: StatementVocabulary) -> int:
    """Where the title of an account stands below the last row: its table is on the next page. Labels stand at the foot, too."""
    titled = [index for index in range(begin, len(lines)) if titles_account(lines[index].text, vocabulary.head)]
    last = max((index for index in range(begin, len(lines)) if begins_row(lines, index)), default=len(lines)) if titled else 0
    margin = lines[last].words[0].x0 + MARGIN if last < len(lines) else 0.0
    return next((index for index in titled if index > last and lines[index].words[0].x0 < margin), len(lines))


def _head_of(header: Header, lines: Sequence[Line], begin: int, vocabulary: StatementVocabulary) -> int:
    """Where the head of a table begins: at the first label, or title of an account, below the last row above its header."""
    end = next(index for index, line in enumerate(lines) if not _is_above(line, header))
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
    remarks = find_remarks(lines, dated, foot, seconds, vocabulary)
    rows = [line for index, line in enumerate(lines) if index not in seconds and index not in remarks]
    tallest = _LARGE * _letter_size(line for line, has_day in zip(lines, dated, strict=True) if has_day)
    # No watermark holds figures: a cell's may have run into it.
    mixed = [line for line in rows if any(has_fen(word.text) for word in _in_large_type(line, tallest))]
    lost = (*filter(is_row_of_its_own, _above_other_table(head, vocabulary)), *lost, *mixed)
    names = with_whole_values([numbers_joined(line) for line in head], vocabulary.head)
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


def _body(rows: Iterable[Line], tallest: float, vocabulary: StatementVocabulary) -> Iterator[Line]:
    """The lines of rows without what lies over them in large type or is noise, and with what has run together taken apart."""
    for line in rows:
        large = _in_large_type(line, tallest)
        words = [word for word in line.words if word not in large] if large else line.words
        parts = tuple([part for word in words for part in taken_apart(word) if not vocabulary.is_noise(part.text)])
        if parts:
            yield Line(parts, line.page)


def _in_large_type(line: Line, tallest: float) -> list[Word]:
    # Few lines are as tall as that, and each has many words.
    return [word for word in line.words if _height(word) >= tallest] if line.box.bottom - line.box.top >= tallest else []


def _height(word: Word) -> float:
    return word.bottom - word.top


def _letter_size(rows: Iterable[Line]) -> float:
    """How tall the letters of the dated lines are; what is much taller lies over the table and is no part of it."""
    sizes = [_height(line.words[0]) for line in rows]
    return median(sizes) if sizes else float("inf")


def _above_other_table(lines: Sequence[Line], vocabulary: StatementVocabulary) -> Iterator[Line]:
    return takewhile(lambda line: not vocabulary.names_other_table(squeeze(line)), lines)


def _below_labels(lines: Sequence[Line], known_head: frozenset[str], vocabulary: StatementVocabulary) -> Sequence[Line]:
    """A page without a header may still repeat the head's title and labels above its rows; or begin with what tells of the row before."""
    for index, line in enumerate(lines):
        if is_row(line) or (is_dated(line) and not is_labelled(line)) or (known_head and has_labelled_note(line)):
            kept = [above for above in lines[:index] if not is_labelled(above) or begins_second_line(above, vocabulary.second_lines)]
            return [above for above in kept if above.text not in known_head] + list(lines[index:])
    return [line for index, line in enumerate(lines) if begins_row(lines, index) or not (is_dated(line) or line.text in known_head)]
