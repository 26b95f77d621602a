"""What Word would call a damaged file, by the rules of Office Open XML (ECMA-376) that writing does not see to by itself."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from reprieve.language import Message, _

Trees = Mapping[str, Element]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES = "[Content_Types].xml"
_DEFAULT, _OVERRIDE = ("{http://schemas.openxmlformats.org/package/2006/content-types}" + name for name in ("Default", "Override"))
_IGNORABLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
_FIRST = {f"{_W}{owner}": f"{_W}{first}" for owner, first in (("p", "pPr"), ("r", "rPr"), ("tc", "tcPr"), ("tbl", "tblPr"))}
_NUMBERED = {f"{_WP}docPr": "id", f"{_W}bookmarkStart": f"{_W}id", f"{_W}comment": f"{_W}id", f"{_W}footnote": f"{_W}id"}
_IN_A_CELL = {f"{_W}{name}" for name in ("p", "tbl", "sdt", "customXml")}


def damages(parts: Mapping[str, bytes], trees: Trees, unreadable: Mapping[str, str]) -> Iterator[Message]:
    """Why Word would offer to repair the file, each with the part in which it stands; nothing: it opens as it is."""
    for name, why in unreadable.items():
        yield _("{part} is no XML: {why}", part=name, why=why)
    yield from _untyped(parts, trees)
    for name in parts:
        if name.endswith(".rels"):
            yield from _dangling(name, parts, trees)
    for name, root in trees.items():
        if name.startswith("word/") and name.endswith(".xml"):
            yield from _in_part(name, parts[name], root, trees)


# --- the package ---------------------------------------------------------------------------------------------------


def _untyped(parts: Mapping[str, bytes], trees: Trees) -> Iterator[Message]:
    """Every part needs a content type, and every content type that is given to a part its part."""
    types = trees.get(_TYPES)
    if types is None:
        yield _("{part} is missing", part=_TYPES)
        return
    endings = {str(entry.get("Extension")).lower() for entry in types.iter(_DEFAULT)}
    named = [str(entry.get("PartName")).lstrip("/") for entry in types.iter(_OVERRIDE)]
    for name in parts:
        if name != _TYPES and name not in named and name.rpartition(".")[2].lower() not in endings:
            yield _("{part} has no content type", part=name)
    for name in named:
        if name not in parts:
            yield _("{part} has a content type and is missing", part=name)
    yield from (_("{part} has two content types", part=name) for name in _twice(named))


def _dangling(name: str, parts: Mapping[str, bytes], trees: Trees) -> Iterator[Message]:
    """Relations must lead to a part of the file, under ids of their own."""
    if name not in trees:
        return
    relations = list(trees[name].iter(_RELATION))
    yield from (_("{part} uses the id {id} twice", part=name, id=found) for found in _twice(str(entry.get("Id")) for entry in relations))
    folder = posixpath.dirname(posixpath.dirname(name))
    for entry in relations:
        target = unquote(str(entry.get("Target"))).partition("#")[0]
        if entry.get("TargetMode") == "External":
            yield _("{part} leads out of the file, to {target}", part=name, target=target)
        elif posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/") not in parts:
            yield _("{part} leads to {target}, which is not there", part=name, target=target)


# --- one part ------------------------------------------------------------------------------------------------------


def _in_part(name: str, data: bytes, root: Element, trees: Trees) -> Iterator[Message]:
    yield from _unrelated(name, root, trees)
    yield from _undeclared(name, data, root)
    seen: dict[str, list[str]] = {tag: [] for tag in _NUMBERED}
    for element in root.iter():
        tag = element.tag
        if tag in seen:
            seen[tag].append(str(element.get(_NUMBERED[tag])))
        elif tag == f"{_W}t":
            yield from _bad_text(name, element)
        elif tag in _FIRST:
            yield from _out_of_order(name, element, _FIRST[tag])
            yield from _bad_cell(name, element) if tag == f"{_W}tc" else _bad_table(name, element) if tag == f"{_W}tbl" else ()
    for numbers in seen.values():
        yield from (_("{part} uses the id {id} twice", part=name, id=number) for number in _twice(numbers))


def _unrelated(name: str, root: Element, trees: Trees) -> Iterator[Message]:
    """What refers to another part does so by the id of a relation that is there."""
    folder, _slash, file = name.rpartition("/")
    relations = trees.get(f"{folder}/_rels/{file}.rels")
    known = {entry.get("Id") for entry in relations.iter(_RELATION)} if relations is not None else set()
    for element in root.iter():
        for key, value in element.items():
            if key.startswith(_R) and value not in known:
                yield _("{part} refers to {id}, which leads nowhere", part=name, id=value)


def _undeclared(name: str, data: bytes, root: Element) -> Iterator[Message]:
    for prefix in (root.get(_IGNORABLE) or "").split():
        if f"xmlns:{prefix}=".encode() not in data:
            yield _("{part} names the prefix {prefix} without saying what it is", part=name, prefix=prefix)


def _bad_text(name: str, element: Element) -> Iterator[Message]:
    if len(element):
        yield _("{part}: a text holds markup: {text}", part=name, text=(element.text or "")[:40])


def _out_of_order(name: str, element: Element, first: str) -> Iterator[Message]:
    found = [child.tag for child in element]
    if first in found[1:]:
        yield _("{part}: {what} does not come first, or comes twice", part=name, what=first.rpartition("}")[2])


def _bad_cell(name: str, cell: Element) -> Iterator[Message]:
    blocks = [child.tag for child in cell if child.tag in _IN_A_CELL]
    if not blocks or blocks[-1] != f"{_W}p":
        yield _("{part}: a table cell does not end in a paragraph; Word would call the file damaged", part=name)


def _bad_table(name: str, table: Element) -> Iterator[Message]:
    """A table has rows, a row cells, and these together are as many columns as the table says it has."""
    rows, grid = table.findall(f"{_W}tr"), table.find(f"{_W}tblGrid")
    if not rows:
        yield _("{part}: a table has no rows", part=name)
    if grid is None:
        yield _("{part}: a table does not say how many columns it has", part=name)
        return
    columns = len(grid.findall(f"{_W}gridCol"))
    for number, row in enumerate(rows, 1):
        width = _width(row)
        if width != columns:
            yield _("{part}: row {row} of a table has {width} columns, not {columns}", part=name, row=number, width=width, columns=columns)


def _width(row: Element) -> int:
    around = [row.find(f"{_W}trPr/{_W}{name}") for name in ("gridBefore", "gridAfter")]
    spans = [cell.find(f"{_W}tcPr/{_W}gridSpan") for cell in _cells(row)]
    return sum(_number(span, 1) for span in spans) + sum(_number(side, 0) for side in around)


def _cells(row: Element) -> Iterator[Element]:
    """The cells of a row, those in content controls too, not those of tables inside it."""
    for child in row:
        if child.tag == f"{_W}tc":
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml"):
            yield from _cells(child)


def _number(element: Element | None, otherwise: int) -> int:
    return otherwise if element is None else int(element.get(f"{_W}val") or otherwise)


def _twice(names: Iterable[str]) -> list[str]:
    found: dict[str, int] = {}
    for name in names:
        found[name] = found.get(name, 0) + 1
    return [name for name, count in found.items() if count > 1]
