"""The questions that `reprieve new` asks on a terminal: what happened, since when, and to whom money is owed. Each says what it is for.

Nothing has to be answered: what is left open stays to be filled in in the case file.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar
from unicodedata import normalize

from reprieve.figures.as_written import amount_as_written, date_as_written, is_likely
from reprieve.language import Message, Words, _
from reprieve.library import Library
from reprieve.write.page_words import DEBT_TYPES

Answer = TypeVar("Answer")
Ask = Callable[[str], str]  # shows a text, waits, and gives the line that was typed
Block = Mapping[str, str]  # keys of one block of the case file, with their values as TOML

_AGAIN_DATE = _("Write a date like 2026-06-30.")
_AGAIN_AMOUNT = _("Write an amount in yuan, like 38200 or 38200.50.")


class _NotSo(Exception):
    """What was typed does not fit; the message says how to write it."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True, slots=True)
class Answers:
    """What is known of the blocks [[hardships]] and [[debts]]. `whole`: nothing interrupted the questions."""

    hardships: tuple[Block, ...] = ()
    debts: tuple[Block, ...] = ()
    whole: bool = True


def interview(ask: Ask, library: Library, today: dt.date) -> Answers:
    """Ask for hardships and debts. No day may be later than `today` but the next one that a payment is due.

    Who interrupts leaves open what is still to be asked: what was answered is not lost.
    """
    interrupted = False

    def heard(question: str) -> str:
        nonlocal interrupted
        try:
            return "" if interrupted else ask(question)
        except KeyboardInterrupt:
            interrupted = True
            return ""

    heard(str(_("Enter leaves a question open; you can fill it in later. Press Enter to begin.")))
    given = tuple(_hardships(heard, library, today)), tuple(_debts(heard, today))
    return Answers(*given, whole=not interrupted)


def _hardships(ask: Ask, library: Library, today: dt.date) -> Iterator[Block]:
    names = {name: hardship.name for name, hardship in library.hardships.items()}
    why = _("What happened? It decides which proofs are asked for. Numbers, with commas where it is several:")
    for name in _put(ask, _menu(why, names), lambda typed: _chosen(typed, names)) or ():
        question = _("{hardship}: on which day did it begin? Income before and after it is compared.", hardship=names[name])
        yield _given(type=_text(name), onset=_put(ask, str(question), lambda typed: _past(typed, today)))


def _debts(ask: Ask, today: dt.date) -> Iterator[Block]:
    """One debt after the other, until a creditor is left open."""
    while creditor := _put(ask, str(_("To whom is money owed? The full name, as in the contract. Enter: no further debt.")), _text):
        kinds = _menu(_("What kind of debt is it? For each there are rules and letters of its own:"), DEBT_TYPES)
        kind = _put(ask, kinds, lambda typed: _chosen(typed, DEBT_TYPES)) or ()
        yield _given(
            creditor=creditor,
            type=_text(kind[0]) if kind else None,
            account=_put(ask, str(_("Its card or contract number? The creditor finds the debt by it.")), _text),
            as_of=_put(
                ask, str(_("On which day did you read what is owed? The figures are those of that day.")), lambda t: _past(t, today)
            ),
            principal=_put(ask, str(_("How much principal is owed, without interest and charges?")), _amount),
            due_date=_put(ask, str(_("When is the next payment due?")), _day),
            overdue_since=_put(ask, str(_("Since which day is it overdue? Enter: it is not.")), lambda typed: _past(typed, today)),
        )


def _put(ask: Ask, question: str, understand: Callable[[str], Answer]) -> Answer | None:
    """The answer to a question, asked again until it is understood; None when it is left open."""
    said = ask(question).strip()
    while said:
        try:
            return understand(said)
        except _NotSo as error:
            said = ask(str(error.message)).strip()
    return None


def _menu(question: Message, names: Mapping[str, Words] | Mapping[str, Message]) -> str:
    return "\n".join([str(question), *(f"  {number:>2}  {name}" for number, name in enumerate(names.values(), 1))])


def _given(**answers: str | None) -> Block:
    return {key: value for key, value in answers.items() if value is not None}


# --- what was typed, as TOML ---------------------------------------------------------------------------------------


def _chosen(typed: str, names: Mapping[str, Words] | Mapping[str, Message]) -> list[str]:
    """By number, or by name as the menu shows it."""
    known = {str(number): name for number, name in enumerate(names, 1)} | {str(shown).casefold(): name for name, shown in names.items()}
    typed = normalize("NFKC", typed)
    if typed.casefold() in known:
        return [known[typed.casefold()]]
    wanted = [part.casefold() for part in re.split(r"[\s,，、]+", typed.strip(" ,，、"))]
    if not all(part in known for part in wanted):
        raise _NotSo(_("Write numbers from 1 to {last}.", last=len(names)))
    return list(dict.fromkeys(known[part] for part in wanted))


def _text(typed: str) -> str:
    """Every JSON string is a basic string of TOML."""
    return json.dumps(typed, ensure_ascii=False)


def _day(typed: str) -> str:
    day = date_as_written(typed)
    if day is None or not is_likely(day):
        raise _NotSo(_AGAIN_DATE)
    return day.isoformat()


def _past(typed: str, today: dt.date) -> str:
    day = _day(typed)
    if day > today.isoformat():
        raise _NotSo(_("That day is still to come. Write one up to {today}.", today=today))
    return day


def _amount(typed: str) -> str:
    amount = amount_as_written(typed)
    if not amount:
        raise _NotSo(_AGAIN_AMOUNT)
    return _text(amount)
