"""`make bench`: how fast are statements read, beside what else reads them? Writes docs/bench-reading.md."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1] / "samples"))

from long_statement import ROWS_A_PAGE, draw_long_statement
from readers import READERS
from reprieve.read.extraction.ahead import LONG

HERE = Path(__file__).parent
PAGE = HERE.parent / "docs" / "bench-reading.md"
PROGRAM = Path(sys.executable).with_name("reprieve")
NAMES = {
    "reprieve": "Reprieve, file to transactions",
    "extract_tables": "pdfplumber `extract_tables`",
    "tables_by_text": "pdfplumber `extract_tables`, both strategies `text`",
    "extract_words": "pdfplumber `extract_words`, pages closed",
    "pdftotext": "`pdftotext -bbox`, parsed",
}
# Where nothing is drawn, extract_tables as it comes finds nothing: that is told under the table.
FINDS_NOTHING = {("unruled", "extract_tables")}
# What goes by text is measured where there is nothing else to go by.
NOT_MEASURED = {("ruled", "tables_by_text")}
WHY_MISSED = (
    "Where an aim is missed: on unruled pages `extract_tables` finds no table and so does less than its task; told to go by text it does",
    "it. As a program, start-up counts too: importing (pydantic, PDFium's bindings), checking the library and compiling those of its",
    "patterns that a paper needs, which `pdftotext` need not. Reading begins with a cost of its own, which weighs on ten pages,",
    "and few pages are read by one process; what a further page costs is told beside it.",
)
ROUNDS = 5
PAGES = 100
LINEAR = (10, 100, 1000)


Alone = tuple[float, float, int]  # seconds, peak MB, rows or words found


@dataclass(frozen=True)
class Measured:
    """Median seconds, peak MB, and rows or words found, by reader."""

    seconds: Mapping[str, float]
    megabytes: Mapping[str, float]
    found: Mapping[str, int]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    rounds = parser.parse_args().rounds
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # else each program would compile all of its modules again, as nobody's does
    with tempfile.TemporaryDirectory() as folder:
        files = {}
        for kind in ("ruled", "unruled"):
            files[kind] = Path(folder) / f"{kind}.pdf"
            draw_long_statement(files[kind], PAGES, ruled=kind == "ruled")
        apart = {kind: each_alone(kind, path) for kind, path in files.items()}
        refuse_idle_readers(apart)
        inside = {kind: in_process(path, apart[kind], rounds) for kind, path in files.items()}
        outside = {kind: as_programs(path, rounds) for kind, path in files.items()}
        one_page = draw(Path(folder), 1)
        start_up = medians({"version": lambda: program("--version"), "one page": lambda: program("read", one_page, "--json")}, rounds)
        linear = [
            (pages, *min(alone(path, "reprieve") for _turn in range(rounds))) for pages in LINEAR if (path := draw(Path(folder), pages))
        ]
    PAGE.write_text("\n".join(report(inside, outside, start_up, linear, rounds)) + "\n", encoding="utf-8")


def draw(folder: Path, pages: int) -> Path:
    path = folder / f"{pages}.pdf"
    draw_long_statement(path, pages, ruled=True)
    return path


# --- measuring -----------------------------------------------------------------------------------------------------


def each_alone(kind: str, path: Path) -> dict[str, Alone]:
    """Every reader in a process of its own."""
    return {name: alone(path, name) for name in READERS if (kind, name) not in NOT_MEASURED}


def refuse_idle_readers(apart: Mapping[str, Mapping[str, Alone]]) -> None:
    """Whoever finds nothing on pages full of rows cannot be compared with. Ends the program."""
    for kind, readers in apart.items():
        for name, (_seconds, _peak, found) in readers.items():
            if not found and (kind, name) not in FINDS_NOTHING:
                sys.exit(
                    f"Nothing was measured: {NAMES[name]} finds nothing on the {kind} pages. "
                    "For pdftotext, install poppler-data beside poppler-utils: without it, it passes over Chinese text."
                )


def in_process(path: Path, apart: Mapping[str, Alone], rounds: int) -> Measured:
    """Every reader in this process, in turns; memory as each took `apart`."""
    seconds = medians({name: partial(READERS[name], path) for name in apart}, rounds)
    return Measured(
        seconds, {name: peak for name, (_s, peak, _n) in apart.items()}, {name: found for name, (_s, _p, found) in apart.items()}
    )


def as_programs(path: Path, rounds: int) -> dict[str, float]:
    """Whole programs, start-up included."""
    tables = "import sys, pdfplumber\nfor page in pdfplumber.open(sys.argv[1]).pages:\n    page.extract_tables()\n    page.close()"
    return medians(
        {
            "`reprieve read --json`": lambda: program("read", path, "--json"),
            "`python`, pdfplumber `extract_tables`": lambda: run(sys.executable, "-c", tables, path),
            "`pdftotext -bbox`": lambda: run("pdftotext", "-bbox", path, "-"),
        },
        rounds,
    )


def medians(work: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Median seconds of each, done in turns so that a slow moment of the machine meets all; a first turn warms up."""
    times: dict[str, list[float]] = {name: [] for name in work}
    for turn in range(rounds + 1):
        for name, do in work.items():
            if turn == 0 and len(work) > 1 and name not in ("reprieve", "pdftotext"):
                continue
            start = perf_counter()
            do()
            if turn:
                times[name].append(perf_counter() - start)
    return {name: median(taken) for name, taken in times.items()}


