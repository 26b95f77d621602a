"""Named values -> gross, deductions, net and items. Where names allow several meanings, the one whose sums come out is the right one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations, product
from typing import Literal

from reprieve.figures.fen import ZERO
from reprieve.library.payslip import DEDUCTIONS, PayslipWords, matches
from reprieve.read.payslips.cells import Named
from reprieve.read.payslips.totals import MOST_UNCERTAIN, Item, Role, Totals, by_role, choices_of_totals

Way = Literal["section", "name", "place"]
_WAYS: tuple[Way, ...] = ("section", "name", "place")
_CHAINED, _PROVEN = 3, 5  # gross less deductions is net; all three equations come out


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

    @property
    def is_outright(self) -> bool:
        """Whether totals that are named as such come out: days worked that come to their 合计 are no pay."""
        return self.weight[1] > 0 and self.weight[0] >= _CHAINED

    @property
    def paid(self) -> tuple[Decimal | None, Decimal | None]:
        """Gross and net pay."""
        return self.gross, self.net


def understand(named: Sequence[Named], words: PayslipWords) -> Sums:
    """The understanding whose sums come out best: gross − deductions = net, earnings add up to gross, deductions to their total."""
    roles = by_role(named, words)
    sums = _best(roles, words)
    for count in range(1, MOST_UNCERTAIN + 1):
        if sums.weight[0] == _PROVEN:
            break
        for chosen in combinations(roles["perhaps"][:MOST_UNCERTAIN], count):
            items = sorted([*roles["item"], *chosen], key=lambda item: item.place)
            sums = max(sums, _best({**roles, "item": items}, words), key=lambda each: each.weight[0])
    return sums


def _best(roles: Mapping[Role, list[Item]], words: PayslipWords) -> Sums:
    """The best of every choice of totals, way to tell items apart, and whether what stands after net pay was paid on top of it."""
    options = (
        _settled(totals, halves)
        for totals in choices_of_totals(roles, words)
        for way, trailing in product(_WAYS, (False, True))
        for exchanged in _exchanged(totals, _split(totals.others(roles["item"]), totals, way, trailing, words))
        for halves in _paid_besides(totals, exchanged, words)
    )
    return _as_printed(max(options, key=lambda sums: sums.weight, default=Sums()), roles)


# --- which half an item belongs to ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Halves:
    earnings: tuple[Item, ...]
    deductions: tuple[Item, ...]
    after_net: tuple[Item, ...] = ()


def _split(items: Sequence[Item], totals: Totals, way: Way, trailing: bool, words: PayslipWords) -> _Halves:
    after = tuple(item for item in items if trailing and totals.net is not None and item.place > totals.net.place)
    rest = [item for item in items if item not in after]
    after = _without_their_sum(after, totals)
    deducted = [_is_deducted(item, totals, way, words) for item in rest]
    earnings = tuple(item for item, is_deducted in zip(rest, deducted, strict=True) if not is_deducted)
    deductions = tuple(item for item, is_deducted in zip(rest, deducted, strict=True) if is_deducted)
    return _Halves(earnings, _as_amounts(deductions, totals.gross), after)


def _without_their_sum(after: tuple[Item, ...], totals: Totals) -> tuple[Item, ...]:
    """What is paid on top of net pay, without what both come to (银行转账金额)."""
    paid = _total(after) + (_amount(totals.net) or ZERO)
    return tuple(item for item in after if len(after) == 1 or item.amount != paid - item.amount)


def _is_deducted(item: Item, totals: Totals, way: Way, words: PayslipWords) -> bool:
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


def _settled(totals: Totals, halves: _Halves) -> Sums:
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
    weight = (_CHAINED * chain + gross_adds_up + deductions_add_up - 2 * unproven, totals.outright, read)
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


def _as_printed(sums: Sums, roles: Mapping[Role, list[Item]]) -> Sums:
    """The understanding with every total as it is printed, also where nothing else comes to it: that is for a finding to tell.

    Only what comes to a part of the items is left out: it is a total of that part.
    """
    named = dict(sums.totals)
    gross = None if "gross" in named else _in_full(roles["gross"], sums.earnings)
    deductions = None if "deductions_total" in named else _in_full(roles["deductions_total"], sums.deductions)
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


def _paid_besides(totals: Totals, halves: _Halves, words: PayslipWords) -> Iterator[_Halves]:
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


def _exchanged(totals: Totals, halves: _Halves) -> Iterator[_Halves]:
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
