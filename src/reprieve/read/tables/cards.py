"""Transactions printed as cards, one below or beside the other: each a list of labels and values (交易日期:2026-05-03), always the same."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise
from math import inf
from statistics import median

from reprieve.library.statements import AMOUNTS, StatementVocabulary
from reprieve.read.heads.column_roles import Column, settled_columns
from reprieve.read.heads.joined import joined
from reprieve.read.page.prose import squeeze
from reprieve.read.page.words import Line, Page, Word, box_of, part_of, text_of, visual_lines
from reprieve.read.tables.bands import sort_of
from reprieve.read.tables.row_text import cell_text
from reprieve.read.tables.table_page import Row, TablePage

_FEWEST, _MOST, _SELDOM = 3, 0.6, 0.3
_LANE, _LEVEL, _GOES_ON, _ROOM = 20.0, 3.0, 1.0, 2.0
_PIECES, _TORN = 3, 0.3
_APART = 1.3
_DIRECTION, _FAR = "收/支", 1.5  # the name of what stands far behind another value without a label: 收入, 支出
_BEGINS = 12  # labels that may be a card's first


@dataclass(slots=True)
class _Field:
    """A label, the words of its value, and the page it stands on."""

    label: str
    name: Word
    page: int
    values: list[Word] = field(default_factory=list)

    @property
    def words(self) -> list[Word]:
        return [self.name, *self.values]


def read_cards(pages: Iterable[Page], vocabulary: StatementVocabulary) -> list[TablePage]:
    """The cards of each page as rows of a table; nothing where fewer than three bear the same labels, a day and money among them."""
    lines = [_with_whole_labels(joined(line), vocabulary) for page in pages for line in visual_lines(page.without_seal())]
    usual = _usual_labels(lines, vocabulary)
    told = [_fields(line, usual, vocabulary) for line in lines]
    roles = set(map(vocabulary.role, usual))
    if usual and not roles & AMOUNTS:
        title = "counterparty" if "summary" in roles and not roles & {"counterparty", "merchant"} else "summary"
        told, usual = _with_titles(lines, told, title), usual | {title, "amount"}
    begins = list(dict.fromkeys(one.label for fields in told for one in fields))[:_BEGINS]
    tried = [_cards_from(first, lines, told) for first in begins]
    apart = _set_apart(told)
    cards, rest, begin = max(tried, key=lambda found: _completeness(found[0], usual, apart), default=([], [], 0))
    names = list(dict.fromkeys(one.label for card in cards for one in card))
    named = [Column(vocabulary.role(name), name, place, place + 1) for place, name in enumerate(names)]
    columns = settled_columns(named, vocabulary)
    if columns is None or len(cards) < _FEWEST:
        return []
    unplaced = _unplaced(rest, cards, vocabulary)
    return list(_table(cards, columns, tuple(line.text for line in lines[:begin]), rest, unplaced))


def _unplaced(rest: Sequence[Line], cards: Sequence[Sequence[_Field]], vocabulary: StatementVocabulary) -> list[Line]:
    """The lines in the midst of a card that are of none of its values; what stands in most cards tells nothing of any."""
    often = Counter(line.text for line in rest)
    midst = [(one[0].page, one[0].name.bottom, one[-1].name.top) for card in cards for one in _by_page(card)]
    return [
        line
        for line in rest
        if any(line.page == page and top <= line.words[0].middle <= bottom for page, top, bottom in midst)
        and often[line.text] < max(_FEWEST, _SELDOM * len(cards))
        and not (vocabulary.is_noise(line.text) or vocabulary.is_not_a_row(squeeze(line)))
    ]


def _by_page(card: Sequence[_Field]) -> Iterator[list[_Field]]:
    for _page, fields in groupby(card, lambda one: one.page):
        yield list(fields)


def _table(
    cards: Sequence[Sequence[_Field]], columns: tuple[Column, ...], head: tuple[str, ...], rest: Sequence[Line], unplaced: Sequence[Line]
) -> Iterator[TablePage]:
    for number, on_page in groupby(cards, lambda card: card[0].page):
        rows = tuple(_row(card, columns, number) for card in on_page)
        remarks = tuple(line.text for line in rest if line.page == number)
        yield TablePage(number, columns, head, rows, remarks, tuple(line for line in unplaced if line.page == number))
        head = ()


def _row(card: Sequence[_Field], columns: tuple[Column, ...], page: int) -> Row:
    values = {one.label: one.values for one in reversed(card)}
    words = [word for one in card if one.page == page for word in one.words]
    cells = tuple(cell_text(values.get(column.name, ()), column.role) for column in columns)
    return Row(columns, cells, page, box_of(words), min(word.confidence for word in words))


# --- labels and values -----------------------------------------------------------------------------------------------


def _with_whole_labels(line: Line, vocabulary: StatementVocabulary) -> Line:
    """The line with labels put together whose letters are set apart (日 期:2026-05-03), or of several fonts, and so several words."""
    words: list[Word] = []
    for word in line.words:
        for begin in range(max(0, len(words) - _PIECES), len(words)):
            pieces = [*words[begin:], word]
            text = text_of(pieces)
            is_one = all(map(_touch, pieces, pieces[1:])) or all(len(piece.text.partition(":")[0]) == 1 for piece in pieces)
            if is_one and vocabulary.knows(text.partition(":")[0]) and ":" not in text[: -len(word.text)]:
                words[begin:] = [words[begin]._replace(text=text, x1=word.x1)]
                break
        else:
            words.append(word)
    return Line(tuple(words), line.page)


def _touch(left: Word, right: Word) -> bool:
    return right.x0 - left.x1 < _TORN * (left.bottom - left.top)


def _usual_labels(lines: Sequence[Line], vocabulary: StatementVocabulary) -> frozenset[str]:
    """The labels that most cards bear: of those that the papers repeat, the ones that stand there nearly as often as any."""
    counts = Counter(label for line in lines for label, *_rest in _labels(line, vocabulary))
    often = max(counts.values(), default=0)
    return (
        frozenset(label for label, count in counts.items() if count >= max(_FEWEST, _SELDOM * often)) if often >= _FEWEST else frozenset()
    )


def _labels(line: Line, vocabulary: StatementVocabulary) -> Iterator[tuple[str, Word, int]]:
    """The labels of a line: names of columns before a colon, or alone with a value behind; with the word and where in it the value begins.

    A word for a direction alone is a value (收/支 收入); far behind the value of another label it is that of none.
    """
    for before, word, following in zip([None, *line.words], line.words, [*line.words[1:], None], strict=False):
        name, colon, _value = word.text.partition(":")
        if colon and vocabulary.knows(name):
            yield name, word, len(name) + 1
        elif not colon and following is not None and vocabulary.knows(word.text) and vocabulary.direction(word.text) is None:
            yield word.text, word, len(word.text)
        elif before is not None and _is_direction_apart(before, word, vocabulary):
            yield _DIRECTION, word, 0


def _is_direction_apart(before: Word, word: Word, vocabulary: StatementVocabulary) -> bool:
    is_value = not before.text.endswith(":") and not vocabulary.knows(before.text)
    return is_value and word.x0 - before.x1 > _FAR * (word.bottom - word.top) and vocabulary.direction(word.text) is not None


def _fields(line: Line, usual: frozenset[str], vocabulary: StatementVocabulary) -> list[_Field]:
    """The labels of a line with the values behind them; none where another label stands there, as in a head that is repeated."""
    labels = {word: (label, end) for label, word, end in _labels(line, vocabulary)}
    if any(label not in usual and ":" in word.text for word, (label, _end) in labels.items()):
        return []
    fields: list[_Field] = []
    for word in line.words:
        label, end = labels.get(word, ("", 0))
        if label in usual:
            fields.append(_Field(label, part_of(word, 0, end or len(word.text)), line.page))
            if end < len(word.text):
                fields[-1].values.append(part_of(word, end, len(word.text)))
        elif fields and word.text != ":":
            fields[-1].values.append(word)
    return fields


def _with_titles(lines: Sequence[Line], told: Sequence[list[_Field]], title: str) -> list[list[_Field]]:
    """The fields of lines, with those of a card's title: the line above its first label that tells one amount, and its `title`.

    That may stand on a line of its own above it.
    """
    titled = list(told)
    amounts = [[word for word in line.words if sort_of(word.text) == "money"] for line in lines]
    titles = [at for at in range(len(lines) - 1) if not told[at] and told[at + 1] and len(amounts[at]) == 1]
    alone = [at for at in titles if len(lines[at].words) == 1 and at and not told[at - 1] and not amounts[at - 1]]
    for at in titles:
        of_two = at in alone and len(alone) > _MOST * len(titles)
        texts = list(lines[at - 1].words) if of_two else [word for word in lines[at].words if word not in amounts[at]]
        told_of = [_Field(title, texts[0], lines[at].page, texts)] if texts else []
        amount = _Field("amount", amounts[at][0], lines[at].page, amounts[at])
        titled[at] = [amount] if of_two else [*told_of, amount]
        if of_two:
            titled[at - 1] = told_of
    return titled


# --- cards -----------------------------------------------------------------------------------------------------------


def _lanes(xs: Iterable[float]) -> list[float]:
    """Where cards begin across the page."""
    lanes: list[float] = []
    for x in sorted(xs):
        if not lanes or x - lanes[-1] > _LANE:
            lanes.append(x)
    return lanes


def _cards_from(first: str, lines: Sequence[Line], told: Sequence[list[_Field]]) -> tuple[list[list[_Field]], list[Line], int]:
    """The cards if each begins with that label, the lines that belong to none, and where the first begins."""
    begin = next(index for index, fields in enumerate(told) if any(one.label == first for one in fields))
    own = [[replace(one, values=list(one.values)) for one in fields] for fields in told[begin:]]
    lanes = _lanes([one.name.x0 for fields in own for one in fields if one.label == first])
    return *_cards(lines[begin:], own, lanes, first), begin


def _set_apart(told: Iterable[Sequence[_Field]]) -> str:
    """The label that stands clearly farther below the line before than any other does, each by half of its places; "" where none does."""
    firsts = [fields[0] for fields in told if fields]
    gaps: dict[str, list[float]] = {}
    for above, one in pairwise(firsts):
        if above.page == one.page:
            gaps.setdefault(one.label, []).append(one.name.top - above.name.top)
    usual = sorted(((median(found), label) for label, found in gaps.items()), reverse=True)
    return usual[0][1] if len(usual) > 1 and usual[0][0] > _APART * usual[1][0] else ""


def _completeness(cards: Sequence[Sequence[_Field]], usual: frozenset[str], apart: str) -> tuple[int, bool, int]:
    """How many cards bear the labels that most do; whether they begin with the label that white sets apart: a screen may cut off the last.

    And how few do not bear them: a label of the head may be one of cards, too.
    """
    counts = Counter(one.label for card in cards for one in card if one.label in usual)
    needed = {label for label, count in counts.items() if count >= _MOST * max(counts.values())}
    complete = sum(needed <= {one.label for one in card} for card in cards)
    return complete, cards[0][0].label == apart, complete - len(cards)


def _cards(
    lines: Sequence[Line], told: Sequence[list[_Field]], lanes: Sequence[float], first: str
) -> tuple[list[list[_Field]], list[Line]]:
    """The cards in the order they begin, and the lines that belong to none."""
    cards: list[list[_Field]] = []
    open_: dict[int, list[_Field]] = {}
    rest: list[Line] = []
    for line, fields in zip(lines, told, strict=True):
        for one in fields:
            lane = max(0, bisect_right(lanes, one.name.x0 + _LEVEL) - 1)
            card = open_.get(lane)
            if card is None or one.label == first or any(other.label == one.label for other in card):
                card = open_[lane] = []
                cards.append(card)
            card.append(one)
        if not fields and not _goes_on(line, list(open_.values())):
            rest.append(line)
    return cards, rest


def _goes_on(line: Line, cards: Sequence[list[_Field]]) -> bool:
    """Whether the words of a line go on with the values right above them; then they do."""
    lasts = {id(word): _above(word, line.page, cards) for word in line.words}
    if not all(lasts.values()):
        return False
    for word in line.words:
        if over := lasts[id(word)]:
            over.values.append(word)
    return True


def _above(word: Word, page: int, cards: Sequence[list[_Field]]) -> _Field | None:
    """The value that a word goes on with: close above it, and begun where the word begins or left of it.

    Or up to the next label, and the word begins where its own label does.
    """
    height = word.bottom - word.top
    for card, one in ((own, one) for own in cards for one in reversed(own) if one.page == page and one.values):
        close = word.top - max(value.bottom for value in one.values) < _GOES_ON * height
        end = max(value.x1 for value in one.values)
        beside = min((other.name.x0 for other in card if other.page == page and other.name.x0 > end and _is_level(other, one)), default=inf)
        below_label = abs(word.x0 - one.name.x0) < _LEVEL and beside - end < _ROOM * height
        if close and (one.values[0].x0 - _LEVEL < word.x0 or below_label) and word.x0 < end:
            return one
    return None


def _is_level(one: _Field, other: _Field) -> bool:
    return one.name.top < other.name.middle < one.name.bottom
