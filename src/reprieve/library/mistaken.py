"""Papers that look like the statement of a person's account and are none: bills, ledgers of loans, funds and prepaid cards."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Self

from pydantic import Field, model_validator

from reprieve.language import _
from reprieve.library.entry import BothLanguages, Entry, FileEntry, KindName
from reprieve.library.export import has_columns
from reprieve.library.faults import Fault
from reprieve.library.pattern import Expression
from reprieve.library.statements import any_of, without_unit

# What may stand before a title in its line, as the name of who issues it does, and behind it: a remark in brackets, the page.
_TITLE_LINE = r"[^,。;:!?]{0,24}?(?:%s)(?:[(\[【第共\d-].{0,40})?"

_FEWEST, _MOST = 2, 0.75


class Mistaken(Entry):
    """A paper that is taken for a statement by mistake, and what the person is told. Any of the signs tells it.

    `titles` are whole lines of the head, but for the name before them; `texts` may stand anywhere in it. Each of `columns` lists names
    that one header has, all of them, and not all of `but`, which a bank names. `summaries` are what its rows may say, of which some says
    one of `telling`. Of rows without balances, those that say `spent` stand without a minus, and those that say `paid_back` with one.
    `owed`: most balances are below zero, and no row says one of `unless`: an overdrawn account may be paid into, too.
    """

    kind: KindName = ""
    exports_only: bool = False
    titles: list[Expression] = Field(default_factory=list)
    texts: list[Expression] = Field(default_factory=list)
    columns: list[list[Expression]] = Field(default_factory=list)
    but: list[Expression] = Field(default_factory=list)
    summaries: list[Expression] = Field(default_factory=list)
    telling: list[Expression] = Field(default_factory=list)
    spent: list[Expression] = Field(default_factory=list)
    paid_back: list[Expression] = Field(default_factory=list)
    owed: bool = False
    unless: list[Expression] = Field(default_factory=list)
    why: BothLanguages

    @model_validator(mode="after")
    def _tells(self) -> Self:
        if not (self.titles or self.texts or self.columns or self.summaries or self.spent or self.owed):
            raise Fault(_("titles, texts, columns and summaries are all missing: add one of them"))
        for pair in (("summaries", "telling"), ("spent", "paid_back")):
            if len({bool(getattr(self, name)) for name in pair}) > 1:
                raise Fault(_("of {names} one is missing: add it, or take the other out", names=pair))
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

    def is_told_by_rows(self, rows: Sequence[tuple[str, Decimal | None]], *, owed: bool) -> bool:
        """Whether what the rows say, all of them, says so, or their figures."""
        if self.owed and owed:
            return not (self.unless and any(any_of(tuple(self.unless)).search(text) for text, _amount in rows))
        if self.spent and self._are_turned(rows):
            return True
        if not (self.summaries and rows):
            return False
        every, some = any_of(tuple(self.summaries)), any_of(tuple(self.telling))
        return all(every.fullmatch(text) for text, _amount in rows) and any(some.fullmatch(text) for text, _amount in rows)

    def _are_turned(self, rows: Iterable[tuple[str, Decimal | None]]) -> bool:
        """Whether what was spent stands without a minus and what was paid back with one: both, or a debit account could be such."""
        spent, back = any_of(tuple(self.spent)), any_of(tuple(self.paid_back))
        signed = [(text, amount) for text, amount in rows if amount]
        told = [(bool(back.search(text)), amount < 0) for text, amount in signed if back.search(text) or spent.search(text)]
        turned = [is_back for is_back, has_minus in told if is_back == has_minus]
        return any(turned) and turned.count(False) >= _FEWEST and len(turned) > _MOST * len(told)

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

    def by_rows(self, rows: Sequence[tuple[str, Decimal | None]], *, owed: bool) -> Mistaken | None:
        """What a paper is by what its rows say and how much each moved (None: not to be asked); `owed`: less than 0 is held."""
        return next((one for one in self.papers if one.is_told_by_rows(rows, owed=owed)), None)
