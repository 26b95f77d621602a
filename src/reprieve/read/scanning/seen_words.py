"""Texts that an OCR engine saw -> words, mended by the grammar of figures and dates: where no point can stand, a point is a comma."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from math import inf
from statistics import median

from reprieve.read.notation import YEAR
from reprieve.read.ocr import Seen
from reprieve.read.page.fold import fold
from reprieve.read.page.words import Word, character_borders

_ONE_LEVEL = 0.3
_ONE_HEIGHT = 0.35
_SEPARATOR = r"[.,。·]"
_MONEY = re.compile(rf"([-+]?)([¥￥]?)([1-9]\d{{0,2}}(?:[.,]\d{{3}})+|\d+){_SEPARATOR}(\d\d)(元?)")
# A figure of thousands may touch the text of the next cell, its label, or stand within a sentence.
_MONEY_IN_TEXT = re.compile(rf"(?<![A-Za-z0-9.,])([-+]?[¥￥]?)([1-9]\d{{0,2}}(?:[.,]\d{{3}})+){_SEPARATOR}(\d\d)(?![A-Za-z0-9.,])")
_LOOKS_LIKE_MONEY = re.compile(rf"[-+—一~_]?[¥￥]?[\dOoQlI|SBZ]+(?:{_SEPARATOR}+[\dOoQlI|SBZ]+)+元?")
_LETTERS_FOR_DIGITS = str.maketrans("OoQlI|SBZ", "000111582")
_DASHES_FOR_MINUS = str.maketrans("—一~_", "----")
# Figures that touch, perhaps with the line between them, behind the text of the cell before: each ends with its cents. Unlike others, one
# without commas has seven digits at most: more are a number that the engine took for a figure.
_FIGURE = r"-?(?:[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,6}|0)\.\d\d"
_TOUCHING = re.compile(rf"(?:(?P<number>\d{{0,3}})(?P<text>[^\d.,:\s-]*[一-龥]))?\|?(?P<figures>{_FIGURE}(?:\|?{_FIGURE})+)\|?")
_SIGNED = re.compile(r"-[¥￥]?\d[\d,]*\.\d\d")
_POINTED = re.compile(r"[.·]\d[\d,]*\.\d\d")
_POINT_FOR_MINUS = 0.5
_RINGS = frozenset("0OoCcQ〇○")
_RING_HEIGHT, _AS_WIDE = 1.5, 0.85
_DAY = re.compile(rf"({YEAR})([-/.])?(0[1-9]|1[0-2])([-/.])?(0[1-9]|[12]\d|3[01])")
_MENDS: tuple[tuple[re.Pattern[str], str], ...] = (
    # A blank inside a figure, or between its sign and it.
    (re.compile(r"(?<=\d)([.,]) (?=\d{3}(?:[.,]|\b))|(?<=\d)([.,]) (?=\d\d(?!\d))"), r"\1\2"),
    (re.compile(r"(?<=\d) ([.,])(?=\d\d)"), r"\1"),
    (re.compile(r"(?<!\S)([-+]) (?=[\d,.]*\.\d\d(?!\d))"), r"\1"),
    # A day and the time of day without their blank, and a blank within a day or a time.
    (re.compile(rf"({YEAR}([-/.])\d\d\2\d\d)(?=\d\d:\d\d)"), r"\1 "),
    (re.compile(rf"(?<={YEAR}年\d\d月\d\d日)(?=\d\d:\d\d)"), " "),
    # A name that touches the first of several figures.
    (re.compile(rf"^((?:\d{{1,3}} ?)?[一-龥·]{{2,4}})(?={_FIGURE} {_FIGURE})"), r"\1 "),
    # The legal form of a company: both models take the one letter for the other.
    (re.compile("股分(?=有限|合作)"), "股份"),
    # A row's number without the blank before its day.
    (re.compile(rf"(?<!\S)(\d{{1,4}})(?={YEAR}([-/.])(?:0[1-9]|1[0-2])\2(?:0[1-9]|[12]\d|3[01])(?!\d))"), r"\1 "),
    # The number of a case: its year stands in wide brackets, which leave white.
    (re.compile(r"(?<=\([12]\d\d\d\)) (?=[一-龥])"), ""),
    (re.compile(r"(?<=\d\d:) (?=\d\d)|(?<=\d\d) (?=:\d\d)"), ""),
    (re.compile(rf"(?<={YEAR}[-/]) (?=\d\d[-/])|(?<=\d[-/]\d\d[-/]) (?=\d\d)"), ""),
)  # fmt: skip
# In a sum in capitals a digit is followed by a unit: letters that look like a unit, or like a digit before one, are that.
_CAPITALS = frozenset("壹贰叁肆伍陆柒捌玖")
_AFTER_DIGIT, _BEFORE = "(?<=[壹贰叁肆伍陆柒捌玖])", "(?=[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角整])"
_CAPITAL_MENDS = (
    (re.compile(f"{_AFTER_DIGIT}[任什阡]{_BEFORE}"), "仟"),
    (re.compile(f"{_AFTER_DIGIT}[伯值倍]{_BEFORE}"), "佰"),
    (re.compile(f"{_AFTER_DIGIT}[抬恰]{_BEFORE}"), "拾"),
    (re.compile("(?<=[拾佰仟万])雾(?=[壹贰叁肆伍陆柒捌玖])"), "零"),
    (re.compile("(?<=[零拾佰仟万币])参(?=[拾佰仟万亿元圆角分])"), "叁"),
)


def seen_words(seen: Iterable[Seen], scale: float) -> Iterator[Word]:
    """Words in points: the texts cut at their blanks, each part with its share of the width. `scale` is points for a pixel."""
    words = [word for one in _without_rings(list(seen)) if (text := mended(one.text)) for word in _parts(text, one, scale)]
    yield from _levelled(_with_minus(words))


def _without_rings(seen: Sequence[Seen]) -> list[Seen]:
    """The texts but for the round pictures that apps set before names, which are seen as one letter: taller than others, and as wide."""
    height = median([one.height for one in seen if len(one.text) > 1] or [inf])

    def is_ring(one: Seen) -> bool:
        return one.text in _RINGS and one.height > _RING_HEIGHT * height and one.x1 - one.x0 > _AS_WIDE * one.height

    return [one for one in seen if not is_ring(one)]


def _with_minus(words: Sequence[Word]) -> list[Word]:
    """The words; a point before a figure with cents, in a column with figures that bear a minus, is a minus of few pixels."""
    signed = [word for word in words if _SIGNED.fullmatch(word.text)]

    def among_signed(word: Word) -> bool:
        return any(other.over(word) for other in signed)

    return [
        word._replace(text=f"-{word.text[1:]}", confidence=min(word.confidence, _POINT_FOR_MINUS))
        if _POINTED.fullmatch(word.text) and among_signed(word)
        else word
        for word in words
    ]


def _levelled(words: Sequence[Word]) -> Iterator[Word]:
    """Words of nearly one height and level on exactly one: boxes that were seen jitter, where those that are printed do not."""
    common = median(word.bottom - word.top for word in words) if words else 0.0
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.middle):
        if lines and word.middle - lines[-1][0].middle <= _ONE_LEVEL * common:
            lines[-1].append(word)
        else:
            lines.append([word])
    for line in lines:
        level = median(word.middle for word in line)
        for word in line:
            height = word.bottom - word.top
            half = (common if abs(height - common) < _ONE_HEIGHT * common else height) / 2
            yield word._replace(top=level - half, bottom=level + half)


def mended(text: str) -> str:
    """The text folded, with its figures and dates as they can only have been printed."""
    text = " ".join(map(_figures_apart, fold(text).split()))
    for pattern, instead in _MENDS if _CAPITALS.isdisjoint(text) else (*_MENDS, *_CAPITAL_MENDS):
        text = pattern.sub(instead, text)
    return " ".join(_mended_token(token) for token in text.split())


def _figures_apart(token: str) -> str:
    """Figures that touch with blanks between them. 12.345.67 is one figure, whose comma was seen as a point."""
    found = _TOUCHING.fullmatch(token)
    if found is None or ("," not in token and _MONEY.fullmatch(found["figures"])):
        return token
    return " ".join(filter(None, [found["number"], found["text"], *re.findall(_FIGURE, found["figures"])]))


def _mended_token(token: str) -> str:
    if _LOOKS_LIKE_MONEY.fullmatch(token) and 2 * sum(map(str.isdigit, token)) > len(token):
        token = token[0].translate(_DASHES_FOR_MINUS) + token[1:]
        token = token.translate(_LETTERS_FOR_DIGITS)
    if (found := _MONEY.fullmatch(token)) and not _is_day(token):
        sign, currency, number, cents, unit = found.groups()
        return f"{sign}{currency}{number.replace('.', ',')}.{cents}{unit}"
    if found := _DAY.fullmatch(token):
        year, first, month, second, day = found.groups()
        mark = first or second
        return f"{year}{mark}{month}{mark}{day}" if mark else token
    return _MONEY_IN_TEXT.sub(lambda found: f"{found[1]}{found[2].replace('.', ',')}.{found[3]}", token)


def _is_day(token: str) -> bool:
    found = _DAY.fullmatch(token)
    return found is not None and bool(found[2] and found[4])


def _parts(text: str, seen: Seen, scale: float) -> Iterator[Word]:
    margin = seen.margin
    x0, x1 = min(seen.x0 + margin, seen.x1), max(seen.x1 - margin, seen.x0)
    if x1 <= x0:
        x0, x1 = seen.x0, seen.x1
    top, bottom = (seen.top + margin) * scale, (seen.bottom - margin) * scale
    confidence = round(seen.confidence, 3)
    borders = character_borders(Word(text, x0 * scale, top, x1 * scale, bottom))
    for part in re.finditer(r"\S+", text):
        yield Word(part.group(), borders[part.start()], top, borders[part.end()], bottom, confidence)
