"""What a bad file costs: itself. It is told in a sentence within bounded time and memory, and the next paper is read as ever."""

from __future__ import annotations

import contextlib
import io
import os
import signal
import struct
import time
import zlib
from collections.abc import Callable, Iterator
from functools import cache, partial, reduce
from pathlib import Path
from threading import Timer
from typing import Any

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from reprieve.language import Message
from reprieve.library import load_library
from reprieve.model import Statement
from reprieve.read import guarded
from reprieve.read.guarded import GuardedReader

SAMPLE = Path(__file__).parents[2] / "samples" / "papers" / "statement-boc.pdf"
PLACES = (50, 150, 250, 350)
LONGEST = 20.0


def taken_now() -> int:
    """The megabytes that these tests take already: a reader begins as a copy of its parent."""
    with contextlib.suppress(OSError):
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) >> 10 for line in lines if line.startswith("VmData:"))
    return 0


@pytest.fixture(scope="module")
def reader() -> Iterator[GuardedReader]:
    reader = GuardedReader(load_library(), megabytes=1000)
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


def longest_statement() -> bytes:
    """A row on each of as many pages as are read; the header stands on the first."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pageCompression=0)
    for x, name in zip(PLACES, ("Date", "Amount", "Balance", "Abstract"), strict=True):
        canvas.drawString(x, 750, name)
    for number in range(5000):
        for x, cell in zip(PLACES, ("2026-05-03", "1.00", f"{number + 1}.00", "salary"), strict=True):
            canvas.drawString(x, 700, cell)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def million_glyphs() -> bytes:
    line = b"(" + b"1234567890" * 100 + b") Tj T*\n"
    return saved(one_page(b"BT /F1 1 Tf 1 TL 0 800 Td\n" + line * 1000 + b"ET"))


def endless_rules(count: int = 100_000) -> bytes:
    lines = b"".join(b"0 %d m 500 %d l S\n" % (y % 800, y % 800) for y in range(count))
    return saved(one_page(b"BT /F1 9 Tf 50 700 Td (A) Tj ET\n" + lines))


def cyclic_page_tree() -> bytes:
    pdf = one_page()
    pdf.Root.Pages.Kids.append(pdf.Root.Pages)
    return saved(pdf)


def cyclic_parents() -> bytes:
    """The root of the page tree has its own child for a parent; the page's size is inherited, from nobody."""
    pdf = one_page()
    page = pdf.pages[0].obj
    del page.MediaBox
    node = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Pages, Kids=[page], Count=1))
    page.Parent, node.Parent, pdf.Root.Pages.Parent = node, pdf.Root.Pages, node
    pdf.Root.Pages.Kids = pikepdf.Array([node])
    return saved(pdf)


def form_of(pdf: pikepdf.Pdf, content: bytes) -> pikepdf.Stream:
    return pdf.make_stream(content, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 600, 800])


def form_that_draws_itself() -> bytes:
    pdf = one_page(b"/Loop Do")
    form = form_of(pdf, b"/Loop Do")
    form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Loop=form))
    pdf.pages[0].Resources.XObject.Loop = form
    return saved(pdf)


def forms_in_forms(levels: int, times: int) -> bytes:
    """Forms that draw the next one so many times each; the innermost holds a line."""
    pdf = one_page(b"/F Do")
    form = form_of(pdf, b"BT /F1 9 Tf 50 700 Td (ha) Tj ET")
    form.Resources = pdf.pages[0].Resources
    for _level in range(levels):
        inner = form
        form = form_of(pdf, b"/F Do " * times)
        form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=inner))
    pdf.pages[0].Resources.XObject.F = form
    return saved(pdf)


def billion_laughs() -> bytes:
    return forms_in_forms(levels=9, times=10)


def thousands_of_forms_in_one_another() -> bytes:
    return forms_in_forms(levels=5000, times=1)


