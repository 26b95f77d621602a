"""Reads a finished letter against its case: only this creditor's data, numbers masked, the offer within means and within the cap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reprieve.errors import masked
from reprieve.language import Message, _
from reprieve.write.check import strings
from reprieve.write.debt_fields import Numbered
from reprieve.write.material import Fields, Material, clean


def faults_against_case(material: Material, fields: Fields, debts: Sequence[Numbered] | None, text: str) -> list[Message]:
    """What must not stand in a letter with these words, which is about these debts; None: the whole case. Empty when it may go out."""
    own = list(debts) if debts is not None else []
    return [*_bare_numbers(material, text), *_others_data(material, fields, own, text), *_beyond(material, own)]


def _bare_numbers(material: Material, text: str) -> Iterator[Message]:
    """The ID number and accounts are masked, unless the applicant wrote them out in the statement."""
    stated = "".join(clean(claim.statement) for claim in material.case.stated.hardships)
    numbers = [material.case.stated.applicant.id_number, *(debt.account for debt in material.case.stated.debts if len(debt.account) > 4)]
    for number in numbers:
        if number in text and number not in stated:
            yield _("{number} is not masked", number=masked(number))


def _others_data(material: Material, fields: Fields, own: Sequence[Numbered], text: str) -> Iterator[Message]:
    """A letter to one creditor names no other, unless the applicant's own words do or one name is part of the other."""
    if not own:
        return
    allowed = "".join(strings({name: fields[name] for name in ("creditor", "hardships", "applicant_address") if name in fields}))
    for name in {clean(debt.creditor) for debt in material.case.stated.debts} - {clean(debt.creditor) for _number, debt in own}:
        if name in text and name not in allowed:
            yield _("it names another creditor: {name}", name=name)


def _beyond(material: Material, own: Sequence[Numbered]) -> Iterator[Message]:
    """Offers that run too long, or that together are more than what is disposable."""
    plan, means = material.assessment.plan, material.assessment.means
    if plan is None or not plan.feasible:
        return
    types = {number: debt.type for number, debt in own}
    for offer in plan.offers:
        caps = [limit.months for limit in material.library.means.caps if types.get(offer.debt) in limit.types]
        if offer.monthly and caps and offer.months > min(caps):
            yield _("{months} months are more than the {cap} a plan may run", months=offer.months, cap=min(caps))
    monthly = sum(offer.monthly for offer in plan.offers)
    if means is not None and monthly and monthly > means.disposable:
        yield _("{monthly} a month is more than the {able} that is disposable", monthly=monthly, able=means.disposable)
