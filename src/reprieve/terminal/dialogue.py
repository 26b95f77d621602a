"""What passes between the program and who runs it, besides what it finds: progress, and questions, on stderr."""

from __future__ import annotations

import getpass
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from reprieve.errors import masked
from reprieve.language import _

Progressed = Callable[[Mapping[str, object]], None]


@contextmanager
def progress(total: int, quiet: bool = False) -> Iterator[Progressed]:
    """Hears of every item that is done: a bar on a terminal, which also shows how far the reading of scans is.

    Elsewhere a line of JSON each, or nothing when `quiet`.
    """
    if sys.stderr.isatty():
        from reprieve.terminal.bar import progress_bar

        with progress_bar(total) as advance:
            yield lambda item: advance()
    elif quiet or total <= 1:
        yield lambda item: None
    else:
        yield lambda item: print(json.dumps(item, ensure_ascii=False), file=sys.stderr, flush=True)  # noqa: T201 (progress is for stderr)


def someone_is_there() -> bool:
    """Whether a person can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask(question: str) -> str:
    """What is typed in answer, as one line; the end of all input interrupts."""
    print(f"\n{question}\n> ", end="", file=sys.stderr, flush=True)  # noqa: T201 (questions are for stderr)
    try:
        return input()
    except (EOFError, KeyboardInterrupt):
        print(file=sys.stderr)  # noqa: T201 (what is told next begins a line)
        raise KeyboardInterrupt from None


def ask_passwords(papers: Sequence[str]) -> tuple[str, ...]:
    """A password for each locked paper; nothing typed: none. What is typed is not shown."""
    given = (getpass.getpass(masked(str(_("Password of {paper} (Enter: leave it locked): ", paper=paper)))) for paper in papers)
    return tuple(dict.fromkeys(password for password in given if password))
