"""What goes into a log: tracebacks in which nobody can be recognised."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

from reprieve.case import CASE_FILE
from reprieve.errors import masked

_NAME = re.compile(r"""^\s*(?:name|aliases)\s*=\s*(.+)$""", re.MULTILINE)
_HAN = re.compile(r"[\u3400-\u9fff]")
_LETTER = r"[^\W\d_\u3400-\u9fff]"
_NO_BEGINNING = r"""[^\s/\\"'(=:,]"""  # a path does not begin behind it
_ENDS = r"""[\s/\\"'):,;]|$"""
_QUOTED = re.compile(r"""["']([^"']{2,40})["']""")


def masked_for(folder: Path, text: str) -> str:
    """The text without the names in the case file, without the case folder's own name in paths, and with long numbers cut down.

    A broken case file is searched as text, since it may be what stopped us.
    """
    for pattern in (_as_part(folder.resolve().name), *map(_apart, sorted(_names(folder), key=len, reverse=True))):
        text = re.sub(pattern, "***", text)
    return masked(text)


def _as_part(name: str) -> str:
    """A folder's name where it is a whole part of a path."""
    return rf"(?<=[/\\]){re.escape(name)}(?={_ENDS})|(?<!{_NO_BEGINNING}){re.escape(name)}(?=[/\\])"


def _apart(name: str) -> str:
    """A name where it is no part of a word: Chinese stands anywhere, other letters not within others."""
    before, after = ("" if _HAN.match(edge) else f"{look}{_LETTER})" for edge, look in ((name[0], "(?<!"), (name[-1], "(?!")))
    return before + re.escape(name) + after


def _names(folder: Path) -> list[str]:
    with suppress(OSError):
        stated = (folder / CASE_FILE).read_bytes().decode("utf-8-sig", "replace")
        return [name for line in _NAME.findall(stated) for name in _QUOTED.findall(line)]
    return []
