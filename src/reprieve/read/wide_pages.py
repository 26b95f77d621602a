"""A spreadsheet wider than a sheet of paper goes on over further sheets: its last columns stand there alone, each row at its height."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import reduce

from reprieve.model import Box, Statement
from reprieve.read.words import Page, Word

_LEVEL, _MOST, _FEWEST, _WIDEST = 1.5, 0.6, 2, 4


def put_together(pages: Sequence[Page], with_rows: Collection[int]) -> list[Page]:
    """The pages with what stands beside each on other sheets; none where they are not parts of wide ones.

    `with_rows` are the numbers of those with transactions. Sheets come out either down and then across, or across and then down.
    """
    for across in range(2, _WIDEST + 1):
        down, rest = divmod(len(pages), across)
        if rest or not with_rows:
            continue
        rows = [pages[index::down] for index in range(down)] if max(with_rows) <= down else []
        if not rows and all(number % across == 1 for number in with_rows):
            rows = [pages[index : index + across] for index in range(0, len(pages), across)]
        matched = [_stand_side_by_side(row[0], right) for row in rows for right in row[1:]]
        if any(matched) and False not in matched:
            return [reduce(_one, row) for row in rows]
    return []


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
