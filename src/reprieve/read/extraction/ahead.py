"""The pages of a long file, made in a process of its own while the pages before them are being understood: both take as long.

PDFium knows no threads. Whatever happens to that process, the page that does not come is made here, and fails here if it must: what is
read, what is told of a mistake, and the limits of a reading are the same without it.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path

from reprieve.read.page.words import Page

LONG = 20  # pages: fewer are read before a second process would pay
_ASKED = 10  # pages: whoever has asked for this file may still be busy with itself at the first
_RUNNING = 3  # proc(5), loadavg
_PR_SET_PDEATHSIG = 1
_Pages = Callable[[int], Iterator[Page]]


def ahead(pages: _Pages) -> _Pages:
    """The same pages; they may be made ahead once one of the first has come, where the system can fork and a core has nothing to do."""

    def made(first: int) -> Iterator[Page]:
        following = first
        for page in pages(first):
            following = page.number + 1
            yield page
            if first == 1 and following <= _ASKED and sys.platform == "linux" and _a_core_is_free():
                break
        else:
            return
        for page in _from_another_process(pages, following):
            following = page.number + 1
            yield page
        yield from pages(following)

    return made


def _a_core_is_free() -> bool:
    try:
        running = Path("/proc/loadavg").read_text(encoding="ascii").split()[_RUNNING].partition("/")[0]
    except OSError:
        return False
    return int(running) < len(os.sched_getaffinity(0))


def _from_another_process(pages: _Pages, first: int) -> Iterator[Page]:
    """The pages from `first` to the last that comes; a pipe holds but a few, so that no more are made than are asked for."""
    ours, theirs = Pipe(duplex=False)
    process = os.fork()
    if not process:
        _send(pages, first, ours, theirs)
    theirs.close()
    try:
        with ours, suppress(EOFError, OSError):
            while True:
                yield ours.recv()
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)


def _send(pages: _Pages, first: int, ours: Connection, theirs: Connection) -> None:
    """In the other process: send every page, and end without a word, as soon as nobody waits for more."""
    try:
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        ours.close()
        for page in pages(first):
            theirs.send(page)
    finally:
        os._exit(0)
