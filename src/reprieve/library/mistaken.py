"""Papers that look like the statement of a person's account and are none: bills, ledgers of loans, funds and prepaid cards."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Literal, Self

from pydantic import Field, model_validator

from reprieve.language import _
from reprieve.library.entry import BothLanguages, Entry, FileEntry, KindName
from reprieve.library.export import has_columns
from reprieve.library.faults import Fault
from reprieve.library.pattern import Expression
from reprieve.library.statements import any_of, without_unit

# What may stand before a title in its line, as the name of who issues it does, and behind it: a remark in brackets, the page.
_TITLE_LINE = r"[^,。;:!?]{0,24}?(?:%s)(?:[(\[【第共\d-].{0,40})?"

Figures = Literal["turned", "owed"]


class Mistaken(Entry):
    """A paper that is taken for a statement by mistake, and what the person is told. Any of the signs tells it.

    `titles` are whole lines of the head, but for the name before them; `texts` may stand anywhere in it. Each of `columns` lists names
    that one header has, all of them, and not all of `but`, which a bank names. `summaries` are what its rows may say, of which some says
    one of `telling`.
    """

    kind: KindName = ""
    exports_only: bool = False
    titles: list[Expression] = Field(default_factory=list)
    texts: list[Expression] = Field(default_factory=list)
    columns: list[list[Expression]] = Field(default_factory=list)
    but: list[Expression] = Field(default_factory=list)
    summaries: list[Expression] = Field(default_factory=list)
    telling: list[Expression] = Field(default_factory=list)
    figures: Figures | None = None
    why: BothLanguages

    @model_validator(mode="after")
    def _tells(self) -> Self:
        if not (self.titles or self.texts or self.columns or self.summaries or self.figures):
            raise Fault(_("titles, texts, columns and summaries are all missing: add one of them"))
        if bool(self.summaries) != bool(self.telling):
            raise Fault(_("of summaries and telling one is missing: add it, or take the other out"))
        return self

    def is_told_by(self, head: str, headers: Iterable[Sequence[str]]) -> bool:
        """Whether the lines of the head (without blanks) or one of the headers say so."""
        names = [[without_unit(name) for name in header] for header in headers] if self.columns else []
        names = [header for header in names if not (self.but and has_columns(header, self.but))]
        if any(any(has_columns(header, columns) for columns in self.columns) for header in names):
            return True
        if any(re.search(text, head) for text in self.texts):
            return True
        return bool(self.titles) and any(map(self._title_lines.fullmatch, head.split("\n")))

    def is_told_by_rows(self, summaries: Sequence[str], figures: Figures | None) -> bool:
        """Whether what the rows say, all of them, says so, or their figures."""
        if figures and self.figures == figures:
            return True
        if not (self.summaries and summaries):
            return False
        every, some = any_of(tuple(self.summaries)), any_of(tuple(self.telling))
        return all(map(every.fullmatch, summaries)) and any(map(some.fullmatch, summaries))

    @cached_property
    def _title_lines(self) -> re.Pattern[str]:
        return re.compile(_TITLE_LINE % "|".join(self.titles), re.IGNORECASE)


class MistakenPapers(FileEntry):
    """`mistaken.toml` as a whole."""

    source: str = Field(min_length=1)
    papers: list[Mistaken]

    def by_head(self, head: str, headers: Sequence[Sequence[str]], *, exported: bool) -> Mistaken | None:
        """What a paper is by the lines above its table and the names of columns, when it is no statement of a person's account."""
        told = (one for one in self.papers if exported or not one.exports_only)
        return next((one for one in told if one.is_told_by(head, headers)), None)

    def by_rows(self, summaries: Sequence[str], figures: Figures | None) -> Mistaken | None:
        """What a paper is by what its rows say."""
        return next((one for one in self.papers if one.is_told_by_rows(summaries, figures)), None)
