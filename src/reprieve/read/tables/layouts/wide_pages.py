"""A spreadsheet wider than a sheet of paper goes on over further sheets: its last columns stand there alone, each row at its height."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import reduce

from reprieve.library.statements import StatementVocabulary
from reprieve.model import Box, Statement
from reprieve.read.heads.header import find_headers
from reprieve.read.page.words import Page, Word, visual_lines

_LEVEL, _MOST, _FEWEST, _WIDEST, _BELOW = 1.5, 0.6, 2, 4, 3


def put_together(pages: Sequence[Page], with_rows: Collection[int], vocabulary: StatementVocabulary) -> list[Page]:
    """The pages with what stands beside each on other sheets; none where they are not parts of wide ones.

    `with_rows` are the numbers of those with transactions: all stand on the first sheets across, or none does, where days and money stand
    on different sheets. Sheets come out either down and then across, or across and then down.
    """
    for rows, rest in _ways(pages, with_rows):
        if _match(rows) and _is_one_table(rows[0], bool(with_rows), vocabulary) and (whole := _with_rest(rows, rest)):
            return [reduce(_one, row) for row in whole]
    return []


def _ways(pages: Sequence[Page], with_rows: Collection[int]) -> Iterator[tuple[list[Sequence[Page]], Sequence[Page]]]:
    """The sheets side by side, in each way in which they may have come out, and the rest of the sheets.

    Sheets that would be empty do not come out: the last ones across may be few.
    """
    for across in range(2, min(_WIDEST, len(pages)) + 1):
        most, fewest = -(-len(pages) // across), max(with_rows, default=1)
        if most >= fewest:
            yield [pages[index::most] for index in range(most)], ()
        if all(number % across == 1 for number in with_rows):
            yield [pages[index : index + across] for index in range(0, len(pages), across)], ()
        for down in range(most - 1, max(len(pages) // (across + 1), fewest - 1), -1):
            whole = down * across
            yield [pages[index:whole:down] for index in range(down)], pages[whole:]


def _with_rest(rows: Sequence[Sequence[Page]], rest: Sequence[Page]) -> list[Sequence[Page]]:
    """The rows of sheets with the rest of the sheets beside those that are as high, in order; none where one is beside none.

    Several rows may be as high: then what runs out to the edge of its sheet goes on, and most often that is what is said at the end.
    """
    edge = max((word.x1 for row in rows for word in row[-1].words), default=0.0)
    longer, behind = list(rows), len(rows)
    for page in reversed(rest):
        beside = [index for index in range(behind) if _stand_side_by_side(rows[index][0], page)]
        cut = [index for index in beside if _runs_out(rows[index][-1], page, edge)]
        if not beside:
            return []
        behind = (cut or beside)[-1]
        longer[behind] = [*rows[behind], page]
    return longer


def _runs_out(sheet: Page, right: Page, edge: float) -> bool:
    """Whether the lines of the sheet that go on on the one to its right end at the edge."""
    ends = sorted(word.bottom for word in sheet.words if word.x1 > edge - (word.bottom - word.top))
    return all(_is_near(height, ends) for height in _heights(right.words))


def _match(rows: Iterable[Sequence[Page]]) -> bool:
    """Whether all sheets stand beside those left of them, and at least one does."""
    matched = False
    for row in rows:
        for right in row[1:]:
            beside = _stand_side_by_side(row[0], right)
            if beside is False:
                return False
            matched = matched or beside is True
    return matched


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
