"""Spread work over processes: an item that takes its process down, or never ends, costs itself only."""

from __future__ import annotations

import atexit
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import contextmanager, suppress
from enum import Enum
from itertools import islice
from threading import Thread
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from reprieve.language import Language, speak, spoken
from reprieve.processes.said import PageRead, is_heard, listen, say

if TYPE_CHECKING:
    from multiprocessing.queues import Queue

    from pebble import ProcessPool


class Lost(Enum):
    """Why there is no result."""

    CRASHED = "its process died, twice"
    HUNG = "it took too long"


Item = TypeVar("Item")
Done = TypeVar("Done")
Work = Callable[[Item], Done]
Heard = Callable[[int, Done | Lost], None]

SECONDS = 900.0
MEGABYTES = 4096
_CONTEXT = multiprocessing.get_context("spawn")
_LAST_WORDS = 2.0
_LOOK_FOR_PARENT = 0.5
_AHEAD = 4  # items a worker that are handed out at a time: thousands of them would fill the memory
_ITEMS_PER_PROCESS = 50  # then a fresh one, so that what native readers leak is given back


def spread(work: Work[Item, Done], items: Sequence[Item], workers: int, heard: Heard[Done], seconds: float = SECONDS) -> None:
    """Do `work` on every item in `workers` processes, for `seconds` each at most, and tell `heard` (index, result) of each as it ends.

    An item whose process dies is tried once more, alone: something else may have killed it. A single item is worked on in this process.
    """
    if not items:
        return
    if len(items) == 1:
        heard(0, work(items[0]))
        return
    crashed: list[int] = []
    left: Sequence[int] = range(len(items))
    while left:
        ended = _in_one_pool(work, items, left, workers, seconds, heard)
        crashed += ended.crashed
        if len(ended.left) == len(left):  # a pool that gets nowhere: each alone
            crashed += ended.left
            break
        left = ended.left
    for index in sorted(crashed):
        alone = _in_one_pool(work, items, [index], 1, seconds, heard)
        if alone.crashed or alone.left:
            heard(index, Lost.CRASHED)


class _Ended(NamedTuple):
    """What a pool could not do: items whose process died, and those left when the pool itself broke."""

    crashed: list[int]
    left: list[int]


def _in_one_pool(
    work: Work[Item, Done], items: Sequence[Item], indices: Iterable[int], workers: int, seconds: float, heard: Heard[Done]
) -> _Ended:
    """Work on the items at `indices`. A pool breaks when a process dies between two items."""
    from concurrent.futures.process import BrokenProcessPool  # one item needs no pool

    from pebble import ProcessExpired

    crashed: list[int] = []
    left: list[int] = []
    with _heard_from_workers() as line, _pool(workers, line) as pool:

        def begin(index: int) -> Future[Done]:
            return pool.schedule(work, args=[items[index]], timeout=seconds)

        try:
            for index, future in as_they_end(begin, indices, workers * _AHEAD):
                if future is None:
                    left.append(index)
                    continue
                match future.exception():
                    case ProcessExpired():
                        crashed.append(index)
                    case BrokenProcessPool():
                        left.append(index)
                    case TimeoutError():
                        heard(index, Lost.HUNG)
                    case _:
                        heard(index, future.result())
        except BaseException:
            pool.stop()  # type: ignore[no-untyped-call]
            raise
    return _Ended(crashed, sorted(left))


def as_they_end(begin: Callable[[int], Future[Done]], indices: Iterable[int], at_once: int) -> Iterator[tuple[int, Future[Done] | None]]:
    """Each index with its future as it ends, `at_once` of them begun at a time; with none where a broken pool takes no more."""
    coming = iter(indices)
    begun: dict[Future[Done], int] = {}
    while True:
        for index in islice(coming, at_once - len(begun)):
            try:
                begun[begin(index)] = index
            except RuntimeError:
                yield from ((left, None) for left in (index, *coming))
        if not begun:
            return
        for future in wait(begun, return_when=FIRST_COMPLETED).done:
            yield begun.pop(future), future


def _pool(workers: int, line: Queue[PageRead | None] | None) -> ProcessPool:
    from pebble import ProcessPool

    return ProcessPool(workers, _ITEMS_PER_PROCESS, _start, [spoken(), line], _CONTEXT)


@contextmanager
def _heard_from_workers() -> Iterator[Queue[PageRead | None] | None]:
    """A line on which workers say how far they are, for those who listen here; None where nobody does."""
    if not is_heard():
        yield None
        return
    line: Queue[PageRead | None] = _CONTEXT.Queue()
    line.cancel_join_thread()  # what is not said by the end need not be waited for
    listener = Thread(target=_pass_on, args=(line,), daemon=True)
    listener.start()
    try:
        yield line
    finally:
        line.put(None)
        listener.join(_LAST_WORDS)


def _pass_on(line: Queue[PageRead | None]) -> None:
    while (what := line.get()) is not None:
        say(what)


def _start(language: Language, line: Queue[PageRead | None] | None) -> None:
    """A worker speaks its parent's language, takes no more memory than it may, and leaves it to the parent to hear Ctrl-C."""
    speak(language)
    if line is not None:
        line.cancel_join_thread()
        listen(line.put)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "setitimer"):  # not on Windows
        _end_with(os.getppid())
    with suppress(ImportError):  # Windows has no such limit
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (MEGABYTES << 20, MEGABYTES << 20))


def _end_with(parent: int) -> None:
    """A worker whose parent was killed ends: the next run may be at the same case already, and neither may spoil the other's output."""

    def look(*_signal: object) -> None:
        if os.getppid() != parent:
            os._exit(1)

    signal.signal(signal.SIGALRM, look)
    atexit.register(signal.setitimer, signal.ITIMER_REAL, 0)  # an alarm that rings while Python ends would kill the process
    signal.setitimer(signal.ITIMER_REAL, _LOOK_FOR_PARENT, _LOOK_FOR_PARENT)
