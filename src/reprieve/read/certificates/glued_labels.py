"""On pictures, what stands close is seen as one word: labels come apart again from the values before and behind them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from reprieve.expression import compiled_when_used
from reprieve.library.document import STRICT, Form, Reading
from reprieve.library.pattern import compiled
from reprieve.read.heads.labels import any_label
from reprieve.read.page.words import Page, Word, in_pieces

_LONGEST_NAME = 4
_LETTERS = compiled_when_used("[一-龥]+")


def labels_apart(page: Page, labels: frozenset[str], readings: Mapping[str, Reading]) -> Page:
    """The page with its labels as words of their own; a page that carries its text stays as it is."""
    if not page.is_picture or not labels:
        return page
    label = any_label(labels)
    return replace(page, words=tuple(part for word in page.words for part in _apart(word, label, labels, readings)))


def fields_apart(page: Page, labels: frozenset[str]) -> Page:
    """The page with fields as words of their own where several were seen as one word, of which the first begins with its label.

    That label may be a word by itself, before it.
    """
    if not page.is_picture or not labels:
        return page
    label = any_label(labels)
    alone = [word for word in page.words if label.fullmatch(word.text)]
    return replace(page, words=tuple(part for word in page.words for part in in_pieces(word, _next_fields(word, label, alone))))


def _next_fields(word: Word, label: re.Pattern[str], alone: Sequence[Word]) -> list[int]:
    """Where the fields behind the first begin."""
    begins = [found.start() for found in label.finditer(word.text)]
    if begins and begins[0] == 0:
        return begins[1:]
    return begins if any(one.top < word.middle < one.bottom and 0 <= word.x0 - one.x1 < word.bottom - word.top for one in alone) else []


def _apart(word: Word, label: re.Pattern[str], labels: frozenset[str], readings: Mapping[str, Reading]) -> Sequence[Word]:
    found = [match for match in label.finditer(word.text) if match.start() and not _ends_longer_label(word.text, match, labels)]
    return in_pieces(word, [match.start() for match in found] or _after_label(word.text, labels, readings))


def _ends_longer_label(text: str, label: re.Match[str], labels: frozenset[str]) -> bool:
    """Whether a label that ends others, as 日期 ends 开票日期, ends one that is not known (入院日期): letters alone precede it."""
    before = text[: label.start()]
    if not _LETTERS.fullmatch(before) or any(before.startswith(known) for known in labels):
        return False
    name = label[0].removesuffix(":")
    return any(known != name and known.endswith(name) for known in labels)


def _after_label(text: str, labels: frozenset[str], readings: Mapping[str, Reading]) -> list[int]:
    for reading in readings.values():
        for label in reading.labels:
            rest = text.removeprefix(label)
            if rest != text and rest not in labels and _is_value(rest, reading.form):
                return [len(label)]
    return []


def _is_value(text: str, form: Form) -> bool:
    # A value right behind its label is only told from the rest of a sentence where its form is strict.
    return form in STRICT and (form != "name" or len(text) <= _LONGEST_NAME) and compiled(f"<{form}>").fullmatch(text) is not None
