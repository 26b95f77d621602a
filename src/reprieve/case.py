"""The case: what the applicant states, as frozen data that has been checked. `case_file` reads it from `case.toml`."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from reprieve.figures.as_written import is_likely
from reprieve.figures.fen import FEN, ZERO
from reprieve.language import as_text
from reprieve.papers.files import CASE_FILE as CASE_FILE
from reprieve.papers.files import EVIDENCE_FOLDER as EVIDENCE_FOLDER

DebtType = Literal["credit_card", "consumer_loan", "online_loan", "mortgage", "car_loan", "private_loan"]
Measure = Literal["instalments", "extension", "fee_waiver", "deferral"]
Part = Literal["principal", "interest", "penalty", "fees"]

PHONE = r"^\+?[0-9 -]{7,20}$"
MOST_PEOPLE = 30  # of a household
CHARGES: tuple[Part, ...] = ("interest", "penalty", "fees")
_MONEY = re.compile(r"-?[0-9]{1,10}\.[0-9]{2}")
# What no letter can hold: control characters, halves of characters, and code points that Unicode keeps free of characters.
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef]")
_ID_NUMBER = re.compile(r"[0-9]{17}[0-9X]")
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"


def check_digit(first_seventeen: str) -> str:
    """The eighteenth character of a citizen's ID number (GB 11643)."""
    return _ID_CHECKS[sum(int(digit) * weight for digit, weight in zip(first_seventeen, _ID_WEIGHTS, strict=True)) % 11]


def _money(value: object) -> Decimal:
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**10:
        return Decimal(value).quantize(FEN)
    if isinstance(value, Decimal):
        return value
    if isinstance(value, str) and _MONEY.fullmatch(value):
        return Decimal(value)
    raise PydanticCustomError("money", "is not an amount of money")


def _not_negative(value: Decimal) -> Decimal:
    if value < 0:
        raise PydanticCustomError("negative", "is negative")
    return value


def is_id_number(value: str) -> bool:
    return bool(_ID_NUMBER.fullmatch(value)) and check_digit(value[:17]) == value[17]


def _id_number(value: str) -> str:
    if not _ID_NUMBER.fullmatch(value):
        raise PydanticCustomError("id_shape", "is not an ID number")
    if check_digit(value[:17]) != value[17]:
        raise PydanticCustomError("id_checksum", "has a wrong check digit")
    return value


