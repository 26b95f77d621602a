"""The questions that `reprieve new` asks on a terminal: what happened, to whom money is owed, and what a letter needs besides.

Nothing has to be answered: what is left open stays to be filled in in the case file.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar
from unicodedata import normalize

from reprieve.case import MOST_PEOPLE, PHONE, is_id_number
from reprieve.figures.as_written import amount_as_written, date_as_written, is_likely
from reprieve.language import Message, Words, _
from reprieve.library import Library
from reprieve.write.page_words import DEBT_TYPES, MEASURES

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
    """What is known of the blocks of the case file, by their headings. `whole`: nothing interrupted the questions."""

    blocks: Mapping[str, tuple[Block, ...]] = field(default_factory=dict)
    whole: bool = True


def interview(ask: Ask, library: Library, today: dt.date) -> Answers:
    """Ask for what a case file must state. No day may be later than `today` but the next one that a payment is due.

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

    heard(str(_("Enter leaves a question open; Ctrl-C ends the questions and keeps the answers. Press Enter to begin.")))
    hardships, debts = tuple(_hardships(heard, library, today)), tuple(_debts(heard, today))
    told = tuple(hardship | _account(heard, hardship, library) for hardship in hardships)
    given = {"[[hardships]]": told, "[[debts]]": debts} | {name: (block,) for name, block in _tables(heard) if block}
    return Answers({name: blocks for name, blocks in given.items() if blocks}, whole=not interrupted)


def _hardships(ask: Ask, library: Library, today: dt.date) -> Iterator[dict[str, str]]:
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


def _account(ask: Ask, hardship: Block, library: Library) -> dict[str, str]:
    name = library.hardships[json.loads(hardship["type"])].name
    question = _(
        "{hardship}, in your own words and in Chinese: what happened, how things stand, when they should get better? The letters print it.",
        hardship=name,
    )
    return _given(statement=_put(ask, str(question), _text))


def _tables(ask: Ask) -> Iterator[tuple[str, Block]]:
    """What stands once in a case file: who applies, what the household spends, what is asked for."""
    yield (
        "[applicant]",
        _given(
            name=_put(ask, str(_("The applicant's name, as on the ID card?")), _text),
            id_number=_put(ask, str(_("The ID number, all 18 characters?")), _id_number),
            phone=_put(ask, str(_("A telephone number at which the creditors reach the applicant?")), _phone),
            address=_put(ask, str(_("The address to which creditors write?")), _text),
            household_size=_put(ask, str(_("How many people live on this income, the applicant included?")), _people),
        ),
    )
    yield (
        "[budget]",
        _given(
            rent=_put(ask, str(_("What does the household pay for rent each month? 0 where it pays none.")), _spent),
            food=_put(ask, str(_("And for food? Further lines can be added in the file.")), _spent),
        ),
    )
    measure = _put(ask, _menu(_("What do you ask the creditors for?"), MEASURES), lambda typed: _chosen(typed, MEASURES)[:1])
    yield "[request]", _given(measure=_text(measure[0]) if measure else None)


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


def _given(**answers: str | None) -> dict[str, str]:
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


def _spent(typed: str) -> str:
    return _text("0.00") if normalize("NFKC", typed) == "0" else _amount(typed)


def _id_number(typed: str) -> str:
    number = normalize("NFKC", typed).upper()
    if not is_id_number(number):
        raise _NotSo(_("This is no ID number: all 18 characters as on the card; the last may be X."))
    return _text(number)


def _phone(typed: str) -> str:
    number = normalize("NFKC", typed)
    if not re.fullmatch(PHONE, number):
        raise _NotSo(_("this is not a telephone number."))
    return _text(number)


def _people(typed: str) -> str:
    number = normalize("NFKC", typed).removesuffix("人")
    if number not in map(str, range(1, MOST_PEOPLE + 1)):
        raise _NotSo(_("Write numbers from 1 to {last}.", last=MOST_PEOPLE))
    return number
