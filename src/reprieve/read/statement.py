"""Rows -> transactions that add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from reprieve.language import Message
from reprieve.library.bank import Bank
from reprieve.library.head import HeadLabels
from reprieve.library.statements import BALANCES, Direction, Role, StatementVocabulary, Total
from reprieve.model import Reconciliation, Statement, TotalCheck, Transaction, UnreadRow
from reprieve.read.heads.issuers import issuer_named
from reprieve.read.heads.numbers_left import behind_labels, not_understood
from reprieve.read.heads.statement_head import code_below, filter_below
from reprieve.read.statements.balance_sides import by_balance_sides
from reprieve.read.statements.collected import YUAN, Collected, as_unread, collect
from reprieve.read.statements.doubtful_texts import doubtful_texts, texts_lost
from reprieve.read.statements.entries import Entry, has_figure, is_nothing
from reprieve.read.statements.fees import by_fees
from reprieve.read.statements.flag_legends import with_legend
from reprieve.read.statements.glued_accounts import with_accounts_apart
from reprieve.read.statements.own_accounts import by_own_accounts, own_account, own_name
from reprieve.read.statements.payer_payee import with_other_side
from reprieve.read.statements.readings import Reading, best_reading, from_opening
from reprieve.read.statements.rows_in_turn import in_turn
from reprieve.read.statements.statement_totals import check_totals, opening_of
from reprieve.read.statements.statuses import by_statuses
from reprieve.read.statements.whole_summaries import with_whole_summaries
from reprieve.read.tables.table_page import TablePage

_FEW = 2
_WAYS: dict[Direction, str] = {"in": "收入", "out": "支出"}
_TEXTS: tuple[Role, ...] = ("counterparty", "counterparty_account", "summary", "note", "other")


def read_statement(pages: Iterable[TablePage], vocabulary: StatementVocabulary, banks: Mapping[str, Bank]) -> Statement:
    """Every dated row as a transaction in printed order, reconciled. One paper may hold several accounts, each under a head of its own.

    A row that states a balance but no amount (承前页余额) is a link of the chain and no transaction.
    """
    collected = collect(pages, vocabulary, banks)
    head = collected.heads[0]
    entries, glued = with_accounts_apart(in_turn(with_whole_summaries(collected.entries, vocabulary)))
    entries = with_other_side(entries, head.holder, vocabulary)
    entries = with_legend(entries, (remark.line for remark in collected.remarks), vocabulary)
    filters = _filters(collected, vocabulary)
    one_way = _one_way(filters)
    entries, reading = _signed(entries, collected, vocabulary, one_way)
    currencies = Counter(entry.currency for entry in entries)
    transactions = tuple(_transactions(entries, reading.amounts, len(currencies) > 1, vocabulary))
    reconciliation = _reconciliation(entries, collected.undated, reading, bool(filters))
    fees = [entry.fee for entry, amount in zip(entries, reading.amounts, strict=True) if amount is not None]
    totals = _totals(collected, transactions, fees, vocabulary.totals, bool(filters))
    starts, ends = zip(*(one.period for one in collected.heads), strict=True)
    statement = Statement(
        transactions=transactions,
        reconciliation=replace(reconciliation, totals=totals, glued=glued),
        issuer=head.issuer or _issuer_below(collected, banks, vocabulary.head),
        holder=head.holder or own_name(entries),
        account=head.account or own_account(entries),
        currency=max(currencies, key=lambda currency: currencies[currency], default=head.currency or YUAN),
        period_start=min(filter(None, starts), default=None),
        period_end=max(filter(None, ends), default=None),
        printed_on=head.printed_on,
        filter="; ".join(filters),
        verification_code=head.verification_code or code_below((remark.line for remark in collected.remarks), vocabulary),
    )
    return replace(statement, doubts=tuple(_doubts(statement, entries, collected, vocabulary)))


def _signed(
    entries: Sequence[Entry], collected: Collected, vocabulary: StatementVocabulary, one_way: Direction | None
) -> tuple[Sequence[Entry], Reading]:
    """The rows with their amounts as they add up; what else the paper tells of them is tried where they do not."""
    entries, reading = by_fees(entries, best_reading(entries, vocabulary, one_way), vocabulary, one_way)
    entries, reading = by_balance_sides(entries, reading, vocabulary, one_way)
    entries, reading = by_statuses(entries, reading, vocabulary, one_way)
    entries, reading = by_own_accounts(entries, reading, vocabulary, one_way)
    return entries, from_opening(entries, reading, opening_of(collected.remarks, vocabulary.totals))


def _doubts(statement: Statement, entries: Sequence[Entry], collected: Collected, vocabulary: StatementVocabulary) -> Iterator[Message]:
    """What a person must compare with the paper, in its head and in texts of its rows."""
    head = collected.heads[0]
    yield from not_understood(head.number_left if head.account or not statement.account else "")
    yield from behind_labels("" if statement.holder else head.holder_left, "" if statement.period_end else head.period_left)
    yield from texts_lost(collected.lost)
    yield from doubtful_texts(entries, statement.transactions, vocabulary)


def _totals(
    collected: Collected, transactions: Sequence[Transaction], fees: Sequence[Decimal], totals: Sequence[Total], filtered: bool
) -> tuple[TotalCheck, ...]:
    """The totals that are printed, beside what the rows come to; fees that were taken besides the amounts may be no part of them."""
    checks = check_totals(collected.remarks, transactions, totals, filtered)
    if not any(fees) or all(check.agrees for check in checks):
        return checks
    printed = [replace(row, amount=row.amount + fee) for row, fee in zip(transactions, fees, strict=True)]
    without = check_totals(collected.remarks, printed, totals, filtered)
    return without if all(check.agrees for check in without) else checks


def _issuer_below(collected: Collected, banks: Mapping[str, Bank], labels: HeadLabels) -> str:
    """The bank that a line which is no row names; the other side's, in pieces of cells of a row that a page cuts, is not the account's."""
    lines = dict.fromkeys(remark.line for remark in collected.remarks)
    named = ((line, issuer) for line in lines if (issuer := issuer_named(line, banks, labels)))
    return next((issuer for line, issuer in named if not _is_of_cells(line, collected.entries)), "")


def _is_of_cells(line: str, entries: Iterable[Entry]) -> bool:
    """Whether each word of a line is a part of a cell of some row."""
    cells = {cell for entry in entries for cell in entry.row.cells}
    return all(any(text in cell and cell != text for cell in cells) for text in line.split())


def _filters(collected: Collected, vocabulary: StatementVocabulary) -> Sequence[str]:
    """What the heads say that the export left out, or a sentence below the rows."""
    told = list(dict.fromkeys(one.filter for one in collected.heads if one.filter))
    below = "" if told else filter_below((remark.line for remark in collected.remarks), vocabulary)
    return told or [below] * bool(below)


def _one_way(filters: Iterable[str]) -> Direction | None:
    """Which way all rows went, where the export says that it left the others out."""
    told = {way for filtered in filters for way, word in _WAYS.items() if word in filtered}
    return told.pop() if len(told) == 1 else None


def _reconciliation(entries: Sequence[Entry], undated: Sequence[UnreadRow], reading: Reading, filtered: bool) -> Reconciliation:
    breaks = reading.chain.breaks
    proved = any(entry.balance is not None for entry in entries)
    open_ends = _open_ends(entries)
    rows = enumerate(zip(entries, reading.amounts, strict=True))
    missed = tuple(
        as_unread(entry.row)
        for index, (entry, amount) in rows
        if index in reading.untold
        or index in open_ends
        or _is_unread(entry, amount)
        or (_lacks_its_balance(entry) if proved else entry.holds_no_money)
    )
    if missed := (*undated, *missed):
        return Reconciliation("broken", breaks, unread=missed)
    if filtered and breaks:
        return Reconciliation("unverifiable")
    if breaks:
        return Reconciliation("broken", breaks)
    return Reconciliation("balanced" if reading.chain.proved else "unverifiable")


def _open_ends(entries: Sequence[Entry]) -> set[int]:
    """The first or last row of an account that alone states no balance: nothing proves its amount, and its balance may have been missed."""
    ends: set[int] = set()
    for account in {(entry.account, entry.currency) for entry in entries}:
        rows = [index for index, entry in enumerate(entries) if (entry.account, entry.currency) == account]
        without = [index for index in rows if entries[index].balance is None]
        ends |= set(without) if len(without) == 1 and len(rows) > _FEW and without[0] in (rows[0], rows[-1]) else set()
    return ends


def _is_unread(entry: Entry, amount: Decimal | None) -> bool:
    """Whether a figure is printed that could not be read; a row may state a balance alone, but not nothing, nor money in and out.

    Nor a balance and the other side: somebody was paid, or paid.
    """
    if entry.carried:
        return False
    if (entry.balance is None and not is_nothing(entry.cell("balance"))) or (entry.into and entry.out):
        return True
    return amount is None and (entry.balance is None or entry.prints_money or any(entry.counterparty))


def _lacks_its_balance(entry: Entry) -> bool:
    """Where other rows state their balance: whether this one's header names no such column, or it has run into a text."""
    if not any(column.role in BALANCES for column in entry.row.columns):
        return True
    return entry.balance is None and any(has_figure(cell) for role in _TEXTS for cell in entry.cells(role))


def _transactions(
    entries: Sequence[Entry], amounts: Sequence[Decimal | None], several_currencies: bool, vocabulary: StatementVocabulary
) -> Iterator[Transaction]:
    for entry, amount in zip(entries, amounts, strict=True):
        if amount is None:
            continue
        summaries, notes = ([cell for cell in entry.cells(role) if not is_nothing(cell)] for role in ("summary", "note"))
        counterparty, account = entry.counterparty
        yield Transaction(
            date=entry.date,
            amount=amount - entry.fee,
            page=entry.row.page,
            bbox=entry.row.box,
            time=entry.time,
            balance=entry.balance,
            summary=summaries[0] if summaries else "",
            counterparty=counterparty,
            counterparty_account=account,
            note=" ".join([*summaries[1:], *notes]),
            neutral=entry.row.void or vocabulary.direction(entry.flag) == "neutral",
            currency=entry.currency if several_currencies else "",
            account=entry.account,
            confidence=entry.row.confidence if entry.row.confidence < 1 else None,
        )
