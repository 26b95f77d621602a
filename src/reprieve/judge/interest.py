"""What instalments cost: equal payments, and the true yearly cost of instalments with a fee. Decimal throughout."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal, localcontext

from reprieve.figures.fen import FEN, ZERO

_MONTHS = 12
_PERCENT = 100
_DIGITS = 40
_STEPS = 200


def equal_payment(principal: Decimal, yearly_percent: Decimal, months: int) -> Decimal:
    """The payment that is the same every month (等额本息), to the fen, half up: P·i·(1+i)^n / ((1+i)^n − 1); without interest P / n."""
    with localcontext(prec=_DIGITS):
        rate = yearly_percent / _PERCENT / _MONTHS
        if rate == 0:
            return (principal / months).quantize(FEN, ROUND_HALF_UP)
        growth = (1 + rate) ** months
        return (principal * rate * growth / (growth - 1)).quantize(FEN, ROUND_HALF_UP)


def with_fee(principal: Decimal, monthly_fee_percent: Decimal, months: int) -> Decimal:
    """One month's payment where every month charges a fee on the whole principal: P / n + P·f, to the fen."""
    return (principal / months + principal * monthly_fee_percent / _PERCENT).quantize(FEN, ROUND_HALF_UP)


def true_yearly_percent(principal: Decimal, payments: Sequence[Decimal]) -> Decimal:
    """The yearly cost in percent, to two decimals: twelve times the monthly rate at which the payments are worth the principal.

    Payments that come to no more than the principal cost nothing.
    """
    if sum(payments) <= principal:
        return ZERO
    with localcontext(prec=_DIGITS):
        low, high = Decimal(0), Decimal(1)
        for _step in range(_STEPS):
            rate = (low + high) / 2
            if _worth(payments, rate) > principal:
                low = rate
            else:
                high = rate
        return (low * _MONTHS * _PERCENT).quantize(FEN, ROUND_HALF_UP)


def _worth(payments: Sequence[Decimal], rate: Decimal) -> Decimal:
    """What the payments are worth today; the last first, so that each step divides once."""
    worth = Decimal(0)
    for payment in reversed(payments):
        worth = (worth + payment) / (1 + rate)
    return worth
