"""Many papers, apart from any case: read in several processes, and none harms another."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from reprieve.errors import ExitCode, ReprieveError, masked
from reprieve.language import Message, _, as_text
from reprieve.library.pattern import WHEN_USED, BrokenPattern
from reprieve.library.reading import load_reading
from reprieve.model import UNKNOWN, Document
from reprieve.processes.spread import Lost, spread

CRASHED = _("reprieve crashed here. This is a bug: please report it.")


@dataclass(frozen=True, slots=True)
class ReadPaper:
    """What was read from one paper, and the traceback where a bug stopped it."""

    document: Document
    bug: str = ""


def read_all(papers: Sequence[Path], passwords: tuple[str, ...], workers: int, done: Callable[[ReadPaper], None]) -> list[ReadPaper]:
    """Read every paper, in the order given. Whatever happens to one becomes its document's error."""
    read: dict[int, ReadPaper] = {}

    def heard(index: int, paper: ReadPaper | Lost) -> None:
        read[index] = paper if isinstance(paper, ReadPaper) else ReadPaper(_lost_paper(papers[index], CRASHED))
        done(read[index])

    spread(partial(_read, passwords=passwords), papers, workers, heard)
    return [read[index] for index in range(len(papers))]


def exit_code_of_papers(papers: Iterable[ReadPaper]) -> ExitCode:
    return max((_exit_code_of_paper(paper) for paper in papers), default=ExitCode.COMPLETE)


def _exit_code_of_paper(paper: ReadPaper) -> ExitCode:
    if paper.document.error == CRASHED:
        return ExitCode.BUG
    return ExitCode.UNREADABLE if paper.document.status == "unreadable" else ExitCode.COMPLETE


# --- in the worker -------------------------------------------------------------------------------------------------


def _read(paper: Path, passwords: tuple[str, ...]) -> ReadPaper:
    from reprieve.read.guarded import reader_of  # what needs only the sentences of this module loads no reader

    try:
        return ReadPaper(reader_of(load_reading(patterns=WHEN_USED)).read(paper, as_text(paper.as_posix()), passwords))
    except BrokenPattern:
        load_reading()  # tells every such mistake, with its file and key
        raise
    except ReprieveError:
        raise  # the library's, which concerns every paper alike
    except Exception:
        return ReadPaper(_lost_paper(paper, CRASHED), masked(traceback.format_exc()))


def _lost_paper(paper: Path, why: Message) -> Document:
    return Document(as_text(paper.as_posix()), "", UNKNOWN, "unreadable", error=why)
