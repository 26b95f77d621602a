"""What every library file has in common: strict keys, words in both languages, and a source."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import PydanticCustomError

from reprieve.errors import LibraryError
from reprieve.language import Words, _

LIBRARY_FOLDER = Path(__file__).parent


def _words(value: object) -> Words:
    if isinstance(value, Words):
        return value
    if isinstance(value, dict) and set(value) == {"zh", "en"} and all(isinstance(text, str) and text for text in value.values()):
        return Words(**value)
    raise PydanticCustomError("words", "must be { zh = '…', en = '…' }, neither empty")


BothLanguages = Annotated[Words, BeforeValidator(_words)]
Filled = Annotated[str, Field(min_length=1)]


class Entry(BaseModel):
    """A table in a library file. Frozen; an unknown key is an error."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", arbitrary_types_allowed=True)


class FileEntry(Entry):
    """A whole library file; `id` is the file's name without `.toml`."""

    id: str


AnyEntry = TypeVar("AnyEntry", bound=FileEntry)


def load_entry(path: Path, model: type[AnyEntry], context: str | None = None) -> AnyEntry:
    """The one library file at `path`. Raises LibraryError."""
    return load_entries(path.parent, model, path.name, context)[path.stem]


def load_entries(folder: Path, model: type[AnyEntry], pattern: str = "*.toml", context: str | None = None) -> Mapping[str, AnyEntry]:
    """Every FOLDER/*.toml as a `model`, by id in order of name. `context` is what validators are told.

    Raises LibraryError that names every wrong file and key at once.
    """
    entries: dict[str, AnyEntry] = {}
    wrong: list[str] = []
    for path in sorted(folder.glob(pattern)):
        try:
            entry = model.model_validate(tomllib.loads(path.read_text(encoding="utf-8")), context=context)
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            wrong.append(f"{path}: {error}")
        except ValidationError as error:
            wrong += [f"{path}: {'.'.join(map(str, detail['loc']))}: {detail['msg']}" for detail in error.errors(include_url=False)]
        else:
            if entry.id != path.stem:
                wrong.append(f"{path}: id: '{entry.id}' is not the file's name")
            entries[path.stem] = entry
    if wrong:
        raise LibraryError(_("library files are wrong:\n{list}", list="\n".join(wrong)))
    return entries
