"""What the first reading of a picture leaves in doubt is seen again by a stronger model; what then remains in doubt is said."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from reprieve.language import Message, _
from reprieve.model import Box, Statement, Transaction
from reprieve.read.page.words import Page, Word
from reprieve.read.paper import Paper
from reprieve.read.second.proofs import names_of, plain, seen_as, seen_differently
from reprieve.read.second.proposals import propose

# How sure one can be of what two readings see differently.
_EITHER = 0.5

ReadStatement = Callable[[Iterable[Page]], Statement]


def look_again(paper: Paper, first: Statement, read: ReadStatement) -> tuple[Statement, tuple[Message, ...]]:
    """The statement with the fewest doubts among its readings, and what a person must compare with the paper.

    Pages whose balances break or begin, whose rows could not be read or whose dates run backwards are seen again; all pages, where no
    balance proves the rows. A figure that balances do not follow from stays as it was seen, and what would make them follow is proposed.
    """
    stronger = paper.again(_pages_in_doubt(paper, first))
    second = read(_with(paper.pages(), stronger))
    bands = _bands(first)
    seen_both_ways = read(
        _with(paper.pages(), {number: _mixed(paper.scanned[number].page, page, bands.get(number, [])) for number, page in stronger.items()})
    )
    best = min((first, seen_both_ways, second), key=_doubtfulness) if chains(first) else second
    proposals = propose(best, second if best is first else first)
    best = replace(
        best,
        transactions=less_sure(best.transactions, (second if best is first else first).transactions),
        reconciliation=replace(best.reconciliation, proposals=proposals),
    )
    return best, tuple(_remarks(paper, first, second, best))


def figures_again(paper: Paper, first: Statement, read: ReadStatement) -> tuple[Statement, tuple[Message, ...]]:
    """The statement, whose balances prove all but the amount they begin with, that one seen again; and what a person must compare."""
    rows: dict[int, list[Box]] = {}
    for index in unproved(first.transactions):
        rows.setdefault(first.transactions[index].page, []).append(first.transactions[index].bbox)
    second = read(_with(paper.pages(), again)) if (again := paper.figures_again(rows)) else first
    best = min(second, first, key=_doubtfulness)
    return best, (*names_in_doubt(paper, best), *_differences(first.transactions, second.transactions))


def unproved(rows: Sequence[Transaction]) -> list[int]:
    """The rows whose amount leads from no balance beside them to their own: those that an account's balances begin with."""
    by_account: dict[str, list[int]] = {}
    for index, row in enumerate(rows):
        if row.balance is not None:
            by_account.setdefault(row.account + row.currency, []).append(index)
    found = []
    for places in by_account.values():
        balances = [rows[index].balance for index in places]
        before_and_after = zip([None, *balances], places, [*balances[1:], None], strict=False)
        found += [index for before, index, after in before_and_after if _start(rows[index]) not in (before, after)]
    return sorted(found)


def _start(row: Transaction) -> Decimal:
    """The balance before the row's amount moved it."""
    assert row.balance is not None
    return row.balance - row.amount


def without_uprights(paper: Paper, first: Statement, read: ReadStatement) -> tuple[Statement, ReadStatement]:
    """The statement, and how to read it, as if no upright lines were drawn on its pictures, where that leaves fewer doubts.

    On a photograph taken at an angle some of the lines slant and are not seen, and those that are part the columns wrongly.
    """

    def read_open(pages: Iterable[Page]) -> Statement:
        return read(_with_level_rules(page) if page.is_picture else page for page in pages)

    other = read_open(paper.pages())
    return (other, read_open) if _doubtfulness(other) < _doubtfulness(first) else (first, read)


def _with_level_rules(page: Page) -> Page:
    return replace(page, rules=tuple(rule for rule in page.rules if rule.horizontal))


def is_in_doubt(statement: Statement) -> bool:
    """Whether a second look could settle something."""
    return not chains(statement) or _doubtfulness(statement)[0] > 0 or not statement.transactions


def chains(statement: Statement) -> bool:
    """Whether it has balances that say which of its figures are right."""
    return statement.reconciliation.status != "unverifiable"


def doubts_in(statement: Statement) -> int:
    """How many rows do not add up or could not be read."""
    return len(statement.reconciliation.breaks) + len(statement.reconciliation.unread)


def _doubtfulness(statement: Statement) -> tuple[int, int]:
    """How many rows are in doubt or out of order; then fewer rows are worse."""
    return doubts_in(statement) + len(_out_of_order(statement.transactions)), -len(statement.transactions)


def _pages_in_doubt(paper: Paper, statement: Statement) -> Iterable[int]:
    if not chains(statement) or not statement.transactions:
        return paper.scanned
    return _bands(statement)


