"""Where do a table's columns stand, and what are they called? Found by the vocabulary of column names, never by a bank's name."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from reprieve.library.statements import StatementVocabulary
from reprieve.read.heads.column_roles import Column, settled_columns
from reprieve.read.heads.header_cells import columns_of
from reprieve.read.heads.header_lines import FEWEST_NAMES, MOST_LINES, lines_of_header
from reprieve.read.heads.header_words import DATA, LONGEST_HALF, NAMES_OF_PARTS, names_known, names_of_lines
from reprieve.read.heads.joined import joined
from reprieve.read.notation import in_chinese
from reprieve.read.page.words import Line, Page, Rule, Word, text_of, visual_lines

_MOST_WORDS = 300
_LOWER = 0.2


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a table: its columns from left to right, and the band of the page that it takes up.

    `borders` are the x of the vertical rules around and between the columns; empty where none are drawn.
    """

    columns: tuple[Column, ...]
    top: float
    bottom: float
    borders: tuple[float, ...] = ()


def find_headers(page: Page, lines: Sequence[Line], vocabulary: StatementVocabulary) -> Iterator[Header]:
    """Every header of a table of transactions on the page, from the top: it names a date and an amount or balance."""
    below = float("-inf")
    apart = names_of_lines(lines, vocabulary)
    known = [names_known(line, vocabulary) if line else 0 for line in apart]
    for index, line in enumerate(lines):
        if line.box.top < below or (_names_from(index, lines, known) < FEWEST_NAMES and not _may_begin_names(apart[index])):
            continue
        core = max(
            range(index, _end_of_names(lines, index)), key=lambda other: (_names_in_chinese(apart[other], known[other]), known[other])
        )
        found = _header(page, lines, [parted or line for parted, line in zip(apart, lines, strict=True)], core, vocabulary)
        if found is not None and found.top >= below:
            below = found.bottom
            yield found


def headers_on(page: Page, vocabulary: StatementVocabulary) -> Iterator[Header]:
    """The same of a page as it stands, what is set in pieces put together."""
    return find_headers(page, [joined(line) for line in visual_lines(page)], vocabulary)


def _names_from(index: int, lines: Sequence[Line], known: Sequence[int]) -> int:
    """How many columns a line names, and the lines that begin beside it: cells of one line stand lower than those of two."""
    if not known[index]:
        return 0
    box = lines[index].box
    reach = box.bottom - _LOWER * (box.bottom - box.top)
    return sum(known[other] for other in range(index, min(len(lines), index + MOST_LINES)) if lines[other].box.top < reach)


def _names_in_chinese(line: Line | None, known: int) -> bool:
    """Whether a line names columns in Chinese: in two languages it is this one that says what they are."""
    return line is not None and known >= FEWEST_NAMES and in_chinese(line.text)


def _may_begin_names(line: Line | None) -> bool:
    """Whether a line may hold the first halves of names that wrap: several short Chinese words and nothing else."""
    return (
        line is not None
        and len(line.words) >= FEWEST_NAMES
        and all(len(word.text) <= LONGEST_HALF and in_chinese(word.text) and ":" not in word.text for word in line.words)
    )


def _end_of_names(lines: Sequence[Line], begin: int) -> int:
    """Where the lines close below `begin` that hold no data end: among them is the one that names the columns best."""
    end = begin + 1
    while end < min(len(lines), begin + MOST_LINES) and not DATA.search(lines[end].text) and ":" not in lines[end].text:
        end += 1
    return end


def _header(page: Page, printed: Sequence[Line], lines: Sequence[Line], core: int, vocabulary: StatementVocabulary) -> Header | None:
    """The header around the line `core`; `printed` are the lines as they stand, `lines` those with names put together and taken apart."""
    first, last = lines_of_header(lines, core, page.rules, vocabulary)
    words = [word for member in lines[first : last + 1] for word in member.words]
    if len(words) > _MOST_WORDS:
        return None
    top, bottom = min(word.top for word in words), max(word.bottom for word in words)
    parts = [word for word in words if word.text in NAMES_OF_PARTS]
    drawn = borders_beside(page.rules, lines[last].box.top, bottom)
    borders = tuple(x for x in drawn if not any(word.x0 < x < word.x1 for word in parts))
    if borders:
        letters = [word for member in printed[first : last + 1] for word in member.words]
        words = [part for word in words for part in _between(borders, word, letters)]
    columns = columns_of(tuple(words), lines[core].words, borders, vocabulary)
    settled = settled_columns(columns, vocabulary) if sum(column.role != "other" for column in columns) >= FEWEST_NAMES else None
    return Header(settled, top, bottom, borders) if settled else None


def _between(borders: Sequence[float], word: Word, printed: Iterable[Word]) -> Iterable[Word]:
    """A name that was put together, taken apart again where a rule stands between its words as they are printed."""
    own = [one for one in printed if word.x0 - 1 < one.x0 and one.x1 < word.x1 + 1 and word.top < one.middle < word.bottom]
    cells = [list(cell) for _place, cell in groupby(own, lambda one: bisect_right(borders, (one.x0 + one.x1) / 2))]
    if not cells[1:] or text_of(own) != word.text or any(one.x0 < x - 1 and x + 1 < one.x1 for one in own for x in borders):
        return [word]
    return [cell[0]._replace(text=text_of(cell), x1=cell[-1].x1) for cell in cells]


def borders_beside(rules: Iterable[Rule], top: float, bottom: float) -> tuple[float, ...]:
    """x of the vertical rules from `top` to `bottom`, those of the header's last line, or none when there are fewer than four."""
    found: list[float] = []
    upright = (rule for rule in rules if not rule.horizontal and rule.top <= top + 2 and rule.bottom >= bottom - 2)
    for x in sorted((rule.x0 + rule.x1) / 2 for rule in upright):
        if not found or x - found[-1] > 3:
            found.append(x)
    return tuple(found) if len(found) >= 4 else ()
