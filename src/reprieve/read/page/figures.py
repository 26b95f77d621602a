"""Amounts of money as papers print them, to Decimal yuan with two decimals. A float never touches them."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from reprieve.read.notation import UNPADDED, YUAN

_NUMBER = rf"(?:{UNPADDED})(?:\.\d{{1,2}})?|\.\d\d"
_OF_MYRIADS = r"(?:[1-9]\d*|0)\.\d{3,6}(?=\s*万)"
_AMOUNT = re.compile(
    rf"(?P<open>\()?\s*(?P<sign>[+-])?\s*(?:{YUAN}[\s:]*)*(?P<sign2>[+-])?\s*(?P<number>{_OF_MYRIADS}|{_NUMBER})"
    rf"\s*(?P<ten_thousand>万)?\s*(?:元|圆|{YUAN})?整?\s*(?P<close>\))?\s*(?P<trailing>-)?",
    re.IGNORECASE,
)
_CAPITALS = re.compile(
    r"(?:人民币)?[\s:]*(?P<sign>负)?(?P<yuan>[零〇壹贰叁肆伍陆柒捌玖拾佰仟万亿一二两三四五六七八九十百千]+)[元圆]"
    r"(?:零?(?P<jiao>[零壹贰叁肆伍陆柒捌玖一二三四五六七八九])角)?(?:零?(?P<fen>[零壹贰叁肆伍陆柒捌玖一二三四五六七八九])分)?[整正]?"
)
_MINUS = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
_DIGITS = {
    digit: value
    for value, digits in enumerate(("零〇", "壹一", "贰二两", "叁三", "肆四", "伍五", "陆六", "柒七", "捌八", "玖九"))
    for digit in digits
}
_TENS = {"拾": 10, "十": 10, "佰": 100, "百": 100, "仟": 1000, "千": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}
_CENT = Decimal("0.01")
_LONGEST = 15  # figures before the point


def parse_amount(text: str) -> Decimal | None:
    """The amount that the text states and nothing else, or None.

    ¥ ￥ RMB CNY 人民币 元 万元, commas, full-width digits, a sign before or after, parentheses for minus, and capitals (壹仟元整).
    """
    plain = unicodedata.normalize("NFKC", text).translate(_MINUS).strip()
    found = _AMOUNT.fullmatch(plain)
    return _figure(found) if found else capitals(plain)


def find_amounts(text: str) -> list[Decimal]:
    """Every figure with two decimals, thousands commas or a currency beside it, in order."""
    plain = unicodedata.normalize("NFKC", text).translate(_MINUS)
    figure = rf"(?:{_OF_MYRIADS}\s*万|{_NUMBER})"
    whole = r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d\d)?|(?:[1-9]\d*|0)\.\d\d"
    marked = rf"[+-]?(?:{YUAN}\s*[+-]?{figure}|(?:{_OF_MYRIADS}|{_NUMBER})\s*万?元|{whole})"
    amounts = (parse_amount(found) for found in re.findall(rf"(?<![\d.,]){marked}(?![\d%]|\s%)", plain))
    return [amount for amount in amounts if amount is not None]


def capitals(text: str) -> Decimal | None:
    """An amount in capital or plain Chinese numerals (壹万贰仟元伍角整), or None when the text is not exactly one."""
    found = _CAPITALS.fullmatch("".join(text.split()))
    if found is None:
        return None
    yuan = _chinese_number(found["yuan"])
    if yuan is None:
        return None
    cents = yuan * 100 + _DIGITS[found["jiao"] or "零"] * 10 + _DIGITS[found["fen"] or "零"]
    return Decimal(-cents if found["sign"] else cents).scaleb(-2)


def cents(number: Decimal) -> Decimal | None:
    """The number with two decimals; None for one of more figures than any amount has."""
    return number.quantize(_CENT) if number.adjusted() < _LONGEST else None


def _figure(found: re.Match[str]) -> Decimal | None:
    signs = [sign for sign in (found["sign"], found["sign2"], found["trailing"]) if sign]
    if bool(found["open"]) != bool(found["close"]) or len(signs) > 1:
        return None
    number = Decimal(found["number"].replace(",", ""))
    amount = cents(number * 10**4 if found["ten_thousand"] else number)
    negative = signs == ["-"] or bool(found["open"])
    return -amount if amount is not None and negative else amount


def _chinese_number(text: str) -> int | None:
    total = section = digit = 0
    for character in text:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _TENS:
            section += (digit or 1) * _TENS[character]
            digit = 0
        elif character in _MYRIADS:
            total = (
                (total + section + digit) * _MYRIADS[character] if character == "亿" else total + (section + digit) * _MYRIADS[character]
            )
            section = digit = 0
        else:
            return None
    return total + section + digit if text else None
