"""A paper -> a document, every figure with its page and box. The door of this room is `read_paper`."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from reprieve.errors import PaperError
from reprieve.language import Message, _
from reprieve.library.reading import ReadingLibrary
from reprieve.model import (
    PAYSLIP,
    STATEMENT_KINDS,
    UNKNOWN,
    Certificate,
    Content,
    Document,
    Payslip,
    Statement,
)
from reprieve.papers.files import paper_bytes, refuse_archive
from reprieve.papers.pictures import OCR_EXTRA, is_picture
from reprieve.read.attempts import read_with_fewest_doubts
from reprieve.read.certificates.void_marks import void_mark
from reprieve.read.exports.foreign import ZIP, refuse_foreign
from reprieve.read.extraction.traces import traces
from reprieve.read.heads.shortened import shortened_numbers
from reprieve.read.kind import tell_kind
from reprieve.read.kinds.mistaken import kind_of, mistaken_rows
from reprieve.read.kinds.several_papers import first_paper
from reprieve.read.notation import FIGURE
from reprieve.read.page.words import Page
from reprieve.read.paper import OCR_MISSING, Paper, in_file, open_paper, render_page
from reprieve.read.recognise import Recognition
from reprieve.read.second.proofs import compare, is_proved, more_proved
from reprieve.read.statements.units import in_yuan
from reprieve.read.warn import void, warnings_of

if TYPE_CHECKING:
    from reprieve.read.exports.sheets import Sheet

__all__ = ["read_paper", "render_page"]

MAX_PAGES = 5_000
_PAGES_TOLD_BY = 3
_PAGES_OF_A_PROOF = _PICTURES_OF_A_PROOF = 53
_PAGES_OF_A_PAYROLL = 1_000
_PDF = b"%PDF"
SECONDS_A_PAGE, SECONDS_A_ROW = 0.2, 0.002
_SIGNED, _SEVERAL = re.compile(rf"[-+]¥?{FIGURE}"), 3
_LISTED = _(
    "It looks like an app's list of payments, which names neither whose they are nor the account. "
    "Hand in the statement that the bank or the wallet issues as a file."
)
_NO_TEXT = _("No text was found on its pages. Scan it again, with 200 dots per inch or more, or hand in what the bank mails.")


def _as_long_as_it_takes(_seconds: float) -> None:
    pass


def _quietly(_page: int, _pages: int) -> None:
    pass


def read_paper(
    path: Path,
    name: str,
    library: ReadingLibrary,
    passwords: Sequence[str] = (),
    hint: str | None = None,
    whose: Sequence[str] = (),
    *,
    more_time: Callable[[float], None] = _as_long_as_it_takes,
    at_page: Callable[[int, int], None] = _quietly,
) -> Document:
    """Read one paper, a file or the member of a ZIP that `path` leads to. `name` is what the document calls it.

    `hint` is the kind that the case file gives it; `whose` are the applicant's names, by which a payroll of many people is read.
    `more_time` hears how many seconds more a long paper may take, `at_page` which page of a scan is being read, of how many.
    Never raises for what is wrong with the paper: its document then says `unreadable` and why.
    """
    try:
        data = paper_bytes(path, passwords)
    except PaperError as error:
        return Document(name, "", hint or UNKNOWN, "unreadable", error=error.message)
    blank = Document(name, sha256(data).hexdigest(), hint or UNKNOWN, "read")
    try:
        refuse_archive(data, passwords)
        if not data.startswith(_PDF):
            refuse_foreign(data)
        if sheets := _sheets(data):
            more_time(SECONDS_A_ROW * sum(len(sheet.rows) for sheet in sheets))
            return _exported(sheets, blank, library, whose, _remarks_on(data))
        with open_paper(data, passwords, more_time, at_page, _drawn(data, library)) as (paper, pdf):
            more_time(SECONDS_A_PAGE * paper.page_count)
            document = _document(paper, replace(blank, pages=paper.page_count), library, whose)
            document = replace(document, qr=paper.codes())
            return replace(document, traces=traces(data, pdf.document)) if pdf else document
    except PaperError as error:
        return replace(blank, status="unreadable", error=error.message)


def _sheets(data: bytes) -> Sequence[Sheet]:
    if data.startswith(_PDF):
        return ()
    from reprieve.read.export import read_sheets  # most papers are PDFs and need none of what reads workbooks

    return read_sheets(data)


def _drawn(data: bytes, library: ReadingLibrary) -> Sequence[Page]:
    """The pages of a text; no other file is drawn."""
    if data.startswith(_PDF) or is_picture(data):
        return ()
    from reprieve.read.exports.plain_text import pages_of_text

    return pages_of_text(data, library)


def _remarks_on(data: bytes) -> tuple[Message, ...]:
    if not data.startswith(ZIP):
        return ()
    from reprieve.read.exports.word_file import is_word, remarks_on_word
    from reprieve.read.exports.workbook import remarks_on_formulas

    return tuple(remarks_on_word(data) if is_word(data) else remarks_on_formulas(data))


def _exported(
    sheets: Sequence[Sheet], blank: Document, library: ReadingLibrary, whose: Sequence[str], remarks: tuple[Message, ...]
) -> Document:
    from reprieve.read.export import read_export

    export = read_export(sheets, library, None if blank.kind == UNKNOWN else blank.kind, blank.file, whose)
    warnings = (export.mistaken,) if export.mistaken else (*warnings_of(export.told, export.content, library), *export.remarks)
    read = replace(blank, kind=export.told.kind, pages=len(sheets), content=export.content, warnings=(*warnings, *remarks))
    return replace(read, status="partly") if _is_partly(export.content) else read


def _document(paper: Paper, blank: Document, library: ReadingLibrary, whose: Sequence[str]) -> Document:
    if not 1 <= paper.page_count <= MAX_PAGES:
        raise PaperError(_("This PDF has {count} pages; from 1 to {limit} can be read.", count=paper.page_count, limit=MAX_PAGES))
    pages = _from_words_on(paper)
    first = list(islice(pages, _PAGES_TOLD_BY))
    if not first:
        raise PaperError(OCR_MISSING if paper.unread else _NO_TEXT)
    hint = None if blank.kind == UNKNOWN else blank.kind
    told, mistake = tell_kind(paper, first, library, hint, blank.file)
    content, remarks = _content(told.kind, paper, itertools.chain(first, pages), library, whose)
    if mistake is None and (mistake := mistaken_rows(content, library)):
        told = kind_of(mistake, hint)
        content, remarks = _content(told.kind, paper, _from_words_on(paper), library, whose)
    if isinstance(content, Statement):
        remarks = (*remarks, *shortened_numbers(word.text for page in first for word in page.words))
    content, in_units = in_yuan(content, first, library.statements.units)
    said = (_("{text}", text=mistake.why),) if mistake else (*warnings_of(told, content, library), *remarks, *in_units)
    if mistake is None and told == Recognition(UNKNOWN) and _lists_payments(first):
        said = (*said, _LISTED)
    is_whole = not (_is_partly(content) or paper.unread or paper.searched_to < paper.page_count)
    status: Literal["read", "partly"] = "read" if is_whole else "partly"
    return replace(blank, kind=told.kind, status=status, content=in_file(content, paper), warnings=(*said, *_unread(paper)))


def _lists_payments(pages: Iterable[Page]) -> bool:
    """Whether several amounts with a sign stand on the pages, as apps list payments."""
    return sum(_SIGNED.fullmatch(word.text) is not None for page in pages for word in page.words) >= _SEVERAL


def _from_words_on(paper: Paper) -> Iterator[Page]:
    """The pages from the first with words on: sheets without may lie before it. None where too many pictures show nothing."""
    pages, pictures = paper.pages(), 0
    for page in pages:
        pictures += page.number in paper.scanned
        if page.words:
            yield page
            yield from pages
        elif pictures == _PICTURES_OF_A_PROOF:
            return


def _content(
    kind: str,
    paper: Paper,
    pages: Iterable[Page],
    library: ReadingLibrary,
    whose: Sequence[str],
) -> tuple[Content | None, tuple[Message, ...]]:
    if kind in STATEMENT_KINDS:
        first = list(islice(pages, 1))
        statement, remarks = read_with_fewest_doubts(paper, itertools.chain(first, pages), library)
        mark = void_mark(first, library.certificates)
        return statement, (void(mark), *remarks) if mark else remarks
    if kind == PAYSLIP:
        from reprieve.read.payslip import read_payslip  # this and certificates: their patterns take long to compile

        several = _searched(paper, pages, _PAGES_OF_A_PAYROLL)
        return _first_of(paper, several, kind, library, lambda pages: read_payslip(pages, library, whose))
    if kind in library.documents:
        from reprieve.read.certificate import read_certificate

        several = _searched(paper, pages, _PAGES_OF_A_PROOF)
        return _first_of(paper, several, kind, library, lambda pages: read_certificate(pages, library.documents[kind], library))
    return None, ()


def _first_of(
    paper: Paper, pages: Sequence[Page], kind: str, library: ReadingLibrary, read: Callable[[Sequence[Page]], Payslip | Certificate]
) -> tuple[Content, tuple[Message, ...]]:
    """The first proof on the pages, and what is said of it and of others."""
    from reprieve.read.certificates.said_twice import said_otherwise

    own, others = first_paper(pages, kind, read, library)
    named = {name: reading.name for name, reading in library.documents[kind].read.items() if reading.name}
    called = {**library.certificates.names, **named}
    content, remarks = _proof(paper, pages, lambda pages: read(first_paper(pages, kind, read, library)[0]), called)
    return content, (*remarks, *said_otherwise(content, own), *others)


def _searched(paper: Paper, pages: Iterable[Page], most: int) -> list[Page]:
    """The first of the pages of a proof, not too many, and few pictures among them, which take long; the paper keeps which is the last."""
    searched, pictures = [], 0
    for page in islice(pages, most):
        searched.append(page)
        pictures += page.number in paper.scanned
        if pictures == _PICTURES_OF_A_PROOF:
            break
    paper.searched_to = searched[-1].number
    return searched


def _proof(
    paper: Paper, pages: Sequence[Page], read: Callable[[Sequence[Page]], Payslip | Certificate], called: Mapping[str, object]
) -> tuple[Payslip | Certificate, tuple[Message, ...]]:
    """What is a picture is read twice, since no sum proves a name; what is proved more counts, or the stronger model's."""
    first = read(pages)
    if not any(page.number in paper.scanned for page in pages):
        return first, ()
    known = _PAGES_TOLD_BY if is_proved(first) else len(pages)  # those were seen again to tell the kind
    second = read([*paper.stronger(pages[:known]), *pages[known:]])
    best = more_proved(first, second)
    return best, compare(first, second, best, called)


