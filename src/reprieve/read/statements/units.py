"""Statements whose figures are printed in units of ten thousand yuan, a thousand, or in fen: as yuan, and said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from reprieve.figures.fen import FEN
from reprieve.language import Message, _
from reprieve.library.statements import Units
from reprieve.model import Content, Reconciliation, Statement
from reprieve.read.page.words import Page, visual_lines

_YUAN = 100  # fen


def in_yuan(content: Content | None, pages: Iterable[Page], words: Units) -> tuple[Content | None, tuple[Message, ...]]:
    """A statement with its figures in yuan, by what its first pages say of the unit, and that they were multiplied.

    Where parts of a paper name different units, nothing tells which is the rows': its figures stay. So do those of which parts of a fen
    would be left.
    """
    if not isinstance(content, Statement) or not content.transactions:
        return content, ()
    units = set(_units(pages, words))
    unit = units.pop() if len(units) == 1 else ""
    factor = Decimal(words.fen.get(unit, _YUAN)) / _YUAN
    if factor == 1 or any(row.amount * factor % FEN for row in content.transactions):
        return content, ()
    return _times(content, factor), (multiplied(unit, factor),)


def multiplied(unit: str, factor: Decimal | int) -> Message:
    """That amounts in a unit are yuan now."""
    return _(
        "Its amounts are printed in {unit}: each was multiplied by {factor}. Compare them with the paper.", unit=unit, factor=f"{factor:,}"
    )


def _units(pages: Iterable[Page], words: Units) -> Iterator[str]:
    """Every unit that is named on pages where any is."""
    for page in pages:
        if not any(unit in word.text for word in page.words for unit, fen in words.fen.items() if fen != _YUAN):
            continue
        for line in visual_lines(page):
            yield from (found["unit"] or found["of_column"] or found["stated"] for found in words.said.finditer(line.text))


def _times(statement: Statement, factor: Decimal) -> Statement:
    def times(amount: Decimal) -> Decimal:
        return (amount * factor).quantize(FEN)

    proof = statement.reconciliation
    rows = tuple(
        replace(row, amount=times(row.amount), balance=None if row.balance is None else times(row.balance))
        for row in statement.transactions
    )
    breaks = tuple(replace(one, expected=times(one.expected), printed=times(one.printed)) for one in proof.breaks)
    return replace(statement, transactions=rows, reconciliation=_with_totals(replace(proof, breaks=breaks), factor))


def _with_totals(proof: Reconciliation, factor: Decimal) -> Reconciliation:
    """The totals of money as yuan; counts stay."""
    money = (
        replace(one, printed=one.printed * factor, computed=one.computed * factor) if "." in str(one.printed) else one
        for one in proof.totals
    )
    return replace(proof, totals=tuple(money))
