"""A seal's name runs in a ring: nearly all of its letters stand at an angle, and those that do not might be taken for a cell's."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

Run = tuple[int, int]


def letters_of_ring(words: Sequence[tuple[int, Sequence[Run]]], is_red: Callable[[int], bool]) -> Iterator[Run]:
    """The runs of one upright letter that are drawn right before or behind one at an angle, both in red.

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
