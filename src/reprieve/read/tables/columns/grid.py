"""Which column does a word stand in? Told from the header, from the white between what stands under it, and from what that is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from statistics import median

from reprieve.expression import compiled_when_used
from reprieve.library.statements import Role
from reprieve.read.days.moments import is_clock
from reprieve.read.heads.column_roles import Column
from reprieve.read.heads.header import Header
from reprieve.read.notation import CHINESE, CURRENCY_CODES, CURRENCY_SIGN, GROUPED
from reprieve.read.page.words import Word, character_borders
from reprieve.read.tables.columns.bands import SHAPES, Band, bands_and_runs, sort_of

_CROSSES = 1.5
_MOST = 0.6
_NEAR = 2
_LITTLE, _FEWEST, _LONGEST_FLAG = 0.5, 3, 2
_LETTER = 1.3
_TEXTS = frozenset({"text", "account"})
_NUMERIC = frozenset("0123456789.,*+-")
_TOLD: frozenset[Role] = frozenset({"summary", "counterparty", "counterparty_account"})
_FILLER = re.compile(r"-{8,}")
_NUMBER = re.compile(r"[A-Za-z]?\d{8,}")
_END_OF_TEXT = compiled_when_used(rf"[{CHINESE})]{{1,4}}")
# Of no more than eleven digits: a longer number with a point behind it is an account's that touches a figure.
_FIGURE = re.compile(rf"\(?[-+]?{CURRENCY_SIGN}?[-+]?(?:{GROUPED}|\d{{1,11}})\.\d\d(?:元|-|\)|{'|'.join(CURRENCY_CODES)})?")


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's columns and the x that part them; words beyond `left` and `right` are not the table's.

    `unseen` are the columns that nothing stood under when the grid was laid. `begins` is where nearly all cells of each column begin,
    None where they begin anywhere: there a text is cut that runs into the next cell's. `hidden` are unseen ones where most rows have a
    text from before their name to behind its beginning: their cells touch those before, and nothing tells where. `bare` are columns of
    accounts none of which begins with a letter: one before a number there is the end of a text.
    """

    columns: tuple[Column, ...]
    cuts: tuple[float, ...]
    left: float = float("-inf")
    right: float = float("inf")
    unseen: frozenset[int] = frozenset()
    begins: tuple[float | None, ...] = ()
    hidden: frozenset[int] = frozenset()
    bare: frozenset[int] = frozenset()

    def hides(self, word: Word) -> bool:
        """Whether a word may hold the cell of a hidden column."""
        return any(_runs_across(word, self.columns[index].x0) for index in self.hidden)

    def holds(self, word: Word) -> bool:
        """Whether a word stands in the first or the last column, of which it may run out."""
        last = self.cuts[-1] if self.cuts else self.left
        first = self.cuts[0] if self.cuts else self.right
        half = (word.bottom - word.top) / 2  # of a letter: one that is cut off in its middle is there
        return last - half <= word.x0 < self.right - _CROSSES or self.left + _CROSSES < word.x1 <= first + half

    def is_begun_by(self, word: Word) -> bool:
        """Whether a word stands where nearly all cells of its column begin."""
        begin = self.begins[self.column_of(word)] if self.begins else None
        return begin is not None and abs(begin - word.x0) < 1

    def keeps(self, word: Word) -> bool:
        """Whether a word stands between the borders of one column."""
        edges = (self.left, *self.cuts, self.right)
        return any(left - _CROSSES < word.x0 and word.x1 < right + _CROSSES for left, right in pairwise(edges))

    def column_of(self, word: Word) -> int:
        return bisect_right(self.cuts, (word.x0 + word.x1) / 2)

    def fits(self, words: Iterable[Word]) -> bool:
        """Whether none of the words runs across a border or stands in a column that was empty before."""
        cuts, unseen = self.cuts, self.unseen
        for word in words:
            column = bisect_right(cuts, word.x0 + 1)
            if column in unseen or (column < len(cuts) and cuts[column] < word.x1 - 1):
                return False
        return True

    def parts(self, word: Word) -> Sequence[tuple[int, Word]]:
        """The word by its column, cut where it runs across a border; a whole figure, time or filler is one cell's, however wide it is."""
        first, last = bisect_right(self.cuts, word.x0 + _CROSSES), bisect_right(self.cuts, word.x1 - _CROSSES)
        if first >= last or _FIGURE.fullmatch(word.text) or is_clock(word.text) or _FILLER.fullmatch(word.text):
            return ((self.column_of(word), word),)
        left, right = _cut_word(word, self._border(first, word), bare=first + 1 in self.bare)
        is_flag = self.columns[last].role == "flag" and len(right.text) <= _LONGEST_FLAG
        runs_over = _runs_over(word, self.cuts[first]) and not is_flag and not _FIGURE.fullmatch(left.text)
        if first + 1 == last and ({first, last} & self.unseen or runs_over):
            return ((first if last in self.unseen else last if first in self.unseen else self.column_of(word), word),)
        if not left.text or not right.text or self._spoils_figures(first, left, right):
            return ((self.column_of(word), word),)
        return ((first, left), *self.parts(right))

    def _border(self, index: int, word: Word) -> float:
        """Where a word that runs out of a column into the next is cut."""
        begin = self.begins[index + 1] if self.begins else None
        return begin if begin is not None and word.x0 < begin < word.x1 else self.cuts[index]

    def _spoils_figures(self, first: int, left: Word, right: Word) -> bool:
        """Whether text that runs over a little would leave a piece that is no figure in a column of figures, or of accounts its end."""
        if SHAPES.get(self.columns[first + 1].role) == "account" and _END_OF_TEXT.fullmatch(right.text):
            return True
        pieces = ((first, left), (first + 1, right)) if first + 2 > len(self.cuts) or right.x1 <= self.cuts[first + 1] else ((first, left),)
        return any(SHAPES.get(self.columns[column].role) == "figure" and sort_of(piece.text) == "text" for column, piece in pieces)


