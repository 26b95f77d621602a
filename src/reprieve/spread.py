"""Spread work over processes: one item that takes its process down costs itself only."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from reprieve.language import Language, speak, spoken

Item = TypeVar("Item")
Done = TypeVar("Done")
Work = Callable[[Item], Done]
Heard = Callable[[int, Done | None], None]

_CASES_PER_PROCESS = 50  # then a fresh one, so that what native readers leak is given back


def spread(work: Work[Item, Done], items: Sequence[Item], workers: int, heard: Heard[Done]) -> None:
    """Do `work` on every item in `workers` processes and tell `heard` (index, result) of each as it ends.

    The result is None when the item took its process down. A single item is worked on in this process.
    """
    if len(items) == 1:
        heard(0, work(items[0]))
        return
    unfinished = _in_one_pool(work, items, range(len(items)), workers, heard)
    for index in unfinished:  # one of them broke the pool: alone, each harms only itself
        if _in_one_pool(work, items, [index], 1, heard):
            heard(index, None)


def _in_one_pool(work: Work[Item, Done], items: Sequence[Item], indices: Iterable[int], workers: int, heard: Heard[Done]) -> list[int]:
    """Work on the items at `indices`; returns those that were unfinished when a process died."""
    with _pool(workers) as pool:
        futures: dict[Future[Done], int] = {}
        unfinished: list[int] = []
        try:
            futures = {pool.submit(work, items[index]): index for index in indices}
            for future in as_completed(futures):
                if isinstance(future.exception(), BrokenProcessPool):
                    unfinished.append(futures[future])
                else:
                    heard(futures[future], future.result())
        except KeyboardInterrupt:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return sorted(unfinished)


def _pool(workers: int) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, context, _start, (spoken(),), max_tasks_per_child=_CASES_PER_PROCESS)


def _start(language: Language) -> None:
    """A worker speaks its parent's language, and leaves it to the parent to hear Ctrl-C."""
    speak(language)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
