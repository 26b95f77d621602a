"""PDF -> pages of words and ruling lines. Two independent extractors: PDFium first because it is fast, pdfplumber for a second opinion.

This opens files and draws pages; how PDFium reads a page stands in extraction/pdf_page, how pdfplumber does in extraction/plumbed_page.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from functools import cache, partial

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from reprieve.errors import PASSWORD_MISSING, PASSWORD_WRONG, PaperError
from reprieve.language import _
from reprieve.read.extraction.ahead import LONG, ahead
from reprieve.read.extraction.pdf_page import page_of
from reprieve.read.extraction.pdf_pictures import picture_of_page, picture_of_part
from reprieve.read.extraction.plumbed_page import plumbed_page
from reprieve.read.extraction.sideways import upright_page
from reprieve.read.extraction.stand_in_font import draw_with_fonts_of_machine, measure_by_stand_in
from reprieve.read.extraction.traces import traces
from reprieve.read.opened import OpenedFile
from reprieve.read.page.words import Page

MAX_PIXELS = 25_000_000
_DAMAGED = _("This PDF is damaged or cut off. Download or export it again.")


@contextmanager
def open_pdf(data: bytes, passwords: Sequence[str] = ()) -> Iterator[OpenedFile]:
    """Open a PDF with PDFium, trying each password; to be drawn it is opened once more, since a document keeps the fonts it has met.

    Raises PaperError when it is not a PDF, is damaged, or none of the passwords opens it.
    """
    measure_by_stand_in()
    trusted: set[str] = set()
    with ExitStack() as opened:
        document = opened.enter_context(closing(_open(data, passwords)))
        drawn = cache(lambda: opened.enter_context(closing(_open(data, passwords))))

        def pages(first: int) -> Iterator[Page]:
            return (page_of(document, index, trusted) for index in range(first - 1, len(document)))

        try:
            yield OpenedFile(
                len(document),
                ahead(pages) if len(document) > LONG else pages,
                lambda number: picture_of_page(drawn(), number),
                partial(picture_of_part, document),
                partial(second_opinion, data, passwords),
                partial(traces, data, document),
            )
        except pdfium.PdfiumError as error:  # a page that cannot be loaded
            raise PaperError(_DAMAGED) from error


def second_opinion(data: bytes, passwords: Sequence[str] = ()) -> Iterator[Page]:
    """The same pages read by pdfplumber, which shares no code with PDFium and is twenty times slower.

    Raises PaperError where pdfplumber gives up on the file.
    """
    import pdfplumber  # takes as long to import as most papers take to read

    try:
        with pdfplumber.open(io.BytesIO(data), password=_fitting_password(data, passwords) or "") as document:
            for page in document.pages:
                yield plumbed_page(page)
                page.close()
    except Exception as error:  # pdfminer raises whatever a damaged file leads it to
        raise PaperError(_DAMAGED) from error


def render_page(data: bytes, page: int, passwords: Sequence[str] = (), dpi: int = 80) -> bytes:
    """One page (from 1) as a PNG image of few colours."""
    from reprieve.read.scanning.images import as_png  # Pillow: most papers need none

    draw_with_fonts_of_machine()
    document = _open(data, passwords)
    try:
        shown = upright_page(document, page - 1)
        width, height = shown.get_size()
        scale = min(dpi / 72, (MAX_PIXELS / max(width * height, 1)) ** 0.5)
        return as_png(shown.render(scale=scale).to_pil().convert("RGB"))
    except pdfium.PdfiumError as error:
        raise PaperError(_DAMAGED) from error
    finally:
        document.close()


def _open(data: bytes, passwords: Sequence[str]) -> pdfium.PdfDocument:
    if b"%PDF-" not in data[:1024]:
        raise PaperError(
            _("This is no PDF, whatever its name says, and holds no table with rows. Ask for the file again, or hand in a scan.")
        )
    for password in (None, *passwords):
        raw.FPDF_LoadMemDocument(b"", 0, None)  # where PDFium names no error of its own, that of the paper before would still stand
        try:
            return pdfium.PdfDocument(data, password=password)
        except pdfium.PdfiumError as error:
            if error.err_code != raw.FPDF_ERR_PASSWORD:
                raise PaperError(_DAMAGED) from error
    if passwords:
        raise PaperError(PASSWORD_WRONG)
    raise PaperError(PASSWORD_MISSING)


def _fitting_password(data: bytes, passwords: Sequence[str]) -> str | None:
    for password in (None, *passwords):
        with suppress(pdfium.PdfiumError):
            pdfium.PdfDocument(data, password=password).close()
            return password
    return None
