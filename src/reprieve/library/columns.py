"""What the columns of statements are called: data, so that a new spelling needs no code."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Literal

from reprieve.library.entry import Entry, FileEntry

Role = Literal[
    "serial", "date", "date_or_time", "time", "amount", "amount_in", "amount_out", "flag", "balance",
    "summary", "counterparty", "counterparty_account", "note", "currency", "own_account", "other",
]  # fmt: skip

_UNIT = re.compile(r"\((元|人民币|人民币元|rmb|cny|单位:?元)\)|[(（]元[)）]?$")


class ColumnNames(Entry):
    """The spellings of one role."""

    role: Role
    patterns: list[str]


class NotRows(Entry):
    """Lines and words that stand among the rows: subtotals, page numbers, seals."""

    lines: list[str]
    words: list[str]


class ColumnVocabulary(FileEntry):
    """`columns.toml` as a whole."""

    source: str
    columns: list[ColumnNames]
    not_rows: NotRows

    def role(self, header: str) -> Role:
        """What a header cell (folded, blanks removed) names; `other` when no spelling fits."""
        name = _UNIT.sub("", header.lower())
        return next((role for role, pattern in self._patterns if pattern.fullmatch(name)), "other")

    def is_not_a_row(self, line: str) -> bool:
        """Whether a line (blanks removed) is a subtotal, page number or notice."""
        return self._not_lines.match(line) is not None

    def is_noise(self, word: str) -> bool:
        """Whether a word belongs to a seal or a watermark."""
        return self._not_words.match(word) is not None

    @cached_property
    def _patterns(self) -> Sequence[tuple[Role, re.Pattern[str]]]:
        return [(names.role, re.compile("|".join(f"(?:{pattern})" for pattern in names.patterns))) for names in self.columns]

    @cached_property
    def _not_lines(self) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{pattern})" for pattern in self.not_rows.lines))

    @cached_property
    def _not_words(self) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{pattern})" for pattern in self.not_rows.words))
