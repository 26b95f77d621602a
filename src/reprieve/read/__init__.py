"""A paper -> a document, every figure with its page and box. The door of this room is `read_paper`."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from reprieve.errors import PaperError
from reprieve.language import Message, _
from reprieve.library.reading import ReadingLibrary
from reprieve.model import STATEMENT_KINDS, UNKNOWN, Content, Document, Payslip, Statement
from reprieve.papers.files import paper_bytes, refuse_archive
from reprieve.papers.pictures import is_picture
from reprieve.read.attempts import read_with_fewest_doubts
from reprieve.read.certificates.void_marks import void_mark
from reprieve.read.exports.foreign import ZIP, refuse_foreign
from reprieve.read.heads.shortened import shortened_numbers
from reprieve.read.in_file import in_file
from reprieve.read.kind import PAGES_TOLD_BY, tell_kind
from reprieve.read.kinds.mistaken import kind_of, mistaken_rows
from reprieve.read.page.words import Page
from reprieve.read.paper import OCR_MISSING, Paper, open_paper, render_page
from reprieve.read.proof import read_proof
from reprieve.read.statements.units import in_yuan
from reprieve.read.warn import listed_payments, not_read, void, warnings_of

if TYPE_CHECKING:
    from reprieve.read.exports.sheets import Sheet

__all__ = ["read_paper", "render_page"]

MAX_PAGES = 5_000
_PDF = b"%PDF"
SECONDS_A_PAGE, SECONDS_A_ROW = 0.2, 0.002
_NO_TEXT = _("No text was found on its pages. Scan it again, with 200 dots per inch or more, or hand in what the bank mails.")
_Told = tuple[Content | None, tuple[Message, ...]]


def _unheard(*_told: float) -> None:
    pass


def read_paper(
    path: Path,
    name: str,
    library: ReadingLibrary,
    passwords: Sequence[str] = (),
    hint: str | None = None,
    whose: Sequence[str] = (),
    *,
    more_time: Callable[[float], None] = _unheard,
    at_page: Callable[[int, int], None] = _unheard,
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
        with open_paper(data, passwords, more_time, at_page, _drawn(data, library)) as paper:
            more_time(SECONDS_A_PAGE * paper.page_count)
            document = _document(paper, replace(blank, pages=paper.page_count), library, whose)
            return replace(document, qr=paper.codes(), traces=paper.traces())
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
    pages = paper.from_words_on()
    first = list(islice(pages, PAGES_TOLD_BY))
    if not first:
        raise PaperError(OCR_MISSING if paper.unread else _NO_TEXT)
    hint = None if blank.kind == UNKNOWN else blank.kind
    told, mistake = tell_kind(paper, first, library, hint, blank.file)
    content, remarks = _content(told.kind, paper, itertools.chain(first, pages), library, whose)
    if mistake is None and (mistake := mistaken_rows(content, library)):
        told = kind_of(mistake, hint)
        content, remarks = _content(told.kind, paper, paper.from_words_on(), library, whose)
    content, in_units = in_yuan(content, first, library.statements.units)
    if mistake:
        said: Iterable[Message] = (_("{text}", text=mistake.why),)
    else:
        said = (*warnings_of(told, content, library), *remarks, *in_units, *listed_payments(told, first))
    status: Literal["read", "partly"] = "partly" if _is_partly(content) or not paper.is_searched else "read"
    return replace(blank, kind=told.kind, status=status, content=in_file(content, paper), warnings=(*said, *not_read(paper)))


def _content(kind: str, paper: Paper, pages: Iterable[Page], library: ReadingLibrary, whose: Sequence[str]) -> _Told:
    if kind in STATEMENT_KINDS:
        return _statement(paper, pages, library)
    if kind in library.documents:
        return read_proof(kind, paper, pages, library, whose)
    return None, ()


def _statement(paper: Paper, pages: Iterable[Page], library: ReadingLibrary) -> _Told:
    pages = iter(pages)
    first = list(islice(pages, PAGES_TOLD_BY))
    statement, remarks = read_with_fewest_doubts(paper, itertools.chain(first, pages), library)
    mark = void_mark(first[:1], library.certificates)
    shortened = shortened_numbers(word.text for page in first for word in page.words)
    return statement, (*([void(mark)] if mark else ()), *remarks, *shortened)


def _is_partly(content: Content | None) -> bool:
    match content:
        case Statement():
            return not content.transactions or bool(content.reconciliation.unread)
        case Payslip():
            return content.net is None
        case _:
            return False
