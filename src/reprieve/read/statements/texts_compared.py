"""Texts of rows that the other rows show to be cut, or to hold another cell's: no paper says the same thing in two ways by chance."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from reprieve.model import Transaction

_SHORTEST, _LONG = 2, 4
_WHOLE_ACCOUNT, _LONG_NAME = 8, 6
_SERIAL = re.compile(r"(.{2,})\(\d{1,2}\)")
_ENDS_WORD = re.compile(r"\w$")


def odd_beside_others(rows: Sequence[Transaction], firms: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """The texts, each with its page, that are two of the others in one, or that another row has without what was added or cut."""
    names = {row.counterparty for row in rows if row.counterparty}
    summaries = {row.summary for row in rows if row.summary}
    accounts: dict[str, set[str]] = {}
    for row in rows:
        accounts.setdefault(row.counterparty, set()).add(row.counterparty_account)
    for before, row, after in zip([None, *rows], rows, [*rows[1:], None], strict=False):
        name, account = row.counterparty, row.counterparty_account
        beside_empty = any(other is not None and not other.counterparty for other in (before, after))
        if _is_two_names(name, names, summaries, firms, beside_empty) or _took_figures(name, account, names):
            yield row.page, name
        if _is_two_summaries(row.summary, names - {name}, summaries, firms):
            yield row.page, row.summary
        if name and account and any(_is_cut(account, other) for other in accounts[name]):
            yield row.page, account


def _is_two_names(name: str, names: Collection[str], summaries: Collection[str], firms: tuple[str, ...], beside_empty: bool) -> bool:
    serial = _SERIAL.fullmatch(name)
    if serial and serial[1] in names:
        return True
    for left, right in _halves(name):
        if left in names and (right in names or right in summaries):
            return True
        if left.endswith(firms) and right in summaries and len(right) >= _LONG:
            return True
        if beside_empty and right in names and right.endswith(firms) and len(right) >= _LONG_NAME and _ENDS_WORD.search(left):
            return True
    return False


def _is_two_summaries(summary: str, names: Collection[str], summaries: Collection[str], firms: tuple[str, ...]) -> bool:
    return any(
        (right in summaries and (left in names or (left.endswith(firms) and len(right) >= _LONG))) or (left in summaries and right in names)
        for left, right in _halves(summary)
    )


def _halves(text: str) -> Iterator[tuple[str, str]]:
    return ((text[:place], text[place:]) for place in range(_SHORTEST, len(text) - _SHORTEST + 1))


def _took_figures(name: str, account: str, names: Collection[str]) -> bool:
    """Whether an account begins with the figures that the name ends with elsewhere (国家电网95598)."""
    return bool(name and account) and any(
        len(other) > len(name) and other.startswith(name) and account.startswith(other[len(name) :]) for other in names
    )


def _is_cut(account: str, other: str) -> bool:
    """Whether another account of the same name is this one with more figures before or behind it."""
    return (
        len(other) > len(account)
        and len(other) >= _WHOLE_ACCOUNT
        and other.isdecimal()
        and (other.startswith(account) or other.endswith(account))
    )
