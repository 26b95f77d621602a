"""A statement is read as a table; where that leaves doubts, in other ways, and the one with the fewest doubts is right.

The others: cards or a list instead of a table, a closer look at pictures, sheets laid side by side, another extractor.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from itertools import takewhile

from reprieve.errors import PaperError
from reprieve.language import Message, _
from reprieve.library.reading import ReadingLibrary
from reprieve.library.statements import StatementVocabulary
from reprieve.model import OtherTable, PrintedPage, Statement
from reprieve.read.certificates.glued_labels import fields_apart
from reprieve.read.page.page_numbers import noted
from reprieve.read.page.words import Page, visual_lines
from reprieve.read.paper import Paper
from reprieve.read.second.second_look import chains, doubts_in, figures_again, is_in_doubt, look_again, without_uprights
from reprieve.read.second.two_readings import Digits, counted, misses_something, not_shown
from reprieve.read.statement import read_statement
from reprieve.read.table import read_table
from reprieve.read.tables.layouts.other_tables import own_tables
from reprieve.read.tables.layouts.wide_pages import put_together, with_names_alone, within_their_pages
from reprieve.read.tables.lines.row_lines import holds_amounts
from reprieve.read.tables.table_page import TablePage

_FEWEST_LISTED, _MOST_IN_DOUBT = 3, 0.1
_PAGES_READ_TWICE = 100
_Told = tuple[Statement, tuple[Message, ...]]
_Read = Callable[[Iterable[Page]], Statement]


def read_with_fewest_doubts(paper: Paper, pages: Iterable[Page], library: ReadingLibrary) -> _Told:
    """The statement, and what a person must know of how it was read. `pages` are those of the paper."""
    read = _reader(library)
    quick, read = _going_on_before(paper, read(pages), read)
    if other := _otherwise(paper, quick, library):
        return _of_pictures(paper, other[0], other[1]) if paper.scanned else (other[0], ())
    if paper.scanned:
        return _of_pictures(paper, *(without_uprights(paper, quick, read) if is_in_doubt(quick) else (quick, read)))
    if paper.page_count > _PAGES_READ_TWICE:
        return quick, ()
    quick, remarks = _across_sheets(paper, quick, read, library)
    if quick.reconciliation.status == "broken" and (careful := _by_another_extractor(paper, quick, read)):
        return careful[0], (*careful[1], *remarks)
    return quick, remarks


def _going_on_before(paper: Paper, quick: Statement, read: _Read) -> tuple[Statement, _Read]:
    """The statement, and how it is read, where pages that go on with its table lie before the one that names the columns.

    Who puts sheets together by hand turns them over. They are read behind the others where that adds rows and no doubt.
    """
    first = min((row.page for row in quick.transactions), default=1)
    if first == 1 or paper.page_count > _PAGES_READ_TWICE:
        return quick, read

    def read_behind(pages: Iterable[Page]) -> Statement:
        return read(sorted(pages, key=lambda page: page.number < first))

    before = takewhile(lambda page: page.number < first, paper.pages())
    if not any(sum(map(holds_amounts, visual_lines(page))) > 1 for page in before):
        return quick, read
    whole = read_behind(paper.pages())
    more = len(whole.transactions) > len(quick.transactions) and doubts_in(whole) <= doubts_in(quick)
    return (whole, read_behind) if more else (quick, read)


def _of_pictures(paper: Paper, quick: Statement, read: _Read) -> _Told:
    """The statement, its names seen once more where balances prove the rest, and what two readings do not agree on."""
    if chains(quick):
        paper.see_names_again()
        quick = read(paper.pages())
    return look_again(paper, quick, read) if is_in_doubt(quick) else figures_again(paper, quick, read)


def _reader(library: ReadingLibrary) -> _Read:
    """How pages are read as a table; the numbers that they print of themselves are kept, and what tables of something else stand there."""

    def read(pages: Iterable[Page]) -> Statement:
        printed: list[PrintedPage] = []
        others: list[OtherTable] = []
        apart = (fields_apart(page, library.statements.head.fields) for page in pages)
        own = own_tables(noted(apart, printed), library.statements, others)
        statement = read_statement(read_table(own, library.statements), library.statements, library.banks)
        return replace(statement, printed_pages=tuple(printed), other_tables=tuple(others))

    return read


def _by_another_extractor(paper: Paper, quick: Statement, read: _Read) -> _Told | None:
    """The statement as pdfplumber finds it, if fewer rows are in doubt.

    What it alone finds may be what nobody sees, and is said; where it misses what PDFium shows, the first reading stays.
    """
    if paper.second_opinion is None:
        return None
    found: Digits = {}
    try:
        careful = read(counted(paper.second_opinion(), found))
    except PaperError:
        return None
    if len(careful.transactions) < len(quick.transactions) or doubts_in(careful) >= doubts_in(quick):
        return None
    shown = list(paper.pages())
    if misses_something(found, shown):
        return None
    return replace(careful, printed_pages=quick.printed_pages), tuple(not_shown(careful, shown))


def _otherwise(paper: Paper, quick: Statement, library: ReadingLibrary) -> tuple[Statement, _Read] | None:
    """The payments of a paper that is no table with names above its columns, and how they are read, where hardly any leaves doubts.

    They are cards, each with labels of its own, or a list without names, as apps print it.
    """
    if quick.transactions and (quick.reconciliation.status != "broken" or paper.page_count > _PAGES_READ_TWICE):
        return None
    from reprieve.read.tables.cards import read_cards  # few papers are cards or such lists
    from reprieve.read.tables.listed import read_list

    def read_by(tell: Callable[[Iterable[Page], StatementVocabulary], Iterable[TablePage]], pages: Iterable[Page]) -> Statement:
        return read_statement(tell(pages, library.statements), library.statements, library.banks)

    for tell in (read_cards, read_list):
        statement = read_by(tell, paper.pages())
        enough = len(statement.transactions) >= max(_FEWEST_LISTED, len(quick.transactions))
        is_proved = tell is read_list or any(row.balance is not None for row in statement.transactions)
        most = max(_MOST_IN_DOUBT * len(statement.transactions), 1 + (tell is read_list))  # a screen cuts off the last, or a first
        if enough and doubts_in(statement) <= (most if is_proved else 0):
            return statement, partial(read_by, tell)
        if quick.transactions:
            break  # a list has no names at all
    return None


def _across_sheets(paper: Paper, quick: Statement, read: _Read, library: ReadingLibrary) -> _Told:
    """The statement, of a table that goes on beside its sheets with the columns there; where they cannot be joined, that is said."""
    with_rows = {row.page for row in quick.transactions}
    if len(with_rows) > paper.page_count / 2:
        return quick, ()
    pages = list(paper.pages())
    if whole := put_together(pages, with_rows, library.statements):
        wide = within_their_pages(read(whole), pages)
        if len(wide.transactions) >= len(quick.transactions) and doubts_in(wide) <= doubts_in(quick) and _tells_all_of(wide, quick):
            return replace(wide, printed_pages=quick.printed_pages), ()
    beside = with_names_alone(pages, with_rows, library.statements)
    if not beside:
        return quick, ()
    return quick, (
        _(
            "Pages {pages} hold columns of a table whose days stand on other pages, and were not read. Print it one page wide.",
            pages=beside,
        ),
    )


def _tells_all_of(wide: Statement, quick: Statement) -> bool:
    """Whether rows have as many texts of each kind as before: what stands beside a table adds some, and takes none away."""
    more, fewer = (
        [
            sum(map(bool, texts))
            for texts in zip(*((row.counterparty, row.counterparty_account, row.summary, row.note) for row in rows), strict=True)
        ]
        for rows in (wide.transactions, quick.transactions)
    )
    return not fewer or all(many >= few for many, few in zip(more, fewer, strict=True))
