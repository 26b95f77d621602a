"""The words of payslips: there is no standard form, so what an item is follows from its printed name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from pydantic import Field

from reprieve.expression import compiled_when_used
from reprieve.library.entry import Entry, FileEntry, Filled
from reprieve.library.pattern import Expression, Pattern, ValuePattern, compiled

Section = str
EARNINGS, DEDUCTIONS, EMPLOYER = "earnings", "deductions", "employer"
_REMARK = re.compile(r"\([^()]*\)$")
_LATIN = re.compile(r"[A-Za-z][A-Za-z&./ -]*")
_HAN = compiled_when_used(r"[一-龥][一-龥()/]*")


class Told(Entry):
    """Whose a payslip is, from whom, and for when, where it says so without a label: regular expressions over the text as printed.

    `firm` and `foreign_firm` find a firm's name in the head, whose end may stand in the next line (`rest_of_firm`); a `store` bears more
    than the name of its place. What a label of the employer has behind it is none where `no_employer` is all of it (parts of a firm,
    units); the word of a `seal` may stand before it.
    `title` is in the titles of payslips; a line with `no_title` is a sentence, or tells of something else, and one with `other_day` does
    not tell the month. Behind a month `wage` says that the wage is of it, and `paid` that it was paid in it, as `paid_in` does in a
    label, but not in a clause of `back_pay`; `spans` name several months at once, by how many they are. `paid_on` tells the day, its
    group, in a sentence, `in_sentence` the `name` of an item, behind which its figure stands. Behind `days_of` stand the days that pay is
    of; `part_of_month` says that they are no month.
    """

    firm: Expression
    foreign_firm: Expression
    rest_of_firm: Expression
    store: Expression
    no_employer: Expression
    seal: Expression
    title: Expression
    no_title: Expression
    other_day: Expression
    wage: Expression
    paid: Expression
    paid_in: Filled
    back_pay: Expression
    spans: dict[Expression, int]
    paid_on: list[ValuePattern]
    in_sentence: Expression
    days_of: Expression
    part_of_month: Expression


class PayslipWords(FileEntry):
    """Patterns over an item's name without white space.

    `gross`, `net` and `deductions_total` are names of totals, `net_of_tax` those of net pay that give way to others; `any_total` those
    that may be any of the three, `perhaps_totals` items that may be a total where sums prove it, `perhaps_items` what is an item where
    sums prove it; `subtotals` sums of some items only. `not_items` are bases, days and rates, and what the employer pays. `deductions`
    and `earnings` tell items apart, the first that matches counts: `earnings_first`, `deductions`, else an earning. `*_heads` head the
    two halves of a table, and what the employer pays besides, which `never_employers` are no part of; `amount_columns` head the amounts
    of this month, `other_columns` what stands beside them. `host` labels the firm that is worked for where another one pays, `store` a
    branch of it; `year` may stand beside the month, in a column of its own. The group of
    `period_told` is the month that a line says the wage is of.
    """

    gross: list[Pattern] = Field(min_length=1)
    net: list[Pattern] = Field(min_length=1)
    net_of_tax: list[Pattern]
    deductions_total: list[Pattern] = Field(min_length=1)
    any_total: list[Pattern]
    perhaps_totals: list[Pattern]
    perhaps_items: list[Pattern]
    subtotals: list[Pattern]
    not_items: list[Pattern]
    earnings_first: list[Pattern]
    deductions: list[Pattern] = Field(min_length=1)
    earnings_heads: list[Pattern]
    deductions_heads: list[Pattern]
    employer_heads: list[Pattern]
    never_employers: list[Pattern]
    amount_columns: list[Pattern]
    other_columns: list[Pattern]
    employee: list[Pattern] = Field(min_length=1)
    greetings: list[Pattern]
    host: list[Pattern]
    employer: list[Pattern] = Field(min_length=1)
    store: list[Pattern]
    year: list[Pattern]
    period: list[Pattern] = Field(min_length=1)
    period_told: list[ValuePattern]
    paid_on: list[Pattern]
    identity: list[Pattern]
    told: Told
    source: str = Field(min_length=1)

    @cached_property
    def labels(self) -> list[str]:
        """What stands for whose, from whom and when, and is no item of pay."""
        return [*self.identity, *self.employee, *self.employer, *self.store, *self.year, *self.period, *self.paid_on]

    @cached_property
    def no_names(self) -> list[str]:
        """What a table may print where a name would stand."""
        return [*self.labels, *self.not_items, *self.any_total, *self.earnings_first, *self.deductions, *self.gross, *self.net]

    def section_headed(self, text: str) -> Section:
        """Which part of a table a printed text heads, but for a remark behind it; "" where it heads none."""
        name = _REMARK.sub("", "".join(text.split()))
        heads = ((EARNINGS, self.earnings_heads), (DEDUCTIONS, self.deductions_heads), (EMPLOYER, self.employer_heads))
        return next((section for section, patterns in heads if matches(patterns, name)), "")


def matches(patterns: Sequence[str], name: str) -> bool:
    """Whether the printed name, or its Chinese or its English half, is one of these."""
    halves = {name, _LATIN.sub("", name), _HAN.sub("", name)} - {""}
    return any(compiled(pattern).fullmatch(half) for pattern in patterns for half in halves)
