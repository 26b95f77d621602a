"""The papers of a folder and their bytes. A ZIP and a mail are opened in memory: their members are papers named `archive.zip/member`.

Banks and wallets send their exports as locked ZIPs, and by mail. Nothing is unpacked to disk; what is too large, too many, too deep or
packed suspiciously tight is refused.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from reprieve.errors import PASSWORD_MISSING, PASSWORD_WRONG, PaperError, reason_of
from reprieve.language import _, as_text
from reprieve.papers.mails import LOOKED_AT, is_mail, papers_of

if TYPE_CHECKING:
    from pyzipper import AESZipFile, ZipInfo

CASE_FILE = "case.toml"
EVIDENCE_FOLDER = "evidence"
MAX_BYTES = 200_000_000
MAX_MEMBERS = 500
MAX_DEPTH = 2
MAX_RATIO = 200
_SMALL = 1_000_000
_LONGEST_NAME = 500  # characters; what is cut off stands at the beginning
_UTF8_NAME = 0x800
_ENCRYPTED = 0x1
_ZIP = b"PK\x03\x04"
_ARCHIVES = (".zip", ".eml", ".mht", ".mhtml")
# Workbooks, text documents, OFD and e-books are ZIPs too, and papers of their own.
_OWN_FORMATS = frozenset({"[content_types].xml", "ofd.xml", "mimetype"})
_APPLE = ".iwa"  # a part of what Pages and Numbers save
_NOT_PAPERS = frozenset({"thumbs.db", "desktop.ini", "__macosx"})
UNFINISHED = (".part", ".partial", ".crdownload", ".download")
_UNPRINTABLE = re.compile(r'[\x00-\x1f\x7f<>:"|?*]')


def papers_in(place: Path, passwords: Sequence[str] = ()) -> list[Path]:
    """Every paper at or below `place`, those inside ZIP files included; of a case folder, its evidence."""
    return papers_below(place / EVIDENCE_FOLDER if (place / CASE_FILE).is_file() else place, passwords)


def papers_below(place: Path, passwords: Sequence[str] = ()) -> list[Path]:
    """Every paper at or below `place`, in order of name; a ZIP or a mail stands for its members, and for itself where none can be listed.

    Left out: what computers add by themselves (hidden files, lock files of Office, Thumbs.db, downloads under way), and links that lead
    out of the folder.
    """
    files = [place] if place.is_file() else files_below(place)
    return [paper for path in files for paper in _expanded(path, passwords)]


def files_below(place: Path) -> list[Path]:
    """The files that the papers at or below a folder stand in, in order of name: a ZIP is one. Left out is what is no paper."""
    home = place.resolve()
    files = [path for path in place.rglob("*") if path.is_file() and path.resolve().is_relative_to(home)]
    return sorted(path for path in files if not any(map(is_no_paper, path.relative_to(place).parts)))


def paper_bytes(path: Path, passwords: Sequence[str] = ()) -> bytes:
    """A paper's bytes: a file's, or those of a ZIP's member. Raises PaperError that says what is wrong and what to do."""
    path = on_disk(path)
    file = next((above for above in (path, *path.parents) if above.is_file()), path)
    data = _file_bytes(file)
    return data if file == path else _member_bytes(data, path.relative_to(file).as_posix(), passwords, 1)


def on_disk(path: Path) -> Path:
    """The path as the disk spells it, where `as_text` had to spell it otherwise."""
    if path.exists() or path.parent == path:
        return path
    above = on_disk(path.parent)
    named = (child for child in above.iterdir() if as_text(child.name) == path.name) if above.is_dir() else iter(())
    return next(named, above / path.name)


def refuse_archive(data: bytes, passwords: Sequence[str] = ()) -> None:
    """Raises PaperError with the reason why a ZIP stands for itself among the papers; other data passes."""
    if is_archive(data) and not _members(data, passwords, 1):
        raise PaperError(_("This e-mail holds no papers.") if is_mail(data) else _("This ZIP file holds no papers."))


