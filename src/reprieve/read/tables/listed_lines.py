"""What one line of an app's list tells: a heading with a day or a month, an amount, a balance, a time, a text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from reprieve.library.statements import OTHER_SIDE, Role, StatementVocabulary
from reprieve.read.days.forms import figures_of, is_days_ago, is_weekday, whole_day
from reprieve.read.days.headings import SUM, SUM_FIGURE, Heading, heading_of
from reprieve.read.days.moments import is_clock
from reprieve.read.days.years import Above, Reader
from reprieve.read.notation import CLOCK_OF_FIGURES, YEAR
from reprieve.read.page.words import Line

_AMOUNT = re.compile(SUM_FIGURE)
_CLOCK_OF_FIGURES = re.compile(CLOCK_OF_FIGURES)
_GLUED = re.compile(r"(.+?[^:])(\d\d:\d\d(?::\d\d)?)|(.+日)(星期.|周.)")  # as recognition has them: 消费23:13, 03-2601:24
_SAID: frozenset[Role] = frozenset(
    {"counterparty", "counterparty_account", "merchant", "payer", "payee", "summary", "note", "status", "serial", "other"}
)
_CARD = re.compile(r"[一-龥]{2,12}\(\d{4}\)")
_POINTED = re.compile(rf"{YEAR}\.\d{{1,2}}")


@dataclass(frozen=True, slots=True)
class Listed:
    """A line. `figures` are those that no word calls a balance; `short` is a day that does not tell all, `weekday` one of the week.

    `heading` is the year and the month that it heads (0: not told). `awaits`: it ends with the word for the balance, whose figure stands in
    the next line. `neutral`: a word says that the money went neither in nor out. `way` is the sign before the text of which way it went,
    where the figure has none (收, 付, ⇄).
    """

    line: Line
    text: str = ""
    figures: tuple[str, ...] = ()
    balance: str = ""
    time: str = ""
    full: dt.date | None = None
    short: str = ""
    weekday: str = ""
    heading: Heading | None = None
    sums: bool = False
    awaits: bool = False
    neutral: bool = False
    way: str = ""
    labelled: tuple[tuple[Role, str], ...] = ()

    @property
    def has_day(self) -> bool:
        return self.full is not None or bool(self.short)

    @property
    def is_heading(self) -> bool:
        """Whether it tells a day or a month, perhaps what that comes to, and nothing else."""
        if self.text or self.time or self.labelled:
            return False
        if self.heading and not self.has_day:
            return True
        return not self.balance and (self.has_day or bool(self.weekday)) and (self.sums or not self.figures)

    @property
    def sums_up(self) -> bool:
        """Whether it tells what a month comes to, in and out, and nothing else."""
        return self.sums and len(self.figures) > 1 and not (self.text or self.time or self.has_day or self.labelled)

    @property
    def begins(self) -> bool:
        """Whether a list can begin with it: with a heading, or with a payment, which states its amount."""
        return self.is_heading or bool(self.figures)

    def day(self, reader: Reader, above: Above) -> dt.date | None:
        """The day that it tells, below what stands above it."""
        return self.full or (reader.day(self.short, above) if self.short else None)


def listed_line(line: Line, vocabulary: StatementVocabulary) -> Listed:
    """What the words of a line tell, each by itself; 余额 may stand apart from its figure."""
    words = vocabulary.lists
    rest, labelled = _labels_apart(_months_joined([text for word in line.words for text in _parts(word.text)]), vocabulary)
    told: dict[str, object] = {"labelled": labelled}
    texts: list[str] = []
    figures: list[str] = []
    balance_follows = False
    for text in rest:
        if balance_follows and _AMOUNT.fullmatch(text):
            told["balance"], balance_follows = text, False
        elif found := _with_balance(words.balance).fullmatch(text):
            told["balance"], balance_follows = found["figure"] or "", not found["figure"]
        elif _AMOUNT.fullmatch(text) and not (len(line.words) == 1 and _POINTED.fullmatch(text)):  # 2025.12 looks like one, too
            figures.append(text)
        elif found := SUM.fullmatch(text):
            told["sums"] = True
            texts.append(text)
            figures += [found["figure"]] if found["figure"] else []
        elif text in words.neutral:
            told["neutral"] = True
        elif not _day_or_time(text, told):
            texts.append(text)
    if told.get("sums") and all(map(SUM.fullmatch, texts)):
        went_out = "time" in told and texts[0].startswith(tuple(words.out))  # with a time it is of a payment
        figures = [f"-{figure}" for figure in figures] if went_out else figures
        texts = []
    if len(texts) > 1 and figures and figures[0][0] not in "+-" and vocabulary.is_sign(texts[0]):
        told["way"] = texts.pop(0)
    if cards := [] if figures else list(filter(_CARD.fullmatch, texts)):  # it paid, or was paid to, beside what was done
        texts = [text for text in texts if text not in cards]
        told["labelled"] = (*labelled, *(("note", card) for card in cards))
    return Listed(line, " ".join(texts), tuple(figures), awaits=balance_follows, **told)  # type: ignore[arg-type]


def _labels_apart(texts: Sequence[str], vocabulary: StatementVocabulary) -> tuple[Sequence[str], tuple[tuple[Role, str], ...]]:
    """The words that stand behind no name of a column, and those behind each up to a figure, a day or a time.

    A name has a colon behind it, or begins the line, or is of the other side.
    """
    rest: list[str] = []
    labelled: list[tuple[Role, str]] = []
    open_ = False
    for index, text in enumerate(texts):
        name, colon, value = text.partition(":")
        role = vocabulary.role(name) if vocabulary.knows(name) else None
        begins = colon or ((not index or role in OTHER_SIDE) and texts[index + 1 :] and vocabulary.direction(name) is None)
        if role in _SAID and begins:
            labelled.append(("counterparty" if role == "merchant" else role, value))
            open_ = True
        elif open_ and not (colon and role) and not (_AMOUNT.fullmatch(text) or SUM.fullmatch(text) or _tells_when(text)):
            labelled[-1] = (labelled[-1][0], f"{labelled[-1][1]} {text}".strip())
        else:
            open_ = False
            rest.append(text)
    return rest, tuple(labelled)


def _tells_when(text: str) -> bool:
    """Whether a word is a day or a time: a month alone may be what a payment is for."""
    told: dict[str, object] = {}
    return _day_or_time(text, told) and "heading" not in told


def _parts(text: str) -> Sequence[str]:
    """The text, what it is glued to at its end apart: a time, or the day of the week."""
    found = _GLUED.fullmatch(text)
    return [part for part in found.groups() if part] if found else [text]


@cache
def _with_balance(words: str) -> re.Pattern[str]:
    """The words for a balance, and its `figure` where it stands in the same word."""
    return re.compile(rf"{words}(?P<figure>{SUM_FIGURE})?")


def _months_joined(texts: Sequence[str]) -> Sequence[str]:
    """The texts, a month and the year behind it as one (Nov 2025, 12月 2025)."""
    whole = list(texts[:1])
    for before, text in pairwise(texts):
        year = text.removesuffix("年")
        month = heading_of(before + year) or heading_of(before) if len(year) == len("2025") and heading_of(year) else None
        if month and month.month:
            whole[-1] = f"{year}-{month.month}"
        else:
            whole.append(text)
    return whole


def _day_or_time(text: str, told: dict[str, object]) -> bool:
    """Take in a word that tells a day, a month, a weekday or a time; whether it does."""
    if is_weekday(text):
        told["weekday"] = text
    elif "full" not in told and (day := whole_day(text)):
        told["full"] = day
    elif is_clock(text) or ("full" in told and _CLOCK_OF_FIGURES.fullmatch(text)):
        told["time"] = text
    elif not text.isdecimal() and (heading := heading_of(text)):
        told["heading"] = heading
    elif "short" not in told and (is_days_ago(text) or (not text.isdecimal() and figures_of(text))):
        told["short"] = text
    else:
        return False
    return True
