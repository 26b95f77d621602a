"""Parts of a page -> what the engine sees in each: all are set one below the other, so that it is asked once and not once for each."""

from __future__ import annotations

from collections.abc import Sequence

from reprieve.model import Box
from reprieve.read.ocr import Seen, Strength, see
from reprieve.read.scanning.images import as_bitmap, set_below
from reprieve.read.scanning.straight import Straight


def parts_seen(parts: Sequence[Box], page: Straight, strength: Strength, edge: int = 0) -> list[list[Seen]]:
    """The texts of each part, given in pixels, where they stand on the page. Lines within `edge` pixels of its sides are left out."""
    if not parts:
        return []
    image, places = set_below(page.image, parts, edge)
    seen = see(as_bitmap(image), strength)
    return [
        [one.moved(part.x0 - left, part.top - top) for one in seen if top <= one.middle < top + part.bottom - part.top]
        for part, (left, top) in zip(parts, places, strict=True)
    ]
