"""Which lines belong to the header around the one that names most columns: names wrap, and may stand in two languages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import isfinite

from reprieve.library.statements import StatementVocabulary
from reprieve.read.heads.header_words import DATA, completes, names_known
from reprieve.read.notation import in_chinese
from reprieve.read.page.words import Line, Rule, Word, text_of

FEWEST_NAMES, _SURE = 3, 2
MOST_LINES, _LINES_OF_NAMES = 5, 16
_CLOSE, _WITHIN_REACH, _BESIDE, _FAR = 0.75, 2.5, 0.6, 6.0
_APART, _FOREIGN_APART, _HAIR = 0.5, 0.9, 0.1
_WIDER, _TALLER = 1.05, 1.3
_DIGIT, _FILLERS = re.compile(r"\d"), re.compile(r"[-—*]{2}[-—*\s]*")
_NO_NAMES = re.compile(r"\d/\d|\d{4}|第.*页")


def lines_of_header(lines: Sequence[Line], core: int, rules: Iterable[Rule], vocabulary: StatementVocabulary) -> tuple[int, int]:
    """First and last line of the header around its core line: names wrap, and a second language stands above or below."""
    between = _rules_around(lines[core], rules)
    framed = _end_of_frame(lines, core, between[1])

    def joins(index: int, neighbour: int) -> bool:
        parts = _names_parts(lines[index], vocabulary)
        apart = parts or _translates(lines[index], lines[core], vocabulary) or completes(lines[index], lines[neighbour], vocabulary)
        reach = _FAR if parts else _WITHIN_REACH if apart else _CLOSE
        return _joins(lines[index], lines[neighbour], lines[core], between, reach)

    def goes_on(index: int, names: Sequence[Line]) -> bool:
        return joins(index, index - 1) and not _spoils(lines[index : index + MOST_LINES], names, vocabulary)

    first = last = core
    while first > 0 and joins(first - 1, first) and not _tells_whose(lines[first - 1], vocabulary):
        first -= 1
        between = min(between[0], _rules_around(lines[first], rules)[0]), between[1]  # a rule below headings ends beside other names
    while last + 1 < len(lines) and goes_on(last + 1, lines[first : last + 1]):
        last += 1
    return first, max(last, framed)


def _tells_whose(line: Line, vocabulary: StatementVocabulary) -> bool:
    """Whether a line above the names is one of the head: a label of the holder or the account in a cell, and beside it what it labels."""
    label, value = (*(word.text for word in line.words[:2]), "", "")[:2]
    labels = (*vocabulary.head.holder, *vocabulary.head.account)
    return label in labels and in_chinese(value) and value not in labels and not vocabulary.knows(value)


def _end_of_frame(lines: Sequence[Line], core: int, rule: float) -> int:
    """The last line above the rule below the names, where nothing but names stands above it; else the line of the names."""
    end = next((index for index in range(core, len(lines)) if lines[index].box.bottom > rule + 1), len(lines))
    below = lines[core + 1 : end]
    alone = isfinite(rule) and not any(DATA.search(line.text) or ":" in line.text or _DIGIT.search(line.text) for line in below)
    return end - 1 if below and alone and len(below) < _LINES_OF_NAMES else core


def _spoils(lines: Sequence[Line], names: Sequence[Line], vocabulary: StatementVocabulary) -> bool:
    """Whether the first of some lines below names is the first of a wrapped cell.

    It is foreign below Chinese names alone or below whole foreign ones, or Chinese below their translation, or under no name, or goes on
    with a name that is known without it and not with it: as its only words, or wider than that.
    """
    line = lines[0]
    below = line.box.top >= max(other.box.bottom for other in names)
    if below and not in_chinese(line.text) and not _translates(line, names[0], vocabulary):
        return all(map(_is_chinese, names)) or all(_names_are_whole(word, names, vocabulary) for word in line.words)
    doubtful = [word for word in line.words if _in_chinese(word) and not vocabulary.knows(word.text)]
    over = [_names_over(word, names) for word in doubtful]
    helps = [_completes_name(word, near, lines, vocabulary) for word, near in zip(doubtful, over, strict=True)]
    alone = not any(helps) and not any(vocabulary.knows(word.text) for word in line.words)
    return any(
        (below and (not near or not in_chinese(names[-1].text)))
        or _is_known_without(word, list(filter(_in_chinese, near)), alone, vocabulary)
        for word, near, with_it in zip(doubtful, over, helps, strict=True)
        if not with_it
    )


def _names_over(word: Word, names: Sequence[Line]) -> list[Word]:
    """The words of names that stand over a word, and over these; those of none, if no more than the others would make them a name.

    Foreign names run over their cells and into one another: what else stands over them is not taken for a part of the name.
    """
    every = [name for line in names for name in line.words]
    over = [name for name in every if _is_over(name, word)]
    over = list(filter(_in_chinese, over)) or over
    return [name for name in every if any(_is_over(name, one) for one in over)]


def _is_over(name: Word, word: Word) -> bool:
    """Whether more than a hair of the two is above one another: cells may touch."""
    return min(name.x1, word.x1) - max(name.x0, word.x0) > _HAIR * (word.bottom - word.top)


def _completes_name(word: Word, over: Iterable[Word], lines: Sequence[Line], vocabulary: StatementVocabulary) -> bool:
    """Whether a word is the end of a name that begins over it, or goes on with it to the lines below (借贷 over 标 over 志)."""
    name = text_of((*filter(_in_chinese, over), word))
    for line in lines[1:]:
        if vocabulary.knows(name):
            break
        under = [other for other in line.words if other.over(word)]
        if len(under) != 1 or DATA.search(line.text):
            return False
        name += under[0].text
    return vocabulary.knows(name)


def _names_are_whole(word: Word, names: Sequence[Line], vocabulary: StatementVocabulary) -> bool:
    """Whether the foreign words over a foreign word are a name without it and not with it."""
    over = [name for line in names for name in line.words if name.over(word) and not _in_chinese(name)]
    return vocabulary.knows(text_of(over)) and not vocabulary.knows(text_of((*over, word)))


def _is_known_without(word: Word, over: Sequence[Word], alone: bool, vocabulary: StatementVocabulary) -> bool:
    """Whether a name is known without a word below it and not with it, and the word stands in the line `alone` or is wider."""
    own, both = text_of(over), text_of((*over, word))
    if alone:
        of_two = bool(over) and all(vocabulary.knows(name.text.strip("/")) for name in over)  # 摘要/对方户名
        return (vocabulary.knows(own) or of_two) and not vocabulary.knows(both)
    wider = word.x1 - word.x0 > _WIDER * max((name.x1 - name.x0 for name in over), default=float("inf"))
    return wider and vocabulary.role(own) != "other" and vocabulary.role(both) == "other"


def _in_chinese(word: Word) -> bool:
    return in_chinese(word.text)


def _is_chinese(line: Line) -> bool:
    return all(map(_in_chinese, line.words))


def _translates(line: Line, core: Line, vocabulary: StatementVocabulary) -> bool:
    """Whether a line names the columns once more in English, which may be set apart from the Chinese names, and wrap (Custome, r Type)."""
    if in_chinese(line.text) or not in_chinese(core.text):
        return False
    known = names_known(line, vocabulary)
    return known >= FEWEST_NAMES or (known >= _SURE and len(line.words) > FEWEST_NAMES and not _DIGIT.search(line.text))


def _names_parts(line: Line, vocabulary: StatementVocabulary) -> bool:
    """Whether a line is names of columns and nothing else, as those below one that heads several."""
    names = [word.text for word in line.words if in_chinese(word.text)]
    return len(names) > 1 and all(map(vocabulary.knows, names))


def _joins(line: Line, neighbour: Line, core: Line, rules: tuple[float, float], reach: float) -> bool:
    """A line of the header stands within reach, in letters of the same size, and none of its words runs over two names."""
    box, other = line.box, neighbour.box
    middle = (box.top + box.bottom) / 2  # a rule between a heading and its parts runs through the names beside them
    if middle < rules[0] - 1 or middle > rules[1] + 1 or DATA.search(line.text) or ":" in line.text:
        return False
    gap = max(box.top, other.top) - min(box.bottom, other.bottom)
    if gap >= reach * (other.bottom - other.top) or _NO_NAMES.search(line.text) or _FILLERS.fullmatch(line.text):
        return False
    size = core.words[0].bottom - core.words[0].top
    gaps = [(left.x1, right.x0) for left, right in pairwise(core.words) if right.x0 - left.x1 > _white_between(left, right) * size]
    fits = not any(word.x0 < left and word.x1 > right + _BESIDE * size for word in line.words for left, right in gaps)
    return fits and all(word.bottom - word.top < _TALLER * size for word in line.words)


def _white_between(left: Word, right: Word) -> float:
    """The least white between two names, in heights of the type: foreign words of one name stand apart, too, also from the Chinese."""
    return _APART if _in_chinese(left) and _in_chinese(right) else _FOREIGN_APART


def _rules_around(line: Line, rules: Iterable[Rule]) -> tuple[float, float]:
    """The nearest horizontal rules above and below most of the line's words; the page's edges where there are none.

    A rule may be drawn cell by cell, and one cell may be parted in two where the others are not.
    """
    box = line.box
    far = _FAR * (box.bottom - box.top)
    level = [rule for rule in rules if box.top - far < rule.bottom and rule.top < box.bottom + far and rule.horizontal]
    over, under = [rule for rule in level if rule.bottom <= box.top + 2], [rule for rule in level if rule.top >= box.bottom - 2]
    above = [max((rule.bottom for rule in over if _lies_along(rule, word)), default=None) for word in line.words]
    below = [min((rule.top for rule in under if _lies_along(rule, word)), default=None) for word in line.words]
    most = len(line.words) / 2
    top = min((y for y in above if y is not None), default=0.0)  # a lower one is between a heading and its parts
    return min(_usual(above, most, float("-inf")), top), _usual(below, most, float("inf"))


def _lies_along(rule: Rule, word: Word) -> bool:
    return rule.x0 <= word.x0 + 1 and word.x1 - 1 <= rule.x1


def _usual(found: Iterable[float | None], most: float, otherwise: float) -> float:
    """What is found most often, to the point, and so often at least."""
    alike = Counter(round(y) for y in found if y is not None).most_common(1)
    return alike[0][0] if alike and alike[0][1] >= most else otherwise
