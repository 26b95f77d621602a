"""Text of a CSV, whatever parts its cells -> rows of cells; none where it is no table."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from reprieve.errors import PaperError
from reprieve.language import _
from reprieve.read.exports.sheets import MAX_COLUMNS, plain, refuse_large

MAX_CELL = 4000
_DELIMITERS = ",\t;|^~"
_FEWEST_LINES, _FEWEST_COLUMNS = 2, 3
_PAIR, _FEWEST_PAIRS = 2, 9
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")


def delimited_rows(text: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a table, each of its cells; none of another text. Raises PaperError where it is broken or too large."""
    rows = tuple(_csv_rows(text))
    return rows if _is_table(rows) else ()


def _csv_rows(text: str) -> Iterator[tuple[str, ...]]:
    lines = list(io.StringIO(text.lstrip("\ufeff").replace("\x00", ""), newline=""))  # a cell may hold other ends of lines (U+2028)
    refuse_large(len(lines))
    count = _THOUSANDS.sub("", text[:100_000]).replace('"', "").count  # a tab that keeps a cell's text may stand within its quotes
    delimiter = max(_DELIMITERS, key=count)
    if count(delimiter) < _FEWEST_COLUMNS:
        return
    if delimiter == "\t" and count("\t,") + count(",\t") > count(",") / 2:  # tabs in cells keep spreadsheets from changing them
        delimiter = ","
    lines = _without_stray_quotes(lines, delimiter) if any(line.count('"') % 2 for line in lines) else lines
    try:
        for row in _cells(lines, delimiter):
            yield tuple(plain(cell) for cell in row[:MAX_COLUMNS])
    except csv.Error as error:
        raise PaperError(_("This table cannot be read: {why}. Export it again.", why=error)) from error


def _cells(lines: Iterable[str], delimiter: str) -> Iterator[list[str]]:
    return csv.reader(lines, delimiter=delimiter, skipinitialspace=True)


def _without_stray_quotes(lines: Sequence[str], delimiter: str) -> list[str]:
    """The lines without quotes that open and never close, as names bear them, and would swallow the rows below.

    Such a line is as wide as the rows are once the quote is gone, and so is the one that follows it.
    """
    widths = [0 if line.count('"') % 2 else len(next(_cells([line], delimiter), [])) for line in lines]
    width = max(Counter(filter(lambda width: width >= _FEWEST_COLUMNS, widths)).items(), key=lambda found: found[1], default=(0, 0))[0]
    mended = [line if whole else _mended(line, width, delimiter) for line, whole in zip(lines, widths, strict=True)]
    follows = [*(whole == width or mended[place + 1] != lines[place + 1] for place, whole in enumerate(widths[1:])), True]
    return [other if following else line for line, other, following in zip(lines, mended, follows, strict=True)]


def _mended(line: str, width: int, delimiter: str) -> str:
    """The line without one of its quotes, where that makes it as wide as a row; else as it is."""
    without = (line[:place] + line[place + 1 :] for place, character in enumerate(line) if character == '"')
    return next((one for one in without if len(next(_cells([one], delimiter), [])) == width), line)


def _is_table(rows: Sequence[Sequence[str]]) -> bool:
    """Whether this is a table rather than some text: several lines of several filled cells, none of them a page long."""
    if any(len(cell) > MAX_CELL for row in rows for cell in row):
        return False
    return sum(sum(map(bool, row)) >= _FEWEST_COLUMNS for row in rows) >= _FEWEST_LINES or _are_labels_and_values(rows)


def _are_labels_and_values(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the rows are pairs, and what stands first in them comes back again and again."""
    pairs = [row[0] for row in rows if len(list(filter(None, row))) == _PAIR and row[0]]
    return len(pairs) >= _FEWEST_PAIRS and len(set(pairs)) * _FEWEST_COLUMNS <= len(pairs)
