"""What is offered to creditors, what it costs, what else can be asked for, and when. Frozen; money is Decimal yuan with two decimals."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from reprieve.language import Message, Words


@dataclass(frozen=True, slots=True)
class Instalment:
    number: int
    due: dt.date
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Cost:
    """What the interest or fee that a creditor quoted adds: a month's payment with it, all of it, and its true yearly percent."""

    monthly: Decimal
    total: Decimal
    yearly_percent: Decimal


@dataclass(frozen=True, slots=True)
class Offer:
    """What one creditor is offered: `months` payments of `monthly`, the last one `last`. `debt` counts the case's debts from 0."""

    debt: int
    creditor: str
    measure: str
    total: Decimal
    monthly: Decimal
    months: int
    last: Decimal
    schedule: tuple[Instalment, ...] = ()
    cost: Cost | None = None


@dataclass(frozen=True, slots=True)
class Rung:
    """What can be asked for when the plan is refused: as feasible as the plan."""

    name: Literal["longer", "smaller", "waiver_first", "lump_sum"]
    why: Message
    offers: tuple[Offer, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """`fallbacks` say in words what else can be asked for; `ladder` holds those that are offers of their own, the mildest first."""

    feasible: bool
    why: Message
    offers: tuple[Offer, ...] = ()
    fallbacks: tuple[Words | Message, ...] = ()
    ladder: tuple[Rung, ...] = ()


@dataclass(frozen=True, slots=True)
class Timing:
    """One debt on the as-of date (`debt` counts from 0). `stage` is M1 to M4+ by days overdue, empty while it is not."""

    debt: int
    creditor: str
    days_overdue: int
    stage: str
    limitation_end: dt.date
    advice: Message
