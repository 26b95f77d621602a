"""Cases on object storage or another file system that fsspec knows (s3://…): brought in one by one, and their output taken back.

There is no renaming there: what marks an output as whole, its assessment.json, goes first and comes last. Nor is there a lock: one run at
a time is for whoever starts them to see to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from reprieve.case import CASE_FILE, EVIDENCE_FOLDER
from reprieve.errors import ExitCode, UsageError, reason_of
from reprieve.kept.output_folder import ASSESSMENT_FILE, private_files
from reprieve.kept.record import RECORD_FILE
from reprieve.language import _
from reprieve.papers.files import is_safe_path
from reprieve.pipeline import Options
from reprieve.processes.engine import EXTRA, spread_over
from reprieve.processes.spread import Lost
from reprieve.runs.casework import HUNG, Job, Result, failed, json_of, look_at, work
from reprieve.runs.papers import CRASHED

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

_MARKS = (ASSESSMENT_FILE, RECORD_FILE)


@dataclass(frozen=True, slots=True)
class RemoteJob:
    """The URL of a case folder, and the URL its output goes to."""

    source: str
    target: str

    @property
    def name(self) -> str:
        return self.source.rstrip("/").rpartition("/")[2]


def is_url(place: str) -> bool:
    return "://" in place


def remote_jobs(roots: Iterable[str], out: str) -> list[RemoteJob]:
    """Every case folder at or below the URLs. Raises UsageError where there is none, two have one name, or a URL cannot be used."""
    sources = [source for root in roots for source in _case_urls(root.rstrip("/"))]
    jobs = [RemoteJob(source, f"{out.rstrip('/')}/{source.rpartition('/')[2]}") for source in sources]
    if not jobs:
        raise UsageError(_("there is no case folder here: one that holds case.toml. Write one with: reprieve new FOLDER"))
    if len({job.name.casefold() for job in jobs}) < len(jobs):
        names = sorted(job.source for job in jobs)
        raise UsageError(_("these cases have one name, and one would overwrite the other: {folders}. Rename one.", folders=names))
    return jobs


def work_remotely(jobs: Sequence[RemoteJob], options: Options, workers: int, engine: str, done: Callable[[Result], None]) -> list[Result]:
    """`batch.work_through` for cases that are elsewhere. Results carry their JSON, as their place is not here."""
    results: dict[int, Result] = {}

    def heard(index: int, result: Result | Lost) -> None:
        results[index] = result if isinstance(result, Result) else _lost(jobs[index], options, result)
        done(results[index])

    spread_over(engine, partial(_brought_in, options=options), jobs, workers, heard)
    return [results[index] for index in range(len(jobs))]


def put_files(folder: Path, out: str) -> None:
    """Take the files of a folder to a URL."""
    files = _file_system(out)
    for path in folder.iterdir():
        if path.is_file():
            files.put_file(str(path), _inside(files, out, path.name))


def _brought_in(job: RemoteJob, options: Options) -> Result:
    with TemporaryDirectory(prefix="reprieve-") as here, private_files():
        out = Path(here) / "out" / job.name
        local = Job(str(Path(here) / "cases" / job.name), str(out))
        options = replace(options, papers=Path(here) / "papers")
        try:
            _fetch(job.source, local.folder)
            _fetch(job.target, out)
            known = look_at(local, options)
            result = known if isinstance(known, Result) else work(known, options)
            if not result.kept:
                _put(out, job.target)
        except OSError as error:
            message = _("{file}: {why}", file=job.source, why=reason_of(error))
            result = failed(replace(local, target=""), options, message, ExitCode.UNREADABLE)
        return replace(result, json=json_of(result), job=replace(result.job, target=""))


def _lost(job: RemoteJob, options: Options, why: Lost) -> Result:
    return failed(Job(job.name), options, HUNG if why is Lost.HUNG else CRASHED, ExitCode.BUG)


# --- files elsewhere -----------------------------------------------------------------------------------------------


def _case_urls(root: str) -> Iterator[str]:
    """Folders that hold a case file, or papers only."""
    names = [name.split("/") for name in _names(root)]
    folders = {"/".join(parts[:-1]) for parts in names if parts[-1] == CASE_FILE}
    folders |= {"/".join(parts[: parts.index(EVIDENCE_FOLDER)]) for parts in names if EVIDENCE_FOLDER in parts[:-1]}
    ours = {"/".join(parts[:-1]) for parts in names if parts[-1] == ASSESSMENT_FILE}
    return (f"{root}/{folder}" if folder else root for folder in sorted(folders - ours))


def _names(url: str) -> list[str]:
    """The files below a URL by their path there."""
    files = _file_system(url)
    home = files._strip_protocol(url).rstrip("/") + "/"
    return sorted(name.removeprefix(home) for name in files.find(home) if not name.endswith("/"))


def _fetch(url: str, folder: Path) -> None:
    """A name that would lead out of the folder is not fetched: it stands for no file of a case."""
    folder.mkdir(parents=True)
    files = _file_system(url)
    for name in _names(url):
        if not is_safe_path(name):
            raise OSError(0, str(_("{name} leads out of the case folder", name=name)))
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        files.get_file(_inside(files, url, name), str(folder / name))
    if not any(folder.iterdir()):
        folder.rmdir()


def _put(folder: Path, url: str) -> None:
    files, old = _file_system(url), _names(url)
    for name in sorted(old, key=lambda name: name not in _MARKS):
        files.rm_file(_inside(files, url, name))
    written = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    for name in sorted(written, key=lambda name: name in _MARKS):
        files.put_file(str(folder / name), _inside(files, url, name))


def _inside(files: AbstractFileSystem, url: str, name: str) -> str:
    return f"{files._strip_protocol(url).rstrip('/')}/{name}"


def _file_system(url: str) -> AbstractFileSystem:
    try:
        import fsspec
    except ImportError as error:
        raise UsageError(_("The cluster's libraries are missing. Install them: {command}", command=EXTRA)) from error
    try:
        files: Any = fsspec.filesystem(url.partition("://")[0], use_listings_cache=False)
    except (ValueError, ImportError) as error:
        raise UsageError(_("{address} cannot be used: {why}", address=url, why=error)) from error
    return files
