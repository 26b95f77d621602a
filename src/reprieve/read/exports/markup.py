"""Tables in HTML, in XML spreadsheets of 2003 (.xls, as banks name them) and in Word -> cells as text. Nothing they link to is fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

from reprieve.read.exports.sheets import MAX_SHEETS, Range, Sheet, plain, refuse_large
from reprieve.read.page.fold import fold

_MARKUP = re.compile(r"<(?:!doctype\s+html|html|table|\?mso-application|(?:ss:)?workbook)[\s>]", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_LOOKED_AT = 4_000
_MOST_SPANNED = 500
_CELLS, _ROWS, _TABLES = {"td", "th", "cell", "tc"}, {"tr", "row"}, {"table", "worksheet", "tbl"}
_NO_TEXT = {"style", "script", "head", "styles", "documentproperties", "instrtext", "deltext", "fallback"}
_PICTURES = {"img", "svg", "pic", "imagedata"}
_BLOCKS = {"p", "div", "br", "cr", "h1", "h2", "h3", "h4", "h5", "h6", "li", "caption"}


@dataclass(slots=True)
class _Table:
    """A sheet as it is written down: its name, its rows, the cells that lie over several, and whether a picture stands on it."""

    name: str = ""
    rows: list[list[str]] = field(default_factory=list)
    merged: list[Range] = field(default_factory=list)
    pictured: bool = False


def is_markup(text: str) -> bool:
    """Whether the text is HTML or an XML spreadsheet."""
    return text.lstrip("\ufeff \t\r\n").startswith("<") and _MARKUP.search(text[:_LOOKED_AT]) is not None


def sheets_of_markup(text: str) -> Iterator[Sheet]:
    """An HTML page as one sheet, texts between its tables as rows of one cell; each worksheet of an XML spreadsheet as its own.

    Raises PaperError where one is too large.
    """
    reader = _Reader()
    reader.feed(text)
    reader.close()
    reader.end_row()
    tables = [table for table in reader.tables if table.rows]
    for number, table in enumerate(tables[:MAX_SHEETS], start=1):
        refuse_large(len(table.rows), max(map(len, table.rows)))
        rows = tuple(tuple(plain(cell) for cell in row) for row in table.rows)
        yield Sheet(number, fold(table.name), rows, tuple(table.merged), table.pictured)


class _Reader(HTMLParser):
    """Goes through the tags and remembers the cell, row and table it is in. A cell that holds a table ends where that begins."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables = [_Table()]
        self._row: list[str] = []
        self._text = ""
        self._in_cell = self._in_row = False
        self._pending = 1
        self._silent: list[str] = []
        self._spans: dict[int, int] = {}

    def handle_starttag(self, tag: str, attributes: Sequence[tuple[str, str | None]]) -> None:
        tag = tag.rpartition(":")[2]
        told = {name.rpartition(":")[2]: value or "" for name, value in attributes}
        if tag in _NO_TEXT or (tag in _CELLS | _ROWS and _HIDDEN.search(told.get("style", ""))):
            self._silent.append(tag)
        elif tag in _TABLES:
            self.end_row()
            if tag == "worksheet":
                self.tables.append(_Table(told.get("name", "")))
        elif tag in _ROWS:
            self.end_row()
            self._in_row = True
        elif tag in _CELLS:
            self._end_cell()
            self._begin_cell(told)
        elif tag == "tab" and "pos" not in told:  # with a place it is where one leads, and none itself
            self._end_part()
        elif tag == "gridspan" and self._in_cell:
            self._pending = _count(told.get("val"), 0) or 1
        elif tag in _PICTURES:
            self.tables[-1].pictured = True
        elif tag in _BLOCKS:
            self._text += " "
            if not self._in_row:
                self.end_row()

    def handle_endtag(self, tag: str) -> None:
        tag = tag.rpartition(":")[2]
        if self._silent and self._silent[-1] == tag:
            self._silent.pop()
        elif tag in _CELLS:
            self._end_cell()
        elif tag in _ROWS | _TABLES or (tag in _BLOCKS and not self._in_row):
            self.end_row()

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._text += data

    def end_row(self) -> None:
        """Put the row, or the text outside of rows, into the table."""
        self._end_cell()
        rows = self.tables[-1].rows
        if any(self._row):
            rows.append(self._row)
            self._spans = {column: left - 1 for column, left in self._spans.items() if left > 1}
        self._row, self._in_row = [], False

    def _begin_cell(self, told: dict[str, str]) -> None:
        self._in_cell = self._in_row = True
        if told.get("index", "").isdecimal():
            self._row += [""] * (min(int(told["index"]), _MOST_SPANNED) - 1 - len(self._row))
        while self._spans.get(len(self._row), 0) > 0:
            self._row.append("")
        wide = _count(told.get("colspan"), 0) or _count(told.get("mergeacross"), 1) or 1
        tall = _count(told.get("rowspan"), 0) or _count(told.get("mergedown"), 1) or 1
        row, column = len(self.tables[-1].rows), len(self._row)
        if wide > 1 or tall > 1:
            self.tables[-1].merged.append((row, column, row + tall - 1, column + wide - 1))
        if tall > 1:
            self._spans |= {column + step: tall for step in range(wide)}
        self._pending = wide

    def _end_part(self) -> None:
        """A tab parts texts as cells do, but within a cell."""
        if not self._in_row:
            self._row.append(" ".join(self._text.split()))
        self._text = self._text + " " if self._in_row else ""

    def _end_cell(self) -> None:
        text = " ".join(self._text.split())
        if self._in_cell:
            self._row += [text, *[""] * (self._pending - 1)]
        elif text:
            self._row.append(text)
        self._text, self._in_cell = "", False


def _count(text: str | None, more: int) -> int:
    return min(int(text) + more, _MOST_SPANNED) if text and text.isdecimal() else 0
