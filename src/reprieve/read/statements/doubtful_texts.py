"""What the texts of rows show of themselves that no balance does: a column was not understood, or cells were cut or run together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice

from reprieve.language import Message, _
from reprieve.library.statements import AMOUNTS, Role, StatementVocabulary
from reprieve.model import Transaction
from reprieve.read.notation import ACCOUNT_DIGIT, FEN, HAN, YEAR
from reprieve.read.statements.entries import Entry
from reprieve.read.statements.texts_compared import odd_beside_others

_FEWEST, _MOST, _SHOWN = 3, 0.5, 3
_LETTERS, _LONGEST_WORD = 2, 4
_DAYS: frozenset[Role] = frozenset({"date", "other_date"})
_BALANCES: frozenset[Role] = frozenset({"balance", "available"})
_LETTER = re.compile(HAN)
_ACCOUNT = re.compile(rf"[A-Z]{{0,3}}{ACCOUNT_DIGIT}{{8,}}")
_WORD_THEN_NUMBER = re.compile(r"[A-Za-z]{4,}\d{4,}")
# Of which month or batch a payment is, or whose telephone it is for: a text says so itself (代发202605工资).
_ITS_OWN = rf"(?:{YEAR}(?:0[1-9]|1[0-2])(?:[0-3]\d)?|1[3-9]\d{{9}})(?!\d)"
# A day, an amount or the number of an account beside a text that it touches, a row of points, a label without a value, or a seal's number.
_RUN_TOGETHER = re.compile(
    rf"^(?:\d{{1,2}}/\d{{1,2}}/{YEAR}|{YEAR}[-/]\d{{1,2}}[-/]\d{{1,2}}) ?(?={HAN})"
    rf"|¥[\d,]*{FEN}{HAN}|{HAN}\)?(?!{_ITS_OWN})\d{{6,}}{HAN}|[.·_=]{{5,}}$|:$|\(\d\d\)$"
)


def doubtful_texts(entries: Sequence[Entry], rows: Sequence[Transaction], vocabulary: StatementVocabulary) -> Iterator[Message]:
    """What a person must compare with the paper, of rows as they were read."""
    yield from _columns_not_understood(entries, rows, vocabulary)
    for pages, texts in _on_pages(chain(_odd_texts(rows), odd_beside_others(rows, tuple(vocabulary.head.firms)))):
        yield _(
            "On pages {pages}, texts of rows look cut, or run into one another: {texts}. Compare the rows with the paper.",
            pages=pages,
            texts=texts,
        )


def texts_lost(found: Iterable[tuple[int, str]]) -> Iterator[Message]:
    """What is said of texts among the rows, each with its page, that stand in none of them."""
    for pages, texts in _on_pages(found):
        yield _(
            "On pages {pages}, texts among the rows belong to none of them: {texts}. Compare the rows with the paper.",
            pages=pages,
            texts=texts,
        )


def _on_pages(found: Iterable[tuple[int, str]]) -> Iterator[tuple[list[int], list[str]]]:
    """All pages together, with the first of their texts: a bank may cut names itself, on each of many pages."""
    if told := list(found):
        yield sorted({page for page, _text in told}), list(dict.fromkeys(text for _page, text in told))[:_SHOWN]


def _columns_not_understood(entries: Sequence[Entry], rows: Sequence[Transaction], vocabulary: StatementVocabulary) -> Iterator[Message]:
    """What is said of columns below strange names that hold what no row has: texts, or numbers of accounts."""
    if beside := _of_table_beside(entries):
        yield _("A column was not understood: {names}. Compare the rows with the paper.", names=beside)
    texts, numbers = (_below_strange_names(entries, fits, vocabulary) for fits in (_is_text, _is_account))
    if texts and not any(row.counterparty or row.counterparty_account for row in rows):
        yield _("No row names its other side, and a column was not understood: {names}. Compare the rows with the paper.", names=texts)
        return
    says_what = sum(bool(row.summary or row.note) for row in rows) > _MOST * len(rows)
    names_accounts = any(row.counterparty_account for row in rows)
    numbers = [name for name in numbers if any(word in vocabulary.spelt(name) for word in vocabulary.table.account)]
    unsaid = [] if says_what else [*texts, *_empty_beside(entries, rows, vocabulary)]
    if names := [*unsaid, *([] if names_accounts else [*numbers, *_of_others(entries)])]:
        yield _("A column was not understood: {names}. Compare the rows with the paper.", names=names)


def _of_table_beside(entries: Sequence[Entry]) -> list[str]:
    """The days, amounts and balances behind the second days, if both sides have all of them and most rows have another amount there."""
    columns = entries[0].row.columns if entries else ()
    begin = next(islice((place for place, column in enumerate(columns) if column.role in _DAYS), 1, None), 0)
    sides = columns[:begin], columns[begin:]
    if not all(any(column.role in roles for column in side) for side in sides for roles in (AMOUNTS, _BALANCES)):
        return []
    cells = [list(entry.row.told()) for entry in entries]
    amounts = ([{cell for column, cell in side if cell and column.role in AMOUNTS} for side in (row[:begin], row[begin:])] for row in cells)
    others = sum(bool(second) and not first & second for first, second in amounts)
    of_another = [column.name for column in sides[1] if column.role in _DAYS | AMOUNTS | _BALANCES]
    return of_another if others >= max(_FEWEST, _MOST * len(entries)) else []


def _below_strange_names(entries: Sequence[Entry], fits: Callable[[str], bool], vocabulary: StatementVocabulary) -> list[str]:
    """The names that are not known below which half of the rows have such a text."""
    headers = {id(entry.row.columns): entry.row.columns for entry in entries}  # the rows of a page share them
    others = {column.name for columns in headers.values() for column in columns if column.role == "other"}
    strange = {name for name in others if not vocabulary.knows("".join(name.split()))}
    if not strange:
        return []
    found = Counter(column.name for entry in entries for column, cell in entry.row.told() if column.name in strange and cell and fits(cell))
    return [name for name, count in found.items() if count >= max(_FEWEST, _MOST * len(entries))]


def _empty_beside(entries: Sequence[Entry], rows: Sequence[Transaction], vocabulary: StatementVocabulary) -> Iterator[str]:
    """The columns of summaries, of which no row has any, if the names of half the rows begin with several."""
    begun = [words for row in rows if (words := _summary_before(row.counterparty, vocabulary))]
    if len(begun) >= _MOST * len(rows) and len({*begun}) >= _FEWEST:
        yield from (column.name for column in entries[0].row.columns if column.role == "summary")


def _summary_before(name: str, vocabulary: StatementVocabulary) -> str:
    return next(
        (name[:end] for end in range(_LETTERS, min(_LONGEST_WORD, len(name) - _LETTERS) + 1) if vocabulary.is_summary(name[:end])), ""
    )


def _of_others(entries: Sequence[Entry]) -> Iterator[str]:
    """The columns of the holder's own account, if nearly each row has another number there: they are not the holder's."""
    numbers = [cell for entry in entries if (cell := entry.cell("own_account")) and _is_account(cell)]
    if len({*numbers}) >= _FEWEST and len({*numbers}) > _MOST * len(numbers):
        yield from (column.name for column in entries[0].row.columns if column.role == "own_account")


def _is_text(text: str) -> bool:
    return len(_LETTER.findall(text)) > 1


def _is_account(text: str) -> bool:
    return _ACCOUNT.fullmatch(text.replace(" ", "")) is not None


def _odd_texts(rows: Sequence[Transaction]) -> Iterator[tuple[int, str]]:
    """The texts, each with its page, that hold half a bracket or another cell's text."""
    accounts = dict.fromkeys((row.page, row.counterparty_account) for row in rows)
    texts = dict.fromkeys((row.page, text) for row in rows for text in (row.counterparty, row.summary))
    yield from ((page, account) for page, account in accounts if _WORD_THEN_NUMBER.fullmatch(account))
    yield from ((page, text) for page, text in texts if text.count("(") != text.count(")") or _RUN_TOGETHER.search(text))
