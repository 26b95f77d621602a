"""Work on a cluster that is already there, through the Executor interface of dask.distributed (the extra `cluster`)."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, as_completed
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING

from reprieve.errors import UsageError, installs
from reprieve.language import Language, _, speak, spoken
from reprieve.processes.spread import Done, Heard, Item, Lost, Work, spread

if TYPE_CHECKING:
    from distributed import Client

_SCHEME = "dask://"
_ANSWERS_WITHIN = 5  # seconds
EXTRA = installs("cluster")
_one_at_a_time = Lock()  # a worker of several threads has one reader of papers


def spread_over(engine: str, work: Work[Item, Done], items: Sequence[Item], workers: int, heard: Heard[Done]) -> None:
    """`spread` over the engine: none is this machine, dask://HOST:PORT a cluster that sees the same folders under the same paths.

    An item whose worker dies goes to another worker; the scheduler gives up on it after three. Raises UsageError where there is no
    such engine.
    """
    if not engine:
        spread(work, items, workers, heard)
        return
    if not items:
        return
    with _cluster(engine) as executor:
        from distributed.scheduler import KilledWorker

        waiting = {executor.submit(_alone, work, item, spoken()): index for index, item in enumerate(items)}
        for future in as_completed(list(waiting)):
            index = waiting.pop(future)
            if isinstance(future.exception(), KilledWorker):
                heard(index, Lost.CRASHED)
            else:
                heard(index, future.result())


@contextmanager
def _cluster(engine: str) -> Iterator[Executor]:
    if not engine.startswith(_SCHEME):
        raise UsageError(_("{engine} is no engine. Write dask://HOST:PORT, and start it with: dask scheduler", engine=engine))
    with _client(engine) as client, client.get_executor(pure=False) as executor:
        yield executor


def _client(engine: str) -> Client:
    try:
        from distributed import Client
    except ImportError as error:
        raise UsageError(_("The cluster's libraries are missing. Install them: {command}", command=EXTRA)) from error
    try:
        return Client(f"tcp://{engine.removeprefix(_SCHEME)}", timeout=_ANSWERS_WITHIN)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise UsageError(_("The cluster at {engine} does not answer: {why}", engine=engine, why=error)) from error


# --- in the cluster's worker ---------------------------------------------------------------------------------------


def _alone(work: Work[Item, Done], item: Item, language: Language) -> Done:
    if multiprocessing.current_process().daemon:
        raise UsageError(_("A worker of the cluster cannot start processes. Start it with: dask worker --no-nanny --nthreads 1"))
    with _one_at_a_time:
        speak(language)
        return work(item)
