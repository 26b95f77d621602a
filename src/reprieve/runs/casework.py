"""One case of many: judged, or judged and written into its place; whatever goes wrong is this case's outcome and nobody else's."""

from __future__ import annotations

import json
import traceback
from collections.abc import Iterable, Sequence
from contextlib import nullcontext, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter

from reprieve import schema
from reprieve.errors import CaseFileError, ExitCode, PaperError, ReprieveError, UsageError, reason_of
from reprieve.kept.bug_log import masked_for
from reprieve.kept.fingerprint import rules
from reprieve.kept.inputs import Inputs, changes, inputs_of
from reprieve.kept.output_folder import ASSESSMENT_FILE, is_ours, recover, remove, whole_or_not
from reprieve.kept.record import lost_files, papers_read_for, read_record, write_record
from reprieve.kept.state import only_writer
from reprieve.language import Message, _, as_text
from reprieve.library import Library, load_library
from reprieve.library.pattern import WHEN_USED
from reprieve.model import Finding, Means, Need, Outcome, Plan, Timing, Verdict
from reprieve.pipeline import Judged, Options, judge_case, run_case
from reprieve.runs.papers import CRASHED

EXIT_CODES: dict[Verdict, ExitCode] = {
    "complete": ExitCode.COMPLETE,
    "incomplete": ExitCode.INCOMPLETE,
    "contradicted": ExitCode.CONTRADICTED,
    "unreadable": ExitCode.UNREADABLE,
}
HUNG = _("This case was stopped because it took too long. The others were finished.")
_NEW = (_("it is new"),)
_NOT_FINISHED = (_("it was not finished last time"),)
_SAID_IN_PLACE = Message("")
_CHANGED_MEANWHILE = _("The case folder was changed while it was read. Run again when nobody is working on it.")


