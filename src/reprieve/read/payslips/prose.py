"""A payslip told in sentences, as a message on the telephone tells it: 应发工资7,180.00元(其中基本工资5,000.00元),实发6,282.85元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reprieve.library.payslip import Told
from reprieve.model import Box
from reprieve.read.notation import UNPADDED
from reprieve.read.page.prose import prose, squeeze
from reprieve.read.page.words import Line, box_of
from reprieve.read.payslips.cells import Named

_FIGURE = rf"-?(?:{UNPADDED})(?:\.\d{{1,2}})?"  # a message may leave out the fen
_ENDS = r"\s?元?(?=\s?[、;。()]|,(?!\d{3}(?!\d))|\n|$)"
_FEWEST = 3


def in_prose(lines: Sequence[Line], words: Told) -> Iterator[list[Named]]:
    """Names with the figures that follow them in running text, if there are several: paragraph by paragraph, or as one where lines wrap
    that do not reach the margin, as in the narrow frame of a message.
    """
    for text in (prose(lines), "".join(map(squeeze, lines))):
        told = list(re.finditer(rf"{words.in_sentence}(?P<figure>{_FIGURE}){_ENDS}", text))
        if len(told) >= _FEWEST:
            yield [Named(found["name"], found["figure"], _box(found["figure"], lines)) for found in told]


def _box(figure: str, lines: Sequence[Line]) -> Box:
    """Where a figure stands; the whole text where it is cut by the end of a line."""
    words = [word for line in lines for word in line.words]
    return box_of([next((word for word in words if figure in word.text), words[0])])
