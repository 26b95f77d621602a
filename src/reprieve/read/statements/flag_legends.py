"""What the codes of a column of directions mean, where the paper says so: 借贷标志 1-借方 2-贷方."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from reprieve.expression import compiled_when_used
from reprieve.library.statements import StatementVocabulary
from reprieve.read.notation import HAN, in_chinese
from reprieve.read.statements.entries import Entry

_CODE = compiled_when_used(rf"(?<![\w.])(?<!\d,)(?P<code>[A-Za-z]|\d)(?:[-:=]|代?表示?|为|是)+ ?(?P<word>{HAN}{{1,3}})(?!{HAN})")
_BEFORE = compiled_when_used(rf"(?<!{HAN})(?P<word>{HAN}{{1,3}})(?:[-:=]|为|是)(?P<code>[A-Z]|\d)(?![\w.,:])")
_BOTH = {"in", "out"}
_DASHES, _NEITHER = {"-", "--"}, "/"


def with_legend(entries: Sequence[Entry], lines: Iterable[str], vocabulary: StatementVocabulary) -> Sequence[Entry]:
    """The rows, with directions in words instead of the codes that a line of the paper explains: one for each way at least.

    A dash beside words is no minus: the money went neither in nor out. Nor did what was moved (转), where no balance tells.
    """
    codes = {entry.flag for entry in entries}
    proved = any(entry.balance is not None for entry in entries)
    neither = codes & (_DASHES if proved else _DASHES.union(vocabulary.directions.moved))
    if neither and any(map(vocabulary.direction, filter(in_chinese, codes - neither))):
        return [replace(entry, flag=_NEITHER) if entry.flag in neither else entry for entry in entries]
    if not codes or not all(len(code) <= 1 and code.isascii() for code in codes) or codes == {""}:
        return entries
    legend = next((told for line in lines if (told := _told_in(line, vocabulary))), {})
    return [replace(entry, flag=legend.get(entry.flag, entry.flag)) for entry in entries] if codes - {""} <= set(legend) else entries


def _told_in(line: str, vocabulary: StatementVocabulary) -> Mapping[str, str]:
    """The words for each code, if the line explains one for each way."""
    for pattern in (_CODE, _BEFORE):
        told = {found["code"]: found["word"] for found in pattern.finditer(line)}
        if {vocabulary.direction(word) for word in told.values()} >= _BOTH:
            return told
    return {}
