"""A page of a PDF -> words and ruling lines, as pdfplumber reads it, which shares no code with PDFium."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from reprieve.read.extraction.ink import is_red
from reprieve.read.extraction.mixed_lines import LetterBox
from reprieve.read.extraction.seals import SEALS
from reprieve.read.extraction.tangled import texts_as_drawn
from reprieve.read.extraction.text_frames import are_barred, is_of_frame, parts_rows
from reprieve.read.extraction.unmapped import without_numbers
from reprieve.read.page.fold import fold
from reprieve.read.page.words import Page, Rule, Word, runs, word_around

if TYPE_CHECKING:
    import pdfplumber

_ANOTHER_TEXT = 2
_FIRST_LETTER = "\u2e80"


def plumbed_page(page: pdfplumber.page.Page) -> Page:
    """The page's words, among them those of seals, and its ruling lines."""
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
        text = fold(without_numbers("".join(chars[letter]["text"] for letter in letters)))
        yield word_around(text, [places[letter] for letter in letters])


def _of_a_size(letters: Sequence[int], places: Sequence[LetterBox]) -> Iterator[list[int]]:
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
