"""What each transaction is: wages, a refund, a transfer between own accounts. The words are data (library/natures.toml)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from statistics import median

from reprieve.judge.evidence import Evidence, source
from reprieve.judge.issuers import employers_on
from reprieve.judge.joint import JOINT_RECEIPT, JOINT_WAGES, OTHER_HOLDER, whose
from reprieve.judge.months import month_of
from reprieve.judge.overlap import each_payment, is_foreign
from reprieve.language import _
from reprieve.library.nature import NatureRule, Natures, Payer
from reprieve.matching.names import any_organisation, any_person, plain, same_account, stated
from reprieve.model import Classified, Document, Transaction

FOREIGN = "foreign_currency"
WAGES = "wages"
REFUND = "refund"
BUSINESS_RECEIPTS = "business"
_COUNTED = frozenset({"wages", "benefits", "other"})
_DAYS_IN_MONTH = 31
_ROWS_A_MONTH = 1.5
_MOST = 0.75


@dataclass(frozen=True, slots=True)
class Row:
    """One transaction of the applicant's, with the paper and the row (from 1) where it stands."""

    paper: Document
    number: int
    transaction: Transaction
    foreign: bool


@dataclass(frozen=True, slots=True)
class _Known:
    """Who is who on the other side of a row."""

    natures: Natures
    persons: tuple[str, ...]
    accounts: tuple[str, ...]
    employers: tuple[str, ...]
    household: tuple[str, ...]

    def payer(self, transaction: Transaction) -> Payer:
        name, account = transaction.counterparty, transaction.counterparty_account
        if any_person(name, self.persons) or any(same_account(account, own) for own in self.accounts):
            return "own"
        if any_organisation(name, self.employers):
            return "employer"
        if any_person(name, self.household):
            return "household"
        return _payer_by_name(name, self.natures.lender_words, self.natures.wallet_words, self.natures.organisation_words)


def classify(evidence: Evidence) -> tuple[Classified, ...]:
    """Every transaction on the applicant's statements, once, with its nature and the rule that said so, in order of the papers."""
    rows = own_rows(evidence)
    known = _known(evidence, rows)
    natures = evidence.library.natures
    payers = [known.payer(row.transaction) for row in rows]
    given: dict[int, NatureRule] = {}
    for rule in natures.rules:
        open_rows = [index for index, row in enumerate(rows) if index not in given and not row.foreign]
        fitting = [index for index in open_rows if _fits(rule, rows[index].transaction, payers[index])]
        given |= dict.fromkeys(_kept_up(rule, fitting, rows, natures.steady_day_spread), rule)
    given |= dict.fromkeys(_taken_back(rows, given, natures), _rule_of(natures, REFUND))
    earned = {index: (rows[index].paper, rows[index].transaction) for index, rule in given.items() if _is_earned(rule, natures)}
    joint = {index: _on_joint_account(given[index], own) for index, own in whose(earned, evidence).items() if own is not True}
    return tuple(_classified(row, given.get(index), joint.get(index), natures) for index, row in enumerate(rows))


def _is_earned(rule: NatureRule, natures: Natures) -> bool:
    return natures.natures[rule.nature].column not in ("excluded", "out")


def _on_joint_account(rule: NatureRule, own: bool | None) -> str:
    """What a receipt of a joint account is that is not named as the applicant's."""
    if own is False:
        return OTHER_HOLDER
    return JOINT_WAGES if rule.nature == WAGES else JOINT_RECEIPT


def _taken_back(rows: Sequence[Row], given: Mapping[int, NatureRule], natures: Natures) -> Iterator[int]:
    """The receipts that a later row takes back in full: of the same amount, within days, called a reversal."""
    open_receipts = [index for index, rule in given.items() if natures.natures[rule.nature].column in _COUNTED]
    for row in rows:
        if row.transaction.amount < 0 and re.search(natures.reversal_words, f"{row.transaction.summary} {row.transaction.note}"):
            reversed_ = [
                index
                for index in open_receipts
                if rows[index].transaction.amount == -row.transaction.amount
                and 0 <= (row.transaction.date - rows[index].transaction.date).days <= natures.reversal_days
            ]
            if reversed_:
                latest = max(reversed_, key=lambda index: rows[index].transaction.date)
                open_receipts.remove(latest)
                yield latest


def _rule_of(natures: Natures, nature: str) -> NatureRule:
    return next(rule for rule in natures.rules if rule.nature == nature)


def own_rows(evidence: Evidence) -> list[Row]:
    """The rows of the applicant's statements; what overlapping statements of one account both print counts once, by its fullest row."""
    return [
        Row(paper, number, row, is_foreign(statement, row, evidence))
        for paper, statement, number in each_payment(evidence.own_statements(), evidence)
        for row in (statement.transactions[number - 1],)
    ]


