"""`make fuzz`: thousands of damaged statements. A reading may fail in a sentence; it may not crash, hang, or add up and be wrong.

When is a reading that adds up wrong? What a person would not see must change nothing. A forged figure must be noticed or read as it
stands. And after any damage every figure that is read must be printed, and no row may be left out whose balance still is.
"""

from __future__ import annotations

import argparse
import io
import multiprocessing
import os
import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, partial
from pathlib import Path
from time import perf_counter
from unittest.mock import patch

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "samples"))

import pypdfium2  # noqa: E402  the samples are scripts beside the package, not part of it

from damage import DAMAGING, FORGING, INVISIBLE, Mutation, damaged  # noqa: E402
from random_statements import random_statement  # noqa: E402
from reprieve.library import load_library  # noqa: E402
from reprieve.model import Document, Statement  # noqa: E402
from reprieve.read.guarded import GuardedReader, ReadingBug  # noqa: E402

Row = tuple[Decimal, Decimal | None]
LONGEST = 20.0
PAPERS = 40
SAMPLES = sorted((HERE.parent / "samples" / "papers").glob("statement-*.pdf"))
_FIGURE = re.compile(r"(?<![\d.])\d[\d,]*\.\d\d?(?!\d)")  # a nought that damage has moved away was worth nothing
_TWICE = re.compile(r"(.)\1")
_BETWEEN_LETTERS = re.compile(r"(?<=[\d,.]) (?=[\d,.])")


@dataclass(frozen=True)
class Mishap:
    """What went wrong with the mutant of a number, and what was done to which paper."""

    number: int
    what: str
    mutation: str
    paper: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mutants", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="a folder for the mutants that went wrong")
    asked = parser.parse_args()
    start = perf_counter()
    mishaps = fuzz(asked.mutants, asked.seed, os.cpu_count() or 1, asked.keep)
    for mishap in mishaps:
        print(f"{mishap.number}: {mishap.what}: {mishap.mutation} of {mishap.paper}")  # noqa: T201
    told = Counter(mishap.what.partition(":")[0] for mishap in mishaps)
    kinds = ", ".join(f"{kind} {told[kind]}" for kind in ("crash", "hang", "wrong"))
    print(f"{asked.mutants} mutants, seed {asked.seed}: {kinds}; {perf_counter() - start:.0f} s")  # noqa: T201
    sys.exit(bool(mishaps))


def fuzz(mutants: int, seed: int, workers: int, keep: Path | None = None) -> list[Mishap]:
    """Read so many damaged papers; the same seed gives the same ones."""
    shares = [(range(first, mutants, workers), seed, keep) for first in range(workers)]
    with ProcessPoolExecutor(workers, multiprocessing.get_context("spawn")) as pool:
        found = [mishap for part in pool.map(_share, *zip(*shares, strict=True)) for mishap in part]
    return sorted(found, key=lambda mishap: mishap.number)


def _drawn(number: int, folder: Path, seed: int) -> Path:
    """The paper of a number: one drawn by lot, or after these a sample. Only those are drawn that are asked for."""
    if number >= PAPERS:
        return SAMPLES[number - PAPERS]
    path = folder / f"statement-{number}.pdf"
    if not path.exists():
        random_statement(seed * 1000 + number, path)
    return path


# --- in the worker -------------------------------------------------------------------------------------------------


def _share(numbers: Sequence[int], seed: int, keep: Path | None) -> list[Mishap]:
    """This worker's mutants, one after the other. Pages that lost their text stay unread: what seeing costs, make scans measures."""
    patch("reprieve.read.paper.is_installed", return_value=False).start()
    reader = GuardedReader(load_library())
    whole = cache(lambda path: _rows(reader.read(path, path.name)))
    mishaps = []
    with tempfile.TemporaryDirectory() as folder:
        for number in numbers:
            rng = random.Random(f"{seed}-{number}")
            path = _drawn(rng.choice(range(PAPERS + len(SAMPLES))), Path(folder), seed)
            mutation = rng.choice([*DAMAGING, *DAMAGING, *INVISIBLE, *FORGING * 6])
            data = damaged(mutation, path.read_bytes(), rng)
            mutant = Path(folder, f"mutant-{number}.pdf")
            if what := data and _mishap(reader, data, mutation, partial(whole, path), mutant):
                mishaps.append(Mishap(number, what, mutation.__name__, path.stem))
                if keep and data:
                    keep.mkdir(parents=True, exist_ok=True)
                    (keep / f"{number}-{mutation.__name__}-{path.name}").write_bytes(data)
    reader.close()
    return mishaps


def _mishap(reader: GuardedReader, data: bytes, mutation: Mutation, rows: Callable[[], Sequence[Row]], path: Path) -> str | None:
    path.write_bytes(data)
    start = perf_counter()
    try:
        document = reader.read(path, path.name)
    except ReadingBug as bug:
        return f"crash: {str(bug).strip().splitlines()[-1]}"
    if perf_counter() - start > LONGEST:
        return "hang"
    if mutation in INVISIBLE:
        return None if _rows(document) == rows() else "wrong: a change that nobody sees changed the reading"
    return None if _is_reported(document) else _wrong(_rows(document), rows(), data)


def _rows(document: Document) -> list[Row]:
    return [(row.amount, row.balance) for row in document.content.transactions] if isinstance(document.content, Statement) else []


def _is_reported(document: Document) -> bool:
    """Whether a person is told that this reading is not proved."""
    if document.warnings or not isinstance(document.content, Statement):
        return True
    return document.content.reconciliation.status != "balanced"


def _wrong(read: Sequence[Row], rows: Sequence[Row], data: bytes) -> str | None:
    """What is wrong with a reading that balances, in the light of what is printed now."""
    text = _text(data)
    printed = _printed(text)
    figures = Counter(abs(figure) for row in read for figure in row if figure)
    changed = {abs(figure) for row in (Counter(read) - Counter(rows)) for figure in row if figure}
    # A row that is as it was before is printed, though its letters may stand in another order in the file.
    if unknown := [figure for figure in figures - printed if figure in changed and not _stands_in_pieces(figure, text)]:
        return f"wrong: {min(unknown)} is not printed"
    unread = printed - figures
    for amount, balance in Counter(rows) - Counter(read):
        if balance is not None and unread[abs(amount)] and unread[balance]:  # the balance alone may be carried forward to the next page
            return f"wrong: the row with {amount} and the balance {balance} was left out"
    return None


def _text(data: bytes) -> str:
    with pypdfium2.PdfDocument(io.BytesIO(data)) as document:
        return "".join(page.get_textpage().get_text_range() + "\n" for page in document)


def _stands_in_pieces(figure: Decimal, text: str) -> bool:
    """Whether the figure is printed in letters set one by one or twice, or touches another: PDFium parts them as it likes."""
    squeezed = "".join(text.split())
    forms = [form.format(figure) for form in ("{:.2f}", "{:,.2f}")]
    return any(form in squeezed or _TWICE.sub(r"\1", form) in _TWICE.sub(r"\1", squeezed) for form in forms)


def _printed(text: str) -> Counter[Decimal]:
    """Every figure in the text of the mutant, however it stands on the page, also where its letters are set one by one."""
    whole, apart = (
        Counter(Decimal(found.replace(",", "")) for found in _FIGURE.findall(one)) for one in (text, _BETWEEN_LETTERS.sub("", text))
    )
    return whole | apart


if __name__ == "__main__":
    main()
