"""Statutes, rules and practice that the other library files cite; each article says how much it binds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from pydantic import Field

from reprieve.library.entry import BothLanguages, Entry, FileEntry
from reprieve.model import Authority, Citation


class Article(Entry):
    """One rule. `text` is the exact wording, only where the source has it word for word; `gloss` says in plain words what it is good for.

    `valid_from` and `valid_until` are the first and the last day it holds; left out, without end.
    """

    id: str
    article: str
    gloss: BothLanguages
    text: str = ""
    authority: Authority
    source: str
    valid_from: dt.date | None = None
    valid_until: dt.date | None = None


class Law(FileEntry):
    """A statute, a regulation, or a collection of practice: its articles by id `<file>.<number>`."""

    name: BothLanguages
    source: str
    articles: list[Article] = Field(min_length=1)


def articles_by_id(laws: Iterable[Law]) -> Mapping[str, tuple[Law, Article]]:
    """Every article with the law it stands in."""
    return {article.id: (law, article) for law in laws for article in law.articles}


def citations(laws: Mapping[str, Law], ids: Iterable[str]) -> tuple[Citation, ...]:
    """The articles of those ids as citations, in order. The ids were checked when the library was loaded."""
    known = articles_by_id(laws.values())
    return tuple(_citation(*known[name]) for name in ids)


def _citation(law: Law, article: Article) -> Citation:
    return Citation(article.id, article.authority, f"{law.name.zh} {article.article}", article.text)
