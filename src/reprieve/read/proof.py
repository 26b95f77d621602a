"""A payslip or a certificate: the first of its kind on the pages of a paper, read twice where it is a picture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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
    searched = paper.searched(pages, _PAGES_OF_A_PAYROLL if kind == PAYSLIP else _PAGES_OF_A_PROOF)
    return first_proof(searched, kind, proof_reader(kind, library, whose), library, paper)


def proof_reader(kind: str, library: ReadingLibrary, whose: Sequence[str]) -> Read:
    """How pages are read as a payslip, or as a certificate of that kind."""
    if kind == PAYSLIP:
        from reprieve.read.payslip import read_payslip  # this and certificates: their patterns take long to compile

        return lambda pages: read_payslip(pages, library, whose)
    from reprieve.read.certificate import read_certificate

    return lambda pages: read_certificate(pages, library.documents[kind], library)


def first_proof(pages: Sequence[Page], kind: str, read: Read, library: ReadingLibrary, paper: Paper | None = None) -> _Told:
    """The first proof on the pages, and what is said of it and of others. What is a picture of the `paper` is read twice."""
    from reprieve.read.certificates.said_twice import said_otherwise

    own, others = first_paper(pages, kind, read, library)
    content = read(own)
    remarks: tuple[Message, ...] = ()
    if paper and any(page.number in paper.scanned for page in pages):
        content, remarks = _seen_again(content, paper, pages, kind, read, library)
    return content, (*remarks, *said_otherwise(content, own), *others)


def _seen_again(first: Payslip | Certificate, paper: Paper, pages: Sequence[Page], kind: str, read: Read, library: ReadingLibrary) -> _Told:
    """What is proved more of two readings, or the stronger model's, since no sum proves a name; and where they differ."""
    known = PAGES_TOLD_BY if is_proved(first) else len(pages)  # those were seen again to tell the kind
    own, _others = first_paper([*paper.stronger(pages[:known]), *pages[known:]], kind, read, library)
    second = read(own)
    best = more_proved(first, second)
    named = {name: reading.name for name, reading in library.documents[kind].read.items() if reading.name}
    return best, compare(first, second, best, {**library.certificates.names, **named})
