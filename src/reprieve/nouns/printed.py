"""What a file tells of its pages as such: places on them, their numbers, and traces of how the file was made."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page in PDF points, measured from the top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Place:
    """Where on a paper something was read: the page, counted from 1, and the rectangle there."""

    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """The number that a page prints of itself, and how many it says there are; `page` counts those of the file from 1."""

    page: int
    number: int
    total: int | None = None


@dataclass(frozen=True, slots=True)
class Patch:
    """Text that was drawn over (`covered`), or a figure in another `typeface` than the rest of its column."""

    what: Literal["covered", "typeface"]
    page: int
    text: str
    bbox: Box


@dataclass(frozen=True, slots=True)
class Traces:
    """What a PDF tells of its own making. `revisions`: how often it was saved by adding to it, the first time included.

    `created` and `modified` are the clock of whoever made it. None of it says that a paper is not genuine.
    """

    producer: str = ""
    creator: str = ""
    created: dt.datetime | None = None
    modified: dt.datetime | None = None
    revisions: int = 1
    changed_after_signing: bool = False
    patches: tuple[Patch, ...] = ()


@dataclass(frozen=True, slots=True)
class QrCode:
    """What a QR code on a page says. Nobody has opened it."""

    page: int
    text: str
