"""Draw a bank statement in any layout, and say what a right reading of it is.

A `Layout` describes how a bank prints; `draw_statement` puts bookings on paper by it and returns the truth, row by row, in printed order.
Nothing here knows a bank: see bank_layouts.py for those.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import Literal

from drawing import LANDSCAPE, SONG, Align, Sheet, Size

Role = Literal[
    "serial", "date", "time", "moment", "amount", "money_in", "money_out", "flag", "balance",
    "summary", "counterparty", "counterparty_account", "party", "note", "channel", "place", "fixed",
]  # fmt: skip
Sign = Literal["signed", "plus", "unsigned"]
Part = Literal["watermark", "title", "head", "header", "rows", "closing", "footer", "seal"]
Values = Mapping[str, object]
CENTRE = -1.0


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
    """`header` is its lines. `empty` stands where the booking has nothing to say; `text` is a `fixed` column's content in every row."""

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
    cells: tuple[tuple[float, str], ...]
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
    # how values are written
    sign: Sign = "signed"
    flags: tuple[str, str] = ("贷", "借")
    commas: bool = True
    currency_prefix: str = ""
    date_form: str = "{y:04}-{m:02}-{d:02}"
    time_form: str = "{h:02}:{n:02}:{s:02}"
    moment_joint: str = "\n"
    party_form: str = "{name}{account}"
    ascending: bool = True
    # how the page is made
    rules: Literal["none", "lines", "header", "grid"] = "none"
    wrapped: Literal["top", "middle"] = "top"
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


@dataclass(frozen=True)
class StatementTruth:
    """What the paper says, whoever reads it: bookings in printed order, each with its page."""

    layout: Layout
    head: Head
    rows: tuple[tuple[Booking, int], ...]
    pages: int

    def reading(self) -> dict[str, object]:
        """The golden reading, under the names of `reprieve read --json`. What is not printed is empty."""
        return {
            "kind": "bank_statement",
            "issuer": self.layout.issuer,
            "holder": self.head.holder,
            "account": self.head.account,
            "period": {"start": self.head.start.isoformat(), "end": self.head.end.isoformat()},
            "pages": self.pages,
            "transactions": [_row_reading(self.layout, booking, page) for booking, page in self.rows],
            "reconciliation": "balanced",
        }


def draw_statement(layout: Layout, bookings: Sequence[Booking], head: Head, path: Path, password: str | None = None) -> StatementTruth:
    """Draw `bookings`, given in order of time, as a statement at `path`."""
    sheet = Sheet(path, layout.size, layout.font, password)
    pages = _paginate(layout, sheet, bookings if layout.ascending else bookings[::-1])
    values = vars(head) | {"masked": f"{head.account[:4]}******{head.account[-4:]}"} | _totals(layout, bookings)
    drawn = 0
    for number, page in enumerate(pages, start=1):
        if number > 1:
            sheet.new_page()
        page_values = values | _page_values(layout, page, number, len(pages))
        _draw_page(layout, sheet, page, page_values, first_serial=drawn + 1)
        drawn += len(page)
    sheet.save()
    rows = tuple((booking, number) for number, page in enumerate(pages, start=1) for booking in page)
    return StatementTruth(layout, head, rows, len(pages))


# --- what is written ------------------------------------------------------------------------------------------------


def _cell(layout: Layout, column: Column, booking: Booking, serial: int, values: Values) -> str:
    match column.role:
        case "serial":
            return str(serial)
        case "date":
            return _date(layout, booking)
        case "time":
            return _time(layout, booking) or column.empty
        case "moment":
            return layout.moment_joint.join(filter(None, (_date(layout, booking), _time(layout, booking))))
        case "amount":
            return _amount(layout, booking.amount)
        case "money_in":
            return _money(layout, booking.amount) if booking.amount > 0 else column.empty
        case "money_out":
            return _money(layout, -booking.amount) if booking.amount < 0 else column.empty
        case "flag":
            return layout.flags[0] if booking.amount > 0 else layout.flags[1]
        case "balance":
            return _money(layout, booking.balance)
        case "party":
            return layout.party_form.format(name=booking.counterparty, account=booking.counterparty_account).strip(" /") or column.empty
        case "fixed":
            return column.text.format_map(values)
        case "summary" | "counterparty" | "counterparty_account" | "note" | "channel" | "place":
            return str(getattr(booking, column.role)) or column.empty


def _date(layout: Layout, booking: Booking) -> str:
    return layout.date_form.format(y=booking.date.year, m=booking.date.month, d=booking.date.day)


def _time(layout: Layout, booking: Booking) -> str:
    return layout.time_form.format(h=booking.time.hour, n=booking.time.minute, s=booking.time.second) if booking.time else ""


def _amount(layout: Layout, amount: Decimal) -> str:
    if layout.sign == "unsigned":
        return _money(layout, abs(amount))
    sign = "-" if amount < 0 else "+" if layout.sign == "plus" else ""
    return sign + _money(layout, abs(amount))


