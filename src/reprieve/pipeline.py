"""One case, top to bottom: open its file, read its papers, judge them, write what goes to the creditor. START HERE.

The three rooms (read, judge, write) do not know each other; this is the only place that carries data from one to the next.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from reprieve.case import CASE_FILE, EVIDENCE_FOLDER, Case
from reprieve.case_file import load_case
from reprieve.errors import PaperError
from reprieve.judge import assess
from reprieve.library import Library
from reprieve.model import Assessment, Document
from reprieve.paper_files import paper_bytes, papers_below
from reprieve.read.guarded import reader_of
from reprieve.write.page_places import IMAGE_DPI, PageKey, pages_to_show


@dataclass(frozen=True, slots=True)
class Options:
    """What holds for every case of a run: the day it is judged for, passwords to try on locked papers, and where the overview is."""

    as_of: dt.date
    passwords: tuple[str, ...] = ()
    overview: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """A case with what was read from its papers and what follows from them."""

    case: Case
    documents: tuple[Document, ...]
    assessment: Assessment


def run_case(folder: Path, out_folder: Path, library: Library, options: Options) -> Judged:
    """Judge one case folder and write its letters, annexes and review page into the empty `out_folder`.

    Raises CaseFileError when the case file has mistakes, LibraryError when a letter's template is wrong.
    """
    from reprieve.write import write_case  # the writers take longer to import than a check takes
    from reprieve.write.page import write_review

    judged = judge_case(folder, library, options)
    write_case(judged.case, judged.documents, judged.assessment, library, out_folder, options.passwords)
    images = picture_pages(judged, library, options.passwords)
    write_review(judged.case, judged.documents, judged.assessment, library, out_folder, images, options.overview)
    return judged


def judge_case(folder: Path, library: Library, options: Options) -> Judged:
    """Judge one case folder without writing anything. Raises CaseFileError when the case file has mistakes."""
    case = load_case(folder, options.as_of, library.hardships.keys(), library.documents.keys())
    documents = read_papers(case, library, options.passwords)
    return Judged(case, documents, assess(case, documents, library, options.as_of))


def read_papers(case: Case, library: Library, passwords: Sequence[str] = ()) -> tuple[Document, ...]:
    """Every paper of a case, in order of name. A paper that cannot be read says so in its document and harms no other."""
    known = (*passwords, *case.stated.passwords)
    named = [(path, path.relative_to(case.folder).as_posix()) for path in papers_in(case.folder / EVIDENCE_FOLDER, known)]
    whose = case.stated.applicant.names
    reader = reader_of(library)
    return tuple(reader.read(path, name, known, case.kind_hint(name), whose) for path, name in named)


def picture_pages(judged: Judged, library: Library, passwords: Sequence[str] = ()) -> dict[PageKey, bytes]:
    """The pages that the assessment points to, as PNG for the review page. A paper that cannot be pictured is shown in words there."""
    known = (*passwords, *judged.case.stated.passwords)
    reader, images = reader_of(library), {}
    for file, page in pages_to_show(judged.assessment):
        with suppress(PaperError):
            images[file, page] = reader.picture(paper_bytes(judged.case.folder / file, known), page, known, IMAGE_DPI)
    return images


def papers_in(place: Path, passwords: Sequence[str] = ()) -> list[Path]:
    """Every paper at or below `place`, those inside ZIP files included; of a case folder, its evidence."""
    return papers_below(place / EVIDENCE_FOLDER if (place / CASE_FILE).is_file() else place, passwords)
