"""Labels that fill a line of the head, each with its value in the line below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reprieve.expression import compiled_when_used
from reprieve.library.statements import StatementVocabulary
from reprieve.read.notation import CLOCK, YEAR

_ENGLISH_BESIDE = compiled_when_used(r"[A-Za-z.]+(?: [A-Za-z.]+)* ?/ ?(?=[一-龥])|(?<=[一-龥]) ?/ ?[A-Za-z.]+(?: [A-Za-z.]+)*")
_NUMBER = re.compile(r"\d{4}")  # no label holds one: such a line has values of its own
_BETWEEN_DAYS = re.compile(rf"(?<=\d) ?(?:至|到|to|[~—–-]) ?(?={YEAR})")
_CLOCK, _BEFORE_CLOCK, _AND_CLOCK = re.compile(CLOCK), re.compile(rf"(?<=\d) (?={CLOCK})"), re.compile(rf"(?<=\d)T(?={CLOCK})")
_GROUPS = re.compile(r"(?<!\S)[\d*]{4}(?: [\d*]{4})+(?: \d{1,3})?(?!\S)")  # of the number of an account


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
    if ":" in line or ":" in _CLOCK.sub("", below) or _NUMBER.search(line):
        return ()
    said = vocabulary.spelt(line)
    names = (_ENGLISH_BESIDE.sub(" ", said) if "/" in said else said).split()
    values = _BEFORE_CLOCK.sub("T", _BETWEEN_DAYS.sub("~", below)).split()
    if len(values) > len(names):
        values = _GROUPS.sub(lambda found: found[0].replace(" ", ""), " ".join(values)).split()
    if not len(names) == len(values) > 1:
        return ()
    labels = vocabulary.head
    known = {*labels.holder, *labels.account, *labels.currency, *labels.period, *labels.printed, *labels.code}
    enough = 1 if len(names) > 2 and names[0] in known else 2
    over, beside = (sum(text in known or vocabulary.names_total(text) for text in texts) for texts in (names, values))
    if over < enough or beside:
        return ()
    return [f"{name}:{_AND_CLOCK.sub(' ', value)}" for name, value in zip(names, values, strict=True)]
