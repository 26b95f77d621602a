"""Several accounts in one table: lines among its rows say whose those below are, or in which currency, and no names stand again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reprieve.library.statements import StatementVocabulary
from reprieve.read.heads.accounts import find_account
from reprieve.read.heads.statement_head import find_currency
from reprieve.read.page.words import Line
from reprieve.read.tables.lines.row_lines import MARGIN, begins_row, is_dated, is_labelled

Section = tuple[Sequence[Line], Sequence[Line]]


def sections(lines: Sequence[Line], known_head: frozenset[str], vocabulary: StatementVocabulary) -> Iterator[Section]:
    """The lines of a table down to the first that names an account or a currency, and from each such one on: its head, and what is below.

    Only where rows follow. What stands above the first row of a page, and stood in a head before (`known_head`), is printed again.
    """
    rows = [index for index in range(len(lines)) if begins_row(lines, index)]
    begin, head = 0, lines[:0]
    if rows:
        margin = min(lines[index].words[0].x0 for index in rows) + MARGIN
        named = [index for index in range(rows[-1]) if _names_account(lines[index], margin, vocabulary)]
        for index in named:
            again = index < rows[0] and lines[index].text in known_head
            if index < begin or again:
                continue
            yield head, lines[begin:index]
            below = range(index + 1, len(lines))
            end = next(at for at in below if at in rows or not (is_labelled(lines[at]) or begins_with_label(lines[at], vocabulary)))
            head, begin = lines[index:end], end
    yield head, lines[begin:]


def _names_account(line: Line, margin: float, vocabulary: StatementVocabulary) -> bool:
    """Whether a line begins with a label of heads, further left than cells of texts do, and tells an account or a currency, and no day."""
    if line.words[0].x0 > margin or not begins_with_label(line, vocabulary) or is_dated(line):
        return False
    return bool(find_account([line.text], vocabulary) or find_currency(line.text, vocabulary))


def begins_with_label(line: Line, vocabulary: StatementVocabulary) -> bool:
    """Whether a line begins with a label of a head and a colon, in whatever language."""
    label, colon, _value = line.text.partition(":")
    label = label.strip().rstrip("一二三四五六七八九十123456789")  # 账户一
    return bool(colon) and not vocabulary.head.fields.isdisjoint((label, "".join(label.split())))
