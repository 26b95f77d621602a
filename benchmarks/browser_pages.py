"""Draws a statement as a page for a browser to print."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from random import Random
from unicodedata import east_asian_width

from browser_bookings import Account, Booking, person
from browser_looks import FIGURES, WORDS, Column, Look
from browser_style import gap, style_of

BANKS = ("海州银行", "云溪农村商业银行", "临岚城市商业银行", "中国工商银行", "招商银行", "东浦村镇银行", "中国农业银行")
TITLES = ("个人账户交易明细", "交易流水", "账户历史明细", "个人活期账户交易明细清单", "账户明细查询")
_MARKS = ("仅供参考 复印无效", "电子回单", "BANK STATEMENT", "业务办理专用 2024-06-30")
DISCLAIMER = (
    "温馨提示：1.记账日期/时间为系统进行记账处理的日期/时间，可能与实际交易提交时间存在差异。2.本明细仅供参考，不作为付款凭证，"
    "如有疑问请致电客服热线95599。3.该交易明细因不可预测的技术原因可能导致数据缺失，以银行系统记录为准。"
)
_WIDE = str.maketrans("0123456789,.-+", "０１２３４５６７８９，．－＋")
_PAGE_PX = {False: (794, 1123), True: (1123, 794)}


@dataclass(frozen=True, slots=True)
class Row:
    """Cells by the kind of their column, as HTML; a `line` runs across all columns instead."""

    cells: Mapping[str, str]
    line: str = ""


def page(look: Look, accounts: Sequence[Account], dice: Random) -> str:
    """The whole statement as HTML."""
    sections = [(one, rows_of(look, one)) for one in accounts]
    widths = _widths(look, [row for _one, rows in sections for row in rows])
    landscape = look.landscape or sum(widths) > _PAGE_PX[False][0] - 7.6 * look.margin_mm
    widths = _fitted(look, widths, _PAGE_PX[landscape][0] - 7.6 * look.margin_mm)
    bank, holder = dice.choice(BANKS), person(dice)
    body = [_watermark(look, dice), f'<div class="title">{bank}{dice.choice(TITLES)}</div>']
    body.append(_head(look, accounts, holder, dice))
    for number, (one, rows) in enumerate(sections):
        if len(accounts) > 1:
            body.append(f'<div class="sec">账号{look.colon}{one.number}　币种{look.colon}{one.currency_name}</div>')
        seal = _seal(look, dice, bank) if number == 0 else ""
        body.append(seal if look.seal != "end" else "")
        body += _tables(look, rows, widths)
        if look.totals == "line":
            body.append(f"<p>{_totals_words(look, one.bookings)}</p>")
        body.append(seal if look.seal == "end" else "")
    body.append(f'<div class="end">{look.end_mark}</div>' if look.end_mark else "")
    last = ' style="break-before:page"' if look.empty_last_page else ""
    body.append(f"<div{last}>{DISCLAIMER if look.disclaimer else '&nbsp;'}</div>" if last or look.disclaimer else "")
    return (
        f'<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{bank}</title>'
        f"<style>{style_of(look, landscape)}</style></head><body>{''.join(body)}</body></html>"
    )


# --- the text of cells ---------------------------------------------------------------------------------------------


def _money(look: Look, value: Decimal) -> str:
    figure = f"{abs(value):,.2f}" if look.thousands else f"{abs(value):.2f}"
    return look.money_sign + figure


def _signed(look: Look, value: Decimal) -> str:
    figure = _money(look, value)
    if value >= 0:
        return ("+" if look.amounts == "plus" else "") + figure
    if look.amounts == "parentheses":
        return f"({figure})"
    return figure + look.minus if look.amounts == "trailing" else look.minus + figure


def date_text(look: Look, date: dt.date) -> str:
    """The date as the look prints it."""
    if look.date == "plain/":
        return f"{date.year}/{date.month}/{date.day}"
    if look.date == "plain年":
        return f"{date.year}年{date.month}月{date.day}日"
    return date.strftime(look.date)


def _coloured(look: Look, text: str, incoming: bool) -> str:
    return f'<span class="{"in" if incoming else "out"}">{text}</span>' if look.coloured and text else text


def _both(look: Look, row: Booking) -> str:
    return look.between.join(part for part in (escape(row.counterparty), row.other_account) if part) or look.placeholder


def _cells(look: Look, one: Account, row: Booking, serial: int) -> dict[str, str]:
    incoming = row.amount > 0
    unsigned = _coloured(look, _money(look, row.amount), incoming)
    cells = {
        "serial": str(serial),
        "date": date_text(look, row.date),
        "moment": f"{date_text(look, row.date)}{look.moment_break}{row.time.strftime(look.time)}",
        "time": row.time.strftime(look.time),
        "currency": one.currency if look.currency_code else one.currency_name,
        "amount": unsigned if look.amounts == "flag" else _coloured(look, _signed(look, row.amount), incoming),
        "flag": look.flags[0 if incoming else 1],
        "in": unsigned if incoming else look.filler,
        "out": look.filler if incoming else unsigned,
        "balance": ("+" if look.signed_balance else "") + _money(look, row.balance),
        "summary": escape(row.summary),
        "counterparty": escape(row.counterparty) or look.placeholder,
        "other_account": row.other_account or look.placeholder,
        "both": _both(look, row),
        "note": escape(row.note) or look.placeholder,
        "place": row.place,
        "empty": look.placeholder,
    }
    if look.full_width:
        cells |= {kind: cells[kind].translate(_WIDE) for kind in FIGURES if "<" not in cells[kind]}
    return cells


def _sums(bookings: Iterable[Booking]) -> tuple[Decimal, Decimal, int]:
    amounts = [row.amount for row in bookings]
    return sum((a for a in amounts if a > 0), Decimal(0)), -sum((a for a in amounts if a < 0), Decimal(0)), len(amounts)


def _totals_words(look: Look, bookings: Iterable[Booking], label: str = "合计") -> str:
    incoming, outgoing, count = _sums(bookings)
    return f"{label}{look.colon}收入 {_money(look, incoming)}　支出 {_money(look, outgoing)}　笔数{look.colon}{count}"


def _totals_row(look: Look, bookings: Sequence[Booking], label: str) -> Row:
    if look.amounts != "split":
        return Row({}, _totals_words(look, bookings, label))
    incoming, outgoing, _count = _sums(bookings)
    first = look.columns[0].kind
    return Row({first: label, "in": _money(look, incoming), "out": _money(look, outgoing)})


def _balance_row(look: Look, label: str, balance: Decimal) -> Row:
    words = next((column.kind for column in look.columns if column.kind in ("summary", "both", "counterparty")), "")
    return Row({words: label, "balance": _money(look, balance)})


def rows_of(look: Look, one: Account) -> list[Row]:
    """All rows in printed order. A row that has no cells and no line ends the page."""
    bookings = one.bookings[::-1] if look.newest_first else one.bookings
    paged, at_most = _is_paged(look), _rows_per_page(look)
    carried = look.carried and not look.newest_first
    rows = [_balance_row(look, "期初余额", one.opening)] if carried and not paged else []
    for number, row in enumerate(bookings, 1):
        rows.append(Row(_cells(look, one, row, number)))
        last = number == len(bookings)
        if look.subtotals and not paged and (last or bookings[number].date.month != row.date.month):
            month = [other for other in bookings if other.date.month == row.date.month]
            rows.append(_totals_row(look, month, f"{row.date.month}月小计"))
        if paged and number % at_most == 0 and not last:
            if look.subtotals:
                rows.append(_totals_row(look, bookings[number - at_most : number], "本页小计"))
            rows += (
                [_balance_row(look, "过次页", row.balance)] * carried + [Row({})] + [_balance_row(look, "承前页", row.balance)] * carried
            )
    return rows + ([_totals_row(look, bookings, "合计")] if look.totals == "row" else [])


def _rows_per_page(look: Look) -> int:
    """So few that they fit on a sheet, however its rows wrap: what is called the subtotal of a page is that."""
    row = 2.5 * look.font_px * look.line_height + 2 * look.row_padding
    return min(look.rows_per_page, max(4, int((_PAGE_PX[True][1] - 7.6 * look.margin_mm - 260) / row)))


def _is_paged(look: Look) -> bool:
    return look.head_repeats == "paged" or (look.head_repeats == "thead" and look.build not in ("table", "fixed"))


# --- headings ------------------------------------------------------------------------------------------------------


def heading(look: Look, column: Column) -> str:
    """What stands above a column, as HTML."""
    head = " ".join(column.head) if look.head_spaced and len(column.head) < 4 else column.head
    if look.head_lines == "broken" and len(head) >= 4 and "/" not in head and not look.head_spaced:
        return f"{head[:2]}<br>{head[2:]}"
    forms = {"both": f"{head}<br>{column.english}", "english above": f"{column.english}<br>{head}", "slash": f"{head} {column.english}"}
    return forms.get(look.head_lines, head)


def _pairs(look: Look) -> Iterator[tuple[str, tuple[Column, ...]]]:
    """The columns, two by two under one heading where they belong together."""
    parents = {frozenset(("in", "out")): "发生额", frozenset(("counterparty", "other_account")): "对方信息"}
    index = 0
    while index < len(look.columns):
        two = look.columns[index : index + 2]
        parent = parents.get(frozenset(column.kind for column in two), "") if look.two_tiers else ""
        yield parent, two if parent else two[:1]
        index += 2 if parent else 1


def _table_head(look: Look) -> str:
    groups = list(_pairs(look))
    if not any(parent for parent, _columns in groups):
        return "<tr>" + "".join(f"<th class={c.kind}>{heading(look, c)}</th>" for c in look.columns) + "</tr>"
    above = (f"<th colspan=2>{p}</th>" if p else f"<th rowspan=2 class={cs[0].kind}>{heading(look, cs[0])}</th>" for p, cs in groups)
    below = (f"<th class={c.kind}>{heading(look, c)}</th>" for p, cs in groups if p for c in cs)
    return f"<tr>{''.join(above)}</tr><tr>{''.join(below)}</tr>"


# --- widths --------------------------------------------------------------------------------------------------------


def em(text: str) -> float:
    """About how wide a text is, in sizes of its type."""
    return sum(1.0 if east_asian_width(c) in "WFA" else 0.78 if c.isupper() or c in "\u2011%*" else 0.6 for c in text)


def _lines(cell: str) -> list[str]:
    plain = cell.replace("<br>", "\n").replace("&nbsp;", " ").replace("</span>", "")
    return [part.split(">")[-1] for part in plain.split("\n")]


def _px(look: Look, text: str) -> float:
    return em(text) * look.font_px + max(0.0, look.letter_spacing) * len(text)


def _widths(look: Look, rows: Sequence[Row]) -> list[float]:
    """How wide each column is: words may be squeezed, and figures where the look wraps them."""
    widths = []
    for index, column in enumerate(look.columns):
        cells = [row.cells[column.kind] for row in rows if column.kind in row.cells]
        natural = max((_px(look, line) for cell in cells for line in _lines(cell)), default=0)
        head = max(_px(look, line) for line in _lines(heading(look, column)))
        if column.kind in WORDS | {"other_account"}:
            width = max(3.2 * look.font_px, min(natural, 14 * look.font_px) * look.squeeze)
        elif column.kind in FIGURES and look.figures_wrap:
            width = max(5 * look.font_px, natural * 0.75)
        else:
            width = natural
        width = max(width, min(head, 4.2 * look.font_px + 4 * look.letter_spacing))
        widths.append(width + 2 * look.padding + gap(look, index) + 2)
    return widths


def _fitted(look: Look, widths: Sequence[float], room: float) -> list[float]:
    excess = sum(widths) - room
    soft = [i for i, column in enumerate(look.columns) if column.kind in WORDS | {"other_account"}]
    least = 3.4 * look.font_px + 2 * look.padding + 8
    spare = sum(max(0.0, widths[i] - least) for i in soft)
    if excess <= 0 or spare <= 0:
        return [w * room / sum(widths) for w in widths] if excess < 0 and look.fills_page else list(widths)
    share = min(1.0, excess / spare)
    return [w - share * max(0.0, w - least) if i in soft else w for i, w in enumerate(widths)]


# --- tables, or what stands for them -------------------------------------------------------------------------------


def _tables(look: Look, rows: Sequence[Row], widths: Sequence[float]) -> Iterator[str]:
    pages: list[list[Row]] = [[]]
    for row in rows:
        if row.cells or row.line:
            pages[-1].append(row)
        else:
            pages.append([])
    for number, some in enumerate(pages):
        draw = _table if look.build in ("table", "fixed") else _divs
        with_head = number == 0 or look.head_repeats != "once"
        yield f'<div class="{"next" if number else "first"}">{draw(look, some, widths, with_head)}</div>'


def _table(look: Look, rows: Sequence[Row], widths: Sequence[float], with_head: bool) -> str:
    cols = "".join(f'<col style="width:{width:.0f}px">' for width in widths) if look.build == "fixed" else ""
    head = f"<thead>{_table_head(look)}</thead>" if with_head else ""
    body = "".join(
        f"<tr><td colspan={len(look.columns)} class=line>{row.line}</td></tr>"
        if row.line
        else "<tr>" + "".join(f"<td class={c.kind}>{row.cells.get(c.kind, '')}</td>" for c in look.columns) + "</tr>"
        for row in rows
    )
    width = f' style="width:{sum(widths):.0f}px"' if look.build == "fixed" else ""
    return f"<table class=t{width}><colgroup>{cols}</colgroup>{head}<tbody>{body}</tbody></table>"


def _divs(look: Look, rows: Sequence[Row], widths: Sequence[float], with_head: bool) -> str:
    drawn = [_div_row(look, {c.kind: heading(look, c) for c in look.columns}, widths, "h")] if with_head else []
    for row in rows:
        drawn.append(f'<div class="r line">{row.line}</div>' if row.line else _div_row(look, row.cells, widths, "d"))
    return f'<div class="t" style="width:{sum(widths):.0f}px">{"".join(drawn)}</div>'


def _div_row(look: Look, cells: Mapping[str, str], widths: Sequence[float], which: str) -> str:
    outer = {"grid": f"grid-template-columns:{' '.join(f'{w:.0f}px' for w in widths)}", "flex": ""}.get(look.build)
    height = _height(look, cells, widths)
    drawn, left = [], 0.0
    for column, width in zip(look.columns, widths, strict=True):
        place = {"flex": f"flex:0 0 {width:.0f}px", "grid": ""}.get(look.build, f"left:{left:.0f}px;width:{width:.0f}px;height:{height}px")
        drawn.append(f'<div class="c {column.kind}" style="{place}"><i>{cells.get(column.kind, "")}</i></div>')
        left += width
    return f'<div class="r {which}" style="{f"height:{height}px" if outer is None else outer}">{"".join(drawn)}</div>'


def _height(look: Look, cells: Mapping[str, str], widths: Sequence[float]) -> int:
    most = 1
    for index, (column, width) in enumerate(zip(look.columns, widths, strict=True)):
        room = max(look.font_px * 1.0, width - 2 * look.padding - gap(look, index) - look.font_px)
        most = max(most, sum(1 + int(_px(look, line) * 1.05 // room) for line in _lines(cells.get(column.kind, ""))))
    return round(most * look.line_height * look.font_px + 2 * look.row_padding)


# --- around the table ----------------------------------------------------------------------------------------------


def head_fields(look: Look, accounts: Sequence[Account], holder: str, dice: Random) -> list[tuple[str, str]]:
    """Labels and values above the table, in any order."""
    dates = [row.date for one in accounts for row in one.bookings]
    period = f"{min(dates):%Y-%m-%d}{dice.choice((' 至 ', ' -- ', '—', ' - '))}{max(dates):%Y-%m-%d}"
    fields = [("户名", holder), ("账号", accounts[0].number), ("起止日期", period), ("打印时间", f"{max(dates):%Y/%m/%d} 23:59:01")]
    fields += [("币种", accounts[0].currency_name)] if len(accounts) == 1 else []
    fields += [("证件号码", f"999101199{dice.randrange(10)}0101{dice.randrange(1000, 9999)}")] if dice.random() < 0.5 else []
    if look.totals == "head" and len(accounts) == 1:
        incoming, outgoing, count = _sums(accounts[0].bookings)
        fields += [("收入合计", _money(look, incoming)), ("支出合计", _money(look, outgoing)), ("总笔数", str(count))]
    dice.shuffle(fields)
    return fields


def _head(look: Look, accounts: Sequence[Account], holder: str, dice: Random) -> str:
    fields = head_fields(look, accounts, holder, dice)
    if look.head_form == "table":
        pairs = [fields[i : i + 2] for i in range(0, len(fields), 2)]
        return (
            f"<table class=head>{''.join('<tr>' + ''.join(f'<td>{a}</td><td>{b}</td>' for a, b in two) + '</tr>' for two in pairs)}</table>"
        )
    texts = [f"{name}{look.colon}{value}" for name, value in fields]
    if look.head_form == "line":
        return f"<p>{'　'.join(texts)}</p>"
    return f"<div class=head-{'two' if look.head_form == 'two columns' else 'list'}>{''.join(f'<div>{text}</div>' for text in texts)}</div>"


def _watermark(look: Look, dice: Random) -> str:
    if not look.watermark:
        return ""
    mark, turn = dice.choice(_MARKS), dice.choice((-45, -30, -20, 30))
    places = [(x, y) for x in (5, 45) for y in (10, 40, 70)] if dice.random() < 0.6 else [(25, 45)]
    size = 18 if len(places) > 1 else 52
    layer = -1 if look.watermark == "behind" else 9
    return "".join(
        f'<div style="position:fixed;left:{x}%;top:{y}%;transform:rotate({turn}deg);white-space:nowrap;font-size:{size}px;color:#888;'
        f'opacity:.25;z-index:{layer}">{mark}</div>'
        for x, y in places
    )


def _seal(look: Look, dice: Random, bank: str) -> str:
    if not look.seal:
        return ""
    top = {"head": -50, "rows": dice.randrange(40, 260), "end": -90}[look.seal]
    return (
        f'<div style="position:relative;height:0"><svg width="130" height="130" viewBox="0 0 130 130" style="position:absolute;z-index:5;'
        f'left:{dice.randrange(5, 70)}%;top:{top}px;opacity:.6"><defs><path id="arc" d="M 20 75 A 46 46 0 1 1 110 75"/></defs>'
        '<circle cx="65" cy="65" r="60" fill="none" stroke="#d00" stroke-width="3"/>'
        f'<text font-size="13" fill="#d00" letter-spacing="2"><textPath href="#arc">{bank}股份有限公司</textPath></text>'
        '<text x="65" y="72" font-size="24" fill="#d00" text-anchor="middle">★</text>'
        '<text x="65" y="98" font-size="12" fill="#d00" text-anchor="middle">业务专用章</text></svg></div>'
    )
