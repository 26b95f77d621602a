"""What is stamped or printed across a whole paper: that it is void, a sample or a draft."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from statistics import median

from reprieve.library.document import CertificateWords
from reprieve.library.pattern import compiled
from reprieve.read.page.words import Page, type_size

_LARGE = 2.0


def void_mark(pages: Iterable[Page], words: CertificateWords) -> str:
    """The first mark across a page that says that the paper is void, or "" where none does."""
    texts = (text for page in pages for text in _across(page))
    marks = (found for text in texts for pattern in words.void_marks if (found := compiled(pattern).fullmatch(text)))
    return next((found[1] for found in marks), "")


def _across(page: Page) -> Iterator[str]:
    """What stands behind the text, and what is written over it larger than any title."""
    yield from page.behind
    sizes = [type_size(word) for word in page.words]
    large = _LARGE * median(sizes) if sizes else 0.0
    yield from (word.text for word, size in zip(page.words, sizes, strict=True) if size > large)
