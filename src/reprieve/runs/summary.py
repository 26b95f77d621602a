"""What a run leaves beside the cases: the overview page, a table for spreadsheets, and how the run went."""

from __future__ import annotations

import csv
import datetime as dt
import platform
from collections.abc import Iterable, Sequence
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory

from reprieve import __version__, schema
from reprieve.batch import highest_exit_code
from reprieve.errors import masked
from reprieve.kept import fingerprint
from reprieve.kept.output_folder import OVERVIEW_FILES, private_files, whole_file
from reprieve.library.entry import LIBRARY_FOLDER, load_entries
from reprieve.library.law import Law
from reprieve.model import Outcome
from reprieve.runs.casework import Result
from reprieve.write.page import write_overview
from reprieve.write.page_words import SEVERITIES, STATES, VERDICTS

_PARTIAL = (".overview.", ".partial")
COLUMNS = ("case", "verdict", "submit_by", "unmet", "findings", "error", "letters", "unread")
_IN_WORDS = ("verdict_in_words", "unmet_in_words", "findings_in_words")
_FORMULA_MARKS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_BLANK_MARKS = ("\t", "\r", "\n")


def write_summary(results: Sequence[Result], out_folder: Path, as_of: dt.date, seconds: float = 0.0) -> None:
    """index.html, summary.csv and run.json, each whole or as it was. `seconds`: how long the run took."""
    with TemporaryDirectory(prefix=_PARTIAL[0], suffix=_PARTIAL[1], dir=out_folder) as partial, private_files():
        write_overview([result.outcome for result in results], Path(partial), as_of)
        for page in Path(partial).iterdir():
            page.replace(out_folder / page.name)
    _table((result.outcome for result in results), out_folder / "summary.csv")
    with whole_file(out_folder / "run.json") as opened:
        schema.write_text(_run(results, as_of, seconds), opened)


def remove_half_done(out_folder: Path) -> None:
    """What a killed run left of an overview that it was writing."""
    for partial in out_folder.glob(f"{_PARTIAL[0]}*{_PARTIAL[1]}"):
        rmtree(partial, ignore_errors=True)
    for partial in (found for name in OVERVIEW_FILES for found in out_folder.glob(f".{name}.*.partial")):
        partial.unlink(missing_ok=True)


def _table(outcomes: Iterable[Outcome], file: Path) -> None:
    """The table, with the mark by which spreadsheet programs know UTF-8."""
    with whole_file(file, "utf-8-sig") as opened:
        table = csv.writer(opened)
        table.writerow(COLUMNS + _IN_WORDS)
        table.writerows([_harmless(cell) for cell in _row(outcome) + _in_words(outcome)] for outcome in outcomes)


def _row(outcome: Outcome) -> tuple[str, ...]:
    unmet = [f"{need.id} ({need.state})" for need in outcome.needs if not need.satisfied]
    found = [f"{finding.id} ({finding.severity})" for finding in outcome.findings]
    said = [masked(str(message)) for message in (outcome.error, *outcome.problems) if message]
    until = outcome.submit_by.isoformat() if outcome.submit_by else ""
    letters = [f"{outcome.case}/{letter}" for letter in outcome.letters]
    unread = [masked(unread.file) for unread in outcome.unread]
    return (outcome.case, outcome.verdict, until, *map("; ".join, (unmet, found, said, letters, unread)))


def _in_words(outcome: Outcome) -> tuple[str, ...]:
    """What the ids of a row are called in the language of the run."""
    unmet = [f"{need.name} ({STATES[need.state]})" for need in outcome.needs if not need.satisfied]
    found = [f"{finding.name} ({SEVERITIES[finding.severity]})" for finding in outcome.findings]
    return (str(VERDICTS[outcome.verdict]), "; ".join(unmet), "; ".join(found))


def _harmless(cell: str) -> str:
    """A spreadsheet program would run a cell that begins like a formula, blanks before it or not."""
    return f"'{cell}" if cell.lstrip().startswith(_FORMULA_MARKS) or cell.startswith(_BLANK_MARKS) else cell


def _run(results: Sequence[Result], as_of: dt.date, seconds: float) -> schema.Json:
    versions = {"reprieve": __version__, "python": platform.python_version(), **fingerprint.versions()}
    cases = [
        {
            "case": r.outcome.case,
            "verdict": r.outcome.verdict,
            "exit_code": int(r.exit_code),
            "seconds": round(r.seconds, 3),
            "kept": r.kept,
            "why": [masked(str(message)) for message in r.why],
        }
        for r in results
    ]
    exit_code = int(highest_exit_code(results))
    return {
        "schema": schema.SCHEMA,
        "as_of": as_of.isoformat(),
        "versions": versions,
        "rules": {"digest": fingerprint.rules(), "laws": _law_dates()},
        "exit_code": exit_code,
        "seconds": round(seconds, 3),
        "cases": cases,
    }


def _law_dates() -> dict[str, dict[str, str | None]]:
    """The first and last day of every rule that has one. The law alone is far quicker to load than the whole library."""
    laws = load_entries(LIBRARY_FOLDER / "law", Law)
    articles = [article for law in laws.values() for article in law.articles]
    dated = [article for article in articles if article.valid_from or article.valid_until]
    return {article.id: {"from": _iso(article.valid_from), "until": _iso(article.valid_until)} for article in dated}


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
