"""A label of the head, its characters possibly set apart, and what stands behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby, pairwise, starmap

from reprieve.library.head import HeadLabels
from reprieve.library.statements import StatementVocabulary

_BEFORE = (
    r"(?:^|(?<=[\s(),;\[#])|(?<=[A-Za-z.]/)|(?<=在)|(?<=在其)|(?<=在我[行司])|(?<=在本[行司])|(?<=在本公司)|(?<=开立的)|(?<=您)|(?<=您的))"
)
_ENGLISH = r"(?:\([A-Za-z ./]+\)|[A-Za-z ./]+(?![A-Za-z@._*-]))?"
NO_LABEL = r"(?![^\s(,;]*:)"  # behind a value: it is none where a label begins with it


@dataclass(frozen=True, slots=True)
class HeadText:
    """The lines of a head as one text: as printed, and as the vocabulary spells it, character by character."""

    printed: str
    spelt: str
    labels: HeadLabels

    def behind(self, asked: Sequence[str], value: str = r"[^\s:(,;\]]+") -> str:
        """What is printed behind the first of the labels that has something behind it; "" where none has."""
        for label in labels_in(self.spelt, asked):
            longer = tuple(other for other in asked if other != label and other.startswith(label))
            for found in behind_label((label,), rf"(?P<value>{value}){NO_LABEL}").finditer(self.spelt):
                beside = found["value"].endswith(tuple(self.labels.no_values))  # a label beside a label: their values stand elsewhere
                if not beside and not (longer and self.spelt.startswith(longer, found.start())):
                    return self.as_printed(found)
        return ""

    def as_printed(self, found: re.Match[str], group: str | int = "value") -> str:
        """A group that was found in the text as it is spelt."""
        return self.printed[slice(*found.span(group))]


def head_text(lines: Iterable[str], vocabulary: StatementVocabulary) -> HeadText:
    """The text of some lines."""
    printed = "\n".join(lines)
    return HeadText(printed, vocabulary.spelt(printed), vocabulary.head)


def labels_apart(line: str, vocabulary: StatementVocabulary) -> str:
    """The line with a blank before each label that touches a figure, or the value of a label before it (户名:江望舒币种:人民币).

    Behind a word for the other side it is another's.
    """
    spelt = vocabulary.spelt(line)
    if ":" not in spelt:
        return line
    of_others = tuple(vocabulary.table.other_sides)
    labels = any_label(vocabulary.head.all_labels).finditer(spelt)
    cuts = [found.start() for found in labels if _touches(spelt[: found.start()], of_others)]
    return " ".join(line[begin:end] for begin, end in pairwise([0, *cuts, len(line)]))


def _touches(before: str, of_others: tuple[str, ...]) -> bool:
    word = before.rpartition(" ")[2]
    return word[-1:].isdecimal() or (word[-1:].isalpha() and ":" in word and not word.endswith(of_others))


@cache
def any_label(labels: frozenset[str]) -> re.Pattern[str]:
    """Any of the labels with its colon, the longest that fits."""
    return re.compile(f"(?:{'|'.join(map(re.escape, sorted(labels, key=len, reverse=True)))}):")


def labels_in(spelt: str, labels: Iterable[str]) -> Iterator[str]:
    """The labels that stand in the text, their characters possibly set apart: to look for the others costs a pattern each."""
    squeezed = "".join(spelt.split()).lower()
    return (label for label in labels if "".join(label.split()).lower() in squeezed)


@cache
def behind_label(labels: tuple[str, ...], value: str) -> re.Pattern[str]:
    """Any of the labels, its characters possibly set apart, an English label behind it, and the value."""
    spaced = "|".join(starmap(_alternatives, groupby(labels, str.isascii)))
    return re.compile(rf"{_BEFORE}(?:{spaced})(?: ?:)?[ \t]*(?:\[[ \t]*)?{value}", re.MULTILINE)


def _alternatives(are_english: bool, labels: Iterable[str]) -> str:
    """Labels of one language after one another: what may stand behind any of them is said once, for it takes long to compile."""
    if are_english:
        return rf"(?i:{'|'.join(map(re.escape, labels))})\.?"
    spaced = (r"\s*".join(map(re.escape, label)) for label in labels)
    return f"(?:{'|'.join(spaced)}){_ENGLISH}"
