"""What the files that banks and wallets export look like: whose they are, and their totals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Literal, Self

from pydantic import Field, model_validator

from reprieve.language import _
from reprieve.library.entry import Entry, FileEntry, KindName
from reprieve.library.faults import Fault
from reprieve.library.pattern import Expression
from reprieve.library.statements import any_of


class Wallet(Entry):
    """A wallet's export is told by these columns, all of them, unless its head names another wallet that has them."""

    kind: KindName
    columns: list[Expression] = Field(min_length=1)
    unless: Expression = ""

    def is_told_by(self, columns: Sequence[str], head: str) -> bool:
        return has_columns(columns, self.columns) and not (self.unless and re.search(self.unless, head))


class ExportTotal(Entry):
    """A total beside the table: a regular expression with a group `value` over a line without blanks."""

    pattern: Expression
    of: Literal["in", "out", "rows", "count_in", "count_out", "count_neutral"]

    @model_validator(mode="after")
    def _has_value(self) -> Self:
        if "(?P<value>" not in self.pattern:
            raise Fault(_("the pattern tells no value: put (?P<value>…) around it"))
        return self


class ExportWords(FileEntry):
    """`exports.toml` as a whole."""

    source: str = Field(min_length=1)
    booked: str = Field(min_length=1)
    name_marks: list[Expression]
    numbers: Expression
    before_unit: Expression
    unit_of_sheet: Expression
    day_name: str = Field(min_length=1)
    parts_of_days: dict[Literal["y", "m", "d", "ym"], Expression]
    total_rows: Expression
    column_totals: Expression
    loose_totals: Expression
    wallets: list[Wallet]
    totals: list[ExportTotal]

    @cached_property
    def marks_of_names(self) -> re.Pattern[str]:
        """What stands around the name of a column and tells nothing."""
        return any_of(tuple(self.name_marks))

    def is_total(self, row: str) -> bool:
        """Whether a row without a day is a total."""
        return re.search(self.total_rows, row) is not None

    def wallet(self, columns: Sequence[str], head: str) -> str:
        """The kind of wallet that has these columns below that head, or ""."""
        return next((wallet.kind for wallet in self.wallets if wallet.is_told_by(columns, head)), "")


def has_columns(columns: Sequence[str], patterns: Iterable[str]) -> bool:
    """Whether for each pattern one of the columns is all of it."""
    return all(any(re.fullmatch(pattern, column) for column in columns) for pattern in patterns)
