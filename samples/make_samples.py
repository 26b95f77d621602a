"""Draw every sample: `python samples/make_samples.py [FOLDER]`. START HERE.

FOLDER (this one, if left out) gets `cases/`, whole case folders, and `papers/`, single papers with golden readings. Nobody in them
exists. The same code gives the same bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path

from case_folder import write_case_folder
from demo_cases import CASES
from golden_papers import write_golden_papers


def make_samples(folder: Path) -> None:
    """Write cases/ and papers/ below `folder`."""
    for describe in CASES:
        write_case_folder(describe(), folder / "cases")
    write_golden_papers(folder / "papers")


if __name__ == "__main__":
    make_samples(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