def _known(evidence: Evidence, rows: Sequence[Row]) -> _Known:
    natures = evidence.library.natures
    persons = evidence.case.stated.applicant.names
    accounts = tuple(statement.account for _paper, statement in evidence.own_statements())
    named = tuple(employers_named(evidence))
    known = _Known(natures, persons, accounts, named, tuple(_household(evidence)))
    telling = [rule for rule in natures.rules if rule.names_employer]
    paying = {
        row.transaction.counterparty for row in rows if any(_fits(rule, row.transaction, known.payer(row.transaction)) for rule in telling)
    }
    return replace(known, employers=(*named, *sorted(paying)))


def employers_named(evidence: Evidence) -> Iterator[str]:
    """The employers that payslips and employers' certificates name."""
    for paper in evidence.documents:
        if evidence.is_applicants(paper) is not False:
            yield from employers_on(paper, evidence.library.natures.employer_papers, evidence)


def _household(evidence: Evidence) -> Iterator[str]:
    """The members of the family that papers on kinship name, where these name the applicant too."""
    for paper, certificate in evidence.certificates():
        own = [name for name in certificate.people if any_person(name, evidence.case.stated.applicant.names)]
        if own and paper.kind in evidence.library.natures.kinship_papers:
            yield from (name for name in certificate.people if name not in own and stated(name))


@lru_cache(maxsize=4096)
def _payer_by_name(name: str, lenders: str, wallets: str, organisations: str) -> Payer:
    if not stated(name):
        return "nobody"
    if re.search(lenders, plain(name)):
        return "lender"
    if re.search(wallets, plain(name)):
        return "wallet"
    return "organisation" if re.search(organisations, plain(name)) or not _is_name("".join(name.split())) else "person"


def _is_name(name: str) -> bool:
    """A Chinese personal name: two to four characters, or with a dot between its parts; masks stand for characters."""
    return re.fullmatch(r"[\u3400-\u9fff*]{2,4}|[\u3400-\u9fff*]+[·•‧・･∙.．][\u3400-\u9fff*·•‧・･∙.．]+", name) is not None


def _fits(rule: NatureRule, row: Transaction, payer: Payer) -> bool:
    if rule.direction not in ("any", _direction(row)):
        return False
    text, named = _text(rule, row), rule.payee_words if row.amount < 0 else rule.payer_words
    told = any(word in text for word in rule.words) or any(word in row.counterparty for word in named)
    if (rule.words or rule.payee_words or rule.payer_words) and not told:
        return False
    if abs(row.amount) < rule.least or any(word in f"{row.summary} {row.note}" for word in rule.not_words):
        return False
    return not rule.payers or payer in rule.payers


def _text(rule: NatureRule, row: Transaction) -> str:
    return {"summary": row.summary, "note": row.note, "both": f"{row.summary} {row.note}"}[rule.words_in]


def _direction(row: Transaction) -> str:
    if row.neutral:
        return "neutral"
    return "in" if row.amount > 0 else "out"


def _kept_up(rule: NatureRule, fitting: Sequence[int], rows: Sequence[Row], spread: int) -> Iterable[int]:
    """Those of the fitting rows whose payer pays in as many months, and as steadily, as the rule asks."""
    if not rule.months:
        return fitting
    by_payer: dict[str, list[int]] = defaultdict(list)
    for index in fitting:
        by_payer[plain(rows[index].transaction.counterparty)].append(index)
    return [index for group in by_payer.values() if _regular(rule, [rows[index].transaction for index in group], spread) for index in group]


def _regular(rule: NatureRule, payments: Sequence[Transaction], spread: int) -> bool:
    months = {month_of(payment.date) for payment in payments}
    if len(months) < rule.months:
        return False
    return not rule.steady or (len(payments) <= _ROWS_A_MONTH * len(months) and _same_day(payments, spread))


def _same_day(payments: Sequence[Transaction], spread: int) -> bool:
    """Whether most payments come within so many days of the usual one; the 31st and the 1st are neighbours."""
    days = [payment.date.day for payment in payments]
    apart = [[min(abs(day - usual), _DAYS_IN_MONTH - abs(day - usual)) for day in days] for usual in (median(days), *set(days))]
    return max(sum(each <= spread for each in all_of) for all_of in apart) >= _MOST * len(days)


def _classified(row: Row, rule: NatureRule | None, joint: str | None, natures: Natures) -> Classified:
    where = source(row.paper, row.number)
    if joint:
        return Classified(where, row.transaction, joint, _("joint account: {nature}", nature=natures.natures[joint].name), counted=False)
    if rule is None:
        return Classified(where, row.transaction, FOREIGN, _("foreign currency: it is not added to yuan"), counted=False)
    nature = natures.natures[rule.nature]
    why = _("{nature}: {why}", nature=nature.name, why=rule.why)
    return Classified(where, row.transaction, rule.nature, why, counted=nature.column in _COUNTED)
