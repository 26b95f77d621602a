"""Which kind of paper is an opened file, with whatever else must be looked at to tell: a stronger reading, pages put side by side."""

from __future__ import annotations

from collections.abc import Sequence

from reprieve.library.mistaken import Mistaken
from reprieve.library.reading import ReadingLibrary
from reprieve.model import BANK_STATEMENT, STATEMENT_KINDS, UNKNOWN, OtherTable
from reprieve.read.heads.column_roles import Column
from reprieve.read.kinds.mistaken import kind_of, mistaken_pages
from reprieve.read.page.words import Page
from reprieve.read.paper import Paper
from reprieve.read.recognise import Recognition, heads_statement, recognise
from reprieve.read.tables.cards import read_cards
from reprieve.read.tables.layouts.other_tables import own_tables
from reprieve.read.tables.layouts.wide_pages import put_together

PAGES_TOLD_BY = 3
_MOST_PAGES_PUT_TOGETHER = 100


def tell_kind(
    paper: Paper, first: Sequence[Page], library: ReadingLibrary, hint: str | None, file: str
) -> tuple[Recognition, Mistaken | None]:
    """The kind of a paper by its first pages, and why it is no statement where it looks like one."""
    first = _without_other_tables(first, library)
    told = recognise(first, library, hint, file)
    if told.kind not in STATEMENT_KINDS and paper.scanned:
        first = paper.stronger(first)
        told = recognise(first, library, hint, file)
    elif told == Recognition(UNKNOWN) and 1 < paper.page_count <= _MOST_PAGES_PUT_TOGETHER:
        told = recognise(put_together(list(paper.pages()), (), library.statements), library, hint, file)
    if told == Recognition(UNKNOWN) and any(_are_of_a_statement(page.columns) for page in read_cards(first, library.statements)):
        told = Recognition(BANK_STATEMENT)
    mistake = mistaken_pages(told, first, library)
    return (kind_of(mistake, hint), mistake) if mistake else (told, None)


def _without_other_tables(first: Sequence[Page], library: ReadingLibrary) -> Sequence[Page]:
    """The pages without tables of deposits, funds or cards, where an account's transactions stand beside these."""
    others: list[OtherTable] = []
    own = list(own_tables(first, library.statements, others))
    return own if others and heads_statement(own, library) else first


def _are_of_a_statement(columns: Sequence[Column]) -> bool:
    """Whether what each card tells, a day and money, goes with a balance or a direction: receipts tell no such thing."""
    return not {"balance", "flag"}.isdisjoint(column.role for column in columns)
