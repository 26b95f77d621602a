"""Figures and days with a box for each digit, as counters print them: the names of the boxes (千百十元角分) tell where the point stands."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reprieve.library.statements import Boxes, StatementVocabulary
from reprieve.read.days.dates import parse_date
from reprieve.read.page.words import Line, Page, Rule, Word, lines_of, part_of, text_of, visual_lines

_FEN, _DAY = 2, 8
_FEWEST, _SEVERAL, _WIDEST = 3, 2, 2
_DIGITS, _DIGIT = re.compile(r"\d+"), re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class _Boxes:
    """The boxes of one column of figures: their middles from left to right."""

    middles: tuple[float, ...]

    @property
    def half(self) -> float:
        return (self.middles[-1] - self.middles[0]) / (len(self.middles) - 1) / 2

    def holds(self, word: Word) -> bool:
        return self.middles[0] - self.half < word.centre < self.middles[-1] + self.half

    def of(self, digit: Word) -> int:
        return min(range(len(self.middles)), key=lambda index: abs(self.middles[index] - digit.centre))


def unboxed(pages: Iterable[Page], vocabulary: StatementVocabulary) -> Iterator[Page]:
    """The pages with the digits of each figure and day as one word, the point in its place. Pages without names go on as the last one."""
    boxes: Sequence[_Boxes] = ()
    fen = vocabulary.boxes.figure[-1]
    for page in pages:
        named = any(word.text.endswith(fen) for word in page.words)
        lines = visual_lines(page) if named or boxes else []
        own = next(((line, found) for line in lines if (found := _boxes(line, vocabulary.boxes))), None)
        boxes = own[1] if own else boxes
        yield _joined(page, lines, own[0] if own else None, boxes, vocabulary.boxes) if boxes else _with_unnamed(page)


def _with_unnamed(page: Page) -> Page:
    """The page, the digits in boxes that nothing names as words that are no figures (4|8|2): where their point stands is not told."""
    digits = [word for word in page.words if _DIGIT.fullmatch(word.text)]
    if len(digits) < _SEVERAL * _FEWEST or not page.rules:
        return page
    uprights = sorted((rule for rule in page.rules if not rule.horizontal), key=lambda rule: rule.x0)
    lefts = [rule.x0 for rule in uprights]
    runs: list[list[Word]] = []
    for line in lines_of(digits):
        for before, digit in pairwise([None, *line.words]):
            if before is not None and digit is not None and _are_parted(before, digit, uprights, lefts):
                runs[-1].append(digit)
            elif digit is not None:
                runs.append([digit])
    boxed = [run for run in runs if len(run) >= _FEWEST]
    if len(boxed) < _SEVERAL:
        return page
    whole = {run[0]: run[0]._replace(text="|".join(digit.text for digit in run), x1=run[-1].x1) for run in boxed}
    gone = {digit for run in boxed for digit in run[1:]}
    return replace(page, words=tuple(whole.get(word, word) for word in page.words if word not in gone))


def _are_parted(left: Word, right: Word, uprights: Sequence[Rule], lefts: Sequence[float]) -> bool:
    """Whether a rule parts two digits, and each box is hardly wider than one."""
    if right.centre - left.centre > _WIDEST * (left.bottom - left.top):
        return False
    between = uprights[bisect_left(lefts, left.x1 - 1) : bisect_right(lefts, right.x0 + 1)]
    return any(rule.top <= left.middle <= rule.bottom for rule in between)


def _boxes(line: Line, names: Boxes) -> Sequence[_Boxes]:
    """The boxes that a line names, for each figure from its highest place to fen."""
    letters = [
        part_of(word, index, index + 1) for word in line.words if set(word.text) <= set(names.figure) for index in range(len(word.text))
    ]
    text = text_of(letters)
    found: list[_Boxes] = []
    begin = 0
    while (end := text.find(names.figure[-_FEN - 1 :], begin)) >= 0:
        end += _FEN + 1
        own = letters[begin:end]
        if names.figure.endswith(text[begin:end]) and len(own) > _FEN + 1:
            found.append(_Boxes(tuple(word.centre for word in own)))
        begin = end
    return found


def _joined(page: Page, lines: Sequence[Line], names: Line | None, boxes: Sequence[_Boxes], vocabulary: Boxes) -> Page:
    """The page without the names of boxes, and without the rules between the boxes of one figure or day."""
    words: list[Word] = []
    inside = [(box.middles[0], box.middles[-1]) for box in boxes]
    for line in lines:
        if line is names:
            words += (word for word in line.words if not set(word.text) <= {*vocabulary.figure, *vocabulary.day})
        elif names is not None and line.box.top < names.box.top:
            words += line.words
        else:
            figures, others = _figures(line, boxes)
            day = _day(others) if figures else None
            words += [*figures, *(word for word in others if day is None or word not in day)]
            if day:
                words.append(day[0]._replace(text=text_of(day), x1=day[-1].x1))
                inside.append((day[0].centre, day[-1].centre))
    upright = (
        rule for rule in page.rules if not rule.horizontal and not any(left < (rule.x0 + rule.x1) / 2 < right for left, right in inside)
    )
    level = (rule for rule in page.rules if rule.horizontal and not (names and _lies_over(names, rule)))
    return replace(page, words=tuple(words), rules=(*upright, *level))


def _lies_over(names: Line, rule: Rule) -> bool:
    """Whether a rule parts the names of boxes from those of their columns above."""
    box = names.box
    return 0 <= box.top - rule.top < box.bottom - box.top


def _figures(line: Line, boxes: Sequence[_Boxes]) -> tuple[list[Word], list[Word]]:
    """The figures in the boxes of a line, and its other words."""
    figures: list[Word] = []
    others = list(line.words)
    for box in boxes:
        own = [word for word in others if _DIGITS.fullmatch(word.text) and box.holds(word)]
        digits = [part_of(word, index, index + 1) for word in own for index in range(len(word.text))]
        places = [box.of(digit) for digit in digits]
        if digits and places == list(range(len(box.middles) - len(digits), len(box.middles))):
            text = text_of(digits).rjust(_FEN + 1, "0")
            figures.append(own[0]._replace(text=f"{text[:-_FEN]}.{text[-_FEN:]}", x1=own[-1].x1))
            others = [word for word in others if word not in own]
    return figures, others


def _day(words: Sequence[Word]) -> Sequence[Word] | None:
    """Eight digits beside one another, each a word, that are a day."""
    for begin in range(len(words) - _DAY + 1):
        own = words[begin : begin + _DAY]
        if all(_DIGIT.fullmatch(word.text) for word in own) and parse_date(text_of(own)):
            return own
    return None
