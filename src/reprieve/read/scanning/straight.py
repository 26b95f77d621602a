"""A photographed page made straight: grey, evenly lit, without the ink of seals, its lines of text level."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from PIL import Image, ImageChops, ImageFilter, ImageOps
from PIL.Image import Resampling, Transpose

from reprieve.read.scanning.images import Picture
from reprieve.read.scanning.pictures import Pose

# Watermarks are paler than this; letters, and the edges of letters, are darker.
_PALE = (165, 205)
_INK_CURVE = [
    value if value < _PALE[0] else min(255, _PALE[0] + (value - _PALE[0]) * (255 - _PALE[0]) // (_PALE[1] - _PALE[0]))
    for value in range(256)
]
_LIT = 200
_BLACK, _LIGHT, _FEW_LIGHT, _LETTERS_PIXELS = 80, 160, 0.03, 16
# Whoever lays a page on a table and bends over it holds the camera this much askew.
_TILTS = 12.0
_TURNS = {90: Transpose.ROTATE_90, 180: Transpose.ROTATE_180, 270: Transpose.ROTATE_270}


@dataclass(frozen=True, slots=True)
class Straight:
    """A page made straight, in grey, and how it lay before."""

    image: Image.Image
    pose: Pose

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        return self.image.width * self.pose.scale, self.image.height * self.pose.scale


def straighten(picture: Picture, known: Pose | None = None) -> Straight:
    """The page grey, evenly lit, without the ink of seals, its lines of text level. `known` is how it lay, where that was found before."""
    grey = evenly_lit(dark_on_light(without_seals(picture))).point(_INK_CURVE)
    tilt = tilt_of(grey) if known is None else known.tilt
    if tilt:
        grey = grey.rotate(tilt, Resampling.BICUBIC, expand=True, fillcolor=255)
    page = Straight(grey, Pose(tilt, 0, picture.width, picture.height, picture.width / picture.image.width))
    return turned(page, known.turn) if known and known.turn else page


def turned(page: Straight, turn: int) -> Straight:
    """The page turned further counterclockwise by 90, 180 or 270 degrees."""
    return Straight(page.image.transpose(_TURNS[turn]), replace(page.pose, turn=(page.pose.turn + turn) % 360))


# --- seals and shadows -----------------------------------------------------------------------------------------------

_CELL_POINTS = 6.0
_RED = 40
_REDDISH = 6
_REDDISH_PIXEL = 15
_SEAL_POINTS = (55.0, 230.0)
_ROUND = 1.8
_SEAL_INK = 190
_At = tuple[int, int]


def without_seals(picture: Picture) -> Image.Image:
    """The page in grey; where a round red seal lies, its red is taken for white. Red figures outside seals stay."""
    image = picture.image.convert("RGB")
    grey = image.convert("L")
    red, green, blue = image.split()
    redness = ImageChops.subtract(red, ImageChops.lighter(green, blue))
    extrema = redness.getextrema()
    if isinstance(extrema[1], tuple) or extrema[1] <= _RED:
        return grey
    cell = max(2, round(_CELL_POINTS * image.width / picture.width))
    for place in _seals(redness.point(lambda value: 255 if value > _RED else 0).reduce(cell)):
        box = (place[0] * cell, place[1] * cell, min(place[2] * cell, image.width), min(place[3] * cell, image.height))
        inked = redness.crop(box).point(lambda value: 255 if value > _REDDISH_PIXEL else 0).filter(ImageFilter.MaxFilter(3))
        grey.paste(red.crop(box).point(lambda value: min(255, value * 255 // _SEAL_INK)), box, inked)
    return grey


def _seals(cells: Image.Image) -> Iterator[tuple[int, int, int, int]]:
    """Groups of red cells as large and as round as a seal: left, top, right, bottom in cells."""
    columns = cells.width
    red = {divmod(index, columns)[::-1] for index, value in enumerate(cells.tobytes()) if value > _REDDISH}
    smallest, largest = (points / _CELL_POINTS for points in _SEAL_POINTS)
    while red:
        group = _group(red)
        xs, ys = [x for x, _y in group], [y for _x, y in group]
        width, height = max(xs) - min(xs) + 1, max(ys) - min(ys) + 1
        if smallest <= min(width, height) and max(width, height) <= min(largest, _ROUND * min(width, height)):
            yield max(0, min(xs) - 1), max(0, min(ys) - 1), max(xs) + 2, max(ys) + 2


def _group(cells: set[_At]) -> list[_At]:
    """One group of cells that touch, or have one cell between them; taken out of `cells`."""
    waiting = [cells.pop()]
    group = []
    while waiting:
        x, y = waiting.pop()
        group.append((x, y))
        near = {(x + dx, y + dy) for dx in range(-2, 3) for dy in range(-2, 3)} & cells
        cells -= near
        waiting += near
    return group


def dark_on_light(grey: Image.Image) -> Image.Image:
    """A screen that shows light letters on black, turned round. A paper on a dark table, however small, is light itself."""
    small = grey.reduce(_LETTERS_PIXELS)
    cells = small.tobytes()
    light = sum(map(cells.count, range(_LIGHT, 256)))
    is_black = sum(map(cells.count, range(_BLACK))) * 2 > len(cells)
    return ImageOps.invert(grey) if is_black and light < _FEW_LIGHT * len(cells) else grey


def evenly_lit(grey: Image.Image) -> Image.Image:
    """The page as if light fell evenly on it; a page without shadows stays as it is."""
    small = grey.reduce(8).filter(ImageFilter.MaxFilter(9))
    darkest, _brightest = small.getextrema()
    if isinstance(darkest, tuple) or darkest >= _LIT:
        return grey
    light = small.filter(ImageFilter.GaussianBlur(4)).resize(grey.size, Resampling.BILINEAR)
    return ImageChops.invert(ImageChops.subtract(light, grey))


# --- tilt ------------------------------------------------------------------------------------------------------------


def tilt_of(grey: Image.Image) -> float:
    """By how many degrees, counterclockwise, a page must be rotated so that its lines are level; 0 within a tenth of a degree.

    Where the lines are level, the white between them is widest: rows and columns of the page differ most from their neighbours.
    """
    rough = _ink(grey, 500)
    coarse = max(
        (step / 2 for step in range(round(-2 * _TILTS), round(2 * _TILTS) + 1)), key=lambda angle: (_contrast(rough, angle), -abs(angle))
    )
    fine = _ink(grey, 1100)
    angle = max((coarse + step / 10 for step in range(-4, 5)), key=lambda angle: (_contrast(fine, angle), -abs(angle)))
    return 0.0 if abs(angle) < 0.15 or abs(angle) >= _TILTS else round(angle, 1)


def _ink(grey: Image.Image, side: int) -> Image.Image:
    """What is dark on the page as 1, the rest as 0, small."""
    small = grey.reduce(max(1, round(max(grey.size) / side)))
    return small.point(lambda value: 255 - value if value < 230 else 0).convert("F")


def _contrast(ink: Image.Image, angle: float) -> float:
    level = ink.rotate(angle) if angle else ink  # to the nearest pixel: whole lines are added up, and it is five times as fast
    return sum(_differences(level.resize(size, Resampling.BOX)) for size in ((1, level.height), (level.width, 1)))


def _differences(profile: Image.Image) -> float:
    values = memoryview(profile.tobytes()).cast("f").tolist()
    return float(sum((after - before) ** 2 for before, after in pairwise(values)))
