"""The library as a whole: what papers say, what is asked of them, and what is written. Loaded and checked together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from reprieve.library.creditor import Creditor
from reprieve.library.entry import LIBRARY_FOLDER, FileEntry, load_entries, load_entry
from reprieve.library.finding import Findings
from reprieve.library.hardship import Hardship
from reprieve.library.law import Law, articles_by_id
from reprieve.library.letter import Letter, LetterWords, check_letter_citations, load_letters, templates_folder
from reprieve.library.means import MeansRules
from reprieve.library.nature import Natures
from reprieve.library.reading import ReadingLibrary, load_reading
from reprieve.library.references import check_references


@dataclass(frozen=True, slots=True, eq=False)
class Library(ReadingLibrary):
    """All library files by id. `hardships` are those that a case may claim; `base` is what every application needs."""

    laws: Mapping[str, Law]
    base: Hardship
    hardships: Mapping[str, Hardship]
    natures: Natures
    findings: Findings
    means: MeansRules
    creditors: Mapping[str, Creditor]
    letters: Mapping[str, Letter]
    letter_words: LetterWords


@cache
def load_library(folder: Path = LIBRARY_FOLDER, patterns: str | None = None) -> Library:
    """Read and check every library file below `folder`; with WHEN_USED, all but their patterns.

    Raises LibraryError that lists every mistake.
    """
    reading = load_reading(folder, patterns)
    base = load_entry(folder / "hardships" / "base.toml", Hardship, patterns)
    in_order = sorted(load_entries(folder / "hardships", Hardship, context=patterns).items(), key=lambda item: item[1].menu_place)
    library = Library(
        **{field.name: getattr(reading, field.name) for field in fields(reading)},
        laws=load_entries(folder / "law", Law),
        base=base,
        hardships={name: hardship for name, hardship in in_order if name != base.id},
        natures=load_entry(folder / "natures.toml", Natures, patterns),
        findings=load_entry(folder / "findings.toml", Findings, patterns),
        means=load_entry(folder / "means.toml", MeansRules, patterns),
        creditors=load_entries(folder / "creditors", Creditor, context=patterns),
        letters=load_letters(templates_folder()),
        letter_words=load_entry(folder / "letter_words.toml", LetterWords, patterns),
    )
    _check(library)
    return library


def _check(library: Library) -> None:
    hardships = [library.base, *library.hardships.values()]
    check_references(
        _files(library),
        {
            "article": articles_by_id(library.laws.values()),
            "kind of paper": library.documents,
            "need": {need.id for hardship in hardships for need in hardship.needs},
            "nature": library.natures.natures,
            "hardship": library.hardships,
        },
        library.laws,
        hardships,
    )
    check_letter_citations(library.letters, library.laws)


def _files(library: Library) -> dict[str, FileEntry]:
    """Every entry by the name of its file, without `.toml`."""
    found: dict[str, FileEntry] = {"hardships/base": library.base}
    folders = {"laws": "law", "letters": "templates"}
    for field in fields(library):
        match getattr(library, field.name):
            case FileEntry() as entry if entry is not library.base:
                found[entry.id] = entry
            case Mapping() as entries:
                found |= {f"{folders.get(field.name, field.name)}/{name}": entry for name, entry in entries.items()}
    return found
