"""Income by month, and its mean before and after the hardship began."""

from __future__ import annotations

import datetime as dt
import statistics
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from reprieve.figures.fen import FEN, ZERO
from reprieve.judge.accounts import covered
from reprieve.judge.evidence import Evidence
from reprieve.judge.joint import UNNAMED
from reprieve.judge.months import Period, full_months, is_after, is_before, joined, month_of, months_in
from reprieve.judge.nature import FOREIGN, classify
from reprieve.library.nature import Column, Nature
from reprieve.model import Classified, Income, MonthIncome

_RATIO = Decimal("0.0001")


def income(evidence: Evidence) -> Income:
    """Income by month as the applicant's statements show it, with what was left out and why."""
    classified = classify(evidence)
    days = covered(evidence, classified)
    months = _by_month(classified, days, evidence.library.natures.natures)
    before, after = means_around(months, days, evidence.case.onset, evidence.library.means.income_months)
    change = ((after - before) / before).quantize(_RATIO, ROUND_HALF_UP) if before and after is not None else None
    middles = [median(amounts) for amounts in around(months, days, evidence.case.onset, evidence.library.means.income_months)]
    return Income(months, before, after, change, classified, *middles)


def months_at_most(evidence: Evidence, income: Income) -> tuple[MonthIncome, ...]:
    """Income by month if all that arrives on joint accounts and is not named were the applicant's."""
    natures = evidence.library.natures.natures
    return _by_month(income.classified, covered(evidence, income.classified), natures | dict.fromkeys(UNNAMED, natures["wages"]))


def means_around(months: Sequence[MonthIncome], days: Sequence[Period], onset: dt.date, most: int) -> tuple[Decimal | None, Decimal | None]:
    """The means of recurring income on either side of the onset, as `around` has it; None without any."""
    before, after = around(months, days, onset, most)
    return mean(before), mean(after)


def around(months: Sequence[MonthIncome], days: Sequence[Period], onset: dt.date, most: int) -> tuple[list[Decimal], list[Decimal]]:
    """Recurring income of the full months before the onset (the last `most` of them) and after it.

    The month of the onset stands apart, unless the onset is its first or its last day.
    """
    full = set(full_months(days))
    known = [month for month in months if month.month in full]
    before = [month.recurring for month in known if is_before(month.month, onset)]
    return before[-most:], [month.recurring for month in known if is_after(month.month, onset)]


def mean(amounts: Sequence[Decimal]) -> Decimal | None:
    """To the fen, half up; None of nothing."""
    return (sum(amounts, ZERO) / len(amounts)).quantize(FEN, ROUND_HALF_UP) if amounts else None


def median(amounts: Sequence[Decimal]) -> Decimal | None:
    """The middle one, or the mean of the two in the middle, to the fen; None of nothing."""
    return Decimal(statistics.median(amounts)).quantize(FEN, ROUND_HALF_UP) if amounts else None


def _by_month(classified: Iterable[Classified], days: Sequence[Period], natures: Mapping[str, Nature]) -> tuple[MonthIncome, ...]:
    sums: dict[str, dict[Column, Decimal]] = {month: defaultdict(Decimal) for run in joined(days) for month in months_in(run)}
    for item in classified:
        if item.transaction.amount > 0 and item.nature != FOREIGN:
            month = sums.setdefault(month_of(item.transaction.date), defaultdict(Decimal))
            month[natures[item.nature].column] += item.transaction.amount
    return tuple(_month(name, sums[name]) for name in sorted(sums))


def _month(name: str, by: Mapping[Column, Decimal]) -> MonthIncome:
    columns: tuple[Column, ...] = ("wages", "one_off", "benefits", "other", "excluded")
    return MonthIncome(name, *(by.get(column, ZERO) for column in columns))
