"""The log of a bug: tracebacks for whoever mends the program, and no case or paper by its name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from reprieve import __version__
from reprieve.errors import masked, reason_of
from reprieve.language import _
from reprieve.output_folder import private_files

BUG_LOG = "run.log"


def log_file(out: Path | None = None) -> Path:
    """Where the log of a run into `out` stands, or else that of the program: in its settings folder."""
    return (out or Path(click.get_app_dir("reprieve"))) / BUG_LOG


def bugs_among(what: str, tracebacks: Iterable[str]) -> list[str]:
    """The tracebacks that are none of the empty ones, each under what it came of: "case 3 of 20"."""
    numbered = list(enumerate(tracebacks, 1))
    return [f"{what} {number} of {len(numbered)}\n{bug}" for number, bug in numbered if bug]


def write_log(file: Path, tracebacks: Sequence[str]) -> None:
    """Write the log, for its owner alone; long numbers are cut down. Raises OSError."""
    text = masked("\n".join([f"reprieve {__version__}", *tracebacks]))
    with private_files():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.unlink(missing_ok=True)  # an older one may have been open to others
        file.write_text(text, encoding="utf-8", errors="backslashreplace")


def report_bugs(tracebacks: Sequence[str], folder: Path | None = None) -> None:
    """Write tracebacks to a log, since they help only the maintainer, and tell on stderr where it is."""
    log = log_file(folder)
    try:
        write_log(log, tracebacks)
    except OSError as error:
        unwritten = _("A bug in reprieve stopped this, and its log cannot be written: {file}: {why}", file=log, why=reason_of(error))
        click.echo(masked(str(unwritten)), err=True)
    else:
        told = _("A bug in reprieve stopped this. Please report it with {log}; look through it first, it may name people.", log=log)
        click.echo(str(told), err=True)  # whole, to be opened
