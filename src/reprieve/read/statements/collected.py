"""Pages of a table -> the heads, the dated rows, and the lines beside them, of the paper as a whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from reprieve.library.bank import Bank
from reprieve.library.statements import FIGURES, SIDES, Role, StatementVocabulary, Sum
from reprieve.model import UnreadRow
from reprieve.read.heads.accounts import find_account
from reprieve.read.heads.column_roles import Column
from reprieve.read.heads.periods import find_period
from reprieve.read.heads.statement_head import StatementHead, find_currency, read_head
from reprieve.read.statements.cut_rows import with_beginning, with_rest
from reprieve.read.statements.entries import Entry, as_unread, has_figures, read_entry
from reprieve.read.statements.statuses import with_status
from reprieve.read.tables.table_page import Row, TablePage

YUAN = "CNY"
_SAYING: frozenset[Role] = frozenset({"summary", "note", "counterparty"})
_Days = tuple[dt.date | None, dt.date | None]
_DAY = dt.timedelta(days=1)
_NO_PAGE = TablePage(0, (), (), (), ())


class Remark(NamedTuple):
    """A line that is no row, and the account below whose head it stands, and its currency; "" where the paper has only one.

    `sides` are the columns of money out and in above it, from left to right, by their names.
    """

    page: int
    line: str
    account: str = ""
    sides: tuple[tuple[Sum, str], ...] = ()
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Collected:
    """All pages together: the head of each account (one at least), the dated rows, the lines that are no rows, and rows without a date.

    `lost` are texts among the rows that stand in none, each with its page.
    """

    heads: Sequence[StatementHead]
    entries: Sequence[Entry]
    remarks: Sequence[Remark]
    undated: Sequence[UnreadRow]
    lost: Sequence[tuple[int, str]] = ()

    @property
    def lines(self) -> Iterator[str]:
        """The texts of the lines that are no rows."""
        return (remark.line for remark in self.remarks)


def collect(pages: Iterable[TablePage], vocabulary: StatementVocabulary, banks: Mapping[str, Bank]) -> Collected:
    """What the pages tell, in printed order. A row that a page break cuts in two, or that is printed on both pages, is one."""
    told = _PagesSoFar(vocabulary, banks)
    for page in pages:
        told.add(page)
    return told.collected()


class _PagesSoFar:
    """What was told up to a page; whose account and currency its rows are of is what the last head said."""

    def __init__(self, vocabulary: StatementVocabulary, banks: Mapping[str, Bank]) -> None:
        self._vocabulary = vocabulary
        self._banks = banks
        self._read_head = lru_cache(1)(lambda lines: read_head(lines, vocabulary, banks))  # most pages print the same
        self._heads: list[StatementHead] = []
        self._entries: list[Entry] = []
        self._remarks: list[Remark] = []
        self._undated: list[UnreadRow] = []
        self._lost: list[tuple[int, str]] = []
        self._cover: list[str] = []
        self._before = _NO_PAGE

    def add(self, page: TablePage) -> None:
        closing = self._closing_lines(page)
        self._take_remarks(page, page.head[:closing])
        self._take_head(page)
        self._take_rows(page)
        self._take_remarks(page, (*page.head[closing:], *page.remarks))
        self._lost += [(page.page, text) for text in page.lost]

    def collected(self) -> Collected:
        entries, remarks = _with_carried(self._entries, self._vocabulary), self._remarks
        if len(self._heads) > 1:
            first = self._heads[0]
            entries = [replace(entry, account=entry.account or first.account) for entry in entries]
            remarks = [one if one.account else one._replace(account=first.account, currency=first.currency) for one in remarks]
        on_cover = read_head(self._cover, self._vocabulary, self._banks)
        heads = [_filled(self._heads[0], on_cover), *self._heads[1:]] if self._heads else [on_cover]
        if len(heads) == 1 and not heads[0].holder and not heads[0].account:  # some heads stand below their table
            below = read_head([remark.line for remark in remarks], self._vocabulary, self._banks)
            heads = [_filled(heads[0], below)] if below.account else heads
        if not any(heads[0].period):  # a label in the foot of pages; a notice may name days, too
            periods = self._vocabulary.head.period
            foot = [one.line for one in remarks if "".join(one.line.partition(":")[0].split()) in periods]
            heads[0] = replace(heads[0], period=find_period(foot, self._vocabulary))
        return Collected(heads, entries, remarks, self._undated, self._lost)

    @property
    def _account(self) -> str:
        return self._heads[-1].account if len(self._heads) > 1 else ""

    def _currency(self, page: TablePage) -> str:
        """That of the head, else what the columns of figures name."""
        of_columns = (self._vocabulary.currency_of(column.name) for column in page.columns if column.role in FIGURES)
        return (self._heads[-1].currency if self._heads else "") or next(filter(None, of_columns), YUAN)

    def _take_head(self, page: TablePage) -> None:
        if page.head and page.columns:
            self._heads = _with_head(self._heads, self._read_head(page.head), begun=bool(self._entries))
        elif not self._heads:
            self._cover += page.head

    def _take_rows(self, page: TablePage) -> None:
        joined = False
        if page.above and self._goes_on_from_last_row(page):
            last = self._entries[-1]
            row = with_rest(last.row, self._before, page)
            self._entries[-1] = read_entry(row, self._vocabulary, last.account, last.currency) or last
            joined = row is not last.row
        if page.more_above and self._goes_on_from_last_row(page):
            self._entries[-1] = replace(self._entries[-1], row=_with_more(self._entries[-1].row, page.more_above))
        currency = self._currency(page)
        told = [(row, read_entry(row, self._vocabulary, self._account, currency)) for row in self._whole_rows(page)]
        cut = self._with_day_cut(page, currency)
        told = cut + told
        unread = [UnreadRow(page.page, line.text, line.box) for line in page.unread]
        self._undated += _without(unread, page.above) if joined or cut else unread
        self._undated += [as_unread(row) for row, entry in told if not entry and has_figures(row)]
        self._entries += _without_repeated(self._entries, [entry for _row, entry in told if entry])
        self._before = page if page.columns else self._before

    def _with_day_cut(self, page: TablePage, currency: str) -> list[tuple[Row, Entry | None]]:
        """The last row of the page before, whose day this page ends; no row is told of twice."""
        last = self._before.rows[-1] if self._before.page == page.page - 1 and self._before.rows and page.above else None
        place = next((place for place, row in enumerate(self._undated) if last is not None and row == as_unread(last)), None)
        if last is None or place is None or read_entry(last, self._vocabulary) is not None:  # it has its day, and something else is amiss
            return []
        row = with_rest(last, self._before, page)
        entry = read_entry(row, self._vocabulary, self._account, currency)
        if entry is not None:
            del self._undated[place]
        return [(row, entry)] if entry else []

    def _goes_on_from_last_row(self, page: TablePage) -> bool:
        before = self._before
        follows = before.page == page.page - 1 and bool(before.rows)
        return follows and bool(self._entries) and before.rows[-1].box == self._entries[-1].row.box

    def _whole_rows(self, page: TablePage) -> list[Row]:
        begun = self._before.ends or (self._before.hangs and not page.above)
        rows = [*(with_beginning(row, self._before) if begun else row for row in page.rows[:1]), *page.rows[1:]]
        if rows and rows[0] is not page.rows[0]:
            self._undated = _without(self._undated, self._before.below)
        tells_status = any(column.role == "status" for column in page.columns)
        return [with_status(row, self._vocabulary) for row in rows] if tells_status else rows

    def _closing_lines(self, page: TablePage) -> int:
        """How many lines above a further table sum up the one before it: those above the line that says whose it is."""
        known = self._vocabulary
        named = (place for place, line in enumerate(page.head) if find_account([line], known) or find_currency(line, known))
        return next(named, 0) if self._entries and page.head and page.columns else 0

    def _take_remarks(self, page: TablePage, lines: Iterable[str]) -> None:
        sides = tuple((SIDES[column.role], column.name) for column in page.columns if column.role in SIDES)
        currency = self._currency(page) if len(self._heads) > 1 else ""
        self._remarks += [Remark(page.page, line, self._account, sides, currency) for line in lines]


def _without(unread: Iterable[UnreadRow], part: Iterable[str]) -> list[UnreadRow]:
    """The rows that could not be read, but for what is a part of one that a page break cuts, and is read with it."""
    text = "".join("".join(part).split())
    return [row for row in unread if "".join(row.text.split()) != text]


def _with_carried(entries: Sequence[Entry], vocabulary: StatementVocabulary) -> list[Entry]:
    """The entries; those that say that they carry a balance over move nothing, unless balances show that they do."""
    around = zip([None, *entries], entries, [*entries[1:], None], strict=False)
    told = (
        replace(entry, amount=None, into=None, out=None, carried=True)
        if _says_carried(entry, vocabulary) and not _is_moved(before, entry, after)
        else entry
        for before, entry, after in around
    )
    return [entry for entry in told if not entry.carried or entry.balance is not None]


def _says_carried(entry: Entry, vocabulary: StatementVocabulary) -> bool:
    """Whether a text of an entry says that it carries a balance over. Its balance may stand among the amounts."""
    texts = ["".join(cell.split()) for cell in entry.row.cells_of(_SAYING)]
    return any(map(vocabulary.is_carried, texts)) or (
        not (entry.amount or entry.into or entry.out) and any(map(vocabulary.is_carried_if_nothing_moved, texts))
    )


def _is_moved(before: Entry | None, entry: Entry, after: Entry | None) -> bool:
    """Whether a balance is another than the one printed before, and its amount is what lies between it and the one before or after."""
    amount = entry.amount or entry.into or entry.out
    if not amount or entry.balance is None or before is None or before.balance in (None, entry.balance):
        return False
    known = (other.balance for other in (before, after) if other is not None and other.balance is not None)
    return any(abs(balance - entry.balance) == abs(amount) for balance in known)


def _with_more(row: Row, more: Iterable[tuple[Column, str]]) -> Row:
    columns, cells = zip(*more, strict=True)
    return replace(row, columns=(*row.columns, *columns), cells=(*row.cells, *cells))


def _with_head(heads: list[StatementHead], head: StatementHead, begun: bool) -> list[StatementHead]:
    """The heads with a further one, if it is of another account or another currency; a list of deposits may have stood before the rows."""
    if not heads:
        return [head]
    last = heads[-1]
    if head.account and not last.account and not begun:
        return [*heads[:-1], replace(last, account=head.account, currency=head.currency or last.currency)]
    if head.account and head.account != last.account:
        return [*heads, head]
    if head.currency and (before := last.currency or YUAN * begun) and head.currency != before:
        return [*heads, replace(head, account=last.account)]
    return [*heads[:-1], replace(last, period=_on_end(last.period, head.period))]


def _on_end(before: _Days, following: _Days) -> _Days:
    """The days of a statement, with those of a further one of the same account that goes on where it ends, or before it begins."""
    (start, end), (first, last) = before, following
    if start is None or end is None or first is None or last is None:
        return before
    joins = first <= end + _DAY and start <= last + _DAY
    return (min(start, first), max(end, last)) if joins else before


def _filled(head: StatementHead, cover: StatementHead) -> StatementHead:
    """The head; what it leaves out, as a page before it tells."""
    period = head.period if any(head.period) else cover.period
    return replace(head, holder=head.holder or cover.holder, account=head.account or cover.account, period=period)


def _without_repeated(before: Sequence[Entry], entries: list[Entry]) -> list[Entry]:
    """A page may begin with the last row of the page before; with a balance or a serial number, equal cells are one row."""
    if not before or not entries:
        return entries
    first = entries[0]
    told_apart = first.balance is not None or first.cell("serial")
    return entries[1:] if told_apart and first.row.cells == before[-1].row.cells else entries
