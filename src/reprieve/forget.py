"""Remove everything that was made from a case: its output, the readings of its papers, and its row of the overview."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from reprieve.casework import Job, Result
from reprieve.errors import ExitCode, UsageError
from reprieve.language import _
from reprieve.model import Outcome
from reprieve.paper_cache import forget_papers
from reprieve.place import ASSESSMENT_FILE, is_ours, remove
from reprieve.record import read_record
from reprieve.state import papers_folder
from reprieve.summary import FILES, write_summary

_ALSO = ("run.log",)  # its tracebacks are masked, but nobody can promise that of every one


def forget_case(place: Path, out: Path | None) -> None:
    """Remove the output at `place` and, of a run into `out`, what else it kept. The case folder is the applicant's and stays.

    Raises UsageError where nothing was made from the case.
    """
    if not (place.is_dir() and is_ours(place)):
        raise UsageError(_("{place} is not there: nothing was made from this case, or it was written elsewhere (-o).", place=place))
    record = read_record(place)
    if out is not None and record is not None:
        forget_papers(papers_folder(out), record.papers)
    remove(place)
    if out is not None:
        _sum_up_again(out)


def _sum_up_again(out: Path) -> None:
    """The overview of the cases that are left; without any, none."""
    places = sorted(path.parent for path in out.glob(f"*/{ASSESSMENT_FILE}"))
    days = [record.inputs.as_of for place in places if (record := read_record(place))]
    for name in (*_ALSO, *(() if days else FILES)):
        (out / name).unlink(missing_ok=True)
    if days:
        write_summary([_result(place) for place in places], out, max(days, default=dt.date.min))


def _result(place: Path) -> Result:
    record, job = read_record(place), Job(str(place), str(place))
    if record is None:
        unfinished = Outcome(place.name, "unreadable", error=_("it was not finished last time"))
        return Result(job, unfinished, None, ExitCode.UNREADABLE)
    return Result(job, record.outcome, None, ExitCode(record.exit_code), kept=True)
