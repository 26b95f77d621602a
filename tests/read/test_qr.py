"""What QR codes say is carried with the page they stand on, whether they are pictured, drawn or scanned; nothing is opened."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from printed_pictures import printed, save_scan, shadowed, tilted, turned
from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from zxingcpp import BarcodeFormat, create_barcode

from reprieve.library import load_library
from reprieve.model import QrCode
from reprieve.read import read_paper
from reprieve.read.paper import open_paper

ADDRESS = "https://example.org/check?code=9A3F77C201D4"


def as_picture(canvas: Canvas) -> None:
    image: Any = create_barcode(ADDRESS, BarcodeFormat.QRCode).to_image(scale=5)  # a buffer, which its types do not say
    height, width = image.shape
    canvas.drawImage(ImageReader(Image.frombytes("L", (width, height), bytes(memoryview(image)))), 420, 60, 70, 70)


def as_squares(canvas: Canvas) -> None:
    code = QrCodeWidget(ADDRESS)
    left, bottom, right, top = code.getBounds()
    drawing = Drawing(70, 70, transform=[70 / (right - left), 0, 0, 70 / (top - bottom), 0, 0])
    drawing.add(code)
    renderPDF.draw(drawing, canvas, 420, 60)


def drawn(path: Path, draw: Callable[[Canvas], None], page: int = 1, pages: int = 1) -> Path:
    canvas = Canvas(str(path))
    for number in range(1, pages + 1):
        canvas.drawString(70, 740, f"Page {number} of a paper that bears a code.")
        if number == page:
            draw(canvas)
        canvas.showPage()
    canvas.save()
    return path


def codes(path: Path) -> tuple[QrCode, ...]:
    return read_paper(path, path.name, load_library()).qr


@pytest.mark.parametrize("draw", [as_picture, as_squares])
def test_a_code_is_read_whether_it_is_pictured_or_drawn(draw: Callable[[Canvas], None], tmp_path: Path) -> None:
    assert codes(drawn(tmp_path / "paper.pdf", draw, 2, 2)) == (QrCode(2, ADDRESS),)


@pytest.mark.parametrize("spoil", [turned, tilted, shadowed])
def test_a_code_is_read_from_a_scan(spoil: Callable[[Image.Image], Image.Image], tmp_path: Path) -> None:
    save_scan([spoil(printed(drawn(tmp_path / "paper.pdf", as_squares)))], tmp_path / "scan.pdf")
    with open_paper((tmp_path / "scan.pdf").read_bytes(), (), lambda seconds: None, lambda page, pages: None) as paper:
        list(paper.pages())
        assert paper.codes() == (QrCode(1, ADDRESS),)


def test_a_code_is_read_from_a_photograph(tmp_path: Path) -> None:
    stream = io.BytesIO()
    tilted(printed(drawn(tmp_path / "paper.pdf", as_picture))).save(stream, "JPEG", quality=70)
    with open_paper(stream.getvalue(), (), lambda seconds: None, lambda page, pages: None) as paper:
        list(paper.pages())
        assert paper.codes() == (QrCode(1, ADDRESS),)


def test_only_the_first_pages_and_the_last_are_searched(tmp_path: Path) -> None:
    assert codes(drawn(tmp_path / "middle.pdf", as_squares, 3, 4)) == ()


def test_a_paper_without_a_code_has_none(tmp_path: Path) -> None:
    assert codes(drawn(tmp_path / "paper.pdf", lambda canvas: canvas.rect(420, 60, 70, 70))) == ()
