"""The paragraphs of a template with where they stand, and what it holds that would go out with every letter."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree

from reprieve.language import Message, _
from reprieve.write.template_guard import LetterProblem

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PRINTED = re.compile(r"word/(document|header\d*|footer\d*|footnotes)\.xml")
_PROPERTIES = re.compile(r"docProps/(core|app|custom)\.xml")
_TAG = re.compile(r"[{｛][{%｛#][^{}]{0,60}")
_CHANGES = frozenset(
    f"{_W}{name}"
    for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange")
)
_COMMENTED = frozenset({f"{_W}commentReference", f"{_W}commentRangeStart"})


def paragraphs(template: Path) -> Iterator[tuple[Message, str]]:
    """The text of every paragraph that is printed, with its place as a clerk would look for it."""
    with zipfile.ZipFile(template) as archive:
        for name in filter(_PRINTED.fullmatch, archive.namelist()):
            yield from _placed(Path(name).stem, ElementTree.fromstring(archive.read(name)))


def part_name(part: str) -> Message:
    """What a clerk calls a part of the file."""
    known = {"header": _("header"), "footer": _("footer"), "footnotes": _("footnotes")}
    return known.get(part.rstrip("0123456789"), _("text"))


def _placed(name: str, root: ElementTree.Element) -> Iterator[tuple[Message, str]]:
    cells, part = _cells(root), part_name(name)
    for number, paragraph in enumerate(root.iter(f"{_W}p"), 1):
        text = "".join(node.text or "" for node in paragraph.iter(f"{_W}t"))
        cell = cells.get(paragraph)
        if cell is None:
            yield _("{part}, paragraph {number}", part=part, number=number), text
        else:
            yield _("{part}, table {table}, row {row}, column {column}", part=part, table=cell[0], row=cell[1], column=cell[2]), text


def _cells(root: ElementTree.Element) -> dict[ElementTree.Element, tuple[int, int, int]]:
    """Table, row and column of the paragraphs in tables, counted from 1; those of inner tables by the inner one."""
    found: dict[ElementTree.Element, tuple[int, int, int]] = {}
    for table, element in enumerate(root.iter(f"{_W}tbl"), 1):
        for row, line in enumerate(element.findall(f"{_W}tr"), 1):
            for column, cell in enumerate(line.findall(f"{_W}tc"), 1):
                found |= dict.fromkeys(cell.iter(f"{_W}p"), (table, row, column))
    return found


def leftovers(letter: str, template: Path) -> Iterator[LetterProblem]:
    """Comments, tracked changes, and tags where they are never filled."""
    with zipfile.ZipFile(template) as archive:
        texts = {name: archive.read(name) for name in archive.namelist() if name.endswith(".xml")}
    roots = {name: ElementTree.fromstring(text) for name, text in texts.items() if name.startswith("word/")}
    wrong = _("comments are left; they would go out with every letter.")
    if any(root.find(f".//{_W}comment") is not None for name, root in roots.items() if "comments" in name):
        place = next(filter(None, (place_of(name, roots[name], _COMMENTED) for name in filter(_PRINTED.fullmatch, roots))), None)
        yield LetterProblem(letter, "comments", wrong, _("Delete all comments in Word."), place)
    for name in filter(_PRINTED.fullmatch, roots):
        if any(element.tag in _CHANGES for element in roots[name].iter()):
            wrong = _("tracked changes are left; they split tags, and what was deleted would go out with every letter.")
            place = place_of(name, roots[name], _CHANGES)
            yield LetterProblem(letter, Path(name).stem, wrong, _("Accept or reject all changes in Word."), place)
    yield from _unfilled(letter, texts)


def place_of(name: str, root: ElementTree.Element, tags: frozenset[str]) -> Message | None:
    """The first paragraph or cell that holds one of these."""
    places = zip(_placed(Path(name).stem, root), root.iter(f"{_W}p"), strict=True)
    return next((place for (place, _text), paragraph in places if any(element.tag in tags for element in paragraph.iter())), None)


def _unfilled(letter: str, texts: Mapping[str, bytes]) -> Iterator[LetterProblem]:
    """Tags in the document's properties, and in other parts that are never filled, such as endnotes."""
    for name, data in texts.items():
        in_properties = bool(_PROPERTIES.fullmatch(name))
        if in_properties or (name.startswith("word/") and not _PRINTED.fullmatch(name)):
            text = re.sub(r"<[^>]+>", " " if in_properties else "", data.decode("utf-8", "replace"))
            for found in _TAG.findall(text):
                wrong = _("a tag stands in the document's properties, where it is not filled.")
                mend = _("Take it out under File, Info, Properties.")
                if not in_properties:
                    wrong, mend = _("a tag stands in {part}, where it is not filled.", part=name), _("Move it into the text of the letter.")
                yield LetterProblem(letter, found.strip(), wrong, mend)
