"""Whose account a row is of, where its own columns say so: exports that hold several cards name them in every row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reprieve.library.statements import Direction, Role, StatementVocabulary
from reprieve.read.notation import ACCOUNT_DIGIT
from reprieve.read.statements.entries import Entry, is_nothing
from reprieve.read.statements.readings import Reading, best_reading

_NUMBER = re.compile(rf"[A-Za-z]{{0,2}}{ACCOUNT_DIGIT}{{8,}}")  # of the holder's own, which banks do not cut to its end


def by_own_accounts(
    entries: Sequence[Entry], reading: Reading, vocabulary: StatementVocabulary, one_way: Direction | None
) -> tuple[Sequence[Entry], Reading]:
    """The rows and their reading; where it breaks and the rows tell several accounts of which each adds up, by these."""
    if not reading.chain.breaks or len({_account(entry) for entry in entries}) == 1:
        return entries, reading
    apart = [replace(entry, account=_account(entry) or entry.account) for entry in entries]
    other = best_reading(apart, vocabulary, one_way)
    if other.chain.breaks or other.chain.proved <= reading.chain.proved:
        return entries, reading
    return apart, other


def own_account(entries: Sequence[Entry]) -> str:
    """The one account that all rows name as their own, or ""."""
    return _only({_account(entry) for entry in entries})


def own_name(entries: Sequence[Entry]) -> str:
    """The one holder whom all rows name, or ""."""
    role: Role = "own_name"
    return _only({"" if is_nothing(name := entry.cell(role)) else name for entry in entries})


def _account(entry: Entry) -> str:
    number = entry.cell("own_account")
    return number if _NUMBER.fullmatch(number) else ""


def _only(told: set[str]) -> str:
    return told.pop() if len(told) == 1 else ""
