from __future__ import annotations

import datetime as dt
from decimal import Decimal

from reprieve.model import Box, Proposal, Statement, Transaction
from reprieve.read.second.proposals import propose
from reprieve.read.statements.chain import Link, chain

FIRST = [("10.00", "110.00"), ("-20.00", "90.00"), ("5.00", "95.00"), ("-8.00", "87.00")]


def statement(*figures: tuple[str, str]) -> Statement:
    from reprieve.model import Reconciliation

    rows = tuple(
        Transaction(dt.date(2026, 7, 1 + at), Decimal(amount), 1, Box(0, 20 * at, 100, 20 * at + 10), balance=Decimal(balance))
        for at, (amount, balance) in enumerate(figures)
    )
    breaks = chain([Link(row.amount, row.balance, 1) for row in rows]).breaks
    return Statement(rows, Reconciliation("broken" if breaks else "balanced", breaks))


def changed(at: int, amount: str | None = None, balance: str | None = None) -> Statement:
    figures = list(FIRST)
    figures[at] = (amount or figures[at][0], balance or figures[at][1])
    return statement(*figures)


def test_a_balance_with_one_digit_wrong_is_proposed_where_the_second_reading_differs() -> None:
    assert propose(changed(1, balance="96.00"), changed(1, balance="99.00")) == (
        Proposal(2, "balance", Decimal("96.00"), Decimal("90.00"), 1),
    )


def test_an_amount_with_one_digit_wrong_is_proposed() -> None:
    assert propose(changed(2, amount="6.00"), changed(2, amount="8.00")) == (Proposal(3, "amount", Decimal("6.00"), Decimal("5.00"), 1),)


def test_a_figure_that_both_readings_give_alike_is_printed_so() -> None:
    assert propose(changed(1, balance="96.00"), changed(1, balance="96.00")) == ()


def test_two_wrong_digits_are_too_many() -> None:
    assert propose(changed(1, balance="86.10"), changed(1, balance="90.01")) == ()


def test_the_statement_itself_is_never_changed() -> None:
    broken = changed(1, balance="96.00")
    propose(broken, statement(*FIRST))
    assert broken.reconciliation.status == "broken"
    assert broken.transactions[1].balance == Decimal("96.00")
