"""A statement of all that a customer has: beside the account's transactions stand tables of deposits, funds, loans or cards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from reprieve.library.statements import AMOUNTS, StatementVocabulary
from reprieve.model import OtherTable
from reprieve.read.heads.header import Header, find_headers
from reprieve.read.heads.joined import joined
from reprieve.read.page.prose import squeeze
from reprieve.read.page.words import Line, Page, visual_lines
from reprieve.read.tables.lines.row_lines import has_fen, is_labelled
from reprieve.read.tables.rows.cells import CLOSE

_Stretch = tuple[float, float]
_LEVEL = 1.0


def own_tables(pages: Iterable[Page], vocabulary: StatementVocabulary, others: list[OtherTable]) -> Iterator[Page]:
    """The pages without what is no table of transactions of an account; the names of such tables are put into `others` as they pass.

    Such a table goes on over the pages that follow, down to the next head of transactions.
    """
    goes_on = False
    for page in pages:
        if not goes_on and vocabulary.other_names.isdisjoint(word.text for word in page.words):
            yield page
            continue
        lines = [joined(line) for line in visual_lines(page)]
        named = [index for index, line in enumerate(lines) if vocabulary.names_other_table(squeeze(line))]
        if not (named or goes_on):
            yield page
            continue
        begins = [float("-inf")] * goes_on + [_begin(lines, index) for index in named]
        own = sorted(
            _head_of(lines, header) for header in find_headers(page, lines, vocabulary) if not _names_other_table(header, vocabulary)
        )
        stretches = [(begin, next((y for y in own if y > begin), float("inf"))) for begin in begins]
        again = [other.names for other in others[-1:] if goes_on and _holds_money(page, *stretches[0])]
        others += [OtherTable(page.number, names) for names in dict.fromkeys([*again, *(lines[index].text for index in named)])]
        goes_on = stretches[-1][1] == float("inf")
        yield _without(page, stretches)


def lists_something_else(header: Header, vocabulary: StatementVocabulary) -> bool:
    """Whether a table lists deposits with their terms (起息日, 到期日, 余额), funds or a plan of repayment, and no transactions."""
    moves = any(column.role in AMOUNTS for column in header.columns)
    deposits = not moves and any(column.role == "date" and vocabulary.role(column.name) == "other_date" for column in header.columns)
    return deposits or _names_other_table(header, vocabulary)


def _names_other_table(header: Header, vocabulary: StatementVocabulary) -> bool:
    return vocabulary.names_other_table("".join(column.name for column in header.columns))


def _begin(lines: Sequence[Line], index: int) -> float:
    """Where a table begins whose names stand in a line: with the title above them, which is no wrapped cell's last line."""
    titled = index > 0 and _is_title(lines[index - 1])
    if titled and lines[index - 1].words[0].x0 >= lines[index].words[1].x0:
        box, above = lines[index - 1].box, lines[index - 2].box if index > 1 else None
        titled = above is None or box.top - above.bottom > CLOSE * (box.bottom - box.top)
    return lines[index - titled].box.top - _LEVEL


def _head_of(lines: Sequence[Line], header: Header) -> float:
    """Where the head of an account's table begins: with the labels and titles right above its names."""
    above = [line for line in lines if line.box.bottom <= header.top + _LEVEL]
    top = header.top
    while above and (is_labelled(above[-1]) or _is_title(above[-1])):
        top = above.pop().box.top
    return top - _LEVEL


def _is_title(line: Line) -> bool:
    """Whether a line is one text, as a title is."""
    return len(line.words) == 1 and not line.text.isascii()


def _holds_money(page: Page, begin: float, end: float) -> bool:
    return any(begin <= word.middle < end and has_fen(word.text) for word in page.words)


def _without(page: Page, stretches: Iterable[_Stretch]) -> Page:
    words = tuple(word for word in page.words if not any(begin <= word.middle < end for begin, end in stretches))
    rules = tuple(rule for rule in page.rules if not any(begin <= (rule.top + rule.bottom) / 2 < end for begin, end in stretches))
    return replace(page, words=words, rules=rules)
