"""Photographs and scans -> pictures of pages, and parts of them. Of the reader only here and in `straight`: Pillow."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from PIL import Image
from PIL.Image import Resampling, Transpose

from reprieve.model import Box
from reprieve.papers.pictures import faults_told, frames
from reprieve.read.scanning.pictures import MAX_SIDE

_LONG_SIDE_OF_A4 = 842.0
_DARK = 190
_DARK_AS_ONE = bytes(1 if value < 40 else 0 for value in range(256))
_SPECK_AS_ZERO = bytes(1 if value > 8 else 0 for value in range(256))
# Screenshots of a whole list: heights of a screen for its width; how much longer than what is read at once.
_SCREEN, _MOST_READ, _ONE_COLOUR = 2.2, 1.6, 12
_ALL_DARK = 225
_COLOURS = 64
# Some twelve scanned sheets.
_PIXELS_HELD = 50_000_000


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as it was photographed, and its size in points."""

    image: Image.Image
    width: float
    height: float


def open_pictures(data: bytes) -> Iterator[Picture]:
    """Every picture of a file, turned as the camera was held. Raises PaperError where it is damaged, too large or of an unknown kind."""
    with faults_told():
        for frame in frames(data):
            yield from _pictures_in(frame)


class Pictures:
    """The pictures of a file, by number from 1, and the `sizes` of all in points. The first are held; those after some are opened again.

    Raises PaperError where it is damaged, too large or of an unknown kind.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._held: dict[int, Picture] = {}
        self._places: list[tuple[int, int]] = []
        self.sizes: list[tuple[float, float]] = []
        pixels = 0
        with faults_told():
            for number, frame in enumerate(frames(data)):
                for part, picture in enumerate(_pictures_in(frame)):
                    self._places.append((number, part))
                    self.sizes.append((picture.width, picture.height))
                    pixels += picture.image.width * picture.image.height
                    if pixels <= _PIXELS_HELD:
                        self._held[len(self._places)] = picture

    def __getitem__(self, number: int) -> Picture:
        if number in self._held:
            return self._held[number]
        frame, part = self._places[number - 1]
        with faults_told():
            return next(islice(_pictures_in(next(frames(self._data, frame))), part, None))


def _pictures_in(frame: Image.Image) -> Iterator[Picture]:
    return map(picture_of, screens_of(_on_paper(frame)))


def screens_of(image: Image.Image) -> Iterator[Image.Image]:
    """The image; one that was put together from many screens, too long to be read at once, in parts that end where nothing stands."""
    screen = round(_SCREEN * image.width)
    top = 0
    while image.height > _MOST_READ * MAX_SIDE and image.height - top > 1.5 * screen:
        begin = top + screen // 2
        end = begin + _middle_of_widest_gap(image.crop((0, begin, image.width, top + screen)).convert("L"))
        yield image.crop((0, top, image.width, end))
        top = end
    yield image.crop((0, top, image.width, image.height)) if top else image


def _middle_of_widest_gap(grey: Image.Image) -> int:
    """The middle of the most rows of pixels, one below the other, that are of one colour but for lines and edges."""
    inner = grey.crop((grey.width // 50, 0, grey.width - grey.width // 50, grey.height))
    pixels, width = inner.tobytes(), inner.width
    best, begin = (0, grey.height), 0
    for row in range(inner.height + 1):
        line = pixels[row * width : (row + 1) * width]
        if not line or max(line) - min(line) > _ONE_COLOUR:
            best, begin = max(best, (row - begin, (row + begin) // 2)), row + 1
    return best[1]


def picture_of(image: Image.Image, size: tuple[float, float] | None = None) -> Picture:
    """A page from an image; without a size in points its long side is that of A4."""
    longest = max(image.size)
    if longest > MAX_SIDE:
        image = image.resize((round(image.width * MAX_SIDE / longest), round(image.height * MAX_SIDE / longest)), Resampling.LANCZOS)
    width, height = size or (image.width * _LONG_SIDE_OF_A4 / max(image.size), image.height * _LONG_SIDE_OF_A4 / max(image.size))
    return Picture(image, width, height)


def as_bitmap(image: Image.Image) -> bytes:
    """The image as an uncompressed file, which is quicker to write and to read than any other."""
    stream = io.BytesIO()
    image.save(stream, "BMP")
    return stream.getvalue()


def dark_cells(image: Image.Image, length: int, upright: bool) -> tuple[bytes, int]:
    """One byte for each stretch of `length` pixels, 1 where nearly all of it is dark, row by row; and how many make a row.

    `upright`: stretches run down the page, and a row is a column of pixels.
    """
    lying = image.transpose(Transpose.TRANSPOSE) if upright else image
    cells = lying.point(lambda value: 0 if value < _DARK else 255).reduce((length, 1))
    return cells.tobytes().translate(_DARK_AS_ONE), cells.width


def grey_pixels(picture: Picture) -> tuple[bytes, int, int]:
    """One byte for each pixel, row by row; how many make a row, and how many rows there are."""
    grey = picture.image.convert("L")
    return grey.tobytes(), grey.width, grey.height


def part_of(picture: Picture, box: Box) -> Picture:
    """A part of the page, its place given in points."""
    scale = picture.image.width / picture.width
    part = picture.image.crop((round(box.x0 * scale), round(box.top * scale), round(box.x1 * scale), round(box.bottom * scale)))
    return Picture(part, box.x1 - box.x0, box.bottom - box.top)


def ink_by_column(image: Image.Image, box: tuple[float, float, float, float]) -> bytes:
    """One byte for each column of pixels in the box: 1 where something is dark, 0 where all is white but for a speck."""
    cut = image.crop((round(box[0]), round(box[1]), max(round(box[2]), round(box[0]) + 1), max(round(box[3]), round(box[1]) + 1)))
    columns = cut.point(lambda value: 255 if value < _DARK else 0).resize((cut.width, 1), Resampling.BOX)
    return columns.tobytes().translate(_SPECK_AS_ZERO)


def set_below(image: Image.Image, boxes: Sequence[Box], edge: int) -> tuple[Image.Image, list[tuple[int, int]]]:
    """The parts of a grey image one below the other, with white around each; and the left top corner of each in it.

    Upright lines within `edge` pixels of a part's sides are left out.
    """
    parts = [image.crop((round(box.x0), round(box.top), max(round(box.x1), round(box.x0) + 1), round(box.bottom))) for box in boxes]
    around = max(part.height for part in parts)
    sheet = Image.new("L", (max(part.width for part in parts) + 2 * around, sum(part.height + around for part in parts) + around), 255)
    places: list[tuple[int, int]] = []
    down = around
    for part in parts:
        places.append((around, down))
        sheet.paste(_without_sides(part, edge), (around, down))
        down += part.height + around
    return sheet, places


def _without_sides(part: Image.Image, edge: int) -> Image.Image:
    """The part with its outer columns white that are dark from top to bottom, as no letter is, and the blur beside them."""
    pixels, width = part.tobytes(), part.width
    outer = {*range(min(edge, width)), *range(max(0, width - edge), width)}
    for column in [column for column in outer if max(pixels[column::width], default=255) < _ALL_DARK]:
        part.paste(255, (max(0, column - 1), 0, column + 2, part.height))
    return part


def shrunk(picture: Picture, dpi: int) -> Image.Image:
    """A small copy of the page, to be looked at."""
    scale = dpi * picture.width / 72 / picture.image.width
    return picture.image.resize((max(1, round(picture.image.width * scale)), max(1, round(picture.image.height * scale))))


def as_png(image: Image.Image) -> bytes:
    """The image in few colours, a quarter of the size; chosen by an octree, since median cut drops the few red pixels of a stamp.

    Pillow's `optimize` would make it a twentieth smaller for five times the work.
    """
    stream = io.BytesIO()
    image.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE).save(stream, "PNG")
    return stream.getvalue()


# --- opening -----------------------------------------------------------------------------------------------------------


def _on_paper(picture: Image.Image) -> Image.Image:
    """The picture in full colours; what is transparent in it is white."""
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        paper = Image.new("RGBA", picture.size, "white")
        return Image.alpha_composite(paper, picture.convert("RGBA")).convert("RGB")
    return picture.convert("RGB")
