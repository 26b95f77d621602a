"""The geometry of the review page's charts, in SVG user units. Amounts stay Decimal; only coordinates are floats."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from reprieve.model import Classified, Income, Means, MonthIncome

COUNTED = ("wages", "benefits", "other", "one_off")
HEAD = 34.0
FOOT = 40.0
LEFT = 64.0
RIGHT = 14.0
PLOT = 190.0
HEADROOM = Decimal("1.04")
LEFT_OUT_ROOM = Decimal("1.6")
BAR_SHARE = 0.62
SLOT_ROOM = 640.0
SLOT_LIMITS = (38.0, 84.0)


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle for one amount. `torn`: it is taller than the chart and was cut at the top."""

    part: str
    amount: Decimal
    x: float
    y: float
    width: float
    height: float
    torn: bool = False


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across the plot at a round amount."""

    amount: Decimal
    y: float


@dataclass(frozen=True, slots=True)
class MonthColumn:
    """One month's bars from the axis upwards; `centre` is where its label stands."""

    month: str
    centre: float
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class MeanLine:
    """A monthly mean, drawn over the months on its side of the onset."""

    side: str
    amount: Decimal
    x0: float
    x1: float
    y: float


@dataclass(frozen=True, slots=True)
class IncomeChart:
    width: float
    height: float
    axis: float
    columns: tuple[MonthColumn, ...]
    ticks: tuple[Tick, ...]
    means: tuple[MeanLine, ...]
    onset: dt.date
    onset_x: float | None

    @property
    def torn(self) -> bool:
        return any(bar.torn for column in self.columns for bar in column.bars)


@dataclass(frozen=True, slots=True)
class WaterfallChart:
    """Income, what goes off it, and what is left: one bar a step. `zero` is the height of the axis."""

    width: float
    height: float
    zero: float
    bars: tuple[Bar, ...]


# --- income by month -----------------------------------------------------------------------------------------------


def draw_income(income: Income, onset: dt.date) -> IncomeChart | None:
    """Stacked bars by month with the onset and both means; None without months."""
    if not income.months:
        return None
    ceiling = _ceiling(income)
    axis = HEAD + PLOT
    slot = min(max(SLOT_ROOM / len(income.months), SLOT_LIMITS[0]), SLOT_LIMITS[1])

    def y(amount: Decimal) -> float:
        return axis - float(amount / ceiling) * PLOT

    columns = tuple(_column(month, LEFT + slot * (index + 0.5), slot * BAR_SHARE, ceiling, y) for index, month in enumerate(income.months))
    right = LEFT + slot * len(income.months)
    onset_x = _onset_x([month.month for month in income.months], onset, slot)
    ticks = tuple(Tick(amount, y(amount)) for amount in _round_amounts(ceiling))
    return IncomeChart(right + RIGHT, axis + FOOT, axis, columns, ticks, _means(income, onset_x, right, y), onset, onset_x)


def inflows_by_month(income: Income) -> dict[str, list[Classified]]:
    """Every row of money in, under its month ("2026-05"), oldest first."""
    inflows = sorted((entry for entry in income.classified if entry.transaction.amount > 0), key=lambda entry: entry.transaction.date)
    return {month: list(entries) for month, entries in groupby(inflows, lambda entry: f"{entry.transaction.date:%Y-%m}")}


def _ceiling(income: Income) -> Decimal:
    """The amount at the top: all counted income fits; left-out money may be torn where it would dwarf the wages."""
    counted = [sum((getattr(month, part) for part in COUNTED), Decimal(0)) for month in income.months]
    everything = max(amount + month.excluded for amount, month in zip(counted, income.months, strict=True))
    tallest = max([*counted, income.before or Decimal(0), income.after or Decimal(0)])
    ceiling = min(max(everything, tallest), tallest * LEFT_OUT_ROOM) if tallest > 0 else everything
    return ceiling * HEADROOM if ceiling > 0 else Decimal(1)


def _column(month: MonthIncome, centre: float, width: float, ceiling: Decimal, y: Callable[[Decimal], float]) -> MonthColumn:
    bars = []
    base = Decimal(0)
    for part in (*COUNTED, "excluded"):
        amount: Decimal = getattr(month, part)
        if amount > 0:
            top = min(base + amount, ceiling)
            bars.append(Bar(part, amount, centre - width / 2, y(top), width, y(base) - y(top), torn=base + amount > ceiling))
            base = top
    return MonthColumn(month.month, centre, tuple(bars))


def _means(income: Income, onset_x: float | None, right: float, y: Callable[[Decimal], float]) -> tuple[MeanLine, ...]:
    if onset_x is None:
        return ()
    lines = []
    if income.before is not None:
        lines.append(MeanLine("before", income.before, LEFT, onset_x, y(income.before)))
    if income.after is not None:
        lines.append(MeanLine("after", income.after, onset_x, right, y(income.after)))
    return tuple(line for line in lines if line.x1 > line.x0)


def _onset_x(months: Sequence[str], onset: dt.date, slot: float) -> float | None:
    """Where the onset's day falls in its month's slot; None when the chart does not reach it."""
    name = f"{onset:%Y-%m}"
    if name not in months:
        return None
    share = onset.day / calendar.monthrange(onset.year, onset.month)[1]
    return LEFT + slot * (months.index(name) + share)


def _round_amounts(ceiling: Decimal) -> Iterable[Decimal]:
    """Three to six round amounts from 0 to the ceiling: steps of 1, 2 or 5 times a power of ten."""
    power = Decimal(10) ** (ceiling / 3).adjusted()
    step = next(power * factor for factor in (5, 2, 1) if power * factor <= ceiling / 3)
    return [step * number for number in range(int(ceiling / step) + 1)]


# --- means ---------------------------------------------------------------------------------------------------------


def draw_means(means: Means) -> WaterfallChart:
    """Income − necessary spending − priority debts = what is left to pay with, which may be below zero."""
    after_necessary = means.income - means.necessary
    steps = (
        ("income", means.income, Decimal(0), means.income),
        ("necessary", -means.necessary, after_necessary, means.income),
        ("priority_debts", -means.priority_debts, after_necessary - means.priority_debts, after_necessary),
        ("disposable", means.disposable, Decimal(0), means.disposable),
    )
    levels = [level for step in steps for level in step[2:]]
    top, bottom = max(*levels, Decimal(0)), min(*levels, Decimal(0))
    scale = top - bottom or Decimal(1)

    def y(level: Decimal) -> float:
        return HEAD + float((top - level) / scale) * PLOT * 0.8

    slot, width = 150.0, 96.0
    bars = tuple(
        Bar(part, amount, 20 + slot * index + (slot - width) / 2, y(max(ends)), width, max(y(min(ends)) - y(max(ends)), 1.5))
        for index, (part, amount, *ends) in enumerate(steps)
    )
    return WaterfallChart(40 + slot * len(steps), HEAD + PLOT * 0.8 + FOOT + 10, y(Decimal(0)), bars)
