"""Fills Word templates, marks drafts, and checks what came out."""

from __future__ import annotations

import copy
import datetime as dt
import re
import zipfile
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from docx.document import Document as WordFile
from docx.enum.text import WD_COLOR_INDEX, WD_PARAGRAPH_ALIGNMENT
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, Template, TemplateError, nodes
from jinja2.sandbox import SandboxedEnvironment

from reprieve.errors import LibraryError
from reprieve.language import _
from reprieve.library.letter import Letter
from reprieve.write.charts import chart_columns, fill_charts
from reprieve.write.check import faults_of_file, read_file
from reprieve.write.material import Fields

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACEHOLDER = re.compile(r"(【缺失:[^】]*】)")
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
_PARTS_KEPT = 256  # parts of templates; a letter has about five that hold tags


def write_letter(letter: Letter, template: Path, fields: Fields, path: Path, day: dt.date, draft_mark: str | None) -> str:
    """Fill `template` into `path`, and return its words. With a `draft_mark` every page carries it and what is missing stands highlighted.

    Raises LibraryError that names the template when a field is used that has no value, or when the finished letter fails its check.
    """
    shown = {name: value for name, value in fields.items() if name in letter.fields}
    word = _filled(template, _with_placeholders(letter, shown) if draft_mark else shown)
    if draft_mark:
        word = _opened_anew(word)
        _mark_draft(word, draft_mark)
    fill_charts(word, shown)
    _keep_sums_with_their_rows(word)
    _set_properties(word, letter, day)
    written = _with_fixed_times(word)
    back = read_file(BytesIO(written))
    if faults := faults_of_file(back, fields):
        raise LibraryError(_("{template} gives a letter that must not go out: {faults}", template=template.name, faults=faults))
    path.write_bytes(written)
    return back.text


def _filled(template: Path, fields: Fields) -> WordFile:
    word = _Template(template)
    try:
        word.render(fields, _environment())
    except TemplateError as error:
        raise LibraryError(
            _("{template}: {why}. Mend the template in Word.", template=template.name, why=error.message or error)
        ) from error
    filled: WordFile = word.docx
    return filled


def _keep_sums_with_their_rows(word: WordFile) -> None:
    """The last row of a table, which often is its sum, stands with the row before it, and with what follows where that is kept on."""
    for table in word.element.body.iter(f"{_W}tbl"):
        after = table.getnext()
        held = after is not None and after.find(f"{_W}pPr/{_W}keepNext") is not None
        rows = table.findall(f"{_W}tr")[-2:]
        for element in [paragraph for row in (rows if held else rows[:-1]) for paragraph in row.iter(f"{_W}p")]:
            Paragraph(element, word._body).paragraph_format.keep_with_next = True


def _opened_anew(word: WordFile) -> WordFile:
    """The same file: docxtpl leaves headers behind that python-docx cannot edit."""
    saved = BytesIO()
    word.save(saved)
    return docx.Document(saved)


class _Environment(SandboxedEnvironment):
    """Compiles the tags of a template once, however many letters are written from it: that is half of what a letter costs."""

    def __init__(self) -> None:
        super().__init__(undefined=StrictUndefined, autoescape=True)
        self._once = lru_cache(_PARTS_KEPT)(super().from_string)

    def from_string(self, source: Any, globals: Any = None, template_class: Any = None) -> Template:
        return self._once(source)


class _Template(DocxTemplate):  # type: ignore[misc]
    """A template whose tags are put together once from what Word has split them into, and whose values are printed as they are.

    Of its own accord docxtpl turns "{_{" in what it has filled in into a brace, and line ends and tabs into what Word has for them.
    """

    def patch_xml(self, src_xml: str) -> str:
        return _patched(src_xml)

    def render_xml_part(self, src_xml: str, part: Any, context: Fields, jinja_env: Any = None) -> str:
        return str(jinja_env.from_string(src_xml).render(context))


@lru_cache(_PARTS_KEPT)
def _patched(xml: str) -> str:
    return str(DocxTemplate(None).patch_xml(xml))


@cache
def _environment() -> SandboxedEnvironment:
    return _Environment()


def _with_placeholders(letter: Letter, fields: Fields) -> Fields:
    """In a draft, a field that has no value yet says so in its place."""
    return {name: f"【缺失:{words.zh}】" for name, words in letter.fields.items() if "." not in name} | fields


