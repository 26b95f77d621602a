"""Findings about statements as such: do balances chain, is a stretch missing, were rows left out?"""

from __future__ import annotations

from collections.abc import Iterator

from reprieve.judge.coverage import left_out
from reprieve.judge.evidence import Evidence, period_of, source
from reprieve.judge.months import Period, gaps
from reprieve.judge.names import same_account
from reprieve.judge.remark import Remark
from reprieve.language import _
from reprieve.model import BANK_STATEMENT, Document, Income, Statement


def balance_break(evidence: Evidence, income: Income) -> Iterator[Remark]:
    for paper, statement in evidence.statements():
        if statement.reconciliation.status == "broken":
            yield from _breaks(paper, statement)


def _breaks(paper: Document, statement: Statement) -> Iterator[Remark]:
    breaks = statement.reconciliation.breaks
    if breaks:
        where = tuple(source(paper, one.row) for one in breaks)
        first = breaks[0]
        yield Remark(
            _(
                "{file}, page {page}, row {row}: the balance printed is {printed}, the rows before come to {expected} ({count} such rows)",
                file=paper.file,
                page=first.page,
                row=first.row,
                printed=first.printed,
                expected=first.expected,
                count=len(breaks),
            ),
            where,
        )
    for total in statement.reconciliation.totals if not breaks else ():
        if not total.agrees:
            yield Remark(
                _(
                    "{file}, page {page}: {label} is printed as {printed}, the rows come to {computed}",
                    file=paper.file,
                    page=total.page,
                    label=total.label,
                    printed=total.printed,
                    computed=total.computed,
                ),
                (source(paper),),
            )


def period_gap(evidence: Evidence, income: Income) -> Iterator[Remark]:
    for papers, periods in _by_account(evidence):
        for gap in gaps(periods):
            beside = [paper for paper, period in zip(papers, periods, strict=True) if gap.start > period.end or gap.end < period.start]
            message = _(
                "no statement covers {start} to {end}; {files} leave it out", start=gap.start, end=gap.end, files=[p.file for p in beside]
            )
            yield Remark(message, tuple(source(paper) for paper in beside))


def statement_filtered(evidence: Evidence, income: Income) -> Iterator[Remark]:
    for paper, statement in evidence.statements():
        if left_out(statement, evidence):
            yield Remark(_("{file} was printed with a filter: {filter}", file=paper.file, filter=statement.filter), (source(paper),))


def _by_account(evidence: Evidence) -> list[tuple[list[Document], list[Period]]]:
    """The applicant's bank statements by account; those without a number belong together."""
    groups: list[tuple[str, list[Document], list[Period]]] = []
    for paper, statement in evidence.own_statements():
        period = period_of(statement)
        if paper.kind != BANK_STATEMENT or period is None:
            continue
        same = next((g for g in groups if g[0] == statement.account or same_account(g[0], statement.account)), None)
        if same is None:
            same = (statement.account, [], [])
            groups.append(same)
        same[1].append(paper)
        same[2].append(period)
    return [(papers, periods) for _account, papers, periods in groups]
