"""Rows that rules part: a word is of the row between whose rules it stands."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from operator import itemgetter

from reprieve.read.heads.column_roles import Column
from reprieve.read.page.words import Rule, Word
from reprieve.read.tables.rows.anchors import Anchor
from reprieve.read.tables.rows.cells import CLOSE, Cells

_Level = tuple[float, Sequence[Rule]]
_ABOVE, _SAME, _MOST = 4.0, 2.0, 0.6


def rules_across(rules: Iterable[Rule], columns: Sequence[Column], top: float) -> list[tuple[float, list[Rule]]]:
    """The heights below `top` at which horizontal rules lie across most of the table, with the rules there: some are drawn cell by cell."""
    left, right = columns[0].x0, columns[-1].x1
    level: defaultdict[float, list[Rule]] = defaultdict(list)
    for rule in rules:
        if rule.horizontal and rule.top > top - _ABOVE:
            level[round((rule.top + rule.bottom) / 2, 1)].append(rule)
    across: list[tuple[float, list[Rule]]] = []
    for y, drawn in sorted(level.items(), key=itemgetter(0)):
        if sum(max(0.0, min(rule.x1, right) - max(rule.x0, left)) for rule in drawn) <= _MOST * (right - left):
            continue
        if not across or y - across[-1][0] > _SAME:
            across.append((y, []))
        across[-1][1].extend(drawn)
    return across


def rows_between_rules(
    anchors: Sequence[Anchor], columns: Cells, rules: Sequence[_Level], goes_on: bool
) -> tuple[list[Cells], list[Word]] | None:
    """Rows parted by rules at their heights, and the words that belong to none; None when the rules do not part the dated lines.

    Where the table `goes_on` from the page before, its first row may have no rule above it. A row that no rule ends takes what follows
    its cells line by line, and so does a cell that the rule below its row leaves open: where each has a frame of its own, it is taller,
    as one with a time below its day is.
    """
    borders = [y for y, _drawn in rules]
    bands = [bisect_right(borders, anchor.line) for anchor in anchors]
    if len(set(bands)) < max(len(bands), 1) or (min(bands) == 0 and not goes_on) or (len(bands) == 1 and bands[0] in (0, len(borders))):
        return None
    row_of = {band: index for index, band in enumerate(bands)}
    open_rows = {row for row, band in enumerate(bands) if band in (0, len(borders))}
    rows: list[Cells] = [{} for _anchor in anchors]
    outside: list[Word] = []
    for column, words in columns.items():
        for word in words:
            band = bisect_right(borders, word.middle)
            row = row_of.get(band)
            above = row_of.get(band - 1)
            if above is not None and column in rows[above] and (row is None or word.middle <= anchors[above].last):
                row = row if _is_under(rules[band - 1][1], word) else above
            if row is None or (row in open_rows and not _is_near(word, anchors[row], rows[row].get(column, ()))):
                outside.append(word)
            else:
                rows[row].setdefault(column, []).append(word)
    return rows, outside


def _is_under(rules: Iterable[Rule], word: Word) -> bool:
    return any(rule.x0 < word.x1 and word.x0 < rule.x1 for rule in rules)


def _is_near(word: Word, anchor: Anchor, above: Sequence[Word]) -> bool:
    """Whether a word may be of a row that no rule ends: near its date, or right below the last line of its cell."""
    height = word.bottom - word.top
    return abs(word.middle - anchor.line) <= 4 * height or (bool(above) and 0 <= word.top - above[-1].bottom < CLOSE * height)
