"""The picture of a spreadsheet's window -> what its sheet says, without menus, letters over columns and numbers before rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from reprieve.read.page.words import Line, Page, Word, visual_lines

_FEWEST = 3
_MOST = 0.7
_LETTER = re.compile("[A-Z]")
_NUMBER = re.compile(r"\d{1,4}")


def without_sheet_frame(page: Page) -> Page:
    """The page as it is, or as the sheet alone where a line of letters from A on heads it and numbers count its rows."""
    lines = visual_lines(page)
    place = next((index for index, line in enumerate(lines) if _heads_columns(line)), None)
    if place is None:
        return page
    below = [line for line in lines[place + 1 :] if line.words]
    numbers = _row_numbers(below)
    if len(numbers) < _FEWEST or len(numbers) < _MOST * len(below):
        return page
    return replace(page, words=tuple(word for line in below for word in line.words if word not in numbers))


def _heads_columns(line: Line) -> bool:
    """Whether the words are letters in their order; one or two may have been seen as something else."""
    letters = [word.text for word in line.words if _LETTER.fullmatch(word.text)]
    in_order = all(one < other for one, other in pairwise(letters))
    return len(letters) >= _FEWEST and len(letters) >= _MOST * len(line.words) and in_order and letters[0] <= "C"


def _row_numbers(lines: Sequence[Line]) -> set[Word]:
    """The numbers that begin the lines in one column and count them."""
    first = [line.words[0] for line in lines if _NUMBER.fullmatch(line.words[0].text)]
    if len(first) < _FEWEST:
        return set()
    middle = median(word.x0 + word.x1 for word in first) / 2
    column = [word for word in first if word.x0 <= middle <= word.x1]
    counted = sum(int(after.text) == int(before.text) + 1 for before, after in pairwise(column))
    return set(column) if counted >= _MOST * (len(column) - 1) else set()
