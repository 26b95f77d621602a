"""What the cells of a dated row say, before anyone decides which way the money went."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from decimal import Decimal

from reprieve.figures.fen import ZERO
from reprieve.library.statements import Role, StatementVocabulary
from reprieve.model import UnreadRow
from reprieve.read.days.dates import find_dates, parse_date
from reprieve.read.days.moments import begins_with_date
from reprieve.read.heads.shortened import is_shortened
from reprieve.read.notation import FEN, GROUPED, HAN, YEAR, YUAN
from reprieve.read.page.figures import cents, parse_amount
from reprieve.read.statements.name_and_account import told_apart
from reprieve.read.tables.lines.row_lines import POINTED_DAY
from reprieve.read.tables.table_page import Row
from reprieve.read.tables.told_ways import amount_told

_AMOUNT = re.compile(
    rf"\*?{YUAN}?([-+]?){YUAN}?((?:{GROUPED}|\d+)(?:\.\d{{0,2}})?)(?:元)?"
    rf"(?:/|\*+|-{{2,}}|\(空\)|\(已{HAN}{{1,6}}{YUAN}?[\d,.]*\))?"
)
_NOTHING = re.compile(r"[-—*/.]*|\(空\)|无|空|null|NULL|N/A|n/a")
_TIME = re.compile(r"(\d{1,2})[:.](\d\d)(?:[:.](\d\d))?|(?<!\d)(\d\d)(\d\d)(\d\d)(?!\d)")
_HALF_OF_DAY = re.compile(r"上午|早上|凌晨|(?P<later>下午|晚上)|(?<![A-Z])(?:A\.?M|(?P<later2>P\.?M))(?![A-Z])", re.IGNORECASE)
_NOON = 12
_BEHIND_DAY = re.compile(r"^\S*?\d{4}([-/.])\d{1,2}\1\d{1,2}[-T/](?=\d{1,2}[:.]\d\d)")  # 2026-05-01-10.23.45, 2026-05-01/10:23:45
_CLOCK_FIRST = re.compile(rf"(\d{{1,2}}:\d\d(?::\d\d)?) ?({YEAR}[-/.年]?\d.*)")
_LOST_MARK = re.compile(rf"^({YEAR})(?:-(\d\d)(\d\d)|(\d\d)-(\d\d))(?![\d-])")  # 2026-0424, 202604-24
_CUT_DAY = re.compile(r"^\d{4}年\d{1,2}月\d\d(?![\d日])")  # the rest of the cell stands on the next page; a day has two figures at most
_FIGURE = re.compile(FEN)
_SIDES: tuple[Role, ...] = ("amount", "amount_in", "amount_out")
_MONEY: tuple[Role, ...] = ("amount", "amount_in", "amount_out", "amount_over_balance")
_CURRENCY: frozenset[Role] = frozenset({"currency"})
_STATED: tuple[Role, ...] = (*_MONEY, "balance")


@dataclass(frozen=True, slots=True)
class Entry:
    """A dated row. `amount` is as printed, `into` and `out` are the two columns of a split one; None where nothing stands.

    `carried`: it tells what balance is carried over, and whatever else stands in it is no amount. `fee` was taken besides the amount.
    """

    row: Row
    date: dt.date
    amount: Decimal | None
    into: Decimal | None
    out: Decimal | None
    balance: Decimal | None
    flag: str
    currency: str
    account: str = ""
    carried: bool = False
    fee: Decimal = ZERO

    @property
    def prints_money(self) -> bool:
        """Whether anything but a placeholder stands in the columns of money."""
        return any(not is_nothing(self.cell(role)) for role in _MONEY)

    @property
    def holds_no_money(self) -> bool:
        """Whether something else than money stands in a column of money: the row's cells may have slid."""
        cells = (cell for role in _SIDES for cell in self.cells(role))
        return any(not is_nothing(cell) and parse_money(cell) is None for cell in cells)

    def cell(self, role: Role) -> str:
        """The first cell of that role with something in it."""
        return next((cell for column, cell in self.row.told() if cell and column.role == role), "")

    def cells(self, role: Role) -> list[str]:
        """Every cell of that role with something in it."""
        return self.row.cells_of((role,))

    @property
    def time(self) -> dt.time | None:
        """The time of day from its own column, or from behind the date."""
        text = POINTED_DAY.sub("", self.cell("time")) or _behind_day(_day_first(self.cell("date")))
        found = _TIME.search(text)
        if found is None:
            return None
        hour, minute, second = map(int, (found[1], found[2], found[3] or "0") if found[1] else (found[4], found[5], found[6]))
        if (half := _HALF_OF_DAY.search(text)) and hour <= _NOON:
            hour = hour % _NOON + _NOON * bool(half["later"] or half["later2"])
        try:
            return dt.time(hour, minute, second)
        except ValueError:
            return None

    @property
    def counterparty(self) -> tuple[str, str]:
        """Name and account; some banks print both in one cell, as account/name or as name and account."""
        cells = self.cell("counterparty"), self.cell("counterparty_account")
        name, account = ("" if is_nothing(text) or is_shortened(text) else text for text in cells)
        return told_apart(name, account)


