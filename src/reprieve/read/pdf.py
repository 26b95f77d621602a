"""PDF -> pages of words and ruling lines. Two independent extractors: PDFium first because it is fast, pdfplumber for a second opinion.

This opens files, draws pages and asks for the second opinion; how PDFium reads a page stands in pdf_page.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from reprieve.errors import PASSWORD_MISSING, PASSWORD_WRONG, PaperError
from reprieve.language import _
from reprieve.model import Box
from reprieve.read.extraction.ahead import LONG, ahead
from reprieve.read.extraction.ink import SEALS, is_red
from reprieve.read.extraction.pdf_page import page_of
from reprieve.read.extraction.pdf_pictures import picture_of_page, picture_of_part
from reprieve.read.extraction.sideways import upright_page
from reprieve.read.extraction.stand_in_font import draw_with_fonts_of_machine, measure_by_stand_in
from reprieve.read.extraction.tangled import texts_as_drawn
from reprieve.read.extraction.text_frames import are_barred, is_of_frame, parts_rows
from reprieve.read.extraction.unmapped import without_numbers
from reprieve.read.page.fold import fold
from reprieve.read.page.words import Page, Rule, Word, runs

if TYPE_CHECKING:
    import pdfplumber

    from reprieve.read.scanning.images import Picture

MAX_PIXELS = 25_000_000
_DAMAGED = _("This PDF is damaged or cut off. Download or export it again.")
_COLOURS = 64
_ANOTHER_TEXT = 2
_FIRST_LETTER = "\u2e80"
_OCTREE = 2  # Pillow's FASTOCTREE: its median cut drops the few red pixels of a stamp


@dataclass(frozen=True, slots=True)
class Pdf:
    """An opened PDF; `pages(first)` reads from page `first` on, one at a time, so that memory does not grow with their number.

    `picture(number)` is a page as it is looked at, `part(number, box)` a part of it.

    `document` is PDFium's own, for those who look at how it was made.
    """

    page_count: int
    pages: Callable[[int], Iterator[Page]]
    picture: Callable[[int], Picture]
    part: Callable[[int, Box], Picture]
    document: pdfium.PdfDocument


@contextmanager
def open_pdf(data: bytes, passwords: Sequence[str] = ()) -> Iterator[Pdf]:
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
            yield Pdf(
                len(document),
                ahead(pages) if len(document) > LONG else pages,
                lambda number: picture_of_page(drawn(), number),
                lambda number, box: picture_of_part(document, number, box),
                document,
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
                yield _careful_page(page)
                page.close()
    except Exception as error:  # pdfminer raises whatever a damaged file leads it to
        raise PaperError(_DAMAGED) from error


def _careful_page(page: pdfplumber.page.Page) -> Page:
    upright = page.filter(lambda item: item.get("upright", True))
    reds = {_colour(char) for char in upright.chars if char["text"] in SEALS and len(_colour(char)) == len("RGB") and is_red(_colour(char))}
    words = _careful_words(upright.filter(lambda item: not _is_stamped(item, reds)) if reds else upright)
    seal = _careful_words(upright.filter(lambda item: _is_stamped(item, reds))) if reds else ()
    rules = [Rule(line["x0"], line["top"], line["x1"], line["bottom"]) for line in page.edges]
    return Page(page.page_number, float(page.width), float(page.height), (*words, *seal), tuple(rules), seal=seal)


def _careful_words(page: pdfplumber.page.Page) -> tuple[Word, ...]:
    drawn = {id(char): place for place, char in enumerate(page.chars)}
    barred = are_barred(_lines_of(page.chars))
    if barred or any(is_of_frame(char["text"], barred) for char in page.chars):
        page = page.filter(lambda item: item["object_type"] != "char" or not is_of_frame(item["text"], barred))
    found = page.extract_words(x_tolerance=1.5, y_tolerance=2, return_chars=True)
    words = (word for each in found for word in _texts(each["chars"], drawn))
    return tuple(word for word in words if not (barred and parts_rows(word.text)))


def _lines_of(chars: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """What stands level, from left to right."""
    placed = sorted(chars, key=lambda char: (round(char["top"]), char["x0"]))
    return ("".join(char["text"] for char in line) for _top, line in groupby(placed, lambda char: round(char["top"])))


def _texts(chars: Sequence[Mapping[str, Any]], drawn: Mapping[int, int]) -> Iterator[Word]:
    """The characters of a word as a word; of several that are printed over each other, each, and a watermark's letter by itself."""
    places = [(char["x0"], char["top"], char["x1"], char["bottom"]) for char in chars]
    texts = texts_as_drawn(places, lambda: [drawn.get(id(char)) for char in chars]) or [list(range(len(chars)))]
    for letters in (some for text in texts for some in _of_a_size(text, places)):
        x0, top, x1, bottom = zip(*(places[letter] for letter in letters), strict=True)
        text = fold(without_numbers("".join(chars[letter]["text"] for letter in letters)))
        yield Word(text, min(x0), min(top), max(x1), max(bottom))


def _of_a_size(letters: Sequence[int], places: Sequence[tuple[float, float, float, float]]) -> Iterator[list[int]]:
    """The letters, parted where one is more than twice as tall as the next."""

    def goes_on(held: Sequence[int], letter: int) -> bool:
        heights = [places[one][3] - places[one][1] for one in (held[-1], letter)]
        return max(heights) <= _ANOTHER_TEXT * min(heights)

    return runs(letters, goes_on)


def _is_stamped(item: Mapping[str, Any], reds: Collection[tuple[float, ...]]) -> bool:
    """Whether an item is a letter in a seal's red; a figure may be a cell's."""
    return item["object_type"] == "char" and item["text"] >= _FIRST_LETTER and _colour(item) in reds


def _colour(item: Mapping[str, Any]) -> tuple[float, ...]:
    """What fills a letter, as its file has it: grey, RGB or CMYK from 0 to 1; () where it names none."""
    colour = item.get("non_stroking_color")
    return tuple(colour) if isinstance(colour, (list, tuple)) else ()


def render_page(data: bytes, page: int, passwords: Sequence[str] = (), dpi: int = 80) -> bytes:
    """One page (from 1) as a PNG image of few colours: stamps stay red, and the file is a quarter of the size.

    Pillow's `optimize` would make it a twentieth smaller for five times the work.
    """
    draw_with_fonts_of_machine()
    document = _open(data, passwords)
    try:
        shown = upright_page(document, page - 1)
        width, height = shown.get_size()
        scale = min(dpi / 72, (MAX_PIXELS / max(width * height, 1)) ** 0.5)
        image = shown.render(scale=scale).to_pil().convert("RGB").quantize(_COLOURS, method=_OCTREE)
        stream = io.BytesIO()
        image.save(stream, "PNG")
        return stream.getvalue()
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
