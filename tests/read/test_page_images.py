from __future__ import annotations

from io import BytesIO

import pypdfium2
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from reprieve.read import render_page


def a_stamped_page() -> bytes:
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842))
    for line in range(40):
        canvas.drawString(60, 780 - 18 * line, f"row {line} of a statement with enough text to need many greys")
    canvas.setStrokeColorRGB(0.9, 0.1, 0.1)
    canvas.circle(480, 100, 30)
    canvas.save()
    return stream.getvalue()


def test_the_image_of_a_page_is_small_and_its_stamp_stays_red() -> None:
    paper = a_stamped_page()
    image = render_page(paper, 1, dpi=110)
    data = Image.open(BytesIO(image)).convert("RGB").tobytes()
    pixels = set(zip(data[0::3], data[1::3], data[2::3], strict=True))
    assert any(red > 180 and max(green, blue) < 110 for red, green, blue in pixels)
    assert len(image) < 0.5 * len(in_full_colour(paper))


def in_full_colour(paper: bytes) -> bytes:
    stream = BytesIO()
    pypdfium2.PdfDocument(paper)[0].render(scale=110 / 72).to_pil().convert("RGB").save(stream, "PNG", optimize=True)
    return stream.getvalue()
