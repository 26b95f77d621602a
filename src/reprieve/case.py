"""The case file: what the applicant states. Read from `case.toml`; every mistake is reported at once, with its line."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from reprieve.case_lines import Keys, lines_of_keys
from reprieve.errors import CaseFileError, Problem
from reprieve.language import Message, _

CASE_FILE = "case.toml"
EVIDENCE_FOLDER = "evidence"
DebtType = Literal["credit_card", "consumer_loan", "online_loan", "mortgage", "car_loan", "private_loan"]
Measure = Literal["instalments", "extension", "fee_waiver", "deferral"]
Part = Literal["principal", "interest", "penalty", "fees"]

_MONEY = re.compile(r"-?\d{1,12}\.\d{2}")
_ID_NUMBER = re.compile(r"\d{17}[\dX]")
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"


def check_digit(first_seventeen: str) -> str:
    """The eighteenth character of a citizen's ID number (GB 11643)."""
    return _ID_CHECKS[sum(int(digit) * weight for digit, weight in zip(first_seventeen, _ID_WEIGHTS, strict=True)) % 11]


def _money(value: object) -> Decimal:
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value).quantize(Decimal("0.01"))
    if isinstance(value, Decimal):
        return value
    if isinstance(value, str) and _MONEY.fullmatch(value):
        return Decimal(value)
    raise PydanticCustomError("money", "is not an amount of money")


def _not_negative(value: Decimal) -> Decimal:
    if value < 0:
        raise PydanticCustomError("negative", "is negative")
    return value


def _id_number(value: str) -> str:
    if not _ID_NUMBER.fullmatch(value):
        raise PydanticCustomError("id_shape", "is not an ID number")
    if check_digit(value[:17]) != value[17]:
        raise PydanticCustomError("id_checksum", "has a wrong check digit")
    return value


