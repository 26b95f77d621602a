"""What work that takes long says while it lasts: heard by whoever listens in this process, or else by nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageRead:
    """A page of a scan that is being read now, of how many; `page` 0: the paper is done."""

    file: str
    page: int = 0
    pages: int = 0


Hear = Callable[[PageRead], None]
_listeners: list[Hear] = []


def say(what: PageRead) -> None:
    for hear in _listeners:
        hear(what)


def is_heard() -> bool:
    return bool(_listeners)


def listen(hear: Hear) -> None:
    """From now on, until this process ends."""
    _listeners.append(hear)


@contextmanager
def heard_by(hear: Hear) -> Iterator[None]:
    """While the block lasts."""
    listen(hear)
    try:
        yield
    finally:
        _listeners.remove(hear)
