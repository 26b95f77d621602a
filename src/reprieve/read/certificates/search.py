"""One statement of a proof: where on the paper it may stand, and what stands there."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice

from reprieve.library.document import STRICT, CertificateWords, Form, Reading, Saying
from reprieve.library.pattern import compiled, with_value
from reprieve.model import Place
from reprieve.read.certificates.columns import figures_under
from reprieve.read.certificates.labels import after_label, below_label, columns_under, lines_beside, under_label
from reprieve.read.certificates.values import Value, value_in
from reprieve.read.page.prose import spaced
from reprieve.read.page.running import Running, Standing
from reprieve.read.page.words import Line, Word

_BARE = re.compile(r"\d{1,2}")
_SENTENCE_ENDS = re.compile(r"[。;\n]")
_CLAUSE_ENDS = re.compile(r"[。;\n]|,(?!\d{3}(?!\d))|   ")  # the comma of 6,350 ends none
_LONGEST, _MOST_TRIED = 400, 200  # characters of a clause on either side, and how many clauses: the time that it takes is bounded
_NEAR = 24
_OTHER_END = re.compile(r"\s*元?\s*(?:至|到|~|—)\s*(?:人民币|¥)?\s*\d[\d,.]*\s*万?元")
_BETWEEN = re.compile(r"\s*(?:人民币|¥)?\s*\d[\d,.]*" + _OTHER_END.pattern)
_OTHER_END_BEFORE = re.compile(r"\d\s*万?元?\s*(?:至|到|~|—)\s*(?:人民币|¥)?\s*$")
_UNIT, _OF_MYRIADS = re.compile("[元万¥]"), re.compile(r"单位 ?:? ?(?:人民币)? ?万元")
_LABELLED = re.compile("[一-龥]{2,8} ?:")  # what stands below a table and says itself what it is
_SINGLE = ("first", "each", "latest", "total")
_NAME = Reading(form="name")


@dataclass(frozen=True, slots=True)
class Searched:
    """What is searched: the lines as they stand and as running text. None of its `labels` is a value. `pictured`: not all of it is text."""

    lines: Sequence[Line]
    running: Running
    labels: frozenset[str]
    words: CertificateWords
    pictured: bool = False

    def value(self, text: str, reading: Reading) -> Value | None:
        """What the text tells in the form that is to be read, or None."""
        told = value_in(text, reading, self.words)
        if isinstance(told, Decimal) and not _UNIT.search(text) and _OF_MYRIADS.search(self.running.text):
            return told * 10**4
        return told


@dataclass(frozen=True, slots=True)
class Found:
    """A value, and where it stands."""

    value: Value
    place: Place | None


def found_by(paper: Searched, reading: Reading) -> Found | None:
    """The first value that fits, or all of them; of a column, its least or its greatest."""
    if reading.pick in _SINGLE:
        first = _first(_values(paper, reading), reading.form)
        return None if first is None else _placed(*first, reading, paper)
    if reading.pick == "all":
        told = {str(value): at for value, at in reversed(tuple(_values(paper, reading)))}
        return Found("、".join(reversed(told)), next(reversed(told.values())).place) if told else None
    days = [(value, at) for value, at in (*_in_columns(paper, reading), *_values(paper, reading)) if isinstance(value, dt.date)]
    if not days:
        return None
    value, at = (min if reading.pick == "least" else max)(days, key=lambda day: day[0])
    return _placed(value, at, reading, paper)


def place_of(text: str, paper: Searched) -> Place | None:
    """Where a text stands last, whatever white is in it."""
    return last_place(paper, lambda line: text in "".join(line.split()))


def last_place(paper: Searched, holds: Callable[[str], bool]) -> Place | None:
    """Where the last line holds it, and of its words no more than do: signatures stand at the end."""
    line = next((line for line in reversed(paper.lines) if holds(spaced(line.words))), None)
    return _fewest(Standing(spaced(line.words), line.words, line.page), holds).place if line else None


def people_named(paper: Searched, reading: Reading) -> Iterator[str]:
    """Everyone who is named where this statement may stand, not only the first."""
    if reading.form != "name":
        return
    texts = [match[1] for pattern in reading.patterns for match in with_value(pattern).finditer(paper.running.text)]
    yield from _names(texts, paper)
    for label in reading.labels:
        # Below a label whose value stands beside it, the next label stands.
        beside = list(_names((at.text for at in after_label(paper.running, label) if at.text not in paper.labels), paper))
        yield from beside or _names((at.text for at in under_label(paper.lines, label, colon=True)), paper)


def _names(texts: Iterable[str], paper: Searched) -> Iterator[str]:
    parts = (part for text in texts for part in text.split("、"))
    yield from (name for part in parts if isinstance(name := paper.value(part, _NAME), str) and name not in paper.labels)


def _first(values: Iterator[tuple[Value, Standing]], form: Form) -> tuple[Value, Standing] | None:
    """The first value; a bare 1 or 32 is a line's number where a plain amount stands further on."""
    bare: tuple[Value, Standing] | None = None
    for value, at in values:
        if form != "amount" or not _BARE.fullmatch(at.text.strip()):
            return value, at
        bare = bare or (value, at)
    return bare


