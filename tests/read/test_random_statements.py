"""Layouts that no bank prints are read exactly, or what does not add up is reported: never a silent error.

And nearly all of them are read exactly, words and all: a reader that reported every paper would be of no use.
"""

from __future__ import annotations

import datetime as dt
import random
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reprieve.library import load_library
from reprieve.model import Document, Statement, Transaction
from reprieve.read import read_paper

sys.path.insert(0, str(Path(__file__).parents[2] / "samples"))

from random_statements import random_layout, random_statement
from statement_values import row_reading

PAPERS = 60
Row = tuple[dt.date, Decimal, Decimal | None]


@pytest.fixture(scope="module")
def drawer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("random") / "statement.pdf"


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**9))
def test_a_statement_in_any_layout_is_read_exactly_or_its_break_is_reported(seed: int, drawer: Path) -> None:
    truth = random_statement(seed, drawer)
    document = read_paper(drawer, drawer.name, load_library())
    assert is_right_or_told(document, [(booking.date, booking.amount, booking.balance) for booking, _page in truth.rows])


def is_right_or_told(document: Document, want: list[Row]) -> bool:
    if not isinstance(document.content, Statement):
        return bool(document.warnings or document.error)
    got = [(row.date, row.amount, row.balance) for row in document.content.transactions]
    return got == want or document.content.reconciliation.status != "balanced" or bool(document.warnings)


def printed(row: Transaction) -> dict[str, object]:
    return {
        "date": row.date.isoformat(),
        "time": row.time.isoformat() if row.time else None,
        "amount": f"{row.amount:.2f}",
        "balance": f"{row.balance:.2f}" if row.balance is not None else None,
        "summary": row.summary,
        "counterparty": row.counterparty,
        "counterparty_account": row.counterparty_account,
        "note": row.note,
        "page": row.page,
    }


def test_nearly_all_layouts_are_read_to_the_word(drawer: Path) -> None:
    exact = 0
    for seed in range(PAPERS):
        truth = random_statement(seed, drawer)
        document = read_paper(drawer, drawer.name, load_library())
        assert is_right_or_told(document, [(booking.date, booking.amount, booking.balance) for booking, _page in truth.rows]), seed
        content = document.content
        assert isinstance(content, Statement)
        want = [row_reading(truth.layout, booking, page) for booking, page in truth.rows]
        exact += [printed(row) | {"nature": one["nature"]} for row, one in zip(content.transactions, want, strict=False)] == want
    assert exact >= PAPERS - 2


def test_every_choice_is_drawn() -> None:
    layouts = [random_layout(random.Random(seed)) for seed in range(300)]
    assert {layout.wrapped for layout in layouts} == {"top", "middle", "bottom"}
    assert {layout.letter_white for layout in layouts} == {None, 0.0, 0.05, 0.1}
    assert {"{y" in layout.date_form for layout in layouts} == {True, False}
    assert {layout.header_repeats for layout in layouts} == {layout.header_by_month for layout in layouts} == {True, False}
    assert len({layout.flags for layout in layouts}) == 13
    fillers = {column.empty for layout in layouts for column in layout.columns if column.role == "money_in"}
    assert {"", "-", "--", "0.00", "0", "/"} <= fillers
    assert len({layout.page_end for layout in layouts}) == 5
