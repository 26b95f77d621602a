"""What a run keeps in its output folder beside the cases, in OUT/.reprieve: its lock, and the papers it has read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from reprieve.errors import UsageError
from reprieve.kept.output_folder import STATE_FOLDER, beside, private_files
from reprieve.language import Message, _


def papers_folder(out: Path) -> Path:
    """Where the readings of papers are kept. Safe to delete."""
    return out / STATE_FOLDER / "papers"


@contextmanager
def only_run(out: Path) -> Iterator[None]:
    """Hold an output folder, made if need be, for one run. Raises UsageError where another run holds it.

    The system takes the lock from a process that dies, so none is ever stale.
    """
    state = out / STATE_FOLDER
    with private_files():
        state.mkdir(parents=True, exist_ok=True)
        lock = FileLock(state / "lock", mode=0o600)
        try:
            lock.acquire(timeout=0)
        except Timeout as error:
            raise UsageError(_held(out, state / "pid")) from error
    try:
        (state / "pid").write_text(str(os.getpid()), encoding="ascii")
        yield
    finally:
        with suppress(OSError):
            (state / "pid").unlink()
        lock.release()


@contextmanager
def only_writer(place: Path) -> Iterator[None]:
    """Hold the place of one case, where no run holds the folder that it is in. Raises UsageError where another run holds it."""
    lock = FileLock(beside(place, "lock"), mode=0o600)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise UsageError(_("another run is writing into {place}. Wait for it, or choose another folder with -o.", place=place)) from error
    try:
        yield
    finally:
        with suppress(OSError):
            Path(lock.lock_file).unlink()
        lock.release()


def _held(out: Path, pid_file: Path) -> Message:
    pid = "?"
    with suppress(OSError):
        pid = pid_file.read_text(encoding="ascii")
    return _("another run (process {pid}) is writing into {out}. Wait for it, or choose another folder with -o.", pid=pid, out=out)
