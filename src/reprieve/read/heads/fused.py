"""Cells that touch come out of a PDF as one word; the grammar of figures and dates takes them apart again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reprieve.read.heads.shortened import SHORTENED
from reprieve.read.notation import CHINESE, CURRENCY_CODES, FIGURE, HAN, STRICT_FIGURE
from reprieve.read.page.words import Word, in_pieces

_CURRENCIES = ("人民币", *CURRENCY_CODES)
# Seams before a Chinese character are told together, for a class of these takes long to compile: the end of a figure stands in the next
# line, word processors set a little white beside a filler, a currency stands before a name.
_BEHIND_CURRENCY = "|".join(f"(?<=^{one})" for one in _CURRENCIES)
_BEFORE_HAN = rf"(?<=,\d{{3}}\.)|(?<=,\d{{3}}\.\d)(?![元万亿])|(?<=^[-—/*0])|(?<=^--)|(?<=^---)|(?<=\d\d:\d\d:\d\d)|{_BEHIND_CURRENCY}"
_BEHIND_SERIAL = "|".join(rf"(?<=^\d{{{digits}}})" for digits in range(1, 7))
# A figure ends two digits after its point; a date ends after its day. What follows is another cell's, or text that joins again.
_SEAM = re.compile(
    rf"(?<=\d\.\d\d)(?!\d{{1,4}}万|[CD]$)(?=[^\d元.)]|\d{{1,5}}[-A-Za-z]|(?:\d{{1,5}}|\d{{1,3}}\.\d){HAN}|\d{{4}})|(?<=\d\.\d\d[元)])(?=.)|(?<=\d\.\d\d)(?=\d[\d,]*\.\d\d(?!\d))"
    r"|(?<=,\d{3}\.\d\d)(?=\d)"  # what the next text begins with (08 月房租)
    rf"|(?<=,\d{{3}}\.\d)(?=[A-Za-z(])|(?:{_BEFORE_HAN})(?={HAN})"
    # An account behind its name joins again in one column.
    rf"|(?<=[{CHINESE})])(?=(?<!\))\(¥?{FIGURE}\)$|[-+]?{STRICT_FIGURE}(?!\d)|\d[\d*]{{8}})"
    r"|(?<=[\d*]{9})(?=-$)|(?<=^[-—/])(?=[\d*]{9})"  # a filler beside it
    r"|(?<=^20\d{6})(?=[0-2]\d:\d\d)"  # days that stand as close as letters
    r"|(?<=^日)(?=\d\d:\d\d)"  # word processors set a little white before it
    r"|(?<=.)(?=\(空\)$)|(?<=^\(空\))(?=.)"
    r"|(?<=-{8})(?=[^-])|(?<=[^-])(?=-{8})"  # a row of dashes says that a cell is empty
    rf"|(?<=\d\d:\d\d:\d\d)(?=[-+]?{STRICT_FIGURE}(?!\d))"
    r"|(?<=^[01]\d[0-5]\d[0-5]\d)(?=\d{1,3},\d{3}[.,])|(?<=^2[0-3][0-5]\d[0-5]\d)(?=\d{1,3},\d{3}[.,])"
    r"|(?:(?<=^人民币)|(?<=^[一-龥][元币镑])|(?<=^[A-Z]{3}))(?=20\d\d[-/.年]\d)"  # a currency before the day
    rf"|(?:{_BEHIND_SERIAL})(?=20\d\d([-/.])[01]\d\1[0-3]\d(?!\d))"  # a serial number before the day
    r"|(?<=^\d{4}[-/.]\d\d[-/.]\d\d)(?=[^\s])|(?<=^\d{4}年\d\d月\d\d日)(?=\S)"
)
_SHORTEST = 5  # 0.05 and a sign that it went out
_ENDS_ACCOUNT = frozenset("0123456789*")
_FILLERS = frozenset("-—/*0")
_WHOLE = re.compile(r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|" rf"[-+]?{STRICT_FIGURE}|(?!20\d{{8}}:)[\d:]+|{SHORTENED}")


def first_seam(text: str) -> int:
    """Where the first of several cells ends in a text with a point; 0 where it is one cell's, as figures alone are."""
    if len(text) < _SHORTEST or (text[-3] == "." and text[-1].isdecimal() and len(text) < 13 and ":" not in text):
        return 0
    found = None if _WHOLE.fullmatch(text) else _SEAM.search(text)
    return found.start() if found else 0


def _may_be_several(text: str) -> bool:
    """Asked of every word: whether it has a mark that stands at a seam, an account behind a name, or a currency before it."""
    if "." in text or "-" in text or "/" in text or ":" in text or "年" in text or "空" in text:
        return True
    return not text.isascii() and (text[-1] in _ENDS_ACCOUNT or text[:3] in _CURRENCIES)


def taken_apart(word: Word) -> Sequence[Word]:
    """The word at its seams; most words have none."""
    text = word.text
    if text[:1] not in _FILLERS and (len(text) < _SHORTEST or not _may_be_several(text)):
        return (word,)
    seams = [] if _WHOLE.fullmatch(text) else [found.start() for found in _SEAM.finditer(text)]
    return in_pieces(word, seams) if seams else (word,)
