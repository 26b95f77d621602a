"""Papers that look like a statement and are none: told by their head, by the names of their columns, or by what their rows say."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from reprieve.library.mistaken import Mistaken
from reprieve.library.reading import ReadingLibrary
from reprieve.model import STATEMENT_KINDS, UNKNOWN, Content, Statement
from reprieve.read.heads.header import headers_on
from reprieve.read.page.prose import squeeze
from reprieve.read.page.words import Page, visual_lines
from reprieve.read.recognise import Recognition

_HEAD_LINES = 12
_FEWEST_ROWS = 2


def is_taken_for_statement(told: Recognition) -> bool:
    """Whether a paper would be read as a statement, or could be one."""
    return told.kind in STATEMENT_KINDS or told == Recognition(UNKNOWN) or any(kind in STATEMENT_KINDS for kind in told.also)


def mistaken_pages(told: Recognition, pages: Sequence[Page], library: ReadingLibrary) -> Mistaken | None:
    """What a paper with a table of transactions is, when it is no statement. Only lines above the first table are of its head."""
    if not is_taken_for_statement(told):
        return None
    for page in pages:
        own = page.without_seal()
        header = next(headers_on(own, library.statements), None)
        if header is not None:
            above = [line for line in visual_lines(own) if line.box.bottom <= header.top] if page is pages[0] else visual_lines(pages[0])
            names = ["".join(column.name.split()) for column in header.columns]
            return library.mistaken.by_head("\n".join(map(squeeze, islice(above, _HEAD_LINES))), [names], exported=False)
    return None


def mistaken_rows(content: Content | None, library: ReadingLibrary) -> Mistaken | None:
    """What a statement is by what its rows say, when it is none."""
    if not isinstance(content, Statement) or len(content.transactions) < _FEWEST_ROWS:
        return None
    balances = [row.balance for row in content.transactions if row.balance is not None]
    rows = [("".join(row.summary.split()), None if balances or row.neutral else row.amount) for row in content.transactions]
    owed = len(balances) >= _FEWEST_ROWS and sum(balance < 0 for balance in balances) > len(balances) / 2
    return library.mistaken.by_rows(rows, owed=owed)


def kind_of(mistake: Mistaken, hint: str | None) -> Recognition:
    """The kind of a paper that is no statement; where it has none, what the case file says, unless that is a statement."""
    return Recognition(mistake.kind or (hint if hint and hint not in STATEMENT_KINDS else UNKNOWN))
