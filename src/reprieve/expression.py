"""Regular expressions that few papers need. All of them compiled as their modules are loaded would take a tenth of reading a page."""

from __future__ import annotations

import re
from typing import Any, cast


class CompiledWhenUsed:
    """Is compiled once it is asked for what a compiled one has, and keeps that."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self.flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        value = getattr(re.compile(self.pattern, self.flags), name)
        setattr(self, name, value)
        return value


def compiled_when_used(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, but only called for what it has itself: the functions of `re` do not take it."""
    return cast(re.Pattern[str], CompiledWhenUsed(pattern, flags))
