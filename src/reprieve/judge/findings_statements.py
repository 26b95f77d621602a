"""Findings about statements as such: do balances chain, is a stretch missing, were rows left out?"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from reprieve.errors import masked
from reprieve.judge.accounts import accounts_of
from reprieve.judge.evidence import Evidence, left_out, period_of, source
from reprieve.judge.months import gaps
from reprieve.judge.overlap import last_whole_day, tells_all
from reprieve.judge.pages import at_a_missing_page, missing_pages
from reprieve.judge.remark import Remark
from reprieve.language import _
from reprieve.matching.names import same_account, stated
from reprieve.model import BANK_STATEMENT, STATEMENT_KINDS, Break, Document, Income, Source, Statement, TotalCheck, UnreadRow

_Row = tuple[dt.date, Decimal]


def balance_break(evidence: Evidence, income: Income) -> Iterator[Remark]:
    for paper, statement in evidence.statements():
        missing = missing_pages(statement, evidence)
        breaks = [one for one in statement.reconciliation.breaks if not at_a_missing_page(one, statement, missing)]
        if breaks:
            yield _broken(paper, breaks)
        elif statement.reconciliation.status == "broken" and not missing:
            yield from (_unequal(paper, total) for total in statement.reconciliation.totals if not total.agrees)
        if statement.reconciliation.unread:
            yield _unread(paper, statement.reconciliation.unread)


def _broken(paper: Document, breaks: Sequence[Break]) -> Remark:
    first = breaks[0]
    message = _(
        "{file}, page {page}, row {row}: the balance printed is {printed}, the rows before come to {expected} ({count} such rows)",
        file=paper.file,
        page=first.page,
        row=first.row,
        printed=first.printed,
        expected=first.expected,
        count=len(breaks),
    )
    return Remark(message, tuple(source(paper, one.row) for one in breaks))


def _unequal(paper: Document, total: TotalCheck) -> Remark:
    message = _(
        "{file}, page {page}: {label} is printed as {printed}, the rows come to {computed}",
        file=paper.file,
        page=total.page,
        label=total.label,
        printed=total.printed,
        computed=total.computed,
    )
    return Remark(message, (Source(paper.file, total.page),))


def _unread(paper: Document, rows: Sequence[UnreadRow]) -> Remark:
    message = _(
        "{file}: {count} dated rows have no figure that can be read, the first on page {page}: {text}",
        file=paper.file,
        count=len(rows),
        page=rows[0].page,
        text=masked(rows[0].text),
    )
    return Remark(message, tuple(Source(paper.file, row.page, bbox=row.bbox) for row in rows))


def holder_unnamed(evidence: Evidence, income: Income) -> Iterator[Remark]:
    """Statements of an account none of which says whose it is: they are taken for the applicant's, and a creditor may not take them."""
    for kind in sorted(STATEMENT_KINDS):
        for account in accounts_of([pair for pair in evidence.statements() if pair[0].kind == kind]):
            if not any(stated(statement.holder) for _paper, statement in account.statements):
                yield Remark(_("{files}: no holder's name could be read", files=account.files), account.places)


def page_missing(evidence: Evidence, income: Income) -> Iterator[Remark]:
    for paper, statement in evidence.statements():
        missing = missing_pages(statement, evidence)
        if missing:
            total = statement.printed_pages[0].total or len(statement.printed_pages) + len(missing)
            message = _("{file} says that it has {total} pages; these are missing: {pages}", file=paper.file, total=total, pages=missing)
            yield Remark(message, tuple(Source(paper.file, printed.page) for printed in statement.printed_pages[-1:]))


def overlap_differs(evidence: Evidence, income: Income) -> Iterator[Remark]:
    """Two whole statements of one account that do not print the same rows for the days that both cover."""
    whole = [(paper, statement) for paper, statement in evidence.own_statements() if tells_all(statement, evidence)]
    for (paper, one), (other_paper, other) in combinations(whole, 2):
        if paper.kind == other_paper.kind and one.account and same_account(one.account, other.account) and one.currency == other.currency:
            yield from _differences(paper, one, other_paper, other)


def _differences(paper: Document, one: Statement, other_paper: Document, other: Statement) -> Iterator[Remark]:
    periods = period_of(one), period_of(other)
    if periods[0] is None or periods[1] is None:
        return
    start = max(periods[0].start, periods[1].start)
    end = min(last_whole_day(one, periods[0]), last_whole_day(other, periods[1]))
    first, second = _rows_between(one, start, end), _rows_between(other, start, end)
    only_first, only_second = first - second, second - first
    if only_first or only_second:
        message = _(
            "{file} and {other} both cover {start} to {end}; {count} rows stand in only one of them",
            file=paper.file,
            other=other_paper.file,
            start=start,
            end=end,
            count=only_first.total() + only_second.total(),
        )
        yield Remark(message, (*_where(paper, one, only_first), *_where(other_paper, other, only_second)))


def _rows_between(statement: Statement, start: dt.date, end: dt.date) -> Counter[_Row]:
    return Counter((row.date, row.amount) for row in statement.transactions if start <= row.date <= end)


def _where(paper: Document, statement: Statement, rows: Counter[_Row]) -> Iterator[Source]:
    for number, row in enumerate(statement.transactions, 1):
        if (row.date, row.amount) in rows:
            yield source(paper, number)


def period_gap(evidence: Evidence, income: Income) -> Iterator[Remark]:
    banks = [pair for pair in evidence.own_statements() if pair[0].kind == BANK_STATEMENT]
    for account in accounts_of(banks):
        for gap in gaps(account.periods):
            dated = [(paper, period) for paper, statement in account.statements if (period := period_of(statement))]
            beside = [paper for paper, period in dated if gap.start > period.end or gap.end < period.start]
            message = _(
                "no statement covers {start} to {end}; {files} leave it out", start=gap.start, end=gap.end, files=[p.file for p in beside]
            )
            yield Remark(message, tuple(source(paper) for paper in beside))


def statement_filtered(evidence: Evidence, income: Income) -> Iterator[Remark]:
    for paper, statement in evidence.statements():
        if left_out(statement, evidence):
            yield Remark(_("{file} was printed with a filter: {filter}", file=paper.file, filter=statement.filter), (source(paper),))
