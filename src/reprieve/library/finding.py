"""What does not fit: its name, how grave it is, the step that settles it, and the rule behind it."""

from __future__ import annotations

from decimal import Decimal
from typing import Self

from pydantic import Field, model_validator

from reprieve.language import _
from reprieve.library.entry import ArticleName, BothLanguages, Entry, FileEntry, KindName, NatureName
from reprieve.library.faults import Fault
from reprieve.library.pattern import Expression, ValuePattern
from reprieve.model import Severity


class FindingText(Entry):
    """`looks_at`: what is compared with what, and when it is pointed out; it may name the measures of this file in braces.

    `acknowledge`: it stops nothing once the applicant was told of it and goes on all the same. `of_either`: on a joint account what it
    points out may be the other holder's.
    """

    name: BothLanguages
    looks_at: BothLanguages
    severity: Severity
    acknowledge: bool = False
    of_either: bool = False
    settle: BothLanguages
    citations: list[ArticleName] = Field(min_length=1)


class Findings(FileEntry):
    """Every finding by its id, and the measures that decide when one is worth mentioning.

    `fall_percent`: income that fell by less did not fall. `settlement_months`: months after the onset in which last wages may still
    arrive. `contribution_kinds` are records of what an employer pays in; where employer or status match `own_contributions` it does not.
    `cost_kinds` are bills whose payment should be in the statements, by one of the `cost_figures`; `cost_days`: how far from the
    treatment the payment may lie. `loss_kinds` are papers that name what a fraud cost; `loss_days`: how far from the onset its payments
    may lie; `loss_least` yuan: what counts as one where no paper names a figure; `no_loss`: natures that are none. `bank_accounts`: names
    of banks' own accounts that stand where an employer's name might. `unfiltered`: what a statement's filter says when it leaves nothing
    out. `pay_words` call a receipt pay, `ending_benefits` a benefit that is paid for so many months only;
    papers of `ending_kinds` say for how many. An account of the hardship with one of `told_words` tells of other earnings.
    `unexplained_natures` of one payer, or of `cash_words`, in `regular_months`, each of `regular_least` yuan or more, look like income.
    `rent_words` call a receipt rent; an account with `told_rent` tells of it. `lender_names`: whoever lends. `card_numbers`: how credit
    cards are numbered, whole or masked. `card_paid`: how a row
    names the card that it pays off, by its last digits. `own_deposits`: how a row between accounts of one person names a deposit, a
    fund or a wallet, by words or by the number at its end. Papers of
    `court_kinds` are about a debt if their cause matches `debt_causes`. `debt_percent`,
    `budget_percent`: by how much the case may differ from a bill, and the budget exceed what statements show. Of what can be paid,
    `offered_percent` or more should be offered. `income_kinds` certify what
    is earned a month: `certified_less_percent` below what the statements show, which may hold more, and `certified_more_percent` above
    it, since tax and insurance come off, or `certified_net_percent` where they are off. `closing_kinds` say that a business closed,
    and customers who pay `closed_percent` of what they did pay on.
    `announced_kinds` may name a day that is still to come. `once_kinds` are about what happens once,
    `witnessed_kinds` about what has happened by the day they are issued. `area_kinds` are about a place;
    `place_names` finds streets and villages in it, `region_names` its counties and its cities.
    `discretionary_words` of `discretionary_least` yuan or more are asked about. `editors` are programs that change PDFs; issuers of
    statements and of `issued_kinds` use none. `saved_later_seconds`: how long after it was made a file may be saved.
    """

    source: str
    fall_percent: int = Field(ge=0, le=100)
    settlement_months: int = Field(ge=0)
    contribution_kinds: list[KindName]
    own_contributions: Expression
    cost_kinds: list[KindName]
    cost_figures: list[str]
    cost_days: int = Field(ge=0)
    bank_accounts: Expression
    loss_kinds: list[KindName]
    loss_days: int = Field(ge=0)
    no_loss: list[NatureName]
    loss_least: Decimal = Field(ge=0, strict=False)
    pay_words: list[str]
    ending_benefits: Expression
    ending_kinds: list[KindName]
    told_words: Expression
    unexplained_natures: list[NatureName]
    regular_months: int = Field(ge=2)
    regular_least: Decimal = Field(ge=0, strict=False)
    cash_words: Expression
    rent_words: Expression
    told_rent: Expression
    lender_names: Expression
    card_numbers: Expression
    card_paid: list[ValuePattern]
    own_deposits: Expression
    court_kinds: list[KindName]
    debt_causes: Expression
    debt_percent: int = Field(ge=0, le=100)
    budget_percent: int = Field(ge=0)
    offered_percent: int = Field(ge=0, le=100)
    income_kinds: list[KindName]
    certified_less_percent: int = Field(ge=0, le=100)
    certified_more_percent: int = Field(ge=0)
    certified_net_percent: int = Field(ge=0)
    closing_kinds: list[KindName]
    closed_percent: int = Field(ge=1, le=100)
    area_kinds: list[KindName]
    announced_kinds: list[KindName]
    once_kinds: list[KindName]
    witnessed_kinds: list[KindName]
    place_names: Expression
    region_names: list[Expression]
    discretionary_words: list[str]
    discretionary_least: Decimal = Field(ge=0, strict=False)
    editors: Expression
    issued_kinds: list[KindName]
    saved_later_seconds: int = Field(ge=0)
    limitation_years: int = Field(ge=1)
    unfiltered: Expression
    findings: dict[str, FindingText]

    def looked_at(self, name: str) -> str:
        """What a finding looks at, with the measures that hold, in the language of whoever reads."""
        return str(self.findings[name].looks_at).format_map(self._measures())

    @model_validator(mode="after")
    def _names_its_measures(self) -> Self:
        for name, text in self.findings.items():
            for words in (text.looks_at.zh, text.looks_at.en):
                try:
                    words.format_map(self._measures())
                except (KeyError, ValueError, IndexError) as error:
                    raise Fault(
                        _("findings.{name}.looks_at: there is no measure {error}; name one of this file", name=name, error=error.args[0])
                    ) from error
        return self

    def _measures(self) -> dict[str, object]:
        return {name: value for name, value in self if isinstance(value, int | Decimal)}
