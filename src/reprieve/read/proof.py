"""A payslip or a certificate: the first of its kind on the pages of a paper, read twice where it is a picture."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from reprieve.language import Message
from reprieve.library.reading import ReadingLibrary
from reprieve.model import PAYSLIP, Certificate, Payslip
from reprieve.read.kind import PAGES_TOLD_BY
from reprieve.read.kinds.several_papers import Read, first_paper
from reprieve.read.page.words import Page
from reprieve.read.paper import Paper
from reprieve.read.second.proofs import compare, is_proved, more_proved

_PAGES_OF_A_PROOF, _PAGES_OF_A_PAYROLL = 53, 1_000
_Told = tuple[Payslip | Certificate, tuple[Message, ...]]


def read_proof(kind: str, paper: Paper, pages: Iterable[Page], library: ReadingLibrary, whose: Sequence[str]) -> _Told:
    """The payslip or the certificate, and what a person must know of how it was read. `pages` are those of the paper."""
    if kind == PAYSLIP:
        from reprieve.read.payslip import read_payslip  # this and certificates: their patterns take long to compile

        searched = paper.searched(pages, _PAGES_OF_A_PAYROLL)
        return first_of(paper, searched, kind, library, lambda pages: read_payslip(pages, library, whose))
    from reprieve.read.certificate import read_certificate

    searched = paper.searched(pages, _PAGES_OF_A_PROOF)
    return first_of(paper, searched, kind, library, lambda pages: read_certificate(pages, library.documents[kind], library))


def first_of(paper: Paper, pages: Sequence[Page], kind: str, library: ReadingLibrary, read: Read) -> _Told:
    """The first proof on the pages, and what is said of it and of others."""
    from reprieve.read.certificates.said_twice import said_otherwise

    own, others = first_paper(pages, kind, read, library)
    named = {name: reading.name for name, reading in library.documents[kind].read.items() if reading.name}
    called = {**library.certificates.names, **named}
    content, remarks = _seen_twice(paper, pages, lambda pages: read(first_paper(pages, kind, read, library)[0]), called)
    return content, (*remarks, *said_otherwise(content, own), *others)


def _seen_twice(paper: Paper, pages: Sequence[Page], read: Read, called: Mapping[str, object]) -> _Told:
    """What is a picture is read twice, since no sum proves a name; what is proved more counts, or the stronger model's."""
    first = read(pages)
    if not any(page.number in paper.scanned for page in pages):
        return first, ()
    known = PAGES_TOLD_BY if is_proved(first) else len(pages)  # those were seen again to tell the kind
    second = read([*paper.stronger(pages[:known]), *pages[known:]])
    best = more_proved(first, second)
    return best, compare(first, second, best, called)
