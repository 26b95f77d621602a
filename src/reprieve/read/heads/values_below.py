"""Labels that fill a line of the head, each with its value in the line below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from reprieve.expression import compiled_when_used
from reprieve.library.statements import StatementVocabulary
from reprieve.read.notation import CLOCK, YEAR, in_chinese
from reprieve.read.page.words import Line, Word, runs

_ENGLISH_BESIDE = compiled_when_used(r"[A-Za-z.]+(?: [A-Za-z.]+)* ?/ ?(?=[一-龥])|(?<=[一-龥]) ?/ ?[A-Za-z.]+(?: [A-Za-z.]+)*")
_NUMBER = re.compile(r"\d{4}")  # no label holds one: such a line has values of its own
_BETWEEN_DAYS = re.compile(rf"(?<=\d) ?(?:至|到|to|[~—–-]) ?(?={YEAR})")
_CLOCK, _BEFORE_CLOCK, _AND_CLOCK = re.compile(CLOCK), re.compile(rf"(?<=\d) (?={CLOCK})"), re.compile(rf"(?<=\d)T(?={CLOCK})")
_GROUPS = re.compile(r"(?<!\S)[\d*]{1,6}(?: [\d*]{2,6})+(?: \d{1,3})?(?!\S)")  # of the number of an account
_WITHIN = 0.8  # of the height of the type: the most white between the words of a value


def beside_their_labels(lines: Sequence[str], vocabulary: StatementVocabulary) -> Iterator[str]:
    """The lines; those that hold labels alone with the values of the line below, where each stands over one."""
    rest = iter([*pairwise(lines), (lines[-1], "")] if lines else [])
    for line, below in rest:
        if told := labelled(line, below, vocabulary):
            yield " ".join(told)
            next(rest, None)
        else:
            yield line


def labelled(line: str, below: str, vocabulary: StatementVocabulary) -> Sequence[str]:
    """The labels of a line that holds nothing else, each with its value of the line below; nothing where they are none."""
    if not _may_be_labels(line, below):
        return ()
    said = vocabulary.spelt(line)
    names = (_ENGLISH_BESIDE.sub(" ", said) if "/" in said else said).split()
    values = _BEFORE_CLOCK.sub("T", _BETWEEN_DAYS.sub("~", below)).split()
    if len(values) > len(names):
        values = _GROUPS.sub(lambda found: found[0].replace(" ", ""), " ".join(values)).split()
    return _told(names, values, vocabulary) if len(names) == len(values) > 1 else ()


def _may_be_labels(line: str, below: str) -> bool:
    """Whether neither of two lines tells what its words are, and the first holds no number."""
    return ":" not in line and ":" not in _CLOCK.sub("", below) and not _NUMBER.search(line)


def labelled_by_place(line: Line, below: Line, vocabulary: StatementVocabulary) -> Sequence[str]:
    """The same of lines whose words stand at places: a value may be empty, or of several words; nothing where two labels stand over one."""
    if not _may_be_labels(line.text, below.text):
        return ()
    values: dict[Word, list[str]] = {label: [] for label in line.words}
    for word, label in _under_labels(line, below):
        if label is None:
            return ()
        values[label].append(word.text)
    names = [vocabulary.spelt(label.text) for label in line.words]
    told = [" ".join(texts) for texts in values.values()]
    return _told(names, told, vocabulary) if sum(map(bool, told)) > 1 else ()


def _under_labels(line: Line, below: Line) -> Iterator[tuple[Word, Word | None]]:
    """Each word of a line with the label over it or over what it stands close to, else the last one left of it; None where two may be."""
    height = line.words[0].bottom - line.words[0].top
    whole = runs(below.words, lambda found, word: word.x0 - found[-1].x1 < _WITHIN * height)
    parted = ([run] if len(_over(run, line)) < 2 else [[word] for word in run] for run in whole)
    for run in chain.from_iterable(parted):
        over = _over(run, line) or [label for label in line.words if label.x0 < run[0].x0 + height][-1:]
        yield from ((word, over[0] if len(over) == 1 else None) for word in run)


def _over(run: Sequence[Word], line: Line) -> list[Word]:
    return [label for label in line.words if label.x0 < run[-1].x1 and run[0].x0 < label.x1]


def _told(names: Sequence[str], values: Sequence[str], vocabulary: StatementVocabulary) -> Sequence[str]:
    """The names with their values behind them, where enough are labels of a head, no value is one, and no account is a text."""
    labels = vocabulary.head
    if any(name in labels.account and in_chinese(value) and not _NUMBER.search(value) for name, value in zip(names, values, strict=True)):
        return ()
    known = labels.fields.union(labels.code)
    enough = 1 if len(names) > 2 and names[0] in known else 2
    over, beside = (sum(text in known or vocabulary.names_total(text) for text in texts) for texts in (names, values))
    if over < enough or beside:
        return ()
    return [f"{name}:{_AND_CLOCK.sub(' ', value)}" for name, value in zip(names, values, strict=True) if value]
