"""A payslip told in sentences, as a message on the telephone tells it: 应发工资7,180.00元(其中基本工资5,000.00元),实发6,282.85元."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reprieve.library.payslip import Told
from reprieve.model import Box
from reprieve.read.notation import UNPADDED
from reprieve.read.page.prose import spaced, squeeze
from reprieve.read.page.words import Line, box_of
from reprieve.read.payslips.cells import Named

_FIGURE = rf"-?(?:{UNPADDED})(?:\.\d{{1,2}})?"  # a message may leave out the fen
_ENDS = r"\s?元?(?=\s?[、;。()]|,(?!\d{3}(?!\d))|\n|$)"
_GOES_ON = tuple(",、;。")
_PARTS, _FULL = re.compile(r"[,、;](?!\d{3}(?!\d))"), 1.5
_FEWEST = 3


class InProse(NamedTuple):
    """Ways to read running text: `sentences` where it surely is such, `perhaps` where it may be a list as well."""

    sentences: Sequence[list[Named]]
    perhaps: Sequence[list[Named]]


def in_prose(lines: Sequence[Line], words: Told) -> InProse:
    """Names with the figures that follow them in running text, if there are several: paragraph by paragraph, or as one where lines wrap
    that do not reach the margin, as in the narrow frame of a message.
    """
    item = re.compile(rf"{words.in_sentence}(?P<figure>{_FIGURE}){_ENDS}")
    text, joined = _paragraphs(lines), "".join(map(squeeze, lines))
    told, as_one = (list(item.finditer(each)) for each in (text, joined))
    in_sentences = sum(text[one.end() :].lstrip()[:1] in _GOES_ON for one in told) > 1
    ways = [
        [Named(one["name"], one["figure"], _box(one["figure"], lines)) for one in found]
        for found in ((told, as_one) if in_sentences else (as_one,))
        if len(found) >= _FEWEST
    ]
    return InProse(ways, ()) if in_sentences else InProse((), ways)


def _paragraphs(lines: Sequence[Line]) -> str:
    """The lines as text: one that holds parts of a sentence and reaches the right margin goes on in the next, even within a word."""
    margin = max((line.box.x1 for line in lines), default=0.0)
    full = (line.box.x1 > margin - _FULL * (line.box.bottom - line.box.top) and _PARTS.search(squeeze(line)) for line in lines)
    return "".join(spaced(line.words) + ("" if goes_on else "\n") for line, goes_on in zip(lines, full, strict=True))


def _box(figure: str, lines: Sequence[Line]) -> Box:
    """Where a figure stands; the whole text where it is cut by the end of a line."""
    words = [word for line in lines for word in line.words]
    return box_of([next((word for word in words if figure in word.text), words[0])])