# --- drafts and properties -----------------------------------------------------------------------------------------


def _mark_draft(word: WordFile, mark: str) -> None:
    for section in word.sections:
        headers = [section.header]
        headers += [section.first_page_header] if section.different_first_page_header_footer else []
        headers += [section.even_page_header] if word.settings.odd_and_even_pages_header_footer else []
        for header in headers:
            _write_mark(header.paragraphs[0] if header.paragraphs else header.add_paragraph(), mark)
    for paragraph in _paragraphs(word):
        for run in list(paragraph.runs):
            _highlight_placeholders(run)


def _write_mark(paragraph: Paragraph, mark: str) -> None:
    marked = paragraph.insert_paragraph_before()
    marked.alignment = WD_PARAGRAPH_ALIGNMENT.CENTER
    run = marked.add_run(mark)
    run.bold, run.font.size, run.font.color.rgb = True, Pt(14), RGBColor(0xC0, 0x00, 0x00)


def _paragraphs(word: WordFile) -> Iterator[Paragraph]:
    """Every paragraph of the body, those in tables too."""
    for element in word.element.body.iter(f"{_W}p"):
        yield Paragraph(element, word._body)


def _highlight_placeholders(run: Run) -> None:
    pieces = [piece for piece in _PLACEHOLDER.split(run.text) if piece]
    if not any(_PLACEHOLDER.fullmatch(piece) for piece in pieces):
        return
    for piece in pieces:
        part = Run(copy.deepcopy(run._r), run._parent)
        part.text = piece
        if _PLACEHOLDER.fullmatch(piece):
            part.font.highlight_color = WD_COLOR_INDEX.YELLOW
        run._r.addprevious(part._r)
    run._r.getparent().remove(run._r)


def _set_properties(word: WordFile, letter: Letter, day: dt.date) -> None:
    """The template's author and days say nothing about this letter."""
    properties, when = word.core_properties, dt.datetime.combine(day, dt.time())
    properties.title, properties.created, properties.modified = letter.name.zh, when, when
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = properties.subject = (
        properties.category
    ) = ""
    properties.revision, properties.language = 1, "zh-CN"


def _with_fixed_times(word: WordFile) -> bytes:
    """The file with the same times inside whenever it is written, so that the same case gives the same bytes."""
    saved, fixed = BytesIO(), BytesIO()
    word.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for item in source.infolist():
            target.writestr(zipfile.ZipInfo(item.filename, _ZIP_DAY), source.read(item), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()


# --- what a template uses -------------------------------------------------------------------------------------------


def used_fields(template: Path) -> set[str]:
    """Names of the fields a template uses in its tags and charts, columns of tables as "table.column". Raises TemplateError."""
    used = chart_columns(docx.Document(str(template)))
    return used.union(*(_names(tree, {}) for tree in tag_trees(template)))


def tag_trees(template: Path) -> list[nodes.Template]:
    """The tags of each part of a template, parsed. Raises TemplateError."""
    word = DocxTemplate(template)
    return [_environment().parse(word.patch_xml(xml)) for xml in _template_xml(word)]


def _template_xml(word: DocxTemplate) -> list[str]:
    word.init_docx()
    around = [part for uri in (word.HEADER_URI, word.FOOTER_URI) for _key, part in word.get_headers_footers(uri)]
    return [word.get_xml(), *map(word.get_part_xml, around)]


def _names(node: nodes.Node, rows: Mapping[str, str]) -> set[str]:
    """Field names below a node; `rows` says which table each loop variable walks along."""
    if isinstance(node, nodes.For):
        table = _path(node.iter, rows)
        inner = dict(rows) | ({node.target.name: table} if table and isinstance(node.target, nodes.Name) else {})
        found = _names(node.iter, rows)
        return found.union(*(_names(child, inner) for child in [*node.body, *node.else_]))
    path = _path(node, rows)
    if path:
        return {path}
    return set().union(*(_names(child, rows) for child in node.iter_child_nodes()))


def _path(node: nodes.Node, rows: Mapping[str, str]) -> str | None:
    if isinstance(node, nodes.Name):
        return None if node.name == "loop" else rows.get(node.name, node.name)
    if isinstance(node, nodes.Getattr):
        before = _path(node.node, rows)
        return f"{before}.{node.attr}" if before else None
    return None