def _money(layout: Layout, amount: Decimal) -> str:
    return layout.currency_prefix + (f"{amount:,.2f}" if layout.commas else f"{amount:.2f}")


def _totals(layout: Layout, bookings: Sequence[Booking]) -> dict[str, object]:
    """Sums of the whole statement: money_in, money_out, counts, opening and closing balance."""
    money_in, money_out = _sums(bookings)
    return {
        "money_in": _money(layout, money_in),
        "money_out": _money(layout, money_out),
        "count": len(bookings),
        "count_in": sum(booking.amount > 0 for booking in bookings),
        "count_out": sum(booking.amount < 0 for booking in bookings),
        "opening": _money(layout, bookings[0].balance - bookings[0].amount),
        "closing": _money(layout, bookings[-1].balance),
    }


def _page_values(layout: Layout, page: Sequence[Booking], number: int, pages: int) -> dict[str, object]:
    """Sums of one page, its number, and the balance printed last before it (`carried`)."""
    money_in, money_out = _sums(page)
    carried = (page[0].balance - page[0].amount if layout.ascending else page[0].balance) if page else Decimal(0)
    return {
        "page": number,
        "pages": pages,
        "page_in": _money(layout, money_in),
        "page_out": _money(layout, money_out),
        "page_count": len(page),
        "carried": _money(layout, carried),
    }


def _sums(bookings: Sequence[Booking]) -> tuple[Decimal, Decimal]:
    """Money in and money out, both positive."""
    amounts = [booking.amount for booking in bookings]
    return sum((a for a in amounts if a > 0), Decimal(0)), -sum((a for a in amounts if a < 0), Decimal(0))


def _row_reading(layout: Layout, booking: Booking, page: int) -> dict[str, object]:
    timed = booking.time if layout.prints("time") or layout.prints("moment") else None
    named = layout.prints("party")
    return {
        "date": booking.date.isoformat(),
        "time": timed.isoformat() if timed else None,
        "amount": f"{booking.amount:.2f}",
        "balance": f"{booking.balance:.2f}" if layout.prints("balance") else None,
        "summary": booking.summary if layout.prints("summary") else "",
        "counterparty": booking.counterparty if named or layout.prints("counterparty") else "",
        "counterparty_account": booking.counterparty_account if named or layout.prints("counterparty_account") else "",
        "note": booking.note if layout.prints("note") else "",
        "page": page,
        "nature": booking.nature,
    }


# --- where it stands ------------------------------------------------------------------------------------------------


@dataclass
class _Ink:
    """What is drawn on one page, by part, so that the file's order can differ from the order on the page."""

    parts: dict[Part, list[_Stroke]] = field(default_factory=dict)

    def put(self, part: Part, stroke: _Stroke) -> None:
        self.parts.setdefault(part, []).append(stroke)


@dataclass(frozen=True)
class _Stroke:
    """A piece of text or, without text, a ruled line from (x, y) to (x1, y1)."""

    x: float
    y: float
    text: str = ""
    size: float = 0.0
    align: Align = "left"
    x1: float = 0.0
    y1: float = 0.0


def _paginate(layout: Layout, sheet: Sheet, bookings: Sequence[Booking]) -> list[list[Booking]]:
    """The bookings of every page: as many rows as fit. A closing page of its own has none."""
    pages: list[list[Booking]] = [[]]
    room = _room(layout, first=True)
    for serial, booking in enumerate(bookings, start=1):
        height = _row_height(layout, _row_lines(layout, sheet, booking, serial, {}))
        if height > room:
            pages.append([])
            room = _room(layout, first=False)
        pages[-1].append(booking)
        room -= height
    if layout.closing_page or room < _depth(layout.closing):
        pages.append([])
    return pages


def _room(layout: Layout, *, first: bool) -> float:
    top = _rows_top(layout, first=first) + _depth(layout.before_rows)
    return layout.size[1] - layout.bottom - _depth(layout.footer) - _depth(layout.page_end) - top


def _rows_top(layout: Layout, *, first: bool, headed: bool = True) -> float:
    depth = layout.top
    depth += _depth(layout.title) if first or layout.title_repeats else 0
    depth += _depth(layout.head) if first or layout.head_repeats else 0
    if headed and (first or layout.header_repeats):
        depth += _header_depth(layout)
    return depth


def _header_depth(layout: Layout) -> float:
    return max(len(column.header) for column in layout.columns) * layout.header_leading + 8


def _depth(strips: Sequence[Strip]) -> float:
    return sum(strip.down for strip in strips)


def _row_lines(layout: Layout, sheet: Sheet, booking: Booking, serial: int, values: Values) -> list[list[str]]:
    values = values or {"account": "0" * 19, "holder": ""}
    return [sheet.wrap(_cell(layout, column, booking, serial, values), layout.body_size, column.width - 3) for column in layout.columns]


def _row_height(layout: Layout, cells: Sequence[Sequence[str]]) -> float:
    return max(layout.pitch, max(map(len, cells)) * layout.leading + (layout.pitch - layout.body_size) / 2)


