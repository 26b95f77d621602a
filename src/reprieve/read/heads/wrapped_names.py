"""What wraps in the head of a statement: its lines stand below one another behind their label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from reprieve.library.head import HeadLabels
from reprieve.read.page.words import Line, Word, part_of, runs, text_of

_ASIDE, _CLOSE, _BESIDE, _MOST_LINES = 1.0, 0.9, 4.0, 2
_BRANCH = "分"
_GROUP, _LONGEST_ACCOUNT = re.compile(r"[\d*]{3,}"), 21


def with_whole_values(lines: Sequence[Line], labels: HeadLabels) -> list[Line]:
    """The lines of a head, each value behind its label that stands around it, goes on in lines beside it or wraps below it."""
    return _with_whole_accounts(_with_whole_names(_with_values_around(lines, labels), labels), labels)


def _with_whole_names(lines: Sequence[Line], labels: HeadLabels) -> list[Line]:
    """The lines of a head, the pieces of a firm's name together behind its label: only where together they end as names of firms do."""
    for index, line in enumerate(lines):
        for label, value in _named(line, labels):
            xs = (value.x0, label.x0)
            above = list(_pieces(lines[max(0, index - _MOST_LINES) : index][::-1], value, (value.x0,), label.x0))[::-1]
            below = list(_pieces(lines[index + 1 : index + 1 + _MOST_LINES], value, xs, label.x0))
            whole = text_of((*above, value, *below))
            begun = not value.text.endswith(tuple(labels.firms)) or (below and _BRANCH in below[-1].text)
            if (above or below) and begun and _fill_their_cell(value, above, below) and whole.endswith(tuple(labels.firms)):
                return _with_whole_names([_without(one, label, value, whole, (*above, *below)) for one in lines], labels)
    return list(lines)


def _with_whole_accounts(lines: Sequence[Line], labels: HeadLabels) -> list[Line]:
    """The lines of a head, the last figures of an account's number behind its first ones where they wrap in their cell."""
    whole = list(lines)
    for index in range(len(lines) - 1):
        for place, word in enumerate(whole[index].words):
            name, _colon, value = word.text.partition(":")
            if name in labels.account and (joined := _with_last_figures(whole[index], place, value, whole[index + 1])):
                whole[index], whole[index + 1] = joined
                break
    return [line for line in whole if line.words]


def _with_values_around(lines: Sequence[Line], labels: HeadLabels) -> list[Line]:
    """The lines of a head, what stands half a line above a label and half a line below it as one value behind it."""
    whole = list(lines)
    for index in range(1, len(lines) - 1):
        for label in (word for word in whole[index].words if word.text.rstrip(":") in labels.fields):
            upper, lower = (_run_behind(label, whole[at].words) for at in (index - 1, index + 1))
            if upper and lower and _is_between(label, upper, lower, whole[index]):
                value = upper[0]._replace(text=text_of((*upper, *lower)), x1=max(upper[-1].x1, lower[-1].x1))
                place = whole[index].words.index(label) + 1
                words = (*whole[index].words[:place], value, *whole[index].words[place:])
                whole[index] = Line(words, whole[index].page)
                for at, pieces in ((index - 1, upper), (index + 1, lower)):
                    whole[at] = Line(tuple(word for word in whole[at].words if word not in pieces), whole[at].page)
    return [line for line in whole if line.words]


def _run_behind(label: Word, words: Sequence[Word]) -> list[Word]:
    """The first words of another line that stand right of a label, close to one another; none where one stands above or below it."""
    height = label.bottom - label.top
    behind = [word for word in words if word.x1 > label.x0 - height]
    run = next(runs(behind, lambda found, word: word.x0 - found[-1].x1 < height), [])
    return run if run and run[0].x0 > label.x1 and not any(":" in word.text for word in run) else []


def _is_between(label: Word, upper: Sequence[Word], lower: Sequence[Word], line: Line) -> bool:
    """Whether a label with no value stands in the middle of two lines that begin at one place, one close below the other."""
    (first, *_others), (last, *_more), height = upper, lower, label.bottom - label.top
    right = max(upper[-1].x1, lower[-1].x1)
    within = first.middle < label.middle < last.middle and first.bottom > label.top and last.top < label.bottom
    close = abs(first.x0 - last.x0) < _ASIDE * height and last.top - first.bottom < _CLOSE * height
    return within and close and not any(label.x1 <= word.x0 < right for word in line.words)


