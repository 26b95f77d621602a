"""Our nouns as bytes and back, without loss: what is kept between runs. Nothing else comes back, so that a planted file can do nothing.

JSON of schema 1 is for others and tells messages in one language; here a message keeps its template and its values.
"""

from __future__ import annotations

import pickle
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from inspect import getmembers, isclass
from io import BytesIO
from typing import Any

from reprieve import model
from reprieve.language import Message, Words
from reprieve.nouns import judged, printed

_NOUNS = {Message, Words, Decimal, date, datetime, time, timedelta, timezone}
_NOUNS |= {noun for module in (judged, model, printed) for _name, noun in getmembers(module, isclass) if noun.__module__ == module.__name__}
_KNOWN = {(noun.__module__, noun.__qualname__): noun for noun in {*_NOUNS, str}}


class UnkeptError(Exception):
    """These bytes are not what `as_bytes` made: damaged, or of another version."""


class _Writer(pickle.Pickler):
    """What is no noun, such as a path or an error inside a message, is kept as the text that it is shown as."""

    def reducer_override(self, value: object) -> Any:
        return NotImplemented if isinstance(value, type) or type(value) in _NOUNS else (str, (str(value),))


class _Reader(pickle.Unpickler):
    """Only the nouns can be named: no function is ever called."""

    def find_class(self, module_name: str, name: str) -> Any:
        if (module_name, name) not in _KNOWN:
            raise UnkeptError(f"{module_name}.{name}")
        return _KNOWN[module_name, name]


def as_bytes(value: object) -> bytes:
    """Nouns, texts, numbers, days and collections of them."""
    written = BytesIO()
    _Writer(written, protocol=5).dump(value)
    return written.getvalue()


def from_bytes(data: bytes) -> Any:
    """What `as_bytes` was given. Raises UnkeptError, whatever is wrong with the data."""
    try:
        return _Reader(BytesIO(data)).load()
    except Exception as error:
        raise UnkeptError(str(error)) from error
