"""Records of two lines under names in two lines, each line with columns of its own: laid out side by side, as one wide line each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product
from statistics import median

from reprieve.library.statements import FIGURES, Role, StatementVocabulary
from reprieve.model import Box
from reprieve.read.days.moments import begins_with_date
from reprieve.read.heads.header_words import DATA, completes
from reprieve.read.page.words import Line, Page, Word, visual_lines

_NAMES, _NAMES_BELOW, _MOST = 3, 2, 0.8
_RECORDS, _ASIDE, _FAR, _NEARLY = 2, 3.0, 3.0, 0.75
_SECOND_CLOCK = re.compile(r"\d:\d\d")
_DAYS: frozenset[Role] = frozenset({"date", "other_date"})
_BOTH_WAYS: frozenset[Role] = frozenset({"amount_in", "amount_out"})
_DATES: frozenset[Role] = frozenset({*_DAYS, "date_or_time"})


@dataclass(frozen=True, slots=True)
class _Fold:
    """The names of both lines, where the first day of a record stands (x), in which of its lines, and how many stand below one another."""

    upper: Line
    lower: Line
    day_x: float
    day_line: int
    days: int

    @property
    def step(self) -> float:
        return _middle(self.lower) - _middle(self.upper)


@dataclass(frozen=True, slots=True)
class _Record:
    """A record by its heights: its own line, where its second part begins, the line of that part, and where the record ends."""

    line: float
    second: float
    second_line: float
    end: float


@dataclass(frozen=True, slots=True)
class _Laid:
    """A page laid out, the height of its last record's line if the rest of that stands on the next page, and such a rest."""

    page: Page
    open_line: float | None
    rest: tuple[Word, ...]


def unfolded(pages: Iterable[Page], vocabulary: StatementVocabulary) -> Iterator[Page]:
    """The pages; those of a table of two-line records twice as wide, their second lines to the right of the first.

    The first page that names columns tells whether a paper is of this kind. A second line that a page break parted from the first joins it.
    """
    fold: _Fold | None = None
    looked = False
    held: _Laid | None = None
    for page in pages:
        lines = _printed(page) if fold or not looked else []
        if not looked and (named := [index for index, line in enumerate(lines) if _names(line, vocabulary) >= _NAMES]):
            looked = True
            fold = _fold_of(lines, named[0], vocabulary)
        if fold is None:
            yield page
            continue
        before, held = held, _laid_out(page, lines, fold, cut=held is not None and held.open_line is not None)
        if before is not None:
            whole, held = _with_rest(before, held)
            yield whole
    if held is not None:
        yield held.page


def _with_rest(before: _Laid, laid: _Laid) -> tuple[Page, _Laid]:
    """The page before with the rest of its last record, and what is left of this page."""
    if before.open_line is None or not laid.rest:
        return before.page, laid
    lift = before.open_line - laid.rest[0].middle
    width = before.page.width / 2
    moved = [word._replace(x0=word.x0 + width, x1=word.x1 + width, top=word.top + lift, bottom=word.bottom + lift) for word in laid.rest]
    left = tuple(word for word in laid.page.words if word not in laid.rest)
    whole = replace(before.page, words=(*before.page.words, *moved))
    return whole, replace(laid, page=replace(laid.page, words=left))


def on_paper(box: Box, page: Page) -> Box:
    """Where a record stands on the page as it is printed."""
    width = page.width / 2
    return replace(box, x0=min(box.x0, width), x1=min(box.x1, width), bottom=box.bottom + page.unfolded)


def _printed(page: Page) -> list[Line]:
    """The lines of a page but for those that only rule it."""
    return [line for line in visual_lines(page) if any(map(str.isalnum, line.text))]


def _names(line: Line, vocabulary: StatementVocabulary) -> int:
    return sum(vocabulary.knows(word.text) for word in line.words)


# --- is it such a table? ---------------------------------------------------------------------------------------------


def _fold_of(lines: Sequence[Line], index: int, vocabulary: StatementVocabulary) -> _Fold | None:
    """The names in the line at `index` and the one below, if the records below have two lines as well."""
    upper, lower = lines[index], lines[index + 1] if index + 1 < len(lines) else None
    if lower is None or not _are_names_of_both(upper, lower, vocabulary):
        return None
    below = lines[index + 2 :]
    day = next((word for line in below for word in line.words if begins_with_date(word.text)), None)
    if day is None:
        return None
    over = [next((word.x0 for word in line.words if vocabulary.role(word.text) in _DAYS), None) for line in (upper, lower)]
    beneath = None not in over and abs((over[0] or 0.0) - (over[1] or 0.0)) < _ASIDE * (day.bottom - day.top)
    only_below = over[0] is None and not _DATES & _roles(upper, vocabulary)
    fold = _Fold(upper, lower, day.x0, int(only_below), 1 + beneath)
    records = _records(below, fold)
    seconds = [sum(len(line.words) for line in below if record.second < _middle(line) < record.end) for record in records]
    return fold if len(records) >= _RECORDS and median(seconds) >= _NAMES_BELOW else None


