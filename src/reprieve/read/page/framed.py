"""A page whose ruled cells read as one: what wraps within a cell is one word again, and cells that stand side by side share a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reprieve.model import Box
from reprieve.read.page.frames import frames_of, words_by_room
from reprieve.read.page.words import Line, Page, Word, are_parted, box_of, lines_of, runs

_WIDE = 1.6
_LINE_GAP = 1.2
_LABEL = re.compile(r"[^\s:\d,。;]{2,14}")
_ASCII_END = re.compile(r"[A-Za-z,.]$")
_ASCII_START = re.compile(r"^[A-Za-z]")


def framed(page: Page) -> Page:
    """The page with each cell's text put together; one without ruled cells stays as it is."""
    frames = frames_of(page.rules)
    if not frames.down or not frames.across:
        return page
    rooms = words_by_room(page.words, frames)
    ruled = ((room, words) for room, words in rooms.items() if room)
    inside = (word._replace(cell=number) for number, (room, words) in enumerate(ruled, 1) for word in _cell(words, room, page))
    return replace(page, words=(*rooms.get(None, ()), *inside))


def _cell(words: Sequence[Word], room: Box, page: Page) -> Iterator[Word]:
    """A cell that holds one paragraph stands in the middle of its room; of several paragraphs, each stays where it is."""
    lines = lines_of(words)
    paragraphs = _paragraphs(lines, room)
    middle = (room.top + room.bottom) / 2
    for paragraph in paragraphs:
        parts = [_as_one(paragraph)] if len(paragraph) > 1 else paragraph[0].words
        yield from (_moved(part, middle) if len(paragraphs) == 1 else part for part in parts)


def _paragraphs(lines: Sequence[Line], room: Box) -> list[list[Line]]:
    if _is_label(lines):
        return [list(lines)]
    return list(runs(lines, lambda paragraph, line: _goes_on(paragraph[-1], line, room)))


def _is_label(lines: Sequence[Line]) -> bool:
    """A short name set over several lines, wherever it was broken."""
    return len(lines) > 1 and _LABEL.fullmatch("".join(word.text for line in lines for word in line.words)) is not None


def _goes_on(before: Line, line: Line, room: Box) -> bool:
    """Whether a line leaves no room for another character, and the next stands close below it."""
    size = before.box.bottom - before.box.top
    full = before.box.x1 - before.box.x0 > (room.x1 - room.x0) - 2.2 * size
    return full and line.box.top - before.box.bottom < _LINE_GAP * size and not any(are_parted(one.words, _WIDE) for one in (before, line))


def _as_one(lines: Sequence[Line]) -> Word:
    text = lines[0].text
    for line in lines[1:]:
        text += (" " if _ASCII_END.search(text) and _ASCII_START.search(line.text) else "") + line.text
    words = [word for line in lines for word in line.words]
    box = box_of(words)
    return Word(text, box.x0, box.top, box.x1, box.bottom, min(word.confidence for word in words))


def _moved(word: Word, middle: float) -> Word:
    half = (word.bottom - word.top) / 2
    return word._replace(top=middle - half, bottom=middle + half)
