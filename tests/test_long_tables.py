"""A run of very many cases is told in several tables, with every case in one of them."""

from __future__ import annotations

import datetime as dt

import pytest

from reprieve.errors import ExitCode
from reprieve.model import Outcome
from reprieve.runs.casework import Job, Result
from reprieve.terminal.screen import show_run


def test_every_case_of_a_long_run_stands_in_a_table_under_its_names(capsys: pytest.CaptureFixture[str]) -> None:
    results = [Result(Job(f"c{n:04}"), Outcome(f"c{n:04}", "complete"), None, ExitCode.COMPLETE) for n in range(401)]
    show_run(results, "out", dt.date(2026, 11, 2))
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines if line.startswith("c0")] == [f"c{n:04}" for n in range(401)]
    assert sum("verdict" in line.lower() for line in lines) == 3
