"""A kind of paper: what tells it, who may issue it, and what it proves."""

from __future__ import annotations

from typing import Literal

from reprieve.library.entry import BothLanguages, FileEntry

Limb = Literal["identity", "debt", "hardship", "ability", "willingness"]


class DocumentKind(FileEntry):
    """One kind of paper; `id` is the kind. `limb` is its part of the evidence index, `proves` its 证明对象 there.

    `issuers` and `not_issuers` are regular expressions over the issuer's name: who may issue it, and who may not (law.md §3.3 in
    the project's research: a committee may not certify unemployment). `fresh_days` is how old it may be on the as-of date,
    unless a need says otherwise; left out, it does not go stale.
    """

    name: BothLanguages
    limb: Limb
    proves: BothLanguages
    titles: list[str]
    phrases: list[str] = []
    issuers: list[str] = []
    not_issuers: list[str] = []
    fresh_days: int | None = None
    source: str
