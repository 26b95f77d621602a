"""Papers read before, by their content: across the cases of a run and across runs. Safe to delete at any time.

A reading is found again by the sha256 of the paper, what was told beside it, and the program and library that read it. Passwords are
never part of what is kept: a paper that may be locked is read anew whenever passwords are at hand.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

from reprieve.errors import PaperError
from reprieve.kept import fingerprint
from reprieve.kept.output_folder import private_files
from reprieve.kept.pickled import UnkeptError, as_bytes, from_bytes
from reprieve.library import Library
from reprieve.model import PAYSLIP, Document
from reprieve.papers.files import paper_bytes

LIMIT = 500_000_000
_NAME = re.compile(r"[0-9a-f]{64}")
_LOCKABLE = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # ZIP, and the older Office that also wraps encrypted workbooks


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reading depends on: the paper's sha256, what the case says it is and whose, and the kinds that its name hints at."""

    digest: str
    hint: str
    whose: tuple[str, ...]
    named: tuple[str, ...]

    @property
    def key(self) -> str:
        return self._key(self.hint, *self.named)

    @property
    def payslip_key(self) -> str:
        """Whose payslip it is counts too: a payroll is read for one of its people."""
        return self._key(self.hint, *self.named, "", *self.whose)

    def _key(self, *told: str) -> str:
        parts = (self.digest, fingerprint.program(), fingerprint.rules(), *told)
        return sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()


def read_once(
    folder: Path,
    path: Path,
    name: str,
    hint: str | None,
    whose: Sequence[str],
    passwords: Sequence[str],
    library: Library,
    read: Callable[[], Document],
) -> Document:
    """What was read from this paper before, or else what `read` gives, which is then kept in `folder`."""
    asked = _asked(path, name, hint, whose, passwords, library)
    if asked is None:
        return read()
    document = _found(folder, asked)
    if document is None:
        document = read()
        _keep(folder, asked, document)
    return replace(document, file=name)


def _asked(path: Path, name: str, hint: str | None, whose: Sequence[str], passwords: Sequence[str], library: Library) -> Asked | None:
    """Nothing where what comes of the paper may depend on passwords, or it cannot be opened."""
    try:
        data = paper_bytes(path, passwords)
    except PaperError:
        return None
    member = not path.is_file()
    if passwords and (member or data.startswith(_LOCKABLE) or b"/Encrypt" in data):
        return None
    from reprieve.read.recognise import kinds_named  # see pipeline

    return Asked(sha256(data).hexdigest(), hint or "", tuple(whose), tuple(kinds_named(name, library.documents)))


def _found(folder: Path, asked: Asked) -> Document | None:
    for key in (asked.key, asked.payslip_key):
        file = _file(folder, key)
        with suppress(OSError, UnkeptError):
            document = from_bytes(file.read_bytes())
            if isinstance(document, Document) and document.sha256 == asked.digest:
                os.utime(file)  # the oldest unused go first
                return document
    return None


def _keep(folder: Path, asked: Asked, document: Document) -> None:
    """Keep a reading, unless it failed: what stopped it may be gone next time. Where nothing can be kept, nothing is."""
    if document.status == "unreadable" or document.sha256 != asked.digest:
        return
    file = _file(folder, asked.payslip_key if document.kind == PAYSLIP else asked.key)
    partial = file.with_name(f".{uuid4().hex}")
    with suppress(OSError), private_files():
        file.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(as_bytes(document))
        partial.replace(file)


def prune(folder: Path, limit: int = LIMIT) -> None:
    """Delete the readings that were not asked for longest, until the others take `limit` bytes or fewer, and what a killed run left."""
    known = sorted(((about.st_mtime, about.st_size, path) for path, about in _files(folder)), reverse=True)
    kept = 0
    for _asked_for, size, path in known:
        kept += size
        if kept > limit or not _NAME.fullmatch(Path(path).name):
            Path(path).unlink(missing_ok=True)


def forget_papers(folder: Path, digests: Collection[str]) -> int:
    """Delete every reading of papers with these sha256, and what a killed run left half written; returns how many readings there were."""
    gone = 0
    for file in [Path(path) for path, _about in _files(folder)]:
        if not _NAME.fullmatch(file.name):
            file.unlink(missing_ok=True)
            continue
        with suppress(OSError, UnkeptError):
            document = from_bytes(file.read_bytes())
            if isinstance(document, Document) and document.sha256 in digests:
                file.unlink()
                gone += 1
    return gone


def _files(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Every file of the shelves, one by one, and what the disk says of it: there are thousands."""
    for shelf in filter(Path.is_dir, folder.glob("*")):
        with os.scandir(shelf) as files:
            yield from ((file.path, file.stat()) for file in files if file.is_file())


def _file(folder: Path, key: str) -> Path:
    return folder / key[:2] / key
