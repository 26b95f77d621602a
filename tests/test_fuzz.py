"""A few damaged papers of the thousands that `make fuzz` reads."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "fuzz"))

from damaged_papers import fuzz


def test_damaged_papers_neither_crash_nor_hang_nor_balance_while_wrong() -> None:
    assert fuzz(mutants=30, seed=7, workers=2) == []
