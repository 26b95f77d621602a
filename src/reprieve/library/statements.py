"""What statements call things: data, so that a new spelling needs no code."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from typing import Literal

from pydantic import Field

from reprieve.library.entry import Entry, FileEntry
from reprieve.library.head import Currencies, HeadLabels, TableWords
from reprieve.library.pattern import HAN, Expression

Role = Literal[
    "serial", "date", "date_or_time", "other_date", "time", "amount", "amount_in", "amount_out", "amount_or_flag", "amount_abroad",
    "amount_over_balance", "flag", "balance", "balance_flag",
    "available", "fee", "other_figure", "summary", "summary_code", "counterparty", "merchant", "counterparty_account", "note",
    "currency", "own_account", "own_name", "payer", "payee", "payer_account", "payee_account", "status", "other",
]  # fmt: skip
# Several roles that are asked for together, by what stands below their names.
AMOUNTS: frozenset[Role] = frozenset({"amount", "amount_in", "amount_out"})
BALANCES: frozenset[Role] = frozenset({"balance", "amount_over_balance"})
FIGURES: frozenset[Role] = AMOUNTS | {"balance"}
OTHER_SIDE: frozenset[Role] = frozenset({"counterparty", "counterparty_account"})
TEXTS: frozenset[Role] = frozenset({"summary", "counterparty", "note"})
ACCOUNTS: frozenset[Role] = frozenset({"counterparty_account", "own_account", "payer_account", "payee_account"})
Direction = Literal["in", "out", "neutral"]
# What a total may be of: money, how many rows moved it, and how many there are with or without it.
Sum = Literal["in", "out", "count", "count_in", "count_out", "count_neutral", "rows", "opening", "closing"]
SIDES: Mapping[Role, Sum] = {"amount_in": "in", "amount_out": "out"}

_DIRECTIONS: tuple[Direction, ...] = ("in", "out", "neutral")  # as the lists of their words follow one another
_REMEMBERED = 4096
_IN_ENGLISH = re.compile(r"(?<=[一-龥])\((?!cr|dr|credit|debit|in\b|out\b)[a-z .]+\)$")  # 余额(balance)
_TEXTS: frozenset[Role | None] = frozenset({"summary", "note", "counterparty", "counterparty_account"})
_UNIT = re.compile(r"[(\[【](((人民币|单位:?)*(百?万|千)?[元分角])|¥|人民币|rmb|cny)[)\]】]$|/(人民币)?((百?万|千)?元|[分角])$")


class ColumnNames(Entry):
    """The spellings of one role: regular expressions over the whole header cell."""

    role: Role
    patterns: list[Expression]


class Spellings(Entry):
    """Pairs of characters, the other spelling first; blanks and line ends between them do not count."""

    pairs: str


class NotRows(Entry):
    """What stands among the rows: subtotals, page numbers, seals, other tables; and summaries of rows that carry a balance over.

    One of `other_names` is among the names of each of `other_tables`.
    """

    lines: list[Expression]
    subtotals: list[Expression]
    tables_of_sums: list[Expression]
    other_names: list[str]
    other_tables: list[Expression]
    carried: list[Expression]
    carried_if_nothing_moved: list[Expression]
    words: list[Expression]


class SecondLines(Entry):
    """Labels of what a line below each row tells of it, by the role of it."""

    counterparty: list[str]
    counterparty_account: list[str]
    note: list[str]


class Units(Entry):
    """Units of amounts, each with how many fen it is, and what stands before one: a label, or the name of a column; or around it."""

    fen: dict[str, int]
    label: Expression
    column: Expression
    around: list[Expression]

    @cached_property
    def said(self) -> re.Pattern[str]:
        """A `unit` behind a label, that `of_column`s, or one that a sentence `states`."""
        units = "|".join(sorted(self.fen, key=len, reverse=True))
        before, behind = self.around
        column = rf"{self.column}(?P<of_column>{units})(?:[)\]】]|(?!\S))"
        return re.compile(rf"{self.label}(?P<unit>{units})(?![{HAN}])|{column}|{before}(?P<stated>{units}){behind}")


class AppLists(Entry):
    """Words of lists without names of columns: before a balance or a name, before sums that went out, of what moved nothing."""

    balance: Expression
    out: list[str]
    neutral: list[str]
    before_name: Expression


class Directions(Entry):
    """What a direction column says for money in, money out, and neither; and words in a summary that leave no doubt of it.

    `gives_back` are words for what undoes a booking, `moved` signs of what went neither in nor out where no balance says otherwise.
    `either_way` are summaries by which rows that are alike do not go alike.
    """

    into: list[Expression] = Field(alias="in")
    out: list[Expression]
    neutral: list[Expression]
    moved: list[str]
    summaries_in: list[Expression]
    summaries_out: list[Expression]
    either_way: list[Expression]
    summaries: list[Expression]
    gives_back: list[Expression]


class ShortNames(Entry):
    """Names of columns cut to one character, and the whole names that they stand for."""

    names: dict[str, str]


class Statuses(Entry):
    """What a column of statuses says of a transaction that moved no money: regular expressions over the whole cell, in small letters."""

    void: list[Expression]


class Filter(Entry):
    """A sign that the export left rows out: a label whose value is not one of `everything`, a title, or a sentence below the rows."""

    label: str = ""
    everything: list[str] = Field(default_factory=list)
    title: Expression = ""
    below: Expression = ""


class Boxes(Entry):
    """What the boxes are called in which each digit of a figure stands alone, up to fen, and those of a day's."""

    figure: str
    day: str


