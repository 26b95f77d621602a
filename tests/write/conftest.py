"""Fixtures of the tests of writing."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from letter_material import AS_OF, NEEDS, PAPERS, Builder, case_file, drawn, income, plan

from reprieve.case import Case
from reprieve.library import Library, load_library
from reprieve.model import Assessment, Means


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library()


@pytest.fixture
def song(tmp_path: Path, library: Library) -> Builder:
    """A complete case: every paper there, a plan that can be kept."""
    means = Means(
        Decimal("7000.00"), Decimal("5300.00"), Decimal("0.00"), Decimal("1700.00"), months=("2026-07", "2026-08", "2026-09", "2026-10")
    )
    judged = Assessment("song", AS_OF, "complete", dt.date(2026, 11, 20), NEEDS, (), income(), means, plan())
    builder = Builder(Case(tmp_path / "song", case_file()), (), judged, library)
    for file, kind, content, pages in PAPERS:
        builder.add(file, kind, content, drawn(pages, text=file))
    return builder
