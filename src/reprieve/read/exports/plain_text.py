"""A text (.txt, a mail) -> pages, each letter in its place: columns told by blanks, bars or lines of dashes; a payslip line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from unicodedata import east_asian_width

from reprieve.library.reading import ReadingLibrary
from reprieve.library.statements import StatementVocabulary
from reprieve.model import PAYSLIP
from reprieve.read.exports.encodings import text_of
from reprieve.read.exports.markup import is_markup
from reprieve.read.heads.header import headers_on
from reprieve.read.page.fold import fold
from reprieve.read.page.words import Page, Rule, Word
from reprieve.read.recognise import recognise
from reprieve.read.tables.cards import read_cards

_HEIGHT, _PITCH, _NARROW = 10.0, 16.0, 5.0
_LINES_A_PAGE = 120
_TAB = 8
_BARS = "|│┃║"
_LINE = re.compile(rf"[-=_+{_BARS}\s\u2500-\u257f]*[-=_\u2500-\u257f]{{3}}[-=_+{_BARS}\s\u2500-\u257f]*")
_PART = re.compile(rf"[^\s{_BARS}]+|[{_BARS}]")


def pages_of_text(data: bytes, library: ReadingLibrary) -> tuple[Page, ...]:
    """The pages of a text in which a line names the columns of a table of transactions, that lists each as labels and values, or that is
    a payslip, as a mail or a message tells it. None of another text, of tags or of other bytes.

    A form feed begins a page, and so does the next of some hundred lines.
    """
    text = text_of(data)
    if is_markup(text):
        return ()
    pages = tuple(_page(number, lines) for number, lines in enumerate(_sheets(text.lstrip("\ufeff")), start=1))
    return pages if _lists_transactions(pages[:2], library.statements) or (pages and recognise(pages, library).kind == PAYSLIP) else ()


def _lists_transactions(pages: Sequence[Page], vocabulary: StatementVocabulary) -> bool:
    return any(any(headers_on(page, vocabulary)) for page in pages) or bool(read_cards(pages, vocabulary))


def _sheets(text: str) -> Iterator[Sequence[str]]:
    for sheet in text.split("\f"):
        lines = sheet.splitlines()
        parts = (lines[first : first + _LINES_A_PAGE] for first in range(0, len(lines), _LINES_A_PAGE))
        yield from (part for part in parts if any(map(str.strip, part)))


def _page(number: int, lines: Sequence[str]) -> Page:
    words: list[Word] = []
    rules: list[Rule] = []
    width = _NARROW
    for place, line in enumerate(lines):
        top = place * _PITCH
        edges = _edges(line.expandtabs(_TAB))
        width = max(width, edges[-1])
        for part in _PART.finditer(line.expandtabs(_TAB)):
            x0, x1 = edges[part.start()], edges[part.end()]
            if _LINE.fullmatch(line):
                rules.append(Rule(x0, top + _HEIGHT / 2, x1, top + _HEIGHT / 2))
            elif part[0] in _BARS:
                rules.append(Rule((x0 + x1) / 2, top - _PITCH / 2, (x0 + x1) / 2, top + _PITCH))
            elif text := fold(part[0]).replace(" ", ""):
                words.append(Word(text, x0, top, x1, top + _HEIGHT))
    return Page(number, width, len(lines) * _PITCH, tuple(words), tuple(rules))


def _edges(line: str) -> list[float]:
    """x before each character and after the last: Chinese ones, and the lines drawn beside them, are two columns wide."""
    edges = [0.0]
    for character in line:
        edges.append(edges[-1] + (2 * _NARROW if east_asian_width(character) in "WFA" else _NARROW))
    return edges
