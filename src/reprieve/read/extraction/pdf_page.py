"""A page of a PDF -> words and ruling lines, as PDFium reads it, driven the cheap way.

The page's text is taken once and cut at white space; placed_text tells where the words stand. Text at an angle and text in pale ink is a
watermark and left out.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import chain

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from reprieve.errors import PaperError
from reprieve.language import _
from reprieve.read.extraction.behind import texts_behind
from reprieve.read.extraction.clipped import not_cut_off
from reprieve.read.extraction.filled_in import is_stamped, with_filled_in
from reprieve.read.extraction.ink import ink_of, is_red_at, is_red_ink, runs_in_one_ink
from reprieve.read.extraction.pdf_drawn import drawn_on
from reprieve.read.extraction.pdf_frame import PdfFrame
from reprieve.read.extraction.pdf_objects import address_of
from reprieve.read.extraction.pdf_pictures import is_picture
from reprieve.read.extraction.placed_text import PlacedText, Run
from reprieve.read.extraction.seals import SEALS, letters_of_ring, runs_of_seal
from reprieve.read.extraction.sideways import set_upright
from reprieve.read.extraction.tangled import mixed_from
from reprieve.read.extraction.text_frames import BARS, FRAME, are_barred, parts_rows
from reprieve.read.extraction.unmapped import UNTOLD, with_untold
from reprieve.read.extraction.unseen import laid_over, lying_with, may_be_unseen, not_shown, tiny_among
from reprieve.read.heads.letters import letters_joined
from reprieve.read.notation import in_chinese
from reprieve.read.page.words import Page, Word

MAX_CHARACTERS = 200_000
# PDFium writes a hyphen at the end of a line as U+0002 or U+FFFE and glues the next text to it, wherever that stands.
_WORD = re.compile(rf"[^\s\x02\ufffe{FRAME}]+[\x02\ufffe]?|[\x02\ufffe]")
_WORD_BETWEEN_BARS = re.compile(rf"[^\s\x02\ufffe{FRAME}{BARS}]+[\x02\ufffe]?|[\x02\ufffe]")
_DIGIT = re.compile(r"\d")
_MONEY = re.compile(r"\d\.\d\d(?!\d)")  # a printer's marks beside the page hold figures too


def page_of(document: pdfium.PdfDocument, index: int, trusted: set[str]) -> Page:
    """The page at `index`, from 0. `trusted` are characters that fonts of the pages before told; new ones are added."""
    page = with_filled_in(document, index)
    try:
        text = page.get_textpage()
        try:
            set_upright(page, text.raw)
            left, bottom, right, top = page.get_bbox()
            frame = PdfFrame(left, bottom, right, top, page.get_rotation())
            rules, pictures, patches, cuts, curved = drawn_on(page.raw, frame)
            found, stamped, doubtful, behind = _words(page.raw, text.raw, frame, trusted, cuts)
            on_page, stamped = (tuple(word for word in some if _is_on_page(word, *frame.size)) for some in (found, stamped))
            outside = len(on_page) < len(found) and any(_MONEY.search(word.text) for word in {*found}.difference(on_page))
            seen = is_picture(page, text.raw, (*on_page, *stamped), pictures)
            doubtful = {*doubtful, *lying_with(on_page, (*pictures, *patches))}
            unseen = frozenset() if seen else not_shown(page, [word for word in on_page if word in doubtful]) | tiny_among(on_page)
            unseen |= frozenset() if seen else laid_over(page, text.raw, frame, on_page, patches)
            shown = tuple(word for word in on_page if word not in unseen) if unseen else on_page
            words, seal = (letters_joined(some, rules) for some in (shown, stamped))
            words = (*words, *seal)
        finally:
            text.close()
        untold = any(UNTOLD in word.text for word in words)
        figures = outside or any(_DIGIT.search(word.text) for word in unseen)
        marked = curved or is_stamped(document, page)
        return Page(index + 1, *frame.size, words, rules, seen, pictures, untold, seal, 0, behind, figures, marked)
    finally:
        page.close()


def _is_on_page(word: Word, width: float, height: float) -> bool:
    """What stands outside the page is seen by nobody."""
    return word.x1 > 0 and word.x0 < width and word.bottom > 0 and word.top < height


def _words(
    page: raw.FPDF_PAGE, text: raw.FPDF_TEXTPAGE, frame: PdfFrame, trusted: set[str], cuts: bool
) -> tuple[Sequence[Word], Sequence[Word], Iterable[Word], tuple[str, ...]]:
    """The words, those that are a seal's letters, those of the words that may be unseen, and the texts behind them.

    `cuts`: cells may cut off what runs over them.
    """
    count = raw.FPDFText_CountChars(text)
    if count <= 0:
        return (), (), (), ()
    if count > MAX_CHARACTERS:
        raise PaperError(_("A page holds {count} characters, more than any statement. Print the pages again to a new PDF.", count=count))
    characters = with_untold(_characters(text, count), partial(raw.FPDFText_HasUnicodeMapError, text), trusted)
    ink, white = ink_of(text, frame)
    sealed = not SEALS.isdisjoint(characters)
    spans = [found.span() for found in _words_of(characters)]
    parts = [(start, runs_in_one_ink(start, end - 1, ink, sealed)) for start, end in spans]
    if not sealed and any(not some for _start, some in parts):  # a letter of a watermark may stand within a word, too
        parts = [(start, runs_in_one_ink(start, end - 1, ink, True)) for start, end in spans]
    runs = [run for _start, some in parts for run in some]
    ring = {run for run in letters_of_ring(parts, partial(is_red_at, text)) if in_chinese(characters[run[0]])}
    red = [run for run in runs if is_red_ink(ink(run[0]))] if sealed or ring else []
    dark = [run for run in runs if not is_red_ink(ink(run[0]))] if red else runs
    placed = PlacedText(text, frame, characters)
    mixed: dict[Run, list[Word]] = {}
    if (first := mixed_from(characters)) is not None:
        asked = (run for run in dark if run[1] > first and mixed_from(characters[run[0] : run[1] + 1]) is not None)
        times = cache(partial(_times_drawn, page))  # asked for by few pages, and there by many runs
        mixed = {run: words for run in asked if (words := placed.parted(run, times))}
        dark = [run for run in dark if run not in mixed]
    shown = list(not_cut_off(dark, text)) if cuts else dark
    inkless = {run for run in shown if run[0] in white or may_be_unseen(text, run[0])}
    doubtful = placed.words(sorted(inkless)) if inkless else ()
    shown = [run for run in shown if run not in inkless] if inkless else shown
    words = [*placed.words(shown), *doubtful, *chain.from_iterable(mixed.values())]
    seal = {*runs_of_seal(runs, characters, ink), *ring} if red else set()
    beside = [word for word in placed.words([run for run in red if run not in seal]) if not _lies_over(word, words)]
    stamped = [word for word in placed.words(sorted(seal)) if not _lies_over(word, words)]
    hidden = [span for span, (_start, some) in zip(spans, parts, strict=True) if not some]
    return [*words, *beside], stamped, doubtful, texts_behind(characters, hidden)


def _words_of(characters: str) -> Iterator[re.Match[str]]:
    """The words as PDFium has them in its text."""
    if "|" not in characters or not are_barred(characters.splitlines()):
        return _WORD.finditer(characters)
    return (found for found in _WORD_BETWEEN_BARS.finditer(characters) if not parts_rows(found[0]))


def _lies_over(word: Word, words: Iterable[Word]) -> bool:
    """Whether the red letters of a seal stand on a cell's."""
    across = (min(word.x1, other.x1) - max(word.x0, other.x0) for other in words if other.top < word.middle < other.bottom)
    return any(common > 0.5 * (word.bottom - word.top) for common in across)


def _times_drawn(page: raw.FPDF_PAGE) -> Mapping[int, int]:
    """When each thing on a page is drawn: its place in the file's order, by its address."""
    things = (address_of(raw.FPDFPage_GetObject(page, index)) for index in range(raw.FPDFPage_CountObjects(page)))
    return {address: place for place, address in enumerate(things) if address}


def _characters(text: raw.FPDF_TEXTPAGE, count: int) -> str:
    """One character for each of PDFium's indices; where a glyph has no Unicode, the quick way would shift all that follow."""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(text, 0, count, buffer)
    quick = bytes(buffer)[: 2 * max(written - 1, 0)].decode("utf-16-le", "replace")
    if len(quick) == count:
        return quick
    return "".join(chr(raw.FPDFText_GetUnicode(text, index) or 0xFFFD) for index in range(count))
