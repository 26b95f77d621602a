"""Random layouts of the samples, set and printed by a browser instead of our own drawing: read right, reported, or wrong?

A reading is silently wrong when it adds up, nothing is told of it, and a day, an amount, a balance or a row is not as printed.
"""

from __future__ import annotations

import argparse
import logging
import shutil
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import sync_playwright

from reprieve.library.reading import load_reading
from reprieve.model import Document, Statement
from reprieve.read import read_paper
from sample_layout_pages import browser_statement
from statement_values import StatementTruth

FOLDER = Path(__file__).parents[1] / "build" / "sample-layouts"


@dataclass(frozen=True)
class Judged:
    """What came of one statement, in a word and in detail; (got, printed) of the counterparties that are wrong though all else is right."""

    what: str
    detail: str
    names: tuple[tuple[str, str], ...] = ()
    rows: int = 0


def judge(document: Document, truth: StatementTruth) -> Judged:
    """exact, reported or SILENT."""
    content = document.content
    told = [*map(str, document.warnings), *([str(document.error)] if document.error else [])]
    if not isinstance(content, Statement):
        return Judged("reported" if told else "SILENT", f"{document.kind}: {told[:1]}")
    want = [(booking.date, booking.amount, booking.balance) for booking, _page in truth.rows]
    got = [(row.date, row.amount, row.balance) for row in content.transactions]
    if got == want and content.reconciliation.status == "balanced":
        prints = truth.layout.prints("counterparty") or (truth.layout.prints("party") and "{name}" in truth.layout.party_form)
        pairs = [(row.counterparty, booking.counterparty) for row, (booking, _page) in zip(content.transactions, truth.rows, strict=True)]
        wrong = [pair for pair in pairs if "".join(pair[0].split()) != "".join(pair[1].split())] if prints else []
        return Judged("exact", f"{len(wrong)} names" if wrong else "", tuple(wrong), len(pairs) if prints else 0)
    unread = content.reconciliation.unread
    detail = f"{content.reconciliation.status}, {len(got)}/{len(want)} rows, {len(unread)} unread, {told[:1]}"
    silent = content.reconciliation.status == "balanced" and not told and all(total.agrees for total in content.reconciliation.totals)
    return Judged("SILENT" if silent else "right but doubted" if got == want else "reported", detail)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=70)
    parser.add_argument("--keep", type=Path, default=FOLDER, help="a folder for the papers")
    asked = parser.parse_args()
    asked.keep.mkdir(parents=True, exist_ok=True)
    logging.disable(logging.CRITICAL)  # what pdfminer says of the fonts that a browser embeds
    library, outcomes, names, rows = load_reading(), Counter[str](), 0, 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for number in range(asked.seed * 1000, asked.seed * 1000 + asked.count):
            path = asked.keep / f"{number}.pdf"
            truth = browser_statement(number, path, browser)
            judged = judge(read_paper(path, path.name, library), truth)
            outcomes[judged.what] += 1
            names, rows = names + len(judged.names), rows + judged.rows
            if judged.what != "exact" or judged.names:
                sys.stdout.write(f"{path}: {judged.what}: {judged.detail} {list(dict.fromkeys(judged.names))[:4]}\n")
    sys.stdout.write(f"{asked.count} statements: {dict(outcomes)}; counterparties {rows - names}/{rows}\n")
    sys.exit(bool(outcomes["SILENT"]))


if __name__ == "__main__":
    main()
