"""What the head of a statement calls things, and what currencies are called."""

from __future__ import annotations

import re
from functools import cached_property

from reprieve.library.entry import Entry, Filled
from reprieve.library.pattern import Expression, ValuePattern


class HeadLabels(Entry):
    """Labels of the head block by what stands behind them; `phone` is the account of a wallet that tells no other, `other_numbers` are
    no account's.

    `firms` are what names of firms end with, `forms_of_firms` what may follow in brackets; `not_issuers` name channels and kinds of banks,
    none of them. `double_surnames` have two characters. What ends with one of `no_values` is a label, and no value of another.
    Regular expressions: `issuer` for the name of a bank (its group), which a line of `cover` is besides its title, `reached` for what
    a footer says behind it, `account_title` for the `title` of an account with its `account` and `code` of currency, `title` for what
    titles of statements have in them. The group of `addressed` is whom a letter is written to, of `greeted` what is a name if it begins
    with a surname; neither begins with one of `no_names`, nor ends with one of `no_name_ends`. That of `card` is a debit card's number,
    or its last figures.
    """

    holder: list[str]
    account: list[str]
    phone: list[str]
    other_numbers: list[str]
    currency: list[str]
    code: list[str]
    printed: list[str]
    queried: list[str]
    year: list[str]
    statement_day: list[str]
    period: list[str]
    firms: list[str]
    forms_of_firms: list[Expression]
    not_issuers: list[str]
    double_surnames: list[str]
    no_values: list[str]
    issuer: Expression
    cover: Expression
    reached: Expression
    addressed: list[ValuePattern]
    greeted: list[ValuePattern]
    no_names: list[str]
    no_name_ends: list[str]
    card: list[ValuePattern]
    account_title: Expression
    title: Expression

    @cached_property
    def fields(self) -> frozenset[str]:
        """The labels of what every head tells."""
        return frozenset({*self.holder, *self.account, *self.printed, *self.period, *self.currency})

    @cached_property
    def all_labels(self) -> frozenset[str]:
        """Those, and the labels of whatever else a head may tell."""
        return self.fields.union(self.code, self.queried, self.phone, self.other_numbers)

    @cached_property
    def issuers(self) -> re.Pattern[str]:
        """The name of a bank, its group without the form of the firm."""
        return re.compile(self.issuer)

    @cached_property
    def covers(self) -> re.Pattern[str]:
        """A line that is the name of a bank and the title of a statement."""
        return re.compile(self.issuer + self.cover)

    @cached_property
    def account_titles(self) -> re.Pattern[str]:
        """The title of an account with its number."""
        return re.compile(self.account_title)


class Currencies(Entry):
    """What currencies are called, and the numbers of banks' own list and of ISO 4217 (without zeros before them), to codes of ISO 4217.

    `signs` stand before figures of the currency of that code, and tell no other by themselves.
    """

    source: Filled
    home: str
    names: dict[str, str]
    signs: dict[str, str]
    numbers: dict[str, str]

    def code(self, name: str) -> str:
        """The ISO code of a currency as statements name it, whatever of another cell stands beside it; an unknown name as it stands.

        A cell may hold only the beginning of the home currency's name, whose rest stands in another line or is set apart.
        """
        if name and self.home.startswith(name):
            return self.names[self.home]
        if name.isdecimal():
            return self.numbers.get(name.lstrip("0"), name)
        return self.names.get(name) or self.named_in(name) or name

    def named_in(self, text: str) -> str:
        """The ISO code of the first known currency that a text names; "" where it names none."""
        return next((code for name, code in self._known if name in text), "")

    @cached_property
    def _known(self) -> tuple[tuple[str, str], ...]:
        return tuple(self.names.items())


class TableWords(Entry):
    """Words by which a line is known to head a statement's table, and those that tell its columns apart.

    `day`, `amount` and `balance`: one of each stands in such a line, whatever the whole names are. `own_name` is the other side's where no
    other column is. Of several days the row's is one that begins with one of `of_transaction`, of several amounts or currencies the
    account's is one that begins with one of `booked`. `other_side` stands before what is told of it, below one of `other_sides` with
    `information`. `day_label` stands before a day that heads its rows. With one of `no_text_ends` ends what names staff, a place, a code
    or a figure, and no text of a transaction (操作员). One of `account` is in each name of numbers of accounts.
    """

    day: list[Expression]
    amount: list[Expression]
    balance: list[Expression]
    own_name: str
    account: list[str]
    of_transaction: list[str]
    booked: list[str]
    other_side: str
    other_sides: list[str]
    information: str
    day_label: Expression
    no_text_ends: list[str]

    def head_a_table(self, line: str) -> bool:
        """Whether a line (blanks removed) names a day, an amount and a balance, in letters of any size."""
        return all(words.search(line) for words in self._needed)

    def without_day_label(self, text: str) -> str:
        """The text of a day without the label before it."""
        return self._day_labels.sub("", text, count=1)

    @cached_property
    def _day_labels(self) -> re.Pattern[str]:
        return re.compile(self.day_label)

    @cached_property
    def _needed(self) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile("|".join(words), re.IGNORECASE) for words in (self.day, self.amount, self.balance))
