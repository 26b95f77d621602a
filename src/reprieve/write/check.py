"""Reads a finished letter again and says what a lender could send it back for. Looks at every part of the file, not only the body."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

from reprieve.figures.capitals import amount_of_capitals
from reprieve.language import Message, _
from reprieve.write.material import Cell, Fields
from reprieve.write.ooxml import damages

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEFTOVERS = ("{{", "}}", "{%", "%}", "｛｛", "｝｝", "{#", "Undefined")
_BARE_WORDS = re.compile(r"(?<![A-Za-z])(?:None|nan|NaN|True|False)(?![A-Za-z])")
_FIGURE = re.compile(r"¥\d[\d,]*(?:\.\d+)?")
_CAPITALS = re.compile(r"人民币(?=[零壹贰叁肆伍陆柒捌玖拾])[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整正]+")


@dataclass(frozen=True, slots=True)
class ReadBack:
    """A .docx as it is read again: its parts by name, those of XML parsed, and its words, a line per paragraph."""

    parts: Mapping[str, bytes]
    trees: Mapping[str, ElementTree.Element]
    unreadable: Mapping[str, str]
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join(self.paragraphs)


def read_file(path: Path | BytesIO) -> ReadBack:
    """Every part of a .docx, read once for all checks."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    trees, unreadable = dict[str, ElementTree.Element](), dict[str, str]()
    for name in filter(_is_xml, parts):
        try:
            trees[name] = ElementTree.fromstring(parts[name])
        except ElementTree.ParseError as error:
            unreadable[name] = str(error)
    texts = [_text(paragraph) for name, root in trees.items() if name.endswith(".xml") for paragraph in root.iter(f"{_W}p")]
    return ReadBack(parts, trees, unreadable, tuple(texts))


def faults_of_file(back: ReadBack, fields: Fields) -> list[Message]:
    """What is wrong with a written .docx, given the fields it was filled from; empty when it may go out."""
    damage = list(damages(back.parts, back.trees, back.unreadable))
    return damage or [*_leftovers(back.paragraphs, fields), *_strange_figures(back.paragraphs, fields), *sums_that_differ(fields)]


def _is_xml(name: str) -> bool:
    return name.endswith((".xml", ".rels"))


def _text(paragraph: ElementTree.Element) -> str:
    return "".join("\n" if node.tag == f"{_W}br" else node.text or "" for node in paragraph.iter() if node.tag in (f"{_W}t", f"{_W}br"))


def _leftovers(texts: Sequence[str], fields: Fields) -> Iterator[Message]:
    """Tags and programmers' words, unless the applicant wrote them."""
    stated = "\n".join(strings(fields))
    for text in texts:
        found = [mark for mark in _LEFTOVERS if mark in text] + _BARE_WORDS.findall(text)
        for mark in found:
            if mark not in stated:
                yield _('"{mark}" is left in: {text}', mark=mark, text=text[:60])


def _strange_figures(texts: Sequence[str], fields: Fields) -> Iterator[Message]:
    """Every sum of money in the letter must be one of its fields, and its capitals the same amount, or as the applicant spelled them."""
    values = list(strings(fields))
    figures = {figure for value in values for figure in _FIGURE.findall(value)}
    spelled = {words for value in values for words in _CAPITALS.findall(value)}
    amounts = {Decimal(figure[1:].replace(",", "")) for figure in figures}
    for text in texts:
        for figure in _FIGURE.findall(text):
            if figure not in figures:
                yield _("{figure} is not a figure of this case: {text}", figure=figure, text=text[:60])
        for words in _CAPITALS.findall(text):
            if words not in spelled and amount_of_capitals(words) not in amounts:
                yield _("{words} is not a figure of this case: {text}", words=words, text=text[:60])


def sums_that_differ(fields: Fields) -> Iterator[Message]:
    """Instalments must come to the total, and each figure to its capitals."""
    schedule, total = fields.get("schedule"), fields.get("plan_total")
    if isinstance(schedule, list) and isinstance(total, str):
        sum_of_rows = sum((amount_of(str(row["amount"])) for row in schedule), Decimal(0))
        if sum_of_rows != amount_of(total):
            yield _("the instalments come to {sum}, not to {total}", sum=f"{sum_of_rows:.2f}", total=total)
    for row in _tables(fields):
        for name in [name for name in row if name.endswith("_capitals")]:
            words, figure = row[name], row[name.removesuffix("_capitals")]
            if amount_of_capitals(str(words)) != amount_of(str(figure)):
                yield _("{words} is not {figure}", words=words, figure=figure)


def amount_of(figure: str) -> Decimal:
    """¥1,234.50 -> 1234.50."""
    return Decimal(figure.replace("¥", "").replace(",", ""))


def _tables(fields: dict[str, Cell]) -> Iterator[dict[str, Cell]]:
    yield fields
    for value in fields.values():
        if isinstance(value, list):
            for row in value:
                yield from _tables(row)


def strings(fields: dict[str, Cell]) -> Iterable[str]:
    """Every text in the fields and their tables."""
    return (value for row in _tables(fields) for value in row.values() if isinstance(value, str))
