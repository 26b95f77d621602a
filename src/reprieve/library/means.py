"""How much can be offered, and for how long: the parameters of the plan."""

from __future__ import annotations

from pydantic import Field

from reprieve.case import DebtType
from reprieve.library.entry import BothLanguages, Entry, FileEntry


class TermCap(Entry):
    """The longest plan, in months, for debts of these types."""

    types: list[DebtType] = Field(min_length=1)
    months: int = Field(ge=1)
    citations: list[str] = Field(min_length=1)


class MeansRules(FileEntry):
    """`buffer_percent` of what is disposable stays with the household. `smaller_percent`: what a refused offer shrinks to.
    `liquid_assets` is a regular expression over the keys of assets that can be paid out. `priority_lines` are regular expressions over
    the keys of the budget: debts that come before the others. `spending_natures` are what statements show of living. `secured` debts
    are paid as agreed and take no share of the offer.
    """

    source: str
    citations: list[str] = Field(min_length=1)
    income_months: int = Field(ge=1)
    buffer_percent: int = Field(ge=0, le=100)
    smaller_percent: int = Field(ge=1, le=99)
    liquid_assets: str
    deferral_months: int = Field(ge=1)
    extension_months: int = Field(ge=1)
    priority_lines: list[str]
    spending_natures: list[str]
    secured: list[DebtType]
    caps: list[TermCap] = Field(min_length=1)
    fallbacks: list[BothLanguages] = Field(min_length=1)
