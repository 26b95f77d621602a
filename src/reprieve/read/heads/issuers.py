"""Which bank a statement is of: by its title, or by a name of a bank in its head or below its rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain

from reprieve.library.bank import Bank
from reprieve.library.entry import BothLanguages
from reprieve.library.head import HeadLabels

_LETTERS_APART = re.compile(r"(?<=(?<!\S)\S)[^\S\n]+(?=\S(?!\S))")  # 云 州 银 行
_NAMED_OR_NUMBERED = re.compile(r"[:\d]")  # a line of several cells: their words are apart


def find_issuer(text: str, banks: Mapping[str, Bank], labels: HeadLabels) -> str:
    """The bank whose title, with its name in it, stands in the head; else the first name of a bank there; else whose title it is."""
    squeezed = "".join(text.split())
    titles = [(bank.name, title) for bank in banks.values() for title in bank.titles if title in squeezed]
    titled = (name.zh for name, title in titles if _is_named(name, title, labels))
    names = (found[1] for found in labels.issuers.finditer("".join(_names_whole(text, labels))))
    named = (name for name in names if not name.endswith(tuple(labels.not_issuers)))
    return next(chain(titled, named, (name.zh for name, _title in titles)), "")


def issuer_named(line: str, banks: Mapping[str, Bank], labels: HeadLabels) -> str:
    """The bank whose title stands in a line below the rows, or whose name is all of it, as at a seal; a footer says how to reach it."""
    squeezed = "".join(re.sub(labels.reached, "", line).split())
    titled = next((bank.name.zh for bank in banks.values() if any(title in squeezed for title in bank.titles)), "")
    named = labels.issuers.fullmatch(squeezed) or labels.covers.match(squeezed)
    return titled or (named[1] if named else "")


def _names_whole(text: str, labels: HeadLabels) -> Iterator[str]:
    """The lines, a name whole that goes on in the next one, as no title does; the cells of a line that holds several stay apart."""
    for line in _LETTERS_APART.sub("", text).splitlines():
        several = _NAMED_OR_NUMBERED.search(line)
        yield f"\n{line}\n" if several else "".join(line.split()) + "\n" * bool(re.search(labels.title, line))


def _is_named(bank: BothLanguages, title: str, labels: HeadLabels) -> bool:
    """Whether a title holds a bank's name, with or without the form of the firm."""
    return any(found[1] in bank.zh for found in labels.issuers.finditer(title)) or "".join(bank.en.split()).lower() in title.lower()
