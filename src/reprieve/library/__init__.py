"""Data: what changes for outside reasons. Loaded and checked as a whole; an unknown key names its file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reprieve.errors import LibraryError
from reprieve.language import _
from reprieve.library.bank import Bank
from reprieve.library.creditor import Creditor
from reprieve.library.document import CertificateWords, DocumentKind, unnamed
from reprieve.library.entry import load_entries, load_entry
from reprieve.library.export import ExportWords
from reprieve.library.finding import Findings
from reprieve.library.hardship import Hardship
from reprieve.library.law import Law
from reprieve.library.letter import Letter, LetterWords, check_letter_citations, check_sensitive_kinds, load_letters, templates_folder
from reprieve.library.means import MeansRules
from reprieve.library.nature import Natures
from reprieve.library.payslip import PayslipWords
from reprieve.library.references import check_references
from reprieve.library.statements import StatementVocabulary

LIBRARY_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True, eq=False)
class Library:
    """All library files by id. `hardships` are those that a case may claim; `base` is what every application needs."""

    banks: Mapping[str, Bank]
    statements: StatementVocabulary
    exports: ExportWords
    documents: Mapping[str, DocumentKind]
    certificates: CertificateWords
    payslips: PayslipWords
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
def load_library(folder: Path = LIBRARY_FOLDER) -> Library:
    """Read and check every library file below `folder`. Raises LibraryError that lists every mistake."""
    base = load_entry(folder / "hardships" / "base.toml", Hardship)
    every_hardship = load_entries(folder / "hardships", Hardship)
    library = Library(
        banks=load_entries(folder / "banks", Bank),
        statements=load_entry(folder / "statements.toml", StatementVocabulary),
        exports=load_entry(folder / "exports.toml", ExportWords),
        documents=load_entries(folder / "documents", DocumentKind),
        certificates=load_entry(folder / "certificates.toml", CertificateWords),
        payslips=load_entry(folder / "payslips.toml", PayslipWords),
        laws=load_entries(folder / "law", Law),
        base=base,
        hardships={name: hardship for name, hardship in every_hardship.items() if name != base.id},
        natures=load_entry(folder / "natures.toml", Natures),
        findings=load_entry(folder / "findings.toml", Findings),
        means=load_entry(folder / "means.toml", MeansRules),
        creditors=load_entries(folder / "creditors", Creditor),
        letters=load_letters(templates_folder()),
        letter_words=load_entry(folder / "letter_words.toml", LetterWords),
    )
    _check(library)
    return library


def _check(library: Library) -> None:
    if wrong := list(unnamed(library.documents.values(), library.certificates)):
        raise LibraryError(_("library files do not fit together:\n{list}", list="\n".join(wrong)))
    hardships = [library.base, *library.hardships.values()]
    rules = (library.natures, library.findings, library.means)
    check_references(library.laws, library.documents, hardships, *rules, library.creditors.values())
    check_letter_citations(library.letters, library.laws)
    check_sensitive_kinds(library.letter_words, library.documents)
