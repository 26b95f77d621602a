"""What is compared: every reader takes a PDF and gives the number of rows it found. `python readers.py NAME FILE` runs one alone."""

from __future__ import annotations

import re
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

_BOX = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def reprieve(path: Path) -> int:
    """Transactions of a statement that reconciles."""
    from reprieve.library import load_library
    from reprieve.model import Statement
    from reprieve.read import read_paper

    statement = read_paper(path, path.name, load_library()).content
    if not isinstance(statement, Statement) or statement.reconciliation.status != "balanced":
        raise ValueError(f"{path} was not read")
    return len(statement.transactions)


def extract_tables(path: Path) -> int:
    """pdfplumber's tables, as its manual shows; it finds tables by their rules."""
    import pdfplumber

    rows = 0
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            rows += sum(bool(_DAY.fullmatch(row[1] or "")) for table in page.extract_tables() for row in table if len(row) == 9)
            page.close()
    return rows


def extract_words(path: Path) -> int:
    """pdfplumber's words, not yet put into rows."""
    import pdfplumber

    rows = 0
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            rows += sum(bool(_DAY.fullmatch(word["text"])) for word in page.extract_words())
            page.close()
    return rows


def pdftotext(path: Path) -> int:
    """Poppler's words with their boxes, parsed, not yet put into rows."""
    printed = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, text=True, check=True).stdout
    words = [(float(x0), float(top), float(x1), float(bottom), text) for x0, top, x1, bottom, text in _BOX.findall(printed)]
    return sum(bool(_DAY.fullmatch(word[4])) for word in words)


READERS: dict[str, Callable[[Path], int]] = {
    "reprieve": reprieve,
    "pdfplumber extract_tables": extract_tables,
    "pdfplumber extract_words": extract_words,
    "pdftotext -bbox": pdftotext,
}


def peak_megabytes() -> float:
    """The most memory that this process or one of its children ever held."""
    own = re.search(r"VmHWM:\s*(\d+)", Path("/proc/self/status").read_text(encoding="ascii"))
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return max(int(own[1]) if own else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, children) / 1024


if __name__ == "__main__":
    name, file = sys.argv[1:]
    if name == "reprieve":
        from reprieve.library import load_library

        load_library()
    start = perf_counter()
    found = READERS[name](Path(file))
    print(perf_counter() - start, peak_megabytes(), found)  # noqa: T201  its caller reads this
