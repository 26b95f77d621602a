"""What the files that banks and wallets export look like: statuses, totals, and files that are no statements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal, Self

from pydantic import Field, model_validator

from reprieve.library.entry import BothLanguages, Entry, FileEntry

Sum = Literal["in", "out", "rows", "rows_in", "rows_out", "rows_neutral"]


class Wallet(Entry):
    """A wallet's export is told by these columns, all of them."""

    kind: str
    columns: list[str] = Field(min_length=1)


class ExportTotal(Entry):
    """A total beside the table: a regular expression with a group `value` over a line without blanks."""

    pattern: str
    of: Sum

    @model_validator(mode="after")
    def _has_value(self) -> Self:
        if "value" not in re.compile(self.pattern).groupindex:
            raise ValueError("pattern must have a group (?P<value>…)")
        return self


class Mistaken(Entry):
    """A file that is taken for a statement by mistake, told by its columns or a text, and what the person is told."""

    columns: list[str] = Field(default_factory=list)
    text: str = ""
    kind: str = ""
    why: BothLanguages

    @model_validator(mode="after")
    def _tells(self) -> Self:
        if bool(self.columns) == bool(self.text):
            raise ValueError("needs either columns or text")
        return self


class ExportWords(FileEntry):
    """`exports.toml` as a whole."""

    source: str = Field(min_length=1)
    booked: str = Field(min_length=1)
    total_rows: str = Field(min_length=1)
    loose_totals: str = Field(min_length=1)
    wallets: list[Wallet]
    totals: list[ExportTotal]
    mistaken: list[Mistaken]

    def is_total(self, row: str) -> bool:
        """Whether a row without a day is a total."""
        return re.search(self.total_rows, row) is not None

    def wallet(self, columns: Sequence[str]) -> str:
        """The kind of wallet that has these columns, or ""."""
        return next((wallet.kind for wallet in self.wallets if has_columns(columns, wallet.columns)), "")

    def mistake(self, rows: Sequence[Sequence[str]], text: str) -> Mistaken | None:
        """What the file is, when it is no statement of a person's account. One of `rows` may be its header; `text` stands above it."""
        return next((one for one in self.mistaken if _tells(one, rows, text)), None)


def has_columns(columns: Sequence[str], patterns: Iterable[str]) -> bool:
    """Whether for each pattern one of the columns is all of it."""
    return all(any(re.fullmatch(pattern, column) for column in columns) for pattern in patterns)


def _tells(mistaken: Mistaken, rows: Iterable[Sequence[str]], text: str) -> bool:
    if mistaken.columns:
        return any(has_columns(row, mistaken.columns) for row in rows)
    return re.search(mistaken.text, text) is not None
