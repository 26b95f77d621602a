"""Which statements are of one account."""

from __future__ import annotations

from collections.abc import Sequence

from reprieve.matching.names import same_account
from reprieve.model import Document, Statement

Read = tuple[Document, Statement]


def by_account(statements: Sequence[Read]) -> list[tuple[Read, ...]]:
    """The statements by account, in the order of the papers. One that prints no number goes with those of its bank, or of no bank. No
    two of a group are of different accounts: a number of which little is printed may be either of two.
    """
    groups: list[list[Read]] = []
    for pair in sorted(statements, key=lambda pair: (not pair[1].account, -sum(map(str.isdigit, pair[1].account)))):
        group = next((group for group in groups if all(_is_of(pair, other) for other in group)), None)
        if group is None:
            groups.append([pair])
        else:
            group.append(pair)
    places = {id(paper): place for place, (paper, _statement) in enumerate(statements)}
    ordered = [tuple(sorted(group, key=lambda pair: places[id(pair[0])])) for group in groups]
    return sorted(ordered, key=lambda group: places[id(group[0][0])])


def _is_of(pair: Read, compared: Read) -> bool:
    (paper, statement), (other_paper, other) = pair, compared
    if paper.kind != other_paper.kind:
        return False
    if statement.account and other.account:
        return same_account(statement.account, other.account) or statement.account == other.account
    return not statement.issuer or not other.issuer or statement.issuer == other.issuer
