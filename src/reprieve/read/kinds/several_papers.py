"""Files that hold more than one paper: the first is read, and that another begins further down or on a later page is said."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from reprieve.language import Message, _
from reprieve.library.reading import ReadingLibrary
from reprieve.model import Certificate, Payslip
from reprieve.read.certificates.signature import is_date_alone
from reprieve.read.page.framed import framed
from reprieve.read.page.prose import page_lines, squeeze
from reprieve.read.page.words import Page
from reprieve.read.recognise import kind_of_title, kind_titled

_HEAD_OF_NEXT = 3  # the letterhead, and a title in two lines


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
        lines = page_lines([framed(page)])
        ends = [index for index, line in enumerate(lines[:-1], 1) if is_date_alone(line)]
        found = ((end, other) for end in ends for line in lines[end : end + _HEAD_OF_NEXT] if (other := kind_of_title([line], library)))
        end, other = next(found, (0, ""))
        floor = lines[end - 1].box.bottom if other else 0.0
        own = replace(page, words=tuple(word for word in page.words if word.middle < floor)) if other else page
        is_copy = other == kind and ((person := _person(read([own]))) == "" or person in "".join(map(squeeze, lines[end:])))
        yield (page, "") if is_copy else (own, other)


def _person(content: Payslip | Certificate) -> str:
    return content.person if isinstance(content, Certificate) else content.employee
