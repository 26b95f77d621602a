"""Word processors set a little white between Chinese and figures, and before hyphens; a day or a name so set is one word again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reprieve.read.days.dates import ENGLISH_MONTH
from reprieve.read.notation import CURRENCY_CODES, FEN, FIGURE, UNIT, YEAR
from reprieve.read.page.words import Line, Page, Word, merged, one_word, visual_lines

_TORN = 0.15
NEAR, BLANK = 0.35, 0.7  # the most white within a day or a name, and within English or after a sign, in heights of the type
_ENGLISH_DAY = re.compile(rf"\d{{1,2}}{ENGLISH_MONTH}(?:{YEAR})?")
_ENGLISH_MONTH_FIRST = re.compile(rf"{ENGLISH_MONTH}\.?\d{{1,2}},?(?:{YEAR})?")
_YEAR = re.compile(rf"{YEAR}(?:[-/.](?:\d{{1,2}}[-/.]?)?|年(?:\d{{1,2}}(?:月\d{{0,2}})?)?)?")
_DAY = re.compile(rf"{YEAR}(?:年(?:\d{{1,2}}(?:月(?:\d{{1,2}}日?)?)?)?|(?P<mark>[-/.])(?:\d{{1,2}}(?:(?P=mark)(?:\d{{1,2}})?)?)?)")
_FIGURE_DAY = re.compile(rf"{YEAR}(?:[01]|(?:0[1-9]|1[0-2])(?:[0-3]\d?)?)")  # the beginning of 20240611, from its month on
_MONTH, _MONTH_DAY = re.compile(r"\d{1,2}月\d{0,2}"), re.compile(r"\d{1,2}月\d{1,2}日?")
_BEGINS_DAY = re.compile(f"{_YEAR.pattern}|{_FIGURE_DAY.pattern}|{_MONTH.pattern}")
ENDS_FIGURE = re.compile(f"{FEN}$")
_THOUSANDS, _HUNDREDS = re.compile(r"[-+]?[1-9]\d{0,2}"), re.compile(r"\d{3}\.\d\d")  # 5 675.14
_LONGEST_THOUSANDS = len("-999")
_BRACKETS = ("(", ")")
_EMPTY = "(空)"
_GOES_ON = ("(", "¥", "$")
_CURRENCY_BEGUN, _HOME_CURRENCY = ("人", "人民"), ("人民", "人民币")  # its letters may be of several fonts
_CURRENCY = re.compile(rf"\(?[-+]?(?:{'|'.join(CURRENCY_CODES)})")
_UNITS = (*CURRENCY_CODES, "元", "人民币", "港币", "英镑")  # 万元 and 美元 end so, too
_UNIT = re.compile(UNIT)
_WAYS = ("CR", "DR", "Cr", "Dr", "借", "贷")
_WAYS_OR_SUMMARIES = ("收", "支", "收入", "支出")
_SIGN, _FIGURE = re.compile(r"[-+]?[¥$]"), re.compile(rf"[-+]?{FIGURE}.*")


def joined(line: Line) -> Line:
    """The line with the pieces of a day, of a figure after its sign, of 人民币, and of a name with brackets in it, put together."""
    if not any(_may_go_on(word.text) for word in line.words):
        return line
    return replace(line, words=tuple(merged(line.words, _are_one)))


def _may_go_on(text: str) -> bool:
    begins = (text[:1].isdecimal() and _BEGINS_DAY.fullmatch(text) is not None) or (
        len(text) <= _LONGEST_THOUSANDS and _THOUSANDS.fullmatch(text) is not None
    )
    return begins or text in _CURRENCY_BEGUN or text.startswith(_BRACKETS) or text.endswith(_GOES_ON)


def numbers_joined(line: Line) -> Line:
    """The line with figures that stand closer than any blank is wide as one number: browsers tear them."""
    return replace(line, words=tuple(merged(line.words, _are_one_number)))


def _are_one_number(left: Word, right: Word) -> bool:
    return left.text.isdecimal() and right.text.isdecimal() and _is_near(left, right, _TORN)


def days_joined(page: Page) -> Page:
    """The page with the pieces of days without a year put together (5月 3 日); most pages have none."""
    if not any(_MONTH.fullmatch(word.text) for word in page.words):
        return page
    return replace(page, words=tuple(word for line in visual_lines(page) for word in joined(line).words))


def currencies_joined(line: Line, column: tuple[float, float] | None = None) -> Line:
    """The line with each currency, put together with the figure that it stands at; those near the `column` of currencies stay apart."""
    if len(line.words) == 1 or not any(word.text.endswith(_UNITS) for word in line.words):
        return line
    words = list(line.words[:1])
    for word, following in zip(line.words[1:], [*line.words[2:], None], strict=True):
        before = words[-1]
        of_figure = _CURRENCY.fullmatch(before.text) and _FIGURE.fullmatch(word.text) and _is_near(before, word, BLANK)
        own = column is not None and any(_is_beside(one, column) for one in (before, word) if one.text.endswith(_UNITS))
        if not own and (of_figure or _is_currency_behind(before, word, following)):
            words[-1] = one_word(before, word)
        else:
            words.append(word)
    return replace(line, words=tuple(words))


def _is_beside(word: Word, column: tuple[float, float]) -> bool:
    """Whether a word stands under the name of a column or, as wide as it is, next to that."""
    width = word.x1 - word.x0
    return word.x1 > column[0] - width and word.x0 < column[1] + width


def _is_currency_behind(figure: Word, currency: Word, following: Word | None) -> bool:
    """Whether a currency stands behind a figure, and nearer to it than to what follows."""
    if not _UNIT.fullmatch(currency.text) or not ENDS_FIGURE.search(figure.text) or not _is_near(figure, currency, BLANK):
        return False
    return following is None or following.x0 - currency.x1 > currency.x0 - figure.x1 or not _FIGURE.fullmatch(following.text)


def ways_joined(line: Line, others: Sequence[tuple[float, float]] = ()) -> Line:
    """The line with CR, DR, 借 or 贷 put together with its figure, for tables that have no column of directions.

    收 and 支 may be what a row was for: those under the names of `others`, columns of no amounts, stay apart.
    """
    if not any(word.text in _WAYS or word.text in _WAYS_OR_SUMMARIES for word in line.words):
        return line

    def are_one(left: Word, right: Word) -> bool:
        own = left.text in _WAYS_OR_SUMMARIES and not any(left.x0 < x1 and left.x1 > x0 for x0, x1 in others)
        return _is_way_of(left, right) or (own and _FIGURE.fullmatch(right.text) is not None and _is_near(left, right, BLANK))

    return replace(line, words=tuple(merged(line.words, are_one)))


def _is_way_of(left: Word, right: Word) -> bool:
    """Whether a way stands behind the figure to its left, or else before the one to its right."""
    behind = right.text in _WAYS and ENDS_FIGURE.search(left.text) is not None
    return (behind or (left.text in _WAYS and _FIGURE.fullmatch(right.text) is not None)) and _is_near(left, right, BLANK)


def _are_one(left: Word, right: Word) -> bool:
    if not _is_near(left, right, BLANK):
        return False
    if any(day.fullmatch(left.text + right.text) for day in (_ENGLISH_DAY, _ENGLISH_MONTH_FIRST)):
        return True
    if _SIGN.fullmatch(left.text) and _FIGURE.fullmatch(right.text):
        return True
    if not _is_near(left, right):
        return False
    if _THOUSANDS.fullmatch(left.text) and _HUNDREDS.fullmatch(right.text):
        return True
    both = left.text + right.text
    return both in _HOME_CURRENCY or any(day.fullmatch(both) for day in (_DAY, _FIGURE_DAY, _MONTH_DAY)) or _bracketed(left, right)


def _is_near(left: Word, right: Word, white: float = NEAR) -> bool:
    return abs(left.middle - right.middle) < 2 and right.x0 - left.x1 < white * (right.bottom - right.top)


def _bracketed(left: Word, right: Word) -> bool:
    """Whether the words are parts of one that has brackets in it; (空) fills an empty cell."""
    if _EMPTY in (left.text, right.text):
        return False
    if right.text.startswith(")") and ENDS_FIGURE.search(left.text) and "(" not in left.text:
        return False
    if left.text.endswith("(") or right.text.startswith(_BRACKETS):
        return True
    return left.text.endswith(")") and "(" in left.text and not right.text[:1].isdecimal()
