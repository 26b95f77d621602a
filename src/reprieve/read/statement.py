"""Rows -> transactions that add up. Among the ways to understand a table, the one whose balances chain is the right one."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reprieve.library.bank import Bank
from reprieve.library.statements import Direction, Role, StatementVocabulary
from reprieve.model import Reconciliation, Statement, Transaction, UnreadRow
from reprieve.read.chain import Chain, Entry, chain, directions_from_balances
from reprieve.read.dates import find_dates, parse_date
from reprieve.read.rows import begins_with_date
from reprieve.read.statement_head import StatementHead, read_head
from reprieve.read.statement_totals import check_totals
from reprieve.read.table import Row, TablePage

_AMOUNT = re.compile(
    r"(?:RMB|CNY|[¥￥]|人民币)?([-+]?)(?:RMB|CNY|[¥￥])?((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d{1,2})?)(?:元)?(?:/|\*+|-{2,}|\(空\))?"
)
_NOTHING = re.compile(r"[-—*/.]*|\(空\)|无|空")
_TIME = re.compile(r"(\d{1,2}):(\d\d)(?::(\d\d))?|(?<!\d)(\d\d)(\d\d)(\d\d)(?!\d)")
_ACCOUNT_THEN_NAME = re.compile(r"([A-Za-z\d*]{4,})/(.+)")
_NAME_THEN_ACCOUNT = re.compile(r"(.*[^\d*\s-])\s*([\d*]{6,})")
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A dated row before its direction is settled: what the cells say."""

    row: Row
    date: dt.date
    amount: Decimal | None
    into: Decimal | None
    out: Decimal | None
    balance: Decimal | None
    flag: str


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to sign the amounts, and how it adds up."""

    amounts: tuple[Decimal | None, ...]
    chain: Chain


def read_statement(pages: Iterable[TablePage], vocabulary: StatementVocabulary, banks: Mapping[str, Bank]) -> Statement:
    """Every dated row as a transaction in printed order, reconciled.

    A row that states a balance but no amount (承前页余额) is a link of the chain and no transaction.
    """
    head: StatementHead | None = None
    entries: list[_Entry] = []
    remarks: list[tuple[int, str]] = []
    for page in pages:
        if head is None and page.columns:
            head = read_head(page.head, vocabulary, banks)
        remarks += [(page.page, line) for line in (*page.head, *page.remarks)]
        entries += _without_repeated(entries, [entry for row in page.rows if (entry := _entry(row)) is not None])
    head = head or read_head((), vocabulary, banks)
    reading = _best_reading(entries, vocabulary)
    transactions = tuple(_transactions(entries, reading.amounts, vocabulary))
    unread = tuple(_unread(entry.row) for entry, amount in zip(entries, reading.amounts, strict=True) if _is_unread(entry, amount))
    reconciliation = _reconciliation(reading, unread, bool(head.filter), any(entry.balance is not None for entry in entries))
    return Statement(
        transactions=transactions,
        reconciliation=replace(reconciliation, totals=check_totals(remarks, transactions, vocabulary.totals)),
        issuer=head.issuer,
        holder=head.holder,
        account=head.account,
        currency=head.currency,
        period_start=head.period[0],
        period_end=head.period[1],
        printed_on=head.printed_on,
        filter=head.filter,
        verification_code=head.verification_code,
    )


# --- what the cells say ----------------------------------------------------------------------------------------------


def _entry(row: Row) -> _Entry | None:
    date = _day(_cell(row, "date"))
    if date is None:
        return None
    return _Entry(
        row,
        date,
        amount=_amount(_cell(row, "amount")),
        into=_amount(_cell(row, "amount_in")),
        out=_amount(_cell(row, "amount_out")),
        balance=_amount(_cell(row, "balance")),
        flag=_cell(row, "flag").replace(" ", ""),
    )


def _day(cell: str) -> dt.date | None:
    """The day a date cell begins with; a time may follow, even one whose figures wrap."""
    day = parse_date(cell)
    if day is None and begins_with_date(cell):
        day = next(iter(find_dates(cell)), None)
    return day


def _cell(row: Row, role: Role) -> str:
    return next((cell for column, cell in zip(row.columns, row.cells, strict=True) if column.role == role and cell), "")


def _amount(text: str) -> Decimal | None:
    """A cell's amount, signed as printed; None for an empty cell, a placeholder, or what is no amount."""
    found = _AMOUNT.fullmatch(text) if text else None
    if found is None:
        return None
    amount = Decimal(found[2].replace(",", "")).quantize(_CENT)
    return -amount if found[1] == "-" else amount


def _without_repeated(before: Sequence[_Entry], entries: list[_Entry]) -> list[_Entry]:
    """A page may begin with the last row of the page before; with a balance or a serial number, equal cells are one row."""
    if before and entries and entries[0].row.cells == before[-1].row.cells and (entries[0].balance or _cell(entries[0].row, "serial")):
        return entries[1:]
    return entries


# --- which way the money went ----------------------------------------------------------------------------------------


