"""Draw a bank statement in any layout, and say what a right reading of it is.

`draw_statement` puts bookings on paper by a `Layout` and returns the truth, row by row, in printed order. Nothing here knows a bank:
see bank_layouts.py for those.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from drawing import Align, Sheet
from statement_layout import CENTRE, PADDING, Booking, Head, Layout, Part, Strip, Values
from statement_values import StatementTruth, cell, page_values, totals


def draw_statement(layout: Layout, bookings: Sequence[Booking], head: Head, path: Path, password: str | None = None) -> StatementTruth:
    """Draw `bookings`, given in order of time, as a statement at `path`."""
    sheet = Sheet(path, layout.size, layout.font, password)
    pages = _paginate(layout, sheet, bookings if layout.ascending else bookings[::-1])
    values = vars(head) | {"masked": f"{head.account[:4]}******{head.account[-4:]}"} | totals(layout, bookings)
    drawn = 0
    for number, page in enumerate(pages, start=1):
        if number > 1:
            sheet.new_page()
        sums = values | page_values(layout, page, number, len(pages))
        _draw_page(layout, sheet, page, sums, first_serial=drawn + 1)
        drawn += len(page)
    sheet.save()
    rows = tuple((booking, number) for number, page in enumerate(pages, start=1) for booking in page)
    return StatementTruth(layout, head, rows, len(pages))


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
        if height + (_header_depth(layout) if _begins_table(layout, pages[-1], booking) else 0) > room:
            pages.append([])
            room = _room(layout, first=False)
        room -= height + (_header_depth(layout) if _begins_table(layout, pages[-1], booking) else 0)
        pages[-1].append(booking)
    if layout.closing_page or room < _depth(layout.closing):
        pages.append([])
    return pages


def _begins_table(layout: Layout, above: Sequence[Booking], booking: Booking) -> bool:
    """Whether the header stands once more above a booking, for it is the first of its month and not of its page."""
    return layout.header_by_month and bool(above) and above[-1].date.month != booking.date.month


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
    wider = 1 + 2 * (layout.letter_white or 0)
    return [
        sheet.wrap(cell(layout, column, booking, serial, values), layout.body_size, (column.width - 2 * PADDING) / wider)
        for column in layout.columns
    ]


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
    if layout.before_rows:
        y = _put_strips(layout, ink, "rows", layout.before_rows, y, values)
        borders.append(y)
    for serial, booking in enumerate(page, start=first_serial):
        cells = _row_lines(layout, sheet, booking, serial, values)
        height = _row_height(layout, cells)
        if _begins_table(layout, page[: serial - first_serial], booking):
            _put_header(layout, ink, y)
            y += _header_depth(layout)
            borders.append(y)
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
        depth, above = (len(lines) - 1) * layout.leading, (layout.pitch + layout.body_size * 0.7) / 2
        middle = (height - depth) / 2 + layout.body_size * 0.35
        start = {"top": above, "middle": middle, "bottom": height - layout.pitch + above - depth}[layout.wrapped]
        for index, text in enumerate(lines):
            if text:
                x = _anchor(left + column.shift, column.width, column.align)
                yield _Stroke(x, y + start + index * layout.leading, text, layout.body_size, column.align)


def _anchor(left: float, width: float, align: Align) -> float:
    return {"left": left + PADDING, "right": left + width - PADDING, "centre": left + width / 2}[align]


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
        for stroke in strokes if layout.letter_white is None else (one for whole in strokes for one in _letters(sheet, whole, layout)):
            _draw(sheet, stroke)
            if layout.doubled and stroke.text:
                _draw(sheet, replace(stroke, x=stroke.x + layout.doubled))


def _letters(sheet: Sheet, stroke: _Stroke, layout: Layout) -> Iterator[_Stroke]:
    """The stroke letter by letter, each a text of its own, as some printers set them."""
    if not stroke.text:
        yield stroke
        return
    white = (layout.letter_white or 0) * stroke.size
    widths = [sheet.measure(letter, stroke.size) + white for letter in stroke.text]
    x = stroke.x - {"left": 0.0, "centre": 0.5, "right": 1.0}[stroke.align] * (sum(widths) - white)
    for letter, width in zip(stroke.text, widths, strict=True):
        if letter != " ":
            yield replace(stroke, x=x, text=letter, align="left")
        x += width


def _draw(sheet: Sheet, stroke: _Stroke) -> None:
    if stroke.text:
        sheet.text(stroke.x, stroke.y, stroke.text, stroke.size, stroke.align)
    else:
        sheet.line(stroke.x, stroke.y, stroke.x1, stroke.y1)
