"""A hardship: what an application that claims it must prove, and which papers prove it."""

from __future__ import annotations

import datetime as dt
from typing import Literal, Self

from pydantic import Field, model_validator

from reprieve.case import DebtType
from reprieve.language import _
from reprieve.library.entry import ArticleName, BothLanguages, Entry, FileEntry, KindName
from reprieve.library.faults import Fault
from reprieve.library.pattern import Pattern
from reprieve.library.validity import holds

Whose = Literal["applicant", "relative", "party", "household", "business", "anyone"]
Rule = list[ArticleName]


class PaperRule(Entry):
    """One paper of any of `kinds`, and what it must show. Whatever is left out is not asked for.

    `person`: whom it names; `party`: the applicant among others; `household`: the same, or someone whom papers on kinship
    join to the applicant; `business`: the applicant or the business of the licence.
    `fresh_days`, `fresh_months`: how many days or months old it may be on the as-of date, counted from `fresh_from` (the day it was
    issued, the end of its period, the event, or one of its named dates); left out, the kind's own. `valid_until`: the named date that
    must not have passed; `end_stated`: that date, or that there is none, must stand on it.
    `months`: that many months covered without a gap, up to the last day covered. `months_before`/`months_after`: full months on either
    side of the onset. `shows_wages`: at least one receipt of wages; `shows_income`: of any income that is counted; `shows_loss`:
    payments out, around the onset, that come to the loss that the police papers name. `near_onset_days`: how far the event it certifies
    may lie from the onset that is claimed. `count`: how many such papers. `says`: patterns that named fields must match; `says_not`:
    must not. `loss`: the figure that must be below nought. `fall`: two figures that must both be stated, the second below the first;
    `no_rise`: the same where both are stated. `more_than`: two figures; where both are stated, the first is the greater.
    `no_profit`: the figure that, where it is stated, must not be above nought, `above_nought` the one that must be. `around_onset`: two
    dates; where both are stated, the first lies in a month before the onset's and the second in one after it, or in the same.
    `tells_any`: what it is read for, of which at least one must be stated: a form that nobody filled in states none.
    `before_onset_days`: how many days before the onset it may be about. `falling_pay`: payslips after the onset pay less than before.
    `same_business`: where it names a business, or its credit code, it is the one of the licence. `or_named_on`: kinds of paper; whom
    they name beside the applicant will do in the applicant's place. `one_each`: of several debts to one creditor, each needs one of its
    own. `joins`: kinds of paper about a relative: it must show that one of those whom they name belongs to the applicant's family.
    `same_as`: kinds of paper about a relative: where they name someone, it is about one of them. `of_family`: it is about someone whom
    papers on kinship join to the applicant, where they join anybody. `aged_years`: how old the person whose birth it states must be;
    the applicant's own paper says nothing of a relative's age.
    """

    kinds: list[KindName] = Field(min_length=1)
    person: Whose = "applicant"
    fresh_days: int | None = Field(default=None, ge=0)
    fresh_months: int | None = Field(default=None, ge=1)
    fresh_from: str = "issued"
    valid_until: str | None = None
    end_stated: bool = False
    months: int | None = Field(default=None, ge=1)
    months_before: int | None = Field(default=None, ge=1)
    months_after: int | None = Field(default=None, ge=1)
    shows_wages: bool = False
    shows_income: bool = False
    shows_loss: bool = False
    near_onset_days: int | None = Field(default=None, ge=0)
    count: int = Field(default=1, ge=1)
    says: dict[str, Pattern] = Field(default_factory=dict)
    says_not: dict[str, Pattern] = Field(default_factory=dict)
    loss: str = ""
    fall: list[str] | None = Field(default=None, min_length=2, max_length=2)
    no_rise: list[str] | None = Field(default=None, min_length=2, max_length=2)
    more_than: list[str] | None = Field(default=None, min_length=2, max_length=2)
    no_profit: str = ""
    above_nought: str = ""
    around_onset: list[str] | None = Field(default=None, min_length=2, max_length=2)
    tells_any: list[str] = Field(default_factory=list)
    before_onset_days: int | None = Field(default=None, ge=0)
    falling_pay: bool = False
    same_business: bool = False
    or_named_on: list[KindName] = Field(default_factory=list)
    one_each: bool = False
    joins: list[KindName] = Field(default_factory=list)
    same_as: list[KindName] = Field(default_factory=list)
    of_family: bool = False
    aged_years: int | None = Field(default=None, ge=1)

    @property
    def says_how_old(self) -> bool:
        return self.fresh_days is not None or self.fresh_months is not None


class Alternative(Entry):
    """One way to meet a need, or only that of debts of `debt_types`: every one of `papers`. `obtain`: who issues it and how to get it.

    `stated_characters`: no paper, but the applicant's own account in the case file, of at least that length.
    """

    words: BothLanguages
    obtain: BothLanguages
    papers: list[PaperRule]
    stated_characters: int = Field(default=0, ge=0)
    debt_types: list[DebtType] = Field(default_factory=list)
    citations: Rule = Field(default_factory=list)
    valid_from: dt.date | None = None
    valid_until: dt.date | None = None

    def holds_on(self, day: dt.date) -> bool:
        return holds(self.valid_from, self.valid_until, day)

    @model_validator(mode="after")
    def _asks_for_something(self) -> Self:
        if bool(self.papers) == bool(self.stated_characters):
            raise Fault(_("this asks for nothing, or for two things: write either papers or stated_characters"))
        return self


class NeedRule(Entry):
    """What is required, met by any one of `alternatives`; the first is the usual one. `per_debt`: once for every debt."""

    id: str
    name: BothLanguages
    why: BothLanguages
    citations: Rule = Field(min_length=1)
    alternatives: list[Alternative] = Field(min_length=1)
    per_debt: bool = False
    do_not_send: BothLanguages | None = None
    valid_from: dt.date | None = None
    valid_until: dt.date | None = None

    def holds_on(self, day: dt.date) -> bool:
        return holds(self.valid_from, self.valid_until, day)


class Hardship(FileEntry):
    """A hardship that a case may claim. The file `base` is what every application needs, whatever is claimed.

    `income_stops` and `income_falls` say what the bank statements must bear out after the onset. `relatives`: it befalls a member of the
    family, so papers may name someone else. `dated_by`: kinds of paper of which the earliest shows when it began at the latest.
    `trade_stops`: what customers pay must have fallen
    where a paper says that the business closed. `menu_place`: where it stands among the others, the common ones first.
    """

    name: BothLanguages
    about: BothLanguages
    menu_place: int = Field(default=1000, ge=1)
    income_stops: bool = False
    income_falls: bool = False
    relatives: bool = False
    trade_stops: bool = False
    dated_by: list[KindName] = Field(default_factory=list)
    citations: Rule = Field(min_length=1)
    source: str
    needs: list[NeedRule] = Field(default_factory=list)