def _best_reading(entries: Sequence[_Entry], vocabulary: StatementVocabulary) -> _Reading:
    """The first reading without a break; else the one with the fewest."""
    best: _Reading | None = None
    for amounts in _signings(entries, vocabulary):
        links = [Entry(amount, entry.balance, entry.row.page) for amount, entry in zip(amounts, entries, strict=True)]
        reading = _Reading(tuple(amounts), chain(links))
        if best is None or len(reading.chain.breaks) < len(best.chain.breaks):
            best = reading
        if not best.chain.breaks:
            break
    return best or _Reading((), chain(()))


def _signings(entries: Sequence[_Entry], vocabulary: StatementVocabulary) -> Iterator[list[Decimal | None]]:
    """Every way to sign the amounts, the likeliest first: two columns, a direction's column, a printed sign, the balances."""
    if any(entry.into is not None or entry.out is not None for entry in entries):
        yield [_net(entry) for entry in entries]
        return
    if any(vocabulary.direction(entry.flag) for entry in entries):
        for credit in ("in", "out"):
            yield [_flagged(entry, vocabulary.direction(entry.flag), credit == "out") for entry in entries]
        return
    printed = [entry.amount for entry in entries]
    yield printed
    if not any(amount < 0 for amount in printed if amount is not None):
        links = [Entry(entry.amount, entry.balance, entry.row.page) for entry in entries]
        yield from directions_from_balances(links)


def _net(entry: _Entry) -> Decimal | None:
    """In minus out; the column of money out may print its own minus."""
    if entry.into is None and entry.out is None:
        return entry.amount
    return (entry.into or Decimal(0)) - abs(entry.out or Decimal(0))


def _flagged(entry: _Entry, direction: Direction | None, reversed_: bool) -> Decimal | None:
    if entry.amount is None or direction is None or direction == "neutral":
        return entry.amount
    return entry.amount if (direction == "in") != reversed_ else -entry.amount


def _is_unread(entry: _Entry, amount: Decimal | None) -> bool:
    """Whether a figure is printed that could not be read; a row may state a balance alone, but not nothing."""
    balance = _cell(entry.row, "balance")
    if entry.balance is None and not _NOTHING.fullmatch(balance):
        return True
    money = (_cell(entry.row, role) for role in ("amount", "amount_in", "amount_out"))
    return amount is None and (entry.balance is None or not all(_NOTHING.fullmatch(cell) for cell in money))


def _unread(row: Row) -> UnreadRow:
    return UnreadRow(row.page, " ".join(filter(None, row.cells)), row.box)


def _reconciliation(reading: _Reading, unread: tuple[UnreadRow, ...], filtered: bool, has_balances: bool) -> Reconciliation:
    if unread:
        return Reconciliation("broken", reading.chain.breaks, unread=unread)
    if not has_balances or (filtered and reading.chain.breaks):
        return Reconciliation("unverifiable")
    if reading.chain.breaks:
        return Reconciliation("broken", reading.chain.breaks)
    return Reconciliation("balanced" if reading.chain.proved else "unverifiable")


# --- transactions ----------------------------------------------------------------------------------------------------


def _transactions(entries: Sequence[_Entry], amounts: Sequence[Decimal | None], vocabulary: StatementVocabulary) -> Iterator[Transaction]:
    for entry, amount in zip(entries, amounts, strict=True):
        if amount is None:
            continue
        row = entry.row
        summaries, notes = _texts(row, "summary"), _texts(row, "note")
        counterparty, account = _counterparty(_cell(row, "counterparty"), _cell(row, "counterparty_account"))
        yield Transaction(
            date=entry.date,
            amount=amount,
            page=row.page,
            bbox=row.box,
            time=_time(row),
            balance=entry.balance,
            summary=summaries[0] if summaries else "",
            counterparty=counterparty,
            counterparty_account=account,
            note=" ".join([*summaries[1:], *notes]),
            neutral=vocabulary.direction(entry.flag) == "neutral",
        )


def _texts(row: Row, role: Role) -> list[str]:
    cells = (cell for column, cell in zip(row.columns, row.cells, strict=True) if column.role == role)
    return [cell for cell in cells if not _NOTHING.fullmatch(cell)]


def _counterparty(name: str, account: str) -> tuple[str, str]:
    """Name and account; some banks print both in one cell, as account/name or as name and account."""
    name, account = ("" if _NOTHING.fullmatch(text) else text for text in (name, account))
    if found := _ACCOUNT_THEN_NAME.fullmatch(name):
        return found[2], account or found[1]
    if found := _NAME_THEN_ACCOUNT.fullmatch(name):
        return found[1], account or found[2]
    if name and not account and re.fullmatch(r"[\d*]{6,}", name):
        return "", name
    return name, account


def _time(row: Row) -> dt.time | None:
    """The time of day from its own column, or from behind the date."""
    found = _TIME.search(_cell(row, "time") or _cell(row, "date").partition(" ")[2].replace(" ", ""))
    if found is None:
        return None
    hour, minute, second = (found[1], found[2], found[3] or "0") if found[1] else (found[4], found[5], found[6])
    try:
        return dt.time(int(hour), int(minute), int(second))
    except ValueError:
        return None
