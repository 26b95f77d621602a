"""Many cases: find them, work through them in several processes, and let no case harm another."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from time import perf_counter

from reprieve import schema
from reprieve.case import CASE_FILE, EVIDENCE_FOLDER
from reprieve.errors import PASSWORD_MISSING, CaseFileError, ExitCode, ReprieveError, UsageError, masked
from reprieve.language import Message, _
from reprieve.library import load_library
from reprieve.model import UNKNOWN, Document, Outcome, Verdict
from reprieve.pipeline import Judged, Options, judge_case, run_case
from reprieve.place import ASSESSMENT_FILE, case_places, refuse_bad_places, whole_or_not
from reprieve.read.guarded import reader_of
from reprieve.spread import spread

EXIT_CODES: dict[Verdict, ExitCode] = {
    "complete": ExitCode.COMPLETE,
    "incomplete": ExitCode.INCOMPLETE,
    "contradicted": ExitCode.CONTRADICTED,
    "unreadable": ExitCode.UNREADABLE,
}


@dataclass(frozen=True, slots=True)
class Job:
    """A case folder and the place its output goes to; None: judge only."""

    folder: Path
    place: Path | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one case: its row of the overview, its JSON, its exit code.

    `place` is the folder that was written; `locked` names the papers that ask for a password; `bug` is a traceback without long numbers.
    """

    folder: Path
    place: Path | None
    outcome: Outcome
    json: schema.Json
    exit_code: ExitCode
    seconds: float = 0.0
    locked: tuple[str, ...] = ()
    bug: str = ""


@dataclass(frozen=True, slots=True)
class ReadPaper:
    """What was read from one paper, and the traceback where a bug stopped it."""

    document: Document
    bug: str = ""


def case_folders(roots: Iterable[Path]) -> list[Path]:
    """Every case folder at or below `roots`: one with a case file or, lest it be passed over in silence, with papers only."""
    found: list[Path] = []
    for root in roots:
        found += [root] if _is_case(root) else case_folders(sorted(filter(_may_hold_cases, root.iterdir())))
    return found


def jobs_for(folders: Sequence[Path], out: Path | None) -> list[Job]:
    """Every case with the place its output goes to. Raises UsageError before any work when one would harm what is there."""
    if not folders:
        raise UsageError(_("there is no case folder here: one that holds case.toml. Write one with: reprieve new FOLDER"))
    places = case_places(folders, out)
    refuse_bad_places(places)
    return [Job(folder, place) for folder, place in places.items()]


def work_through(jobs: Sequence[Job], options: Options, workers: int, done: Callable[[Result], None]) -> list[Result]:
    """Judge every case, and write those that have a place. Results come in the order of the jobs; `done` hears of each as it ends."""
    results: dict[int, Result] = {}

    def heard(index: int, result: Result | None) -> None:
        results[index] = result or _failed(jobs[index], options, _CRASHED, ExitCode.BUG)
        done(results[index])

    spread(partial(_work, options=options), jobs, workers, heard)
    return [results[index] for index in range(len(jobs))]


def read_all(papers: Sequence[Path], passwords: tuple[str, ...], workers: int, done: Callable[[ReadPaper], None]) -> list[ReadPaper]:
    """Read every paper, in the order given. Whatever happens to one becomes its document's error."""
    read: dict[int, ReadPaper] = {}

    def heard(index: int, paper: ReadPaper | None) -> None:
        read[index] = paper or ReadPaper(_crashed_paper(papers[index]))
        done(read[index])

    spread(partial(_read, passwords=passwords), papers, workers, heard)
    return [read[index] for index in range(len(papers))]


def is_locked(document: Document) -> bool:
    """Whether a paper could not be read for want of a password."""
    return document.error == PASSWORD_MISSING


def progress_of(result: Result) -> schema.Json:
    """One line of progress."""
    outcome = result.outcome
    return {"case": outcome.case, "verdict": outcome.verdict, "exit_code": int(result.exit_code), "seconds": round(result.seconds, 2)}


