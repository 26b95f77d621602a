"""What every form of an export becomes: sheets of cells as plain text, no larger than a statement is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reprieve.errors import PaperError
from reprieve.language import _
from reprieve.read.page.fold import fold

MAX_ROWS = 200_000
MAX_COLUMNS = 500
MAX_SHEETS = 100
TOO_LARGE = _("This workbook is larger than any statement. Export the months that matter to a new file.")
_QUOTED_NUMBER = re.compile(r'="?([^"]*)"?')

Range = tuple[int, int, int, int]  # first row, first column, last row, last column, counted from 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as it was exported: rows of cells from the top left, folded and without blanks around. `number` counts from 1.

    `merged` are cells that lie over several. `pictured`: something on it is a picture.
    """

    number: int
    name: str
    rows: tuple[tuple[str, ...], ...]
    merged: tuple[Range, ...] = ()
    pictured: bool = False


def refuse_large(rows: int, columns: int = 0) -> None:
    """Raises PaperError for a table of more rows or columns than a statement has."""
    if rows > MAX_ROWS or columns > MAX_COLUMNS:
        raise PaperError(TOO_LARGE)


def plain(text: str) -> str:
    """Folded, blanks and tabs at the ends gone and those inside single; a number written as a formula (="123") is the number."""
    plain = " ".join(fold(text).split())
    found = _QUOTED_NUMBER.fullmatch(plain) if plain.startswith("=") else None
    return found[1].strip() if found else plain.removeprefix("'").removeprefix("`")


def squeezed(text: str) -> str:
    """The text without blanks, as names and titles are compared."""
    return "".join(text.split())


def filled(rows: Iterable[Sequence[str]]) -> Iterator[tuple[int, Sequence[str]]]:
    """The rows with something in them, each with its place counted from 0."""
    return ((index, row) for index, row in enumerate(rows) if any(row))
