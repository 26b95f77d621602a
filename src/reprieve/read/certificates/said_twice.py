"""Sums that a paper states in words and in figures: where the two differ, it is told. Nobody can say which of them counts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal

from reprieve.figures.capitals import amount_of_capitals
from reprieve.language import Message, _
from reprieve.model import Certificate, Payslip
from reprieve.read.page.figures import parse_amount
from reprieve.read.page.prose import page_lines, prose
from reprieve.read.page.words import Page

_WORDS = r"(?P<words>[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]+[元圆][零壹贰叁肆伍陆柒捌玖角分整正]*)"
_FIGURES = r"(?P<figures>\d[\d,]*(?:\.\d{1,6})?[^\S\n]?万?元?)"
_BESIDE = r"[^\d\n,;。零壹贰叁肆伍陆柒捌玖拾佰仟万亿]{0,8}?"
_NET_WORDS = re.compile(rf"大写{_BESIDE.removesuffix('?')}{_WORDS}")
_TWICE = (
    re.compile(rf"{_WORDS}{_BESIDE}(?:小写|¥|\(){_BESIDE}{_FIGURES}"),
    re.compile(rf"{_FIGURES}{_BESIDE}(?<!合计)(?<!合计\()(?<!总计\()(?<!共计\()大写{_BESIDE}{_WORDS}"),
)


def said_otherwise(content: Payslip | Certificate, pages: Sequence[Page]) -> tuple[Message, ...]:
    """What is said of sums that a payslip or another proof states in words and otherwise in figures."""
    if isinstance(content, Certificate):
        return differing_sums(pages)
    if content.net is None or content.employees > 1 or content.besides or content.months > 1:
        return ()  # of several people's pay the sum of all is written
    parts = [content.gross, content.deductions_total]
    parts += [*content.earnings.values(), *content.deductions.values(), *content.after_net.values()]
    whole = content.net + sum(content.after_net.values())
    return words_unlike(pages, content.net, {whole, *(part for part in parts if part is not None)})


def differing_sums(pages: Sequence[Page]) -> tuple[Message, ...]:
    """What is said of sums whose words and figures differ."""
    return _told(_differing(_text(pages)))


def words_unlike(pages: Sequence[Page], net: Decimal, others: Collection[Decimal]) -> tuple[Message, ...]:
    """What is said of a sum in words of a payslip that is none of its figures."""
    written = (amount_of_capitals(found["words"]) for found in _NET_WORDS.finditer(_text(pages)))
    return _told((words, net) for words in written if words is not None and words not in {net, *others})


def _text(pages: Sequence[Page]) -> str:
    """On pictures letters are mistaken for one another, so they are left out."""
    return prose(page_lines(page for page in pages if not page.is_picture))


def _told(sums: Iterable[tuple[Decimal, Decimal]]) -> tuple[Message, ...]:
    return tuple(
        _("A sum is {words} in words and {figures} in figures: ask the issuer which is right.", words=words, figures=figures)
        for words, figures in dict.fromkeys(sums)
    )


def _differing(text: str) -> Iterator[tuple[Decimal, Decimal]]:
    for twice in _TWICE:
        for found in twice.finditer(text):
            words, figures = amount_of_capitals(found["words"]), parse_amount(found["figures"])
            if words is not None and figures is not None and words != figures:
                yield words, figures
