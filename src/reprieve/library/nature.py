"""What a transaction is: the words that tell wages from a refund, and who paid."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from reprieve.library.entry import ArticleName, BothLanguages, Entry, FileEntry, KindName, NatureName
from reprieve.library.pattern import Expression

Column = Literal["wages", "one_off", "benefits", "other", "excluded", "out"]
Payer = Literal["own", "employer", "household", "lender", "wallet", "organisation", "person", "nobody"]
WordsIn = Literal["summary", "note", "both"]


class Nature(Entry):
    """A kind of transaction, and the column of the table of income where it is counted. `out`: money that leaves."""

    name: BothLanguages
    column: Column


class NatureRule(Entry):
    """The first rule that fits a transaction gives it its nature. Whatever is left out is not asked for.

    `words` are looked for in `words_in` (summary and note), never in the counterparty's name: an employer may be called 保险公司.
    Of money out, `payee_words` are looked for in the payee's name, of money in `payer_words` in the payer's, and one of either is enough.
    `not_words` must be absent from summary and note. `payers`: who stands on the other side. `months`: the same payer has paid under
    this rule in at least that many months of the papers. `steady`: about once a month, on about the same day. `least`: yuan, below which
    no payment is meant. `names_employer`: whoever pays under this rule is taken for the employer in the rules that ask for one.
    """

    nature: NatureName
    why: BothLanguages
    direction: Literal["in", "out", "neutral", "any"] = "in"
    words: list[str] = Field(default_factory=list)
    payee_words: list[str] = Field(default_factory=list)
    payer_words: list[str] = Field(default_factory=list)
    not_words: list[str] = Field(default_factory=list)
    words_in: WordsIn = "both"
    payers: list[Payer] = Field(default_factory=list)
    months: int = Field(default=0, ge=0)
    steady: bool = False
    least: int = Field(default=0, ge=0)
    names_employer: bool = False


class Natures(FileEntry):
    """The vocabulary. `organisation_words`, `lender_words` and `wallet_words` are regular expressions over a counterparty's name,
    `foreign_currencies` over a statement's currency. A row out whose summary or note holds `reversal_words` takes back a receipt of the
    same amount of at most `reversal_days` before."""

    source: str
    citations: list[ArticleName] = Field(min_length=1)
    organisation_words: Expression
    lender_words: Expression
    wallet_words: Expression
    kinship_papers: list[KindName]
    employer_papers: list[KindName]
    benefit_papers: list[KindName]
    foreign_currencies: Expression
    steady_day_spread: int = Field(ge=0)
    reversal_words: Expression
    reversal_days: int = Field(ge=0)
    natures: dict[str, Nature]
    rules: list[NatureRule] = Field(min_length=1)