def _with_last_figures(line: Line, place: int, value: str, following: Line) -> tuple[Line, Line] | None:
    """Both lines, the number behind the label at `place` as one word; `value` is what of it stands in the label's own word."""
    label, behind = line.words[place], list(takewhile(_is_group, line.words[place + 1 :]))
    groups = [part_of(label, len(label.text) - len(value), len(label.text)), *behind] if value else behind
    rest = _last_figures(label, groups, following) if groups and _is_group(groups[0]) else []
    if not rest:
        return None
    label = label._replace(text=label.text.removesuffix(value) if value else label.text)
    number = groups[0]._replace(text=text_of((*groups, *rest)), x1=groups[-1].x1)
    words = (*line.words[:place], label, number, *line.words[place + 1 + len(behind) :])
    return Line(words, line.page), Line(tuple(word for word in following.words if word not in rest), following.page)


def _is_group(word: Word) -> bool:
    return _GROUP.fullmatch(word.text) is not None


def _last_figures(label: Word, groups: Sequence[Word], following: Line) -> list[Word]:
    """What stands right under the first figure of a number, no further right than the last, and without a label of its own."""
    height = groups[0].bottom - groups[0].top
    for place, word in enumerate(following.words):
        if word.text.isdecimal() and abs(word.x0 - groups[0].x0) < _ASIDE * height:
            rest = list(takewhile(lambda other: other.text.isdecimal() and other.x0 < groups[-1].x1, following.words[place:]))
            under = rest[-1].x1 < groups[-1].x1 + height and word.top - groups[0].bottom < _CLOSE * height
            alone = not any(label.x0 - height < other.x0 < word.x0 for other in following.words)
            return rest if under and alone and len(text_of((*groups, *rest))) <= _LONGEST_ACCOUNT else []
    return []


def _named(line: Line, labels: HeadLabels) -> Iterator[tuple[Word, Word]]:
    """The labels of holders in a line, each with the word that holds its value: its own end, or the word behind it."""
    for index, word in enumerate(line.words):
        name, colon, value = word.text.partition(":")
        behind = line.words[index + 1] if index + 1 < len(line.words) else None
        if not colon or name not in labels.holder:
            continue
        if value:
            yield word, part_of(word, len(name) + 1, len(word.text))
        elif behind and ":" not in behind.text and behind.x0 - word.x1 < _BESIDE * (word.bottom - word.top):
            yield word, behind


def _pieces(lines: Sequence[Line], value: Word, xs: Sequence[float], left: float) -> Iterator[Word]:
    """What goes on with a value in the lines next to it, nearest first: close by, and begun where it or its label begins.

    From `left` on nothing stands before it: that would be a label of its own.
    """
    height, beside = value.bottom - value.top, value
    for line in lines:
        near = (word for word in line.words if ":" not in word.text and not word.text.isascii())
        piece = next((word for word in near if any(abs(word.x0 - x) < _ASIDE * height for x in xs)), None)
        if piece is None or any(left - height < word.x0 < piece.x0 for word in line.words):
            return
        if max(piece.top, beside.top) - min(piece.bottom, beside.bottom) > _CLOSE * height:
            return
        yield piece
        beside = piece


def _fill_their_cell(value: Word, above: Sequence[Word], below: Sequence[Word]) -> bool:
    """Whether no line is wider than one before it: what stands below a short name is something else."""
    widest = max(word.x1 for word in (*above, value))
    return all(piece.x1 < widest + piece.bottom - piece.top for piece in below)


def _without(line: Line, label: Word, value: Word, whole: str, pieces: Sequence[Word]) -> Line:
    """The line without pieces, and with the whole name in the place of the value."""
    words: list[Word] = []
    for word in line.words:
        if word is label and value is not word and value.text and word.text.endswith(value.text):
            words.append(word._replace(text=word.text.removesuffix(value.text) + whole))
        elif word is value:
            words.append(word._replace(text=whole))
        elif not any(word is piece for piece in pieces):
            words.append(word)
    return Line(tuple(words), line.page)
