"""Findings about what the papers show and the case lacks: lenders, cards, and accounts of the applicant's own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from reprieve.figures.fen import ZERO
from reprieve.judge.evidence import Evidence, source
from reprieve.judge.months import month_of
from reprieve.judge.remark import IN_THE_CASE, Remark
from reprieve.judge.says_otherwise import REFUSED
from reprieve.language import _
from reprieve.library.pattern import compiled
from reprieve.matching.debts import assignee, bears_number
from reprieve.matching.names import any_person, plain, same_account, same_creditor, stated
from reprieve.model import Certificate, Classified, Document, Income, Transaction

OPEN_ACCOUNTS, CARD = "open_accounts", "account_tail"
DEBT_PAYMENT = "debt_payment"
_DEBT_NATURES = frozenset({DEBT_PAYMENT, "loan_in"})
_OWN_TRANSFERS = frozenset({"own_transfer", "own_transfer_out"})
_TAIL = 4


def undeclared_debt(evidence: Evidence, income: Income) -> Iterator[Remark]:
    """Lenders and cards that the statements show, a credit report lists, or a bill or contract is of, and the case does not name."""
    yield from _lenders_on_statements(evidence, income)
    yield from _cards_on_statements(evidence, income)
    named = [debt.creditor for debt in evidence.case.stated.debts]
    for paper, certificate in evidence.certificates():
        lenders = certificate.fields.get(OPEN_ACCOUNTS, "").split("、") if evidence.is_applicants(paper) is not False else []
        for lender in lenders:
            if stated(lender) and not any(same_creditor(lender, other) for other in named):
                message = _(
                    "{file} lists an account with {lender} that is not settled; the case does not name it", file=paper.file, lender=lender
                )
                yield Remark(message, (IN_THE_CASE, source(paper, told=(OPEN_ACCOUNTS,))))
        if _is_of_no_debt(paper, certificate, evidence):
            tail = certificate.fields.get(CARD, "")
            owed = _("{payee}, card {tail}", payee=certificate.issuer, tail=tail) if stated(tail) else certificate.issuer
            message = _("{file} is of a debt to {lender}; the case does not name it", file=paper.file, lender=owed)
            yield Remark(message, (IN_THE_CASE, source(paper, told=(CARD, "issuer"))))


def _lenders_on_statements(evidence: Evidence, income: Income) -> Iterator[Remark]:
    named = [debt.creditor for debt in evidence.case.stated.debts]
    groups: dict[str, list[Classified]] = defaultdict(list)
    for item in income.classified:
        name = item.transaction.counterparty
        if item.nature in _DEBT_NATURES and _is_lender(name, evidence) and not any(same_creditor(name, other) for other in named):
            groups[plain(name)].append(item)
    for items in groups.values():
        yield _shown(items[0].transaction.counterparty, items)


def _cards_on_statements(evidence: Evidence, income: Income) -> Iterator[Remark]:
    """Cards that are paid off, at a creditor whom the case names or whose name does not stand there, and are none of its debts."""
    stated_debts = evidence.case.stated.debts
    own = [*(debt.account for debt in stated_debts), *(statement.account for _paper, statement in evidence.statements())]
    if not all(_tail(debt.account) for debt in stated_debts if debt.type == "credit_card"):
        return
    groups: dict[str, list[Classified]] = defaultdict(list)
    for item in income.classified:
        card = _card_paid(item.transaction, evidence) if item.nature == DEBT_PAYMENT else ""
        told_by_name = _is_lender(item.transaction.counterparty, evidence)
        if told_by_name and not any(same_creditor(item.transaction.counterparty, debt.creditor) for debt in stated_debts):
            continue
        if card and not any(same_account(card, number) for number in own):
            groups[card[-_TAIL:]].append(item)
    for tail, items in groups.items():
        payee = items[0].transaction.counterparty or items[0].transaction.summary
        yield _shown(_("{payee}, card {tail}", payee=payee, tail=tail), items)


def _shown(lender: object, items: Sequence[Classified]) -> Remark:
    message = _(
        "the statements show {lender} as a lender, {count} times, last on {day}; the case does not name it",
        lender=lender,
        count=len(items),
        day=max(item.transaction.date for item in items),
    )
    return Remark(message, (IN_THE_CASE, *(item.source for item in items)))


def _card_paid(row: Transaction, evidence: Evidence) -> str:
    """The number, or the last digits, of the credit card that a row says it pays off; empty where it names none."""
    number = "".join(row.counterparty_account.split())
    if re.fullmatch(evidence.library.findings.card_numbers, number) and ("*" in number or _is_checked(number)):
        return number
    said = f"{row.summary} {row.note}"
    found = (compiled(pattern).search(said) for pattern in evidence.library.findings.card_paid)
    return next((match[1] for match in found if match), "")


def _is_checked(number: str) -> bool:
    """Whether the last digit is the check digit that card numbers have, and a bank's own accounts seldom."""
    digits = [int(digit) for digit in reversed(number)]
    return sum(digits[::2] + [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]) % 10 == 0


