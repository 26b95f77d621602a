"""Reading in a process of its own, with an end to its time and memory: a paper that takes its reader down costs itself only.

The process is forked where the system can, so that it starts at once with everything loaded; it serves one paper after the other and is
replaced when it dies or must be ended.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import re
import signal
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from hashlib import file_digest
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from time import monotonic
from typing import Any

from reprieve.errors import LibraryError, PaperError
from reprieve.language import Message, _
from reprieve.library.pattern import BrokenPattern
from reprieve.library.reading import ReadingLibrary
from reprieve.model import UNKNOWN, Document
from reprieve.processes.said import PageRead, say
from reprieve.read import read_paper, render_page

SECONDS = 20.0
MEGABYTES = 2048
_READ, _PICTURE = range(2)
_DATA_PAGES, _OWN_TICKS = 5, slice(11, 13)  # proc(5), statm; stat behind the name
_TOO_LONG = _("Reading this file was stopped because it took too long. Print its pages again to a new PDF.")
_TOO_BUSY = _("Reading this file was stopped because this computer was too busy, or its disk too slow. Try again later.")
_TOO_MUCH = _("This file cannot be read: it is damaged, or needs more memory than any paper should. Print its pages again to a new PDF.")
ENDED = (_TOO_LONG, _TOO_BUSY, _TOO_MUCH)  # a busy machine may be the cause: worth another try
_PATIENCE = 6  # how many times as long as it may work a paper may be waited for


class ReadingBug(Exception):
    """A bug of ours stopped the reader; the text is the traceback from its process."""


class GuardedReader:
    """A process that reads papers and pictures pages, within limits for each."""

    def __init__(self, library: ReadingLibrary, seconds: float = SECONDS, megabytes: int = MEGABYTES) -> None:
        self._library = library
        self._seconds = seconds
        self._megabytes = megabytes
        self._process: BaseProcess | None = None
        self._line: Connection | None = None

    def read(self, path: Path, name: str, *told: Any) -> Document:
        """What `read_paper` gives; a paper that ends its reader is unreadable.

        `told` is what `read_paper` takes after the library. Raises ReadingBug, and BrokenPattern.
        """
        try:
            document = self._answer(_READ, path.absolute(), name, *told)  # its process may have started in another folder
        except PaperError as error:
            hint = told[1] if len(told) > 1 else None
            return Document(name, _digest(path), hint or UNKNOWN, "unreadable", error=error.message)
        finally:
            say(PageRead(name))
        assert isinstance(document, Document)
        return document

    def picture(self, data: bytes, page: int, passwords: Sequence[str] = (), dpi: int = 80) -> bytes:
        """What `render_page` gives. Raises PaperError, also when the page ends its reader, and ReadingBug."""
        image = self._answer(_PICTURE, data, page, tuple(passwords), dpi)
        assert isinstance(image, bytes)
        return image

    def close(self) -> None:
        """End the process; the next call starts another."""
        if self._process is not None and self._line is not None:
            self._line.close()
            self._process.kill()
            self._process.join()
            self._process.close()
        self._process = self._line = None

    def _answer(self, *asked: object) -> object:
        line = self._line or self._start()
        seconds = self._seconds
        try:
            line.send(asked)
            while self._answers(line, seconds):
                answer = line.recv()
                if isinstance(answer, PageRead):
                    say(answer)
                elif isinstance(answer, float):
                    seconds += answer
                else:
                    return _accepted(answer)
        except (EOFError, BrokenPipeError, ConnectionResetError):
            self.close()
            raise PaperError(_TOO_MUCH) from None
        self.close()
        raise PaperError(_TOO_LONG)

    def _answers(self, line: Connection, seconds: float) -> bool:
        """Whether an answer comes before the reader has worked for so many seconds; on a busy computer these are more by the clock."""
        begun, until, left = self._worked(), monotonic() + seconds * _PATIENCE, seconds
        while left > 0:
            if line.poll(left):
                return True
            left = min(seconds - (self._worked() - begun), until - monotonic())
        if self._worked() - begun < seconds:
            self.close()
            raise PaperError(_TOO_BUSY)
        return False

    def _worked(self) -> float:
        """Seconds that the reader's process has had of a processor; where the system does not tell, those of the clock."""
        try:
            told = Path(f"/proc/{self._process.pid if self._process else 0}/stat").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return monotonic()
        return sum(map(int, told.rpartition(")")[2].split()[_OWN_TICKS])) / os.sysconf("SC_CLK_TCK")

    def _start(self) -> Connection:
        context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
        ours, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(ours, theirs, self._library, self._megabytes), daemon=True)  # type: ignore[attr-defined]
        self._process.start()
        theirs.close()
        self._line = ours
        return ours


@cache
def reader_of(library: ReadingLibrary) -> GuardedReader:
    """The reader of this process, shared by all its papers."""
    return GuardedReader(library)


def _accepted(answer: object) -> object:
    if isinstance(answer, Message):
        raise PaperError(answer)
    if isinstance(answer, str):
        raise ReadingBug(answer)
    if isinstance(answer, LibraryError):
        raise answer
    return answer


def _digest(path: Path) -> str:
    with suppress(OSError), path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
    return ""


# --- in the reader's process ---------------------------------------------------------------------------------------


def _serve(ours: Connection, line: Connection, library: ReadingLibrary, megabytes: int) -> None:
    """Answer until nobody asks any more.

    A float asks for more seconds, a PageRead tells how far it is, a Message is what is wrong with the paper, a LibraryError what
    is wrong with the library, a str a traceback.
    """
    ours.close()  # a copy of the asker's end: kept open, the asker's death would not be noticed
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # the last words of native code; what went wrong is told by the asker
    _limit_memory(megabytes)
    gc.freeze()  # what was loaded stays: searching it for garbage would cost a tenth of every reading
    with suppress(EOFError, BrokenPipeError):
        while True:
            line.send(_served(line, library, *line.recv()))


def _served(line: Connection, library: ReadingLibrary, what: int, *asked: Any) -> object:
    try:
        if what == _PICTURE:
            return render_page(*asked)
        path, name, *told = asked
        return read_paper(path, name, library, *told, more_time=line.send, at_page=lambda *at: line.send(PageRead(name, *at)))
    except PaperError as error:
        return error.message
    except LibraryError as error:
        return error
    except re.error as error:  # whoever asked loads the library with its patterns checked, and hears of the file and key
        return BrokenPattern(_("'{pattern}' is no regular expression ({why})", pattern=str(error.pattern), why=str(error)))
    except MemoryError:
        return _TOO_MUCH
    except Exception:
        return traceback.format_exc()


def _limit_memory(megabytes: int) -> None:
    try:
        import resource
    except ImportError:  # Windows: time is still limited
        return
    most = _held() + (megabytes << 20)
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _held() -> int:
    """Bytes that this process holds already: a forked one begins with all that its asker had loaded. 0 where the system does not tell."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[_DATA_PAGES]
    except OSError:
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")
