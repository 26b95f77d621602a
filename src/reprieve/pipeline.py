"""One case, top to bottom: open its file, read its papers, judge them, write what goes to the creditor. START HERE.

The three rooms (read, judge, write) do not know each other; this is the only place that carries data from one to the next.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reprieve.case import EVIDENCE_FOLDER, Case
from reprieve.case_file import load_case
from reprieve.errors import PaperError
from reprieve.judge import assess
from reprieve.kept.paper_cache import read_once
from reprieve.language import Message, _, as_text
from reprieve.library import Library
from reprieve.model import UNKNOWN, Assessment, Document, Unread
from reprieve.papers.files import paper_bytes, papers_in
from reprieve.papers.passed_over import passed_over
from reprieve.write.page_places import IMAGE_DPI, PageKey, pages_to_show
from reprieve.write.page_words import PAPER_STATES

if TYPE_CHECKING:
    from reprieve.read.guarded import GuardedReader


_UNRECOGNISED = _("It was not recognised and counts for nothing. If it matters, write what it is under [[evidence]] in case.toml.")


@dataclass(frozen=True, slots=True)
class Options:
    """What holds for every case of a run: the day it is judged for, passwords to try on locked papers, and where the overview is.

    `acknowledged`: ids of findings that the applicants were told of. `max_size`: how many bytes a PDF of the packet may have.
    `office`: the program that converts letters for the packet; empty: it holds none.
    `papers`: the folder that keeps readings of papers from run to run; None: every paper is read.
    """

    as_of: dt.date
    passwords: tuple[str, ...] = ()
    overview: str = ""
    acknowledged: tuple[str, ...] = ()
    max_size: int | None = None
    papers: Path | None = None
    office: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """A case with what was read from its papers and what follows from them. `unbound`: why no letter is in its packet.

    `passed_over`: what lies in the folder and is no paper of the case.
    """

    case: Case
    documents: tuple[Document, ...]
    assessment: Assessment
    passed_over: tuple[Unread, ...] = ()
    unbound: Message | None = None

    @property
    def unread(self) -> tuple[Unread, ...]:
        """What counts for nothing: papers that could not be read or recognised, and what was passed over."""
        read = {document.file: _why_unread(document) for document in self.documents}
        return (*(Unread(file, why) for file, why in read.items() if why), *self.passed_over)


def _why_unread(document: Document) -> Message | None:
    if document.status == "unreadable":
        return document.error or PAPER_STATES["unreadable"]
    return _UNRECOGNISED if document.kind == UNKNOWN else None


def run_case(folder: Path, out_folder: Path, library: Library, options: Options) -> Judged:
    """Judge one case folder and write its letters, annexes and review page into the empty `out_folder`.

    Raises CaseFileError when the case file has mistakes, LibraryError when a letter's template is wrong.
    """
    from reprieve.write import write_case  # the writers take longer to import than a check takes
    from reprieve.write.page import write_review

    judged = judge_case(folder, library, options)
    written = write_case(
        judged.case, judged.documents, judged.assessment, library, out_folder, options.passwords, options.max_size, options.office
    )
    images = picture_pages(judged, library, options.passwords)
    write_review(
        judged.case,
        judged.documents,
        judged.assessment,
        library,
        out_folder,
        images,
        written.letters,
        options.overview,
        judged.unread,
        [volume.file for packet in written.packets for volume in packet.volumes],
    )
    return replace(judged, unbound=written.unbound)


def judge_case(folder: Path, library: Library, options: Options) -> Judged:
    """Judge one case folder without writing anything. Raises CaseFileError when the case file has mistakes."""
    called = {id: kind.name for kinds in (library.hardships, library.documents) for id, kind in kinds.items()}
    case = load_case(folder, options.as_of, library.hardships.keys(), library.documents.keys(), called)
    documents = read_papers(case, library, options.passwords, options.papers)
    return Judged(case, documents, assess(case, documents, library, options.as_of, options.acknowledged), passed_over(folder))


def read_papers(case: Case, library: Library, passwords: Sequence[str] = (), kept: Path | None = None) -> tuple[Document, ...]:
    """Every paper of a case, in order of name. A paper that cannot be read says so in its document and harms no other.

    `kept` is a folder of readings: a paper whose content was read before is not read again.
    """
    known = (*passwords, *case.stated.passwords)
    named = [(path, as_text(path.relative_to(case.folder).as_posix())) for path in papers_in(case.folder / EVIDENCE_FOLDER, known)]
    return tuple(_read(path, name, case, library, known, kept) for path, name in named)


def _read(path: Path, name: str, case: Case, library: Library, known: Sequence[str], kept: Path | None) -> Document:
    hint, whose = case.kind_hint(name), case.stated.applicant.names

    def read() -> Document:
        return _reader(library).read(path, name, known, hint, whose)

    return read_once(kept, path, name, hint, whose, known, library, read) if kept else read()


def picture_pages(judged: Judged, library: Library, passwords: Sequence[str] = ()) -> dict[PageKey, bytes]:
    """The pages that the review page points to, as PNG for it. A paper that cannot be pictured is shown in words there."""
    known = (*passwords, *judged.case.stated.passwords)
    reader, images = _reader(library), {}
    for file, page in pages_to_show(judged.assessment, judged.documents):
        with suppress(PaperError):
            images[file, page] = reader.picture(paper_bytes(judged.case.folder / file, known), page, known, IMAGE_DPI)
    return images


def _reader(library: Library) -> GuardedReader:
    from reprieve.read.guarded import reader_of  # the readers take longer to import than it takes to see that nothing has changed

    return reader_of(library)
