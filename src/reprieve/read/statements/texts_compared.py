"""Texts of rows that the other rows show to be cut, or to hold another cell's: no paper says the same thing in two ways by chance."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, pairwise

from reprieve.model import Transaction

_SHORTEST, _LONG = 2, 4
_WHOLE_ACCOUNT, _LONG_NAME = 8, 6
_FIGURES = "0123456789"
_ENDS_WORD = re.compile(r"\w$")


def odd_beside_others(rows: Sequence[Transaction], firms: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """The texts, each with its page, that are two of the others in one, or that another row has without what was added or cut."""
    names, summaries = {row.counterparty for row in rows} - {""}, {row.summary for row in rows} - {""}
    alone = {row.counterparty for row, beside in chain(pairwise(rows), pairwise(rows[::-1])) if not beside.counterparty}
    odd = {name for name in names if _is_two_names(name, names, summaries, firms, beside_empty=name in alone)}
    accounts: dict[str, set[str]] = {}
    for row in rows:
        accounts.setdefault(row.counterparty, set()).add(row.counterparty_account)
    numbered = {name.rstrip(_FIGURES): name for name in names if name[-1].isdecimal()}
    glued = ((name, numbered[name].removeprefix(name)) for name in numbered.keys() & names)  # 国家电网 where others say 国家电网95598
    odd |= {name for name, figures in glued if any(account.startswith(figures) for account in accounts[name])}
    told = {(row.summary, row.counterparty) for row in rows}
    run_on = {summary for summary, name in told if _is_two_summaries(summary, name, names, summaries, firms)}
    cut = {(name, account) for name, some in accounts.items() if name for account in _cut(some)}
    for row in rows:
        yield from ((row.page, text) for text, some in ((row.counterparty, odd), (row.summary, run_on)) if text in some)
        if (row.counterparty, row.counterparty_account) in cut:
            yield row.page, row.counterparty_account


def _is_two_names(name: str, names: Collection[str], summaries: Collection[str], firms: tuple[str, ...], beside_empty: bool) -> bool:
    for left, right in _halves(name):
        if left in names and (right in names or right in summaries):
            return True
        if left.endswith(firms) and right in summaries and len(right) >= _LONG:
            return True
        if beside_empty and right in names and right.endswith(firms) and len(right) >= _LONG_NAME and _ENDS_WORD.search(left):
            return True
    return False


def _is_two_summaries(summary: str, own: str, names: Collection[str], summaries: Collection[str], firms: tuple[str, ...]) -> bool:
    """Whether a summary is a name and a summary of other rows; that a summary names its own row's other side is nothing odd."""
    return any(
        (right in summaries and left != own and (left in names or (left.endswith(firms) and len(right) >= _LONG)))
        or (left in summaries and right in names and right != own)
        for left, right in _halves(summary)
    )


def _halves(text: str) -> Iterator[tuple[str, str]]:
    return ((text[:place], text[place:]) for place in range(_SHORTEST, len(text) - _SHORTEST + 1))


def _cut(accounts: Collection[str]) -> set[str]:
    """The accounts of one name that are another of them without figures before or behind it; there may be thousands."""
    whole = {account for account in accounts if len(account) >= _WHOLE_ACCOUNT and account.isdecimal()}
    backwards = {account[::-1] for account in whole}
    cut_behind = _begun(accounts, sorted(whole))
    cut_before = _begun((account[::-1] for account in accounts), sorted(backwards))
    return {*cut_behind, *(account[::-1] for account in cut_before)}


def _begun(texts: Iterable[str], ordered: Sequence[str]) -> Iterator[str]:
    """The texts with which another of those in order begins: it is the next in their order."""
    for text in texts:
        if text and (place := bisect_right(ordered, text)) < len(ordered) and ordered[place].startswith(text):
            yield text
