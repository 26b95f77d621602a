"""What a bad file costs: itself. It is told in a sentence within bounded time and memory, and the next paper is read as ever."""

from __future__ import annotations

import io
import time
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from reprieve.language import Message
from reprieve.library import load_library
from reprieve.read.guarded import GuardedReader

SAMPLE = Path(__file__).parents[2] / "samples" / "papers" / "statement-boc.pdf"
LONGEST = 20.0


@pytest.fixture(scope="module")
def reader() -> Iterator[GuardedReader]:
    reader = GuardedReader(load_library())
    yield reader
    reader.close()


def one_page(content: bytes = b"BT /F1 9 Tf 50 700 Td (2026-05-01 balance 10.00) Tj ET") -> pikepdf.Pdf:
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font), XObject=pikepdf.Dictionary())
    page.Contents = pdf.make_stream(content)
    return pdf


def saved(pdf: pikepdf.Pdf, **how: Any) -> bytes:
    stream = io.BytesIO()
    pdf.save(stream, **how)
    return stream.getvalue()


def no_pdf() -> bytes:
    return b"\x89PNG\r\n" + b"\0" * 1000


def empty() -> bytes:
    return b""


def truncated() -> bytes:
    return SAMPLE.read_bytes()[:600]


def encrypted() -> bytes:
    return saved(one_page(), encryption=pikepdf.Encryption(user="secret", owner="secret"))


def no_text() -> bytes:
    return saved(one_page(b"0 0 100 100 re f"))


def no_pages() -> bytes:
    return saved(pikepdf.new())


def too_many_pages() -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pageCompression=0)
    for _number in range(5001):
        canvas.drawString(50, 700, "A")
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def million_glyphs() -> bytes:
    line = b"(" + b"1234567890" * 100 + b") Tj T*\n"
    return saved(one_page(b"BT /F1 1 Tf 1 TL 0 800 Td\n" + line * 1000 + b"ET"))


def endless_rules(count: int = 300_000) -> bytes:
    lines = b"".join(b"0 %d m 500 %d l S\n" % (y % 800, y % 800) for y in range(count))
    return saved(one_page(b"BT /F1 9 Tf 50 700 Td (A) Tj ET\n" + lines))


def cyclic_page_tree() -> bytes:
    pdf = one_page()
    pdf.Root.Pages.Kids.append(pdf.Root.Pages)
    return saved(pdf)


def form_that_draws_itself() -> bytes:
    pdf = one_page(b"/Loop Do")
    form = pdf.make_stream(b"/Loop Do", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 100, 100])
    form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Loop=form))
    pdf.pages[0].Resources.XObject.Loop = form
    return saved(pdf)


def billion_laughs() -> bytes:
    """Forms that draw the next one ten times each."""
    pdf = one_page(b"/F Do")
    form = pdf.make_stream(b"BT /F1 9 Tf (ha) Tj ET", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 100, 100])
    form.Resources = pdf.pages[0].Resources
    for _level in range(9):
        inner = form
        form = pdf.make_stream(b"/F Do " * 10, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 100, 100])
        form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=inner))
    pdf.pages[0].Resources.XObject.F = form
    return saved(pdf)


def huge_image() -> bytes:
    pdf = one_page(b"BT /F1 9 Tf 50 700 Td (A) Tj ET q 500 0 0 500 0 0 cm /I Do Q")
    image = pdf.make_stream(zlib.compress(b"\0" * 100_000_000), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image)
    image.Width = image.Height = 60_000
    image.ColorSpace, image.BitsPerComponent, image.Filter = pikepdf.Name.DeviceRGB, 8, pikepdf.Name.FlateDecode
    pdf.pages[0].Resources.XObject.I = image
    return saved(pdf)


def deflate_bomb() -> bytes:
    """Content of one gigabyte in a few kilobytes: blanks packed twice."""
    pdf = one_page()
    packer = zlib.compressobj(9)
    once = b"".join(packer.compress(b" " * 10_000_000) for _part in range(100)) + packer.flush()
    bomb = pdf.make_stream(zlib.compress(once, 9))
    bomb.Filter = pikepdf.Array([pikepdf.Name.FlateDecode, pikepdf.Name.FlateDecode])
    pdf.pages[0].Contents = pikepdf.Array([pdf.pages[0].Contents, bomb])
    return saved(pdf, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False)


UNREADABLE = [no_pdf, empty, truncated, encrypted, no_text, no_pages, too_many_pages, million_glyphs]
BOUNDED = [endless_rules, cyclic_page_tree, form_that_draws_itself, billion_laughs, huge_image, deflate_bomb]


def read(reader: GuardedReader, path: Path, draw: Callable[[], bytes]) -> tuple[str, Message | None, float]:
    path.write_bytes(draw())
    start = time.perf_counter()
    document = reader.read(path, path.name)
    return document.status, document.error, time.perf_counter() - start


@pytest.mark.parametrize("draw", UNREADABLE, ids=lambda draw: draw.__name__)
def test_a_file_that_cannot_be_read_says_why_in_a_sentence(draw: Callable[[], bytes], reader: GuardedReader, tmp_path: Path) -> None:
    status, error, seconds = read(reader, tmp_path / "paper.pdf", draw)
    assert status == "unreadable"
    assert error is not None and str(error).endswith((".", "。"))
    assert seconds < LONGEST


@pytest.mark.parametrize("draw", BOUNDED, ids=lambda draw: draw.__name__)
def test_a_file_made_to_cost_costs_no_more_than_its_bounds(draw: Callable[[], bytes], reader: GuardedReader, tmp_path: Path) -> None:
    status, error, seconds = read(reader, tmp_path / "paper.pdf", draw)
    assert (status == "unreadable") == (error is not None)
    assert seconds < LONGEST + 5


def test_papers_are_read_as_ever_after_one_that_ended_its_reader(tmp_path: Path) -> None:
    reader = GuardedReader(load_library(), megabytes=300)
    path = tmp_path / "paper.pdf"
    status, error, _seconds = read(reader, path, deflate_bomb)
    assert (status, error is not None) == ("unreadable", True)
    assert reader.read(SAMPLE, SAMPLE.name).status == "read"
    reader.close()


def test_a_paper_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    reader = GuardedReader(load_library(), seconds=3)
    status, error, seconds = read(reader, tmp_path / "paper.pdf", partial(endless_rules, 2_000_000))
    assert status == "unreadable" and "too long" in str(error)
    assert seconds < 10
    assert reader.read(SAMPLE, SAMPLE.name).status == "read"
    reader.close()