def lay_grid(header: Header, words: Sequence[Word]) -> Grid:
    """The grid of a table from its header and the words of its rows.

    Vertical rules part the columns where they are drawn. Elsewhere the words fall into bands with white between them, and each column
    takes the run of bands that suits its name best: figures under amounts, one in a line, dates under the date, and all of it near the
    header's cell.
    """
    columns = header.columns
    if header.borders:
        ruled = _ruled_grid(columns, header.borders)
        return replace(ruled, begins=tuple(_begins(ruled, words)))
    bands, runs = bands_and_runs(columns, words)
    unseen = frozenset(index for index, (begin, end) in enumerate(runs) if begin == end)
    begun = _begun(columns, unseen, words)
    cuts = [columns[index].x0 - _LITTLE if index in begun else cut for index, cut in enumerate(_cuts(columns, bands, runs, words), 1)]
    unseen -= begun | {index - 1 for index in begun}
    grid = Grid(columns, tuple(accumulate(cuts, max)), unseen=unseen)
    hidden = frozenset(_hidden(columns, unseen, words))
    return replace(grid, begins=tuple(_begins(grid, words)), hidden=hidden, bare=frozenset(_bare(grid, words)))


def _bare(grid: Grid, words: Iterable[Word]) -> Iterator[int]:
    """The columns of accounts in which several numbers stand, and none with a letter before it."""
    accounts = [index for index, column in enumerate(grid.columns) if SHAPES.get(column.role) == "account"]
    numbers = [word for word in words if accounts and _NUMBER.fullmatch(word.text)]
    for index in accounts:
        own = [word.text[0] for word in numbers if grid.column_of(word) == index]
        if len(own) >= _FEWEST and not any(map(str.isalpha, own)):
            yield index


def _begun(columns: Sequence[Column], unseen: Collection[int], words: Sequence[Word]) -> frozenset[int]:
    """The columns beside unseen ones that are cut at their name's beginning, and those next to them whose texts run into theirs."""
    near = [index for index in range(1, len(columns)) if index in unseen or index - 1 in unseen]
    begun = frozenset(index for index in near if _begin_below(columns, index, words))
    beside = (index for index in near if begun & {index - 1, index + 1})
    return begun | {index for index in beside if _run_into(columns, index, words)}


def _begin_below(columns: Sequence[Column], index: int, words: Sequence[Word]) -> bool:
    """Whether nearly as many words begin right below a name's beginning as below that of the name before: texts there run up to them.

    Below a name that is no flag's texts alone do so, and only where texts begin below the name before.
    """
    before, begun = (sum(abs(word.x0 - columns[place].x0) < 1 for word in words) for place in (index - 1, index))
    texts = all(SHAPES.get(columns[place].role, "text") in _TEXTS for place in (index - 1, index))
    return begun >= max(_FEWEST, _MOST * before) and (columns[index].role == "flag" or (texts and before >= _FEWEST))


def _run_into(columns: Sequence[Column], index: int, words: Sequence[Word]) -> bool:
    """Whether most words that begin below the name before run across a name's beginning: two cells' texts are one word.

    Where the cell before is short, the next one's text begins below its own name.
    """
    begun = [word for word in words if abs(word.x0 - columns[index - 1].x0) < 1]
    own = sum(abs(word.x0 - columns[index].x0) < 1 for word in words)
    across = sum(_runs_across(word, columns[index].x0) for word in begun)
    return across >= max(_FEWEST, _MOST * len(begun) - own)


def _ruled_grid(columns: tuple[Column, ...], borders: Sequence[float]) -> Grid:
    """Rules may stand around the columns, or between them alone: then the first and the last are as wide as the page."""
    middles = [(column.x0 + column.x1) / 2 for column in columns]
    inner = [borders[min(bisect_right(borders, middle), len(borders) - 1)] for middle in middles[:-1]]
    left = borders[0] - 2 if middles[0] > borders[0] else float("-inf")
    right = borders[-1] + 2 if middles[-1] < borders[-1] else float("inf")
    return Grid(columns, tuple(inner), left, right)


