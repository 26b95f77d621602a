"""A creditor that asks for more, or for less, than others do."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from pydantic import Field

from reprieve.case import Measure
from reprieve.library.entry import ArticleName, BothLanguages, Entry, FileEntry, NeedName
from reprieve.library.pattern import Expression
from reprieve.library.validity import holds


class Override(Entry):
    """What this creditor changes in one need: freshness and months in place of the need's own, or the need waived altogether."""

    need: NeedName
    fresh_days: int | None = Field(default=None, ge=0)
    months: int | None = Field(default=None, ge=1)
    waived: bool = False
    why: BothLanguages
    citations: list[ArticleName] = Field(min_length=1)
    valid_from: dt.date | None = None
    valid_until: dt.date | None = None

    def holds_on(self, day: dt.date) -> bool:
        return holds(self.valid_from, self.valid_until, day)


class Creditor(FileEntry):
    """`names` are regular expressions over a creditor's name as a case states it.

    `channels`: where it takes applications; `forms`: its own forms that must be filled in. `measures` are those it offers, and
    `most_months` the longest plan it agrees to; left out, nothing is known of either.
    """

    name: BothLanguages
    names: list[Expression] = Field(min_length=1)
    source: str
    channels: list[BothLanguages] = Field(default_factory=list)
    forms: list[BothLanguages] = Field(default_factory=list)
    measures: list[Measure] = Field(default_factory=list)
    most_months: int | None = Field(default=None, ge=1)
    overrides: list[Override] = Field(default_factory=list)


def known_as(name: str, creditors: Iterable[Creditor]) -> list[Creditor]:
    """The entries that are about a creditor of this name."""
    return [entry for entry in creditors if any(re.search(pattern, name) for pattern in entry.names)]