def _tail(number: str) -> bool:
    return re.search(rf"\d{{{_TAIL}}}$", number) is not None


def _is_of_no_debt(paper: Document, certificate: Certificate, evidence: Evidence) -> bool:
    """Whether the paper proves that the applicant owes, or owed, a creditor, or on a card, of which the case says nothing."""
    kind = evidence.library.documents[paper.kind]
    proves_debt = kind.limb == "debt" and OPEN_ACCOUNTS not in kind.read
    open_still = not certificate.fields.get(REFUSED) and certificate.figures.get("due") != ZERO
    if not (proves_debt and open_still and stated(certificate.issuer) and evidence.is_applicants(paper) is not False):
        return False
    lenders = (certificate.issuer, assignee(certificate))
    debts = evidence.case.stated.debts
    same = [debt for debt in debts if any(same_creditor(name, debt.creditor) for name in lenders)]
    other_card = stated(certificate.fields.get(CARD, "")) and all(_tail(debt.account) for debt in same)
    return not any(bears_number(paper, debt) for debt in debts) and (not same or other_card)


def _is_lender(name: str, evidence: Evidence) -> bool:
    """Whether a name is that of someone who lends: not the applicant's own, and none at all tells nothing."""
    return stated(name) and re.search(evidence.library.findings.lender_names, plain(name)) is not None


def account_not_shown(evidence: Evidence, income: Income) -> Iterator[Remark]:
    """An account of the applicant's own that money goes to or comes from month after month, and no statement of it is there."""
    groups: dict[str, list[Classified]] = defaultdict(list)
    for number, item in _between_own_accounts(evidence, income):
        groups[number[-_TAIL:]].append(item)
    for tail, items in groups.items():
        if len({month_of(item.transaction.date) for item in items}) >= evidence.library.findings.regular_months:
            amounts = [item.transaction.amount for item in items]
            message = _(
                "the statements show the applicant's account {tail}: {received} came from it and {sent} went to it, {count} times; "
                "no statement of it is there",
                tail=tail,
                received=sum((amount for amount in amounts if amount > 0), ZERO),
                sent=sum((-amount for amount in amounts if amount < 0), ZERO),
                count=len(items),
            )
            yield Remark(message, (IN_THE_CASE, *(item.source for item in items)))


def _between_own_accounts(evidence: Evidence, income: Income) -> Iterator[tuple[str, Classified]]:
    """Rows worth asking about, each with the number of the applicant's other account, of which no paper and no debt is."""
    rules, debts = evidence.library.findings, evidence.case.stated.debts
    moved = [item for item in income.classified if item.nature in _OWN_TRANSFERS]
    known = [*(debt.account for debt in debts), *_accounts_shown(evidence)]
    any_card = any(debt.type == "credit_card" and not _tail(debt.account) for debt in debts)
    for item in moved:
        row, number = item.transaction, "".join(item.transaction.counterparty_account.split())
        said = f"{row.summary} {row.note} {row.counterparty} {number}"
        own = _tail(number) and any_person(row.counterparty, evidence.case.stated.applicant.names)
        if not own or abs(row.amount) < rules.regular_least or re.search(rules.own_deposits, said):
            continue
        shown = any(same_account(number, other) or (_tail(other) and number.startswith(other)) for other in known)
        may_be_debts = any_card and row.amount < 0 and _card_paid(row, evidence)
        if not shown and not may_be_debts and not any(_is_other_side(other, item) for other in moved):
            yield number, item


def _accounts_shown(evidence: Evidence) -> Iterator[str]:
    for _paper, statement in evidence.statements():
        yield from {statement.account, *(row.account for row in statement.transactions)}
    yield from (certificate.fields.get(CARD, "") for _paper, certificate in evidence.certificates())


def _is_other_side(other: Classified, item: Classified) -> bool:
    """Whether a row tells of the transfer on its other account, which may print its own number where banks print its card's."""
    one, two = item.transaction, other.transaction
    same_number = same_account(one.counterparty_account, two.counterparty_account)  # money that only passed through
    return (one.date, one.amount) == (two.date, -two.amount) and other.source.file != item.source.file and not same_number
