"""A font whose text layer says other characters than it shows, as browsers make when they print Chinese to PDF.

The glyph of 户 is recorded as the Kangxi radical U+2F3E, that of a hyphen as U+2011, and so on: the page looks right, the text read from
it is not what a keyboard would type. No font file is needed: the glyphs are those of Adobe's GB1 collection, which every viewer knows.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping

from pdfminer.cmapdb import CMapDB
from reportlab.pdfbase._cidfontdata import CIDFontInfo
from reportlab.pdfbase.cidfonts import UnicodeCIDFont, escapePDF, structToPDF
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFStream

FACE = "STSong-Light"

KANGXI_RADICALS = {
    "户": "⼾", "一": "⼀", "子": "⼦", "金": "⾦", "网": "⽹", "心": "⼼", "人": "⼈", "日": "⽇", "行": "⾏",
    "手": "⼿", "言": "⾔", "非": "⾮", "民": "⺠", "止": "⽌", "水": "⽔", "二": "⼆", "支": "⽀", "马": "⻢", "方": "⽅", "月": "⽉",
}  # fmt: skip
"""Glyphs and the radicals that real statements record for them; some have no compatibility decomposition."""

HARD_HYPHENS = {"-": "‑"}
"""A hyphen recorded as U+2011, which ends no line."""


class DisguisedFont(UnicodeCIDFont):  # type: ignore[misc]
    """Shows what it is given, records `disguise[character]` in its place. One document is drawn at a time."""

    def __init__(self, name: str, disguise: Mapping[str, str]) -> None:
        super().__init__(FACE)
        self.name = self.fontName = name
        self._disguise = disguise
        self._glyphs = CMapDB.get_cmap("UniGB-UCS2-H")
        self._recorded: dict[int, str] = {}

    def formatForPdf(self, text: str) -> str:
        codes = b"".join(self._record(character).to_bytes(2, "big") for character in text)
        return str(escapePDF(codes))

    def _record(self, character: str) -> int:
        glyph: int = next(iter(self._glyphs.decode(character.encode("utf-16-be"))), 0)
        self._recorded[glyph] = self._disguise.get(character, character)
        return glyph

    def addObjects(self, doc: PDFDocument) -> None:
        self._recorded = {}
        internal_name = f"F{len(doc.fontMapping) + 1}"
        font = structToPDF(copy.deepcopy(CIDFontInfo[FACE]) | {"Name": f"/{internal_name}", "Encoding": "/Identity-H"})
        font.dict["ToUnicode"] = doc.Reference(_TextLayer(self._recorded), f"toUnicode{internal_name}")
        doc.idToObject["BasicFonts"].dict[internal_name] = doc.Reference(font, internal_name)
        doc.fontMapping[self.name] = f"/{internal_name}"


class _TextLayer(PDFStream):  # type: ignore[misc]
    """The ToUnicode map, written when the document is saved and every glyph that was drawn is known."""

    def __init__(self, recorded: Mapping[int, str]) -> None:
        super().__init__(content="")
        self._recorded = recorded

    def format(self, document: PDFDocument) -> bytes:
        self.content = "\n".join(_cmap_lines(self._recorded))
        return bytes(super().format(document))


def _cmap_lines(recorded: Mapping[int, str]) -> Iterator[str]:
    yield "/CIDInit /ProcSet findresource begin 12 dict begin begincmap"
    yield "/CMapName /Adobe-Identity-UCS def /CMapType 2 def"
    yield "1 begincodespacerange <0000> <FFFF> endcodespacerange"
    pairs = [f"<{glyph:04X}> <{ord(character):04X}>" for glyph, character in sorted(recorded.items())]
    for start in range(0, len(pairs), 100):  # the format allows no more in one block
        block = pairs[start : start + 100]
        yield from (f"{len(block)} beginbfchar", *block, "endbfchar")
    yield "endcmap CMapName currentdict /CMap defineresource pop end end"
