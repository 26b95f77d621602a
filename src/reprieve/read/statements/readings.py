"""Which way did the money go? Among the ways to sign a statement's amounts, the one whose balances chain is the right one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from reprieve.expression import compiled_when_used
from reprieve.library.statements import Direction, Role, StatementVocabulary
from reprieve.read.notation import CHINESE
from reprieve.read.statements.chain import Chain, Link, chain, directions_from_balances, with_fewest_breaks
from reprieve.read.statements.entries import Entry

_TOLD = compiled_when_used(rf"[+↑]|(?![元人民币])[{CHINESE}]")  # a sign, or a word for it; a unit is none
_SAYING: tuple[Role, ...] = ("summary", "note")
_ALIKE: tuple[Role, ...] = ("flag", "summary")
_Ways = Mapping[tuple[Role, str], Collection[Direction]]


@dataclass(frozen=True, slots=True)
class Reading:
    """Rows with their amounts signed in one way, and how that adds up. `untold` are those whose direction nothing on the paper tells."""

    entries: Sequence[Entry]
    amounts: tuple[Decimal | None, ...]
    chain: Chain
    untold: tuple[int, ...] = ()


Sign = Callable[[Sequence[Entry]], Reading]


def best_reading(entries: Sequence[Entry], vocabulary: StatementVocabulary, one_way: Direction | None) -> Reading:
    """The first reading without a break; else the one with the fewest. `one_way`: all money went so, by what the paper says of itself."""
    denied = () if any(entry.balance for entry in entries) else tuple(_denied(entries, vocabulary))
    signings = _signings(entries, vocabulary, one_way)
    readings = (_added_up(entries, amounts, {*untold, *denied}) for amounts, untold in signings)
    return with_fewest_breaks(readings, lambda reading: reading.chain.breaks)


def _added_up(entries: Sequence[Entry], signed: Sequence[Decimal | None], untold: Collection[int]) -> Reading:
    """The reading of amounts signed so; a row that is void shows what it would have moved, whichever way."""
    amounts = tuple(_whole(entry) if entry.row.void else amount for entry, amount in zip(entries, signed, strict=True))
    untold = tuple(index for index in sorted(untold) if not entries[index].row.void)
    return Reading(entries, amounts, chain(_links(entries, amounts)), untold)


def from_opening(reading: Reading, opening: Decimal | None) -> Reading:
    """The reading; where only one row's direction is told by nothing else, by the balance that the paper prints for before its rows."""
    if opening is None or len(reading.untold) != 1:
        return reading
    (index,) = reading.untold
    amount, entry = reading.amounts[index], reading.entries[index]
    ways = [way for way in (amount, -amount) if opening + way - entry.fee == entry.balance] if amount else []
    if len(ways) != 1:
        return reading
    return _added_up(reading.entries, [*reading.amounts[:index], ways[0], *reading.amounts[index + 1 :]], ())


def _denied(entries: Sequence[Entry], vocabulary: StatementVocabulary) -> Iterator[int]:
    """The rows whose sign and direction, or column, deny each other, though no word says that money was given back and no balance tells."""
    flags = [vocabulary.direction(entry.flag) for entry in entries]
    out = [entry.amount or entry.out or Decimal(0) for entry, way in zip(entries, flags, strict=True) if way == "out" or entry.out]
    minus = sum(amount < 0 for amount in out) > len(out) / 2  # as a rule, what went out prints its minus
    for index, (entry, way) in enumerate(zip(entries, flags, strict=True)):
        into = entry.into or (entry.amount if way == "in" else None)
        gone = entry.out or (entry.amount if way == "out" else None)
        if (into and into < 0) or (gone and (gone < 0) != minus):
            told = (cell for role in _SAYING for cell in entry.cells(role))
            yield from () if any(map(vocabulary.gives_back, told)) else (index,)


def _whole(entry: Entry) -> Decimal | None:
    """The amount of a row that moved none of it."""
    return next((amount for amount in (entry.amount, entry.into, entry.out) if amount), entry.amount)


def _links(entries: Sequence[Entry], amounts: Sequence[Decimal | None]) -> list[Link]:
    """Each account and each currency is a chain of its own."""
    return [
        Link(None if entry.row.void else amount, entry.balance, entry.row.page, entry.date, f"{entry.account} {entry.currency}", entry.fee)
        for amount, entry in zip(amounts, entries, strict=True)
    ]