def exit_code_of_papers(papers: Iterable[ReadPaper]) -> ExitCode:
    return max((_exit_code_of_paper(paper) for paper in papers), default=ExitCode.COMPLETE)


def _exit_code_of_paper(paper: ReadPaper) -> ExitCode:
    if paper.document.error == _CRASHED:
        return ExitCode.BUG
    return ExitCode.UNREADABLE if paper.document.status == "unreadable" else ExitCode.COMPLETE


def highest_exit_code(results: Iterable[Result]) -> ExitCode:
    return max((result.exit_code for result in results), default=ExitCode.COMPLETE)


def _is_case(folder: Path) -> bool:
    return (folder / CASE_FILE).is_file() or (folder / EVIDENCE_FOLDER).is_dir()


def _may_hold_cases(path: Path) -> bool:
    """A folder that is neither hidden nor our own output."""
    return path.is_dir() and not path.name.startswith(".") and not (path / ASSESSMENT_FILE).exists()


# --- in the worker -------------------------------------------------------------------------------------------------

_CRASHED = _("reprieve crashed here. This is a bug: please report it.")


def _read(paper: Path, passwords: tuple[str, ...]) -> ReadPaper:
    try:
        return ReadPaper(reader_of(load_library()).read(paper, paper.as_posix(), passwords))
    except ReprieveError:
        raise  # the library's, which concerns every paper alike
    except Exception:
        return ReadPaper(_crashed_paper(paper), masked(traceback.format_exc()))


def _crashed_paper(paper: Path) -> Document:
    return Document(paper.as_posix(), "", UNKNOWN, "unreadable", error=_CRASHED)


def _work(job: Job, options: Options) -> Result:
    start = perf_counter()
    try:
        result = _judged(job, options) if job.place is None else _written(job, job.place, options)
    except ReprieveError as error:
        result = _failed(job, options, error.message, error.exit_code, _problems(error))
    except OSError as error:
        message = _("{file}: {why}", file=error.filename or job.folder, why=error.strerror or str(error))
        result = _failed(job, options, message, ExitCode.UNREADABLE)
    except Exception:
        result = replace(_failed(job, options, _CRASHED, ExitCode.BUG), bug=masked(traceback.format_exc()))
    return replace(result, seconds=perf_counter() - start)


def _judged(job: Job, options: Options) -> Result:
    return _result(job, judge_case(job.folder, load_library(), options))


def _written(job: Job, place: Path, options: Options) -> Result:
    with whole_or_not(place) as folder:
        result = _result(job, run_case(job.folder, folder, load_library(), options))
        _write_json(folder, result)
        letters = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.docx"))
    return replace(result, outcome=replace(result.outcome, letters=tuple(f"{place.name}/{letter}" for letter in letters)))


def _result(job: Job, judged: Judged) -> Result:
    found = judged.assessment
    outcome = Outcome(found.case, found.verdict, found.submit_by, found.needs, found.findings)
    locked = tuple(document.file for document in judged.documents if is_locked(document))
    return Result(job.folder, job.place, outcome, schema.assessment_to_json(found), EXIT_CODES[found.verdict], locked=locked)


def _failed(job: Job, options: Options, error: Message, code: ExitCode, problems: tuple[Message, ...] = ()) -> Result:
    """A case that could not be judged. What an earlier run left in its place would be out of date: only the error stands there."""
    outcome = Outcome(job.folder.resolve().name, "unreadable", error=error, problems=problems)
    result = Result(job.folder, job.place, outcome, schema.unjudged_to_json(outcome, options.as_of), code)
    if job.place is not None:
        with suppress(OSError), whole_or_not(job.place) as folder:  # where nothing can be written, the overview still tells the error
            _write_json(folder, result)
    return result


def _write_json(folder: Path, result: Result) -> None:
    (folder / ASSESSMENT_FILE).write_text(schema.to_text({"schema": schema.SCHEMA, **result.json}), encoding="utf-8")


def _problems(error: ReprieveError) -> tuple[Message, ...]:
    return tuple(problem.message for problem in error.problems) if isinstance(error, CaseFileError) else ()
