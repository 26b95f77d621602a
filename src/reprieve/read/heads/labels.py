"""A label of the head, its characters possibly set apart, and what stands behind it."""

from __future__ import annotations

import re
from functools import cache

_BEFORE = r"(?:^|(?<=[\s(),;\[#])|(?<=[A-Za-z.]/)|(?<=在)|(?<=在其)|(?<=在我[行司])|(?<=开立的)|(?<=您)|(?<=您的))"
_ENGLISH = r"(?:\([A-Za-z ./]+\)|[A-Za-z ./]+(?![A-Za-z@._*-]))?"


@cache
def behind_label(labels: tuple[str, ...], value: str) -> re.Pattern[str]:
    """Any of the labels, its characters possibly set apart, an English label behind it, and the value."""
    spaced = "|".join(
        rf"(?i:{re.escape(label)})\.?" if label.isascii() else r"\s*".join(map(re.escape, label)) + _ENGLISH for label in labels
    )
    return re.compile(rf"{_BEFORE}(?:{spaced})(?: ?:)?[ \t]*(?:\[[ \t]*)?{value}", re.MULTILINE)
