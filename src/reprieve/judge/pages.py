"""Pages that a statement says it has and the file lacks."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reprieve.judge.evidence import Evidence
from reprieve.matching.names import same_account
from reprieve.model import Break, PrintedPage, Statement


def missing_pages(statement: Statement, evidence: Evidence) -> list[int]:
    """The numbers that are left out between the printed ones, or up to the printed total; those in another file of the account count.

    Numbers that do not rise from page to page are no page numbers, and tell nothing.
    """
    numbers = _numbers(statement.printed_pages)
    if not numbers:
        return []
    total = statement.printed_pages[0].total or max(numbers)
    elsewhere = {number for other in _parts(statement, evidence) for number in _numbers(other.printed_pages)}
    return [number for number in range(1, total + 1) if number not in numbers | elsewhere]


def at_a_missing_page(one: Break, statement: Statement, missing: Sequence[int]) -> bool:
    """Whether pages are missing just before the row that does not follow, or just after it, as the newest rows may stand first."""
    return any(_pages_between(row, statement, missing) for row in (one.row - 1, one.row))


def _pages_between(row: int, statement: Statement, missing: Sequence[int]) -> bool:
    """Whether pages are missing between this row (from 1) and the next."""
    rows = statement.transactions
    if not 1 <= row < len(rows):
        return False
    numbers = {printed.page: printed.number for printed in statement.printed_pages}
    before, after = numbers.get(rows[row - 1].page), numbers.get(rows[row].page)
    return before is not None and after is not None and any(before < number < after for number in missing)


def _numbers(printed: Sequence[PrintedPage]) -> set[int]:
    rising = all(one.number < other.number and one.total == other.total for one, other in pairwise(printed))
    return {one.number for one in printed} if rising else set()


def _parts(statement: Statement, evidence: Evidence) -> list[Statement]:
    """The other statements of the same account that say they have as many pages."""
    total = statement.printed_pages[0].total
    others = [other for _paper, other in evidence.statements() if other is not statement and other.printed_pages]
    return [other for other in others if other.printed_pages[0].total == total and _one_print(statement, other)]


def _one_print(one: Statement, other: Statement) -> bool:
    return not one.account or not other.account or same_account(one.account, other.account)
