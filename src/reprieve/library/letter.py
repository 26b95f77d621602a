"""A letter: when it is written, which fields its Word template may use, and what it may cite; and the words all letters share."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, model_validator

from reprieve.case import DebtType, Measure, Part
from reprieve.errors import LibraryError
from reprieve.language import _
from reprieve.library.entry import ArticleName, BothLanguages, Entry, FileEntry, HardshipName, KindName, load_entries
from reprieve.library.faults import Fault
from reprieve.library.law import Law, articles_by_id
from reprieve.library.pattern import Expression

Scope = Literal["case", "creditor"]


class LetterCitation(Entry):
    """An article that the letter cites. `when` names a yes-or-no field that must hold. `quote` is the part of its text to print."""

    article: ArticleName
    when: str | None = None
    quote: str = Field(min_length=1)


class Letter(FileEntry):
    """templates/ID.toml beside templates/ID.docx.

    `scope`: one per case, or one per creditor. `file`: the name of what is written, without .docx; {fields} of the letter may stand in
    it. `subfolder`: where it is written. `debt_types` and `measures`: only for these; left out, for all. `needs_plan`: only with a plan
    that can be kept. `when`: yes-or-no fields that must all hold. `only_when_missing`: only while something is missing. `always_final`:
    never marked as a draft. `packet`: its place among the letters that go first in the packet; left out, it is not bound. Of several in one
    place, such as applications for the same debt, the one for the fewest types of debt is bound, and others for debts that it leaves out.
    `each_packet`: where there are several creditors, one for each packet besides.
    `reply_days`: by when an answer is asked for, counted from the letter's day; a request of ours, no rule of law sets it.
    `fields`: what the template may use, a sentence each; a column of a table is written "table.column".
    """

    name: BothLanguages
    scope: Scope
    file: str = Field(min_length=1)
    subfolder: str = "letters"
    debt_types: list[DebtType] | None = None
    measures: list[Measure] | None = None
    needs_plan: bool = False
    when: list[str] = Field(default_factory=list)
    only_when_missing: bool = False
    always_final: bool = False
    packet: int | None = Field(default=None, ge=1)
    each_packet: bool = False
    reply_days: int = Field(default=15, ge=7, le=60)
    citations: tuple[LetterCitation, ...] = Field(default=(), strict=False)
    fields: dict[str, BothLanguages] = Field(min_length=1)
    source: str = Field(min_length=1)

    @model_validator(mode="after")
    def _named_from_fields(self) -> Self:
        unknown = set(re.findall(r"{(.*?)}", self.file)) - self.fields.keys()
        if unknown:
            raise Fault(_("file names {names}, which stand not among the fields: add them there, or take them out", names=sorted(unknown)))
        return self


class HardshipWords(Entry):
    """How letters speak of one hardship. No facts here: those come from the papers.

    `reason` follows 「因」, `cause` follows 「本人自某日起」, `effect` is what that does to repayment, `outlook`, when things
    have improved, is followed by what is promised for then.
    """

    reason: str
    cause: str
    effect: str
    outlook: str


class Honorific(Entry):
    """How a creditor whose name matches `names` (a regular expression) is addressed in the running text."""

    names: Expression
    word: str


class LetterWords(FileEntry):
    """Words that all letters share. Chinese alone: letters are Chinese. `hardships` holds `other` for those without words of their own.

    `sensitive` says, by kind of paper, what an applicant should weigh before its pages are handed in.
    """

    source: str
    honorifics: list[Honorific] = Field(min_length=1)
    debt_types: dict[DebtType, str]
    measures: dict[Measure, str]
    parts: dict[Part, str]
    budget_lines: dict[str, str]
    asset_lines: dict[str, str]
    limbs: dict[str, str]
    need_states: dict[str, str]
    sensitive: dict[KindName, str]
    hardships: dict[HardshipName, HardshipWords]
    phrases: dict[str, str]

    @model_validator(mode="after")
    def _has_a_fallback(self) -> Self:
        if "other" not in self.hardships:
            raise Fault(_("hardships.other is missing: add the words for hardships that have none of their own"))
        return self


def templates_folder() -> Path:
    """The folder of Word templates: inside the installed package, or at the top of a checkout."""
    package = Path(__file__).parent.parent
    installed = package / "templates"
    return installed if installed.is_dir() else package.parent.parent / "templates"


def load_letters(folder: Path) -> Mapping[str, Letter]:
    """Every letter by id. Raises LibraryError where a .toml has no .docx beside it, or a .docx no .toml."""
    letters = load_entries(folder, Letter)
    templates = {path.stem for path in folder.glob("*.docx") if not path.name.startswith("~$")}
    single = sorted(templates ^ letters.keys())
    if single:
        raise half_a_letter(folder, single)
    return letters


def half_a_letter(folder: Path, names: Sequence[str]) -> LibraryError:
    return LibraryError(
        _(
            "{folder}: each letter is a .docx and a .toml of the same name; one of them is missing for: {names}",
            folder=folder,
            names=names,
        )
    )


def check_letter_citations(letters: Mapping[str, Letter], laws: Mapping[str, Law]) -> None:
    """Raises LibraryError where a letter quotes an article that is not there, or words that it does not say, or that bind nobody."""
    articles = articles_by_id(laws.values())
    wrong = []
    for letter in letters.values():
        for citation in letter.citations:
            found = articles.get(citation.article)
            if found is None:
                wrong.append(_("{letter}: no article {article} in library/law", letter=letter.id, article=citation.article))
            elif found[1].authority not in ("law", "regulator") or citation.quote not in found[1].text.replace("\n", ""):
                wrong.append(
                    _("{letter}: {article} does not say: {quote}", letter=letter.id, article=citation.article, quote=citation.quote)
                )
    if wrong:
        raise LibraryError(_("letters cite what cannot be cited: {list}", list=wrong))
