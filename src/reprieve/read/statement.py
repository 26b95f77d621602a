"""Rows -> transactions that add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reprieve.library.bank import Bank
from reprieve.library.statements import Direction, Role, StatementVocabulary, Sum
from reprieve.model import Reconciliation, Statement, Transaction, UnreadRow
from reprieve.read.cut_rows import with_beginning, with_rest
from reprieve.read.entries import Entry, has_figure, has_figures, is_nothing, read_entry
from reprieve.read.own_accounts import by_own_accounts, own_account, own_name
from reprieve.read.payer_payee import with_other_side
from reprieve.read.readings import Reading, best_reading
from reprieve.read.statement_head import StatementHead, issuer_below, read_head
from reprieve.read.statement_totals import Remark, check_totals
from reprieve.read.statuses import with_status
from reprieve.read.table import TablePage

_FEW = 2
YUAN = "CNY"
_SIDES: dict[Role, Sum] = {"amount_in": "in", "amount_out": "out"}
_WAYS: dict[Direction, str] = {"in": "收入", "out": "支出"}
_BALANCES: frozenset[Role] = frozenset({"balance", "amount_over_balance"})
_TEXTS: tuple[Role, ...] = ("counterparty", "counterparty_account", "summary", "note", "other")


@dataclass(frozen=True, slots=True)
class _Collected:
    """All pages together: the head of each account, the dated rows, and the lines that are no rows."""

    heads: Sequence[StatementHead]
    entries: Sequence[Entry]
    remarks: Sequence[Remark]
    undated: Sequence[UnreadRow]


def read_statement(pages: Iterable[TablePage], vocabulary: StatementVocabulary, banks: Mapping[str, Bank]) -> Statement:
    """Every dated row as a transaction in printed order, reconciled. One paper may hold several accounts, each under a head of its own.

    A row that states a balance but no amount (承前页余额) is a link of the chain and no transaction.
    """
    collected = _collect(pages, vocabulary, banks)
    head = collected.heads[0]
    entries = with_other_side(collected.entries, head.holder)
    one_way = _one_way(collected.heads)
    entries, reading = by_own_accounts(entries, best_reading(entries, vocabulary, one_way), vocabulary, one_way)
    currencies = Counter(entry.currency for entry in entries)
    transactions = tuple(_transactions(entries, reading.amounts, len(currencies) > 1, vocabulary))
    filtered = any(one.filter for one in collected.heads)
    reconciliation = _reconciliation(entries, collected.undated, reading, filtered)
    totals = check_totals(collected.remarks, transactions, vocabulary.totals, filtered)
    starts, ends = zip(*(one.period for one in collected.heads), strict=True)
    return Statement(
        transactions=transactions,
        reconciliation=replace(reconciliation, totals=totals),
        issuer=head.issuer or issuer_below((remark.line for remark in collected.remarks), banks),
        holder=head.holder or own_name(entries),
        account=head.account or own_account(entries),
        currency=max(currencies, key=lambda currency: currencies[currency], default=head.currency or YUAN),
        period_start=min(filter(None, starts), default=None),
        period_end=max(filter(None, ends), default=None),
        printed_on=head.printed_on,
        filter="; ".join(dict.fromkeys(one.filter for one in collected.heads if one.filter)),
        verification_code=head.verification_code,
    )


def _one_way(heads: Iterable[StatementHead]) -> Direction | None:
    """Which way all rows went, where the export says that it left the others out."""
    told = {way for one in heads for way, word in _WAYS.items() if word in one.filter}
    return told.pop() if len(told) == 1 else None


def _collect(pages: Iterable[TablePage], vocabulary: StatementVocabulary, banks: Mapping[str, Bank]) -> _Collected:
    heads: list[StatementHead] = []
    entries: list[Entry] = []
    remarks: list[Remark] = []
    undated: list[UnreadRow] = []
    cover: list[str] = []
    before = TablePage(0, (), (), (), ())
    for page in pages:
        undated += [UnreadRow(page.page, line.text, line.box) for line in page.unread]
        if page.head and page.columns:
            heads = _with_head(heads, read_head(page.head, vocabulary, banks), begun=bool(entries))
        elif not heads:
            cover += page.head
        account = heads[-1].account if len(heads) > 1 else ""
        currency = (heads[-1].currency if heads else "") or YUAN
        if page.above and entries and before.page == page.page - 1 and before.rows and before.rows[-1].box == entries[-1].row.box:
            entries[-1] = with_rest(entries[-1], before, page)
        rows = [*(with_beginning(row, before) for row in page.rows[:1]), *page.rows[1:]]
        if any(column.role == "status" for column in page.columns):
            rows = [with_status(row, vocabulary) for row in rows]
        before = page if page.columns else before
        told = [(row, read_entry(row, account, currency)) for row in rows]
        undated += [
            UnreadRow(page.page, " ".join(filter(None, row.cells)), row.box) for row, entry in told if not entry and has_figures(row)
        ]
        entries += _without_repeated(entries, [entry for _row, entry in told if entry])
        sides = tuple((_SIDES[column.role], column.name) for column in page.columns if column.role in _SIDES)
        of = currency if len(heads) > 1 else ""
        remarks += [Remark(page.page, line, account, sides, of) for line in (*page.head, *page.remarks)]
    if len(heads) > 1:
        entries = [replace(entry, account=entry.account or heads[0].account) for entry in entries]
        first = heads[0].account, heads[0].currency
        remarks = [remark if remark.account else remark._replace(account=first[0], currency=first[1]) for remark in remarks]
    on_cover = read_head(cover, vocabulary, banks)
    heads = [_filled(heads[0], on_cover), *heads[1:]] if heads else [on_cover]
    return _Collected(heads, entries, remarks, undated)


def _with_head(heads: list[StatementHead], head: StatementHead, begun: bool) -> list[StatementHead]:
    """The heads with a further one, if it is of another account or another currency; a list of deposits may have stood before the rows."""
    if not heads:
        return [head]
    last = heads[-1]
    if head.account and not last.account and not begun:
        return [*heads[:-1], replace(last, account=head.account, currency=head.currency or last.currency)]
    if head.account and head.account != last.account:
        return [*heads, head]
    if head.currency and last.currency and head.currency != last.currency:
        return [*heads, replace(head, account=last.account)]
    return heads


def _filled(head: StatementHead, cover: StatementHead) -> StatementHead:
    """The head; what it leaves out, as a page before it tells."""
    period = head.period if any(head.period) else cover.period
    return replace(head, holder=head.holder or cover.holder, account=head.account or cover.account, period=period)


def _without_repeated(before: Sequence[Entry], entries: list[Entry]) -> list[Entry]:
    """A page may begin with the last row of the page before; with a balance or a serial number, equal cells are one row."""
    if before and entries and entries[0].row.cells == before[-1].row.cells and (entries[0].balance or entries[0].cell("serial")):
        return entries[1:]
    return entries


def _reconciliation(entries: Sequence[Entry], undated: Sequence[UnreadRow], reading: Reading, filtered: bool) -> Reconciliation:
    breaks = reading.chain.breaks
    proved = any(entry.balance is not None for entry in entries)
    open_ends = _open_ends(entries)
    rows = enumerate(zip(entries, reading.amounts, strict=True))
    unread = tuple(
        _unread(entry)
        for index, (entry, amount) in rows
        if index in reading.untold or index in open_ends or _is_unread(entry, amount) or (proved and _lacks_its_balance(entry))
    )
    if unread := (*undated, *unread):
        return Reconciliation("broken", breaks, unread=unread)
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
    if (entry.balance is None and not is_nothing(entry.cell("balance"))) or (entry.into and entry.out):
        return True
    return amount is None and (entry.balance is None or entry.prints_money or any(entry.counterparty))


def _lacks_its_balance(entry: Entry) -> bool:
    """Where other rows state their balance: whether this one's header names no such column, or it has run into a text."""
    if not any(column.role in _BALANCES for column in entry.row.columns):
        return True
    return entry.balance is None and any(has_figure(cell) for role in _TEXTS for cell in entry.cells(role))


def _unread(entry: Entry) -> UnreadRow:
    return UnreadRow(entry.row.page, " ".join(filter(None, entry.row.cells)), entry.row.box)


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
            amount=amount,
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
