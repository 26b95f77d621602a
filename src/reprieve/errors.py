"""Who can fix it: the caseworker, or the maintainer. Each error carries its exit code."""

from __future__ import annotations

import errno
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from reprieve.expression import compiled_when_used
from reprieve.language import Message, _

# Digits without a gap, and the ways in which card, ID and telephone numbers are printed in groups, with one or two blanks or dashes of any
# kind between them. A date followed by an amount is none.
_GAP = r"[ \t\u00a0\u2000-\u200b\u202f\u3000\u00ad\u2010-\u2015\u2212\uff0d-]{1,2}"
_BORN = r"(?:19|20)\d\d"
LONG_NUMBER = compiled_when_used(
    r"(?<!\d)(?:"
    rf"[1-9]\d{{5}}(?:{_GAP})?{_BORN}(?:{_GAP})?\d{{4}}(?:{_GAP})?\d{{3}}(?:{_GAP})?[\dXx]"
    r"|\d{10,}[Xx]?"
    rf"|\d{{4}}(?:{_GAP}\d{{4}}){{2,3}}{_GAP}\d{{1,4}}"
    rf"|\d{{6}}{_GAP}(?:\d{{8}}{_GAP}\d{{3}}[\dXx]|\d{{10,13}})"
    rf"|1\d{{2}}{_GAP}\d{{4}}{_GAP}\d{{4}}"
    rf"|0\d{{2,3}}{_GAP}(?:\d{{7,8}}|\d{{3,4}}{_GAP}\d{{4}})"
    r")(?!\d)"
)


def masked(text: str) -> str:
    """The text with every number of ten or more digits (ID, card, telephone) cut down to its last four."""
    return LONG_NUMBER.sub(_last_four, text)


def _last_four(found: re.Match[str]) -> str:
    return "****" + "".join(filter(str.isalnum, found.group()))[-4:]


def installs(extra: str) -> Message:
    """How an extra is installed, as README.md does it."""
    return _("uv tool install '.[{extra}]' in the folder that reprieve was installed from", extra=extra)


_REASONS: dict[int, Message] = {
    errno.ENOSPC: _("No space left on the disk. Make room, then run this again"),
    errno.EACCES: _("it may not be read or written by you, or another program holds it open"),
    errno.EPERM: _("it may not be read or written by you, or another program holds it open"),
    errno.EROFS: _("nothing can be written on this disk. Choose another folder"),
    errno.ENOENT: _("it is not there"),
    errno.ENOTDIR: _("a file stands where a folder is wanted"),
    errno.EISDIR: _("a folder stands where a file is wanted"),
    errno.EEXIST: _("something of that name is there already"),
    errno.ENAMETOOLONG: _("the name or the path is too long. Shorten it"),
    errno.EBUSY: _("another program holds it open"),
    errno.EIO: _("the disk or the network drive does not answer"),
    errno.ELOOP: _("links lead round in circles"),
}


def reason_of(error: OSError) -> Message | str:
    """Why the system refused, in the reader's language; what is seldom, in the system's own words."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)


def refused(error: OSError) -> Message:
    """What the system refused, where it names a file, and why."""
    if error.filename is None:
        return _("The output could not be written: {why}", why=reason_of(error))
    return _("{file}: {why}", file=error.filename, why=reason_of(error))


class ExitCode(IntEnum):
    """What the command line returns; a stable interface. 1 and 2 belong to click."""

    COMPLETE = 0
    USAGE = 2
    INCOMPLETE = 10
    CONTRADICTED = 11
    UNREADABLE = 12
    LIBRARY = 13
    BUG = 70
    INTERRUPTED = 130


class ReprieveError(Exception):
    """Something a person can mend. The message says which file, what is wrong and what to do."""

    exit_code = ExitCode.BUG

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return str(self.message)


class UsageError(ReprieveError):
    """The command was asked for something it will not do."""

    exit_code = ExitCode.USAGE


class PaperError(ReprieveError):
    """A paper cannot be read. The other papers of the case are not harmed."""

    exit_code = ExitCode.UNREADABLE


class LibraryError(ReprieveError):
    """A template or a library file is wrong: the maintainer's to mend."""

    exit_code = ExitCode.LIBRARY


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in a file that a person wrote: where, what is wrong, what to write instead."""

    line: int | None
    key: str
    wrong: Message
    mend: Message

    @property
    def message(self) -> Message:
        """The problem as one sentence."""
        if self.line is None:
            return _("{key}: {wrong} {mend}", key=self.key, wrong=self.wrong, mend=self.mend)
        return _("line {line}: {key}: {wrong} {mend}", line=self.line, key=self.key, wrong=self.wrong, mend=self.mend)

    def __str__(self) -> str:
        return str(self.message)


class CaseFileError(ReprieveError):
    """A case file cannot be used; carries every mistake at once."""

    exit_code = ExitCode.UNREADABLE

    def __init__(self, message: Message, problems: Sequence[Problem]) -> None:
        super().__init__(message)
        self.problems = tuple(problems)

    def __str__(self) -> str:
        return "\n".join([str(self.message), *(f"  {problem}" for problem in self.problems)])


PASSWORD_MISSING = _("This paper is encrypted. Give its password in a --password-file, or under passwords in case.toml.")
PASSWORD_WRONG = _("None of the passwords opens this paper. The bank's app shows the password beside the export.")
