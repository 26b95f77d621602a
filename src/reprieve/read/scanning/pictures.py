"""What a picture is, told by its first bytes, and how a page lay on it. Needs no library: most papers are no pictures."""

from __future__ import annotations

import math
from dataclasses import dataclass

from reprieve.errors import installs
from reprieve.model import Box

OCR_EXTRA = installs("ocr")
MAX_SIDE = 3300
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\x00", b"MM\x00*", b"BM")
_HEIC = frozenset({b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"})


@dataclass(frozen=True, slots=True)
class Pose:
    """How a page lay: it was turned counterclockwise by `tilt` degrees, then by `turn` (0, 90, 180, 270), to be read.

    `width` and `height` are the size in points of the page as it was photographed; `scale` is points for a pixel.
    """

    tilt: float
    turn: int
    width: float
    height: float
    scale: float

    def back(self, box: Box, size: tuple[float, float]) -> Box:
        """The smallest box on the photograph around the given one on the straight page, whose size in points is `size`."""
        corners = [self._back(x - size[0] / 2, y - size[1] / 2) for x in (box.x0, box.x1) for y in (box.top, box.bottom)]
        xs, ys = zip(*corners, strict=True)
        return Box(max(0.0, min(xs)), max(0.0, min(ys)), min(self.width, max(xs)), min(self.height, max(ys)))

    def _back(self, right: float, down: float) -> tuple[float, float]:
        right, down = _turned_back(right, down, self.turn)
        slant = math.radians(self.tilt)
        across = right * math.cos(slant) - down * math.sin(slant)
        along = right * math.sin(slant) + down * math.cos(slant)
        return across + self.width / 2, along + self.height / 2


def _turned_back(right: float, down: float, turn: int) -> tuple[float, float]:
    """A place relative to the middle, before the page was turned counterclockwise by `turn` degrees."""
    return {0: (right, down), 90: (-down, right), 180: (-right, -down), 270: (down, -right)}[turn]


def is_picture(data: bytes) -> bool:
    """Whether a file is a photograph or a scan: JPEG, PNG, TIFF, BMP, WebP or HEIC. Told by its first bytes."""
    return data.startswith(_PICTURES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP") or is_heic(data)


def is_heic(data: bytes) -> bool:
    """Whether a file is what iPhones take."""
    return data[4:8] == b"ftyp" and data[8:12] in _HEIC
