"""Room three: a judged case -> the letters, the list of what is missing, the evidence index and the packet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reprieve.write.application import write_case

__all__ = ["write_case"]


def __getattr__(name: str) -> Any:
    """The door opens when it is used: what writes letters takes longer to import than most papers take to read."""
    if name == "write_case":
        from reprieve.write.application import write_case

        return write_case
    raise AttributeError(name)
