"""Figures as Chinese letters write them: ¥ and capitals, dates, months, percentages. Money is Decimal yuan, never a float."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ((10**8, "亿"), (10**4, "万"))
_TENTH = Decimal("0.1")
_LIMIT_FEN = 10**14


def fen(amount: Decimal) -> int:
    """Yuan as whole fen. Raises ValueError for a part of a fen, a negative amount, or one of a trillion yuan and more."""
    cents = amount * 100
    if cents != cents.to_integral_value() or not 0 <= cents < _LIMIT_FEN:
        raise ValueError(f"not an amount in yuan and fen: {amount}")
    return int(cents)


def yuan(amount: Decimal) -> str:
    """1234.5 -> ¥1,234.50; a negative amount carries its sign before the ¥."""
    fen(abs(amount))
    return f"{'-' if amount < 0 else ''}¥{abs(amount):,.2f}"


def capitals(amount: Decimal) -> str:
    """The amount in capital figures after 人民币, as 《正确填写票据和结算凭证的基本规定》 spells it.

    Of the two official spellings the one with fewer 零 is written: 107000.53 is 壹拾万柒仟元零伍角叁分.
    """
    cents = fen(amount)
    whole, rest = divmod(cents, 100)
    jiao, last = divmod(rest, 10)
    text = _whole(whole) + "元" if whole else ""
    if rest == 0:
        return f"人民币{text or '零元'}整"
    if whole and (jiao == 0 or whole % 10 == 0):
        text += "零"
    text += f"{_DIGITS[jiao]}角" if jiao else ""
    return f"人民币{text}{_DIGITS[last]}分" if last else f"人民币{text}"


def _whole(number: int) -> str:
    """A positive whole number in capital figures."""
    for size, name in _GROUPS:
        high, low = divmod(number, size)
        if high:
            return _whole(high) + name + _joined(low, size, gap=high % 10 == 0 and size == 10**8)
    return _four(number)


def _joined(low: int, size: int, *, gap: bool) -> str:
    if not low:
        return ""
    return ("零" if gap or low < size // 10 else "") + _whole(low)


def _four(number: int) -> str:
    text = ""
    for place, digit in enumerate(map(int, f"{number:04d}")):
        if digit:
            text += _DIGITS[digit] + _PLACES[3 - place]
        elif text and not text.endswith("零"):
            text += "零"
    return text.rstrip("零")


def long_date(day: dt.date) -> str:
    """2026年3月1日: no leading zeros, as letters write it."""
    return f"{day.year}年{day.month}月{day.day}日"


def long_month(month: str) -> str:
    """ "2026-05" -> 2026年5月."""
    year, number = month.split("-")
    return f"{year}年{int(number)}月"


def months_in_words(months: Sequence[str], to: str) -> str:
    """2026年7月至10月 for months that follow one another; with a gap between them, each by itself."""
    numbers = [int(year) * 12 + int(month) for year, month in (name.split("-") for name in months)]
    named = [long_month(name) for name in months]
    if len(numbers) < 2 or numbers[-1] - numbers[0] >= len(numbers):
        return "、".join(named)
    first, last = named[0], named[-1]
    return first + to + (last[5:] if last[:5] == first[:5] else last)


def percent(share: Decimal) -> str:
    """A share of one as a percentage with at most one decimal, half up: 0.4251 -> 42.5%; what rounds to nothing has no sign."""
    rounded = (share * 100).quantize(_TENTH, ROUND_HALF_UP)
    return f"{rounded or abs(rounded)}%".replace(".0%", "%")
