"""What an opened file gives, whatever it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reprieve.model import Box, Traces
from reprieve.read.page.words import Page

if TYPE_CHECKING:
    from reprieve.read.scanning.images import Picture


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """`pages(first)` reads from page `first` on, one at a time, so that memory does not grow with their number.

    `picture(number)` is a page as it is looked at, `part(number, box)` a part of it. `second_opinion` gives all pages as another extractor
    reads them, if there is one; `traces` what a PDF tells of how it was made.
    """

    page_count: int
    pages: Callable[[int], Iterator[Page]]
    picture: Callable[[int], Picture]
    part: Callable[[int, Box], Picture]
    second_opinion: Callable[[], Iterator[Page]] | None = None
    traces: Callable[[], Traces | None] = lambda: None
