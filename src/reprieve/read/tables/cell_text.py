"""The words of a cell -> its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, pairwise
from operator import itemgetter

from reprieve.library.statements import FIGURES, OTHER_SIDE, Role
from reprieve.read.notation import ACCOUNT_DIGIT, FEN, HAN
from reprieve.read.page.words import Word

_TORN, _BOXED, _APART, _BESIDE, _TWO = 0.3, 0.5, 1.0, 2.0, 2
_WHOLE, _HAN_ALONE = re.compile(rf"{FEN}$"), re.compile(rf"{HAN}+")
_ACCOUNT = re.compile(rf"[A-Z]{{0,3}}(?:\d|\*{{3}}){ACCOUNT_DIGIT}{{6,}}")  # a star or two before figures end a masked name that wraps
_END_OF_ACCOUNT = re.compile(r"[A-Z]{1,2}")  # Z200****0010 over N: nobody is called so
_TIME_OF_DAY = re.compile(r"\d{1,2}:\d.*|\d{5,6}")
_NUMBER_ENDS, _NUMBER_BEGINS = re.compile(rf"{ACCOUNT_DIGIT}$"), re.compile(ACCOUNT_DIGIT)
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏ0-9)]$")
FULL_LINE, SHORT_LINE = "\v", "\f"  # between what may be one number or a name and an account: had the upper line room for more?
_UNSPACED: frozenset[Role] = FIGURES | {"counterparty_account", "own_account", "serial"}


def cell_text(words: Sequence[Word], role: Role) -> str:
    """Words of a cell in reading order; a blank only between Latin words of one line, or between a date and its time.

    Figures that stand closer than a blank is wide are one number's.
    """
    if len(words) < 2:
        return words[0].text if words else ""
    if role in OTHER_SIDE and (told := _name_and_account(words)):
        return told
    if role in _UNSPACED:
        words = _without_texts_below(words) if role in FIGURES else words
        words = _without_row_number(words) if role in FIGURES else words
        return (" " if role in FIGURES and _are_boxed(words) else "").join(word.text for word in words)
    if role == "amount_over_balance":
        return " ".join(word.text for word in words)
    text = words[0].text
    for left, right in pairwise(words):
        beside = abs(left.middle - right.middle) < _BESIDE
        text += (" " if _blank_between(left, right, beside, role) else "") + right.text
    return text


def _without_texts_below(words: Sequence[Word]) -> Sequence[Word]:
    """The words without those that hold no figure below a whole amount, as a channel in the column 余额/渠道."""
    first = [word for word in words if abs(word.middle - words[0].middle) < _BESIDE]
    if len(first) == len(words) or not _WHOLE.search(first[-1].text):
        return words
    return [word for word in words if word in first or not _HAN_ALONE.fullmatch(word.text)]


def _are_boxed(words: Sequence[Word]) -> bool:
    """Whether each digit of a figure stands alone, as in boxes, and none is a point: whether the last two are fen nobody can tell."""
    return all(len(word.text) == 1 and word.text.isdecimal() for word in words) and all(
        right.x0 - left.x1 > _BOXED * (right.bottom - right.top) for left, right in pairwise(words)
    )


def _without_row_number(words: Sequence[Word]) -> Sequence[Word]:
    """The words without a number that white parts from an amount in their line: its column has no name, and it is none of the digits."""
    number, amount = words[0], words[-1]
    beside = len(words) == _TWO and abs(number.middle - amount.middle) < _BESIDE
    apart = amount.x0 - number.x1 > _APART * (amount.bottom - amount.top)
    return words[1:] if beside and apart and number.text.isdecimal() and _WHOLE.search(amount.text) else words


def _name_and_account(words: Sequence[Word]) -> str:
    """The lines of a cell with a stroke between the name and the account, where one stands above the other; else nothing.

    Where figures go on from the line above, it may be one number that wraps: the paper as a whole tells.
    """
    lines = [list(line) for _middle, line in groupby(words, key=lambda word: round(word.middle))]
    numbers = [
        len(line) == 1 and (_ACCOUNT.fullmatch(line[0].text) or _END_OF_ACCOUNT.fullmatch(line[0].text)) is not None for line in lines
    ]
    pairs = zip(pairwise(lines), pairwise(numbers), strict=True)
    cut = any(
        _NUMBER_ENDS.search(above[-1].text) and _NUMBER_BEGINS.match(below[0].text) for (above, below), (one, two) in pairs if one != two
    )
    if all(numbers) or not any(numbers):
        return ""
    parts = [[word for line in part for word in line] for part in _split_by(lines, numbers)]
    if cut and (len(parts) > _TWO or _ACCOUNT.fullmatch("".join(word.text for word in words))):
        return ""
    between = (SHORT_LINE if _has_room(lines) else FULL_LINE) if cut else "/"
    return between.join(cell_text(part, "note").strip("/|:") for part in parts)


def _has_room(lines: Sequence[Sequence[Word]]) -> bool:
    """Whether the first line is shorter than the one below it by more than a character, as no line is that wraps."""
    upper, lower = (line[-1].x1 - line[0].x0 for line in lines[:2])
    return lower - upper > lines[0][-1].bottom - lines[0][-1].top


def _split_by(lines: Sequence[list[Word]], numbers: Sequence[bool]) -> list[list[list[Word]]]:
    return [[line for line, _is_number in run] for _key, run in groupby(zip(lines, numbers, strict=True), key=itemgetter(1))]


def _blank_between(left: Word, right: Word, beside: bool, role: Role) -> bool:
    if role in ("date", "time"):
        return (_TIME_OF_DAY.fullmatch(right.text) is not None or (beside and right.text[0].isdigit())) and ":" not in left.text
    if _NUMBER_ENDS.search(left.text) and _NUMBER_BEGINS.match(right.text) and right.x0 - left.x1 < _TORN * (right.bottom - right.top):
        return False
    return beside and bool(_LATIN_WORD.search(left.text)) and (right.text[0].isascii() or _LATIN_WORD.match(right.text[0]) is not None)
