"""Letters of two lines that a reader took for one word: where a title reaches down to a table, they stand among one another."""

from __future__ import annotations

from collections.abc import Sequence

_WHITE = 0.3
_LINES = 20
_TWO_LINES, _FLAT, _BEYOND = 1.2, 0.3, 0.35
LetterBox = tuple[float, float, float, float]


def words_of_letters(places: Sequence[LetterBox]) -> list[list[int]]:
    """The letters at these places (x0, top, x1, bottom), given in reading order, by line and cut where white stands between them."""
    words: list[list[int]] = []
    for index, place in enumerate(places):
        word = next((word for word in reversed(words[-_LINES:]) if _is_beside(places[word[-1]], place)), None)
        if word and _goes_on(places[word[-1]], place):
            word.append(index)
        else:
            words.append([index])
    return words


def _is_beside(place: LetterBox, other: LetterBox) -> bool:
    return not in_two_lines(place[1], place[3], other[1], other[3])


def in_two_lines(low: float, high: float, low2: float, high2: float) -> bool:
    """Whether two characters stand in different lines, told by where each begins and ends.

    Some fonts make a hyphen or a point no taller than its ink: it stands beside the others, and a flat one between their ends.
    """
    height, height2 = high - low, high2 - low2
    slack = _BEYOND * min(height, height2)
    if low - slack < low2 < high2 < high + slack or low2 - slack < low < high < high2 + slack:
        return False
    if min(height, height2) < _FLAT * max(height, height2):
        return low > high2 or low2 > high
    return abs(low + high - low2 - high2) > _TWO_LINES * min(height, height2)


def _goes_on(place: LetterBox, following: LetterBox) -> bool:
    height = max(following[3] - following[1], place[3] - place[1])
    return -height < following[0] - place[2] < _WHITE * height