def read_entry(row: Row, vocabulary: StatementVocabulary, account: str = "", currency: str = "") -> Entry | None:
    """What the row says, or None when its date column holds no date. Account and currency are the head's; a row may tell its own."""
    currency = vocabulary.currencies.code(next(iter(row.cells_of(_CURRENCY)), "")) or currency
    if sign := vocabulary.currencies.signs.get(currency):
        row = _without_sign(row, rf"(?:{currency[:2]})?{re.escape(sign)} ?(?=[-+\d(])")
    cells = {column.role: cell for column, cell in zip(reversed(row.columns), reversed(row.cells), strict=True) if cell}
    date = _day(_day_first(cells.get("date", "")))
    if date is None:
        return None
    over, _blank, under = cells.get("amount_over_balance", "").partition(" ")
    return Entry(
        row,
        date,
        amount=parse_money(cells.get("amount", over)),
        into=parse_money(cells.get("amount_in", "")),
        out=parse_money(cells.get("amount_out", "")),
        balance=parse_money(cells.get("balance", under)),
        flag=cells.get("flag", "").replace(" ", ""),
        currency=currency,
        account=account,
    )


def _without_sign(row: Row, sign: str) -> Row:
    """The row without the sign of its currency before its figures."""
    return replace(row, cells=tuple(re.sub(sign, "", cell) if column.role in _STATED else cell for column, cell in row.told()))


def as_unread(row: Row) -> UnreadRow:
    return UnreadRow(row.page, " ".join(" ".join(row.cells).split()), row.box)


def has_figures(row: Row) -> bool:
    """Whether an amount or a balance stands in the row, even one that cannot be read because it runs into another."""
    return any(parse_money(cell) is not None or _FIGURE.search(cell) for cell in row.cells_of(_STATED))


def has_amount_and_balance(row: Row) -> bool:
    """Whether a row states an amount and a balance that can be read."""
    return all(any(parse_money(cell) is not None for cell in row.cells_of(roles)) for roles in (("balance",), _MONEY))


def has_figure(text: str) -> bool:
    """Whether a figure with two decimals stands in a text."""
    return _FIGURE.search(text) is not None


def is_nothing(text: str) -> bool:
    """Whether a cell is empty or holds a placeholder."""
    return _NOTHING.fullmatch(text) is not None


def parse_money(text: str) -> Decimal | None:
    """A cell's amount, signed as printed; None for an empty cell, a placeholder, or what is no amount."""
    if not text:
        return None
    if (told := amount_told(text)) is not None:
        return told
    found = _AMOUNT.fullmatch(text)
    if found is None:
        return parse_amount(text)
    amount = cents(Decimal(found[2].replace(",", "")))
    return -amount if amount is not None and found[1] == "-" else amount


def _day_first(cell: str) -> str:
    """A moment with its day before its time, which may be printed the other way round."""
    return _CLOCK_FIRST.sub(r"\2 \1", cell) if ":" in cell[:3] else cell


def _behind_day(cell: str) -> str:
    """What stands behind the day, where a time may."""
    return _BEHIND_DAY.sub("", cell) if _BEHIND_DAY.match(cell) else cell.partition(" ")[2].replace(" ", "")


def _day(cell: str) -> dt.date | None:
    """The day a date cell begins with; a time may follow, even one whose figures wrap."""
    if found := _LOST_MARK.match(cell):
        cell = "-".join(filter(None, found.groups())) + cell[found.end() :]
    whole = _CUT_DAY.sub(r"\g<0>日", cell) if "年" in cell else cell
    day = parse_date(whole)
    if day is None and begins_with_date(whole):
        day = next(iter(find_dates(whole)), None)
    return day
