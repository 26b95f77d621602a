"""What stands behind a page's text, at an angle or in pale ink: it belongs to no line, but may say that the paper is void or a sample."""

from __future__ import annotations

from collections.abc import Sequence

from reprieve.read.page.fold import fold

_MOST, _LONGEST = 200, 60


def texts_behind(characters: str, hidden: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """The hidden words, and those that only blanks part as one, each once. `hidden` are where they begin and end, in order."""
    joined: list[str] = []
    last = -1
    for start, end in hidden[:_MOST]:
        if joined and not characters[last:start].strip():
            joined[-1] += characters[start:end]
        else:
            joined.append(characters[start:end])
        last = end
    words = (characters[start:end] for start, end in hidden[:_MOST])
    return tuple(dict.fromkeys(fold(text) for text in (*words, *joined) if len(text) <= _LONGEST))
