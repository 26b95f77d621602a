"""Rows -> transactions that add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from reprieve.language import Message
from reprieve.library.bank import Bank
from reprieve.library.head import HeadLabels
from reprieve.library.statements import Direction, StatementVocabulary, Total
from reprieve.model import Statement, TotalCheck, Transaction, UnreadRow
from reprieve.read.heads.issuers import issuer_named
from reprieve.read.heads.numbers_left import behind_labels, not_understood
from reprieve.read.heads.statement_head import code_below, filter_below
from reprieve.read.statements.collected import YUAN, Collected, collect
from reprieve.read.statements.doubtful_texts import doubtful_texts, texts_lost
from reprieve.read.statements.entries import Entry, is_nothing
from reprieve.read.statements.flag_legends import with_legend
from reprieve.read.statements.glued_accounts import with_accounts_apart
from reprieve.read.statements.own_accounts import own_account, own_name
from reprieve.read.statements.payer_payee import with_other_side
from reprieve.read.statements.readings import Reading, from_opening
from reprieve.read.statements.reconciled import reconciled
from reprieve.read.statements.rows_in_turn import in_turn
from reprieve.read.statements.signed import signed
from reprieve.read.statements.statement_totals import check_totals, opening_of
from reprieve.read.statements.whole_summaries import with_whole_summaries
from reprieve.read.tables.table_page import TablePage

_WAYS: dict[Direction, str] = {"in": "收入", "out": "支出"}


def read_statement(pages: Iterable[TablePage], vocabulary: StatementVocabulary, banks: Mapping[str, Bank]) -> Statement:
    """Every dated row as a transaction in printed order, reconciled. One paper may hold several accounts, each under a head of its own.

    A row that states a balance but no amount (承前页余额) is a link of the chain and no transaction.
    """
    collected = collect(pages, vocabulary, banks)
    head = collected.heads[0]
    left_out = _left_out(collected, vocabulary)
    entries, glued = _as_printed(collected, vocabulary)
    reading = from_opening(signed(entries, vocabulary, _one_way(left_out)), opening_of(collected.remarks, vocabulary.totals))
    currencies = Counter(entry.currency for entry in reading.entries)
    transactions = tuple(_transactions(reading, len(currencies) > 1, vocabulary))
    reconciliation = reconciled(reading, collected.undated, filtered=bool(left_out))
    totals = _totals(collected, transactions, reading, vocabulary.totals, filtered=bool(left_out))
    starts, ends = zip(*(one.period for one in collected.heads), strict=True)
    statement = Statement(
        transactions=transactions,
        reconciliation=replace(reconciliation, totals=totals, glued=glued),
        issuer=head.issuer or _issuer_below(collected, banks, vocabulary.head),
        holder=head.holder or own_name(reading.entries),
        account=head.account or own_account(reading.entries),
        currency=max(currencies, key=lambda currency: currencies[currency], default=head.currency or YUAN),
        period_start=min(filter(None, starts), default=None),
        period_end=max(filter(None, ends), default=None),
        printed_on=head.printed_on,
        filter=left_out,
        verification_code=head.verification_code or code_below(collected.lines, vocabulary),
    )
    return replace(statement, doubts=tuple(_doubts(statement, reading.entries, collected, vocabulary)))


def _as_printed(collected: Collected, vocabulary: StatementVocabulary) -> tuple[Sequence[Entry], tuple[UnreadRow, ...]]:
    """The rows in their order, each text in its cell; and those whose cells nothing tells apart."""
    entries, glued = with_accounts_apart(in_turn(with_whole_summaries(collected.entries, vocabulary)))
    entries = with_other_side(entries, collected.heads[0].holder, vocabulary)
    return with_legend(entries, collected.lines, vocabulary), glued


def _doubts(statement: Statement, entries: Sequence[Entry], collected: Collected, vocabulary: StatementVocabulary) -> Iterator[Message]:
    """What a person must compare with the paper, in its head and in texts of its rows."""
    head = collected.heads[0]
    yield from not_understood(head.number_left if head.account or not statement.account else "")
    yield from behind_labels("" if statement.holder else head.holder_left, "" if statement.period_end else head.period_left)
    yield from texts_lost(collected.lost)
    yield from doubtful_texts(entries, statement.transactions, vocabulary)


def _totals(
    collected: Collected, transactions: Sequence[Transaction], reading: Reading, totals: Sequence[Total], filtered: bool
) -> tuple[TotalCheck, ...]:
    """The totals that are printed, beside what the rows come to; fees that were taken besides the amounts may be no part of them."""
    checks = check_totals(collected.remarks, transactions, totals, filtered)
    fees = [entry.fee for entry, amount in zip(reading.entries, reading.amounts, strict=True) if amount is not None]
    if not any(fees) or all(check.agrees for check in checks):
        return checks
    printed = [replace(row, amount=row.amount + fee) for row, fee in zip(transactions, fees, strict=True)]
    without = check_totals(collected.remarks, printed, totals, filtered)
    return without if all(check.agrees for check in without) else checks


def _issuer_below(collected: Collected, banks: Mapping[str, Bank], labels: HeadLabels) -> str:
    """The bank that a line which is no row names; the other side's, in pieces of cells of a row that a page cuts, is not the account's."""
    named = ((line, issuer) for line in dict.fromkeys(collected.lines) if (issuer := issuer_named(line, banks, labels)))
    return next((issuer for line, issuer in named if not _is_of_cells(line, collected.entries)), "")


def _is_of_cells(line: str, entries: Iterable[Entry]) -> bool:
    """Whether each word of a line is a part of a cell of some row."""
    cells = {cell for entry in entries for cell in entry.row.cells}
    return all(any(text in cell and cell != text for cell in cells) for text in line.split())


def _left_out(collected: Collected, vocabulary: StatementVocabulary) -> str:
    """What the heads say that the export left out, or a sentence below the rows; ""."""
    told = dict.fromkeys(one.filter for one in collected.heads if one.filter)
    return "; ".join(told) or filter_below(collected.lines, vocabulary)


def _one_way(left_out: str) -> Direction | None:
    """Which way all rows went, where the export says that it left the others out."""
    told = [way for way, word in _WAYS.items() if word in left_out]
    return told[0] if len(told) == 1 else None


def _transactions(reading: Reading, several_currencies: bool, vocabulary: StatementVocabulary) -> Iterator[Transaction]:
    for entry, amount in zip(reading.entries, reading.amounts, strict=True):
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
