"""A sheet of paper to draw on: text, lines, seals and watermarks, measured in points from the top left corner.

The same calls give the same bytes on every machine: no clock, no random id, and streams are left uncompressed because compressors differ.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from reportlab.lib.colors import Color
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfgen.canvas import Canvas

from disguised_font import FACE, HARD_HYPHENS, KANGXI_RADICALS, DisguisedFont

Align = Literal["left", "right", "centre"]
Size = tuple[float, float]

PORTRAIT: Size = (A4[0], A4[1])
LANDSCAPE: Size = (A4[1], A4[0])
SONG = FACE
RADICALS = "Song-Radicals"
HYPHENS = "Song-HardHyphens"

BLACK = Color(0, 0, 0)
GREY = Color(0.55, 0.55, 0.55)
PALE = Color(0.85, 0.85, 0.85)
RED = Color(0.8, 0.1, 0.1)

DISCLAIMER = "样本 SAMPLE：人物、机构、账户与金额均为虚构"

registerFont(UnicodeCIDFont(SONG))
registerFont(DisguisedFont(RADICALS, KANGXI_RADICALS))
registerFont(DisguisedFont(HYPHENS, HARD_HYPHENS))


class Sheet:
    """A PDF being drawn, page by page. Every page carries the disclaimer at its foot."""

    def __init__(self, path: Path, size: Size = PORTRAIT, font: str = SONG, password: str | None = None) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        encryption = StandardEncryption(password, ownerPassword=password, strength=128) if password else None
        self._canvas = Canvas(str(path), pagesize=size, invariant=1, pageCompression=0, encrypt=encryption)
        self._canvas.setTitle(DISCLAIMER)
        self.width, self.height = size
        self.font = font

    def text(self, x: float, y: float, text: str, size: float, align: Align = "left", colour: Color = BLACK) -> None:
        """One line with its baseline at `y`; `x` is its left end, right end or middle."""
        self._canvas.setFont(self.font, size)
        self._canvas.setFillColor(colour)
        draw = {"left": self._canvas.drawString, "right": self._canvas.drawRightString, "centre": self._canvas.drawCentredString}[align]
        draw(x, self.height - y, text)

    def line(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.5) -> None:
        self._canvas.setStrokeColor(BLACK)
        self._canvas.setLineWidth(width)
        self._canvas.line(x0, self.height - y0, x1, self.height - y1)

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        """A ruled table between the given verticals and horizontals."""
        for y in ys:
            self.line(xs[0], y, xs[-1], y)
        for x in xs:
            self.line(x, ys[0], x, ys[-1])

    def seal(self, x: float, y: float, radius: float = 42, words: str = "") -> None:
        """A round red seal with its star; `words` stand straight below the star."""
        self._canvas.saveState()
        self._canvas.setStrokeColor(RED)
        self._canvas.setLineWidth(1.6)
        self._canvas.circle(x, self.height - y, radius)
        self._canvas.setLineWidth(0.8)
        star = self._canvas.beginPath()
        for index, (dx, dy) in enumerate(_STAR):
            (star.lineTo if index else star.moveTo)(x + dx * radius * 0.34, self.height - y + dy * radius * 0.34)
        star.close()
        self._canvas.drawPath(star)
        self._canvas.restoreState()
        if words:
            self.text(x, y + radius * 0.62, words, radius / 6, "centre", RED)

    def watermark(self, text: str, angle: float = 35, size: float = 22) -> None:
        """The text slantwise over the whole page, again and again."""
        for row in range(4):
            for column in range(3):
                self._canvas.saveState()
                self._canvas.translate(self.width * (0.08 + 0.33 * column), self.height * (0.1 + 0.25 * row))
                self._canvas.rotate(angle)
                self._canvas.setFont(self.font, size)
                self._canvas.setFillColor(PALE)
                self._canvas.drawString(0, 0, text)
                self._canvas.restoreState()

    def new_page(self) -> None:
        self.text(self.width / 2, self.height - 9, DISCLAIMER, 6, "centre", GREY)
        self._canvas.showPage()

    def save(self) -> None:
        """End the last page and write the file."""
        self.new_page()
        self._canvas.save()

    def measure(self, text: str, size: float) -> float:
        return float(stringWidth(text, self.font, size))

    def flow(self, text: str, size: float, width: float) -> list[str]:
        """The text in lines as a word processor sets it: figures stay whole, and no line begins with a closing mark."""
        lines = [""]
        for piece in re.findall(r"[\w.,%-]*[A-Za-z0-9%][，。；、：）]?|.[，。；、：）]*", text, re.ASCII):
            if lines[-1] and self.measure(lines[-1] + piece.rstrip("，。；、：）"), size) > width:
                lines.append("")
            lines[-1] += piece
        return lines

    def wrap(self, text: str, size: float, width: float) -> list[str]:
        """The text in lines no wider than `width`, broken between any two characters, as Chinese is; never empty."""
        lines = []
        for paragraph in text.split("\n"):
            line = ""
            for character in paragraph:
                if line and self.measure(line + character, size) > width:
                    lines.append(line)
                    line = ""
                line += character
            lines.append(line)
        return lines


_STAR = (
    (0.0, 1.0), (0.22, 0.31), (0.95, 0.31), (0.36, -0.12), (0.59, -0.81),
    (0.0, -0.38), (-0.59, -0.81), (-0.36, -0.12), (-0.95, 0.31), (-0.22, 0.31),
)  # fmt: skip