def thousands_of_forms_side_by_side() -> bytes:
    pdf = one_page(b"BT /F1 9 Tf 50 700 Td (A) Tj ET " + b"/F Do " * 20_000)
    form = form_of(pdf, b"BT /F1 9 Tf 50 600 Td (ha) Tj ET")
    form.Resources = pikepdf.Dictionary(Font=pdf.pages[0].Resources.Font)
    pdf.pages[0].Resources.XObject.F = form
    return saved(pdf)


def huge_picture() -> bytes:
    """A file of a few hundred bytes that says it is 60,000 pixels wide and high."""
    size = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", size), (b"IDAT", zlib.compress(b"\0" * 100_000)), (b"IEND", b""))
    parts = (struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def huge_scan() -> bytes:
    return huge_image(b"q 500 0 0 500 0 0 cm /I Do Q", filled=1000)


def huge_image(content: bytes = b"BT /F1 9 Tf 50 700 Td (A) Tj ET q 500 0 0 500 0 0 cm /I Do Q", filled: int = 100_000_000) -> bytes:
    pdf = one_page(content)
    image = pdf.make_stream(zlib.compress(b"\0" * filled), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image)
    image.Width = image.Height = 60_000
    image.ColorSpace, image.BitsPerComponent, image.Filter = pikepdf.Name.DeviceRGB, 8, pikepdf.Name.FlateDecode
    pdf.pages[0].Resources.XObject.I = image
    return saved(pdf)


@cache
def deflate_bomb() -> bytes:
    """Content of one gigabyte in a few kilobytes: blanks packed twice."""
    pdf = one_page()
    blanks = b" " * 10_000_000
    packer = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    part = packer.compress(blanks) + packer.flush(zlib.Z_FULL_FLUSH)  # stands for itself: packed once, it may come again
    seal = reduce(lambda sum_so_far, _part: zlib.adler32(blanks, sum_so_far), range(100), 1)
    once = b"\x78\xda" + part * 100 + packer.flush() + struct.pack(">I", seal)
    bomb = pdf.make_stream(zlib.compress(once, 9))
    bomb.Filter = pikepdf.Array([pikepdf.Name.FlateDecode, pikepdf.Name.FlateDecode])
    pdf.pages[0].Contents = pikepdf.Array([pdf.pages[0].Contents, bomb])
    return saved(pdf, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False)


NO_TEXT = "No text was found"
UNREADABLE = {
    no_pdf: "This is no PDF",
    empty: "This file is empty",
    truncated: "damaged or cut off",
    encrypted: "encrypted",
    no_text: NO_TEXT,
    no_pages: "damaged or cut off",
    too_many_pages: "has 5001 pages; from 1 to 5000 can be read",
    million_glyphs: "more than any statement",
    form_that_draws_itself: NO_TEXT,
    thousands_of_forms_in_one_another: NO_TEXT,
    huge_picture: "This picture is damaged",
    huge_scan: NO_TEXT,
}
"""With what they are said to be: each is told by its reader, which none of them takes down."""
READABLE = [cyclic_page_tree, cyclic_parents, endless_rules, thousands_of_forms_side_by_side]
BOUNDED = [billion_laughs, huge_image, deflate_bomb]


def read(reader: GuardedReader, path: Path, draw: Callable[[], bytes]) -> tuple[str, Message | None, float]:
    path.write_bytes(draw())
    start = time.perf_counter()
    document = reader.read(path, path.name)
    return document.status, document.error, time.perf_counter() - start


@pytest.mark.parametrize(("draw", "said"), UNREADABLE.items(), ids=[draw.__name__ for draw in UNREADABLE])
def test_a_file_that_cannot_be_read_says_why_in_a_sentence(
    draw: Callable[[], bytes], said: str, reader: GuardedReader, tmp_path: Path
) -> None:
    status, error, seconds = read(reader, tmp_path / "paper.pdf", draw)
    assert status == "unreadable"
    assert said in str(error) and str(error).endswith(".")
    assert seconds < LONGEST / 2


def test_what_the_asker_holds_is_not_counted_as_what_a_paper_needs(tmp_path: Path) -> None:
    held = bytearray(400 << 20)
    reader = GuardedReader(load_library(), megabytes=300)
    assert read(reader, tmp_path / "paper.pdf", cyclic_page_tree)[:2] == ("read", None) and held
    reader.close()


def test_a_reader_that_started_in_another_folder_finds_the_paper(
    reader: GuardedReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert read(reader, tmp_path / "paper.pdf", cyclic_page_tree)[0] == "read"
    monkeypatch.chdir(tmp_path)
    assert reader.read(Path("paper.pdf"), "paper.pdf").status == "read"


@pytest.mark.parametrize("draw", READABLE, ids=lambda draw: draw.__name__)
def test_a_file_that_is_only_odd_is_read(draw: Callable[[], bytes], reader: GuardedReader, tmp_path: Path) -> None:
    status, error, seconds = read(reader, tmp_path / "paper.pdf", draw)
    assert (status, error) == ("read", None)
    assert seconds < LONGEST


@pytest.mark.parametrize("draw", BOUNDED, ids=lambda draw: draw.__name__)
def test_a_file_made_to_cost_costs_no_more_than_its_bounds(draw: Callable[[], bytes], reader: GuardedReader, tmp_path: Path) -> None:
    status, error, seconds = read(reader, tmp_path / "paper.pdf", draw)
    assert (status == "unreadable") == (error is not None)
    assert seconds < LONGEST + 5


def test_a_statement_of_as_many_pages_as_are_read_is_read_whole_in_little_memory(tmp_path: Path) -> None:
    reader = GuardedReader(load_library(), megabytes=300 + taken_now())
    path = tmp_path / "paper.pdf"
    path.write_bytes(longest_statement())
    start = time.perf_counter()
    statement = reader.read(path, path.name).content
    reader.close()
    assert isinstance(statement, Statement)
    assert (len(statement.transactions), statement.reconciliation.status) == (5000, "balanced")
    assert time.perf_counter() - start < LONGEST


def test_the_lock_of_one_paper_is_not_told_of_the_next(reader: GuardedReader, tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    assert "encrypted" in str(read(reader, path, encrypted)[1])
    assert "damaged" in str(read(reader, path, no_pages)[1])


def test_papers_are_read_as_ever_after_one_that_ended_its_reader(tmp_path: Path) -> None:
    reader = GuardedReader(load_library(), megabytes=300 + taken_now())
    path = tmp_path / "paper.pdf"
    status, error, _seconds = read(reader, path, deflate_bomb)
    assert (status, error is not None) == ("unreadable", True)
    assert reader.read(SAMPLE, SAMPLE.name).status == "read"
    reader.close()


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="the system does not tell how long a process has worked")
@pytest.mark.parametrize(("patience", "said"), [(30, ""), (2, "too busy")], ids=["waited for", "given up in the end"])
def test_a_reader_that_gets_no_turn_is_waited_for(monkeypatch: pytest.MonkeyPatch, patience: int, said: str) -> None:
    """As on a busy computer: stopped for longer than a paper may take, it has worked for none of that."""
    monkeypatch.setattr(guarded, "_PATIENCE", patience)
    with contextlib.closing(GuardedReader(load_library(), seconds=0.5)) as reader:
        reader._start()
        assert reader._process is not None and reader._process.pid is not None
        os.kill(reader._process.pid, signal.SIGSTOP)
        timer = Timer(1.5, os.kill, (reader._process.pid, signal.SIGCONT))
        timer.start()
        document = reader.read(SAMPLE, SAMPLE.name)
        timer.cancel()

    assert document.status == ("unreadable" if said else "read") and said in str(document.error or "")


def test_a_paper_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    reader = GuardedReader(load_library(), seconds=2)
    status, error, seconds = read(reader, tmp_path / "paper.pdf", partial(endless_rules, 600_000))
    assert status == "unreadable" and "too long" in str(error)
    assert seconds < LONGEST
    assert reader.read(SAMPLE, SAMPLE.name).status == "read"
    reader.close()