def _unread(paper: Paper) -> Iterable[Message]:
    if paper.searched_to < paper.page_count:
        yield _(
            "Only pages 1 to {last} of {pages} were read. What is needed of the others, hand in as a file of its own.",
            last=paper.searched_to,
            pages=paper.page_count,
        )
    if unseen := sorted(number for number, page in paper.unread.items() if page.words):
        yield _(
            "On pages {pages} the text that was read lies unseen under a picture, and may say something else. "
            "Install text recognition: {command}",
            pages=unseen,
            command=OCR_EXTRA,
        )
    if pages := sorted(number for number, page in paper.unread.items() if not page.words):
        yield _("Pages {pages} are pictures and were not read. Install text recognition: {command}", pages=pages, command=OCR_EXTRA)
    if paper.unseen:
        yield _(
            "On pages {pages} the file holds figures that the page does not show; they were not read. Compare the paper with its file.",
            pages=sorted(paper.unseen),
        )
    if paper.untold:
        yield _(
            "On pages {pages} a font does not tell which letters it shows; each stands as �. Compare the names with the paper.",
            pages=sorted(paper.untold),
        )


def _is_partly(content: Content | None) -> bool:
    match content:
        case Statement():
            return not content.transactions or bool(content.reconciliation.unread)
        case Payslip():
            return content.net is None
        case _:
            return False
