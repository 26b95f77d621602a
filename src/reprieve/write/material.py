"""What every letter is written from, and how a stated fact points to its annex."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reprieve.case import Case
from reprieve.language import Message, Words
from reprieve.library import Library
from reprieve.library.letter import HardshipWords, LetterWords
from reprieve.model import Assessment, Document
from reprieve.write.annexes import Annex, Packet, Unused, Volume, annexes_of, sort_papers, told_apart
from reprieve.write.money import long_date

_NO_VARIANTS = re.compile("[^\uf900-\ufaff\U0002f800-\U0002fa1f]+")

Cell = str | bool | list[dict[str, "Cell"]]
Row = dict[str, Cell]
Fields = dict[str, Cell]


@dataclass(frozen=True, slots=True)
class Material:
    """A judged case with its annexes. `packets`: once they are bound, the first of them the one that holds all annexes.

    `whole`: every paper that was read could be bound.
    """

    case: Case
    documents: tuple[Document, ...]
    assessment: Assessment
    library: Library
    annexes: tuple[Annex, ...]
    unused: tuple[Unused, ...]
    packets: tuple[Packet, ...] = ()
    whole: bool = True

    @property
    def volumes(self) -> tuple[Volume, ...]:
        """The volumes of the packet that holds all annexes."""
        return self.packets[0].volumes if self.packets else ()

    @property
    def words(self) -> LetterWords:
        return self.library.letter_words

    @property
    def final(self) -> bool:
        return self.assessment.verdict == "complete" and self.whole

    def paper(self, file: str) -> Document | None:
        return next((document for document in self.documents if document.file == file), None)

    def hardship_words(self, kind: str) -> HardshipWords:
        """How letters speak of the hardship; one that has no words of its own is called by its name."""
        own = self.words.hardships.get(kind)
        return own or self.words.hardships["other"].model_copy(update={"reason": self.library.hardships[kind].name.zh})


def gather(case: Case, documents: Sequence[Document], assessment: Assessment, library: Library) -> Material:
    """The material of one case, before its packet is bound."""
    annexes, unused = sort_papers(documents, assessment.needs, library)
    annexes = told_apart(annexes, case.stated.debts, library.letter_words)
    return Material(case, tuple(documents), assessment, library, annexes, unused)


def see(material: Material, annexes: Iterable[Annex]) -> str:
    """（见附件1、附件3）; without annexes, that the applicant states it without proof."""
    phrases = material.words.phrases
    names = [phrases["annex"].format(number=annex.number) for annex in annexes]
    return phrases["see_annexes"].format(annexes="、".join(names)) if names else phrases["own_statement"]


def see_needs(material: Material, prefixes: Sequence[str]) -> str:
    """The annexes that meet the needs so named; in a draft, a placeholder for each need that is not met."""
    needs = [
        need
        for need in material.assessment.needs
        if need.id in prefixes or need.id.startswith(tuple(p for p in prefixes if p.endswith(".")))
    ]
    open_needs = [need for need in needs if not need.satisfied]
    annexes = annexes_of(material.annexes, (source.file for need in needs if need.satisfied for source in need.papers), material.documents)
    placeholders = "".join(material.words.phrases["missing"].format(name=need.name.zh) for need in open_needs)
    if placeholders and not annexes:
        return placeholders
    return see(material, annexes) + placeholders


def told(words: Message | Words) -> str:
    """What is told elsewhere, as letters write it: with its days in full."""
    said = _as_written(words)
    assert isinstance(said, Message | Words)
    return clean(said.render("zh"))


def _as_written(value: object) -> object:
    match value:
        case Message(template=template, values=values):
            return Message(template, {name: _as_written(inner) for name, inner in values.items()})
        case list() | tuple():
            return [_as_written(inner) for inner in value]
        case dt.date():
            return long_date(value)
    return value


def clean(text: str) -> str:
    """Text from papers and case files, safe to set: composed, each run of white space one space, without what is no character.

    Rare characters of names stay what they are, those too that Unicode does not know, or knows as another way to write a common one.
    """
    composed = _NO_VARIANTS.sub(lambda found: unicodedata.normalize("NFC", found.group()), text)
    spaced = (" " if character.isspace() else character for character in composed)
    printable = "".join(c for c in spaced if unicodedata.category(c) not in ("Cc", "Cs") and not _is_no_character(ord(c)))
    return _without_gaps(" ".join(printable.split()))


def _is_no_character(code: int) -> bool:
    return 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE


def _without_gaps(text: str) -> str:
    """White space between two Chinese characters is a line's end, not a word's."""
    kept = [c for i, c in enumerate(text) if c != " " or not (_han(text[i - 1]) and _han(text[i + 1]))]
    return "".join(kept)


def _han(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"
