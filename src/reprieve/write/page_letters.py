"""The letters as the review page lists them: each figure that comes from a paper, and where it stands there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from reprieve.language import Words
from reprieve.library.letter import Letter
from reprieve.model import Source
from reprieve.write.manifest import Written
from reprieve.write.material import Cell


@dataclass(frozen=True, slots=True)
class Printed:
    """A field of a letter as it was filled: a text, or rows under `columns`."""

    name: Words
    text: str
    columns: tuple[Words, ...]
    rows: tuple[tuple[str, ...], ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class ShownLetter:
    """A letter with what it has from papers; the rest of it stands in the case file. `href` is relative to the case's output."""

    name: str
    href: str
    printed: tuple[Printed, ...]


def list_letters(written: Iterable[Written], letters: Mapping[str, Letter], folder: Path) -> list[ShownLetter]:
    """Every letter that was written into `folder`, in that order. Raises KeyError for a letter that the library does not know."""
    return [_shown(one, letters[one.letter], one.path.relative_to(folder).as_posix()) for one in written]


def _shown(written: Written, letter: Letter, address: str) -> ShownLetter:
    return ShownLetter(written.path.stem, "./" + quote(address), tuple(_printed(written, letter)))


def _printed(written: Written, letter: Letter) -> Iterator[Printed]:
    for field, name in letter.fields.items():
        value, sources = written.fields.get(field), written.sources.get(field, ())
        if value and sources and not isinstance(value, bool):
            yield _field(field, name, value, letter, sources)


def _field(field: str, name: Words, value: Cell, letter: Letter, sources: tuple[Source, ...]) -> Printed:
    if not isinstance(value, list):
        return Printed(name, str(value), (), (), sources)
    columns = [column for column in value[0] if f"{field}.{column}" in letter.fields and not _nested(value, column)]
    rows = tuple(tuple(str(row.get(column, "")) for column in columns) for row in value)
    return Printed(name, "", tuple(letter.fields[f"{field}.{column}"] for column in columns), rows, sources)


def _nested(rows: Sequence[Mapping[str, Cell]], column: str) -> bool:
    """Whether the column holds yes-or-no or a table of its own, which no cell can show."""
    return any(isinstance(row.get(column), bool | list) for row in rows)
