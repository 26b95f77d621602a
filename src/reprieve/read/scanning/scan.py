"""A picture of a page -> a page of words and ruling lines, whichever way up it lay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import fmean, median

from reprieve.model import Box
from reprieve.read.ocr import Seen, Strength, see
from reprieve.read.page.words import Page, Rule
from reprieve.read.scanning.drawn_lines import drawn_lines
from reprieve.read.scanning.figures_again import figures_again
from reprieve.read.scanning.flat import flattened
from reprieve.read.scanning.images import Picture, as_bitmap
from reprieve.read.scanning.lean import uprighted
from reprieve.read.scanning.names_again import Differing, names_again
from reprieve.read.scanning.pictures import Pose
from reprieve.read.scanning.seen_by_cell import seen_by_cell
from reprieve.read.scanning.seen_words import seen_words
from reprieve.read.scanning.sheet_frame import without_sheet_frame
from reprieve.read.scanning.straight import Straight, straighten, turned
from reprieve.read.scanning.white_gaps import with_blanks

_LEGIBLE = 0.8
_ILLEGIBLE = 0.4
_LETTERS = 3
# Pixels from top to foot of a text's box: eight points are 28 at 200 dots per inch, and 14 at 100.
_COARSE = 16


@dataclass(frozen=True, slots=True)
class Sight:
    """A page as it was seen: its words, how it lay, and the texts and lines on it as they stand once it is straight."""

    page: Page
    pose: Pose
    seen: Sequence[Seen]
    rules: tuple[Rule, ...]

    @property
    def is_coarse(self) -> bool:
        """Whether letters have too few pixels to be told from each other surely."""
        heights = [one.height for one in self.seen if not one.tall]
        return bool(heights) and median(heights) < _COARSE


def read_picture(picture: Picture, number: int, strength: Strength, known: Pose | None = None) -> Sight:
    """The page with its number, and how it lay. `known` is how it lay, where that was found before."""
    page = straighten(picture, known)
    seen = see(as_bitmap(page.image), strength)
    if known is None and (turn := _needed_turn(seen)):
        page, seen = _better_way_up(page, seen, turn, strength)
    rules = tuple(drawn_lines(page))
    if not _says_something(seen):
        return Sight(Page(number, *page.size, (), rules, is_picture=True), page.pose, (), rules)
    by_cell = seen_by_cell(seen, rules, page, strength)
    return Sight(_laid_out(page, number, by_cell, rules), page.pose, by_cell, rules)


def read_names_again(picture: Picture, before: Sight) -> tuple[Sight, list[Differing]]:
    """The page with its names as the stronger model sees them, and which of them the two see differently."""
    page = straighten(picture, before.pose)
    seen, differing = names_again(before.seen, page)
    return replace(before, page=_laid_out(page, before.page.number, seen, before.rules), seen=seen), differing


def read_figures_again(picture: Picture, before: Sight, rows: Sequence[Box]) -> Page:
    """The page with the figures of these rows as the stronger model sees them."""
    page = straighten(picture, before.pose)
    return _laid_out(page, before.page.number, figures_again(before.seen, page, rows, before.rules), before.rules)


def _laid_out(page: Straight, number: int, seen: Sequence[Seen], rules: tuple[Rule, ...]) -> Page:
    flat, sag = flattened(list(with_blanks(seen, page)), page.image.width)
    straight, lean = uprighted(flat, page.image.height)
    scale = page.pose.scale

    def moved(rule: Rule) -> Rule:
        x, y = (rule.x0 + rule.x1) / 2 / scale, (rule.top + rule.bottom) / 2 / scale
        return _raised(rule, sag(x) * scale) if rule.horizontal else _pushed(rule, lean(x, y) * scale)

    return without_sheet_frame(Page(number, *page.size, tuple(seen_words(straight, scale)), tuple(map(moved, rules)), is_picture=True))


def _raised(rule: Rule, by: float) -> Rule:
    return rule._replace(top=rule.top - by, bottom=rule.bottom - by)


def _pushed(rule: Rule, by: float) -> Rule:
    return rule._replace(x0=rule.x0 - by, x1=rule.x1 - by)


def _says_something(seen: Sequence[Seen]) -> bool:
    """Spots and edges are taken for single signs; what no engine can make out is no text."""
    return _legibility(seen) > _ILLEGIBLE and any(len(one.text) >= _LETTERS for one in seen)


def _needed_turn(seen: Sequence[Seen]) -> int:
    """The engine reads a text that runs up or down as if it ran down: legible, such a page lies on its right side, else on its left.

    A page that is not legible and whose texts run across is upside down.
    """
    telling = _telling(seen)
    legible = _legibility(seen) >= _LEGIBLE
    if sum(one.tall for one in telling) * 2 > len(telling):
        return 90 if legible else 270
    return 0 if legible or not telling else 180


def _better_way_up(page: Straight, seen: list[Seen], turn: int, strength: Strength) -> tuple[Straight, list[Seen]]:
    other = turned(page, turn)
    seen_otherwise = see(as_bitmap(other.image), strength)
    across = sum(one.tall for one in _telling(seen_otherwise)) * 2 <= len(_telling(seen_otherwise))
    if across and (turn != 180 or _legibility(seen_otherwise) > _legibility(seen)):
        return other, seen_otherwise
    return page, seen


def _telling(seen: Sequence[Seen]) -> list[Seen]:
    return [one for one in seen if len(one.text) >= _LETTERS]


def _legibility(seen: Sequence[Seen]) -> float:
    """How sure the engine is of the texts, each weighed by its length."""
    letters = sum(len(one.text) for one in seen)
    return fmean([one.confidence for one in seen], [len(one.text) for one in seen]) if letters else 0.0
