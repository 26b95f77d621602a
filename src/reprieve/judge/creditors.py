"""What creditors are known to offer and how they take applications, said beside the plan."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from reprieve.case import CaseFile, Debt
from reprieve.language import Message, _
from reprieve.library.creditor import Creditor, known_as
from reprieve.model import Plan


def with_creditors_ways(made: Plan | None, stated: CaseFile, creditors: Collection[Creditor]) -> Plan | None:
    """The plan with what its creditors are known to want otherwise: another measure, a shorter term, their own form or channel."""
    if made is None:
        return None
    known = [(entry, debt) for debt in stated.debts for entry in known_as(debt.creditor, creditors)]
    said = [message for entry, debt in known for message in _ways(entry, debt, made, stated)]
    return replace(made, fallbacks=(*made.fallbacks, *said))


def _ways(entry: Creditor, debt: Debt, made: Plan, stated: CaseFile) -> Iterator[Message]:
    name = debt.creditor
    if entry.measures and stated.request.measure not in entry.measures:
        yield _("{creditor} is not known to offer what is asked for; it offers: {measures}", creditor=name, measures=entry.measures)
    longest = max((offer.months for offer in made.offers if offer.creditor == name), default=0)
    if entry.most_months and longest > entry.most_months:
        most = entry.most_months
        yield _("{creditor} agrees to {most} months at most; the plan takes {months}", creditor=name, most=most, months=longest)
    if entry.forms:
        yield _("{creditor} asks for its own form: {forms}", creditor=name, forms=entry.forms)
    if entry.channels:
        yield _("{creditor} takes applications here: {channels}", creditor=name, channels=entry.channels)
