"""Many cases: find them, work through them in several processes, and let no case harm another."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from reprieve import schema
from reprieve.case import CASE_FILE, EVIDENCE_FOLDER
from reprieve.case_file import like_case_file
from reprieve.errors import ExitCode, UsageError
from reprieve.kept.fingerprint import rules
from reprieve.kept.output_folder import ASSESSMENT_FILE, case_places, recover_all, refuse_bad_places
from reprieve.kept.paper_cache import prune
from reprieve.language import _
from reprieve.library import load_library
from reprieve.papers.passed_over import holds_papers
from reprieve.pipeline import Options
from reprieve.processes.engine import spread_over
from reprieve.processes.spread import Lost
from reprieve.runs.casework import HUNG, Job, Result, failed, look_at, work
from reprieve.runs.papers import CRASHED
from reprieve.runs.sharing import Sharing


def case_folders(roots: Iterable[Path]) -> list[Path]:
    """Every case folder at or below `roots`: one with a case file or, lest it be passed over in silence, with papers only, or one below
    that cannot be looked into: its outcome says why. Raises OSError where a root cannot.
    """
    found: list[Path] = []
    for root in roots:
        os.scandir(root).close()
        found += _cases_below(root, frozenset())
    return found


def no_cases(roots: Iterable[Path]) -> list[Path]:
    """The folders at or below `roots` that hold papers or what was meant to be a case file, and no case; a root that holds neither, too."""
    found: list[Path] = []
    for root in roots:
        found += _left_out(root, frozenset()) or ([] if case_folders([root]) else [root])
    return found


def _left_out(folder: Path, within: frozenset[Path]) -> list[Path]:
    if _is_case(folder):
        return []
    here = within | {folder.resolve()}
    below = [left_out for inner in _folders_in(folder, here) for left_out in _left_out(inner, here)]
    return [folder] if not below and not _cases_below(folder, within) and (holds_papers(folder) or like_case_file(folder)) else below


def jobs_for(folders: Sequence[Path], out: Path | None) -> list[Job]:
    """Every case with the place its output goes to. Raises UsageError before any work when one would harm what is there."""
    if not folders:
        raise UsageError(_("there is no case folder here: one that holds case.toml. Write one with: reprieve new FOLDER"))
    places = case_places(folders, out)
    refuse_bad_places(places)
    return [Job(str(folder), str(place)) for folder, place in places.items()]


def work_through(jobs: Sequence[Job], options: Options, workers: int, done: Callable[[Result], None], engine: str = "") -> list[Result]:
    """Judge every case, and write those that have a place. Results come in the order of the jobs; `done` hears of each as it ends.

    `engine` is where they are worked on; none: here. With `options.papers`, a case in which nothing has changed since an earlier run is
    not worked on: its result is what came then.
    """
    results: dict[int, Result] = {}
    sharing = Sharing()
    order: list[int] = []
    to_do: list[Job] = []

    def heard(index: int, job: Job, result: Result) -> None:
        results[index] = sharing.shared(job, result)
        done(result)

    for index, job in enumerate(jobs):
        match look_at(job, options):
            case Job() as changed:
                order.append(index)
                to_do.append(changed)
            case kept:
                heard(index, job, kept)
    checked = rules() if len(to_do) > 1 and not engine else ""  # first: what changes meanwhile is checked by the workers
    if to_do:
        load_library()  # what is wrong in it concerns every case: it is told once, before any output is touched

    def ended(number: int, result: Result | Lost) -> None:
        job = to_do[number]
        heard(order[number], job, _told(job, options, result))

    try:
        spread_over(engine, partial(work, options=options, checked=checked), to_do, workers, ended)
    except BaseException:
        _tidy(to_do)
        raise
    if options.papers is not None:
        prune(options.papers)
    return [results[index] for index in range(len(jobs))]


def _tidy(jobs: Iterable[Job]) -> None:
    """Workers that were stopped leave what they had half done."""
    recover_all(place for job in jobs if (place := job.place) is not None)


def _told(job: Job, options: Options, result: Result | Lost) -> Result:
    if isinstance(result, Result):
        return result
    return failed(job, options, HUNG if result is Lost.HUNG else CRASHED, ExitCode.BUG)


def progress_of(result: Result) -> schema.Json:
    """One line of progress; `kept` where nothing had changed, else `why` says what had."""
    outcome = result.outcome
    how = {"kept": True} if result.kept else {"why": [str(message) for message in result.why]} if result.why else {}
    return {
        "case": outcome.case,
        "verdict": outcome.verdict,
        "exit_code": int(result.exit_code),
        "seconds": round(result.seconds, 2),
    } | how


def highest_exit_code(results: Iterable[Result]) -> ExitCode:
    return max((result.exit_code for result in results), default=ExitCode.COMPLETE)


def _cases_below(root: Path, within: frozenset[Path]) -> list[Path]:
    """`within`: the folders on the way here; a link back to one of them leads round in circles."""
    if _is_case(root):
        return [root]
    here = within | {root.resolve()}
    return [folder for below in _folders_in(root, here) for folder in _cases_below(below, here)]


def _folders_in(root: Path, within: frozenset[Path]) -> list[Path]:
    return sorted(path for path in root.iterdir() if _may_hold_cases(path) and not (path.is_symlink() and _holds(path, within)))


def _holds(link: Path, within: frozenset[Path]) -> bool:
    return any(folder.is_relative_to(link.resolve()) for folder in within)


def _is_case(folder: Path) -> bool:
    try:
        os.scandir(folder).close()
        return (folder / CASE_FILE).is_file() or (folder / EVIDENCE_FOLDER).is_dir()
    except OSError:
        return True


def _may_hold_cases(path: Path) -> bool:
    """A folder that is neither hidden nor our own output, as far as can be seen."""
    with suppress(OSError):
        return path.is_dir() and not path.name.startswith(".") and not (path / ASSESSMENT_FILE).exists()
    return not path.name.startswith(".")
