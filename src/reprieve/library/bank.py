"""A bank: how to know its statements, and where a person checks them. No bank has code."""

from __future__ import annotations

from reprieve.library.entry import BothLanguages, FileEntry


class Bank(FileEntry):
    """`titles` are texts (without blanks) that only this bank's statements carry at their head; any one of them tells it."""

    name: BothLanguages
    titles: list[str]
    verify: BothLanguages | None = None
    source: str
