"""What a run leaves beside the cases: the overview page, a table for spreadsheets, and how the run went."""

from __future__ import annotations

import csv
import datetime as dt
import platform
from collections.abc import Iterable, Sequence
from importlib import metadata
from pathlib import Path

from reprieve import __version__, schema
from reprieve.batch import Result, highest_exit_code
from reprieve.model import Outcome
from reprieve.write.page import write_overview

COLUMNS = ("case", "verdict", "submit_by", "unmet", "findings", "error", "letters")
_FORMULA_MARKS = ("=", "+", "-", "@", "\t", "\r")
_LIBRARIES = ("docxtpl", "pdfplumber", "pikepdf", "pydantic", "pypdfium2", "python-docx", "reportlab")


def write_summary(results: Sequence[Result], out_folder: Path, as_of: dt.date) -> None:
    """index.html, summary.csv and run.json."""
    write_overview([result.outcome for result in results], out_folder, as_of)
    _write_table((result.outcome for result in results), out_folder / "summary.csv")
    (out_folder / "run.json").write_text(schema.to_text(_run(results, as_of)), encoding="utf-8")


def _write_table(outcomes: Iterable[Outcome], file: Path) -> None:
    with file.open("w", encoding="utf-8-sig", newline="") as opened:
        table = csv.writer(opened)
        table.writerow(COLUMNS)
        table.writerows([_harmless(cell) for cell in _row(outcome)] for outcome in outcomes)


def _row(outcome: Outcome) -> tuple[str, ...]:
    unmet = [f"{need.id} ({need.state})" for need in outcome.needs if not need.satisfied]
    found = [f"{finding.id} ({finding.severity})" for finding in outcome.findings]
    said = [str(message) for message in (outcome.error, *outcome.problems) if message]
    until = outcome.submit_by.isoformat() if outcome.submit_by else ""
    return (outcome.case, outcome.verdict, until, *map("; ".join, (unmet, found, said, outcome.letters)))


def _harmless(cell: str) -> str:
    """A spreadsheet program would run a cell that begins like a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA_MARKS) else cell


def _run(results: Sequence[Result], as_of: dt.date) -> schema.Json:
    versions = {"reprieve": __version__, "python": platform.python_version()} | {name: metadata.version(name) for name in _LIBRARIES}
    cases = [
        {"case": r.outcome.case, "verdict": r.outcome.verdict, "exit_code": int(r.exit_code), "seconds": round(r.seconds, 3)}
        for r in results
    ]
    exit_code = int(highest_exit_code(results))
    return {
        "schema": schema.SCHEMA,
        "as_of": as_of.isoformat(),
        "versions": versions,
        "exit_code": exit_code,
        "cases": cases,
    }
