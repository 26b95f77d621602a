"""What tells papers is checked before any paper is opened, and nothing else is loaded for it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reprieve.errors import LibraryError
from reprieve.library import load_library
from reprieve.library.entry import LIBRARY_FOLDER
from reprieve.library.pattern import compiled
from reprieve.library.reading import load_reading


@pytest.fixture
def library_folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(LIBRARY_FOLDER, tmp_path / "library"))


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("(<date>", "is no regular expression"),
        ("(<datum>)", "is no regular expression"),
        ("(?<=<date>)(.)", "is no regular expression"),
        ("<date>", "must hold one group"),
        ("(<date>) (<amount>)", "must hold no more than one group"),
    ],
)
def test_a_pattern_that_cannot_be_used_is_told_with_its_file_before_any_paper_is_read(
    library_folder: Path, pattern: str, said: str
) -> None:
    edit(library_folder / "documents" / "termination_certificate.toml", "patterns = [", f"patterns = ['{pattern}', ")
    with pytest.raises(LibraryError, match=rf"(?s)termination_certificate\.toml: read\..*{said}"):
        load_reading(library_folder)


def test_a_mistake_in_what_tells_no_paper_stops_a_run_and_no_reading(library_folder: Path) -> None:
    edit(library_folder / "hardships" / "unemployment.toml", "income_stops = true", "incom_stops = true")
    assert load_reading(library_folder).documents
    with pytest.raises(LibraryError, match="incom_stops"):
        load_library(library_folder)


def test_every_pattern_of_every_kind_of_paper_compiles_as_it_will_be_used() -> None:
    library = load_reading()
    readings = [reading for kind in library.documents.values() for reading in kind.read.values()]
    readings += library.certificates.read.values()
    assert all(compiled(pattern).groups == 1 for reading in readings for pattern in reading.patterns)
    kinds = library.documents.values()
    named = [pattern for kind in kinds for pattern in (*kind.phrases, *kind.not_phrases, *kind.issuers, *kind.not_issuers)]
    assert all(compiled(pattern).groups <= 1 for pattern in (*named, *library.certificates.salutations, *library.certificates.seal_words))
