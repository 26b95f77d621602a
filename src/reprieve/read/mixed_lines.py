"""Letters of two lines that a reader took for one word: where a title reaches down to a table, they stand among one another."""

from __future__ import annotations

from collections.abc import Sequence

_WHITE = 0.3
_LINES = 20
_ANOTHER_LINE = 0.6
_FLAT = 0.3
_Place = tuple[float, float, float, float]


def words_of_letters(places: Sequence[_Place]) -> list[list[int]]:
    """The letters at these places (x0, top, x1, bottom), given in reading order, by line and cut where white stands between them."""
    words: list[list[int]] = []
    for index, place in enumerate(places):
        word = next((word for word in reversed(words[-_LINES:]) if _is_beside(places[word[-1]], place)), None)
        if word and _goes_on(places[word[-1]], place):
            word.append(index)
        else:
            words.append([index])
    return words


def _is_beside(place: _Place, other: _Place) -> bool:
    (_x0, top, _x1, bottom), (_left, top2, _right, bottom2) = place, other
    if min(bottom - top, bottom2 - top2) < _FLAT * max(bottom - top, bottom2 - top2):  # a hyphen of a font that makes it no taller
        return max(top, top2) < min(bottom, bottom2)
    return abs(top + bottom - top2 - bottom2) <= 2 * _ANOTHER_LINE * min(bottom - top, bottom2 - top2)


def _goes_on(place: _Place, following: _Place) -> bool:
    height = max(following[3] - following[1], place[3] - place[1])
    return -height < following[0] - place[2] < _WHITE * height
