"""How texts and tables are shown on a terminal: long numbers cut down, Chinese broken where it may be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions
from rich.measure import Measurement
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reprieve.errors import LONG_NUMBER, masked
from reprieve.language import Message

_PIECE = re.compile(r"[（《“‘]*(?:[!-~]+|\s+|.(?:\.[A-Za-z]+)?)[，。；：、！？）》”’,;:.!?)\]]*", re.DOTALL)
_PIPE_WIDTH = 160  # where no terminal says how wide it is


def show(what: str | Text | Table) -> None:
    show_whole(what if isinstance(what, Table) else masked(what) if isinstance(what, str) else masked_text(what))


def show_whole(what: str | Text | Padding | Table) -> None:
    """With its long numbers: a path to be opened, the address of a source."""
    new_console(soft_wrap=isinstance(what, str)).print(what)


def show_below(text: Text, indent: int) -> None:
    show_whole(Padding(masked_text(text), (0, 0, 0, indent), expand=False))


def add_row(table: Table, *cells: str | Text) -> None:
    table.add_row(*(_Cell(Text(masked(cell)) if isinstance(cell, str) else masked_text(cell)) for cell in cells))


def masked_text(text: Text) -> Text:
    """`masked` for what has colours."""
    if not LONG_NUMBER.search(text.plain):
        return text
    shown, at = Text(), 0
    for number in LONG_NUMBER.finditer(text.plain):
        cut = text[number.start() : number.end()]
        cut.plain = masked(cut.plain)
        shown.append_text(text[at : number.start()]).append_text(cut)
        at = number.end()
    return shown.append_text(text[at:])


def show_line(text: str, indent: int) -> None:
    """A sentence of its own: on a terminal in rows of its width, elsewhere in one, so that it can be searched for."""
    console = new_console()
    rows = wrapped(masked(text), console.width - indent) if console.is_terminal else [text]
    show("\n".join(" " * indent + row for row in rows))


def wrapped(text: str, width: int) -> list[str]:
    """The text in rows of `width` cells. Chinese is broken between any two characters, but never before a mark that closes or behind one
    that opens; rich would break it at blanks alone, of which it has few.
    """
    rows = [""]
    for piece in _PIECE.findall(text):
        if rows[-1] and cell_len(rows[-1] + piece.rstrip()) > width:
            rows.append("")
        rows[-1] += piece if rows[-1] else piece.lstrip()
    return [row.rstrip() for row in rows]


class _Cell:
    """A cell whose lines are broken as `wrapped` does it; what a line goes on in stands as far in as what it says."""

    def __init__(self, text: Text) -> None:
        self._text = text

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement.get(console, options, self._text)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        for line in self._text.split("\n", allow_blank=True):
            at = len(line.plain) - len(line.plain.lstrip(" →"))
            lead, inner = line[:at], options.max_width - at
            for row in wrapped(line.plain[at:], inner) if inner > 0 else [line.plain[at:]]:
                at = line.plain.index(row, at) + len(row)
                yield lead + line[at - len(row) : at]
                lead = Text(" " * len(lead))


class _Console(Console):
    def on_broken_pipe(self) -> None:
        raise


def new_console(*, soft_wrap: bool = False) -> Console:
    console = _Console(highlight=False, markup=False, soft_wrap=soft_wrap)
    if not console.is_terminal:
        console.width = _PIPE_WIDTH
    return console


def lines_of(*parts: str | Text) -> Text:
    """What there is of the parts, each on a line of its own."""
    return Text("\n").join(Text(part) if isinstance(part, str) else part for part in parts if part)


def new_table(*headings: Message) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for heading in headings:
        table.add_column(str(heading), overflow="fold")
    return table


def several(names: Sequence[str]) -> Text:
    return Text("\n".join(dict.fromkeys(names)) or "–")