def _out_of_order(rows: Sequence[Transaction]) -> list[int]:
    """Rows whose date goes against the order of the others; most statements run from one day to the next."""
    steps = [(after.date - before.date).days for before, after in pairwise(rows)]
    forwards = sum(step > 0 for step in steps) >= sum(step < 0 for step in steps)
    return [index + 1 for index, step in enumerate(steps) if step and (step > 0) != forwards]


def _bands(statement: Statement) -> dict[int, list[Box]]:
    """By page, the places of the rows in doubt, of those that nothing proves, and of their neighbours."""
    rows, proof = statement.transactions, statement.reconciliation
    places = {found.row - 1 for found in proof.breaks}.union(_out_of_order(rows), unproved(rows))
    near = sorted({index + step for index in places for step in (-1, 0, 1) if 0 <= index + step < len(rows)})
    bands: dict[int, list[Box]] = {}
    for page, box in [(rows[index].page, rows[index].bbox) for index in near] + [(row.page, row.bbox) for row in proof.unread]:
        bands.setdefault(page, []).append(box)
    for found in proof.breaks:
        bands.setdefault(found.page, [])
    return bands


def _with(pages: Iterable[Page], instead: Mapping[int, Page]) -> Iterator[Page]:
    return (instead.get(page.number, page) for page in pages)


def _mixed(first: Page, second: Page, bands: Sequence[Box]) -> Page:
    """The first reading, with the second one's words in the bands."""

    def inside(word: Word) -> bool:
        return any(box.top <= word.middle <= box.bottom for box in bands)

    words = [word for word in first.words if not inside(word)] + [word for word in second.words if inside(word)]
    return replace(first, words=tuple(words))


# --- what is said ----------------------------------------------------------------------------------------------------


def _remarks(paper: Paper, first: Statement, second: Statement, best: Statement) -> Iterator[Message]:
    if is_in_doubt(best) and (pages := paper.coarse()):
        yield _(
            "On pages {pages} the picture shows letters too small to be read surely. Scan it again, with 200 dots per inch or more.",
            pages=pages,
        )
    for proposal in best.reconciliation.proposals:
        yield _(
            "Page {page}, row {row}: {read} was seen on the picture; with {proposed} the balances would follow. Compare it with the paper.",
            page=proposal.page, row=proposal.row, read=proposal.read, proposed=proposal.proposed,
        )  # fmt: skip
    yield from names_in_doubt(paper, best)
    yield from seen_differently(names_of(first), names_of(second))
    if not chains(best):
        yield from _differences(first.transactions, second.transactions)
    elif len(first.transactions) == len(second.transactions):
        yield from _row_differences(first.transactions, second.transactions, unproved(best.transactions))
    for index in _out_of_order(best.transactions):
        row = best.transactions[index]
        if row.page in paper.scanned:
            yield _(
                "Page {page}, row {row}: the date {date} is out of order. Compare it with the paper.",
                page=row.page,
                row=index + 1,
                date=row.date,
            )


def names_in_doubt(paper: Paper, statement: Statement) -> Iterator[Message]:
    """The names in a statement's head that two models see differently where they stand."""
    for name, value in names_of(statement).items():
        for one, other in paper.differing:
            place = other.find(str(value)) if value else -1
            if place >= 0 and len(one) == len(other) and (before := one[place : place + len(str(value))]) != value:
                yield seen_as(name, before, value)


def less_sure(rows: Sequence[Transaction], others: Sequence[Transaction]) -> tuple[Transaction, ...]:
    """The rows; where another reading of as many rows has another counterparty, either may be right."""
    if len(rows) != len(others):
        return tuple(rows)
    differ = (plain(row.counterparty) != plain(other.counterparty) for row, other in zip(rows, others, strict=True))
    return tuple(replace(row, confidence=_EITHER) if doubted else row for row, doubted in zip(rows, differ, strict=True))


def _differences(first: Sequence[Transaction], second: Sequence[Transaction]) -> Iterator[Message]:
    """Where no balance is the judge, two readings must agree."""
    if len(first) != len(second):
        yield _(
            "Two readings of the pictures found {one} and {other} rows. Compare the rows with the paper.", one=len(first), other=len(second)
        )
        return
    yield from _row_differences(first, second, range(len(first)))


def _row_differences(first: Sequence[Transaction], second: Sequence[Transaction], places: Iterable[int]) -> Iterator[Message]:
    for place in places:
        one, other = first[place], second[place]
        if (one.date, one.amount) != (other.date, other.amount):
            yield _(
                "Page {page}, row {row} was seen as {one} and as {other}. Compare it with the paper.",
                page=other.page, row=place + 1, one=f"{one.date} {one.amount}", other=f"{other.date} {other.amount}",
            )  # fmt: skip
