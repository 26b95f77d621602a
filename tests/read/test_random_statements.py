"""Layouts that no bank prints are read exactly, or what does not add up is reported: never a silent error."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reprieve.library import load_library
from reprieve.model import Statement
from reprieve.read import read_paper

sys.path.insert(0, str(Path(__file__).parents[2] / "samples"))

from random_statements import random_statement


@pytest.fixture(scope="module")
def drawer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("random") / "statement.pdf"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**9))
def test_a_statement_in_any_layout_is_read_exactly_or_its_break_is_reported(seed: int, drawer: Path) -> None:
    truth = random_statement(seed, drawer)
    document = read_paper(drawer, drawer.name, load_library())
    if not isinstance(document.content, Statement):
        assert document.warnings or document.error
        return
    want = [(booking.date, booking.amount, booking.balance) for booking, _page in truth.rows]
    got = [(row.date, row.amount, row.balance) for row in document.content.transactions]
    assert got == want or document.content.reconciliation.status != "balanced" or document.warnings
