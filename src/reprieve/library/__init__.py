"""Data: what changes for outside reasons. Loaded and checked as a whole; an unknown key names its file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reprieve.library.bank import Bank
from reprieve.library.entry import load_entries

LIBRARY_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Library:
    """All library files by id."""

    banks: Mapping[str, Bank]


@cache
def load_library(folder: Path = LIBRARY_FOLDER) -> Library:
    """Read and check every library file below `folder`. Raises LibraryError that lists every mistake."""
    return Library(banks=load_entries(folder / "banks", Bank))
