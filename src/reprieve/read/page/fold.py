"""One spelling for each character: what PDF fonts, keyboards and exports write differently becomes plain Chinese and ASCII."""

from __future__ import annotations

import re
import unicodedata

_HALF = re.compile("[\ud800-\udfff]")  # PDFium counts characters beyond the first plane, as rare names have, by their halves
# NFKC leaves these CJK radicals as they are, or turns them into forms that are not written in mainland China; some are surnames.
_RADICALS_LEFT = "⺠民⻔门⻋车⻓长⻅见⻚页⻛风⻜飞⻢马⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻉贝⻆角⻘青⻄西⻝食⻤鬼⻙韦⻢马⻁虎⻣骨⻪黾⻯龙⺟母⻳龟"
_RADICALS_WRONG = "⼾户⾒见⾙贝⾞车⾧长⾨门⾭青⾴页⾵风⾶飞⾺马⿂鱼⿃鸟⿆麦⿈黄⿑齐⿒齿⿓龙⿔龟"
_SAME_GLYPH = "㬵胶㫚曶㬺幐㮣槩𤨁瑨"  # in Source Han Sans each pair is one glyph, and what a PDF tells of it may be the rarer one
_RADICAL_BLOCK = range(0x2E80, 0x2FE0)
_THOUSANDS = re.compile(r"(?<=\d)['’](?=\d{3}(?!\d))")
_STARS = re.compile(r"(?<![\d*])\*{2,}(?=(?:\d{1,3}(?:,\d{3})+|\d+)\.\d\d(?!\d))")


def _table() -> dict[int, str | None]:
    table: dict[int, str | None] = {code: unicodedata.normalize("NFKC", chr(code)) for code in _RADICAL_BLOCK}
    pairs = _RADICALS_LEFT + _RADICALS_WRONG + _SAME_GLYPH
    table |= {ord(radical): plain for radical, plain in zip(pairs[::2], pairs[1::2], strict=True)}
    table |= dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d"), "-")
    table |= dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\uffff"), None)
    table |= dict.fromkeys((*range(0x20), 0x7F, 0xA0, 0x3000), " ")
    table |= {0x02: "-", 0xFFFE: "-"}  # so PDFium writes a hyphen at the end of a line
    return table


_TABLE = _table()


def fold(text: str) -> str:
    """NFKC with mainland forms for CJK radicals; hyphens become "-", control characters blanks, zero-width ones go, halves join.

    An apostrophe between thousands (1'234.56) becomes a comma. Stars before a figure, which passbooks print so that none is
    written there, go.
    """
    if "**" in text:
        text = _STARS.sub("", text)
    if "'" in text or "’" in text:
        text = _THOUSANDS.sub(",", text)
    if text.isascii() and text.isprintable():
        return text
    if _HALF.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return unicodedata.normalize("NFKC", text.translate(_TABLE))
