"""Draws a statement as a document of a word processor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from random import Random

from docx import Document
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT as UPRIGHT
from docx.enum.text import WD_ALIGN_PARAGRAPH as LEVEL
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell, _Row

from browser_bookings import Account, person
from browser_looks import WORDS, Look
from browser_pages import BANKS, DISCLAIMER, TITLES, Row, em, head_fields, heading, rows_of
from office_text import plain

_LEVEL = {"left": LEVEL.LEFT, "right": LEVEL.RIGHT, "center": LEVEL.CENTER}
_UPRIGHT = {"top": UPRIGHT.TOP, "middle": UPRIGHT.CENTER, "bottom": UPRIGHT.BOTTOM}
_EDGES = {"all": ("top", "bottom", "left", "right", "insideH", "insideV"), "rows": ("top", "bottom", "insideH"), "columns": ("insideV",)}
_LONG, _SHORT = 297, 210


@dataclass(frozen=True, slots=True)
class DocumentLook:
    """What a document adds to a look. `narrow` is a share of what words need, `size` in points, `padding` in twentieths of a point."""

    size: float
    narrow: float
    padding: int
    head_repeats: bool
    rows_break: bool


def random_document_look(dice: Random) -> DocumentLook:
    """One look, every choice at random."""
    return DocumentLook(
        size=dice.choice((6, 7, 7.5, 8, 9, 10.5)),
        narrow=dice.choice((0.5, 0.75, 1.0)),
        padding=dice.choice((0, 20, 60, 108)),
        head_repeats=dice.random() < 0.6,
        rows_break=dice.random() < 0.3,
    )


def write_document(look: Look, accounts: Sequence[Account], dice: Random, path: Path) -> None:
    """The whole statement as a document."""
    own = random_document_look(dice)
    paper = Document()
    page = paper.sections[0]
    wide = look.landscape or len(look.columns) > 7
    page.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    page.page_width, page.page_height = (Mm(_LONG), Mm(_SHORT)) if wide else (Mm(_SHORT), Mm(_LONG))
    page.left_margin = page.right_margin = Mm(look.margin_mm)
    _say(paper, dice.choice(BANKS) + dice.choice(TITLES), own.size + 5, look.family).alignment = LEVEL.CENTER
    fields = head_fields(look, accounts, person(dice), dice)
    for begin in range(0, len(fields), 2):
        _say(paper, "\t\t".join(f"{label}{look.colon}{value}" for label, value in fields[begin : begin + 2]), own.size, look.family)
    for one in accounts:
        if len(accounts) > 1:
            _say(paper, f"账号{look.colon}{one.number}　币种{look.colon}{one.currency_name}", own.size, look.family)
        rows = rows_of(look, one)
        widths = _widths(look, own, rows, (_LONG if wide else _SHORT) - 2 * look.margin_mm)
        ends = [index for index, row in enumerate(rows) if not row.cells and not row.line]
        for begin, end in pairwise([-1, *ends, len(rows)]):
            if begin > 0:
                paper.add_page_break()  # type: ignore[no-untyped-call]
            _add_table(paper, look, own, rows[begin + 1 : end], widths)
    for text in filter(None, (look.end_mark, DISCLAIMER if look.disclaimer else "")):
        _say(paper, text, own.size, look.family)
    paper.save(str(path))


def _say(paper: Paper, text: str, size: float, family: str):  # type: ignore[no-untyped-def]
    paragraph = paper.add_paragraph()
    _write(paragraph, text, size, family, bold=False)
    return paragraph


def _write(paragraph, text: str, size: float, family: str, *, bold: bool) -> None:  # type: ignore[no-untyped-def]
    paragraph.paragraph_format.space_after = paragraph.paragraph_format.space_before = Pt(0)
    for number, line in enumerate(text.split("\n")):
        run = paragraph.add_run(line)
        if number:
            run._r.insert(0, OxmlElement("w:br"))
        run.font.size, run.font.bold, run.font.name = Pt(size), bold, family
        run._r.get_or_add_rPr().rFonts.set(qn("w:eastAsia"), family)


def _add_table(paper: Paper, look: Look, own: DocumentLook, rows: Sequence[Row], widths: Sequence[float]) -> None:
    table = paper.add_table(len(rows) + 1, len(look.columns))
    table.autofit = False
    _draw_edges(table, _EDGES.get(look.rules, ()), own.padding)
    for drawn, width in zip(table.columns, widths, strict=True):
        drawn.width = Mm(width)
    _fill(table.rows[0], look, own, widths, [plain(heading(look, column)) for column in look.columns], True)
    for across, row in zip(list(table.rows)[1:], rows, strict=True):
        if row.line:
            cell = across.cells[0].merge(across.cells[-1])
            _write(cell.paragraphs[0], row.line, own.size, look.family, bold=False)
        else:
            _fill(across, look, own, widths, [plain(row.cells.get(column.kind, "")) for column in look.columns], False)


def _widths(look: Look, own: DocumentLook, rows: Sequence[Row], room: float) -> list[float]:
    """In mm: what words need is narrowed, and more where the table is too wide for the page."""
    point, around = 0.353 * own.size, 2 * own.padding / 20 * 0.353 + 0.8
    widths = []
    for column in look.columns:
        texts = [plain(row.cells.get(column.kind, "")) for row in rows]
        needed = max((em(line) for text in texts for line in text.split("\n")), default=1.0)
        widths.append((max(3.2, min(needed, 14) * own.narrow) if column.kind in WORDS | {"other_account"} else needed) * point + around)
    soft = [column.kind in WORDS | {"other_account"} for column in look.columns]
    excess, spare = sum(widths) - room, sum(width for width, is_soft in zip(widths, soft, strict=True) if is_soft)
    share = min(0.6, max(0.0, excess / spare)) if spare else 0.0
    return [width * (1 - share) if is_soft else width for width, is_soft in zip(widths, soft, strict=True)]


def _fill(row: _Row, look: Look, own: DocumentLook, widths: Sequence[float], texts: Sequence[str], is_head: bool) -> None:
    properties = row._tr.get_or_add_trPr()
    if is_head and own.head_repeats:
        properties.append(OxmlElement("w:tblHeader"))
    if not own.rows_break:
        properties.append(OxmlElement("w:cantSplit"))
    for cell, column, width, text in zip(row.cells, look.columns, widths, texts, strict=True):
        cell.width = Mm(width)
        cell.vertical_alignment = _UPRIGHT[look.valign]
        _write(cell.paragraphs[0], text, own.size, look.family, bold=is_head)
        cell.paragraphs[0].alignment = LEVEL.CENTER if is_head and look.head_align == "center" else _LEVEL[column.align]
        if is_head and look.rules == "head":
            _rule_below(cell)


def _rule_below(cell: _Cell) -> None:
    edges = OxmlElement("w:tcBorders")
    edges.append(_edge("bottom"))
    cell._tc.get_or_add_tcPr().append(edges)


def _edge(side: str) -> OxmlElement:  # type: ignore[valid-type]
    edge = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "000000")):
        edge.set(qn(f"w:{name}"), value)
    return edge


def _draw_edges(table: Table, sides: Sequence[str], padding: int) -> None:
    properties = table._tbl.tblPr
    edges, around = OxmlElement("w:tblBorders"), OxmlElement("w:tblCellMar")
    for side in sides:
        edges.append(_edge(side))
    for side in ("left", "right"):
        room = OxmlElement(f"w:{side}")
        room.set(qn("w:w"), str(padding))
        room.set(qn("w:type"), "dxa")
        around.append(room)
    properties.append(edges)
    properties.append(around)
