"""Runs of a page's characters -> words where they stand: the cheap way, only the first and the last character are asked for their boxes."""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2.raw as raw

from reprieve.read.extraction.mixed_lines import LetterBox, in_two_lines, words_of_letters
from reprieve.read.extraction.pdf_frame import PdfFrame, unchecked
from reprieve.read.extraction.pdf_objects import address_of
from reprieve.read.extraction.tangled import texts_as_drawn
from reprieve.read.heads.fused import first_seam
from reprieve.read.page.fold import fold
from reprieve.read.page.words import Word, word_around

Run = tuple[int, int]  # the first and the last of its characters
_HAIR = 0.05  # of the height of the type
_TWO_BOXES = struct.Struct("=8f")
# They are asked of every word.
_LOOSE_BOX = unchecked(raw.FPDFText_GetLooseCharBox)


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A page's text as PDFium has it, a character for each of its indices, and the frame that its places are seen in."""

    text: raw.FPDF_TEXTPAGE
    frame: PdfFrame
    characters: str

    def words(self, runs: Sequence[Run]) -> Sequence[Word]:
        """The runs as words."""
        astray = self.frame.turned and any(map(self._is_astray, runs))
        words: list[Word | None] = [None] if astray else list(self._by_ends(runs))
        found = list(self._by_letters(runs)) if None in words else [word for word in words if word]
        return _pieces_joined(found) if self.frame.turned else found

    def parted(self, run: Run, times: Callable[[], Mapping[int, int]]) -> list[Word]:
        """The words of a run in which letters of two texts are mixed; none where they are not.

        `times` gives when each thing on the page is drawn, by its address.
        """
        letters = range(run[0], run[1] + 1)
        places = list(map(self._place, letters))

        def drawn() -> list[int | None]:
            return [times().get(address_of(raw.FPDFText_GetTextObject(self.text, index))) for index in letters]

        words = []
        for found in texts_as_drawn(places, drawn) or ():
            if folded := fold("".join(chr(raw.FPDFText_GetUnicode(self.text, letters[letter])) for letter in found)):
                words.append(word_around(folded, [places[letter] for letter in found]))
        return words

    def _is_astray(self, run: Run) -> bool:
        """Whether PDFium has the letters of a run in another order than they stand in, as it may where a page is turned."""
        places = [self._place(index)[0] for index in range(run[0], run[1] + 1)]
        return any(right < left for left, right in pairwise(places))

    def _by_ends(self, runs: Sequence[Run]) -> Iterator[Word | None]:
        """The runs as words, each placed by its first and last character; None for one whose ends stand in different lines."""
        boxes = (raw.FS_RECTF * 2)()
        first, last = (ctypes.byref(boxes[which]) for which in range(2))
        text, characters, loose_box, place, lying = self.text, self.characters, _LOOSE_BOX, self.frame.box, self.frame.turned % 180 == 0
        left_over = list(reversed(runs))
        while left_over:
            start, end = left_over.pop()
            loose_box(text, start, first)
            loose_box(text, end, last)
            left, top, right, bottom, left2, top2, right2, bottom2 = _TWO_BOXES.unpack(boxes)
            low, high, low2, high2 = (bottom, top, bottom2, top2) if lying else (left, right, left2, right2)
            if (low != low2 or high != high2) and in_two_lines(low, high, low2, high2):
                yield None
                return
            if folded := fold(characters[start : end + 1]):
                if "." in folded and len(folded) == end - start + 1 and (seam := first_seam(folded)):
                    # Cells that touch are one word to PDFium; their own boxes say better than their letters where they part.
                    left_over += [(start + seam, end), (start, start + seam - 1)]
                    continue
                yield Word(folded, *place(min(left, left2), min(bottom, bottom2), max(right, right2), max(top, top2)))

    def _by_letters(self, runs: Iterable[Run]) -> Iterator[Word]:
        """The runs as words, letter by letter, on a page where PDFium has joined characters of two lines."""
        for start, end in runs:
            run = [(self._place(index), index) for index in range(start, end + 1)]
            if self.frame.turned:
                run.sort(key=lambda letter: letter[0][0])
            places = [place for place, _index in run]
            left_over = words_of_letters(places)[::-1]
            while left_over:
                letters = left_over.pop()
                folded = fold("".join(self.characters[run[letter][1]] for letter in letters))
                if "." in folded and len(folded) == len(letters) and (seam := first_seam(folded)):
                    left_over += [letters[seam:], letters[:seam]]
                elif folded:
                    yield word_around(folded, [places[letter] for letter in letters])

    def _place(self, index: int) -> LetterBox:
        box = raw.FS_RECTF()
        _LOOSE_BOX(self.text, index, ctypes.byref(box))
        return self.frame.box(box.left, box.bottom, box.right, box.top)


def _pieces_joined(words: Iterable[Word]) -> list[Word]:
    """The words, those that touch in a line as one: PDFium parts what is drawn in pieces (73 ,122 .95) where a page is turned."""
    whole: list[Word] = []
    for word in sorted(words, key=lambda word: (round(word.middle), word.x0)):
        hair = _HAIR * (word.bottom - word.top)
        if whole and abs(whole[-1].middle - word.middle) < hair and abs(word.x0 - whole[-1].x1) < hair:
            whole[-1] = whole[-1]._replace(text=whole[-1].text + word.text, x1=word.x1)
        else:
            whole.append(word)
    return whole
