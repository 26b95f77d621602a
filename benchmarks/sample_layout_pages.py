"""Statements as a bank's web page prints them: a layout drawn by lot, set by a browser's tables, grids and wrapping instead of our own."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path

from playwright.sync_api import Browser

sys.path.insert(0, str(Path(__file__).parents[1] / "samples"))

from bank_wording import BANKS
from living import Payee, book, interest, monthly, months, refund, spending, wages
from people import Person, card_number
from random_statements import PRINTED, random_layout
from statement_layout import Booking, Column, Head, Layout, Strip
from statement_values import StatementTruth, cell, page_values, totals

NAMES = (
    "何*", "张*三", "O'NEIL MARY-ANN", "LI XIAOMING", "云州-安和联合食品(集团)股份有限公司城南第一街分公司", "Sunny咖啡店", "王·艾力",
    "中国移动通信集团云州有限公司-话费", "A1便利", "网联清算有限公司", "待清算商户款项-银联POS消费", "北京三快在线科技有限公司",
)  # fmt: skip
SUMMARIES = ("2026年5月工资", "尾号1234", "08月房租", "POS消费", "ATM取款", "网上支付 跨行", "0501-0531水费", "转账:借款")
_FOOTER = (
    '<div style="font-size:8px;width:100%;text-align:center">第<span class="pageNumber"></span>页'
    ' 共<span class="totalPages"></span>页</div>'
)
_FIGURES = ("amount", "money_in", "money_out", "balance")
_MINUS = ("-{}", "-{}", "-{}", "−{}", "－{}", "({})", "{}-")


@dataclass(frozen=True)
class Style:
    """What a browser adds to a layout. Lengths in CSS pixels."""

    form: str
    padding: float
    gap: float
    size: float
    font: str
    text_wraps: str
    figures_wrap: bool
    upright: str
    rows_break: bool
    header_repeats: bool
    header_broken: bool
    header_spaced: bool
    zebra: bool
    red: bool
    justified: bool
    seal: str
    watermark: str
    footer: bool


def random_style(rng: random.Random, layout: Layout) -> Style:
    return Style(
        form=rng.choice(("table", "table", "fixed", "fixed", "grid", "flex")),
        padding=rng.choice((0, 0, 1, 2, 4, 8)),
        gap=rng.choice((0, 2, 4, 9)),
        size=rng.choice((8, 9, 10, 11, 12)) if layout.size[0] > layout.size[1] else rng.choice((7, 8, 9)),
        font=rng.choice(("Noto Sans CJK SC", "Noto Serif CJK SC", "sans-serif")),
        text_wraps=rng.choice(("break-all", "normal", "normal")),
        figures_wrap=rng.random() < 0.15,
        upright={"top": "top", "middle": "middle", "bottom": "bottom"}[layout.wrapped],
        rows_break=rng.random() < 0.3,
        header_repeats=rng.random() < 0.7,
        header_broken=rng.random() < 0.3,
        header_spaced=rng.random() < 0.15,
        zebra=rng.random() < 0.3,
        red=rng.random() < 0.3,
        justified=rng.random() < 0.1,
        seal=rng.choice(("", "", "", "head", "rows")),
        watermark=rng.choice(("", "", "", "pale", "dark")),
        footer=rng.random() < 0.6,
    )


def browser_statement(seed: int, path: Path, browser: Browser) -> StatementTruth:
    """Draw three months of a life as a page of a browser, print it to `path`, and return its truth; all rows count as on page 1."""
    rng = random.Random(seed)
    layout = _in_a_browser(rng, random_layout(rng))
    style = random_style(rng, layout)
    head, bookings = _life(rng, layout)
    shown = bookings if layout.ascending else bookings[::-1]
    html = _page(rng, layout, style, head, shown, totals(layout, bookings))
    page = browser.new_page()
    try:
        page.set_content(html)
        path.with_suffix(".html").write_text(html, encoding="utf-8")
        page.pdf(
            path=path,
            prefer_css_page_size=True,
            display_header_footer=style.footer,
            header_template="<span></span>",
            footer_template=_FOOTER,
        )
    finally:
        page.close()
    return StatementTruth(layout, head, tuple((booking, 1) for booking in shown), 1)


def _in_a_browser(rng: random.Random, layout: Layout) -> Layout:
    """The layout with what only browsers do, and without what a page in a browser has no place for."""
    joint = rng.choice((" ", "\n", " "))
    minus = rng.choice(_MINUS) if layout.sign == "signed" else layout.minus
    return replace(layout, name="browser", letter_white=None, moment_joint=joint, minus=minus)


def _life(rng: random.Random, layout: Layout) -> tuple[Head, list[Booking]]:
    start, end = rng.choice(((PRINTED.date().replace(month=4, day=1), PRINTED.date().replace(month=6, day=30)),))
    person = Person("江望舒", "女", start.replace(year=1993), rng.randint(100, 999), 2, "")
    each = months(start, end)
    wage, employer = f"{rng.randint(5000, 20000)}.{rng.randint(10, 99)}", Payee("云州青禾信息技术有限公司", "990100012000036652")
    moves = [
        *wages(dict.fromkeys(each, wage), employer),
        *monthly("rent", 5, dict.fromkeys(each, "-1350.00"), Payee("罗秀云", card_number(772)), "房租"),
        *spending(rng, start, end, {"food": rng.randint(600, 2400), "utilities": 180, "transport": 120}),
        *refund(each[1].replace(day=20), "88.80"),
        *interest(start, end, ("3.17",)),
    ]
    bookings = [_odd(rng, booking) for booking in book(moves, "4210.37", rng.choice(BANKS))]
    return Head(person.name, person.card(19), start, end, PRINTED, person.id_number, "城关支行", "R4ND0M26"), bookings


def _odd(rng: random.Random, booking: Booking) -> Booking:
    """Some bookings with names and words that are long, foreign, masked, or look like days and numbers."""
    if rng.random() < 0.25:
        booking = replace(booking, counterparty=rng.choice(NAMES))
    return replace(booking, summary=rng.choice(SUMMARIES)) if rng.random() < 0.15 else booking


# --- the page ----------------------------------------------------------------------------------------------------------


def _page(rng: random.Random, layout: Layout, style: Style, head: Head, rows: Sequence[Booking], sums: dict[str, object]) -> str:
    values = vars(head) | {"masked": f"{head.account[:4]}******{head.account[-4:]}"} | sums | page_values(layout, rows, 1, 1)
    size = "landscape" if layout.size[0] > layout.size[1] else "portrait"
    return (
        f'<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>{_css(layout, style, size)}</style><body>'
        f"{_watermark(layout, style)}{''.join(_strips(layout.title, values, 'title'))}{''.join(_strips(layout.head, values, 'head'))}"
        f'<div class="sheet">{_seal(rng, layout, style)}{_table(layout, style, rows)}</div>'
        f"{''.join(_strips(layout.closing, values, 'closing'))}</body></html>"
    )


def _css(layout: Layout, style: Style, size: str) -> str:
    border = {"none": "", "lines": "border-bottom:1px solid #888;", "header": "", "grid": "border:1px solid #333;"}[layout.rules]
    header = "border-bottom:1px solid #000;border-top:1px solid #000;" if layout.rules == "header" else ""
    return (
        f"@page{{size:A4 {size};margin:12mm 8mm 14mm}}body{{margin:0;font:{style.size}px/1.35 '{style.font}','Noto Sans CJK SC'}}"
        f".title{{text-align:center;font-size:{style.size * 1.7}px}}.head{{display:flex;justify-content:space-between;margin:3px 0}}"
        f".sheet{{position:relative}}table{{width:100%;border-collapse:{'separate;border-spacing:0' if style.gap % 2 else 'collapse'};"
        f"table-layout:{'fixed' if style.form == 'fixed' else 'auto'}}}"
        f"thead{{display:{'table-header-group' if style.header_repeats else 'table-row-group'}}}"
        f"th,td,.c{{padding:{style.gap}px {style.padding}px;{border}vertical-align:{style.upright};box-sizing:border-box}}"
        f"th,.h{{font-weight:bold;{header}{'letter-spacing:.3em;' if style.header_spaced else ''}}}"
        f"tr,.r{{break-inside:{'auto' if style.rows_break else 'avoid'};{'' if style.form != 'flex' else 'display:flex;'}}}"
        f".r{{{_grid(layout) if style.form == 'grid' else ''}}}"
        f"{'tr:nth-child(even),.r:nth-child(even){background:#eef}' if style.zebra else ''}"
        f".t{{word-break:{style.text_wraps};overflow-wrap:anywhere;{'text-align:justify;' if style.justified else ''}}}"
        f".f{{{'word-break:break-all' if style.figures_wrap else 'white-space:nowrap'}}}.red{{color:#c00}}"
        ".seal{position:absolute;opacity:.8}.mark{position:fixed;top:40%;left:20%;transform:rotate(-30deg);font-size:60px}"
    )


def _grid(layout: Layout) -> str:
    return "display:grid;grid-template-columns:" + " ".join(f"minmax(0,{column.width:.1f}fr)" for column in layout.columns) + ";"


def _strips(strips: Sequence[Strip], values: dict[str, object], name: str) -> Iterator[str]:
    for strip in strips:
        cells = "".join(f"<span>{escape(text.format_map(values))}</span>" for _x, text in strip.cells)
        yield f'<div class="{name if name != "closing" else "head"}">{cells}</div>' if cells else ""


def _table(layout: Layout, style: Style, rows: Sequence[Booking]) -> str:
    lines = [[cell(layout, column, booking, number, {}) for column in layout.columns] for number, booking in enumerate(rows, 1)]
    names = [_name(column, style) for column in layout.columns]
    if style.form in ("grid", "flex"):
        drawn = [_divided(layout, style, names, True), *(_divided(layout, style, [_held(text) for text in line], False) for line in lines)]
        return "".join(drawn)
    columns = "".join(f'<col style="width:{column.width:.1f}px">' for column in layout.columns) if style.form == "fixed" else ""
    header = "".join(f'<th style="text-align:{_align(column)}">{name}</th>' for column, name in zip(layout.columns, names, strict=True))
    body = "".join(f"<tr>{''.join(_cell(c, style, text) for c, text in zip(layout.columns, line, strict=True))}</tr>" for line in lines)
    return f"<table><colgroup>{columns}</colgroup><thead><tr>{header}</tr></thead><tbody>{body}</tbody></table>"


def _name(column: Column, style: Style) -> str:
    name = "<br>".join(escape(line) for line in column.header)
    middle = len(column.header[0]) // 2
    broken = style.header_broken and len(column.header) == 1 and middle >= 2
    return f"{escape(column.header[0][:middle])}<br>{escape(column.header[0][middle:])}" if broken else name


def _divided(layout: Layout, style: Style, cells: Sequence[str], header: bool) -> str:
    whole = sum(column.width for column in layout.columns)
    drawn = []
    for column, text in zip(layout.columns, cells, strict=True):
        width = f"width:{100 * column.width / whole:.2f}%;flex:none;" if style.form == "flex" else ""
        kind = "c h" if header else f"c {_kind(column)}"
        drawn.append(f'<div class="{kind}" style="{width}text-align:{_align(column)}">{_coloured(column, style, text)}</div>')
    return f'<div class="r">{"".join(drawn)}</div>'


def _cell(column: Column, style: Style, text: str) -> str:
    return f'<td class="{_kind(column)}" style="text-align:{_align(column)}">{_coloured(column, style, _held(text))}</td>'


def _coloured(column: Column, style: Style, text: str) -> str:
    return f'<span class="red">{text}</span>' if style.red and column.role == "amount" and text.startswith(("-", "−", "(", "－")) else text


def _held(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _kind(column: Column) -> str:
    return "f" if column.role in (*_FIGURES, "date", "time", "moment", "flag", "serial") else "t"


def _align(column: Column) -> str:
    return "center" if column.align == "centre" else column.align


def _seal(rng: random.Random, layout: Layout, style: Style) -> str:
    if not style.seal:
        return ""
    top, left = (-40 if style.seal == "head" else rng.randint(60, 200)), rng.randint(100, 500)
    return (
        f'<svg class="seal" style="top:{top}px;left:{left}px" width="120" height="120"><circle cx="60" cy="60" r="56" fill="none" '
        f'stroke="#d00" stroke-width="3"/><text x="60" y="50" font-size="12" fill="#d00" text-anchor="middle">{layout.issuer[:8]}</text>'
        '<text x="60" y="78" font-size="11" fill="#d00" text-anchor="middle">业务专用章</text></svg>'
    )


def _watermark(layout: Layout, style: Style) -> str:
    colour = {"pale": "#ddd", "dark": "#999"}.get(style.watermark)
    return f'<div class="mark" style="color:{colour}">{layout.issuer}</div>' if colour else ""
