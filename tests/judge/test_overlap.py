"""What must hold whichever papers print the payments of an account, in whatever order, with whichever columns."""

from __future__ import annotations

import datetime as dt
import sys
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from judge_material import AS_OF, case, row, statement

from reprieve.judge.evidence import gather
from reprieve.judge.overlap import each_payment
from reprieve.library import load_library
from reprieve.model import Document, Transaction

FIRST, LAST = dt.date(2026, 5, 1), dt.date(2026, 5, 10)
ACCOUNTS = ("6220000000000001", "6225000000000001", "6220000000000002")
COLUMNS = ("balance", "time", "counterparty")
Payment = tuple[str, dt.date, Decimal]


def payments(papers: Sequence[Document]) -> Counter[Payment]:
    evidence = gather(case(), papers, load_library(), AS_OF)
    rows = [(paper, paper.transactions[number - 1]) for _document, paper, number in each_payment(evidence.own_statements(), evidence)]
    return Counter((row.account or paper.account, row.date, row.amount) for paper, row in rows)


unhurried = settings(deadline=None)
days = st.integers(0, (LAST - FIRST).days).map(lambda number: FIRST + dt.timedelta(number))
booked = st.tuples(days, st.sampled_from(["5.00", "-5.00", "8.00"]), st.sampled_from(["周洋", "何慧"]), st.integers(1, 3))
ledgers = st.lists(booked, min_size=1, max_size=12).map(
    lambda rows: [
        row(day, amount, "转账", name, time=dt.time(hour), balance=Decimal(number))
        for number, (day, amount, name, hour) in enumerate(sorted(rows))
    ]
)
spans = st.tuples(days, days).map(sorted)
views = st.tuples(spans, st.sets(st.sampled_from(COLUMNS)))


def seen(ledger: Sequence[Transaction], view: Any, **more: Any) -> Document:
    """A paper that tells these days in full, without the columns that it does not print."""
    (start, end), columns = view
    rows = [
        row(
            item.date,
            str(item.amount),
            item.summary,
            item.counterparty if "counterparty" in columns else "",
            time=item.time if "time" in columns else None,
            balance=item.balance if "balance" in columns else None,
        )
        for item in ledger
        if start <= item.date <= end
    ]
    return statement(rows, start, end, **more)


def covered(ledger: Sequence[Transaction], account: str, drawn: Sequence[Any]) -> Counter[Payment]:
    within = [item for item in ledger if any(start <= item.date <= end for (start, end), _columns in drawn)]
    return Counter((account, item.date, item.amount) for item in within)


@unhurried
@given(ledgers, st.lists(views, min_size=1, max_size=4), st.data())
def test_papers_of_one_account_that_tell_their_days_in_full_count_each_payment_once(ledger: Any, drawn: Any, data: Any) -> None:
    papers = data.draw(st.permutations([seen(ledger, view, account=ACCOUNTS[0]) for view in drawn]))
    assert payments(papers) == covered(ledger, ACCOUNTS[0], drawn)


@unhurried
@given(st.lists(st.tuples(ledgers, st.lists(views, min_size=1, max_size=2)), min_size=3, max_size=3), st.data())
def test_two_accounts_are_never_taken_for_one(drawn: Any, data: Any) -> None:
    own = list(zip(ACCOUNTS, drawn, strict=True))
    papers = [seen(ledger, view, account=account) for account, (ledger, seen_in) in own for view in seen_in]
    counted = payments(data.draw(st.permutations(papers)))
    assert counted == sum((covered(ledger, account, seen_in) for account, (ledger, seen_in) in own), Counter())


@unhurried
@given(
    st.lists(st.tuples(ledgers, views, st.sampled_from([*ACCOUNTS[:2], "**** 0001", ""]), st.sampled_from(["", "收入"])), max_size=4),
    st.data(),
)
def test_no_order_of_any_papers_gives_other_payments_and_a_paper_that_comes_again_adds_none(drawn: Any, data: Any) -> None:
    papers = [seen(ledger, view, account=account, filter=left_out) for ledger, view, account, left_out in drawn]
    counted = payments(papers)
    assert payments(data.draw(st.permutations(papers))).total() == counted.total()
    assert counted.total() >= max((len(paper.content.transactions) for paper in papers), default=0)  # type: ignore[union-attr]
    if drawn:
        ledger, view, account, left_out = drawn[0]
        assert payments([*papers, seen(ledger, view, account=account, filter=left_out)]).total() == counted.total()


def test_a_masked_number_that_fits_two_accounts_makes_no_one_of_them() -> None:
    pay = [row(FIRST, "8200.00", "工资", "某某公司")]
    papers = [statement(pay, account=account) for account in (ACCOUNTS[0], "**** 0001", ACCOUNTS[1])]
    assert payments(papers).total() == payments([papers[0], papers[2]]).total() == 2


@pytest.mark.parametrize("fuller", [0, 1])
def test_the_row_that_tells_most_of_a_payment_stands_for_it_whichever_paper_comes_first(fuller: int) -> None:
    papers = [statement([row(FIRST, "8200.00", *texts)]) for texts in (("工资", "某某公司"), ())]
    evidence = gather(case(), papers[::-1] if fuller else papers, load_library(), AS_OF)
    assert [paper for paper, _statement, _number in each_payment(evidence.own_statements(), evidence)] == papers[:1]


def test_papers_without_a_number_that_print_the_same_time_and_again_are_of_one_account() -> None:
    def paper(**more: Any) -> Document:
        return statement([row(FIRST + dt.timedelta(day), f"{day + 1}.00", "转账", **more) for day in range(4)], account="")

    assert payments([paper(balance=Decimal(9)), paper(counterparty="周洋")]).total() == 4


def test_twice_the_papers_take_little_more_than_twice_the_steps() -> None:
    def steps(papers: int) -> int:
        rows = [row(FIRST + dt.timedelta(number % 10), f"{number % 7}.00", "转账", "周洋", balance=Decimal(number)) for number in range(60)]
        read = [statement(rows[number % 20 :], account=f"622000000000{number % 5:04d}") for number in range(papers)]
        evidence = gather(case(), read, load_library(), AS_OF)
        count = 0

        def call(*_event: object) -> None:
            nonlocal count
            count += 1

        sys.setprofile(call)
        try:
            list(each_payment(evidence.own_statements(), evidence))
        finally:
            sys.setprofile(None)
        return count

    assert steps(80) < 2.4 * steps(40)
