"""Remove everything that was made from a case: its output, the readings of its papers, and its row of the overview."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from reprieve.errors import ExitCode, PaperError, UsageError
from reprieve.kept import bug_log
from reprieve.kept.output_folder import ASSESSMENT_FILE, OVERVIEW_FILES, is_ours, recover, remove
from reprieve.kept.paper_cache import forget_papers
from reprieve.kept.record import papers_read_for, read_record
from reprieve.kept.state import papers_folder
from reprieve.language import _
from reprieve.model import Outcome
from reprieve.papers.files import EVIDENCE_FOLDER, paper_bytes, papers_in
from reprieve.runs.casework import Job, Result
from reprieve.runs.summary import remove_half_done, write_summary


def forget_case(case: Path, place: Path, out: Path | None) -> None:
    """Remove the output at `place` and, of a run into `out`, what else it kept. The case folder is the applicant's and stays.

    Raises UsageError where nothing was made from the case.
    """
    nothing = UsageError(_("{place} is not there: nothing was made from this case, or it was written elsewhere (-o).", place=place))
    found = recover(place)
    if place.exists():
        if not is_ours(place):
            raise nothing
        found = True
    if out is not None:  # a run that ended early has kept readings and no record of them: the papers themselves tell which
        found |= forget_papers(papers_folder(out), {*papers_read_for(place), *_papers_in(case)}) > 0
    if not found:
        raise nothing
    remove(place)
    for log in {bug_log.log_file(), bug_log.log_file(out)}:  # its tracebacks are masked, but nobody can promise that of every one
        log.unlink(missing_ok=True)
    if out is not None:
        _sum_up_again(out)


def _papers_in(case: Path) -> Iterator[str]:
    """The sha256 of the papers that are in the case folder now; of what is locked no reading is kept."""
    for paper in papers_in(case / EVIDENCE_FOLDER):
        with suppress(PaperError):
            yield sha256(paper_bytes(paper)).hexdigest()


def _sum_up_again(out: Path) -> None:
    """The overview of the cases that are left; without any, none."""
    places = sorted(path.parent for path in out.glob(f"[!.]*/{ASSESSMENT_FILE}"))  # hidden is what a killed run left of others
    days = [record.inputs.as_of for place in places if (record := read_record(place)) and record.inputs]
    remove_half_done(out)
    if days:
        write_summary([_result(place) for place in places], out, max(days))
        return
    for name in OVERVIEW_FILES:
        (out / name).unlink(missing_ok=True)


def _result(place: Path) -> Result:
    record, job = read_record(place), Job(str(place), str(place))
    if record is None:
        unfinished = Outcome(place.name, "unreadable", error=_("it was not finished last time"))
        return Result(job, unfinished, None, ExitCode.UNREADABLE)
    return Result(job, record.outcome, None, ExitCode(record.exit_code), kept=True)
