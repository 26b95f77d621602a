"""Words on pages -> running text: lines, and paragraphs whose wrapped lines are one again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from reprieve.read.notation import YEAR
from reprieve.read.page.words import Line, Page, Word, character_borders, text_of, visual_lines

_COLUMN_GAP = 1.6
_FULL_LINE = 20
_MOST_SPREAD = 1.6
_FULL, _ALL_BUT_FULL = 2.5, 6.0
_UNBROKEN = re.compile(r"[\dA-Za-z,.]{5,}")
_ENDS = tuple("。;!?")
_LABEL = re.compile(r"[^\s:\d,。]{2,8}:")
_DAY_BEGUN = re.compile(rf"{YEAR}年(?:\d{{1,2}}(?:月\d{{0,2}})?)?$")
_DAY_ENDED = re.compile(r"\d{0,2}[月日]")
_LABEL_BEGUN, _LABEL_ENDED = re.compile("(?:死亡|出生|入职|离职|解除|终止|生效|入院|出院)$"), re.compile("(?:日期|时间|原因):")


def page_lines(pages: Iterable[Page]) -> list[Line]:
    """The lines of all pages from top to bottom."""
    return [line for page in pages for line in visual_lines(page)]


def spaced(words: Sequence[Word]) -> str:
    """The words of a line with one blank between them, three where a column's gap lies between."""
    return words[0].text + "".join(_gap(before, word) + word.text for before, word in pairwise(words))


def _gap(before: Word, word: Word) -> str:
    return "   " if word.cell != before.cell or word.x0 - before.x1 > _COLUMN_GAP * (word.bottom - word.top) else " "


def squeeze(line: Line) -> str:
    """The line without white space, as titles are compared."""
    return text_of(line.words)


def prose(lines: Sequence[Line], labels: frozenset[str] = frozenset()) -> str:
    """The lines as text, one paragraph a line: a line that reaches the right margin goes on in the next, unless a label begins that."""
    texts = [spaced(line.words) for line in lines]
    return "".join(end + text for end, text in zip(("", *_line_ends(lines, labels)), texts, strict=False))


def joints(lines: Sequence[Line], labels: frozenset[str]) -> Iterator[int]:
    """How many characters `prose` puts between one word and the next, for all words of the lines."""
    for line, end in zip(lines, (*_line_ends(lines, labels), ""), strict=False):
        yield from (len(_gap(before, word)) for before, word in pairwise(line.words))
        yield len(end)


def _line_ends(lines: Sequence[Line], labels: frozenset[str]) -> Iterator[str]:
    """What stands between each line and the next."""
    margins: dict[int, float] = {}
    for line in lines:
        margins[line.page] = max(margins.get(line.page, 0.0), line.box.x1)
    for before, line in pairwise(lines):
        labelled = len(line.words) > 1 and line.words[0].text in labels
        yield "" if _cut_day(before, line) or (not labelled and _goes_on(before, line, margins[before.page])) else "\n"


def _cut_day(before: Line, line: Line) -> bool:
    """Whether a line ends within a day that the next one begins with the rest of: 2026年10月1 and 2日."""
    near = line.page == before.page and line.box.top - before.box.bottom < 1.5 * (before.box.bottom - before.box.top)
    return near and bool(_DAY_BEGUN.search(before.words[-1].text) and _DAY_ENDED.match(line.words[0].text))


def _letters(line: Line) -> float:
    """How wide the letters of the line are, which is how high they are printed; what was seen on a picture is a box around their ink."""
    longest = max(line.words, key=lambda word: word.x1 - word.x0)
    borders = character_borders(longest)
    widest = max(after - before for before, after in pairwise(borders))
    return min(widest, _MOST_SPREAD * (longest.bottom - longest.top))


def _goes_on(before: Line, line: Line, margin: float) -> bool:
    """Whether a line is full, or all but full where it begins a paragraph, and the next one goes on with its sentence.

    A line is full, too, that has no room for the figure or number that the next one begins with.
    """
    size = max(before.box.bottom - before.box.top, _letters(before))
    short = _ALL_BUT_FULL if before.box.x0 > line.box.x0 + size else _FULL
    figure = _UNBROKEN.match(line.words[0].text)
    short += len(figure[0]) / 2 if figure else 0
    text = spaced(before.words)
    return (
        line.page == before.page
        and margin - short * size < before.box.x1 > before.box.x0 + _FULL_LINE * size
        and line.box.x0 <= before.box.x0 + size
        and line.box.top - before.box.bottom < 1.5 * size
        and not text.endswith(_ENDS)
        and "   " not in text
        and before.words[-1].cell == line.words[0].cell
        and (not _LABEL.match(line.words[0].text) or _is_cut_label(text, line.words[0].text))
    )


def _is_cut_label(before: str, text: str) -> bool:
    """Whether a label begins at the end of one line and ends at the begin of the next: 死亡 and 日期:2025年12月30日."""
    return bool(_LABEL_BEGUN.search(before) and _LABEL_ENDED.match(text))
