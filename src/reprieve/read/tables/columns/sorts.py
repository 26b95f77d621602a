"""What sort of thing a word is (a day, money, a text), and which sorts stand under which names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Literal

from reprieve.library.statements import Role
from reprieve.read.days.moments import begins_with_date
from reprieve.read.notation import CLOCK_OF_FIGURES, CURRENCY_CODES, CURRENCY_SIGN, GROUPED, UNIT, YEAR
from reprieve.read.tables.told_ways import amount_told

Sort = Literal["date", "time", "two_digits", "money", "number", "sign", "currency", "text"]
_SORTS: tuple[tuple[Sort, re.Pattern[str]], ...] = (
    (
        "date",
        re.compile(rf"(?:{YEAR})?年(?:\d{{0,2}}月?)?|年?\d{{0,2}}月(?:\d{{0,2}}日?)?|\d{{0,2}}日|\d{{1,2}}([-/.])\d{{1,2}}\1{YEAR}"),
    ),  # a piece of a wrapped one, or a day whose year comes last
    (
        "money",
        re.compile(rf"\(?\*?[-+]?{CURRENCY_SIGN}?[-+]?(?:[\d,]*\d\.\d{{0,2}}|{GROUPED})(?:-|\)|{UNIT})?"),
    ),  # a wrapped one lacks its fen
    ("time", re.compile(rf"\d{{0,2}}(?::\d{{0,2}}){{1,2}}|{CLOCK_OF_FIGURES}")),
    ("two_digits", re.compile(r"\d\d")),
    ("currency", re.compile(rf"人民币|{'|'.join(CURRENCY_CODES)}|人民币元|(?:美|港|欧|日)元|港币")),
    ("sign", re.compile(rf"\(?[-+]?{CURRENCY_SIGN}?|[-—*/]+|\(空\)|0|无|N/A|null|NULL")),  # nothing, as it is printed beside figures
    ("number", re.compile(r"[\d,*]+")),
)
_FIT: dict[str, dict[Sort, float]] = {
    "date": {"date": 2, "time": 1, "money": -3, "number": -1, "sign": -1, "currency": -2, "text": -3},
    "time": {"date": 0, "time": 2, "money": -3, "number": 1, "sign": 0, "currency": -2, "text": -2},
    "figure": {"date": -3, "time": -2, "money": 2, "number": -0.5, "sign": 0.2, "currency": 0.2, "text": -3},
    "serial": {"date": -3, "time": 1, "money": -3, "number": 1, "sign": -1, "currency": -2, "text": -2},
    "account": {"date": -3, "time": -1, "money": -3, "number": 1, "sign": 0.2, "currency": 0.2, "text": -0.5},
    "currency": {"date": -3, "time": -1, "money": -3, "number": -1, "sign": 0, "currency": 2, "text": -0.5},
    "text": {"date": -2, "time": -0.5, "money": -2, "number": 0.2, "sign": 0.2, "currency": 0.2, "text": 0.5},
}
_SHAPES: dict[Role, str] = {
    "date": "date", "time": "time", "amount": "figure", "amount_in": "figure", "amount_out": "figure", "balance": "figure",
    "amount_over_balance": "figure",
    "other_date": "date", "available": "figure", "fee": "figure", "other_figure": "figure", "serial": "serial", "currency": "currency",
    "counterparty_account": "account", "own_account": "account",
}  # fmt: skip


@cache
def sort_of(text: str) -> Sort:
    """The sort of a word; a piece of a wrapped day or figure is of that sort, too."""
    if begins_with_date(text):
        return "date"
    found: Sort = next((sort for sort, pattern in _SORTS if pattern.fullmatch(text)), "text")
    return "money" if found == "text" and amount_told(text) is not None else found


def fit_of(role: Role) -> Mapping[Sort, float]:
    """How well a word of each sort suits the name of a column of this role: below zero where it speaks against it."""
    return _FIT[shape_of(role)]


def shape_of(role: Role) -> str:
    """What stands under names of this role: days, figures, accounts, or texts."""
    return _SHAPES.get(role, "text")
