"""One digit that was seen wrongly: which correction would make the balances follow, where two readings do not agree on the figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reprieve.model import Proposal, Statement, Transaction


def propose(statement: Statement, other: Statement) -> tuple[Proposal, ...]:
    """Corrections of one digit each. `other` is a second reading of the same pages: a figure that both give alike is printed so."""
    rows = statement.transactions
    if statement.reconciliation.status != "broken" or statement.reconciliation.unread:
        return ()
    broken = {found.row - 1 for found in statement.reconciliation.breaks}
    forwards, backwards = (_Chain(rows, step) for step in (1, -1))
    chain = forwards if len(forwards.broken) <= len(backwards.broken) else backwards
    seen = _seen(other.transactions)
    return tuple(found for index in sorted(chain.broken & broken) for found in chain.corrections(index) if not _is_seen(rows, found, seen))


@dataclass(frozen=True, slots=True)
class _Chain:
    """The rows in the order of time: down the page (step 1) or up (step -1)."""

    rows: Sequence[Transaction]
    step: int

    @property
    def broken(self) -> set[int]:
        return {index for index in range(len(self.rows)) if self._gap(index)}

    def corrections(self, index: int) -> Iterator[Proposal]:
        """The balance, where the next row follows from the corrected one; the amount, where it follows from the printed one."""
        row, before, gap = self.rows[index], index - self.step, self._gap(index)
        assert row.balance is not None
        after = self._gap(index + self.step) if 0 <= index + self.step < len(self.rows) else None
        if after != 0 and after in (None, -gap) and _one_digit(row.balance, row.balance - gap):
            yield Proposal(index + 1, "balance", row.balance, row.balance - gap, row.page)
        if not after and _one_digit(row.amount, row.amount + gap):
            yield Proposal(index + 1, "amount", row.amount, row.amount + gap, row.page)
        first = self.rows[before]
        if first.balance is not None and not 0 <= before - self.step < len(self.rows) and _one_digit(first.balance, first.balance + gap):
            yield Proposal(before + 1, "balance", first.balance, first.balance + gap, first.page)

    def _gap(self, index: int) -> Decimal:
        """How much the row's balance is more than what follows from the one before; 0 where nothing can be said."""
        before = index - self.step
        balance = self.rows[index].balance
        earlier = self.rows[before].balance if 0 <= before < len(self.rows) else None
        return Decimal(0) if balance is None or earlier is None else balance - earlier - self.rows[index].amount


def _one_digit(read: Decimal, proposed: Decimal) -> bool:
    one, other = (f"{amount:+.2f}" for amount in (read, proposed))
    return len(one) == len(other) and sum(left != right for left, right in zip(one, other, strict=True)) == 1


def _seen(rows: Sequence[Transaction]) -> dict[int, list[Transaction]]:
    pages: dict[int, list[Transaction]] = {}
    for row in rows:
        pages.setdefault(row.page, []).append(row)
    return pages


def _is_seen(rows: Sequence[Transaction], proposal: Proposal, seen: dict[int, list[Transaction]]) -> bool:
    """Whether the other reading gives the same figure at the same place."""
    box = rows[proposal.row - 1].bbox
    middle = (box.top + box.bottom) / 2
    there = [row for row in seen.get(proposal.page, []) if row.bbox.top <= middle <= row.bbox.bottom]
    return any((row.balance if proposal.figure == "balance" else row.amount) == proposal.read for row in there)
