"""Whose account a row is of, where its own columns say so: exports that hold several cards name them in every row."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reprieve.read.notation import ACCOUNT_DIGIT
from reprieve.read.statements.entries import Entry, is_nothing

_NUMBER = re.compile(rf"[A-Za-z]{{0,2}}{ACCOUNT_DIGIT}{{8,}}")  # of the holder's own, which banks do not cut to its end


def account_of(entry: Entry) -> str:
    """The account that a row names as its own, or ""."""
    number = entry.cell("own_account")
    return number if _NUMBER.fullmatch(number) else ""


def own_account(entries: Sequence[Entry]) -> str:
    """The one account that all rows name as their own, or ""."""
    return _only(set(map(account_of, entries)))


def own_name(entries: Sequence[Entry]) -> str:
    """The one holder whom all rows name, or ""."""
    return _only({"" if is_nothing(name := entry.cell("own_name")) else name for entry in entries})


def _only(told: set[str]) -> str:
    return told.pop() if len(told) == 1 else ""