def alone(path: Path, reader: str) -> Alone:
    """Seconds, peak MB and count of one reading in a process of its own."""
    seconds, peak, found = run(sys.executable, HERE / "readers.py", reader, path).split()
    return float(seconds), float(peak), int(found)


def program(*arguments: object) -> str:
    return run(PROGRAM, *arguments)


def run(*command: object) -> str:
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=True).stdout


# --- telling -------------------------------------------------------------------------------------------------------


def report(
    inside: Mapping[str, Measured],
    outside: Mapping[str, Mapping[str, float]],
    start_up: Mapping[str, float],
    linear: Sequence[tuple[int, float, float, int]],
    rounds: int,
) -> list[str]:
    return [
        "# How fast statements are read",
        "",
        f"Written by `make bench` on {dt.date.today()}. One statement of {PAGES} pages, {ROWS_A_PAGE} rows a page, nine columns;",  # noqa: DTZ011
        f"medians of {rounds}, in turns, on a machine with {os.cpu_count()} cores ({platform.machine()}). "
        f"Python {platform.python_version()}, pypdfium2 {version('pypdfium2')}, pdfplumber {version('pdfplumber')}, {poppler()}.",
        "",
        "## Called from Python",
        "",
        *table(
            ["reader", *(f"{kind}, {what}" for kind in inside for what in ("s", "times Reprieve", "peak MB", "found"))],
            [[NAMES[name], *(cell for kind in inside.values() for cell in reader_cells(kind, name))] for name in READERS],
        ),
        "",
        "Reprieve and `extract_tables` find rows, the others words. As it comes, `extract_tables` finds rows only where rules are drawn.",
        f"A file of more than {LONG} pages is read by two processes where a core is free; peak MB is what the larger of a reader's held.",
        "",
        "## As a program, start-up included",
        "",
        *table(
            ["program", *(f"{kind}, {what}" for kind in outside for what in ("s", "times Reprieve"))],
            [[name, *(cell for kind in outside.values() for cell in program_cells(kind, name))] for name in outside["ruled"]],
        ),
        "",
        f"`reprieve --version` answers in {start_up['version']:.2f} s, `reprieve read --json` of one page in {start_up['one page']:.2f} s.",
        "",
        f"## More pages, the best of {rounds}",
        "",
        *table(
            ["pages", "s", "ms a page", "ms a further page", "peak MB", "rows"],
            [
                [str(pages), f"{s:.2f}", f"{1000 * s / pages:.1f}", further, f"{peak:.0f}", str(found)]
                for (pages, s, peak, found), further in zip(linear, ["", *(f"{1000 * s:.1f}" for s in further_pages(linear))], strict=True)
            ],
        ),
        "",
        "## Aims",
        "",
        *table(["aim", "ruled", "unruled"], aims(inside, outside, start_up, linear)),
        "",
        *WHY_MISSED,
    ]


