"""Amounts of money as papers print them, to Decimal yuan with two decimals. A float never touches them."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from reprieve.expression import compiled_when_used
from reprieve.figures.capitals import amount_of_capitals
from reprieve.figures.fen import FEN
from reprieve.read.notation import UNPADDED, YUAN

_NUMBER = rf"(?:{UNPADDED})(?:\.\d{{1,2}})?|\.\d\d"
_OF_MYRIADS = r"(?:[1-9]\d*|0)\.\d{3,6}(?=\s*万)"
_AMOUNT = compiled_when_used(
    rf"(?P<open>\()?\s*(?P<sign>[+-])?\s*(?:{YUAN}[\s:]*)*(?P<sign2>[+-])?\s*(?P<number>{_OF_MYRIADS}|{_NUMBER})"
    rf"\s*(?P<ten_thousand>万)?\s*{YUAN}?[元圆]?整?\s*(?P<close>\))?\s*(?P<trailing>-)?",
    re.IGNORECASE,
)
_MINUS = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
_LONGEST = 15  # figures before the point


def parse_amount(text: str) -> Decimal | None:
    """The amount that the text states and nothing else, or None.

    ¥ ￥ RMB CNY 人民币 元 万元, commas, full-width digits, a sign before or after, parentheses for minus, and capitals (壹仟元整).
    """
    plain = unicodedata.normalize("NFKC", text).translate(_MINUS).strip()
    found = _AMOUNT.fullmatch(plain)
    return _figure(found) if found else amount_of_capitals(plain)


def find_amounts(text: str) -> list[Decimal]:
    """Every figure with two decimals, thousands commas or a currency beside it, in order."""
    plain = unicodedata.normalize("NFKC", text).translate(_MINUS)
    figure = rf"(?:{_OF_MYRIADS}\s*万|{_NUMBER})"
    whole = r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d\d)?|(?:[1-9]\d*|0)\.\d\d"
    marked = rf"[+-]?(?:{YUAN}\s*[+-]?{figure}|(?:{_OF_MYRIADS}|{_NUMBER})\s*万?元|{whole})"
    amounts = (parse_amount(found) for found in re.findall(rf"(?<![\d.,]){marked}(?![\d%]|\s%)", plain))
    return [amount for amount in amounts if amount is not None]


def cents(number: Decimal) -> Decimal | None:
    """The number with two decimals; None for one of more figures than any amount has."""
    return number.quantize(FEN) if number.adjusted() < _LONGEST else None


def _figure(found: re.Match[str]) -> Decimal | None:
    signs = [sign for sign in (found["sign"], found["sign2"], found["trailing"]) if sign]
    if bool(found["open"]) != bool(found["close"]) or len(signs) > 1:
        return None
    number = Decimal(found["number"].replace(",", ""))
    amount = cents(number * 10**4 if found["ten_thousand"] else number)
    negative = signs == ["-"] or bool(found["open"])
    return -amount if amount is not None and negative else amount