def _draw_page(layout: Layout, sheet: Sheet, page: Sequence[Booking], values: Values, first_serial: int) -> None:
    ink = _Ink()
    first, last = values["page"] == 1, values["page"] == values["pages"]
    y = layout.top
    if first or layout.title_repeats:
        y = _put_strips(layout, ink, "title", layout.title, y, values)
    if first or layout.head_repeats:
        y = _put_strips(layout, ink, "head", layout.head, y, values)
    if page:
        y = _put_table(layout, sheet, ink, page, y, values, first_serial)
        y = _put_strips(layout, ink, "closing", layout.page_end, y, values)
    if last:
        _put_strips(layout, ink, "closing", layout.closing, y, values)
    _put_strips(layout, ink, "footer", layout.footer, layout.size[1] - layout.bottom - _depth(layout.footer), values)
    _emit(layout, sheet, ink)


def _put_table(layout: Layout, sheet: Sheet, ink: _Ink, page: Sequence[Booking], y: float, values: Values, first_serial: int) -> float:
    """Header, carried-forward lines, rows and rules; returns where the table ends."""
    edges = layout.edges
    borders = [y]
    if values["page"] == 1 or layout.header_repeats:
        _put_header(layout, ink, y)
        y += _header_depth(layout)
        borders.append(y)
    y = _put_strips(layout, ink, "rows", layout.before_rows, y, values)
    for serial, booking in enumerate(page, start=first_serial):
        cells = _row_lines(layout, sheet, booking, serial, values)
        height = _row_height(layout, cells)
        for stroke in _row_strokes(layout, cells, y, height):
            ink.put("rows", stroke)
        y += height
        borders.append(y)
    drawn = {"none": [], "header": borders[:2], "lines": borders, "grid": borders}[layout.rules]
    for border in drawn:
        ink.put("rows", _Stroke(edges[0], border, x1=edges[-1], y1=border))
    for edge in edges if layout.rules == "grid" else ():
        ink.put("rows", _Stroke(edge, borders[0], x1=edge, y1=borders[-1]))
    return y


def _put_header(layout: Layout, ink: _Ink, y: float) -> None:
    size = layout.header_size or layout.body_size
    tallest = max(len(column.header) for column in layout.columns)
    for column, left in zip(layout.columns, layout.edges, strict=False):
        align = column.header_align or column.align
        above = (tallest - len(column.header)) * layout.header_leading / 2
        for index, text in enumerate(column.header):
            baseline = y + above + (index + 1) * layout.header_leading
            ink.put("header", _Stroke(_anchor(left, column.width, align), baseline, text, size, align))


def _row_strokes(layout: Layout, cells: Sequence[Sequence[str]], y: float, height: float) -> Iterator[_Stroke]:
    for column, left, lines in zip(layout.columns, layout.edges, cells, strict=False):
        middle = (height - (len(lines) - 1) * layout.leading) / 2 + layout.body_size * 0.35
        start = middle if layout.wrapped == "middle" else (layout.pitch + layout.body_size * 0.7) / 2
        for index, text in enumerate(lines):
            if text:
                x = _anchor(left + column.shift, column.width, column.align)
                yield _Stroke(x, y + start + index * layout.leading, text, layout.body_size, column.align)


def _anchor(left: float, width: float, align: Align) -> float:
    return {"left": left + 1.5, "right": left + width - 1.5, "centre": left + width / 2}[align]


def _put_strips(layout: Layout, ink: _Ink, part: Part, strips: Sequence[Strip], y: float, values: Values) -> float:
    for strip in strips:
        y += strip.down
        size = strip.size or layout.header_size or layout.body_size
        for x, template in strip.cells:
            text = template.format_map(values)
            ink.put(part, _Stroke(layout.size[0] / 2, y, text, size, "centre") if x == CENTRE else _Stroke(x, y, text, size))
    return y


def _emit(layout: Layout, sheet: Sheet, ink: _Ink) -> None:
    """Draw the parts in the layout's stream order, whatever their places on the page."""
    for part in layout.stream:
        if part == "watermark" and layout.watermark:
            sheet.watermark(layout.watermark)
        if part == "seal" and layout.seal:
            sheet.seal(sheet.width - 110, sheet.height - 110, words=layout.seal)
        strokes = list(ink.parts.get(part, ()))
        if layout.shuffled and part == "rows":
            random.Random(len(strokes)).shuffle(strokes)
        for stroke in strokes:
            _draw(sheet, stroke)
            if layout.doubled and stroke.text:
                _draw(sheet, replace(stroke, x=stroke.x + layout.doubled))


def _draw(sheet: Sheet, stroke: _Stroke) -> None:
    if stroke.text:
        sheet.text(stroke.x, stroke.y, stroke.text, stroke.size, stroke.align)
    else:
        sheet.line(stroke.x, stroke.y, stroke.x1, stroke.y1)
