"""Whose ID number is it? A paper may print those of several: that of the person it is about stands behind this person's name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache

from reprieve.library.pattern import compiled

_WHOLE = re.compile(r"[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]")
_NEAR = 80  # characters: a paper tells sex, nation and birth between a name and its number


def is_of(number: str, person: str, people: Sequence[str], text: str) -> bool:
    """Whether the number, somewhere in the text, has this person's name behind it nearer than anyone else's, or no name at all."""
    before = (text[: found.start()] for found in _ids(text) if "".join(found[0].split()) == number)
    return any(_last_named(part, people) in (person, "") for part in before)


def ids_in(text: str) -> list[str]:
    """All ID numbers of a text, each once."""
    return list(dict.fromkeys("".join(found[0].split()) for found in _ids(text)))


def numbers_of_others(own: str, people: Collection[str], text: str) -> Mapping[str, str]:
    """The whole ID numbers, other than the person's own, each by the only name that stands between it and the number before it.

    A form of two columns names both before it gives both numbers: whose each is, is not plain.
    """
    told, begin = set(), 0
    for found in _ids(text):
        between = text[max(begin, found.start() - _NEAR) : found.start()]
        named = [name for name in people if _spread(name).search(between)]
        told |= {(named[0], "".join(found[0].split()))} if len(named) == 1 else set()
        begin = found.end()
    names, numbers = Counter(name for name, _number in told), Counter(number for _name, number in told)
    plain = {name: number for name, number in sorted(told) if names[name] == numbers[number] == 1}
    return {name: number for name, number in plain.items() if number != own and _WHOLE.fullmatch(number)}


def _ids(text: str) -> Iterator[re.Match[str]]:
    return compiled("<id>").finditer(text)


def _last_named(text: str, people: Sequence[str]) -> str:
    ends = {name: max((found.end() for found in _spread(name).finditer(text)), default=-1) for name in people}
    last = max(ends, key=lambda name: ends[name], default="")
    return last if last and ends[last] >= 0 else ""


@cache
def _spread(name: str) -> re.Pattern[str]:
    return re.compile(r"\s*".join(map(re.escape, name)))