def _filled(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("empty", "is empty")
    if _NO_TEXT.search(value) or any(ord(character) & 0xFFFE == 0xFFFE for character in value):
        raise PydanticCustomError("no_text", "holds a character that is no text")
    return value.strip()


def _some(value: object) -> object:
    if value == []:
        raise PydanticCustomError("none", "there is none")
    return value


def _day(value: dt.date) -> dt.date:
    if not is_likely(value):
        raise PydanticCustomError("unlikely_year", "this year cannot be meant")
    return value


def _past_day(value: dt.date, info: ValidationInfo) -> dt.date:
    if info.context and value > info.context["as_of"]:
        raise PydanticCustomError("still_to_come", "this day is after the day the case is judged for")
    return value


Day = Annotated[dt.date, AfterValidator(_day)]
PastDay = Annotated[Day, AfterValidator(_past_day)]
Money = Annotated[Decimal, BeforeValidator(_money), AfterValidator(_not_negative)]
Filled = Annotated[str, AfterValidator(_filled)]


class _Stated(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")


class Applicant(_Stated):
    name: Filled
    id_number: Annotated[str, AfterValidator(_id_number)]
    phone: Annotated[str, Field(pattern=PHONE)]
    address: Filled
    household_size: Annotated[int, Field(ge=1, le=MOST_PEOPLE)]
    aliases: tuple[Filled, ...] = Field(default=(), strict=False)

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


class HardshipClaim(_Stated):
    """A hardship as the applicant states it; `type` is the id of a file in library/hardships."""

    type: Filled
    onset: Day
    statement: Filled

    @model_validator(mode="after")
    def _began_by_the_as_of_date(self, info: ValidationInfo) -> HardshipClaim:
        if info.context and self.onset > info.context["as_of"]:
            raise PydanticCustomError("onset_in_future", "onset is after the as-of date")
        return self


class Debt(_Stated):
    """One debt as of a day, in yuan by its parts; `overdue_since` is left out while it is not overdue."""

    creditor: Filled
    type: DebtType
    account: Filled
    as_of: Day
    principal: Money
    interest: Money = ZERO
    penalty: Money = ZERO
    fees: Money = ZERO
    due_date: Day
    overdue_since: PastDay | None = None
    last_payment: PastDay | None = None
    last_demand: PastDay | None = None

    @property
    def total(self) -> Decimal:
        return self.principal + self.interest + self.penalty + self.fees

    @model_validator(mode="after")
    def _dated_and_owed(self, info: ValidationInfo) -> Debt:
        if self.total == 0:
            raise PydanticCustomError("nothing_owed", "nothing is owed")
        if info.context and self.as_of > info.context["as_of"]:
            raise PydanticCustomError("debt_in_future", "as_of is after the day the case is judged for")
        return self


class Request(_Stated):
    """What the applicant asks for. `months` left out: the plan proposes it. `guarantor`: only where one was agreed; never proposed.

    `quoted_…_percent`: the interest or the fee on the whole principal that the creditor named, such as "0.60" a month.
    """

    measure: Measure
    months: Annotated[int, Field(ge=1, le=360)] | None = None
    first_payment: Day | None = None
    waive: tuple[Part, ...] = Field(default=(), strict=False)
    guarantor: str = ""
    quoted_yearly_percent: Money | None = None
    quoted_monthly_fee_percent: Money | None = None

    @property
    def asks_to_waive(self) -> tuple[Part, ...]:
        """The parts that are named; where a waiver is what is asked for and none is named, all charges: whatever is not principal."""
        return CHARGES if self.measure == "fee_waiver" and not self.waive else self.waive

    @model_validator(mode="after")
    def _first_payment_to_come(self, info: ValidationInfo) -> Request:
        if info.context and self.first_payment and self.first_payment < info.context["as_of"]:
            raise PydanticCustomError("first_payment_past", "first_payment is before the as-of date")
        return self


class EvidenceHint(_Stated):
    """What a paper is, only where its content cannot say. `file` is relative to the case folder."""

    file: Filled
    kind: Filled


class CaseFile(_Stated):
    """`case.toml` as a whole. `passwords` opens encrypted papers. `assets`: what is owned, its worth in yuan by any keys."""

    passwords: tuple[str, ...] = Field(default=(), strict=False)
    applicant: Applicant
    hardships: Annotated[tuple[HardshipClaim, ...], Field(strict=False), BeforeValidator(_some)]
    debts: Annotated[tuple[Debt, ...], Field(strict=False), BeforeValidator(_some)]
    budget: Mapping[Filled, Money] = Field(default_factory=dict)
    assets: Mapping[Filled, Money] = Field(default_factory=dict)
    request: Request
    evidence: tuple[EvidenceHint, ...] = Field(default=(), strict=False)


@dataclass(frozen=True, slots=True)
class Case:
    """A case folder: where it is, what it is called, and what its file states."""

    folder: Path
    stated: CaseFile

    @property
    def name(self) -> str:
        return as_text(self.folder.resolve().name)

    @property
    def onset(self) -> dt.date:
        """The day the first of the hardships began."""
        return min(hardship.onset for hardship in self.stated.hardships)

    @property
    def total_debt(self) -> Decimal:
        return sum((debt.total for debt in self.stated.debts), ZERO)

    def kind_hint(self, file: str) -> str | None:
        """The kind that the case file gives to a paper, by its path inside the folder."""
        return next((hint.kind for hint in self.stated.evidence if hint.file == file), None)
