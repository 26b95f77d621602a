"""Invented people and numbers. The region code 990101 exists nowhere; card numbers are of no issuer; every check digit is right."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from reprieve.case import check_digit

REGION = "990101"
CARD_PREFIX = "629999"


@dataclass(frozen=True)
class Person:
    """An applicant who does not exist."""

    name: str
    sex: str
    born: dt.date
    number: int
    household: int
    address: str

    @property
    def id_number(self) -> str:
        first = f"{REGION}{self.born:%Y%m%d}{self.number:03}"
        return first + check_digit(first)

    @property
    def phone(self) -> str:
        return f"1380000{self.number:04}"

    def card(self, digits: int, kind: int = 0) -> str:
        """A card number of this many digits; `kind` tells a person's cards apart."""
        return card_number(self.number, digits, kind)


def card_number(number: int, digits: int = 19, kind: int = 0) -> str:
    """The card number of nobody, with a right last digit."""
    body = f"{CARD_PREFIX}{kind:02}{number:0{digits - 9}}"
    return body + _luhn(body)


def _luhn(body: str) -> str:
    """The last digit of a card number (ISO/IEC 7812)."""
    total = 0
    for place, digit in enumerate(reversed(body)):
        doubled = int(digit) * (2 if place % 2 == 0 else 1)
        total += doubled - 9 if doubled > 9 else doubled
    return str(-total % 10)
