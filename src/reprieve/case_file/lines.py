"""On which line of a TOML text does a key stand? The standard reader does not say, and a person who must mend it wants to know."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TABLE = re.compile(r"^\s*(\[\[|\[)\s*([\w.\"'-]+)\s*\]")
# What stands in a comment or a string opens none; the group is the mark of a string that goes on in the next lines.
_STRING_OR_COMMENT = re.compile(r"""#.*|"{3}(?:[^\\]|\\.)*?"{3}|'{3}.*?'{3}|("{3}|'{3}).*|"(?:[^"\\]|\\.)*"|'[^']*'|["'].*""")
_KEY = re.compile(r"^\s*([\w-]+|\"[^\"]*\"|'[^']*')\s*=")


@dataclass(frozen=True, slots=True)
class Keys:
    """Lines (from 1) by path, such as ("debts", 0, "penalty")."""

    lines: dict[tuple[int | str, ...], int]

    def line(self, *path: int | str) -> int | None:
        """The line of the key, or of the nearest table that holds it; None when the text has neither."""
        while path:
            if path in self.lines:
                return self.lines[path]
            path = path[:-1]
        return None

    def path(self, line: int) -> tuple[int | str, ...]:
        """What stands on a line; empty where it is nothing that has a name."""
        return next((path for path, number in self.lines.items() if number == line), ())


def lines_of_keys(text: str) -> Keys:
    """The line of every table and key of a TOML text; text inside multi-line strings is passed over."""
    lines: dict[tuple[int | str, ...], int] = {}
    counts: dict[str, int] = {}
    table: tuple[int | str, ...] = ()
    quote = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if quote:
            quote = "" if quote in line else quote
            continue
        if found := _TABLE.match(line):
            name = found.group(2).strip("\"'")
            table = (name,)
            if found.group(1) == "[[":
                table = (name, counts.get(name, 0))
                counts[name] = counts.get(name, 0) + 1
                lines.setdefault((name,), number)
            lines.setdefault(table, number)
        elif found := _KEY.match(line):
            lines.setdefault((*table, found.group(1).strip("\"'")), number)
        quote = next((found[1] for found in _STRING_OR_COMMENT.finditer(line) if found[1]), "")
    return Keys(lines)