_Signing = tuple[list[Decimal | None], list[int]]


def _signings(entries: Sequence[Entry], vocabulary: StatementVocabulary, one_way: Direction | None) -> Iterator[_Signing]:
    """Every way to sign the amounts, the likeliest first: two columns, a direction's column, a printed sign, the balances."""
    if any(entry.into is not None or entry.out is not None for entry in entries):
        yield from _split(entries, vocabulary)
        return
    printed = [entry.amount for entry in entries]
    if flags := _flags(entries, vocabulary):
        if _signs_say_again(printed, flags):
            yield printed, []
        for turned in (False, True):
            yield from _by_flags(entries, flags, turned)
        return
    if one_way is None and not _are_signed(entries) and not any(entry.balance for entry in entries):
        yield from _by_summaries(entries, vocabulary)
        return
    if not any(entry.balance for entry in entries) and (marked := _plus_alone(entries)):
        yield [-amount if amount and not plus else amount for amount, plus in zip(printed, marked, strict=True)], []
        return
    yield printed, []
    if not any(amount < 0 for amount in printed if amount is not None):
        yield from _by_balance(entries, printed, vocabulary)


def _are_signed(entries: Sequence[Entry]) -> bool:
    """Whether some amount prints a sign of its own."""
    return any((entry.amount or 0) < 0 or _TOLD.search(entry.cell("amount")) for entry in entries)


def _plus_alone(entries: Sequence[Entry]) -> list[bool]:
    """Which amounts print a plus, where some do, none prints a minus, and others print nothing: those went out. Else nothing."""
    cells = [entry.cell("amount") for entry in entries]
    plus = [cell.startswith("+") for cell in cells]
    told = any(_TOLD.search(cell.removeprefix("+")) for cell in cells) or any((entry.amount or 0) < 0 for entry in entries)
    return plus if any(plus) and not all(plus) and not told else []


def _by_summaries(entries: Sequence[Entry], vocabulary: StatementVocabulary) -> Iterator[_Signing]:
    """As the summaries say; nothing else on the paper tells a row's direction, and one that says nothing is told."""
    ways = [_way_of(entry, vocabulary) for entry in entries]
    amounts = [-entry.amount if entry.amount and way == "out" else entry.amount for entry, way in zip(entries, ways, strict=True)]
    yield amounts, [index for index, way in enumerate(ways) if way is None and amounts[index]]


def _way_of(entry: Entry, vocabulary: StatementVocabulary) -> Direction | None:
    told = {way for role in _SAYING for cell in entry.cells(role) if (way := vocabulary.direction_of_summary(cell))}
    return told.pop() if len(told) == 1 else None


def _signs_say_again(amounts: Sequence[Decimal | None], flags: Sequence[Direction | None]) -> bool:
    """Whether most amounts that went out print a minus (支出 beside -169.70). Where few do, it gives money back."""
    out = [amount for amount, flag in zip(amounts, flags, strict=True) if amount and flag == "out"]
    return sum(amount < 0 for amount in out) > len(out) / 2


def _by_flags(entries: Sequence[Entry], flags: Sequence[Direction | None], turned: bool) -> Iterator[_Signing]:
    """As the flags tell, or `turned` round; a row that has none that is known, and no minus, as its balance does, or as rows like it."""
    flagged = [_flagged(entry, flag, turned) for entry, flag in zip(entries, flags, strict=True)]
    without = {index for index, (entry, flag) in enumerate(zip(entries, flags, strict=True)) if flag is None and (entry.amount or 0) > 0}
    if not without:
        yield flagged, []
        return
    for signed, untold in directions_from_balances(_links(entries, [entry.amount for entry in entries])):
        told = [signed[index] if index in without else amount for index, amount in enumerate(flagged)]
        yield _with_untold(entries, told, [index for index in untold if index in without], _by_flag)


