"""Amounts that say in their own cell which way the money went: 59.00DR, 支59.00, 59.00(借), 59.00借, ↓59.00."""

from __future__ import annotations

import re
from decimal import Decimal

from reprieve.read.notation import FIGURE

_CREDIT_OR_DEBIT = re.compile(rf"[¥$]?(?P<amount>{FIGURE}) ?(?:CR?|(?P<debit>DR?))", re.IGNORECASE)
_IN, _OUT = "收入?|存入?|贷|入账|转入|↑|(?i:CR)", "支出?|付出?|取|借|出账|转出|↓|(?i:DR)"
_TOLD_WAY = re.compile(
    rf"(?:(?P<in>{_IN})|(?P<out>{_OUT}))[:]?¥?(?P<figure>{FIGURE})元?"
    rf"|¥?(?P<before>{FIGURE})元?(?:\(?(?:(?P<in2>{_IN})|(?P<out2>{_OUT}))\)?|(?P<plus>\+))"
)


def amount_told(text: str) -> Decimal | None:
    """The amount, below zero where it says that the money went out; None where it does not say."""
    if marked := _CREDIT_OR_DEBIT.fullmatch(text):
        amount = Decimal(marked["amount"].replace(",", ""))
        return -amount if marked["debit"] else amount
    if told := _TOLD_WAY.fullmatch(text):
        amount = Decimal((told["figure"] or told["before"]).replace(",", ""))
        return -amount if told["out"] or told["out2"] else amount
    return None
