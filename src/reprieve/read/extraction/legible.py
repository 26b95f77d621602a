"""Does a page's text say what a person sees? Fonts without a table of characters come out as signs that nobody printed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from reprieve.read.page.words import Page

_MOST_STRANGE = 0.2


def is_legible(pages: Iterable[Page]) -> bool:
    """Whether the letters of the pages are Chinese, ASCII or common signs, not placeholders and accented letters (ÖÐ¹úÒøÐÐ).

    A page without words is legible: it says nothing.
    """
    letters = [character for page in pages for character in _letters(page)]
    return sum(map(_is_strange, letters)) <= _MOST_STRANGE * len(letters)


def _letters(page: Page) -> Iterator[str]:
    return (character for word in page.words for character in word.text if not character.isdecimal() and character not in ".,:-/+*()")


def _is_strange(character: str) -> bool:
    """Not a character that a Chinese paper prints: unassigned, for private use, or a letter of another script than Latin's twenty-six."""
    if character.isascii() or "\u4e00" <= character <= "\u9fff":
        return False
    return character == "\ufffd" or unicodedata.category(character) in ("Co", "Cn", "Cc", "Ll", "Lu", "Lm", "Sk")
