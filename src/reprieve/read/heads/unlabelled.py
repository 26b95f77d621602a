"""Whose account a statement is of, and which, where no label says it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reprieve.library.head import HeadLabels
from reprieve.library.pattern import compiled, with_value

# A name in Latin letters goes on over blanks and commas, until a label begins.
_LABEL_WORD = r"(?:Account|A/C|Acct|Card|Currency|CCY|Period|Statement|Branch|Customer|Client|Date|Page|ID|Number|No|Address|Type)\b|\S+ ?:"
LATIN_NAME = rf"[A-Z][A-Za-z.'&-]*(?:(?:, ?| |\([A-Za-z ]+\) ?)(?!{_LABEL_WORD})[A-Z][A-Za-z.'&-]*)+"


def name_told(text: str, spelt: str, labels: HeadLabels) -> str:
    """The name without a label: whom a paper is written to, behind `Name` or MR in a line, or the one it greets or whose card it names."""
    # Elsewhere in a line it is a branch's or a firm's.
    at_begin = re.compile(rf"^(?:Name ?: ?|(?i:m(?:rs?|s|iss)\.?) (?={LATIN_NAME}$))({LATIN_NAME})", re.MULTILINE)
    addressed = _found((*map(with_value, labels.addressed), at_begin), text, spelt)
    if name := next((name for name in addressed if not _is_no_name(name, labels)), ""):
        return name
    greeted = {name for name in _found(map(with_value, labels.greeted), text, spelt) if is_full_name(name, labels)}
    return greeted.pop() if len(greeted) == 1 else ""


def _found(patterns: Iterable[re.Pattern[str]], text: str, spelt: str) -> Iterator[str]:
    """What the group of each pattern is in the text, as it is printed."""
    return (text[slice(*found.span(1))] for pattern in patterns for found in pattern.finditer(spelt))


def _is_no_name(text: str, labels: HeadLabels) -> bool:
    """Whether a text is a surname alone, or begins or ends as no name does."""
    return text in labels.double_surnames or text.startswith(tuple(labels.no_names)) or text.endswith(tuple(labels.no_name_ends))


def is_full_name(name: str, labels: HeadLabels) -> bool:
    """Whether a text is a name in Chinese: a surname, and one or two characters more."""
    surname = 2 if name[:2] in labels.double_surnames else 1 if compiled("<surname>").match(name) else 0
    return bool(surname) and 0 < len(name) - surname <= 2 and not _is_no_name(name, labels)


def of_card(text: str, labels: HeadLabels) -> str:
    """The number of the one card that is named, or its last figures."""
    told = {found[1].replace(" ", "") for pattern in map(with_value, labels.card) for found in pattern.finditer(text)}
    return told.pop() if len(told) == 1 else ""