def _flags(entries: Sequence[Entry], vocabulary: StatementVocabulary) -> list[Direction | None]:
    """The direction that each row's flag tells; where none does, what every summary is (支出 under 交易类型). Else nothing."""
    flags = [vocabulary.direction(entry.flag) for entry in entries]
    if any(flags):
        return ["neutral" if entry.row.void else flag for entry, flag in zip(entries, flags, strict=True)]
    ways = ([vocabulary.direction(cell) for cell in entry.cells("summary")] for entry in entries)
    told = [[way for way in of_row if way in ("in", "out")] for of_row in ways]
    signed = any(entry.amount and entry.amount < 0 for entry in entries)
    return [of_row[0] for of_row in told] if all(told) and not signed else []


def _split(entries: Sequence[Entry], vocabulary: StatementVocabulary) -> Iterator[_Signing]:
    """As the two columns are called; the other way round; where one of them is always empty, by the balances."""
    plain = any(entry.out and entry.out > 0 for entry in entries)  # beside such, a minus gives money back
    flagged = [_flagged(entry, vocabulary.direction(entry.flag), turned=False) for entry in entries]  # in another section

    def nets(reversals: bool) -> list[Decimal | None]:
        return [
            other if entry.into is None and entry.out is None else _net(entry, reversals)
            for entry, other in zip(entries, flagged, strict=True)
        ]

    net = nets(plain)
    yield net, []
    yield nets(not plain), []
    yield [None if amount is None else -amount for amount in net], []
    if not any(entry.into for entry in entries) or not any(entry.out for entry in entries):
        yield from _by_balance(entries, [None if amount is None else abs(amount) for amount in net], vocabulary)


def _by_balance(entries: Sequence[Entry], amounts: Sequence[Decimal | None], vocabulary: StatementVocabulary) -> Iterator[_Signing]:
    """Signed by the balances."""
    for signed, untold in directions_from_balances(_links(entries, amounts)):
        yield _with_untold(entries, signed, untold, partial(_by_summary, vocabulary=vocabulary))


def _with_untold(
    entries: Sequence[Entry], signed: list[Decimal | None], untold: Sequence[int], by: Callable[[Entry, _Ways], Direction | None]
) -> _Signing:
    """The amounts; where no balance tells, signed `by` what rows of the same flag or summary are."""
    alike = _ways_of_the_told(entries, signed, untold)
    told = {index: by(entries[index], alike) for index in untold}
    for index in untold:
        amount = signed[index]
        signed[index] = -amount if amount is not None and told[index] == "out" else amount
    return signed, [index for index in untold if told[index] is None]


def _ways_of_the_told(entries: Sequence[Entry], signed: Sequence[Decimal | None], untold: Sequence[int]) -> _Ways:
    """The directions of the rows with each flag and with each summary, where the balances tell them."""
    left_out = frozenset(untold)
    ways: defaultdict[tuple[Role, str], set[Direction]] = defaultdict(set)
    for index, (entry, amount) in enumerate(zip(entries, signed, strict=True)):
        if amount and index not in left_out:
            for role in _ALIKE:
                ways[role, entry.cell(role)].add("in" if amount > 0 else "out")
    return ways


def _by_flag(entry: Entry, alike: _Ways, roles: Sequence[Role] = ("flag",)) -> Direction | None:
    for role in roles:
        ways = alike.get((role, own)) if (own := entry.cell(role)) else None
        if ways and len(ways) == 1:
            return next(iter(ways))
    return None


def _by_summary(entry: Entry, alike: _Ways, vocabulary: StatementVocabulary) -> Direction | None:
    """As rows of the same flag or summary went, or as the summary's words say; a transfer goes as others do by chance alone."""
    summary = entry.cell("summary")
    if way := _by_flag(entry, alike, ("flag",) if vocabulary.goes_either_way(summary) else _ALIKE):
        return way
    return vocabulary.direction_of_summary(summary)


def _net(entry: Entry, reversals: bool) -> Decimal:
    """In minus out; the column of money out may print its own minus, and does where it holds no `reversals`."""
    out = entry.out or Decimal(0)
    return (entry.into or Decimal(0)) - (out if reversals else abs(out))


def _flagged(entry: Entry, direction: Direction | None, turned: bool) -> Decimal | None:
    if entry.amount is None or direction is None or direction == "neutral":
        return entry.amount
    return entry.amount if (direction == "in") != turned else -entry.amount
