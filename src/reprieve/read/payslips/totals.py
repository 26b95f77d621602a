"""Which of the named amounts of a payslip may be gross pay, deductions and net pay, and which are items: by their names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from typing import Literal

from reprieve.library.payslip import EMPLOYER, PayslipWords, matches
from reprieve.read.payslips.cells import Named, without_remark

Role = Literal["gross", "net", "deductions_total", "any_total", "none", "item", "perhaps"]
MOST_UNCERTAIN = 4


@dataclass(frozen=True, slots=True)
class Item:
    """An amount under its name; `place` is which of the named values it is."""

    name: str
    amount: Decimal
    place: int
    section: str


def by_role(named: Sequence[Named], words: PayslipWords) -> Mapping[Role, list[Item]]:
    """The amounts by what their names say that they are, or may be."""
    roles: dict[Role, list[Item]] = {"gross": [], "net": [], "deductions_total": [], "any_total": [], "none": [], "item": [], "perhaps": []}
    for place, entry in enumerate(named):
        if entry.amount is not None:
            others = entry.section == EMPLOYER and not matches([*words.net, *words.never_employers], entry.name)
            role = "none" if others else _role(entry.name, words)
            roles[role].append(Item(entry.name, entry.amount, place, entry.section))
    return roles


def _role(name: str, words: PayslipWords) -> Role:
    bare = without_remark(name)
    totals: tuple[tuple[Role, Sequence[str]], ...] = (
        ("perhaps", words.perhaps_items),
        ("none", words.labels),
        ("perhaps", words.subtotals),
        ("net", words.net),
        ("deductions_total", words.deductions_total),
        ("gross", words.gross),
        ("any_total", words.any_total),
    )
    for role, patterns in totals:
        if matches(patterns, name) or matches(patterns, bare):
            return role
    return "none" if matches(words.not_items, name) or not name else "item"


@dataclass(frozen=True, slots=True)
class Totals:
    """One choice of totals, each None where it is not printed; those that are `guessed` are not named as such."""

    gross: Item | None
    deductions: Item | None
    net: Item | None
    guessed: tuple[Item, ...]

    @property
    def outright(self) -> int:
        return sum(item is not None and item not in self.guessed for item in (self.gross, self.deductions, self.net))

    def others(self, items: Sequence[Item]) -> list[Item]:
        """The items but for those that are taken for totals."""
        return [item for item in items if item not in (self.gross, self.deductions, self.net)]

    @property
    def places(self) -> tuple[tuple[str, int], ...]:
        named = (("gross", self.gross), ("deductions_total", self.deductions), ("net", self.net))
        return tuple((name, item.place) for name, item in named if item is not None)


def choices_of_totals(roles: Mapping[Role, list[Item]], words: PayslipWords) -> Iterator[Totals]:
    """Every choice of totals among those whose names allow it; of none that is named so, those that may be any."""
    open_totals = [*roles["any_total"], *(item for item in roles["item"] if matches(words.perhaps_totals, item.name))][:MOST_UNCERTAIN]
    nets = sorted(roles["net"], key=lambda item: matches(words.net_of_tax, item.name))  # of two that come out, the first counts
    choices = [[*(some[:MOST_UNCERTAIN] or open_totals), None] for some in (roles["gross"], roles["deductions_total"], nets)]
    for gross, deductions, net in product(*choices):
        chosen = [item for item in (gross, deductions, net) if item is not None]
        if len({item.place for item in chosen}) == len(chosen):
            yield Totals(gross, deductions, net, tuple(open_totals))
