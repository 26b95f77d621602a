"""Room three: a judged case -> the letters, the list of what is missing, the evidence index and the packet."""

from __future__ import annotations

from reprieve.write.application import write_case

__all__ = ["write_case"]
