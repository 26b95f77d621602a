"""Statements that people print themselves, from a spreadsheet or a document: how many are read right, reported, or silently wrong?"""

from __future__ import annotations

import argparse
import logging
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

from browser_bookings import accounts
from browser_looks import random_look
from browser_statements import Drawn, judge, printed_order, report, tell
from office_documents import write_document
from office_sheets import write_sheet
from reprieve.library.reading import load_reading
from reprieve.read import read_paper

OFFICE = ("soffice", "--headless", "--convert-to", "pdf", "--outdir")


def draw(seed: int, number: int, folder: Path) -> Drawn:
    """Write the statement of this number as a workbook or a document; its PDF is made with all others."""
    dice = Random(f"office-{seed}-{number}")
    shown = accounts(dice)
    look = replace(random_look(dice, len({one.currency for one in shown}) > 1), coloured=False)
    path = folder / f"office-{seed}-{number:03}{'.xlsx' if number % 2 else '.docx'}"
    (write_sheet if number % 2 else write_document)(look, shown, dice, path)
    return Drawn(path.with_suffix(".pdf"), look, tuple(row for one in shown for row in printed_order(look, one)), path.suffix == ".xlsx")


def convert(papers: Sequence[Path], folder: Path) -> None:
    """Print all of them at once: starting takes longer than printing."""
    subprocess.run([*OFFICE, str(folder), *map(str, papers)], check=True, capture_output=True, timeout=20 * len(papers) + 60)


def main() -> int:
    """Draw, read, and tell. The exit code is 1 where one was silently wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--keep", type=Path, default=Path("build/office"), help="where the papers are kept")
    asked = parser.parse_args()
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    folder = asked.keep.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    drawn = [draw(asked.seed, number, folder) for number in range(asked.count)]
    for suffix in (".xlsx", ".docx"):
        convert([path for one in drawn if (path := one.path.with_suffix(suffix)).exists()], folder)
    library = load_reading()
    outcomes = []
    for one in drawn:
        outcomes.append(judge(one, read_paper(one.path, one.path.name, library)))
        report(one.path.stem, outcomes[-1])
    return tell(outcomes)


if __name__ == "__main__":
    sys.exit(main())
