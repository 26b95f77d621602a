"""Text that runs over its cell is printed across the next one's: letters of two texts come out mixed. The order of drawing parts them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from reprieve.read.extraction.mixed_lines import LetterBox
from reprieve.read.page.words import runs

# 09:12:3云6州, 09:12:云36州, 09:12:3云州6
_MIXED = re.compile(r"\d[^\W\d_年月日号时分秒]\d|(?![年月])[一-龥]\d{1,2}(?![年月日号时分秒])[一-龥]|:\d?[^\W\d_]")
_OVER = 0.35
_APART = 1.0


def mixed_from(text: str) -> int | None:
    """Where in a text the first letters stand that can be two texts' which are printed across each other; None where none do."""
    found = _MIXED.search(text)
    return found.start() if found else None


def texts_as_drawn(places: Sequence[LetterBox], drawn: Callable[[], Sequence[int | None]]) -> list[list[int]] | None:
    """The letters of each text, in the order in which they are drawn; None where no letter stands on its neighbour.

    `places`: their (x0, top, x1, bottom) from left to right; `drawn` tells when each of them was, or None where that is not known.
    """
    if not any(_stands_on(places[index], places[index + 1]) for index in range(len(places) - 1)):
        return None
    times = [time for time in drawn() if time is not None]
    if len(times) < len(places):
        return None
    return list(_texts(sorted(range(len(places)), key=times.__getitem__), places))


def _stands_on(left: LetterBox, right: LetterBox) -> bool:
    return left[2] - right[0] > _OVER * min(left[2] - left[0], right[2] - right[0])


def _texts(order: Sequence[int], places: Sequence[LetterBox]) -> Iterator[list[int]]:
    """A text ends where the next letter does not stand right behind the last one."""

    def goes_on(text: Sequence[int], index: int) -> bool:
        last, place = places[text[-1]], places[index]
        return not _stands_on(last, place) and place[0] - last[2] <= _APART * (place[3] - place[1])

    return runs(order, goes_on)
