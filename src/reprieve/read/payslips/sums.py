"""Named values -> gross, deductions, net and items. Where names allow several meanings, the one whose sums come out is the right one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations, product
from typing import Literal

from reprieve.figures.fen import ZERO
from reprieve.library.payslip import DEDUCTIONS, EMPLOYER, PayslipWords, matches
from reprieve.read.payslips.cells import Named

Role = Literal["gross", "net", "deductions_total", "any_total", "none", "item", "perhaps"]
Way = Literal["section", "name", "place"]
_MOST_UNCERTAIN = 4
_PROVEN = 5  # all three equations come out


@dataclass(frozen=True, slots=True)
class Item:
    name: str
    amount: Decimal
    place: int
    section: str


@dataclass(frozen=True, slots=True)
class Sums:
    """One understanding of a payslip. `weight` counts the equations that come out, then the totals that are named outright.

    `totals` says as which of the named values gross, deductions and net stand; one that is not printed has none.
    """

    gross: Decimal | None = None
    deductions_total: Decimal | None = None
    net: Decimal | None = None
    earnings: tuple[Item, ...] = ()
    deductions: tuple[Item, ...] = ()
    after_net: tuple[Item, ...] = ()
    weight: tuple[int, int, int] = (0, 0, 0)
    totals: tuple[tuple[str, int], ...] = ()


def understand(named: Sequence[Named], words: PayslipWords) -> Sums:
    """The understanding whose sums come out best: gross − deductions = net, earnings add up to gross, deductions to their total."""
    by_role = _by_role(named, words)
    sums = _best(by_role, words)
    for count in range(1, _MOST_UNCERTAIN + 1):
        if sums.weight[0] == _PROVEN:
            break
        for chosen in combinations(by_role["perhaps"][:_MOST_UNCERTAIN], count):
            items = sorted([*by_role["item"], *chosen], key=lambda item: item.place)
            sums = max(sums, _best({**by_role, "item": items}, words), key=lambda each: each.weight[0])
    return sums


def _best(by_role: Mapping[Role, list[Item]], words: PayslipWords) -> Sums:
    options = (
        _settled(totals, halves)
        for totals, way, trailing in _readings(by_role, words)
        for exchanged in _exchanged(totals, _split(totals.others(by_role["item"]), totals, way, trailing, words))
        for halves in _paid_besides(totals, exchanged, words)
    )
    return _as_printed(max(options, key=lambda sums: sums.weight, default=Sums()), by_role)


# --- what each name may be -----------------------------------------------------------------------------------------


def _by_role(named: Sequence[Named], words: PayslipWords) -> Mapping[Role, list[Item]]:
    roles: dict[Role, list[Item]] = {"gross": [], "net": [], "deductions_total": [], "any_total": [], "none": [], "item": [], "perhaps": []}
    for place, entry in enumerate(named):
        if entry.amount is not None:
            others = entry.section == EMPLOYER and not matches([*words.net, *words.never_employers], entry.name)
            role = "none" if others else _role(entry.name, words)
            roles[role].append(Item(entry.name, entry.amount, place, entry.section))
    return roles


def _role(name: str, words: PayslipWords) -> Role:
    bare = re.sub(r"\([^()]*\)$", "", name)
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
class _Totals:
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


def _readings(roles: Mapping[Role, list[Item]], words: PayslipWords) -> Iterator[tuple[_Totals, Way, bool]]:
    """Every choice of totals, way to tell items apart, and whether what stands after net pay was paid on top of it."""
    open_totals = [*roles["any_total"], *(item for item in roles["item"] if matches(words.perhaps_totals, item.name))][:_MOST_UNCERTAIN]
    nets = sorted(roles["net"], key=lambda item: matches(words.net_of_tax, item.name))  # of two that come out, the first counts
    choices = [[*(some[:_MOST_UNCERTAIN] or open_totals), None] for some in (roles["gross"], roles["deductions_total"], nets)]
    for gross, deductions, net in product(*choices):
        chosen = [item for item in (gross, deductions, net) if item is not None]
        if len({item.place for item in chosen}) == len(chosen):
            totals = _Totals(gross, deductions, net, tuple(open_totals))
            yield from ((totals, way, trailing) for way in _WAYS for trailing in (False, True))


_WAYS: tuple[Way, ...] = ("section", "name", "place")

# --- which half an item belongs to ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Halves:
    earnings: tuple[Item, ...]
    deductions: tuple[Item, ...]
    after_net: tuple[Item, ...] = ()


def _split(items: Sequence[Item], totals: _Totals, way: Way, trailing: bool, words: PayslipWords) -> _Halves:
    after = tuple(item for item in items if trailing and totals.net is not None and item.place > totals.net.place)
    rest = [item for item in items if item not in after]
    after = _without_their_sum(after, totals)
    deducted = [_is_deducted(item, totals, way, words) for item in rest]
    earnings = tuple(item for item, is_deducted in zip(rest, deducted, strict=True) if not is_deducted)
    deductions = tuple(item for item, is_deducted in zip(rest, deducted, strict=True) if is_deducted)
    return _Halves(earnings, _as_amounts(deductions, totals.gross), after)


def _without_their_sum(after: tuple[Item, ...], totals: _Totals) -> tuple[Item, ...]:
    """What is paid on top of net pay, without what both come to (银行转账金额)."""
    paid = _total(after) + (_amount(totals.net) or ZERO)
    return tuple(item for item in after if len(after) == 1 or item.amount != paid - item.amount)


def _is_deducted(item: Item, totals: _Totals, way: Way, words: PayslipWords) -> bool:
    if way == "section" and item.section:
        return item.section == DEDUCTIONS
    if way == "place" and totals.gross is not None:
        return item.place > totals.gross.place
    return not matches(words.earnings_first, item.name) and matches(words.deductions, item.name)


def _as_amounts(deductions: tuple[Item, ...], gross: Item | None) -> tuple[Item, ...]:
    """Deductions printed with a minus as what is deducted: all of them, or those that stand among the earnings."""
    every = all(item.amount <= 0 for item in deductions)
    return tuple(
        replace(item, amount=abs(item.amount)) if every or (gross is not None and item.place < gross.place) else item for item in deductions
    )


# --- whether the sums come out -------------------------------------------------------------------------------------


def _settled(totals: _Totals, halves: _Halves) -> Sums:
    """What stands before gross pay may be taken off it already, and what stands after it may be paid besides."""
    gross, net = _amount(totals.gross), _amount(totals.net)
    deducted = abs(totals.deductions.amount) if totals.deductions else None
    earned, taken = _total(halves.earnings), _total(halves.deductions)
    early = _total([item for item in halves.deductions if totals.gross and item.place < totals.gross.place])
    late = _total([item for item in halves.earnings if totals.gross and item.place > totals.gross.place])
    besides = late if late == earned or gross in (earned - late, earned - early - late) else ZERO
    gross, deducted = _proven(gross, deducted, net, earned - besides, (taken, taken - early), besides)
    chain = gross is not None and deducted is not None and net == gross + besides - deducted
    gross_adds_up = bool(halves.earnings) and gross in (earned, earned - early, earned - besides, earned - early - besides)
    deductions_add_up = deducted in (taken, taken - early)
    holds = ((totals.gross, gross_adds_up), (totals.deductions, deductions_add_up), (totals.net, chain))
    unproven = sum(item in totals.guessed and not held for item, held in holds if item is not None)
    read = sum(map(len, (halves.earnings, halves.deductions, halves.after_net, totals.places)))
    weight = (3 * chain + gross_adds_up + deductions_add_up - 2 * unproven, totals.outright, read)
    return Sums(gross, deducted, net, halves.earnings, halves.deductions, halves.after_net, weight, totals.places)


def _amount(item: Item | None) -> Decimal | None:
    return None if item is None else item.amount


def _proven(
    gross: Decimal | None, deducted: Decimal | None, net: Decimal | None, earned: Decimal, taken: tuple[Decimal, Decimal], besides: Decimal
) -> tuple[Decimal | None, Decimal | None]:
    """A total that is not printed is what the items come to, where the printed net pay proves it."""
    for gross_pay in (earned,) if gross is None else (gross,):
        for deductions in taken if deducted is None else (deducted,):
            if net is not None and gross_pay + besides - deductions == net:
                return gross_pay, deductions
    return gross, deducted


def _as_printed(sums: Sums, by_role: Mapping[Role, list[Item]]) -> Sums:
    """The understanding with every total as it is printed, also where nothing else comes to it: that is for a finding to tell.

    Only what comes to a part of the items is left out: it is a total of that part.
    """
    named = dict(sums.totals)
    gross = None if "gross" in named else _in_full(by_role["gross"], sums.earnings)
    deductions = None if "deductions_total" in named else _in_full(by_role["deductions_total"], sums.deductions)
    if gross is not None:
        sums = replace(sums, gross=gross.amount, totals=(*sums.totals, ("gross", gross.place)))
    if deductions is not None:
        sums = replace(sums, deductions_total=abs(deductions.amount), totals=(*sums.totals, ("deductions_total", deductions.place)))
    return sums


def _in_full(printed: Sequence[Item], items: Sequence[Item]) -> Item | None:
    """The last printed total that is no sum of items that stand side by side; none where there are no items to tell by."""
    ordered = sorted(items, key=lambda item: item.place)
    parts = {_total(ordered[first:last]) for first, last in combinations(range(len(ordered) + 1), 2)}
    return next((item for item in reversed(printed) if items and abs(item.amount) not in parts), None)


def _paid_besides(totals: _Totals, halves: _Halves, words: PayslipWords) -> Iterator[_Halves]:
    """The halves, and with what by its name is no deduction (独生子女费) paid besides gross pay, where only so net pay comes out.

    What a total stands behind may be a part of that.
    """
    yield halves
    if totals.gross and totals.net:
        lacking = totals.net.amount - totals.gross.amount + _total(halves.deductions)
        yield from (
            replace(halves, earnings=(*halves.earnings, item), deductions=_others(halves.deductions, item))
            for item in halves.deductions
            if 2 * item.amount == lacking > 0
            and not matches(words.deductions, item.name)
            and not any(total.place > item.place for total in totals.guessed if total is not totals.net)
        )


def _exchanged(totals: _Totals, halves: _Halves) -> Iterator[_Halves]:
    """The halves as they are; with one item moved to the other half; and without one or two that are no pay: where totals ask for it."""
    yield halves
    over = _total(halves.earnings) - totals.gross.amount if totals.gross else ZERO
    under = abs(totals.deductions.amount) - _total(halves.deductions) if totals.deductions else ZERO
    if over and over == under:
        yield from (
            replace(halves, earnings=_others(halves.earnings, item), deductions=(*halves.deductions, item))
            for item in halves.earnings
            if item.amount == over
        )
        yield from (
            replace(halves, earnings=(*halves.earnings, item), deductions=_others(halves.deductions, item))
            for item in halves.deductions
            if item.amount == -over
        )
    if over > 0 or under < 0:
        yield replace(halves, earnings=_without(halves.earnings, over), deductions=_without(halves.deductions, -under))


def _others(items: Sequence[Item], left_out: Item) -> tuple[Item, ...]:
    return tuple(item for item in items if item is not left_out)


def _without(items: tuple[Item, ...], excess: Decimal) -> tuple[Item, ...]:
    """The items without the one or two that make up the excess."""
    if excess <= 0:
        return items
    for count in (1, 2):
        for dropped in combinations(items, count):
            if _total(dropped) == excess and len(items) > count + 1:
                return tuple(item for item in items if item not in dropped)
    return items


def _total(items: Sequence[Item]) -> Decimal:
    return sum((item.amount for item in items), ZERO)
