"""A payslip told in sentences, as a message on the telephone tells it: 应发工资7,180.00元(其中基本工资5,000.00元),实发6,282.85元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reprieve.model import Box
from reprieve.read.notation import UNPADDED
from reprieve.read.page.words import Line, box_of
from reprieve.read.payslips.cells import Named

_FIGURE = rf"-?(?:{UNPADDED})(?:\.\d{{1,2}})?"  # a message may leave out the fen
_TOLD = re.compile(
    rf"(?:其中|包括|包含|含|共|您的|本月|(?<=\d)月份?的?)?(?P<name>[一-龥]{{2,10}}?)(?:为|是|共计|共)?[:¥]*(?P<figure>{_FIGURE})元?(?=[、;。()]|,(?!\d)|$)"
)
_FEWEST = 3


def in_prose(lines: Sequence[Line]) -> Iterator[list[Named]]:
    """Names with the figures that follow them in running text, if there are several."""
    text = "".join(word.text for line in lines for word in line.words)
    told = list(_TOLD.finditer(text))
    if len(told) >= _FEWEST:
        yield [Named(found["name"], found["figure"], _box(found["figure"], lines)) for found in told]


def _box(figure: str, lines: Sequence[Line]) -> Box:
    """Where a figure stands; the whole text where it is cut by the end of a line."""
    words = [word for line in lines for word in line.words]
    return box_of([next((word for word in words if figure in word.text), words[0])])
