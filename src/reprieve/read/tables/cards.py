"""Transactions printed as cards, one below or beside the other: each a list of labels and values (交易日期:2026-05-03), always the same."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from math import inf
from statistics import median

from reprieve.library.statements import AMOUNTS, StatementVocabulary
from reprieve.read.heads.column_roles import Column, settled_columns
from reprieve.read.heads.joined import joined
from reprieve.read.page.prose import squeeze
from reprieve.read.page.words import Line, Page, Word, box_of, visual_lines
from reprieve.read.tables.card_fields import FEWEST, MOST, SELDOM, Field, fields_of, usual_labels, with_titles, with_whole_labels
from reprieve.read.tables.cell_text import cell_text
from reprieve.read.tables.table_page import Row, TablePage

_LANE, _LEVEL, _GOES_ON, _ROOM = 20.0, 3.0, 1.0, 2.0
_APART = 1.3
_BEGINS = 12  # labels that may be a card's first


def read_cards(pages: Iterable[Page], vocabulary: StatementVocabulary) -> list[TablePage]:
    """The cards of each page as rows of a table; nothing where fewer than three bear the same labels, a day and money among them."""
    lines = [with_whole_labels(joined(line), vocabulary) for page in pages for line in visual_lines(page.without_seal())]
    usual = usual_labels(lines, vocabulary)
    told = [fields_of(line, usual, vocabulary) for line in lines]
    roles = set(map(vocabulary.role, usual))
    if usual and not roles & AMOUNTS:
        title = "counterparty" if "summary" in roles and not roles & {"counterparty", "merchant"} else "summary"
        told, usual = with_titles(lines, told, title), usual | {title, "amount"}
    begins = list(dict.fromkeys(one.label for fields in told for one in fields))[:_BEGINS]
    tried = [_cards_from(first, lines, told) for first in begins]
    apart = _set_apart(told)
    cards, rest, begin = max(tried, key=lambda found: _completeness(found[0], usual, apart), default=([], [], 0))
    names = list(dict.fromkeys(one.label for card in cards for one in card))
    named = [Column(vocabulary.role(name), name, place, place + 1) for place, name in enumerate(names)]
    columns = settled_columns(named, vocabulary)
    if columns is None or len(cards) < FEWEST:
        return []
    unplaced = _unplaced(rest, cards, vocabulary)
    return list(_table(cards, columns, tuple(line.text for line in lines[:begin]), rest, unplaced))


def _unplaced(rest: Sequence[Line], cards: Sequence[Sequence[Field]], vocabulary: StatementVocabulary) -> list[Line]:
    """The lines in the midst of a card that are of none of its values; what stands in most cards tells nothing of any."""
    often = Counter(line.text for line in rest)
    midst = [(one[0].page, one[0].name.bottom, one[-1].name.top) for card in cards for one in _by_page(card)]
    return [
        line
        for line in rest
        if any(line.page == page and top <= line.words[0].middle <= bottom for page, top, bottom in midst)
        and often[line.text] < max(FEWEST, SELDOM * len(cards))
        and not (vocabulary.is_noise(line.text) or vocabulary.is_not_a_row(squeeze(line)))
    ]


def _by_page(card: Sequence[Field]) -> Iterator[list[Field]]:
    for _page, fields in groupby(card, lambda one: one.page):
        yield list(fields)


def _table(
    cards: Sequence[Sequence[Field]], columns: tuple[Column, ...], head: tuple[str, ...], rest: Sequence[Line], unplaced: Sequence[Line]
) -> Iterator[TablePage]:
    for number in sorted({card[0].page for card in cards} | {line.page for line in rest}):  # on a page all cards may only go on
        rows = tuple(_row(card, columns, number) for card in cards if card[0].page == number)
        remarks = tuple(line.text for line in rest if line.page == number)
        yield TablePage(number, columns, head, rows, remarks, tuple(line for line in unplaced if line.page == number))
        head = ()


def _row(card: Sequence[Field], columns: tuple[Column, ...], page: int) -> Row:
    values = {one.label: one.values for one in reversed(card)}
    words = [word for one in card if one.page == page for word in one.words]
    cells = tuple(cell_text(values.get(column.name, ()), column.role) for column in columns)
    return Row(columns, cells, page, box_of(words), min(word.confidence for word in words))


def _lanes(xs: Iterable[float]) -> list[float]:
    """Where cards begin across the page."""
    lanes: list[float] = []
    for x in sorted(xs):
        if not lanes or x - lanes[-1] > _LANE:
            lanes.append(x)
    return lanes


def _cards_from(first: str, lines: Sequence[Line], told: Sequence[list[Field]]) -> tuple[list[list[Field]], list[Line], int]:
    """The cards if each begins with that label, the lines that belong to none, and where the first begins."""
    begin = next(index for index, fields in enumerate(told) if any(one.label == first for one in fields))
    own = [[replace(one, values=list(one.values)) for one in fields] for fields in told[begin:]]
    lanes = _lanes([one.name.x0 for fields in own for one in fields if one.label == first])
    return *_cards(lines[begin:], own, lanes, first), begin


def _set_apart(told: Iterable[Sequence[Field]]) -> str:
    """The label that stands clearly farther below the line before than any other does, each by half of its places; "" where none does."""
    firsts = [fields[0] for fields in told if fields]
    gaps: dict[str, list[float]] = {}
    for above, one in pairwise(firsts):
        if above.page == one.page:
            gaps.setdefault(one.label, []).append(one.name.top - above.name.top)
    usual = sorted(((median(found), label) for label, found in gaps.items()), reverse=True)
    return usual[0][1] if len(usual) > 1 and usual[0][0] > _APART * usual[1][0] else ""


def _completeness(cards: Sequence[Sequence[Field]], usual: frozenset[str], apart: str) -> tuple[int, bool, int]:
    """How many cards bear the labels that most do; whether they begin with the label that white sets apart: a screen may cut off the last.

    And how few do not bear them: a label of the head may be one of cards, too.
    """
    counts = Counter(one.label for card in cards for one in card if one.label in usual)
    needed = {label for label, count in counts.items() if count >= MOST * max(counts.values())}
    complete = sum(needed <= {one.label for one in card} for card in cards)
    return complete, cards[0][0].label == apart, complete - len(cards)


def _cards(lines: Sequence[Line], told: Sequence[list[Field]], lanes: Sequence[float], first: str) -> tuple[list[list[Field]], list[Line]]:
    """The cards in the order they begin, and the lines that belong to none."""
    cards: list[list[Field]] = []
    open_: dict[int, list[Field]] = {}
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


def _goes_on(line: Line, cards: Sequence[list[Field]]) -> bool:
    """Whether the words of a line go on with the values right above them; then they do."""
    lasts = {id(word): _above(word, line.page, cards) for word in line.words}
    if not all(lasts.values()):
        return False
    for word in line.words:
        if over := lasts[id(word)]:
            over.values.append(word)
    return True


def _above(word: Word, page: int, cards: Sequence[list[Field]]) -> Field | None:
    """The value that a word goes on with: close above it, and begun where the word begins or left of it.

    Or up to the next label, and the word begins where its own label does.
    """
    height = word.bottom - word.top
    for card, one in ((own, one) for own in cards for one in reversed(own) if one.page == page and one.values):
        close = word.top - max(value.bottom for value in one.values) < _GOES_ON * height
        if not close or word.x0 >= one.end:
            continue
        below_label = abs(word.x0 - one.name.x0) < _LEVEL and _next_label(one, card) - one.end < _ROOM * height
        if one.values[0].x0 - _LEVEL < word.x0 or below_label:
            return one
    return None


def _next_label(one: Field, card: Sequence[Field]) -> float:
    """x at which the next label beside a value begins; infinite where none does."""
    beside = (other.name for other in card if other.page == one.page and one.name.top < other.name.middle < one.name.bottom)
    return min((name.x0 for name in beside if name.x0 > one.end), default=inf)
