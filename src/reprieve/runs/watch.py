"""An inbox: case folders are taken once nobody has touched them for some seconds."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from reprieve.batch import case_folders
from reprieve.case import CASE_FILE, EVIDENCE_FOLDER
from reprieve.papers.files import files_below
from reprieve.papers.passed_over import passed_over

STILL = 5.0
POLL = 1.0
Traces = tuple[tuple[str, int, int], ...]


def rounds(
    roots: Sequence[Path],
    still: float = STILL,
    poll: float = POLL,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[list[Path]]:
    """All case folders that have been still for `still` seconds, whenever one of them has come, changed or gone; without end."""
    seen: dict[Path, tuple[Traces, float]] = {}
    told: dict[Path, Traces] = {}
    while True:
        now = clock()
        try:
            traces = {folder: _traces(folder) for folder in case_folders(roots)}
        except OSError:
            if not all(map(Path.is_dir, roots)):
                raise
            sleep(poll)  # a folder went while it was looked at
            continue
        seen = {folder: _since(folder, trace, seen, now) for folder, trace in traces.items()}
        at_rest = {folder: trace for folder, (trace, since) in seen.items() if now - since >= still}
        if told.keys() - traces.keys() or any(told.get(folder) != trace for folder, trace in at_rest.items()):
            told = at_rest
            yield list(at_rest)
        sleep(poll)


def _since(folder: Path, trace: Traces, seen: dict[Path, tuple[Traces, float]], now: float) -> tuple[Traces, float]:
    """Since when the folder has looked like this."""
    before, since = seen.get(folder, (None, now))
    return trace, since if before == trace else now


def _traces(folder: Path) -> Traces:
    """Names, sizes and times of the case file and the papers, and what else is told of; temporary and hidden files are none."""
    traces: list[tuple[str, int, int]] = []
    with suppress(OSError):  # gone since it was listed, or closed: the next look tells, or the run
        for file in (*files_below(folder / EVIDENCE_FOLDER), folder / CASE_FILE):
            if file.exists():
                about = file.stat()
                traces.append((file.relative_to(folder).as_posix(), about.st_size, about.st_mtime_ns))
        traces += [(unread.file, 0, 0) for unread in passed_over(folder)]
    return tuple(traces)
