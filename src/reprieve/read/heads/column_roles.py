"""What each column of a table says: of several dates one is the day of the row, of several balances one is the balance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from reprieve.library.head import TableWords
from reprieve.library.statements import AMOUNTS, OTHER_SIDE, Role, StatementVocabulary
from reprieve.read.notation import in_chinese

_FIGURES: frozenset[Role] = frozenset(
    {"amount", "amount_or_flag", "amount_abroad", "amount_over_balance", "amount_in", "amount_out", "balance", "available"}
)
_AMOUNTS: frozenset[Role] = AMOUNTS | {"amount_over_balance"}
_CURRENCIES: frozenset[Role] = frozenset({"currency"})
_DATED: frozenset[Role] = frozenset({"date", "date_or_time", "other_date"})

_PAID_ALONE: dict[Role, Role] = {
    "payer": "counterparty", "payee": "counterparty", "payer_account": "counterparty_account", "payee_account": "counterparty_account",
}  # fmt: skip
_TWO = 2
_SAYING: frozenset[Role] = frozenset({"summary", "summary_code", "note", "status"})


@dataclass(frozen=True, slots=True)
class Column:
    """A named column; x0 and x1 are the header cell's, the text below may stand wider.

    `below`: what the lines of a cell tell below its first (摘要/对方户名); "" where all of them tell the same.
    """

    role: Role
    name: str
    x0: float
    x1: float
    below: Role | Literal[""] = ""


def place_of_days(columns: Sequence[Column]) -> int:
    """Which of a table's settled columns holds the days of its rows."""
    return next(place for place, column in enumerate(columns) if column.role == "date")


def settled_columns(columns: Sequence[Column], vocabulary: StatementVocabulary) -> tuple[Column, ...] | None:
    """The columns with one date and one balance among them, or None when they are not those of a table of transactions."""
    columns = _with_texts(_in_one_currency(columns, vocabulary), vocabulary)
    return _settled(columns, vocabulary.table) if _names_transactions(columns) else None


def _in_one_currency(columns: Sequence[Column], vocabulary: StatementVocabulary) -> Sequence[Column]:
    """Of figures in several currencies those in yuan, or in none that is named: the others are the same money once more."""
    told = [vocabulary.currency_of(column.name) if column.role in _FIGURES else "" for column in columns]
    if len({*filter(None, told)}) < _TWO:
        return columns
    home = ("", vocabulary.currencies.names[vocabulary.currencies.home])
    return [column if code in home else replace(column, role="other_figure") for column, code in zip(columns, told, strict=True)]


def _with_texts(columns: Sequence[Column], vocabulary: StatementVocabulary) -> Sequence[Column]:
    """The one column whose name is not known, where others tell the other side and none what a transaction was, as that which does."""
    roles = {column.role for column in columns}
    unknown = [column for column in columns if in_chinese(column.name) and not vocabulary.knows("".join(column.name.split()))]
    if len(unknown) != 1 or unknown[0].name.endswith(tuple(vocabulary.table.no_text_ends)) or roles & _SAYING or not roles & OTHER_SIDE:
        return columns
    return [replace(column, role="summary") if column is unknown[0] else column for column in columns]


def _names_transactions(columns: Sequence[Column]) -> bool:
    roles = {column.role for column in columns}
    return bool(roles & _DATED) and bool(roles & _FIGURES)


def _settled(columns: Sequence[Column], words: TableWords) -> tuple[Column, ...]:
    """One column is the date, one the balance.

    交易时间 beside 交易日期 is a time; alone it holds the date as well. Of two dates the first named 交易 counts; of balances the first.
    收入/支出 beside a column of amounts is their direction; alone it holds them. 原币金额 is the amount where no other is, and 交易金额
    where 记账金额 is not. 摘要代码 holds what 摘要 would where no column says what a transaction was.
    A merchant is the other side where no column names it.
    """
    dates = [column for role in ("date", "date_or_time", "other_date") for column in columns if column.role == role]
    own = (column for column in dates if column.role == "date" and column.name.startswith(tuple(words.of_transaction)))
    date = next(own, next(iter(dates), None))
    balance = next((column for role in ("balance", "available") for column in columns if column.role == role), None)
    columns = _booked(_without_own_name(columns, words.own_name), _CURRENCIES, words.booked, "other")
    columns = _booked(columns, _AMOUNTS, words.booked, "other_figure")
    roles = {column.role for column in columns}
    paid_alone = not roles >= {"payer", "payee"}  # beside each other they stay what they are
    settled: dict[Role, Role] = {
        **(_PAID_ALONE if paid_alone else {}),
        "amount_abroad": "other_figure" if roles & _AMOUNTS else "amount",
        "summary_code": "other" if roles & {"summary", "note"} else "summary",
        "amount_or_flag": "flag" if "amount" in roles else "amount", "merchant": "other" if "counterparty" in roles else "counterparty",
    }  # fmt: skip
    return tuple(replace(column, role=settled.get(column.role) or _settled_role(column, date, balance)) for column in columns)


def _without_own_name(columns: Sequence[Column], own_name: str) -> Sequence[Column]:
    """户名 alone is whom the money came from or went to; beside a column that says so it is the holder's own."""
    if sum(column.role == "counterparty" for column in columns) < _TWO:
        return columns
    return [replace(column, role="own_name") if column.name == own_name else column for column in columns]


def _booked(columns: Sequence[Column], roles: frozenset[Role], begins: Sequence[str], otherwise: Role) -> Sequence[Column]:
    """Of several amounts or currencies that by which the account moved: what was paid abroad, or before a fee, is another."""
    own = {column for column in columns if column.role in roles and column.name.startswith(tuple(begins))}
    booked = {column.role for column in own}
    return [replace(column, role=otherwise) if column.role in booked and column not in own else column for column in columns]


def _settled_role(column: Column, date: Column | None, balance: Column | None) -> Role:
    match column.role:
        case "date" | "date_or_time" | "other_date" if column is date:
            return "date"
        case "date":
            return "other_date"
        case "date_or_time":
            return "time"
        case "balance" | "available":
            return "balance" if column is balance else "available"
        case role:
            return role
