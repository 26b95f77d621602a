"""Which characters of a page are a seal's letters: red ones drawn one after another, and those of the name that runs in its ring."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from reprieve.read.extraction.ink import is_red_ink
from reprieve.read.extraction.placed_text import Run
from reprieve.read.notation import YEAR

SEALS, _DIGIT = frozenset("章讫"), re.compile(r"\d")  # 专用章, 业务清讫
_DAY_OR_NUMBER = re.compile(rf"{YEAR}[-./年]\d{{1,2}}[-./月]\d{{1,2}}日?|[(（]\d{{1,3}}[)）]")  # 业务专用章(03)


def runs_of_seal(runs: Iterable[Run], characters: str, ink: Callable[[int], bytes | None]) -> Iterator[Run]:
    """The runs that are a seal's letters: drawn one after another in one red, one of them 章. A figure may be a cell's, no day or (03)."""
    for colour, group in groupby(runs, lambda run: ink(run[0])):
        drawn = [(run, characters[run[0] : run[1] + 1]) for run in group]
        if is_red_ink(colour) and any(not SEALS.isdisjoint(text) for _run, text in drawn):
            yield from (run for run, text in drawn if not _DIGIT.search(text) or _DAY_OR_NUMBER.fullmatch(text))


def letters_of_ring(words: Sequence[tuple[int, Sequence[Run]]], is_red: Callable[[int], bool]) -> Iterator[Run]:
    """The runs of one upright letter that are drawn right before or behind one at an angle, both in red: they might be taken for a cell's.

    `words` are those of a page as they are drawn: the index of the first character, and the runs that are shown upright; none where it
    stands at an angle. It need not have 章 in it: a seal may lie across two pages.
    """
    for index, (start, runs) in enumerate(words):
        if runs:
            continue
        for beside in (index - 1, index + 1):
            if 0 <= beside < len(words) and _is_one_letter(words[beside][1]) and is_red(start) and is_red(words[beside][0]):
                yield words[beside][1][0]


def _is_one_letter(runs: Sequence[Run]) -> bool:
    return len(runs) == 1 and runs[0][0] == runs[0][1]
