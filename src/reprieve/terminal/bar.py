"""A bar of progress on a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TaskID, TextColumn, TimeRemainingColumn
from rich.text import Text

from reprieve.errors import masked
from reprieve.language import _
from reprieve.processes.said import PageRead, heard_by

_LONG = 600  # seconds: a case of scans takes minutes, and its rate would be forgotten before the next


@contextmanager
def progress_bar(total: int) -> Iterator[Callable[[], None]]:
    """A bar that moves on by one of `total` items with every call, and below it how far the reading of scans is."""
    with _bar() as bar, heard_by(_ScansRead(bar)):
        task = bar.add_task("reprieve", total=total, visible=total > 1)
        yield lambda: bar.advance(task)


class _ScansRead:
    """Below the bar, a line for each scan that is being read: its name, and the page of how many."""

    def __init__(self, bar: Progress) -> None:
        self._bar = bar
        self._lines: dict[str, TaskID] = {}

    def __call__(self, what: PageRead) -> None:
        line = self._lines.pop(what.file, None)
        if not what.page:
            if line is not None:
                self._bar.remove_task(line)
            return
        said = masked(str(_("{file}: page {page} of {pages}", file=what.file.rpartition("/")[2], page=what.page, pages=what.pages)))
        line = self._bar.add_task("", total=what.pages) if line is None else line
        self._bar.update(line, description=said, completed=what.page)
        self._lines[what.file] = line


class _Rate(ProgressColumn):
    """How many a minute."""

    def render(self, task: Task) -> Text:
        return Text(str(_("{count} a minute", count=round(60 * task.speed)))) if task.speed else Text("")


def _bar() -> Progress:
    columns = TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), _Rate(), TimeRemainingColumn()
    return Progress(*columns, console=Console(stderr=True), transient=True, speed_estimate_period=_LONG)