def is_archive(data: bytes) -> bool:
    """Whether the data is a mail, or a ZIP that holds papers, rather than a workbook or another format that is a ZIP inside."""
    if is_mail(data):
        return True
    if not data.startswith(_ZIP):
        return False
    try:
        with _opened(data) as archive:
            return not any(name.lower() in _OWN_FORMATS or name.endswith(_APPLE) for name in archive.namelist())
    except PaperError:
        return True


def is_safe_path(name: str) -> bool:
    """Whether a path with forward slashes stays below the folder it is joined to."""
    return not name.startswith("/") and not any(part in ("", ".", "..") or "\\" in part or "\0" in part for part in name.split("/"))


def is_no_paper(name: str) -> bool:
    """Whether a computer adds what is called so by itself: hidden, a lock file of Office, or a download under way."""
    return name.startswith((".", "~$")) or name.lower() in _NOT_PAPERS or name.lower().endswith((".tmp", *UNFINISHED))


def _file_bytes(file: Path) -> bytes:
    try:
        _refuse_size(file.stat().st_size)
        data = file.read_bytes()
    except OSError as error:
        raise PaperError(_("This file cannot be opened: {why}", why=reason_of(error))) from error
    if not data:
        raise PaperError(_("This file is empty. Copy or download it again."))
    return data


