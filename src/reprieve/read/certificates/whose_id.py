"""Whose ID number is it? A paper may print those of several: that of the person it is about stands behind this person's name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from reprieve.library.pattern import compiled


def is_of(number: str, person: str, people: Sequence[str], text: str) -> bool:
    """Whether the number, somewhere in the text, has this person's name behind it nearer than anyone else's, or no name at all."""
    before = (text[: found.start()] for found in compiled("<id>").finditer(text) if "".join(found[0].split()) == number)
    return any(_last_named(part, people) in (person, "") for part in before)


def ids_in(text: str) -> list[str]:
    """All ID numbers of a text, each once."""
    return list(dict.fromkeys("".join(found[0].split()) for found in compiled("<id>").finditer(text)))


def _last_named(text: str, people: Sequence[str]) -> str:
    ends = {name: max((found.end() for found in _spread(name).finditer(text)), default=-1) for name in people}
    last = max(ends, key=lambda name: ends[name], default="")
    return last if last and ends[last] >= 0 else ""


@cache
def _spread(name: str) -> re.Pattern[str]:
    return re.compile(r"\s*".join(map(re.escape, name)))
