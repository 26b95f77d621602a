"""What goes into a log: tracebacks in which nobody can be recognised."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

from reprieve.case import CASE_FILE
from reprieve.errors import masked

_NAME = re.compile(r"""^\s*(?:name|aliases)\s*=\s*(.+)$""", re.MULTILINE)
_QUOTED = re.compile(r"""["']([^"']{2,40})["']""")


def masked_for(folder: Path, text: str) -> str:
    """The text without the names in the case file, without the case folder's own name, and with long numbers cut down.

    A broken case file is searched as text, since it may be what stopped us.
    """
    for name in sorted({folder.resolve().name, *_names(folder)}, key=len, reverse=True):
        text = text.replace(name, "***")
    return masked(text)


def _names(folder: Path) -> list[str]:
    with suppress(OSError):
        stated = (folder / CASE_FILE).read_bytes().decode("utf-8-sig", "replace")
        return [name for line in _NAME.findall(stated) for name in _QUOTED.findall(line)]
    return []
