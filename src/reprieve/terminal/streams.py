"""What goes out on stdout and stderr: a console may know fewer characters than we say, and whoever reads a pipe may leave early."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path

import click

_CHINESE = "案件"
_NEAREST = "nearest"
_NEAR = {"✓": "√", "✕": "×", "◷": "○", "◐": "○", "–": "-", "—": "-", "→": ">", "·": "-", "…": "..."}


def prepare() -> None:
    """Let stdout and stderr take all that is said. What a code page lacks goes out as the nearest that it has; where it lacks Chinese and
    nobody asked for it, UTF-8 is written instead. Windows gives pipes and files the code page of its language. A stream that was closed
    before the start is nothing to read from, and takes all that is written.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 (until the end)
    codecs.register_error(_NEAREST, _nearest)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            chosen = "PYTHONIOENCODING" in os.environ or _knows_chinese(stream)
            stream.reconfigure(encoding=None if chosen else "utf-8", errors=_NEAREST)


def show_json(data: Mapping[str, object]) -> None:
    """JSON on stdout; escaped where stdout cannot take every character."""
    from reprieve import schema

    knows_all = (getattr(sys.stdout, "encoding", None) or "utf-8").lower().startswith("utf")
    click.echo(schema.to_text(data, ascii_only=not knows_all))


@contextmanager
def reader_may_leave() -> Iterator[None]:
    """What is written in this block may find its reader gone, as in `| head`: the rest is thrown away, and the work counts as done."""
    try:
        yield
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _knows_chinese(stream: TextIOWrapper) -> bool:
    try:
        return bool(_CHINESE.encode(stream.encoding))
    except (UnicodeEncodeError, LookupError):
        return False


def _nearest(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lost = error.object[error.start : error.end]
    return "".join(_near(character, error.encoding) for character in lost), error.end


def _near(character: str, encoding: str) -> str:
    try:
        _NEAR[character].encode(encoding)
    except (KeyError, UnicodeEncodeError):
        return "?"
    return _NEAR[character]
