"""Statements in layouts that nobody described, drawn by a browser: how many are read right, reported, or silently wrong."""

from __future__ import annotations

import argparse
import json
import logging
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from unicodedata import normalize

from browser_bookings import Account, Booking, accounts
from browser_looks import Look, random_look
from browser_pages import page
from reprieve.library.reading import load_reading
from reprieve.model import Document, Statement, Transaction
from reprieve.read import read_paper

_SHORT = 400
BROWSER = ("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawn statement and what stands in it, in printed order. `cuts`: what runs over its cell is cut off there."""

    path: Path
    look: Look
    rows: tuple[Booking, ...]
    cuts: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of reading one: its verdict, what to say of it, and counterparties (wrong ones as read and as printed)."""

    verdict: str
    remark: str
    counterparties: int = 0
    wrong: tuple[tuple[int, str, str], ...] = ()


def draw(seed: int, number: int, folder: Path) -> Drawn:
    """Draw the statement of this number as a PDF; its HTML and its truth go beside it."""
    dice = Random(f"{seed}-{number}")
    shown = accounts(dice)
    look = random_look(dice, len({one.currency for one in shown}) > 1)
    html = folder / f"{seed}-{number:03}.html"
    html.write_text(page(look, shown, dice), "utf-8")
    path = html.with_suffix(".pdf")
    subprocess.run([*BROWSER, f"--print-to-pdf={path}", str(html)], check=True, capture_output=True, timeout=60)
    rows = tuple(row for one in shown for row in printed_order(look, one))
    truth = {"kind": "bank_statement", "look": asdict(look), "transactions": [_as_truth(row) for row in rows]}
    html.with_suffix(".truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1), "utf-8")
    return Drawn(path, look, rows)


def printed_order(look: Look, one: Account) -> tuple[Booking, ...]:
    """The bookings of an account as the look prints them."""
    return one.bookings[::-1] if look.newest_first else one.bookings


def _as_truth(row: Booking) -> dict[str, str]:
    return {
        "date": row.date.isoformat(), "time": row.time.isoformat(), "amount": f"{row.amount:.2f}", "balance": f"{row.balance:.2f}",
        "summary": row.summary, "counterparty": row.counterparty, "counterparty_account": row.other_account, "note": row.note,
    }  # fmt: skip


def judge(drawn: Drawn, document: Document) -> Outcome:
    """Hold what was read against what was printed."""
    remarks = [str(warning) for warning in document.warnings] + ([str(document.error)] if document.error else [])
    content = document.content
    if not isinstance(content, Statement):
        return Outcome("reported" if remarks or document.kind == "unknown" else "SILENT", f"{document.kind}: {' | '.join(remarks)}")
    checked = content.reconciliation
    doubt = " | ".join([*([] if checked.status == "balanced" else [_doubt(content)]), *remarks])
    difference = _difference(drawn.rows, content.transactions)
    if difference:
        return Outcome("reported" if doubt else "SILENT", f"{difference}; {doubt}")
    wrong = _wrong_names(drawn, content.transactions)
    return Outcome("doubted" if doubt else "exact", doubt, len(drawn.rows) - len(wrong), wrong)


def _doubt(content: Statement) -> str:
    checked = content.reconciliation
    disagreeing = sum(not total.agrees for total in checked.totals)
    return f"{checked.status}: {len(checked.breaks)} breaks, {disagreeing} totals, {len(checked.unread)} unread"


def _difference(want: Sequence[Booking], got: Sequence[Transaction]) -> str:
    """The first row that differs, or nothing."""
    for number, (row, read) in enumerate(zip(want, got, strict=False), 1):
        printed, seen = (row.date, row.amount, row.balance), (read.date, read.amount, read.balance)
        if printed != seen:
            return f"row {number} of {len(want)} ({len(got)} read): printed {' '.join(map(str, printed))}, read {' '.join(map(str, seen))}"
    return "" if len(want) == len(got) else f"{len(want)} rows, {len(got)} read"


def _squeezed(text: str) -> str:
    return "".join(normalize("NFKC", text).split())


def _wrong_names(drawn: Drawn, got: Sequence[Transaction]) -> tuple[tuple[int, str, str], ...]:
    wrong = []
    for number, (row, read) in enumerate(zip(drawn.rows, got, strict=True), 1):
        if _squeezed(row.counterparty) != _squeezed(read.counterparty) and not (drawn.cuts and _is_cut(row, read)):
            wrong.append((number, read.counterparty, row.counterparty))
    return tuple(wrong)


def _is_cut(row: Booking, read: Transaction) -> bool:
    """Whether what was read is a piece of what the cell held."""
    return read.counterparty != "" and _squeezed(read.counterparty) in _squeezed(row.counterparty + row.other_account)


def report(name: str, outcome: Outcome) -> None:
    """Print the line of one statement, and its wrong counterparties."""
    rows = outcome.counterparties + len(outcome.wrong)
    names = f"counterparties {outcome.counterparties}/{rows}" if rows else ""
    print(" ".join(part for part in (f"{name} {outcome.verdict}", names, outcome.remark[:_SHORT]) if part), flush=True)  # noqa: T201
    for number, read, printed in outcome.wrong[:4]:
        print(f"    row {number}: read {read!r}, printed {printed!r}")  # noqa: T201


def tell(outcomes: Sequence[Outcome]) -> int:
    """Print the sums; 1 where a statement was silently wrong."""
    verdicts = Counter(outcome.verdict for outcome in outcomes)
    right, wrong = sum(o.counterparties for o in outcomes), sum(len(o.wrong) for o in outcomes)
    print(  # noqa: T201
        f"{len(outcomes)} statements: {verdicts['exact']} exact, {verdicts['doubted']} exact yet doubted, {verdicts['reported']} reported, "
        f"{verdicts['SILENT']} silently wrong; counterparties of the exact ones {right}/{right + wrong}"
    )
    return int(verdicts["SILENT"] > 0)


def main() -> int:
    """Draw, read, and tell. The exit code is 1 where one was silently wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=70)
    parser.add_argument("--only", type=int, help="draw and read the statement of this number alone")
    parser.add_argument("--keep", type=Path, default=Path("build/layouts"), help="where PDFs, HTML and truth are kept")
    asked = parser.parse_args()
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    asked.keep.mkdir(parents=True, exist_ok=True)
    library = load_reading()
    outcomes = []
    for number in range(asked.count) if asked.only is None else [asked.only]:
        drawn = draw(asked.seed, number, asked.keep.resolve())
        outcomes.append(judge(drawn, read_paper(drawn.path, drawn.path.name, library)))
        report(drawn.path.stem, outcomes[-1])
    return tell(outcomes)


if __name__ == "__main__":
    sys.exit(main())