@dataclass(frozen=True, slots=True)
class Job:
    """A case folder and where its output goes; no `target`: judge only. `why`: what has changed since an earlier run.

    Both are text: of thousands of cases, paths as objects would fill the memory.
    """

    source: str
    target: str = ""
    why: tuple[Message, ...] = ()

    @property
    def folder(self) -> Path:
        return Path(self.source)

    @property
    def place(self) -> Path | None:
        return Path(self.target) if self.target else None


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one case: its row of the overview, its exit code.

    Where the job has a place, needs and findings have neither reasons nor papers here, and `json` is None: see `json_of`. `locked` names
    the papers that ask for a password; `bug` is a traceback without names and numbers. `kept`: nothing had changed since an earlier run.
    `means`, `plan` and `timing` are given where nothing was written: there they stand in its pages. `unbound`: why no letter is in the
    packet.
    """

    job: Job
    outcome: Outcome
    json: schema.Json | None
    exit_code: ExitCode
    seconds: float = 0.0
    locked: tuple[str, ...] = ()
    bug: str = ""
    kept: bool = False
    means: Means | None = None
    plan: Plan | None = None
    timing: tuple[Timing, ...] = ()
    unbound: Message | None = None

    @property
    def place(self) -> Path | None:
        """The folder that was written."""
        return self.job.place

    @property
    def why(self) -> tuple[Message, ...]:
        """What had changed since an earlier run."""
        return () if self.kept else self.job.why


def work(job: Job, options: Options, checked: str = "") -> Result:
    """Judge one case and write it where it has a place. Never raises for what is wrong with the case.

    `checked` is the digest of the library files whose patterns whoever asks has checked: unless they changed, each is not checked again.
    """
    start, place = perf_counter(), job.place
    try:
        if place is None:
            result = _result(job, judge_case(job.folder, _library(checked), options))
        else:
            with only_writer(place) if options.papers is None else nullcontext():  # a run holds the folder of all its cases
                result = _written(job, place, options, _library(checked))
    except UsageError as error:  # what another run is writing is left to it
        result = _unjudged(replace(job, target=""), options, error.message, error.exit_code, ())
    except ReprieveError as error:
        result = _stopped(job, options, error)
    except OSError as error:
        message = _("{file}: {why}", file=error.filename or job.target or job.folder, why=reason_of(error))
        result = failed(job, options, message, ExitCode.UNREADABLE)
    except Exception:
        result = replace(failed(job, options, CRASHED, ExitCode.BUG), bug=masked_for(job.folder, traceback.format_exc()))
    return replace(result, seconds=perf_counter() - start)


def look_at(job: Job, options: Options) -> Result | Job:
    """What an earlier run made of the case, where nothing has changed; else the job, with what has."""
    place = job.place
    if place is None or options.papers is None:
        return job
    record = read_record(place)
    if record is None or record.inputs is None:
        return replace(job, why=_NOT_FINISHED if (place / ASSESSMENT_FILE).exists() else _NEW)
    try:
        why = [*changes(record.inputs, inputs_of(job.folder, options)), *lost_files(place, record)]
    except OSError as error:
        why = [_("{file}: {why}", file=error.filename or job.folder, why=reason_of(error))]
    if record.locked and options.passwords:
        why.append(_("passwords were given"))
    if why:
        return replace(job, why=tuple(why))
    return Result(job, record.outcome, None, ExitCode(record.exit_code), locked=record.locked, kept=True)


def failed(job: Job, options: Options, error: Message, code: ExitCode, problems: tuple[Message, ...] = ()) -> Result:
    """A case that could not be judged. What an earlier run left in its place would be out of date: only the error stands there."""
    return _left_in_place(_unjudged(job, options, error, code, problems), None)


def json_of(result: Result) -> schema.Json:
    """The case as `check --json` tells it, from the result or from its place."""
    place = result.place
    if result.json is not None or place is None:
        return result.json or {}
    data: schema.Json = json.loads((place / ASSESSMENT_FILE).read_text(encoding="utf-8"))
    return {name: value for name, value in data.items() if name != "schema"}


def _library(checked: str) -> Library:
    return load_library(patterns=WHEN_USED) if checked and checked == rules() else load_library()


def _written(job: Job, place: Path, options: Options, library: Library) -> Result:
    from reprieve.read.guarded import ENDED  # see pipeline

    before = inputs_of(job.folder, options)
    with whole_or_not(place) as folder:
        judged = run_case(job.folder, folder, library, options)
        result = _result(job, judged)
        _write_json(folder, result.json or {})
        result = replace(result, outcome=_overview(replace(result.outcome, letters=tuple(_word_files(folder)))), json=None)
        if changes(before, inputs_of(job.folder, options)):
            raise PaperError(_CHANGED_MEANWHILE)
        papers = [*papers_read_for(place), *(document.sha256 for document in judged.documents if options.papers)]
        finished = options.papers is not None and not any(document.error in ENDED for document in judged.documents)
        if finished or papers:
            write_record(folder, before if finished else None, result.outcome, result.exit_code, result.locked, papers)
    return result


def _overview(outcome: Outcome) -> Outcome:
    """As much of it as an overview shows: of thousands of cases, the rest stands in their places only."""
    needs = tuple(Need(need.id, need.name, need.state, _SAID_IN_PLACE) for need in outcome.needs)
    findings = tuple(Finding(found.id, found.name, found.severity, _SAID_IN_PLACE) for found in outcome.findings)
    return replace(outcome, needs=needs, findings=findings)


def _word_files(folder: Path) -> Iterable[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.docx"))


def _result(job: Job, judged: Judged) -> Result:
    found = judged.assessment
    outcome = Outcome(found.case, found.verdict, found.submit_by, found.needs, found.findings, unread=judged.unread)
    locked = tuple(document.file for document in judged.documents if document.is_locked)
    told = schema.assessment_to_json(found) | schema.unread_to_json(outcome)
    result = Result(job, outcome, told, EXIT_CODES[found.verdict], locked=locked, unbound=judged.unbound)
    return result if job.target else replace(result, means=found.means, plan=found.plan, timing=found.timing)


# --- a case that was stopped ---------------------------------------------------------------------------------------


def _stopped(job: Job, options: Options, error: ReprieveError) -> Result:
    """Mistakes in the case file stay until it is changed, so they are kept like any other outcome."""
    if not isinstance(error, CaseFileError):
        return failed(job, options, error.message, error.exit_code)
    result = _unjudged(job, options, error.message, error.exit_code, tuple(problem.message for problem in error.problems))
    try:
        return _left_in_place(result, inputs_of(job.folder, options) if options.papers else None)
    except OSError:
        return _left_in_place(result, None)


def _unjudged(job: Job, options: Options, error: Message, code: ExitCode, problems: tuple[Message, ...]) -> Result:
    outcome = Outcome(as_text(job.folder.resolve().name), "unreadable", error=error, problems=problems)
    return Result(job, outcome, schema.unjudged_to_json(outcome, options.as_of), code)


def _left_in_place(result: Result, inputs: Inputs | None) -> Result:
    """Put the error in the place of earlier output; on a full disk that output makes room. The overview tells the error in any case."""
    place = result.place
    if place is None:
        return result
    with suppress(OSError):
        recover(place)
    papers = papers_read_for(place)
    with suppress(OSError):
        _put_error(result, place, inputs, papers)
        return result
    with suppress(OSError):
        if is_ours(place):
            remove(place)
        _put_error(result, place, inputs, papers)
    return result


def _put_error(result: Result, place: Path, inputs: Inputs | None, papers: Sequence[str]) -> None:
    with whole_or_not(place) as folder:
        _write_json(folder, result.json or {})
        if inputs or papers:
            write_record(folder, inputs, result.outcome, result.exit_code, (), papers)


def _write_json(folder: Path, data: schema.Json) -> None:
    (folder / ASSESSMENT_FILE).write_text(schema.to_text({"schema": schema.SCHEMA, **data}), encoding="utf-8")
