"""Letters that a font shows and does not tell: PDFium gives the numbers of their glyphs as if they were letters."""

from __future__ import annotations

import re
from collections.abc import Callable

from reprieve.expression import compiled_when_used

UNTOLD = "\ufffd"
_PLAIN = frozenset(map(chr, (*range(0x20, 0x7F), 0, 0x02, 0x0A, 0x0D, 0xFFFE)))  # PDFium itself puts in ends of lines and hyphens
# Small numbers read as letters of alphabets that Chinese papers do not use, or as accented ones that stand in no word.
_BESIDE_UNTOLD = compiled_when_used(r"[\x80-\u1fff\ue000-\uf8ff]*\ufffd[\x80-\u1fff\ue000-\uf8ff\ufffd]*")
_ACCENTS_ALONE = compiled_when_used(r"(?<![A-Za-z])[À-ÖØ-öø-ɏ]+(?![A-Za-zÀ-ɏ])")
_ACCENTED = re.compile(r"[À-ÖØ-öø-ɏ]")
_CID = re.compile(r"\(cid:\d+\)")


def with_untold(characters: str, is_untold: Callable[[int], object], trusted: set[str]) -> str:
    """The characters of a page with U+FFFD for those that no font tells. `is_untold` is asked by their index.

    `trusted` are characters of the pages before: only new ones are asked about, and are added when their font tells them. A font that
    tells nothing gives ever new ones.
    """
    new = set(characters) - _PLAIN - trusted
    doubtful = {one for one in new if _ACCENTED.match(one) or is_untold(characters.index(one))}
    trusted |= new - doubtful
    if not doubtful:
        return characters
    marked = "".join(UNTOLD if one not in _PLAIN and is_untold(index) else one for index, one in enumerate(characters))
    return _ACCENTS_ALONE.sub(_all_untold, _BESIDE_UNTOLD.sub(_all_untold, marked))


def without_numbers(text: str) -> str:
    """The same of what pdfplumber gives, which writes the number of a glyph as (cid:12)."""
    return _CID.sub(UNTOLD, text)


def _all_untold(run: re.Match[str]) -> str:
    return UNTOLD * len(run[0])
