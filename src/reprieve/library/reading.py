"""The part of the library that tells what papers say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reprieve.errors import LibraryError
from reprieve.language import _
from reprieve.library.bank import Bank
from reprieve.library.document import CertificateWords, DocumentKind, unnamed
from reprieve.library.entry import LIBRARY_FOLDER, load_entries, load_entry
from reprieve.library.export import ExportWords
from reprieve.library.mistaken import MistakenPapers
from reprieve.library.payslip import PayslipWords
from reprieve.library.statements import StatementVocabulary


@dataclass(frozen=True, slots=True, eq=False)
class ReadingLibrary:
    """What readers of papers need, by id."""

    banks: Mapping[str, Bank]
    statements: StatementVocabulary
    exports: ExportWords
    mistaken: MistakenPapers
    documents: Mapping[str, DocumentKind]
    certificates: CertificateWords
    payslips: PayslipWords


@cache
def load_reading(folder: Path = LIBRARY_FOLDER, patterns: str | None = None) -> ReadingLibrary:
    """Read and check the files below `folder` that tell what papers say; with WHEN_USED, all but their patterns.

    Raises LibraryError that lists every mistake.
    """
    library = ReadingLibrary(
        banks=load_entries(folder / "banks", Bank),
        statements=load_entry(folder / "statements.toml", StatementVocabulary),
        exports=load_entry(folder / "exports.toml", ExportWords),
        mistaken=load_entry(folder / "mistaken.toml", MistakenPapers),
        documents=load_entries(folder / "documents", DocumentKind, context=patterns),
        certificates=load_entry(folder / "certificates.toml", CertificateWords, patterns),
        payslips=load_entry(folder / "payslips.toml", PayslipWords, patterns),
    )
    if wrong := list(unnamed(library.documents.values(), library.certificates)):
        raise LibraryError(_("library files do not fit together:\n{list}", list="\n".join(wrong)))
    return library
