"""How a run grows: cases per second by workers, memory of the parent and of the workers, time per case, and what a second run costs.

Case folders are drawn cheaply: the papers of a sample are shared by hard link, but for one that differs in every case.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "samples" / "cases" / "unemployment-complete"
PAGE = ROOT / "docs" / "bench-scale.md"
SIZES = (100, 2000)
_BETWEEN_LOOKS = 0.1  # seconds: a run of a hundred cases writes its overview in less than half a second
WHAT_GROWS = (
    "What the parent's memory grows by is what came of each case: it is held, what cases have in common once, until the overview, the",
    "table and run.json are written, which go to their files piece by piece.",
)
_TIMES, _FLAT, _SECOND = 1.8, 1.1, 0.02


@dataclass(frozen=True, slots=True)
class Measured:
    """One run: seconds, and the largest memory seen in MB, of the parent and of all other processes together."""

    cases: int
    workers: int
    seconds: float
    parent: float
    others: float

    @property
    def per_second(self) -> float:
        return self.cases / self.seconds


def draw_cases(folder: Path, count: int) -> None:
    shared = sorted(path for path in (SAMPLE / "evidence").rglob("*") if path.is_file())
    own = min((path for path in shared if path.suffix == ".pdf"), key=lambda path: path.stat().st_size)
    originals = Path(shutil.copytree(SAMPLE, folder.with_name(f"{folder.name}-papers")))
    for number in range(count):
        case = folder / f"case-{number:05}"
        (case / "evidence").mkdir(parents=True)
        shutil.copy(SAMPLE / "case.toml", case)
        for paper in shared:
            name = paper.relative_to(SAMPLE)
            if paper == own:
                (case / name).write_bytes(paper.read_bytes() + f"\n% {number}\n".encode())
            else:
                (case / name).hardlink_to(originals / name)


def measure(folder: Path, out: Path, count: int, workers: int) -> Measured:
    command = [sys.executable, "-m", "reprieve", "run", str(folder), "-o", str(out), "--as-of=2026-11-02", f"--jobs={workers}"]
    start = time.perf_counter()
    parent = others = 0.0
    with tempfile.TemporaryFile("w+", encoding="utf-8") as told:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=told)
        while process.poll() is None:
            parent = max(parent, _megabytes(process.pid))
            others = max(others, sum(map(_megabytes, _below(process.pid))))
            with suppress(subprocess.TimeoutExpired):
                process.wait(_BETWEEN_LOOKS)
        if process.returncode != 0:
            told.seek(0)
            wrong = [line for line in told if '"exit_code": 0' not in line]
            raise SystemExit(f"the run ended with {process.returncode}:\n{''.join(wrong)}")
    return Measured(count, workers, time.perf_counter() - start, parent, others)


def _below(pid: int) -> list[int]:
    try:
        children = [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()]
    except OSError:
        return []
    return [*children, *(deeper for child in children for deeper in _below(child))]


def _megabytes(pid: int) -> float:
    """Proportional set size: what is shared between processes counts once."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


def _table(first: list[Measured], again: list[Measured], load: tuple[float, float, float]) -> str:
    rows = [
        f"| {run.cases} | {run.workers} | {run.seconds:.0f} | {run.per_second:.2f} | {run.seconds / run.cases:.2f} | {run.parent:.0f} | "
        f"{run.others:.0f} | {second.seconds:.1f} | {100 * second.seconds / run.seconds:.1f}% |"
        for run, second in zip(first, again, strict=True)
    ]
    return "\n".join(
        [
            "# How a run grows",
            "",
            f"Made by `make scale` on {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}; "
            f"load before it began: {load[0]:.1f}.",
            "Every case has a statement, a letter of dismissal and what else an application needs; one paper in each is its own. Memory is",
            "the largest proportional set size that was seen, in MB; a second run finds nothing changed.",
            "Other work on the machine counts in: compare rows only where the load was below 1. The fewest cases are run before the most",
            "and after them, for a machine may slow down meanwhile, and both count.",
            "",
            "| cases | workers | seconds | cases/s | s/case | parent MB | others MB | second run, s | of the first |",
            "|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
            *rows,
            "",
            *_aims(first, again),
            "",
        ]
    )


def _aims(first: list[Measured], again: list[Measured]) -> list[str]:
    """What the figures come to beside what they should: the most cases against the fewest, and two workers against one."""
    most = max(run.cases for run in first)
    one, two = (_grown([run for run in first if run.workers == workers]) for workers in (1, 2))
    faster, heavier, slower = one[0].seconds / two[0].seconds, max(one[1], two[1]), max(one[2], two[2])
    second = max(second.seconds / run.seconds for run, second in zip(first, again, strict=True))
    found = [
        (f"{most} cases with two workers, times as fast as with one: at least 1.8", f"{faster:.2f}", faster >= _TIMES),
        ("parent memory flat within a tenth: of the most cases, times that of the fewest", f"{heavier:.2f}", heavier <= _FLAT),
        ("time per case flat within a tenth: of the most cases, times that of the fewest", f"{slower:.2f}", slower <= _FLAT),
        ("a second run under 2% of the first", f"{100 * second:.1f}%", second < _SECOND),
    ]
    rows = [f"| {aim} | {figure}{'' if met else ', missed'} |" for aim, figure, met in found]
    return ["| aim | found |", "|---|---:|", *rows, "", *WHAT_GROWS]


def _grown(runs: list[Measured]) -> tuple[Measured, float, float]:
    """The run of the most cases, and how its memory and its seconds a case compare with those of the fewest, before and after it."""
    most = max(runs, key=lambda run: run.cases)
    fewest = min(run.cases for run in runs)
    few = [run for run in runs if run.cases == fewest]
    return most, most.parent / mean(run.parent for run in few), most.seconds / most.cases / mean(run.seconds / fewest for run in few)


def main() -> None:
    fewest, most = [int(size) for size in sys.argv[1:]] or SIZES
    load, first, again = os.getloadavg(), [], []
    with tempfile.TemporaryDirectory(prefix="reprieve-scale-", dir=ROOT / "build") as scratch:
        for count in (fewest, most):
            draw_cases(Path(scratch) / f"cases-{count}", count)
        for workers in (1, 2):
            for count in (fewest, most, fewest):  # a machine may slow down meanwhile, or the other way round
                folder, out = Path(scratch) / f"cases-{count}", Path(scratch) / "out"
                first.append(measure(folder, out, count, workers))
                again.append(measure(folder, out, count, workers))
                shutil.rmtree(out)
    PAGE.write_text(_table(first, again, load), encoding="utf-8")


if __name__ == "__main__":
    (ROOT / "build").mkdir(exist_ok=True)
    main()
