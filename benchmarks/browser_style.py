"""How a statement's page looks, as CSS."""

from __future__ import annotations

from browser_looks import DIGITS, FIGURES, WORDS, Column, Look

_FIXED_STYLE = (
    ".title{font-size:18px;text-align:center;font-weight:bold;margin:4px 0 8px}.sec{margin:14px 0 4px;font-weight:bold}"
    ".end{text-align:center}.in{color:#080}.out{color:#c00}.head,.head-two,.head-list{margin-bottom:10px}.head td{padding:1px 12px 1px 0}"
    ".head-two{display:grid;grid-template-columns:1fr 1fr}.next{break-before:page}*{-webkit-print-color-adjust:exact}"
)


def style_of(look: Look, landscape: bool) -> str:
    """The style sheet of a page."""
    return "\n".join((_page_style(look, landscape), _FIXED_STYLE, _table_style(look), _row_style(look), _column_styles(look)))


def _page_style(look: Look, landscape: bool) -> str:
    numbers = look.page_numbers.replace("{page}", '" counter(page) "').replace("{pages}", '" counter(pages) "')
    margin = f'@bottom-center{{content:"{numbers}";font-size:9px}}' if numbers else ""
    return (
        f"@page{{size:A4 {'landscape' if landscape else 'portrait'};margin:{look.margin_mm}mm;{margin}}}"
        f"body{{margin:0;font:{look.font_px}px/{look.line_height} '{look.family}';letter-spacing:{look.letter_spacing}px}}"
    )


def _table_style(look: Look) -> str:
    collapse = "collapse" if look.rules != "none" else "separate"
    width = "table-layout:fixed" if look.build == "fixed" else "width:100%"
    return (
        f"table.t{{border-collapse:{collapse};border-spacing:0;{width}}}"
        f"td,th{{vertical-align:{look.valign};overflow-wrap:break-word}}"
        f"thead{{{'display:table-row-group' if look.head_repeats == 'once' else ''}}}"
    )


def _row_style(look: Look) -> str:
    border = {
        "all": "border:1px solid #555",
        "rows": "border-bottom:1px solid #aaa",
        "columns": "border-left:1px solid #aaa;border-right:1px solid #aaa",
    }.get(look.rules, "")
    display = {"grid": "grid", "absolute": "block"}.get(look.build, "flex")
    flex = {"top": "flex-start", "middle": "center", "bottom": "flex-end"}[look.valign]
    padding = f"padding:{look.row_padding}px {look.padding}px"
    return (
        f".t td,.t th,.c{{{border};{padding};box-sizing:border-box}}"
        f"{'thead tr:last-child th,.h{border-bottom:1px solid #000}' if look.rules == 'head' else ''}"
        f"tr,.r{{break-inside:{'auto' if look.rows_break else 'avoid'}}}"
        f"{'tbody tr:nth-child(even),.r:nth-child(even){background:#eef2f7}' if look.zebra else ''}"
        f".r{{display:{display};position:relative}}.line{{{padding};display:block}}td.line{{display:table-cell}}"
        f".c{{display:flex;align-items:{flex};{'position:absolute;top:0' if look.build == 'absolute' else ''}}}"
        ".c i{flex:1;min-width:0;font-style:normal;overflow-wrap:anywhere}"
    )


def _column_styles(look: Look) -> str:
    head_align = {"as cells": "inherit", "justify": "justify;text-align-last:justify"}.get(look.head_align, look.head_align)
    styles = [f"th,.h i{{text-align:{head_align}}}"]
    for index, column in enumerate(look.columns):
        kind, left = column.kind, look.padding + gap(look, index)
        justify = "text-align:justify;" if look.justify and kind in WORDS else ""
        styles.append(f"td.{kind},.d .{kind}{{text-align:{column.align};{justify}{_breaking(look, column)}}}")
        styles.append(f".t td.{kind},.t th.{kind},.c.{kind}{{padding-left:{left}px}}")
        if look.head_align == "as cells":
            styles.append(f"th.{kind},.h .{kind}{{text-align:{column.align}}}")
    return "".join(styles)


def _breaking(look: Look, column: Column) -> str:
    if column.kind == "other_account" or (column.kind in WORDS and look.break_all):
        return "word-break:break-all"
    if column.kind in WORDS:
        return ""
    return "word-break:break-all" if column.kind in FIGURES and look.figures_wrap else "white-space:nowrap"


def gap(look: Look, index: int) -> int:
    """White before a column where, without it, nobody could tell where the left one ends."""
    if index == 0 or look.padding >= 2 or look.rules in ("all", "columns"):
        return 0
    left, right = look.columns[index - 1], look.columns[index]
    if left.kind in DIGITS and right.kind in DIGITS:
        return 5
    if left.kind in WORDS and right.kind in WORDS | DIGITS:
        return 4 if right.kind in DIGITS or "center" in (left.align, right.align) else 0
    return 4 if left.kind in DIGITS - FIGURES and right.kind in WORDS else 0
