"""Which lines are rows: told by the days, the figures and the labels in each, whatever stands above.

From the surest to what only may be one: `is_row_of_its_own` (a day, an amount and a balance: a row wherever it stands) and `is_timed_row`
(a time for the day); `is_row` (a day and a figure, and no labels that tell them) and `begins_row` (the figure may stand just below);
`holds_amounts` (no day); `may_be_row` (a day, and an amount or nothing before it).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from reprieve.read.days.forms import is_short_day
from reprieve.read.days.moments import begins_with_date, is_clock
from reprieve.read.notation import FEN, FIGURE, HAN, YEAR
from reprieve.read.page.words import Line, Word

MARGIN = 12.0  # how much further right than rows a line may begin that stands at the left edge of the table
_JUST_BELOW = 12.0
_FEN = re.compile(FEN)
MONEY = re.compile(rf"[-+]?[¥$]?[-+]?{FIGURE}[-+]?")
POINTED_DAY = re.compile(rf"{YEAR}\.\d{{1,2}}\.\d{{1,2}}")
_AMOUNT_AND_BALANCE, SOME_LABELS, _CELLS = 2, 3, 5
_COUNT = re.compile(r"^\d*笔(?:$|[,;共])")
_LABEL = re.compile(rf":(?<={HAN}:)")


def has_fen(text: str) -> bool:
    """Whether a figure with two decimals stands in a text; most hold no point."""
    return "." in text and _FEN.search(text) is not None


def _has_label(text: str) -> bool:
    """Whether a label with its colon stands in a text; most hold no colon."""
    return ":" in text and _LABEL.search(text) is not None


def labels_among(words: Iterable[Word]) -> int:
    """How many words hold a label with its colon."""
    return sum(_has_label(word.text) for word in words)


def _amounts_among(words: Iterable[Word]) -> int:
    return sum(MONEY.fullmatch(word.text) is not None for word in words)


def may_be_row(line: Line) -> bool:
    """Whether a line that holds a day begins with it, or with another cell, and states an amount."""
    return begins_with_date(line.words[0].text) or any(MONEY.fullmatch(word.text) for word in line.words)


def has_labelled_note(line: Line) -> bool:
    """Whether a line is a row though a label stands before its day: one of its cells tells of a payment (交易付款:100.00元)."""
    return labels_among(line.words) == 1 and len(line.words) >= _CELLS and any(map(_is_unlabelled_figure, line.words)) and is_dated(line)


def _is_unlabelled_figure(word: Word) -> bool:
    """Whether a figure with two decimals stands in a word, and neither a label before it nor a day with points."""
    return "." in word.text and has_fen(POINTED_DAY.sub("", word.text)) and not _has_label(word.text)


def is_dated(line: Line) -> bool:
    """Whether some word of the line is a date or begins one."""
    return any(begins_with_date(word.text) for word in line.words)


def is_row_of_its_own(line: Line) -> bool:
    """Whether a line must be a row wherever it stands, even of days without their year: a day, and beside it an amount and a balance."""
    day = next((word for word in line.words if begins_with_date(word.text) or is_short_day(word.text)), None)
    if day is None or labels_among(line.words) >= SOME_LABELS or _labels_all_figures(line):
        return False
    if any(_COUNT.search(word.text) for word in line.words):  # 收入 11 笔,共 37,649.24 元
        return False
    return _amounts_among(word for word in line.words if word is not day) >= _AMOUNT_AND_BALANCE


def _labels_all_figures(line: Line) -> bool:
    """Whether each figure of a line follows a label, as totals in a head whose period goes on from the line above."""
    before = (None, *line.words)
    told = [left is not None and _has_label(left.text) for left, word in zip(before, line.words, strict=False) if has_fen(word.text)]
    return bool(told) and all(told)


def rows_without_header(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines that are rows though no header names their columns: each with its day, or several with a day just above or below."""
    around = [lines[max(0, index - 1) : index + 2] for index in range(len(lines))]
    beside_day = [line for line, near in zip(lines, around, strict=True) if holds_amounts(line) and any(map(is_dated, near))]
    return tuple(line for line in lines if is_row_of_its_own(line) or (len(beside_day) > 1 and line in beside_day))


def is_timed_row(line: Line) -> bool:
    """Whether a line without a day must be a row: a time of day, and beside it an amount and a balance."""
    return holds_amounts(line) and any(is_clock(word.text) for word in line.words)


def holds_amounts(line: Line) -> bool:
    """Whether an amount and a balance, or more figures, stand in a line that has no label."""
    return not is_labelled(line) and _amounts_among(line.words) >= _AMOUNT_AND_BALANCE


def begins_row(lines: Sequence[Line], index: int) -> bool:
    """Whether a row begins in the line; its figures may stand just below, as where a time stands under the day."""
    if is_row(lines[index]):
        return True
    if not is_dated(lines[index]) or is_labelled(lines[index]):
        return False
    near = [line for line in lines[index : index + 3] if line.box.top - lines[index].box.bottom < _JUST_BELOW and not is_labelled(line)]
    return any(has_fen(word.text) for line in near for word in line.words)


def is_row(line: Line) -> bool:
    """Whether a day and a figure stand in the line, and no label before the day; a note may have a colon in it."""
    day = next((place for place, word in enumerate(line.words) if begins_with_date(word.text)), None)
    if day is None or _labels_all_figures(line):
        return False
    figures = sum(map(_is_unlabelled_figure, line.words))
    labels = labels_among(line.words)
    before = any(_has_label(word.text) for word in line.words[: day + 1])
    return figures > (1 if before else 0) and labels < (2 if before else SOME_LABELS)


def is_labelled(line: Line) -> bool:
    """Whether some word of the line is a label and a colon."""
    return any(_has_label(word.text) for word in line.words)
