"""What every library file has in common: strict keys, words in both languages, and a source."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from reprieve.errors import LibraryError
from reprieve.language import Message, Words, _
from reprieve.library.faults import Fault, faults_of

LIBRARY_FOLDER = Path(__file__).parent


def _words(value: object) -> Words:
    if isinstance(value, Words):
        return value
    if isinstance(value, dict) and set(value) == {"zh", "en"} and all(isinstance(text, str) and text for text in value.values()):
        return Words(**value)
    raise Fault(_("this must hold a text in both languages: write {form}", form="{ zh = '…', en = '…' }"))


BothLanguages = Annotated[Words, BeforeValidator(_words)]
Filled = Annotated[str, Field(min_length=1)]
Named = Literal["article", "kind of paper", "need", "nature", "hardship"]


@dataclass(frozen=True, slots=True)
class NameOf:
    """Marks a text as the name of something that another entry must be about (library/references.py)."""

    what: Named


ArticleName = Annotated[str, NameOf("article")]
KindName = Annotated[str, NameOf("kind of paper")]
NeedName = Annotated[str, NameOf("need")]
NatureName = Annotated[str, NameOf("nature")]
HardshipName = Annotated[str, NameOf("hardship")]


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
            wrong.append(f"{path}: {_no_toml(error)}")
        except ValidationError as error:
            wrong += faults_of(path, error)
        else:
            if entry.id != path.stem:
                wrong.append(f"{path}: id: {_other_id(entry.id, path.stem)}")
            entries[path.stem] = entry
    if wrong:
        raise LibraryError(_("library files are wrong:\n{list}", list="\n".join(wrong)))
    return entries


def _no_toml(why: ValueError) -> Message:
    return _("this is not valid TOML in UTF-8 ({why}): compare that line with its neighbours", why=why)


def _other_id(id: str, name: str) -> Message:
    return _("{id} is not the name of the file: write {name}", id=id, name=name)
