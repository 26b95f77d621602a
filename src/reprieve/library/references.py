"""What library files say of each other: every article, kind of paper, need, nature and hardship that is named must exist."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from reprieve.errors import LibraryError
from reprieve.language import Message, _
from reprieve.library.entry import Entry, Named, NameOf
from reprieve.library.hardship import Hardship
from reprieve.library.law import Law

_NEAR = 0.8
_CALLED: Mapping[Named, Message] = {
    "article": _("article"),
    "kind of paper": _("kind of paper"),
    "need": _("need"),
    "nature": _("nature"),
    "hardship": _("hardship"),
}


def check_references(
    files: Mapping[str, Entry], known: Mapping[Named, Collection[str]], laws: Mapping[str, Law], hardships: Iterable[Hardship]
) -> None:
    """Raises LibraryError that lists every name that leads nowhere. `files` are all entries by the name of their file."""
    wrong = [
        *_doubled(laws),
        *(
            f"{where}: {_unknown(what, name, known[what])}"
            for file, entry in files.items()
            for where, what, name in names_in(entry, f"{file}.toml:")
            if name not in known[what]
        ),
        *_misnamed_needs(hardships),
    ]
    if wrong:
        raise LibraryError(_("library files do not fit together:\n{list}", list="\n".join(wrong)))


def _unknown(what: Named, name: str, known: Collection[str]) -> Message:
    if near := get_close_matches(name, known, cutoff=_NEAR):
        return _("unknown {what} '{name}': correct it ({near}?), or add it to the library", what=_CALLED[what], name=name, near=near)
    return _("unknown {what} '{name}': check its spelling, or add it to the library", what=_CALLED[what], name=name)


def names_in(entry: Entry, where: str) -> Iterator[tuple[str, Named, str]]:
    """Every text of an entry, and of those within it, that is the name of something: its key, what it names, and the name."""
    for field, hint in _hints(type(entry)).items():
        yield from _names(getattr(entry, field), hint, f"{where} {field}" if where.endswith(":") else f"{where}.{field}")


def _names(value: Any, hint: Any, key: str) -> Iterator[tuple[str, Named, str]]:
    if isinstance(value, Entry):
        yield from names_in(value, key)
    elif get_origin(hint) is Annotated:
        yield from ((key, mark.what, value) for mark in hint.__metadata__ if isinstance(mark, NameOf) and value)
        yield from _names(value, get_args(hint)[0], key)
    elif get_origin(hint) in (Union, UnionType):
        yield from (name for each in get_args(hint) if value is not None for name in _names(value, each, key))
    elif isinstance(value, Mapping):
        names, values = get_args(hint)
        for name, held in value.items():
            yield from _names(name, names, key)
            yield from _names(held, values, f"{key}.{name}")
    elif isinstance(value, list | tuple):
        for place, held in enumerate(value):
            yield from _names(held, get_args(hint)[0], f"{key}.{place}")


@cache
def _hints(model: type[Entry]) -> Mapping[str, Any]:
    """The types, with their marks, of those fields of a model in which names may stand."""
    hints = get_type_hints(model, include_extras=True)
    return {field: hints[field] for field in model.model_fields if _holds_names(hints[field])}


def _holds_names(hint: Any) -> bool:
    if isinstance(hint, type) and issubclass(hint, Entry):
        return bool(_hints(hint))
    return any(isinstance(mark, NameOf) for mark in getattr(hint, "__metadata__", ())) or any(map(_holds_names, get_args(hint)))


def _doubled(laws: Mapping[str, Law]) -> list[str]:
    names = [(law.id, article.id) for law in laws.values() for article in law.articles]
    twice = {name for _law, name in names if [other for _law, other in names].count(name) > 1}
    astray = [f"law/{law}.toml: {_misnamed(name, law)}" for law, name in names if not name.startswith(f"{law}.")]
    return [*(f"law: {_twice(name)}" for name in sorted(twice)), *astray]


def _twice(name: str) -> Message:
    return _("'{name}' stands twice: take one of them out", name=name)


def _misnamed_needs(hardships: Iterable[Hardship]) -> list[str]:
    named = [(hardship.id, need.id) for hardship in hardships for need in hardship.needs]
    return [f"hardships/{file}.toml: {_misnamed(need, file)}" for file, need in named if not need.startswith(f"{file}.")]


def _misnamed(name: str, file: str) -> Message:
    return _("'{name}' does not begin with the name of its file: write {begin}…", name=name, begin=f"{file}.")
