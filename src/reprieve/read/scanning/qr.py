"""QR codes on pages -> what they say. Only here: zxing-cpp. Nothing that a code says is opened."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from reprieve.model import Box, QrCode
from reprieve.read.page.words import Page, Rule

if TYPE_CHECKING:
    from reprieve.read.scanning.images import Picture

# In points: a code is no smaller and, unless a picture holds more than it, no larger.
_SMALLEST, _LARGEST = 25.0, 250.0
_LONGEST_SIDE = 1.4
_MOST_REGIONS = 6
# A code that is drawn, not pictured, is made of this many small squares, or of bars of them.
_MARKS = 80
_LARGEST_MARK = 24.0
_MOST_CODES = 5
_LONGEST_TEXT = 1000

Region = Callable[[int, Box], "Picture"]


def is_looked_at(page: int, page_count: int) -> bool:
    """Codes stand on the first pages and on the last; long statements are not searched for more."""
    return page <= 2 or page == page_count


def qr_codes(pages: Iterable[Page], region: Region) -> Iterator[QrCode]:
    """What the codes on the pages say, each text once a page. `region` pictures a part of a page."""
    for page in pages:
        texts = (text for place in _places(page) for text in _texts(region(page.number, place)))
        yield from (QrCode(page.number, text) for text in list(dict.fromkeys(texts))[:_MOST_CODES])


def _places(page: Page) -> list[Box]:
    """Where a code may stand: all of a picture, pictures on a page, and drawn squares close together."""
    if page.is_picture:
        return [Box(0.0, 0.0, page.width, page.height)]
    pictures = [box for box in page.pictures if min(_sides(box)) >= _SMALLEST]
    square = sorted(pictures, key=lambda box: max(_sides(box)) / min(_sides(box)))
    return [*square[:_MOST_REGIONS], *_drawn(page.rules)]


def _drawn(rules: Iterable[Rule]) -> Iterator[Box]:
    marks = [rule for rule in rules if rule.x1 - rule.x0 <= _LARGEST_MARK and rule.bottom - rule.top <= _LARGEST_MARK]
    if len(marks) >= _MARKS:
        box = Box(min(m.x0 for m in marks), min(m.top for m in marks), max(m.x1 for m in marks), max(m.bottom for m in marks))
        short, long = sorted(_sides(box))
        if short >= _SMALLEST and long <= max(_LARGEST, _LONGEST_SIDE * short):
            yield box


def _sides(box: Box) -> tuple[float, float]:
    return box.x1 - box.x0, box.bottom - box.top


def _texts(picture: Picture) -> Iterator[str]:
    import zxingcpp  # most papers bear no code

    from reprieve.read.scanning.images import grey_pixels

    pixels, width, height = grey_pixels(picture)
    image = memoryview(pixels).cast("B", (height, width))
    for found in zxingcpp.read_barcodes(image, zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])):
        text = "".join(character if character.isprintable() else " " for character in found.text).strip()
        if text:
            yield text[:_LONGEST_TEXT]