def _hidden(columns: Sequence[Column], unseen: Iterable[int], words: Sequence[Word]) -> Iterator[int]:
    """Of the columns under which nothing stands, those whose name texts run across in most rows, as many as have an amount."""
    rows = len({round(word.middle) for word in words if sort_of(word.text) == "money"})
    for index in unseen:
        across = sum(_runs_across(word, columns[index].x0) for word in words if sort_of(word.text) == "text")
        if across > _MOST * rows and _TOLD & {column.role for column in columns[max(0, index - 1) : index + 1]}:
            yield index


def _runs_across(word: Word, x: float) -> bool:
    """Whether a word has a letter or more on each side."""
    letter = word.bottom - word.top
    return word.x0 < x - letter and word.x1 > x + letter


def _cuts(columns: Sequence[Column], bands: Sequence[Band], runs: Sequence[tuple[int, int]], words: Sequence[Word]) -> Iterator[float]:
    """The x between each column and the next, where the fewest words run across; beside an empty column, between the header cells.

    A few words may stand under it all the same: then where they run across the least.
    """
    for index in range(len(columns) - 1):
        end = runs[index][1]
        left = bands[end - 1].x1 if end > 0 else float("-inf")
        right = bands[end].x0 if end < len(bands) else float("inf")
        if runs[index][0] < end < runs[index + 1][1]:
            yield _clearest(left, right, words)
            continue
        cut = min(max((columns[index].x1 + columns[index + 1].x0) / 2, left), right)
        near, far = max(columns[index].x1, left), min(columns[index + 1].x0, right)
        crossed = near < far and any(word.x0 + _CROSSES < cut < word.x1 - _CROSSES for word in words)
        yield _clearest(near, far, words) if crossed else cut


def _begins(grid: Grid, words: Iterable[Word]) -> Iterator[float | None]:
    starts: list[list[float]] = [[] for _column in grid.columns]
    for word in words:
        starts[grid.column_of(word)].append(word.x0)
    for found in starts:
        usual = median(found) if found else 0.0
        yield usual if sum(abs(x - usual) < 1 for x in found) > _MOST * len(found) else None


def _clearest(left: float, right: float, words: Iterable[Word]) -> float:
    """The middle of the widest stretch from `left` to `right` that the fewest words run across."""
    edges = [(left, 0), (right, 0)]
    for word in words:
        if word.x0 < right and word.x1 > left:
            edges += [(max(word.x0, left), 1), (min(word.x1, right), -1)]
    edges.sort()
    covered, best = 0, (len(edges), 0.0, (left + right) / 2)
    for (x, step), (following, _step) in pairwise(edges):
        covered += step
        if following > x:
            best = min(best, (covered, x - following, (x + following) / 2))
    return best[2]


# --- words across a border -------------------------------------------------------------------------------------------


def _runs_over(word: Word, cut: float) -> bool:
    """Whether a long word reaches a letter's width across a border on one side: more is another cell's text that touches."""
    borders = character_borders(word)
    letter = max(right - left for left, right in pairwise(borders))
    widest = _LETTER * min(word.bottom - word.top, max(letter, 2 * (borders[1] - borders[0])))
    return min(cut - word.x0, word.x1 - cut) < widest < (word.x1 - word.x0) / 4


def _cut_word(word: Word, cut: float, bare: bool = False) -> tuple[Word, Word]:
    """Cut at the character that stands at `cut`; what stands behind it begins there at the earliest."""
    at, x = _nearest_character(word, cut, bare)
    left = Word(word.text[:at], word.x0, word.top, x, word.bottom, word.confidence)
    return left, Word(word.text[at:], max(x, cut), word.top, word.x1, word.bottom, word.confidence)


def _nearest_character(word: Word, cut: float, bare: bool) -> tuple[int, float]:
    """Index and x of the character border nearest to `cut`; where figures and Latin letters meet beside it, there.

    Where each character stands is only reckoned, and Latin letters are of different widths.
    """
    borders = character_borders(word)
    at = min(range(len(borders)), key=lambda index: abs(borders[index] - cut))
    seams = (index for index in range(max(1, at - _NEAR), min(len(word.text), at + _NEAR + 1)) if _is_seam(word.text, index, bare))
    at = min(seams, key=lambda index: abs(borders[index] - cut), default=at)
    return at, borders[at]


def _is_seam(text: str, index: int, bare: bool) -> bool:
    """Whether a Latin letter and a figure meet before the character at `index`, or a text and a number that begins with such a letter.

    Where numbers are `bare` they begin with none.
    """
    left, right = text[index - 1], text[index]
    if _is_latin(right):
        return left in _NUMERIC or (not bare and not left.isascii() and text[index + 1 : index + 2].isdecimal())
    return right in _NUMERIC and _is_latin(left) and (bare or index == 1 or text[index - 2].isascii())


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalpha()
