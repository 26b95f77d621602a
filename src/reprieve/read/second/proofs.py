"""Two readings of a picture, compared: names, figures, days and numbers that they see differently are said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reprieve.errors import masked
from reprieve.language import Message, _
from reprieve.model import Certificate, Payslip, Statement

# What the totals of a payslip are called to a person; items are called as they are printed.
_TOLD: Mapping[str, Message] = {
    "gross": _("gross pay"),
    "deductions_total": _("total deductions"),
    "net": _("net pay"),
    "pay_period": _("the month of pay"),
    "employee": _("the employee"),
    "employer": _("the employer"),
    "person": _("the person"),
    "issuer": _("the issuer"),
    "holder": _("the account holder"),
    "account": _("the account number"),
}


def more_proved(first: Payslip | Certificate, second: Payslip | Certificate) -> Payslip | Certificate:
    """Of two readings of a proof, the one whose figures prove each other more; of two alike, the stronger model's."""
    return max((second, first), key=lambda proof: (adds_up(proof), not list(_sums_missed(proof))))


def compare(
    first: Payslip | Certificate, second: Payslip | Certificate, best: Payslip | Certificate, called: Mapping[str, object] = {}
) -> tuple[Message, ...]:
    """Where two readings of a proof differ in a name, a figure, a day or a number. The figures of a payslip that adds up are proved.

    `called` is what people call what a kind of paper states.
    """
    names = (*seen_differently(names_of(first), names_of(second), called), *_items_named_differently(first, second))
    return names if is_proved(best) else (*_sums_missed(best), *names, *seen_differently(_facts(first), _facts(second), called))


def _items_named_differently(first: Payslip | Certificate, second: Payslip | Certificate) -> Iterator[Message]:
    """The items of a payslip, of whose figures two readings agree, that they call by other names."""
    if not (isinstance(first, Payslip) and isinstance(second, Payslip)):
        return
    for one, other in ((first.earnings, second.earnings), (first.deductions, second.deductions), (first.after_net, second.after_net)):
        if list(one.values()) == list(other.values()):
            for before, (name, amount) in zip(one, other.items(), strict=True):
                if plain(before) != plain(name):
                    yield seen_as("item", before, name, {"item": _("the item of {amount}", amount=amount)})


def is_proved(proof: Payslip | Certificate) -> bool:
    """Whether it is a payslip whose net and whose items prove each other."""
    return adds_up(proof) and not list(_sums_missed(proof))


def adds_up(proof: Payslip | Certificate) -> bool:
    """Whether it is a payslip whose gross less its deductions is its net."""
    if not isinstance(proof, Payslip):
        return False
    gross, deductions, net = proof.gross, proof.deductions_total, proof.net
    return None not in (gross, deductions, net) and (gross or 0) - (deductions or 0) == net


def _sums_missed(proof: Payslip | Certificate) -> Iterator[Message]:
    """Which items of a payslip do not come to their total. All may be right without, where what is earned less what is taken is net."""
    if not isinstance(proof, Payslip) or sum(proof.earnings.values()) - sum(proof.deductions.values()) == proof.net:
        return
    earned, taken = sum(proof.earnings.values()), sum(proof.deductions.values())
    sums = [("net", proof.earnings, earned - taken, proof.net)] if proof.gross is None else []
    sums += [("gross", proof.earnings, earned, proof.gross), ("deductions_total", proof.deductions, taken, proof.deductions_total)]
    for name, items, come_to, total in sums:
        if items and total is not None and come_to != total:
            yield _(
                "On the picture, the items of {name} come to {sum}, not to {total}: one may be missing or seen wrongly. "
                "Compare them with the paper.",
                name=_TOLD[name], sum=come_to, total=total,
            )  # fmt: skip


def seen_differently(one: Mapping[str, object], other: Mapping[str, object], called: Mapping[str, object] = {}) -> Iterator[Message]:
    """What two readings that give the same things give differently, by its name."""
    for name in other:
        if name not in one or plain(one[name]) == plain(other[name]):
            continue
        if one[name] and other[name]:
            yield seen_as(name, one[name], other[name], called)
        else:
            yield _(
                "On the picture, {name} was seen as {seen} by one reading, and not at all by another. Compare it with the paper.",
                name=_name(name, called),
                seen=_shown(one[name] or other[name]),
            )


def seen_as(name: str, one: object, other: object, called: Mapping[str, object] = {}) -> Message:
    """That two readings do not agree on what is called `name`."""
    return _(
        "On the picture, {name} was seen as {one} and as {other}. Compare it with the paper.",
        name=_name(name, called),
        one=_shown(one),
        other=_shown(other),
    )


def _name(name: str, called: Mapping[str, object]) -> object:
    return _TOLD.get(name) or called.get(name, name)


def plain(value: object) -> object:
    """A text without blanks and marks, which two readings space and point as they like."""
    return "".join(filter(str.isalnum, value)) if isinstance(value, str) else value


def _shown(value: object) -> object:
    return masked(value) if isinstance(value, str) else value


def names_of(read: Statement | Payslip | Certificate) -> dict[str, object]:
    """Whose paper it is and who made it: what no sum proves."""
    match read:
        case Statement():
            return {"holder": read.holder, "account": read.account}
        case Payslip():
            return {"employee": read.employee, "employer": read.employer}
        case Certificate():
            return {"person": read.person, "issuer": read.issuer, **read.fields}


def _facts(proof: Payslip | Certificate) -> dict[str, object]:
    match proof:
        case Payslip():
            sums = {"gross": proof.gross, "deductions_total": proof.deductions_total, "net": proof.net, "pay_period": proof.pay_period}
            return {**proof.earnings, **proof.deductions, **sums}
        case Certificate():
            own = {"id_number": proof.id_number, "issued": proof.issued}
            return {**proof.figures, **proof.dates, **own}