def _refuse_size(size: int) -> None:
    if size > MAX_BYTES:
        raise PaperError(_("This file is larger than {limit} MB. Export the pages that matter to a new file.", limit=MAX_BYTES // 10**6))


# --- archives ------------------------------------------------------------------------------------------------------


def _expanded(path: Path, passwords: Sequence[str]) -> list[Path]:
    """The file, or the members of the ZIP that it is; what cannot be listed is a paper whose reading tells why."""
    try:
        with path.open("rb") as file:
            beginning = file.read(LOOKED_AT)
        if not beginning.startswith(_ZIP) and not is_mail(beginning):
            return [path]
        return [path / name for name in _members(data, passwords, 1)] or [path] if is_archive(data := _file_bytes(path)) else [path]
    except (OSError, PaperError):
        return [path]


def _members(data: bytes, passwords: Sequence[str], depth: int) -> list[str]:
    """Names of the papers in an archive, those of archives inside it included. Raises PaperError."""
    found: list[str] = []
    for name in _names(data):
        found += [f"{name}/{inner}" for inner in _inner(data, name, passwords, depth)] or [name]
    return sorted(found)


def _inner(data: bytes, name: str, passwords: Sequence[str], depth: int) -> list[str]:
    """The papers of an archive inside an archive; none where it is no archive or cannot be opened yet."""
    if not name.lower().endswith(_ARCHIVES) or depth >= MAX_DEPTH:
        return []
    try:
        inside = _taken(data, name, passwords)
        return _members(inside, passwords, depth + 1) if is_archive(inside) else []
    except PaperError:
        return []


def _member_bytes(data: bytes, wanted: str, passwords: Sequence[str], depth: int) -> bytes:
    names = _names(data)
    if wanted in names:
        return _taken(data, wanted, passwords)
    outer = next((name for name in names if wanted.startswith(f"{name}/")), None)
    if outer is None or depth >= MAX_DEPTH:
        raise PaperError(_("There is no such paper in the ZIP file."))
    return _member_bytes(_taken(data, outer, passwords), wanted.removeprefix(f"{outer}/"), passwords, depth + 1)


def _names(data: bytes) -> list[str]:
    """The papers that stand in an archive itself. Raises PaperError."""
    if is_mail(data):
        return list(_attached(data))
    with _opened(data) as archive:
        return list(_named(archive))


def _taken(data: bytes, name: str, passwords: Sequence[str]) -> bytes:
    """What stands in an archive itself under a name. Raises PaperError."""
    if is_mail(data):
        return _attached(data)[name]
    with _opened(data) as archive:
        return _unpacked(archive, _named(archive)[name], passwords)


def _attached(data: bytes) -> dict[str, bytes]:
    """The papers of a mail by a name that is safe to show and to join to a path. Raises PaperError when there are too many, or too deep."""
    try:
        papers = papers_of(data)
    except RecursionError as error:
        raise PaperError(_("This e-mail holds others inside others without end. Save its attachments and hand those in.")) from error
    _refuse_count(len(papers))
    named: dict[str, bytes] = {}
    for given, content in papers:
        name = _safe_name(given)
        if not any(map(is_no_paper, name.split("/"))):
            named[_free(name, named)] = content
    return named


@contextmanager
def _opened(data: bytes) -> Iterator[AESZipFile]:
    from pyzipper import AESZipFile  # most papers are in no archive, and its import takes longer than reading one

    with _damage_told():
        archive = AESZipFile(BytesIO(data))
    with archive:
        yield archive


@contextmanager
def _damage_told() -> Iterator[None]:
    """Raises PaperError for what opening and unpacking raise where an archive is damaged: each way of packing has errors of its own."""
    from lzma import LZMAError

    from pyzipper import BadZipFile

    known = (BadZipFile, zlib.error, LZMAError, struct.error, OSError, EOFError, LookupError, ValueError, OverflowError, RuntimeError)
    try:
        yield
    except known as error:
        raise PaperError(_("This ZIP file is damaged or of an unknown kind. Export it again: {why}", why=error)) from error


def _named(archive: AESZipFile) -> dict[str, ZipInfo]:
    """The papers of an archive by a name that is safe to show and to join to a path. Raises PaperError when there are too many."""
    files = [info for info in archive.infolist() if not info.is_dir()]
    _refuse_count(len(files))
    named: dict[str, ZipInfo] = {}
    for info in files:
        name = _safe_name(_printed_name(info))
        if not any(map(is_no_paper, name.split("/"))):
            named[_free(name, named)] = info
    return named


def _refuse_count(count: int) -> None:
    if count > MAX_MEMBERS:
        raise PaperError(_("This ZIP file holds {count} files; up to {limit} can be read.", count=count, limit=MAX_MEMBERS))


def _printed_name(info: ZipInfo) -> str:
    """The name as it was given: archivers in China write GB 18030 where the format says code page 437."""
    if info.flag_bits & _UTF8_NAME:
        return str(info.orig_filename)
    raw = info.orig_filename.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return str(raw.decode(encoding))
        except UnicodeDecodeError:
            continue
    return str(info.orig_filename)


def _safe_name(name: str) -> str:
    """Never absolute, never upwards, no longer than a path may be, nothing that a file system or a terminal takes for an order."""
    parts = [_UNPRINTABLE.sub("_", part).strip() for part in name.replace("\\", "/")[-_LONGEST_NAME:].split("/")]
    return "/".join(part if part.strip(".") else "_" for part in parts if part) or "_"


def _free(name: str, taken: Collection[str]) -> str:
    stem, dot, ending = name.rpartition(".")
    names = (name, *(f"{stem or ending} ({number}){dot if stem else ''}{ending if stem else ''}" for number in range(2, MAX_MEMBERS + 2)))
    return next(free for free in names if free not in taken)


def _unpacked(archive: AESZipFile, info: ZipInfo, passwords: Sequence[str]) -> bytes:
    """A member in memory, read no further than the limits. Raises PaperError."""
    _refuse_size(info.file_size)
    if info.file_size > max(_SMALL, MAX_RATIO * info.compress_size) or ".." in info.orig_filename.replace("\\", "/").split("/"):
        raise PaperError(_("This file in a ZIP is not opened: its name or its packing is not that of a paper. Hand it in unpacked."))
    if not info.flag_bits & _ENCRYPTED:
        return _read(archive, info, None)
    if not passwords:
        raise PaperError(PASSWORD_MISSING)
    for password in passwords:
        for spelling in dict.fromkeys((password.encode(), password.encode("gb18030", "replace"))):
            try:
                return _read(archive, info, spelling)
            except PaperError:  # a wrong password is told by what opens the archive or, one in 256, by what comes out
                continue
    raise PaperError(PASSWORD_WRONG)


def _read(archive: AESZipFile, info: ZipInfo, password: bytes | None) -> bytes:
    with _damage_told(), archive.open(info, pwd=password) as member:
        data = bytes(member.read(MAX_BYTES + 1))
    _refuse_size(len(data))
    return data
