"""Whose account a statement is of, and which, where no label says it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reprieve.library.head import HeadLabels
from reprieve.library.pattern import compiled, with_value

# A name in Latin letters goes on over blanks and commas, until a label begins.
_LABEL_WORD = r"(?:Account|A/C|Acct|Card|Currency|CCY|Period|Statement|Branch|Customer|Client|Date|Page|ID|Number|No|Address|Type)\b|\S+ ?:"
LATIN_NAME = rf"[A-Z][A-Za-z.'&-]*(?:(?:, ?| |\([A-Za-z ]+\) ?)(?!{_LABEL_WORD})[A-Z][A-Za-z.'&-]*)+"


def names_told(text: str, spelt: str, labels: HeadLabels) -> Iterator[str]:
    """Names without a label: whom the paper is written to, behind `Name` or MR in a line, whom it greets or whose card it names."""
    # Elsewhere in a line it is a branch's or a firm's.
    at_begin = re.compile(rf"^(?:Name ?: ?|(?i:m(?:rs?|s|iss)\.?) (?={LATIN_NAME}$))({LATIN_NAME})", re.MULTILINE)
    yield from _found((*map(with_value, labels.addressed), at_begin), text, spelt, labels)
    yield from (name for name in _found(map(with_value, labels.greeted), text, spelt, labels) if is_full_name(name, labels))


def _found(patterns: Iterable[re.Pattern[str]], text: str, spelt: str, labels: HeadLabels) -> Iterator[str]:
    """What the group of each pattern is in the text, but for what is no name."""
    names = (text[slice(*found.span(1))] for pattern in patterns for found in pattern.finditer(spelt))
    return (name for name in names if not name.startswith(tuple(labels.no_names)))


def is_full_name(name: str, labels: HeadLabels) -> bool:
    """Whether a name in Chinese begins with a surname, and goes on with one or two characters."""
    given = name[2:] if len(name) > 2 and name[:2] in labels.double_surnames else name[1:] if compiled("<surname>").match(name) else ""
    return 0 < len(given) <= 2


def of_card(text: str, labels: HeadLabels) -> str:
    """The number of the one card that is named, or its last figures."""
    told = {found[1].replace(" ", "") for pattern in map(with_value, labels.card) for found in pattern.finditer(text)}
    return told.pop() if len(told) == 1 else ""
