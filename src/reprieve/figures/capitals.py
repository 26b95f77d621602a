"""Amounts of money in Chinese numerals, as papers and letters spell them."""

from __future__ import annotations

from decimal import Decimal

from reprieve.expression import compiled_when_used

_DIGITS = {
    digit: value
    for value, digits in enumerate(("零〇", "壹一", "贰二两", "叁三", "肆四", "伍五", "陆六", "柒七", "捌八", "玖九"))
    for digit in digits
}
_PLACES = {"拾": 10, "十": 10, "佰": 100, "百": 100, "仟": 1000, "千": 1000}
_GROUPS = ((10**8, "亿"), (10**4, "万"))
_DIGIT = f"[{''.join(_DIGITS)}]"
_AMOUNT = compiled_when_used(
    rf"(?P<sign>负)?(?P<currency>人民币:?)?(?P<sign2>负)?(?:(?P<yuan>[{''.join(_DIGITS)}{''.join(_PLACES)}万亿]+)[元圆])?"
    rf"(?:零?(?P<jiao>{_DIGIT})角)?(?:零?(?P<fen>{_DIGIT})分)?[整正]?"
)


def amount_of_capitals(text: str) -> Decimal | None:
    """The amount that numerals spell, in capitals or plain (壹万贰仟元伍角整), both official spellings accepted; two decimals.

    None where the text is not exactly one. Less than a yuan needs 人民币 before it: 一分 is not always money.
    """
    found = _AMOUNT.fullmatch("".join(text.split()))
    if found is None or not (found["yuan"] or (found["currency"] and (found["jiao"] or found["fen"]))):
        return None
    yuan = _whole(found["yuan"]) if found["yuan"] else 0
    if yuan is None:
        return None
    fen = yuan * 100 + _DIGITS[found["jiao"] or "零"] * 10 + _DIGITS[found["fen"] or "零"]
    return Decimal(-fen if found["sign"] or found["sign2"] else fen).scaleb(-2)


def _whole(text: str) -> int | None:
    for size, name in _GROUPS:
        high, found, low = text.partition(name)
        if found:
            parts = _whole(high) if high else None, _whole(low) if low else 0
            return None if parts[0] is None or parts[1] is None or parts[1] >= size else parts[0] * size + parts[1]
    return _four(text)


def _four(text: str) -> int | None:
    """Up to four places, each with its digit before it; 拾 alone is ten."""
    total, digit, below = 0, 0, 10_000
    for character in text:
        place = _PLACES.get(character)
        if place is None:
            if digit:
                return None
            digit = _DIGITS[character]
        elif place >= below or (digit == 0 and place > 10):
            return None
        else:
            total, digit, below = total + (digit or 1) * place, 0, place
    return total + digit
