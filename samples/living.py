"""Months of an ordinary life as moves of money: wages, rent, food, quick payments, refunds, transfers between own accounts."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

from bank_wording import WORDING
from statement_layout import Booking

ZERO = Decimal("0.00")
NIGHTLY = {"abc": None}
"""Banks that print no time beside what they booked at night."""
SHOPS = (
    "财付通-微信支付-安和菜市场",
    "财付通-微信支付-云州鲜果店",
    "支付宝-邻里便利超市",
    "支付宝-好味早餐店",
    "财付通-微信支付-南桥粮油店",
    "支付宝-云州百货",
)
FARES = ("云州市公共交通集团有限公司", "支付宝-云州地铁")
UTILITIES = ("云州市供电有限公司", "云州市自来水有限公司", "云州燃气有限公司")


@dataclass(frozen=True)
class Move:
    """Money moving on a day, signed, before any bank has put words to it. The bank books a move without a time in its nightly run."""

    date: dt.date
    amount: Decimal
    nature: str
    who: str = ""
    account: str = ""
    note: str = ""
    time: dt.time | None = None


@dataclass(frozen=True)
class Payee:
    name: str
    account: str = ""


def yuan(amount: str | int) -> Decimal:
    return Decimal(amount).quantize(Decimal("0.01"))


def months(start: dt.date, end: dt.date) -> list[dt.date]:
    """The first day of every month from `start` to `end`."""
    first, found = start.replace(day=1), []
    while first <= end:
        found.append(first)
        first = (first + dt.timedelta(days=32)).replace(day=1)
    return found


def workday(month: dt.date, day: int) -> dt.date:
    """The day of that month, or the Friday before it: wages come on working days."""
    date = month.replace(day=day)
    return date - dt.timedelta(days=max(0, date.weekday() - 4))


def wages(amounts: Mapping[dt.date, str], employer: Payee, day: int = 25, nature: str = "salary") -> list[Move]:
    """One payment in each month, noted as 6月工资."""
    called = {"salary": "工资", "labour": "劳务费"}[nature]
    return [
        Move(
            workday(month, day),
            yuan(amount),
            nature,
            employer.name,
            employer.account,
            f"{month.month}月{called}",
            dt.time(9, 12, 30 + month.month),
        )
        for month, amount in amounts.items()
    ]


def monthly(nature: str, day: int, amounts: Mapping[dt.date, str], payee: Payee, note: str = "") -> list[Move]:
    """The same payment on the same day of each month; amounts are signed."""
    return [
        Move(month.replace(day=day), yuan(amount), nature, payee.name, payee.account, note, dt.time(10, 5, month.month))
        for month, amount in amounts.items()
    ]


def spending(rng: random.Random, start: dt.date, end: dt.date, budget: Mapping[str, int]) -> list[Move]:
    """Food, transport, utilities and shopping of every month; each comes to its budget in yuan."""
    moves: list[Move] = []
    for month in months(start, end):
        for name, total in budget.items():
            nature, payees, times = {
                "food": ("quick", SHOPS, 6),
                "transport": ("quick", FARES, 2),
                "utilities": ("utilities", UTILITIES, 2),
                "shopping": ("quick", ("支付宝-云州百货", "财付通-微信支付-云州书店"), 2),
                "medicine": ("quick", ("云州市仁和大药房",), 1),
            }[name]
            moves += [_purchase(rng, month, part, nature, payees) for part in _split(rng, yuan(total), times)]
    return [move for move in moves if start <= move.date <= end]


def refund(date: dt.date, amount: str, shop: str = "支付宝-云州百货") -> list[Move]:
    """A purchase, and three days later its refund."""
    paid = Move(date, -yuan(amount), "quick", shop, "", "", dt.time(20, 14, 9))
    return [paid, Move(date + dt.timedelta(days=3), yuan(amount), "refund", shop, "", "退款", dt.time(11, 2, 51))]


def interest(start: dt.date, end: dt.date, amounts: Sequence[str]) -> list[Move]:
    """The bank's quarterly interest on the 21st."""
    days = [month.replace(day=21) for month in months(start, end) if month.month % 3 == 0]
    return [Move(day, yuan(amount), "interest", "应付个人活期储蓄存款利息") for day, amount in zip(days, amounts, strict=False)]


def book(moves: Iterable[Move], opening: str, bank: str) -> tuple[Booking, ...]:
    """The moves in order of time, in the words of the bank, with the balance after each."""
    ordered = sorted(moves, key=lambda move: (move.date, move.time or dt.time.min))
    balances = list(accumulate((move.amount for move in ordered), initial=yuan(opening)))[1:]
    if min(balances) < 0:
        raise ValueError(f"{bank}: the account would be overdrawn by {-min(balances)} on {ordered[balances.index(min(balances))].date}")
    return tuple(_booking(move, balance, bank) for move, balance in zip(ordered, balances, strict=True))


def wages_by_month(bookings: Iterable[Booking]) -> dict[str, str]:
    """What was paid as wages in each month, as "2026-05": "8200.00"."""
    sums: dict[str, Decimal] = {}
    for booking in bookings:
        if booking.nature == "salary":
            month = f"{booking.date:%Y-%m}"
            sums[month] = sums.get(month, ZERO) + booking.amount
    return {month: f"{amount:.2f}" for month, amount in sums.items()}


def _booking(move: Move, balance: Decimal, bank: str) -> Booking:
    said = WORDING[bank][move.nature]
    time = move.time or NIGHTLY.get(bank, dt.time(2, 14, 36))
    return Booking(
        move.date, move.amount, balance, said.summary, time, move.who, move.account, move.note, said.channel, said.place, move.nature
    )  # fmt: skip


def _purchase(rng: random.Random, month: dt.date, amount: Decimal, nature: str, payees: Sequence[str]) -> Move:
    date = month.replace(day=rng.randint(1, 28))
    time = dt.time(rng.randint(7, 21), rng.randint(0, 59), rng.randint(0, 59))
    return Move(date, -amount, nature, rng.choice(payees), "", "", time)


def _split(rng: random.Random, total: Decimal, times: int) -> list[Decimal]:
    """The total in so many uneven parts, to the fen."""
    weights = [rng.randint(60, 140) for _ in range(times)]
    parts = [(total * weight / sum(weights)).quantize(Decimal("0.01")) for weight in weights[1:]]
    return [total - sum(parts, ZERO), *parts]
