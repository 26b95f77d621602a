"""What one case's output depends on, and why it must be made again: a paper, the case file, the rules, the program, the day."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import file_digest
from pathlib import Path

from reprieve.case import CASE_FILE, EVIDENCE_FOLDER
from reprieve.kept import fingerprint
from reprieve.language import Message, _, as_text, spoken
from reprieve.papers.files import files_below
from reprieve.papers.passed_over import passed_over
from reprieve.pipeline import Options

_SHOWN = 3
_NOT_LOOKED_AT = ""
_NO_CHOICES = frozenset({"as_of", "passwords", "papers"})


@dataclass(frozen=True, slots=True)
class Inputs:
    """`files` are the case file and the files of the papers, by path in the case folder, with their sha256, and what was passed over
    without any. No password is in it.
    """

    files: Mapping[str, str]
    as_of: dt.date
    language: str
    options: Mapping[str, object]
    program: str
    rules: Mapping[str, str]


def inputs_of(folder: Path, options: Options) -> Inputs:
    """What the case's output depends on, as it is now. Raises OSError where it cannot be read."""
    choices = {name: str(value) for name, value in asdict(options).items() if name not in _NO_CHOICES}
    return Inputs(_files(folder), options.as_of, spoken(), choices, fingerprint.program(), fingerprint.rule_files())


def changes(before: Inputs, now: Inputs) -> list[Message]:
    """Why the output must be made again; nothing: it is what a fresh run would give."""
    found = list(_changed_files(before.files, now.files))
    if before.as_of != now.as_of:
        found.append(_("judged for {day}, before for {before}", day=now.as_of, before=before.as_of))
    if before.program != now.program:
        found.append(_("another version of reprieve, or of what it is built on"))
    if rules := _differing(before.rules, now.rules):
        found.append(_("rules or letters changed: {files}", files=_few(rules)))
    if (before.language, before.options) != (now.language, now.options):
        found.append(_("other options"))
    return found


def _files(folder: Path) -> dict[str, str]:
    _refuse_closed_folders(folder / EVIDENCE_FOLDER)
    case_file = folder / CASE_FILE
    files = [case_file] if case_file.is_file() else []
    files += files_below(folder / EVIDENCE_FOLDER)
    left_out = {unread.file: _NOT_LOOKED_AT for unread in passed_over(folder)}
    return left_out | {as_text(path.relative_to(folder).as_posix()): _digest(path) for path in files}


def _refuse_closed_folders(folder: Path) -> None:
    """Raises OSError where a folder cannot be listed: papers in it would be passed over in silence."""

    def refuse(error: OSError) -> None:
        raise error

    if folder.is_dir():
        for _place in os.walk(folder, onerror=refuse):
            pass


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _changed_files(before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[Message]:
    if new := sorted(now.keys() - before.keys()):
        yield _("new: {files}", files=_few(new))
    if gone := sorted(before.keys() - now.keys()):
        yield _("gone: {files}", files=_few(gone))
    if changed := sorted(name for name in before.keys() & now.keys() if before[name] != now[name]):
        yield _("changed: {files}", files=_few(changed))


def _differing(before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    return sorted(name for name in before.keys() | now.keys() if before.get(name) != now.get(name))


def _few(names: Sequence[str]) -> list[str]:
    return [*names[:_SHOWN], *(["…"] if len(names) > _SHOWN else [])]