def _placed(value: Value, at: Standing, reading: Reading, paper: Searched) -> Found:
    return Found(value, _fewest(at, lambda text: paper.value(text, reading) == value).place)


def _fewest(at: Standing, holds: Callable[[str], bool]) -> Standing:
    """The fewest words in one stretch that still hold the value."""

    def tells(words: Sequence[Word]) -> bool:
        return bool(words) and holds(" ".join(word.text for word in words))

    words = at.words
    while tells(words[:-1]):
        words = words[:-1]
    while tells(words[1:]):
        words = words[1:]
    return replace(at, words=words)


def _values(paper: Searched, reading: Reading) -> Iterator[tuple[Value, Standing]]:
    for pattern in reading.patterns:
        for match in with_value(pattern).finditer(paper.running.text):
            value = paper.value(match[1], reading)
            if value is not None and value not in paper.labels and not _counts_not(paper.running.text, match, reading):
                yield value, paper.running.between(*match.span(1))
    for at in _labelled(paper, reading):
        value = None if reading.form == "amount" and _BETWEEN.match(at.text) else paper.value(at.text, reading)
        if value is not None and not {str(value).partition(" ")[0], at.text} & paper.labels and not _is_of_another(paper, at, reading):
            yield value, at


def _counts_not(text: str, match: re.Match[str], reading: Reading) -> bool:
    """Whether a match is one of two ends that an amount lies between, or stands in a sentence that does not count."""
    ends = _OTHER_END_BEFORE.search(text, max(0, match.start(1) - _NEAR), match.start(1)) or _OTHER_END.match(text, match.end(1))
    return bool(reading.form == "amount" and ends) or _stands_with(reading.unless, text, match.span(1), _SENTENCE_ENDS)


def _is_of_another(paper: Searched, at: Standing, reading: Reading) -> bool:
    """Whether what stands beside a label is told in a line that does not count (员工签字:赵一 日期:...)."""
    beside = lines_beside(paper.lines, at) if reading.unless else ()
    return any(compiled(pattern).search(spaced(line.words)) for line in beside for pattern in reading.unless)


def says(paper: Searched, statement: Saying) -> bool:
    """Whether the paper says in a clause or a cell of its own what it must; what is planned, asked for or still being done is not said."""
    if not statement.is_seal:
        return _is_said(paper, statement.patterns, statement.unless)
    return paper.pictured or _is_said(paper, paper.words.sealed, paper.words.unsealed)


def _is_said(paper: Searched, patterns: Sequence[str], other: Sequence[str]) -> bool:
    text, unless = paper.running.text, [*paper.words.undecided, *other]
    matches = (match for pattern in patterns for match in _each(compiled(pattern), text))
    return any(not _stands_with(unless, text, match.span(), _CLAUSE_ENDS) for match in islice(matches, _MOST_TRIED))


def _each(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Every match, also one that begins within another."""
    found = pattern.search(text)
    while found:
        yield found
        found = pattern.search(text, found.start() + 1)


def _stands_with(patterns: Sequence[str], text: str, span: tuple[int, int], ends: re.Pattern[str]) -> bool:
    """Whether one of the patterns stands between the ends on either side of a part of the text."""
    if not patterns:
        return False
    first, last = max(0, span[0] - _LONGEST), min(len(text), span[1] + _LONGEST)
    begin = max((end.end() for end in ends.finditer(text, first, span[0])), default=first)
    end = ends.search(text, span[1], last)
    return any(compiled(pattern).search(text, begin, end.start() if end else last) for pattern in patterns)


def _labelled(paper: Searched, reading: Reading) -> Iterator[Standing]:
    for label in reading.labels:
        beside = list(after_label(paper.running, label))
        yield from beside
        if reading.pick not in _SINGLE and any(paper.value(at.text, reading) is not None for at in beside):
            continue  # of all that stand below the label, too, the greatest may be the day of issue
        if reading.form == "amount" or reading.pick == "total":
            yield from figures_under(paper.lines, label, reading, paper.words)
        else:
            below = under_label(paper.lines, label, colon=reading.form in STRICT)
            yield from (at for at in below if not _LABELLED.match(at.text))
    if reading.form == "text":
        for label in reading.labels:
            yield from below_label(paper.running, label)


def _in_columns(paper: Searched, reading: Reading) -> Iterator[tuple[Value, Standing]]:
    """What stands in the columns under the labels, each down to the first cell that is none of this form."""
    for label in reading.labels:
        for column in columns_under(paper.lines, label):
            for at in column:
                value = paper.value(at.text, reading)
                if value is None or _LABELLED.match(at.text):
                    break
                yield value, at
