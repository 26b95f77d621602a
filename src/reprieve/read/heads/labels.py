"""A label of the head, its characters possibly set apart, and what stands behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import groupby, pairwise, starmap

_BEFORE = (
    r"(?:^|(?<=[\s(),;\[#])|(?<=[A-Za-z.]/)|(?<=在)|(?<=在其)|(?<=在我[行司])|(?<=在本[行司])|(?<=在本公司)|(?<=开立的)|(?<=您)|(?<=您的))"
)
_ENGLISH = r"(?:\([A-Za-z ./]+\)|[A-Za-z ./]+(?![A-Za-z@._*-]))?"


def labels_apart(line: str, spelt: str, labels: frozenset[str], of_others: Iterable[str]) -> str:
    """The line with a blank before each label that touches a figure, or the value of a label before it (户名:江望舒币种:人民币).

    Behind a word for the other side it is another's.
    """
    cuts = [found.start() for found in _labelled(labels).finditer(spelt) if _touches(spelt[: found.start()], tuple(of_others))]
    return " ".join(line[begin:end] for begin, end in pairwise([0, *cuts, len(line)]))


def _touches(before: str, of_others: tuple[str, ...]) -> bool:
    word = before.rpartition(" ")[2]
    return word[-1:].isdecimal() or (word[-1:].isalpha() and ":" in word and not word.endswith(of_others))


@cache
def _labelled(labels: frozenset[str]) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(map(re.escape, sorted(labels, key=len, reverse=True)))}):")


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
