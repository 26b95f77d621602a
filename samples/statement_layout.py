"""What a statement is drawn from: the bookings, the head of the account, and the layout by which a bank prints them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from drawing import LANDSCAPE, SONG, Align, Size

Role = Literal[
    "serial", "date", "time", "moment", "amount", "money_in", "money_out", "flag", "balance",
    "summary", "counterparty", "counterparty_account", "party", "note", "channel", "place", "fixed",
]  # fmt: skip
Sign = Literal["signed", "plus", "unsigned"]
Part = Literal["watermark", "title", "head", "header", "rows", "closing", "footer", "seal"]
Values = Mapping[str, object]
Cells = tuple[tuple[float, str], ...]
CENTRE = -1.0
PADDING = 2.2


@dataclass(frozen=True)
class Booking:
    """One transaction as the bank booked it: signed amount in yuan, balance after it. `nature` is never printed."""

    date: dt.date
    amount: Decimal
    balance: Decimal
    summary: str
    time: dt.time | None = None
    counterparty: str = ""
    counterparty_account: str = ""
    note: str = ""
    channel: str = ""
    place: str = ""
    nature: str = ""


@dataclass(frozen=True)
class Head:
    """What the top of a statement says of the account."""

    holder: str
    account: str
    start: dt.date
    end: dt.date
    printed: dt.datetime
    id_number: str = ""
    branch: str = ""
    code: str = ""


@dataclass(frozen=True)
class Column:
    """`header` is its lines. `empty` stands where the booking has nothing to say; `text` is what a `fixed` column says in every row,
    or the form of a serial number."""

    role: Role
    header: tuple[str, ...]
    width: float
    align: Align = "left"
    empty: str = ""
    text: str = ""
    header_align: Align | None = None
    shift: float = 0.0


@dataclass(frozen=True)
class Strip:
    """A line of the head, foot or totals: `down` points below the one before, each cell a template at its x (or CENTRE)."""

    down: float
    cells: Cells
    size: float | None = None


@dataclass(frozen=True)
class Layout:
    """How a bank prints. Lengths in points; templates may use the fields of `Head` and the totals of `_totals` and `_page_values`."""

    name: str
    issuer: str
    columns: tuple[Column, ...]
    size: Size = LANDSCAPE
    left: float = 36
    top: float = 40
    bottom: float = 40
    font: str = SONG
    body_size: float = 7
    leading: float = 8.5
    pitch: float = 18
    header_size: float | None = None
    header_leading: float = 10
    # what stands around the rows
    title: tuple[Strip, ...] = ()
    head: tuple[Strip, ...] = ()
    before_rows: tuple[Strip, ...] = ()
    page_end: tuple[Strip, ...] = ()
    closing: tuple[Strip, ...] = ()
    footer: tuple[Strip, ...] = ()
    closing_page: bool = False
    title_repeats: bool = True
    head_repeats: bool = True
    header_repeats: bool = True
    header_by_month: bool = False
    # how values are written
    sign: Sign = "signed"
    flags: tuple[str, str] = ("贷", "借")
    minus: str = "-{}"
    commas: bool = True
    currency_prefix: str = ""
    date_form: str = "{y:04}-{m:02}-{d:02}"
    time_form: str = "{h:02}:{n:02}:{s:02}"
    moment_joint: str = "\n"
    party_form: str = "{name}{account}"
    ascending: bool = True
    # how the page is made
    rules: Literal["none", "lines", "header", "grid"] = "none"
    wrapped: Literal["top", "middle", "bottom"] = "top"
    letter_white: float | None = None  # letters set one by one, with so much white between them; in sizes of the type
    watermark: str = ""
    seal: str = ""
    doubled: float = 0.0
    stream: tuple[Part, ...] = ("watermark", "title", "head", "header", "rows", "closing", "footer", "seal")
    shuffled: bool = False

    @property
    def edges(self) -> list[float]:
        """The left edge of every column, and the right edge of the last."""
        edges = [self.left]
        for column in self.columns:
            edges.append(edges[-1] + column.width)
        return edges

    def prints(self, role: Role) -> bool:
        return any(column.role == role for column in self.columns)
