"""`make scans`: sample papers printed to 200 dpi images, spoiled in every way, read, and compared row by row with what they say.

Writes docs/bench-ocr.md, with the bare engine beside. `python benchmarks/scans.py NAME…` reads only some of the papers.
"""

from __future__ import annotations

import json
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from PIL import Image

HOME = Path(__file__).parent.parent
sys.path.insert(0, str(HOME / "tests" / "read"))

from printed_pictures import PAPERS, WAYS, page_count, printed, save_scan  # noqa: E402

from reprieve.library import Library, load_library  # noqa: E402
from reprieve.model import Statement  # noqa: E402
from reprieve.read import read_paper  # noqa: E402
from reprieve.read.images import as_bitmap  # noqa: E402
from reprieve.read.ocr import see  # noqa: E402

REPORT = HOME / "docs" / "bench-ocr.md"


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
    papers = [path for path in sorted(PAPERS.glob("statement-*.pdf")) if not wanted or any(name in path.name for name in wanted)]
    see(as_bitmap(Image.new("L", (600, 800), 255)), "fast")  # loads the models, which is no page's time
    results = [found for path in papers for found in results_of(path, library)]
    REPORT.write_text("\n".join(report(results)) + "\n", encoding="utf-8")


def results_of(path: Path, library: Library) -> Iterator[Result]:
    originals = [printed(path, page + 1) for page in range(page_count(path))]
    for way, spoil in WAYS.items():
        yield measured(path, way, spoil, originals, library)


def measured(path: Path, way: str, spoil: Callable[[Image.Image], Image.Image], originals: list[Image.Image], library: Library) -> Result:
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
    golden = json.loads(path.with_name(f"{path.stem}.expected.json").read_text(encoding="utf-8"))["transactions"]
    content = document.content if isinstance(document.content, Statement) else None
    want = [(row["date"], row["amount"], row["balance"]) for row in golden]
    have = [(str(row.date), str(row.amount), str(row.balance)) for row in content.transactions] if content else []
    right = sum(row in have for row in want)
    status = content.reconciliation.status if content else document.status
    wrong = max(len(want), len(have)) - right
    return Result(path.stem, way, len(images), len(want), right, wrong if status == "balanced" else 0, status, seconds, bare)


def report(results: list[Result]) -> Iterator[str]:
    rows, right = sum(one.rows for one in results), sum(one.right for one in results)
    pages = sum(one.pages for one in results)
    yield "# Scans: rows right, and how fast\n"
    yield "Written by `make scans`. Statements of samples/papers, printed at 200 dpi: straight, turned by 90°, tilted by 2°, saved"
    yield "as JPEG of quality 60, stamped with two red seals across the rows, and shadowed."
    yield "A row is right if date, amount and balance are.\n"
    yield f"**{right} of {rows} rows right ({100 * right / rows:.2f} %), wrong rows unreported: {sum(one.unreported for one in results)}.**"
    yield f"{sum(one.seconds for one in results) / pages:.2f} s a page; the bare engine (tiny model, words only, not yet put into rows):"
    yield f"{sum(one.bare_seconds for one in results) / pages:.2f} s. {os.cpu_count()} cores (load {os.getloadavg()[0]:.0f}), "
    yield f"Python {platform.python_version()}.\n"
    yield "| paper | how | pages | rows | right | status | s/page | bare engine s/page |"
    yield "|---|---|---|---|---|---|---|---|"
    for one in results:
        times = f"{one.seconds / one.pages:.2f} | {one.bare_seconds / one.pages:.2f}"
        yield f"| {one.paper} | {one.way} | {one.pages} | {one.rows} | {one.right} | {one.status} | {times} |"


if __name__ == "__main__":
    main()
