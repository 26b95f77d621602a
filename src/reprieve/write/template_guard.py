"""Refuses templates that could harm: macros, links that load something, nested entities, archives that swell, tags that act."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import TemplateError, nodes

from reprieve.errors import LibraryError
from reprieve.language import Message, Words, _
from reprieve.write.letters import tag_trees

_LARGEST = 30 * 1024 * 1024  # bytes of a template unpacked; letters take some hundred thousand
_DENSEST = 400  # unpacked bytes for one packed; text of Word takes ten to thirty
_MACROS = re.compile(r"vbaProject|vbaData|activeX|/embeddings/|\.bin$|afchunk", re.IGNORECASE)
_ENTITIES = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_EXTERNAL = re.compile(rb'TargetMode\s*=\s*["\']External', re.IGNORECASE)
_LOADS = re.compile(rb"(?:instrText[^>]*>|w:instr=\")\s*(INCLUDETEXT|INCLUDEPICTURE|DDEAUTO|DDE|LINK|IMPORT|MACROBUTTON)\b", re.IGNORECASE)
_FIELD_CODES = re.compile(rb"<w:instrText[^>]*>([^<]*)|(?:<w:fldChar[^>]*\"begin\")")
_PLAIN = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.If, nodes.For, nodes.Not, nodes.And, nodes.Or,
    nodes.Const, nodes.Compare, nodes.Operand,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class LetterProblem:
    """One mistake in a letter's template or its .toml: what it is about, what is wrong, what to do, and where in Word it stands."""

    letter: str
    field: str
    wrong: Message | Words
    mend: Message
    place: Message | None = None

    def __str__(self) -> str:
        return ": ".join(str(part) for part in (self.letter, self.place, self.field, self.wrong) if part) + f" {self.mend}"


def dangers(letter: str, template: Path) -> list[LetterProblem]:
    """Why a template must not be opened; empty when it may."""
    try:
        with zipfile.ZipFile(template) as archive:
            found = [LetterProblem(letter, name, wrong, _OPEN_ANEW) for name, wrong in _of_archive(archive)]
    except (zipfile.BadZipFile, OSError) as error:
        return [LetterProblem(letter, template.name, _("it is no Word file: {why}", why=error), _OPEN_ANEW)]
    return found or [LetterProblem(letter, name, NO_CODE, _ONLY_FIELDS) for name in _strange_tags(template)]


def refuse_dangers(template: Path) -> None:
    """Raises LibraryError where a template must not be opened; looks at an unchanged one once."""
    _refuse(template, template.stat().st_mtime_ns)


@cache
def _refuse(template: Path, changed: int) -> None:
    found = dangers(template.stem, template)
    if found:
        raise LibraryError(_("{template} is not opened: {why}", template=template.name, why="\n".join(map(str, found))))


_OPEN_ANEW = _("Copy its text into a new document in Word, and save that as .docx.")
NO_CODE = _("a tag may print a field, and hold if and for; this one does more.")
_ONLY_FIELDS = _("Take it out, or use one of the fields that letters are offered.")


def _of_archive(archive: zipfile.ZipFile) -> Iterator[tuple[str, Message]]:
    for item in archive.infolist():
        if item.file_size > _LARGEST or item.file_size > _DENSEST * max(item.compress_size, 1024):
            yield item.filename, _("it unpacks to {size} bytes, far more than a letter has.", size=item.file_size)
    if sum(item.file_size for item in archive.infolist()) > _LARGEST:
        yield archive.filename or "", _("it unpacks to far more than a letter has.")
        return
    for name in archive.namelist():
        if _MACROS.search(name):
            yield name, _("it holds macros or embedded files.")
        elif name.endswith((".xml", ".rels")):
            yield from ((name, wrong) for wrong in _of_part(archive.read(name)))


def _of_part(data: bytes) -> Iterator[Message]:
    if b"\x00" in data[:200] or _ENTITIES.search(data):
        yield _("its XML defines entities or is not UTF-8.")
    if _EXTERNAL.search(data):
        yield _("it links to something outside the document.")
    if _LOADS.search(data) or _LOADS.search(_codes_joined(data)):
        yield _("a field code in it would load something from outside.")
    if b"macroEnabled" in data:
        yield _("it holds macros or embedded files.")


def _codes_joined(data: bytes) -> bytes:
    """The codes of fields, each put together from the pieces that Word may have split it into."""
    pieces = _FIELD_CODES.finditer(data)
    return b"".join(b"<w:instrText>" if piece[1] is None else piece[1] for piece in pieces)


def _strange_tags(template: Path) -> list[str]:
    try:
        trees = tag_trees(template)
    except (TemplateError, KeyError):
        return []  # the tags are told by their own check
    return sorted({_named(node) for tree in trees for node in _walk(tree) if _is_strange(node)})


def _walk(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _walk(child)


def _is_strange(node: nodes.Node) -> bool:
    if isinstance(node, nodes.Output):
        return any(isinstance(child, nodes.Const) for child in node.nodes)  # a field in quotes: its name would be printed
    return not isinstance(node, _PLAIN) or (isinstance(node, nodes.Getattr) and node.attr.startswith("_"))


def _named(node: nodes.Node) -> str:
    if isinstance(node, nodes.Output):
        return "".join(f'"{child.value}"' for child in node.nodes if isinstance(child, nodes.Const))
    return f"{type(node).__name__.lower()} {getattr(node, 'attr', getattr(node, 'name', ''))}".strip()
