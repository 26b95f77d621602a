"""The log of a bug: tracebacks for whoever mends the program, in which nobody can be recognised."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

import click

from reprieve import __version__
from reprieve.errors import masked, reason_of
from reprieve.expression import compiled_when_used
from reprieve.kept.output_folder import private_files
from reprieve.language import _
from reprieve.papers.files import CASE_FILE

BUG_LOG = "run.log"
_NAME = re.compile(r"""^\s*(?:name|aliases)\s*=\s*(.+)$""", re.MULTILINE)
_HAN = compiled_when_used(r"[\u3400-\u9fff]")
_LETTER = r"[^\W\d_\u3400-\u9fff]"
_NO_BEGINNING = r"""[^\s/\\"'(=:,]"""  # a path does not begin behind it
_ENDS = r"""[\s/\\"'):,;]|$"""
_QUOTED = re.compile(r"""["']([^"']{2,40})["']""")


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


# --- who is not named in it ----------------------------------------------------------------------------------------


def masked_for(folder: Path, text: str) -> str:
    """The text without the names in the case file, without the case folder's own name in paths, and with long numbers cut down.

    A broken case file is searched as text, since it may be what stopped us.
    """
    for pattern in (_as_part(folder.resolve().name), *map(_apart, sorted(_names(folder), key=len, reverse=True))):
        text = re.sub(pattern, "***", text)
    return masked(text)


def _as_part(name: str) -> str:
    """A folder's name where it is a whole part of a path."""
    return rf"(?<=[/\\]){re.escape(name)}(?={_ENDS})|(?<!{_NO_BEGINNING}){re.escape(name)}(?=[/\\])"


def _apart(name: str) -> str:
    """A name where it is no part of a word: Chinese stands anywhere, other letters not within others."""
    before, after = ("" if _HAN.match(edge) else f"{look}{_LETTER})" for edge, look in ((name[0], "(?<!"), (name[-1], "(?!")))
    return before + re.escape(name) + after


def _names(folder: Path) -> list[str]:
    with suppress(OSError):
        stated = (folder / CASE_FILE).read_bytes().decode("utf-8-sig", "replace")
        return [name for line in _NAME.findall(stated) for name in _QUOTED.findall(line)]
    return []
