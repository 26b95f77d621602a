"""Dates and amounts as people write them: enough to show them how a case file wants them. Nothing is taken from here unasked."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from unicodedata import normalize

from reprieve.expression import compiled_when_used
from reprieve.figures.fen import FEN

FIRST_YEAR, LAST_YEAR = 1950, 2100
_DATE = compiled_when_used(r"[\"'“”]?\s*(\d{4})\s*[-/.年—–‐]+\s*(\d{1,2})\s*[-/.月—–‐]+\s*(\d{1,2})\s*[日号]?\s*[\"'“”]?")
_AMOUNT = compiled_when_used(r"(?:RMB|CNY|[¥￥])?(\d{1,10}(?:\.\d{1,4})?)([千万]?)(?:RMB|CNY|元整|元)?", re.IGNORECASE)
_TOO_MUCH = 10**10


def is_like_date(text: str) -> bool:
    """Whether a day is meant, be there such a day or not."""
    return _DATE.fullmatch(normalize("NFKC", text).strip()) is not None


def is_likely(day: dt.date) -> bool:
    """Whether a case may speak of the day. Earlier years are slips of the keyboard; from much later ones no term can be reckoned."""
    return FIRST_YEAR <= day.year <= LAST_YEAR


def date_as_written(text: str) -> dt.date | None:
    """The day that is meant by 2026/6/30, 2026年6月30日 or "2026-06-30"."""
    found = _DATE.fullmatch(normalize("NFKC", text).strip())
    try:
        return dt.date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def amount_as_written(text: str) -> str:
    """The amount that is meant by 38,200元, 3.82万, 5千 or ３８２００, with two decimals.

    Empty where none is, or one finer than a fen or larger than a case file holds.
    """
    found = _AMOUNT.fullmatch(re.sub(r"[,，'\s]", "", normalize("NFKC", text)))
    if not found:
        return ""
    amount = Decimal(found[1]) * {"": 1, "千": 1000, "万": 10_000}[found[2]]
    return str(amount.quantize(FEN)) if amount < _TOO_MUCH and amount == amount.quantize(FEN) else ""
