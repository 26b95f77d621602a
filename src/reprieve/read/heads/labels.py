"""A label of the head, its characters possibly set apart, and what stands behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import groupby, starmap

_BEFORE = r"(?:^|(?<=[\s(),;\[#])|(?<=[A-Za-z.]/)|(?<=在)|(?<=在其)|(?<=在我[行司])|(?<=开立的)|(?<=您)|(?<=您的))"
_ENGLISH = r"(?:\([A-Za-z ./]+\)|[A-Za-z ./]+(?![A-Za-z@._*-]))?"


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
