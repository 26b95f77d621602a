"""What is wrong with a library file and what to do, in the reader's language: pydantic tells the first alone, and in English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from reprieve.language import Message, _

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_EMPTY = _("this is empty: write what it stands for, or take the key out if it may be left out")
_NO_TEXT, _NO_LIST = _("this is not text: put it in quotes"), _('this is not a list: write it in square brackets, like ["…"]')
_NO_TABLE = _("this is not a table: write it as a heading of its own, or in braces")
_NO_NUMBER = _("this is not a number of the kind that is wanted: write it as its neighbours are written")
_WRONG: dict[str, Message] = {
    "missing": _("this key is missing: add it as the files beside this one have it"),
    "extra_forbidden": _("this key is not known: check its spelling and its place, or take it out"),
    "string_too_short": _EMPTY,
    "too_short": _EMPTY,
    "string_type": _NO_TEXT,
    "list_type": _NO_LIST,
    "tuple_type": _NO_LIST,
    "dict_type": _NO_TABLE,
    "model_type": _NO_TABLE,
    "bool_type": _("this is neither true nor false: write one of them without quotes"),
    "date_type": _("this is not a date: write it without quotes, like 2026-06-30"),
    "int_type": _NO_NUMBER,
    "decimal_parsing": _NO_NUMBER,
    "decimal_type": _NO_NUMBER,
    "is_instance_of": _NO_TEXT,
}


class Fault(ValueError):
    """What a validator of ours finds wrong with a value, and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


def faults_of(path: Path, error: ValidationError) -> Iterator[str]:
    """A line for each mistake of the file at `path`: the file, the key, what is wrong, what to do."""
    for detail in error.errors(include_url=False):
        key = ".".join(map(str, detail["loc"]))
        yield f"{path}: {key}: {_wrong(detail)}" if key else f"{path}: {_wrong(detail)}"


def _wrong(detail: ErrorDetails) -> Message:
    context: dict[str, Any] = detail.get("ctx", {})
    if isinstance(fault := context.get("error"), Fault):
        return fault.message
    match detail["type"]:
        case "literal_error" | "enum":
            return _("this is not one of the words known here; write one of: {names}", names=re.findall(r"'([^']+)'", context["expected"]))
        case "greater_than_equal":
            return _("this is too small: write at least {least}", least=context["ge"])
        case "less_than_equal":
            return _("this is too large: write at most {most}", most=context["le"])
        case kind:
            return _WRONG.get(kind) or _("this does not fit ({why}): write it as the files beside this one have it", why=detail["msg"])
