"""The command line: arguments in, exit code out. It decides nothing about a case.

What takes long to import is imported by the command that needs it, so that `reprieve --version` answers at once.
"""

from __future__ import annotations

import datetime as dt
import gc
import os
import sys
import time
import traceback
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from reprieve import __version__
from reprieve.errors import ExitCode, ReprieveError, UsageError, masked, reason_of, refused
from reprieve.language import N_, _
from reprieve.terminal import options, streams

SELDOM = 100_000  # more than what is loaded to read a paper

if TYPE_CHECKING:
    from reprieve.model import Document
    from reprieve.pipeline import Options
    from reprieve.runs.casework import Job, Result


def main() -> NoReturn:
    """What the program does, from its arguments to its exit code."""
    # What is loaded and read is kept: to look for garbage among it as often as Python does takes a tenth of the time.
    gc.set_threshold(SELDOM)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # nobody else has a say in what is checked; looking for them takes time
    streams.prepare()
    code = run_command(sys.argv[1:])
    gc.freeze()  # Python ends with a search of all there is, which ends with it anyway
    sys.exit(code)


def run_command(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code. Whatever goes wrong is told on stderr in a sentence, never as a traceback."""
    options.speak_as_asked(arguments)
    try:
        return int(reprieve.main(list(arguments), "reprieve", standalone_mode=False) or ExitCode.COMPLETE)
    except click.ClickException as error:
        shown = StringIO()
        error.show(shown)
        _tell(shown.getvalue().rstrip("\n"))
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        _tell(_("Interrupted. What was finished is written whole; the rest is as it was."))
        return ExitCode.INTERRUPTED
    except ReprieveError as error:
        _tell(error)
        return error.exit_code
    except OSError as error:
        _tell(refused(error))
        return ExitCode.UNREADABLE
    except Exception:
        from reprieve.kept.bug_log import report_bugs

        report_bugs([traceback.format_exc()])
        return ExitCode.BUG


@click.group(
    cls=options.TranslatedGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help=N_("Papers of a person in debt go in; an application for instalments, an extension or a waiver comes out."),
)
@click.version_option(__version__, message="reprieve %(version)s", cls=options.TranslatedOption, help=N_("Show the version and exit."))
@options.LANGUAGE
def reprieve() -> None:
    pass


@reprieve.command(help=N_("Write a case folder to fill in: case.toml with every key explained, and evidence/ for the papers."))
@click.argument("folder", type=options.OUT_FOLDER)
@options.LANGUAGE
def new(folder: Path) -> int:
    from reprieve.commands.interview import Answers, interview
    from reprieve.commands.new_case import refuse_existing, write_new_case
    from reprieve.library import load_library
    from reprieve.terminal import dialogue

    refuse_existing(folder)
    library = load_library()
    answers = interview(dialogue.ask, library, options.present_day()) if dialogue.someone_is_there() else Answers()
    if not (answers.whole or answers.blocks):
        raise KeyboardInterrupt
    file = write_new_case(folder, library, answers)
    if not answers.whole:
        _tell(_("Interrupted. What you answered stands in {file}; fill in the rest there.", file=file))
    papers, quoted = folder / "evidence", f'"{folder}"' if " " in str(folder) else folder
    ready = _(
        "{file} is ready to fill in. Put the papers into {papers}, then: reprieve check {folder}", file=file, papers=papers, folder=quoted
    )
    click.echo(str(ready), err=True)  # whole, to be copied
    return ExitCode.COMPLETE if answers.whole else ExitCode.INTERRUPTED


@reprieve.command(help=N_("Read papers, or folders of papers, into structured evidence."))
@click.argument("papers", nargs=-1, required=True, type=options.FILE_OR_FOLDER)
@options.with_options(options.JSON, options.PASSWORDS, options.JOBS, options.LANGUAGE)
def read(papers: tuple[Path, ...], as_json: bool, passwords: tuple[str, ...], jobs: int) -> int:
    from reprieve.papers.files import papers_in
    from reprieve.runs.papers import exit_code_of_papers
    from reprieve.terminal import locked

    found = {paper: papers_in(paper, passwords) for paper in papers}
    files = [file for paper in papers for file in found[paper]]
    if folders := [paper for paper in papers if paper.is_dir()]:
        from reprieve.papers.passed_over import passed_over

        for unread in (unread for folder in folders for unread in passed_over(folder)):
            _tell(_("{file}: {why}", file=unread.file, why=unread.why))
    if empty := [paper for paper, here in found.items() if not here]:
        _tell(_("There are no papers in: {folders}", folders=empty))
    if not files:
        return ExitCode.USAGE
    papers_read = locked.read(files, passwords, jobs)
    with streams.reader_may_leave():
        _show_documents([paper.document for paper in papers_read], as_json)
    if any(paper.bug for paper in papers_read):
        from reprieve.kept.bug_log import bugs_among, report_bugs

        report_bugs(bugs_among("paper", (paper.bug for paper in papers_read)))
    return exit_code_of_papers(papers_read)


def _show_documents(documents: Sequence[Document], as_json: bool) -> None:
    if as_json:
        from reprieve import schema

        streams.show_json(schema.documents_to_json(documents))
    else:
        from reprieve.library.pattern import WHEN_USED
        from reprieve.library.reading import load_reading
        from reprieve.terminal import screen

        screen.show_documents(documents, load_reading(patterns=WHEN_USED))


@reprieve.command(help=N_("Is a case complete, current, consistent? What is missing, and until when can it go in?"))
@options.with_options(options.CASES, options.AS_OF, options.JSON, options.PASSWORDS, options.JOBS, options.LANGUAGE)
def check(cases: tuple[Path, ...], as_of: dt.date, as_json: bool, passwords: tuple[str, ...], jobs: int) -> int:
    from reprieve.pipeline import Options
    from reprieve.runs import casework
    from reprieve.terminal import screen

    results = _work([casework.Job(str(case)) for case in cases], Options(as_of, passwords), jobs)
    with streams.reader_may_leave():
        if as_json:
            _print_cases(results, as_of)
        else:
            screen.show_cases(results, as_of)
    return _end(results)


@reprieve.command(help=N_("Write the letters, annexes and packet of each case."))
@options.with_options(
    options.CASES,
    options.OUT,
    options.AS_OF,
    options.ACKNOWLEDGE,
    options.MAX_SIZE,
    options.PDF,
    options.PASSWORDS,
    options.JOBS,
    options.LANGUAGE,
)
def write(
    cases: tuple[Path, ...],
    out: Path | None,
    as_of: dt.date,
    acknowledged: tuple[str, ...],
    max_size: int | None,
    office: str,
    passwords: tuple[str, ...],
    jobs: int,
) -> int:
    from reprieve import batch
    from reprieve.kept import state
    from reprieve.pipeline import Options
    from reprieve.terminal import screen

    settings = Options(as_of, passwords, "", acknowledged, max_size, office=office)
    to_do = batch.jobs_for(cases, out)
    with state.only_run(out) if out else nullcontext():
        results = _work(to_do, settings, jobs)
    with streams.reader_may_leave():
        screen.show_written(results, as_of)
    return _end(results)


@reprieve.command(help=N_("Read, check and write every case folder below CASES, with an overview of all of them."))
@options.with_options(
    options.CASES_ANYWHERE,
    options.OUT_ANYWHERE,
    options.AS_OF,
    options.ACKNOWLEDGE,
    options.MAX_SIZE,
    options.PDF_WHERE_ASKED,
    options.WATCH,
    options.ENGINE,
    options.JSON,
    options.PASSWORDS,
    options.JOBS,
    options.LANGUAGE,
)
def run(
    cases: tuple[str, ...],
    out: str,
    as_of: dt.date,
    acknowledged: tuple[str, ...],
    max_size: int | None,
    office: str,
    watch: bool,
    engine: str,
    as_json: bool,
    passwords: tuple[str, ...],
    jobs: int,
) -> int:
    from reprieve import batch
    from reprieve.kept import state
    from reprieve.kept.output_folder import left_of_others, refuse_bad_overview
    from reprieve.pipeline import Options
    from reprieve.runs import remote

    settings = Options(as_of, passwords, "../index.html", acknowledged, max_size, office=office)
    if any(map(remote.is_url, (*cases, out))):
        return _run_remotely(cases, out, settings, jobs, engine, as_json, watch)
    inboxes, folder = list(map(Path, cases)), Path(out)
    settings = replace(settings, papers=state.papers_folder(folder))
    refuse_bad_overview(folder)
    with state.only_run(folder):
        if watch:
            _watch(inboxes, folder, settings, jobs, engine, as_json)
        found = batch.jobs_for(batch.case_folders(inboxes), folder)
        code = _run(found, folder, settings, jobs, engine, as_json)
        if others := left_of_others((Path(job.target) for job in found), folder):
            _tell(others)
        for left_out in batch.no_cases(inboxes):  # last, where it is seen below hundreds of cases
            _tell(_("{folder} is no case folder and was left out: it holds neither case.toml nor evidence.", folder=left_out))
        return code


def _run_remotely(cases: Sequence[str], out: str, settings: Options, workers: int, engine: str, as_json: bool, watch: bool) -> int:
    """Cases that are elsewhere; the overview is written here and taken there."""
    import tempfile

    from reprieve import batch
    from reprieve.library import load_library
    from reprieve.runs import remote, summary
    from reprieve.terminal import dialogue

    if watch or not all(map(remote.is_url, (*cases, out))):
        raise UsageError(_("Cases and output are either all URLs or all folders of this machine, and --watch is for folders."))
    start = time.perf_counter()
    load_library()
    jobs = remote.remote_jobs(cases, out)
    with dialogue.progress(len(jobs)) as done:
        results = remote.work_remotely(jobs, settings, workers, engine, lambda result: done(batch.progress_of(result)))
    with tempfile.TemporaryDirectory(prefix="reprieve-") as here:
        summary.write_summary(results, Path(here), settings.as_of, time.perf_counter() - start)
        remote.put_files(Path(here), out)
    _show_run(results, out, settings.as_of, as_json)
    return _end(results)


def _run(jobs: Sequence[Job], out: Path, settings: Options, workers: int, engine: str, as_json: bool) -> int:
    start = time.perf_counter()
    results = _work(jobs, settings, workers, engine)
    summed_up = _sum_up(results, out, settings, time.perf_counter() - start)
    _show_run(results, str(out), settings.as_of, as_json)
    return max(_end(results, out), summed_up)


def _show_run(results: Sequence[Result], out: str, as_of: dt.date, as_json: bool) -> None:
    from reprieve.terminal import screen

    with streams.reader_may_leave():
        if as_json:
            _print_cases(results, as_of)
        else:
            screen.show_run(results, out, as_of)


def _sum_up(results: Sequence[Result], out: Path, settings: Options, seconds: float) -> int:
    """Write the overview. Where it cannot be, as on a full disk, the cases are told all the same."""
    from reprieve.runs import summary

    try:
        summary.write_summary(results, out, settings.as_of, seconds)
    except OSError as error:
        _tell(_("The overview in {folder} could not be written: {why}", folder=out, why=reason_of(error)))
        return ExitCode.UNREADABLE
    return ExitCode.COMPLETE


def _watch(inboxes: Sequence[Path], out: Path, settings: Options, workers: int, engine: str, as_json: bool) -> NoReturn:
    """Run again whenever something comes in, until Ctrl-C. Without --as-of, a case is judged for the day on which it came."""
    from reprieve import batch
    from reprieve.runs import watch

    today = not options.was_given("as_of")
    for folders in watch.rounds(inboxes):
        try:
            day = replace(settings, as_of=options.present_day()) if today else settings
            _run(batch.jobs_for(folders, out), out, day, workers, engine, as_json)
        except ReprieveError as error:  # two cases of one name, a folder in the way: mended in the inbox, it goes on
            _tell(error)
        except OSError as error:  # a folder that went meanwhile, a drive that does not answer
            _tell(refused(error))
    raise AssertionError


@reprieve.command(help=N_("Remove all that was made from cases: their output, what was kept of their papers, their rows in the overview."))
@click.argument("cases", nargs=-1, required=True, type=options.ANY_FOLDER)
@options.with_options(options.OUT_OF_RUN, options.LANGUAGE)
def forget(cases: tuple[Path, ...], out: Path | None) -> int:
    from reprieve.commands.forget import forget_case
    from reprieve.kept import state
    from reprieve.kept.output_folder import case_places

    with state.only_run(out) if out else nullcontext():
        for case, place in case_places(cases, out).items():
            forget_case(case, place, out)
            _tell(_("Removed: {place}", place=place))
    return ExitCode.COMPLETE


@reprieve.command(help=N_("A need, finding, hardship, article or kind of paper in plain words, with its source."))
@click.argument("name", metavar="ID")
@options.LANGUAGE
def explain(name: str) -> int:
    from reprieve.commands.explain import explanation
    from reprieve.library import load_library
    from reprieve.terminal import screen

    found = explanation(name, load_library())
    with streams.reader_may_leave():
        screen.show_explanation(found)
    return ExitCode.COMPLETE


@reprieve.command(help=N_("Check letters and library files; without TEMPLATE, all of them."))
@click.argument("templates", metavar="[TEMPLATE]...", nargs=-1, type=options.FILE)
@options.LANGUAGE
def lint(templates: tuple[Path, ...]) -> int:
    from reprieve.commands.lint import mistakes_in
    from reprieve.terminal import screen

    mistakes = mistakes_in(templates)
    with streams.reader_may_leave():
        screen.show_mistakes(mistakes)
    return ExitCode.LIBRARY if mistakes else ExitCode.COMPLETE


def _work(jobs: Sequence[Job], settings: Options, workers: int, engine: str = "") -> list[Result]:
    """Work through the cases, and tell of packets that had to go without letters."""
    from reprieve.terminal import locked

    results = locked.work(jobs, settings, workers, engine)
    for result in results:
        if why := result.unbound:
            _tell(_("{case}: the packet holds no letters: {why}. They stand beside it for Word.", case=result.outcome.case, why=why))
    return results


def _print_cases(results: Sequence[Result], as_of: dt.date) -> None:
    from reprieve import schema
    from reprieve.runs import casework

    streams.show_json(schema.cases_to_json(map(casework.json_of, results), as_of))


def _end(results: Sequence[Result], out: Path | None = None) -> int:
    """The exit code of the cases; bugs among them are reported with where their log is."""
    from reprieve import batch
    from reprieve.kept import bug_log

    if bugs := bug_log.bugs_among("case", (result.bug for result in results)):
        bug_log.report_bugs(bugs, out)
    elif out:
        bug_log.log_file(out).unlink(missing_ok=True)
    return batch.highest_exit_code(results)


def _tell(message: object) -> None:
    click.echo(masked(str(message)), err=True)
