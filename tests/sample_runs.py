"""A plugin of pytest: the sample cases are worked through once for all tests, on whichever worker, that look at what comes of them."""

from __future__ import annotations

import datetime as dt
import os
import pickle
from collections.abc import Callable
from pathlib import Path
from shutil import rmtree

import pytest
from filelock import FileLock

from reprieve.library import load_library
from reprieve.pipeline import Judged, Options, run_case

SAMPLES = Path(__file__).parent.parent / "samples" / "cases"
AS_OF = dt.date(2026, 11, 2)
RunOf = Callable[[str], tuple[Judged, Path]]


@pytest.fixture(scope="session")
def run_of(tmp_path_factory: pytest.TempPathFactory) -> RunOf:
    """What was judged of a sample case, by its name, and the folder with all that was written for it, to be looked at only."""
    base = tmp_path_factory.getbasetemp()
    shared = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "sample-runs"
    shared.mkdir(exist_ok=True)

    def run(name: str) -> tuple[Judged, Path]:
        judged = shared / f"{name}.pickle"
        with FileLock(shared / f"{name}.lock"):
            if not judged.exists():
                rmtree(shared / name, ignore_errors=True)  # of a run that failed, which this one will tell of again
                (shared / name).mkdir()
                case = run_case(SAMPLES / name, shared / name, load_library(), Options(AS_OF, overview="../index.html"))
                judged.write_bytes(pickle.dumps(case))
        return pickle.loads(judged.read_bytes()), shared / name

    return run
