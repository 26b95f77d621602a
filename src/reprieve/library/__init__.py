"""Data: what changes for outside reasons. An unknown key names its file.

Who only reads papers loads what `reading` needs; everyone else loads and checks the whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reprieve.library.whole import Library, load_library

__all__ = ["Library", "load_library"]


def __getattr__(name: str) -> Any:
    """The whole is imported when it is asked for: reading a paper takes less time than importing what judges and writes need."""
    if name in __all__:
        from reprieve.library import whole

        return getattr(whole, name)
    raise AttributeError(name)
