"""`make scans`: sample papers printed to 200 dpi images, spoiled in every way, read, and compared row by row with what they say.

Writes docs/bench-ocr.md, with the bare engine beside. `python benchmarks/scans.py NAME…` reads only some of the papers, and prints.
"""

from __future__ import annotations

import json
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter

from PIL import Image

HOME = Path(__file__).parent.parent
sys.path[:0] = [str(HOME / "tests" / "read"), str(HOME / "samples"), str(HOME / "benchmarks")]

from printed_pictures import PAPERS, WAYS, page_count, printed, save_scan  # noqa: E402

from long_statement import ROWS_A_PAGE, draw_long_statement  # noqa: E402
from reprieve.library import Library, load_library  # noqa: E402
from reprieve.model import Statement  # noqa: E402
from reprieve.read import read_paper  # noqa: E402
from reprieve.read.ocr import see  # noqa: E402
from reprieve.read.scanning.images import as_bitmap  # noqa: E402
from scanned_proofs import drawn_proofs, proof_report, proof_results  # noqa: E402

REPORT = HOME / "docs" / "bench-ocr.md"
TURNS = 3

Row = tuple[str, str, str]
Spoil = Callable[[Image.Image], Image.Image]


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one scan: `unreported` are wrong rows of a statement that says it is balanced."""

    paper: str
    way: str
    pages: int
    rows: int
    right: int
    unreported: int
    status: str
    seconds: float
    bare_seconds: float


def main() -> None:
    library, wanted = load_library(), sys.argv[1:]

    def is_wanted(path: Path) -> bool:
        return not wanted or any(name in path.as_posix() for name in wanted)

    see(as_bitmap(Image.new("L", (600, 800), 255)), "fast")  # loads the models, which is no page's time
    with tempfile.TemporaryDirectory() as folder:
        dense = list(dense_pages(Path(folder), library, is_wanted))
        papers = filter(is_wanted, sorted(PAPERS.glob("statement-*.pdf")))
        results = [found for path in papers for found in results_of(path, library)]
        proofs = filter(is_wanted, list(drawn_proofs(Path(folder))))
        proven = [found for path in proofs for found in proof_results(path, WAYS, Path(folder), library)]
    lines = "\n".join([*report(results, dense), *proof_report(proven)]) + "\n"
    if wanted:
        sys.stdout.write(lines)
    else:
        REPORT.write_text(lines, encoding="utf-8")


def dense_pages(folder: Path, library: Library, is_wanted: Callable[[Path], bool]) -> Iterator[Result]:
    """A page of forty rows and nine columns, with and without ruling lines; of several turns the quickest."""
    for kind in ("ruled", "unruled"):
        path = folder / f"dense-{kind}.pdf"
        if is_wanted(path):
            draw_long_statement(path, 1, ruled=kind == "ruled")
            content = read_paper(path, path.name, library).content
            golden = rows_of(content) if isinstance(content, Statement) else []
            assert len(golden) == ROWS_A_PAGE
            yield min(
                (measured(path, WAYS["straight"], golden, [printed(path)], library) for _turn in range(TURNS)), key=lambda one: one.seconds
            )


def results_of(path: Path, library: Library) -> Iterator[Result]:
    originals = [printed(path, page + 1) for page in range(page_count(path))]
    rows = json.loads(path.with_name(f"{path.stem}.expected.json").read_text(encoding="utf-8"))["transactions"]
    golden = [(row["date"], row["amount"], row["balance"]) for row in rows]
    for way, spoil in WAYS.items():
        yield replace(measured(path, spoil, golden, originals, library), way=way)


def measured(path: Path, spoil: Spoil, want: list[Row], originals: list[Image.Image], library: Library) -> Result:
    images = [spoil(image) for image in originals]
    with tempfile.TemporaryDirectory() as folder:
        scan = Path(folder) / "scan.pdf"
        save_scan(images, scan)
        start = perf_counter()
        document = read_paper(scan, scan.name, library)
        seconds = perf_counter() - start
    start = perf_counter()
    for image in images:
        see(as_bitmap(image), "fast")
    bare = perf_counter() - start
    content = document.content if isinstance(document.content, Statement) else None
    have = rows_of(content) if content else []
    right = sum(row in have for row in want)
    status = content.reconciliation.status if content else document.status
    wrong = max(len(want), len(have)) - right
    return Result(path.stem, "straight", len(images), len(want), right, wrong if status == "balanced" else 0, status, seconds, bare)


def rows_of(statement: Statement) -> list[Row]:
    return [(str(row.date), str(row.amount), str(row.balance)) for row in statement.transactions]


def report(results: list[Result], dense: list[Result]) -> Iterator[str]:
    rows, right = sum(one.rows for one in results), sum(one.right for one in results)
    pages = max(1, sum(one.pages for one in results))
    yield "# Scans: rows right, and how fast\n"
    yield "Written by `make scans`. Statements of samples/papers, printed at 200 dpi: straight, turned by 90°, tilted by 2°, saved"
    yield "as JPEG of quality 60, stamped with two red seals across the rows, and shadowed."
    yield "A row is right if date, amount and balance are.\n"
    share = 100 * right / max(1, rows)
    yield f"**{right} of {rows} rows right ({share:.2f} %), wrong rows unreported: {sum(one.unreported for one in results)}.**"
    yield f"{sum(one.seconds for one in results) / pages:.2f} s a page; the bare engine (tiny model, words only, not yet put into rows):"
    yield f"{sum(one.bare_seconds for one in results) / pages:.2f} s. {os.cpu_count()} cores (load {os.getloadavg()[0]:.0f}), "
    yield f"Python {platform.python_version()}.\n"
    yield "A page of forty rows and nine columns, printed straight, the quickest of several turns:\n"
    yield from table(dense)
    yield "\nEvery statement in every way:\n"
    yield from table(results)


def table(results: list[Result]) -> Iterator[str]:
    yield "| paper | how | pages | rows | right | status | s/page | bare engine s/page |"
    yield "|---|---|---|---|---|---|---|---|"
    for one in results:
        times = f"{one.seconds / one.pages:.2f} | {one.bare_seconds / one.pages:.2f}"
        yield f"| {one.paper} | {one.way} | {one.pages} | {one.rows} | {one.right} | {one.status} | {times} |"


if __name__ == "__main__":
    main()
