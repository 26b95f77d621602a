"""Pages drawn by hand for the readers: words at places, as an extractor hands them over."""

from __future__ import annotations

from collections.abc import Sequence

from reprieve.read.page.words import Page, Rule, Word

SIZE = 10.0


def words(x: float, top: float, text: str, size: float = SIZE) -> list[Word]:
    """The text from `x` on, cut at its blanks; a Chinese character is as wide as the type, any other half as wide."""
    found = []
    for part in text.split(" "):
        width = _width(part, size)
        if part:
            found.append(Word(part, x, top, x + width, top + size))
        x += width + size / 2
    return found


def centred(middle: float, top: float, text: str, size: float = SIZE) -> list[Word]:
    return words(middle - _width(text, size) / 2, top, text, size)


def page(*groups: Sequence[Word], rules: Sequence[Rule] = (), number: int = 1) -> Page:
    return Page(number, 842, 595, tuple(word for group in groups for word in group), tuple(rules))


def lines(*texts: str, x: float = 50, top: float = 60, step: float = 18) -> Page:
    """One text a line from the left margin; blanks at its start indent it."""
    drawn = [words(x + (len(text) - len(text.lstrip())) * SIZE / 2, top + step * row, text.lstrip()) for row, text in enumerate(texts)]
    return page(*drawn)


def columns(top: float, texts: Sequence[str], width: float = 60, x: float = 30, size: float = 8) -> list[Word]:
    """One row of a table, each text centred in its column; "" leaves a cell empty, "|" within a text breaks its line."""
    drawn: list[Word] = []
    for number, text in enumerate(texts):
        parts = text.split("|")
        for row, part in enumerate(parts):
            drawn += centred(x + width * (number + 0.5), top + (row - (len(parts) - 1) / 2) * size * 1.1, part, size) if part else []
    return drawn


def at_once(top: float, texts: Sequence[str], width: float) -> list[list[Word]]:
    """One row of a table, cell by cell."""
    return [columns(top, [text if index == place else "" for index, text in enumerate(texts)], width) for place in range(len(texts))]


def grid(left: float, top: float, widths: Sequence[float], heights: Sequence[float]) -> list[Rule]:
    """The ruling lines of a table."""
    xs = [left + sum(widths[:n]) for n in range(len(widths) + 1)]
    ys = [top + sum(heights[:n]) for n in range(len(heights) + 1)]
    return [Rule(x, ys[0], x, ys[-1]) for x in xs] + [Rule(xs[0], y, xs[-1], y) for y in ys]


def _width(text: str, size: float) -> float:
    return sum(size if ord(character) > 0x2E80 else size / 2 for character in text)
