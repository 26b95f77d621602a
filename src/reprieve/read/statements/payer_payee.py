"""Statements that name who paid and who was paid: the holder is one of them or left out, the other is the other side; so the money went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from reprieve.library.statements import Role, StatementVocabulary
from reprieve.read.statements.entries import Entry, is_nothing, read_entry

_BOTH: frozenset[Role] = frozenset({"payer", "payee"})
_PAID: dict[Role, Role] = {
    "payee": "counterparty", "payee_account": "counterparty_account", "payer": "own_name", "payer_account": "own_account",
}  # fmt: skip
_RECEIVED: dict[Role, Role] = {
    "payer": "counterparty", "payer_account": "counterparty_account", "payee": "own_name", "payee_account": "own_account",
}  # fmt: skip
_IN, _OUT = "收入", "支出"
_MOST = 0.9


def with_other_side(entries: Sequence[Entry], holder: str, vocabulary: StatementVocabulary) -> Sequence[Entry]:
    """The rows with the one who is not the holder as the other side; and, where the holder is named, a direction if they have none."""
    named = [entry for entry in entries if _has_both(entry)]
    own = _holder(named, holder) if named else ""
    return [_read_again(entry, own, vocabulary) if _has_both(entry) else entry for entry in entries]


def _has_both(entry: Entry) -> bool:
    return {column.role for column in entry.row.columns} >= _BOTH


def _holder(entries: Sequence[Entry], holder: str) -> str:
    """The holder as the rows write the name; where the head does not tell it, the one name that stands in nearly all of them."""
    names = Counter(name for entry in entries for name in {entry.cell("payer"), entry.cell("payee")} if not is_nothing(name))
    if holder in names:
        return holder
    [(most, times)] = names.most_common(1) or [("", 0)]
    return most if times >= _MOST * len(entries) > 1 else ""


def _read_again(entry: Entry, own: str, vocabulary: StatementVocabulary) -> Entry:
    payer, payee = ("" if is_nothing(name) else name for name in (entry.cell("payer"), entry.cell("payee")))
    own = own if own in (payer, payee) else ""
    if payer == payee or own not in (payer, payee):
        return entry
    settled = _PAID if (paid := payer == own) else _RECEIVED
    columns = tuple(replace(column, role=settled.get(column.role, column.role)) for column in entry.row.columns)
    row = replace(entry.row, columns=columns)
    if own and not any(column.role == "flag" for column in columns):
        row = row.with_more([("flag", "", _OUT if paid else _IN)])
    return read_entry(row, vocabulary, entry.account, entry.currency) or entry
