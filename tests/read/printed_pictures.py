"""Sample papers as pictures: printed at 200 dpi, then turned, tilted, saved badly, stamped or shadowed."""

from __future__ import annotations

import io
import math
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageDraw
from PIL.Image import Resampling

from reprieve.read.extraction.stand_in_font import use_only
from reprieve.read.scanning.pictures import Pose
from reprieve.read.scanning.straight import Straight

PAPERS = Path(__file__).parents[2] / "samples" / "papers"
RED = (205, 40, 40)


def printed(path: Path, page: int = 1, dpi: int = 200) -> Image.Image:
    """The page on paper. Samples embed no font, so one comes from a package: pictures are the same on a machine without Chinese fonts."""
    use_only(_song())
    with pypdfium2.PdfDocument(path) as document:
        image: Image.Image = document[page - 1].render(scale=dpi / 72).to_pil()
        return image.convert("RGB")


@cache
def _song() -> bytes:
    return files("pylopdf_fonts_zh_cn").joinpath("NotoSerifSC-Regular.otf").read_bytes()


def page_count(path: Path) -> int:
    with pypdfium2.PdfDocument(path) as document:
        return len(document)


def straight(image: Image.Image) -> Image.Image:
    return image


def turned(image: Image.Image) -> Image.Image:
    return image.rotate(90, expand=True)


def tilted(image: Image.Image) -> Image.Image:
    return image.rotate(2, Resampling.BICUBIC, expand=True, fillcolor="white")


def saved_badly(image: Image.Image) -> Image.Image:
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=60)
    return Image.open(stream).convert("RGB")


def stamped(image: Image.Image) -> Image.Image:
    """Two red seals across the rows, as ink lies over toner."""
    ink = Image.new("RGB", image.size, "white")
    for x, y in ((0.42, 0.45), (0.25, 0.7)):
        _draw_seal(ImageDraw.Draw(ink), image.width * x, image.height * y, 115)
    return ImageChops.multiply(image, ink)


def shadowed(image: Image.Image) -> Image.Image:
    """Darker towards one corner, as under a hand."""
    light = Image.linear_gradient("L").rotate(45).resize(image.size).point(lambda value: 120 + value // 2)
    return ImageChops.multiply(image, Image.merge("RGB", (light, light, light)))


def _draw_seal(draw: ImageDraw.ImageDraw, x: float, y: float, radius: float) -> None:
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), outline=RED, width=6)
    points = [(x + math.sin(k * math.pi * 4 / 5) * radius * 0.35, y - math.cos(k * math.pi * 4 / 5) * radius * 0.35) for k in range(5)]
    draw.polygon(points, fill=RED)


WAYS: dict[str, Callable[[Image.Image], Image.Image]] = {
    "straight": straight,
    "turned": turned,
    "tilted": tilted,
    "saved badly": saved_badly,
    "stamped": stamped,
    "shadowed": shadowed,
}


def save_scan(images: list[Image.Image], path: Path) -> None:
    """A PDF without text, as a scanner writes it."""
    images[0].save(path, save_all=True, append_images=images[1:], resolution=200, quality=90)


def strip(*blocks: int) -> Straight:
    """A line of text of 20 pixels, each letter a block that begins at one of these places."""
    image = Image.new("L", (500, 40), 255)
    for x in blocks:
        ImageDraw.Draw(image).rectangle((x, 10, x + 17, 29), fill=0)
    return Straight(image, Pose(0.0, 0, 500, 40, 1.0))