def _are_names_of_both(upper: Line, lower: Line, vocabulary: StatementVocabulary) -> bool:
    """Whether two lines name columns, each its own: neither names what wraps, nor the parts of headings above them, nor a translation."""
    known = _names(upper, vocabulary), _names(lower, vocabulary)
    if known[0] < _NAMES or known[1] < _NAMES_BELOW or sum(known) < _MOST * (len(upper.words) + len(lower.words)):
        return False
    above, below = _roles(upper, vocabulary), _roles(lower, vocabulary)
    roles = above | below
    if not (roles & _DATES and roles & FIGURES) or ("amount" in above and below >= _BOTH_WAYS):  # 发生额 over 收入 and 支出
        return False
    height = upper.words[0].bottom - upper.words[0].top
    apart = lower.box.top - upper.box.bottom
    beneath = any(word.over(name) for word in lower.words for name in upper.words)
    again = {word.text for word in upper.words} & {word.text for word in lower.words}
    foreign = any(text.isascii() for text in (upper.text, lower.text)) or DATA.search(lower.text)
    translated = any(_translates(name, other, vocabulary) for name, other in product(upper.words, lower.words))
    return -0.2 * height < apart < _FAR * height and beneath and not (again or foreign or translated or completes(lower, upper, vocabulary))


def _translates(name: Word, other: Word, vocabulary: StatementVocabulary) -> bool:
    """Whether two names, one above the other, say the same in two scripts."""
    return name.over(other) and name.text.isascii() != other.text.isascii() and vocabulary.role(name.text) == vocabulary.role(other.text)


def _roles(line: Line, vocabulary: StatementVocabulary) -> set[Role]:
    return {vocabulary.role(word.text) for word in line.words}


# --- the records of a page -------------------------------------------------------------------------------------------


def _records(lines: Sequence[Line], fold: _Fold) -> list[_Record]:
    """Where each record's parts begin: of the white between two days the widest two stretches part them."""
    days = [index for index, line in enumerate(lines) if _bears_day(line, fold)][:: fold.days]
    begins = [day - fold.day_line for day in days if day >= fold.day_line]
    if not begins:
        return []
    heights = [_middle(lines[right]) - _middle(lines[left]) for left, right in pairwise(begins)]
    usual = median(heights) if heights else 2 * fold.step
    ends = [*((following, 1) for following in begins[1:]), (_end_after(lines, begins[-1], usual), 0)]
    records: list[_Record] = []
    for begin, (end, beyond) in zip(begins, ends, strict=True):
        middles = [_middle(line) for line in lines[begin : end + beyond]]
        records += _record(middles, _middle(lines[begin]) + usual, last=not beyond)
    return records


def _bears_day(line: Line, fold: _Fold) -> bool:
    near = _ASIDE * (line.words[0].bottom - line.words[0].top)
    return any(begins_with_date(word.text) and abs(word.x0 - fold.day_x) < near for word in line.words)


def _end_after(lines: Sequence[Line], begin: int, height: float) -> int:
    """The first line that stands nearly as far below a record's first as other records are high."""
    end = _middle(lines[begin]) + _NEARLY * height
    return next((index for index in range(begin, len(lines)) if _middle(lines[index]) > end), len(lines))


def _record(middles: Sequence[float], end: float, last: bool) -> Iterator[_Record]:
    """One record from the heights of its lines (and of the next day's line)."""
    gaps = sorted(range(1, len(middles)), key=lambda index: middles[index - 1] - middles[index])
    cuts = sorted(gaps[: 1 if last else 2])
    if len(cuts) < (1 if last else 2):
        return
    second = (middles[cuts[0] - 1] + middles[cuts[0]]) / 2
    bottom = end if last else (middles[cuts[1] - 1] + middles[cuts[1]]) / 2
    yield _Record(middles[0], second, middles[cuts[0]], bottom)


def _middle(line: Line) -> float:
    return line.words[0].middle


# --- side by side ----------------------------------------------------------------------------------------------------


def _laid_out(page: Page, lines: Sequence[Line], fold: _Fold, cut: bool) -> _Laid:
    """The page with second lines beside first ones; its rules no longer part anything. `cut`: it begins with the rest of a record."""
    texts = [line.text for line in lines]
    names = next(
        (index for index, text in enumerate(texts) if text == fold.upper.text and texts[index + 1 :][:1] == [fold.lower.text]), None
    )
    below = lines[names + 2 :] if names is not None else lines
    rest = _rest_of_cut(below, fold, below_names=names is not None) if cut else []
    below = below[below.index(rest[-1]) + 1 :] if rest else below
    records = _records(below, fold)
    bands = [(record.second, record.end, record.second_line - record.line) for record in records]
    if names is not None:
        box, step = lines[names + 1].box, _middle(lines[names + 1]) - _middle(lines[names])
        bands.insert(0, (box.top, box.bottom, step))
    words = tuple(_beside(word, bands, page.width) for word in page.words)
    begins = [_middle(line) for line in below if _bears_day(line, fold)]
    is_open = bool(begins) and (not records or begins[-1] > records[-1].end)
    wide = replace(page, width=2 * page.width, words=words, rules=(), unfolded=fold.step)
    return _Laid(wide, begins[-1] if is_open else None, tuple(word for line in rest for word in line.words))


def _rest_of_cut(lines: Sequence[Line], fold: _Fold, below_names: bool) -> list[Line]:
    """The lines above the first record of a page that can be the second part of one: right below the names, or right above the record."""
    first = next((index for index, line in enumerate(lines) if _bears_day(line, fold)), len(lines))
    if fold.days > 1 and below_names:
        first += 1
    above = [line for line in lines[:first] if ":" not in line.text or _SECOND_CLOCK.search(line.text)]
    if not above:
        return []
    near = _middle(above[0]) if below_names else _middle(above[-1])
    return [line for line in above if abs(_middle(line) - near) < _NEARLY * fold.step]


def _beside(word: Word, bands: Sequence[tuple[float, float, float]], width: float) -> Word:
    """The word; one of a second line to the right of the page, at the height of the first."""
    step = next((step for top, bottom, step in bands if top < word.middle < bottom), 0.0)
    if not step:
        return word
    return word._replace(x0=word.x0 + width, x1=word.x1 + width, top=word.top - step, bottom=word.bottom - step)
