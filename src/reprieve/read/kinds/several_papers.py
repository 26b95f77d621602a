"""Files that hold more than one paper: the first is read, and that another begins on a later page is said."""

from __future__ import annotations

from collections.abc import Sequence

from reprieve.language import Message, _
from reprieve.library.reading import ReadingLibrary
from reprieve.read.page.words import Page
from reprieve.read.recognise import kind_titled


def other_papers(pages: Sequence[Page], kind: str, library: ReadingLibrary) -> tuple[Message, ...]:
    """What is said of the pages after the first that begin with the title of another kind of paper."""
    titled = [(page.number, kind_titled(page, library)) for page in pages[1:]]
    return tuple(
        _(
            "Page {page} begins another paper, {kind}, which was not read. Hand it in as a file of its own.",
            page=number,
            kind=library.documents[other].name,
        )
        for number, other in titled
        if other and other != kind
    )