class Total(Entry):
    """A printed total: a regular expression with `value`, and `page` where it is of one page only.

    `debit_or_credit`: a depositor's credit is money in with most banks, but not with all.
    """

    pattern: Expression
    of: Sum
    debit_or_credit: bool = False


class StatementVocabulary(FileEntry):
    """`statements.toml` as a whole."""

    __hash__ = object.__hash__  # what it has told is remembered, and it is loaded once

    source: str
    columns: list[ColumnNames]
    table: TableWords
    spellings: Spellings
    not_rows: NotRows
    second_lines: SecondLines
    boxes: Boxes
    units: Units
    lists: AppLists
    directions: Directions
    short_names: ShortNames
    statuses: Statuses
    head: HeadLabels
    currencies: Currencies
    filters: list[Filter]
    totals: list[Total]

    def role(self, header: str) -> Role:
        """What a header cell (folded, blanks removed) names; `other` when no spelling fits."""
        return self._role_of(header) or "other"

    def knows(self, header: str) -> bool:
        """Whether a header cell is the name of a column, though it be one that is not asked for."""
        return self._role_of(header) is not None

    def currency_of(self, header: str) -> str:
        """The ISO code of the currency that a header cell names behind its name, 余额(美元) or 余额(元); "" where it names none."""
        if found := self._unit_of_money.search(self.spelt(header)):
            return self.currencies.named_in(found[0].upper())
        return self.currencies.names[self.currencies.home] if without_unit(header.lower()) != header.lower() else ""

    def direction(self, flag: str) -> Direction | None:
        """What a direction cell says, or None when it says nothing known."""
        found = self._directions.fullmatch(self.spelt(flag.lower()))
        return _DIRECTIONS[_which(found)] if found else None

    def is_sign(self, text: str) -> bool:
        """Whether a text is a single character for a direction (收, 付, ⇄), as an app draws it before a payment."""
        return len(text) == 1 and not text.isascii() and (text in self.directions.moved or self.direction(text) is not None)

    def spelt(self, text: str) -> str:
        """The text, character by character, as the patterns spell it."""
        return text if text.isascii() else text.translate(self._spellings)

    def direction_of_summary(self, summary: str) -> Direction | None:
        """Which way the money went by the words of a row's summary, or None when they leave it open."""
        into, out = (any_of(tuple(words)).search(summary) for words in (self.directions.summaries_in, self.directions.summaries_out))
        return None if bool(into) == bool(out) else "in" if into else "out"

    def goes_either_way(self, summary: str) -> bool:
        """Whether a summary is of what comes in as well as of what goes out."""
        return self.direction_of_summary(summary) is None and any_of(tuple(self.directions.either_way)).search(summary) is not None

    def gives_back(self, text: str) -> bool:
        """Whether a text says that money was given back or a booking undone: a minus among what came in or went out."""
        return any_of(tuple(self.directions.gives_back)).search(text) is not None

    def is_summary(self, text: str) -> bool:
        """Whether a text says what kind of transaction it is, and so is nobody's name."""
        return self._summaries.fullmatch(text) is not None

    def is_void(self, status: str) -> bool:
        """Whether a transaction of this status moved no money."""
        return self._void.fullmatch(status.lower()) is not None

    def is_not_a_row(self, line: str) -> bool:
        """Whether a line (blanks removed) is a subtotal, page number or notice."""
        return self._not_lines.match(line) is not None

    def is_subtotal(self, line: str) -> bool:
        """Whether a line (blanks removed) sums up a day, a month or a page, though it may begin with that day."""
        return self._subtotals.fullmatch(line) is not None

    def sums_up_page(self, line: str) -> bool:
        """Whether a line (blanks removed) prints a total of one page, or what is carried over to or from it."""
        return any("page" in (total := re.compile(one.pattern)).groupindex and total.search(line) for one in self.totals)

    def names_total(self, label: str) -> bool:
        """Whether a label is that of a total."""
        return any(re.fullmatch(one.pattern, f"{label}:{figure}") for one in self.totals for figure in ("1", "1.00"))

    def names_other_table(self, line: str) -> bool:
        """Whether a line (blanks removed) names the columns of a table of something else."""
        return self._other_tables.fullmatch(line) is not None

    @cached_property
    def other_names(self) -> frozenset[str]:
        """Names of which one is among those of each table of something else."""
        return frozenset(self.not_rows.other_names)

    def names_table_of_sums(self, line: str) -> bool:
        """Whether a line (blanks removed) names the columns of a table that sums up the months."""
        return any_of(tuple(self.not_rows.tables_of_sums)).fullmatch(line) is not None

    def is_carried(self, summary: str) -> bool:
        """Whether a dated row of this summary (blanks removed) tells what balance is carried over, and no transaction."""
        return self._is_carried(summary)

    def is_carried_if_nothing_moved(self, summary: str) -> bool:
        """Whether a dated row of this summary (blanks removed) that moves nothing tells what balance is carried over."""
        return any_of(tuple(self.not_rows.carried_if_nothing_moved)).fullmatch(self.spelt(summary.lower())) is not None

    def is_noise(self, word: str) -> bool:
        """Whether a word belongs to a seal or a watermark."""
        return self._not_words.match(word) is not None

    @cached_property
    def _role_of(self) -> Callable[[str], Role | None]:
        """What a header cell names; None when no spelling fits. Every page asks for the same ones."""

        def role_of(header: str) -> Role | None:
            name = without_unit(self._unit_of_money.sub("", self.spelt(header.lower())))
            found = self._roles.fullmatch(name) or self._roles.fullmatch(_IN_ENGLISH.sub("", name))
            return self.columns[_which(found)].role if found else self._role_of_two(name)

        return lru_cache(_REMEMBERED)(role_of)

    def _role_of_two(self, name: str) -> Role | None:
        """What a name of two names tells, 对方账号/商户编号 or 用途/摘要: one text, though the other be one that is not asked for."""
        roles = [self._role_of(part) for part in name.split("/")] if name.count("/") == 1 else [None]
        told: set[Role | None] = {*roles} - {"other"}
        if None in told or not told <= _TEXTS:
            return None
        return "summary" if told == {"summary", "note"} else told.pop() if len(told) == 1 else None

    @cached_property
    def _spellings(self) -> Mapping[int, str]:
        pairs = "".join(self.spellings.pairs.split())
        return {ord(other): plain for other, plain in zip(pairs[::2], pairs[1::2], strict=True)}

    @cached_property
    def _unit_of_money(self) -> re.Pattern[str]:
        names = "|".join(map(re.escape, sorted(self.currencies.names, key=len, reverse=True)))
        return re.compile(rf"[(\[【/](?:单位:?)?(?:{names})[)\]】]?$", re.IGNORECASE)

    @cached_property
    def _roles(self) -> re.Pattern[str]:
        return _first_of([names.patterns for names in self.columns])

    @cached_property
    def _directions(self) -> re.Pattern[str]:
        return _first_of([self.directions.into, self.directions.out, self.directions.neutral])

    @cached_property
    def _summaries(self) -> re.Pattern[str]:
        return any_of(tuple(self.directions.summaries))

    @cached_property
    def _void(self) -> re.Pattern[str]:
        return any_of(tuple(self.statuses.void))

    @cached_property
    def _not_lines(self) -> re.Pattern[str]:
        return any_of(tuple(self.not_rows.lines))

    @cached_property
    def _subtotals(self) -> re.Pattern[str]:
        return any_of(tuple(self.not_rows.subtotals))

    @cached_property
    def _other_tables(self) -> re.Pattern[str]:
        return any_of(tuple(self.not_rows.other_tables))

    @cached_property
    def _is_carried(self) -> Callable[[str], bool]:
        """The few summaries of a statement stand in thousands of rows."""
        return lru_cache(_REMEMBERED)(lambda summary: self._carried.fullmatch(self.spelt(summary.lower())) is not None)

    @cached_property
    def _carried(self) -> re.Pattern[str]:
        return any_of(tuple(self.not_rows.carried))

    @cached_property
    def _not_words(self) -> re.Pattern[str]:
        return any_of(tuple(self.not_rows.words))


def without_unit(header: str) -> str:
    """A header cell without the unit behind its name, 交易金额(元)."""
    return _UNIT.sub("", header)


def _first_of(lists: Sequence[Sequence[str]]) -> re.Pattern[str]:
    """One regular expression for several lists of patterns; `_which` tells the first list that has one that matches."""
    return re.compile("|".join(f"(?P<list_{index}>{'|'.join(patterns)})" for index, patterns in enumerate(lists)))


def _which(found: re.Match[str]) -> int:
    return int((found.lastgroup or "").removeprefix("list_"))


@cache
def any_of(patterns: Sequence[str]) -> re.Pattern[str]:
    """One regular expression that matches what any of the patterns does."""
    return re.compile("|".join(patterns))
