"""What a check has to say: a sentence with both sides in it, and where each stands."""

from __future__ import annotations

from dataclasses import dataclass

from reprieve.case import CASE_FILE
from reprieve.language import Message
from reprieve.model import Source

IN_THE_CASE = Source(CASE_FILE, 0)


@dataclass(frozen=True, slots=True)
class Remark:
    message: Message
    sources: tuple[Source, ...] = ()
