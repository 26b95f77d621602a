"""What a result depends on besides the case: the program, its library files, its letters and the libraries it is built on."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from hashlib import file_digest, sha256
from importlib import metadata
from pathlib import Path

from reprieve import __version__
from reprieve.library.entry import LIBRARY_FOLDER
from reprieve.library.letter import templates_folder

# What reads and writes papers; those of the extra `ocr` only where they are installed.
LIBRARIES = (
    "docxtpl",
    "docxtpl-lint",
    "faster-paddle",
    "jinja2",
    "pdfminer.six",
    "pdfplumber",
    "pi-heif",
    "pikepdf",
    "pillow",
    "pydantic",
    "pypdfium2",
    "python-calamine",
    "python-docx",
    "pyzipper",
    "reportlab",
    "zxing-cpp",
)
_PROGRAM_FOLDER = Path(__file__).parent.parent
_NOT_OURS = frozenset({".pyc", ".po"})


@cache
def versions() -> Mapping[str, str]:
    """The version of every library that has a say in what is read and written, by its name."""
    return {name: version for name in LIBRARIES if (version := _version(name))}


@cache
def rule_files() -> Mapping[str, str]:
    """Library files and letters by name, each with the beginning of its sha256."""
    library = {f"library/{path.relative_to(LIBRARY_FOLDER).as_posix()}": path for path in LIBRARY_FOLDER.rglob("*.toml")}
    letters = {f"templates/{path.name}": path for path in templates_folder().glob("*.*") if not path.name.startswith("~$")}
    return {name: _digest(path) for name, path in sorted({**library, **letters}.items())}


@cache
def program() -> str:
    """One digest for the program as it is installed, with what it is built on."""
    files = sorted(path for path in _PROGRAM_FOLDER.rglob("*.*") if path.is_file() and path.suffix not in _NOT_OURS | {".toml"})
    parts = [__version__, *(f"{name} {version}" for name, version in versions().items()), *map(_digest, files)]
    return sha256("\n".join(parts).encode()).hexdigest()[:16]


@cache
def rules() -> str:
    """One digest for all library files and letters."""
    return sha256(repr(sorted(rule_files().items())).encode()).hexdigest()[:16]


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()[:16]
