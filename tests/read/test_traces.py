"""What a PDF tells of its own making: files are drawn, saved again, written over, and read."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from reprieve.library import load_library
from reprieve.model import PrintedPage, Statement, Traces
from reprieve.read import read_paper
from reprieve.read.extraction.traces import changed_after_signing, revisions
from reprieve.read.page.page_numbers import printed_number
from reprieve.read.page.words import Page, Word
from reprieve.read.pdf import open_pdf

PAPERS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "papers"


def drawn(over: bool = False, typeface: str = "Helvetica", white: float = 1.0) -> bytes:
    """Twelve amounts in a column, the fifth perhaps in another typeface; the third perhaps written over on a white patch."""
    stream = io.BytesIO()
    page = Canvas(stream, invariant=True)
    for number in range(12):
        page.setFont(typeface if number == 4 else "Helvetica", 9)
        page.drawRightString(300, 700 - 20 * number, f"1,{number:03}.00")
    if over:
        page.setFillGray(white)
        page.rect(250, 655, 60, 14, stroke=0, fill=1)
        page.setFillGray(0)
        page.setFont("Helvetica", 9)
        page.drawRightString(300, 660, "9,002.00")
    page.save()
    return stream.getvalue()


def traced(data: bytes) -> Traces:
    with open_pdf(data) as pdf:
        told = pdf.traces()
    assert told is not None
    return told


def test_a_paper_as_it_was_made_bears_no_traces() -> None:
    told = traced(drawn())
    assert (told.revisions, told.changed_after_signing, told.patches, told.created) == (1, False, (), told.modified)
    assert "ReportLab" in told.producer


def test_text_under_a_white_patch_is_told_and_under_a_grey_one_is_not() -> None:
    patches = traced(drawn(over=True)).patches
    assert [(patch.what, patch.page, patch.text) for patch in patches] == [("covered", 1, "1,002.00")]
    assert not traced(drawn(over=True, white=0.8)).patches


def test_a_patch_that_a_program_laid_over_the_page_is_told_too() -> None:
    stream, saved = io.BytesIO(), io.BytesIO()
    patch = Canvas(stream, invariant=True)
    patch.setFillGray(1)
    patch.rect(250, 655, 60, 14, stroke=0, fill=1)
    patch.save()
    with pikepdf.open(io.BytesIO(drawn())) as pdf, pikepdf.open(stream) as laid:
        pdf.pages[0].add_overlay(laid.pages[0], None)
        pdf.save(saved)
    assert [(found.what, found.text) for found in traced(saved.getvalue()).patches] == [("covered", "1,002.00")]


def test_a_figure_in_another_typeface_than_its_column_is_told_and_a_bold_one_is_not() -> None:
    assert [(patch.what, patch.text) for patch in traced(drawn(typeface="Times-Roman")).patches] == [("typeface", "1,004.00")]
    assert not traced(drawn(typeface="Helvetica-Bold")).patches


def test_what_was_added_to_a_file_counts_as_saving_it_again() -> None:
    once = drawn()
    assert revisions(once) == 1
    assert revisions(once + b"\n1 0 obj<<>>endobj\nstartxref\n99\n%%EOF\n") == 2


def test_a_file_made_for_the_web_was_saved_once(tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(drawn())) as pdf:
        pdf.save(tmp_path / "web.pdf", linearize=True)
    assert revisions((tmp_path / "web.pdf").read_bytes()) == 1


@pytest.mark.parametrize(("after", "changed"), [(b"\n", False), (b"x" * 200, True)])
def test_what_follows_the_last_signature_was_added_after_it(after: bytes, changed: bool) -> None:
    signed = b"%PDF-1.7 /ByteRange [0 10 20 100000]".ljust(90_000) + b"." * 10_020
    assert changed_after_signing(signed + after) is changed


def _page(*texts: str, top: float = 800.0) -> Page:
    words = [Word(text, 200 + 40 * place, top, 230 + 40 * place, top + 10) for place, text in enumerate(texts)]
    return Page(3, 595, 842, tuple(words))


@pytest.mark.parametrize(
    ("texts", "number", "total"),
    [
        (("第2页/共5页",), 2, 5),
        (("第", "2", "页", "共", "5", "页"), 2, 5),
        (("共5页,第2页",), 2, 5),
        (("Page", "2", "of", "5"), 2, 5),
        (("2/5",), 2, 5),
        (("第2页",), 2, None),
    ],
)
def test_a_page_tells_its_number(texts: tuple[str, ...], number: int, total: int | None) -> None:
    assert printed_number(_page(*texts)) == PrintedPage(3, number, total)


def test_a_number_among_the_rows_or_one_above_the_total_is_no_page_number() -> None:
    assert printed_number(_page("2/5", top=400)) is None
    assert printed_number(_page("11/5")) is None
    assert printed_number(_page("合计")) is None


@pytest.mark.skipif(not PAPERS.is_dir(), reason="the corpus is not beside this checkout")
def test_papers_as_issued_bear_no_traces_and_tell_all_their_pages() -> None:
    paper = read_paper(PAPERS / "boc.pdf", "boc.pdf", load_library())
    assert isinstance(paper.content, Statement) and paper.traces is not None
    assert [printed.number for printed in paper.content.printed_pages] == [1, 2, 3, 4, 5]
    assert (paper.traces.revisions, paper.traces.patches) == (1, ())


def test_a_property_that_is_no_text_is_left_out() -> None:
    """Half of a surrogate pair: PDFium hands it over, and Python takes it for no character."""
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(drawn())) as pdf:
        pdf.docinfo["/Producer"] = pikepdf.String("Reprieve")
        pdf.docinfo["/Creator"] = pikepdf.Object.parse(b"<FEFFD8000041>")
        pdf.save(stream)
    told = traced(stream.getvalue())
    assert (told.producer, told.creator) == ("Reprieve", "")
