"""Files that hold more than one paper: the first is read, and that another begins further down or on a later page is said."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from reprieve.language import Message, _
from reprieve.library.reading import ReadingLibrary
from reprieve.model import Certificate, Payslip
from reprieve.read.page.words import Page
from reprieve.read.recognise import above_another, kind_titled

Read = Callable[[Sequence[Page]], Payslip | Certificate]


def first_paper(pages: Sequence[Page], kind: str, read: Read, library: ReadingLibrary) -> tuple[list[Page], tuple[Message, ...]]:
    """The pages without papers that begin on them below the end of another; what is said of those, and of others on later pages."""
    parted = list(_parted(pages, kind, read, library))
    below = {(own.number, other) for own, other in parted if other}
    titled = {(page.number, other) for page in pages[1:] if (other := kind_titled(page, library)) and other != kind}
    return [own for own, _other in parted], tuple(
        _(
            "Page {page} begins another paper, {kind}, which was not read. Hand it in as a file of its own.",
            page=number,
            kind=library.documents[other].name,
        )
        for number, other in sorted(below | titled)
    )


def _parted(pages: Sequence[Page], kind: str, read: Read, library: ReadingLibrary) -> Iterator[tuple[Page, str]]:
    """Each page down to where another paper begins, and of what kind that is, or "". A further copy for the same person is none."""
    for page in pages:
        own, other, rest = above_another(page, library)
        is_copy = other == kind and ((person := _person(read([own]))) == "" or person in rest)
        yield (page, "") if is_copy else (own, other)


def _person(content: Payslip | Certificate) -> str:
    return content.person if isinstance(content, Certificate) else content.employee