def reader_cells(measured: Measured, name: str) -> list[str]:
    if name not in measured.seconds:
        return ["–"] * 4
    seconds = measured.seconds[name]
    return [f"{seconds:.2f}", f"{seconds / measured.seconds['reprieve']:.1f}", f"{measured.megabytes[name]:.0f}", str(measured.found[name])]


def program_cells(seconds: Mapping[str, float], name: str) -> list[str]:
    return [f"{seconds[name]:.2f}", f"{seconds[name] / next(iter(seconds.values())):.1f}"]


def further_pages(linear: Sequence[tuple[int, float, float, int]]) -> list[float]:
    """Seconds that each page more costs, from one length to the next: without what reading begins with."""
    return [(after - before) / (more - fewer) for (fewer, before, *_), (more, after, *_rest) in pairwise(linear)]


def aims(
    inside: Mapping[str, Measured],
    outside: Mapping[str, Mapping[str, float]],
    start_up: Mapping[str, float],
    linear: Sequence[tuple[int, float, float, int]],
) -> list[list[str]]:
    """Each aim and what was reached, for both kinds of file or for all."""
    own = {kind: measured.seconds["reprieve"] for kind, measured in inside.items()}
    ours, tables, poppler_alone = ({kind: list(seconds.values())[place] for kind, seconds in outside.items()} for place in range(3))

    def times(aim: str, over: Mapping[str, float], under: Mapping[str, float], reached: Callable[[float], bool]) -> list[str]:
        return [aim, *(told(over[kind] / under[kind], reached(over[kind] / under[kind])) for kind in inside)]

    peaks = max(peak for _pages, _s, peak, _found in linear)
    slowest = max(s / pages for pages, s, *_rest in linear) / min(s / pages for pages, s, *_rest in linear)
    steepest = max(further_pages(linear)) / min(further_pages(linear))
    at_once = start_up["version"]
    return [
        times("15 times as fast as `extract_tables`", {k: m.seconds["extract_tables"] for k, m in inside.items()}, own, lambda x: x >= 15),
        times("within 3 times of `pdftotext -bbox`", own, {k: m.seconds["pdftotext"] for k, m in inside.items()}, lambda x: x <= 3),
        times("as a program, 12 times as fast as `extract_tables`", tables, ours, lambda x: x >= 12),
        times("as a program, within 4 times of `pdftotext -bbox`", ours, poppler_alone, lambda x: x <= 4),
        ["`--version` in 0.25 s", told(at_once, at_once <= 0.25), ""],
        ["peak memory under 150 MB", told(peaks, peaks < 150, 0), ""],
        ["cost a page, dearest to cheapest of " + ", ".join(map(str, LINEAR)) + " pages", told(slowest, slowest < 1.5), ""],
        ["the same of a further page, between them", told(steepest, steepest < 1.5), ""],
    ]


def told(figure: float, reached: bool, digits: int = 2) -> str:
    return f"{figure:.{digits}f}" if reached else f"{figure:.{digits}f}, missed"


def poppler() -> str:
    return subprocess.run(["pdftotext", "-v"], capture_output=True, text=True, check=True).stderr.splitlines()[0]


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    return ["| " + " | ".join(row) + " |" for row in (head, ["---"] * len(head), *rows)]


if __name__ == "__main__":
    main()
