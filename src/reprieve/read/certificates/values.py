"""What a text tells in the form that is asked for: a day, an amount, a name, a number, or the text itself."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

from reprieve.expression import compiled_when_used
from reprieve.library.document import CertificateWords, Reading
from reprieve.library.pattern import ORGANISATION_ENDINGS, compiled
from reprieve.read.days.dates import find_dates, find_months
from reprieve.read.page.figures import find_amounts, parse_amount

Value = str | dt.date | Decimal
_ORGANISATION = compiled_when_used(rf".{{4,}}(?:{ORGANISATION_ENDINGS})")
_BEFORE_PERCENT = re.compile(r"(?<=\d) (?=%)")
_NUMBERED = re.compile(r"^(?:\d{1,2}|\d{4}) +(?=-?¥?[\d,]+\.\d\d)")


def value_in(text: str, reading: Reading, words: CertificateWords) -> Value | None:
    """What the text tells in the form that is to be read, or None."""
    match reading.form:
        case "date":
            return day_in(text, -1 if reading.pick == "greatest" else 0)
        case "amount":
            return amount_in(text)
        case "text":
            return _plain(text)
        case form:
            found = compiled(f"<{form}>").match(re.sub(rf"^\((?:{'|'.join(words.seal_marks)})\) *", "", text.strip()))
            told = "".join(found[0].split()) if found else None
            return name_in(told, words) if told and form == "name" else told


def day_in(text: str, place: int = 0) -> dt.date | None:
    """The first day in the text, or the last where `place` is -1; where it names months alone, that month's first day."""
    days = find_dates(text)
    if days:
        return days[place]
    months = find_months(text)
    return dt.date.fromisoformat(f"{months[place]}-01") if months else None


def amount_in(text: str) -> Decimal | None:
    """The amount that the text begins with, or the first in it; a line's number before it does not count."""
    text = _NUMBERED.sub("", text.strip())
    found = compiled("<amount>").match(text)
    whole = parse_amount(found[0]) if found else None
    return whole if whole is not None else next(iter(find_amounts(text)), None)


def name_in(text: str, words: CertificateWords) -> str | None:
    """The person in a text that has the form of a name: 米大志 of 客户米大志, and nobody in 已办理完离职手续 or in a company's name."""
    name = "".join(text.split())
    for pattern in words.beside_names:
        name = compiled(pattern).sub("", name)
    strange = any(compiled(pattern).search(name) for pattern in words.no_names)
    return None if strange or _ORGANISATION.fullmatch(name) or len(name) < 2 else name


def _plain(text: str) -> str | None:
    """As printed, but for blanks that a font's own spacing leaves before a per cent sign."""
    return _BEFORE_PERCENT.sub("", " ".join(text.split())).strip(":,;。 ") or None
