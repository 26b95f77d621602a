"""Work that may meet locked papers: where someone is there to ask, their passwords are asked for, and what was locked is done again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reprieve.library.pattern import WHEN_USED
from reprieve.library.reading import load_reading
from reprieve.runs.papers import ReadPaper, read_all
from reprieve.terminal import dialogue

if TYPE_CHECKING:
    from reprieve.pipeline import Options
    from reprieve.runs.casework import Job, Result


def work(jobs: Sequence[Job], settings: Options, workers: int, engine: str = "") -> list[Result]:
    """Work through the cases, in the order given."""
    from reprieve import batch

    with dialogue.progress(len(jobs)) as done:
        results = batch.work_through(jobs, settings, workers, lambda result: done(batch.progress_of(result)), engine)
    locked = [index for index, result in enumerate(results) if result.locked]
    if not locked or settings.passwords or not dialogue.someone_is_there():
        return results
    passwords = dialogue.ask_passwords([f"{results[index].outcome.case}/{paper}" for index in locked for paper in results[index].locked])
    jobs_again, unlocking = [jobs[index] for index in locked], replace(settings, passwords=passwords)
    again = batch.work_through(jobs_again, unlocking, workers, lambda result: None, engine)
    unlocked = dict(zip(locked, again, strict=True))
    return [unlocked.get(index, result) for index, result in enumerate(results)]


def read(files: Sequence[Path], passwords: tuple[str, ...], workers: int) -> list[ReadPaper]:
    """Read the papers, in the order given. Raises LibraryError."""
    load_reading(patterns=WHEN_USED)  # what is wrong in it concerns every paper: it is told once, before any is opened
    with dialogue.progress(len(files), quiet=True) as done:
        papers = read_all(files, passwords, workers, lambda paper: done({"file": paper.document.file}))
    locked = [index for index, paper in enumerate(papers) if paper.document.is_locked]
    if not locked or passwords or not dialogue.someone_is_there():
        return papers
    given = dialogue.ask_passwords([papers[index].document.file for index in locked])
    again = read_all([files[index] for index in locked], given, workers, lambda paper: None)
    unlocked = dict(zip(locked, again, strict=True))
    return [unlocked.get(index, paper) for index, paper in enumerate(papers)]
