"""What is compared: every reader gives the number of rows or words that it found in a PDF. `python readers.py NAME FILE` runs one."""

from __future__ import annotations

import re
import resource
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from time import perf_counter

_BOX = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')


def reprieve(path: Path) -> int:
    """Transactions of a statement whose balances chain."""
    from reprieve.library.reading import load_reading
    from reprieve.model import Statement
    from reprieve.read import read_paper

    statement = read_paper(path, path.name, load_reading()).content
    if not isinstance(statement, Statement) or statement.reconciliation.status != "balanced":
        raise ValueError(f"{path} was not read")
    return len(statement.transactions)


def extract_tables(path: Path) -> int:
    """Rows of pdfplumber's tables, found by their rules, as its manual shows; each page is closed after use."""
    return _rows(path, {})


def tables_by_text(path: Path) -> int:
    """Rows of pdfplumber's tables, found by how their text stands, as its manual says for tables without rules."""
    return _rows(path, {"vertical_strategy": "text", "horizontal_strategy": "text"})


def _rows(path: Path, settings: Mapping[str, str]) -> int:
    import pdfplumber

    rows = 0
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            rows += sum(bool(row[1]) for table in page.extract_tables(dict(settings)) for row in table[1:] if len(row) == 9)
            page.close()
    return rows


def extract_words(path: Path) -> int:
    """pdfplumber's words, not yet put into rows; each page is closed after use."""
    import pdfplumber

    words = 0
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            words += len(page.extract_words())
            page.close()
    return words


def pdftotext(path: Path) -> int:
    """Poppler's words with their boxes as numbers, not yet put into rows."""
    printed = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, text=True, check=True).stdout
    return len([(float(x0), float(top), float(x1), float(bottom), text) for x0, top, x1, bottom, text in _BOX.findall(printed)])


READERS: dict[str, Callable[[Path], int]] = {
    "reprieve": reprieve,
    "extract_tables": extract_tables,
    "tables_by_text": tables_by_text,
    "extract_words": extract_words,
    "pdftotext": pdftotext,
}


def peak_megabytes() -> float:
    """The most memory that this process or one of its children ever held."""
    own = re.search(r"VmHWM:\s*(\d+)", Path("/proc/self/status").read_text(encoding="ascii"))
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return max(int(own[1]) if own else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, children) / 1024


def main(name: str, file: Path) -> None:
    """Print the seconds, the peak memory in MB and the count of one reading, start-up left out."""
    if name == "reprieve":
        import reprieve.read  # noqa: F401
        from reprieve.library.reading import load_reading

        load_reading()
    start = perf_counter()
    found = READERS[name](file)
    print(perf_counter() - start, peak_megabytes(), found)  # noqa: T201  its caller reads this


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
