"""A summary over a name in one cell (摘要/对方户名) ends where it does in other rows: a page may cut the cell, or its lines be full."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reprieve.library.statements import StatementVocabulary
from reprieve.read.statements.entries import Entry
from reprieve.read.tables.table_page import Row


def with_whole_summaries(entries: Sequence[Entry], vocabulary: StatementVocabulary) -> Sequence[Entry]:
    """The entries, each summary over a name as long as the paper says it over several names."""
    places = [_place(entry.row) for entry in entries]
    told = [_summary_and_name(entry.row, place) for entry, place in zip(entries, places, strict=True)]
    times = Counter(summary for summary, _name in told if summary)
    over = Counter(summary for summary, _name in set(told))
    known = [summary for summary in times if over[summary] > 1]
    if not known:
        return entries
    rows = zip(entries, places, told, strict=True)
    return [_ended(entry, place, *texts, _whole(*texts, known, times, vocabulary)) for entry, place, texts in rows]


def _place(row: Row) -> int | None:
    return next((place for place, column in enumerate(row.columns) if column.below), None)


def _name_places(row: Row, place: int) -> Iterator[int]:
    own = row.columns[place]
    return (other for other, column in enumerate(row.columns) if (column.name, column.role) == (own.name, own.below))


def _summary_and_name(row: Row, place: int | None) -> tuple[str, str]:
    if place is None:
        return "", ""
    return row.cells[place], next((row.cells[other] for other in _name_places(row, place)), "")


def _whole(summary: str, name: str, known: Sequence[str], times: Counter[str], vocabulary: StatementVocabulary) -> str:
    """The summary that both begin with: a longer one that is known, or, of a text that tells nothing, one that it begins with."""
    begun = [text for text in known if f"{summary}{name}".startswith(text) and (len(text) > len(summary) or summary not in known)]
    if vocabulary.is_summary(summary):
        begun = [text for text in begun if len(text) > len(summary)]
    return max(begun, key=lambda text: times[text], default=summary) if summary else summary


def _ended(entry: Entry, place: int | None, summary: str, name: str, whole: str) -> Entry:
    if place is None or whole == summary:
        return entry
    row, cells, below = entry.row, list(entry.row.cells), entry.row.columns[place].below
    rest = f"{summary}{name}"[len(whole) :]
    cells[place] = whole
    at = next(_name_places(row, place), None)
    if at is not None:
        cells[at] = rest
    row = replace(row, cells=tuple(cells))
    return replace(entry, row=row if at is not None or not below else row.with_more([(below, row.columns[place].name, rest)]))
