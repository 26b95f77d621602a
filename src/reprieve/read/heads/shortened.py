"""Numbers of accounts as a spreadsheet shows long ones (6.21754E+18): their last figures are lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reprieve.language import Message, _

SHORTENED = r"\d(?:\.\d+)?[Ee]\+\d+"
_SHORTENED = re.compile(SHORTENED)


def is_shortened(text: str) -> bool:
    """Whether a text begins with such a number."""
    return _SHORTENED.match(text) is not None


def shortened_numbers(texts: Iterable[str]) -> Iterator[Message]:
    """What is said where some of the texts are such numbers."""
    if text := next(filter(_SHORTENED.fullmatch, texts), ""):
        yield _(
            "Account numbers have lost their last figures, as spreadsheets shorten long numbers, and were not read; the first: {text}. "
            "Export again, and hand in the file unopened.",
            text=text,
        )
