"""A spreadsheet wider than a sheet of paper goes on over further sheets: its last columns stand there alone, each row at its height."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import reduce

from reprieve.library.statements import StatementVocabulary
from reprieve.model import Box, Statement
from reprieve.read.header import find_headers
from reprieve.read.words import Page, Word, visual_lines

_LEVEL, _MOST, _FEWEST, _WIDEST, _BELOW = 1.5, 0.6, 2, 4, 3


def put_together(pages: Sequence[Page], with_rows: Collection[int], vocabulary: StatementVocabulary) -> list[Page]:
    """The pages with what stands beside each on other sheets; none where they are not parts of wide ones.

    `with_rows` are the numbers of those with transactions: all stand on the first sheets across, or none does, where days and money stand
    on different sheets. Sheets come out either down and then across, or across and then down.
    """
    for across in range(2, min(_WIDEST, len(pages)) + 1):
        down = -(-len(pages) // across)  # sheets that would be empty do not come out
        first_down = [pages[index::down] for index in range(down)] if max(with_rows, default=0) <= down else []
        first_across = [pages[index : index + across] for index in range(0, len(pages), across)]
        for rows in (first_down, first_across if all(number % across == 1 for number in with_rows) else []):
            matched = [_stand_side_by_side(row[0], right) for row in rows for right in row[1:]]
            if any(matched) and False not in matched and _is_one_table(rows[0], bool(with_rows), vocabulary):
                return [reduce(_one, row) for row in rows]
    return []


def _is_one_table(row: Sequence[Page], rows_alone: bool, vocabulary: StatementVocabulary) -> bool:
    """Whether the names on the first sheet go on on those beside it; where it has no rows by itself, they are a table's only together."""
    if rows_alone:
        return all(_goes_on(row[0], right, vocabulary) for right in row[1:])
    whole = reduce(_one, row)
    header = next(find_headers(whole, visual_lines(whole), vocabulary), None)
    return header is not None and header.columns[0].x0 < row[0].width < header.columns[-1].x0


def with_names_alone(pages: Sequence[Page], with_rows: Collection[int], vocabulary: StatementVocabulary) -> list[int]:
    """The numbers of the pages without transactions, behind those with some, where names of columns stand, and several lines below them."""
    rest = [page for page in pages if page.number not in with_rows and page.number > min(with_rows, default=len(pages))]
    return [page.number for page in rest if _names_columns(page, vocabulary)]


def _names_columns(page: Page, vocabulary: StatementVocabulary) -> bool:
    lines = visual_lines(page)
    if next(find_headers(page, lines, vocabulary), None):  # whole, above what is no row
        return False
    named = next((index for index, line in enumerate(lines) if all(vocabulary.knows(word.text) for word in line.words)), len(lines))
    return len(lines) - named > _BELOW


def _goes_on(left: Page, right: Page, vocabulary: StatementVocabulary) -> bool:
    """Whether names of columns stand on the right page as high as those of the left one."""
    header = next(find_headers(left, visual_lines(left), vocabulary), None)
    names = [word for word in right.words if vocabulary.knows(word.text)]
    return header is not None and any(header.top - _LEVEL < name.middle < header.bottom + _LEVEL for name in names)


def within_their_pages(statement: Statement, pages: Sequence[Page]) -> Statement:
    """The statement with the places of its rows ending where the page does on which they begin."""
    widths = {page.number: page.width for page in pages}
    rows = tuple(replace(row, bbox=_to(row.bbox, widths.get(row.page, row.bbox.x1))) for row in statement.transactions)
    return replace(statement, transactions=rows)


def _to(box: Box, right: float) -> Box:
    return replace(box, x1=min(box.x1, right))


def _stand_side_by_side(left: Page, right: Page) -> bool | None:
    """Whether nearly all lines of the right page stand at the height of lines of the left one; None where there are none to tell by."""
    heights, others = (_heights(page.words) for page in (left, right))
    if len(others) < _FEWEST:
        return None if not others else all(_is_near(height, heights) for height in others)
    return sum(_is_near(height, heights) for height in others) >= _MOST * len(others)


def _heights(words: Sequence[Word]) -> list[float]:
    return sorted({round(word.bottom, 1) for word in words})


def _is_near(height: float, heights: Sequence[float]) -> bool:
    return any(abs(height - other) < _LEVEL for other in heights)


def _one(left: Page, right: Page) -> Page:
    words = tuple(word._replace(x0=word.x0 + left.width, x1=word.x1 + left.width) for word in right.words)
    rules = tuple(rule._replace(x0=rule.x0 + left.width, x1=rule.x1 + left.width) for rule in right.rules)
    return replace(left, width=left.width + right.width, words=(*left.words, *words), rules=(*left.rules, *rules))
