"""What a cell says, without the marks of a page in a browser."""

from __future__ import annotations

import re
from html import unescape

_TAG = re.compile(r"<[^>]+>")


def plain(cell: str) -> str:
    """The text of a cell; a line ends where the browser's does."""
    return unescape(_TAG.sub("", cell.replace("<br>", "\n"))).replace("\xa0", " ")