def _filled(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("empty", "is empty")
    return value.strip()


def _some(value: object) -> object:
    if value == []:
        raise PydanticCustomError("none", "there is none")
    return value


Money = Annotated[Decimal, BeforeValidator(_money), AfterValidator(_not_negative)]
Filled = Annotated[str, AfterValidator(_filled)]


class _Stated(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")


class Applicant(_Stated):
    name: Filled
    id_number: Annotated[str, AfterValidator(_id_number)]
    phone: Annotated[str, Field(pattern=r"^\+?[\d -]{7,20}$")]
    address: Filled
    household_size: Annotated[int, Field(ge=1, le=30)]
    aliases: tuple[Filled, ...] = Field(default=(), strict=False)

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


class HardshipClaim(_Stated):
    """A hardship as the applicant states it; `type` is the id of a file in library/hardships."""

    type: Filled
    onset: dt.date
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
    as_of: dt.date
    principal: Money
    interest: Money = Decimal("0.00")
    penalty: Money = Decimal("0.00")
    fees: Money = Decimal("0.00")
    due_date: dt.date
    overdue_since: dt.date | None = None
    last_payment: dt.date | None = None
    last_demand: dt.date | None = None

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
    """What the applicant asks for. `months` left out: the plan proposes it."""

    measure: Measure
    months: Annotated[int, Field(ge=1, le=360)] | None = None
    first_payment: dt.date | None = None
    waive: tuple[Part, ...] = Field(default=(), strict=False)

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
    """`case.toml` as a whole. `passwords` opens encrypted papers."""

    passwords: tuple[str, ...] = Field(default=(), strict=False)
    applicant: Applicant
    hardships: Annotated[tuple[HardshipClaim, ...], Field(strict=False), BeforeValidator(_some)]
    debts: Annotated[tuple[Debt, ...], Field(strict=False), BeforeValidator(_some)]
    budget: Mapping[Filled, Money] = Field(default_factory=dict)
    request: Request
    evidence: tuple[EvidenceHint, ...] = Field(default=(), strict=False)


@dataclass(frozen=True, slots=True)
class Case:
    """A case folder: where it is, what it is called, and what its file states."""

    folder: Path
    stated: CaseFile

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def onset(self) -> dt.date:
        """The day the first of the hardships began."""
        return min(hardship.onset for hardship in self.stated.hardships)

    @property
    def total_debt(self) -> Decimal:
        return sum((debt.total for debt in self.stated.debts), Decimal("0.00"))

    def kind_hint(self, file: str) -> str | None:
        """The kind that the case file gives to a paper, by its path inside the folder."""
        return next((hint.kind for hint in self.stated.evidence if hint.file == file), None)


def load_case(folder: Path, as_of: dt.date, hardship_types: Collection[str], kinds: Collection[str]) -> Case:
    """Read FOLDER/case.toml.

    Raises CaseFileError with every mistake in it: unknown keys, wrong money, dates, ID numbers, hardships and kinds of paper.
    """
    path = folder / CASE_FILE
    text = _text(path)
    keys = lines_of_keys(text)
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise CaseFileError(_problem_count(path, 1), [_syntax_problem(str(error))]) from error
    problems: list[Problem] = []
    stated: CaseFile | None = None
    try:
        stated = CaseFile.model_validate(data, context={"as_of": as_of})
    except ValidationError as error:
        problems = [_problem(detail["loc"], detail["type"], detail["input"], keys) for detail in error.errors(include_url=False)]
    problems += _unknown_names(data, hardship_types, kinds, keys)
    if problems or stated is None:
        raise CaseFileError(_problem_count(path, len(problems)), sorted(problems, key=lambda problem: problem.line or 0))
    return Case(folder, stated)


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except FileNotFoundError as error:
        raise CaseFileError(_("{file} is missing. Write one with: reprieve new FOLDER", file=path), []) from error
    except OSError as error:
        raise CaseFileError(_("{file} cannot be opened: {why}", file=path, why=error.strerror or error), []) from error
    except UnicodeDecodeError as error:
        raise CaseFileError(_("{file} is not UTF-8 text. Save it again as UTF-8.", file=path), []) from error


def _problem_count(path: Path, count: int) -> Message:
    return _("{file}: {count} to mend", file=path, count=count)


def _syntax_problem(error: str) -> Problem:
    found = re.search(r"at line (\d+)", error)
    line = int(found.group(1)) if found else None
    return Problem(line, "TOML", _("this line is not valid TOML ({why}).", why=error), _("Text stands in quotes, dates do not: onset = 2026-06-30"))


def _unknown_names(data: Mapping[str, object], hardship_types: Collection[str], kinds: Collection[str], keys: Keys) -> list[Problem]:
    """Names that only the library knows: hardships and kinds of paper."""
    problems = []
    for table, key, known in (("hardships", "type", hardship_types), ("evidence", "kind", kinds)):
        entries = data.get(table)
        for index, entry in enumerate(entries if isinstance(entries, list) else []):
            name = entry.get(key) if isinstance(entry, dict) else None
            if isinstance(name, str) and name not in known:
                wrong = _('"{value}" is not known.', value=name)
                problems.append(Problem(keys.line(table, index, key), f"{table}[{index + 1}].{key}", wrong, _("Write one of: {names}", names=sorted(known))))
    return problems


def _problem(loc: tuple[int | str, ...], kind: str, value: object, keys: Keys) -> Problem:
    wrong, mend = _WRONG.get(kind, (None, None))
    if wrong is None or mend is None:
        wrong, mend = _("this value does not fit: {value}", value=repr(value)[:60]), _("See the comment beside this key in a file written by: reprieve new")
    return Problem(keys.line(*loc), _printed_key(loc), wrong, mend)


def _printed_key(loc: tuple[int | str, ...]) -> str:
    """debts[2].penalty, counting from 1 as a person does."""
    key = ""
    for step in loc:
        if isinstance(step, int):
            key += f"[{step + 1}]"
        elif step != "[key]":
            key += f".{step}" if key else step
    return key or CASE_FILE


_DATE = (_("this is not a date."), _("Write it without quotes, like 2026-06-30"))
_CHOICE = (_("this is not one of the words known here."), _("See the comment beside this key in a file written by: reprieve new"))
_WRONG: dict[str, tuple[Message, Message]] = {
    "missing": (_("this key is missing."), _("Add it; reprieve new shows an example.")),
    "extra_forbidden": (_("this key is not known."), _("Check its spelling and its place, or take it out.")),
    "money": (_("this is not an amount."), _('Write "38200.00" in quotes with two decimals, or a whole number without quotes.')),
    "negative": (_("this amount is negative."), _("Write what is owed or spent as a positive amount.")),
    "nothing_owed": (_("this debt comes to 0.00."), _("Write the principal that is owed, or take the debt out.")),
    "debt_in_future": (_("as_of lies after the day the case is judged for."), _("Write the day the figures were read, or judge for a later day with --as-of.")),
    "onset_in_future": (_("onset lies after the day the case is judged for."), _("Write the day the hardship began, or judge for a later day with --as-of.")),
    "first_payment_past": (_("first_payment lies before the day the case is judged for."), _("Write a day that is still to come.")),
    "id_shape": (_("this is not an ID number of 18 characters."), _("Copy all 18 from the ID card; the last may be X.")),
    "id_checksum": (_("the check digit of this ID number is wrong."), _("Compare it with the ID card, digit by digit.")),
    "string_pattern_mismatch": (_("this is not a telephone number."), _("Write digits only, like 13800000000")),
    "string_type": (_("this is not text."), _("Put it in quotes.")),
    "empty": (_("this is empty."), _("Write it out, or take the key out if it may be left out.")),
    "none": (_("there is none."), _("At least one is needed; reprieve new shows an example.")),
    "date_type": _DATE,
    "date_from_datetime_inexact": _DATE,
    "literal_error": _CHOICE,
    "int_type": (_("this is not a whole number."), _("Write digits without quotes.")),
    "greater_than_equal": (_("this number is too small."), _("Write at least 1.")),
    "less_than_equal": (_("this number is too large."), _("Check it.")),
}
